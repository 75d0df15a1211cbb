"""Cases page by page for an export: flat rows, so that a hundred thousand cost no memory."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import select as select_columns
from sqlmodel import col

from storage.database import Database
from storage.tables import CaseRow, DecisionRow, FindingRow

PAGE = 2000


class ExportedCase(NamedTuple):
    """One Case as a row of a table; a tuple and no record, for there are a hundred thousand."""

    id: int
    opened_at: datetime
    moved_at: datetime
    state: str
    close_reason: str | None
    kind: str
    platform: str
    host: str
    url: str
    title: str
    seller: str | None
    policies: list[str]
    verdict: str | None  # of the Decision in force; None until there is one
    decided_at: datetime | None
    rules: list[str]


def exported_cases(
    db: Database, start: datetime | None = None, end: datetime | None = None, most: int | None = None
) -> Iterator[ExportedCase]:
    """Cases opened in ``[start, end)``, oldest number first, at most `most`. Each page is a look of its own."""
    columns = (
        CaseRow.id, CaseRow.opened_at, CaseRow.moved_at, CaseRow.state, CaseRow.close_reason, CaseRow.kind,
        CaseRow.platform, CaseRow.host, CaseRow.url, CaseRow.title, CaseRow.seller, CaseRow.policies,
        DecisionRow.verdict, DecisionRow.decided_at,
    )  # fmt: skip
    wanted = select_columns(*(col(column) for column in columns))
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
