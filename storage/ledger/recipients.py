"""Deeds on the list of recipients, on what is never a target, and on the law that was compared with the gazette."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlmodel import Session, col, select

from storage.database import Database
from storage.ledger import events
from storage.ledger.errors import ConflictError, LedgerError, UnknownRowError
from storage.ledger.people import DECIDERS, allowed_user
from storage.queries.recipients import recipient_of
from storage.recipient_tables import LawCheckRow, NeverTargetRow, RecipientRow
from storage.recipients import LawCheck, NeverTarget, Recipient

SHIPPED = "system:shipped"


def load_shipped(db: Database, recipients: Sequence[Recipient], now: datetime) -> int:
    """Take in the program's list into an office that has none yet; gives how many rows came."""
    with db.write() as session:
        if session.exec(select(RecipientRow.id).limit(1)).first() is not None:
            return 0
        for recipient in recipients:
            _add(session, recipient, SHIPPED, now)
        return len(recipients)


def add_recipient(db: Database, recipient: Recipient, user_id: int, now: datetime) -> int:
    """Add a row; gives its id. Raises LedgerError where another row of that code is in charge on the same days."""
    with db.write() as session:
        user = allowed_user(session, user_id, DECIDERS)
        _check_alone(session, recipient, but=None)
        return _add(session, recipient, user.name, now)


def change_recipient(
    db: Database, recipient_id: int, version: int, recipient: Recipient, user_id: int, now: datetime
) -> None:
    """Change a row that was read at `version`. Raises ConflictError when a colleague changed it meanwhile."""
    with db.write() as session:
        user = allowed_user(session, user_id, DECIDERS)
        row = session.get(RecipientRow, recipient_id)
        if row is None:
            raise UnknownRowError(f"không có nơi nhận {recipient_id}")
        if row.version != version:
            raise ConflictError(f"{row.changed_by} vừa sửa nơi nhận này; hãy tải lại trang")
        _check_alone(session, recipient, but=recipient_id)
        for name, value in recipient.model_dump().items():
            setattr(row, name, list(value) if isinstance(value, tuple) else value)
        row.version, row.changed_by, row.changed_at = version + 1, user.name, now
        session.add(row)
        session.flush()
        _note(session, row, recipient, "change_recipient", user.name, now)


def _check_alone(session: Session, recipient: Recipient, but: int | None) -> None:
    same = select(RecipientRow).where(RecipientRow.code == recipient.code, RecipientRow.province == recipient.province)
    for row in session.exec(same):
        if row.id != but and recipient_of(row).overlaps(recipient):
            raise LedgerError(
                f"mã {recipient.code} đã có “{row.name}” trong cùng thời gian; hãy ghi ngày hết hiệu lực cho dòng đó"
            )


def _add(session: Session, recipient: Recipient, actor: str, now: datetime) -> int:
    fields = recipient.model_dump()
    for name in ("domains", "policies", "successors"):
        fields[name] = list(fields[name])
    row = RecipientRow(changed_by=actor, changed_at=now, **fields)
    session.add(row)
    session.flush()
    _note(session, row, recipient, "add_recipient", actor, now)
    return row.id


def _note(session: Session, row: RecipientRow, recipient: Recipient, deed: str, actor: str, now: datetime) -> None:
    facts = recipient.model_dump(mode="json", include={"code", "name", "kind", "province", "valid_from", "valid_to"})
    whole = events.sha256(recipient.model_dump_json())
    events.append(session, now, actor, deed, f"recipients:{row.id}", version=row.version, sha256=whole, **facts)


def protect(db: Database, target: NeverTarget, user_id: int, now: datetime) -> None:
    """Put a domain on the office's list of what is never asked for. Raises LedgerError when it stands there."""
    with db.write() as session:
        user = allowed_user(session, user_id, DECIDERS)
        if session.get(NeverTargetRow, target.domain):
            raise LedgerError(f"{target.domain} đã có trong danh sách")
        session.add(NeverTargetRow(added_by=user.name, added_at=now, **target.model_dump()))
        events.append(session, now, user.name, "protect_domain", f"never_targets:{target.domain}", why=target.reason)


def unprotect(db: Database, domain: str, user_id: int, now: datetime) -> None:
    """Take a domain off the office's list; the built-in protection of platforms and state bodies stays."""
    with db.write() as session:
        user = allowed_user(session, user_id, DECIDERS)
        row = session.get(NeverTargetRow, domain)
        if row is None:
            raise UnknownRowError(f"{domain} không có trong danh sách")
        session.delete(row)
        events.append(session, now, user.name, "unprotect_domain", f"never_targets:{domain}")


def tick_law(db: Database, check: LawCheck, user_id: int, now: datetime) -> None:
    """Note that a person compared a version of a law with the gazette: from now on letters cite it so."""
    with db.write() as session:
        user = allowed_user(session, user_id, DECIDERS)
        _append(session, LawCheckRow(checked_by=user.name, checked_at=now, **check.model_dump()), "tick_law")


def untick_law(db: Database, rule_id: str, version: str, user_id: int, now: datetime) -> None:
    """Take a tick back; letters name the document alone again. Raises UnknownRowError where there is none."""
    with db.write() as session:
        user = allowed_user(session, user_id, DECIDERS)
        newest = select(LawCheckRow).where(LawCheckRow.rule_id == rule_id, LawCheckRow.version == version)
        row = session.exec(newest.order_by(col(LawCheckRow.id).desc())).first()
        if row is None or row.taken_back:
            raise UnknownRowError("phiên bản này chưa được đánh dấu")
        back = LawCheckRow(
            rule_id=rule_id, version=version, citation=row.citation, gazette=row.gazette, taken_back=True,
            checked_by=user.name, checked_at=now,
        )  # fmt: skip
        _append(session, back, "untick_law")


def _append(session: Session, row: LawCheckRow, deed: str) -> None:
    session.add(row)
    session.flush()
    events.append(
        session, row.checked_at, row.checked_by, deed, f"law_checks:{row.id}", rule=row.rule_id, version=row.version,
        citation=row.citation, gazette=row.gazette,
    )  # fmt: skip
