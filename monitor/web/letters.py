"""The letters: what is ready to leave and what is not and why, each paper, its number, how it left."""

from __future__ import annotations

from datetime import date
from itertools import groupby
from typing import Annotated

from fastapi import APIRouter, Path, Query, Request
from pydantic import ValidationError
from starlette.datastructures import UploadFile
from starlette.responses import RedirectResponse, Response

from monitor import labels
from monitor.letters import office
from monitor.letters.compose import METHOD, example_fields
from monitor.letters.forms import FORMS, MOST_BYTES, FormError, check_form, find_form
from monitor.letters.pdf import NoPdfError, can_make_pdf, to_pdf
from monitor.letters.readiness import why_not
from monitor.letters.routing import agencies
from monitor.office_time import OFFICE_TIME
from monitor.web.desk import Acting, BadFormError, Desk, Reading, SentFields
from monitor.web.outsiders import due_at
from storage.ledger import letters as deeds
from storage.ledger import sending
from storage.ledger.errors import ConflictError, LedgerError, UnknownRowError
from storage.letters import ClerkEntry, Letterhead, LetterKind, LetterState, LetterView
from storage.queries import cases, letters, recipients
from storage.queries.signers import signers_on
from storage.records import Method, Policy, Referral

router = APIRouter()

RowId = Annotated[int, Path(ge=1, le=2**31 - 1)]
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
MOST_SIGNED = 15_000_000
MOST_WAITING, MOST_REFERRED = 50, 20  # on one page; the rest stands behind them
KINDS = {
    LetterKind.REQUEST: "Công văn", LetterKind.REFERRAL: "Phiếu chuyển", LetterKind.CORRECTION: "Công văn đính chính",
}  # fmt: skip
STATES = {
    LetterState.DRAWN: "chờ số, ngày", LetterState.NUMBERED: "đã có số, chưa gửi",
    LetterState.WAITING: "chờ gửi thư điện tử",
    LetterState.SENDING: "đang gửi", LetterState.UNCERTAIN: "không rõ đã tới hay chưa", LetterState.SENT: "đã gửi",
    LetterState.FAILED: "gửi không được", LetterState.WITHDRAWN: "đã hủy",
}  # fmt: skip
TRIES = {
    "try": "bắt đầu gửi", "hand_over": "giao cho máy chủ thư", "refused": "chưa nhận", "sent": "đã gửi",
    "uncertain": "mất câu trả lời", "not_arrived": "xác nhận chưa tới", "stopped": "dừng",
}  # fmt: skip
HEAD = {
    "parent": "Cơ quan chủ quản", "code": "Ký hiệu cơ quan (SVHTTDL)", "unit": "Ký hiệu đơn vị soạn thảo",
    "place": "Địa danh", "signer": "Họ tên người ký", "contact": "Đầu mối liên hệ",
}  # fmt: skip
MESSAGES = {
    "da-lap": "Đã lập văn bản; số và ngày để trống cho văn thư.", "da-ghi-so": "Đã ghi số, ngày và người ký.",
    "da-nap": "Đã nạp.", "da-gui": "Đã ghi nhận đã gửi; thời hạn bắt đầu tính.", "cho-gui": "Đã đưa vào hàng gửi thư.",
    "da-huy": "Đã hủy văn bản.", "da-ghi": "Đã ghi.", "da-chuyen": "Đã ghi việc chuyển.",
}  # fmt: skip


@router.get("/van-ban")
def show(desk: Reading, tin: str = "", sau: Annotated[int, Query(ge=0, le=2**31 - 1)] = 0) -> Response:
    """What waits for a letter, by recipient, from the request behind `sau` on; referrals that nobody handed over; the
    letters."""
    return _page(desk, message=MESSAGES.get(tin, ""), after=sau)


@router.post("/van-ban")
def draw_up(desk: Acting, fields: SentFields) -> Response:
    """One letter about the ticked requests of one recipient."""
    try:
        ids = [int(each) for each in fields.many("request") if each.isascii() and each.isdecimal() and len(each) < 10]
        letter_id = office.draw_up_request(desk.workplace, ids, desk.person.user.id)
    except (LedgerError, FormError) as error:
        return _page(desk, 400, problem=str(error))
    return _to(letter_id, "da-lap")


@router.post("/van-ban/chuyen")
def refer(desk: Acting, fields: SentFields) -> Response:
    """Note to which agency an approved referral goes, and how."""
    try:
        if fields.one("method") not in METHOD or not fields.one("agency"):
            return _page(desk, 400, problem="Hãy chọn cơ quan nhận và hình thức phối hợp.")
        referral = Referral(
            agency=fields.one("agency")[:300], contact=fields.one("contact")[:300], note=fields.one("note")[:5000],
            method=Method(fields.one("method")), due_at=due_at(fields.one("due"), desk.now),
        )  # fmt: skip
        letter_id = office.refer(desk.workplace, fields.number("case"), referral, desk.person.user.id)
    except (LedgerError, FormError, BadFormError) as error:
        return _page(desk, 400, problem=str(error))
    return _to(letter_id, "da-lap") if letter_id else RedirectResponse("/van-ban?tin=da-chuyen", status_code=303)


