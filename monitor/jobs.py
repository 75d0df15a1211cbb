"""The small interface between the clock and whoever does the work.

Today it is the run table and one worker in this process. On several machines, procrastinate workers on PostgreSQL will
stand behind the same four calls.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from random import uniform
from typing import Protocol

from monitor.deadlines.reminders import remind
from monitor.workplace import Workplace
from storage.ledger import lookalikes, rechecks, relocations, shops, work
from storage.queries import work as work_queries
from storage.queries.work import Run
from storage.records import RunKind

REMIND = timedelta(minutes=10)


class Jobs(Protocol):
    """Runs that fall due, are taken by one worker at a time, and end."""

    def tick(self) -> int:
        """Make runs of what is due; gives how many."""
        ...

    def take(self) -> Run | None:
        """Lease the run that has waited longest; None when nothing waits."""
        ...

    def beat(self, run: Run) -> None:
        """Say that the worker lives. Raises ConflictError when the run was given to another."""
        ...

    def fail(self, run: Run, error: str) -> None:
        """Close a run whose worker died. Nothing happens when it has been closed already."""
        ...


class RunTable:
    """`Jobs` on the run table of one database."""

    def __init__(self, workplace: Workplace) -> None:
        self._workplace = workplace
        self._reminded_at: datetime | None = None

    def tick(self) -> int:
        now = self._workplace.clock()
        due = work.enqueue_due(self._workplace.db, now, lambda: uniform(-1, 1))  # noqa: S311
        rechecks.plan_rechecks(self._workplace.db, now)
        due += rechecks.enqueue_due(self._workplace.db, now)
        due += shops.ask_for_checks(self._workplace.db, now)
        relocations.find_relocations(self._workplace.db, now)
        if self._reminded_at is None or now - self._reminded_at >= REMIND:
            self._reminded_at = now
            remind(self._workplace)
        return due + lookalikes.ask_for_looks(self._workplace.db, now)

    def take(self) -> Run | None:
        run_id = work.take(self._workplace.db, self._workplace.clock())
        return None if run_id is None else work_queries.run(self._workplace.db, run_id)

    def beat(self, run: Run) -> None:
        work.beat(self._workplace.db, run.id, run.attempt, self._workplace.clock())

    def fail(self, run: Run, error: str) -> None:
        if work_queries.run(self._workplace.db, run.id).finished_at is None:
            work.finish(self._workplace.db, run.id, run.attempt, self._workplace.clock(), error=error)


class LookTable(RunTable):
    """The looks at lookalike domains alone, for the process that watches."""

    def tick(self) -> int:
        return lookalikes.ask_for_looks(self._workplace.db, self._workplace.clock())

    def take(self) -> Run | None:
        run_id = work.take(self._workplace.db, self._workplace.clock(), kind=RunKind.LOOKALIKE)
        return None if run_id is None else work_queries.run(self._workplace.db, run_id)
