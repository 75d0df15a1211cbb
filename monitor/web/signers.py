"""Who signs letters on which days: a letter names who signs on its day, and leaders may change without new forms."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from fastapi import APIRouter, Path
from pydantic import ValidationError
from starlette.responses import RedirectResponse, Response

from monitor.office_time import OFFICE_TIME
from monitor.web.desk import Acting, Desk, Fields, Reading, SentFields
from storage.ledger import signers as deeds
from storage.ledger.errors import LedgerError
from storage.letters import Signer
from storage.queries.signers import signers

router = APIRouter(prefix="/nguoi-ky")

MESSAGES = {"them": "Đã thêm người ký.", "het": "Đã ghi ngày cuối."}


@router.get("")
def show(desk: Reading, tin: str = "") -> Response:
    """Everybody who signs, signed or will sign."""
    return _page(desk, message=MESSAGES.get(tin, ""))


@router.post("")
def add(desk: Acting, fields: SentFields) -> Response:
    """Add who signs from a day on."""
    try:
        signer = Signer(
            name=fields.one("name"), title=fields.one("title"), valid_from=date.fromisoformat(fields.one("valid_from")),
            valid_to=date.fromisoformat(fields.one("valid_to")) if fields.one("valid_to") else None,
        )  # fmt: skip
        deeds.add_signer(desk.workplace.db, signer, desk.person.user.id, desk.now)
    except LedgerError as error:
        return _page(desk, 400, problem=str(error), sent=fields)
    except (ValidationError, ValueError):
        said = "Hãy ghi họ tên (đến 100 ký tự), chức danh (đến 200 ký tự) và ngày bắt đầu ký."
        return _page(desk, 400, problem=said, sent=fields)
    return RedirectResponse("/nguoi-ky?tin=them", status_code=303)


@router.post("/{signer_id}/het")
def end(signer_id: Annotated[int, Path(ge=1, le=2**31 - 1)], desk: Acting, fields: SentFields) -> Response:
    """Note the last day on which somebody signs."""
    try:
        last_day = date.fromisoformat(fields.one("valid_to"))
    except ValueError:
        return _page(desk, 400, problem="Hãy ghi ngày cuối.")
    deeds.end_signer(desk.workplace.db, signer_id, last_day, desk.person.user.id, desk.now)
    return RedirectResponse("/nguoi-ky?tin=het", status_code=303)


def _page(
    desk: Desk, status: int = 200, *, message: str = "", problem: str = "", sent: Fields | None = None
) -> Response:
    return desk.page(
        "signers.html", status, rows=signers(desk.workplace.db), today=desk.now.astimezone(OFFICE_TIME).date(),
        message=message, problem=problem, sent=sent or Fields(),
    )  # fmt: skip
