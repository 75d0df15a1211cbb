"""Lists of others as offices get them: CSV or Excel, titles above, merged cells, encodings from before Unicode.

A merged cell means its value for each row that it spans. A line without anything to find it by is refused with its
number; a file of which no heading is understood is refused whole.
"""

from __future__ import annotations

import csv
import io
import re
import zipfile
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from pathlib import Path

from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from crawler.decoding import decode
from crawler.identifiers.phones import phone
from monitor.import_headings import unmarked
from monitor.json_lines import InputError
from storage.registers import RegisterEntry

# Without marks and case; the first pattern that fits a heading gives its field.
_FIELDS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (field, re.compile(rf"(?:{words})(?![a-z])"))
    for field, words in (
        ("domain", (r"ten mien|(?:ten )?website|(?:ten )?trang web|domain|url|link|duong dan"
                   r"|dia chi (?:website|trang|web|internet|ten mien|truy cap)")),
        ("tax_code", r"mst|ma so (?:thue|doanh nghiep|dn)|msdn|ma dn|tax|so (?:gcn )?(?:dkkd|dkdn)"),
        ("phone", r"(?:so )?(?:dien thoai|sdt|dt)|hotline|phone"),
        ("valid_to", r"hieu luc den|het (?:han|hieu luc)|ngay het|han (?:dung|hieu luc)|co gia tri den|valid_to"),
        ("number", (r"so (?:tiep nhan|cong bo|dang ky|giay|xac nhan|phieu|gpqc|van ban|cb|hieu|dk|ho so|cong van)|gpqc"
                   r"|sdk|number|ma ho so")),
        ("owner", (r"(?:ten )?(?:cong ty|to chuc|doanh nghiep|co so|don vi|thuong nhan|chu (?:so huu|the|website|quan))"
                   r"|nguoi (?:ban|dai dien|vi pham)|owner|(?:ten )?dai ly|doi tuong")),
        ("name", r"ten|san pham|name|nhan hang|ho (?:va )?ten|hang hoa|mat hang"),
    )
)  # fmt: skip
_DATES = ("%d/%m/%Y", "%Y-%m-%d", "%d-%m-%Y", "%d.%m.%Y", "%d/%m/%y")
_HOST = re.compile(r"(?:[a-z0-9-]{1,63}\.)+[a-z][a-z0-9-]{1,62}")
MOST_LINES = 500_000
MOST_BYTES = 200 * 1024 * 1024
MOST_CELL = 1_000_000  # characters


def entries_of(path: Path) -> Iterator[RegisterEntry | tuple[int, str]]:
    """The lines of a list; (number, reason) for one that can not be taken. Raises InputError."""
    ending = path.suffix.lower()
    if ending not in (".csv", ".xlsx"):
        raise InputError(f"{path.name} is no .csv or .xlsx file; save it as one of these")
    try:
        if path.stat().st_size > MOST_BYTES:
            raise InputError(f"{path.name} is larger than {MOST_BYTES // 1024**2} MB; split it")
        rows = _csv(path) if ending == ".csv" else _excel(path)
    except OSError as error:
        raise InputError(f"can not read {path.name}: {error.strerror}; check the name and the rights") from error
    fields: list[str | None] = []
    for number, row in rows:
        if number > MOST_LINES:
            raise InputError(f"{path.name} has more than {MOST_LINES} lines; split it")
        cells = [_text(cell) for cell in row]
        if not any(cells):
            continue
        heading = _heading(cells)
        if not fields or heading == fields:  # titles stand above it; printed lists repeat it on each page
            fields = fields or heading
            continue
        if _is_numbering(cells):
            continue
        yield _entry(number, dict(zip(fields, row, strict=False)))
    if not fields:
        raise InputError(
            f"no heading of {path.name} is understood; name columns «tên», «website», «mã số thuế» or «số»"
        )


def _heading(cells: list[str]) -> list[str | None]:
    named = [_field(cell) for cell in cells]
    once = [field if field not in named[:place] else None for place, field in enumerate(named)]
    return once if len([field for field in once if field]) >= 2 else []


def _field(cell: str) -> str | None:
    if not cell or len(cell) > 60:
        return None
    plain = unmarked(cell).strip(" *:.()")
    return next((field for field, words in _FIELDS if words.match(plain)), None)


