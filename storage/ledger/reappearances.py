"""A removed listing that a crawl meets again at its old link: the look that says so, and the Case that comes back.

Rechecks find it too, but only until day 90, and only when they next look.
"""

from __future__ import annotations

from sqlalchemy import or_
from sqlmodel import Session, col, func, select

from storage.database import Database
from storage.ledger.takedowns import AFTER_REMOVAL, record_check
from storage.queue_tables import MemberRow
from storage.records import CaseState, Check, Observation, UtcTime, Verified
from storage.tables import CaseRow, OutcomeRow, RequestRow, SubjectRow, TargetRow

REMOVED = (Verified.VERIFIED_GONE, Verified.RELOCATED)


def note_live(db: Database, session: Session, subject: SubjectRow, seen: Observation, actor: str, now: UtcTime) -> bool:
    """Whether this sighting shows a target live that had been removed; then it is written down as a look of ours, and
    its Case is back in the queue. What a file says, and what was seen before the removal was proven, shows nothing."""
    if seen.capture_sha256 is None:
        return False
    in_group = select(MemberRow.case_id).where(MemberRow.subject_id == subject.id)
    over = or_(
        col(CaseRow.state) == CaseState.MONITORING,
        (col(CaseRow.state) == CaseState.CLOSED) & col(CaseRow.close_reason).in_(AFTER_REMOVAL),
    )
    query = select(TargetRow.id, TargetRow.verified).join(RequestRow, col(RequestRow.id) == TargetRow.request_id)
    query = query.join(CaseRow, col(CaseRow.id) == RequestRow.case_id)
    query = query.where(
        or_(col(CaseRow.subject_id) == subject.id, col(CaseRow.id).in_(in_group)), over, TargetRow.url == subject.key,
        RequestRow.decision_id == CaseRow.decision_id,
    )  # fmt: skip
    found = session.exec(query.order_by(col(TargetRow.id).desc()).limit(1)).first()
    if found is None or found[1] not in REMOVED:
        return False
    looks = select(func.max(OutcomeRow.recorded_at)).where(OutcomeRow.target_id == found[0])
    last = session.exec(looks.where(col(OutcomeRow.seen).is_not(None))).one()
    if last is not None and seen.observed_at <= last:
        return False
    check = Check(
        result=Verified.STILL_ONLINE, capture_sha256=seen.capture_sha256, note="gặp lại đúng liên kết cũ khi rà soát"
    )
    record_check(db, found[0], check, actor, now)
    return True
