"""Once a Decision is reversed, every kept report that counted it is made again, of whatever kind; people are told."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from letter_office import approved, staff
from test_web_office import WebOffice, open_office

from monitor.report import kept_content, write_report
from monitor.report_check import check_report
from monitor.restating import restate
from storage.ledger import corrections, official, people, takedowns
from storage.queries import corrections as reads
from storage.queries import outbox
from storage.queries import reports as kept
from storage.records import Role
from storage.report_words import Pl1Column

WEEK = (date(2026, 11, 20), date(2026, 11, 26))
KINDS = ("weekly", "389", "annual", "ecommerce", "adhoc", "resolution")


@pytest.fixture
def office(tmp_path: Path) -> Iterator[WebOffice]:
    office = open_office(tmp_path)
    yield office
    office.db.close()


def reverse(office: WebOffice, case_id: int) -> int:
    """A superior's reversal, noted by a leader; gives that leader."""
    chief = people.add_user(office.db, "Giám đốc", Role.APPROVER, "x", actor="test", now=office.clock())
    corrections.reverse_by_superior(
        office.db, case_id, chief, "UBND, văn bản 12/UBND", "Chưa đủ căn cứ", office.clock()
    )
    return chief


def test_every_kind_of_report_that_counted_a_reversed_decision_gets_a_version_that_says_so(
    office: WebOffice, tmp_path: Path
) -> None:
    who = staff(office)
    case_id = approved(office, who)
    takedowns.record_sent(office.db, 1, who[0], "Văn bản giấy", office.clock())
    for name in KINDS:
        write_report(office.workplace, name, *WEEK, ("json",))
    write_report(office.workplace, "adhoc", *WEEK, ("json",), filters={"policy": "health_claim"})
    write_report(office.workplace, "weekly", date(2026, 11, 6), date(2026, 11, 12), ("json",))  # before it: stays
    office.clock.advance(hours=1)
    reverse(office, case_id)
    assert restate(office.workplace) == len(KINDS) + 1
    assert restate(office.workplace) == 0
    stands = {(each.name, each.version): each for each in reads.restated(office.db)}
    assert {name.partition("_")[0] for name, _ in stands} == set(KINDS)
    for (name, version), each in stands.items():
        assert (version, each.before) == (2, 1)
        assert any((change["before"], change["after"]) == ("1", "0") for change in each.changes), name
        found = kept.version(office.db, name, *WEEK, 1)
        assert found is not None  # what was told before stays as it was
        assert kept_content(*found).version == 1
    told = [each.message for each in outbox.messages(office.db, who[0], 50) if each.message.kind == "report_restated"]
    assert len(told) == len(stands)
    assert all("phiên bản 2 thay phiên bản 1" in each.body for each in told)
    path = tmp_path / "389.json"
    path.write_bytes(write_report(office.workplace, "389", *WEEK, ("json",))["json"])
    assert check_report(office.workplace, path).differences == ()


def test_a_reversed_decision_leaves_the_389_report_and_its_phu_luc_i(office: WebOffice) -> None:
    who = staff(office)
    case_id = approved(office, who)
    official.place_decision(office.db, who[0], 1, Pl1Column.COUNTERFEIT, office.clock())
    write_report(office.workplace, "389", *WEEK, ("json",))
    first = kept_content(*_latest(office))
    assert first.figures["pl1_total_cases"].value == 1
    reverse(office, case_id)
    restate(office.workplace)
    second = kept_content(*_latest(office))
    assert second.figures["pl1_total_cases"].value == 0
    assert second.figures["handled_cases"].value == 0
    assert second.version == 2


def _latest(office: WebOffice) -> tuple[kept.KeptReport, bytes]:
    found = kept.latest(office.db, "389", *WEEK)
    assert found is not None
    return found


def test_a_report_that_contradicts_itself_by_now_waits_for_a_person_who_is_told(office: WebOffice) -> None:
    who = staff(office)
    case_id = approved(office, who)
    write_report(office.workplace, "389", *WEEK, ("json",))
    typed = {"overview": "Kế hoạch số 87/KH-BCĐ389 ngày 09/12/2022. Theo Kế hoạch số 87/KH-BCĐ389 ngày 09/12/2023."}
    official.enter(office.db, who[0], "389", *WEEK, typed, office.clock())
    reverse(office, case_id)
    assert restate(office.workplace) == 0
    assert _latest(office)[0].version == 1
    (told,) = [
        each.message for each in outbox.messages(office.db, who[0], 50) if each.message.kind == "report_restated"
    ]
    assert "chưa lập lại được" in told.body
    assert "F2" in told.body
