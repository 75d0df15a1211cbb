"""Deeds on the clock of a sent request: it starts anew at the recorded receipt, and a leader may give more time."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlmodel import Session

from storage.database import Database
from storage.ledger import events
from storage.ledger.cases import find_case, move_request
from storage.ledger.errors import ConflictError, LedgerError, UnknownRowError
from storage.ledger.people import APPROVERS, DECIDERS, allowed_user
from storage.ledger.takedowns import OWED, show_deadline
from storage.recheck_tables import DeadlineChangeRow
from storage.records import RequestState
from storage.tables import RequestRow, UserRow


def record_receipt(db: Database, request_id: int, user_id: int, received_at: datetime, now: datetime) -> datetime:
    """Note when the recipient got the request: the law counts from there. Gives the new deadline.

    Raises LedgerError for a time before the sending or in the future, ConflictError when a receipt stands already.
    """
    with db.write() as session:
        user = allowed_user(session, user_id, DECIDERS)
        request = _running(session, request_id)
        if request.state != RequestState.SENT:
            raise ConflictError(f"yêu cầu {request_id} đã có ghi nhận nơi nhận tiếp nhận hoặc trả lời")
        assert request.sent_at is not None
        if not request.sent_at <= received_at <= now:
            raise LedgerError("lúc tiếp nhận phải sau lúc gửi và không ở tương lai")
        after = received_at + timedelta(hours=request.deadline_hours)
        move_request(session, request, RequestState.ACKNOWLEDGED, user.name, now)
        _change(session, request, "receipt", after, f"nơi nhận tiếp nhận lúc {received_at.isoformat()}", user, now)
        return after


def extend(db: Database, request_id: int, user_id: int, until: datetime, reason: str, now: datetime) -> None:
    """A leader gives the recipient more time, with a reason. Raises LedgerError without one, or for an earlier time."""
    if not reason.strip():
        raise LedgerError("hãy ghi lý do gia hạn")
    with db.write() as session:
        user = allowed_user(session, user_id, APPROVERS)
        request = _running(session, request_id)
        assert request.deadline_at is not None
        if until <= max(request.deadline_at, now):
            raise LedgerError("hạn mới phải sau hạn cũ và ở tương lai")
        _change(session, request, "extension", until, reason, user, now)


def _running(session: Session, request_id: int) -> RequestRow:
    request = session.get(RequestRow, request_id, with_for_update=True)
    if request is None:
        raise UnknownRowError(f"không có yêu cầu {request_id}")
    if request.state not in OWED or request.deadline_at is None:
        raise ConflictError(f"yêu cầu {request_id} đang ở trạng thái {request.state}; thời hạn không còn chạy")
    return request


def _change(
    session: Session, request: RequestRow, kind: str, after: datetime, reason: str, user: UserRow, now: datetime
) -> None:
    assert request.deadline_at is not None
    row = DeadlineChangeRow(
        request_id=request.id, kind=kind, before=request.deadline_at, after=after, reason=reason, changed_by=user.id,
        changed_at=now,
    )  # fmt: skip
    session.add(row)
    request.deadline_at = after
    session.add(request)
    session.flush()
    events.append(
        session, now, user.name, "change_deadline", f"requests:{request.id}", kind=kind, after=after.isoformat(),
        reason_sha256=events.sha256(reason),
    )  # fmt: skip
    show_deadline(session, find_case(session, request.case_id))
