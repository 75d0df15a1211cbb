"""Reads about those outside: complaints and referrals. Sellers: `storage.queries.sellers`."""

from __future__ import annotations

from datetime import datetime

from sqlmodel import col, select

from storage.actor_tables import ComplaintRow, ReferralRow
from storage.database import Database
from storage.ledger.errors import UnknownRowError
from storage.records import Complaint, ComplaintState, Record, Referral, UtcTime
from storage.tables import CaseRow, SubjectRow


class ComplaintView(Record):
    id: int
    complaint: Complaint
    state: ComplaintState
    answer: str
    answered_at: UtcTime | None

    def is_overdue(self, now: datetime) -> bool:
        """Whether an answer is owed by now and none was given."""
        return self.state is ComplaintState.OPEN and self.complaint.due_at is not None and self.complaint.due_at < now


class ReferralView(Record):
    id: int
    case_id: int
    referral: Referral
    referred_at: UtcTime
    answer: str
    answered_at: UtcTime | None

    def is_overdue(self, now: datetime) -> bool:
        """Whether an answer was expected by now and none was noted."""
        due_at = self.referral.due_at
        return due_at is not None and due_at < now and self.answered_at is None


def case_of_address(db: Database, url: str) -> int | None:
    """The latest Case of the Subject at a canonical address; None without one."""
    with db.read() as session:
        query = select(CaseRow.id).join(SubjectRow, col(SubjectRow.id) == CaseRow.subject_id)
        return session.exec(query.where(SubjectRow.key == url).order_by(col(CaseRow.id).desc()).limit(1)).first()


def complaints(
    db: Database, case_id: int | None = None, state: ComplaintState | None = None
) -> tuple[ComplaintView, ...]:
    """Complaints, all or those of one Case or one state, the first to be answered first."""
    query = select(ComplaintRow)
    if case_id is not None:
        query = query.where(ComplaintRow.case_id == case_id)
    if state is not None:
        query = query.where(ComplaintRow.state == state)
    with db.read() as session:
        rows = session.exec(
            query.order_by(col(ComplaintRow.due_at).is_(None), col(ComplaintRow.due_at), col(ComplaintRow.id))
        )
        return tuple(
            ComplaintView(
                id=row.id,
                complaint=Complaint.model_validate({f: getattr(row, f) for f in Complaint.model_fields}),
                state=ComplaintState(row.state),
                answer=row.answer,
                answered_at=row.answered_at,
            )
            for row in rows
        )


def referral(db: Database, referral_id: int) -> ReferralView:
    """One referral. Raises UnknownRowError."""
    found = next((each for each in referrals(db) if each.id == referral_id), None)
    if found is None:
        raise UnknownRowError(f"không có phiếu chuyển {referral_id}")
    return found


def referrals(db: Database, case_id: int | None = None) -> tuple[ReferralView, ...]:
    """Referrals, all or those of one Case, newest first."""
    query = select(ReferralRow)
    if case_id is not None:
        query = query.where(ReferralRow.case_id == case_id)
    with db.read() as session:
        return tuple(
            ReferralView(
                id=row.id,
                case_id=row.case_id,
                referral=Referral.model_validate({f: getattr(row, f) for f in Referral.model_fields}),
                referred_at=row.referred_at,
                answer=row.answer,
                answered_at=row.answered_at,
            )
            for row in session.exec(query.order_by(col(ReferralRow.id).desc()))
        )
