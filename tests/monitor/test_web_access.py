"""Who may do what on the web: sign-in, sessions, tokens, roles, unknown rows, headers, failures."""

from __future__ import annotations

import hashlib
import re
from types import SimpleNamespace

import pytest
from fastapi.routing import iter_route_contexts
from test_web_office import PASSWORD, START, TestClient, open_office, post

from monitor.web import armour
from monitor.web.app import create_app
from monitor.web.passwords import hash_password, verify_password
from monitor.web.throttle import ACCOUNT, ADDRESS, FORGET_SECONDS, Throttle
from storage.database import Database
from storage.queries import cases, people, work
from storage.records import CaseState, Role
from storage.vault import Vault

PAGES = (
    "/",
    "/vu-viec/1",
    "/vu-viec/1/anh.png",
    "/vu-viec/1/the",
    "/duyet",
    "/duyet/luoi",
    "/tong-quan",
    "/quy-dinh",
    "/xem-lai/1/1",
    "/tro-giup",
    "/yeu-cau",
    "/theo-doi",
    "/nguon",
    "/bao-cao",
    "/bao-cao/tuan",
    "/bao-cao/1",
    "/bao-cao/1/tep",
    "/bao-cao/1/so/1",
    "/nhap-bao-cao",
    "/so-van-ban",
    "/so-vi-pham",
    "/do-phu",
    "/chua-cham",
    "/ghi-nhan",
    "/ten-mien",
    "/ten-mien/1",
    "/ten-mien/1/anh.png",
    "/ten-mien/1/that.png",
    "/ten-mien/chien-dich/1",
    "/ten-bao-ve",
    "/ten-bao-ve.csv",
    "/ten-bao-ve/1",
    "/canh-bao",
    "/danh-sach",
    "/trang-ban-hang",
    "/trang-ban-hang/1",
    "/don-thu",
    "/phieu-chuyen",
    "/dia-chi-tin-cay",
    "/nguoi-ban",
    "/nguoi-ban/1",
    "/nguoi-ky",
    "/noi-nhan",
    "/noi-nhan/1",
    "/cong-bao",
    "/dinh-chinh",
    "/vu-viec/1/dinh-chinh",
    "/vu-viec/1/van-ban-tra-loi/1.pdf",
    "/van-ban",
    "/van-ban/mau",
    "/van-ban/mau/1.docx",
    "/van-ban/1",
    "/van-ban/1/1.1",
    "/tai-khoan",
    "/co-quan",
    "/nguoi-dung",
    "/nhat-ky",
)
DEEDS = (
    "/nhap-bao-cao",
    "/nhap-bao-cao/ly-do",
    "/nhap-bao-cao/kiem-tra",
    "/so-van-ban",
    "/so-van-ban/1/rut",
    "/so-vi-pham",
    "/so-vi-pham/1/rut",
    "/so-vi-pham/ket-luan/1",
    "/nhan",
    "/vu-viec/1/nhan",
    "/vu-viec/1/hien",
    "/vu-viec/1/gia-han",
    "/vu-viec/1/ket-luan-nhanh",
    "/vu-viec/1/bo-qua",
    "/vu-viec/tiep",
    "/vu-viec/1/hoan-tac-nhanh",
    "/vu-viec/1/giu",
    "/duyet",
    "/vu-viec/1/tra-lai",
    "/vu-viec/1/ket-luan",
    "/vu-viec/1/hoan-tac",
    "/vu-viec/1/duyet",
    "/vu-viec/1/tra-ve",
    "/vu-viec/1/bo-sung",
    "/vu-viec/1/dong",
    "/vu-viec/1/yeu-cau/1/da-gui",
    "/vu-viec/1/yeu-cau/1/tiep-nhan",
    "/vu-viec/1/yeu-cau/1/them-gio",
    "/vu-viec/1/yeu-cau/1/van-ban-tra-loi",
    "/theo-doi/nguong-khoa",
    "/theo-doi/buoc/1",
    "/theo-doi/buoc/1/duyet",
    "/vu-viec/1/muc-tieu/1/tra-loi",
    "/vu-viec/1/muc-tieu/1/kiem-tra",
    "/theo-doi/lan-xem/1",
    "/theo-doi/lien-ket/1",
    "/nguon",
    "/nguon/1/ra-soat",
    "/chua-cham/1",
    "/chua-cham/1/vu-viec",
    "/trang-ban-hang",
    "/trang-ban-hang/1/kiem-tra",
    "/don-thu",
    "/dia-chi-tin-cay",
    "/dia-chi-tin-cay/1",
    "/dia-chi-tin-cay/1/bo",
    "/don-thu/1/vu-viec",
    "/don-thu/1/tra-loi",
    "/phieu-chuyen/1/tra-loi",
    "/ghi-nhan",
    "/vu-viec/1/chung-cu",
    "/ten-mien/1/vu-viec",
    "/ten-mien/1/ket-luan",
    "/ten-mien/1/cho-phep",
    "/ten-mien/1/xem-lai",
    "/ten-bao-ve",
    "/ten-bao-ve/nhap",
    "/ten-bao-ve/cho-phep",
    "/ten-bao-ve/cho-phep/bo",
    "/ten-bao-ve/1",
    "/ten-bao-ve/1/bo",
    "/canh-bao/da-xem",
    "/quy-dinh/1",
    "/danh-sach",
    "/nguoi-ban/danh-sach",
    "/nguoi-ban/1/hien",
    "/nguoi-ban/1/gop",
    "/nguoi-ban/1/tach",
    "/bao-cao/lap",
    "/nguoi-ky",
    "/nguoi-ky/1/het",
    "/noi-nhan",
    "/noi-nhan/nap",
    "/noi-nhan/1",
    "/noi-nhan/khong-bao-gio",
    "/noi-nhan/khong-bao-gio/bo",
    "/cong-bao",
    "/cong-bao/bo",
    "/dinh-chinh",
    "/vu-viec/1/khieu-nai",
    "/vu-viec/1/khieu-nai/1",
    "/vu-viec/1/huy-ket-luan",
    "/van-ban",
    "/van-ban/chuyen",
    "/van-ban/mau",
    "/van-ban/mau/1",
    "/van-ban/1/so",
    "/van-ban/1/da-ky",
    "/van-ban/1/gui",
    "/van-ban/1/da-gui",
    "/van-ban/1/xac-nhan",
    "/van-ban/1/huy",
)
ADMIN_DEEDS = (
    "/co-quan",
    "/nguoi-dung",
    "/nguoi-dung/1/vai-tro",
    "/nguoi-dung/1/mat-khau",
    "/nguoi-dung/1/khoa",
    "/nguoi-dung/1/mo",
    "/nguoi-dung/1/hai-buoc",
    "/nguoi-dung/1/phien",
)
OWN_DEEDS = (  # about one's own account: open to every role, shut without the token like the others
    "/tai-khoan/mat-khau",
    "/tai-khoan/phien",
    "/tai-khoan/hai-buoc",
    "/tai-khoan/hai-buoc/xac-nhan",
    "/tai-khoan/hai-buoc/ma-du-phong",
    "/tai-khoan/hai-buoc/tat",
    "/nhat-ky/kiem-tra",
)


