"""What every acting part is given: the open database, the vault, the clock and the settings."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from monitor.office_time import system_clock
from monitor.settings import Settings
from storage.database import Database, StorageError
from storage.records import Clock
from storage.vault import Vault


@dataclass(frozen=True)
class Workplace:
    """One office's data, open for work. Whether it is a demo is asked of the database, not kept here."""

    db: Database
    vault: Vault
    clock: Clock
    settings: Settings


LEAST_FREE_BYTES = 10**9  # below this an administrator is to make room: a day's captures take some hundred MB


def free_bytes(folder: Path) -> int:
    """How much room the disk of a folder has; none when it can not be asked."""
    try:
        return shutil.disk_usage(folder).free
    except OSError:
        return 0


@contextmanager
def open_workplace(settings: Settings, clock: Clock = system_clock) -> Iterator[Workplace]:
    """Open the data folder, making or upgrading what is in it. Raises StorageError with what to do."""
    try:
        settings.data.mkdir(parents=True, exist_ok=True)
        vault = Vault(settings.vault)
    except OSError as error:
        raise StorageError(
            f"can not write to {settings.data}: {error.strerror}; set RASOAT_DATA to a folder of yours"
        ) from error
    db = Database(settings.database)
    try:
        yield Workplace(db=db, vault=vault, clock=clock, settings=settings)
    finally:
        db.close()
