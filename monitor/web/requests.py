"""The list of takedown requests: who was asked, by when, and what came of it."""

from __future__ import annotations

from fastapi import APIRouter
from starlette.responses import Response

from monitor.web.desk import Reading
from storage.queries import cases

router = APIRouter()


@router.get("/yeu-cau")
def show(desk: Reading) -> Response:
    """The requests that were not withdrawn, the overdue ones first."""
    rows = sorted(cases.requests(desk.workplace.db), key=lambda row: not row.is_overdue(desk.now))
    return desk.page("requests.html", rows=rows, overdue=sum(row.is_overdue(desk.now) for row in rows))
