"""Pictures that say "notified to / registered with the Ministry of Industry and Trade" (online.gov.vn)."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Any
from urllib.parse import urlsplit

from parsel import Selector

from crawler.addresses import absolute
from crawler.document_tree import PICTURES, SHEETS, STYLED
from crawler.page_links import base_address
from storage.records import Badge

REGISTER_HOST = "online.gov.vn"
# File names and alternative texts seen on real shops, compared without case, marks and signs.
_BADGE = re.compile(r"logosalenoti|logoccdv|dathongbao|dadangky(?:voi)?bo|bocongthuong|thongbaobct|onlinegov|\bbct\b")
_URL = re.compile(r"url\(\s*['\"]?([^'\")\s]{1,500})", re.IGNORECASE)
_RULE = re.compile(r"([^{}]{1,500})\{([^{}]{0,2000})\}")
_LAST_NAME = re.compile(r"([.#][\w-]+)(?:::?\w+)?\s*(?=,|$)")
_LONGEST_SHEET, _LONGEST_SAID = 200_000, 500  # characters
_PICTURE_ADDRESSES = ("src", "data-src", "data-lazy-src", "data-original", "data-img", "srcset", "data-srcset")


def find_badges(selector: Selector, page_url: str, sheets: Sequence[str] = ()) -> tuple[Badge, ...]:
    """The badges of a page in document order. A badge is a link only inside an <a href>: a comment or <p href> is none.

    A link to the register counts whatever its picture is called; one without a picture has an empty `image`. `sheets`
    are the texts of the page's stylesheets of other addresses.
    """
    base = base_address(selector, page_url)
    badges: list[Badge] = []
    shown: set[Any] = set()
    for element in PICTURES(selector.root):
        link = next(element.iterancestors("a"), None)
        href = absolute(link.get("href") or "", base) if link is not None else None
        if link is not None and link in shown:
            continue
        if _looks_like_badge(element) or _is_register(href):
            badges.append(Badge(image=_address(element), href=href))
            shown.add(link if link is not None else element)
    for element, address in _backgrounds(selector, sheets):
        link = next((one for one in (element, *element.iterancestors()) if one.tag == "a"), None)
        if element not in shown and (link is None or link not in shown):
            badges.append(
                Badge(image=address, href=absolute(link.get("href") or "", base) if link is not None else None)
            )
            shown.add(element if link is None else link)
    for anchor in selector.xpath(f"//a[contains(@href, '{REGISTER_HOST}')]"):
        href = absolute(anchor.root.get("href"), base)
        if anchor.root not in shown and _is_register(href):
            badges.append(Badge(image="", href=href))
    return tuple(dict.fromkeys(badges))


def _backgrounds(selector: Selector, sheets: Sequence[str]) -> Iterator[tuple[Any, str]]:
    """(element, picture) of the badges that a style of the page paints behind an element."""
    for element in STYLED(selector.root):
        address = _URL.search(element.get("style"))
        if address and _is_badge_name(address[1]):
            yield element, address[1]
    painted: dict[str, str] = {}
    for sheet in (*(one.text or "" for one in SHEETS(selector.root)), *sheets):
        for rule in _RULE.finditer(sheet[:_LONGEST_SHEET]) if "url(" in sheet.lower() else ():
            address = _URL.search(rule[2])
            if address and _is_badge_name(address[1]):
                painted |= dict.fromkeys(_LAST_NAME.findall(rule[1]), address[1])
    for found in selector.xpath("//body//*[@class or @id]") if painted else ():
        named = {*(f".{one}" for one in (found.root.get("class") or "").split()), f"#{found.root.get('id')}"}
        name = next((one for one in painted if one in named), None)
        if name is not None:
            yield found.root, painted[name]


def _is_badge_name(address: str) -> bool:
    name = address.rsplit("/", 1)[-1]
    return bool(_BADGE.search(_plain(name)) or re.search(r"(?<![a-z])bct(?![a-z])", name.lower()))


def _looks_like_badge(picture: Any) -> bool:
    said = [
        _address(picture).rsplit("/", 1)[-1],
        *((picture.get(name) or "")[:_LONGEST_SAID] for name in ("alt", "title", "data-alt", "data-title")),
    ]
    return any(one and _BADGE.search(_plain(one)) for one in said) or _is_badge_name(said[0])


def _address(picture: Any) -> str:
    """Where the picture comes from; a lazy one keeps it in a data attribute and a placeholder in src."""
    found = [str(picture.get(name) or "").strip() for name in _PICTURE_ADDRESSES]
    real = [one for one in found if one and not one.startswith("data:")]
    return (real[0].split()[0] if real else "")[:2000]


@lru_cache(maxsize=20_000)
def _plain(text: str) -> str:
    bare = unicodedata.normalize("NFD", text.lower().replace("đ", "d"))
    return re.sub(r"[^a-z0-9]", "", bare)


def _is_register(href: str | None) -> bool:
    host = urlsplit(href or "").hostname or ""
    return host == REGISTER_HOST or host.endswith(f".{REGISTER_HOST}")
