"""What the office is called and how its people sign in; leads to letterhead, recipients and ticks of the law."""

from __future__ import annotations

from fastapi import APIRouter
from starlette.responses import RedirectResponse, Response

from monitor.web.desk import AdminActing, Administering, SentFields
from storage.ledger import accounts as deeds
from storage.ledger.errors import LedgerError

router = APIRouter(prefix="/co-quan")


@router.get("")
def show(desk: Administering, tin: str = "") -> Response:
    """The settings as they stand."""
    return desk.page("office.html", message="Đã ghi." if tin == "ghi" else "", problem="")


@router.post("")
def change(desk: AdminActing, fields: SentFields) -> Response:
    """Change the office's name, province, and whether approvers and admins need a second factor."""
    try:
        deeds.change_office(
            desk.workplace.db, fields.one("ten"), fields.one("tinh"), desk.person.user.id, desk.now,
            needs_second_factor=fields.one("hai_buoc") == "co",
        )  # fmt: skip
    except LedgerError as error:
        return desk.page("office.html", 400, message="", problem=str(error))
    return RedirectResponse("/co-quan?tin=ghi", status_code=303)
