"""Cases as one flat table, for Excel and for other programs: csv or xlsx, fifteen columns, row by row.

Sellers stand by their initials, and what identifies a person in titles and addresses is the case file's: an export that
names sellers is asked for, and logged.
"""

from __future__ import annotations

import csv
import tempfile
from collections.abc import Iterable, Iterator
from datetime import datetime
from pathlib import Path

from xlsxwriter import Workbook

from monitor import labels
from monitor.json_lines import InputError
from monitor.reports.making.figure import clean
from monitor.reports.making.spreadsheet import as_text, initials
from monitor.reports.making.workbook import LONGEST_CELL, SAFE
from monitor.workplace import OFFICE_TIME, Workplace
from storage.ledger.exports import log_case_export
from storage.queries.case_export import ExportedCase, exported_cases

HEADS = (
    "Vụ việc", "Ngày mở", "Trạng thái", "Lý do đóng", "Nhóm dấu hiệu", "Quy tắc", "Loại đối tượng", "Nền tảng", "Trang",
    "Địa chỉ", "Tiêu đề", "Người bán", "Kết luận", "Ngày kết luận", "Cập nhật",
)  # fmt: skip
WIDTHS = (10, 17, 18, 18, 34, 18, 16, 14, 24, 50, 40, 24, 18, 17, 17)
MOST_ROWS = 1_048_575  # below the heading of one sheet
Cell = str | int


def export_cases(
    workplace: Workplace, out: Path, start: datetime | None, end: datetime | None, most: int | None, *,
    with_sellers: bool, actor: str,
) -> int:  # fmt: skip
    """Write the cases opened in ``[start, end)`` to `out` (.csv or .xlsx); gives how many. Raises InputError.

    The file appears whole or not at all, and the log says who took how many.
    """
    writers = {".csv": _to_csv, ".xlsx": _to_xlsx}
    if out.suffix.lower() not in writers:
        raise InputError(f"an export ends in .csv or .xlsx, not {out.suffix or 'nothing'!r}; choose another name")
    cases = (_row(case, with_sellers=with_sellers) for case in exported_cases(workplace.db, start, end, most))
    part = out.with_name(f".{out.name}.part")
    try:
        out.parent.mkdir(parents=True, exist_ok=True)
        written = writers[out.suffix.lower()](part, cases)
        log_case_export(workplace.db, actor, workplace.clock(), number=written, with_sellers=with_sellers)
        part.replace(out)
    except OSError as error:
        raise InputError(f"can not write {out}: {error.strerror}; choose another name") from error
    finally:
        part.unlink(missing_ok=True)
    return written


def _row(case: ExportedCase, *, with_sellers: bool) -> tuple[Cell, ...]:
    seller = case.seller or ""
    return (
        case.id, _moment(case.opened_at), _word(labels.STATE, case.state),
        _word(labels.CLOSE_REASON, case.close_reason),
        "; ".join(_word(labels.POLICY, policy) for policy in case.policies), ", ".join(case.rules),
        _word(labels.KIND, case.kind), case.platform, case.host, case.url, case.title,
        seller if with_sellers or not seller else initials(seller),
        _word(labels.VERDICT, case.verdict), _moment(case.decided_at), _moment(case.moved_at),
    )  # fmt: skip


_words: dict[int, dict[str, str]] = {}


def _word(words: object, value: str | None) -> str:
    """The word on screen of a value of a closed list; the value itself where it has none."""
    assert isinstance(words, dict)
    known = _words.setdefault(id(words), {str(key): word for key, word in words.items()})
    return known.get(value or "", value or "")


def _moment(moment: datetime | None) -> str:
    return f"{moment.astimezone(OFFICE_TIME):%Y-%m-%d %H:%M}" if moment else ""


def _to_csv(path: Path, rows: Iterable[tuple[Cell, ...]]) -> int:
    written = 0
    with path.open("w", encoding="utf-8-sig", newline="") as file:  # without the mark Excel breaks Vietnamese letters
        writer = csv.writer(file)
        writer.writerow(HEADS)
        for row in rows:
            writer.writerow([as_text(clean(cell)) if isinstance(cell, str) else cell for cell in row])
            written += 1
    return written


def _to_xlsx(path: Path, rows: Iterator[tuple[Cell, ...]]) -> int:
    written = 0
    with tempfile.TemporaryDirectory() as scratch:
        book = Workbook(str(path), {"constant_memory": True, "tmpdir": scratch, **SAFE})
        sheet = book.add_worksheet("Vụ việc")
        bold = book.add_format({"bold": True})
        for column, (head, width) in enumerate(zip(HEADS, WIDTHS, strict=True)):
            sheet.set_column(column, column, width)
            sheet.write_string(0, column, head, bold)
        sheet.freeze_panes(1, 1)
        for row in rows:
            written += 1
            if written > MOST_ROWS:
                raise InputError(f"a sheet holds {MOST_ROWS} cases; name days with --from and --to, or write .csv")
            for column, cell in enumerate(row):
                if isinstance(cell, int):
                    sheet.write_number(written, column, cell)
                elif cell:
                    sheet.write_string(written, column, clean(cell)[:LONGEST_CELL])
        book.close()
    return written
