"""Deeds on a Case: claim, heartbeat, release, inform, give up; and the compare-and-set that every move uses.

Every move is a compare-and-set on (state, version) with its Event in the same transaction.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from functools import cache

from sqlalchemy import Update, bindparam, or_
from sqlalchemy.orm.attributes import set_committed_value
from sqlmodel import Session, col, select, update

from storage.database import Database
from storage.ledger import events
from storage.ledger.errors import ConflictError, UnknownRowError
from storage.ledger.people import APPROVERS, DECIDERS, allowed_user, find_user
from storage.ledger.queue_index import let_wait, set_facet
from storage.lifecycle import REQUEST_MOVES, CaseDeed, check_case_move, check_request_move
from storage.queue_tables import NoteRow, SkipRow
from storage.records import (
    CaseState,
    CloseReason,
    Record,
    RequestState,
    UtcTime,
    Verified,
)
from storage.tables import CaseRow, DecisionRow, RequestRow, TargetRow, UserRow

LEASE = timedelta(minutes=10)
RESERVATION = timedelta(minutes=1)
SKIP = timedelta(hours=1)
WATCH = timedelta(days=90)  # of what is gone, for its return (DESIGN section 5)
CLOCK = "system:clock"

# Made once: making a statement anew for each claim costs more than the database takes to answer it. On PostgreSQL each
# reader locks what it takes and passes over what others hold; SQLite has one writer anyway.
_NAMED = (
    select(CaseRow)
    .where(CaseRow.state == CaseState.QUEUED, CaseRow.id == bindparam("case_id"))
    .with_for_update(skip_locked=True)
)
# Waiting Cases in the order of the queue, but for those that others have reserved or this person has skipped.
_NEXT = (
    select(CaseRow)
    .where(
        CaseRow.state == CaseState.QUEUED,
        or_(
            col(CaseRow.reserved_until).is_(None),
            col(CaseRow.reserved_until) < bindparam("now"),
            col(CaseRow.reserved_by) == bindparam("user_id"),
        ),
        or_(col(CaseRow.assignee_id).is_(None), col(CaseRow.assignee_id) == bindparam("user_id")),
        col(CaseRow.id).not_in(
            select(SkipRow.case_id).where(
                SkipRow.user_id == bindparam("user_id"), col(SkipRow.until) > bindparam("now")
            )
        ),
    )
    .order_by(col(CaseRow.priority).desc(), col(CaseRow.id))
    .limit(bindparam("number"))
    .with_for_update(skip_locked=True)
)
_EXPIRED = select(CaseRow).where(CaseRow.state == CaseState.IN_REVIEW, col(CaseRow.lease_expires_at) < bindparam("now"))


class Lease(Record):
    """A Case that is one person's to decide until `expires_at`; hand `version` back with the decision."""

    case_id: int
    version: int
    expires_at: UtcTime


def move_case(
    session: Session, case: CaseRow, deed: CaseDeed, to: CaseState, actor: str, now: datetime, **changes: object
) -> None:
    """Compare-and-set one Case and write its Event. Raises IllegalMoveError, ConflictError when it moved meanwhile."""
    check_case_move(CaseState(case.state), deed, to)
    session.flush()
    before = str(case.state)
    values = {"state": str(to), "version": case.version + 1, "moved_at": now, **changes}
    known = {"of_id": case.id, "of_state": before, "of_version": case.version}
    changed = session.connection().execute(_set_of_case(tuple(values)), values | known)
    if changed.rowcount != 1:
        raise ConflictError("đồng nghiệp vừa xử lý vụ việc này; hãy tải lại trang")
    for name, value in values.items():
        set_committed_value(case, name, value)  # the row in hand is brought up to date without asking for it again
    events.append(session, now, actor, deed, f"cases:{case.id}", before=before, after=to, version=case.version)


@cache
def _set_of_case(names: tuple[str, ...]) -> Update:
    """The compare-and-set of these columns; made once, for making it anew costs more than carrying it out."""
    return (
        update(CaseRow)
        .where(
            col(CaseRow.id) == bindparam("of_id"),
            col(CaseRow.state) == bindparam("of_state"),
            col(CaseRow.version) == bindparam("of_version"),
        )
        .values({name: bindparam(name) for name in names})
    )


def claim(db: Database, user_id: int, now: datetime, case_id: int | None = None) -> Lease | None:
    """Lease the next Case of the queue (or the one named) to a person; None when nothing waits.

    Raises ConflictError when the Case that was named is somebody's already, NotAllowedError for a reading role.
    """
    with db.write() as session:
        user = allowed_user(session, user_id, DECIDERS)
        _release_expired(session, now)
        wanted = _NEXT if case_id is None else _NAMED
        asked = {"user_id": user_id, "now": now, "case_id": case_id, "number": 1}
        case = session.exec(wanted, params=asked).first()
        if case is None:
            if case_id is not None:
                raise ConflictError(who_has(session, find_case(session, case_id)))
            return None
        expires_at = now + LEASE
        move_case(
            session,
            case,
            CaseDeed.CLAIM,
            CaseState.IN_REVIEW,
            user.name,
            now,
            leased_by=user_id,
            lease_expires_at=expires_at,
            reserved_by=None,
            reserved_until=None,
        )
        return Lease(case_id=case.id, version=case.version, expires_at=expires_at)


