"""Sellers: the accounts of one actor. What a person joins or parts stands until a person says otherwise."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy.orm import aliased
from sqlmodel import Session, col, select, update

from storage.actor_tables import AccountRow, SellerRow
from storage.database import Database
from storage.ledger import events
from storage.ledger.errors import LedgerError, UnknownRowError
from storage.ledger.people import DECIDERS, allowed_user
from storage.queue_tables import FacetRow
from storage.tables import CaseRow, FindingRow, ObservationRow, SubjectRow

FACET = "seller_id"


def seller_of(session: Session, subject: SubjectRow, observation: ObservationRow) -> int:
    """The Seller of the account that an Observation names, made when it is new; gives its id.

    Only where there are Findings: who sells nothing suspicious is nobody's business.
    """
    known = known_seller(session, observation)
    if known is not None:
        return known
    seller = SellerRow(name=observation.seller or "", created_at=observation.observed_at)
    session.add(seller)
    session.flush()
    session.add(
        AccountRow(
            seller_id=seller.id,
            platform=subject.platform,
            host=subject.host,
            name=observation.seller or "",
            first_seen_at=observation.observed_at,
        )
    )
    session.flush()
    return seller.id


def known_seller(session: Session, observation: ObservationRow) -> int | None:
    """The id of the Seller whose account an Observation names; None when it names none, or a new one."""
    if not observation.seller:
        return None
    query = (
        select(AccountRow.seller_id)
        .join(SubjectRow, col(SubjectRow.host) == AccountRow.host)
        .where(SubjectRow.id == observation.subject_id, AccountRow.name == observation.seller)
    )
    return session.exec(query).first()


def merge(db: Database, keep_id: int, other_id: int, user_id: int, reason: str, now: datetime) -> None:
    """Say that two Sellers are one: the accounts and Cases of the other become the first one's.

    Raises UnknownRowError for a Seller that is none, LedgerError for a Seller with itself or without a reason.
    """
    _needs_reason(reason)
    if keep_id == other_id:
        raise LedgerError("hãy chọn hai người bán khác nhau")
    with db.write() as session:
        user = allowed_user(session, user_id, DECIDERS)
        _seller(session, keep_id)
        other = _seller(session, other_id)
        accounts = session.exec(select(AccountRow.id).where(AccountRow.seller_id == other_id)).all()
        _move(session, list(accounts), keep_id)
        session.delete(other)
        session.flush()
        events.append(
            session, now, user.name, "merge_sellers", f"sellers:{keep_id}", other=other_id, accounts=sorted(accounts),
            reason_sha256=events.sha256(reason),
        )  # fmt: skip


def split(db: Database, account_id: int, user_id: int, reason: str, now: datetime) -> int:
    """Say that an account is not its Seller's: it becomes a Seller of its own; gives the id of that."""
    _needs_reason(reason)
    with db.write() as session:
        user = allowed_user(session, user_id, DECIDERS)
        account = session.get(AccountRow, account_id)
        if account is None:
            raise UnknownRowError(f"không có tài khoản {account_id}")
        before = account.seller_id
        if session.exec(select(AccountRow.id).where(AccountRow.seller_id == before).limit(2)).all() == [account_id]:
            raise LedgerError("đây là tài khoản duy nhất của người bán này, không có gì để tách")
        seller = SellerRow(name=account.name, created_at=now)
        session.add(seller)
        session.flush()
        _move(session, [account_id], seller.id)
        events.append(
            session, now, user.name, "split_seller", f"sellers:{seller.id}", account=account_id, before=before,
            reason_sha256=events.sha256(reason),
        )  # fmt: skip
        return seller.id


def _move(session: Session, account_ids: list[int], seller_id: int) -> None:
    """Give accounts to a Seller, and the Cases that name them with them."""
    accounts = session.exec(select(AccountRow).where(col(AccountRow.id).in_(account_ids))).all()
    session.exec(update(AccountRow).where(col(AccountRow.id).in_(account_ids)).values(seller_id=seller_id))
    session.flush()
    named, at = aliased(FacetRow), aliased(FacetRow)
    for account in accounts:
        cases = select(named.case_id).join(at, col(at.case_id) == named.case_id)
        cases = cases.where(
            named.facet == "seller", named.value == account.name, at.facet == "host", at.value == account.host
        )
        for case_id in set(session.exec(cases)):
            _show_sellers(session, session.get_one(CaseRow, case_id))


def _show_sellers(session: Session, case: CaseRow) -> None:
    """Let a Case be found by the Sellers of all accounts that its Findings were seen under."""
    query = (
        select(AccountRow.seller_id)
        .join(SubjectRow, col(SubjectRow.host) == AccountRow.host)
        .join(
            ObservationRow,
            (col(ObservationRow.subject_id) == SubjectRow.id) & (ObservationRow.seller == AccountRow.name),
        )
        .join(FindingRow, col(FindingRow.observation_id) == ObservationRow.id)
        .where(FindingRow.case_id == case.id)
    )
    wanted = {str(seller_id) for seller_id in session.exec(query)}
    held = session.exec(select(FacetRow).where(FacetRow.case_id == case.id, FacetRow.facet == FACET)).all()
    for row in held:
        if row.value not in wanted:
            session.delete(row)
    session.flush()
    for value in sorted(wanted - {row.value for row in held}):
        session.add(FacetRow(case_id=case.id, facet=FACET, value=value, state=case.state, priority=case.priority))
    session.flush()


def _seller(session: Session, seller_id: int) -> SellerRow:
    row = session.get(SellerRow, seller_id)
    if row is None:
        raise UnknownRowError(f"không có người bán {seller_id}")
    return row


def _needs_reason(reason: str) -> None:
    if not reason.strip():
        raise LedgerError("hãy ghi lý do để người sau biết vì sao")
