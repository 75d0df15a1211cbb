"""What official reports ask of people, on the screen: fields, books, reasons, a file back from Word."""

from __future__ import annotations

from datetime import date

import pytest
from test_web_office import open_office, post

from storage.queries import official
from storage.records import Role

DAYS = {"loai": "389", "tu": "2026-10-15", "den": "2026-11-14"}
FORM = "/nhap-bao-cao?loai=389&tu=2026-10-15&den=2026-11-14"


@pytest.fixture
def office(tmp_path):
    made = open_office(tmp_path)
    yield made
    made.db.close()


def test_what_is_typed_stands_in_the_report_and_a_wrong_number_keeps_nothing(office):
    lan = office.person("Lan", Role.ANALYST)
    sent = {"plan_number": "87/KH-BCĐ389", "plan_day": "09/12/2025", "told_articles": "1.234"}
    wrong = post(lan, "/nhap-bao-cao", FORM, **DAYS, **sent | {"told_leaflets": "nhiều"})
    assert wrong.status_code == 400
    assert "Tờ rơi, tờ gấp: “nhiều” không phải là số" in wrong.text
    assert 'value="87/KH-BCĐ389"' in wrong.text  # nothing typed is lost
    assert post(lan, "/nhap-bao-cao", FORM, **DAYS, **sent).status_code == 303
    page = lan.get(FORM).text
    assert 'value="1.234"' in page
    assert 'value="09/12/2025"' in page
    made = post(lan, "/bao-cao/lap", "/bao-cao", **DAYS)
    shown = lan.get(made.headers["location"]).text
    assert "1.234*" in shown
    assert "Kế hoạch số 87/KH-BCĐ389 ngày 09/12/2025" in shown


def test_the_books_take_lines_and_a_mismatch_needs_a_reason_before_the_report_goes_out(office):
    lan = office.person("Lan", Role.ANALYST)
    line = {"handled_on": "2026-11-02", "what": "bán hàng không có hóa đơn", "collected": "1,5"}
    asked = post(lan, "/so-vi-pham", "/so-vi-pham", **line)
    assert asked.status_code == 400
    assert "Gợi ý theo hành vi: Gian lận thương mại" in asked.text
    assert post(lan, "/so-vi-pham", "/so-vi-pham", **line, pl1_column="counterfeit").status_code == 303
    (kept,) = official.violations(office.db, *(kept_days()))
    assert kept.violation.collected_vnd == 1_500_000
    refused = post(lan, "/bao-cao/lap", "/bao-cao", **DAYS)
    assert refused.status_code == 400
    assert "F6" in refused.text
    page = lan.get(FORM).text
    key = page.split('name="chenh" value="')[1].split('"')[0]
    assert post(lan, "/nhap-bao-cao/ly-do", FORM, **DAYS, chenh=key, ly_do="hàng giả nhãn hiệu").status_code == 303
    assert post(lan, "/bao-cao/lap", "/bao-cao", **DAYS).status_code == 303
    assert post(lan, f"/so-vi-pham/{kept.id}/rut", "/so-vi-pham").status_code == 303
    assert official.violations(office.db, *kept_days()) == ()


def kept_days():
    return date(2026, 10, 15), date(2026, 11, 14)


def test_a_document_is_registered_listed_and_withdrawn(office):
    lan = office.person("Lan", Role.ANALYST)
    sent = {"kind": "Văn bản", "number": "39/SVH-QL", "dated": "2026-11-03", "subject": "về việc tuyên truyền"}
    assert post(lan, "/so-van-ban", "/so-van-ban", **sent | {"number": "số 39"}).status_code == 400
    assert post(lan, "/so-van-ban", "/so-van-ban", **sent).status_code == 303
    assert post(lan, "/so-van-ban", "/so-van-ban", **sent).status_code == 400  # it stands there already
    made = post(lan, "/bao-cao/lap", "/bao-cao", **DAYS)
    assert "Văn bản số 39/SVH-QL ngày 03/11/2026 về việc tuyên truyền." in lan.get(made.headers["location"]).text
    (row,) = official.newest_documents(office.db)
    assert post(lan, f"/so-van-ban/{row.id}/rut", "/so-van-ban").status_code == 303
    assert "Sổ đang trống" in lan.get("/so-van-ban").text


def test_what_is_not_a_form_or_a_word_file_says_so(office):
    lan = office.person("Lan", Role.ANALYST)
    for address in ("/nhap-bao-cao?loai=389", "/nhap-bao-cao?loai=lạ&tu=2026-10-15&den=2026-11-14"):
        assert lan.get(address).status_code == 400
    token = lan.get(FORM).text.split('name="csrf" value="')[1].split('"')[0]
    answer = lan.post("/nhap-bao-cao/kiem-tra", data={**DAYS, "csrf": token}, files={"tep": ("a.docx", b"not word")})
    assert answer.status_code == 400
    assert "không phải là tệp Word" in answer.text
