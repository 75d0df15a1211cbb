"""The figures of official reports once more, by plain SQL: violations by column, and what people typed.

Nothing of `storage.queries.official` is used. Each statement runs on SQLite and PostgreSQL and can be run by hand: it
takes :first and :last (days), :start, :end and :known (moments), :report.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Mapping
from datetime import date, datetime
from typing import Any

from sqlalchemy import Date, bindparam, text
from sqlmodel import Session

from storage.database import Database
from storage.queries.counting import figure_name
from storage.queries.recount import Recounted
from storage.row_names import pack_ids
from storage.tables import UtcDateTime

HANDLED = """SELECT v.unit, v.pl1_column, SUM(v.cases), SUM(v.collected_vnd), SUM(v.prosecuted_cases),
 SUM(v.prosecuted_people) FROM violations v
 WHERE v.handled_on >= :first AND v.handled_on <= :last AND v.withdrawn_at IS NULL GROUP BY v.unit, v.pl1_column"""
HANDLED_IDS = """SELECT v.id, v.unit, v.pl1_column FROM violations v
 WHERE v.handled_on >= :first AND v.handled_on <= :last AND v.withdrawn_at IS NULL"""
FOUND = """SELECT d.id, d.grounds, p.pl1_column FROM decisions d JOIN approvals a ON a.decision_id = d.id
 LEFT JOIN (SELECT decision_id, pl1_column, ROW_NUMBER() OVER (PARTITION BY decision_id ORDER BY id DESC) AS n
 FROM placed_decisions) p ON p.decision_id = d.id AND p.n = 1
 WHERE d.verdict = 'violation' AND a.approved AND a.approved_at >= :start AND a.approved_at < :end
 AND NOT EXISTS (SELECT 1 FROM reversals r WHERE r.decision_id = d.id AND r.recorded_at <= :known)"""
ENTERED = """SELECT e.id, e.field, e.value FROM report_entries e
 WHERE e.report = :report AND e.first = :first AND e.last = :last AND e.value <> '' AND e.id =
 (SELECT MAX(n.id) FROM report_entries n WHERE n.report = e.report AND n.first = e.first AND n.last = e.last
 AND n.field = e.field)"""
COMPLAINTS = "SELECT c.id FROM complaints c WHERE c.received_at >= :start AND c.received_at < :end"
REFERRALS = "SELECT r.id FROM referrals r WHERE r.referred_at >= :start AND r.referred_at < :end"
DOCUMENTS = """SELECT d.id FROM documents d WHERE d.dated >= :first AND d.dated <= :last AND d.direction = 'issued'
 AND d.withdrawn_at IS NULL"""
BOOKS = {
    "complaints_received": ("complaints", COMPLAINTS), "referrals": ("referrals", REFERRALS),
    "documents_issued": ("documents", DOCUMENTS),
}  # fmt: skip
COLUMNS = ("smuggling", "fraud", "counterfeit")  # what Phụ lục I counts; "outside" is told in the body only
SUMS = ("cases", "collected", "prosecuted_cases", "prosecuted_people")
ColumnOf = Callable[[list[str]], str]  # where a Decision is counted that nobody placed, by its grounds


def unit_key(unit: str) -> str:
    """How the figures of one unit begin; the office itself has an empty name."""
    return figure_name("pl1_", unit)[0] if unit else "pl1_office"


def recount_violations(
    db: Database, days: tuple[date, date], moments: tuple[datetime, datetime], known: datetime, column_of: ColumnOf
) -> dict[str, Recounted]:
    """The figures of Phụ lục I and of the body's fifth part, by name, without Decisions that were reversed by `known`;
    one that has no row is not there."""
    values: dict[str, int] = defaultdict(int)
    rows: dict[str, dict[str, set[int]]] = defaultdict(lambda: defaultdict(set))
    with db.read() as session:
        for unit, column, *numbers in _run(session, HANDLED, days, moments):
            for name, number in _spread(unit_key(unit), column, dict(zip(SUMS, map(int, numbers), strict=True))):
                values[name] += number
        for number, unit, column in _run(session, HANDLED_IDS, days, moments):
            for name, _ in _spread(unit_key(unit), column, dict.fromkeys(SUMS, 0)):
                rows[name]["violations"].add(number)
        for number, grounds, placed in _run(session, FOUND, days, (*moments, known)):
            stored = json.loads(grounds) if isinstance(grounds, str) else grounds
            column = placed or column_of(stored)
            for name, one in _spread(unit_key(""), column, {"cases": 1}):
                values[name] += one
                rows[name]["decisions"].add(number)
    return {
        name: Recounted(value=value / 1_000_000 if name.endswith("_collected") else value, rows=pack_ids(rows[name]))
        for name, value in values.items()
    }


def recount_entered(db: Database, report: str, days: tuple[date, date]) -> dict[str, tuple[str, str]]:
    """What was typed last into each field of a report: (as it was kept, its row) by field."""
    with db.read() as session:
        found = _run(session, ENTERED, days, None, report=report)
        return {field: (value, f"report_entries:{number}") for number, field, value in found}


def recount_books(db: Database, days: tuple[date, date], moments: tuple[datetime, datetime]) -> dict[str, Recounted]:
    """How many complaints came, cases were referred and documents issued, with their rows."""
    counted = {}
    with db.read() as session:
        for name, (table, sql) in BOOKS.items():
            ids = {number for (number,) in _run(session, sql, days, moments)}
            counted[name] = Recounted(value=len(ids), rows=pack_ids({table: ids}))
    return counted


def _spread(unit: str, column: str, numbers: Mapping[str, int]) -> list[tuple[str, int]]:
    """Each figure that a row is part of, with what it adds."""
    found = [(f"handled_{each}", number) for each, number in numbers.items() if each in ("cases", "collected")]
    if column not in COLUMNS:
        return found + [(f"handled_outside_{name.removeprefix('handled_')}", number) for name, number in found]
    for owner in (unit, "pl1_total"):
        found += [(f"{owner}_{each}", number) for each, number in numbers.items()]
        found.append((f"{owner}_{column}", numbers["cases"]))
    return found


def _run(
    session: Session, sql: str, days: tuple[date, date], moments: tuple[datetime, ...] | None, **more: str
) -> list[Any]:
    given: list[Any] = [
        bindparam(name, day, Date()) for name, day in zip(("first", "last"), days, strict=True) if f":{name}" in sql
    ]
    if moments is not None:
        given += [
            bindparam(name, at, UtcDateTime())
            for name, at in zip(("start", "end", "known"), moments, strict=False)
            if f":{name}" in sql
        ]
    given += [bindparam(name, value) for name, value in more.items()]
    return list(session.execute(text(sql).bindparams(*given)))
