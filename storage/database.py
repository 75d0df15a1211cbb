"""Opening the database: engine, transactions, schema upgrade.

One address decides which database it is; the rest of the code does not know. SQLite runs with a write-ahead log and
``synchronous=FULL``: with NORMAL a power cut may lose the last commits.
"""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, inspect, text
from sqlalchemy.exc import ArgumentError, DatabaseError, NoSuchModuleError, OperationalError
from sqlmodel import Session

MIGRATIONS = Path(__file__).parent / "migrations"
WRITER = 20261125  # the advisory lock of writers; any number that nobody else uses
BROKEN = (DatabaseError, OperationalError)  # the database can not go on; its other errors are our own mistakes
BUSY_SECONDS = 20  # longest wait for another process's write; a crawl's writes take milliseconds each


class Trouble(StrEnum):
    """What keeps the database or the vault from being used."""

    BUSY = "busy"
    FULL = "full"
    READ_ONLY = "read_only"
    DAMAGED = "damaged"
    OTHER = "other"


class StorageError(Exception):
    """The database or the vault can not be used as it is; the text says what to do."""

    def __init__(self, text: str, trouble: Trouble = Trouble.OTHER) -> None:
        super().__init__(text)
        self.trouble = trouble


class FairLock:
    """A lock that lets threads in by the order in which they came; threading.Lock lets in whoever wakes first."""

    def __init__(self) -> None:
        self._guard = threading.Lock()
        self._waiting: deque[threading.Lock] = deque()
        self._held = False

    def __enter__(self) -> None:
        with self._guard:
            if not self._held:
                self._held = True
                return
            turn = threading.Lock()
            turn.acquire()
            self._waiting.append(turn)
        turn.acquire()  # handed over by whoever leaves; `_held` stays true meanwhile

    def __exit__(self, *error: object) -> None:
        with self._guard:
            if self._waiting:
                self._waiting.popleft().release()
            else:
                self._held = False


class Database:
    """An open, upgraded database. Use ``with db.write() as session`` for a deed, ``db.read()`` for a look."""

    def __init__(self, url: str) -> None:
        """Open the database at the SQLAlchemy address `url`, make or upgrade its tables. Raises StorageError."""
        self.url = url
        self._engine = _engine(url)
        self._writing = self._engine.execution_options(begin="BEGIN IMMEDIATE")
        self._writer: AbstractContextManager[object] = nullcontext()
        if self._engine.dialect.name == "sqlite":
            # SQLite lets writers in by polling, which starves some for seconds; inside a process they queue here.
            self._writer = FairLock()
        self._mine = threading.local()
        upgrade(self._engine)

    @contextmanager
    def write(self) -> Iterator[Session]:
        """One transaction that may write: committed at the end of the block, rolled back by any exception.

        Inside another block of the same thread it is a part of that one's transaction, undone by itself when it fails:
        a deed and the answer it got are then on disk together or not at all.
        """
        outer: Session | None = getattr(self._mine, "session", None)
        if outer is not None:
            with outer.begin_nested():
                yield outer
            return
        with self._writer, Session(self._writing) as session:
            self._mine.session = session
            try:
                if self._engine.dialect.name == "postgresql":
                    # Writers queue here, first come first served, as on SQLite: the event chain makes them one after
                    # another anyway, and taken later the counters' row locks would meet crosswise and deadlock.
                    session.connection().exec_driver_sql(f"SELECT pg_advisory_xact_lock({WRITER})")
                yield session
                session.commit()
            except DatabaseError as error:
                if type(error) not in BROKEN:
                    raise
                raise _advice(error) from error
            finally:
                self._mine.session = None

    @contextmanager
    def read(self) -> Iterator[Session]:
        """One consistent look; nothing done in it is kept. Inside a `write` of the same thread it sees its rows."""
        outer: Session | None = getattr(self._mine, "session", None)
        if outer is not None:
            outer.flush()
            yield outer
            return
        with Session(self._engine) as session:
            try:
                yield session
            except DatabaseError as error:
                if type(error) not in BROKEN:
                    raise
                raise _advice(error) from error

    def close(self) -> None:
        """Give all connections back."""
        self._engine.dispose()


def sqlite_url(path: Path) -> str:
    """The address of a SQLite file."""
    return f"sqlite:///{path}"


def _engine(url: str) -> Engine:
    try:
        engine = create_engine(url, connect_args={"timeout": BUSY_SECONDS} if url.startswith("sqlite") else {})
    except (ArgumentError, NoSuchModuleError) as error:
        raise StorageError(f"RASOAT_DATABASE_URL is no database address that we know: {error}") from error
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", _prepare_sqlite)
        event.listen(engine, "begin", _begin_sqlite)
    else:
        event.listen(engine, "connect", _prepare_postgresql)
    return engine


def _prepare_sqlite(connection: Any, _record: object) -> None:
    connection.isolation_level = None  # we say BEGIN ourselves: the driver would put it off to the first write
    for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON"):
        connection.execute(f"PRAGMA {pragma}")


def _prepare_postgresql(connection: Any, _record: object) -> None:
    # Kilobytes of new words that wait to be put into the index: each search reads them all, and 4 MB take it 8 ms.
    connection.execute("SET gin_pending_list_limit = 256")
    connection.commit()


def _begin_sqlite(connection: Connection) -> None:
    connection.exec_driver_sql(connection.get_execution_options().get("begin", "BEGIN"))


def _advice(error: DatabaseError) -> StorageError:
    cause = str(error.orig)
    if "locked" in cause:
        return StorageError(f"the database was busy for {BUSY_SECONDS} s; nothing was changed, try again", Trouble.BUSY)
    if "full" in cause or "No space left" in cause:
        return StorageError("the disk is full; nothing was changed; free some space, then try again", Trouble.FULL)
    if "malformed" in cause or "not a database" in cause:
        text = f"the database is damaged ({cause}); run `rasoat doctor`, then `rasoat restore` the last good backup"
        return StorageError(text, Trouble.DAMAGED)
    if "readonly" in cause:
        text = "the database can not be written to; nothing was changed; check the owner of the data folder"
        return StorageError(text, Trouble.READ_ONLY)
    return StorageError(f"the database refused: {cause}; nothing was changed")


@cache
def _head() -> str | None:
    from alembic.script import ScriptDirectory

    return ScriptDirectory(str(MIGRATIONS)).get_current_head()


def upgrade(engine: Engine) -> None:
    """Bring the tables to the version of this code, in one transaction each step.

    Raises StorageError when the file is no database of ours, or comes from a newer version.
    """
    # Read here and not at the top: it takes a third of a second, which a command without a database need not wait for.
    from alembic import command
    from alembic.config import Config
    from alembic.util import CommandError

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    config.attributes["engine"] = engine
    try:
        if _current_version(engine) != _head():
            command.upgrade(config, "head")
    except CommandError as error:
        raise StorageError(
            "this database was made by a newer version of rasoat; nothing was changed; "
            "install that version or a later one, or restore a backup made by this one"
        ) from error
    except DatabaseError as error:
        raise StorageError(f"can not open the database {engine.url.database}: {error.orig}") from error


def _current_version(engine: Engine) -> str | None:
    with engine.connect() as connection:
        if not inspect(connection).has_table("alembic_version"):
            return None
        return connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
