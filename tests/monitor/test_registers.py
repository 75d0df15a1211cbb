"""Lists of others: read from what offices get, shown on the case page, and taking back what they disprove."""

from __future__ import annotations

from datetime import date

import pytest
from openpyxl import Workbook
from sqlmodel import select
from test_web_office import TITLE, open_office, post

from monitor.json_lines import InputError
from monitor.pipeline import Pipeline
from monitor.register_files import entries_of
from monitor.register_import import import_register
from storage.ledger.errors import ConflictError, LedgerError
from storage.queries import registers
from storage.records import Kind, Observation, Role
from storage.registers import RegisterEntry, RegisterKind
from storage.tables import EventRow

DAY = date(2026, 11, 1)


@pytest.fixture
def office(tmp_path):
    office = open_office(tmp_path)
    yield office
    office.db.close()


def taken(office, tmp_path, text, kind, source="Sở Công Thương", day=DAY, name="a.csv"):
    path = tmp_path / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return import_register(office.workplace, path, kind, source, day, actor="Lan")


def test_csv_of_windows_1258_with_titles_above_is_read(tmp_path):
    path = tmp_path / "danh-sach.csv"
    lines = (
        "DANH SA\u0301CH WEBSITE ĐA\u0303 THÔNG BA\u0301O;;;",
        "TT;Tên miê\u0300n;Tên doanh nghiê\u0323p;Ma\u0303 sô\u0301 thuê\u0301",
        "(1);(2);(3);(4)", "1;https://www.Gom-Mai.vn/gioi-thieu;Công ty Gô\u0301m Mai;312345678", "2;;;",
    )  # fmt: skip
    path.write_bytes("\r\n".join(lines).encode("cp1258"))
    first, second = entries_of(path)
    assert isinstance(first, RegisterEntry)
    assert first.domains == ("gom-mai.vn",)
    assert first.owner == "Công ty Gốm Mai"
    assert first.tax_code == "0312345678"
    assert isinstance(second, tuple)


def test_merged_cells_of_a_workbook_mean_their_value_in_each_row(tmp_path):
    book = Workbook()
    book.active.append(["Phụ lục"])
    sheet = book.create_sheet("Danh sách")
    sheet.append(["DANH SÁCH SẢN PHẨM THU HỒI"])
    sheet.append(["STT", "Tên sản phẩm", "Số công bố", "Tên công ty", "Hiệu lực đến"])
    sheet.append([1, "Hoạt huyết Vạn Xuân Plus", "123/2024/ĐKSP", "Công ty A", "31/12/2027"])
    sheet.append([2, "Giảm cân N-Slim X5", "124/2024/ĐKSP", None, "mai"])
    sheet.append([3, "Kẹo ngậm Sâm Hồng Zeta", "125/2024/ĐKSP", None, None])
    sheet.merge_cells("D3:D5")
    book.save(tmp_path / "a.xlsx")
    first, second, third = entries_of(tmp_path / "a.xlsx")
    assert (first.owner, first.valid_to) == ("Công ty A", date(2027, 12, 31))
    assert second[0] == 4
    assert "ngày/tháng/năm" in second[1]
    assert (third.owner, third.line) == ("Công ty A", 5)


@pytest.mark.parametrize(
    ("name", "body", "says"),
    [("a.csv", b"mot,hai\n1,2\n", "heading"), ("a.xlsx", b"x", "Excel"), ("a.xls", b"x", ".xlsx")],
)
def test_file_that_is_no_list_is_refused_whole_with_what_to_do(tmp_path, name, body, says):
    (tmp_path / name).write_bytes(body)
    with pytest.raises(InputError, match=says):
        list(entries_of(tmp_path / name))


def test_later_list_takes_the_place_of_the_earlier_and_never_the_other_way(office, tmp_path):
    taken(office, tmp_path, "Tên website,MST\na.vn,0312345678\n", RegisterKind.NOTIFIED_SITE)
    with pytest.raises(ConflictError):
        taken(office, tmp_path, "Tên website,MST\na.vn,0312345678\n", RegisterKind.NOTIFIED_SITE)
    with pytest.raises(LedgerError):
        taken(office, tmp_path, "Tên website,MST\n", RegisterKind.NOTIFIED_SITE, day=date(2026, 11, 2))
    with pytest.raises(ConflictError):
        taken(office, tmp_path, "Tên website,MST\nb.vn,\n", RegisterKind.NOTIFIED_SITE, day=date(2026, 10, 1))
    taken(office, tmp_path, "Tên website,MST\nb.vn,\n", RegisterKind.NOTIFIED_SITE, day=date(2026, 11, 2))
    assert [(each.id, each.is_current) for each in registers.registers(office.db)] == [(2, True), (1, False)]