@pytest.fixture
def office(tmp_path):
    office = open_office(tmp_path)
    yield office
    office.db.close()


def test_lists_of_pages_and_deeds_above_name_every_route(office):
    def shape(path):
        return re.sub(r"\{\w+\}", "1", path)

    routes = {(method, shape(path)) for path, methods in every_route(office.app) for method in methods}
    known = {("GET", path) for path in PAGES} | {("POST", path) for path in DEEDS + ADMIN_DEEDS + OWN_DEEDS}
    assert routes - known == {
        ("GET", "/dang-nhap"), ("POST", "/dang-nhap"), ("POST", "/dang-xuat"), ("GET", "/khoe"),
        ("GET", "/dang-nhap/ma"), ("POST", "/dang-nhap/ma"), ("GET", "/tieng/1"),
    }  # fmt: skip


def every_route(app):
    for context in iter_route_contexts(app.routes):
        if context.methods:
            yield context.path, context.methods


def test_stranger_is_sent_to_the_sign_in_page_from_everywhere(office):
    office.add_case()
    browser = office.browser()
    for path in PAGES:
        answer = browser.get(path)
        assert answer.status_code == 303, path
        assert answer.headers["location"].startswith("/dang-nhap"), path
    for path in DEEDS + ADMIN_DEEDS + OWN_DEEDS:
        assert browser.post(path, data={"csrf": "x"}).headers["location"] == "/dang-nhap", path
    assert cases.case(office.db, 1).summary.state is CaseState.QUEUED


