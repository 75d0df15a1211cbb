"""The page *Ghi nhận*: one link in, by a form or a bookmarklet, evidence and a Case out."""

from __future__ import annotations

from typing import Annotated
from urllib.parse import quote

from fastapi import APIRouter, Query, Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from monitor.capturing import CaptureFailedError, capture_elsewhere
from monitor.web.desk import Acting, Desk, NotSignedInError, SentFields, reading
from monitor.web.pages import render

router = APIRouter()

MOST_ADDRESS = 2000  # characters, as crawler.addresses
# Takes the address of the page that is being looked at to our own page; nothing is done there without a click.
BOOKMARKLET = "javascript:void(location.href='{here}ghi-nhan?url='+encodeURIComponent(location.href))"


@router.get("/ghi-nhan")
def show(request: Request, url: Annotated[str, Query(max_length=MOST_ADDRESS)] = "", lai: bool = False) -> Response:
    """The form, with the address that a bookmarklet brought.

    The session's cookie is for our own pages only (SameSite=Strict), so a browser that comes here from a shop's page
    does not send it. It is then sent here once more by a page of ours, which does; only if there still is no session
    the person is asked to sign in, and comes back to this address.
    """
    try:
        desk = reading(request)
    except NotSignedInError:
        if not url:
            raise
        here = f"/ghi-nhan?url={quote(url, safe='')}"
        if not lai:
            return render("bounce.html", office=None, desk=None, onward=f"{here}&lai=1")
        return RedirectResponse(f"/dang-nhap?tiep={quote(here, safe='')}", status_code=303)
    return _page(request, desk, url)


@router.post("/ghi-nhan")
def take(request: Request, desk: Acting, fields: SentFields) -> Response:
    """Capture the link in a process of its own and open its Case; takes some seconds."""
    url = fields.one("url")
    if not url.lower().startswith(("http://", "https://")) or len(url) > MOST_ADDRESS:
        problem = f"Hãy dán một địa chỉ bắt đầu bằng http:// hoặc https://, dài nhất {MOST_ADDRESS} ký tự."
        return _page(request, desk, url[:MOST_ADDRESS], problem)
    try:
        case_id = capture_elsewhere(desk.workplace.settings, url, desk.person.user.name)
    except CaptureFailedError as error:
        return _page(request, desk, url, str(error))
    return RedirectResponse(f"/vu-viec/{case_id}?tin=da-ghi-nhan", status_code=303)


def _page(request: Request, desk: Desk, url: str, problem: str = "") -> HTMLResponse:
    bookmarklet = BOOKMARKLET.format(here=request.base_url)
    return desk.page("capture.html", 400 if problem else 200, url=url, problem=problem, bookmarklet=bookmarklet)
