"""Identifiers of people are stars on every page, until somebody who may act says why they look."""

from __future__ import annotations

import pytest
from growth import grows_no_faster_than_its_text
from test_web_office import found, open_office, post

from monitor.evidence.masking import masked
from storage.queries import cases
from storage.records import Role

TEXT = "Cam kết chữa khỏi hoàn toàn, gọi 0911 222 333, chuyển khoản 1903567890123, thư a.b@shop.example giá 1.250.000 đ"
NUMBERS = ("0911 222 333", "1903567890123", "a.b@shop.example", "0944555666", "0977888999")


@pytest.fixture
def office(tmp_path):
    office = open_office(tmp_path)
    yield office
    office.db.close()


@pytest.fixture
def case_id(office):
    probe = office.add_case(canonical_url="https://x.example/")
    seen = cases.case(office.db, probe).observation.model_copy(update={"text": TEXT})
    findings = [found("chữa khỏi hoàn toàn, gọi 0911 222 333", seen)]
    return office.add_case(title="Gọi 0944555666 mua", seller="Shop 0977888999", text=TEXT, findings=findings)


@pytest.mark.parametrize("role", list(Role))
def test_every_role_sees_stars_at_first_and_prices_stay(office, case_id, role):
    browser = office.person("Lan", role)
    for page in (browser.get(f"/vu-viec/{case_id}").text, browser.get("/").text):
        assert not [number for number in NUMBERS if number in page]
        assert "Shop **********" in page
    page = browser.get(f"/vu-viec/{case_id}").text
    assert "<mark>chữa khỏi hoàn toàn, gọi ************</mark>" in page
    assert "1.250.000 đ" in page
    assert ("ly_do_hien" in page) is (role is not Role.INSPECTOR)


def test_a_reason_shows_them_once_and_stands_in_the_log(office, case_id):
    browser = office.person("Lan", Role.ANALYST)
    page = post(browser, f"/vu-viec/{case_id}/hien", ly_do_hien="Đối chiếu với đơn tố giác").text
    assert [number for number in NUMBERS if number not in page] == []
    event = cases.case(office.db, case_id).events[-1]
    assert (event.actor, event.deed, event.data["reason"]) == ("Lan", "unmask", "Đối chiếu với đơn tố giác")
    assert "0911 222 333" not in browser.get(f"/vu-viec/{case_id}").text


def test_without_a_reason_or_the_role_nothing_is_shown_or_logged(office, case_id):
    before = cases.case(office.db, case_id).events
    for role, reason, status in (
        (Role.ANALYST, "", 400),
        (Role.ANALYST, "x" * 501, 400),
        (Role.INSPECTOR, "đủ dài", 403),
    ):
        answer = post(office.person(f"{role} {len(reason)}", role), f"/vu-viec/{case_id}/hien", ly_do_hien=reason)
        assert answer.status_code == status
        assert "0911 222 333" not in answer.text
    assert cases.case(office.db, case_id).events == before


def test_a_megabyte_without_blanks_is_masked_in_no_more_time_than_it_is_long():
    assert masked("x" * 1_000_000, frozenset()) == ("x" * 1_000_000, 0)
    assert grows_no_faster_than_its_text(lambda length: lambda: masked("x" * length, frozenset()), 1_000_000)
