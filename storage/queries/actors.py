"""Reads about those outside: complaints and referrals. Sellers: `storage.queries.sellers`."""

from __future__ import annotations

from sqlmodel import col, select

from storage.actor_tables import ComplaintRow, ReferralRow
from storage.database import Database
from storage.ledger.errors import UnknownRowError
from storage.records import Complaint, ComplaintState, Record, Referral, UtcTime


class ComplaintView(Record):
    id: int
    complaint: Complaint
    state: ComplaintState
    answer: str
    answered_at: UtcTime | None


class ReferralView(Record):
    id: int
    case_id: int
    referral: Referral
    referred_at: UtcTime
    answer: str
    answered_at: UtcTime | None


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
