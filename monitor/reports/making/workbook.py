"""A report as a spreadsheet: every figure a real number, charts that follow the cells, no cell a formula.

The first sheet holds every figure in one table; then one sheet a part of the report as it reads; then listings in full.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Sequence
from math import ceil

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from monitor.reports.making.content import (
    Beside,
    Block,
    Cell,
    Chart,
    Content,
    Figure,
    Heading,
    Listing,
    Paragraph,
    Table,
    Unit,
)
from monitor.reports.making.spreadsheet import beside_names
from storage.row_names import count

# Nothing that was read becomes a formula or a link by itself; a number that can not be is an error, not a text.
SAFE = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
FIGURES_SHEET = "Số liệu"
REPORT_SHEET = "Báo cáo"
PATTERNS = {
    Unit.COUNT: "#,##0.##", Unit.HOURS: "#,##0.0", Unit.PERCENT: '0.0"%"', Unit.MILLION_VND: "#,##0.00",
    Unit.CHANGE: '+#,##0.##;\u2212#,##0.##;0', Unit.PERCENT_CHANGE: '+0.0"%";\u22120.0"%";0"%"',
}  # fmt: skip
UNITS = {
    Unit.COUNT: "số lượng", Unit.HOURS: "giờ", Unit.PERCENT: "%", Unit.MILLION_VND: "triệu đồng",
    Unit.CHANGE: "tăng giảm", Unit.PERCENT_CHANGE: "±%",
}  # fmt: skip
PAGE_LETTERS = 95.0  # of twelve points that stand side by side on an A4 page, made a little smaller
ALONE_LETTERS = 84.0  # as they are: a single column is not made smaller
LINE_POINTS, MOST_POINTS = 16.0, 400.0  # of a row
LONGEST_CELL = 32_000  # Excel takes 32,767 letters


class _Book:
    """The workbook as it grows, its formats, and where each figure stands for the charts."""

    def __init__(self, content: Content) -> None:
        self.file = io.BytesIO()
        self.book = Workbook(self.file, {"in_memory": True, **SAFE})
        self.book.set_properties({
            "title": content.title, "author": content.office, "created": content.generated_at.replace(tzinfo=None),
            "comments": content.code,
        })  # fmt: skip
        self.plain = self._format()
        self.bold = self._format(bold=True)
        self.head = self._format(bold=True, border=1, text_wrap=True, align="center", valign="vcenter")
        self.text = self._format(border=1, text_wrap=True, valign="top")
        self.strong = self._format(border=1, text_wrap=True, valign="top", bold=True)
        self.note = self._format(italic=True, text_wrap=True, valign="top")
        self.title = self._format(bold=True, text_wrap=True, valign="top")
        self.prose = self._format(text_wrap=True, valign="top")
        self.numbers = {unit: self._format(border=1, num_format=pattern) for unit, pattern in PATTERNS.items()}
        self.places: dict[str, tuple[int, int]] = {}  # of a figure on the first sheet
        self.used: set[str] = set()

    def _format(self, **how: object) -> Format:
        return self.book.add_format({"font_name": "Times New Roman", "font_size": 12, **how})

    def sheet(self, name: str) -> Worksheet:
        """A new sheet; its name is shortened to what Excel takes and told apart from others."""
        tidy = re.sub(r"[\[\]:*?/\\']", " ", name)[:28].strip() or "Trang"
        number, unique = 1, tidy
        while unique.casefold() in self.used:
            number += 1
            unique = f"{tidy} {number}"
        self.used.add(unique.casefold())
        return self.book.add_worksheet(unique)


def to_xlsx(content: Content) -> bytes:
    """The whole report as .xlsx."""
    book = _Book(content)
    _figures(book, content)
    _part(book, REPORT_SHEET, content.title, content.shown_body)
    for annex in content.annexes:
        title = f"Phụ lục {annex.number}. {annex.title}".replace(" .", ".")
        name = f"Phụ lục {annex.number}".strip()
        _part(book, name, title, annex.blocks, is_wide=annex.is_wide)
    for listing in content.listings:
        _listing(book, listing)
    book.book.close()
    return book.file.getvalue()


def _figures(book: _Book, content: Content) -> None:
    """Every figure, a row each: what other programs read, and what the charts point at."""
    sheet = book.sheet(FIGURES_SHEET)
    besides = beside_names(content)
    sheet.write_string(0, 0, f"{content.title} ({content.period})", book.bold)
    sheet.write_string(1, 0, f"Mã số liệu: {content.code}", book.plain)
    titles = {"previous": "Kỳ trước", "mean": "Bình quân 4 kỳ", "change": "±"}
    titles |= {"percent": "±%"} | {f"before_{times}": f"{times} kỳ trước" for times in (2, 3, 4)}
    heads = ["Mã", "Chỉ tiêu", "Giá trị", *(titles.get(each, each) for each in besides)]
    heads += ["Đơn vị", "Truy vấn", "Số dòng", "Các dòng", "Người nhập"]
    for column, head in enumerate(heads):
        sheet.write_string(2, column, head, book.head)
    row = 3
    for name, figure in content.figures.items():
        if "@" in name:
            continue
        sheet.write_string(row, 0, name, book.text)
        sheet.write_string(row, 1, figure.label, book.text)
        for column, each in enumerate((name, *(f"{name}@{beside}" for beside in besides)), start=2):
            if each in content.figures:
                _number(book, sheet, row, column, content.figures[each])
                book.places[each] = (row, column)
        after = 3 + len(besides)
        sheet.write_string(row, after, UNITS[figure.unit], book.text)
        sheet.write_string(row, after + 1, figure.query, book.text)
        sheet.write_number(row, after + 2, count(figure.rows), book.numbers[Unit.COUNT])
        sheet.write_string(row, after + 3, _short(figure.rows), book.plain)
        sheet.write_string(row, after + 4, figure.entered_by, book.text)
        row += 1
    sheet.set_column(0, 0, 34)
    sheet.set_column(1, 1, 60)
    sheet.set_column(2, 2 + len(besides), 14)
    sheet.set_column(3 + len(besides), 7 + len(besides), 20)
    sheet.freeze_panes(3, 2)
    sheet.set_paper(9)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.print_area(0, 0, row, 3 + len(besides))  # the rows behind a figure are for programs


def _short(rows: str) -> str:
    return rows if len(rows) <= LONGEST_CELL else rows[:LONGEST_CELL] + " … (đủ trong tệp json)"


def _number(book: _Book, sheet: Worksheet, row: int, column: int, figure: Figure) -> None:
    form = book.numbers[figure.unit]
    if figure.value is None:
        sheet.write_blank(row, column, None, form)
    else:
        sheet.write_number(row, column, figure.value, form)


def _part(book: _Book, name: str, title: str, blocks: tuple[Block, ...], *, is_wide: bool = False) -> None:
    sheet = book.sheet(name)
    if name == REPORT_SHEET:
        sheet.activate()  # what people read; other programs read the first sheet
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    if is_wide:
        sheet.set_landscape()
    widths = _widths(blocks)
    for column, width in enumerate(widths):
        sheet.set_column(column, column, width)
    _across(sheet, 0, title, widths, book.title)
    row = 2
    for block in _flat(blocks):
        if isinstance(block, Heading):
            _across(sheet, row, block.text, widths, book.title)
            row += 1
        elif isinstance(block, Paragraph):
            _across(sheet, row, block.text, widths, book.note if block.style == "note" else book.prose)
            row += 1
        elif isinstance(block, Table):
            row = _table(book, sheet, row, block, widths) + 1
        elif isinstance(block, Chart):
            row = _chart(book, sheet, row, block) + 1
        elif isinstance(block, Listing):
            sheet.write_string(row, 0, f"{block.title}: xem trang “{block.name}”", book.note)
            row += 1


def _widths(blocks: tuple[Block, ...]) -> list[float]:
    """How wide each column is, in letters: as the table asks where there is one, else room for labels and numbers."""
    tables = [each for each in _flat(blocks) if isinstance(each, Table)]
    columns = max((each.columns for each in tables), default=0)
    if len(tables) == 1 and len(tables[0].widths) == columns:
        room = max(PAGE_LETTERS, 10 * columns)
        return [max(6.0, room * width / sum(tables[0].widths)) for width in tables[0].widths]
    if any(isinstance(each, Chart) for each in blocks):
        columns = max(columns, 4)
    return [44.0, *(13.0 for _ in range(columns - 1))] if columns else [ALONE_LETTERS]


def _across(sheet: Worksheet, row: int, text: str, widths: list[float], form: Format) -> None:
    """A text over all columns, wrapped, in a row that is high enough: not every program makes rows higher by itself."""
    if len(widths) > 1:
        sheet.merge_range(row, 0, row, len(widths) - 1, "", form)
    sheet.write_string(row, 0, text, form)
    sheet.set_row(row, _height([text], [sum(widths)]))


def _height(texts: Sequence[str], widths: Sequence[float]) -> float:
    """How high a row is in which each text wraps in its width, in points."""
    lines = (
        sum(ceil(max(len(line), 1) / (1.05 * width)) for line in text.split("\n"))
        for text, width in zip(texts, widths, strict=False)
    )
    return min(LINE_POINTS * max(lines, default=1), MOST_POINTS)


def _flat(blocks: tuple[Block, ...]) -> Iterator[Heading | Paragraph | Table | Listing | Chart]:
    for block in blocks:
        if isinstance(block, Beside):
            yield from block.tables
        else:
            yield block


def _table(book: _Book, sheet: Worksheet, row: int, table: Table, widths: list[float]) -> int:
    """Write a table at `row`; gives the row below it."""
    if table.title:
        _across(sheet, row, table.title, widths, book.title)
        row += 1
    taken: set[tuple[int, int]] = set()
    for heads in table.head:
        column = 0
        for head in heads:
            while (row, column) in taken:
                column += 1
            if head.columns > 1 or head.rows > 1:
                last = (row + head.rows - 1, column + head.columns - 1)
                sheet.merge_range(row, column, *last, "", book.head)
            sheet.write_string(row, column, head.text, book.head)
            taken |= {(row + down, column + over) for down in range(head.rows) for over in range(head.columns)}
            column += head.columns
        single = [head.text if head.columns == 1 and head.rows == 1 else "" for head in heads]
        sheet.set_row(row, _height(single, widths[-len(single) :]))
        row += 1
    for each in table.rows:
        for column, cell in enumerate(each.cells):
            _cell(book, sheet, row, column, cell, is_strong=each.style in ("whole", "group"))
        sheet.set_row(row, _height([cell if isinstance(cell, str) else "" for cell in each.cells], widths))
        row += 1
    if not table.rows:
        sheet.write_string(row, 0, table.nil, book.note)
        row += 1
    if table.note:
        _across(sheet, row, table.note, widths, book.note)
        row += 1
    return row


def _cell(book: _Book, sheet: Worksheet, row: int, column: int, cell: Cell, *, is_strong: bool) -> None:
    if isinstance(cell, Figure):
        _number(book, sheet, row, column, cell)
    else:
        sheet.write_string(row, column, cell[:LONGEST_CELL], book.strong if is_strong else book.text)


def _chart(book: _Book, sheet: Worksheet, row: int, chart: Chart) -> int:
    """A chart whose numbers are written below it, next to each other; gives the row below it."""
    sheet.write_string(row, 0, chart.title, book.bold)
    top = row + 1
    for column, each in enumerate(chart.series, start=1):
        sheet.write_string(top, column, each.name, book.head)
    for down, category in enumerate(chart.categories, start=1):
        sheet.write_string(top + down, 0, category, book.text)
        for column, each in enumerate(chart.series, start=1):
            _number(book, sheet, top + down, column, each.figures[down - 1])
    last = top + len(chart.categories)
    drawn = book.book.add_chart({"type": "bar" if chart.is_sideways else "column"})
    for column in range(1, len(chart.series) + 1):
        drawn.add_series({
            "name": [sheet.name, top, column], "categories": [sheet.name, top + 1, 0, last, 0],
            "values": [sheet.name, top + 1, column, last, column], "data_labels": {"value": True},
        })  # fmt: skip
    drawn.set_title({"name": chart.title, "name_font": {"size": 12}})
    if chart.is_sideways:
        drawn.set_y_axis({"reverse": True})
    if chart.categories:
        sheet.insert_chart(last + 1, 0, drawn, {"x_scale": 1.4})
    return last + 17


def _listing(book: _Book, listing: Listing) -> None:
    sheet = book.sheet(listing.name)
    for column, (head, width) in enumerate(zip(listing.head, listing.widths, strict=True)):
        sheet.write_string(0, column, head, book.head)
        sheet.set_column(column, column, 8 + 40 * width / max(listing.widths))
    for row, cells in enumerate(listing.rows, start=1):
        for column, cell in enumerate(cells):
            if isinstance(cell, str):
                sheet.write_string(row, column, cell[:LONGEST_CELL])
            elif cell is not None:
                sheet.write_number(row, column, cell)
    if not listing.rows:
        sheet.write_string(1, 0, listing.nil, book.note)
    sheet.freeze_panes(1, 0)
