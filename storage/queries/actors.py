"""Reads about those outside: sellers and their accounts, complaints, referrals."""

from __future__ import annotations

from sqlmodel import col, select

from storage.actor_tables import AccountRow, ComplaintRow, ReferralRow, SellerRow
from storage.database import Database
from storage.ledger.errors import UnknownRowError
from storage.ledger.sellers import FACET
from storage.queue_tables import CounterRow
from storage.records import CaseState, Complaint, ComplaintState, Record, Referral, UtcTime


class Account(Record):
    id: int
    platform: str
    host: str
    name: str
    first_seen_at: UtcTime


class SellerView(Record):
    """A Seller, its accounts, and how many of its Cases stand in each state."""

    id: int
    name: str
    accounts: tuple[Account, ...]
    cases: dict[CaseState, int]


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


def seller(db: Database, seller_id: int) -> SellerView:
    """One Seller. Raises UnknownRowError."""
    with db.read() as session:
        row = session.get(SellerRow, seller_id)
        if row is None:
            raise UnknownRowError(f"không có người bán {seller_id}")
        accounts = session.exec(
            select(AccountRow).where(AccountRow.seller_id == seller_id).order_by(col(AccountRow.id))
        )
        counted = session.exec(
            select(CounterRow).where(
                CounterRow.facet == FACET, CounterRow.value == str(seller_id), CounterRow.number > 0
            )
        )
        return SellerView(
            id=row.id,
            name=row.name,
            accounts=tuple(
                Account.model_validate({f: getattr(each, f) for f in Account.model_fields}) for each in accounts
            ),
            cases={CaseState(each.state): each.number for each in counted},
        )


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
