"""Who is asked, since when, in which province; and what is never asked for. Edited on screen."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from fastapi import APIRouter, Path
from pydantic import ValidationError
from starlette.responses import RedirectResponse, Response

from monitor import labels
from monitor.letters.never_target import PLATFORMS, SHORTENERS, STATE_SUFFIXES
from monitor.letters.shipped import load_recipients
from monitor.office_time import OFFICE_TIME
from monitor.web.desk import Acting, BadFormError, Desk, Fields, Reading, SentFields
from storage.ledger import recipients as deeds
from storage.ledger.errors import ConflictError, LedgerError
from storage.queries import recipients
from storage.recipients import NeverTarget, Recipient, RecipientKind, SendBy
from storage.records import Policy

router = APIRouter()

RowId = Annotated[int, Path(ge=1, le=2**31 - 1)]
KINDS = {
    RecipientKind.MINISTRY: "Đầu mối nền tảng xuyên biên giới", RecipientKind.PLATFORM: "Nền tảng trong nước",
    RecipientKind.SITE_OWNER: "Chủ quản trang", RecipientKind.HOST: "Nhà cung cấp máy chủ",
    RecipientKind.REGISTRAR: "Nhà đăng ký tên miền", RecipientKind.AGENCY: "Cơ quan phối hợp",
}  # fmt: skip
SEND_BY = {SendBy.PAPER: "Văn bản giấy", SendBy.PORTAL: "Cổng, trục liên thông", SendBy.EMAIL: "Thư điện tử"}
TEXTS = {
    "code": "Mã", "name": "Tên nơi nhận", "province": "Tỉnh (trống: mọi tỉnh)", "domains": "Tên miền phụ trách",
    "duties": "Việc phụ trách", "address": "Địa chỉ", "email": "Thư điện tử", "focal_point": "Đầu mối",
    "phone": "Điện thoại", "valid_from": "Có hiệu lực từ", "valid_to": "Đến hết ngày", "successors": "Mã nơi kế thừa",
    "note": "Ghi chú, nguồn",
}  # fmt: skip
LISTS = frozenset({"domains", "successors"})
DAYS = frozenset({"valid_from", "valid_to"})
MESSAGES = {
    "da-them": "Đã thêm.", "da-sua": "Đã sửa.", "da-bao-ve": "Đã thêm vào danh sách không bao giờ yêu cầu gỡ.",
    "da-bo": "Đã bỏ khỏi danh sách.", "da-nap": "Đã nạp danh mục có sẵn.",
}  # fmt: skip


@router.get("/noi-nhan")
def show(desk: Reading, tin: str = "") -> Response:
    """The list, the form to add, and what is never asked for."""
    return _page(desk, message=MESSAGES.get(tin, ""))


@router.get("/noi-nhan/{recipient_id}")
def show_one(recipient_id: RowId, desk: Reading) -> Response:
    """One row, to edit."""
    return _one(desk, recipient_id)


@router.post("/noi-nhan")
def add(desk: Acting, fields: SentFields) -> Response:
    """Add a row."""
    try:
        deeds.add_recipient(desk.workplace.db, _recipient(fields), desk.person.user.id, desk.now)
    except (ValidationError, LedgerError, BadFormError) as error:
        return _page(desk, 400, problem=said(error), typed=_typed(fields))
    return _done("da-them")


@router.post("/noi-nhan/nap")
def load(desk: Acting) -> Response:
    """Take in the program's list, for an office that has none."""
    if not load_recipients(desk.workplace):
        raise ConflictError("Cơ quan đã có danh mục nơi nhận; hãy sửa từng dòng.")
    return _done("da-nap")


@router.post("/noi-nhan/khong-bao-gio")
def protect(desk: Acting, fields: SentFields) -> Response:
    """Put a domain on the list of what is never asked for."""
    try:
        target = NeverTarget(domain=fields.one("domain").lower().rstrip("."), reason=fields.one("reason"))
        deeds.protect(desk.workplace.db, target, desk.person.user.id, desk.now)
    except (ValidationError, LedgerError) as error:
        return _page(desk, 400, problem=said(error))
    return _done("da-bao-ve")


@router.post("/noi-nhan/khong-bao-gio/bo")
def unprotect(desk: Acting, fields: SentFields) -> Response:
    """Take a domain off it."""
    deeds.unprotect(desk.workplace.db, fields.one("domain"), desk.person.user.id, desk.now)
    return _done("da-bo")


