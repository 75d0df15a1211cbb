"""The protected names that lookalikes are measured against, from `classifier/data/protected.csv`."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache
from pathlib import Path

NAMES = Path(__file__).parent / "data" / "protected.csv"

# Sectors whose imitation deceives in the name of the state, a bank or the press (rule DN-05), not of a mere brand.
STATE_BANK_PRESS = frozenset({"government", "province", "bank", "news", "securities", "finance", "wallet", "utility"})


@dataclass(frozen=True, slots=True)
class ProtectedName:
    """An organisation, its official domains (never lookalikes of it), and the words that stand for it in a domain."""

    name: str
    domain: str
    domains: tuple[str, ...]
    sector: str
    keywords: tuple[str, ...]


@cache
def protected_names() -> tuple[ProtectedName, ...]:
    """Every organisation of the bundled list, in its order."""
    with NAMES.open(encoding="utf-8", newline="") as file:
        return tuple(_name(row) for row in csv.DictReader(file))


def _name(row: dict[str, str]) -> ProtectedName:
    others = tuple(filter(None, row["other_domains"].split(";")))
    return ProtectedName(
        name=row["name"],
        domain=row["domain"],
        domains=(row["domain"], *others),
        sector=row["sector"],
        keywords=tuple(filter(None, row["keywords"].split(";"))),
    )


@cache
def official_domains() -> frozenset[str]:
    """Every domain that belongs to some protected organisation; these and all below them never match."""
    return frozenset(domain for each in protected_names() for domain in each.domains)
