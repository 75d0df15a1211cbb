"""Deeds about Sources and the run table.

The clock only makes rows here; workers take them under a lease. A killed worker's row becomes free when its lease runs
out, and `key` makes sure that two clocks, or one that ticks twice, ask for the same piece of work once.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

from sqlalchemy import and_, func, or_
from sqlmodel import Session, col, select, update

from storage.database import Database
from storage.ledger import events
from storage.ledger.errors import ConflictError, LedgerError, UnknownRowError
from storage.records import RunKind, RunState, Source
from storage.tables import CaptureRow, RunRow, SourceRow

LEASE = timedelta(minutes=2)  # a worker beats every 20 s; six missed beats mean that it is dead
JITTER = 0.1  # share of the interval
MOST_STALLED = 3  # a piece of work that kills its worker three times at the same place is left to a person


def add_source(db: Database, source: Source, *, actor: str, now: datetime) -> int:
    """Add a Source, due at once, and give its id. Raises LedgerError when the name is taken."""
    with db.write() as session:
        if session.exec(select(SourceRow).where(SourceRow.name == source.name)).first():
            raise LedgerError(f"there already is a source named {source.name}; choose another name")
        row = SourceRow(**source.model_dump(), next_due_at=now)
        session.add(row)
        session.flush()
        events.append(session, now, actor, "add_source", f"sources:{row.id}", **source.model_dump())
        return row.id


def enqueue_due(db: Database, now: datetime, jitter: Callable[[], float] = lambda: 0.0) -> int:
    """Make a run for every enabled Source that is due, and give how many. After downtime each falls due once.

    `jitter` gives a number from -1 to 1 for each: the next run comes up to a tenth of the interval sooner or later, so
    that Sources added together do not fall due together for ever.
    """
    with db.write() as session:
        query = select(SourceRow).where(col(SourceRow.enabled), col(SourceRow.next_due_at) <= now)
        due = session.exec(query.with_for_update(skip_locked=True)).all()  # another clock's rows are that clock's
        for source in due:
            enqueue_in(
                session, RunKind.CRAWL, f"{source.id}:{source.next_due_at.isoformat()}", now, source_id=source.id
            )
            source.next_due_at = now + timedelta(minutes=source.every_minutes * (1 + JITTER * jitter()))
        return len(due)


def enqueue_source(db: Database, name: str, now: datetime, *, actor: str) -> int:
    """Make a run of one Source now and give its id. Raises UnknownRowError."""
    with db.write() as session:
        source = session.exec(select(SourceRow).where(SourceRow.name == name)).first()
        if source is None:
            raise UnknownRowError(f"there is no source named {name}; `rasoat source list` shows them")
        source.next_due_at = now + timedelta(minutes=source.every_minutes)
        events.append(session, now, actor, "ask_for_run", f"sources:{source.id}")
        return enqueue_in(session, RunKind.CRAWL, f"{source.id}:{now.isoformat()}", now, source_id=source.id)


def enqueue_recheck(db: Database, target_id: int, now: datetime, *, actor: str) -> int:
    """Make a run that looks at one target now, and give its id. One a minute at most: a second gives the same id."""
    with db.write() as session:
        key = f"{target_id}:{now.replace(second=0, microsecond=0).isoformat()}"
        events.append(session, now, actor, "ask_for_recheck", f"targets:{target_id}")
        return enqueue_in(session, RunKind.RECHECK, key, now, target_id=target_id)


def enqueue_in(
    session: Session,
    kind: RunKind,
    key: str,
    now: datetime,
    *,
    source_id: int | None = None,
    target_id: int | None = None,
    shop_id: int | None = None,
) -> int:
    """Make a run in an open transaction and give its id; a second one under its key is the first."""
    full_key = f"{kind}:{key}"
    row = session.exec(select(RunRow).where(RunRow.key == full_key)).first()
    if row is None:
        row = RunRow(
            key=full_key, kind=kind, source_id=source_id, target_id=target_id, shop_id=shop_id, state=RunState.DUE,
            due_at=now,
        )  # fmt: skip
        session.add(row)
        session.flush()
    return row.id


def take(db: Database, now: datetime, run_id: int | None = None, kind: RunKind | None = None) -> int | None:
    """Lease the run that has waited longest (of one kind, or the one named) and give its id; None when nothing waits.

    A Source that is being crawled already is not taken a second time.
    """
    with db.write() as session:
        busy = select(RunRow.source_id).where(
            RunRow.state == RunState.RUNNING, col(RunRow.lease_until) > now, col(RunRow.source_id).is_not(None)
        )
        free = or_(
            col(RunRow.state) == RunState.DUE,
            and_(col(RunRow.state) == RunState.RUNNING, col(RunRow.lease_until) <= now),
        )
        query = select(RunRow).where(free, or_(col(RunRow.source_id).is_(None), col(RunRow.source_id).not_in(busy)))
        if run_id is not None:
            query = query.where(RunRow.id == run_id)
        if kind is not None:
            query = query.where(RunRow.kind == kind)
        for row in session.exec(query.order_by(col(RunRow.due_at), col(RunRow.id)).with_for_update(skip_locked=True)):
            _note_progress(session, row)
            if row.stalled >= MOST_STALLED:
                _close(
                    session,
                    row,
                    RunState.FAILED,
                    now,
                    "its worker died three times; look at the log, then run it again",
                )
                continue
            row.state, row.attempt, row.started_at = RunState.RUNNING, row.attempt + 1, now
            row.heartbeat_at, row.lease_until = now, now + LEASE
            return row.id
        return None


def _note_progress(session: Session, row: RunRow) -> None:
    """A worker that kept something before it died has brought the work on: the next goes on from there."""
    captures = session.exec(select(func.count(col(CaptureRow.id))).where(CaptureRow.run_id == row.id)).one()
    if row.attempt:
        row.stalled = 0 if captures > row.captures_before else row.stalled + 1
    row.captures_before = captures
    session.add(row)


def beat(db: Database, run_id: int, attempt: int, now: datetime) -> None:
    """Renew the lease of a run, if it is not done: its process may close it a moment before it ends.

    Raises ConflictError when it was given to another worker meanwhile, or given up.
    """
    with db.write() as session:
        changed = session.exec(
            update(RunRow)
            .where(col(RunRow.id) == run_id, col(RunRow.attempt) == attempt, col(RunRow.state) == RunState.RUNNING)
            .values(heartbeat_at=now, lease_until=now + LEASE)
        )
        if changed.rowcount == 1:
            return
        row = session.get(RunRow, run_id)
        if row is None or row.attempt != attempt or row.state != RunState.DONE:
            raise ConflictError(f"run {run_id} is no longer ours; stop working on it")


def finish(
    db: Database,
    run_id: int,
    attempt: int,
    now: datetime,
    *,
    pages: int = 0,
    observations: int = 0,
    new_cases: int = 0,
    error: str = "",
) -> None:
    """Close a run: done, or failed when `error` says why. Raises ConflictError when it is not ours any more."""
    with db.write() as session:
        row = session.get(RunRow, run_id)
        if row is None or row.state != RunState.RUNNING or row.attempt != attempt:
            raise ConflictError(f"run {run_id} is no longer ours; nothing was written")
        row.pages, row.observations, row.new_cases = pages, observations, new_cases
        _close(session, row, RunState.FAILED if error else RunState.DONE, now, error)


def _close(session: Session, row: RunRow, state: RunState, now: datetime, error: str) -> None:
    row.state, row.finished_at, row.lease_until, row.error = state, now, None, error
    session.add(row)
    events.append(
        session,
        now,
        "system:worker",
        f"run_{state}",
        f"runs:{row.id}",
        kind=row.kind,
        pages=row.pages,
        observations=row.observations,
        new_cases=row.new_cases,
        error=error,
    )
