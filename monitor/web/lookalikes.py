"""Lookalike domains: the ranked list, one domain beside the real site, and decisions that go into the same queue."""

from __future__ import annotations

import re
from typing import Annotated

from fastapi import APIRouter, Path
from starlette.responses import RedirectResponse, Response

from monitor.takedown import draft_requests
from monitor.watch.look import ASKS, LIKE, SAID, lines_of, spotted_of
from monitor.watch.spotting import SEEN_IN, finding_of, observation_of
from monitor.web.desk import Acting, BadFormError, Desk, Reading, SentFields
from monitor.web.picture import picture_answer
from monitor.web.timeline import timeline
from storage.ledger import cases as case_deeds
from storage.ledger import decisions
from storage.ledger import lookalikes as deeds
from storage.ledger.errors import ConflictError, UnknownRowError
from storage.ledger.protected import allow_domain
from storage.queries import cases, lookalikes, protected
from storage.queries.lookalikes import LookalikeView
from storage.records import CaseState, Decision, Life, Verdict

router = APIRouter()

LookalikeId = Annotated[int, Path(ge=1, le=2**31 - 1)]
ROWS = 50
MOST_REASON = 5000
_PLACE = re.compile(r"(-?\d{1,6})_(\d{1,9})", re.ASCII)
LIFE = {
    Life.UNSEEN: "chưa xem", Life.DEAD: "chưa hoạt động", Life.PARKED: "đang rao bán", Life.LIVE: "đang hoạt động",
    Life.UNCLEAR: "chưa rõ",
}  # fmt: skip
KIND = {
    "embedded": "chứa tên miền thật", "suffix_trick": "giả đuôi", "homoglyph": "ký tự giống nhau",
    "tld_swap": "đổi đuôi",
    "typo": "sai một chữ", "typo_combo": "sai chữ, thêm từ", "combo": "thêm từ", "subdomain": "tên miền con",
    "suffix_lure": "giả đuôi nhà nước",
}  # fmt: skip
DNS = {
    "address": "có địa chỉ", "no_address": "không có địa chỉ", "no_name": "tên miền không có trong DNS",
    "failed": "máy chủ DNS không trả lời",
}  # fmt: skip
SEEN_ALL = "Đã xem tên miền, trang và thông tin đăng ký."  # begins the reason that is written into the record
MESSAGES = {
    "da-ket-luan": "Đã ghi kết luận.", "se-xem": "Đã xếp lượt xem lại; kết quả hiện ở đây sau ít phút.",
    "da-mo": "Đã mở vụ việc trong hàng đợi.", "da-cho-phep": "Đã thêm vào danh sách cho phép.",
}  # fmt: skip


@router.get("/ten-mien")
def show(desk: Reading, tinh_trang: str = "", muc: str = "", sau: str = "", tin: str = "") -> Response:
    """The lookalikes, the most pressing first, and how the logs and feeds are doing."""
    life = _life(tinh_trang)
    if muc not in ("", "alert", "review"):
        raise BadFormError("Không có mức này.")
    rows = lookalikes.ranked(desk.workplace.db, life=life, tier=muc, place=_place(sau), limit=ROWS + 1)
    return desk.page(
        "lookalikes.html", rows=rows[:ROWS], life=life, tier=muc, lives=LIFE, kinds=KIND, asks=ASKS, seen_in=SEEN_IN,
        next_place=f"{rows[ROWS - 1].rank}_{rows[ROWS - 1].id}" if len(rows) > ROWS else "", is_first_page=not sau,
        sources=lookalikes.sources(desk.workplace.db), message=MESSAGES.get(tin, ""), campaign=None,
    )  # fmt: skip


@router.get("/ten-mien/chien-dich/{campaign_id}")
def show_campaign(campaign_id: LookalikeId, desk: Reading) -> Response:
    """The names of one campaign."""
    rows = lookalikes.campaign(desk.workplace.db, campaign_id)
    if not rows:
        raise UnknownRowError("Không có chiến dịch này, hoặc nó đã nhập vào chiến dịch khác.")
    return desk.page(
        "lookalikes.html", rows=rows, life=None, tier="", lives=LIFE, kinds=KIND, asks=ASKS, seen_in=SEEN_IN,
        next_place="", is_first_page=True, sources=(), message="", campaign=campaign_id,
    )  # fmt: skip


@router.get("/ten-mien/{lookalike_id}")
def show_one(lookalike_id: LookalikeId, desk: Reading, tin: str = "") -> Response:
    """One domain beside the real site, why it is suspected, and what happened."""
    return _page(desk, lookalike_id, message=MESSAGES.get(tin, ""))


@router.get("/ten-mien/{lookalike_id}/anh.png")
def picture(lookalike_id: LookalikeId, desk: Reading) -> Response:
    """The screenshot of the suspect."""
    return picture_answer(desk, lookalikes.lookalike(desk.workplace.db, lookalike_id).screenshot_sha256)


@router.get("/ten-mien/{lookalike_id}/that.png")
def real_picture(lookalike_id: LookalikeId, desk: Reading) -> Response:
    """The screenshot of the real site as it was compared."""
    return picture_answer(desk, lookalikes.lookalike(desk.workplace.db, lookalike_id).real_screenshot_sha256)


@router.post("/ten-mien/{lookalike_id}/vu-viec")
def open_case(lookalike_id: LookalikeId, desk: Acting) -> Response:
    """Put a domain that was only on the list into the queue."""
    view = lookalikes.lookalike(desk.workplace.db, lookalike_id)
    _case_of(desk, view)
    return RedirectResponse(f"/ten-mien/{lookalike_id}?tin=da-mo", status_code=303)


