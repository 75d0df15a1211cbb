"""The protected names and the allowlist: edited on screen, out and in as CSV."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Path, Request
from pydantic import ValidationError
from starlette.datastructures import UploadFile
from starlette.responses import RedirectResponse, Response

from monitor.watch.names import export_csv, import_csv, values
from monitor.web.desk import Acting, Desk, Fields, Reading, SentFields
from storage.ledger import protected as deeds
from storage.ledger.errors import ConflictError, LedgerError, UnknownRowError
from storage.queries import protected
from storage.queries.protected import NameView
from storage.records import ProtectedEntry

router = APIRouter()

NameId = Annotated[int, Path(ge=1, le=2**31 - 1)]
FIELD_NAMES = {
    "name": "Tên tổ chức", "domain": "Tên miền chính thức", "other_domains": "Tên miền khác của họ",
    "keywords": "Từ khóa, tên gọi tắt", "sector": "Lĩnh vực", "scope": "Phạm vi",
}  # fmt: skip
MESSAGES = {
    "da-them": "Đã thêm.", "da-sua": "Đã sửa.", "da-bo": "Đã bỏ khỏi danh sách.", "da-nhap": "Đã nhập danh sách.",
    "da-cho-phep": "Đã thêm vào danh sách cho phép.", "da-bo-phep": "Đã bỏ khỏi danh sách cho phép.",
}  # fmt: skip


@router.get("/ten-bao-ve")
def show(desk: Reading, tin: str = "") -> Response:
    """The list, forms to add and import, and the allowlist."""
    return _page(desk, message=MESSAGES.get(tin, ""))


@router.get("/ten-bao-ve.csv")
def export(desk: Reading) -> Response:
    """The list as CSV that Excel opens with its Vietnamese letters."""
    body = "\ufeff" + export_csv(desk.workplace)
    headers = {"Content-Disposition": 'attachment; filename="ten-bao-ve.csv"'}
    return Response(body.encode(), media_type="text/csv", headers=headers)


@router.get("/ten-bao-ve/{name_id}")
def show_one(name_id: NameId, desk: Reading) -> Response:
    """One name, to edit."""
    return desk.page("protected_name.html", row=_find(desk, name_id), typed=None, problem="", names=FIELD_NAMES)


@router.post("/ten-bao-ve")
def add(desk: Acting, fields: SentFields) -> Response:
    """Add a name."""
    try:
        deeds.add_name(desk.workplace.db, _entry(fields), actor=desk.person.user.name, now=desk.now)
    except (ValidationError, LedgerError) as error:
        return _page(desk, 400, problem=_say(error), typed=_typed(fields))
    return _done("da-them")


@router.post("/ten-bao-ve/nhap")
async def take_in(request: Request, desk: Acting) -> Response:
    """Take in a CSV file."""
    form = await request.form()
    file = form.get("tep")
    body = await file.read() if isinstance(file, UploadFile) else b""
    try:
        import_csv(desk.workplace, body.decode("utf-8-sig"), desk.person.user.name)
    except UnicodeDecodeError:
        return _page(desk, 400, problem="Tệp không phải CSV mã UTF-8; trong Excel hãy lưu dạng “CSV UTF-8”.")
    except LedgerError as error:
        return _page(desk, 400, problem=str(error))
    return _done("da-nhap")


@router.post("/ten-bao-ve/cho-phep")
def allow(desk: Acting, fields: SentFields) -> Response:
    """Put a domain on the allowlist."""
    try:
        deeds.allow_domain(
            desk.workplace.db, fields.one("domain"), fields.one("reason"), actor=desk.person.user.name, now=desk.now
        )
    except LedgerError as error:
        return _page(desk, 400, problem=str(error))
    return _done("da-cho-phep")


@router.post("/ten-bao-ve/cho-phep/bo")
def disallow(desk: Acting, fields: SentFields) -> Response:
    """Take a domain off the allowlist."""
    deeds.disallow_domain(desk.workplace.db, fields.one("domain"), actor=desk.person.user.name, now=desk.now)
    return _done("da-bo-phep")


@router.post("/ten-bao-ve/{name_id}")
def change(name_id: NameId, desk: Acting, fields: SentFields) -> Response:
    """Change a name that was read at the version sent along."""
    row = _find(desk, name_id)
    try:
        deeds.change_name(
            desk.workplace.db, name_id, fields.number("version"), _entry(fields), actor=desk.person.user.name,
            now=desk.now,
        )  # fmt: skip
    except ConflictError as error:
        return desk.page(
            "protected_name.html", 409, row=row, typed=_typed(fields), problem=str(error), names=FIELD_NAMES
        )
    except (ValidationError, LedgerError) as error:
        return desk.page(
            "protected_name.html", 400, row=row, typed=_typed(fields), problem=_say(error), names=FIELD_NAMES
        )
    return _done("da-sua")


@router.post("/ten-bao-ve/{name_id}/bo")
def remove(name_id: NameId, desk: Acting, fields: SentFields) -> Response:
    """Take a name off the list."""
    deeds.remove_name(
        desk.workplace.db, name_id, fields.number("version"), actor=desk.person.user.name, now=desk.now
    )  # fmt: skip
    return _done("da-bo")


def _page(
    desk: Desk, status: int = 200, *, message: str = "", problem: str = "", typed: dict[str, str] | None = None
) -> Response:
    db = desk.workplace.db
    return desk.page(
        "protected.html", status, rows=protected.names(db), allowed=protected.allowed(db), message=message,
        problem=problem, typed=typed or dict.fromkeys(FIELD_NAMES, ""), names=FIELD_NAMES,
    )  # fmt: skip


def _done(message: str) -> Response:
    return RedirectResponse(f"/ten-bao-ve?tin={message}", status_code=303)


def _find(desk: Desk, name_id: int) -> NameView:
    row = next((each for each in protected.names(desk.workplace.db) if each.id == name_id), None)
    if row is None:
        raise UnknownRowError("Không có tên được bảo vệ này.")
    return row


def _typed(fields: Fields) -> dict[str, str]:
    return {name: fields.one(name) for name in FIELD_NAMES} | {"checked": fields.one("checked")}


def _entry(fields: Fields) -> ProtectedEntry:
    domains = values(fields.one("other_domains"))
    return ProtectedEntry(
        name=fields.one("name"), domain=fields.one("domain").lower().rstrip("."), other_domains=domains,
        keywords=values(fields.one("keywords")), sector=fields.one("sector"), scope=fields.one("scope"),
        checked=fields.one("checked") == "1",
    )  # fmt: skip


def _say(error: ValidationError | LedgerError) -> str:
    if isinstance(error, LedgerError):
        return str(error)
    first = error.errors()[0]
    where = FIELD_NAMES.get(str(first["loc"][0]), str(first["loc"][0]))
    if first["type"] == "string_pattern_mismatch":
        return f"{where}: hãy ghi dạng ten-mien.vn, không có http:// và dấu /"
    return f"{where}: {'không được để trống' if first['type'] == 'string_too_short' else first['msg']}"
