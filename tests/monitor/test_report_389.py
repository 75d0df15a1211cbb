"""The 389 report of Hà Tĩnh (24/3/2023) made again from its data: same layout, equal in all formats, errors caught."""

from __future__ import annotations

import io
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from docx import Document

from monitor.report import find_report, kept_content, write_report
from monitor.report_check import check_report
from monitor.reports import report_389
from monitor.reports.making.consistency import find_mismatches
from monitor.reports.making.content import Content, Figure, Period, Table
from monitor.reports.making.draft import of_docx
from monitor.reports.making.formats import FORMATS
from monitor.settings import Settings, ZeroBase
from monitor.workplace import Workplace
from storage.ledger import official as deeds
from storage.queries import reports as kept
from storage.report_words import OfficialDocument, Pl1Column, Violation
from tests.monitor.test_report import START, Desk

FIRST, LAST = date(2022, 9, 24), date(2023, 3, 23)
PERIOD = Period(first=FIRST, last=LAST)
SUBJECT = "về tăng cường công tác chống buôn lậu, gian lận thương mại và hàng giả trên các tuyến biên giới"
NO_INVOICE = "phát hành xuất bản phẩm không có hóa đơn, chứng từ thể hiện nguồn gốc hợp pháp"
TYPED = {
    "request": "Văn bản số 17/BCĐ389-VPTT ngày 21/3/2023 của Ban Chỉ đạo 389 tỉnh", "plan_number": "87/KH-BCĐ389",
    "plan_day": "2022-12-09", "plan_issuer": "Ban Chỉ đạo 389 tỉnh", "plan_subject": SUBJECT,
    "asked_by": "Văn phòng thường trực Ban Chỉ đạo 389 tỉnh", "overview": "Công tác được quan tâm.",
    "inspections_planned": "1", "inspections_sudden": "1", "together": "Phối hợp tốt với Công an tỉnh.",
    "told": "- Báo Hà Tĩnh đã đăng tải 5-10 tin, bài/tháng", "good": "Kịp thời.", "hard": "Khó xác định chủ sở hữu.",
    "proposals": "Tiếp tục phối hợp.", "forecast": "Còn phức tạp.", "before_known": "không có",
    "recipients": "VPTT BCĐ 389 tỉnh (Cục Hải quan)\nLãnh đạo Sở\nLưu: VT, Ttra",
    "signature": "KT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC", "parent": "UBND TỈNH HÀ TĨNH",
}  # fmt: skip


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    made = Desk(tmp_path, office="Sở Thông tin và Truyền thông")
    deeds.enter(made.db, made.analyst, "389", FIRST, LAST, TYPED, START)
    for number, day, subject in (
        ("39/STTTT-TTBCXB", date(2023, 1, 11), "về việc tuyên truyền công tác tổ chức đón Tết"),
        ("67/STTTT-TTBCXB", date(2023, 1, 16), "về việc tuyên truyền Kế hoạch cao điểm"),
        ("99/STTTT-TTBCXB", date(2023, 4, 1), "sau kỳ báo cáo"),
    ):
        document = OfficialDocument(kind="Văn bản", number=number, dated=day, issuer="Sở", subject=subject)
        deeds.register_document(made.db, made.analyst, document, START)
    handle(made, NO_INVOICE, Pl1Column.COUNTERFEIT, 1_500_000)
    deeds.give_reason(made.db, made.analyst, "389", FIRST, LAST, misplaced_key(made), "F6", "như bản gốc", START)
    yield made
    made.db.close()


def handle(desk: Desk, what: str, column: Pl1Column, collected: int, **more: object) -> None:
    values = {"handled_on": LAST, "what": what, "pl1_column": column, "collected_vnd": collected}
    deeds.add_violation(desk.db, desk.analyst, Violation.model_validate(values | more), START)


def build(desk: Desk) -> Content:
    return find_report("389").build(desk.workplace, PERIOD)


def cells(table: Table) -> list[list[str]]:
    return [[cell if isinstance(cell, str) else cell.shown for cell in row.cells] for row in table.rows]


def test_phu_luc_i_has_the_seeds_15_columns_rows_and_numbers(desk: Desk) -> None:
    content = build(desk)
    annex, typical = content.annexes
    (table,) = annex.blocks
    assert isinstance(table, Table)
    assert annex.is_wide
    assert table.columns == 15
    numbers = ["0", "0", "1*", "1*", "1,5*", "0", "0"]
    changes = ["0%", "0%", "+100%", "+100%", "+100%", "0%", "0%"]
    assert cells(table) == [["Sở Thông tin và Truyền thông", *numbers, *changes], ["Tổng cộng", *numbers, *changes]]
    assert [head.text for head in table.head[0]] == [
        "Đơn vị", "Số liệu 6 tháng thực hiện Kế hoạch số 87",
        "So sánh số liệu 6 tháng trước khi thực hiện Kế hoạch số 87 (±%)",
    ]  # fmt: skip
    assert [(head.text, head.columns) for head in table.head[1]][:2] == [
        ("Số vụ vi phạm", 4), ("Thu nộp NSNN (triệu đồng)", 1),
    ]  # fmt: skip
    (groups,) = typical.blocks
    assert isinstance(groups, Table)
    shown = cells(groups)
    assert [row[0] for row in shown if row[0]] == ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX"]
    assert [row[1] for row in shown if not row[0]] == ["Không có"] * 9


