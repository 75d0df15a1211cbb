"""Draws the Word forms of letters that the program ships, in the form of Nghị định 30/2020/NĐ-CP.

    python docs/draw_letter_forms.py monitor/letters/forms

The forms are then edited in Word like any other: this script only says where the first ones came from.
"""

from __future__ import annotations

import sys
from pathlib import Path

from docx import Document
from docx.enum.section import WD_ORIENT
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

FONT = "Times New Roman"
TOP, BOTTOM, LEFT, RIGHT = Mm(20), Mm(20), Mm(30), Mm(20)
HEAD_LEFT, HEAD_RIGHT = Mm(66), Mm(94)


def form(*, wide: bool = False):
    """An empty A4 page: margins, font, black; the number of the page at the top middle, from the second page on."""
    document = Document()
    section = document.sections[0]
    section.page_width, section.page_height = (Mm(297), Mm(210)) if wide else (Mm(210), Mm(297))
    section.orientation = WD_ORIENT.LANDSCAPE if wide else WD_ORIENT.PORTRAIT
    section.top_margin, section.bottom_margin, section.left_margin, section.right_margin = TOP, BOTTOM, LEFT, RIGHT
    section.header_distance = Mm(10)
    section.different_first_page_header_footer = True
    normal = document.styles["Normal"]
    normal.font.size = Pt(14)
    fonts = normal.element.get_or_add_rPr().get_or_add_rFonts()
    for name in ("ascii", "hAnsi", "cs", "eastAsia"):
        fonts.set(qn(f"w:{name}"), FONT)
    language = OxmlElement("w:lang")
    language.set(qn("w:val"), "vi-VN")
    normal.element.get_or_add_rPr().append(language)
    header = document.styles["Header"]
    header.font.size = Pt(14)
    number = section.header.paragraphs[0]
    number.alignment = ALIGN.CENTER
    for kind, text in (("begin", None), (None, " PAGE "), ("end", None)):
        run = number.add_run()
        run.font.size = Pt(14)
        if kind:
            mark = OxmlElement("w:fldChar")
            mark.set(qn("w:fldCharType"), kind)
        else:
            mark = OxmlElement("w:instrText")
            mark.set(qn("xml:space"), "preserve")
            mark.text = text
        run._r.append(mark)
    return document


def line(place, text, size=14, *, bold=False, italic=False, align=ALIGN.LEFT, before=0, after=0, first=None):
    """A paragraph of one run; the first of an empty cell is used up."""
    fresh = hasattr(place, "merge") and len(place.paragraphs) == 1 and not place.paragraphs[0].runs
    paragraph = place.paragraphs[-1] if fresh else place.add_paragraph()
    run = paragraph.add_run(text)
    run.font.size, run.bold, run.italic = Pt(size), bold, italic
    paragraph.alignment = align
    shape = paragraph.paragraph_format
    shape.space_before, shape.space_after, shape.line_spacing = Pt(before), Pt(after), 1.0
    if first is not None:
        shape.first_line_indent = first
    return paragraph


def rule(paragraph, left, right):
    """A thin line below a paragraph, drawn between two indents."""
    borders = OxmlElement("w:pBdr")
    bottom = OxmlElement("w:bottom")
    for name, value in (("val", "single"), ("sz", "6"), ("space", "1"), ("color", "000000")):
        bottom.set(qn(f"w:{name}"), value)
    borders.append(bottom)
    properties = paragraph._p.get_or_add_pPr()
    properties.insert_element_before(borders, "w:shd", "w:tabs", "w:spacing", "w:ind", "w:jc", "w:rPr")
    paragraph.paragraph_format.left_indent, paragraph.paragraph_format.right_indent = left, right


