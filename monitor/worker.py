"""The worker in this process: takes runs one after another and does each in an operating-system process of its own.

A browser or reactor that dies takes its own run along and nothing else.
"""

from __future__ import annotations

import subprocess
import sys
import threading
from collections.abc import Callable

from apscheduler.schedulers.background import BackgroundScheduler

from monitor.jobs import Jobs
from monitor.settings import Settings, child_environment
from storage.database import StorageError
from storage.ledger.errors import ConflictError
from storage.queries.work import Run

TICK_SECONDS = 15  # how late a source may be crawled; APScheduler only ticks, what is due is decided in the database
IDLE_SECONDS = 1.0
BEAT_SECONDS = 20.0
LONGEST_RUN_SECONDS = 4 * 3600  # far above any crawl within its page budget; ends one that hangs


class Worker:
    """Clock and worker, started and stopped together."""

    def __init__(self, jobs: Jobs, settings: Settings, daily: Callable[[], object]) -> None:
        """Work on `jobs`, each in a process that reads `settings`; `daily` is called at the start of each UTC day."""
        self._jobs = jobs
        self._settings = settings
        self._daily = daily
        self._stopping = threading.Event()
        self._thread = threading.Thread(target=self._work, name="worker", daemon=True)
        self._clock = BackgroundScheduler(timezone="UTC")

    def start(self) -> None:
        """Start ticking and working in the background."""
        self._clock.add_job(self._jobs.tick, "interval", seconds=TICK_SECONDS, coalesce=True, max_instances=1)
        self._clock.add_job(self._daily, "cron", hour=0, coalesce=True, max_instances=1, misfire_grace_time=None)
        self._jobs.tick()
        self._clock.start()
        self._thread.start()

    def stop(self) -> None:
        """Stop ticking, end the run in hand (its lease runs out and it is taken again), and wait for the thread."""
        self._stopping.set()
        self._clock.shutdown(wait=False)
        self._thread.join(timeout=30)

    def _work(self) -> None:
        while not self._stopping.is_set():
            try:
                run = self._jobs.take()
                if run is not None:
                    self._do(run)
                    continue
            except (StorageError, ConflictError) as error:
                sys.stderr.write(f"worker: {error}\n")
            self._stopping.wait(IDLE_SECONDS)

    def _do(self, run: Run) -> None:
        command = [sys.executable, "-m", "monitor.cli", "run-job", str(run.id)]
        with subprocess.Popen(  # noqa: S603 - our own interpreter with our own arguments
            command, env=child_environment(self._settings), stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE, text=True,
        ) as process:  # fmt: skip
            try:
                error = self._wait(process, run)
            finally:
                process.kill()
        if process.returncode and not self._stopping.is_set():
            self._jobs.fail(run, error or f"the crawl process ended with code {process.returncode}")

    def _wait(self, process: subprocess.Popen[str], run: Run) -> str:
        """Beat until the process ends; gives the last line it wrote to stderr."""
        waited = 0.0
        while not self._stopping.is_set() and waited < LONGEST_RUN_SECONDS:
            try:
                _, said = process.communicate(timeout=IDLE_SECONDS)
                return said.strip().splitlines()[-1] if said.strip() else ""
            except subprocess.TimeoutExpired:
                waited += IDLE_SECONDS
                if waited % BEAT_SECONDS == 0:
                    self._jobs.beat(run)
        return "" if self._stopping.is_set() else "it ran for four hours and was ended"
