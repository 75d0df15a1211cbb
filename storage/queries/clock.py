"""Reads for the clock: requests that are late, the limitation period of a Case, Cases whose period runs out."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, and_, func, or_
from sqlmodel import Session, col, select

from storage.actor_tables import ComplaintRow
from storage.database import Database
from storage.deadlines import WARNINGS, Limitation, limitation, local_day
from storage.ledger.errors import UnknownRowError
from storage.ledger.takedowns import OWED
from storage.lifecycle import is_owed
from storage.recheck_tables import DeadlineChangeRow
from storage.records import CaseState, Claimed, ComplaintState, Record, UtcTime, Verified
from storage.tables import CaseRow, OutcomeRow, RequestRow, TargetRow, UserRow

OVER = timedelta(days=14)  # how long ago a period may have ended that is still to be told of


class Late(Record):
    """A request past its deadline of which something is still owed."""

    request_id: int
    case_id: int
    recipient: str
    deadline_at: UtcTime
    owed: int  # targets

    def hours(self, now: datetime) -> float:
        """How late it is."""
        return (now - self.deadline_at).total_seconds() / 3600


def late(db: Database, now: datetime, limit: int = 500) -> tuple[Late, ...]:
    """Requests past their deadline, the longest first."""
    return _owed(db, None, now, limit)


def due_soon(db: Database, now: datetime, ahead: timedelta, limit: int = 500) -> tuple[Late, ...]:
    """Requests whose deadline comes within `ahead`, the nearest first."""
    return _owed(db, now, now + ahead, limit)


def complaints_due(db: Database, until: datetime, limit: int = 500) -> tuple[tuple[int, int | None, datetime], ...]:
    """Complaints that nobody has answered and whose answer is due by then: (complaint, its Case, when)."""
    query = select(ComplaintRow).where(ComplaintRow.state == ComplaintState.OPEN, col(ComplaintRow.due_at) < until)
    with db.read() as session:
        rows = session.exec(query.order_by(col(ComplaintRow.due_at)).limit(limit))
        return tuple((row.id, row.case_id, row.due_at) for row in rows if row.due_at is not None)


def _owed(db: Database, since: datetime | None, until: datetime, limit: int) -> tuple[Late, ...]:
    with db.read() as session:
        query = select(RequestRow).where(col(RequestRow.state).in_(OWED), col(RequestRow.deadline_at) < until)
        if since is not None:
            query = query.where(col(RequestRow.deadline_at) >= since)
        found = []
        for row in session.exec(query.order_by(col(RequestRow.deadline_at)).limit(limit)):
            targets = session.exec(select(TargetRow).where(TargetRow.request_id == row.id))
            owed = sum(is_owed(Claimed(each.claimed), Verified(each.verified)) for each in targets)
            if owed and row.deadline_at is not None:
                found.append(Late(
                    request_id=row.id, case_id=row.case_id, recipient=row.recipient, deadline_at=row.deadline_at,
                    owed=owed,
                ))  # fmt: skip
        return tuple(found)


class DeadlineChange(Record):
    """One change of a request's deadline: the recorded receipt, or more time that a leader gave."""

    request_id: int
    kind: str  # receipt, extension
    before: UtcTime
    after: UtcTime
    reason: str
    changed_by: str
    changed_at: UtcTime


def deadline_changes(db: Database, case_id: int) -> tuple[DeadlineChange, ...]:
    """How the deadlines of a Case's requests were changed, the oldest first."""
    query = select(DeadlineChangeRow, UserRow.name).join(UserRow, col(UserRow.id) == DeadlineChangeRow.changed_by)
    query = query.join(RequestRow, col(RequestRow.id) == DeadlineChangeRow.request_id)
    query = query.where(RequestRow.case_id == case_id).order_by(col(DeadlineChangeRow.id))
    with db.read() as session:
        return tuple(
            DeadlineChange(
                request_id=row.request_id, kind=row.kind, before=row.before, after=row.after, reason=row.reason,
                changed_by=name, changed_at=row.changed_at,
            )
            for row, name in session.exec(query)
        )  # fmt: skip


def limitation_of(db: Database, case_id: int) -> Limitation:
    """Until when the act of a Case may be fined. Raises UnknownRowError."""
    with db.read() as session:
        case = session.get(CaseRow, case_id)
        if case is None:
            raise UnknownRowError(f"không có vụ việc {case_id}")
        return _limitation(session, case)


def running_out(db: Database, now: datetime) -> tuple[tuple[int, Limitation], ...]:
    """Open Cases whose limitation period ends within sixty days, or ended in the last `OVER`, with it; the oldest
    first. What was over longer ago was told then, and does not stand in the way of the others."""
    found_in = [_spell(col(CaseRow.opened_at), now, years) for years in (1, 2)]
    gone_in = [_spell(col(OutcomeRow.recorded_at), now, years) for years in (1, 2)]
    gone = (
        select(RequestRow.case_id)
        .join(TargetRow, col(TargetRow.request_id) == RequestRow.id)
        .join(OutcomeRow, col(OutcomeRow.target_id) == TargetRow.id)
        .where(OutcomeRow.verified == Verified.VERIFIED_GONE, or_(*gone_in))
    )
    query = select(CaseRow).where(CaseRow.state != CaseState.CLOSED, or_(*found_in, col(CaseRow.id).in_(gone)))
    with db.read() as session:
        rows = session.exec(query.order_by(col(CaseRow.opened_at), col(CaseRow.id))).all()
        found = [(row.id, _limitation(session, row)) for row in rows]
    today = local_day(now)
    return tuple(each for each in found if each[1].warning(today) is not None and each[1].left(today) >= -OVER.days)


def _spell(moment: Any, now: datetime, years: int) -> ColumnElement[bool]:
    """Whether a period of so many years that began then ends soon, or did a short while ago; a day more on each side
    for years of 366 days and the office's midnight."""
    end = now - timedelta(days=365 * years)
    return and_(moment >= end - OVER - timedelta(days=years + 1), moment <= end + WARNINGS[0] + timedelta(days=1))


def _limitation(session: Session, case: CaseRow) -> Limitation:
    """From the day on which the first target was proven gone, where all are; else the act goes on."""
    query = select(TargetRow).join(RequestRow, col(RequestRow.id) == TargetRow.request_id)
    targets = session.exec(query.where(RequestRow.case_id == case.id)).all()
    ended_at = None
    if targets and all(each.verified == Verified.VERIFIED_GONE for each in targets):
        of_these = col(OutcomeRow.target_id).in_([each.id for each in targets])
        first = select(func.min(OutcomeRow.recorded_at)).where(of_these, OutcomeRow.verified == Verified.VERIFIED_GONE)
        ended_at = session.exec(first).one()
    return limitation(case.policies, case.opened_at, ended_at)
