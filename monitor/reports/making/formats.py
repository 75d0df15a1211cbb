"""The formats of a report: a function each from Content to the bytes of a file. A new one is a line in `FORMATS`."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Mapping
from pathlib import Path

from docxtpl import DocxTemplate
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from monitor.reports.making.content import Content, in_vietnamese

TEMPLATES = Path(__file__).parent.parent
FORMULA_STARTS = tuple("=+-@|\t\r\n＝＋－＠")  # a spreadsheet runs a cell that begins so


def to_json(content: Content) -> bytes:
    """The figures for other programs: numbers as numbers, None where there is nothing to measure."""
    period, previous = content.period, content.previous_period
    document = {
        "report": content.report,
        "office": content.office,
        "period": {"from": period.first.isoformat(), "to": period.last.isoformat()},
        "generated_at": content.generated_at.isoformat(),
        "figures": {line.name: line.value for line in content.lines},
        "previous": {
            "period": {"from": previous.first.isoformat(), "to": previous.last.isoformat()},
            "figures": {line.name: line.previous for line in content.lines},
        },
        "coverage_gaps": [gap.model_dump() for gap in content.gaps],
    }
    return json.dumps(document, ensure_ascii=False, indent=2, allow_nan=False).encode()


def to_csv(content: Content) -> bytes:
    """A line a figure. It begins with a byte order mark: without one Excel breaks the Vietnamese letters."""
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(["name", "label", "value", "previous"])
    writer.writerows([line.name, as_text(line.label), line.value, line.previous] for line in content.lines)
    return text.getvalue().encode("utf-8-sig")


def as_text(cell: str) -> str:
    """A cell that a spreadsheet shows and does not run."""
    return "'" + cell if cell.lstrip(" ").startswith(FORMULA_STARTS) else cell


def to_html(content: Content) -> bytes:
    """One page for a browser or a printer; it loads nothing from elsewhere and runs no script."""
    return _environment().get_template(f"{content.report}.html").render(content=content).encode()


def to_docx(content: Content) -> bytes:
    """The office's Word template of this report, filled in."""
    document = DocxTemplate(TEMPLATES / f"{content.report}.docx")
    document.render({"content": content}, jinja_env=_environment(), autoescape=True)
    properties = document.core_properties
    properties.created = properties.modified = content.generated_at
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def _environment() -> Environment:
    environment = Environment(
        autoescape=True, undefined=StrictUndefined, loader=FileSystemLoader(TEMPLATES), trim_blocks=True,
        lstrip_blocks=True,
    )  # fmt: skip
    environment.filters["number"] = in_vietnamese
    return environment


FORMATS: Mapping[str, Callable[[Content], bytes]] = {
    "html": to_html,
    "docx": to_docx,
    "json": to_json,
    "csv": to_csv,
}
