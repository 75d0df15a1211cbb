"""Signing in and out: a name and a password, a random secret in a cookie, its SHA-256 in the database."""

from __future__ import annotations

import math
import re
import secrets
from typing import Annotated

from fastapi import APIRouter, Depends, Request
from starlette.responses import RedirectResponse, Response

from monitor.web.desk import (
    COOKIE,
    Desk,
    SentFields,
    check_same_site,
    office_of,
    secret_sha256,
    verified,
    workplace_of,
)
from monitor.web.pages import render
from monitor.web.passwords import verify_password
from monitor.web.throttle import Throttle
from storage.ledger import people as deeds
from storage.ledger.people import SESSION_LENGTH
from storage.queries import people
from storage.queries.people import User

router = APIRouter()

WRONG = "Tên hoặc mật khẩu không đúng."
MOST_PASSWORD = 1024  # characters; hashing longer ones only costs time
_OUR_PAGES = re.compile(
    r"/(?:vu-viec/\d{1,9}|yeu-cau|nguon|bao-cao|do-phu|ghi-nhan(?:\?url=[\w.~%-]{1,6000})?)?", re.ASCII
)


@router.get("/dang-nhap")
def show(request: Request, tiep: str = "/") -> Response:
    """The sign-in page; `tiep` is the page of ours to go on to."""
    return render("sign_in.html", office=office_of(request), desk=None, onward=_ours(tiep), name="", error="")


@router.post("/dang-nhap")
def sign_in(request: Request, fields: SentFields) -> Response:
    """Check name and password and begin a new session."""
    check_same_site(request)
    workplace, office = workplace_of(request), office_of(request)
    name, password, onward = fields.one("ten")[:120], fields.values.get("mat_khau", ("",))[0], _ours(fields.one("tiep"))
    throttle: Throttle = request.app.state.throttle
    address = request.client.host if request.client else "?"
    if wait := throttle.begin(name, address):
        error = f"Đã thử sai nhiều lần. Hãy đợi {math.ceil(wait)} giây rồi thử lại."
        answer = render("sign_in.html", 429, office=office, desk=None, onward=onward, name=name, error=error)
        answer.headers["Retry-After"] = str(math.ceil(wait))
        return answer
    user = people.user_by_name(workplace.db, name)
    if not _is_right(user, password) or user is None:
        return render("sign_in.html", 401, office=office, desk=None, onward=onward, name=name, error=WRONG)
    throttle.succeed(name, address)
    return _begin_session(request, user, onward)


@router.post("/dang-xuat")
def sign_out(request: Request, desk: Annotated[Desk, Depends(verified)]) -> Response:
    """End this browser's session."""
    deeds.sign_out(desk.workplace.db, secret_sha256(request.cookies[COOKIE]), desk.now)
    answer = RedirectResponse("/dang-nhap", status_code=303)
    answer.delete_cookie(COOKIE, httponly=True, samesite="strict", secure=request.url.scheme == "https")
    return answer


def _is_right(user: User | None, password: str) -> bool:
    """One hash is always computed, whether there is such a person or not."""
    is_right = verify_password(user.password_hash if user else None, password[:MOST_PASSWORD])
    return is_right and user is not None and not user.is_disabled and len(password) <= MOST_PASSWORD


def _begin_session(request: Request, user: User, onward: str) -> Response:
    workplace = workplace_of(request)
    now = workplace.clock()
    if old := request.cookies.get(COOKIE):
        deeds.sign_out(workplace.db, secret_sha256(old), now)
    secret = secrets.token_urlsafe(32)
    deeds.sign_in(workplace.db, user.id, secret_sha256(secret), secrets.token_urlsafe(32), now)
    answer = RedirectResponse(onward, status_code=303)
    answer.set_cookie(
        COOKIE,
        secret,
        max_age=int(SESSION_LENGTH.total_seconds()),
        httponly=True,
        samesite="strict",
        secure=request.url.scheme == "https",
    )
    return answer


def _ours(path: str) -> str:
    """`path` if it is a page of ours that can be opened again; else the queue."""
    return path if _OUR_PAGES.fullmatch(path) else "/"
