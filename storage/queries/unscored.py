"""Who waits in the unscored lane: texts that no model has judged and no person has looked at."""

from __future__ import annotations

from collections.abc import Collection

from sqlmodel import col, func, select

from storage.database import Database
from storage.records import Observation, Record, UtcTime
from storage.tables import ObservationRow
from storage.unscored_tables import UnscoredRow


class Unscored(Record):
    observation_id: int
    observation: Observation
    why: str
    """Why the text model said nothing."""
    since: UtcTime


def waiting(db: Database, *, why: Collection[str] = (), after: int = 0, limit: int = 32) -> list[Unscored]:
    """The texts in the lane with an id above ``after``, in that order; ``why``: only those left for such a reason."""
    query = select(UnscoredRow, ObservationRow.record)
    query = query.join(ObservationRow, col(ObservationRow.id) == UnscoredRow.observation_id)
    query = query.where(col(UnscoredRow.ended_at).is_(None), UnscoredRow.observation_id > after)
    if why:
        query = query.where(col(UnscoredRow.why).in_(why))
    with db.read() as session:
        rows = session.exec(query.order_by(col(UnscoredRow.observation_id)).limit(limit))
        return [
            Unscored(
                observation_id=row.observation_id,
                observation=Observation.model_validate(record),
                why=row.why,
                since=row.since,
            )
            for row, record in rows
        ]


def count_by_reason(db: Database) -> dict[str, int]:
    """How many texts wait in the lane, by why."""
    query = select(UnscoredRow.why, func.count()).where(col(UnscoredRow.ended_at).is_(None)).group_by(UnscoredRow.why)
    with db.read() as session:
        return dict(session.exec(query.order_by(UnscoredRow.why)).all())
