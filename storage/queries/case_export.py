"""Cases page by page for an export: flat rows, so that a hundred thousand cost no memory."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import String, type_coerce
from sqlalchemy import select as select_columns
from sqlmodel import col

from storage.database import Database
from storage.tables import CaseRow, DecisionRow, FindingRow

PAGE = 2000


class ExportedCase(NamedTuple):
    """One Case as a row of a table; a tuple and no record, for there are a hundred thousand.

    Times and lists are left to the reader, who meets the same ones again and again: making objects of each takes longer
    than reading the rows.
    """

    id: int
    opened_at: Any  # times as the driver gives them, in UTC: a text on SQLite, a datetime on PostgreSQL
    moved_at: Any
    state: str
    close_reason: str | None
    kind: str
    platform: str
    host: str
    url: str
    title: str
    seller: str | None
    policies: Any  # a JSON text on SQLite, a list on PostgreSQL
    verdict: str | None  # of the Decision in force; None until there is one
    decided_at: Any
    rules: list[str]


def exported_cases(
    db: Database, start: datetime | None = None, end: datetime | None = None, most: int | None = None
) -> Iterator[ExportedCase]:
    """Cases opened in ``[start, end)``, oldest number first, at most `most`. Each page is a look of its own."""
    columns = (
        col(CaseRow.id), _raw(CaseRow.opened_at), _raw(CaseRow.moved_at), col(CaseRow.state),
        col(CaseRow.close_reason), col(CaseRow.kind), col(CaseRow.platform), col(CaseRow.host), col(CaseRow.url),
        col(CaseRow.title), col(CaseRow.seller), _raw(CaseRow.policies), col(DecisionRow.verdict),
        _raw(DecisionRow.decided_at),
    )  # fmt: skip
    wanted = select_columns(*columns)
    wanted = wanted.outerjoin(DecisionRow, col(DecisionRow.id) == CaseRow.decision_id).order_by(col(CaseRow.id))
    if start is not None:
        wanted = wanted.where(col(CaseRow.opened_at) >= start)
    if end is not None:
        wanted = wanted.where(col(CaseRow.opened_at) < end)
    last, left = 0, most
    while left is None or left > 0:
        size = PAGE if left is None else min(PAGE, left)
        with db.read() as session:
            page: Sequence[Any] = session.connection().execute(wanted.where(col(CaseRow.id) > last).limit(size)).all()
            if not page:
                return
            found = select_columns(col(FindingRow.case_id), col(FindingRow.rule_id)).distinct()
            found = found.where(col(FindingRow.case_id) >= page[0].id, col(FindingRow.case_id) <= page[-1].id)
            rules: dict[int, list[str]] = defaultdict(list)
            for case_id, rule_id in session.connection().execute(found):
                rules[case_id].append(rule_id)
        for row in page:
            yield ExportedCase._make((*row, sorted(rules.get(row[0], ()))))
        last = page[-1].id
        left = None if left is None else left - len(page)


def _raw(column: Any) -> Any:
    return type_coerce(col(column), String)  # which asks nothing of what comes
