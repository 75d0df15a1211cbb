"""The blocks of a report as WordprocessingML, written as text: python-docx takes seconds for some thousand cells."""

from __future__ import annotations

import io
from xml.sax.saxutils import escape, quoteattr

from docx.document import Document as Word
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.oxml.xmlchemy import BaseOxmlElement

from monitor.reports.making.content import Block, Cell, Chart, Figure, HeadCell, Listing, Paragraph, Table
from monitor.reports.making.paper import picture

SPACES = nsdecls("w", "r", "wp", "a", "pic")
UPRIGHT, ACROSS = 9350, 14850  # width of the text in twentieths of a point: A4 less the margins of the form
EMU_PER_TWIP = 635
CHART_SHARE = 0.7  # of the text's width: the leader's page is one page


class Marks:
    """What numbers the bookmarks: one round each figure (`F<n>`, in reading order), so that a file can be read back."""

    def __init__(self, document: Word) -> None:
        self.document = document
        self.number = 0
        self.pictures = 0

    def around(self, run: str) -> str:
        """The run of one figure between its marks."""
        self.number += 1
        number = self.number + 1000  # clear of what the template itself has
        return f'<w:bookmarkStart w:id="{number}" w:name="F{self.number}"/>{run}<w:bookmarkEnd w:id="{number}"/>'


def parse(pieces: list[str]) -> list[BaseOxmlElement]:
    """Elements from their text."""
    return list(parse_xml(f"<w:body {SPACES}>{''.join(pieces)}</w:body>"))


def paragraph(text: str, align: str = "both", *, size: float = 13, bold: bool = False, italic: bool = False) -> str:
    """One paragraph of plain text; `size` in points."""
    return _around([_run(text, size, bold=bold, italic=italic)], align, after=60)


def block_xml(block: Block, marks: Marks, *, is_wide: bool = False) -> str:
    """One block as the text of its elements."""
    width = ACROSS if is_wide else UPRIGHT
    if block.block == "heading":
        run = _run(block.text, 13, bold=True)
        return _around([run], "both", after=40, before=60, keep=True)
    if block.block == "paragraph":
        return _running(block, marks)
    if block.block == "chart":
        return _chart(block, marks)
    if block.block == "listing":
        return _listing(block, width)
    if block.block == "beside":
        return _beside(block.tables, marks, width)
    return _table(block, marks, width, 10 if is_wide else 10.5)


def _run(text: str, size: float, *, bold: bool = False, italic: bool = False) -> str:
    look = f'{"<w:b/>" if bold else ""}{"<w:i/>" if italic else ""}<w:sz w:val="{round(size * 2)}"/>'
    return f'<w:r><w:rPr>{look}</w:rPr><w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def _around(
    runs: list[str],
    align: str,
    *,
    after: int = 0,
    before: int = 0,
    keep: bool = False,
    left: int = 0,
    first: int = 0,
    is_narrow: bool = False,
) -> str:
    # The children of w:pPr must come in this order.
    form = "<w:keepNext/>" if keep else ""
    form += f'<w:spacing w:before="{before}" w:after="{after}" w:line="240" w:lineRule="auto"/>'
    if left or first:
        form += f'<w:ind w:left="{left}" w:firstLine="{first}"/>'
    mark = '<w:rPr><w:sz w:val="8"/></w:rPr>' if is_narrow else ""
    return f'<w:p><w:pPr>{form}<w:jc w:val="{align}"/>{mark}</w:pPr>{"".join(runs)}</w:p>'


def _cell_run(cell: Cell, marks: Marks, size: float, *, bold: bool = False, italic: bool = False) -> str:
    if isinstance(cell, Figure):
        return marks.around(_run(cell.shown, size, bold=bold, italic=italic))
    return _run(cell, size, bold=bold, italic=italic)


def _running(block: Paragraph, marks: Marks) -> str:
    is_note, is_bullet = block.style == "note", block.style == "bullet"
    size = 11 if is_note else 13
    runs = [_run("- ", size)] if is_bullet else []
    runs += [_cell_run(part, marks, size, italic=is_note) for part in block.parts]
    return _around(runs, "both", after=60, first=0 if is_note else 567)


