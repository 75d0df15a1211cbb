"""Who a report is written for, and what of people it shows them: nothing, sellers by initials, or sellers by name.

A kept report holds initials only; names are looked up when an office's own copy is written, so that they go when the
case's personal data goes (storage.ledger.retention).
"""

from __future__ import annotations

from enum import StrEnum

from monitor.reports.making.content import Annex, Block, Content, Figure, Row, Table, clean
from monitor.workplace import Workplace
from storage.queries.report_lines import sellers_of
from storage.row_names import unpack

TOP_SELLER = "top_seller_"


class Audience(StrEnum):
    PUBLIC = "public"  # nobody is named, no row of ours is
    LEADER = "leader"  # sellers by initials: what goes beyond the people who work on the cases
    OFFICE = "office"  # sellers by name: for those people


def told_to(workplace: Workplace, content: Content, audience: Audience) -> Content:
    """The same figures as this audience may read them."""
    if audience is Audience.PUBLIC:
        return content.for_public()
    if audience is Audience.LEADER:
        return content
    first = {
        figure.name: next((number for table, number in unpack(figure.rows) if table == "cases"), 0)
        for figure in content.figures.values()
        if figure.name.startswith(TOP_SELLER)
    }
    names = sellers_of(workplace.db, first.values()) if first else {}
    known = {figure: clean(names[case_id]) for figure, case_id in first.items() if names.get(case_id)}
    return content.model_copy(update={"annexes": tuple(_named(annex, known) for annex in content.annexes)})


def _named(annex: Annex, known: dict[str, str]) -> Annex:
    return annex.model_copy(update={"blocks": tuple(_with_names(block, known) for block in annex.blocks)})


def _with_names(block: Block, known: dict[str, str]) -> Block:
    if not isinstance(block, Table) or not block.is_personal:
        return block
    return block.model_copy(update={"rows": tuple(_row(row, known) for row in block.rows)})


def _row(row: Row, known: dict[str, str]) -> Row:
    for cell in row.cells[1:]:
        if isinstance(cell, Figure) and cell.name in known:
            return row.model_copy(update={"cells": (known[cell.name], *row.cells[1:])})
    return row
