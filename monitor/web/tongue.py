"""The switch between Vietnamese and English: a cookie of this browser; nothing of the office changes."""

from __future__ import annotations

from fastapi import APIRouter, Request
from starlette.responses import RedirectResponse, Response

from monitor.web.sign_in import our_page
from monitor.web.words import COOKIE, Language

router = APIRouter()

A_YEAR = 365 * 24 * 3600  # seconds


@router.get("/tieng/{tongue}")
def switch(request: Request, tongue: str, ve: str = "/") -> Response:
    """Go back to the page `ve` in the language asked for, unchanged for one we do not have; open to everybody."""
    answer = RedirectResponse(our_page(ve), status_code=303)
    if tongue not in set(Language):
        return answer
    secure = request.url.scheme == "https"
    answer.set_cookie(COOKIE, tongue, max_age=A_YEAR, httponly=True, samesite="lax", secure=secure)
    return answer
