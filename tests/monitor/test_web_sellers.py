"""Sellers on screen: the list, one seller with its picture, joining and parting with a reason, the list as Excel."""

from __future__ import annotations

import re
from io import BytesIO

import pytest
from openpyxl import load_workbook
from sqlmodel import select
from test_web_office import open_office, post

from monitor.seller_register import write_register
from storage.ledger import sightings
from storage.queries import sellers
from storage.records import Contact, ContactKind, Identified, Kind, Observation, Role
from storage.tables import EventRow

PHONE = (ContactKind.PHONE, "0903123456", "")
PLACE = (ContactKind.ADDRESS, "12 Hai Bà Trưng, P. Tân An", "Phường Ninh Kiều, Cần Thơ")


@pytest.fixture
def office(tmp_path):
    office = open_office(tmp_path)
    yield office
    office.db.close()


def see(office, account, *shown, post=0):
    url = f"https://www.facebook.com/{account}/{post}"
    contacts = tuple(Contact(kind=kind, value=value, detail=detail) for kind, value, detail in shown)
    seen = Observation(
        url=url, canonical_url=url, kind=Kind.POST, title="", text=f"{account} {post}", seller=account,
        platform="facebook", observed_at=office.clock(), capture_sha256=None,
    )  # fmt: skip
    sightings.see_new(
        office.db, seen, [], office.clock(), identified=Identified(contacts=contacts, account=account, sells=True)
    )


def test_list_finds_by_name_number_and_province_and_masks(office):
    analyst = office.person("Lan", Role.ANALYST)
    assert "Chưa thấy người bán nào" in analyst.get("/nguoi-ban").text
    see(office, "Kem Hạ Vy", PHONE, PLACE)
    see(office, "Trà Cô Ba", (ContactKind.PHONE, "0977000111", ""))
    page = analyst.get("/nguoi-ban").text
    assert "Kem Hạ Vy" in page
    assert "0903123456" not in page
    assert "090****456" in page
    for query, found, missed in (
        ("tim=0903123456", "Hạ Vy", "Cô Ba"), ("tim=Trà", "Cô Ba", "Hạ Vy"), ("tinh=Cần Thơ", "Hạ Vy", "Cô Ba"),
    ):  # fmt: skip
        page = analyst.get(f"/nguoi-ban?{query}").text
        assert found in page
        assert missed not in page
    assert "Không có người bán nào khớp" in analyst.get("/nguoi-ban?nhieu=1").text
    assert analyst.get("/nguoi-ban?sau=x").status_code == 400
    assert analyst.get("/nguoi-ban/99").status_code == 404


def test_one_seller_shows_its_picture_and_table_and_nothing_crawled_becomes_markup(office):
    see(office, "<b>Kem</b>", PHONE)
    see(office, "Kem Vy 2", PHONE)
    see(office, "Kem Vy 2", PHONE, post=1)
    analyst = office.person("Lan", Role.ANALYST)
    page = analyst.get("/nguoi-ban/1").text
    assert "<b>Kem</b>" not in page
    picture = page[page.index("<svg") : page.index("</svg>")]
    assert picture.count("<line") == 2
    assert picture.count("<circle") == 3
    assert "cùng ở 2 tài khoản, 3 bài; xét riêng: 95%" in page
    assert "0903123456" not in page
    opened = post(analyst, "/nguoi-ban/1/hien", "/nguoi-ban/1").text
    assert "0903123456" in opened
    assert any(event.deed == "unmask_seller" and event.actor == "Lan" for event in journal_of(office))


def test_a_sellers_own_site_goes_on_the_schedule_from_here_and_is_linked_afterwards(office):
    seen = Observation(
        url="https://shop-vy.example/a", canonical_url="https://shop-vy.example/a", kind=Kind.LISTING, title="",
        text="Kem", seller="Kem Vy", platform="website", observed_at=office.clock(), capture_sha256=None,
    )  # fmt: skip
    sightings.see_new(
        office.db, seen, [], office.clock(), identified=Identified(contacts=(), account="Kem Vy", sells=True)
    )
    see(office, "Kem Vy Facebook", PHONE)
    analyst = office.person("Lan", Role.ANALYST)
    pages = [analyst.get(f"/nguoi-ban/{number}").text for number in (1, 2)]
    assert ["Kiểm tra nghĩa vụ" in page for page in pages] == [True, False]
    sent = post(analyst, "/trang-ban-hang", "/nguoi-ban/1", url="https://shop-vy.example/", days="30")
    assert f'href="{sent.headers["location"].partition("?")[0]}"' in analyst.get("/nguoi-ban/1").text


def journal_of(office):
    with office.db.read() as session:
        return list(session.exec(select(EventRow)))


