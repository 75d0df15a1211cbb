"""Reads about Sources and runs."""

from __future__ import annotations

from datetime import datetime

from sqlmodel import Session, col, select

from storage.database import Database
from storage.ledger.errors import UnknownRowError
from storage.records import (
    Record,
    RunKind,
    RunState,
    Source,
    UtcTime,
)
from storage.tables import (
    CaptureRow,
    RunRow,
    SourceRow,
)


class Run(Record):
    id: int
    kind: RunKind
    source_id: int | None
    source_name: str | None
    target_id: int | None
    lookalike_id: int | None = None
    shop_id: int | None = None
    state: RunState
    attempt: int
    due_at: UtcTime
    started_at: UtcTime | None
    finished_at: UtcTime | None
    pages: int
    observations: int
    new_cases: int
    error: str


def asked_since(db: Database, beginning: str, since: datetime) -> tuple[str, ...]:
    """The addresses beginning so that were asked for since then, in order: what counts against a quota."""
    with db.read() as session:
        query = select(CaptureRow.url).where(
            col(CaptureRow.captured_at) >= since, col(CaptureRow.url).startswith(beginning, autoescape=True)
        )
        return tuple(session.exec(query.order_by(col(CaptureRow.id))))


class SourceStatus(Record):
    id: int
    source: Source
    next_due_at: UtcTime
    last_run: Run | None


def sources(db: Database) -> tuple[SourceStatus, ...]:
    """All Sources by name, each with its latest run."""
    with db.read() as session:
        return tuple(
            SourceStatus(
                id=row.id, source=_source(row), next_due_at=row.next_due_at, last_run=_last_run(session, row.id)
            )
            for row in session.exec(select(SourceRow).order_by(SourceRow.name))
        )


def _source(row: SourceRow) -> Source:
    return Source(**{name: getattr(row, name) for name in Source.model_fields})


def _last_run(session: Session, source_id: int) -> Run | None:
    query = select(RunRow).where(RunRow.source_id == source_id).order_by(col(RunRow.id).desc()).limit(1)
    row = session.exec(query).first()
    return _run(session, row) if row else None


def crawls(db: Database, source_id: int, limit: int) -> tuple[Run, ...]:
    """The latest crawls of a Source that ended, oldest first."""
    with db.read() as session:
        query = select(RunRow).where(RunRow.source_id == source_id, col(RunRow.finished_at).is_not(None))
        rows = session.exec(query.order_by(col(RunRow.id).desc()).limit(limit)).all()
        return tuple(_run(session, row) for row in reversed(rows))


def run(db: Database, run_id: int) -> Run:
    """One run. Raises UnknownRowError."""
    with db.read() as session:
        row = session.get(RunRow, run_id)
        if row is None:
            raise UnknownRowError(f"there is no run {run_id}")
        return _run(session, row)


def runs(db: Database, limit: int = 50) -> tuple[Run, ...]:
    """The latest runs, newest first."""
    with db.read() as session:
        query = select(RunRow).order_by(col(RunRow.id).desc()).limit(limit)
        return tuple(_run(session, row) for row in session.exec(query))


def _run(session: Session, row: RunRow) -> Run:
    source = session.get(SourceRow, row.source_id) if row.source_id else None
    fields = {name: getattr(row, name) for name in Run.model_fields if name != "source_name"}
    return Run(source_name=source.name if source else None, **fields)


def source_of_run(db: Database, run_id: int) -> Source:
    """The Source that a crawl run is about."""
    with db.read() as session:
        row = session.get_one(RunRow, run_id)
        return _source(session.get_one(SourceRow, row.source_id))
