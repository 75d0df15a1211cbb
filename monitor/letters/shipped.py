"""The list of recipients that the program brings: facts of law/agencies.csv, for each office to correct on screen."""

from __future__ import annotations

import csv
from datetime import date
from functools import cache
from pathlib import Path

from monitor.workplace import Workplace
from storage.ledger import recipients as deeds
from storage.recipients import Recipient, RecipientKind
from storage.records import Policy

SHIPPED = Path(__file__).parent / "shipped.csv"


@cache
def shipped() -> tuple[Recipient, ...]:
    """Every row of `shipped.csv`. Raises ValidationError, ValueError for a bad one: then the start fails."""
    with SHIPPED.open(encoding="utf-8", newline="") as file:
        return tuple(_recipient(row) for row in csv.DictReader(file))


def load_recipients(workplace: Workplace) -> int:
    """Give a new office the program's list; an office that has rows keeps its own. Gives how many came."""
    return deeds.load_shipped(workplace.db, shipped(), workplace.clock())


def _recipient(row: dict[str, str]) -> Recipient:
    return Recipient(
        code=row["code"], name=row["name"], kind=RecipientKind(row["kind"]), domains=_list(row["domains"]),
        policies=tuple(Policy(each) for each in _list(row["policies"])), duties=row["duties"],
        valid_from=_day(row["valid_from"]), valid_to=_day(row["valid_to"]), successors=_list(row["successors"]),
        note=row["note"],
    )  # fmt: skip


def _list(cell: str) -> tuple[str, ...]:
    return tuple(part for part in cell.split(";") if part)


def _day(cell: str) -> date | None:
    return date.fromisoformat(cell) if cell else None