def columns(document, *widths):
    """A table without lines and without inner margins, one row."""
    table = document.add_table(rows=1, cols=len(widths))
    table.autofit = False
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    margins = OxmlElement("w:tblCellMar")
    for side in ("left", "right"):
        edge = OxmlElement(f"w:{side}")
        edge.set(qn("w:w"), "0")
        edge.set(qn("w:type"), "dxa")
        margins.append(edge)
    table._tbl.tblPr.append(margins)
    for cell, column, width in zip(table.rows[0].cells, table.columns, widths, strict=True):
        cell.width = column.width = width
    return table.rows[0].cells


def head(document, *, has_subject):
    """The two columns at the top: offices, number and subject on the left; the nation, place and date on the right."""
    left, right = columns(document, HEAD_LEFT, HEAD_RIGHT)
    line(left, "{{ co_quan_chu_quan }}", 13, align=ALIGN.CENTER)
    line(left, "{{ co_quan }}", 13, bold=True, align=ALIGN.CENTER)
    rule_below(left, Mm(21))  # a third of the column
    line(left, "{{ so_ky_hieu }}", 13, align=ALIGN.CENTER, before=6)
    if has_subject:
        line(left, "V/v {{ trich_yeu }}", 13, align=ALIGN.CENTER, before=3)
    line(right, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 12, bold=True, align=ALIGN.CENTER)
    motto = line(right, "Độc lập - Tự do - Hạnh phúc", 13, bold=True, align=ALIGN.CENTER)
    rule(motto, Mm(18.5), Mm(18.5))  # as long as the words: 57 mm at 13 pt
    line(right, "{{ dia_danh_ngay }}", 14, italic=True, align=ALIGN.CENTER, before=12)


def rule_below(place, indent, after=0):
    """A line of its own below the last paragraph, a hair high: indents there would break the words too."""
    own = place.add_paragraph()
    own.paragraph_format.line_spacing = Pt(2)
    own.paragraph_format.space_after = Pt(after)
    rule(own, indent, indent)


def body(document, text, **more):
    """A paragraph of the letter itself: justified, first line in by 1,27 cm, 6 pt apart."""
    paragraph = line(document, text, 14, align=ALIGN.JUSTIFY, before=0, after=6, first=Mm(12.7), **more)
    paragraph.paragraph_format.line_spacing = 1.1
    return paragraph


def control(document, text):
    """A paragraph that only steers the form and leaves nothing behind."""
    return line(document, text, 14)


def foot(document):
    """Nơi nhận on the left, the signer on the right; the space between is for hand and seal."""
    document.paragraphs[-1].paragraph_format.keep_with_next = True  # nobody signs on a page without a word of the text
    gap = document.add_paragraph()
    gap.paragraph_format.space_after, gap.paragraph_format.keep_with_next = Pt(0), True
    left, right = columns(document, Mm(80), Mm(80))
    document.tables[-1].rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
    line(left, "Nơi nhận:", 12, bold=True, italic=True)
    line(left, "{%p for noi in noi_nhan %}", 11)
    line(left, "- {{ noi }}", 11)
    line(left, "{%p endfor %}", 11)
    line(right, "{%p for dong in chuc_danh %}", 14)
    line(right, "{{ dong }}", 14, bold=True, align=ALIGN.CENTER)
    line(right, "{%p endfor %}", 14)
    for _ in range(4):
        line(right, " ", 14)
    line(right, "{{ nguoi_ky }}", 14, bold=True, align=ALIGN.CENTER)


