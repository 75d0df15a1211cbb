"""The courier: a thread that delivers what is due, so that a slow mail server holds up nothing else."""

from __future__ import annotations

import sys
import threading

from monitor.alerts.deliver import deliver
from monitor.workplace import Workplace
from storage.database import StorageError

EVERY_SECONDS = 5.0


class Courier:
    """Started and stopped with the process that it works for."""

    def __init__(self, workplace: Workplace) -> None:
        """Deliver what the outbox of `workplace` holds."""
        self._workplace = workplace
        self._stopping = threading.Event()
        self._thread = threading.Thread(target=self._work, name="courier", daemon=True)

    def __enter__(self) -> Courier:
        if self._workplace.settings.alert_urls:
            self._thread.start()
        return self

    def __exit__(self, *error: object) -> None:
        self._stopping.set()
        if self._thread.is_alive():
            self._thread.join(timeout=30)

    def _work(self) -> None:
        while not self._stopping.wait(EVERY_SECONDS):
            try:
                deliver(self._workplace)
            except StorageError as error:
                sys.stderr.write(f"alerts: {error}\n")
