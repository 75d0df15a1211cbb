"""What every test stands on: no socket leaves this machine, a clock that stands still, a real SQLite file."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from standing_clock import StandingClock

from storage.database import Database, sqlite_url

LOOPBACK = ("127.", "::1", "localhost")


@pytest.fixture(autouse=True)
def _no_socket_beyond_loopback(monkeypatch: pytest.MonkeyPatch) -> None:
    connect = socket.socket.connect

    def guarded(self: socket.socket, address: Any) -> None:
        if isinstance(address, tuple) and not str(address[0]).startswith(LOOPBACK):
            pytest.fail(f"a test tried to reach {address}")
        connect(self, address)

    monkeypatch.setattr(socket.socket, "connect", guarded)


@pytest.fixture
def clock() -> StandingClock:
    return StandingClock()


@pytest.fixture
def db(tmp_path: Path) -> Iterator[Database]:
    opened = Database(sqlite_url(tmp_path / "rasoat.db"))
    yield opened
    opened.close()
