from __future__ import annotations

import hashlib
import json
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta, timezone
from pathlib import Path

import pytest
from cast import cast, suspicious_case
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError
from standing_clock import StandingClock

from storage.database import Database, sqlite_url
from storage.ledger import cases, events
from storage.ledger.events import first_bad_event
from storage.queries.queue import counts
from storage.records import CaseState

TRIGGERS = "SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'events'"


@pytest.fixture
def filled(db: Database, clock: StandingClock) -> Database:
    people = cast(db, clock())
    suspicious_case(db, clock())
    cases.claim(db, people.an, clock())
    return db


def test_the_chain_of_a_working_office_holds(filled: Database) -> None:
    assert first_bad_event(filled) is None


@pytest.mark.parametrize(
    "harm",
    [
        "UPDATE events SET actor = 'someone else' WHERE seq = 3",
        "UPDATE events SET data = '{}' WHERE seq = 3",
        "DELETE FROM events WHERE seq = 3",
        "UPDATE events SET seq = CASE seq WHEN 3 THEN 1000 WHEN 4 THEN 3 ELSE seq END",
    ],
)
def test_the_first_harmed_event_is_named(filled: Database, harm: str) -> None:
    take_guard_away(filled)
    with filled.write() as session:
        session.connection().execute(text(harm))
    assert first_bad_event(filled) == 3


def take_guard_away(db: Database) -> None:
    """What somebody with the rights of the database's owner can do."""
    with db.write() as session:
        if session.get_bind().dialect.name == "postgresql":
            session.connection().execute(text("ALTER TABLE events DISABLE TRIGGER USER"))
            return
        for name in session.connection().execute(text(TRIGGERS)).scalars().all():
            session.connection().execute(text(f"DROP TRIGGER IF EXISTS {name}"))


@pytest.mark.parametrize("harm", ["UPDATE events SET actor = 'x' WHERE seq = 3", "DELETE FROM events WHERE seq = 3"])
def test_the_database_itself_refuses_to_change_an_event(filled: Database, harm: str) -> None:
    with pytest.raises(DBAPIError, match="append-only"), filled.write() as session:
        session.connection().execute(text(harm))
    assert first_bad_event(filled) is None


@pytest.mark.parametrize(
    ("column", "stored"),
    [
        ("at", b"2026-11-24!03:00:00.000000"),
        ("data", b'{"name": "B\\u00ECnh", "role": "approver"}'),
        ("actor", b"t\xffst"),
    ],
)
def test_bytes_that_read_as_the_same_or_as_nothing_are_harm_too(
    tmp_path: Path, clock: StandingClock, column: str, stored: bytes
) -> None:
    db = Database(sqlite_url(tmp_path / "bytes.db"))  # PostgreSQL keeps times and texts in forms of its own
    cast(db, clock())
    take_guard_away(db)
    with db.write() as session:
        change = text(f"UPDATE events SET {column} = CAST(:stored AS TEXT) WHERE seq = 2")
        session.connection().execute(change, {"stored": stored})
    bad = first_bad_event(db)
    db.close()
    assert bad == 2


def test_the_hash_of_an_event_is_that_of_its_canonical_json(db: Database, clock: StandingClock) -> None:
    hanoi = clock().astimezone(timezone(timedelta(hours=7)))
    with db.write() as session:
        events.append(session, hanoi, 'An "A" \n', "note", "cases:1", note="chữa \u2028 khỏi", number=[1.5, None])
    content = [
        1,
        clock().isoformat(),
        'An "A" \n',
        "note",
        "cases:1",
        {"note": "chữa \u2028 khỏi", "number": [1.5, None]},
    ]
    canonical = json.dumps([*content, "0" * 64], ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    chain = events.check_chain(db)
    assert (chain.first_bad, chain.last_hash) == (None, hashlib.sha256(canonical.encode()).hexdigest())


def test_the_end_of_the_log_can_be_checked_alone(filled: Database) -> None:
    whole = events.check_chain(filled)
    take_guard_away(filled)
    with filled.write() as session:
        session.connection().execute(text("UPDATE events SET actor = 'x' WHERE seq = 2"))
    assert events.check_chain(filled, last=whole.events - 2) == whole
    assert events.check_chain(filled, last=whole.events - 1).first_bad == 2


def test_writers_that_come_together_make_one_chain(db: Database, clock: StandingClock) -> None:
    def write(writer: int) -> None:
        for number in range(10):
            with db.write() as session:
                events.append(session, clock(), f"writer {writer}", "note", "cases:1", number=number)

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(write, range(8)))
    assert (events.check_chain(db).events, first_bad_event(db)) == (80, None)


def test_a_deed_whose_event_can_not_be_written_does_not_happen(
    filled: Database, clock: StandingClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    suspicious_case(filled, clock(), "http://b.example/x")

    def refuse(*args: object, **more: object) -> None:
        raise OSError("the log is gone")

    monkeypatch.setattr(events, "append", refuse)
    with pytest.raises(OSError, match="the log is gone"):
        cases.claim(filled, 1, clock())
    assert counts(filled)[CaseState.QUEUED] == 1
