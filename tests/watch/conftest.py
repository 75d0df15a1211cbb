"""An office with a real database, its protected names loaded."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from standing_clock import StandingClock

from monitor.settings import Settings
from monitor.watch.names import load_shipped
from monitor.workplace import Workplace
from storage.database import Database, sqlite_url
from storage.vault import Vault

sys.path.append(str(Path(__file__).parent.parent / "monitor"))  # its servers on loopback


@pytest.fixture
def workplace(tmp_path: Path, clock: StandingClock) -> Iterator[Workplace]:
    data = tmp_path / "data"
    data.mkdir()
    db = Database(sqlite_url(data / "rasoat.db"))
    workplace = Workplace(db=db, vault=Vault(data / "vault"), clock=clock, settings=Settings(data=data))
    load_shipped(workplace)
    yield workplace
    db.close()