def test_people_join_and_part_with_a_reason_and_an_inspector_only_looks(office):
    see(office, "Kem Hạ Vy", PHONE)
    see(office, "Trà Cô Ba", (ContactKind.PHONE, "0977000111", ""))
    analyst, inspector = office.person("Lan", Role.ANALYST), office.person("Thu", Role.INSPECTOR)
    assert post(analyst, "/nguoi-ban/1/gop", "/nguoi-ban/1", kia="2", reason="").status_code == 400
    assert post(analyst, "/nguoi-ban/1/gop", "/nguoi-ban/1", kia="x", reason="y").status_code == 400
    assert post(analyst, "/nguoi-ban/1/gop", "/nguoi-ban/1", kia="2", reason="khai nhận").status_code == 303
    page = analyst.get("/nguoi-ban/1").text
    assert "do người gộp" in page
    assert "là một: khai nhận" in page
    assert "người bán 1</a>" in analyst.get("/nguoi-ban/2").text
    assert post(analyst, "/nguoi-ban/2/tach", "/nguoi-ban/1", tai_khoan="2", reason="nhầm").status_code == 400
    apart = post(analyst, "/nguoi-ban/1/tach", "/nguoi-ban/1", tai_khoan="2", reason="nhầm")
    assert apart.status_code == 303
    assert "không phải một: nhầm" in analyst.get(apart.headers["location"]).text
    assert "/tach" not in inspector.get("/nguoi-ban/1").text
    assert post(inspector, "/nguoi-ban/danh-sach", "/nguoi-ban").status_code == 403


def test_a_provinces_sellers_are_taken_out_as_excel_and_the_log_says_so(office):
    see(office, "=Kem Hạ Vy", PHONE, PLACE, (ContactKind.BANK_ACCOUNT, "19035678901234", "Techcombank"))
    see(office, "Trà Cô Ba", (ContactKind.PHONE, "0977000111", ""))
    analyst = office.person("Lan", Role.ANALYST)
    answer = post(analyst, "/nguoi-ban/danh-sach", "/nguoi-ban", tinh="Cần Thơ")
    assert re.search("attachment", answer.headers["content-disposition"])
    sheet = load_workbook(BytesIO(answer.content))["Người bán"]
    heads, *rows = sheet.iter_rows(values_only=True)
    (row,) = (dict(zip(heads, each, strict=True)) for each in rows)
    assert row["Điện thoại, Zalo"] == "0903123456"
    assert row["Ngân hàng, ví"] == "19035678901234 (Techcombank)"
    assert row["Xã, phường, tỉnh"] == "Phường Ninh Kiều, Cần Thơ"
    assert not any(cell.data_type == "f" for line in sheet.iter_rows() for cell in line)
    assert any(event.deed == "export_sellers" for event in journal_of(office))
    notes = [str(cell) for line in load_workbook(BytesIO(answer.content)).worksheets[1].values for cell in line]
    assert any("do Lan xuất" in note for note in notes)


def test_a_large_part_of_the_sellers_is_taken_out_by_a_leader_only(office, monkeypatch):
    monkeypatch.setattr("monitor.web.sellers.MOST_ALONE", 1)
    for name in ("Kem Hạ Vy", "Trà Cô Ba"):
        see(office, name)
    lan, dung = office.person("Lan", Role.ANALYST), office.person("Dũng", Role.APPROVER)
    refused = post(lan, "/nguoi-ban/danh-sach", "/nguoi-ban")
    assert refused.status_code == 403
    assert "lãnh đạo" in refused.text
    assert not any(event.deed == "export_sellers" for event in journal_of(office))
    assert post(dung, "/nguoi-ban/danh-sach", "/nguoi-ban").status_code == 200
    assert any((event.deed, event.actor) == ("export_sellers", "Dũng") for event in journal_of(office))


def test_what_is_a_third_partys_stands_in_no_line_of_the_list(office, tmp_path):
    for place in range(4):
        see(
            office, f"Shop {place}", (ContactKind.PHONE, "0909999999", ""), (ContactKind.PHONE, f"091000000{place}", "")
        )
    assert write_register(tmp_path / "a.xlsx", sellers.register(office.db), "", office.clock(), "Lan") == 4
    cells = [str(cell) for row in load_workbook(tmp_path / "a.xlsx")["Người bán"].values for cell in row]
    assert not any("0909999999" in cell for cell in cells)
    assert sum("091000000" in cell for cell in cells) == 4


def test_a_trusted_address_and_a_shared_number_tie_nobody_and_can_be_taken_back(office):
    analyst = office.person("Lan", Role.ANALYST)
    assert "Chưa ghi địa chỉ" in analyst.get("/dia-chi-tin-cay").text
    see(office, "Kem Hạ Vy", PHONE)
    see(office, "Trà Cô Ba", PHONE)
    assert "Trà Cô Ba" in analyst.get("/nguoi-ban/1").text
    here = "/nguoi-ban/1"
    number = next(each.id for each in sellers.seller(office.db, 1).identifiers if each.ties)
    assert post(analyst, f"/dia-chi-tin-cay/{number}", here, nguoi_ban="1", reason=" ").status_code == 400
    sent = post(analyst, f"/dia-chi-tin-cay/{number}", here, nguoi_ban="1", reason="tổng đài <b>")
    assert sent.headers["location"] == "/nguoi-ban/1?tin=khong-noi"
    page = analyst.get(here).text
    assert "Trà Cô Ba" not in page
    assert "tổng đài &lt;b&gt;" in page
    for value, status in (("12 Hai Bà Trưng, phường Ninh Kiều, Cần Thơ", 303), ("đường vắng", 400)):
        assert post(analyst, "/dia-chi-tin-cay", here, value=value, reason="tòa nhà").status_code == status
    page = analyst.get("/dia-chi-tin-cay").text
    assert "12 Hai Bà Trưng" in page
    assert "0903123456" not in page
    assert post(analyst, f"/dia-chi-tin-cay/{number}/bo", here).status_code == 303
    assert "Trà Cô Ba" in analyst.get(here).text
    assert post(analyst, f"/dia-chi-tin-cay/{number}/bo", here).status_code == 400
