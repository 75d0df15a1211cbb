"""The books behind official reports: entered by people, withdrawn and never edited, in the log, read by period."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from cast import REQUEST, VIOLATION, cast, suspicious_case

from storage.database import Database
from storage.ledger import cases, decisions, events
from storage.ledger import official as deeds
from storage.ledger.errors import ConflictError, LedgerError, NotAllowedError, UnknownRowError
from storage.queries import official
from storage.report_words import Direction, OfficialDocument, Pl1Column, Violation

NOW = datetime(2026, 11, 25, 3, tzinfo=UTC)
FIRST, LAST = date(2026, 11, 1), date(2026, 11, 30)


def document(number: str = "39/SVHTTDL-QLQC", dated: date = date(2026, 11, 11), **more: object) -> OfficialDocument:
    values = {"kind": "Văn bản", "number": number, "dated": dated, "issuer": "Sở", "subject": "tuyên truyền"}
    return OfficialDocument.model_validate(values | more)


def violation(on: date = date(2026, 11, 12), **more: object) -> Violation:
    values = {"handled_on": on, "what": "bán hàng không có hóa đơn", "pl1_column": Pl1Column.FRAUD}
    return Violation.model_validate(values | more)


def test_the_register_lists_the_documents_of_a_period_and_takes_none_twice(db: Database) -> None:
    people = cast(db, NOW)
    first = deeds.register_document(db, people.an, document(), NOW)
    deeds.register_document(db, people.an, document("7/KH-BCĐ389", LAST, direction=Direction.RECEIVED), NOW)
    deeds.register_document(db, people.an, document("1/SVHTTDL", LAST + timedelta(days=1)), NOW)
    with pytest.raises(LedgerError, match="đã có trong sổ"):
        deeds.register_document(db, people.an, document(), NOW)
    with pytest.raises(UnknownRowError):
        deeds.register_document(db, people.an, document("2/SVHTTDL"), NOW, report_id=99)
    with pytest.raises(NotAllowedError):
        deeds.register_document(db, people.inspector, document("3/SVHTTDL"), NOW)
    assert [row.document.number for row in official.documents(db, FIRST, LAST)] == ["39/SVHTTDL-QLQC", "7/KH-BCĐ389"]
    assert [row.id for row in official.documents(db, FIRST, LAST, Direction.ISSUED)] == [first]
    deeds.withdraw_document(db, people.an, first, NOW)
    with pytest.raises(ConflictError, match="An"):
        deeds.withdraw_document(db, people.binh, first, NOW)
    assert official.documents(db, FIRST, LAST, Direction.ISSUED) == ()
    deeds.register_document(db, people.an, document(), NOW)  # entered anew
    assert events.first_bad_event(db) is None


def test_a_number_that_is_none_is_refused() -> None:
    for number in ("", "số 5", "5 /SVHTTDL", "5/", "abc"):
        with pytest.raises(ValueError, match="number"):
            document(number)


def test_handled_violations_are_read_by_their_day(db: Database) -> None:
    people = cast(db, NOW)
    for on in (FIRST - timedelta(days=1), FIRST, LAST, LAST + timedelta(days=1)):
        deeds.add_violation(db, people.an, violation(on, collected_vnd=1_500_000), NOW)
    rows = official.violations(db, FIRST, LAST)
    assert [row.violation.handled_on for row in rows] == [FIRST, LAST]
    assert rows[0].violation.collected_vnd == 1_500_000
    deeds.withdraw_violation(db, people.an, rows[0].id, NOW)
    assert len(official.violations(db, FIRST, LAST)) == 1
    with pytest.raises(LedgerError, match="nhóm"):
        deeds.add_violation(db, people.an, violation(is_typical=True), NOW)


def test_an_approved_violation_is_counted_where_a_person_says(db: Database) -> None:
    people = cast(db, NOW)
    case_id = suspicious_case(db, NOW)
    lease = cases.claim(db, people.an, NOW, case_id)
    assert lease is not None
    decision_id = decisions.decide(db, case_id, people.an, lease.version, VIOLATION, NOW, REQUEST)
    span = NOW - timedelta(days=1), NOW + timedelta(days=1), NOW
    assert official.found_violations(db, *span) == ()  # nobody has approved it
    decisions.approve(db, case_id, people.binh, "", NOW)
    (found,) = official.found_violations(db, *span)
    assert (found.decision_id, found.grounds, found.placed) == (decision_id, ("TP-04",), None)
    deeds.place_decision(db, people.an, decision_id, Pl1Column.COUNTERFEIT, NOW)
    deeds.place_decision(db, people.binh, decision_id, Pl1Column.OUTSIDE, NOW, is_typical=True)
    (found,) = official.found_violations(db, *span)
    assert (found.placed, found.is_typical) == (Pl1Column.OUTSIDE, True)
    with pytest.raises(UnknownRowError):
        deeds.place_decision(db, people.an, 99, Pl1Column.FRAUD, NOW)


def test_what_was_typed_last_stands_and_who_typed_it(db: Database) -> None:
    people = cast(db, NOW)
    assert deeds.enter(db, people.an, "389", FIRST, LAST, {"tin_bai": "5", "loa": "3"}, NOW) == 2
    assert deeds.enter(db, people.binh, "389", FIRST, LAST, {"tin_bai": "6", "loa": "3"}, NOW) == 1
    deeds.enter(db, people.an, "389", FIRST, LAST, {"loa": ""}, NOW)
    (entry,) = official.entries(db, "389", FIRST, LAST).values()
    assert (entry.value, entry.entered_by) == ("6", "Bình")
    assert official.entries(db, "389", FIRST, LAST + timedelta(days=1)) == {}
    assert official.entries_before(db, "389", LAST, ("tin_bai", "loa"))["tin_bai"].value == "6"
    assert official.entries_before(db, "389", FIRST, ("tin_bai",)) == {}


def test_a_reason_is_kept_with_who_gave_it(db: Database) -> None:
    people = cast(db, NOW)
    deeds.give_reason(db, people.an, "389", FIRST, LAST, "k1", "3 và 1", "hai vụ ngoài 389", NOW)
    assert official.reasons(db, "389", FIRST, LAST)["k1"].given_by == "An"
    with pytest.raises(LedgerError, match="lý do"):
        deeds.give_reason(db, people.an, "389", FIRST, LAST, "k1", "3 và 1", "  ", NOW)
