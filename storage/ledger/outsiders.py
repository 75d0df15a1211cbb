"""What comes from outside about a Case: complaints of citizens and sellers, and the agency that it was handed to."""

from __future__ import annotations

from datetime import datetime

from sqlmodel import Session, select

from storage.actor_tables import ComplaintRow, ReferralRow
from storage.correction_tables import ReversalCause
from storage.database import Database
from storage.ledger import corrections, events
from storage.ledger.cases import decision_of, find_case, who_has
from storage.ledger.errors import ConflictError, LedgerError, NotAllowedError, UnknownRowError
from storage.ledger.people import APPROVERS, DECIDERS, allowed_user
from storage.ledger.queue_index import let_wait
from storage.records import (
    CaseState,
    CloseReason,
    Complaint,
    ComplaintKind,
    ComplaintState,
    Referral,
)
from storage.tables import CaseRow, DecisionRow, UserRow


def register_complaint(db: Database, user_id: int, complaint: Complaint, now: datetime) -> int:
    """Enter a complaint in the book; gives its id. A waiting Case moves up as the answer falls due.

    Raises UnknownRowError for a Case that is none, LedgerError for an objection that names no Case.
    """
    if complaint.kind is ComplaintKind.OBJECTION and complaint.case_id is None:
        raise LedgerError("khiếu nại phải nói về một vụ việc; hãy ghi số vụ việc")
    with db.write() as session:
        user = allowed_user(session, user_id, DECIDERS)
        row = ComplaintRow(state=ComplaintState.OPEN, **complaint.model_dump())
        if complaint.case_id is not None:
            _hurry(session, find_case(session, complaint.case_id), complaint.due_at, now)
        session.add(row)
        session.flush()
        events.append(
            session, now, user.name, "register_complaint", f"complaints:{row.id}", kind=complaint.kind,
            case=complaint.case_id, text_sha256=events.sha256(complaint.text),
        )  # fmt: skip
        return row.id


def link_complaint(db: Database, complaint_id: int, case_id: int, user_id: int, now: datetime) -> None:
    """Say which Case a citizen's complaint is about. An earlier link stands in the log.

    Raises UnknownRowError for either that is none, LedgerError for an objection, which is about its Case for good.
    """
    with db.write() as session:
        user = allowed_user(session, user_id, DECIDERS)
        row = session.get(ComplaintRow, complaint_id)
        if row is None:
            raise UnknownRowError(f"không có đơn {complaint_id}")
        if row.kind == ComplaintKind.OBJECTION:
            raise LedgerError("khiếu nại đã gắn với vụ việc của nó, không chuyển sang vụ việc khác")
        case, before = find_case(session, case_id), row.case_id
        row.case_id = case.id
        session.add(row)
        if row.state == ComplaintState.OPEN:
            _hurry(session, case, row.due_at, now)
        events.append(session, now, user.name, "link_complaint", f"complaints:{row.id}", case=case.id, before=before)


def _hurry(session: Session, case: CaseRow, due_at: datetime | None, now: datetime) -> None:
    if due_at is None:
        return
    case.due_at = due_at if case.due_at is None else min(case.due_at, due_at)
    let_wait(case, now)
    session.add(case)
    session.flush()


def answer_complaint(
    db: Database, complaint_id: int, user_id: int, state: ComplaintState, answer: str, now: datetime
) -> None:
    """Uphold or reject a complaint. An objection that is upheld brings its Case back to the queue.

    An objection is answered by a leader who did not make the Decision; where that was an approved violation, it is
    reversed: what was asked for is taken back, and a correction is owed to who was asked. Raises NotAllowedError for
    its author, ConflictError when it was answered already or its Decision waits for approval (it is returned first).
    """
    if state is ComplaintState.OPEN or not answer.strip():
        raise LedgerError("hãy chọn chấp nhận hoặc bác, và ghi câu trả lời")
    with db.write() as session:
        row = session.get(ComplaintRow, complaint_id)
        if row is None:
            raise UnknownRowError(f"không có đơn {complaint_id}")
        is_objection = row.kind == ComplaintKind.OBJECTION
        user = allowed_user(session, user_id, APPROVERS if is_objection else DECIDERS)
        if row.state != ComplaintState.OPEN:
            answerer = session.get_one(UserRow, row.answered_by).name
            raise ConflictError(f"đơn {complaint_id} đã được {answerer} trả lời ({row.state})")
        if is_objection:
            _answer_objection(session, row, user, state, answer, now)
        row.state, row.answer, row.answered_by, row.answered_at = state, answer, user_id, now
        session.add(row)
        session.flush()
        events.append(
            session, now, user.name, "answer_complaint", f"complaints:{row.id}", state=state,
            answer_sha256=events.sha256(answer),
        )  # fmt: skip


def _answer_objection(
    session: Session, row: ComplaintRow, user: UserRow, state: ComplaintState, answer: str, now: datetime
) -> None:
    assert row.case_id is not None
    case = find_case(session, row.case_id)
    decision = decision_of(session, case) if case.decision_id is not None else None
    if decision is not None and decision.author_id == user.id:
        raise NotAllowedError("người kết luận không được tự giải quyết khiếu nại về kết luận của mình")
    if state is not ComplaintState.UPHELD:
        return
    if decision is not None and corrections.is_approved_violation(session, decision):
        said = f"khiếu nại {row.reference or row.id}"
        corrections.reverse(
            session, case, decision, user, ReversalCause.OBJECTION, said, answer, now, complaint_id=row.id
        )
    elif case.state not in (CaseState.QUEUED, *corrections.REOPENED):
        raise ConflictError(who_has(session, case))
    corrections.reopen(session, case, user.name, now)


def record_referral(db: Database, case_id: int, user_id: int, referral: Referral, now: datetime) -> int:
    """Note to whom a Case was handed and how; gives the id. Once for each approved Decision to refer.

    Raises ConflictError for a Case that was not closed as referred, or whose referral is noted already.
    """
    with db.write() as session:
        user = allowed_user(session, user_id, DECIDERS)
        case = find_case(session, case_id)
        if case.state != CaseState.CLOSED or case.close_reason != CloseReason.REFERRED:
            raise ConflictError(f"vụ việc {case_id} chưa được duyệt chuyển; {who_has(session, case)}")
        decision: DecisionRow = decision_of(session, case)
        if session.exec(select(ReferralRow).where(ReferralRow.decision_id == decision.id)).first():
            raise ConflictError(f"việc chuyển vụ việc {case_id} đã được ghi")
        row = ReferralRow(case_id=case_id, decision_id=decision.id, referred_at=now, **referral.model_dump())
        session.add(row)
        session.flush()
        events.append(
            session, now, user.name, "record_referral", f"referrals:{row.id}", case=case_id, agency=referral.agency,
            method=referral.method,
        )  # fmt: skip
        return row.id


def record_referral_answer(db: Database, referral_id: int, user_id: int, answer: str, now: datetime) -> None:
    """Note what the agency answered. A later answer stands beside the Event of the earlier one."""
    if not answer.strip():
        raise LedgerError("hãy ghi nội dung trả lời của cơ quan nhận")
    with db.write() as session:
        user = allowed_user(session, user_id, DECIDERS)
        row = session.get(ReferralRow, referral_id)
        if row is None:
            raise UnknownRowError(f"không có phiếu chuyển {referral_id}")
        row.answer, row.answered_at = answer, now
        session.add(row)
        events.append(
            session, now, user.name, "record_referral_answer", f"referrals:{row.id}",
            answer_sha256=events.sha256(answer),
        )  # fmt: skip
