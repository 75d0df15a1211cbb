"""The alerts: what the system told this office, whether it went out, and what this person has not seen yet."""

from __future__ import annotations

from fastapi import APIRouter
from starlette.responses import RedirectResponse, Response

from monitor.web.desk import Acting, Reading
from storage.ledger import outbox as deeds
from storage.queries import outbox
from storage.records import DeliveryState

router = APIRouter()

ROWS = 50
STATE = {
    DeliveryState.WAITING: "chờ gửi", DeliveryState.SENDING: "đang gửi", DeliveryState.SENT: "đã gửi",
    DeliveryState.FAILED: "không gửi được",
}  # fmt: skip


@router.get("/canh-bao")
def show(desk: Reading, truoc: int | None = None) -> Response:
    """The newest messages; `truoc` is the number of the one above."""
    rows = outbox.messages(desk.workplace.db, desk.person.user.id, ROWS + 1, truoc)
    return desk.page(
        "alerts.html", rows=rows[:ROWS], states=STATE, before=rows[ROWS - 1].id if len(rows) > ROWS else None
    )  # fmt: skip


@router.post("/canh-bao/da-xem")
def seen(desk: Acting) -> Response:
    """Note that this person has seen all there is."""
    deeds.mark_read(desk.workplace.db, desk.person.user.id, desk.now)
    return RedirectResponse("/canh-bao", status_code=303)
