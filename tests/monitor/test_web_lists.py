"""The pages that list: the queue and its sweep line, sources, reports; and the banner of a demo."""

from __future__ import annotations

import re

import pytest
from test_web_journey import decide
from test_web_office import TEXT, open_office, post

from monitor.web import approvals, letters, requests
from storage.ledger import cases as case_deeds
from storage.ledger import takedowns
from storage.ledger import work as deeds
from storage.queries import cases, people, work
from storage.records import Role, Source


@pytest.fixture
def office(tmp_path):
    office = open_office(tmp_path)
    yield office
    office.db.close()


@pytest.fixture
def analyst(office):
    return office.person("Lan", Role.ANALYST)


def test_queue_shows_bands_counts_and_pages_without_losing_a_case(office, analyst):
    for number in range(55):
        office.add_case(canonical_url=f"https://ban-hang.example/{number}", title=f"Tin số {number}")
    first = analyst.get("/").text
    assert "cao</span>" in first
    onward = re.search(r'rel="next" href="([^"]+)"', first)[1].replace("&amp;", "&")
    seen = re.findall(r'href="/vu-viec/(\d+)" class="crawled"', first + analyst.get(onward).text)
    assert len(seen) == len(set(seen)) == 55
    assert "24/11/2026 09:00" in first


def test_long_lists_of_requests_letters_and_approvals_come_in_pages(office, analyst, monkeypatch):
    monkeypatch.setattr(approvals, "MOST_AT_ONCE", 2)
    monkeypatch.setattr(letters, "MOST_WAITING", 2)
    monkeypatch.setattr(requests, "ROWS", 2)
    leader = office.person("Hùng", Role.APPROVER)
    for number in range(3):
        own = " ".join(f"từ{number}số{word}" for word in range(12))
        case_id = office.add_case(canonical_url=f"https://ban-hang.example/{number}", text=f"{own} {TEXT}")
        post(analyst, f"/vu-viec/{case_id}/nhan")
        assert decide(analyst, case_id).status_code == 303

    def seen_at(path):
        first = leader.get(path).text
        onward = re.search(r'rel="next" href="([^"]+)"', first)[1].replace("&amp;", "&")
        last = leader.get(onward).text
        assert 'rel="next"' not in last
        return sorted(re.findall(r'<td class="num"><a href="/vu-viec/(\d+)"', first + last))

    assert seen_at("/duyet") == ["1", "2", "3"]
    for case_id in (1, 2, 3):
        decision = cases.case(office.db, case_id).decision.id
        assert post(leader, f"/vu-viec/{case_id}/duyet", decision_id=str(decision)).status_code == 303
    assert seen_at("/van-ban") == seen_at("/yeu-cau") == ["1", "2", "3"]
    takedowns.record_sent(office.db, 1, 1, "Văn bản giấy", office.clock())
    office.clock.advance(days=2)
    assert "1 yêu cầu quá hạn" in office.person("Tư", Role.ANALYST).get("/yeu-cau").text


def test_filter_by_policy_leaves_the_others_out(office, analyst):
    office.add_case()
    assert "Viên uống" in analyst.get("/?chinh_sach=health_claim").text
    assert "Viên uống" not in analyst.get("/?chinh_sach=counterfeit").text


@pytest.mark.parametrize(
    ("asked", "there"),
    [
        ("nen_tang=shopee", True), ("nen_tang=lazada", False), ("quy_dinh=SK-01", True), ("quy_dinh=SK-02", False),
        ("nguoi_ban=Shop Khỏe", True), ("nguoi_ban=Shop", False), ("mo=2026-11-24", True),
        ("mo=2026-11-23", False),
        ("nguoi_giu=Lan", True), ("nguoi_giu=Minh", False), ("han=2026-11-24", False), ("nguon=7", False),
        ("nen_tang=shopee&mo=2026-11-24&tim=khop&chinh_sach=health_claim", True),
        ("nen_tang=shopee&mo=2026-11-24&tim=khongco", False), ("mo=hôm qua", False),
    ],
)  # fmt: skip
def test_the_queue_is_sifted_by_platform_rule_seller_day_and_person(office, analyst, asked, there):
    case_id = office.add_case(platform="shopee")
    case_deeds.assign(office.db, case_id, 1, "Lan", office.clock())
    page = analyst.get(f"/?{asked}").text
    assert (f'href="/vu-viec/{case_id}" class="crawled"' in page) == there
    assert "Lọc thêm" in page
    others = re.findall(r'href="/\?(trang_thai=[^"]*)"', page)[:8]  # the other states, asked for with the same sieve
    assert all(("nen_tang=shopee" in each) == ("nen_tang=shopee" in asked) for each in others)


def test_source_is_added_and_run_and_its_mistakes_are_named(office, analyst):
    fields = {
        "name": "Chợ A", "platform": "website", "address": "https://cho.example/", "every_minutes": "60",
        "expect_min": "5", "max_pages": "10", "delay_seconds": "1",
    }  # fmt: skip
    wrong = post(analyst, "/nguon", "/nguon", **(fields | {"every_minutes": "1", "address": "javascript:alert(1)"}))
    assert wrong.status_code == 400
    assert "Chu kỳ (phút): nhỏ nhất là 5" in wrong.text
    assert post(analyst, "/nguon", "/nguon", **fields).status_code == 303
    source = work.sources(office.db)[0]
    assert "chưa chạy lần nào: Chợ A" in analyst.get("/").text
    assert post(analyst, f"/nguon/{source.id}/ra-soat", "/nguon").status_code == 303
    assert work.sources(office.db)[0].last_run is not None


def test_failed_run_is_shown_as_a_gap_and_not_as_nothing_found(office, analyst):
    source = Source(name="Chợ B", platform="website", address="https://cho.example/")
    deeds.add_source(office.db, source, actor="test", now=office.clock())
    run_id = deeds.enqueue_source(office.db, "Chợ B", office.clock(), actor="test")
    deeds.take(office.db, office.clock(), run_id)
    deeds.finish(office.db, run_id, 1, office.clock(), error="0 tin, cần ít nhất 1")
    page = analyst.get("/").text
    assert "Chưa rà soát được:" in page
    assert "0 tin, cần ít nhất 1" in page


def test_demo_says_so_on_every_page(tmp_path):
    office = open_office(tmp_path, is_demo=True)
    browser = office.person("Lan", Role.ANALYST)
    case_id = office.add_case()
    for path in ("/", f"/vu-viec/{case_id}", "/yeu-cau", "/nguon", "/bao-cao", "/khong-co"):
        assert "Bản dùng thử" in browser.get(path).text, path
    assert people.office(office.db).is_demo
    office.db.close()


def test_weekly_report_is_handed_over_as_a_file(office, analyst):
    office.add_case()
    for kind in ("html", "docx"):
        answer = analyst.get(f"/bao-cao/tuan?tu=2026-11-23&den=2026-11-29&dang={kind}")
        assert answer.status_code == 200
        assert answer.headers["content-disposition"].startswith("attachment")
        assert len(answer.content) > 500
    assert analyst.get("/bao-cao/tuan?tu=2026-11-29&den=2026-11-23&dang=html").status_code == 400
    assert analyst.get("/bao-cao/tuan?tu=x&den=&dang=html").status_code == 400
