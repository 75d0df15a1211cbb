"""How long removals take, by platform, recipient and ground: what is still online counts, as longer than all others."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime
from enum import StrEnum
from math import inf, isinf
from statistics import median_low

from sqlalchemy import func
from sqlmodel import Session, col, select

from storage.database import Database
from storage.records import Record, Verified
from storage.tables import CaseRow, DecisionRow, OutcomeRow, RequestRow, TargetRow


class Side(StrEnum):
    PLATFORM = "platform"
    RECIPIENT = "recipient"
    GROUND = "ground"


class RemovalTime(Record):
    """One line: of so many addresses asked for, so many were proven gone, so many of them in time."""

    side: Side
    name: str
    asked: int
    gone: int
    in_time: int
    median_hours: float | None  # None: half of them or more still stand
    in_time_rate: float  # 0 to 1, of those whose deadline has come or that are gone


def removal_times(db: Database, start: datetime, end: datetime, as_of: datetime) -> tuple[RemovalTime, ...]:
    """The lines of the requests sent in ``[start, end)``, as they stood at `as_of`.

    Gone is when the first look missed the address for good: the first of the looks that together prove it.
    """
    with db.read() as session:
        return _lines(_told(session, start, end, as_of))


Told = tuple[dict[Side, list[str]], float, bool | None]  # names, hours (inf: not gone), in time (None: not yet due)


def _told(session: Session, start: datetime, end: datetime, as_of: datetime) -> Iterable[Told]:
    proven = select(OutcomeRow.target_id, func.min(OutcomeRow.recorded_at).label("at"))
    proven = proven.where(OutcomeRow.verified == Verified.VERIFIED_GONE, col(OutcomeRow.recorded_at) <= as_of)
    first = dict(session.exec(proven.group_by(col(OutcomeRow.target_id))).all())
    query = select(TargetRow, RequestRow, CaseRow, DecisionRow)
    query = query.join(RequestRow, col(RequestRow.id) == TargetRow.request_id)
    query = query.join(CaseRow, col(CaseRow.id) == RequestRow.case_id)
    query = query.join(DecisionRow, col(DecisionRow.id) == RequestRow.decision_id)
    query = query.where(col(RequestRow.sent_at) >= start, col(RequestRow.sent_at) < end)
    for target, request, case, decision in session.exec(query):
        assert request.sent_at is not None
        assert request.deadline_at is not None
        names = {
            Side.PLATFORM: [case.platform], Side.RECIPIENT: [request.recipient], Side.GROUND: list(decision.grounds),
        }  # fmt: skip
        at = first.get(target.id)
        missed = _missed_since(session, target.id, at) if at is not None else None
        if missed is not None:
            yield names, (missed - request.sent_at).total_seconds() / 3600, missed <= request.deadline_at
        else:
            yield names, inf, False if as_of >= request.deadline_at else None


def _missed_since(session: Session, target_id: int, proven_at: datetime) -> datetime:
    """The first of the looks in a row that ended with the proof."""
    query = select(OutcomeRow).where(OutcomeRow.target_id == target_id, col(OutcomeRow.seen).is_not(None))
    query = query.where(col(OutcomeRow.recorded_at) <= proven_at).order_by(col(OutcomeRow.id).desc())
    missed = proven_at
    for look in session.exec(query):
        if look.seen != Verified.SUSPECTED_GONE:
            break
        missed = look.recorded_at
    return missed


def _lines(told: Iterable[Told]) -> tuple[RemovalTime, ...]:
    groups: dict[tuple[Side, str], list[tuple[float, bool | None]]] = defaultdict(list)
    for names, hours, in_time in told:
        for side, each in names.items():
            for name in each:
                groups[side, name].append((hours, in_time))
    return tuple(_line(side, name, rows) for (side, name), rows in sorted(groups.items()))


def _line(side: Side, name: str, rows: list[tuple[float, bool | None]]) -> RemovalTime:
    middle = median_low([-hours for hours, _ in rows]) * -1  # the upper of two: a tie counts against the recipient
    due = [in_time for _, in_time in rows if in_time is not None]
    return RemovalTime(
        side=side, name=name, asked=len(rows), gone=sum(not isinf(hours) for hours, _ in rows), in_time=sum(due),
        median_hours=None if isinf(middle) else round(middle, 1), in_time_rate=sum(due) / len(due) if due else 0.0,
    )  # fmt: skip
