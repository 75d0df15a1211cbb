"""The blocks that show figures: headings, running text, tables, lists, charts. Every format sets each of them."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, model_validator

from monitor.reports.making.figure import NIL, Figure, in_vietnamese
from storage.records import Record

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
    is_personal: bool = False  # it names people, and is left out of what is published

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
