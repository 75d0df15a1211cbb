"""Signing in by two steps, recovery codes, passwords, and sessions that end when they should."""

from __future__ import annotations

import base64
import re

import pytest
from test_web_office import PASSWORD, open_office, password_hash, post

from monitor.web.one_time_code import code_at, matching_step
from storage.ledger import people as deeds
from storage.queries import people
from storage.records import Role

NEW = "mật khẩu mới và dài"


@pytest.fixture
def office(tmp_path):
    office = open_office(tmp_path)
    yield office
    office.db.close()


def own(browser, path, **fields):
    return post(browser, f"/tai-khoan/{path}", page="/tai-khoan", **fields)


def code(office, name, later=0):
    factor = people.second_factor(office.db, people.user_by_name(office.db, name).id)
    return code_at(factor.secret, int(office.clock().timestamp()) // 30 + later)


def enrol(office, browser, name):
    """Set up the second factor; gives the recovery codes."""
    assert own(browser, "hai-buoc", mat_khau=PASSWORD).status_code == 200
    page = own(browser, "hai-buoc/xac-nhan", ma=code(office, name))
    assert page.status_code == 200
    codes = re.findall(r"<code>([a-z2-7]{4}(?:-[a-z2-7]{4}){3})</code>", page.text)
    assert len(set(codes)) == 10
    return codes


def give_password(office, name="Mai"):
    browser = office.browser()
    answer = browser.post("/dang-nhap", data={"ten": name, "mat_khau": PASSWORD, "tiep": "/nguon"})
    assert answer.headers["location"] == "/dang-nhap/ma?tiep=/nguon"
    return browser


def give_code(browser, value):
    page = browser.get("/dang-nhap/ma?tiep=/nguon").text
    token = re.search(r'name="csrf" value="([^"]+)"', page)[1]
    return browser.post("/dang-nhap/ma", data={"csrf": token, "ma": value, "tiep": "/nguon"})


@pytest.mark.parametrize(
    ("seconds", "shown"), [(59, "287082"), (1111111109, "081804"), (1111111111, "050471"), (20000000000, "353130")]
)
def test_codes_are_those_of_rfc_6238(seconds, shown):
    assert code_at(base64.b32encode(b"12345678901234567890").decode(), seconds // 30) == shown


def test_password_alone_opens_nothing_once_a_second_factor_is_set_up(office):
    enrol(office, office.person("Mai", Role.APPROVER), "Mai")
    browser = give_password(office)
    assert browser.get("/").headers["location"] == "/dang-nhap"
    assert give_code(browser, "000000").status_code == 401
    office.clock.advance(seconds=60)
    half_way = browser.cookies["rasoat_session"]
    answer = give_code(browser, code(office, "Mai"))
    assert answer.headers["location"] == "/nguon"
    assert browser.cookies["rasoat_session"] != half_way
    assert browser.get("/").status_code == 200


def test_code_is_good_once_and_the_old_ones_are_dead(office):
    enrol(office, office.person("Mai", Role.APPROVER), "Mai")
    assert give_code(give_password(office), code(office, "Mai")).status_code == 401  # used by setting up
    office.clock.advance(seconds=60)
    assert give_code(give_password(office), code(office, "Mai")).status_code == 303
    assert give_code(give_password(office), code(office, "Mai")).status_code == 401
    assert give_code(give_password(office), code(office, "Mai", -1)).status_code == 401
    assert matching_step("A" * 32, "không phải số", office.clock()) is None


def test_recovery_code_stands_in_once_however_it_is_typed(office):
    codes = enrol(office, office.person("Mai", Role.APPROVER), "Mai")
    assert give_code(give_password(office), codes[0].upper().replace("-", " ")).status_code == 303
    assert give_code(give_password(office), codes[0]).status_code == 401
    browser = office.person("Hùng", Role.ADMIN)
    enrol(office, browser, "Hùng")
    assert give_code(give_password(office, "Hùng"), codes[1]).status_code == 401  # another person's
    page = own(browser, "hai-buoc/ma-du-phong", mat_khau=PASSWORD)
    assert "Mã dự phòng" in page.text


def test_guessing_codes_is_slowed_down_and_the_half_way_session_ends_by_itself(office):
    enrol(office, office.person("Mai", Role.APPROVER), "Mai")
    browser = give_password(office)
    assert [give_code(browser, "000000").status_code for _ in range(6)] == [401] * 5 + [429]
    office.clock.advance(minutes=5, seconds=1)
    assert browser.get("/dang-nhap/ma").headers["location"] == "/dang-nhap"
    assert browser.post("/dang-nhap/ma", data={"csrf": "x", "ma": "1"}).headers["location"] == "/dang-nhap"


def test_office_that_asks_a_second_factor_lets_approvers_set_it_up_and_nothing_else(office):
    deeds.require_second_factor(office.db, needed=True, actor="test", now=office.clock())
    analyst = office.person("Lan", Role.ANALYST)
    assert analyst.get("/").status_code == 200
    approver = office.person("Mai", Role.APPROVER)
    assert approver.get("/").headers["location"] == "/tai-khoan?tin=can-hai-buoc"
    assert post(approver, "/nhan", page="/tai-khoan").headers["location"] == "/tai-khoan?tin=can-hai-buoc"
    enrol(office, approver, "Mai")
    assert approver.get("/").status_code == 200


def test_turning_off_asks_the_password_and_ends_the_other_sessions(office):
    browser = office.person("Mai", Role.APPROVER)
    enrol(office, browser, "Mai")
    office.clock.advance(seconds=60)
    other = give_password(office)
    give_code(other, code(office, "Mai"))
    assert own(browser, "hai-buoc/tat", mat_khau="sai").status_code == 400
    assert own(browser, "hai-buoc/tat", mat_khau=PASSWORD).status_code == 303
    assert other.get("/").status_code == 303
    assert browser.get("/").status_code == 200
    assert own(browser, "hai-buoc/ma-du-phong", mat_khau=PASSWORD).status_code == 400


def test_new_password_ends_the_sessions_elsewhere_and_weak_ones_are_refused(office):
    browser, other = office.person("Mai", Role.INSPECTOR), office.browser()
    other.post("/dang-nhap", data={"ten": "Mai", "mat_khau": PASSWORD})
    for weak in ("ngắn", "mai mai mai mai", "ababababababab", "x" * 2000):
        assert own(browser, "mat-khau", mat_khau=PASSWORD, moi=weak).status_code == 400
    assert own(browser, "mat-khau", mat_khau="sai", moi=NEW).status_code == 400
    assert other.get("/").status_code == 200
    assert own(browser, "mat-khau", mat_khau=PASSWORD, moi=NEW).status_code == 303
    assert other.get("/").status_code == 303
    assert browser.get("/").status_code == 200
    assert other.post("/dang-nhap", data={"ten": "Mai", "mat_khau": PASSWORD}).status_code == 401


def test_session_ends_after_an_hour_of_nothing_but_not_while_it_is_used(office):
    browser = office.person("Lan", Role.ANALYST)
    for _ in range(4):
        office.clock.advance(minutes=50)
        assert browser.get("/").status_code == 200
    office.clock.advance(minutes=61)
    assert browser.get("/").headers["location"] == "/dang-nhap"


def test_person_ends_a_session_from_elsewhere_but_nobody_elses(office):
    browser, other = office.person("Lan", Role.ANALYST), office.browser()
    other.post("/dang-nhap", data={"ten": "Lan", "mat_khau": PASSWORD}, headers={"user-agent": "<b>May la</b>"})
    page = browser.get("/tai-khoan").text
    assert "&lt;b&gt;May la" in page
    handle = re.search(r'name="phien" value="([0-9a-f]{16})"', page)[1]
    stranger = office.person("Nam", Role.ANALYST)
    assert own(stranger, "phien", phien=handle).status_code == 404
    assert own(browser, "phien", phien=handle).status_code == 303
    assert other.get("/").status_code == 303
    other.post("/dang-nhap", data={"ten": "Lan", "mat_khau": PASSWORD})
    assert own(browser, "phien").status_code == 303
    assert (other.get("/").status_code, browser.get("/").status_code) == (303, 200)


def test_half_way_session_of_a_disabled_person_is_nobodys(office):
    deeds.add_user(office.db, "Cũ", Role.APPROVER, password_hash(), actor="test", now=office.clock())
    assert people.awaiting_code(office.db, "0" * 64, office.clock()) is None