@router.post("/noi-nhan/{recipient_id}")
def change(recipient_id: RowId, desk: Acting, fields: SentFields) -> Response:
    """Change a row that was read at the version sent along."""
    db, user = desk.workplace.db, desk.person.user
    try:
        deeds.change_recipient(db, recipient_id, fields.number("version"), _recipient(fields), user.id, desk.now)
    except ConflictError as error:
        return _one(desk, recipient_id, 409, problem=str(error), typed=_typed(fields))
    except (ValidationError, LedgerError, BadFormError) as error:
        return _one(desk, recipient_id, 400, problem=said(error), typed=_typed(fields))
    return _done("da-sua")


def _page(
    desk: Desk, status: int = 200, *, message: str = "", problem: str = "", typed: dict[str, str] | None = None
) -> Response:
    db = desk.workplace.db
    return desk.page(
        "recipients.html", status, rows=recipients.recipients(db), protected=recipients.never_targets(db),
        platforms=sorted(PLATFORMS), shorteners=sorted(SHORTENERS), suffixes=STATE_SUFFIXES, kinds=KINDS,
        send_by=SEND_BY, texts=TEXTS, days=DAYS, policies=labels.POLICY, message=message, problem=problem,
        typed=typed or _blank(), today=desk.now.astimezone(OFFICE_TIME).date(), chosen=(),
    )  # fmt: skip


def _one(
    desk: Desk, recipient_id: int, status: int = 200, *, problem: str = "", typed: dict[str, str] | None = None
) -> Response:
    view = recipients.recipient(desk.workplace.db, recipient_id)
    return desk.page(
        "recipient.html", status, row=view, kinds=KINDS, send_by=SEND_BY, texts=TEXTS, days=DAYS,
        policies=labels.POLICY, problem=problem, typed=typed or _as_typed(view.recipient),
        chosen=view.recipient.policies,
    )  # fmt: skip


def _recipient(fields: Fields) -> Recipient:
    values: dict[str, object] = {name: fields.one(name) for name in TEXTS}
    for name in LISTS:
        values[name] = tuple(part.strip().lower() for part in fields.one(name).split(";") if part.strip())
    values["successors"] = tuple(code.upper() for code in values["successors"])  # type: ignore[attr-defined]
    for name in DAYS:
        values[name] = _day(fields.one(name), TEXTS[name])
    values["code"] = fields.one("code").upper()
    policies = [each for each in fields.many("policies") if each]
    if (
        fields.one("kind") not in KINDS
        or fields.one("send_by") not in SEND_BY
        or not set(policies) <= set(labels.POLICY)
    ):
        raise BadFormError("Hãy chọn loại nơi nhận và cách gửi.")
    return Recipient.model_validate({
        **values, "kind": RecipientKind(fields.one("kind")), "send_by": SendBy(fields.one("send_by")),
        "policies": tuple(Policy(each) for each in policies),
    })  # fmt: skip


def _day(text: str, name: str) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        raise BadFormError(f"{name}: không phải một ngày.") from None


def _blank() -> dict[str, str]:
    return dict.fromkeys(TEXTS, "") | {"kind": RecipientKind.SITE_OWNER, "send_by": SendBy.PAPER}


def _typed(fields: Fields) -> dict[str, str]:
    return {name: fields.one(name) for name in (*TEXTS, "kind", "send_by")}


def _as_typed(recipient: Recipient) -> dict[str, str]:
    plain = recipient.model_dump(mode="json")
    return {
        name: "; ".join(plain[name]) if isinstance(plain[name], list) else str(plain[name] or "")
        for name in (*TEXTS, "kind", "send_by")
    }


def _done(message: str) -> Response:
    return RedirectResponse(f"/noi-nhan?tin={message}", status_code=303)


def said(error: ValidationError | LedgerError | BadFormError) -> str:
    """One line that names the field and says what to write."""
    if not isinstance(error, ValidationError):
        return str(error)
    first = error.errors()[0]
    name = str(first["loc"][0]) if first["loc"] else ""
    where = {"domain": "Tên miền", "reason": "Lý do", "citation": "Trích dẫn", "gazette": "Công báo"} | TEXTS
    what = {
        "string_too_short": "không được để trống", "string_too_long": "dài quá",
        "string_pattern_mismatch": "chưa đúng dạng (ví dụ: ten-mien.vn, ten@co-quan.vn, MA_NOI_NHAN)",
    }.get(first["type"], first["msg"].removeprefix("Value error, "))  # fmt: skip
    return f"{where.get(name, name)}: {what}" if name else what
