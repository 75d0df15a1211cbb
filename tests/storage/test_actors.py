"""Sellers, complaints and referrals; and what time does to a Case's place."""

from __future__ import annotations

from datetime import timedelta

import pytest
from cast import REQUEST, VIOLATION, Cast, cast, suspicious_case
from standing_clock import StandingClock

from storage.database import Database
from storage.ledger import cases, decisions, outsiders, sellers, takedowns
from storage.ledger.errors import ConflictError, LedgerError, NotAllowedError, UnknownRowError
from storage.ledger.events import first_bad_event
from storage.ledger.people import add_user
from storage.ledger.queue_index import LEFT, LIMITATION, REPEAT, WAITED
from storage.ledger.retention import ERASED, erase_expired
from storage.queries import actors, queue
from storage.queries import cases as cases_view
from storage.queries import sellers as seller_reads
from storage.queries.queue import QueueFilter
from storage.records import (
    CaseState,
    Check,
    CloseReason,
    Complaint,
    ComplaintKind,
    ComplaintState,
    Decision,
    Method,
    Referral,
    Role,
    Verdict,
    Verified,
)

NOTHING = Decision(verdict=Verdict.NO_VIOLATION, reason="không thấy gì")
OTHER = "http://b.example/tra"


def seller_ids(db: Database, case_id: int) -> list[int]:
    every = tuple(CaseState)
    return [
        number
        for number in range(1, 9)
        if any(
            row.id == case_id for row in queue.page(db, QueueFilter(states=every, facets={"seller_id": str(number)}))
        )
    ]


def two_sellers(db: Database, clock: StandingClock) -> tuple[int, int]:
    """Two Cases under two accounts, each a Seller of its own as yet."""
    first = suspicious_case(db, clock(), seller="Cô Ba")
    second = suspicious_case(db, clock(), OTHER, text="Sữa non cho bé mau lớn", seller="Ba Trà")
    assert (seller_ids(db, first), seller_ids(db, second)) == ([1], [2])
    return first, second


def upheld(db: Database, clock: StandingClock, people: Cast, case_id: int) -> None:
    lease = cases.claim(db, people.an, clock(), case_id)
    assert lease is not None
    decisions.decide(db, case_id, people.an, lease.version, VIOLATION, clock(), REQUEST)
    decisions.approve(db, case_id, people.binh, "", clock())


def place(db: Database, case_id: int) -> int:
    return cases_view.case(db, case_id).summary.priority


def test_accounts_become_sellers_and_merged_ones_share_their_record(db: Database, clock: StandingClock) -> None:
    people = cast(db, clock())
    first, second = two_sellers(db, clock)
    suspicious_case(db, clock(), text="Một bài khác hẳn của cùng người", seller="Cô Ba", url=f"{OTHER}/x")
    assert seller_reads.seller(db, 3).name == "Cô Ba"  # the same name elsewhere proves nothing
    sellers.merge(db, 1, 2, people.an, "cùng số tài khoản", clock())
    assert seller_ids(db, first) == seller_ids(db, second) == [1]
    view = seller_reads.seller(db, 1)
    assert [(each.host, each.name) for each in view.accounts] == [("shop.example", "Cô Ba"), ("b.example", "Ba Trà")]
    assert view.cases == {CaseState.QUEUED: 2}
    upheld(db, clock, people, first)
    before = place(db, second)
    later = suspicious_case(db, clock(), f"{OTHER}-2", text="Viên uống mới về", seller="Ba Trà")
    assert place(db, later) == before + REPEAT
    account = view.accounts[1].id
    fresh = sellers.split(db, account, people.an, "hai người khác nhau", clock())
    assert (seller_ids(db, first), seller_ids(db, second), seller_ids(db, later)) == ([1], [fresh], [fresh])
    assert seller_reads.seller(db, 1).cases == {CaseState.ACTIONING: 1}
    assert first_bad_event(db) is None


def test_joining_and_parting_sellers_asks_for_sense_and_a_reason(db: Database, clock: StandingClock) -> None:
    people = cast(db, clock())
    two_sellers(db, clock)
    with pytest.raises(LedgerError, match="lý do"):
        sellers.merge(db, 1, 2, people.an, " ", clock())
    with pytest.raises(LedgerError, match="hai người bán khác nhau"):
        sellers.merge(db, 1, 1, people.an, "x", clock())
    with pytest.raises(UnknownRowError):
        sellers.merge(db, 1, 77, people.an, "x", clock())
    with pytest.raises(NotAllowedError):
        sellers.merge(db, 1, 2, people.inspector, "x", clock())
    with pytest.raises(LedgerError, match="duy nhất"):
        sellers.split(db, 1, people.an, "x", clock())


