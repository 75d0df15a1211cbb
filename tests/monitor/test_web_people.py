"""The pages of an admin: people, office, Event log."""

from __future__ import annotations

import re

import pytest
from sqlalchemy import text
from test_web_office import PASSWORD, open_office, post

from monitor.api.tokens import new_secret, stored_form
from storage.ledger import access
from storage.ledger import cases as case_deeds
from storage.queries import access as access_queries
from storage.queries import cases, people
from storage.records import CaseState, Role


@pytest.fixture
def office(tmp_path):
    office = open_office(tmp_path)
    yield office
    office.db.close()


def number(office, name):
    return people.user_by_name(office.db, name).id


def deed(office, admin, name, what, **fields):
    return post(admin, f"/nguoi-dung/{number(office, name)}/{what}", page="/nguoi-dung", **fields)


def test_person_who_was_added_signs_in_with_the_password_that_is_shown_once(office):
    admin = office.person("Quản", Role.ADMIN)
    page = post(admin, "/nguoi-dung", ten="Lan", vai_tro="analyst").text
    password = re.search(r"<code>([\w-]{16})</code>", page)[1]
    assert password not in admin.get("/nguoi-dung").text
    browser = office.browser()
    assert browser.post("/dang-nhap", data={"ten": "Lan", "mat_khau": password}).status_code == 303
    for name, role in (("", "analyst"), ("Lan", "analyst"), ("x" * 61, "analyst"), ("A\u202eB", "analyst"),
                       ("system:x", "admin"), ("Nam", "boss")):  # fmt: skip
        assert post(admin, "/nguoi-dung", ten=name, vai_tro=role).status_code == 400, name


def test_departed_officer_is_out_at_once_everywhere_and_leaves_no_case_behind(office):
    admin, lan = office.person("Quản", Role.ADMIN), office.person("Lan", Role.ANALYST)
    case_id, token = office.add_case(), new_secret()
    access.add_token(office.db, number(office, "Lan"), stored_form(token), "test", office.clock())
    case_deeds.claim(office.db, number(office, "Lan"), office.clock(), case_id)
    assert deed(office, admin, "Lan", "khoa").status_code == 303
    assert lan.get("/").status_code == 303
    assert lan.post("/dang-nhap", data={"ten": "Lan", "mat_khau": PASSWORD}).status_code == 401
    assert access_queries.token_holder(office.db, stored_form(token)) is None
    assert cases.case(office.db, case_id).summary.state is CaseState.QUEUED
    assert deed(office, admin, "Lan", "khoa").status_code == 400
    assert deed(office, admin, "Lan", "mo").status_code == 303
    assert lan.post("/dang-nhap", data={"ten": "Lan", "mat_khau": PASSWORD}).status_code == 303


def test_new_role_holds_at_once_and_old_sessions_are_dead(office):
    admin, lan = office.person("Quản", Role.ADMIN), office.person("Lan", Role.ADMIN)
    assert lan.get("/nguoi-dung").status_code == 200
    assert deed(office, admin, "Lan", "vai-tro", vai_tro="inspector").status_code == 303
    assert lan.get("/nguoi-dung").headers["location"].startswith("/dang-nhap")
    lan.post("/dang-nhap", data={"ten": "Lan", "mat_khau": PASSWORD})
    assert lan.get("/nguoi-dung").status_code == 403
    assert deed(office, admin, "Lan", "vai-tro", vai_tro="inspector").status_code == 400


def test_nobody_shuts_themselves_out_and_the_last_admin_stays(office):
    admin = office.person("Quản", Role.ADMIN)
    for what, fields in (("khoa", {}), ("vai-tro", {"vai_tro": "analyst"}), ("mat-khau", {}), ("phien", {})):
        assert deed(office, admin, "Quản", what, **fields).status_code == 400, what
    assert post(admin, "/nguoi-dung/999/khoa").status_code == 404
    assert people.user_by_name(office.db, "Quản").role is Role.ADMIN


def test_lost_password_and_open_sessions_are_ended_by_an_admin(office):
    admin, lan = office.person("Quản", Role.ADMIN), office.person("Lan", Role.ANALYST)
    assert deed(office, admin, "Lan", "phien").status_code == 303
    assert lan.get("/").status_code == 303
    password = re.search(r"<code>([\w-]{16})</code>", deed(office, admin, "Lan", "mat-khau").text)[1]
    assert lan.post("/dang-nhap", data={"ten": "Lan", "mat_khau": PASSWORD}).status_code == 401
    assert lan.post("/dang-nhap", data={"ten": "Lan", "mat_khau": password}).status_code == 303
    assert deed(office, admin, "Lan", "hai-buoc").status_code == 404


def test_office_gets_another_name_and_asks_two_steps(office):
    admin = office.person("Quản", Role.ADMIN)
    assert post(admin, "/co-quan", ten="", tinh="Huế").status_code == 400
    assert post(admin, "/co-quan", ten="Sở Khoa học <b>", tinh="Huế", hai_buoc="co").status_code == 303
    office_now = people.office(office.db)
    assert (office_now.province, office_now.needs_second_factor) == ("Huế", True)
    assert admin.get("/co-quan").headers["location"] == "/tai-khoan?tin=can-hai-buoc"
    assert "Sở Khoa học &lt;b&gt;" in admin.get("/tai-khoan").text


def test_log_is_filtered_paged_and_hostile_text_in_it_stays_text(office):
    reader = office.person("Thanh", Role.INSPECTOR)
    office.person("<b>Lan\u200b", Role.ANALYST)
    page = reader.get("/nhat-ky").text
    assert "&lt;b&gt;Lan⟦U+200B⟧" in page
    assert "<b>Lan" not in page
    assert "role: analyst" in page
    for query, some in (
        ("viec=sign_in", True), ("viec=khong-co", False), ("dong=offices:1", True), ("nguoi=Thanh", True),
        ("tu=2026-11-24&den=2026-11-24", True), ("tu=2026-11-25", False), ("truoc=1", False),
        ("nguoi=' OR 1=1 --", False),
    ):  # fmt: skip
        answer = reader.get(f"/nhat-ky?{query}")
        assert answer.status_code == 200, query
        assert ("Không có dòng nào" not in answer.text) is some, query
    for query in ("tu=hôm qua", "truoc=-1", "truoc=1e9", "den=2026-13-01"):
        assert reader.get(f"/nhat-ky?{query}").status_code == 400, query


def test_check_of_the_chain_names_the_row_that_was_edited(office):
    reader = office.person("Thanh", Role.INSPECTOR)
    assert "nguyên vẹn" in post(reader, "/nhat-ky/kiem-tra", page="/nhat-ky").text
    with office.db.write() as session:
        for name in session.connection().execute(text("SELECT name FROM sqlite_master WHERE type = 'trigger'")).all():
            session.connection().execute(text(f"DROP TRIGGER {name[0]}"))  # as somebody with the file in hand would
        session.connection().execute(text("UPDATE events SET actor = 'ai đó' WHERE seq = 2"))
    assert "bị đứt</strong> tại dòng 2" in post(reader, "/nhat-ky/kiem-tra", page="/nhat-ky").text
