"""What a person says of an identifier: that many share it honestly (a tower, a market, a trusted address, a hotline),
so that it ties nobody. It stands, through every grouping, until a person takes it back."""

from __future__ import annotations

from datetime import datetime

from sqlmodel import Session, col, select

from storage.cluster_tables import IdentifierRow
from storage.database import Database
from storage.ledger import events
from storage.ledger.clusters import HINT, regroup_holders
from storage.ledger.errors import LedgerError, UnknownRowError
from storage.ledger.people import DECIDERS, allowed_user
from storage.records import Contact
from storage.seller_links import WEIGHTS, link_of
from storage.tables import UserRow

MOST_REASON = 500


def say_common(db: Database, identifier_id: int, user_id: int, reason: str, now: datetime) -> None:
    """Say that an identifier is shared by many: accounts that only it tied part again.

    Raises UnknownRowError for one that is none, LedgerError without a reason and for a hint, which ties nothing anyway.
    """
    with db.write() as session:
        user = allowed_user(session, user_id, DECIDERS)
        _say(session, _find(session, identifier_id), user, _reason(reason), now)


def add_common(db: Database, contact: Contact, user_id: int, reason: str, now: datetime) -> int:
    """The same of an identifier that nobody may have shown yet; gives its id. Raises LedgerError for one that ties
    nothing, as an address without a house number."""
    link = link_of(contact)
    if link is None:
        raise LedgerError("định danh này không nối tài khoản nào, không cần ghi (địa chỉ phải có số nhà và xã, phường)")
    with db.write() as session:
        user = allowed_user(session, user_id, DECIDERS)
        query = select(IdentifierRow).where(IdentifierRow.kind == link.kind, IdentifierRow.key == link.key)
        row = session.exec(query).first()
        if row is None:
            row = IdentifierRow(kind=link.kind, key=link.key, value=contact.value, detail=contact.detail)
            session.add(row)
            session.flush()
        _say(session, row, user, _reason(reason), now)
        return row.id


def take_back(db: Database, identifier_id: int, user_id: int, now: datetime) -> None:
    """Leave an identifier to the machine again. Raises LedgerError where no person had said anything."""
    with db.write() as session:
        user = allowed_user(session, user_id, DECIDERS)
        row = _find(session, identifier_id)
        if row.said_by is None:
            raise LedgerError("chưa ai ghi gì về định danh này")
        row.said_by, row.shared = None, ""
        session.add(row)
        session.flush()
        events.append(session, now, user.name, "take_back_common", f"identifiers:{row.id}")
        regroup_holders(session, row.id, now)


def _say(session: Session, row: IdentifierRow, user: UserRow, reason: str, now: datetime) -> None:
    row.said_by, row.shared = user.id, reason
    session.add(row)
    session.flush()
    events.append(
        session, now, user.name, "say_common", f"identifiers:{row.id}", kind=row.kind,
        reason_sha256=events.sha256(reason),
    )  # fmt: skip
    regroup_holders(session, row.id, now)


def _find(session: Session, identifier_id: int) -> IdentifierRow:
    row = session.exec(select(IdentifierRow).where(col(IdentifierRow.id) == identifier_id)).first()
    if row is None:
        raise UnknownRowError(f"không có định danh {identifier_id}")
    if row.kind.startswith(HINT) or row.kind not in WEIGHTS:
        raise LedgerError("định danh này không nối tài khoản nào, không cần ghi")
    return row


def _reason(text: str) -> str:
    if not text.strip():
        raise LedgerError("hãy ghi lý do để người sau biết vì sao")
    return text.strip()[:MOST_REASON]
