"""An approved Decision that is reversed: the Case comes back, nothing more leaves, who was asked is owed a letter."""

from __future__ import annotations

from datetime import timedelta

import pytest
from cast import REQUEST, URL, VIOLATION, Cast, cast, suspicious_case
from standing_clock import StandingClock

from storage.correction_tables import ReversalCause
from storage.database import Database
from storage.ledger import cases, corrections, decisions, outsiders, takedowns
from storage.ledger.errors import ConflictError, LedgerError, NotAllowedError
from storage.ledger.events import first_bad_event
from storage.ledger.people import add_user
from storage.queries import cases as case_reads
from storage.queries import corrections as reads
from storage.queries.figures import weekly_figures
from storage.records import CaseState, Check, Complaint, ComplaintKind, ComplaintState, RequestState, Role, Verified

WHO = "UBND thành phố, văn bản số 12/UBND ngày 20/11/2026"


def approved(db: Database, clock: StandingClock, people: Cast) -> int:
    case_id = suspicious_case(db, clock())
    lease = cases.claim(db, people.an, clock(), case_id)
    assert lease is not None
    decisions.decide(db, case_id, people.an, lease.version, VIOLATION, clock(), REQUEST)
    decisions.approve(db, case_id, people.binh, "", clock())
    return case_id


def sent(db: Database, clock: StandingClock, people: Cast) -> int:
    case_id = approved(db, clock, people)
    takedowns.record_sent(db, case_reads.case(db, case_id).requests[0].id, people.an, "Văn bản giấy", clock())
    return case_id


def state(db: Database, case_id: int) -> tuple[CaseState, RequestState]:
    detail = case_reads.case(db, case_id)
    return detail.summary.state, detail.requests[0].state


def test_a_superior_reverses_and_nothing_leaves_any_more(db: Database, clock: StandingClock) -> None:
    people = cast(db, clock())
    case_id = approved(db, clock, people)
    with pytest.raises(LedgerError, match="cơ quan"):
        corrections.reverse_by_superior(db, case_id, people.binh, " ", "sai", clock())
    with pytest.raises(NotAllowedError):
        corrections.reverse_by_superior(db, case_id, people.an, WHO, "chưa đủ căn cứ", clock())
    corrections.reverse_by_superior(db, case_id, people.binh, WHO, "chưa đủ căn cứ", clock())
    assert state(db, case_id) == (CaseState.QUEUED, RequestState.WITHDRAWN)
    (told,) = reads.reversals(db, case_id)
    assert (told.cause, told.authority, told.requests, told.is_owed) == (ReversalCause.SUPERIOR, WHO, (), False)
    with pytest.raises(ConflictError, match="trước đó"):
        corrections.reverse_by_superior(db, case_id, people.binh, WHO, "chưa đủ căn cứ", clock())
    assert first_bad_event(db) is None


@pytest.mark.parametrize("is_gone", [False, True])
def test_an_upheld_objection_takes_a_sent_request_back_and_a_correction_is_owed(
    db: Database, clock: StandingClock, is_gone: bool
) -> None:
    people = cast(db, clock())
    case_id = sent(db, clock, people)
    (target,) = case_reads.case(db, case_id).requests[0].targets
    if is_gone:
        for _ in range(3):
            clock.forward(hours=13)
            miss = Check(result=Verified.SUSPECTED_GONE, positive_absence=True, control_loaded=True)
            takedowns.record_check(db, target.id, miss, "test", clock())
        assert state(db, case_id)[0] is CaseState.MONITORING
    objection = Complaint(
        kind=ComplaintKind.OBJECTION, case_id=case_id, channel="thư", text="hàng có giấy phép", received_at=clock()
    )
    number = outsiders.register_complaint(db, people.an, objection, clock())
    outsiders.answer_complaint(db, number, people.binh, ComplaintState.UPHELD, "giấy phép hợp lệ", clock())
    assert state(db, case_id) == (CaseState.QUEUED, RequestState.CLOSED)
    (told,) = reads.reversals(db)
    assert (told.cause, told.is_owed) == (ReversalCause.OBJECTION, True)
    (owed,) = told.requests
    assert (owed.targets, owed.letter_id) == ((URL,), None)


def test_figures_leave_out_what_was_reversed_and_keep_what_was_said_before(db: Database, clock: StandingClock) -> None:
    people = cast(db, clock())
    case_id = sent(db, clock, people)
    start, end = clock() - timedelta(days=1), clock() + timedelta(days=6)
    said_at = clock()
    before = weekly_figures(db, start, end, said_at).counts
    clock.forward(days=10)
    other = add_user(db, "Dũng", Role.APPROVER, "x", actor="test", now=clock())
    corrections.reverse_by_superior(db, case_id, other, WHO, "chưa đủ căn cứ", clock())
    after = weekly_figures(db, start, end, clock()).counts
    assert (before["decided_violation"], before["asked_addresses"]) == (1, 1)
    assert (after["decided_violation"], after["asked_addresses"], after["requested_targets"]) == (0, 0, 1)
    assert weekly_figures(db, start, end, said_at).counts == before  # as it was known then
    assert weekly_figures(db, end, end + timedelta(days=7), clock()).counts["reversed"] == 1


def test_a_decision_that_asked_for_nothing_is_not_reversed(db: Database, clock: StandingClock) -> None:
    people = cast(db, clock())
    case_id = suspicious_case(db, clock())
    with pytest.raises(ConflictError, match="chưa có kết luận"):
        corrections.reverse_by_superior(db, case_id, people.binh, WHO, "sai", clock())
    with pytest.raises(ConflictError, match="không phải đính chính"), db.write() as session:
        request = approved(db, clock, people)
        corrections.check_correctable(session, [case_reads.case(db, request).requests[0].id])
