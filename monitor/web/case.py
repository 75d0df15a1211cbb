"""The page of one Case: the evidence on the left; why it is suspected, and what to do, on the right."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Path
from starlette.responses import HTMLResponse, Response

from monitor.deadlines.data import BadDeadlineDataError
from monitor.deadlines.locks import lock_marks
from monitor.register_match import REGISTER_WORDS, compared
from monitor.takedown import default_recipient, special_terms
from monitor.web.captured import shown_captures
from monitor.web.desk import Desk, Reading
from monitor.web.hostile_text import MOST_FULL_TEXT, MOST_TEXT, hides_something, host_warnings, marked
from monitor.web.picture import picture_answer
from monitor.web.rule_names import choices, grounds_by_policy, may_be_ground
from monitor.web.shielding import shielded, stars
from monitor.web.timeline import timeline
from monitor.web.why import why
from storage.blind import is_blind
from storage.deadlines import Limitation, limitation, local_day
from storage.ledger.decisions import UNDO
from storage.queries import cases, clock, lookalikes, replies
from storage.queries.case_context import seller_box, similar_decisions
from storage.queries.cases import CaseDetail, CaseSummary
from storage.records import CaseState, Finding, Observation, QuotedField

router = APIRouter()

CaseId = Annotated[int, Path(ge=1, le=2**31 - 1)]
UNDOABLE = frozenset({CaseState.NEEDS_INFO, CaseState.ESCALATED, CaseState.CLOSED, CaseState.PENDING_APPROVAL})
MOST_TITLE = 400
MESSAGES = {
    "da-ket-luan": "Đã ghi kết luận.",
    "da-duyet": "Đã duyệt.",
    "da-tra-ve": "Đã trả vụ việc về hàng đợi.",
    "da-bo-sung": "Đã ghi thông tin bổ sung; vụ việc trở lại hàng đợi.",
    "da-gui": "Đã ghi nhận việc gửi; thời hạn bắt đầu tính.",
    "da-ghi": "Đã ghi.",
    "se-kiem-tra": "Đã xếp lịch kiểm tra lại; kết quả hiện ở đây sau ít phút.",
    "da-ghi-nhan": "Đã ghi nhận liên kết và mở vụ việc.",
    "da-dong": "Đã đóng vụ việc.",
}


@dataclass(frozen=True)
class Draft:
    """What a person has typed into the decision form, kept when it could not be taken."""

    verdict: str = ""
    grounds: tuple[str, ...] = ()
    reason: str = ""
    product_kind: str = ""
    pl2_group: str = ""
    recipient: str = ""
    term: str = ""  # one of labels.SPECIAL_TERM, or empty: the grounds decide


@router.get("/vu-viec/{case_id}")
def show(case_id: CaseId, desk: Reading, tin: str = "", day_du: bool = False) -> Response:
    """The Case's page; `tin` names a message of ours, `day_du` shows a long text in full."""
    return case_page(desk, case_id, message=MESSAGES.get(tin, ""), is_full=day_du)


@router.get("/vu-viec/{case_id}/the")
def card(case_id: CaseId, desk: Reading) -> Response:
    """The inside of a Case's page as its holder will see it: fetched ahead by the desk's script, before it is held."""
    return case_page(desk, case_id, as_held=True)


@router.get("/vu-viec/{case_id}/anh.png")
def picture(case_id: CaseId, desk: Reading) -> Response:
    """The screenshot that belongs to this Case."""
    return picture_answer(desk, cases.case(desk.workplace.db, case_id).screenshot_sha256)


