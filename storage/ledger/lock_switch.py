"""The switch of the account-lock thresholds: off until a leader confirms that the office's requests count."""

from __future__ import annotations

from datetime import datetime

from sqlmodel import Session, col, select

from storage.database import Database
from storage.following_tables import LockSwitchRow
from storage.ledger import events
from storage.ledger.errors import LedgerError
from storage.ledger.people import APPROVERS, allowed_user
from storage.records import Record, UtcTime
from storage.tables import UserRow


class LockSwitch(Record):
    """Who said so, when and on what ground."""

    is_on: bool
    reason: str
    set_by: str
    set_at: UtcTime


def set_switch(db: Database, user_id: int, reason: str, now: datetime, *, is_on: bool) -> None:
    """Note a leader's word. Raises LedgerError without the ground that it rests on."""
    if not reason.strip():
        raise LedgerError("hãy ghi căn cứ: văn bản xác nhận yêu cầu của cơ quan được tính hay không")
    with db.write() as session:
        user = allowed_user(session, user_id, APPROVERS)
        row = LockSwitchRow(is_on=is_on, reason=reason, set_by=user_id, set_at=now)
        session.add(row)
        session.flush()
        events.append(
            session, now, user.name, "set_lock_switch", f"lock_switches:{row.id}", is_on=is_on, reason=reason[:1000]
        )


def lock_switch(db: Database) -> LockSwitch | None:
    """The newest word; None: nobody confirmed anything, the thresholds are off."""
    with db.read() as session:
        return _newest(session)


def _newest(session: Session) -> LockSwitch | None:
    row = session.exec(select(LockSwitchRow).order_by(col(LockSwitchRow.id).desc()).limit(1)).first()
    if row is None:
        return None
    return LockSwitch(
        is_on=row.is_on, reason=row.reason, set_by=session.get_one(UserRow, row.set_by).name, set_at=row.set_at
    )
