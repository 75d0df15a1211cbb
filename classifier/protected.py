"""Protected names: organisations, their own domains, and the words that stand for them. Read from and written to CSV.

The CSV has a header. Columns `name, domain, other_domains, keywords` are needed; `sector, checked, scope` are ours and may be
missing; further columns are ignored. `other_domains` and `keywords` hold several values, parted by `;`. A row whose `checked` is not
"yes" was entered but not yet compared with the organisation's own page: it is watched all the same, and shown so.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TextIO

NAMES = Path(__file__).parent / "data" / "protected.csv"
COLUMNS = ("name", "domain", "other_domains", "sector", "keywords", "checked", "scope")
_NEEDED = ("name", "domain", "other_domains", "keywords")
_DOMAIN = re.compile(r"[a-z0-9_-]+(?:\.[a-z0-9_-]+)+")

# Sectors whose imitation deceives in the name of the state, a bank or the press (rule DN-05), not of a mere brand.
STATE_BANK_PRESS = frozenset({"government", "province", "bank", "news", "securities", "finance", "wallet", "utility"})


class ProtectedError(ValueError):
    """A list of protected names can not be used; the text says which line, and what to do. Raised by `read_names`."""


@dataclass(frozen=True, slots=True)
class ProtectedName:
    """An organisation, its official domains (never lookalikes of it), and the words that stand for it in a domain.

    `domains` begins with `domain`; `sector` may be empty; `checked` says that a person compared the row with the organisation's own
    page; `scope` is "vn", "global" (a brand from abroad) or empty.
    """

    name: str
    domain: str
    domains: tuple[str, ...]
    sector: str
    keywords: tuple[str, ...]
    checked: bool = True
    scope: str = ""


def read_names(file: Iterable[str]) -> tuple[ProtectedName, ...]:
    """The rows of a CSV of protected names, in order. Raises ProtectedError for a wrong header, a bad row or no row at all."""
    rows = csv.DictReader(file, restval="")
    missing = [column for column in _NEEDED if column not in (rows.fieldnames or ())]
    if missing:
        raise ProtectedError(
            f"protected names: column {', '.join(missing)} is missing; the header is {','.join(COLUMNS)}"
        )
    try:
        names = tuple(_name(row, rows.line_num) for row in rows)
    except csv.Error as error:
        raise ProtectedError(f"protected names, line {rows.line_num}: {error}") from error
    if not names:
        raise ProtectedError("protected names: the list is empty, so nothing can be found; add at least one row")
    return names


def write_names(names: Iterable[ProtectedName], file: TextIO) -> None:
    """Write the CSV that `read_names` reads."""
    rows = csv.writer(file, lineterminator="\n")
    rows.writerow(COLUMNS)
    for each in names:
        others = ";".join(each.domains[1:])
        checked = "yes" if each.checked else "no"
        rows.writerow([each.name, each.domain, others, each.sector, ";".join(each.keywords), checked, each.scope])


@cache
def protected_names() -> tuple[ProtectedName, ...]:
    """Every organisation of the bundled list, in its order."""
    with NAMES.open(encoding="utf-8", newline="") as file:
        return read_names(file)


@cache
def official_domains() -> frozenset[str]:
    """Every domain that belongs to some protected organisation of the bundled list; these and all below them never match."""
    return own_domains(protected_names())


def own_domains(names: Sequence[ProtectedName]) -> frozenset[str]:
    """Every domain that belongs to one of `names`."""
    return frozenset(domain for each in names for domain in each.domains)


def _name(row: dict[str, str], line: int) -> ProtectedName:
    domains = tuple(dict.fromkeys((row["domain"].strip().lower(), *_values(row["other_domains"]))))
    bad = [domain for domain in domains if not _DOMAIN.fullmatch(domain)]
    if bad or not row["name"].strip():
        what = f"{bad[0]!r} is not a domain" if bad else "the name is empty"
        raise ProtectedError(f"protected names, line {line}: {what}; mend that row")
    return ProtectedName(
        name=row["name"].strip(),
        domain=domains[0],
        domains=domains,
        sector=row.get("sector", "").strip(),
        keywords=tuple(_values(row["keywords"])),
        checked=row.get("checked", "yes").strip().lower() in ("yes", ""),
        scope=row.get("scope", "").strip(),
    )


def _values(text: str) -> Iterator[str]:
    return filter(None, (each.strip().lower() for each in text.split(";")))
