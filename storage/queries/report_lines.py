"""The rows behind the weekly figures as lists that people read: targets overdue, lookalike domains."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import NamedTuple

from sqlalchemy import func
from sqlalchemy import select as select_columns
from sqlmodel import col, select

from storage.database import Database
from storage.queries.counting import chunks
from storage.queries.figures import WeeklyFigures
from storage.records import Claimed, Record, Verified
from storage.tables import (
    CaptureRow,
    CaseRow,
    EventRow,
    FindingRow,
    ObservationRow,
    RequestRow,
    TargetRow,
)
from storage.watch_tables import LookalikeRow


class TargetLine(NamedTuple):
    target_id: int
    case_id: int
    request_id: int
    recipient: str
    sent_at: datetime
    deadline_at: datetime
    claimed: Claimed
    verified: Verified


class DomainLine(Record):
    domain: str
    target: str
    tier: str
    score: float
    case_id: int | None


def first_record(db: Database) -> datetime | None:
    """When this office's data begin; None while there are none."""
    moments = (
        CaseRow.opened_at, CaptureRow.captured_at, ObservationRow.observed_at, RequestRow.sent_at, FindingRow.found_at,
    )  # fmt: skip
    with db.read() as session:
        found = [session.execute(select_columns(func.min(col(moment)))).scalar() for moment in moments]
        found.append(session.exec(select(EventRow.at).order_by(col(EventRow.seq)).limit(1)).first())
    return min((moment for moment in found if moment is not None), default=None)


def targets_overdue(db: Database, figures: WeeklyFigures) -> list[TargetLine]:
    """The targets that are overdue at the end of the period, the longest first."""
    claimed = {row: word for word in Claimed for row in figures.rows[f"claimed_{word}"]}
    verified = {row: word for word in Verified for row in figures.rows[word]}
    lines = []
    with db.read() as session:
        for part in chunks([_id(row) for row in figures.rows["overdue"]]):
            columns = (TargetRow.id, RequestRow.case_id, RequestRow.id, RequestRow.recipient, RequestRow.sent_at,
                       RequestRow.deadline_at)  # fmt: skip
            targets = select_columns(*(col(column) for column in columns))
            targets = targets.join(RequestRow, col(RequestRow.id) == TargetRow.request_id)
            for found in session.connection().execute(targets.where(col(TargetRow.id).in_(part))):
                row = f"targets:{found[0]}"
                lines.append(TargetLine._make((*found, claimed[row], verified[row])))
    return sorted(lines, key=lambda line: (line.deadline_at, line.target_id))


def lookalikes_seen(db: Database, figures: WeeklyFigures) -> list[DomainLine]:
    """The lookalike domains of the period, the likeliest first."""
    lines = []
    with db.read() as session:
        for part in chunks([_id(row) for row in figures.rows["lookalikes"]]):
            lines += [
                DomainLine(domain=row.domain, target=row.target, tier=row.tier, score=row.score, case_id=row.case_id)
                for row in session.exec(select(LookalikeRow).where(col(LookalikeRow.id).in_(part)))
            ]
    return sorted(lines, key=lambda line: (line.tier, -line.score, line.domain))


def _id(row: str) -> int:
    return int(row.partition(":")[2])


def sellers_of(db: Database, case_ids: Iterable[int]) -> dict[int, str]:
    """The seller of each of these Cases as shown, where one is known and still kept."""
    found: dict[int, str] = {}
    with db.read() as session:
        for part in chunks(list(case_ids)):
            query = select_columns(col(CaseRow.id), col(CaseRow.seller)).where(col(CaseRow.id).in_(part))
            found |= {number: seller for number, seller in session.execute(query) if seller}
    return found
