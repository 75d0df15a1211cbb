"""The unscored lane on screen: texts that the text model said nothing about, for a person to look at."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Path
from starlette.responses import RedirectResponse, Response

from monitor.web.desk import Acting, Desk, Reading, SentFields
from monitor.web.shielding import stars
from storage.ledger import unscored as deeds
from storage.ledger.errors import LedgerError
from storage.queries import unscored

router = APIRouter()

ROWS = 20
ObservationId = Annotated[int, Path(ge=1, le=2**31 - 1)]
MESSAGES = {"da-xem": "Đã ghi: người xem, lúc xem và lý do."}


@router.get("/chua-cham")
def show(desk: Reading, sau: int = 0, tin: str = "") -> Response:
    """One page of the lane, the oldest first; `sau` is the last one of the page before."""
    return _page(desk, after=max(0, min(sau, 2**31 - 1)), message=MESSAGES.get(tin, ""))


@router.post("/chua-cham/{observation_id}")
def look_at(observation_id: ObservationId, desk: Acting, fields: SentFields) -> Response:
    """Let one text leave the lane, for a reason."""
    try:
        deeds.look_at(desk.workplace.db, observation_id, desk.person.user.id, fields.one("reason"), desk.now)
    except LedgerError as error:
        return _page(desk, 400, problem=str(error))
    return RedirectResponse("/chua-cham?tin=da-xem", status_code=303)


@router.post("/chua-cham/{observation_id}/vu-viec")
def open_case(observation_id: ObservationId, desk: Acting) -> Response:
    """Open a Case on one text; the Case waits in the queue like any other."""
    try:
        case_id = deeds.open_case(desk.workplace.db, observation_id, desk.person.user.id, desk.now)
    except LedgerError as error:
        return _page(desk, 400, problem=str(error))
    return RedirectResponse(f"/vu-viec/{case_id}", status_code=303)


def _page(desk: Desk, status: int = 200, *, after: int = 0, message: str = "", problem: str = "") -> Response:
    db = desk.workplace.db
    found = unscored.waiting(db, after=after, limit=ROWS + 1)
    rows = [
        each.model_copy(
            update={
                "observation": each.observation.model_copy(
                    update={"title": stars(each.observation.title), "text": stars(each.observation.text)}
                )
            }
        )
        for each in found[:ROWS]
    ]
    return desk.page(
        "unscored.html", status, rows=rows, next_after=rows[-1].observation_id if len(found) > ROWS else 0,
        counts=unscored.count_by_reason(db), message=message, problem=problem,
    )  # fmt: skip
