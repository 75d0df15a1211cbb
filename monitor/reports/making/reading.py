"""A written report read back: what stands where, so that a file can be held against what was kept.

Each format gives its places in reading order: a place is named by the figure that stands in it where the format says
so, else by where it is. Reading raises ReportError for a file that is not of its format.
"""

from __future__ import annotations

import csv
import io
import json
import re
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from docx import Document
from docx.opc.exceptions import PackageNotFoundError
from docx.oxml.ns import qn
from lxml import etree
from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException
from parsel import Selector
from pypdf import PdfReader
from pypdf.errors import PyPdfError

from monitor.reports.making.content import Content, Figure, ReportError
from monitor.reports.making.word_order import in_word_order

CODE = re.compile(r"([a-z0-9_]+)/(\d{4}-\d\d-\d\d)/(\d{4}-\d\d-\d\d)/v(\d+)/([0-9a-f]{16})")
Places = dict[str, str]  # what stands in a place, as text


def places(ending: str, file: bytes, content: Content) -> Places:
    """Every place of a file that holds a figure. Raises ReportError."""
    try:
        return _numbered(READERS[ending](file, content))
    except _BROKEN as error:
        raise ReportError(
            f"this is no {ending} file that can be read ({type(error).__name__}); give the file as it was"
        ) from error


def code_in(ending: str, file: bytes) -> tuple[str, str, str, int, str]:
    """The report, days, version and hash that a file says it shows. Raises ReportError for one that does not say."""
    if ending not in READERS:
        raise ReportError(
            f"a report is a file of the format {', '.join(READERS)}, not {ending or 'without an ending'!r}"
        )
    try:
        found = CODE.search(_CODES[ending](file))
    except _BROKEN as error:
        raise ReportError(
            f"this is no {ending} file that can be read ({type(error).__name__}); give the file as it was"
        ) from error
    if found is None:
        raise ReportError(
            "the file does not say which report it is (the code that begins with the report's name is gone)"
        )
    name, first, last, version, digest = found.groups()
    return name, first, last, int(version), digest


_BROKEN = (
    ValueError, KeyError, TypeError, AttributeError, IndexError, zipfile.BadZipFile, PackageNotFoundError,
    InvalidFileException, PyPdfError, etree.XMLSyntaxError, csv.Error,
)  # fmt: skip


def _numbered(found: Iterator[tuple[str, str]]) -> Places:
    """Places by name; one that stands several times keeps apart as ``name``, ``name #2``, …"""
    seen: Counter[str] = Counter()
    made: Places = {}
    for name, text in found:
        seen[name] += 1
        made[name if seen[name] == 1 else f"{name} #{seen[name]}"] = text
    return made


def _json(file: bytes, _: Content) -> Iterator[tuple[str, str]]:
    document = json.loads(file)
    for name, value in document["figures"].items():
        yield name, _plain(value)
    for beside, told in document.items():
        if isinstance(told, dict) and "figures" in told:
            yield from ((f"{name}@{beside}", _plain(value)) for name, value in told["figures"].items())
    for name, trace in document["traces"].items():
        yield f"{name} (rows)", str(trace.get("rows"))
    for name, listing in document["listings"].items():
        for number, row in enumerate(listing["rows"], start=1):
            yield f"{name} {number}", json.dumps(row, ensure_ascii=False)


def _plain(value: Any) -> str:
    """A number as it compares: 3 and 3.0 are one; True is no number."""
    return "" if value is None else repr(float(value)) if type(value) in (int, float) else repr(value)


def _csv(file: bytes, _: Content) -> Iterator[tuple[str, str]]:
    reader = csv.DictReader(io.StringIO(file.decode("utf-8-sig")))
    others = [head for head in reader.fieldnames or () if head not in ("name", "label", "value")]
    for row in reader:
        yield row["name"], row["value"]
        yield from ((f"{row['name']}@{head}", row[head]) for head in others)


