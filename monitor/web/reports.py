"""The weekly report for any days, as a file: made anew at each download, so its figures are those of now."""

from __future__ import annotations

from datetime import date, timedelta

from fastapi import APIRouter
from starlette.responses import Response

from monitor.report import ReportError, write_report
from monitor.web.desk import Desk, Reading
from monitor.workplace import OFFICE_TIME

router = APIRouter()

MEDIA_TYPES = {
    "html": "text/html; charset=utf-8",
    "pdf": "application/pdf",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "json": "application/json",
    "csv": "text/csv; charset=utf-8",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}


@router.get("/bao-cao")
def show(desk: Reading) -> Response:
    """The form, with last week filled in."""
    monday = _last_monday(desk)
    return _page(desk, monday.isoformat(), (monday + timedelta(days=6)).isoformat())


@router.get("/bao-cao/tuan")
def download(desk: Reading, tu: str = "", den: str = "", dang: str = "") -> Response:
    """The weekly report of the days `tu` to `den`, both included; handed over as a file, never shown as a page."""
    try:
        start, end = date.fromisoformat(tu), date.fromisoformat(den)
    except ValueError:
        return _page(desk, tu, den, problem="Hãy chọn ngày đầu và ngày cuối.")
    if dang not in MEDIA_TYPES:
        return _page(desk, tu, den, problem="Hãy chọn một dạng tệp.")
    try:
        body = write_report(desk.workplace, "weekly", start, end, (dang,))[dang]
    except ReportError as error:
        return _page(desk, tu, den, problem=str(error))
    name = f"bao-cao-tuan_{start}_{end}.{dang}"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return Response(body, media_type=MEDIA_TYPES[dang], headers=headers)


def _page(desk: Desk, start: str, end: str, problem: str = "") -> Response:
    return desk.page("reports.html", 400 if problem else 200, start=start, end=end, problem=problem)


def _last_monday(desk: Desk) -> date:
    today = desk.now.astimezone(OFFICE_TIME).date()
    return today - timedelta(days=today.weekday() + 7)
