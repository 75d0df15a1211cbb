"""Looks at letters: the letterhead, each paper with its tries, and the approved requests that no letter carries yet."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlmodel import Session, col, select

from storage.actor_tables import ReferralRow
from storage.correction_tables import LetterCorrectionRow
from storage.database import Database
from storage.ledger.errors import UnknownRowError
from storage.letter_tables import LetterAttemptRow, LetterheadRow, LetterRequestRow, LetterRow
from storage.letters import AttemptView, Letterhead, LetterKind, LetterState, LetterView
from storage.queries.evidence import captures_of_case
from storage.recipients import SendBy
from storage.records import CaptureMethod, CaptureOutcome, CaseState, CloseReason, Record, RequestState, UtcTime
from storage.tables import CaseRow, DecisionRow, FindingRow, ObservationRow, RequestRow


class WaitingRequest(Record):
    """An approved request that no letter carries."""

    id: int
    case_id: int
    recipient: str
    recipient_id: int | None
    body: str
    created_at: UtcTime
    deadline_hours: int


def letterhead(db: Database) -> Letterhead:
    """What stands on every letter; blank parts before an office filled it in."""
    with db.read() as session:
        row = session.get(LetterheadRow, 1)
        if row is None:
            return Letterhead()
        return Letterhead.model_validate({name: getattr(row, name) for name in Letterhead.model_fields})


def letters(
    db: Database, states: Sequence[LetterState] = tuple(LetterState), limit: int = 200, before: int | None = None
) -> tuple[LetterView, ...]:
    """The newest letters in these states; `before` is the id of the last one of the page before."""
    with db.read() as session:
        query = select(LetterRow).where(col(LetterRow.state).in_(states)).order_by(col(LetterRow.id).desc())
        if before is not None:
            query = query.where(col(LetterRow.id) < before)
        return tuple(_view(session, row) for row in session.exec(query.limit(limit)).all())


def letter(db: Database, letter_id: int) -> LetterView:
    """One letter. Raises UnknownRowError."""
    with db.read() as session:
        row = session.get(LetterRow, letter_id)
        if row is None:
            raise UnknownRowError(f"không có văn bản {letter_id}")
        return _view(session, row)


def letter_of_referral(db: Database, referral_id: int) -> LetterView | None:
    """The phiếu chuyển of a referral, where one was drawn up."""
    with db.read() as session:
        row = session.exec(select(LetterRow).where(LetterRow.referral_id == referral_id)).first()
        return _view(session, row) if row else None


def waiting_requests(
    db: Database, only: Sequence[int] | None = None, after: int = 0, limit: int | None = None
) -> tuple[WaitingRequest, ...]:
    """Approved requests (and those whose sending failed) without a letter, oldest first, from behind the id `after`."""
    with db.read() as session:
        carried = select(LetterRequestRow.request_id)
        query = select(RequestRow).where(
            col(RequestRow.state).in_((RequestState.APPROVED, RequestState.SEND_FAILED)),
            col(RequestRow.id).not_in(carried), col(RequestRow.id) > after,
        )  # fmt: skip
        if only is not None:
            query = query.where(col(RequestRow.id).in_(only))
        return tuple(_waiting(row) for row in session.exec(query.order_by(col(RequestRow.id)).limit(limit)).all())


def requests_of(db: Database, request_ids: Sequence[int]) -> tuple[WaitingRequest, ...]:
    """These requests, whatever their state."""
    with db.read() as session:
        rows = session.exec(select(RequestRow).where(col(RequestRow.id).in_(request_ids)).order_by(col(RequestRow.id)))
        return tuple(_waiting(row) for row in rows.all())


def _waiting(row: RequestRow) -> WaitingRequest:
    return WaitingRequest.model_validate({name: getattr(row, name) for name in WaitingRequest.model_fields})


def unreferred(db: Database, limit: int | None = None) -> tuple[int, ...]:
    """Cases whose referral was approved and that nobody has handed over yet, the oldest first."""
    with db.read() as session:
        noted = select(ReferralRow.decision_id)
        query = select(CaseRow.id).where(
            CaseRow.state == CaseState.CLOSED, CaseRow.close_reason == CloseReason.REFERRED,
            col(CaseRow.decision_id).not_in(noted),
        )  # fmt: skip
        return tuple(session.exec(query.order_by(col(CaseRow.id)).limit(limit)).all())


def evidence_at(db: Database, case_id: int) -> datetime | None:
    """When the newest page of a Case's own was kept whole; None when there is no such Capture."""
    times = [
        view.capture.captured_at
        for view in captures_of_case(db, case_id)
        if view.capture.outcome is CaptureOutcome.FETCHED and view.capture.method is not CaptureMethod.IMPORT
    ]
    return max(times, default=None)


def has_turned(db: Database, case_id: int) -> bool:
    """Whether the newest content of a Case's Subject came after its Decision and nothing was found in it."""
    with db.read() as session:
        case = session.get(CaseRow, case_id)
        if case is None or case.decision_id is None:
            return False
        decided_at = session.get_one(DecisionRow, case.decision_id).decided_at
        query = select(ObservationRow).where(ObservationRow.subject_id == case.subject_id)
        newest = session.exec(query.order_by(col(ObservationRow.id).desc())).first()
        if newest is None or newest.observed_at <= decided_at:
            return False
        return session.exec(select(FindingRow.id).where(FindingRow.observation_id == newest.id)).first() is None


def _view(session: Session, row: LetterRow) -> LetterView:
    tries = session.exec(select(LetterAttemptRow).where(LetterAttemptRow.letter_id == row.id).order_by("id")).all()
    carried = select(LetterRequestRow.request_id).where(LetterRequestRow.letter_id == row.id)
    if row.kind == LetterKind.CORRECTION:
        carried = select(LetterCorrectionRow.request_id).where(LetterCorrectionRow.letter_id == row.id)
    names = set(LetterView.model_fields) - {"request_ids", "tries", "kind", "state", "send_by"}
    return LetterView(
        kind=LetterKind(row.kind), state=LetterState(row.state), send_by=SendBy(row.send_by),
        request_ids=tuple(sorted(session.exec(carried).all())),
        tries=tuple(
            AttemptView(attempt=each.attempt, at=each.at, what=each.what, said=each.said) for each in tries
        ),
        **{name: getattr(row, name) for name in names},
    )  # fmt: skip