def _is_numbering(cells: list[str]) -> bool:
    """The row of column numbers below the heading of a printed table: (1) (2) (3)."""
    said = [cell.strip("()") for cell in cells if cell]
    return len(said) > 1 and said == [str(number) for number in range(1, len(said) + 1)]


def _entry(number: int, row: dict[str | None, object]) -> RegisterEntry | tuple[int, str]:
    said = {field: _text(cell) for field, cell in row.items() if field}
    tax = re.sub(r"\D", "", said.get("tax_code", ""))
    if len(tax) in (9, 12):  # Excel took the code for a number and dropped the zero before it
        tax = f"0{tax}"
    valid_to, written = None, row.get("valid_to")
    if _text(written):
        valid_to = _date(written)
        if valid_to is None:
            return number, f"ngày «{_text(written)[:30]}» không đọc được; hãy viết ngày/tháng/năm"
    numbers = {phone(one) for one in re.split(r"[,;/\n]+", said.get("phone", ""))}
    entry = RegisterEntry(
        line=number, name=said.get("name", "")[:500], owner=said.get("owner", "")[:500],
        number=said.get("number", "")[:200], domains=tuple(sorted(hosts_in(said.get("domain", ""))))[:50],
        tax_code=tax if len(tax) in (10, 13) else "", valid_to=valid_to,
        phones=tuple(sorted(each for each in numbers if each))[:20],
    )  # fmt: skip
    if not (entry.domains or entry.tax_code or entry.phones or entry.number or entry.name or entry.owner):
        return number, "dòng không có tên, website, mã số thuế, điện thoại hay số giấy tờ nào"
    return entry


def hosts_in(cell: str) -> set[str]:
    """The host names that a cell names, without www."""
    words = (
        re.sub(r"^[a-z]+://", "", word).split("/")[0] for word in re.split(r"[\s,;]+", cell.lower()) if "@" not in word
    )
    return {found[0].removeprefix("www.") for word in words if (found := _HOST.match(word))}


def _text(cell: object) -> str:
    if isinstance(cell, float) and cell.is_integer():
        cell = int(cell)
    if isinstance(cell, datetime):
        return f"{cell:%d/%m/%Y}"
    return " ".join(str(cell if cell is not None else "").split())


def _date(cell: object) -> date | None:
    if isinstance(cell, datetime):
        return cell.date()
    for form in _DATES:
        try:
            return datetime.strptime(_text(cell), form).date()  # noqa: DTZ007 - a day, of no zone
        except ValueError:
            continue
    return None


def _csv(path: Path) -> Iterable[tuple[int, list[object]]]:
    text, _ = decode(path.read_bytes(), "text/csv")
    lines = text.split("\n", 30)[:30]
    delimiter = max(",;\t", key=lambda each: max(line.count(each) for line in lines))
    csv.field_size_limit(MOST_CELL)
    try:
        rows = [list[object](row) for row in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)]
    except csv.Error as error:
        raise InputError(f"{path.name} is no CSV file that can be read ({error}); save it again") from error
    return enumerate(rows, 1)


def _excel(path: Path) -> Iterator[tuple[int, list[object]]]:
    try:
        book = load_workbook(path, data_only=True)
    except (InvalidFileException, zipfile.BadZipFile, KeyError, ValueError) as error:
        raise InputError(
            f"{path.name} is no Excel file that can be read ({error}); save it as .xlsx or .csv"
        ) from error
    sheet = max(book.worksheets, key=lambda each: each.max_row * each.max_column)  # a cover sheet often comes first
    spread = {
        (row, column): sheet.cell(area.min_row, area.min_col).value
        for area in sheet.merged_cells.ranges
        if area.max_row > area.min_row and area.size["rows"] * area.size["columns"] <= MOST_LINES
        for row in range(area.min_row, area.max_row + 1)
        for column in range(area.min_col, area.max_col + 1)
    }
    rows: list[tuple[int, list[object]]] = [
        (number, [spread.get((number, place), cell) for place, cell in enumerate(row, 1)])
        for number, row in enumerate(sheet.iter_rows(values_only=True), 1)
    ]
    book.close()
    return iter(rows)
