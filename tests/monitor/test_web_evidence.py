"""Evidence on the web: facts on a page of a Case, its package, one link in, and the coverage page."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from evidence_office import evidence_office
from loopback import Site, page
from test_web_office import PASSWORD, TestClient, WebOffice, open_office, password_hash, post

from monitor.evidence.check import check
from monitor.web.app import create_app
from monitor.workplace import Workplace
from storage.ledger import people, work
from storage.queries import cases
from storage.queries.figures import weekly_figures
from storage.records import Role, Source


@pytest.fixture
def office(tmp_path: Path) -> Iterator[WebOffice]:
    office = open_office(tmp_path)
    yield office
    office.db.close()


def signed_in(workplace: Workplace, name: str, role: Role) -> TestClient:
    people.add_user(workplace.db, name, role, password_hash(), actor="test", now=workplace.clock())
    browser = TestClient(create_app(workplace), follow_redirects=False)
    assert browser.post("/dang-nhap", data={"ten": name, "mat_khau": PASSWORD}).status_code == 303
    return browser


@pytest.fixture
def evidence(tmp_path: Path) -> Iterator[Workplace]:
    with evidence_office(tmp_path / "data") as workplace:
        yield workplace


def test_the_case_page_tells_the_facts_of_each_capture(evidence: Workplace) -> None:
    shown = signed_in(evidence, "An", Role.ANALYST).get("/vu-viec/1").text
    for words in (
        "203.0.113.7", "ban-hang.example/tra (301)", "cho phép: no rule against it",
        "cơ quan chưa đặt máy chủ dấu thời gian", "máy chủ báo lỗi hoặc không còn trang (HTTP 404)",
        "không kết nối được", "không có: máy chủ không trả lời",
    ):  # fmt: skip
        assert words in shown, words


def test_a_lost_manifest_is_told_and_the_page_still_opens(evidence: Workplace) -> None:
    for path in evidence.settings.vault.rglob("*"):
        if path.is_file() and path.read_bytes().startswith(b'{"captured_at"'):
            path.unlink()
    shown = signed_in(evidence, "An", Role.ANALYST).get("/vu-viec/1")
    assert shown.status_code == 200
    assert "Không đọc được bản kê" in shown.text


def test_an_analyst_takes_the_masked_package_an_approver_the_sealed_one_with_a_reason(
    evidence: Workplace, tmp_path: Path
) -> None:
    an, binh = signed_in(evidence, "An", Role.ANALYST), signed_in(evidence, "Bình", Role.APPROVER)
    path = "/vu-viec/1/chung-cu"
    assert post(an, path, dang="niem-phong", reason="x").status_code == 403
    assert post(binh, path, dang="niem-phong").status_code == 400
    for browser, fields, is_sealed in (
        (an, {"dang": "da-che"}, False), (binh, {"dang": "niem-phong", "reason": "Tòa yêu cầu"}, True),
    ):  # fmt: skip
        answer = post(browser, path, **fields)
        assert answer.status_code == 200, answer.text
        assert "attachment" in answer.headers["content-disposition"]
        file = tmp_path / "tai-ve.wacz"
        file.write_bytes(answer.content)
        verdict = check(file)
        assert verdict.problems == []
        assert verdict.manifest is not None
        assert verdict.manifest.is_sealed is is_sealed
    told = [event.actor for event in cases.case(evidence.db, 1).events if event.deed == "export_evidence"]
    assert told == ["An", "Bình"]


# --- one link in -------------------------------------------------------------------------------------------------


def test_the_bookmarklet_leads_through_sign_in_to_the_form_with_the_address(office: WebOffice) -> None:
    browser = office.person("Lan", Role.ANALYST)
    url = "https://ban-hang.example/tra?ma=1&x=ă"
    link = re.search(r'href="(javascript:[^"]+)"', browser.get("/ghi-nhan").text)
    assert link is not None
    assert "http://testserver/ghi-nhan?url=" in link[1]
    stranger = office.browser()
    first = stranger.get("/ghi-nhan", params={"url": url})
    assert first.status_code == 200
    onward = re.search(r'content="0;url=([^"]+)"', first.text)
    assert onward is not None
    second = stranger.get(onward[1].replace("&amp;", "&"))
    assert second.status_code == 303
    sign_in = stranger.get(second.headers["location"]).text
    back = re.search(r'name="tiep" value="([^"]+)"', sign_in)
    assert back is not None
    fields = {"ten": "Lan", "mat_khau": PASSWORD, "tiep": back[1].replace("&amp;", "&")}
    answer = stranger.post("/dang-nhap", data=fields)
    form = stranger.get(answer.headers["location"])
    assert 'value="https://ban-hang.example/tra?ma=1&amp;x=ă"' in form.text


@pytest.mark.parametrize("url", ["javascript:alert(1)", "--help", "", "file:///etc/passwd"])
def test_only_web_addresses_are_captured(office: WebOffice, url: str) -> None:
    answer = post(office.person("Lan", Role.ANALYST), "/ghi-nhan", url=url)
    assert answer.status_code == 400
    assert "Hãy dán một địa chỉ" in answer.text


@pytest.mark.browser
def test_a_link_sent_by_the_form_becomes_evidence_and_a_case(tmp_path: Path) -> None:
    with (
        Site({"/tra": page("<p>Trà thảo dược</p>", "Trà")}) as site,
        evidence_office(tmp_path / "data", allow_private=site.host) as workplace,
    ):
        browser = signed_in(workplace, "An", Role.ANALYST)
        answer = post(browser, "/ghi-nhan", url=f"{site.url}tra")
        assert answer.status_code == 303, answer.text
        case_page = browser.get(answer.headers["location"]).text
        assert "Đã ghi nhận liên kết" in case_page
        assert "qua HTTP" in case_page
        opened = [event for event in cases.case(workplace.db, 2).events if event.deed == "open_case"]
        assert [event.actor for event in opened] == ["An"]


# --- coverage ----------------------------------------------------------------------------------------------------


def run(office: WebOffice, name: str, observations: int, error: str = "") -> None:
    run_id = work.enqueue_source(office.db, name, office.clock(), actor="test")
    assert work.take(office.db, office.clock(), run_id=run_id) == run_id
    work.finish(office.db, run_id, 1, office.clock(), pages=3, observations=observations, error=error)
    office.clock.advance(minutes=10)


def test_coverage_shows_health_yield_and_the_gaps_that_the_report_names(office: WebOffice) -> None:
    for name in ("Chợ tốt", "Chợ hỏng", "Chợ <mới>"):
        source = Source(name=name, platform="website", address="https://cho.example/", expect_min=5)
        work.add_source(office.db, source, actor="test", now=office.clock())
    for _ in range(3):
        run(office, "Chợ tốt", 20)
    run(office, "Chợ hỏng", 10)
    run(office, "Chợ hỏng", 1, error="only 1 of at least 5 expected observations came")
    shown = office.person("Lan", Role.INSPECTOR).get("/do-phu").text
    assert "thường có 20" in shown
    assert "lượt gần nhất không rà soát được" in shown
    assert "chưa chạy lần nào" in shown
    assert "Chợ &lt;mới&gt;" in shown
    assert shown.count('class="done"') == 4
    assert shown.count('class="failed"') == 1
    end = office.clock() + timedelta(seconds=1)
    gaps = weekly_figures(office.db, end - timedelta(days=7), end).gaps
    assert {gap.source for gap in gaps} == {"Chợ hỏng", "Chợ <mới>"}
    assert "<strong>2 nguồn</strong>" in shown


def test_coverage_of_an_office_without_sources_says_so(office: WebOffice) -> None:
    assert "Chưa có nguồn nào" in office.person("Lan", Role.ANALYST).get("/do-phu").text
