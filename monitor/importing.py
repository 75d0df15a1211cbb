"""Taking in files of links and listings: JSON Lines, CSV, and Excel as analysts keep it, columns matched by heading.

The file itself is kept in the vault first; each of its rows then goes the way of a crawl's Observation.
"""

from __future__ import annotations

import csv
import io
import re
import zipfile
from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any

from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException
from pydantic import ValidationError

from crawler.addresses import canonicalise
from crawler.amounts import parse_amount
from crawler.platforms.public_link import network_of
from crawler.sink import Fetched
from monitor.import_headings import field_of, kind_of_words, links_in, unmarked
from monitor.json_lines import InputError, rows_of
from monitor.workplace import OFFICE_TIME
from storage.records import CaptureMethod, CaptureOutcome, Kind, Observation

NEW_SHEET = object()
MOST_CELL_CHARACTERS = 10_000_000
MOST_BYTES_WITH_LINKS = 20 * 1024 * 1024  # a larger workbook is read row by row, without the targets of its links
DATE_FORMATS = (
    "%d/%m/%Y %H:%M:%S", "%d/%m/%Y %H:%M", "%d/%m/%Y", "%d-%m-%Y", "%d.%m.%Y", "%H:%M %d/%m/%Y", "%d/%m/%y",
    "%Hh%M %d/%m/%Y", "%Hh%M ngày %d/%m/%Y", "%H:%M ngày %d/%m/%Y", "%d/%m/%Y %Hh%M",
)  # fmt: skip


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


def observation_from(row: Mapping[str, Any], capture_sha256: str | None, now: datetime) -> Observation:
    """One row as an Observation. Raises ValueError with a sentence for the person who made the file."""
    if row.get("channel") and not row.get("url"):
        return _broadcast(row, capture_sha256, now)
    url = str(row.get("url") or "").strip()
    if not url.lower().startswith(("http://", "https://")):
        raise ValueError(f"url: not an http(s) address: {url[:80]!r}")
    amount = price_of(row.get("price"))
    try:
        return Observation(
            url=url,
            canonical_url=canonicalise(url),
            kind=Kind(kind_of_words(str(row.get("kind") or Kind.LINK))),
            title=str(row.get("title") or "").strip(),
            text=str(row.get("text") or ""),
            price=amount,
            currency="VND" if amount is not None else None,
            seller=str(row["seller"]) if row.get("seller") else None,
            platform=unmarked(str(row.get("platform") or network_of(url) or "website")).replace(" ", "_"),
            observed_at=moment_of(row.get("observed_at"), now),
            capture_sha256=capture_sha256,
        )
    except ValidationError as error:
        first = error.errors()[0]
        raise ValueError(f"{'.'.join(map(str, first['loc']))}: {first['msg']}") from error


def _broadcast(row: Mapping[str, Any], capture_sha256: str | None, now: datetime) -> Observation:
    """An advert on television, which has no address: the channel, the moment and its name make its key."""
    channel, title, text = (str(row.get(name) or "").strip() for name in ("channel", "title", "text"))
    at = moment_of(row.get("observed_at"), now)
    if not (title or text):
        raise ValueError("title: an advert on television needs its product or its words")
    key = f"tv://{_slug(channel)}/{at.astimezone(OFFICE_TIME):%Y-%m-%dT%H:%M}/{_slug(title or text)[:80]}"
    amount = price_of(row.get("price"))
    return Observation(
        url=key, canonical_url=key, kind=Kind.AD, title=title, text=text, price=amount,
        currency="VND" if amount is not None else None, seller=str(row.get("seller") or channel), platform="television",
        ad_label="quảng cáo truyền hình", published_at=at, observed_at=at, capture_sha256=capture_sha256,
    )  # fmt: skip


def _slug(text: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", unmarked(text)).strip("-") or "khong-ten"


def price_of(value: object) -> Decimal | None:
    """A price given as a number, or as people write it. Raises ValueError when it is neither."""
    if value in (None, ""):
        return None
    if isinstance(value, bool | int | float):
        try:
            amount = Decimal(str(value))
        except InvalidOperation:
            raise ValueError(f"price: not a number: {value!r}") from None
        if not amount.is_finite():
            raise ValueError(f"price: not a number: {value!r}")
        return amount
    found = parse_amount(str(value), "VND")
    return None if found is None else found.value


def moment_of(value: object, now: datetime) -> datetime:
    """A time: ISO 8601, a date as analysts write it (Vietnam time), an Excel date; now when there is none."""
    if value in (None, ""):
        return now
    moment: datetime | None = None
    if isinstance(value, datetime):
        moment = value
    elif isinstance(value, date):
        moment = datetime(value.year, value.month, value.day, tzinfo=OFFICE_TIME)
    else:
        moment = _parsed_moment(str(value).strip())
    if moment is None:
        raise ValueError(f"observed_at: not a date: {str(value)[:40]!r}; write 2026-11-24T08:30:00+07:00 or 24/11/2026")
    return (moment if moment.tzinfo else moment.replace(tzinfo=OFFICE_TIME)).astimezone(UTC)


def _parsed_moment(text: str) -> datetime | None:
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        pass
    for form in DATE_FORMATS:
        try:
            return datetime.strptime(text, form).replace(tzinfo=OFFICE_TIME)
        except ValueError:
            continue
    return None