def _xlsx(file: bytes, content: Content) -> Iterator[tuple[str, str]]:
    """The sheet of figures by name, and every other number by its cell and what its row is called."""
    book = load_workbook(io.BytesIO(file), read_only=True)
    for sheet in book.worksheets:
        heads: tuple[Any, ...] = ()
        for row in sheet.iter_rows():
            values = [cell.value for cell in row]
            first = values[0] if values else None
            if first in content.figures:
                for head, value in zip(heads[2:], values[2:], strict=False):
                    yield f"{first} [{head}]", _plain(value) if not isinstance(value, str) else value
                continue
            heads = tuple(values) if first == "Mã" else heads
            for cell in row:
                if isinstance(cell.value, int | float):
                    yield f"{sheet.title} {cell.coordinate} ({first})", _plain(cell.value)
    book.close()


def _html(file: bytes, _: Content) -> Iterator[tuple[str, str]]:
    for each in Selector(text=file.decode()).css("[data-figure]"):
        yield each.attrib["data-figure"], "".join(each.css("::text").getall())
    yield from (
        ("list", text) for text in Selector(text=file.decode()).css(".listing td::text, svg text::text").getall()
    )


def _docx(file: bytes, content: Content) -> Iterator[tuple[str, str]]:
    """What stands between the marks of each figure."""
    names = [figure.name for figure in in_word_order(content)]
    root = Document(io.BytesIO(file)).element.body
    open_marks: dict[str, tuple[str, list[str]]] = {}
    found: dict[int, str] = {}
    for each in root.iter(qn("w:bookmarkStart"), qn("w:bookmarkEnd"), qn("w:t"), qn("w:delText")):
        if each.tag == qn("w:bookmarkStart") and re.fullmatch(r"F\d+", each.get(qn("w:name")) or ""):
            open_marks[each.get(qn("w:id"))] = (each.get(qn("w:name")), [])
        elif each.tag == qn("w:bookmarkEnd") and each.get(qn("w:id")) in open_marks:
            name, texts = open_marks.pop(each.get(qn("w:id")))
            found[int(name[1:])] = "".join(texts)
        elif each.tag == qn("w:t"):
            for _, texts in open_marks.values():
                texts.append(each.text or "")
    yield from ((name, found[number]) for number, name in enumerate(names, start=1) if number in found)


def _pdf(file: bytes, content: Content) -> Iterator[tuple[str, str]]:
    """Every line that holds a digit, named by the figure whose label it begins with."""
    labels: dict[str, Figure] = {}
    for figure in content.figures.values():
        labels.setdefault(figure.label, figure)
    for page in PdfReader(io.BytesIO(file)).pages:
        for line in page.extract_text().splitlines():
            text = line.replace("\u200b", "").strip()
            if re.search(r"\d", text):
                known = max((label for label in labels if text.startswith(label)), key=len, default="")
                yield (labels[known].name if known else f"line “{re.sub(r'[0-9.,]+', '#', text)[:60]}”"), text


def _xlsx_code(file: bytes) -> str:
    book = load_workbook(io.BytesIO(file), read_only=True)
    return f"{book.properties.description} {book.worksheets[0].cell(2, 1).value}"


def _pdf_code(file: bytes) -> str:
    reader = PdfReader(io.BytesIO(file))
    told = reader.metadata.get("/Keywords", "") if reader.metadata else ""
    return f"{told} {reader.pages[-1].extract_text()}"


def _docx_code(file: bytes) -> str:
    document = Document(io.BytesIO(file))
    return f"{document.core_properties.identifier} " + " ".join(each.text for each in document.paragraphs)


READERS: Mapping[str, Callable[[bytes, Content], Iterator[tuple[str, str]]]] = {
    "docx": _docx, "xlsx": _xlsx, "pdf": _pdf, "html": _html, "json": _json, "csv": _csv,
}  # fmt: skip
_CODES: Mapping[str, Callable[[bytes], str]] = {
    "docx": _docx_code, "xlsx": _xlsx_code, "pdf": _pdf_code, "html": lambda file: file.decode(),
    "json": lambda file: json.loads(file)["code"], "csv": lambda file: file.decode("utf-8-sig"),
}  # fmt: skip
