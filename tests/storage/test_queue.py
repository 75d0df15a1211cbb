from __future__ import annotations

import threading
from datetime import UTC, datetime, timedelta

import pytest
from cast import REQUEST, VIOLATION, cast, finding, observation, suspicious_case
from standing_clock import StandingClock

from storage.database import Database, FairLock
from storage.deadlines import local_day
from storage.ledger import cases, decisions, sightings, takedowns
from storage.ledger import people as staff
from storage.ledger.errors import NotAllowedError, UnknownRowError
from storage.ledger.queue_index import MOST_REPEATS, REPEAT, priority
from storage.queries import queue
from storage.queries.queue import QueueFilter
from storage.records import CaseState, Severity

WAITING = (CaseState.QUEUED,)


def ids(db: Database, text: str = "", **facets: str) -> list[int]:
    return [row.id for row in queue.page(db, QueueFilter(states=WAITING, facets=facets, text=text))]


@pytest.fixture
def filled(db: Database, clock: StandingClock) -> Database:
    suspicious_case(db, clock(), "http://a.example/1", text="Điện máu giá rẻ chữa khỏi", seller="Cô Ba")
    suspicious_case(db, clock(), "http://a.example/2", text="Điện mau lên, dien mau", seller="Chú Tư", platform="zalo")
    suspicious_case(db, clock(), "http://b.example/3", text="Bình hoà, đồ cũ", seller="Cô Ba")
    return db


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("dien mau", [2, 1]),
        ("DIEN  Mau", [2, 1]),
        ("điện máu", [1]),
        ("điện", [2, 1]),
        ("đien", []),  # đ was typed as đ, the e without its mark: nothing is written so
        ("do cu", [3]),
        ("bình hòa", [3]),
        ("Bi\u0300nh", [3]),
        ("co ba", [3, 1]),
        ("vắng mặt", []),
        ('" NEAR( * OR folded:', []),
        ("%_", []),
    ],
)
def test_search_finds_folded_words_folded_and_marked_words_marked(
    filled: Database, typed: str, found: list[int]
) -> None:
    assert ids(filled, typed) == found


def test_facets_filter_alone_and_together_and_with_a_text(filled: Database) -> None:
    assert ids(filled, seller="Cô Ba") == [1, 3]
    assert ids(filled, seller="Cô Ba", host="a.example") == [1]
    assert ids(filled, platform="zalo") == [2]
    assert ids(filled, policy="health_claim", platform="zalo") == [2]
    assert ids(filled, policy="counterfeit", platform="zalo") == []
    assert ids(filled, policy="health_claim", platform="website", host="b.example") == [3]
    assert ids(filled, "dien", seller="Cô Ba") == [1]
    assert ids(filled, policy="health_claim", rule="TP-04") == [1, 2, 3]
    with pytest.raises(ValueError, match="no facet"):
        ids(filled, state="queued")


def test_counters_follow_every_move(filled: Database, clock: StandingClock) -> None:
    people = cast(filled, clock())
    lease = cases.claim(filled, people.an, clock(), 1)
    assert lease is not None
    assert queue.counts(filled, "seller", "Cô Ba")[CaseState.QUEUED] == 1
    decisions.decide(filled, 1, people.an, lease.version, VIOLATION, clock(), REQUEST)
    decisions.approve(filled, 1, people.binh, "", clock())
    counted = queue.counts(filled)
    assert (counted[CaseState.QUEUED], counted[CaseState.ACTIONING]) == (2, 1)
    assert sum(counted.values()) == 3
    assert ids(filled, seller="Cô Ba") == [3]


def test_pages_follow_each_other_without_gap_or_repeat_over_equal_priorities(
    db: Database, clock: StandingClock
) -> None:
    for number in range(12):
        severity = Severity.LOW if number % 3 else Severity.CRITICAL
        seen = observation(clock(), f"http://a.example/{number}")
        sightings.see_new(db, seen, [finding(severity=severity)], clock())
    walked: list[tuple[int, int]] = []
    after = None
    while rows := queue.page(db, QueueFilter(states=WAITING), after, limit=5):
        walked += [(-row.priority, row.id) for row in rows]
        after = (rows[-1].priority, rows[-1].id)
    assert walked == sorted(walked)
    assert len(set(walked)) == 12


def test_a_reserved_case_is_passed_over_by_others_until_the_minute_is_over(
    filled: Database, clock: StandingClock
) -> None:
    people = cast(filled, clock())
    assert cases.reserve(filled, people.an, clock(), 2) == (1, 2)
    theirs = cases.claim(filled, people.binh, clock())
    assert theirs is not None
    assert theirs.case_id == 3
    assert cases.claim(filled, people.binh, clock()) is None
    clock.forward(seconds=61)
    later = cases.claim(filled, people.binh, clock())
    assert later is not None
    assert later.case_id == 1


def test_a_skipped_case_goes_to_others_and_comes_back_to_the_person_after_an_hour(
    filled: Database, clock: StandingClock
) -> None:
    people = cast(filled, clock())
    lease = cases.claim(filled, people.an, clock())
    assert lease is not None
    cases.skip(filled, lease.case_id, people.an, lease.version, clock())
    offered = [cases.claim(filled, people.an, clock()) for _ in range(3)]
    assert [each.case_id if each else None for each in offered] == [2, 3, None]
    again = cases.claim(filled, people.an, clock.forward(minutes=61))
    assert again is not None
    assert again.case_id == 1


