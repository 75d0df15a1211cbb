from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from sqlalchemy import create_engine, text

import storage
from storage.database import Database, StorageError, sqlite_url
from storage.queries import queue
from storage.queries.queue import QueueFilter
from storage.records import CaseState
from storage.tables import SourceRow, metadata

# The full-text table's shadows, and indexes with a descending column, which Alembic can not compare.
BEYOND_ALEMBIC = ("words", "ix_cases_queue", "ix_facets_page", "ix_search_")


def test_the_migrations_make_exactly_the_tables_of_the_code(db: Database) -> None:
    with db.read() as session:
        options = {"include_object": lambda _object, name, *_: not str(name).startswith(BEYOND_ALEMBIC)}
        context = MigrationContext.configure(session.connection(), opts=options)
        assert compare_metadata(context, metadata) == []


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


@pytest.mark.parametrize("version", ["0001", "0002", "0003", "0004", "0005", "0006", "0007", "0008", "0009", "0010"])
def test_an_office_of_every_earlier_version_keeps_its_cases_and_finds_them(empty_address: str, version: str) -> None:
    engine = create_engine(empty_address)
    config = Config()
    config.set_main_option("script_location", str(Path(storage.__file__).parent / "migrations"))
    config.attributes["engine"] = engine
    command.upgrade(config, "0001")
    with engine.begin() as connection:
        for statement in OLD_ROWS.split(";"):
            connection.execute(text(statement), {"now": "2026-11-23 18:00:00.000000", "false": False})
    command.upgrade(config, version)
    engine.dispose()
    db = Database(empty_address)
    wanted = QueueFilter(states=(CaseState.QUEUED,), facets={"policy": "health_claim"}, text="dien mau")
    (row,) = queue.page(db, wanted)
    assert (row.title, row.seller, row.policies) == ("Điện máu", "Cô Ba", ("health_claim",))
    assert queue.counts(db, "rule", "TP-04")[CaseState.QUEUED] == 1
    for facet, value in {"province": "Đắk Lắk", "opened": "2026-11-24"}.items():
        assert queue.counts(db, facet, value)[CaseState.QUEUED] == 1, facet
    assert queue.counts(db, "opened", "2026-11") == queue.counts(db)
    assert queue.counts(db, "deadline", "2026-11-25")[CaseState.ACTIONING] == 1
    db.close()


OLD_ROWS = """
INSERT INTO offices VALUES (1, 'Sở mẫu', 'Đắk Lắk', :false, :now);
INSERT INTO users (id, name, role, password_hash, created_at) VALUES (1, 'An', 'analyst', 'x', :now);
INSERT INTO subjects
  VALUES (1, 'http://a.example/1', 'listing', 'http://a.example/1', 'a.example', 'website', :now, :now);
INSERT INTO observations (id, subject_id, content_sha256, title, text, seller, record, observed_at)
  VALUES (1, 1, 'x', 'Điện máu', 'chữa khỏi', 'Cô Ba', '{}', :now);
INSERT INTO cases (id, subject_id, state, version, priority, opened_at, moved_at)
  VALUES (1, 1, 'queued', 1, 270, :now, :now);
INSERT INTO findings (id, observation_id, case_id, policy, rule_id, detector, score, severity, field, quote, start,
  "end", legal, found_at)
  VALUES (1, 1, 1, 'health_claim', 'TP-04', 'rules/1', 0.9, 'high', 'text', 'x', 0, 1, '{}', :now);
INSERT INTO subjects
  VALUES (2, 'http://a.example/2', 'post', 'http://a.example/2', 'a.example', 'website', :now, :now);
INSERT INTO observations (id, subject_id, content_sha256, title, text, record, observed_at)
  VALUES (2, 2, 'y', 'Bài khác', 'đang chờ gỡ', '{}', :now);
INSERT INTO cases (id, subject_id, state, version, priority, opened_at, moved_at)
  VALUES (2, 2, 'actioning', 4, 100, :now, :now);
INSERT INTO decisions (id, case_id, author_id, verdict, grounds, reason, decided_at)
  VALUES (1, 2, 1, 'violation', '[]', 'x', :now);
INSERT INTO requests (id, case_id, decision_id, idempotency_key, recipient, body, state, version, deadline_hours,
  created_at, sent_at, deadline_at)
  VALUES (1, 2, 1, 'k', 'Chủ quản', 'Đề nghị gỡ', 'sent', 4, 24, :now, :now, '2026-11-24 18:00:00.000000')
"""


def test_few_new_words_wait_outside_the_index_of_postgresql(postgresql_db: Database) -> None:
    """Each search reads those that wait: 4 MB of them, as it comes, made one that finds nothing cost twice and more."""
    with postgresql_db.read() as session:
        assert session.connection().exec_driver_sql("SHOW gin_pending_list_limit").scalar() == "256kB"
