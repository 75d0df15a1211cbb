"""Reads for corrections: reversed Decisions, the letters owed for them, and the figures that were told again."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import select as select_columns
from sqlmodel import Session, col, select

from storage.correction_tables import LetterCorrectionRow, ReversalCause, ReversalRow
from storage.database import Database
from storage.letter_tables import LetterRequestRow, LetterRow
from storage.letters import LetterState
from storage.records import Record, UtcTime
from storage.report_tables import ReportRow
from storage.tables import DecisionRow, RequestRow, TargetRow, UserRow


class Corrected(Record):
    """A sent request of a reversed Decision, with the letter that corrects it; None: it is owed."""

    request_id: int
    recipient: str
    recipient_id: int | None
    targets: tuple[str, ...]
    sent_at: UtcTime
    letter_id: int | None
    letter_state: LetterState | None


class Reversal(Record):
    id: int
    case_id: int
    decision_id: int
    decided_at: UtcTime
    cause: ReversalCause
    authority: str
    reason: str
    recorded_by: str
    recorded_at: UtcTime
    restated_at: UtcTime | None
    requests: tuple[Corrected, ...]

    @property
    def is_owed(self) -> bool:
        """Whether a recipient has not been told yet."""
        return any(each.letter_state is not LetterState.SENT for each in self.requests)


class Restated(Record):
    """Two versions of one kept report, the second made because Decisions had been reversed."""

    report_id: int
    name: str
    first: date
    last: date
    version: int
    before: int  # the version that it stands beside, which is kept
    made_at: UtcTime
    changes: tuple[dict[str, Any], ...]  # label, before, after


def reversals(db: Database, case_id: int | None = None, limit: int = 200) -> tuple[Reversal, ...]:
    """Reversed Decisions, newest first; of one Case, or of all."""
    with db.read() as session:
        query = select(ReversalRow).order_by(col(ReversalRow.id).desc()).limit(limit)
        if case_id is not None:
            query = query.where(ReversalRow.case_id == case_id)
        return tuple(_view(session, row) for row in session.exec(query).all())


def _view(session: Session, row: ReversalRow) -> Reversal:
    requests = select(RequestRow).where(RequestRow.decision_id == row.decision_id, col(RequestRow.sent_at).is_not(None))
    return Reversal(
        id=row.id, case_id=row.case_id, decision_id=row.decision_id, cause=ReversalCause(row.cause),
        decided_at=session.get_one(DecisionRow, row.decision_id).decided_at, authority=row.authority, reason=row.reason,
        recorded_by=session.get_one(UserRow, row.recorded_by).name, recorded_at=row.recorded_at,
        restated_at=row.restated_at,
        requests=tuple(_corrected(session, each) for each in session.exec(requests.order_by(col(RequestRow.id)))),
    )  # fmt: skip


def _corrected(session: Session, request: RequestRow) -> Corrected:
    taken = session.get(LetterCorrectionRow, request.id)
    letter = session.get(LetterRow, taken.letter_id) if taken else None
    targets = session.exec(select(TargetRow.url).where(TargetRow.request_id == request.id).order_by(col(TargetRow.id)))
    assert request.sent_at is not None
    return Corrected(
        request_id=request.id, recipient=request.recipient, recipient_id=request.recipient_id, targets=tuple(targets),
        sent_at=request.sent_at, letter_id=letter.id if letter else None,
        letter_state=LetterState(letter.state) if letter else None,
    )  # fmt: skip


def correction_of(db: Database, request_ids: Sequence[int]) -> tuple[tuple[Reversal, Corrected], ...]:
    """The reversals of these requests' Decisions, each with its request; those without one are left out."""
    with db.read() as session:
        found = []
        for request_id in request_ids:
            request = session.get(RequestRow, request_id)
            if request is None:
                continue
            row = session.exec(select(ReversalRow).where(ReversalRow.decision_id == request.decision_id)).first()
            if row is not None and request.sent_at is not None:
                found.append((_view(session, row), _corrected(session, request)))
        return tuple(found)


def letter_of_request(db: Database, request_id: int) -> tuple[str, date] | None:
    """Number and date of the letter that a request went out in; None where it left without one of ours."""
    with db.read() as session:
        carried = session.get(LetterRequestRow, request_id)
        letter = session.get(LetterRow, carried.letter_id) if carried else None
        return None if letter is None or letter.dated is None else (letter.number, letter.dated)


def not_restated(db: Database) -> datetime | None:
    """When the oldest Decision was made whose reversal kept reports do not know yet; None when they know all."""
    with db.read() as session:
        query = select(DecisionRow.decided_at).join(ReversalRow, col(ReversalRow.decision_id) == DecisionRow.id)
        query = query.where(col(ReversalRow.restated_at).is_(None)).order_by(col(DecisionRow.decided_at))
        return session.exec(query.limit(1)).first()


def kept_since(db: Database, day: date) -> tuple[tuple[str, date, date], ...]:
    """The kept reports, of every kind, that end on this day or later: (name, first day, last day)."""
    with db.read() as session:
        query = select_columns(col(ReportRow.name), col(ReportRow.first), col(ReportRow.last)).distinct()
        query = query.where(col(ReportRow.last) >= day)
        return tuple(sorted((row[0], row[1], row[2]) for row in session.connection().execute(query)))


def restated(db: Database, limit: int = 50) -> tuple[Restated, ...]:
    """Kept reports that were made again because Decisions had been reversed, newest first; both versions stand."""
    with db.read() as session:
        query = select(ReportRow).where(ReportRow.made_by == "system:restating", ReportRow.version > 1)
        rows = session.exec(query.order_by(col(ReportRow.id).desc()).limit(limit)).all()
        return tuple(
            Restated(
                report_id=row.id, name=row.name, first=row.first, last=row.last, version=row.version,
                before=row.version - 1, made_at=row.made_at, changes=tuple(row.changes),
            )
            for row in rows
        )  # fmt: skip