@router.get("/van-ban/mau")
def show_forms(desk: Reading, tin: str = "") -> Response:
    """The letterhead and the Word forms."""
    return _forms(desk, message=MESSAGES.get(tin, ""))


@router.post("/van-ban/mau")
def set_letterhead(desk: Acting, fields: SentFields) -> Response:
    """Change what stands on every letter."""
    try:
        head = Letterhead(signer_title=fields.one("signer_title"), **{name: fields.one(name) for name in HEAD})
    except ValidationError as error:
        where = str(error.errors()[0]["loc"][0])
        return _forms(desk, 400, problem=f"{HEAD.get(where, 'Chức danh người ký')}: trống hoặc dài quá.")
    deeds.set_letterhead(desk.workplace.db, head, desk.person.user.id, desk.now)
    return RedirectResponse("/van-ban/mau?tin=da-ghi", status_code=303)


@router.get("/van-ban/mau/{form}.docx")
def download_form(form: str, desk: Reading) -> Response:
    """A Word form, to edit."""
    if form not in FORMS:
        raise UnknownRowError("Không có mẫu này.")
    return _file(find_form(form, desk.workplace.settings.data / "templates").read_bytes(), f"{form}.docx", DOCX)


@router.post("/van-ban/mau/{form}")
async def upload_form(form: str, request: Request, desk: Acting) -> Response:
    """Take in a Word form that was edited, if every field in it is known and none that a letter needs is missing."""
    if form not in FORMS:
        raise UnknownRowError("Không có mẫu này.")
    body = await _uploaded(request, MOST_BYTES)
    try:
        check_form(form, body, example_fields())
    except FormError as error:
        return _forms(desk, 400, problem=str(error))
    folder = desk.workplace.settings.data / "templates"
    folder.mkdir(exist_ok=True)
    part = folder / f"{form}.docx.part"
    part.write_bytes(body)
    part.replace(folder / f"{form}.docx")
    return RedirectResponse("/van-ban/mau?tin=da-nap", status_code=303)


@router.get("/van-ban/{letter_id}")
def show_one(letter_id: RowId, desk: Reading, tin: str = "") -> Response:
    """One letter."""
    return _one(desk, letter_id, message=MESSAGES.get(tin, ""))


@router.get("/van-ban/{letter_id}/{part}.{ending}")
def download(letter_id: RowId, part: str, ending: str, desk: Reading) -> Response:
    """The letter (`thu`), its annex (`phu-luc`) or the signed paper (`da-ky`), as docx or pdf."""
    letter = letters.letter(desk.workplace.db, letter_id)
    name = f"van-ban-{letter_id}-{part}.{ending}"
    if (part, ending) == ("da-ky", "pdf") and letter.signed_sha256:
        return _file(desk.workplace.vault.read(letter.signed_sha256), name, "application/pdf")
    if part not in ("thu", "phu-luc") or ending not in ("docx", "pdf"):
        raise UnknownRowError("Văn bản này không có tệp đó.")
    try:
        body = _drawn(desk, letter, part)
        return _file(body, name, DOCX) if ending == "docx" else _file(to_pdf(body), name, "application/pdf")
    except (NoPdfError, FormError) as error:
        return _one(desk, letter_id, 409, problem=str(error))


@router.post("/van-ban/{letter_id}/so")
def number(letter_id: RowId, desk: Acting, fields: SentFields) -> Response:
    """Note number, date and signer."""
    try:
        entry = ClerkEntry(
            number=fields.one("number"), dated=date.fromisoformat(fields.one("dated")), signer=fields.one("signer")
        )
    except ValueError:
        return _one(desk, letter_id, 400, problem="Hãy ghi đủ số, ngày và người ký.")
    try:
        deeds.number_letter(desk.workplace.db, letter_id, entry, desk.person.user.id, desk.now)
    except ConflictError:
        raise
    except LedgerError as error:
        return _one(desk, letter_id, 400, problem=str(error))
    return _to(letter_id, "da-ghi-so")


@router.post("/van-ban/{letter_id}/da-ky")
async def add_signed(letter_id: RowId, request: Request, desk: Acting) -> Response:
    """Take in the signed paper as PDF."""
    body = await _uploaded(request, MOST_SIGNED)
    if not body.startswith(b"%PDF-"):
        return _one(desk, letter_id, 400, problem="Hãy chọn tệp PDF của văn bản đã ký (đến 15 MB).")
    letters.letter(desk.workplace.db, letter_id)
    sha256 = desk.workplace.vault.keep(body)
    deeds.add_signed(desk.workplace.db, letter_id, sha256, desk.person.user.id, desk.now)
    return _to(letter_id, "da-nap")


@router.post("/van-ban/{letter_id}/gui")
def let_go(letter_id: RowId, desk: Acting) -> Response:
    """Let it go by mail."""
    try:
        office.let_go(desk.workplace, letter_id, desk.person.user)
    except (LedgerError, FormError) as error:
        return _one(desk, letter_id, 409, problem=str(error))
    return _to(letter_id, "cho-gui")