def test_form_without_the_sessions_token_is_refused_and_changes_nothing(office):
    browser = office.person("Lan", Role.ADMIN)
    office.add_case()
    before = cases.case(office.db, 1)
    for path in (*DEEDS, *ADMIN_DEEDS, *OWN_DEEDS, "/dang-xuat"):
        for data in ({}, {"csrf": ""}, {"csrf": "đoán"}):
            assert browser.post(path, data=data).status_code == 403, path
        assert browser.post(path, json={"csrf": "x"}).status_code == 403, path
        assert browser.get(path).status_code != 303 or path == "/nguon"
    assert cases.case(office.db, 1) == before
    assert work.sources(office.db) == ()


def test_another_persons_token_is_refused(office):
    lan, mai = office.person("Lan", Role.ANALYST), office.person("Mai", Role.ANALYST)
    office.add_case()
    token = re.search(r'name="csrf" value="([^"]+)"', mai.get("/").text)[1]
    assert lan.post("/nhan", data={"csrf": token}).status_code == 403


@pytest.mark.parametrize(
    "headers",
    [
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},
        {"origin": "https://evil.example"},
        {"origin": "null"},
        {"sec-fetch-site": "cross-site", "origin": "http://testserver"},
    ],
)
def test_form_from_another_site_is_refused_even_with_the_token(office, headers):
    browser = office.person("Lan", Role.ANALYST)
    office.add_case()
    token = re.search(r'name="csrf" value="([^"]+)"', browser.get("/").text)[1]
    assert browser.post("/nhan", data={"csrf": token}, headers=headers).status_code == 403
    assert cases.case(office.db, 1).summary.state is CaseState.QUEUED
    signed = office.browser().post("/dang-nhap", data={"ten": "Lan", "mat_khau": PASSWORD}, headers=headers)
    assert signed.status_code == 403


def test_form_of_our_own_page_passes_though_the_referrer_policy_hides_its_origin(office):
    browser = office.person("Lan", Role.ANALYST)
    token = re.search(r'name="csrf" value="([^"]+)"', browser.get("/").text)[1]
    headers = {"sec-fetch-site": "same-origin", "origin": "null"}
    assert browser.post("/nhan", data={"csrf": token}, headers=headers).status_code == 303


def test_inspector_reads_every_page_and_changes_nothing(office):
    inspector = office.person("Thanh tra", Role.INSPECTOR)
    office.add_case()
    for path in ("/", "/vu-viec/1", "/yeu-cau", "/nguon", "/bao-cao", "/do-phu", "/ghi-nhan"):
        page = inspector.get(path)
        assert page.status_code == 200, path
        assert re.findall(r'<form[^>]* action="([^"]+)"', page.text.replace('method="get"', "")) == (
            ["/dang-xuat", "/"] if path == "/" else ["/dang-xuat"] + (["/bao-cao/tuan"] if path == "/bao-cao" else [])
        )
    before = cases.case(office.db, 1)
    for path in DEEDS + ADMIN_DEEDS:
        assert post(inspector, path).status_code == 403, path
    assert cases.case(office.db, 1) == before


def test_unknown_rows_and_rows_of_another_case_are_not_found(office):
    browser = office.person("Lan", Role.ADMIN)
    office.add_case()
    second = office.add_case(canonical_url="https://khac.example/1")
    for number in ("999", "0", "-1", "99999999999999999999", "abc", "1%00", "%2e%2e"):
        assert browser.get(f"/vu-viec/{number}").status_code == 404, number
        assert browser.get(f"/vu-viec/{number}/anh.png").status_code == 404, number
        assert post(browser, f"/vu-viec/{number}/nhan").status_code in (404, 405), number
    for path in ("yeu-cau/1/da-gui", "muc-tieu/1/tra-loi", "muc-tieu/1/kiem-tra"):
        assert post(browser, f"/vu-viec/{second}/{path}", channel="giay", claimed="removed").status_code == 404
    assert post(browser, "/nguon/7/ra-soat").status_code == 404
    for path in ("/nguon/", "/static/../app.py", "/static/%2e%2e/app.py", "/openapi.json", "/docs"):
        assert browser.get(path).status_code == 404, path


