"""The lists of others: which are in force, and a form to bring one in."""

from __future__ import annotations

from datetime import date
from pathlib import Path, PurePath
from tempfile import TemporaryDirectory

from fastapi import APIRouter, Request
from fastapi.concurrency import run_in_threadpool
from starlette.datastructures import UploadFile
from starlette.responses import RedirectResponse, Response

from monitor.json_lines import InputError
from monitor.register_import import Taken, import_register
from monitor.register_match import REGISTER_WORDS
from monitor.web.desk import Acting, BadFormError, Desk, Fields, Reading, SentFields
from storage.ledger.errors import LedgerError
from storage.queries import registers
from storage.registers import RegisterKind

router = APIRouter()

SHOWN_REFUSED = 50


@router.get("/danh-sach")
def show(desk: Reading, tin: str = "") -> Response:
    """The lists by kind; a kind without one says so."""
    return _page(desk, message="Đã nhập danh sách." if tin == "da-nhap" else "")


@router.post("/danh-sach")
async def take_in(request: Request, desk: Acting, fields: SentFields) -> Response:
    """Take in a list."""
    file = (await request.form()).get("tep")
    body = await file.read() if isinstance(file, UploadFile) else b""
    name = PurePath((file.filename or "") if isinstance(file, UploadFile) else "").name
    try:
        taken = await run_in_threadpool(_import, desk, fields, name, body)
    except (InputError, LedgerError, BadFormError) as error:
        return _page(desk, 400, problem=str(error))
    if taken.refused:
        said = f"Đã nhập {taken.entries} dòng; {len(taken.refused)} dòng không đọc được."
        return _page(desk, message=said, refused=taken.refused[:SHOWN_REFUSED])
    return RedirectResponse("/danh-sach?tin=da-nhap", status_code=303)


def _import(desk: Desk, fields: Fields, name: str, body: bytes) -> Taken:
    kind, ending = fields.one("kind"), PurePath(name).suffix.lower()
    if kind not in set(RegisterKind):
        raise BadFormError("Hãy chọn loại danh sách.")
    if not 2 <= len(fields.one("source")) <= 300:
        raise BadFormError("Hãy ghi nguồn của danh sách, từ 2 đến 300 ký tự.")
    try:
        as_of = date.fromisoformat(fields.one("as_of"))
    except ValueError:
        raise BadFormError("Hãy ghi ngày của danh sách.") from None
    if as_of > desk.now.date():
        raise BadFormError("Ngày của danh sách nằm ở tương lai; hãy ghi đúng ngày.")
    if ending not in (".csv", ".xlsx") or not body:
        raise BadFormError("Hãy chọn tệp .csv hoặc .xlsx có nội dung; tệp .xls cũ hãy lưu lại thành .xlsx.")
    with TemporaryDirectory(prefix="danh-sach-") as folder:
        path = Path(folder) / f"danh-sach{ending}"
        path.write_bytes(body)
        return import_register(
            desk.workplace, path, RegisterKind(kind), fields.one("source"), as_of, actor=desk.person.user.name,
            name=name,
        )  # fmt: skip


def _page(
    desk: Desk, status: int = 200, *, message: str = "", problem: str = "", refused: list[tuple[int, str]] | None = None
) -> Response:
    return desk.page(
        "registers.html", status, rows=registers.registers(desk.workplace.db), words=REGISTER_WORDS, message=message,
        problem=problem, refused=refused or [],
    )  # fmt: skip
