"""Rechecks from end to end: real pages on loopback, the real look, the real ledger; only the clock is moved by hand."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from loopback import Answer, page, text
from sent_request import CURE, HOME, LAWFUL, Asked, anew, asked_to_remove, tea
from standing_clock import StandingClock

from monitor.jobs import RunTable
from monitor.rechecks.looking import recheck_all
from storage.ledger import rechecks
from storage.ledger.errors import ConflictError
from storage.queries import cases, evidence
from storage.queries import rechecks as queries
from storage.queries.work import Run
from storage.recheck_tables import Review
from storage.records import CaseState, Verified

GONE = text("không có", 404)
POINTS = (1, 4, 12, 24, *(24 * day for day in (2, 3, 4, 5, 6, 7, 14, 30, 60, 90)))


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Asked]:
    with asked_to_remove(tmp_path_factory.mktemp("first") / "data", StandingClock(), browser="/nonexistent") as made:
        yield made


@pytest.fixture
def asked(first: Asked, tmp_path: Path, clock: StandingClock) -> Iterator[Asked]:
    """The first office as it was when its request had been sent, copied, and its shop as it was then."""
    with anew(first, tmp_path / "data", clock) as made:
        yield made


def look(asked: Asked, **forward: float) -> Verified:
    """Move the clock on, let the scheduler make its runs, do them; gives the target's state."""
    asked.clock.forward(**forward)
    jobs = RunTable(asked.workplace)
    jobs.tick()
    runs: list[Run] = []
    while (run := jobs.take()) is not None:
        runs.append(run)
    if runs:
        recheck_all(asked.workplace, runs, delay_seconds=0)
    return asked.target.verified


def test_looks_are_made_at_the_points_of_the_schedule_and_missed_ones_once(asked: Asked) -> None:
    start, looked = asked.clock(), []
    for hours in (0.5, *POINTS, 24 * 91, 24 * 200):
        asked.clock.now = start
        asked.clock.forward(hours=hours)
        before = len(asked.target.outcomes)
        look(asked)
        if len(asked.target.outcomes) > before:
            looked.append(hours)
    assert looked == list(POINTS)
    assert {outcome.seen for outcome in asked.target.outcomes} == {Verified.STILL_ONLINE}


def test_after_a_pause_of_the_scheduler_one_look_is_made_and_not_many(asked: Asked) -> None:
    look(asked, days=5, hours=3)
    assert len(asked.target.outcomes) == 1
    look(asked, hours=20)
    assert len(asked.target.outcomes) == 1
    look(asked, hours=1)
    assert len(asked.target.outcomes) == 2