@router.post("/ten-mien/{lookalike_id}/ket-luan")
def decide(lookalike_id: LookalikeId, desk: Acting, fields: SentFields) -> Response:
    """A Decision with one key: the Case is taken and decided; a violation waits for the second person as any other."""
    verdict, reason = fields.one("verdict"), fields.one("reason")
    if verdict not in (Verdict.VIOLATION, Verdict.NO_VIOLATION):
        raise BadFormError("Hãy chọn vi phạm hoặc không vi phạm.")
    if not reason or len(reason) > MOST_REASON:
        return _page(desk, lookalike_id, 400, problem=f"Hãy ghi lý do của kết luận (dài nhất {MOST_REASON} ký tự).")
    try:
        _decide(desk, lookalikes.lookalike(desk.workplace.db, lookalike_id), Verdict(verdict), reason)
    except ConflictError as error:
        return _page(desk, lookalike_id, 409, problem=str(error))
    return RedirectResponse(f"/ten-mien/{lookalike_id}?tin=da-ket-luan", status_code=303)


@router.post("/ten-mien/{lookalike_id}/cho-phep")
def allow(lookalike_id: LookalikeId, desk: Acting, fields: SentFields) -> Response:
    """Say that the registered name is fine, and close its Case as no violation."""
    view = lookalikes.lookalike(desk.workplace.db, lookalike_id)
    reason = fields.one("reason")[:MOST_REASON]
    if not reason:
        return _page(desk, lookalike_id, 400, problem="Hãy ghi lý do vì sao tên miền này không có vấn đề.")
    try:
        with desk.workplace.db.write():
            allow_domain(desk.workplace.db, view.registrable, reason, actor=desk.person.user.name, now=desk.now)
            if view.case_state in (CaseState.QUEUED, CaseState.IN_REVIEW):
                _decide(desk, view, Verdict.NO_VIOLATION, reason)
    except ConflictError as error:
        return _page(desk, lookalike_id, 409, problem=str(error))
    return RedirectResponse(f"/ten-mien/{lookalike_id}?tin=da-cho-phep", status_code=303)


@router.post("/ten-mien/{lookalike_id}/xem-lai")
def look_again(lookalike_id: LookalikeId, desk: Acting) -> Response:
    """Make a run that looks at the domain now."""
    deeds.ask_for_look(desk.workplace.db, lookalike_id, desk.now, actor=desk.person.user.name)
    return RedirectResponse(f"/ten-mien/{lookalike_id}?tin=se-xem", status_code=303)


def _page(desk: Desk, lookalike_id: int, status: int = 200, *, problem: str = "", message: str = "") -> Response:
    db = desk.workplace.db
    view = lookalikes.lookalike(db, lookalike_id)
    others = [each for each in lookalikes.campaign(db, view.campaign_id) if each.id != view.id]
    return desk.page(
        "lookalike.html", status, row=view, others=others, lives=LIFE, kinds=KIND, seen_in=SEEN_IN, problem=problem,
        message=message, lines=lines_of(view.facts) if "rdap" in view.facts else [], said=SAID, like=LIKE,
        history=timeline(lookalikes.history(db, lookalike_id)), real=lookalikes.real_page(db, view.target_domain),
        seen_all=SEEN_ALL, dns=DNS,
        may_decide=desk.may_act and view.case_state in (None, CaseState.QUEUED, CaseState.IN_REVIEW),
    )  # fmt: skip


def _decide(desk: Desk, view: LookalikeView, verdict: Verdict, reason: str) -> None:
    """Take the Case and decide it, both or neither."""
    db, user = desk.workplace.db, desk.person.user
    with db.write():
        case_id = _case_of(desk, view)
        detail = cases.case(db, case_id)
        is_mine = detail.summary.state is CaseState.IN_REVIEW and detail.summary.leased_by == user.name
        if not is_mine:
            case_deeds.claim(db, user.id, desk.now, case_id)
            detail = cases.case(db, case_id)
        grounds = tuple(finding.rule_id for finding in detail.findings) if verdict is Verdict.VIOLATION else ()
        requests = draft_requests(desk.workplace, detail, grounds, _recipient(view)) if grounds else ()
        decision = Decision(verdict=verdict, grounds=grounds, reason=reason)
        decisions.decide(db, case_id, user.id, detail.summary.version, decision, desk.now, requests)


def _recipient(view: LookalikeView) -> str:
    """The registrar, who can suspend the name, where RDAP named it."""
    registration = view.facts.get("rdap")
    if not isinstance(registration, dict) or not registration.get("registrar"):
        return ""
    desk = registration.get("abuse_email") or registration.get("abuse_phone")
    return f"Nhà đăng ký tên miền {registration['registrar']}{f' ({desk})' if desk else ''}"[:300]


def _case_of(desk: Desk, view: LookalikeView) -> int:
    """The lookalike's Case, opened now when it has none."""
    if view.case_id is not None:
        return view.case_id
    db, spotted = desk.workplace.db, spotted_of(view)
    observation = observation_of(spotted, desk.now, lines_of(view.facts) if "rdap" in view.facts else ())
    sectors = {each.entry.domain: each.entry.sector for each in protected.names(db)}
    finding = finding_of(spotted, observation, sectors.get(view.target_domain, "government"))
    return deeds.open_case(db, view.id, observation, [finding], desk.now)


def _life(text: str) -> Life | None:
    try:
        return Life(text) if text else None
    except ValueError:
        raise BadFormError("Không có tình trạng này.") from None


def _place(text: str) -> tuple[int, int] | None:
    match = _PLACE.fullmatch(text) if text else None
    if text and match is None:
        raise BadFormError("Địa chỉ trang sau không đúng; hãy mở lại danh sách.")
    return (int(match[1]), int(match[2])) if match else None
