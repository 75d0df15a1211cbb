"""What a crawl asks of the memory: how far a run had come, and what an address answered the last time."""

from __future__ import annotations

from datetime import datetime

from sqlmodel import Session, col, select

from storage.database import Database
from storage.ledger import events
from storage.ledger.sightings import content_sha256
from storage.records import Capture, CaptureMethod, CaptureOutcome, Observation
from storage.tables import CaptureRow, FindingRow, ObservationRow, SubjectRow


def captures_of_run(db: Database, run_id: int) -> list[Capture]:
    """The Captures of one run, oldest first: the journal from which it goes on when its worker was killed."""
    with db.read() as session:
        rows = session.exec(select(CaptureRow).where(CaptureRow.run_id == run_id).order_by(col(CaptureRow.id)))
        return [_capture(row) for row in rows]


def last_page(db: Database, url: str) -> Capture | None:
    """The latest whole answer over HTTP that `url` gave, if it came with an ETag or a date to ask with; else None."""
    with db.read() as session:
        row = _latest(session, url)
        if row is None or row.body_sha256 is None or not {"etag", "last-modified"} & set(row.headers):
            return None
        return _capture(row)


def is_suspected_since(db: Database, observation: Observation, since: datetime) -> bool:
    """Whether this very content was first seen at or after `since` and has Findings."""
    with db.read() as session:
        query = (
            select(FindingRow.id)
            .join(ObservationRow, col(ObservationRow.id) == FindingRow.observation_id)
            .join(SubjectRow, col(SubjectRow.id) == ObservationRow.subject_id)
            .where(SubjectRow.key == observation.canonical_url)
            .where(ObservationRow.content_sha256 == content_sha256(observation))
            .where(col(ObservationRow.observed_at) >= since)
        )
        return session.exec(query.limit(1)).first() is not None


def _latest(session: Session, url: str) -> CaptureRow | None:
    query = select(CaptureRow).where(
        CaptureRow.url_sha256 == events.sha256(url),
        CaptureRow.method == CaptureMethod.HTTP,
        CaptureRow.outcome == CaptureOutcome.FETCHED,
    )
    return session.exec(query.order_by(col(CaptureRow.id).desc()).limit(1)).first()


def _capture(row: CaptureRow) -> Capture:
    return Capture.model_validate({name: getattr(row, name) for name in Capture.model_fields})
