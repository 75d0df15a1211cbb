"""Complaints of citizens and cases handed to other agencies: registered, linked, answered, late; zero is said."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from letter_office import approved, staff
from test_web_office import WebOffice, open_office, post

from storage.ledger import outsiders
from storage.queries import actors, letters
from storage.records import Complaint, ComplaintKind, Role, Verdict


@pytest.fixture
def office(tmp_path: Path) -> Iterator[WebOffice]:
    office = open_office(tmp_path)
    yield office
    office.db.close()


FORM = {"channel": "thư", "received": "2026-11-20", "reference": "12/ĐT", "text": "Trang này <b>bán</b> thuốc giả"}


def test_zero_is_said_and_a_complaint_is_entered_linked_by_its_address_answered_and_late(office: WebOffice) -> None:
    lan = office.person("Lan", Role.ANALYST)
    page = lan.get("/don-thu").text
    assert "0 đơn nhận trong năm 2026: chưa phát sinh" in page
    assert "chưa nhận được đơn thư nào" in page
    case_id = office.add_case()
    sent = post(
        lan, "/don-thu", "/don-thu", url="https://ban-hang.example/khop-abc?utm_source=zalo", due="2026-11-26", **FORM
    )
    assert sent.status_code == 303, sent.text
    (row,) = actors.complaints(office.db)
    assert row.complaint.case_id == case_id
    page = lan.get("/don-thu").text
    assert f'href="/vu-viec/{case_id}"' in page
    assert "<b>bán</b>" not in page
    assert "quá hạn<" not in page
    office.clock.advance(days=4)
    lan = office.person("Hoa", Role.ANALYST)  # the session of before is over
    assert "1 đơn quá hạn" in lan.get("/don-thu").text
    assert post(lan, "/don-thu/1/tra-loi", "/don-thu", state="", answer="x").status_code == 400
    assert post(lan, "/don-thu/1/tra-loi", "/don-thu", state="upheld", answer="Đã xử lý").status_code == 303
    assert post(lan, "/don-thu/1/tra-loi", "/don-thu", state="upheld", answer="Lần nữa").status_code == 409
    page = lan.get("/don-thu").text
    assert "Đã xử lý" in page
    assert "0 đơn quá hạn" in page


def test_a_complaint_without_a_known_address_is_linked_by_a_person_and_moves_the_case_up(office: WebOffice) -> None:
    lan = office.person("Lan", Role.ANALYST)
    case_id = office.add_case()
    assert post(lan, "/don-thu", "/don-thu", url="zalo ơ trên", due="2026-11-25", **FORM).status_code == 303
    assert "chưa gắn vụ việc" in lan.get("/don-thu").text
    assert post(lan, "/don-thu/1/vu-viec", "/don-thu", case="99").status_code == 400
    assert post(lan, "/don-thu/1/vu-viec", "/don-thu", case=str(case_id)).status_code == 303
    (row,) = actors.complaints(office.db, case_id)
    assert row.complaint.due_at is not None
    assert "chưa gắn vụ việc" not in lan.get("/don-thu").text


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"text": ""}, "nội dung đơn"), ({"channel": "chim"}, "cách nhận"), ({"received": "hôm qua"}, "ngày nhận"),
        ({"received": "2027-01-01"}, "tương lai"), ({"due": "2026-01-01"}, "đã qua"), ({"case": "x"}, "con số"),
        ({"case": "77"}, "77"),
    ],
)  # fmt: skip
def test_what_is_typed_wrong_is_said_and_kept_on_the_form(office: WebOffice, change: dict[str, str], said: str) -> None:
    lan = office.person("Lan", Role.ANALYST)
    page = post(lan, "/don-thu", "/don-thu", **(FORM | change))
    assert page.status_code == 400
    assert said in page.text
    assert "12/ĐT" in page.text
    assert actors.complaints(office.db) == ()


def test_an_objection_stands_in_the_book_and_can_not_be_moved(office: WebOffice) -> None:
    who = staff(office)
    first, second = office.add_case(), approved(office, who, 2)
    objection = Complaint(
        kind=ComplaintKind.OBJECTION, case_id=first, channel="thư", text="Oan", received_at=office.clock()
    )
    outsiders.register_complaint(office.db, who[0], objection, office.clock())
    lan = office.person("Lan", Role.ANALYST)
    assert f"/vu-viec/{first}/dinh-chinh" in lan.get("/don-thu").text
    assert post(lan, "/don-thu/1/vu-viec", "/don-thu", case=str(second)).status_code == 400


def test_a_referral_says_to_whom_how_and_until_when_and_takes_the_answer(office: WebOffice) -> None:
    who = staff(office)
    lan = office.person("Lan", Role.ANALYST)
    assert "0 phiếu: chưa chuyển vụ việc nào" in lan.get("/phieu-chuyen").text
    case_id = approved(office, who, 1, Verdict.REFER)
    assert "1 vụ việc đã duyệt chuyển, chưa giao" in lan.get("/phieu-chuyen").text
    sent = {"case": str(case_id), "agency": "Cục Thuế", "contact": "Đội 3", "method": "joint_inspection", "note": "Gấp"}
    assert post(lan, "/van-ban/chuyen", "/van-ban/mau", due="2026-11-01", **sent).status_code == 400
    assert letters.unreferred(office.db) == (case_id,)
    assert post(lan, "/van-ban/chuyen", "/van-ban/mau", due="2026-11-30", **sent).status_code == 303
    page = lan.get("/phieu-chuyen").text
    for words in ("Cục Thuế", "Đội 3", "kiểm tra liên ngành", "1 chưa có trả lời", "0 quá hạn"):
        assert words in page
    office.clock.advance(days=10)
    lan = office.person("Hoa", Role.ANALYST)
    assert "1 quá hạn trả lời" in lan.get("/phieu-chuyen").text
    assert post(lan, "/phieu-chuyen/1/tra-loi", "/phieu-chuyen", answer=" ").status_code == 400
    assert post(lan, "/phieu-chuyen/1/tra-loi", "/phieu-chuyen", answer="Đã lập biên bản").status_code == 303
    page = lan.get("/phieu-chuyen").text
    assert "Đã lập biên bản" in page
    assert "0 quá hạn trả lời" in page


def test_who_only_reads_changes_nothing(office: WebOffice) -> None:
    inspector = office.person("Tra", Role.INSPECTOR)
    assert "Vào sổ một đơn" not in inspector.get("/don-thu").text
    assert post(inspector, "/don-thu", "/don-thu", **FORM).status_code == 403
    assert actors.complaints(office.db) == ()
