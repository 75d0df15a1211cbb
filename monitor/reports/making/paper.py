"""A report as PDF, a chart as a picture: set by Typst, which gets the words as data, never as its own language."""

from __future__ import annotations

import json
import re
from pathlib import Path

import typst

from monitor.reports.making.content import Block, Cell, Chart, Content, Figure, ReportError, Table
from monitor.reports.making.drawing import svg

TEMPLATE = Path(__file__).with_name("report.typ")
CHART = b"""#set page(width: auto, height: auto, margin: 0pt)
#image(bytes(sys.inputs.svg), format: "svg", width: 640pt)"""
PICTURE_DPI = 160


def to_pdf(content: Content) -> bytes:
    """The whole report as .pdf. Raises ReportError where it can not be set."""
    data = {
        **content.model_dump(mode="json", include={
            "title", "office", "parent", "province", "addressed_to", "recipients", "signature", "version",
        }),
        "period": str(content.period), "year": content.written_on.year, "is_public": content.is_public,
        "code": content.code, "written": f"{content.written_on:%H:%M ngày %d/%m/%Y}",
        "has_entered": content.has_entered, "moment": int(content.generated_at.timestamp()),
        "body": [_block(block) for block in content.shown_body],
        "annexes": [
            {"number": annex.number, "title": annex.title, "is_wide": annex.is_wide,
             "blocks": [_block(block) for block in annex.blocks]}
            for annex in content.annexes
        ],
    }  # fmt: skip
    try:
        return _bytes(typst.compile(TEMPLATE, format="pdf", sys_inputs={"data": json.dumps(data, ensure_ascii=False)}))
    except typst.TypstError as error:
        raise ReportError(f"the PDF could not be set ({error}); ask for docx or html, and report this") from error


def picture(chart: Chart) -> bytes:
    """The chart as PNG."""
    return _bytes(typst.compile(CHART, format="png", ppi=PICTURE_DPI, sys_inputs={"svg": svg(chart)}))


def _bytes(made: object) -> bytes:
    if not isinstance(made, bytes):
        raise ReportError("Typst gave several pages where one file was asked for; report this")
    return made


def _breakable(text: str) -> str:
    """The text in which a long word may be broken: an address as wide as the page would run out of its cell."""
    return re.sub(r"\S{24}", lambda found: found.group() + "\u200b", text)


def _block(block: Block) -> dict[str, object]:
    plain: dict[str, object] = {"block": block.block}
    if block.block == "heading":
        return plain | {"text": block.text, "level": block.level}
    if block.block == "paragraph":
        return plain | {"text": _breakable(block.text), "style": block.style}
    if block.block == "chart":
        return plain | {"svg": svg(block)}
    if block.block == "beside":
        return plain | {"tables": [_table(table) for table in block.tables]}
    if block.block == "listing":
        rows = [["" if cell is None else _breakable(str(cell)) for cell in row] for row in block.shown]
        return plain | {
            "title": block.title, "head": list(block.head), "rows": rows, "widths": list(block.widths),
            "note": block.note, "rest": block.rest, "nil": block.nil,
        }  # fmt: skip
    return plain | _table(block)


def _table(table: Table) -> dict[str, object]:
    return {
        "title": table.title, "widths": list(table.widths), "note": table.note, "nil": table.nil,
        "numbered": table.numbered, "texts": list(table.texts),
        "head": [[head.model_dump() for head in row] for row in table.head],
        "rows": [{"cells": [_shown(cell) for cell in row.cells], "style": row.style} for row in table.rows],
    }  # fmt: skip


def _shown(cell: Cell) -> str:
    return cell.shown if isinstance(cell, Figure) else _breakable(cell)