def request_letter():
    """Công văn (mẫu 1.5): asks a recipient to remove."""
    document = form()
    head(document, has_subject=True)
    line(document, "Kính gửi: {{ kinh_gui }}", 14, align=ALIGN.CENTER, before=18, after=12)
    control(document, "{%p if can_cu %}")
    body(document, "Căn cứ {{ can_cu }};")
    control(document, "{%p endif %}")
    body(
        document,
        "Qua rà soát quảng cáo trên mạng, {{ ten_co_quan }} xác định {{ so_muc }} địa chỉ có nội dung quảng cáo "
        "vi phạm quy định tại: {{ van_ban_vi_pham }}. Kết luận: {{ ket_luan }}. Danh sách, mô tả, căn cứ, thời điểm "
        "ghi nhận và mã băm SHA-256 của bản chụp nêu tại Phụ lục kèm theo.",
    )
    body(document, "{{ ten_co_quan }} đề nghị {{ kinh_gui_ngan }}:")
    body(document, "1. {{ viec_de_nghi }}, trong thời hạn {{ so_gio }} giờ kể từ khi nhận được văn bản này.")
    body(
        document,
        "2. Lưu giữ nội dung, nhật ký và thông tin của người quảng cáo liên quan đến các địa chỉ nêu trên để phục vụ "
        "xử lý; cung cấp thông tin người quảng cáo theo quy định của pháp luật.",
    )
    body(
        document,
        "3. Thông báo kết quả bằng văn bản hoặc thư điện tử cho {{ ten_co_quan }}, ghi rõ thời điểm thực hiện.",
    )
    control(document, "{%p if dau_moi %}")
    body(document, "Đầu mối liên hệ: {{ dau_moi }}.")
    control(document, "{%p endif %}")
    control(document, "{%p if chung_cu %}")
    body(document, "Tài liệu kèm theo: {{ chung_cu }}.")
    control(document, "{%p endif %}")
    body(document, "{{ ten_co_quan }} trân trọng đề nghị {{ kinh_gui_ngan }} phối hợp thực hiện./.")
    foot(document)
    return document


def correction_letter():
    """Công văn: takes back what an earlier one asked for, once the conclusion behind it was reversed."""
    document = form()
    head(document, has_subject=True)
    line(document, "Kính gửi: {{ kinh_gui }}", 14, align=ALIGN.CENTER, before=18, after=12)
    body(
        document,
        "{{ ten_co_quan }} đã có {{ van_ban_truoc }} đề nghị {{ kinh_gui_ngan }} gỡ bỏ nội dung tại {{ so_muc }} địa "
        "chỉ sau:",
    )
    control(document, "{%p for dia_chi in cac_dia_chi %}")
    body(document, "- {{ dia_chi }}").alignment = ALIGN.LEFT
    control(document, "{%p endfor %}")
    body(document, "Kết luận làm căn cứ của đề nghị này đã bị hủy theo {{ can_cu_huy }}, với lý do: {{ ly_do_huy }}.")
    body(document, "{{ ten_co_quan }} đính chính như sau:")
    body(document, "1. Rút đề nghị gỡ bỏ nội dung tại các địa chỉ nêu trên kể từ ngày của văn bản này.")
    body(
        document,
        "2. Đề nghị {{ kinh_gui_ngan }} thông báo cho người đăng, xem xét khôi phục nội dung hoặc tài khoản đã bị gỡ "
        "bỏ, hạn chế chỉ vì đề nghị này; không tính đề nghị này vào số lần vi phạm của tài khoản.",
    )
    body(document, "3. Thông báo kết quả cho {{ ten_co_quan }}.")
    control(document, "{%p if dau_moi %}")
    body(document, "Đầu mối liên hệ: {{ dau_moi }}.")
    control(document, "{%p endif %}")
    body(document, "{{ ten_co_quan }} thông báo để {{ kinh_gui_ngan }} biết, thực hiện./.")
    foot(document)
    return document