CASES: dict[str, tuple[dict[str, Answer], Verified]] = {
    "stays": ({}, Verified.STILL_ONLINE),
    "another price": ({"/tra": tea(CURE.replace("390k", "290k"))}, Verified.STILL_ONLINE),
    "sold out, words still there": ({"/tra": tea(CURE + "<p>Sản phẩm đã hết hàng</p>")}, Verified.STILL_ONLINE),
    "expired, words still there": ({"/tra": (404, *tea(CURE)[1:])}, Verified.STILL_ONLINE),
    "claim taken out": ({"/tra": tea(LAWFUL)}, Verified.CHANGED),
    "something innocent": ({"/tra": page(f"<h2>Lịch thi đấu</h2>{HOME * 3}", "Câu lạc bộ cờ")}, Verified.CHANGED),
    "gone": ({"/tra": GONE}, Verified.SUSPECTED_GONE),
    "gone for good": ({"/tra": text("", 410)}, Verified.SUSPECTED_GONE),
    "says that it is gone": ({"/tra": page("<p>Sản phẩm không tồn tại</p>", "Chợ")}, Verified.SUSPECTED_GONE),
    "led to the home page": ({"/tra": (302, {"Location": "/"}, b"")}, Verified.SUSPECTED_GONE),
    "captcha": ({"/tra": page("<p>Xác minh bạn không phải robot</p>", "captcha")}, Verified.INDETERMINATE),
    "sign-in wall": ({"/tra": page("<p>Vui lòng đăng nhập để xem</p>", "Đăng nhập")}, Verified.INDETERMINATE),
    "not in our country": (
        {"/tra": page("<p>Nội dung không có ở quốc gia của bạn</p>", "Chợ")}, Verified.INDETERMINATE,
    ),
    "404 for our country": ({"/tra": (404, *page("<p>Not available in your country</p>")[1:])}, Verified.INDETERMINATE),
    "withheld by law": ({"/tra": text("", 451)}, Verified.INDETERMINATE),
    "forbidden": ({"/tra": text("", 403)}, Verified.INDETERMINATE),
    "too many": ({"/tra": text("", 429)}, Verified.INDETERMINATE),
    "broken": ({"/tra": text("", 503)}, Verified.INDETERMINATE),
    "empty page": ({"/tra": page("", "")}, Verified.INDETERMINATE),
    "whole site broken": ({"/tra": GONE, "/": text("", 500), "/banh": text("", 500)}, Verified.INDETERMINATE),
    "all but the home page is 404": ({"/tra": GONE, "/banh": GONE}, Verified.INDETERMINATE),
    "robots.txt shuts us out": (
        {"/tra": GONE, "/robots.txt": text("User-agent: *\nDisallow: /")}, Verified.INDETERMINATE,
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", CASES)
def test_one_look_without_a_browser_says_no_more_than_it_saw(asked: Asked, name: str) -> None:
    routes, expected = CASES[name]
    asked.site.routes |= routes
    assert look(asked, hours=1) is expected
    assert asked.target.outcomes[-1].seen is expected


def test_without_a_browser_nothing_is_ever_verified_gone_and_a_person_is_asked(asked: Asked) -> None:
    asked.site.routes["/tra"] = GONE
    for hours in (1, 3, 8, 12, 24):
        assert look(asked, hours=hours) is Verified.SUSPECTED_GONE
    (waiting,) = queries.open_looks(asked.workplace.db)
    assert "no browser" in waiting.note
    state = rechecks.review_look(
        asked.workplace.db, waiting.target_id, waiting.outcome_id, asked.analyst, Review.GONE, "tự mở: không còn",
        asked.clock(),
    )  # fmt: skip
    assert state is Verified.VERIFIED_GONE
    assert cases.case(asked.workplace.db, asked.case_id).summary.state is CaseState.MONITORING


def test_a_changed_page_waits_for_a_person_and_is_asked_about_once(asked: Asked) -> None:
    asked.site.routes["/tra"] = tea(LAWFUL)
    look(asked, hours=1)
    (waiting,) = queries.open_looks(asked.workplace.db)
    look(asked, hours=3)
    with pytest.raises(ConflictError, match="mới hơn"):
        _review(asked, waiting.outcome_id, Review.MENDED)
    (waiting,) = queries.open_looks(asked.workplace.db)
    assert _review(asked, waiting.outcome_id, Review.MENDED) is Verified.CHANGED
    assert queries.open_looks(asked.workplace.db) == ()
    assert cases.case(asked.workplace.db, asked.case_id).summary.state is CaseState.MONITORING
    look(asked, hours=8)
    assert queries.open_looks(asked.workplace.db) == ()
    asked.site.routes["/tra"] = tea(CURE)
    assert look(asked, hours=12) is Verified.STILL_ONLINE


def _review(asked: Asked, outcome_id: int, answer: Review) -> Verified:
    return rechecks.review_look(
        asked.workplace.db, asked.target.id, outcome_id, asked.analyst, answer, "đã xem", asked.clock()
    )


def test_every_look_is_a_capture_in_the_evidence_of_its_case(asked: Asked) -> None:
    asked.site.routes["/tra"] = text("<p>đã gỡ</p>", 410)
    look(asked, hours=1)
    kept = evidence.captures_of_case(asked.workplace.db, asked.case_id)
    assert {view.capture.status for view in kept} >= {200, 410}
    last = max(kept, key=lambda view: view.capture.captured_at)
    assert asked.workplace.vault.read(str(last.capture.body_sha256)) == "<p>đã gỡ</p>".encode()
    assert last.capture.manifest_sha256


@pytest.mark.browser
def test_with_a_browser_three_looks_over_a_day_verify_it_and_a_return_reopens_the_case(
    tmp_path: Path, clock: StandingClock
) -> None:
    with asked_to_remove(tmp_path / "data", clock) as asked:
        asked.site.routes["/tra"] = GONE
        states = [look(asked, hours=hours) for hours in (1, 3, 8, 13)]
        assert states == [Verified.SUSPECTED_GONE] * 3 + [Verified.VERIFIED_GONE]
        assert cases.case(asked.workplace.db, asked.case_id).summary.state is CaseState.MONITORING
        asked.site.routes["/tra"] = text("", 503)
        assert look(asked, days=1) is Verified.INDETERMINATE
        asked.site.routes["/tra"] = tea(CURE)
        assert look(asked, days=1) is Verified.REAPPEARED
        assert cases.case(asked.workplace.db, asked.case_id).summary.state is CaseState.QUEUED


@pytest.mark.browser
def test_what_only_a_browser_is_shown_is_still_online(tmp_path: Path, clock: StandingClock) -> None:
    with asked_to_remove(tmp_path / "data", clock) as asked:
        asked.site.routes["/tra"] = _hides_from_plain_clients
        assert [look(asked, hours=hours) for hours in (1, 3)] == [Verified.STILL_ONLINE] * 2


def _hides_from_plain_clients(handler: Callable[..., None]) -> None:
    visitor = handler.headers.get("Sec-Fetch-Mode")  # type: ignore[attr-defined]
    status, headers, body = tea(CURE) if visitor else GONE
    handler.send_response(status)  # type: ignore[attr-defined]
    for name, value in headers.items():
        handler.send_header(name, value)  # type: ignore[attr-defined]
    handler.end_headers()  # type: ignore[attr-defined]
    handler.wfile.write(body)  # type: ignore[attr-defined]
