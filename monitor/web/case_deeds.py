"""What a person does to a Case: take it, give it back, decide, undo, approve, return, inform, give up."""

from __future__ import annotations

from fastapi import APIRouter
from pydantic import ValidationError
from starlette.responses import RedirectResponse, Response

from monitor import clearing, labels
from monitor.takedown import NeverTargetError, draft_requests
from monitor.web.case import CaseId, Draft, case_page
from monitor.web.desk import Acting, BadFormError, Desk, Fields, SentFields
from monitor.web.rule_names import grounds_of
from storage.ledger import cases as deeds
from storage.ledger import decisions
from storage.ledger.errors import ConflictError, LedgerError
from storage.lifecycle import IllegalMoveError
from storage.queries import cases
from storage.records import Decision, TakedownRequest, Verdict

router = APIRouter()

MOST_REASON = 5000  # as storage.records.Decision
MOST_RECIPIENT = 300  # as storage.records.TakedownRequest


@router.post("/vu-viec/{case_id}/nhan")
def claim(case_id: CaseId, desk: Acting, fields: SentFields) -> Response:
    """Lease this Case to the person; what they had typed before a lease ran out comes back."""
    cases.case(desk.workplace.db, case_id)
    deeds.claim(desk.workplace.db, desk.person.user.id, desk.now, case_id)
    draft = sent_draft(fields)
    return case_page(desk, case_id, draft=draft) if draft.reason else _to_case(case_id)


@router.post("/vu-viec/{case_id}/gia-han")
def heartbeat(case_id: CaseId, desk: Acting, fields: SentFields) -> Response:
    """Ten minutes more, with what has been typed so far."""
    try:
        deeds.heartbeat(desk.workplace.db, case_id, desk.person.user.id, fields.number("lease_version"), desk.now)
    except ConflictError as error:
        return case_page(desk, case_id, 409, problem=str(error), draft=sent_draft(fields))
    return case_page(desk, case_id, message="Đã gia hạn 10 phút.", draft=sent_draft(fields))


@router.post("/vu-viec/{case_id}/tra-lai")
def release(case_id: CaseId, desk: Acting, fields: SentFields) -> Response:
    """Put the Case back in the queue undecided."""
    deeds.release(desk.workplace.db, case_id, desk.person.user.id, fields.number("lease_version"), desk.now)
    return RedirectResponse("/", status_code=303)


@router.post("/vu-viec/{case_id}/ket-luan")
def decide(case_id: CaseId, desk: Acting, fields: SentFields) -> Response:
    """Append the person's Decision; what could not be taken stays in the form, with the reason why."""
    draft = sent_draft(fields)
    try:
        record_decision(desk, case_id, fields.number("lease_version"), draft)
    except (ConflictError, IllegalMoveError) as error:
        return case_page(desk, case_id, 409, problem=str(error), draft=draft)
    except (LedgerError, NeverTargetError, BadFormError) as error:
        return case_page(desk, case_id, 400, problem=str(error), draft=draft)
    return _to_case(case_id, "da-ket-luan")


def record_decision(desk: Desk, case_id: int, lease_version: int, draft: Draft) -> None:
    """Append what the form says. Raises BadFormError, NeverTargetError, and what the ledger raises."""
    detail = cases.case(desk.workplace.db, case_id)
    allowed = grounds_of(detail)
    decision = _decision(draft, allowed)
    is_violation = decision.verdict is Verdict.VIOLATION
    requests: tuple[TakedownRequest, ...] = ()
    if is_violation:
        requests = draft_requests(desk.workplace, detail, decision.grounds, draft.recipient, draft.term)
    user = desk.person.user
    decisions.decide(desk.workplace.db, case_id, user.id, lease_version, decision, desk.now, requests)
    clearing.watch(desk.workplace, decision.verdict, user.id, user.name)


def _decision(draft: Draft, allowed: set[str]) -> Decision:
    if draft.verdict not in labels.VERDICT:
        raise BadFormError("Hãy chọn một kết luận.")
    if not draft.reason:
        raise BadFormError("Hãy ghi lý do của kết luận.")
    if len(draft.reason) > MOST_REASON or len(draft.recipient) > MOST_RECIPIENT:
        raise BadFormError(f"Lý do dài nhất {MOST_REASON} ký tự, nơi nhận dài nhất {MOST_RECIPIENT} ký tự.")
    if draft.verdict == Verdict.VIOLATION and not draft.grounds:
        raise BadFormError("Kết luận vi phạm cần ít nhất một căn cứ; hãy đánh dấu quy định bị vi phạm.")
    if not allowed.issuperset(draft.grounds):
        raise BadFormError("Căn cứ đã chọn không có trong kho quy định; hãy xem lại.")
    try:
        return Decision(
            verdict=Verdict(draft.verdict),
            grounds=draft.grounds,
            reason=draft.reason,
            product_kind=draft.product_kind or None,
            pl2_group=draft.pl2_group or None,
        )
    except ValidationError as error:
        raise BadFormError(f"Kết luận chưa hợp lệ: {error.errors()[0]['msg']}") from error


