"""A report as plain texts and tables, whether we made it or it came back from Word: what the checks before export read.

Numbers that the system set are told apart from numbers that somebody typed: only typed ones can contradict a table.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from docx import Document
from docx.document import Document as Word
from docx.opc.exceptions import PackageNotFoundError
from docx.oxml.ns import qn
from docx.table import Table as WordTable
from docx.text.paragraph import Paragraph as WordParagraph
from lxml import etree

from monitor.reports.making.content import Beside, Block, Content, Figure, Heading, Paragraph, ReportError, Table, Unit

OURS = re.compile(r"F\d+")  # the marks around a figure of ours in a Word file (`word_xml.Marks`)


class Text(NamedTuple):
    place: str
    text: str
    typed: str  # the text without figures of the system
    is_heading: bool


class Grid(NamedTuple):
    """A table: what each column is headed, from the top down, and its cells."""

    place: str
    columns: tuple[tuple[str, ...], ...]
    rows: tuple[tuple[str, ...], ...]


class Draft(NamedTuple):
    """In reading order."""

    texts: tuple[Text, ...]
    tables: tuple[Grid, ...]


def of_content(content: Content) -> Draft:
    """A report that we built."""
    texts, tables = [Text("tiêu đề", content.title, content.title, True)], []
    for part, blocks in (
        ("thân báo cáo", content.body),
        *((f"Phụ lục {annex.number}".strip(), annex.blocks) for annex in content.annexes),
    ):
        texts += [
            Text(part, annex.title, annex.title, True)
            for annex in content.annexes
            if f"Phụ lục {annex.number}".strip() == part
        ]
        for block in _flat(blocks):
            if isinstance(block, Heading):
                texts.append(Text(part, block.text, block.text, True))
            elif isinstance(block, Paragraph):
                typed = "".join(each for each in block.parts if isinstance(each, str))
                texts.append(Text(part, block.text, typed, False))
            else:
                texts += [Text(part, text, "", True) for text in (block.title, block.note) if text]
                texts += [Text(part, head.text, "", True) for row in block.head for head in row]
                tables.append(_grid(part, block))
    return Draft(tuple(texts), tuple(tables))


def _flat(blocks: tuple[Block, ...]) -> Iterator[Heading | Paragraph | Table]:
    for block in blocks:
        if isinstance(block, Beside):
            yield from block.tables
        elif isinstance(block, Heading | Paragraph | Table):
            yield block


def _grid(part: str, table: Table) -> Grid:
    columns: list[list[str]] = [[] for _ in table.widths]
    reaching: dict[int, int] = {}  # column -> rows that a heading still reaches down
    for row in table.head:
        column, cells = 0, list(row)
        while column < len(columns):
            if reaching.get(column, 0):
                reaching[column] -= 1
                column += 1
            elif cells:
                cell = cells.pop(0)
                for each in range(column, min(column + cell.columns, len(columns))):
                    columns[each].append(cell.text)
                    reaching[each] = cell.rows - 1
                column += cell.columns
            else:
                break
    rows = tuple(tuple(_shown(cell) for cell in row.cells) for row in table.rows)
    return Grid(part, tuple(tuple(each) for each in columns), rows)


def _shown(cell: str | Figure) -> str:
    if isinstance(cell, str):
        return cell
    text = cell.shown.removesuffix("*")
    return text + " triệu" if cell.unit is Unit.MILLION_VND else text


def of_docx(file: bytes) -> Draft:
    """A report as it came back from Word. Raises ReportError for what is no Word file."""
    try:
        document: Word = Document(io.BytesIO(file))
        texts, tables, part = [], [], "thân báo cáo"
        for element in document.element.body.iterchildren():
            if element.tag == qn("w:p"):
                text, typed = _words(element)
                if re.fullmatch(r"phụ lục( [ivx\d]+)?", text.strip(), re.IGNORECASE):
                    part = text.strip()
                if text.strip():
                    bold = any(run.bold for run in WordParagraph(element, document).runs)
                    texts.append(Text(part, text, typed, bold))
            elif element.tag == qn("w:tbl"):
                grid = _word_grid(part, WordTable(element, document))
                texts += [Text(part, head, "", True) for column in grid.columns for head in column]
                tables.append(grid)
    except (PackageNotFoundError, zipfile.BadZipFile, KeyError, ValueError, etree.XMLSyntaxError) as error:
        raise ReportError("tệp này không phải là tệp Word (.docx) mở được; hãy lưu lại thành .docx") from error
    return Draft(tuple(texts), tuple(tables))


def _words(paragraph: etree._Element) -> tuple[str, str]:
    """The text of a paragraph, whole and without the figures of ours."""
    whole, typed, ours = [], [], set()
    for each in paragraph.iter(qn("w:bookmarkStart"), qn("w:bookmarkEnd"), qn("w:t"), qn("w:tab")):
        if each.tag == qn("w:bookmarkStart"):
            if OURS.fullmatch(each.get(qn("w:name")) or ""):
                ours.add(each.get(qn("w:id")))
        elif each.tag == qn("w:bookmarkEnd"):
            ours.discard(each.get(qn("w:id")))
        else:
            text = " " if each.tag == qn("w:tab") else each.text or ""
            whole.append(text)
            if not ours:
                typed.append(text)
    return "".join(whole), "".join(typed)


def _word_grid(part: str, table: WordTable) -> Grid:
    rows = [[" ".join(cell.text.split()) for cell in row.cells] for row in table.rows]
    heads = _head_rows(table, rows)
    width = max((len(row) for row in rows), default=0)
    columns: list[tuple[str, ...]] = []
    for column in range(width):
        found = [row[column] for row in rows[:heads] if column < len(row)]
        columns.append(tuple(dict.fromkeys(found)))
    return Grid(part, tuple(columns), tuple(tuple(row) for row in rows[heads:]))


def _head_rows(table: WordTable, rows: Sequence[Sequence[str]]) -> int:
    """How many rows are headings: those that Word repeats on each page, else the first and what its corner reaches."""
    marked = sum(1 for row in table.rows if row._tr.find(f".//{qn('w:tblHeader')}") is not None)
    if marked:
        return marked
    reach = 0
    for row in rows:
        if not row or row[0] != rows[0][0]:
            break
        reach += 1
    return max(reach, 1)
