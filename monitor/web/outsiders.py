"""What comes from outside and goes there: complaints of citizens (đơn thư), cases handed to other agencies."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated

from fastapi import APIRouter, Path
from starlette.responses import RedirectResponse, Response

from crawler.addresses import canonicalise
from monitor.letters.compose import METHOD
from monitor.office_time import OFFICE_TIME
from monitor.web.desk import Acting, BadFormError, Desk, Fields, Reading, SentFields
from storage.deadlines import end_of
from storage.ledger import outsiders as deeds
from storage.ledger.errors import LedgerError
from storage.queries import actors, letters
from storage.records import Complaint, ComplaintKind, ComplaintState

router = APIRouter()

RowId = Annotated[int, Path(ge=1, le=2**31 - 1)]
MOST_WORDS = 5000
KINDS = {ComplaintKind.REPORT: "phản ánh", ComplaintKind.OBJECTION: "khiếu nại"}
STATES = {ComplaintState.OPEN: "chưa trả lời", ComplaintState.UPHELD: "chấp nhận", ComplaintState.REJECTED: "bác"}
CHANNELS = ("thư", "thư điện tử", "đường dây nóng", "trực tiếp", "cổng dịch vụ công")
MESSAGES = {
    "da-vao-so": "Đã vào sổ đơn thư.", "da-gan": "Đã gắn đơn với vụ việc.", "da-tra-loi": "Đã ghi câu trả lời.",
}  # fmt: skip


@router.get("/don-thu")
def show(desk: Reading, tin: str = "") -> Response:
    """The book of complaints: zero is said where there are none."""
    return _complaints(desk, message=MESSAGES.get(tin, ""))


@router.post("/don-thu")
def register(desk: Acting, fields: SentFields) -> Response:
    """Enter a citizen's complaint; one about an address with a Case is linked to it."""
    try:
        complaint = _sent(desk, fields)
        deeds.register_complaint(desk.workplace.db, desk.person.user.id, complaint, desk.now)
    except (BadFormError, LedgerError) as error:
        return _complaints(desk, 400, problem=str(error), typed=fields)
    return RedirectResponse("/don-thu?tin=da-vao-so", status_code=303)


@router.post("/don-thu/{complaint_id}/vu-viec")
def link(complaint_id: RowId, desk: Acting, fields: SentFields) -> Response:
    """Say which Case a complaint is about."""
    try:
        deeds.link_complaint(
            desk.workplace.db, complaint_id, fields.number("case"), desk.person.user.id, desk.now
        )  # fmt: skip
    except (BadFormError, LedgerError) as error:
        return _complaints(desk, 400, problem=str(error))
    return RedirectResponse("/don-thu?tin=da-gan", status_code=303)


@router.post("/don-thu/{complaint_id}/tra-loi")
def answer(complaint_id: RowId, desk: Acting, fields: SentFields) -> Response:
    """Note what was answered."""
    if fields.one("state") not in (ComplaintState.UPHELD, ComplaintState.REJECTED):
        return _complaints(desk, 400, problem="Hãy chọn chấp nhận hoặc bác.")
    try:
        deeds.answer_complaint(
            desk.workplace.db, complaint_id, desk.person.user.id, ComplaintState(fields.one("state")),
            fields.one("answer")[:MOST_WORDS], desk.now,
        )  # fmt: skip
    except LedgerError as error:
        return _complaints(desk, 409, problem=str(error))
    return RedirectResponse("/don-thu?tin=da-tra-loi", status_code=303)


@router.get("/phieu-chuyen")
def show_referrals(desk: Reading, tin: str = "") -> Response:
    """To whom cases were handed, how, and what came back."""
    return _referrals(desk, message=MESSAGES.get(tin, ""))


@router.post("/phieu-chuyen/{referral_id}/tra-loi")
def answer_referral(referral_id: RowId, desk: Acting, fields: SentFields) -> Response:
    """Note the agency's answer."""
    try:
        deeds.record_referral_answer(
            desk.workplace.db, referral_id, desk.person.user.id, fields.one("answer")[:MOST_WORDS], desk.now
        )
    except LedgerError as error:
        return _referrals(desk, 400, problem=str(error))
    return RedirectResponse("/phieu-chuyen?tin=da-tra-loi", status_code=303)


def due_at(text: str, now: datetime) -> datetime | None:
    """The end of the day that a form names; None for an empty field. Raises BadFormError for what is no day to come."""
    if not text:
        return None
    try:
        day = date.fromisoformat(text)
    except ValueError:
        raise BadFormError("Ngày hẹn trả lời không đúng.") from None
    if day < now.astimezone(OFFICE_TIME).date():
        raise BadFormError("Ngày hẹn trả lời đã qua.")
    return end_of(day)


def _sent(desk: Desk, fields: Fields) -> Complaint:
    channel, text, url = fields.one("channel"), fields.one("text"), fields.one("url")[:2000]
    if not text or channel not in CHANNELS:
        raise BadFormError("Hãy ghi cách nhận và nội dung đơn.")
    try:
        received = date.fromisoformat(fields.one("received"))
    except ValueError:
        raise BadFormError("Hãy ghi ngày nhận đơn.") from None
    if received > desk.now.astimezone(OFFICE_TIME).date():
        raise BadFormError("Ngày nhận đơn nằm ở tương lai.")
    case_id = fields.number("case") if fields.one("case") else _case_at(desk, url)
    begun = datetime.combine(received, desk.now.astimezone(OFFICE_TIME).timetz())
    return Complaint(
        kind=ComplaintKind.REPORT, case_id=case_id, url=url, channel=channel, reference=fields.one("reference")[:120],
        text=text[:20_000], received_at=begun, due_at=due_at(fields.one("due"), desk.now),
    )  # fmt: skip


def _case_at(desk: Desk, url: str) -> int | None:
    try:
        return actors.case_of_address(desk.workplace.db, canonicalise(url))
    except ValueError:
        return None  # it names no address, or one that nobody can open: a person links it


def _complaints(
    desk: Desk, status: int = 200, *, message: str = "", problem: str = "", typed: Fields | None = None
) -> Response:
    rows = actors.complaints(desk.workplace.db)
    today = desk.now.astimezone(OFFICE_TIME).date()
    return desk.page(
        "complaints.html", status, rows=rows, kinds=KINDS, states=STATES, channels=CHANNELS, now=desk.now, today=today,
        this_year=sum(each.complaint.received_at.astimezone(OFFICE_TIME).year == today.year for each in rows),
        waiting=sum(each.state is ComplaintState.OPEN for each in rows),
        late=sum(each.is_overdue(desk.now) for each in rows), message=message, problem=problem, typed=typed or Fields(),
    )  # fmt: skip


def _referrals(desk: Desk, status: int = 200, *, message: str = "", problem: str = "") -> Response:
    db = desk.workplace.db
    rows = actors.referrals(db)
    return desk.page(
        "referrals.html", status, rows=[(each, letters.letter_of_referral(db, each.id)) for each in rows],
        methods=METHOD, now=desk.now, waiting=sum(each.answered_at is None for each in rows),
        late=sum(each.is_overdue(desk.now) for each in rows), unreferred=len(letters.unreferred(db)), message=message,
        problem=problem,
    )  # fmt: skip
