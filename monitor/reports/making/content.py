"""What a report says, built once: figures, and the blocks that show them. Every format draws from this, adds no number.

A figure whose name holds an ``@`` is one told beside another: ``found_total@previous``, ``@mean``, ``@change``.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from functools import cached_property
from typing import Annotated, Literal

from pydantic import Field, model_validator

from monitor.workplace import OFFICE_TIME
from storage.records import Record, UtcTime

ONE_DAY = timedelta(days=1)
NOTHING = "–"
MINUS = "−"
NIL = "Chưa phát sinh"


class ReportError(Exception):
    """The report was not written; the text says what to ask for instead."""


class Period(Record):
    """Whole days in Asia/Ho_Chi_Minh, both ends included."""

    first: date
    last: date

    @property
    def start(self) -> datetime:
        """The first moment of the first day."""
        return datetime.combine(self.first, time(), OFFICE_TIME)

    @property
    def end(self) -> datetime:
        """The moment after the last day: a period is half-open in time."""
        return datetime.combine(self.last + ONE_DAY, time(), OFFICE_TIME)

    def before(self, times: int = 1) -> Period:
        """The period of equal length, `times` lengths earlier; 1 is the one that ends where this one begins."""
        length = (self.last - self.first + ONE_DAY) * times
        return Period(first=self.first - length, last=self.last - length)

    def __str__(self) -> str:
        return f"từ ngày {self.first:%d/%m/%Y} đến hết ngày {self.last:%d/%m/%Y}"


class Unit(StrEnum):
    """What a figure measures. PERCENT is a number of hundredths: 12.5 is shown as 12,5%."""

    COUNT = "count"
    HOURS = "hours"
    PERCENT = "percent"
    MILLION_VND = "million_vnd"
    CHANGE = "change"  # a difference, shown with its sign
    PERCENT_CHANGE = "percent_change"


class Figure(Record):
    """One number. It comes from rows of the ledger through a named query, from figures, or from a person's hand."""

    name: str  # ASCII, the same in every format, one value in a report
    label: str  # what it counts, told without the table around it
    value: int | float | None  # None where there is nothing to measure
    unit: Unit = Unit.COUNT
    query: str = ""  # the query of the report's recount that gives its rows; empty when none does
    rows: str = ""  # the rows behind it, packed (storage.row_names)
    entered_by: str = ""  # who typed it in; empty when it was counted

    @property
    def shown(self) -> str:
        """As an office writes it; what was typed in carries a star."""
        text = in_vietnamese(self.value)
        if self.unit in (Unit.CHANGE, Unit.PERCENT_CHANGE) and self.value is not None:
            sign = "+" if self.value > 0 else MINUS if self.value < 0 else ""
            text = sign + in_vietnamese(abs(self.value))
        if self.unit in (Unit.PERCENT, Unit.PERCENT_CHANGE) and self.value is not None:
            text += "%"
        return text + "*" if self.entered_by else text


Cell = str | Figure


class Heading(Record):
    block: Literal["heading"] = "heading"
    text: str
    level: int = 1  # 1: "I. …" in bold; 2: "1. …"


class Paragraph(Record):
    """Running text with figures in it."""

    block: Literal["paragraph"] = "paragraph"
    parts: tuple[Cell, ...]
    style: Literal["", "note", "bullet"] = ""

    @property
    def text(self) -> str:
        """As it reads."""
        return "".join(part if isinstance(part, str) else part.shown for part in self.parts)


class HeadCell(Record):
    text: str
    columns: int = 1  # how many it stretches over
    rows: int = 1


class Row(Record):
    """One row; `style` "whole" stands out, "part" is a share of the row above, "group" is a heading inside a table."""

    cells: tuple[Cell, ...]
    style: Literal["", "whole", "part", "group"] = ""


class Table(Record):
    """Cells under one or more rows of headings. Without rows it reads `nil`."""

    block: Literal["table"] = "table"
    title: str
    head: tuple[tuple[HeadCell, ...], ...]
    rows: tuple[Row, ...]
    widths: tuple[float, ...]  # relative, one a column
    note: str = ""
    nil: str = NIL
    texts: tuple[int, ...] = (0,)  # columns that hold text, set to the left
    numbered: bool = False  # the head is followed by a row (1) (2) (3) …

    @property
    def columns(self) -> int:
        """How many there are."""
        return len(self.widths)

    @model_validator(mode="after")
    def _fits(self) -> Table:
        for row in self.rows:
            if len(row.cells) not in (self.columns, 1):
                raise ValueError(f"table {self.title!r}: a row of {len(row.cells)} cells under {self.columns} columns")
        return self


class Listing(Record):
    """Many plain rows: whole in the spreadsheet and the json, the first `cap` on paper and on a page.

    `is_personal`: it names people or their pages, and is left out of what is published.
    """

    block: Literal["listing"] = "listing"
    name: str  # ASCII: the sheet's and the json's name
    title: str
    head: tuple[str, ...]
    rows: tuple[tuple[str | int | float | None, ...], ...]
    widths: tuple[float, ...]
    cap: int = 50
    note: str = ""
    nil: str = NIL
    is_personal: bool = True

    @property
    def shown(self) -> tuple[tuple[str | int | float | None, ...], ...]:
        """The rows that paper has room for."""
        return self.rows[: self.cap]

    @property
    def rest(self) -> str:
        """What paper says of the rows that it leaves out; empty when there are none."""
        left = len(self.rows) - self.cap
        if left <= 0:
            return ""
        return (
            f"Bảng có {in_vietnamese(len(self.rows))} dòng; trên đây là {self.cap} dòng đầu, "
            f"còn {in_vietnamese(left)} dòng: xem trang “{self.name}” của tệp xlsx kèm theo."
        )