def reserve(db: Database, user_id: int, now: datetime, number: int = 2) -> tuple[int, ...]:
    """Set the next Cases aside for a minute, to be shown to this person before they ask; gives their ids.

    Softer than a lease: nothing is written to the log, and the Case itself may still be claimed by its number.
    """
    with db.write() as session:
        allowed_user(session, user_id, DECIDERS)
        rows = session.exec(_NEXT, params={"user_id": user_id, "now": now, "number": number}).all()
        for row in rows:
            row.reserved_by, row.reserved_until = user_id, now + RESERVATION
            session.add(row)
        return tuple(row.id for row in rows)


def skip(db: Database, case_id: int, user_id: int, lease_version: int, now: datetime) -> None:
    """Put a leased Case back in the queue for others; it is not offered to this person again for an hour."""
    with db.write() as session:
        case = leased_case(session, case_id, user_id, lease_version, now)
        name = find_user(session, user_id).name
        session.merge(SkipRow(case_id=case_id, user_id=user_id, until=now + SKIP))
        _release(session, case, name, now)
        events.append(session, now, name, "skip", f"cases:{case_id}")


def heartbeat(db: Database, case_id: int, user_id: int, lease_version: int, now: datetime) -> Lease:
    """Give a lease another ten minutes. Raises ConflictError when it is no longer this person's."""
    with db.write() as session:
        case = leased_case(session, case_id, user_id, lease_version, now)
        case.lease_expires_at = now + LEASE
        session.add(case)
        return Lease(case_id=case_id, version=lease_version, expires_at=now + LEASE)


def release(db: Database, case_id: int, user_id: int, lease_version: int, now: datetime) -> None:
    """Put a leased Case back in the queue undecided."""
    with db.write() as session:
        case = leased_case(session, case_id, user_id, lease_version, now)
        _release(session, case, find_user(session, user_id).name, now)


def assign(db: Database, case_id: int, user_id: int, assignee: str | None, now: datetime) -> None:
    """Give a Case to one person, by name, or to nobody: the queue offers it to no other, who may still claim it by
    its number. Raises UnknownRowError for nobody of that name, NotAllowedError for one who only reads."""
    with db.write() as session:
        user = allowed_user(session, user_id, DECIDERS)
        case = find_case(session, case_id)
        if case.state == CaseState.CLOSED:
            raise ConflictError(who_has(session, case))
        row = session.exec(select(UserRow).where(UserRow.name == assignee)).first() if assignee else None
        if assignee and row is None:
            raise UnknownRowError(f"không có người dùng {assignee}")
        case.assignee_id = allowed_user(session, row.id, DECIDERS).id if row else None
        session.add(case)
        set_facet(session, case, "assignee", assignee or None)
        events.append(session, now, user.name, "assign", f"cases:{case_id}", to=assignee or None)


def inform(db: Database, case_id: int, user_id: int, note: str, now: datetime) -> None:
    """Put a Case that waited for information or a superior back in the queue, with what is new."""
    with db.write() as session:
        user = allowed_user(session, user_id, DECIDERS)
        case = find_case(session, case_id)
        move_case(session, case, CaseDeed.INFORM, CaseState.QUEUED, user.name, now)
        _write_note(session, case_id, user.name, note, now)


def give_up(db: Database, case_id: int, user_id: int, reason: str, now: datetime) -> None:
    """Close a Case whose recipient refused and whose ladder is exhausted, as not removed."""
    with db.write() as session:
        user = allowed_user(session, user_id, APPROVERS)
        case = find_case(session, case_id)
        for request in requests_of(session, decision_of(session, case)):
            if RequestState.CLOSED in REQUEST_MOVES[RequestState(request.state)]:
                move_request(session, request, RequestState.CLOSED, user.name, now)
        set_facet(session, case, "deadline", None)
        _write_note(session, case_id, user.name, reason, now)
        move_case(
            session, case, CaseDeed.GIVE_UP, CaseState.CLOSED, user.name, now, close_reason=CloseReason.NOT_REMOVED
        )


def let_time_pass(db: Database, now: datetime, limit: int = 500) -> int:
    """Move waiting Cases whose age or deadline has come a step nearer up in the queue; gives how many.

    Call it until it gives 0: others write in between.
    """
    with db.write() as session:
        due = select(CaseRow).where(CaseRow.state == CaseState.QUEUED, col(CaseRow.step_at) <= now)
        rows = session.exec(due.order_by(col(CaseRow.step_at)).limit(limit)).all()
        for case in rows:
            let_wait(case, now)
            session.add(case)
        return len(rows)