@router.post("/van-ban/{letter_id}/da-gui")
def record_by_hand(letter_id: RowId, desk: Acting, fields: SentFields) -> Response:
    """Note that it left on paper or through a portal."""
    channel = labels.CHANNEL.get(fields.one("channel"))
    if channel is None:
        raise BadFormError("Hãy chọn cách đã gửi.")
    receipt = fields.one("receipt")[:2000]
    sending.record_by_hand(desk.workplace.db, letter_id, desk.person.user.id, channel, receipt, desk.now)
    return _to(letter_id, "da-gui")


@router.post("/van-ban/{letter_id}/xac-nhan")
def settle(letter_id: RowId, desk: Acting, fields: SentFields) -> Response:
    """Say whether a letter whose answer was lost has arrived."""
    if fields.one("arrived") not in ("co", "khong"):
        raise BadFormError("Hãy chọn đã tới hay chưa tới.")
    arrived = fields.one("arrived") == "co"
    note = fields.one("note")[:2000]
    sending.settle(desk.workplace.db, letter_id, desk.person.user.id, note, desk.now, arrived=arrived)
    return _to(letter_id, "da-ghi")


@router.post("/van-ban/{letter_id}/huy")
def withdraw(letter_id: RowId, desk: Acting, fields: SentFields) -> Response:
    """Take it back before it left."""
    deeds.withdraw_letter(desk.workplace.db, letter_id, desk.person.user.id, fields.one("reason"), desk.now)
    return _to(letter_id, "da-huy")


def _page(desk: Desk, status: int = 200, *, message: str = "", problem: str = "", after: int = 0) -> Response:
    db = desk.workplace.db
    oldest = letters.waiting_requests(db, after=after, limit=MOST_WAITING + 1)
    waiting = sorted(oldest[:MOST_WAITING], key=lambda each: (each.recipient, each.id))
    groups = [
        (recipient, [(each, why_not(desk.workplace, each.case_id, each.id)) for each in group])
        for recipient, group in groupby(waiting, key=lambda each: each.recipient)
    ]
    rows, today = recipients.recipients(db), desk.now.astimezone(OFFICE_TIME).date()
    referred = []
    for case_id in letters.unreferred(db, MOST_REFERRED):
        summary = cases.case(db, case_id).summary
        referred.append(
            (summary, agencies(rows, [Policy(each) for each in summary.policies], today, desk.office.province))
        )
    return desk.page(
        "letters.html", status, groups=groups, referred=referred, rows=letters.letters(db), kinds=KINDS, states=STATES,
        methods=METHOD, message=message, problem=problem,
        after=oldest[MOST_WAITING - 1].id if len(oldest) > MOST_WAITING else None,
    )  # fmt: skip


def _one(desk: Desk, letter_id: int, status: int = 200, *, message: str = "", problem: str = "") -> Response:
    letter = letters.letter(desk.workplace.db, letter_id)
    carried = letters.requests_of(desk.workplace.db, letter.request_ids)
    today = desk.now.astimezone(OFFICE_TIME).date()
    return desk.page(
        "letter.html", status, letter=letter, carried=carried, kinds=KINDS, states=STATES, tries=TRIES, today=today,
        head=letters.letterhead(desk.workplace.db), has_pdf=can_make_pdf(), message=message, problem=problem,
        has_mail=bool(desk.workplace.settings.mail_server), signers=signers_on(desk.workplace.db, today),
    )  # fmt: skip


def _forms(desk: Desk, status: int = 200, *, message: str = "", problem: str = "") -> Response:
    folder = desk.workplace.settings.data / "templates"
    own = {form: (folder / f"{form}.docx").is_file() for form in FORMS}
    return desk.page(
        "letter_forms.html", status, head=letters.letterhead(desk.workplace.db), names=HEAD, forms=FORMS, own=own,
        message=message, problem=problem, has_pdf=can_make_pdf(),
    )  # fmt: skip


def _drawn(desk: Desk, letter: LetterView, part: str) -> bytes:
    """The paper as it was drawn up; with the clerk's number on it once there is one."""
    if letter.dated:
        paper = office.numbered_paper(desk.workplace, letter)
        found = paper.docx if part == "thu" else paper.annex
    else:
        sha256 = letter.docx_sha256 if part == "thu" else letter.annex_sha256
        found = desk.workplace.vault.read(sha256) if sha256 else None
    if found is None:
        raise UnknownRowError("Văn bản này không có phụ lục.")
    return found


async def _uploaded(request: Request, most: int) -> bytes:
    form = await request.form(max_files=1)
    file = form.get("tep")
    body = await file.read(most + 1) if isinstance(file, UploadFile) else b""
    if not body or len(body) > most:
        raise BadFormError(f"Hãy chọn một tệp, không quá {most // 1_000_000} MB.")
    return body


def _file(body: bytes, name: str, media_type: str) -> Response:
    return Response(body, media_type=media_type, headers={"Content-Disposition": f'attachment; filename="{name}"'})


def _to(letter_id: int, message: str) -> Response:
    return RedirectResponse(f"/van-ban/{letter_id}?tin={message}", status_code=303)
