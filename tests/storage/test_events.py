from __future__ import annotations

import pytest
from cast import cast, suspicious_case
from conftest import StandingClock
from sqlalchemy import text

from storage.database import Database
from storage.ledger import cases, events
from storage.ledger.events import first_bad_event
from storage.queries import cases as queries
from storage.records import CaseState


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
    with filled.write() as session:
        session.connection().execute(text(harm))
    assert first_bad_event(filled) == 3


def test_a_deed_whose_event_can_not_be_written_does_not_happen(
    filled: Database, clock: StandingClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    suspicious_case(filled, clock(), "http://b.example/x")

    def refuse(*args: object, **more: object) -> None:
        raise OSError("the log is gone")

    monkeypatch.setattr(events, "append", refuse)
    with pytest.raises(OSError, match="the log is gone"):
        cases.claim(filled, 1, clock())
    assert queries.case_counts(filled)[CaseState.QUEUED] == 1
