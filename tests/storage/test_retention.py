from __future__ import annotations

from datetime import timedelta

import pytest
from cast import VIOLATION, cast, finding, observation, suspicious_case
from sqlalchemy import text
from standing_clock import StandingClock

from storage.database import Database
from storage.ledger import cases, decisions, sightings
from storage.ledger.events import first_bad_event
from storage.ledger.retention import ERASED, erase_expired, expired
from storage.queries import cases as case_queries
from storage.queries import queue
from storage.queries.figures import weekly_figures
from storage.queries.queue import QueueFilter
from storage.records import Capture, CaptureMethod, CaptureOutcome, CaseState, Decision, TakedownRequest, Verdict

SECRET = "Nguyễn Thị Bí Mật"
YEAR = timedelta(days=365)
SHOWN, SHARED, PICTURE = "a" * 64, "b" * 64, "c" * 64
LETTER = TakedownRequest(recipient="Chủ quản trang", body=f"Đề nghị {SECRET} gỡ", targets=("http://a.example/1",))


def keep(db: Database, clock: StandingClock, url: str, body: str) -> None:
    seen = Capture(
        url=url, final_url=url, method=CaptureMethod.HTTP, outcome=CaptureOutcome.FETCHED, status=200,
        headers={"set-cookie": SECRET}, body_sha256=body, screenshot_sha256=PICTURE, captured_at=clock(),
    )  # fmt: skip
    sightings.keep_capture(db, seen)


@pytest.fixture
def closed(db: Database, clock: StandingClock) -> Database:
    """Cases 1 (closed by a refusal of its recipient) and 2 (no violation) are closed, case 3 waits."""
    people = cast(db, clock())
    words = {number: " ".join(f"từ{number}x{word}" for word in range(30)) for number in (1, 2, 3)}
    for number, body in ((1, SHOWN), (2, SHARED), (3, SHARED)):
        url = f"http://a.example/{number}"
        keep(db, clock, url, body)
        suspicious_case(
            db, clock(), url, title=f"{SECRET} {number}", text=f"{SECRET} {words[number]}", seller=SECRET,
            capture_sha256=body,
        )  # fmt: skip
    for number, decision in (
        (1, VIOLATION.model_copy(update={"reason": SECRET})),
        (2, Decision(verdict=Verdict.NO_VIOLATION, reason=SECRET)),
    ):
        lease = cases.claim(db, people.an, clock(), number)
        assert lease is not None
        letter = LETTER if number == 1 else None
        decisions.decide(db, number, people.an, lease.version, decision, clock(), letter)
    decisions.approve(db, 1, people.binh, SECRET, clock())
    cases.give_up(db, 1, people.binh, f"{SECRET} từ chối", clock())
    return db


def everything(db: Database) -> str:
    """All rows of all tables that hold texts, as one text."""
    with db.read() as session:
        tables = (
            "observations", "findings", "cases", "decisions", "approvals", "requests", "outcomes", "search", "facets",
            "captures", "notes", "events", "sellers", "accounts", "complaints", "referrals",
        )  # fmt: skip
        return "\n".join(str(row) for name in tables for row in session.execute(text(f"SELECT * FROM {name}")))


def test_data_whose_time_is_over_is_gone_and_chain_and_figures_stay(closed: Database, clock: StandingClock) -> None:
    start, end = clock() - YEAR, clock() + YEAR
    before = weekly_figures(closed, start, end)
    later = clock() + 2 * YEAR
    assert expired(closed, later - YEAR) == 2
    erased = erase_expired(closed, later - YEAR, later)
    assert (erased.cases, expired(closed, later - YEAR)) == (2, 0)
    assert first_bad_event(closed) is None
    after = weekly_figures(closed, start, end)
    assert after == before
    (waiting,) = queue.page(closed, QueueFilter(states=(CaseState.QUEUED,)))
    assert (waiting.id, waiting.seller) == (3, SECRET)
    with closed.write() as session:  # what is left of the name belongs to the case that waits
        for table in ERASE_THIRD:
            session.execute(text(f"UPDATE {table} SET {ERASE_THIRD[table]}"))
        session.execute(text("UPDATE captures SET headers = '{}' WHERE body_sha256 IS NOT NULL"))
    assert SECRET not in everything(closed)


ERASE_THIRD = {
    "observations": "title = '', text = '', seller = NULL, record = '{}' WHERE subject_id = 3",
    "cases": "title = '', seller = NULL WHERE id = 3",
    "search": "folded = '', marked = '' WHERE case_id = 3",
    "facets": "value = '' WHERE case_id = 3 AND facet = 'seller'",
    "sellers": "name = '' WHERE id = 1",
    "accounts": "name = '' WHERE id = 1",
}


def test_bytes_that_another_case_stands_on_are_kept(closed: Database, clock: StandingClock) -> None:
    later = clock() + 2 * YEAR
    assert erase_expired(closed, later - YEAR, later).files == (SHOWN,)  # SHARED and the picture are case 3's too


def test_an_erased_case_still_opens_and_new_content_queues_it_again(closed: Database, clock: StandingClock) -> None:
    later = clock() + 2 * YEAR
    erase_expired(closed, later - YEAR, later)
    detail = case_queries.case(closed, 1)
    assert (detail.observation.text, detail.decision.decision.reason if detail.decision else None) == ("", ERASED)
    fresh = observation(later, "http://a.example/1", text="Trà chữa khỏi hẳn tiểu đường, bài mới", seller="Cô Năm")
    seen = sightings.see_new(closed, fresh, [finding()], later)
    assert (seen.case_id, seen.opened) == (1, True)
    assert [row.id for row in queue.page(closed, QueueFilter(states=(CaseState.QUEUED,), text="bai moi"))] == [1]


def test_younger_and_open_cases_lose_nothing(closed: Database, clock: StandingClock) -> None:
    held = everything(closed)
    erased = erase_expired(closed, clock() - YEAR, clock())
    assert (erased.cases, erased.files) == (0, ())
    assert everything(closed) == held
