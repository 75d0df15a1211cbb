from __future__ import annotations

import pytest
from cast import REQUEST, VIOLATION, Cast, cast, finding, observation, suspicious_case
from sqlalchemy.exc import IntegrityError
from standing_clock import StandingClock

from storage.database import Database
from storage.ledger import cases, decisions, sightings
from storage.ledger.cases import Lease
from storage.ledger.errors import ConflictError, LedgerError, NotAllowedError
from storage.queries import cases as queries
from storage.queries import queue
from storage.queries.queue import QueueFilter
from storage.records import CaseState, CloseReason, Decision, RequestState, Severity, Verdict
from storage.tables import ApprovalRow, CaseRow


@pytest.fixture
def people(db: Database, clock: StandingClock) -> Cast:
    return cast(db, clock())


def claimed(db: Database, user_id: int, clock: StandingClock) -> Lease:
    lease = cases.claim(db, user_id, clock())
    assert lease is not None
    return lease


def test_unchanged_content_only_moves_last_seen(db: Database, clock: StandingClock) -> None:
    case_id = suspicious_case(db, clock())
    later = clock.forward(hours=6)
    assert sightings.see_again(db, observation(later))
    detail = queries.case(db, case_id)
    assert detail.last_seen_at == later
    assert len(detail.findings) == 1


def test_new_content_extends_the_open_case_and_never_opens_a_second(db: Database, clock: StandingClock) -> None:
    case_id = suspicious_case(db, clock())
    assert suspicious_case(db, clock(), text="Trà chữa khỏi hẳn tiểu đường, giá mới") == case_id
    with pytest.raises(IntegrityError), db.write() as session:
        session.add(CaseRow(subject_id=1, state="queued", opened_at=clock(), moved_at=clock()))


def test_dismissed_case_stays_closed_when_page_is_unchanged(db: Database, clock: StandingClock, people: Cast) -> None:
    case_id = suspicious_case(db, clock())
    lease = claimed(db, people.an, clock)
    decisions.decide(
        db, case_id, people.an, lease.version, Decision(verdict=Verdict.NO_VIOLATION, reason="đúng hồ sơ"), clock()
    )
    assert sightings.see_again(db, observation(clock.forward(days=1)))
    assert queries.case(db, case_id).summary.state is CaseState.CLOSED
    assert suspicious_case(db, clock(), text="lời mới") == case_id
    assert queries.case(db, case_id).summary.state is CaseState.QUEUED


def test_the_most_harmful_case_is_offered_first_and_no_case_twice(
    db: Database, clock: StandingClock, people: Cast
) -> None:
    low = sightings.see_new(db, observation(clock(), "http://a.example/1"), [finding(severity=Severity.LOW)], clock())
    high = sightings.see_new(db, observation(clock(), "http://a.example/2"), [finding()], clock())
    assert claimed(db, people.an, clock).case_id == high.case_id
    assert claimed(db, people.binh, clock).case_id == low.case_id
    assert cases.claim(db, people.an, clock()) is None


def test_a_claim_of_a_case_that_is_taken_names_who_has_it(db: Database, clock: StandingClock, people: Cast) -> None:
    case_id = suspicious_case(db, clock())
    claimed(db, people.an, clock)
    with pytest.raises(ConflictError, match="An đang xem xét"):
        cases.claim(db, people.binh, clock(), case_id)


def test_a_lease_that_ran_out_frees_the_case_and_refuses_the_late_decision(
    db: Database, clock: StandingClock, people: Cast
) -> None:
    case_id = suspicious_case(db, clock())
    late = claimed(db, people.an, clock)
    clock.forward(minutes=11)
    with pytest.raises(ConflictError, match="mười phút"):
        decisions.decide(db, case_id, people.an, late.version, VIOLATION, clock(), REQUEST)
    mine = claimed(db, people.binh, clock)
    decisions.decide(db, case_id, people.binh, mine.version, VIOLATION, clock(), REQUEST)
    with pytest.raises(ConflictError, match="Bình"):
        decisions.decide(db, case_id, people.an, late.version, VIOLATION, clock(), REQUEST)


def test_a_heartbeat_renews_the_lease_without_changing_its_version(
    db: Database, clock: StandingClock, people: Cast
) -> None:
    case_id = suspicious_case(db, clock())
    lease = claimed(db, people.an, clock)
    for _ in range(3):
        clock.forward(minutes=8)
        assert cases.heartbeat(db, case_id, people.an, lease.version, clock()).version == lease.version
    decisions.decide(db, case_id, people.an, lease.version, VIOLATION, clock(), REQUEST)


def test_a_violation_needs_a_ground_and_a_request(db: Database, clock: StandingClock, people: Cast) -> None:
    case_id = suspicious_case(db, clock())
    lease = claimed(db, people.an, clock)
    bare = Decision(verdict=Verdict.VIOLATION, reason="x")
    for decision, request in ((bare, REQUEST), (VIOLATION, None)):
        with pytest.raises(LedgerError):
            decisions.decide(db, case_id, people.an, lease.version, decision, clock(), request)
    assert queries.case(db, case_id).summary.state is CaseState.IN_REVIEW


def test_author_and_approver_are_two_people_by_code_and_by_constraint(
    db: Database, clock: StandingClock, people: Cast
) -> None:
    case_id = suspicious_case(db, clock())
    lease = claimed(db, people.binh, clock)
    decision_id = decisions.decide(db, case_id, people.binh, lease.version, VIOLATION, clock(), REQUEST)
    with pytest.raises(NotAllowedError, match="người thứ hai"):
        decisions.approve(db, case_id, people.binh, "", clock())
    with pytest.raises(NotAllowedError):
        decisions.approve(db, case_id, people.an, "", clock())  # an analyst has no such right
    for author in (people.binh, people.an):
        with pytest.raises(IntegrityError), db.write() as session:
            session.add(
                ApprovalRow(
                    decision_id=decision_id,
                    author_id=author,
                    approver_id=people.binh,
                    approved=True,
                    approved_at=clock(),
                )
            )