def end_watch(db: Database, now: datetime, limit: int = 100) -> int:
    """Close Cases watched for ninety days without a reappearance; gives how many. Call it until it gives 0."""
    with db.write() as session:
        over = select(CaseRow).where(CaseRow.state == CaseState.MONITORING, col(CaseRow.moved_at) <= now - WATCH)
        rows = session.exec(over.order_by(col(CaseRow.id)).limit(limit)).all()
        for case in rows:
            requests = [row.id for row in requests_of(session, decision_of(session, case))]
            left = select(TargetRow.id).where(
                col(TargetRow.request_id).in_(requests), TargetRow.verified != Verified.VERIFIED_GONE
            )
            partly = session.exec(left.limit(1)).first() is not None
            reason = CloseReason.PARTLY_REMOVED if partly else CloseReason.REMOVED
            move_case(session, case, CaseDeed.WINDOW_OVER, CaseState.CLOSED, CLOCK, now, close_reason=reason)
        return len(rows)


def _write_note(session: Session, case_id: int, actor: str, text: str, now: datetime) -> None:
    note = NoteRow(case_id=case_id, text=text, written_at=now)
    session.add(note)
    session.flush()
    events.append(session, now, actor, "note", f"cases:{case_id}", note_id=note.id, text_sha256=events.sha256(text))


def move_request(
    session: Session, row: RequestRow, to: RequestState, actor: str, now: datetime, **changes: object
) -> None:
    """Compare-and-set one TakedownRequest and write the Event. Raises as `move_case` does."""
    check_request_move(RequestState(row.state), to)
    before = row.state
    changed = session.exec(
        update(RequestRow)
        .where(col(RequestRow.id) == row.id, col(RequestRow.state) == row.state, col(RequestRow.version) == row.version)
        .values(state=to, version=row.version + 1, **changes)
    )
    if changed.rowcount != 1:
        raise ConflictError("đồng nghiệp vừa xử lý yêu cầu này; hãy tải lại trang")
    session.refresh(row)
    events.append(session, now, actor, "move_request", f"requests:{row.id}", before=before, after=to)


def find_case(session: Session, case_id: int) -> CaseRow:
    """The row of a Case. Raises UnknownRowError."""
    row = session.get(CaseRow, case_id)
    if row is None:
        raise UnknownRowError(f"không có vụ việc {case_id}")
    return row


def leased_case(session: Session, case_id: int, user_id: int, lease_version: int, now: datetime) -> CaseRow:
    """The row of a Case that is this person's to decide now. Raises ConflictError that says who has it."""
    case = find_case(session, case_id)
    mine = case.state == CaseState.IN_REVIEW and case.version == lease_version and case.leased_by == user_id
    if not mine:
        raise ConflictError(who_has(session, case))
    if case.lease_expires_at is None or case.lease_expires_at < now:
        raise ConflictError("đã hết mười phút giữ vụ việc; hãy nhận lại, nội dung đã nhập vẫn còn ở đây")
    return case


def who_has(session: Session, case: CaseRow) -> str:
    """A sentence for a conflict: who works on the Case, or who decided it, or what state it is in."""
    if case.state == CaseState.IN_REVIEW and case.leased_by is not None:
        return f"{find_user(session, case.leased_by).name} đang xem xét vụ việc {case.id}"
    if case.decision_id is not None:
        decision = decision_of(session, case)
        author = session.get_one(UserRow, decision.author_id).name
        return f"vụ việc {case.id} đã được {author} kết luận ({decision.verdict}), hiện ở trạng thái {case.state}"
    return f"vụ việc {case.id} đang ở trạng thái {case.state}; hãy tải lại trang"


def _release_expired(session: Session, now: datetime) -> None:
    for case in session.exec(_EXPIRED, params={"now": now}).all():
        _release(session, case, "system:lease", now)


def _release(session: Session, case: CaseRow, actor: str, now: datetime) -> None:
    move_case(session, case, CaseDeed.RELEASE, CaseState.QUEUED, actor, now, leased_by=None, lease_expires_at=None)


def decision_of(session: Session, case: CaseRow) -> DecisionRow:
    """The Decision in force. Raises ConflictError when there is none."""
    if case.decision_id is None:
        raise ConflictError(f"vụ việc {case.id} chưa có kết luận; đang ở trạng thái {case.state}")
    return session.get_one(DecisionRow, case.decision_id)


def requests_of(session: Session, decision: DecisionRow, state: RequestState | None = None) -> list[RequestRow]:
    """The requests that a Decision brought, all or those in one state."""
    query = select(RequestRow).where(RequestRow.decision_id == decision.id)
    return list(session.exec(query if state is None else query.where(RequestRow.state == state)))