def test_an_error_keeps_the_menu_of_whoever_is_signed_in_and_of_nobody_else(office):
    browser = office.person("Lan", Role.ANALYST)
    for page in (browser.get("/vu-viec/999"), browser.get("/?sau=1"), browser.get("/co-quan")):
        assert page.status_code in (400, 403, 404)
        assert 'href="/yeu-cau"' in page.text
        assert "Lan" in page.text
    browser.cookies.clear()
    assert "Lan" not in browser.get("/vu-viec/999").text


@pytest.mark.parametrize("query", ["trang_thai=x", "chinh_sach=x", "sau=1", "sau=1-' OR 1=1", "sau=9999999-1"])
def test_odd_query_is_a_bad_request(office, query):
    assert office.person("Lan", Role.ANALYST).get(f"/?{query}").status_code == 400


def test_every_answer_carries_the_security_headers(office):
    browser = office.person("Lan", Role.ANALYST)
    office.add_case()
    for path in ("/", "/vu-viec/1", "/khong-co", "/dang-nhap", "/khoe", "/static/style.css", "/vu-viec/1/anh.png"):
        headers = browser.get(path).headers
        for name, value in armour.HEADERS.items():
            assert headers[name] == value, (path, name)
        assert headers["cache-control"] == ("no-cache" if path.startswith("/static") else "no-store")
    for page in ("/", "/vu-viec/1", "/nguon", "/yeu-cau", "/bao-cao", "/dang-nhap", "/do-phu", "/ghi-nhan"):
        text = browser.get(page).text
        text = text.replace('<script src="/static/desk.js" defer></script>', "")  # the one script, a file of ours
        assert not re.search(r"<script|<style|\sstyle=|\son\w+=", text), page


def test_health_needs_no_sign_in(office):
    assert office.browser().get("/khoe").text == "ok"


def test_cookie_is_shut_to_scripts_and_other_sites_and_only_its_hash_is_kept(office):
    office.person("Lan", Role.ANALYST)
    answer = office.browser().post("/dang-nhap", data={"ten": "Lan", "mat_khau": PASSWORD})
    cookie = answer.headers["set-cookie"]
    assert "HttpOnly" in cookie
    assert "samesite=strict" in cookie.lower()
    assert "Secure" not in cookie
    secret = re.search(r"rasoat_session=([^;]+)", cookie)[1]
    assert len(secret) >= 43
    assert people.signed_in(office.db, secret, office.clock()) is None
    assert people.signed_in(office.db, hashlib.sha256(secret.encode()).hexdigest(), office.clock()) is not None
    secure = office.browser()
    secure.base_url = "https://testserver"
    assert "Secure" in secure.post("/dang-nhap", data={"ten": "Lan", "mat_khau": PASSWORD}).headers["set-cookie"]


def test_signing_in_again_makes_a_new_secret_and_ends_the_old_one(office):
    browser = office.person("Lan", Role.ANALYST)
    old = browser.cookies["rasoat_session"]
    browser.post("/dang-nhap", data={"ten": "Lan", "mat_khau": PASSWORD})
    assert browser.cookies["rasoat_session"] != old
    thief = office.browser()
    thief.cookies.set("rasoat_session", old)
    assert thief.get("/").status_code == 303


def test_secret_is_dead_after_signing_out_and_after_twelve_hours(office):
    browser = office.person("Lan", Role.ANALYST)
    secret = browser.cookies["rasoat_session"]
    assert post(browser, "/dang-xuat").status_code == 303
    thief = office.browser()
    thief.cookies.set("rasoat_session", secret)
    assert thief.get("/").status_code == 303
    browser.post("/dang-nhap", data={"ten": "Lan", "mat_khau": PASSWORD})
    office.clock.advance(hours=12, seconds=1)
    assert browser.get("/").status_code == 303


def test_wrong_name_and_wrong_password_get_the_same_answer(office):
    office.person("Lan", Role.ANALYST)
    known = office.browser().post("/dang-nhap", data={"ten": "Lan", "mat_khau": "sai"})
    unknown = office.browser().post("/dang-nhap", data={"ten": "Nam", "mat_khau": "sai"})
    assert known.status_code == unknown.status_code == 401
    assert known.text.replace("Lan", "Nam") == unknown.text


