"""Deeds of correction: an approved Decision that does not hold any more, its Case anew, its requests taken back.

What was sent can not be unsent: the recipient gets a letter of correction (`storage.queries.corrections.owed`). What
was said in figures is said again: kept reports get a further version, the earlier ones stay (`monitor.restating`).
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlmodel import Session, col, delete, select, update

from storage.correction_tables import LetterCorrectionRow, ReversalCause, ReversalRow
from storage.database import Database
from storage.ledger import events
from storage.ledger.cases import decision_of, find_case, move_case, move_request, requests_of, who_has
from storage.ledger.errors import ConflictError, LedgerError, NotAllowedError, UnknownRowError
from storage.ledger.people import APPROVERS, allowed_user
from storage.ledger.queue_index import set_facet
from storage.lifecycle import REQUEST_MOVES, CaseDeed
from storage.recheck_tables import RecheckPlanRow, RemovedKeyRow
from storage.records import CaseState, CloseReason, RequestState, Verdict
from storage.tables import ApprovalRow, CaseRow, DecisionRow, RequestRow, TargetRow, UserRow

RESTATER = "system:restating"
REOPENED = (CaseState.CLOSED, CaseState.MONITORING)  # the states from which a reversal leads back to the queue


def reverse_by_superior(db: Database, case_id: int, user_id: int, authority: str, reason: str, now: datetime) -> int:
    """Note that a higher authority reversed the Decision in force; gives the id of the reversal. The Case comes back.

    Raises LedgerError without who and why, NotAllowedError for the Decision's author, ConflictError where no approved
    Decision of a violation stands.
    """
    if not authority.strip() or not reason.strip():
        raise LedgerError("hãy ghi cơ quan, số và ngày của văn bản, và lý do thay đổi kết luận")
    with db.write() as session:
        user = allowed_user(session, user_id, APPROVERS)
        case = find_case(session, case_id)
        decision = decision_of(session, case)
        if decision.author_id == user_id:
            raise NotAllowedError("người kết luận không được tự ghi việc hủy kết luận của mình; phải là người khác")
        if not is_approved_violation(session, decision):
            raise ConflictError(f"vụ việc {case_id} không có kết luận vi phạm đã duyệt; {who_has(session, case)}")
        row = reverse(session, case, decision, user, ReversalCause.SUPERIOR, authority, reason, now)
        reopen(session, case, user.name, now)
        return row.id


def is_approved_violation(session: Session, decision: DecisionRow) -> bool:
    """Whether a second person approved this Decision of a violation, so that others were asked to act on it."""
    approval = session.get(ApprovalRow, decision.id)
    return decision.verdict == Verdict.VIOLATION and approval is not None and approval.approved


def reverse(
    session: Session, case: CaseRow, decision: DecisionRow, user: UserRow, cause: ReversalCause, authority: str,
    reason: str, now: datetime, complaint_id: int | None = None,
) -> ReversalRow:  # fmt: skip
    """Write the reversal down and take back what can be: requests not sent are withdrawn, those sent end."""
    if session.exec(select(ReversalRow.id).where(ReversalRow.decision_id == decision.id)).first() is not None:
        raise ConflictError(f"kết luận của vụ việc {case.id} đã được hủy trước đó")
    row = ReversalRow(
        case_id=case.id, decision_id=decision.id, cause=cause, complaint_id=complaint_id, authority=authority,
        reason=reason, recorded_by=user.id, recorded_at=now,
    )  # fmt: skip
    session.add(row)
    session.flush()
    for request in requests_of(session, decision):
        for to in (RequestState.WITHDRAWN, RequestState.CLOSED):
            if to in REQUEST_MOVES[RequestState(request.state)]:
                move_request(session, request, to, user.name, now)
                break
    set_facet(session, case, "deadline", None)
    _look_no_more(session, decision)
    events.append(
        session, now, user.name, "reverse_decision", f"decisions:{decision.id}", reversal=row.id, cause=cause,
        authority_sha256=events.sha256(authority), reason_sha256=events.sha256(reason),
    )  # fmt: skip
    return row


def _look_no_more(session: Session, decision: DecisionRow) -> None:
    """Nobody owes us a removal any more: no further looks, and nothing is sought that its addresses were like."""
    requests = select(RequestRow.id).where(RequestRow.decision_id == decision.id)
    targets = list(session.exec(select(TargetRow.id).where(col(TargetRow.request_id).in_(requests))))
    session.exec(update(RecheckPlanRow).where(col(RecheckPlanRow.target_id).in_(targets)).values(next_at=None))
    session.exec(delete(RemovedKeyRow).where(col(RemovedKeyRow.target_id).in_(targets)))


def reopen(session: Session, case: CaseRow, actor: str, now: datetime) -> None:
    """Bring a Case back to the queue; one whose requests still ran ends as not removed first. A Case that somebody
    works on anyway stays where it is."""
    if case.state == CaseState.ACTIONING:
        gave_up = CaseState.CLOSED
        move_case(session, case, CaseDeed.GIVE_UP, gave_up, actor, now, close_reason=CloseReason.NOT_REMOVED)
    if case.state in REOPENED:
        move_case(session, case, CaseDeed.REOPEN, CaseState.QUEUED, actor, now, close_reason=None)


def check_correctable(session: Session, request_ids: Sequence[int]) -> None:
    """Raise ConflictError unless each request was sent, its Decision was reversed and no letter corrects it yet."""
    for request_id in request_ids:
        request = session.get(RequestRow, request_id)
        if request is None:
            raise UnknownRowError(f"không có yêu cầu {request_id}")
        reversed_at = select(ReversalRow.recorded_at).where(ReversalRow.decision_id == request.decision_id)
        if request.sent_at is None or session.exec(reversed_at).first() is None:
            raise ConflictError(f"yêu cầu {request_id} không phải đính chính: chưa gửi, hoặc kết luận vẫn có hiệu lực")
        taken = session.get(LetterCorrectionRow, request_id)
        if taken is not None:
            raise ConflictError(f"yêu cầu {request_id} đã được đính chính ở văn bản {taken.letter_id}")


def mark_restated(db: Database, until: datetime, now: datetime) -> None:
    """Note that kept reports tell the figures without what was reversed up to `until`."""
    with db.write() as session:
        open_rows = (col(ReversalRow.restated_at).is_(None), col(ReversalRow.recorded_at) <= until)
        ids = list(session.exec(select(ReversalRow.id).where(*open_rows)))
        if ids:
            session.exec(update(ReversalRow).where(col(ReversalRow.id).in_(ids)).values(restated_at=now))
            events.append(session, now, RESTATER, "restate_reports", f"reversals:{ids[0]}", reversals=ids)
