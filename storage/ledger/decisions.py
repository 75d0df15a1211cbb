"""Deeds of judgement: one person decides and may undo for ten seconds; a second person approves or returns."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlmodel import Session

from storage.database import Database
from storage.ledger import events
from storage.ledger.cases import (
    LEASE,
    Lease,
    decision_of,
    find_case,
    leased_case,
    move_case,
    move_request,
    requests_of,
    who_has,
)
from storage.ledger.errors import ConflictError, LedgerError, NotAllowedError
from storage.ledger.people import APPROVERS, DECIDERS, allowed_user
from storage.lifecycle import VERDICT_STATE, CaseDeed
from storage.records import (
    CaseState,
    Claimed,
    CloseReason,
    Decision,
    RequestState,
    TakedownRequest,
    Verdict,
    Verified,
)
from storage.tables import ApprovalRow, CaseRow, DecisionRow, RequestRow, TargetRow, UndoRow, UserRow

UNDO = timedelta(seconds=10)


def decide(
    db: Database,
    case_id: int,
    user_id: int,
    lease_version: int,
    decision: Decision,
    now: datetime,
    request: TakedownRequest | Sequence[TakedownRequest] | None = None,
) -> int:
    """Append a Decision (and the draft requests that a violation brings, one a recipient); gives its id.

    Raises ConflictError for a stale lease, LedgerError for a violation without grounds or without a request.
    """
    if decision.verdict is Verdict.VIOLATION and not decision.grounds:
        raise LedgerError("kết luận vi phạm cần ít nhất một căn cứ; hãy chọn quy định bị vi phạm")
    requests = (request,) if isinstance(request, TakedownRequest) else tuple(request or ())
    if (decision.verdict is Verdict.VIOLATION) != bool(requests):
        raise LedgerError("kết luận vi phạm, và chỉ kết luận vi phạm, đi cùng một yêu cầu gỡ")
    with db.write() as session:
        user = allowed_user(session, user_id, DECIDERS)
        case = leased_case(session, case_id, user_id, lease_version, now)
        row = DecisionRow(case_id=case_id, author_id=user_id, decided_at=now, **decision.model_dump(mode="json"))
        session.add(row)
        session.flush()
        for each in requests:
            draft_request(session, case_id, row.id, each, user.name, now)
        to, reason = VERDICT_STATE[decision.verdict]
        move_case(
            session,
            case,
            CaseDeed.DECIDE,
            to,
            user.name,
            now,
            close_reason=reason,
            decision_id=row.id,
            leased_by=None,
            lease_expires_at=None,
        )
        judged = decision.model_dump(mode="json", exclude={"reason"})
        events.append(
            session,
            now,
            user.name,
            "add_decision",
            f"decisions:{row.id}",
            **judged,
            reason_sha256=events.sha256(decision.reason),
        )
        return row.id


def draft_request(
    session: Session,
    case_id: int,
    decision_id: int,
    request: TakedownRequest,
    actor: str,
    now: datetime,
    of: str = "decision",
) -> RequestRow:
    """A draft and its targets; `of` tells apart drafts of one Decision to one recipient, which there is one of else."""
    row = RequestRow(
        case_id=case_id,
        decision_id=decision_id,
        idempotency_key=f"{of}:{decision_id}:{request.recipient}",
        recipient=request.recipient,
        recipient_id=request.recipient_id,
        body=request.body,
        state=RequestState.DRAFT,
        deadline_hours=request.deadline_hours,
        created_at=now,
    )
    session.add(row)
    session.flush()
    for url in request.targets:
        session.add(TargetRow(request_id=row.id, url=url, claimed=Claimed.NONE, verified=Verified.NOT_CHECKED))
    events.append(
        session,
        now,
        actor,
        "draft_request",
        f"requests:{row.id}",
        recipient=request.recipient,
        targets=len(request.targets),
        letter_sha256=events.sha256("\n".join([request.body, *request.targets])),
    )
    return row


def undo(db: Database, case_id: int, user_id: int, now: datetime) -> Lease:
    """Take back one's own Decision within ten seconds; the Case is leased to its author again.

    Raises NotAllowedError for another's decision, ConflictError when it is too late.
    """
    with db.write() as session:
        user = allowed_user(session, user_id, DECIDERS)
        case = find_case(session, case_id)
        decision = decision_of(session, case)
        if decision.author_id != user_id:
            raise NotAllowedError("chỉ người kết luận được hoàn tác")
        if now - decision.decided_at > UNDO:
            raise ConflictError("đã quá mười giây; hãy đề nghị người duyệt trả lại vụ việc")
        _withdraw(session, decision, user.name, now)
        session.add(UndoRow(decision_id=decision.id, undone_at=now))
        expires_at = now + LEASE
        move_case(
            session,
            case,
            CaseDeed.UNDO,
            CaseState.IN_REVIEW,
            user.name,
            now,
            close_reason=None,
            decision_id=None,
            leased_by=user_id,
            lease_expires_at=expires_at,
        )
        return Lease(case_id=case_id, version=case.version, expires_at=expires_at)


def approve(
    db: Database, case_id: int, user_id: int, reason: str, now: datetime, *, decision_id: int | None = None
) -> None:
    """The second person's yes: drafts become approved requests, or a referral closes the Case.

    `decision_id` is the Decision that the person saw: ConflictError when another took its place. NotAllowedError when
    the approver wrote the decision or has no such role.
    """
    with db.write() as session:
        user, case, decision = _approval(session, case_id, user_id, reason, now, decision_id, approved=True)
        if decision.verdict == Verdict.REFER:
            move_case(
                session,
                case,
                CaseDeed.APPROVE_REFERRAL,
                CaseState.CLOSED,
                user.name,
                now,
                close_reason=CloseReason.REFERRED,
            )
            return
        for request in requests_of(session, decision, RequestState.DRAFT):
            move_request(session, request, RequestState.APPROVED, user.name, now)
        move_case(session, case, CaseDeed.APPROVE, CaseState.ACTIONING, user.name, now)


def return_case(
    db: Database, case_id: int, user_id: int, reason: str, now: datetime, *, decision_id: int | None = None
) -> None:
    """The second person's no, with a reason: the Case goes back to the queue, its drafts are withdrawn."""
    if not reason.strip():
        raise LedgerError("hãy ghi lý do trả lại để người sau biết")
    with db.write() as session:
        user, case, decision = _approval(session, case_id, user_id, reason, now, decision_id, approved=False)
        _withdraw(session, decision, user.name, now)
        move_case(session, case, CaseDeed.RETURN, CaseState.QUEUED, user.name, now, decision_id=None)