def shop(office, url="https://gom-mai.vn/", **more):
    values = {
        "url": url, "canonical_url": url, "kind": Kind.PAGE, "title": "Gốm Mai", "text": "Gốm Mai. Thêm vào giỏ hàng.",
        "orders_online": True, "observed_at": office.clock(), "capture_sha256": None,
    }  # fmt: skip
    return Observation.model_validate(values | more)


def rules_after(office, observation):
    with Pipeline(office.workplace) as pipeline:
        pipeline.observe(observation)
    with office.db.read() as session:
        added = [event for event in session.exec(select(EventRow)) if event.deed == "add_findings"]
        return set(added[-1].data["rules"]) if added else set()


def test_notified_site_is_not_suspected_of_what_its_list_disproves_and_another_is(office, tmp_path):
    taken(office, tmp_path, "Tên website,MST\nwww.gom-mai.vn,\n", RegisterKind.NOTIFIED_SITE)
    kept = rules_after(office, shop(office))
    assert "TM-01" not in kept
    assert "TM-03" in kept
    assert "TM-01" in rules_after(office, shop(office, "https://gom-lan.vn/"))
    with office.db.read() as session:
        (event,) = [each for each in session.exec(select(EventRow)) if each.deed == "disprove_by_register"]
    assert event.data == {"TM-01": "registers:1 line 2"}


def test_expired_line_protects_nobody(office, tmp_path):
    text = "Tên website,Hiệu lực đến\ngom-mai.vn,31/12/2025\n"
    taken(office, tmp_path, text, RegisterKind.NOTIFIED_SITE)
    assert "TM-01" in rules_after(office, shop(office))


def test_recalled_product_is_suspected_by_its_name_and_a_plain_name_only_as_a_whole_title(office, tmp_path):
    text = "Tên sản phẩm,Số công bố\nThực phẩm bảo vệ sức khỏe N-Slim X5,1/2024/ĐKSP\nTrà xanh,2/2024/ĐKSP\n"
    taken(office, tmp_path, text, RegisterKind.RECALL, "Cục An toàn thực phẩm")
    goods = shop(office, "https://a.vn/p/1", kind=Kind.LISTING, title="Viên N-Slim X5 hộp 30", text="hàng mới")
    assert "TP-08" in rules_after(office, goods)
    before = len(office_events(office, "add_findings"))
    rules_after(office, goods.model_copy(update={"canonical_url": "https://a.vn/p/2", "title": "Cốc uống trà xanh"}))
    assert len(office_events(office, "add_findings")) == before


def office_events(office, deed):
    with office.db.read() as session:
        return [event for event in session.exec(select(EventRow)) if event.deed == deed]


def test_case_page_shows_the_match_its_absence_and_that_there_is_no_list(office, tmp_path):
    case_id = office.add_case()
    analyst = office.person("Lan", Role.ANALYST)
    assert analyst.get(f"/vu-viec/{case_id}").text.count("chưa nhập danh sách nào") == len(RegisterKind)
    csv = f"Tên sản phẩm;Số xác nhận;Ghi chú\n{TITLE[:18]};77/2026/XNQC-ATTP;\n"
    sent = {"kind": "ad_confirmation", "source": "Cục ATTP", "as_of": "2026-11-01"}
    files = {"tep": ("xac-nhan.csv", csv, "text/csv")}
    answer = upload(analyst, sent, files)
    assert answer.status_code == 303, answer.text
    taken(office, tmp_path, "Tên website,MST\nkhac.vn,\n", RegisterKind.NOTIFIED_SITE)
    page = analyst.get(f"/vu-viec/{case_id}").text
    assert "77/2026/XNQC-ATTP" in page
    assert "không có tên trong danh sách" in page
    assert page.count("chưa nhập danh sách nào") == len(RegisterKind) - 2
    assert "Cục ATTP" in analyst.get("/danh-sach").text


def upload(browser, sent, files):
    page = browser.get("/danh-sach").text
    csrf = page.split('name="csrf" value="')[1].split('"')[0]
    return browser.post("/danh-sach", data=sent | {"csrf": csrf}, files=files)


def test_bad_upload_says_what_to_do_and_an_inspector_may_not(office):
    analyst, inspector = office.person("Lan", Role.ANALYST), office.person("Thu", Role.INSPECTOR)
    good = {"kind": "recall", "source": "Cục ATTP", "as_of": "2026-11-01"}
    file = {"tep": ("a.csv", "Tên,Số công bố\nA,1\n", "text/csv")}
    for changed, other in (({"kind": "x"}, file), ({"as_of": "mai"}, file), ({"as_of": "2099-01-01"}, file),
                           ({"source": ""}, file), ({}, {"tep": ("a.xls", "x", "text/csv")})):  # fmt: skip
        answer = upload(analyst, good | changed, other)
        assert answer.status_code == 400
        assert "Hãy" in answer.text or "hãy" in answer.text
    assert post(inspector, "/danh-sach", "/danh-sach").status_code == 403
