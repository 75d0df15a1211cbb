"""Deeds of the ladder: who comes next is asked for what the recipient before did not do; two people stand behind it."""

from __future__ import annotations

from datetime import datetime

from sqlmodel import Session, col, select

from storage.database import Database
from storage.following_tables import LadderStepRow
from storage.ledger import events
from storage.ledger.cases import find_case, move_request
from storage.ledger.decisions import draft_request
from storage.ledger.errors import ConflictError, NotAllowedError, UnknownRowError
from storage.ledger.people import APPROVERS, DECIDERS, allowed_user
from storage.ledger.takedowns import OWED
from storage.records import CaseState, Record, RequestState, TakedownRequest, UtcTime
from storage.tables import RequestRow, UserRow


class Step(Record):
    """A drafted step that waits for the second person."""

    request_id: int
    earlier_id: int
    case_id: int
    step: int
    recipient: str
    drafted_by: str
    drafted_at: UtcTime


def draft_step(db: Database, earlier_id: int, user_id: int, step: int, asked: TakedownRequest, now: datetime) -> int:
    """Draft the request of a rung; gives its id. The earlier request runs on until this one has left.

    Raises ConflictError for a request that is not late, whose Case is over, or for which a step stands already.
    """
    with db.write() as session:
        user = allowed_user(session, user_id, DECIDERS)
        earlier = session.get(RequestRow, earlier_id, with_for_update=True)
        if earlier is None:
            raise UnknownRowError(f"không có yêu cầu {earlier_id}")
        late = earlier.state in OWED and earlier.deadline_at is not None and earlier.deadline_at < now
        case = find_case(session, earlier.case_id)
        if not late or case.state != CaseState.ACTIONING or case.decision_id != earlier.decision_id:
            raise ConflictError(f"yêu cầu {earlier_id} không quá hạn, hoặc vụ việc không còn ở bước yêu cầu gỡ")
        taken = select(RequestRow.id).join(LadderStepRow, col(LadderStepRow.request_id) == RequestRow.id)
        taken = taken.where(LadderStepRow.earlier_id == earlier_id, RequestRow.state != RequestState.WITHDRAWN)
        if (other := session.exec(taken).first()) is not None:
            raise ConflictError(f"yêu cầu {earlier_id} đã có bước tiếp theo: yêu cầu {other}")
        row = draft_request(
            session, case.id, earlier.decision_id, asked, user.name, now, f"step:{earlier_id}:{now.isoformat()}"
        )
        session.add(LadderStepRow(
            request_id=row.id, earlier_id=earlier_id, step=step, drafted_by=user_id, drafted_at=now
        ))  # fmt: skip
        session.flush()
        events.append(
            session, now, user.name, "draft_ladder_step", f"requests:{row.id}", earlier=earlier_id, step=step
        )  # fmt: skip
        return row.id


def answer_step(db: Database, request_id: int, user_id: int, now: datetime, *, approved: bool) -> None:
    """The second person's yes or no. Raises NotAllowedError for who drafted it, ConflictError when it was answered."""
    with db.write() as session:
        user = allowed_user(session, user_id, APPROVERS)
        row = session.get(LadderStepRow, request_id, with_for_update=True)
        if row is None:
            raise UnknownRowError(f"không có bước tiếp theo {request_id}")
        if row.drafted_by == user_id:
            raise NotAllowedError("người soạn không được tự duyệt; phải là người thứ hai")
        request = session.get_one(RequestRow, request_id)
        if request.state != RequestState.DRAFT:
            raise ConflictError("đồng nghiệp vừa trả lời bước này; hãy tải lại trang")
        move_request(
            session, request, RequestState.APPROVED if approved else RequestState.WITHDRAWN, user.name, now
        )  # fmt: skip
        row.approved_by, row.approved_at = (user_id, now) if approved else (None, None)
        session.add(row)


def waiting_steps(db: Database) -> tuple[Step, ...]:
    """The steps that wait for the second person, oldest first."""
    with db.read() as session:
        query = select(LadderStepRow, RequestRow).join(RequestRow, col(RequestRow.id) == LadderStepRow.request_id)
        query = query.where(RequestRow.state == RequestState.DRAFT).order_by(col(LadderStepRow.request_id))
        return tuple(_view(session, step, request) for step, request in session.exec(query))


def stepped(db: Database) -> frozenset[int]:
    """The late requests for which the next step stands already, drafted or approved."""
    query = select(LadderStepRow.earlier_id).join(RequestRow, col(RequestRow.id) == LadderStepRow.request_id)
    with db.read() as session:
        return frozenset(session.exec(query.where(RequestRow.state != RequestState.WITHDRAWN)))


def _view(session: Session, step: LadderStepRow, request: RequestRow) -> Step:
    return Step(
        request_id=step.request_id, earlier_id=step.earlier_id, case_id=request.case_id, step=step.step,
        recipient=request.recipient, drafted_by=session.get_one(UserRow, step.drafted_by).name,
        drafted_at=step.drafted_at,
    )  # fmt: skip
