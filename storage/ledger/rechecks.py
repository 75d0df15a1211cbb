"""Deeds of rechecks: plan them, make runs of those that are due, write down what they gave, and what a person says."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import exists
from sqlmodel import Session, col, select

from storage.database import Database
from storage.ledger import events, relocations
from storage.ledger.errors import ConflictError, LedgerError, UnknownRowError
from storage.ledger.people import DECIDERS, allowed_user
from storage.ledger.takedowns import record_check
from storage.ledger.work import enqueue_in
from storage.recheck_schedule import MOST_EXTRA, POINTS, next_point, settling
from storage.recheck_tables import LookReviewRow, RecheckPlanRow, Review
from storage.records import Check, RunKind, Verified
from storage.tables import OutcomeRow, RequestRow, TargetRow

LONGEST = POINTS[-1]
ONE_PASS = 500
UNSETTLED = (Verified.SUSPECTED_GONE, Verified.INDETERMINATE)


def plan_rechecks(db: Database, now: datetime) -> int:
    """Plan the looks at the targets of requests that were sent and have no plan yet; gives how many.

    A target that was asked for again, at the same address, is looked at under its newer request alone.
    """
    with db.write() as session:
        planned = exists().where(col(RecheckPlanRow.target_id) == col(TargetRow.id))
        fresh = select(TargetRow, RequestRow.sent_at).join(RequestRow, col(RequestRow.id) == TargetRow.request_id)
        fresh = fresh.where(col(RequestRow.sent_at) > now - LONGEST, ~planned).limit(ONE_PASS)
        rows = session.exec(fresh.order_by(col(TargetRow.id))).all()
        for target, sent_at in rows:
            assert sent_at is not None
            _retire_older(session, target)
            relocations.remember(session, target, relocations.reported(session, target.url))
            session.add(RecheckPlanRow(target_id=target.id, sent_at=sent_at, next_at=next_point(sent_at, sent_at)))
        return len(rows)


def _retire_older(session: Session, target: TargetRow) -> None:
    older = select(RecheckPlanRow).join(TargetRow, col(TargetRow.id) == RecheckPlanRow.target_id)
    older = older.where(TargetRow.url == target.url, col(TargetRow.id) < target.id)
    for plan in session.exec(older.where(col(RecheckPlanRow.next_at).is_not(None))).all():
        plan.next_at = None
        session.add(plan)


def enqueue_due(db: Database, now: datetime) -> int:
    """Make a run for every target whose look is due; gives how many. Looks missed while nothing ran are made once."""
    with db.write() as session:
        query = select(RecheckPlanRow).where(col(RecheckPlanRow.next_at) <= now)
        query = query.order_by(col(RecheckPlanRow.next_at)).limit(ONE_PASS)
        due = session.exec(query.with_for_update(skip_locked=True)).all()
        for plan in due:
            assert plan.next_at is not None
            key = f"{plan.target_id}:{plan.next_at.isoformat()}"
            enqueue_in(session, RunKind.RECHECK, key, now, target_id=plan.target_id)
            plan.next_at = next_point(plan.sent_at, now)
            session.add(plan)
        return len(due)


def record_look(db: Database, target_id: int, check: Check, actor: str, now: datetime) -> Verified:
    """Write down a look, give the target's state after it, and plan another soon where it settled nothing."""
    with db.write() as session:
        state = record_check(db, target_id, check, actor, now)
        plan = session.get(RecheckPlanRow, target_id)
        if plan is not None:
            _settle(plan, state, check, now)
            session.add(plan)
        return state


def _settle(plan: RecheckPlanRow, state: Verified, check: Check, now: datetime) -> None:
    if state not in UNSETTLED or plan.extra >= MOST_EXTRA:
        plan.extra = 0 if state not in UNSETTLED else plan.extra
        return
    sooner = settling(now, plan.next_at, missed=check.result is Verified.SUSPECTED_GONE)
    if sooner is not None:
        plan.next_at, plan.extra = sooner, plan.extra + 1


def review_look(
    db: Database, target_id: int, outcome_id: int, user_id: int, answer: Review, reason: str, now: datetime
) -> Verified:
    """Write down what a person says of the latest look; gives the target's state after it.

    Raises ConflictError when another look came meanwhile, LedgerError without a reason.
    """
    if not reason.strip():
        raise LedgerError("hãy ghi vì sao kết luận như vậy")
    with db.write() as session:
        user = allowed_user(session, user_id, DECIDERS)
        latest = _latest_look(session, target_id)
        if latest is None or latest.id != outcome_id:
            raise ConflictError("đã có lần kiểm tra mới hơn; hãy tải lại trang và xem lại")
        row = LookReviewRow(
            target_id=target_id, outcome_id=outcome_id, answer=answer, reason=reason, reviewed_by=user_id,
            reviewed_at=now,
        )  # fmt: skip
        session.add(row)
        session.flush()
        events.append(
            session, now, user.name, "review_look", f"look_reviews:{row.id}", target=target_id, outcome=outcome_id,
            answer=answer, reason_sha256=events.sha256(reason),
        )  # fmt: skip
        if answer is Review.UNCLEAR:
            return Verified(session.get_one(TargetRow, target_id).verified)
        return record_look(db, target_id, _as_check(answer, latest, user.name), user.name, now)


def _as_check(answer: Review, latest: OutcomeRow, name: str) -> Check:
    """A person's word as a look: it counts as one of the three, and never alone."""
    result = {
        Review.STILL_ONLINE: Verified.STILL_ONLINE, Review.GONE: Verified.SUSPECTED_GONE,
        Review.MENDED: Verified.CHANGED,
    }[answer]  # fmt: skip
    gone = answer is Review.GONE
    return Check(
        result=result, capture_sha256=latest.capture_sha256, positive_absence=gone, control_loaded=gone,
        content_sha256=latest.content_sha256, note=f"người xem: {name}",
    )  # fmt: skip


def _latest_look(session: Session, target_id: int) -> OutcomeRow | None:
    if session.get(TargetRow, target_id) is None:
        raise UnknownRowError(f"không có đối tượng yêu cầu {target_id}")
    looks = select(OutcomeRow).where(OutcomeRow.target_id == target_id, col(OutcomeRow.seen).is_not(None))
    return session.exec(looks.order_by(col(OutcomeRow.id).desc()).limit(1)).first()
