"""Corrections: a seller's objection, a superior's reversal, the letters owed for them, and the figures told again."""

from __future__ import annotations

from itertools import groupby

from fastapi import APIRouter
from starlette.responses import RedirectResponse, Response

from monitor.deadlines.objections import answer_due, answer_term
from monitor.letters import office
from monitor.letters.forms import FormError
from monitor.web.case import CaseId
from monitor.web.desk import Acting, BadFormError, Desk, Reading, SentFields
from monitor.web.report_words import report_name
from storage.correction_tables import ReversalCause
from storage.ledger import corrections as deeds
from storage.ledger import outsiders
from storage.ledger.errors import LedgerError, UnknownRowError
from storage.queries import actors, cases
from storage.queries import corrections as reads
from storage.records import Complaint, ComplaintKind, ComplaintState

router = APIRouter()

MOST_WORDS = 5000
CAUSE = {ReversalCause.OBJECTION: "khiếu nại được chấp nhận", ReversalCause.SUPERIOR: "cấp trên hủy kết luận"}
STATE = {ComplaintState.OPEN: "chờ giải quyết", ComplaintState.UPHELD: "chấp nhận", ComplaintState.REJECTED: "bác"}


@router.get("/dinh-chinh")
def show(desk: Reading) -> Response:
    """Every reversed Decision, the letters that are owed, and each figure as it was told and as it is told now."""
    return _index(desk)


@router.post("/dinh-chinh")
def draw_up(desk: Acting, fields: SentFields) -> Response:
    """One letter that takes back the ticked requests of one recipient."""
    try:
        ids = [int(each) for each in fields.many("request") if each.isascii() and each.isdecimal() and len(each) < 10]
        letter_id = office.draw_up_correction(desk.workplace, ids, desk.person.user.id)
    except (LedgerError, FormError) as error:
        return _index(desk, 400, problem=str(error))
    return RedirectResponse(f"/van-ban/{letter_id}?tin=da-lap", status_code=303)


@router.get("/vu-viec/{case_id}/dinh-chinh")
def show_case(case_id: CaseId, desk: Reading) -> Response:
    """The objections to one Case, and what was reversed in it."""
    return _of_case(desk, case_id)


@router.post("/vu-viec/{case_id}/khieu-nai")
def register(case_id: CaseId, desk: Acting, fields: SentFields) -> Response:
    """Enter a seller's objection."""
    if not fields.one("text") or not fields.one("channel"):
        return _of_case(desk, case_id, 400, problem="Hãy ghi cách nhận và nội dung khiếu nại.")
    objection = Complaint(
        kind=ComplaintKind.OBJECTION, case_id=case_id, channel=fields.one("channel")[:60], received_at=desk.now,
        reference=fields.one("reference")[:120], text=fields.one("text")[:20_000],
        due_at=answer_due(desk.workplace, desk.now),
    )  # fmt: skip
    outsiders.register_complaint(desk.workplace.db, desk.person.user.id, objection, desk.now)
    return _to(case_id)


@router.post("/vu-viec/{case_id}/khieu-nai/{complaint_id}")
def answer(case_id: CaseId, complaint_id: CaseId, desk: Acting, fields: SentFields) -> Response:
    """A leader's answer to an objection."""
    if complaint_id not in {each.id for each in actors.complaints(desk.workplace.db, case_id)}:
        raise UnknownRowError("Vụ việc này không có đơn đó.")
    if fields.one("state") not in (ComplaintState.UPHELD, ComplaintState.REJECTED):
        raise BadFormError("Hãy chọn chấp nhận hoặc bác.")
    said = fields.one("answer")[:MOST_WORDS]
    try:
        outsiders.answer_complaint(
            desk.workplace.db, complaint_id, desk.person.user.id, ComplaintState(fields.one("state")), said, desk.now
        )
    except LedgerError as error:
        return _of_case(desk, case_id, 409, problem=str(error))
    return _to(case_id)


@router.post("/vu-viec/{case_id}/huy-ket-luan")
def reverse(case_id: CaseId, desk: Acting, fields: SentFields) -> Response:
    """Note that a superior reversed the Decision in force."""
    try:
        deeds.reverse_by_superior(
            desk.workplace.db, case_id, desk.person.user.id, fields.one("authority")[:500],
            fields.one("reason")[:MOST_WORDS], desk.now,
        )  # fmt: skip
    except UnknownRowError:
        raise
    except LedgerError as error:
        return _of_case(desk, case_id, 409, problem=str(error))
    return _to(case_id)


def _index(desk: Desk, status: int = 200, *, problem: str = "") -> Response:
    db = desk.workplace.db
    reversals = reads.reversals(db)
    owed = sorted(
        ((each, row) for row in reversals for each in row.requests if each.letter_id is None),
        key=lambda pair: (pair[0].recipient, pair[0].request_id),
    )
    groups = [(recipient, list(group)) for recipient, group in groupby(owed, key=lambda pair: pair[0].recipient)]
    return desk.page(
        "corrections.html", status, reversals=reversals, groups=groups, restated=reads.restated(db), causes=CAUSE,
        problem=problem, name_of=report_name,
    )  # fmt: skip


def _of_case(desk: Desk, case_id: int, status: int = 200, *, problem: str = "") -> Response:
    db = desk.workplace.db
    detail = cases.case(db, case_id)
    objections = [each for each in actors.complaints(db, case_id) if each.complaint.kind is ComplaintKind.OBJECTION]
    reversals = reads.reversals(db, case_id)
    decision, approval = detail.decision, detail.approval
    is_reversed = decision is not None and decision.id in {each.decision_id for each in reversals}
    return desk.page(
        "case_corrections.html", status, case=detail.summary, objections=objections, reversals=reversals, causes=CAUSE,
        states=STATE, problem=problem, term=answer_term(desk.workplace, desk.now),
        may_reverse=desk.may_approve and approval is not None and approval.approved and not is_reversed,
    )  # fmt: skip


def _to(case_id: int) -> Response:
    return RedirectResponse(f"/vu-viec/{case_id}/dinh-chinh", status_code=303)