def _approval(
    session: Session, case_id: int, user_id: int, reason: str, now: datetime, seen_id: int | None, *, approved: bool
) -> tuple[UserRow, CaseRow, DecisionRow]:
    user = allowed_user(session, user_id, APPROVERS)
    case = find_case(session, case_id)
    if case.state != CaseState.PENDING_APPROVAL:
        raise ConflictError(who_has(session, case))
    decision = decision_of(session, case)
    if seen_id not in (None, decision.id):
        raise ConflictError("kết luận đã thay đổi sau khi mở trang; hãy tải lại vụ việc và xem lại")
    if decision.author_id == user_id:
        raise NotAllowedError("người kết luận không được tự duyệt hoặc trả lại; phải là người thứ hai")
    session.add(
        ApprovalRow(
            decision_id=decision.id,
            author_id=decision.author_id,
            approver_id=user_id,
            approved=approved,
            reason=reason,
            approved_at=now,
        )
    )
    session.flush()
    deed = "approve_decision" if approved else "return_decision"
    events.append(session, now, user.name, deed, f"decisions:{decision.id}", reason_sha256=events.sha256(reason))
    return user, case, decision


def _withdraw(session: Session, decision: DecisionRow, actor: str, now: datetime) -> None:
    for request in requests_of(session, decision, RequestState.DRAFT):
        move_request(session, request, RequestState.WITHDRAWN, actor, now)