def test_the_body_has_five_parts_and_lists_the_registers_documents_of_the_period(desk: Desk) -> None:
    file = write_report(desk.workplace, "389", FIRST, LAST, ("docx",))["docx"]
    lines = [paragraph.text for paragraph in Document(io.BytesIO(file)).paragraphs if paragraph.text.strip()]
    text = "\n".join(lines)
    parts = ["I. KHÁI QUÁT TÌNH HÌNH", "II. KẾT QUẢ THỰC HIỆN", "III. NHẬN XÉT", "IV. KIẾN NGHỊ", "V. DỰ BÁO"]
    places = [next(n for n, line in enumerate(lines) if line.startswith(part)) for part in parts]
    assert places == sorted(places)
    assert "Văn bản số 39/STTTT-TTBCXB ngày 11/01/2023 về việc tuyên truyền công tác tổ chức đón Tết;" in text
    assert "99/STTTT" not in text
    assert "Kế hoạch số 87/KH-BCĐ389 ngày 09/12/2022 của Ban Chỉ đạo 389 tỉnh" in text
    assert "PHÓ GIÁM ĐỐC" in "".join(
        cell.text for table in Document(io.BytesIO(file)).tables for row in table.rows for cell in row.cells
    )


@pytest.mark.parametrize("ending", list(FORMATS))
def test_every_figure_holds_in_every_format_and_is_counted_again(desk: Desk, ending: str) -> None:
    handle(desk, "đăng thông tin sai sự thật", Pl1Column.OUTSIDE, 15_000_000, cases=2)
    handle(desk, "bán hàng nhập lậu", Pl1Column.SMUGGLING, 0, unit="Phòng VHTT", pl2_group="IX", is_typical=True)
    path = desk.workplace.settings.data / f"report.{ending}"
    path.write_bytes(write_report(desk.workplace, "389", FIRST, LAST, (ending,))[ending])
    verified = check_report(desk.workplace, path)
    assert verified.differences == ()
    assert verified.counted_again == verified.figures > 40


def misplaced_key(desk: Desk) -> str:
    found = report_389.mismatches(desk.workplace, build(desk))
    assert [each.code for each in found] == ["F6"]
    return found[0].key


def codes(desk: Desk) -> list[str]:
    return [each.code for each in report_389.mismatches(desk.workplace, build(desk))]


def test_a_violation_without_invoice_is_suggested_as_fraud_not_as_counterfeit(desk: Desk) -> None:
    assert codes(desk) == ["F6"]


@pytest.mark.parametrize(
    ("field", "text", "code"),
    [
        ("annex_head", "Số liệu 6 tháng thực hiện Kế hoạch số 92", "F1"),
        ("closing", "Trên đây là kết quả Kế hoạch số 87/KH-BCĐ389 ngày 09/12/2023 của Ban Chỉ đạo 389 tỉnh./.", "F2"),
        ("opening", "Thực hiện Kế hoạch số 87/KH-BCDD389 ngày 09/12/2022, Sở báo cáo như sau:", "F3"),
        ("found", "Xử phạt 02 cá nhân, tổng số tiền phạt là 15 triệu đồng.", "F5"),
        ("together", "c) một\nd) hai\nd) ba", "F7"),
        ("good", "Được sự chỉ đạo của tỉnh HÀ TĨMH.", "F7"),
    ],
)
def test_each_error_of_the_seed_is_caught(desk: Desk, field: str, text: str, code: str) -> None:
    deeds.enter(desk.db, desk.analyst, "389", FIRST, LAST, {field: text}, START)
    assert code in codes(desk)


def test_a_money_figure_in_a_percent_column_is_caught_in_the_file_that_came_back_from_word(desk: Desk) -> None:
    document = Document(io.BytesIO(write_report(desk.workplace, "389", FIRST, LAST, ("docx",))["docx"]))
    cell = next(cell for table in document.tables if len(table.columns) == 15 for cell in table.rows[-1].cells[12:13])
    cell.paragraphs[0].clear()
    cell.paragraphs[0].add_run("1,5")
    edited = io.BytesIO()
    document.save(edited)
    found = find_mismatches(of_docx(edited.getvalue()), names=("Hà Tĩnh",), register=())
    assert [(each.code, each.says.rsplit(" ", 1)[-1]) for each in found] == [("F4", "1,5")]


def test_a_zero_base_is_told_as_configured_and_a_period_before_the_first_record_as_unknown(desk: Desk) -> None:
    dashed = Settings(data=desk.workplace.settings.data, report_zero_base=ZeroBase.DASH)
    other = Workplace(desk.db, desk.workplace.vault, desk.workplace.clock, dashed)
    assert change(find_report("389").build(other, PERIOD)) is None
    deeds.enter(desk.db, desk.analyst, "389", FIRST, LAST, {"before_known": ""}, START)
    assert change(build(desk)) is None
    handle(desk, "bán hàng giả", Pl1Column.COUNTERFEIT, 0, handled_on=date(2022, 9, 23), cases=4)
    assert change(build(desk)) == -75


def change(content: Content) -> float | int | None:
    figure: Figure = content.figures["pl1_total_cases@percent"]
    return figure.value


def test_a_kept_389_report_reads_back_the_same(desk: Desk) -> None:
    written = write_report(desk.workplace, "389", FIRST, LAST, ("json",))["json"]
    found = kept.latest(desk.db, "389", FIRST, LAST)
    assert found is not None
    assert kept_content(*found).code.encode() in written
