"""Taking in files of links and listings: JSON Lines, CSV, and Excel as analysts keep it, columns matched by heading.

The file itself is kept in the vault first; each of its rows then goes the way of a crawl's Observation.
"""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from crawler.sink import Fetched
from monitor.import_headings import field_of, links_in
from monitor.json_lines import InputError, rows_of
from storage.records import CaptureMethod, CaptureOutcome

NEW_SHEET = object()
MOST_CELL_CHARACTERS = 10_000_000
MOST_BYTES_WITH_LINKS = 20 * 1024 * 1024  # a larger workbook is read row by row, without the targets of its links


def file_as_fetched(path: Path, now: datetime) -> Fetched:
    """The file as evidence. Raises InputError."""
    try:
        body = path.read_bytes()
    except OSError as error:
        raise InputError(f"can not read {path}: {error.strerror}; check the name and the rights") from error
    return Fetched(
        url=f"file:{path.name}", final_url=f"file:{path.name}", method=CaptureMethod.IMPORT,
        outcome=CaptureOutcome.FETCHED, captured_at=now, body=body,
    )  # fmt: skip


def table_rows(path: Path) -> Iterator[tuple[int, dict[str, Any] | str]]:
    """(line or row number, fields or the reason why there are none). Raises InputError for a file that is no table."""
    ending = path.suffix.lower()
    if ending == ".jsonl":
        yield from rows_of(path)
    elif ending == ".csv":
        yield from _matched(_csv_rows(path))
    elif ending == ".xlsx":
        yield from _matched(_excel_rows(path))
    else:
        raise InputError(f"{path} is no .jsonl, .csv or .xlsx file; save it as one of these")


def _csv_rows(path: Path) -> Iterator[list[Any]]:
    body = path.read_bytes()
    try:
        text = body.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise InputError(f"{path} is not UTF-8; in Excel choose «CSV UTF-8» when saving") from None
    sample = text[:4096]
    delimiter = ";" if sample.split("\n", 1)[0].count(";") > sample.split("\n", 1)[0].count(",") else ","
    csv.field_size_limit(MOST_CELL_CHARACTERS)
    try:
        yield from csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    except csv.Error as error:
        raise InputError(
            f"{path} is not a CSV file that can be read ({error}); save it again as «CSV UTF-8»"
        ) from error


def _excel_rows(path: Path) -> Iterator[list[Any]]:
    try:
        book = load_workbook(path, read_only=path.stat().st_size > MOST_BYTES_WITH_LINKS, data_only=True)
    except (InvalidFileException, zipfile.BadZipFile, KeyError, ValueError, OSError) as error:
        raise InputError(f"{path} is not an Excel file that can be read ({error}); save it again as .xlsx") from error
    try:
        for sheet in book.worksheets:  # a cover sheet often comes first
            yield [NEW_SHEET]
            for row in sheet.iter_rows():
                yield [_cell(cell) for cell in row]
    finally:
        book.close()


def _cell(cell: Any) -> Any:
    """What a cell says; where it is a link, where it leads: people name their links «xem»."""
    link = getattr(cell, "hyperlink", None)
    target = getattr(link, "target", None)
    return target if isinstance(target, str) and target.startswith(("http://", "https://")) else cell.value


def _matched(rows: Iterator[list[Any]]) -> Iterator[tuple[int, dict[str, Any] | str]]:
    """Rows as fields, a cell with several links as several. The heading is the first row of a sheet with a column for
    the address, or for the channel of an advert on television; titles above it are passed over."""
    fields: list[str | None] = []
    found, number = False, 0
    for row in rows:
        if row == [NEW_SHEET]:
            fields, number = [], 0
            continue
        number += 1
        if not any(cell not in (None, "") for cell in row):
            continue
        if fields:
            yield from ((number, one) for one in _split(_named(fields, row)))
        else:
            fields = _heading(row)
            found = found or bool(fields)
    if not found:
        raise InputError("no heading for the address was found; name one column «url» or «link»")


def _heading(row: list[Any]) -> list[str | None]:
    named = [field_of(cell) for cell in row]
    once = [name if name not in named[:place] else None for place, name in enumerate(named)]
    return once if "url" in once or ("channel" in once and {"title", "text"} & set(once)) else []


def _named(fields: list[str | None], row: list[Any]) -> dict[str, Any]:
    return {name: cell for name, cell in zip(fields, row, strict=False) if name and cell not in (None, "")}


def _split(row: dict[str, Any]) -> Iterator[dict[str, Any]]:
    links = links_in(str(row.get("url", "")))
    if not links:
        yield row
    yield from (row | {"url": link} for link in links)
