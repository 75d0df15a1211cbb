"""What every test stands on: no socket leaves this machine, a clock that stands still, a real SQLite file."""

from __future__ import annotations

import socket
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine, create_engine
from standing_clock import StandingClock

import storage.database
from storage.database import Database, sqlite_url

LONG_FILES = frozenset({
    "test_accessibility", "test_browser", "test_busy_server", "test_commands", "test_crawl_command", "test_desk_keys",
    "test_following_browser", "test_going_on", "test_hostile", "test_hostile_browser", "test_journey",
    "test_keyboard_alone", "test_look", "test_model", "test_queue_race", "test_rechecks", "test_site_check",
    "test_takedown_simulation", "test_watch", "test_web_evidence", "test_youtube",
})  # fmt: skip
"""Files of few but long tests: they start first, or one of them runs alone at the end while the other cores wait."""
LOOPBACK = ("127.", "::1", "localhost")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    items.sort(key=lambda item: item.path.stem not in LONG_FILES)


@pytest.fixture(scope="session", autouse=True)
def _made_once(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """A new SQLite file is a copy of one that all migrations made: they take 0.2 s, and a thousand tests want one."""
    first = tmp_path_factory.mktemp("made_once") / "rasoat.db"
    Database(sqlite_url(first)).close()
    made, upgrade = first.read_bytes(), storage.database.upgrade

    def copied(engine: Engine) -> None:
        file = engine.url.database
        if engine.dialect.name == "sqlite" and file and not Path(file).exists():
            Path(file).write_bytes(made)
        upgrade(engine)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(storage.database, "upgrade", copied)
        patch.setattr(storage.database, "create_engine", _compiles_once())
        patch.setattr(storage.database, "_prepare_sqlite", _prepared_without_waiting(storage.database._prepare_sqlite))
        yield


def _compiles_once() -> Callable[..., Engine]:
    """Engines that share what they compiled: SQLAlchemy compiles each statement anew for each of a thousand engines."""
    first: dict[str, Engine] = {}

    def create(url: str, **options: Any) -> Engine:
        engine = create_engine(url, query_cache_size=3000, **options)
        shared = first.setdefault(engine.dialect.name, engine)
        engine.dialect, engine._compiled_cache = shared.dialect, shared._compiled_cache
        return engine

    return create


def _prepared_without_waiting(prepare: Callable[[Any, object], None]) -> Callable[[Any, object], None]:
    """As the office's connections, but for the wait until each commit is on the disk: no test cuts the power."""

    def prepared(connection: Any, record: object) -> None:
        prepare(connection, record)
        connection.execute("PRAGMA synchronous=OFF")

    return prepared


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
