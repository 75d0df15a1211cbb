"""What went wrong of late and nobody was told of yet: sources that failed, addresses that came back."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import NamedTuple

from sqlmodel import col, select

from storage.database import Database
from storage.outbox_tables import MessageRow
from storage.queries.counting import chunks
from storage.records import RunKind, RunState, Verified
from storage.tables import OutcomeRow, RequestRow, RunRow, SourceRow, TargetRow


class FailedRun(NamedTuple):
    run_id: int
    source: str
    error: str
    finished_at: datetime


class CameBack(NamedTuple):
    target_id: int
    case_id: int


def failed_runs(db: Database, since: datetime) -> list[FailedRun]:
    """Crawls that failed, the earliest first."""
    runs = select(RunRow.id, SourceRow.name, RunRow.error, RunRow.finished_at)
    runs = runs.join(SourceRow, col(SourceRow.id) == RunRow.source_id)
    runs = runs.where(col(RunRow.finished_at) >= since, RunRow.kind == RunKind.CRAWL, RunRow.state == RunState.FAILED)
    with db.read() as session:
        return [FailedRun._make(row) for row in session.exec(runs.order_by(col(RunRow.finished_at)))]


def came_back(db: Database, since: datetime) -> list[CameBack]:
    """Targets that a look of ours found again, each once."""
    found = select(OutcomeRow.target_id, RequestRow.case_id).distinct()
    found = found.join(TargetRow, col(TargetRow.id) == OutcomeRow.target_id)
    found = found.join(RequestRow, col(RequestRow.id) == TargetRow.request_id)
    found = found.where(col(OutcomeRow.recorded_at) >= since, OutcomeRow.verified == Verified.REAPPEARED)
    with db.read() as session:
        return [CameBack._make(row) for row in session.exec(found.order_by(col(OutcomeRow.target_id)))]


def told(db: Database, keys: Iterable[str]) -> set[str]:
    """Which of the keys have a message."""
    found: set[str] = set()
    with db.read() as session:
        for part in chunks(list(keys)):
            found |= set(session.exec(select(MessageRow.key).where(col(MessageRow.key).in_(part))))
    return found
