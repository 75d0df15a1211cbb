from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import create_engine, text

from storage.database import Database, StorageError, sqlite_url
from storage.tables import SourceRow, metadata


def test_the_migrations_make_exactly_the_tables_of_the_code(db: Database) -> None:
    with db.read() as session:
        assert compare_metadata(MigrationContext.configure(session.connection()), metadata) == []


def test_opening_twice_changes_nothing(tmp_path: Path) -> None:
    for _ in range(2):
        Database(sqlite_url(tmp_path / "a.db")).close()


def test_a_database_from_a_newer_version_is_refused_and_left_alone(tmp_path: Path) -> None:
    url = sqlite_url(tmp_path / "a.db")
    Database(url).close()
    engine = create_engine(url)
    with engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(StorageError, match="newer version"):
        Database(url)
    with engine.begin() as connection:
        assert connection.execute(text("SELECT version_num FROM alembic_version")).scalar() == "9999"
    engine.dispose()


def test_a_file_that_is_no_database_is_refused_and_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    path.write_bytes(b"not a database at all, but long enough to look" * 50)
    before = path.read_bytes()
    with pytest.raises(StorageError, match="can not open the database"):
        Database(sqlite_url(path))
    assert path.read_bytes() == before


def test_a_failed_deed_leaves_nothing_behind(db: Database) -> None:
    def fails() -> None:
        with db.write() as session:
            session.add(row())
            session.flush()
            raise ValueError("on purpose")

    with pytest.raises(ValueError, match="on purpose"):
        fails()
    with db.read() as session:
        assert session.get(SourceRow, 1) is None


def row(due: datetime = datetime(2026, 1, 1, tzinfo=UTC)) -> SourceRow:
    return SourceRow(
        name="n", platform="website", address="http://a.example", every_minutes=60, expect_min=1, max_pages=1,
        delay_seconds=1, next_due_at=due,
    )  # fmt: skip


def test_a_time_without_a_zone_is_refused_and_one_with_a_zone_comes_back_in_utc(db: Database) -> None:
    with pytest.raises(Exception, match="without a time zone"), db.write() as session:
        session.add(row(datetime(2026, 1, 1)))  # noqa: DTZ001 - the point of the test
        session.flush()
    with db.write() as session:
        session.add(row(datetime.fromisoformat("2026-01-01T07:00:00+07:00")))
    with db.read() as session:
        assert session.get_one(SourceRow, 1).next_due_at == datetime(2026, 1, 1, tzinfo=UTC)
        assert session.get_one(SourceRow, 1).next_due_at.tzinfo is UTC