def test_an_upheld_case_lifts_the_next_one_of_the_same_seller(filled: Database, clock: StandingClock) -> None:
    people = cast(filled, clock())
    lease = cases.claim(filled, people.an, clock(), 1)
    assert lease is not None
    decisions.decide(filled, 1, people.an, lease.version, VIOLATION, clock(), REQUEST)
    decisions.approve(filled, 1, people.binh, "", clock())
    repeated = suspicious_case(filled, clock(), "http://a.example/4", seller="Cô Ba")
    assert ids(filled)[0] == repeated
    one = priority([finding()])
    assert priority([finding()], 1) == one + REPEAT
    assert priority([finding()], 99) == one + REPEAT * MOST_REPEATS


def test_the_fair_lock_lets_threads_in_by_the_order_in_which_they_came() -> None:
    lock, order, waiting = FairLock(), [], threading.Semaphore(0)

    def enter(number: int) -> None:
        waiting.release()
        with lock:
            order.append(number)

    threads = [threading.Thread(target=enter, args=(number,)) for number in range(20)]
    with lock:
        for number, thread in enumerate(threads):
            thread.start()
            waiting.acquire()
            while len(lock._waiting) <= number:
                pass  # until it stands in line
    for thread in threads:
        thread.join(timeout=10)
    assert order == list(range(20))


@pytest.mark.parametrize("walked", [0, 1, 2000])
def test_search_finds_the_same_however_far_it_walks_before_it_asks_the_index(
    filled: Database, walked: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(queue, "WALKED", walked)
    assert ids(filled, "co ba") == [3, 1]
    assert ids(filled, "dien", host="a.example") == [2, 1]
    newest = queue.page(filled, QueueFilter(states=WAITING, text="co ba"), limit=1)
    older = queue.page(filled, QueueFilter(states=WAITING, text="co ba"), (newest[0].priority, newest[0].id), limit=1)
    assert [row.id for row in (*newest, *older)] == [3, 1]


@pytest.mark.parametrize("glanced", [1, 2, 2000])
def test_search_in_a_rare_facet_finds_the_same_however_many_it_looks_at_first(
    filled: Database, glanced: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(queue, "FEW", 1)
    monkeypatch.setattr(queue, "GLANCED", glanced)
    assert ids(filled, "dien", host="a.example") == [2, 1]
    wanted = QueueFilter(states=WAITING, text="dien", facets={"host": "a.example"})
    newest = queue.page(filled, wanted, limit=1)
    older = queue.page(filled, wanted, (newest[0].priority, newest[0].id), limit=1)
    assert [row.id for row in (*newest, *older)] == [2, 1]
    assert queue.page(filled, wanted, (older[0].priority, older[0].id)) == ()


def test_an_assigned_case_is_offered_to_its_assignee_alone_and_found_by_their_name(
    filled: Database, clock: StandingClock
) -> None:
    people = cast(filled, clock())
    cases.assign(filled, 1, people.binh, "Bình", clock())
    assert ids(filled, assignee="Bình") == [1]
    offered = [cases.claim(filled, people.an, clock()) for _ in range(3)]
    assert [each.case_id if each else None for each in offered] == [2, 3, None]
    theirs = cases.claim(filled, people.binh, clock())
    assert theirs is not None
    assert theirs.case_id == 1


def test_assigning_again_replaces_and_nobody_takes_it_back(filled: Database, clock: StandingClock) -> None:
    people = cast(filled, clock())
    cases.assign(filled, 1, people.an, "Bình", clock())
    cases.assign(filled, 1, people.an, "An", clock())
    assert (ids(filled, assignee="Bình"), ids(filled, assignee="An")) == ([], [1])
    cases.assign(filled, 1, people.an, None, clock())
    assert ids(filled, assignee="An") == []
    with pytest.raises(UnknownRowError, match="không có người dùng"):
        cases.assign(filled, 1, people.an, "Ai đó", clock())
    with pytest.raises(NotAllowedError):
        cases.assign(filled, 1, people.an, "Thanh", clock())
    with pytest.raises(NotAllowedError):
        cases.assign(filled, 1, people.inspector, "An", clock())
    assert ids(filled, assignee="Thanh") == []


def test_cases_are_found_by_the_day_and_month_in_vietnam_on_which_they_were_opened(
    db: Database, clock: StandingClock
) -> None:
    late = datetime(2026, 11, 30, 18, 30, tzinfo=UTC)  # already 1 December in Vietnam
    suspicious_case(db, late)
    assert ids(db, opened="2026-12-01") == ids(db, opened="2026-12") == [1]
    assert ids(db, opened="2026-11-30") == ids(db, opened="2026-11") == []


def test_cases_are_found_by_their_offices_province(db: Database, clock: StandingClock) -> None:
    staff.open_office(db, "Sở mẫu", "Đắk Lắk", is_demo=False, now=clock())
    suspicious_case(db, clock())
    assert ids(db, province="Đắk Lắk") == [1]
    assert ids(db, province="Huế") == []


def test_a_sent_requests_deadline_is_a_facet_until_the_case_leaves_action(
    filled: Database, clock: StandingClock
) -> None:
    people = cast(filled, clock())
    lease = cases.claim(filled, people.an, clock(), 1)
    assert lease is not None
    decisions.decide(filled, 1, people.an, lease.version, VIOLATION, clock(), REQUEST)
    decisions.approve(filled, 1, people.binh, "", clock())
    takedowns.record_sent(filled, 1, people.an, "giay", clock())
    due = local_day(clock() + timedelta(hours=24)).isoformat()
    wanted = QueueFilter(states=(CaseState.ACTIONING,), facets={"deadline": due})
    assert [row.id for row in queue.page(filled, wanted)] == [1]
    cases.give_up(filled, 1, people.binh, "từ chối", clock())
    closed = QueueFilter(states=(CaseState.CLOSED,), facets={"deadline": due})
    assert queue.page(filled, closed) == ()
