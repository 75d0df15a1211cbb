"""What a person does with a text that the model could not judge: looks at it, and says why it may leave the lane."""

from __future__ import annotations

from datetime import datetime

from sqlmodel import col, update

from storage.database import Database
from storage.ledger import events
from storage.ledger.errors import ConflictError, LedgerError, UnknownRowError
from storage.ledger.people import DECIDERS, allowed_user
from storage.unscored_tables import UnscoredRow

MOST_REASON = 2000


def look_at(db: Database, observation_id: int, user_id: int, reason: str, now: datetime) -> None:
    """Let a text leave the lane, for a person's reason. Raises NotAllowedError, UnknownRowError, ConflictError when
    somebody was first, LedgerError without a reason."""
    reason = reason.strip()[:MOST_REASON]
    if not reason:
        raise LedgerError("hãy ghi lý do: đã xem gì, vì sao không cần mở vụ việc")
    with db.write() as session:
        user = allowed_user(session, user_id, DECIDERS)
        row = session.get(UnscoredRow, observation_id)
        if row is None:
            raise UnknownRowError("nội dung này không nằm trong hàng chưa chấm")
        waits = (col(UnscoredRow.observation_id) == observation_id, col(UnscoredRow.ended_at).is_(None))
        left = update(UnscoredRow).where(*waits).values(ended_at=now, ended_by=user.name, ended_why=reason)
        if session.exec(left).rowcount != 1:
            raise ConflictError(f"{row.ended_by} đã xem nội dung này trước")
        events.append(
            session, now, user.name, "look_at_unscored", f"observations:{observation_id}",
            reason_sha256=events.sha256(reason),
        )  # fmt: skip


def note_why(db: Database, observation_id: int, why: str) -> None:
    """Why a text in the lane is still unscored: another reason than at first."""
    with db.write() as session:
        session.exec(update(UnscoredRow).where(col(UnscoredRow.observation_id) == observation_id).values(why=why))
