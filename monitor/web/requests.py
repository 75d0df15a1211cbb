"""The list of takedown requests: who was asked, by when, and what came of it."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query
from starlette.responses import Response

from monitor.web.desk import Reading
from storage.queries import access, clock

router = APIRouter()

ROWS = 100
MOST_LATE = 500  # counted; above that the page says "over"


@router.get("/yeu-cau")
def show(desk: Reading, sau: Annotated[int | None, Query(ge=1, le=2**31 - 1)] = None) -> Response:
    """The requests that were not withdrawn, newest first; `sau` is the last one of the page before.

    How many are overdue is said of all of them; the page that follows them up lists those.
    """
    db = desk.workplace.db
    rows = access.request_page(db, sau, ROWS + 1)
    late = len(clock.late(db, desk.now, MOST_LATE + 1))
    return desk.page(
        "requests.html", rows=rows[:ROWS], overdue=f"{MOST_LATE}+" if late > MOST_LATE else late,
        after=rows[ROWS - 1].id if len(rows) > ROWS else None,
    )  # fmt: skip
