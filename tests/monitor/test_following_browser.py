"""From a sent request to its answer and the next rung in a real browser, and the tick of the gazette."""

from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from letter_office import approved, staff
from playwright.sync_api import Page, expect
from test_web_office import WebOffice, open_office
from web_browser import chromium, serving, sign_in

from monitor.office_time import OFFICE_TIME
from storage.ledger import takedowns
from storage.ledger.recipients import add_recipient
from storage.queries import cases, replies
from storage.recipients import Recipient, RecipientKind
from storage.records import RequestState, Role

pytestmark = pytest.mark.browser
PAPER = b"%PDF-1.7\ncong van tra loi"


@pytest.fixture
def office(tmp_path: Path) -> Iterator[WebOffice]:
    office = open_office(tmp_path)
    yield office
    office.db.close()


def picture(page: Page, name: str) -> None:
    """A picture for people who ask for one."""
    if folder := os.environ.get("PICTURES"):
        page.screenshot(path=f"{folder}/{name}.png", full_page=True)


def local(office: WebOffice, **back: float) -> str:
    return f"{(office.clock() - timedelta(**back)).astimezone(OFFICE_TIME):%Y-%m-%dT%H:%M}"


def test_receipt_reply_more_time_and_the_next_rung_are_a_few_clicks(office: WebOffice) -> None:
    who = staff(office)
    case_id = approved(office, who)
    takedowns.record_sent(office.db, 1, who[0], "Văn bản giấy", office.clock())
    office.clock.advance(hours=3)
    with chromium() as browser, serving(office) as url:
        page = sign_in(browser, office, url, "Dũng", Role.APPROVER)
        page.goto(f"{url}/vu-viec/{case_id}")
        page.get_by_label("Nơi nhận tiếp nhận lúc").fill(local(office, hours=2))
        page.get_by_role("button", name="Ghi tiếp nhận").click()
        expect(page.get_by_text("Nơi nhận đã nhận", exact=True).first).to_be_visible()
        page.get_by_text("Lưu văn bản trả lời…").click()
        page.get_by_label("Nhận lúc").fill(local(office, hours=1))
        page.get_by_label("Cách nhận").fill("công văn")
        page.get_by_label("Số, ngày văn bản").fill("45/CV ngày 24/11/2026")
        page.get_by_label("Nội dung trả lời").fill("Đã gỡ bài thứ nhất, xin thêm thời gian cho bài thứ hai.")
        page.get_by_label("Văn bản (PDF, nếu có)").set_input_files({
            "name": "cv.pdf", "mimeType": "application/pdf", "buffer": PAPER,
        })  # fmt: skip
        page.get_by_role("button", name="Lưu vào vụ việc").click()
        expect(page.get_by_text("45/CV ngày 24/11/2026")).to_be_visible()
        with page.expect_download() as download:
            page.get_by_role("link", name="tệp PDF").click()
        assert Path(download.value.path()).read_bytes() == PAPER
        page.get_by_text("Gia hạn…").click()
        page.get_by_label("Đến", exact=True).fill(local(office, hours=-40))
        page.get_by_label("Lý do").first.fill("máy chủ ở xa")
        page.get_by_role("button", name="Gia hạn", exact=True).click()
        expect(page.get_by_text("máy chủ ở xa", exact=False)).to_be_visible()
        picture(page, "case")
    (request,) = cases.case(office.db, case_id).requests
    assert request.state is RequestState.RESPONDED
    assert request.deadline_at == office.clock() + timedelta(hours=40)
    assert replies.replies(office.db, case_id)[0].file_sha256

    host = Recipient(code="HOST", name="Nhà cung cấp máy chủ A", kind=RecipientKind.HOST, domains=("ban-hang.example",))
    add_recipient(office.db, host, who[0], office.clock())
    office.clock.advance(hours=40 + 80)
    with chromium() as browser, serving(office) as url:
        page = sign_in(browser, office, url, "Lan", Role.ANALYST)
        page.goto(f"{url}/theo-doi")
        expect(page.get_by_text("quá hạn 3 ngày", exact=False).first).to_be_visible()
        page.get_by_role("button", name="Soạn yêu cầu").click()
        expect(page.get_by_text("thay yêu cầu 1 quá hạn", exact=False)).to_be_visible()
        picture(page, "following")
        leader = sign_in(browser, office, url, "Sơn", Role.APPROVER)
        leader.goto(f"{url}/theo-doi")
        leader.get_by_label("Duyệt").first.select_option("dung")
        leader.get_by_role("button", name="Ghi").first.click()
        expect(leader.get_by_text("thay yêu cầu 1 quá hạn", exact=False)).to_have_count(0)
        leader.goto(f"{url}/yeu-cau")
        expect(leader.get_by_text("Nhà cung cấp máy chủ A").first).to_be_visible()
        picture(leader, "requests")
        leader.goto(f"{url}/van-ban")
        picture(leader, "letters")
        leader.goto(f"{url}/cong-bao")
        leader.get_by_label("Số, ngày công báo").first.fill("Công báo số 12, ngày 01/6/2026")
        leader.get_by_role("button", name="Tôi đã đối chiếu").first.click()
        expect(leader.get_by_text("Đã đánh dấu", exact=False)).to_be_visible()
        expect(leader.get_by_text("Đã đối chiếu (1)")).to_be_visible()
        picture(leader, "gazette")
    assert [each.state for each in cases.case(office.db, case_id).requests][1] is RequestState.APPROVED