def test_an_account_whose_partner_stays_in_the_case_keeps_the_case_under_both(
    db: Database, clock: StandingClock
) -> None:
    people = cast(db, clock())
    words = " ".join(f"từ{number}" for number in range(30))
    case_id = suspicious_case(db, clock(), text=words, seller="Cô Ba")
    assert suspicious_case(db, clock(), OTHER, text=words, seller="Ba Trà") == case_id
    assert seller_ids(db, case_id) == [1, 2]
    sellers.merge(db, 1, 2, people.an, "một người", clock())
    assert seller_ids(db, case_id) == [1]
    sellers.split(db, seller_reads.seller(db, 1).accounts[1].id, people.an, "hai người", clock())
    assert len(seller_ids(db, case_id)) == 2


def complaint(clock: StandingClock, case_id: int | None, kind: ComplaintKind, days: int | None = None) -> Complaint:
    due = None if days is None else clock() + timedelta(days=days)
    return Complaint(kind=kind, case_id=case_id, channel="đường dây nóng", text="mua phải hàng giả",
                     received_at=clock(), due_at=due)  # fmt: skip


def test_a_report_that_falls_due_lifts_its_case(db: Database, clock: StandingClock) -> None:
    people = cast(db, clock())
    case_id = suspicious_case(db, clock())
    before = place(db, case_id)
    number = outsiders.register_complaint(db, people.an, complaint(clock, case_id, ComplaintKind.REPORT, 10), clock())
    assert place(db, case_id) == before + 50
    clock.forward(days=4)
    assert cases.let_time_pass(db, clock()) == 1
    assert place(db, case_id) == before + 100
    (view,) = actors.complaints(db, state=ComplaintState.OPEN)
    assert view.id == number
    outsiders.answer_complaint(db, number, people.an, ComplaintState.UPHELD, "đã chuyển xử lý", clock())
    assert actors.complaints(db, state=ComplaintState.OPEN) == ()
    with pytest.raises(ConflictError, match="An"):
        outsiders.answer_complaint(db, number, people.binh, ComplaintState.REJECTED, "x", clock())


def test_an_upheld_objection_reopens_a_case_by_another_leader_than_its_author(
    db: Database, clock: StandingClock
) -> None:
    people = cast(db, clock())
    with pytest.raises(LedgerError, match="số vụ việc"):
        outsiders.register_complaint(db, people.an, complaint(clock, None, ComplaintKind.OBJECTION), clock())
    case_id = suspicious_case(db, clock())
    lease = cases.claim(db, people.binh, clock(), case_id)
    assert lease is not None
    decisions.decide(db, case_id, people.binh, lease.version, NOTHING, clock())
    number = outsiders.register_complaint(db, people.an, complaint(clock, case_id, ComplaintKind.OBJECTION), clock())
    with pytest.raises(NotAllowedError):  # an analyst does not overturn what was decided
        outsiders.answer_complaint(db, number, people.an, ComplaintState.UPHELD, "đúng", clock())
    with pytest.raises(NotAllowedError, match="không được tự"):
        outsiders.answer_complaint(db, number, people.binh, ComplaintState.UPHELD, "đúng", clock())
    other = add_user(db, "Dũng", Role.APPROVER, "x", actor="test", now=clock())
    outsiders.answer_complaint(db, number, other, ComplaintState.UPHELD, "đúng", clock())
    view = cases_view.case(db, case_id)
    assert (view.summary.state, view.summary.close_reason) == (CaseState.QUEUED, None)
    assert first_bad_event(db) is None


def test_an_objection_to_a_decision_that_waits_for_approval_waits_too(db: Database, clock: StandingClock) -> None:
    people = cast(db, clock())
    case_id = suspicious_case(db, clock())
    lease = cases.claim(db, people.an, clock(), case_id)
    assert lease is not None
    decisions.decide(db, case_id, people.an, lease.version, VIOLATION, clock(), REQUEST)
    number = outsiders.register_complaint(db, people.an, complaint(clock, case_id, ComplaintKind.OBJECTION), clock())
    with pytest.raises(ConflictError, match="được An kết luận"):
        outsiders.answer_complaint(db, number, people.binh, ComplaintState.UPHELD, "đúng", clock())
    assert actors.complaints(db)[0].state is ComplaintState.OPEN
    outsiders.answer_complaint(db, number, people.binh, ComplaintState.REJECTED, "kết luận đúng", clock())


