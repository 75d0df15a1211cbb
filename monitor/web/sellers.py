"""Sellers: the list, one seller with the picture of its cluster, joining and parting by a person, the province's list.

Identifiers stand masked; who wants them whole says so with a button, and the log keeps who did.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Annotated, BinaryIO

from fastapi import APIRouter
from fastapi import Path as PathPart
from starlette.responses import RedirectResponse, Response, StreamingResponse

from monitor.labels import CONTACT
from monitor.seller_register import write_register
from monitor.web.cluster_picture import LEFT, RIGHT, WIDTH, picture
from monitor.web.desk import Acting, BadFormError, Desk, Reading, RefusedError, SentFields
from monitor.web.export_gate import Gate
from storage.ledger import sellers as deeds
from storage.ledger.errors import LedgerError
from storage.queries import sellers, shops
from storage.records import Role

router = APIRouter()

SellerId = Annotated[int, PathPart(ge=1, le=2**31 - 1)]
ROWS = 50
PIECE = 1 << 16  # bytes of an export in memory at a time
MOST_REASON = 2000
MOST_ALONE = 500  # sellers that an analyst may take out in one file; a larger part of the office's data asks for more
MASS_EXPORTERS = frozenset({Role.APPROVER, Role.ADMIN})
OPEN_KINDS = frozenset({"address", "domain", "mention", "name", "image", "tracking_id", "carrier", "payment", "owner"})
MESSAGES = {
    "da-gop": "Đã gộp hai người bán. Máy sẽ không tách lại.",
    "khong-noi": "Đã ghi: định danh này dùng chung, không nối ai. Máy đã xếp lại các tài khoản.",
    "da-tach": "Đã tách tài khoản thành người bán riêng. Máy sẽ không gộp lại.",
}  # fmt: skip
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@router.get("/nguoi-ban")
def show(desk: Reading, tim: str = "", tinh: str = "", nhieu: str = "", sau: str = "") -> Response:
    """The sellers by number; sought by a name or a whole identifier, by province, or those with several accounts."""
    if sau and not (sau.isascii() and sau.isdecimal() and len(sau) < 10):
        raise BadFormError("Địa chỉ trang sau không đúng; hãy mở lại danh sách.")
    page = sellers.sellers(
        desk.workplace.db, like=tim[:100], province=tinh[:60].strip(), several=bool(nhieu), after=int(sau or 0),
        limit=ROWS,
    )  # fmt: skip
    return desk.page(
        "sellers.html", rows=page.rows, after=page.after, tim=tim[:100], tinh=tinh[:60], nhieu=bool(nhieu),
        hidden=hidden, contact=CONTACT, is_first_page=not sau,
    )  # fmt: skip


@router.post("/nguoi-ban/danh-sach")
def take_out(desk: Acting, fields: SentFields, gate: Gate) -> Response:
    """The province's list as Excel, sent from the disk; the log keeps who took how many out, and the file's hash."""
    province = fields.one("tinh")[:60]
    db = desk.workplace.db
    with gate.passing(desk.person.user.id), TemporaryDirectory(prefix="nguoi-ban-") as folder:
        path = Path(folder) / "nguoi-ban.xlsx"
        written = write_register(path, sellers.register(db, province), province, desk.now, desk.person.user.name)
        if written > MOST_ALONE and desk.person.user.role not in MASS_EXPORTERS:
            raise RefusedError(
                f"Danh sách có {written} người bán. Trên {MOST_ALONE} người bán thì lãnh đạo hoặc quản trị xuất; "
                "hãy chọn một tỉnh, hoặc đề nghị lãnh đạo xuất."
            )
        file = path.open("rb")  # stays readable once its folder is gone: nothing is left behind when nobody waits
    sha256 = hashlib.file_digest(file, "sha256").hexdigest()
    file.seek(0)
    deeds.log_register(db, desk.person.user.name, desk.now, number=written, province=province, sha256=sha256)
    headers = {"Content-Disposition": 'attachment; filename="nguoi-ban.xlsx"'}
    return StreamingResponse(_pieces(file), media_type=XLSX, headers=headers)


def _pieces(file: BinaryIO) -> Iterator[bytes]:
    with file:
        while piece := file.read(PIECE):
            yield piece


@router.get("/nguoi-ban/{seller_id}")
def show_one(seller_id: SellerId, desk: Reading, tin: str = "") -> Response:
    """One seller: the picture, the table, what people said."""
    return _page(desk, seller_id, message=MESSAGES.get(tin, ""))


@router.post("/nguoi-ban/{seller_id}/hien")
def unmask(seller_id: SellerId, desk: Acting) -> Response:
    """The same with identifiers whole; the log keeps who looked."""
    deeds.log_unmasking(desk.workplace.db, seller_id, desk.person.user.name, desk.now)
    return _page(desk, seller_id, is_open=True)


@router.post("/nguoi-ban/{seller_id}/gop")
def join(seller_id: SellerId, desk: Acting, fields: SentFields) -> Response:
    """Say that another seller is this one."""
    try:
        deeds.merge(
            desk.workplace.db, seller_id, fields.number("kia"), desk.person.user.id, fields.one("reason")[:MOST_REASON],
            desk.now,
        )  # fmt: skip
    except (LedgerError, BadFormError) as error:
        return _page(desk, seller_id, 400, problem=str(error))
    return RedirectResponse(f"/nguoi-ban/{seller_id}?tin=da-gop", status_code=303)


@router.post("/nguoi-ban/{seller_id}/tach")
def part(seller_id: SellerId, desk: Acting, fields: SentFields) -> Response:
    """Say that an account is not this seller's."""
    account = fields.number("tai_khoan")
    if account not in {each.id for each in sellers.seller(desk.workplace.db, seller_id).accounts}:
        return _page(desk, seller_id, 400, problem="Tài khoản này không còn của người bán này; hãy tải lại trang.")
    try:
        apart = deeds.split(
            desk.workplace.db, account, desk.person.user.id, fields.one("reason")[:MOST_REASON], desk.now
        )
    except LedgerError as error:
        return _page(desk, seller_id, 400, problem=str(error))
    return RedirectResponse(f"/nguoi-ban/{apart}?tin=da-tach", status_code=303)


def _page(
    desk: Desk, seller_id: int, status: int = 200, *, problem: str = "", message: str = "", is_open: bool = False
) -> Response:
    view = sellers.seller(desk.workplace.db, seller_id)
    return desk.page(
        "seller.html", status, seller=view, picture=picture(view), width=WIDTH, left=LEFT, right=RIGHT, contact=CONTACT,
        problem=problem, message=message, hidden=_whole if is_open else hidden, is_open=is_open,
        names={each.id: each.name for each in view.accounts},
        shops=shops.ids_by_host(desk.workplace.db, (each.host for each in view.accounts)),
    )  # fmt: skip


def hidden(kind: str, value: str) -> str:
    """An identifier of a person with its middle as stars: enough to compare, too little to call."""
    if kind in OPEN_KINDS:
        return value
    shown = 3 if len(value) > 8 else 1
    return value[:shown] + "*" * max(len(value) - 2 * shown, 1) + value[-shown:]


def _whole(_kind: str, value: str) -> str:
    return value