class Series(Record):
    name: str
    figures: tuple[Figure, ...]  # one for each category


class Chart(Record):
    """Bars beside each other, drawn from figures that a table holds too."""

    block: Literal["chart"] = "chart"
    title: str
    categories: tuple[str, ...]
    series: tuple[Series, ...]
    is_sideways: bool = False  # long labels: bars lie


class Beside(Record):
    """Short tables next to each other."""

    block: Literal["beside"] = "beside"
    tables: tuple[Table, ...]


Block = Annotated[Heading | Paragraph | Table | Listing | Chart | Beside, Field(discriminator="block")]


class Annex(Record):
    """A part with a page of its own."""

    number: str  # "I", "II"; empty when there is only one
    title: str
    blocks: tuple[Block, ...]
    is_wide: bool = False  # set across the page


class Change(Record):
    """What a later version corrects."""

    label: str
    before: str
    after: str


class Content(Record):
    """A whole report."""

    report: str  # name of the plug-in
    title: str
    office: str
    province: str
    period: Period
    previous_period: Period | None
    generated_at: UtcTime
    body: tuple[Block, ...]
    annexes: tuple[Annex, ...] = ()
    parent: str = ""  # the office above; empty when the letterhead names none
    addressed_to: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ("Lãnh đạo cơ quan (để b/c)", "Lưu: VT, …")
    signature: tuple[str, ...] = ("GIÁM ĐỐC",)
    gaps: tuple[tuple[str, str], ...] = ()  # sources not wholly looked at, and why
    changes: tuple[Change, ...] = ()  # against the version before
    version: int = 1
    is_public: bool = False
    code: str = ""  # names the kept snapshot: report/first/last/v1/sha256; empty until it is kept

    @cached_property
    def figures(self) -> dict[str, Figure]:
        """Every figure once, by name, in reading order. Raises ReportError where one name has two values."""
        found: dict[str, Figure] = {}
        for figure in _figures(self.blocks):
            if found.setdefault(figure.name, figure).value != figure.value:
                raise ReportError(
                    f"the figure {figure.name} is {found[figure.name].value} in one place of the report and "
                    f"{figure.value} in another; nothing was written"
                )
        return found

    @property
    def blocks(self) -> Iterator[Block]:
        """All of them, in reading order."""
        yield from self.body
        for annex in self.annexes:
            yield from annex.blocks

    @property
    def listings(self) -> tuple[Listing, ...]:
        """Those with many plain rows."""
        return tuple(block for block in self.blocks if isinstance(block, Listing))

    @property
    def has_entered(self) -> bool:
        """Whether a figure was typed in by a person."""
        return any(figure.entered_by for figure in self.figures.values())

    @property
    def written_on(self) -> datetime:
        """When it was made, on the office's clock."""
        return self.generated_at.astimezone(OFFICE_TIME)

    def for_public(self) -> Content:
        """The same figures without what names people, without the rows behind them."""
        annexes = tuple(
            annex.model_copy(
                update={"blocks": tuple(_bare(block) for block in annex.blocks if not _names_people(block))}
            )
            for annex in self.annexes
        )
        return self.model_copy(update={
            "body": tuple(_bare(block) for block in self.body if not _names_people(block)),
            "annexes": tuple(annex for annex in annexes if annex.blocks), "is_public": True,
        })  # fmt: skip


def _names_people(block: Block) -> bool:
    return isinstance(block, Listing) and block.is_personal


def _bare(block: Block) -> Block:
    """The block without the rows behind its figures: a row's number leads to a person for whoever has the ledger."""
    if isinstance(block, Paragraph):
        return block.model_copy(update={"parts": _bare_cells(block.parts)})
    if isinstance(block, Table):
        rows = tuple(row.model_copy(update={"cells": _bare_cells(row.cells)}) for row in block.rows)
        return block.model_copy(update={"rows": rows})
    if isinstance(block, Beside):
        return block.model_copy(update={"tables": tuple(_bare(table) for table in block.tables)})
    if isinstance(block, Chart):
        series = tuple(
            each.model_copy(update={"figures": tuple(_bare_figure(figure) for figure in each.figures)})
            for each in block.series
        )
        return block.model_copy(update={"series": series})
    return block


def _bare_cells(cells: tuple[Cell, ...]) -> tuple[Cell, ...]:
    return tuple(cell if isinstance(cell, str) else _bare_figure(cell) for cell in cells)


def _bare_figure(figure: Figure) -> Figure:
    hand = "nhập tay" if figure.entered_by else ""
    return figure.model_copy(update={"rows": "", "entered_by": hand})


def _figures(blocks: Iterator[Block]) -> Iterator[Figure]:
    for block in blocks:
        if isinstance(block, Paragraph):
            yield from (part for part in block.parts if isinstance(part, Figure))
        elif isinstance(block, Chart):
            yield from (figure for each in block.series for figure in each.figures)
        elif isinstance(block, Table | Beside):
            for table in (block,) if isinstance(block, Table) else block.tables:
                yield from (cell for row in table.rows for cell in row.cells if isinstance(cell, Figure))


def in_vietnamese(number: float | None) -> str:
    """A number as an office writes it: 1.234 and 25,5; a dash for none. At most two decimals."""
    if number is None:
        return NOTHING
    text = f"{number:,.2f}".rstrip("0").removesuffix(".") if isinstance(number, float) else f"{number:,}"
    return text.translate(str.maketrans(",.", ".,")).replace("-", MINUS)


def clean(text: str) -> str:
    """Text on one line, without control and direction marks: XML can not hold them, a reader can be fooled by them."""
    kept = (
        " " if unicodedata.category(letter).startswith("C") else letter for letter in unicodedata.normalize("NFC", text)
    )
    return " ".join("".join(kept).split())