def referral_slip():
    """Phiếu chuyển: hands a Case to the agency in charge."""
    document = form()
    head(document, has_subject=False)
    line(document, "PHIẾU CHUYỂN", 14, bold=True, align=ALIGN.CENTER, before=18)
    line(document, "{{ trich_yeu_hoa }}", 14, bold=True, align=ALIGN.CENTER)
    rule_below(document, Mm(60), after=12)
    line(document, "Kính gửi: {{ kinh_gui }}", 14, align=ALIGN.CENTER, after=12)
    body(
        document,
        "Qua rà soát quảng cáo trên mạng, {{ ten_co_quan }} ghi nhận vụ việc sau thuộc lĩnh vực quản lý của "
        "{{ kinh_gui_ngan }}:",
    )
    for label, field in (
        ("Địa chỉ", "dia_chi"), ("Tiêu đề", "tieu_de"), ("Người bán, tài khoản", "tai_khoan"),
        ("Dấu hiệu", "dau_hieu"), ("Quy định liên quan", "van_ban_vi_pham"), ("Thời điểm ghi nhận", "thoi_diem"),
        ("SHA-256 của bản chụp", "sha256"), ("Ý kiến chuyển", "ket_luan"),
    ):  # fmt: skip
        body(document, f"- {label}: {{{{ {field} }}}}").alignment = ALIGN.LEFT  # addresses and hashes have no blanks
    control(document, "{%p if ghi_chu %}")
    body(document, "- Ghi chú: {{ ghi_chu }}")
    control(document, "{%p endif %}")
    body(document, "Hình thức phối hợp: {{ hinh_thuc }}. Đầu mối của cơ quan nhận: {{ dau_moi_nhan }}.")
    control(document, "{%p if dau_moi %}")
    body(document, "Đầu mối của {{ ten_co_quan }}: {{ dau_moi }}.")
    control(document, "{%p endif %}")
    body(
        document,
        "{{ ten_co_quan }} chuyển {{ kinh_gui_ngan }} xem xét, giải quyết theo thẩm quyền và thông báo kết quả./.",
    )
    foot(document)
    return document


def annex():
    """Phụ lục: the targets, a row each, across the page."""
    document = form(wide=True)
    line(document, "Phụ lục", 14, bold=True, align=ALIGN.CENTER)
    line(document, "DANH SÁCH ĐỊA CHỈ ĐỀ NGHỊ GỠ BỎ", 14, bold=True, align=ALIGN.CENTER)
    line(document, "(Kèm theo Công văn {{ kem_theo }})", 14, italic=True, align=ALIGN.CENTER)
    rule_below(document, Mm(95), after=8)
    headings = (
        ("TT", "{{ muc.tt }}", 10), ("Địa chỉ", "{{ muc.dia_chi }}", 57),
        ("Tài khoản, người bán", "{{ muc.tai_khoan }}", 30),
        ("Mô tả nội dung", "{{ muc.mo_ta }}", 56), ("Căn cứ", "{{ muc.can_cu }}", 34),
        ("Thời điểm ghi nhận", "{{ muc.thoi_diem }}", 22), ("SHA-256 của bản chụp", "{{ muc.sha256 }}", 38),
    )  # fmt: skip
    table = document.add_table(rows=4, cols=len(headings))
    table.style = "Table Grid"
    table.autofit = False
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    for place, (name, field, width) in enumerate(headings):
        table.columns[place].width = Mm(width)
        for row in table.rows:
            row.cells[place].width = Mm(width)
        line(table.rows[0].cells[place], name, 12, bold=True, align=ALIGN.CENTER)
        line(table.rows[2].cells[place], field, 11, align=ALIGN.CENTER if place in (0, 5) else ALIGN.LEFT)
    repeat = OxmlElement("w:tblHeader")
    table.rows[0]._tr.get_or_add_trPr().append(repeat)
    whole = OxmlElement("w:cantSplit")
    table.rows[2]._tr.get_or_add_trPr().append(whole)
    line(table.rows[1].cells[0], "{%tr for muc in muc_tieu %}", 11)
    line(table.rows[3].cells[0], "{%tr endfor %}", 11)
    line(
        document,
        "Thời điểm ghi nhận theo giờ Việt Nam. Địa chỉ có nhiều nội dung: chỉ nội dung được mô tả.",
        12,
        before=6,
    )
    return document


def main() -> None:
    folder = Path(sys.argv[1])
    drawn = {
        "cong_van": request_letter, "phieu_chuyen": referral_slip, "dinh_chinh": correction_letter, "phu_luc": annex,
    }  # fmt: skip
    for name, draw in drawn.items():
        document = draw()
        document.core_properties.title, document.core_properties.author = name, "Rà Soát"
        document.save(folder / f"{name}.docx")


if __name__ == "__main__":
    main()
