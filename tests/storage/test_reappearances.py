"""A removed link that is met live again brings its Case back, however the crawl meets it."""

from __future__ import annotations

from datetime import timedelta

import pytest
from cast import URL, finding, observation
from standing_clock import StandingClock
from test_relocations import WORDS, asked, remove

from storage.database import Database
from storage.ledger import cases, decisions, sightings, takedowns
from storage.ledger.cases import end_watch
from storage.queries import cases as reads
from storage.queries.relocations import confirmed_removals
from storage.records import CaseState, CloseReason, Decision, RequestState, TakedownRequest, Verdict, Verified


@pytest.mark.parametrize("is_closed", [False, True])
def test_the_same_content_at_the_same_link_reopens_and_gets_a_new_request_and_clock(
    db: Database, clock: StandingClock, is_closed: bool
) -> None:
    who, case_id, target_id = asked(db, clock)
    start = clock()
    remove(db, clock, target_id)
    if is_closed:
        clock.forward(days=91)
        assert end_watch(db, clock()) == 1
        assert reads.case(db, case_id).summary.close_reason is CloseReason.REMOVED
    clock.forward(hours=2)
    assert sightings.see_again(db, observation(clock(), text=WORDS))
    back = reads.case(db, case_id)
    assert (back.summary.state, back.summary.close_reason) == (CaseState.QUEUED, None)
    assert back.requests[0].targets[0].verified is Verified.REAPPEARED
    assert confirmed_removals(db, 1, start) == 1  # a person has not decided on it again yet
    lease = cases.claim(db, who.an, clock(), case_id)
    assert lease is not None
    judged = Decision(verdict=Verdict.VIOLATION, grounds=("TP-04",), reason="đăng lại")
    request = TakedownRequest(recipient="Sàn", body="Đề nghị gỡ", targets=(URL,))
    decisions.decide(db, case_id, who.an, lease.version, judged, clock(), request)
    decisions.approve(db, case_id, who.binh, "", clock())
    again = reads.case(db, case_id).requests[-1]
    takedowns.record_sent(db, again.id, who.an, "Văn bản giấy", clock())
    again = reads.case(db, case_id).requests[-1]
    assert (again.state, again.deadline_at) == (RequestState.SENT, clock() + timedelta(hours=24))
    remove(db, clock, again.targets[0].id)
    assert confirmed_removals(db, 1, start) == 2


def test_other_words_at_the_old_link_bring_it_back_too_and_a_file_or_an_old_sighting_does_not(
    db: Database, clock: StandingClock
) -> None:
    _, case_id, target_id = asked(db, clock)
    before = clock.forward(hours=1)
    remove(db, clock, target_id)
    sightings.see_again(db, observation(before, text=WORDS))
    sightings.see_again(db, observation(clock.forward(hours=1), text=WORDS, capture_sha256=None))
    assert reads.case(db, case_id).summary.state is CaseState.MONITORING
    seen = sightings.see_new(db, observation(clock(), text=WORDS + " giá rẻ"), [finding()], clock())
    assert (seen.case_id, seen.opened) == (case_id, True)
    back = reads.case(db, case_id)
    assert (back.summary.state, back.requests[0].targets[0].verified) == (CaseState.QUEUED, Verified.REAPPEARED)
