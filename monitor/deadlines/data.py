"""The dated data of deadlines: terms, days off, the ladder of escalation, the thresholds of account locks.

The files beside this one are the program's; an office's own file of the same name in the folder `deadlines` of its data
stands instead. A bad row stops whoever reads it, with file and line.
"""

from __future__ import annotations

import csv
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TypeVar

from pydantic import Field, ValidationError

from storage.deadlines import Calendar, DaysOff, Term
from storage.ledger.errors import LedgerError
from storage.recipients import RecipientKind
from storage.records import Record

HERE = Path(__file__).parent
T = TypeVar("T")


class BadDeadlineDataError(LedgerError):
    """A row of dated data that can not be understood; the text names file and line."""


class Step(Record):
    """One rung of the ladder: who is asked once a request is so long overdue. No kind: the recipient is reminded."""

    number: int = Field(ge=1)
    after_hours: int = Field(ge=0)
    asks: RecipientKind | None
    what: str


class LockThreshold(Record):
    """How many requests in how many days let a platform be asked to lock an account."""

    requests: int = Field(ge=1)
    days: int = Field(ge=1)
    valid_from: date
    valid_to: date | None
    basis: str


def terms(folder: Path | None = None) -> tuple[Term, ...]:
    """How long recipients have, by channel and date."""
    return _rows("terms.csv", folder, lambda row: Term.model_validate(_plain(row)))


def calendar(folder: Path | None = None) -> Calendar:
    """The days off."""
    return Calendar(_rows("days_off.csv", folder, lambda row: DaysOff.model_validate(_plain(row))))


def ladder(folder: Path | None = None) -> tuple[Step, ...]:
    """The rungs, lowest first."""
    return tuple(sorted(_rows("ladder.csv", folder, _step), key=lambda step: step.number))


def lock_thresholds(folder: Path | None, day: date) -> tuple[LockThreshold, ...]:
    """The thresholds in force on a day."""
    every = _rows("lock_thresholds.csv", folder, lambda row: LockThreshold.model_validate(_plain(row)))
    return tuple(each for each in every if each.valid_from <= day and (each.valid_to is None or day <= each.valid_to))


def _plain(row: dict[str, str]) -> dict[str, object]:
    plain: dict[str, object] = {}
    for name, cell in row.items():
        if name == "is_off":
            plain[name] = cell == "1"
        elif name in ("amount", "requests", "days"):
            plain[name] = int(cell)
        elif name in ("first", "last", "valid_from", "valid_to"):
            plain[name] = date.fromisoformat(cell) if cell else None
        else:
            plain[name] = cell
    return plain


def _step(row: dict[str, str]) -> Step:
    kind = None if row["asks"] == "recipient" else RecipientKind(row["asks"])
    return Step(number=int(row["step"]), after_hours=int(row["after_hours"]), asks=kind, what=row["what"])


def _rows(name: str, folder: Path | None, make: Callable[[dict[str, str]], T]) -> tuple[T, ...]:
    own = folder / "deadlines" / name if folder else None
    path = own if own is not None and own.is_file() else HERE / name
    made = []
    with path.open(encoding="utf-8", newline="") as file:
        for number, row in enumerate(csv.DictReader(file), start=2):
            try:
                made.append(make(row))
            except (ValidationError, ValueError, KeyError, TypeError) as error:
                raise BadDeadlineDataError(f"{path.name}, dòng {number}: {error}") from error
    return tuple(made)
