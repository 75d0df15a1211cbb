"""The removal times once more by SQL: the separate path that checks what a report tells of them."""

from __future__ import annotations

import json
from collections import defaultdict
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, text

from storage.database import Database
from storage.queries.counting import figure_name
from storage.queries.recount import REMOVAL_TIMES, Recounted
from storage.row_names import pack_ids
from storage.tables import UtcDateTime

SAID_GONE = ("removed", "restricted", "account_suspended", "domain_suspended", "already_gone")
_Times = list[tuple[int, float | None, bool, bool, bool]]  # id, hours to gone, said to be gone, in time, due


def recount_removals(
    db: Database, start: datetime, end: datetime, as_of: datetime, known: datetime
) -> dict[str, Recounted]:
    """Every figure of the removal times by its name, as `monitor.reports.making.removals` gives them."""
    groups: dict[str, _Times] = defaultdict(list)
    moments = {"start": start, "end": end, "as_of": as_of, "known": known}
    with db.read() as session:
        sql = text(REMOVAL_TIMES).bindparams(*(bindparam(name, at, UtcDateTime()) for name, at in moments.items()))
        typed = sql.columns(sent_at=UtcDateTime(), deadline_at=UtcDateTime(), missed=UtcDateTime())
        for row in session.execute(typed):
            hours = None if row.missed is None else (row.missed - row.sent_at).total_seconds() / 3600
            in_time = row.missed is not None and row.missed <= row.deadline_at
            is_due = row.missed is not None or as_of >= row.deadline_at
            grounds: list[str] = json.loads(row.grounds) if isinstance(row.grounds, str) else row.grounds
            one = (row.id, hours, row.said in SAID_GONE, in_time, is_due)
            for side, names in (("platform", [row.platform]), ("recipient", [row.recipient]), ("ground", grounds)):
                for name in names:
                    groups[figure_name(f"removal_{side}_", name)[0]].append(one)
    found: dict[str, Recounted] = {}
    for base, rows in groups.items():
        found |= {f"{base}_{what}": each for what, each in _figures(rows).items()}
    return found


def _figures(rows: _Times) -> dict[str, Recounted]:
    asked, claimed = _counted(row[0] for row in rows), _counted(row[0] for row in rows if row[2])
    gone, in_time = _counted(row[0] for row in rows if row[1] is not None), _counted(row[0] for row in rows if row[3])
    due = sum(row[4] for row in rows)
    hours = sorted(row[1] for row in rows if row[1] is not None)
    place = len(rows) // 2  # of two in the middle the longer
    middle = round(hours[place], 1) if place < len(hours) else None
    rate = round(100 * (in_time.value or 0) / due, 1) if due else None
    return {
        "asked": asked, "claimed": claimed, "gone": gone,
        "median": Recounted(value=middle, rows=gone.rows), "in_time": Recounted(value=rate, rows=in_time.rows),
    }  # fmt: skip


def _counted(ids: Any) -> Recounted:
    found = set(ids)
    return Recounted(value=len(found), rows=pack_ids({"targets": found}))
