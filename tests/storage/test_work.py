from __future__ import annotations

import pytest
from standing_clock import StandingClock

from storage.database import Database
from storage.ledger import work
from storage.ledger.errors import ConflictError, LedgerError, UnknownRowError
from storage.queries import work as queries
from storage.records import RunState, Source


@pytest.fixture
def source(db: Database, clock: StandingClock) -> Source:
    made = Source(name="Chợ", platform="website", address="http://a.example/", every_minutes=60)
    work.add_source(db, made, actor="test", now=clock())
    return made


def test_two_ticks_make_one_run_and_downtime_makes_one_catch_up(
    db: Database, clock: StandingClock, source: Source
) -> None:
    assert [work.enqueue_due(db, clock()), work.enqueue_due(db, clock())] == [1, 0]
    assert work.enqueue_due(db, clock.forward(days=3)) == 1
    assert len(queries.runs(db)) == 2


def test_a_source_is_never_crawled_twice_at_once(db: Database, clock: StandingClock, source: Source) -> None:
    work.enqueue_due(db, clock())
    first = work.take(db, clock())
    work.enqueue_source(db, "Chợ", clock.forward(seconds=5), actor="test")
    assert first is not None
    assert work.take(db, clock()) is None
    work.finish(db, first, 1, clock(), pages=3, observations=2)
    assert work.take(db, clock()) == first + 1


def test_a_dead_workers_run_is_taken_again_and_its_late_word_is_refused(
    db: Database, clock: StandingClock, source: Source
) -> None:
    work.enqueue_due(db, clock())
    run_id = work.take(db, clock())
    assert run_id is not None
    work.beat(db, run_id, 1, clock.forward(seconds=90))
    assert work.take(db, clock.forward(seconds=90)) is None
    assert work.take(db, clock.forward(seconds=60)) == run_id
    for late in (lambda: work.beat(db, run_id, 1, clock()), lambda: work.finish(db, run_id, 1, clock())):
        with pytest.raises(ConflictError):
            late()
    work.finish(db, run_id, 2, clock())
    assert queries.run(db, run_id).state is RunState.DONE
    work.beat(db, run_id, 2, clock())  # its process closed it and is about to end: no word to anybody
    with pytest.raises(ConflictError):
        work.beat(db, run_id, 1, clock())


def test_a_run_that_kills_its_worker_three_times_is_left_to_a_person(
    db: Database, clock: StandingClock, source: Source
) -> None:
    work.enqueue_due(db, clock())
    for _ in range(3):
        assert work.take(db, clock()) == 1
        clock.forward(minutes=3)
    assert work.take(db, clock()) is None
    assert queries.run(db, 1).state is RunState.FAILED
    assert "three times" in queries.run(db, 1).error


def test_names_of_sources_are_unique_and_unknown_ones_are_told(
    db: Database, clock: StandingClock, source: Source
) -> None:
    with pytest.raises(LedgerError, match="choose another name"):
        work.add_source(db, source, actor="test", now=clock())
    with pytest.raises(UnknownRowError, match="source list"):
        work.enqueue_source(db, "nowhere", clock(), actor="test")
