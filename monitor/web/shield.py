"""Shows telephone, account and identity numbers and e-mail addresses to whoever says why they need them.

Stars take the place of each character, so that the spans of findings still fit. Whoever may act on a Case sees them
after giving a reason, once, and the Event log keeps it; an inspector never does.
"""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Path
from starlette.responses import Response

from monitor.web.case import case_page
from monitor.web.desk import Acting, SentFields
from storage.ledger.unmasking import FEWEST_REASON, unmask

router = APIRouter()


@router.post("/vu-viec/{case_id}/hien")
def show_identifiers(
    case_id: Annotated[int, Path(ge=1, le=2**31 - 1)], desk: Acting, fields: SentFields
) -> Response:  # fmt: skip
    """The Case with its identifiers, this once, after the reason went into the Event log."""
    reason = fields.one("ly_do_hien")
    if len(reason) < FEWEST_REASON:
        return case_page(desk, case_id, 400, problem="Hãy nêu lý do cần xem số điện thoại, tài khoản hay thư điện tử.")
    unmask(desk.workplace.db, case_id, desk.person.user.id, reason, desk.now)
    return case_page(desk, case_id, is_revealed=True, message="Đã ghi nhật ký việc xem thông tin cá nhân.")
