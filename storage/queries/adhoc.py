"""The figures of a period narrowed to some cases: by policy, platform, kind of object or rule."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import select as select_columns
from sqlmodel import col

from storage.database import Database
from storage.queries.counting import CaseFacts, chunks
from storage.queries.figures import WeeklyFigures, case_facts
from storage.tables import CaseRow, DecisionRow, RequestRow, TargetRow

FILTERS = ("policy", "platform", "kind", "rule")
# The figures of an ad hoc report that can be narrowed, with the base of each.
NARROWED = {
    "found_total": "found", "decided_total": "decided", "requested_targets": "requested",
    "period_claimed_removed": "period_claimed_removed", "period_verified_gone": "period_verified_gone",
    "period_claimed_refused": "period_claimed_refused", "period_reappeared": "period_reappeared",
    "overdue": "overdue", "indeterminate": "indeterminate",
}  # fmt: skip
Filters = Mapping[str, str]


def narrowed(db: Database, figures: WeeklyFigures, fitting: Collection[int]) -> dict[str, tuple[str, ...]]:
    """The rows of each figure that belong to one of these cases."""
    return {
        name: tuple(row for row, case_id in cases_of(db, figures.rows.get(name, ())) if case_id in fitting)
        for name in NARROWED
    }


def fitting_cases(db: Database, figures: WeeklyFigures, filters: Filters, end: datetime) -> dict[int, CaseFacts]:
    """The cases of the period's figures that every filter fits."""
    ids: set[int] = set()
    for name in NARROWED:
        ids.update(case_id for _, case_id in cases_of(db, figures.rows.get(name, ())))
    found: dict[int, CaseFacts] = {}
    with db.read() as session:
        for part in chunks(sorted(ids)):
            found |= case_facts(session, end, col(CaseRow.id).in_(part))
    return {case_id: facts for case_id, facts in found.items() if _fits(facts, filters)}


def _fits(facts: CaseFacts, filters: Filters) -> bool:
    said = {"policy": facts.policies, "rule": facts.rules, "platform": {facts.platform}, "kind": {facts.kind}}
    return all(value in said[name] for name, value in filters.items())


def cases_of(db: Database, rows: Iterable[str]) -> Iterator[tuple[str, int]]:
    """Each row with the case that it belongs to; rows of cases, decisions and targets."""
    by_table: dict[str, list[int]] = {}
    for row in rows:
        table, _, number = row.partition(":")
        by_table.setdefault(table, []).append(int(number))
    yield from ((f"cases:{number}", number) for number in by_table.pop("cases", ()))
    statements: dict[str, Any] = {
        "decisions": select_columns(col(DecisionRow.id), col(DecisionRow.case_id)),
        "targets": select_columns(col(TargetRow.id), col(RequestRow.case_id)).join(
            RequestRow, col(RequestRow.id) == TargetRow.request_id
        ),
    }
    with db.read() as session:
        for table, ids in by_table.items():
            key = next(iter(statements[table].selected_columns))
            for part in chunks(ids):
                for number, case_id in session.execute(statements[table].where(key.in_(part))):
                    yield f"{table}:{number}", case_id
