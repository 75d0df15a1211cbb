"""From the rows behind a figure to the Cases that a person can open."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import islice
from typing import Any

from sqlalchemy import select as select_columns
from sqlmodel import Session, col

from storage.correction_tables import ReversalRow
from storage.database import Database
from storage.queries.counting import chunks
from storage.records import Record
from storage.row_names import unpack
from storage.tables import CaseRow, DecisionRow, RequestRow, TargetRow
from storage.watch_tables import LookalikeRow


class RowBehind(Record):
    """One counted row. `case_id` None: it belongs to none, as a capture or a run."""

    table: str
    id: int
    case_id: int | None
    case_title: str


_DECISIONS = select_columns(col(DecisionRow.id), col(DecisionRow.case_id))
_REQUESTED = select_columns(col(TargetRow.id), col(RequestRow.case_id))
_CASE_OF: Mapping[str, Any] = {
    "cases": select_columns(col(CaseRow.id), col(CaseRow.id).label("case_id")),
    "decisions": _DECISIONS,
    "approvals": _DECISIONS,  # an approval has its decision's number
    "reversals": select_columns(col(ReversalRow.id), col(ReversalRow.case_id)),
    "requests": select_columns(col(RequestRow.id), col(RequestRow.case_id)),
    "targets": _REQUESTED.join(RequestRow, col(RequestRow.id) == TargetRow.request_id),
    "lookalikes": select_columns(col(LookalikeRow.id), col(LookalikeRow.case_id)),
}


def rows_shown(db: Database, packed: str, most: int) -> list[RowBehind]:
    """The first `most` of packed rows, in their order, with the Case that each belongs to."""
    wanted = list(islice(unpack(packed), most))
    with db.read() as session:
        case_of = {
            (table, number): case_id
            for table, statement in _CASE_OF.items()
            for number, case_id in _found(session, statement, [n for name, n in wanted if name == table])
        }
        titles = _titles(session, {case_id for case_id in case_of.values() if case_id is not None})
    return [
        RowBehind(table=table, id=number, case_id=case_of.get((table, number)),
                  case_title=titles.get(case_of.get((table, number)) or 0, ""))
        for table, number in wanted
    ]  # fmt: skip


def _found(session: Session, statement: Any, ids: list[int]) -> Iterator[tuple[int, int | None]]:
    key = next(iter(statement.selected_columns))
    for part in chunks(ids):
        yield from ((row[0], row[1]) for row in session.execute(statement.where(key.in_(part))))


def _titles(session: Session, ids: set[int]) -> dict[int, str]:
    found: dict[int, str] = {}
    for part in chunks(sorted(ids)):
        titles = select_columns(col(CaseRow.id), col(CaseRow.title)).where(col(CaseRow.id).in_(part))
        found.update((row[0], row[1]) for row in session.execute(titles))
    return found
