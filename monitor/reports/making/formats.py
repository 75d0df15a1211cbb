"""The formats of a report: a function each from Content to the bytes of a file. A new one is a line in `FORMATS`."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from monitor.reports.making.content import Content, Figure, Period
from monitor.reports.making.page import to_html
from monitor.reports.making.paper import to_pdf
from monitor.reports.making.spreadsheet import as_text, beside_names
from monitor.reports.making.word import to_docx
from monitor.reports.making.workbook import to_xlsx
from storage.row_names import count

DEEP = 4  # levels of a json file that begin lines of their own: document, listings, one listing, its rows


def to_json(content: Content) -> bytes:
    """The figures for other programs: numbers as numbers, None where there is nothing to measure.

    `figures` are those of the period; what is told beside them (previous, mean, change) stands under its own name;
    `traces` say where each comes from.
    """
    document: dict[str, Any] = {
        "report": content.report,
        "code": content.code,
        "version": content.version,
        "office": content.office,
        "period": _days(content.period),
        "generated_at": content.generated_at.isoformat(),
        "public": content.is_public,
        "figures": {name: figure.value for name, figure in content.figures.items() if "@" not in name},
    }
    for beside in beside_names(content):
        found = {name: figure.value for name, figure in content.figures.items() if name.endswith("@" + beside)}
        document[beside] = {"figures": {name.partition("@")[0]: value for name, value in found.items()}}
    if content.previous_period is not None and "previous" in document:
        document["previous"] |= {"period": _days(content.previous_period)}
    document |= {
        "traces": {name: _trace(each) for name, each in content.figures.items() if each.query or each.entered_by},
        "coverage_gaps": [{"source": source, "what": what} for source, what in content.gaps],
        "changes": [change.model_dump() for change in content.changes],
        "listings": {
            listing.name: {"title": listing.title, "head": listing.head, "rows": listing.rows}
            for listing in content.listings
        },
    }  # fmt: skip
    return _lines(document).encode()


def _lines(document: Mapping[str, Any]) -> str:
    """A document that people can read, a figure or a list's row on a line.

    `indent` of json.dumps goes through every value in Python: on a year of a million cases it took a tenth of all time.
    """
    compact = json.JSONEncoder(ensure_ascii=False, allow_nan=False).encode

    def told(value: Any, depth: int) -> str:
        if not value or depth == DEEP or not isinstance(value, dict | list | tuple):
            return compact(value)
        margin = "\n" + " " * depth
        if isinstance(value, dict):
            inside = [f"{margin}{compact(str(key))}: {told(each, depth + 1)}" for key, each in value.items()]
            return "{" + ",".join(inside) + margin[:-1] + "}"
        return "[" + ",".join([margin + compact(each) for each in value]) + margin[:-1] + "]"

    return told(document, 1) + "\n"


def _days(period: Period) -> dict[str, str]:
    return {"from": period.first.isoformat(), "to": period.last.isoformat()}


def _trace(figure: Figure) -> dict[str, str]:
    if figure.entered_by:
        return {"label": figure.label, "entered_by": figure.entered_by}
    return {"label": figure.label, "query": figure.query, "rows": figure.rows}


def to_csv(content: Content) -> bytes:
    """A line a figure. It begins with a byte order mark: without one Excel breaks the Vietnamese letters."""
    text = io.StringIO()
    writer = csv.writer(text)
    besides = beside_names(content)
    writer.writerow(["name", "label", "value", *besides, "unit", "query", "rows_behind", "entered_by", "report"])
    for name, figure in content.figures.items():
        if "@" in name:
            continue
        others = (content.figures.get(f"{name}@{beside}") for beside in besides)
        writer.writerow([
            name, as_text(figure.label), figure.value, *(other.value if other else None for other in others),
            figure.unit.value, as_text(figure.query), count(figure.rows), as_text(figure.entered_by), content.code,
        ])  # fmt: skip
    return text.getvalue().encode("utf-8-sig")


# Each is given the content and the folder of the office's own Word templates, which need not exist.
FORMATS: Mapping[str, Callable[[Content, Path], bytes]] = {
    "docx": to_docx,
    "xlsx": lambda content, _: to_xlsx(content),
    "pdf": lambda content, _: to_pdf(content),
    "html": lambda content, _: to_html(content),
    "json": lambda content, _: to_json(content),
    "csv": lambda content, _: to_csv(content),
}
