"""Writes the shipped Word template of reports (NĐ 30/2020): `.venv/bin/python docs/make_report_template.py`."""

from datetime import UTC, datetime
from pathlib import Path

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm, Pt
from docx.table import _Cell
from docx.text.paragraph import Paragraph

OUT = Path(__file__).parent.parent / "monitor/reports/making/report.docx"
CENTER, LEFT, BOTH = WD_ALIGN_PARAGRAPH.CENTER, WD_ALIGN_PARAGRAPH.LEFT, WD_ALIGN_PARAGRAPH.JUSTIFY


def write(where: Paragraph, text: str, align: int, size: float, *, bold: bool = False, italic: bool = False) -> None:
    """Set one paragraph, the whole text in one run so that a field is never cut in two."""
    where.alignment = align
    where.paragraph_format.space_after = Pt(0)
    run = where.add_run(text)
    run.font.size, run.bold, run.italic = Pt(size), bold, italic
    if not text:  # the height of an empty line is that of its mark
        where._p.get_or_add_pPr().append(parse_xml(f'<w:rPr {nsdecls("w")}><w:sz w:val="{round(2 * size)}"/></w:rPr>'))


def rule(below: Paragraph, millimetres: float) -> None:
    """A line below a paragraph, centred, as long as asked for."""
    indent = Mm(millimetres)
    below.paragraph_format.left_indent = below.paragraph_format.right_indent = indent
    edge = f'<w:pBdr {nsdecls("w")}><w:top w:val="single" w:sz="6" w:space="1" w:color="000000"/></w:pBdr>'
    form = below._p.get_or_add_pPr()
    form.insert_element_before(
        parse_xml(edge), "w:shd", "w:tabs", "w:suppressAutoHyphens", "w:spacing", "w:ind", "w:jc", "w:rPr"
    )
    below.paragraph_format.space_after = Pt(0)
    below.paragraph_format.line_spacing = Pt(5)
    run = below.add_run("")
    run.font.size = Pt(4)
    size = parse_xml(f'<w:rPr {nsdecls("w")}><w:sz w:val="8"/></w:rPr>')
    form.append(size)


def lines(cell: _Cell, *texts: tuple[str, float, bool, bool], align: int = CENTER) -> None:
    """Paragraphs of a cell: text, size, bold, italic."""
    for number, (text, size, bold, italic) in enumerate(texts):
        where = cell.paragraphs[0] if number == 0 else cell.add_paragraph()
        write(where, text, align, size, bold=bold, italic=italic)


def head(document: object) -> None:
    """The letterhead."""
    table = document.add_table(rows=1, cols=2)
    table.autofit = False
    for column, width in zip(table.columns, (Mm(62), Mm(103)), strict=True):
        column.width = width
        column.cells[0].width = width
    left, right = table.rows[0].cells
    lines(left, ("{%p if parent %}", 12, False, False), ("{{ parent|upper }}", 12, False, False),
          ("{%p endif %}", 12, False, False), ("{{ office|upper }}", 12, True, False))  # fmt: skip
    rule(left.add_paragraph(), 20)
    lines(
        right, ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 12, True, False), ("Độc lập - Tự do - Hạnh phúc", 13, True, False)
    )
    rule(right.add_paragraph(), 24)
    for cell, text, is_italic in ((left, "Số:          /BC-…", False),
                                  (right, "{{ province }}, ngày … tháng … năm {{ year }}", True)):  # fmt: skip
        write(cell.add_paragraph(), text, CENTER, 13, italic=is_italic)


def main() -> None:
    """Write the file."""
    document = Document()
    style = document.styles["Normal"]
    style.font.name, style.font.size = "Times New Roman", Pt(13)
    style.element.rPr.rFonts.set(qn("w:eastAsia"), "Times New Roman")
    style.element.rPr.rFonts.set(qn("w:cs"), "Times New Roman")
    page = document.sections[0]
    page.page_width, page.page_height = Mm(210), Mm(297)
    page.top_margin = page.bottom_margin = Mm(20)
    page.left_margin, page.right_margin = Mm(30), Mm(15)
    page.header_distance = page.footer_distance = Mm(10)
    page.different_first_page_header_footer = True
    number = page.header.paragraphs[0]
    number.alignment = CENTER
    number._p.append(parse_xml(f'<w:fldSimple {nsdecls("w")} w:instr=" PAGE "><w:r><w:t>2</w:t></w:r></w:fldSimple>'))
    head(document)
    write(document.add_paragraph(), "", CENTER, 4)
    write(document.add_paragraph(), "BÁO CÁO", CENTER, 14, bold=True)
    write(document.add_paragraph(), "{{ title }}", CENTER, 13, bold=True)
    write(document.add_paragraph(), "({{ period }})", CENTER, 13, italic=True)
    rule(document.add_paragraph(), 60)
    for text in ("{%p if addressed_to %}",
                 "Kính gửi: {% if addressed_to|length == 1 %}{{ addressed_to[0] }}{% endif %}",
                 "{%p if addressed_to|length > 1 %}", "{%p for each in addressed_to %}",
                 "- {{ each }}{% if loop.last %}.{% else %};{% endif %}", "{%p endfor %}", "{%p endif %}",
                 "{%p endif %}"):  # fmt: skip
        write(document.add_paragraph(), text, CENTER, 13)
    write(document.add_paragraph(), "{{ body }}", BOTH, 13)
    write(document.add_paragraph(), "", LEFT, 6)
    foot = document.add_table(rows=1, cols=2)
    left, right = foot.rows[0].cells
    lines(left, ("Nơi nhận:", 12, True, True), ("{%p for each in recipients %}", 11, False, False),
          ("- {{ each }}{% if loop.last %}.{% else %};{% endif %}", 11, False, False),
          ("{%p endfor %}", 11, False, False),
          align=LEFT)  # fmt: skip
    lines(right, ("{%p for each in signature %}", 13, False, False), ("{{ each }}", 13, True, False),
          ("{%p endfor %}", 13, False, False), ("", 13, False, False), ("", 13, False, False), ("", 13, False, False),
          ("…………………", 13, True, False))  # fmt: skip
    write(document.add_paragraph(), "{{ annexes }}", LEFT, 13)
    last = "{% if is_public %}Bản công bố: không có dữ liệu cá nhân. {% endif %}"
    last += "Mã số liệu: {{ code }}. "
    last += "Lập lúc {{ written }} (giờ Việt Nam), phiên bản {{ version }}."
    last += "{% if has_entered %} Số có dấu * do người nhập.{% endif %}"
    write(document.add_paragraph(), last, BOTH, 10, italic=True)
    properties = document.core_properties
    properties.author, properties.title, properties.comments = "Rà Soát", "Mẫu báo cáo", ""
    properties.created = properties.modified = datetime(2026, 11, 25, tzinfo=UTC)
    document.save(OUT)


if __name__ == "__main__":
    main()
