"""What a person does with a text that the model could not judge: looks at it, and says why it may leave the lane."""

from __future__ import annotations

from datetime import datetime

from sqlmodel import Session, col, update

from storage.database import Database
from storage.ledger import events, sightings
from storage.ledger.errors import ConflictError, LedgerError, UnknownRowError
from storage.ledger.people import DECIDERS, allowed_user
from storage.records import Observation
from storage.tables import ObservationRow
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
        _leave(session, observation_id, user.name, reason, now)


def open_case(db: Database, observation_id: int, user_id: int, now: datetime) -> int:
    """Let a text leave the lane by a Case on it; gives the Case's id. Raises as `look_at`."""
    with db.write() as session:
        user = allowed_user(session, user_id, DECIDERS)
        _leave(session, observation_id, user.name, "mở vụ việc", now)
        row = session.get_one(ObservationRow, observation_id)
        return sightings.open_by_hand(db, Observation.model_validate(row.record), user.name, now)


def _leave(session: Session, observation_id: int, name: str, reason: str, now: datetime) -> None:
    row = session.get(UnscoredRow, observation_id)
    if row is None:
        raise UnknownRowError("nội dung này không nằm trong hàng chưa chấm")
    waits = (col(UnscoredRow.observation_id) == observation_id, col(UnscoredRow.ended_at).is_(None))
    left = update(UnscoredRow).where(*waits).values(ended_at=now, ended_by=name, ended_why=reason)
    if session.exec(left).rowcount != 1:
        raise ConflictError(f"{row.ended_by} đã xem nội dung này trước")
    events.append(
        session, now, name, "look_at_unscored", f"observations:{observation_id}", reason_sha256=events.sha256(reason)
    )


def note_why(db: Database, observation_id: int, why: str) -> None:
    """Why a text in the lane is still unscored: another reason than at first."""
    with db.write() as session:
        session.exec(update(UnscoredRow).where(col(UnscoredRow.observation_id) == observation_id).values(why=why))
