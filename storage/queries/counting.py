"""Counting rows under names: what every query of the weekly figures fills."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from itertools import islice
from typing import Any, NamedTuple, TypeVar

from sqlmodel import col

from storage.records import Claimed, Kind, Policy, RunState, Verdict, Verified

ALWAYS_THERE = (
    "found_total", "found_new", "found_reopened",
    *(f"found_policy_{policy}" for policy in Policy), "found_policy_none",
    *(f"found_kind_{kind}" for kind in Kind),
    "decided_total", *(f"decided_{verdict}" for verdict in Verdict),
    "approved", "returned", "reversed",
    "requests_sent", "requested_targets", *(f"requested_kind_{kind}" for kind in Kind),
    "period_claimed_removed", "period_claimed_refused", "period_verified_gone", "period_reappeared",
    "asked_addresses", *(f"claimed_{claim}" for claim in Claimed), *Verified, "overdue",
    "captures", "observations",
    *(f"{work}_{state}" for work in ("runs", "rechecks") for state in (RunState.DONE, RunState.FAILED)),
    "coverage_gaps", "lookalikes", "lookalikes_alert", "due_targets", "due_complaints",
)  # fmt: skip
NEVER_OVER = datetime(9999, 1, 1, tzinfo=UTC)
CHUNK = 800  # values in one IN: SQLite took 999 for long


class CaseFacts(NamedTuple):
    """What was known of a case by the end of a period."""

    opened_at: datetime
    kind: str
    platform: str
    policies: set[str]
    rules: set[str]


@dataclass
class Count:
    """Lists of rows as they grow, each under the name of its figure."""

    start: datetime
    end: datetime
    as_of: datetime
    known: datetime = NEVER_OVER  # reversals that were recorded later are not known
    is_whole: bool = True  # False: numbers without rows, for a period that a report only compares with
    rows: dict[str, list[str]] = field(default_factory=lambda: {name: [] for name in ALWAYS_THERE})
    numbers: dict[str, int] = field(default_factory=lambda: dict.fromkeys(ALWAYS_THERE, 0))
    named_after: dict[str, str] = field(default_factory=dict)
    cases: dict[int, CaseFacts] = field(default_factory=dict)

    def add(self, name: str, row: str) -> None:
        """Count a row under a figure that every period has."""
        self.numbers[name] += 1
        if self.is_whole:
            self.rows[name].append(row)

    def add_number(self, name: str, number: int) -> None:
        """Count so many rows that nobody asks for."""
        self.numbers[name] += number

    def add_named_number(self, family: str, value: str, number: int) -> None:
        """The same under a figure that is named after a value."""
        name, tidy = figure_name(family, value)
        self.named_after.setdefault(name, tidy)
        self.numbers[name] = self.numbers.get(name, 0) + number

    def add_named(self, family: str, value: str, row: str) -> None:
        """Count a row under a figure named after a value that is not from a fixed set."""
        name, tidy = figure_name(family, value)
        self.named_after.setdefault(name, tidy)
        self.numbers[name] = self.numbers.get(name, 0) + 1
        if self.is_whole:
            self.rows.setdefault(name, []).append(row)

    def within(self, column: Any) -> tuple[Any, Any]:
        """That the time in a column lies in the period."""
        return col(column) >= self.start, col(column) < self.end


_names: dict[tuple[str, str], tuple[str, str]] = {}  # a week names some hundred values, a hundred thousand times


def figure_name(family: str, value: str) -> tuple[str, str]:
    """The name of a figure that is named after a value, and the value in its own spelling."""
    known = _names.get((family, value))
    if known is None:
        tidy = " ".join(unicodedata.normalize("NFC", value).split())
        known = (family + _ascii_name(tidy), tidy)
        if len(_names) > 10_000:
            _names.clear()
        _names[family, value] = known
    return known


def _ascii_name(value: str) -> str:
    """A name that is the same in every report; six hex digits tell apart what the letters alone would not."""
    plain = unicodedata.normalize("NFD", value.lower().replace("đ", "d")).encode("ascii", "ignore").decode()
    name = re.sub(r"[^a-z0-9]+", "_", plain).strip("_")[:40]
    if value in (name, name.replace("_", "-").upper()):
        return name
    return f"{name}_{hashlib.sha256(value.encode()).hexdigest()[:6]}".lstrip("_")


Item = TypeVar("Item")


def chunks(values: Sequence[Item]) -> Iterator[Sequence[Item]]:
    """The values in pieces that one IN takes."""
    remaining = iter(values)
    while piece := tuple(islice(remaining, CHUNK)):
        yield piece
