"""What the passing of time does, once a day: Cases grow urgent, watches end, personal data goes, a backup is made."""

from __future__ import annotations

import sys
from datetime import timedelta
from pathlib import Path

from monitor.rescoring import rescore
from monitor.retention import erase
from monitor.settings import Settings
from monitor.workplace import Workplace
from storage.backups import make_backup
from storage.database import StorageError
from storage.ledger import access, cases
from storage.vault_names import sweep

GRACE = timedelta(days=7)  # from a file in the vault to the row that names it, at the longest
SWEPT = timedelta(days=30)  # of older files, those that one night looks at


def end_of_day(workplace: Workplace) -> None:
    """Let time pass for everything that waits on it. Safe to do twice."""
    for deed in (cases.let_time_pass, cases.end_watch, access.forget_answers):
        while deed(workplace.db, workplace.clock()):
            pass
    rescore(workplace)
    erase(workplace)
    before = workplace.clock() - GRACE
    sweep(workplace.db, workplace.vault, before - SWEPT, before, workplace.clock())
    if workplace.settings.backups_kept:
        back_up(workplace)


def back_up(workplace: Workplace) -> None:
    """Make the night's backup, and only when it was test-restored take the oldest ones away. Failure is said."""
    folder = workplace.settings.data / "backups"
    now = workplace.clock()
    try:
        make_backup(
            workplace.db, workplace.vault, folder / f"nightly-{now:%Y%m%dT%H%M%SZ}.zip", now, key=None, accept=False
        )
    except StorageError as error:
        sys.stderr.write(f"nightly backup: {error}\n")
        return
    for old in nightly_backups(workplace.settings)[: -workplace.settings.backups_kept]:
        old.unlink()


def nightly_backups(settings: Settings) -> list[Path]:
    """The nightly backups that are kept, oldest first."""
    return sorted((settings.data / "backups").glob("nightly-*.zip"))