def test_a_referral_is_recorded_once_after_its_approval_and_its_answer_kept(db: Database, clock: StandingClock) -> None:
    people = cast(db, clock())
    case_id = suspicious_case(db, clock())
    letter = Referral(agency="Sở Công Thương", method=Method.LETTER)
    with pytest.raises(ConflictError, match="chưa được duyệt"):
        outsiders.record_referral(db, case_id, people.an, letter, clock())
    lease = cases.claim(db, people.an, clock(), case_id)
    assert lease is not None
    decisions.decide(db, case_id, people.an, lease.version, Decision(verdict=Verdict.REFER, reason="hàng lậu"), clock())
    decisions.approve(db, case_id, people.binh, "", clock())
    number = outsiders.record_referral(db, case_id, people.an, letter, clock())
    with pytest.raises(ConflictError, match="đã được ghi"):
        outsiders.record_referral(db, case_id, people.an, letter, clock())
    with pytest.raises(LedgerError, match="nội dung trả lời"):
        outsiders.record_referral_answer(db, number, people.an, "", clock())
    outsiders.record_referral_answer(db, number, people.an, "đã kiểm tra", clock.forward(days=3))
    (view,) = actors.referrals(db, case_id)
    assert (view.referral, view.answer) == (letter, "đã kiểm tra")


def test_time_lifts_a_waiting_case_step_by_step_and_writes_it_no_oftener(db: Database, clock: StandingClock) -> None:
    case_id = suspicious_case(db, clock())
    opened, before, seen = clock(), place(db, case_id), [0]
    for _ in range(LIMITATION.days):
        moved = cases.let_time_pass(db, clock.forward(days=1))
        if moved:
            seen.append(place(db, case_id) - before)
    assert seen == [0, 20, 40, 90, 140]
    assert sum(points for _, points in WAITED + LEFT) == 140
    assert clock() - opened == LIMITATION
    facets = queue.page(db, QueueFilter(states=(CaseState.QUEUED,), facets={"policy": "health_claim"}))
    assert facets[0].priority == before + 140


def test_a_case_gone_for_ninety_days_is_closed_as_removed(db: Database, clock: StandingClock) -> None:
    people = cast(db, clock())
    case_id = suspicious_case(db, clock())
    upheld(db, clock, people, case_id)
    request = cases_view.case(db, case_id).requests[0]
    takedowns.record_sent(db, request.id, people.an, "giấy", clock())
    gone = Check(result=Verified.SUSPECTED_GONE, positive_absence=True, control_loaded=True)
    for _ in range(3):
        takedowns.record_check(db, request.targets[0].id, gone, "system:recheck", clock.forward(hours=12))
    assert cases_view.case(db, case_id).summary.state is CaseState.MONITORING
    assert cases.end_watch(db, clock.forward(days=89)) == 0
    assert cases.end_watch(db, clock.forward(days=1)) == 1
    view = cases_view.case(db, case_id)
    assert (view.summary.state, view.summary.close_reason) == (CaseState.CLOSED, CloseReason.REMOVED)


def test_names_of_sellers_and_words_of_complaints_go_when_their_time_is_over(
    db: Database, clock: StandingClock
) -> None:
    people = cast(db, clock())
    first, _ = two_sellers(db, clock)
    number = outsiders.register_complaint(db, people.an, complaint(clock, first, ComplaintKind.REPORT), clock())
    lease = cases.claim(db, people.an, clock(), first)
    assert lease is not None
    decisions.decide(db, first, people.an, lease.version, NOTHING, clock())
    erase_expired(db, clock.forward(days=1), clock())
    assert (seller_reads.seller(db, 1).name, seller_reads.seller(db, 1).accounts[0].name) == (ERASED, f"{ERASED} 1")
    assert seller_reads.seller(db, 2).name == "Ba Trà"
    assert actors.complaints(db)[0].complaint.text == ERASED
    assert (number, seller_reads.seller(db, 1).cases) == (1, {CaseState.CLOSED: 1})
    assert first_bad_event(db) is None
    again = suspicious_case(db, clock(), f"{OTHER}-9", text="Trà mới của cô ba", seller="Ba Trà")
    assert seller_ids(db, again) == [2]