def case_page(
    desk: Desk,
    case_id: int,
    status: int = 200,
    *,
    problem: str = "",
    message: str = "",
    draft: Draft | None = None,
    is_full: bool = False,
    as_held: bool = False,
    is_revealed: bool = False,
) -> HTMLResponse:
    """The Case as it stands now; `problem` says why the last deed was not done, `draft` is what was typed for it.

    With `as_held` only the inside of the page, with the decision form, for a Case about to be claimed; with
    `is_revealed` the identifiers of people, which are stars otherwise.
    """
    whole = cases.case(desk.workplace.db, case_id)
    masked, hidden = shielded(whole)
    detail = whole if is_revealed else masked
    summary, observation = detail.summary, detail.observation
    is_leased = summary.state is CaseState.IN_REVIEW and summary.leased_by == desk.person.user.name
    lease_is_over = summary.lease_expires_at is not None and summary.lease_expires_at < desk.now
    is_mine = desk.may_act and ((is_leased and not lease_is_over) or (as_held and summary.state is CaseState.QUEUED))
    blind = is_blind(case_id) and detail.decision is None and not detail.past
    findings = () if blind else detail.findings
    found_rules = list(dict.fromkeys(each.rule_id for each in findings if may_be_ground(each.rule_id)))
    most = MOST_FULL_TEXT if is_full else MOST_TEXT
    return desk.page(
        "_desk.html" if as_held else "case.html",
        status,
        detail=detail,
        limit=_limit(desk, summary, blind),
        today=local_day(desk.now),
        case=summary,
        problem=problem,
        message=message,
        draft=draft or Draft(recipient=default_recipient(desk.workplace, summary.url)),
        has_draft=draft is not None,
        is_mine=is_mine,
        may_claim=not is_mine and desk.may_act and (summary.state is CaseState.QUEUED or lease_is_over),
        may_undo=_may_undo(desk, detail),
        is_author=detail.decision is not None and detail.decision.author_id == desk.person.user.id,
        title_pieces=marked(observation.title, QuotedField.TITLE, findings, MOST_TITLE),
        text_pieces=marked(observation.text, QuotedField.TEXT, findings, most),
        text_is_cut=len(observation.text) > most,
        is_full=is_full,
        hidden=0 if is_revealed else hidden,
        hides_something=hides_something(observation.title) or hides_something(observation.seller or ""),
        host_warnings=host_warnings(summary.url),
        found_rules=found_rules,
        **(_offered(desk, found_rules, findings) if is_mine else {}),
        is_blind=blind,
        why=why(findings),
        **_company(desk, case_id, whole.observation, is_revealed=is_revealed),
        timeline=timeline(detail.events),
        captures=shown_captures(desk.workplace, case_id),
        lookalike_id=lookalikes.of_case(desk.workplace.db, case_id),
    )


def _company(desk: Desk, case_id: int, observation: Observation, *, is_revealed: bool) -> dict[str, object]:
    """What stands beside the Case: the seller's record, lists of others, similar decisions, what recipients wrote back;
    identifiers in names starred unless revealed."""
    seller = seller_box(desk.workplace.db, case_id, desk.now)
    similar = similar_decisions(desk.workplace.db, case_id)
    if not is_revealed:
        seller = seller and seller.model_copy(update={"name": stars(seller.name)})
        similar = tuple(each.model_copy(update={"title": stars(each.title)}) for each in similar)
    locks = lock_marks(desk.workplace, seller.id) if seller is not None else ()
    lists = compared(desk.workplace.db, observation)
    return {
        "seller": seller,
        "similar": similar,
        "locks": locks,
        "lists": lists,
        "list_words": REGISTER_WORDS,
        "replies": replies.replies(desk.workplace.db, case_id),
        "deadlines": clock.deadline_changes(desk.workplace.db, case_id),
    }


def _limit(desk: Desk, summary: CaseSummary, is_blind: bool) -> Limitation:
    """The limitation period. Its length would tell the policy: with the suggestion hidden, the shorter one stands."""
    return limitation((), summary.opened_at, None) if is_blind else clock.limitation_of(desk.workplace.db, summary.id)


def _offered(desk: Desk, found_rules: Sequence[str], findings: Sequence[Finding]) -> dict[str, object]:
    """What the decision form has to choose from. With terms that can not be read it opens without them, and the
    Decision says why it can not be taken."""
    try:
        terms = special_terms(desk.workplace)
    except BadDeadlineDataError:
        terms = {}
    return {
        "choices": choices(found_rules, [each.policy for each in findings]),
        "other_grounds": grounds_by_policy(),
        "special_terms": terms,
    }


def _may_undo(desk: Desk, detail: CaseDetail) -> bool:
    decision = detail.decision
    return (
        decision is not None
        and decision.author_id == desk.person.user.id
        and detail.summary.state in UNDOABLE
        and detail.approval is None
        and desk.now - decision.decided_at <= UNDO
    )
