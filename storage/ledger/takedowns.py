"""Deeds on TakedownRequests that were approved: sent, claimed by the recipient, looked at by us."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import func
from sqlmodel import Session, col, select

from storage.database import Database
from storage.ledger import events
from storage.ledger.cases import move_case, move_request
from storage.ledger.errors import ConflictError, UnknownRowError
from storage.ledger.people import DECIDERS, allowed_user
from storage.ledger.queue_index import local_day, set_facet
from storage.lifecycle import CaseDeed, verified_after
from storage.records import CaseState, Check, Claimed, RequestState, Verified
from storage.tables import CaseRow, OutcomeRow, RequestRow, TargetRow

OWED = (RequestState.SENT, RequestState.ACKNOWLEDGED, RequestState.RESPONDED)


def record_sent(db: Database, request_id: int, user_id: int, channel: str, now: datetime) -> None:
    """Note that an approved request left on paper or through a portal; its clock starts.

    The deadline is the ground's hours after sending. Raises IllegalMoveError for a request that was not approved.
    """
    with db.write() as session:
        user = allowed_user(session, user_id, DECIDERS)
        request = _request(session, request_id)
        move_request(session, request, RequestState.SENDING, user.name, now)
        deadline = now + timedelta(hours=request.deadline_hours)
        move_request(
            session, request, RequestState.SENT, user.name, now, sent_at=now, deadline_at=deadline, channel=channel
        )
        _show_deadline(session, session.get_one(CaseRow, request.case_id))


def record_claim(db: Database, target_id: int, user_id: int, claimed: Claimed, note: str, now: datetime) -> None:
    """Note what the recipient says about one target. What we see for ourselves is a fact apart."""
    with db.write() as session:
        user = allowed_user(session, user_id, DECIDERS)
        target, request = _sent_target(session, target_id)
        target.claimed = claimed
        session.add(target)
        _outcome(session, OutcomeRow(target_id=target_id, claimed=claimed, note=note, recorded_by=user.name), now)
        if request.state != RequestState.CLOSED:
            move_request(session, request, RequestState.RESPONDED, user.name, now)


def record_check(db: Database, target_id: int, check: Check, actor: str, now: datetime) -> Verified:
    """Note one look of ours at a target and give its state after it.

    When every target of the Case is verified gone the Case moves to monitoring; when one reappears it is queued again.
    """
    with db.write() as session:
        target, request = _sent_target(session, target_id)
        looks = [*_looks(session, target_id), (now, check)]
        target.verified = verified_after(looks)
        session.add(target)
        row = OutcomeRow(target_id=target_id, seen=check.result, verified=target.verified, recorded_by=actor)
        row.positive_absence, row.control_loaded = check.positive_absence, check.control_loaded
        row.capture_sha256, row.note = check.capture_sha256, check.note
        _outcome(session, row, now)
        _follow(session, request, actor, now)
        return Verified(target.verified)


def _follow(session: Session, request: RequestRow, actor: str, now: datetime) -> None:
    case = session.get_one(CaseRow, request.case_id)
    requests = session.exec(select(RequestRow).where(RequestRow.decision_id == case.decision_id)).all()
    targets = session.exec(select(TargetRow).where(col(TargetRow.request_id).in_([row.id for row in requests]))).all()
    states = {Verified(target.verified) for target in targets}
    if case.state == CaseState.ACTIONING and states == {Verified.VERIFIED_GONE}:
        for row in requests:
            if row.state in OWED:
                move_request(session, row, RequestState.CLOSED, actor, now)
        move_case(session, case, CaseDeed.ALL_GONE, CaseState.MONITORING, actor, now)
        _show_deadline(session, case)
    if case.state == CaseState.MONITORING and Verified.REAPPEARED in states:
        move_case(session, case, CaseDeed.REOPEN, CaseState.QUEUED, actor, now)


def _show_deadline(session: Session, case: CaseRow) -> None:
    """Let the Case be found by the day on which the first of its open requests is due."""
    owed = select(func.min(RequestRow.deadline_at)).where(
        RequestRow.case_id == case.id, col(RequestRow.state).in_(OWED)
    )
    due = session.exec(owed).one()
    set_facet(session, case, "deadline", None if due is None else local_day(due))


def _looks(session: Session, target_id: int) -> list[tuple[datetime, Check]]:
    rows = session.exec(
        select(OutcomeRow)
        .where(OutcomeRow.target_id == target_id, col(OutcomeRow.seen).is_not(None))
        .order_by(col(OutcomeRow.id))
    )
    return [
        (
            row.recorded_at,
            Check(
                result=Verified(str(row.seen)),
                positive_absence=row.positive_absence,
                control_loaded=row.control_loaded,
                capture_sha256=row.capture_sha256,
                note=row.note,
            ),
        )
        for row in rows
    ]


def _outcome(session: Session, row: OutcomeRow, now: datetime) -> None:
    row.recorded_at = now
    session.add(row)
    session.flush()
    events.append(
        session,
        now,
        row.recorded_by,
        "add_outcome",
        f"outcomes:{row.id}",
        target=row.target_id,
        claimed=row.claimed,
        seen=row.seen,
        verified=row.verified,
    )


def _request(session: Session, request_id: int) -> RequestRow:
    row = session.get(RequestRow, request_id)
    if row is None:
        raise UnknownRowError(f"không có yêu cầu {request_id}")
    return row


def _sent_target(session: Session, target_id: int) -> tuple[TargetRow, RequestRow]:
    target = session.get(TargetRow, target_id)
    if target is None:
        raise UnknownRowError(f"không có đối tượng yêu cầu {target_id}")
    request = _request(session, target.request_id)
    if request.sent_at is None:
        raise ConflictError("yêu cầu này chưa gửi; hãy ghi nhận đã gửi trước")
    return target, request