def test_an_approved_violation_makes_its_request_approved(db: Database, clock: StandingClock, people: Cast) -> None:
    case_id = suspicious_case(db, clock())
    lease = claimed(db, people.an, clock)
    decisions.decide(db, case_id, people.an, lease.version, VIOLATION, clock(), REQUEST)
    assert queries.case(db, case_id).requests[0].state is RequestState.DRAFT
    seen = queries.case(db, case_id).decision
    assert seen is not None
    with pytest.raises(ConflictError, match="đã thay đổi"):
        decisions.approve(db, case_id, people.binh, "", clock(), decision_id=seen.id + 1)
    decisions.approve(db, case_id, people.binh, "đồng ý", clock(), decision_id=seen.id)
    detail = queries.case(db, case_id)
    moves = [(event.data["before"], event.data["after"]) for event in detail.events if event.deed == "approve"]
    assert moves == [("pending_approval", "actioning")]
    assert detail.summary.state is CaseState.ACTIONING
    assert detail.requests[0].state is RequestState.APPROVED
    assert detail.approval is not None
    assert detail.approval.approver == "Bình"


def test_a_returned_case_goes_back_to_the_queue_and_its_draft_is_withdrawn(
    db: Database, clock: StandingClock, people: Cast
) -> None:
    case_id = suspicious_case(db, clock())
    lease = claimed(db, people.an, clock)
    decisions.decide(db, case_id, people.an, lease.version, VIOLATION, clock(), REQUEST)
    with pytest.raises(LedgerError, match="lý do"):
        decisions.return_case(db, case_id, people.binh, " ", clock())
    decisions.return_case(db, case_id, people.binh, "thiếu căn cứ", clock())
    detail = queries.case(db, case_id)
    assert detail.summary.state is CaseState.QUEUED
    assert [request.state for request in detail.requests] == [RequestState.WITHDRAWN]
    assert detail.decision is None
    (past,) = detail.past
    assert past.approval is not None
    assert (past.approval.approved, past.approval.reason) == (False, "thiếu căn cứ")
    again = claimed(db, people.an, clock)
    decisions.decide(db, case_id, people.an, again.version, VIOLATION, clock(), REQUEST)
    decisions.approve(db, case_id, people.binh, "", clock())


def test_a_decision_can_be_undone_for_ten_seconds_by_its_author_only(
    db: Database, clock: StandingClock, people: Cast
) -> None:
    case_id = suspicious_case(db, clock())
    lease = claimed(db, people.an, clock)
    decisions.decide(db, case_id, people.an, lease.version, VIOLATION, clock(), REQUEST)
    with pytest.raises(NotAllowedError):
        decisions.undo(db, case_id, people.binh, clock())
    clock.forward(seconds=9)
    again = decisions.undo(db, case_id, people.an, clock())
    assert queries.case(db, case_id).summary.state is CaseState.IN_REVIEW
    decisions.decide(db, case_id, people.an, again.version, VIOLATION, clock(), REQUEST)
    clock.forward(seconds=11)
    with pytest.raises(ConflictError, match="mười giây"):
        decisions.undo(db, case_id, people.an, clock())


def test_an_approved_referral_closes_the_case(db: Database, clock: StandingClock, people: Cast) -> None:
    case_id = suspicious_case(db, clock())
    lease = claimed(db, people.an, clock)
    refer = Decision(verdict=Verdict.REFER, reason="thuộc Công an")
    decisions.decide(db, case_id, people.an, lease.version, refer, clock())
    decisions.approve(db, case_id, people.binh, "", clock())
    summary = queries.case(db, case_id).summary
    assert (summary.state, summary.close_reason) == (CaseState.CLOSED, CloseReason.REFERRED)


def test_a_reading_role_changes_nothing(db: Database, clock: StandingClock, people: Cast) -> None:
    case_id = suspicious_case(db, clock())
    with pytest.raises(NotAllowedError):
        cases.claim(db, people.inspector, clock())
    assert queries.case(db, case_id).summary.state is CaseState.QUEUED


def test_a_case_that_waited_for_information_goes_back_to_the_queue(
    db: Database, clock: StandingClock, people: Cast
) -> None:
    case_id = suspicious_case(db, clock())
    lease = claimed(db, people.an, clock)
    wait = Decision(verdict=Verdict.NEEDS_INFO, reason="chờ hồ sơ")
    decisions.decide(db, case_id, people.an, lease.version, wait, clock())
    clock.forward(days=1)
    cases.inform(db, case_id, people.an, "đã có hồ sơ", clock())
    assert queries.case(db, case_id).summary.state is CaseState.QUEUED


def test_the_queue_pages_by_key_without_gaps_or_repeats(db: Database, clock: StandingClock) -> None:
    for number in range(7):
        suspicious_case(db, clock(), f"http://a.example/{number}")
    waiting = QueueFilter(states=(CaseState.QUEUED,))
    first = queue.page(db, waiting, limit=3)
    second = queue.page(db, waiting, after=(first[-1].priority, first[-1].id), limit=10)
    assert [summary.id for summary in (*first, *second)] == list(range(1, 8))
    other = QueueFilter(states=(CaseState.QUEUED,), facets={"policy": "counterfeit"})
    assert queue.page(db, other) == ()
    assert queue.counts(db)[CaseState.QUEUED] == 7