def test_nobody_has_no_right_password():
    assert not verify_password(None, PASSWORD)
    assert not verify_password("no hash at all", PASSWORD)
    assert verify_password(hash_password(PASSWORD), PASSWORD)


def test_guessing_is_slowed_down_and_the_right_password_waits_too(office):
    office.person("Lan", Role.ANALYST)
    browser = office.browser()
    answers = [browser.post("/dang-nhap", data={"ten": "Lan", "mat_khau": "sai"}) for _ in range(ACCOUNT.free + 1)]
    assert [answer.status_code for answer in answers] == [401] * ACCOUNT.free + [429]
    assert int(answers[-1].headers["retry-after"]) >= 1
    assert browser.post("/dang-nhap", data={"ten": "Lan", "mat_khau": PASSWORD}).status_code == 429


def test_wait_grows_to_a_minute_for_an_account_and_never_becomes_a_lock():
    time = SimpleNamespace(now=1000.0)
    throttle = Throttle(lambda: time.now)
    waits = []
    for number in range(30):
        while wait := throttle.begin("Lan", f"10.0.0.{number}"):
            waits.append(wait)
            time.now += wait
    assert waits[:4] == [2, 4, 8, 16]
    assert max(waits) == ACCOUNT.longest_seconds
    time.now += FORGET_SECONDS + 1
    assert throttle.begin("LAN", "10.0.1.1") == 0
    assert throttle.begin("lan", "10.0.1.1") == 0


def test_one_address_that_tries_many_names_is_slowed_down():
    throttle = Throttle(lambda: 1000.0)
    waits = [throttle.begin(f"tên {number}", "10.0.0.1") for number in range(ADDRESS.free + 1)]
    assert [wait > 0 for wait in waits] == [False] * ADDRESS.free + [True]
    assert throttle.begin("tên khác", "10.0.0.2") == 0


def test_onward_path_after_sign_in_is_one_of_ours_only(office):
    office.person("Lan", Role.ANALYST)
    for wanted, given in (
        ("/vu-viec/7", "/vu-viec/7"), ("//evil.example", "/"), ("https://evil.example", "/"),
        ("/vu-viec/7/nhan", "/"), ("/nguon\r\nSet-Cookie: a=b", "/"), ("", "/"),
    ):  # fmt: skip
        data = {"ten": "Lan", "mat_khau": PASSWORD, "tiep": wanted}
        assert office.browser().post("/dang-nhap", data=data).headers["location"] == given


def test_database_without_an_office_says_what_to_run(tmp_path):
    db = Database(f"sqlite:///{tmp_path / 'rasoat.db'}")
    workplace = SimpleNamespace(db=db, vault=Vault(tmp_path / "vault"), clock=lambda: START)
    browser = TestClient(create_app(workplace), follow_redirects=False)
    for path in ("/", "/dang-nhap", "/vu-viec/1"):
        answer = browser.get(path)
        assert answer.status_code == 503
        assert "rasoat init" in answer.text
    db.close()


def test_failure_is_told_with_a_number_and_without_a_trace(office, caplog):
    browser = office.person("Lan", Role.ANALYST)
    office.app.state.workplace = None
    answer = browser.get("/")
    assert answer.status_code == 500
    assert answer.headers["x-content-type-options"] == "nosniff"
    number = re.search(r"báo mã ([0-9a-f]{8})", answer.text)[1]
    assert number in caplog.text
    assert "Traceback" not in answer.text
    assert "AttributeError" not in answer.text


def test_form_that_is_far_too_long_is_refused_unread(office):
    browser = office.person("Lan", Role.ANALYST)
    answer = browser.post("/nhan", data={"csrf": "x" * (armour.MOST_BODY_BYTES + 1)})
    assert answer.status_code == 413


def test_disabled_or_unknown_role_fields_in_a_form_change_nobody(office):
    browser = office.person("Lan", Role.ANALYST)
    office.add_case()
    post(browser, "/nhan", role="admin", user_id="1", decided_by="Hùng")
    assert people.user_by_name(office.db, "Lan").role is Role.ANALYST
    assert cases.case(office.db, 1).summary.leased_by == "Lan"
