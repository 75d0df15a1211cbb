"""What a report says, built once: figures, and the blocks that show them. Every format draws from this, adds no number.

A figure whose name holds an ``@`` is one told beside another: ``found_total@previous``, ``@mean``, ``@change``.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime
from functools import cached_property
from typing import Any

from monitor.office_time import OFFICE_TIME
from monitor.reports.making.blocks import (
    Annex,
    Beside,
    Block,
    Cell,
    Chart,
    HeadCell,
    Heading,
    Listing,
    Paragraph,
    Row,
    Series,
    Table,
)
from monitor.reports.making.figure import MINUS, NIL, NOTHING, Figure, Period, ReportError, Unit, clean, in_vietnamese
from storage.records import Record, UtcTime

__all__ = [
    "MINUS",
    "NIL",
    "NOTHING",
    "Annex",
    "Beside",
    "Block",
    "Cell",
    "Change",
    "Chart",
    "Content",
    "Figure",
    "HeadCell",
    "Heading",
    "Listing",
    "Paragraph",
    "Period",
    "ReportError",
    "Row",
    "Series",
    "Table",
    "Unit",
    "clean",
    "in_vietnamese",
]

CHANGES_ON_PAPER = 20


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
    filters: tuple[tuple[str, str], ...] = ()  # what an ad hoc report was narrowed to
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
    def shown_body(self) -> tuple[Block, ...]:
        """The body, and after it what this version corrects."""
        if not self.changes:
            return self.body
        head = tuple(HeadCell(text=text) for text in ("Chỉ tiêu", f"Phiên bản {self.version - 1}", "Phiên bản này"))
        rows = tuple(
            Row(cells=(change.label, change.before, change.after)) for change in self.changes[:CHANGES_ON_PAPER]
        )
        left = len(self.changes) - len(rows)
        note = f"và {left} thay đổi khác: xem tệp json." if left > 0 else ""
        title = f"Phiên bản {self.version} thay phiên bản {self.version - 1}; những chỗ đã đổi:"
        return (*self.body, Table(title=title, head=(head,), rows=rows, widths=(4, 1, 1), note=note))

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

    def model_copy(self, *, update: Mapping[str, Any] | None = None, deep: bool = False) -> Content:
        """A copy that counts its figures anew: Pydantic would take along those of before, people and all."""
        made = super().model_copy(update=update, deep=deep)
        made.__dict__.pop("figures", None)
        return made

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
    return isinstance(block, Listing | Table) and block.is_personal


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
