"""Deeds on TakedownRequests that were approved: sent, claimed by the recipient, looked at by us."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import func
from sqlmodel import Session, col, select

from storage.database import Database
from storage.deadlines import local_day
from storage.following_tables import LadderStepRow
from storage.ledger import events
from storage.ledger.cases import move_case, move_request
from storage.ledger.errors import ConflictError, UnknownRowError
from storage.ledger.people import DECIDERS, allowed_user
from storage.ledger.queue_index import set_facet
from storage.letter_tables import LetterRequestRow
from storage.lifecycle import CaseDeed, verified_after
from storage.recheck_tables import LookReviewRow, Review
from storage.records import CaseState, Check, Claimed, CloseReason, RequestState, Verified
from storage.tables import CaseRow, OutcomeRow, RequestRow, TargetRow

AFTER_REMOVAL = (CloseReason.REMOVED, CloseReason.PARTLY_REMOVED, CloseReason.NOT_REMOVED)
OWED = (RequestState.SENT, RequestState.ACKNOWLEDGED, RequestState.RESPONDED)


def record_sent(db: Database, request_id: int, user_id: int, channel: str, now: datetime) -> None:
    """Note that an approved request left on paper or through a portal; its clock starts.

    The deadline is the ground's hours after sending. Raises IllegalMoveError for a request that was not approved,
    ConflictError for one that a letter carries: that is noted for the whole letter.
    """
    with db.write() as session:
        user = allowed_user(session, user_id, DECIDERS)
        request = _request(session, request_id)
        carried = session.get(LetterRequestRow, request_id)
        if carried is not None:
            raise ConflictError(f"yêu cầu này nằm trong văn bản {carried.letter_id}; hãy ghi nhận gửi ở trang Văn bản")
        move_request(session, request, RequestState.SENDING, user.name, now)
        mark_sent(session, request, user.name, channel, now)


def mark_sent(session: Session, request: RequestRow, actor: str, channel: str, now: datetime) -> None:
    """Move a request that is being sent to sent; its clock starts."""
    deadline = now + timedelta(hours=request.deadline_hours)
    move_request(session, request, RequestState.SENT, actor, now, sent_at=now, deadline_at=deadline, channel=channel)
    _supersede(session, request, actor, now)
    show_deadline(session, session.get_one(CaseRow, request.case_id))


def _supersede(session: Session, request: RequestRow, actor: str, now: datetime) -> None:
    """A step of the ladder that has left stands in the place of the request before it."""
    step = session.get(LadderStepRow, request.id)
    earlier = session.get_one(RequestRow, step.earlier_id) if step else None
    if earlier is not None and earlier.state in OWED:
        move_request(session, earlier, RequestState.SUPERSEDED, actor, now)


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
        row.capture_sha256, row.content_sha256, row.note = check.capture_sha256, check.content_sha256, check.note
        _outcome(session, row, now)
        _follow(session, request, actor, now)
        return Verified(target.verified)


def _follow(session: Session, request: RequestRow, actor: str, now: datetime) -> None:
    case = session.get_one(CaseRow, request.case_id)
    requests = session.exec(select(RequestRow).where(RequestRow.decision_id == case.decision_id)).all()
    of_these = select(TargetRow).where(col(TargetRow.request_id).in_([row.id for row in requests]))
    latest = {target.url: target for target in session.exec(of_these.order_by(col(TargetRow.id)))}
    targets = list(latest.values())  # one that the next rung was asked for stands under that request
    states = {Verified(target.verified) for target in targets}
    if case.state == CaseState.ACTIONING and all(is_settled(session, target) for target in targets):
        for row in requests:
            if row.state in OWED:
                move_request(session, row, RequestState.CLOSED, actor, now)
        move_case(session, case, CaseDeed.ALL_GONE, CaseState.MONITORING, actor, now)
        show_deadline(session, case)
    is_over = case.state == CaseState.CLOSED and case.close_reason in AFTER_REMOVAL
    if (case.state == CaseState.MONITORING or is_over) and Verified.REAPPEARED in states:
        move_case(session, case, CaseDeed.REOPEN, CaseState.QUEUED, actor, now, close_reason=None)


def is_settled(session: Session, target: TargetRow) -> bool:
    """Whether nothing is left to ask for at an address: verified gone, moved to a link with a request of its own as a
    person confirmed, or mended as a person found who looked at the page."""
    if target.verified in (Verified.VERIFIED_GONE, Verified.RELOCATED):
        return True
    if target.verified != Verified.CHANGED:
        return False
    looks = select(OutcomeRow).where(OutcomeRow.target_id == target.id, col(OutcomeRow.seen).is_not(None))
    latest = session.exec(looks.order_by(col(OutcomeRow.id).desc()).limit(1)).one()
    said = select(LookReviewRow.answer).join(OutcomeRow, col(OutcomeRow.id) == LookReviewRow.outcome_id)
    said = said.where(LookReviewRow.target_id == target.id, OutcomeRow.content_sha256 == latest.content_sha256)
    return session.exec(said.order_by(col(LookReviewRow.id).desc()).limit(1)).first() == Review.MENDED


def show_deadline(session: Session, case: CaseRow) -> None:
    """Let the Case be found by the day on which the first of its open requests is due."""
    owed = select(func.min(RequestRow.deadline_at)).where(
        RequestRow.case_id == case.id, col(RequestRow.state).in_(OWED)
    )
    due = session.exec(owed).one()
    set_facet(session, case, "deadline", None if due is None else local_day(due).isoformat())


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
