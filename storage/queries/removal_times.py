"""How long removals take, by platform, recipient and ground: what is still online counts, as longer than all others.

What the recipients say stands beside what we saw. Requests whose Decision was reversed are left out.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from math import inf, isinf
from statistics import median_low
from typing import Any

from sqlalchemy import select as select_columns
from sqlmodel import Session, col

from storage.correction_tables import ReversalRow
from storage.database import Database
from storage.queries.counting import chunks
from storage.records import Claimed, Record, Verified
from storage.tables import CaseRow, DecisionRow, OutcomeRow, RequestRow, TargetRow

SAID_GONE = frozenset({
    Claimed.REMOVED, Claimed.RESTRICTED, Claimed.ACCOUNT_SUSPENDED, Claimed.DOMAIN_SUSPENDED, Claimed.ALREADY_GONE,
})  # fmt: skip


class Side(StrEnum):
    PLATFORM = "platform"
    RECIPIENT = "recipient"
    GROUND = "ground"


class RemovalTime(Record):
    """One line: of so many addresses asked for, so many are said to be gone, so many were proven so, so many in time.

    Each as the ids of the targets that it counts.
    """

    side: Side
    name: str
    asked_ids: tuple[int, ...]
    claimed_ids: tuple[int, ...]
    gone_ids: tuple[int, ...]
    in_time_ids: tuple[int, ...]
    due: int  # whose deadline has come, or that are gone
    median_hours: float | None  # from sending to the first look that missed it for good; None: half or more still stand

    @property
    def asked(self) -> int:
        """How many addresses."""
        return len(self.asked_ids)

    @property
    def gone(self) -> int:
        """How many of them we proved gone."""
        return len(self.gone_ids)

    @property
    def in_time(self) -> int:
        """How many were gone before their deadline."""
        return len(self.in_time_ids)

    @property
    def in_time_rate(self) -> float:
        """0 to 1, of those due."""
        return self.in_time / self.due if self.due else 0.0


@dataclass(frozen=True, slots=True)
class _Told:
    """One address: under which names it counts, and what became of it."""

    target_id: int
    names: dict[Side, Sequence[str]]
    is_claimed: bool
    hours: float  # inf: not gone
    in_time: bool | None  # None: not yet due


def removal_times(
    db: Database, start: datetime, end: datetime, as_of: datetime, known: datetime | None = None
) -> tuple[RemovalTime, ...]:
    """The lines of the requests sent in ``[start, end)``, as they stood at `as_of`; each side by name.

    A Decision that was reversed by `known` (`as_of`, where none is given) counts for none.
    Gone is when the first look missed the address for good: the first of the looks that together prove it.
    """
    with db.read() as session:
        return _lines(_told(session, start, end, as_of, known or as_of))


def _told(session: Session, start: datetime, end: datetime, as_of: datetime, known: datetime) -> Iterator[_Told]:
    back = select_columns(col(ReversalRow.decision_id)).where(col(ReversalRow.recorded_at) <= known)
    query = select_columns(
        col(TargetRow.id), col(CaseRow.platform), col(RequestRow.recipient), col(DecisionRow.grounds),
        col(RequestRow.sent_at), col(RequestRow.deadline_at),
    )  # fmt: skip
    query = query.join(RequestRow, col(RequestRow.id) == TargetRow.request_id)
    query = query.join(CaseRow, col(CaseRow.id) == RequestRow.case_id)
    query = query.join(DecisionRow, col(DecisionRow.id) == RequestRow.decision_id)
    query = query.where(
        col(RequestRow.sent_at) >= start, col(RequestRow.sent_at) < end, col(RequestRow.decision_id).not_in(back)
    )
    for part in chunks(session.connection().execute(query.order_by(col(TargetRow.id))).all()):
        gone, said = _outcomes(session, [row.id for row in part], as_of)
        for row in part:
            names = {Side.PLATFORM: [row.platform], Side.RECIPIENT: [row.recipient], Side.GROUND: row.grounds}
            at = gone.get(row.id)
            if at is None:
                yield _Told(row.id, names, row.id in said, inf, False if as_of >= row.deadline_at else None)
            else:
                hours = (at - row.sent_at).total_seconds() / 3600
                yield _Told(row.id, names, row.id in said, hours, at <= row.deadline_at)


def _outcomes(session: Session, targets: Sequence[int], as_of: datetime) -> tuple[dict[int, datetime], set[int]]:
    """Since when each target that was first proven gone has been missed, and which are said to be gone."""
    query = select_columns(
        col(OutcomeRow.target_id), col(OutcomeRow.seen), col(OutcomeRow.verified), col(OutcomeRow.claimed),
        col(OutcomeRow.recorded_at),
    )  # fmt: skip
    query = query.where(col(OutcomeRow.target_id).in_(targets), col(OutcomeRow.recorded_at) <= as_of)
    rows: dict[int, list[Any]] = defaultdict(list)
    for row in session.connection().execute(query.order_by(col(OutcomeRow.id))):
        rows[row.target_id].append(row)
    gone: dict[int, datetime] = {}
    said: set[int] = set()
    for target_id, outcomes in rows.items():
        missed: datetime | None = None
        for each in outcomes:
            if each.claimed is not None:
                (said.add if each.claimed in SAID_GONE else said.discard)(target_id)
            if each.seen is None:
                continue
            missed = (missed or each.recorded_at) if each.seen == Verified.SUSPECTED_GONE else None
            if each.verified == Verified.VERIFIED_GONE and missed is not None:
                gone.setdefault(target_id, missed)
    return gone, said


def _lines(told: Iterable[_Told]) -> tuple[RemovalTime, ...]:
    groups: dict[tuple[Side, str], list[_Told]] = defaultdict(list)
    for each in told:
        for side, names in each.names.items():
            for name in names:
                groups[side, name].append(each)
    return tuple(_line(side, name, rows) for (side, name), rows in sorted(groups.items()))


def _line(side: Side, name: str, rows: list[_Told]) -> RemovalTime:
    middle = median_low([-each.hours for each in rows]) * -1  # the upper of two: a tie counts against the recipient
    due = [each.in_time for each in rows if each.in_time is not None]
    return RemovalTime(
        side=side, name=name, asked_ids=tuple(each.target_id for each in rows),
        claimed_ids=tuple(each.target_id for each in rows if each.is_claimed),
        gone_ids=tuple(each.target_id for each in rows if not isinf(each.hours)),
        in_time_ids=tuple(each.target_id for each in rows if each.in_time), due=len(due),
        median_hours=None if isinf(middle) else round(middle, 1),
    )  # fmt: skip
