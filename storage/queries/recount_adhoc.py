"""The figures of an ad hoc report of some cases once more, by plain SQL: the separate path that checks it."""

from __future__ import annotations

from collections import defaultdict
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, text

from storage.database import Database
from storage.queries.adhoc import NARROWED, Filters
from storage.queries.counting import figure_name
from storage.queries.recount import BASES, Recounted
from storage.row_names import pack_ids
from storage.tables import UtcDateTime

_JOIN = "JOIN cases k ON k.id = b.case_id JOIN subjects s ON s.id = k.subject_id"
_POLICIES = "JOIN findings p ON p.case_id = b.case_id AND p.found_at < :known"
_FINDING = "EXISTS (SELECT 1 FROM findings f WHERE f.case_id = k.id AND f.found_at < :known AND f.{} = :f_{})"
_WHERE = {
    "policy": _FINDING.format("policy", "policy"), "rule": _FINDING.format("rule_id", "rule"),
    "platform": "s.platform = :f_platform", "kind": "s.kind = :f_kind",
}  # fmt: skip


def recount_narrowed(
    db: Database, start: datetime, end: datetime, as_of: datetime, filters: Filters
) -> dict[str, Recounted]:
    """The same figures by SQL alone, one statement each; one without a row is not there."""
    moments = {"start": start, "end": end, "as_of": min(as_of, end), "known": end}
    found: dict[str, dict[str, set[int]]] = defaultdict(lambda: defaultdict(set))
    where = " AND ".join(_WHERE[each] for each in filters)
    asked = [
        (base, f"'{name}'", f"SELECT DISTINCT '{name}', b.id FROM {BASES[base][1]} b {_JOIN} WHERE {where}")
        for name, base in NARROWED.items()
    ]
    for column, more in (("s.platform", ""), ("p.policy", _POLICIES)):
        asked.append(
            ("found", column, f"SELECT DISTINCT {column}, b.id FROM {BASES['found'][1]} b {_JOIN} {more} WHERE {where}")
        )
    with db.read() as session:
        for base, column, sql in asked:
            given: list[Any] = [
                bindparam(moment, at, UtcDateTime()) for moment, at in moments.items() if f":{moment}" in sql
            ]
            given += [bindparam(f"f_{each}", value) for each, value in filters.items()]
            for value, number in session.execute(text(sql).bindparams(*given)):
                name = value
                if column == "s.platform":
                    name = figure_name("found_platform_", value)[0]
                elif column == "p.policy":
                    name = f"found_policy_{value}"
                found[name][BASES[base][0]].add(number)
    return {
        name: Recounted(value=sum(len(ids) for ids in tables.values()), rows=pack_ids(tables))
        for name, tables in found.items()
    }
