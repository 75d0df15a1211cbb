"""A long list as one sheet of Excel, written row by row: memory does not grow with it, and no cell is a formula."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from xlsxwriter import Workbook

from monitor.reports.making.workbook import LONGEST_CELL, SAFE

Cell = str | int


def write_long_sheet(
    path: Path,
    name: str,
    columns: Sequence[tuple[str, float]],
    rows: Iterable[Sequence[Cell]],
    *,
    frozen: int = 1,
    notes: Callable[[int], Iterable[str]] | None = None,
) -> int:
    """Write a workbook with the sheet `name`; gives the number of rows below its heading.

    `columns`: heading and width in characters of each; the first `frozen` stay in sight. `notes` makes the lines of a
    second sheet of that number. Raises OSError, and what `rows` raises; the file is then not whole.
    """
    written = 0
    with tempfile.TemporaryDirectory() as scratch:
        book = Workbook(str(path), {"constant_memory": True, "tmpdir": scratch, **SAFE})
        sheet = book.add_worksheet(name)
        bold = book.add_format({"bold": True})
        for column, (head, width) in enumerate(columns):
            sheet.set_column(column, column, width)
            sheet.write_string(0, column, head, bold)
        sheet.freeze_panes(1, frozen)
        for row in rows:
            written += 1
            for column, cell in enumerate(row):
                if isinstance(cell, int):
                    sheet.write_number(written, column, cell)
                elif cell:
                    sheet.write_string(written, column, cell[:LONGEST_CELL])
        if notes is not None:
            beside = book.add_worksheet("Ghi chú")
            beside.set_column(0, 0, 110)
            for at, note in enumerate(notes(written)):
                beside.write_string(at, 0, note)
        book.close()
    return written
