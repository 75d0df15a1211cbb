"""A record of the register at online.gov.vn: which domains it names."""

from __future__ import annotations

import re

from parsel import Selector

from crawler.platforms.reading.shop_pages import lines_of

_DOMAIN = re.compile(
    r"(?<![\w@.-])(?:https?://)?(?P<host>(?:[\w-]+\.)+[a-z][\w-]*|(?:www\.)?\d{1,3}(?:\.\d{1,3}){3}|localhost)(?P<port>:\d{2,5})?(?![\w@-])",
    re.IGNORECASE,
)
_LABEL = re.compile(r"tên miền|website|trang web|địa chỉ (?:web|truy cập)|domain|url", re.IGNORECASE)
_OWN = re.compile(r"(?:^|\.)(?:online\.gov\.vn|moit\.gov\.vn)$")
_FILE = re.compile(r"\.(?:html?|aspx?|php|png|jpe?g|gif|css|js)$", re.IGNORECASE)


def domains_on(selector: Selector) -> tuple[str, ...]:
    """host or host:port, lower case, of a record's page: those beside a label such as "Tên miền" if there are any, else
    all that a visitor reads. An e-mail address names none."""
    lines = lines_of(selector)
    labelled = [line for line in _with_next(lines) if _LABEL.search(line)]
    return _domains(labelled) or _domains(lines)


def _with_next(lines: tuple[str, ...]) -> list[str]:
    """Each line, and with it the next one where it is a bare label: a table keeps the two in two cells."""
    joined = []
    for at, line in enumerate(lines):
        is_bare = _LABEL.search(line) and not _DOMAIN.search(line) and len(line) < 60
        joined.append(f"{line} {lines[at + 1]}" if is_bare and at + 1 < len(lines) else line)
    return joined


def _domains(lines: list[str] | tuple[str, ...]) -> tuple[str, ...]:
    found: dict[str, None] = {}
    for line in lines:
        for hit in _DOMAIN.finditer(line):
            host = hit["host"].lower()
            if not _OWN.search(host) and not _FILE.search(host):
                found[f"{host}{hit['port'] or ''}"] = None
    return tuple(found)