@router.post("/vu-viec/{case_id}/hoan-tac")
def undo(case_id: CaseId, desk: Acting) -> Response:
    """Take back one's own Decision within ten seconds and edit it further."""
    taken_back = cases.case(desk.workplace.db, case_id)
    decisions.undo(desk.workplace.db, case_id, desk.person.user.id, desk.now)
    draft = _draft_of(taken_back.decision.decision) if taken_back.decision else None
    return case_page(desk, case_id, message="Đã hoàn tác; vụ việc lại do bạn giữ.", draft=draft)


@router.post("/vu-viec/{case_id}/duyet")
def approve(case_id: CaseId, desk: Acting, fields: SentFields) -> Response:
    """The second person's yes, to the Decision and its letter."""
    decisions.approve(
        desk.workplace.db,
        case_id,
        desk.person.user.id,
        fields.one("reason")[:MOST_REASON],
        desk.now,
        decision_id=fields.number("decision_id"),
    )
    return _to_case(case_id, "da-duyet")


@router.post("/vu-viec/{case_id}/tra-ve")
def return_case(case_id: CaseId, desk: Acting, fields: SentFields) -> Response:
    """The second person's no, with a reason."""
    seen = fields.number("decision_id")
    if not (reason := fields.one("reason")[:MOST_REASON]):
        return case_page(desk, case_id, 400, problem="Hãy ghi lý do trả về để người sau biết.")
    decisions.return_case(desk.workplace.db, case_id, desk.person.user.id, reason, desk.now, decision_id=seen)
    return _to_case(case_id, "da-tra-ve")


@router.post("/vu-viec/{case_id}/bo-sung")
def inform(case_id: CaseId, desk: Acting, fields: SentFields) -> Response:
    """Put a waiting Case back in the queue with what is new."""
    if not (note := fields.one("note")[:MOST_REASON]):
        return case_page(desk, case_id, 400, problem="Hãy ghi thông tin mới có.")
    deeds.inform(desk.workplace.db, case_id, desk.person.user.id, note, desk.now)
    return _to_case(case_id, "da-bo-sung")


@router.post("/vu-viec/{case_id}/dong")
def give_up(case_id: CaseId, desk: Acting, fields: SentFields) -> Response:
    """Close as not removed a Case whose recipient refused."""
    if not (reason := fields.one("reason")[:MOST_REASON]):
        return case_page(desk, case_id, 400, problem="Hãy ghi lý do đóng vụ việc.")
    deeds.give_up(desk.workplace.db, case_id, desk.person.user.id, reason, desk.now)
    return _to_case(case_id, "da-dong")


def _to_case(case_id: int, message: str = "") -> Response:
    return RedirectResponse(f"/vu-viec/{case_id}" + (f"?tin={message}" if message else ""), status_code=303)


def sent_draft(fields: Fields) -> Draft:
    """What a person has typed into the decision form. Raises BadFormError for a choice that is none of ours."""
    return Draft(
        verdict=fields.one("verdict"),
        grounds=tuple(dict.fromkeys(filter(None, fields.many("grounds")))),
        reason=fields.one("reason"),
        product_kind=_listed(fields.one("product_kind"), labels.PRODUCT_KIND),
        pl2_group=_listed(fields.one("pl2_group"), labels.PL2_GROUP),
        recipient=fields.one("recipient"),
        term=_listed(fields.one("term"), labels.SPECIAL_TERM),
    )


def _listed(value: str, words: dict[str, str]) -> str:
    if value and value not in words:
        raise BadFormError("Biểu mẫu có lựa chọn không có trong danh sách; hãy tải lại trang.")
    return value


def _draft_of(decision: Decision) -> Draft:
    return Draft(
        verdict=decision.verdict,
        grounds=decision.grounds,
        reason=decision.reason,
        product_kind=decision.product_kind or "",
        pl2_group=decision.pl2_group or "",
    )
