"""Sellers: the accounts of one actor. What a person joins or parts stands until a person says otherwise."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlmodel import Session, col, select, update

from storage.actor_tables import AccountRow, SellerRow
from storage.cluster_tables import PostRow, TieRow
from storage.database import Database
from storage.ledger import events
from storage.ledger.errors import LedgerError, UnknownRowError
from storage.ledger.people import DECIDERS, allowed_user
from storage.queue_tables import FacetRow
from storage.tables import CaseRow, FindingRow, ObservationRow, SubjectRow

FACET = "seller_id"
SAME, APART = "same", "apart"  # what a person says of two accounts


def seller_of(session: Session, subject: SubjectRow, observation: ObservationRow) -> int | None:
    """The Seller of the account that an Observation was seen under, made when it is new; None when it names none."""
    known = known_seller(session, observation)
    if known is not None or not observation.seller:
        return known
    return account_of(session, subject, observation.seller, observation.observed_at).seller_id


def account_of(session: Session, subject: SubjectRow, name: str, seen_at: datetime, url: str = "") -> AccountRow:
    """The account of that name at the Subject's host, which is noted as the Subject's; with a Seller of its own when
    it is new."""
    query = select(AccountRow).where(AccountRow.host == subject.host, AccountRow.name == name)
    account = session.exec(query).first()
    if account is None:
        seller = SellerRow(name=name, created_at=seen_at)
        session.add(seller)
        session.flush()
        account = AccountRow(
            seller_id=seller.id, platform=subject.platform, host=subject.host, name=name, url=url, first_seen_at=seen_at
        )
        session.add(account)
        session.flush()
    post = session.get(PostRow, (subject.id, account.id))
    if post is None:
        post = PostRow(subject_id=subject.id, account_id=account.id, first_seen_at=seen_at, last_seen_at=seen_at)
    post.last_seen_at = max(post.last_seen_at, seen_at)
    session.add(post)
    session.flush()
    return account


def known_seller(session: Session, observation: ObservationRow) -> int | None:
    """The id of the Seller that an Observation's Subject was last seen under; None when that is not known."""
    query = (
        select(AccountRow.seller_id)
        .join(PostRow, col(PostRow.account_id) == AccountRow.id)
        .where(PostRow.subject_id == observation.subject_id)
    )
    if observation.seller:
        query = query.where(AccountRow.name == observation.seller)
    return session.exec(query.order_by(col(PostRow.last_seen_at).desc(), col(AccountRow.id)).limit(1)).first()


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
        kept, moved = accounts_of(session, keep_id), accounts_of(session, other_id)
        pin = (kept or moved)[0]
        for account in {*kept, *moved} - {pin}:
            _say(session, pin, account, SAME, reason, user_id, now)
        _forget(session, APART, [(one, two) for one in kept for two in moved])
        move_accounts(session, moved, keep_id)
        other.merged_into = keep_id
        session.add(other)
        session.flush()
        events.append(
            session, now, user.name, "merge_sellers", f"sellers:{keep_id}", other=other_id, accounts=moved,
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
        others = [each for each in accounts_of(session, before) if each != account_id]
        if not others:
            raise LedgerError("đây là tài khoản duy nhất của người bán này, không có gì để tách")
        seller = SellerRow(name=account.name, created_at=now)
        session.add(seller)
        session.flush()
        for other in others:
            _say(session, account_id, other, APART, reason, user_id, now)
        move_accounts(session, [account_id], seller.id)
        events.append(
            session, now, user.name, "split_seller", f"sellers:{seller.id}", account=account_id, before=before,
            reason_sha256=events.sha256(reason),
        )  # fmt: skip
        return seller.id


def log_unmasking(db: Database, seller_id: int, actor: str, now: datetime) -> None:
    """Write down that somebody looked at a Seller's identifiers whole. Raises UnknownRowError."""
    with db.write() as session:
        _seller(session, seller_id)
        events.append(session, now, actor, "unmask_seller", f"sellers:{seller_id}")


def log_register(db: Database, actor: str, now: datetime, *, number: int, province: str, sha256: str) -> None:
    """Write down that somebody took the list of sellers out, and the hash of the file."""
    with db.write() as session:
        events.append(
            session, now, actor, "export_sellers", "exports:0", sellers=number, province=province, sha256=sha256
        )


def accounts_of(session: Session, seller_id: int) -> list[int]:
    """The ids of a Seller's accounts, in order."""
    query = select(AccountRow.id).where(AccountRow.seller_id == seller_id).order_by(col(AccountRow.id))
    return list(session.exec(query))


def _say(session: Session, one: int, other: int, says: str, reason: str, user_id: int, now: datetime) -> None:
    """Write down what a person says of two accounts, in place of what was said before."""
    first, second = sorted((one, other))
    row = session.get(TieRow, (first, second)) or TieRow(one_id=first, other_id=second, says=says, said_by=user_id)
    row.says, row.reason, row.said_by, row.said_at = says, reason, user_id, now
    session.add(row)


def _forget(session: Session, says: str, pairs: list[tuple[int, int]]) -> None:
    for one, other in pairs:
        row = session.get(TieRow, tuple(sorted((one, other))))
        if row is not None and row.says == says:
            session.delete(row)
    session.flush()


def move_accounts(session: Session, account_ids: Sequence[int], seller_id: int) -> None:
    """Give accounts to a Seller, and the Cases that were found under them with them."""
    session.exec(update(AccountRow).where(col(AccountRow.id).in_(account_ids)).values(seller_id=seller_id))
    session.flush()
    cases = (
        select(FindingRow.case_id)
        .join(ObservationRow, col(ObservationRow.id) == FindingRow.observation_id)
        .join(PostRow, col(PostRow.subject_id) == ObservationRow.subject_id)
        .where(col(PostRow.account_id).in_(account_ids))
    )
    for case_id in sorted(set(session.exec(cases))):
        _show_sellers(session, session.get_one(CaseRow, case_id))


def _show_sellers(session: Session, case: CaseRow) -> None:
    """Let a Case be found by the Sellers of all accounts that its Findings were seen under."""
    query = (
        select(AccountRow.seller_id)
        .join(PostRow, col(PostRow.account_id) == AccountRow.id)
        .join(ObservationRow, col(ObservationRow.subject_id) == PostRow.subject_id)
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
