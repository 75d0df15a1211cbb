from __future__ import annotations

import pytest
from cast import REQUEST, VIOLATION, Cast, cast, suspicious_case
from standing_clock import StandingClock

from storage.database import Database
from storage.ledger import cases, decisions, takedowns
from storage.ledger.errors import ConflictError
from storage.lifecycle import IllegalMoveError
from storage.queries import cases as queries
from storage.queries.cases import RequestView
from storage.records import CaseState, Check, Claimed, CloseReason, RequestState, Verified


@pytest.fixture
def people(db: Database, clock: StandingClock) -> Cast:
    return cast(db, clock())


@pytest.fixture
def case_id(db: Database, clock: StandingClock, people: Cast) -> int:
    number = suspicious_case(db, clock())
    lease = cases.claim(db, people.an, clock())
    assert lease is not None
    decisions.decide(db, number, people.an, lease.version, VIOLATION, clock(), REQUEST)
    return number


def request_of(db: Database, case_id: int) -> RequestView:
    return queries.case(db, case_id).requests[-1]


def test_a_request_that_nobody_approved_can_not_be_sent(
    db: Database, clock: StandingClock, people: Cast, case_id: int
) -> None:
    with pytest.raises(IllegalMoveError):
        takedowns.record_sent(db, request_of(db, case_id).id, people.an, "giấy", clock())
    with pytest.raises(ConflictError, match="chưa gửi"):
        target = request_of(db, case_id).targets[0]
        takedowns.record_claim(db, target.id, people.an, Claimed.REMOVED, "", clock())


def sent(db: Database, clock: StandingClock, people: Cast, case_id: int) -> RequestView:
    decisions.approve(db, case_id, people.binh, "", clock())
    takedowns.record_sent(db, request_of(db, case_id).id, people.an, "giấy", clock())
    return request_of(db, case_id)


def test_the_clock_runs_24_hours_from_sending_and_overdue_is_computed(
    db: Database, clock: StandingClock, people: Cast, case_id: int
) -> None:
    request = sent(db, clock, people, case_id)
    assert request.sent_at is not None
    assert request.deadline_at is not None
    assert (request.deadline_at - request.sent_at).total_seconds() == 24 * 3600
    assert not request.is_overdue(clock.forward(hours=24))
    assert request.is_overdue(clock.forward(seconds=1))
    takedowns.record_claim(db, request.targets[0].id, people.an, Claimed.REMOVED, "", clock())
    assert not request_of(db, case_id).is_overdue(clock())


def test_what_is_claimed_and_what_is_verified_are_kept_apart(
    db: Database, clock: StandingClock, people: Cast, case_id: int
) -> None:
    target = sent(db, clock, people, case_id).targets[0]
    takedowns.record_claim(db, target.id, people.an, Claimed.REMOVED, "thư trả lời", clock())
    takedowns.record_check(db, target.id, Check(result=Verified.STILL_ONLINE), "system:recheck", clock())
    target = request_of(db, case_id).targets[0]
    assert (target.claimed, target.verified) == (Claimed.REMOVED, Verified.STILL_ONLINE)
    assert queries.case(db, case_id).summary.state is CaseState.ACTIONING


def test_all_targets_verified_gone_move_the_case_to_monitoring_and_a_return_queues_it_again(
    db: Database, clock: StandingClock, people: Cast, case_id: int
) -> None:
    target = sent(db, clock, people, case_id).targets[0]
    gone = Check(result=Verified.SUSPECTED_GONE, positive_absence=True, control_loaded=True)
    for hours in (1, 11, 13):
        takedowns.record_check(db, target.id, gone, "system:recheck", clock.forward(hours=hours))
    assert queries.case(db, case_id).summary.state is CaseState.MONITORING
    assert request_of(db, case_id).state is RequestState.CLOSED
    back = Check(result=Verified.STILL_ONLINE)
    assert takedowns.record_check(db, target.id, back, "system:recheck", clock.forward(days=7)) is Verified.REAPPEARED
    assert queries.case(db, case_id).summary.state is CaseState.QUEUED


def test_a_refused_request_ends_in_not_removed_by_an_approver(
    db: Database, clock: StandingClock, people: Cast, case_id: int
) -> None:
    target = sent(db, clock, people, case_id).targets[0]
    takedowns.record_claim(db, target.id, people.an, Claimed.REFUSED, "", clock())
    cases.give_up(db, case_id, people.binh, "nền tảng từ chối", clock())
    summary = queries.case(db, case_id).summary
    assert (summary.state, summary.close_reason) == (CaseState.CLOSED, CloseReason.NOT_REMOVED)