def _borders() -> str:
    sides = ("top", "left", "bottom", "right", "insideH", "insideV")
    return "".join(f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="000000"/>' for side in sides)


def _frame(widths: list[int], rows: list[str], *, is_bare: bool = False) -> str:
    borders = "" if is_bare else f"<w:tblBorders>{_borders()}</w:tblBorders>"
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    margins = '<w:tblCellMar><w:left w:w="50" w:type="dxa"/><w:right w:w="60" w:type="dxa"/></w:tblCellMar>'
    form = f'<w:tblW w:w="{sum(widths)}" w:type="dxa"/>{borders}<w:tblLayout w:type="fixed"/>{margins}'
    return f"<w:tbl><w:tblPr>{form}</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"


def _box(width: int, inner: str, *, columns: int = 1, merge: str = "") -> str:
    form = f'<w:tcW w:w="{width}" w:type="dxa"/>' + (f'<w:gridSpan w:val="{columns}"/>' if columns > 1 else "")
    form += {"restart": '<w:vMerge w:val="restart"/>', "go on": "<w:vMerge/>"}.get(merge, "")
    return f"<w:tc><w:tcPr>{form}</w:tcPr>{inner}</w:tc>"


def _line(boxes: list[str], *, is_head: bool = False) -> str:
    form = "<w:cantSplit/>" + ("<w:tblHeader/>" if is_head else "")
    return f"<w:tr><w:trPr>{form}</w:trPr>{''.join(boxes)}</w:tr>"


def _spread(relative: tuple[float, ...], width: int) -> list[int]:
    return [round(width * each / sum(relative)) for each in relative]


def _table(table: Table, marks: Marks, width: int, size: float) -> str:
    widths = _spread(table.widths, width)
    rows = [_line(boxes, is_head=True) for boxes in _head(table.head, widths, size)]
    if table.numbered:
        numbers = [_around([_run(f"({n})", size - 2, italic=True)], "center") for n in range(1, table.columns + 1)]
        boxes = [_box(wide, inner) for wide, inner in zip(widths, numbers, strict=True)]
        rows.append(_line(boxes, is_head=True))
    for row in table.rows:
        boxes = []
        for place, cell in enumerate(row.cells):
            is_strong = row.style in ("whole", "group")
            prefix = [_run("– ", size)] if row.style == "part" and place == 0 else []
            run = _cell_run(cell, marks, size, bold=is_strong)
            inner = _around([*prefix, run], "left" if place in table.texts else "center")
            span = table.columns if len(row.cells) == 1 else 1
            boxes.append(_box(sum(widths) if span > 1 else widths[place], inner, columns=span))
        rows.append(_line(boxes))
    if not table.rows:
        inner = _around([_run(table.nil, size, italic=True)], "center")
        rows.append(_line([_box(sum(widths), inner, columns=table.columns)]))
    title = _around([_run(table.title, 12, bold=True)], "left", before=40, after=20, keep=True) if table.title else ""
    return title + _frame(widths, rows) + _after(table.note)


def _after(note: str) -> str:
    """What stands below a table: its note, or a narrow line that keeps it from the next table."""
    return _around([_run(note, 11, italic=True)], "both", after=60) if note else _around([], "left", is_narrow=True)


def _head(head: tuple[tuple[HeadCell, ...], ...], widths: list[int], size: float) -> list[list[str]]:
    """Rows of heading boxes; one that reaches down is repeated as a merged box in the rows below."""
    lines: list[list[str]] = []
    reaching: dict[int, tuple[int, int]] = {}  # first column -> (rows still to go, columns)
    for row in head:
        boxes, column, cells = [], 0, list(row)
        while column < len(widths):
            if column in reaching:
                left, columns = reaching.pop(column)
                wide = sum(widths[column : column + columns])
                boxes.append(_box(wide, _around([], "center"), columns=columns, merge="go on"))
                if left > 1:
                    reaching[column] = (left - 1, columns)
                column += columns
                continue
            cell = cells.pop(0)
            wide = sum(widths[column : column + cell.columns])
            inner = _around([_run(cell.text, size, bold=True)], "center")
            merge = "restart" if cell.rows > 1 else ""
            boxes.append(_box(wide, inner, columns=cell.columns, merge=merge))
            if cell.rows > 1:
                reaching[column] = (cell.rows - 1, cell.columns)
            column += cell.columns
        lines.append(boxes)
    return lines


def _listing(listing: Listing, width: int) -> str:
    widths = _spread(listing.widths, width)
    heads = [_around([_run(head, 10, bold=True)], "center") for head in listing.head]
    rows = [_line([_box(w, inner) for w, inner in zip(widths, heads, strict=True)], is_head=True)]
    for row in listing.shown:
        inners = [_around([_run("" if cell is None else str(cell), 10)], "left") for cell in row]
        rows.append(_line([_box(w, inner) for w, inner in zip(widths, inners, strict=True)]))
    if not listing.rows:
        inner = _around([_run(listing.nil, 10, italic=True)], "center")
        rows.append(_line([_box(sum(widths), inner, columns=len(widths))]))
    title = _around([_run(listing.title, 12, bold=True)], "left", before=100, after=40, keep=True)
    rest = _around([_run(listing.rest, 11, italic=True)], "both", after=60) if listing.rest else ""
    return title + _frame(widths, rows) + rest + _after(listing.note)


def _beside(tables: tuple[Table, ...], marks: Marks, width: int) -> str:
    each = round(width / max(len(tables), 1))
    inners = [_table(table, marks, each - 160, 9.5) for table in tables]
    return _frame([each] * len(tables), [_line([_box(each, inner) for inner in inners])], is_bare=True) + _after("")


def _chart(chart: Chart, marks: Marks) -> str:
    """The chart's picture; its words go into the description for those who hear the page."""
    relation, image = marks.document.part.get_or_add_image(io.BytesIO(picture(chart)))
    wide = round(UPRIGHT * CHART_SHARE) * EMU_PER_TWIP
    high = round(wide * image.px_height / image.px_width)
    marks.pictures += 1
    told = "; ".join(
        f"{category}: " + ", ".join(f"{each.name} {each.figures[place].shown}" for each in chart.series)
        for place, category in enumerate(chart.categories)
    )
    shape = (
        f'<pic:pic><pic:nvPicPr><pic:cNvPr id="0" name="chart"/><pic:cNvPicPr/></pic:nvPicPr>'
        f'<pic:blipFill><a:blip r:embed="{relation}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>'
        f'<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{wide}" cy="{high}"/></a:xfrm>'
        f'<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic>'
    )
    picture_uri = "http://schemas.openxmlformats.org/drawingml/2006/picture"
    drawing = (
        f'<w:drawing><wp:inline><wp:extent cx="{wide}" cy="{high}"/>'
        f'<wp:docPr id="{marks.pictures}" name="chart {marks.pictures}" descr={quoteattr(chart.title + ". " + told)}/>'
        f'<a:graphic><a:graphicData uri="{picture_uri}">{shape}</a:graphicData></a:graphic></wp:inline></w:drawing>'
    )
    return _around([f"<w:r>{drawing}</w:r>"], "center", before=60, after=60)
