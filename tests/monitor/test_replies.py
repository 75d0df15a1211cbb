"""A recipient's reply is filed to the case, with its paper, and goes with the case's data when its time is over."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from letter_office import approved, staff
from test_api import ApiPerson
from test_web_office import WebOffice, open_office, post

from monitor.office_time import OFFICE_TIME
from storage.ledger import takedowns
from storage.ledger.retention import ERASED, erase_expired
from storage.queries import cases, replies
from storage.records import RequestState, Role

PAPER = b"%PDF-1.7\ncong van tra loi"


@pytest.fixture
def office(tmp_path: Path) -> Iterator[WebOffice]:
    office = open_office(tmp_path)
    yield office
    office.db.close()


def sent(office: WebOffice) -> int:
    who = staff(office)
    case_id = approved(office, who)
    takedowns.record_sent(office.db, 1, who[0], "Văn bản giấy", office.clock())
    office.clock.advance(hours=2)
    return case_id


def test_a_reply_with_its_paper_is_filed_on_the_cases_page(office: WebOffice) -> None:
    case_id = sent(office)
    lan = office.person("Lan", Role.ANALYST)
    page = f"/vu-viec/{case_id}"
    token = re.search(r'name="csrf" value="([^"]+)"', lan.get(page).text)
    assert token is not None
    at = f"{(office.clock() - timedelta(hours=1)).astimezone(OFFICE_TIME):%Y-%m-%dT%H:%M}"
    form = {
        "csrf": token[1], "received_at": at, "channel": "công văn", "reference": "45/CV ngày 24/11/2026",
        "text": "Đã gỡ <b>hai</b> bài",
    }  # fmt: skip
    path = f"{page}/yeu-cau/1/van-ban-tra-loi"
    assert lan.post(path, data=form, files={"tep": ("a.pdf", b"GIF89a", "application/pdf")}).status_code == 400
    assert lan.post(path, data=form | {"text": ""}).status_code == 400
    assert lan.post(path, data=form | {"received_at": "2020-01-01T00:00"}).status_code == 400  # before it was sent
    assert replies.replies(office.db, case_id) == ()
    assert lan.post(path, data=form, files={"tep": ("a.pdf", PAPER, "application/pdf")}).status_code == 303
    shown = lan.get(page).text
    assert "45/CV ngày 24/11/2026" in shown
    assert "Đã gỡ &lt;b&gt;hai&lt;/b&gt; bài" in shown
    assert "Nhận văn bản trả lời" in shown  # in the timeline
    taken = lan.get(f"{page}/van-ban-tra-loi/1.pdf")
    assert (taken.content, taken.headers["content-disposition"][:10]) == (PAPER, "attachment")
    assert lan.get("/vu-viec/999/van-ban-tra-loi/1.pdf").status_code == 404
    assert cases.case(office.db, case_id).requests[0].state is RequestState.RESPONDED
    inspector = office.person("Hoa", Role.INSPECTOR)
    assert "Lưu văn bản trả lời" not in inspector.get(page).text
    assert post(inspector, path, "/tai-khoan", **form).status_code == 403


def test_a_reply_is_filed_over_the_api(office: WebOffice) -> None:
    case_id = sent(office)
    lan = ApiPerson(office, "Lan", Role.ANALYST)
    said = {"received_at": office.clock().isoformat(), "channel": "thư điện tử", "text": "Đề nghị bổ sung."}
    assert lan.post("requests/1/replies", said | {"text": " "}).status_code == 422
    assert lan.post("requests/1/replies", said | {"received_at": "2027-01-01T00:00:00Z"}).status_code == 400
    (told,) = lan.post("requests/1/replies", said).json()["replies"]
    assert (told["request_id"], told["text"], told["filed_by"]) == (1, "Đề nghị bổ sung.", "Lan")
    assert lan.get(f"cases/{case_id}/replies").json()["replies"] == [told]


def test_a_reply_and_its_paper_go_with_the_cases_data(office: WebOffice) -> None:
    case_id = sent(office)
    minh = office.person("Sơn", Role.APPROVER)
    page = f"/vu-viec/{case_id}"
    at = f"{office.clock().astimezone(OFFICE_TIME):%Y-%m-%dT%H:%M}"
    token = re.search(r'name="csrf" value="([^"]+)"', minh.get(page).text)
    assert token is not None
    form = {"csrf": token[1], "received_at": at, "channel": "thư", "text": "Bà Bí Mật từ chối"}
    office.clock.advance(minutes=1)
    files = {"tep": ("a.pdf", PAPER, "application/pdf")}
    assert minh.post(f"{page}/yeu-cau/1/van-ban-tra-loi", data=form, files=files).status_code == 303
    assert post(minh, f"{page}/dong", page, reason="từ chối").status_code == 303
    (filed,) = replies.replies(office.db, case_id)
    later = office.clock() + timedelta(days=800)
    erased = erase_expired(office.db, later - timedelta(days=365), later)
    assert filed.file_sha256 in erased.files
    (left,) = replies.replies(office.db, case_id)
    assert (left.text, left.reference, left.file_sha256) == (ERASED, "", None)
