"""Signing in and out: a name and a password, for some a one-time code, a random secret in a cookie.

Each step gets a new secret, of which the database keeps the SHA-256; the old one is dead at once.
"""

from __future__ import annotations

import math
import re
import secrets
from collections.abc import Callable
from typing import Annotated
from urllib.parse import quote

from fastapi import APIRouter, Depends, Request
from starlette.responses import RedirectResponse, Response

from monitor.web.desk import (
    COOKIE,
    Desk,
    SentFields,
    address_of,
    check_same_site,
    office_of,
    same_text,
    secret_sha256,
    verified,
    workplace_of,
)
from monitor.web.one_time_code import matching_step, recovery_sha256
from monitor.web.pages import render
from monitor.web.passwords import MOST, verify_password
from monitor.web.throttle import Throttle
from storage.ledger import sessions as deeds
from storage.ledger.sessions import SESSION_LENGTH
from storage.queries import people
from storage.queries.people import SignedIn, User

router = APIRouter()

WRONG = "Tên hoặc mật khẩu không đúng."
WRONG_CODE = "Mã không đúng, đã dùng hoặc đã hết hạn. Hãy đợi mã tiếp theo trên điện thoại rồi thử lại."
_OUR_PAGES = re.compile(
    r"/(?:vu-viec/\d{1,9}|yeu-cau|nguon|bao-cao|do-phu|tai-khoan|ghi-nhan(?:\?url=[\w.~%-]{1,6000})?)?", re.ASCII
)


@router.get("/dang-nhap")
def show(request: Request, tiep: str = "/") -> Response:
    """The sign-in page; `tiep` is the page of ours to go on to."""
    return render("sign_in.html", office=office_of(request), desk=None, onward=our_page(tiep), name="", error="")


@router.post("/dang-nhap")
def sign_in(request: Request, fields: SentFields) -> Response:
    """Check name and password and begin a new session."""
    check_same_site(request)
    workplace, office = workplace_of(request), office_of(request)
    name, password, onward = (
        fields.one("ten")[:120],
        fields.values.get("mat_khau", ("",))[0],
        our_page(fields.one("tiep")),
    )
    throttle: Throttle = request.app.state.throttle
    address = address_of(request)
    if wait := throttle.begin(name, address):
        shown = {"office": office, "desk": None, "onward": onward, "name": name}
        return _wait(wait, lambda error: render("sign_in.html", 429, **shown, error=error))
    user = people.user_by_name(workplace.db, name)
    if not _is_right(user, password) or user is None:
        return render("sign_in.html", 401, office=office, desk=None, onward=onward, name=name, error=WRONG)
    throttle.succeed(name, address)
    factor = people.second_factor(workplace.db, user.id)
    if factor is not None and factor.is_confirmed:
        return _begin_session(request, user, f"/dang-nhap/ma?tiep={quote(onward, safe='/')}", awaits_code=True)
    return _begin_session(request, user, onward)


@router.get("/dang-nhap/ma")
def ask_code(request: Request, tiep: str = "/") -> Response:
    """The second step: the one-time code of somebody whose password was right."""
    waiting = _waiting(request)
    if waiting is None:
        return RedirectResponse("/dang-nhap", status_code=303)
    return _code_page(request, waiting, our_page(tiep), "")


@router.post("/dang-nhap/ma")
def check_code(request: Request, fields: SentFields) -> Response:
    """Check a one-time or a recovery code, each good once, and begin the session."""
    check_same_site(request)
    waiting, onward = _waiting(request), our_page(fields.one("tiep"))
    if waiting is None or not same_text(fields.one("csrf"), waiting.csrf):
        return RedirectResponse("/dang-nhap", status_code=303)
    throttle: Throttle = request.app.state.throttle
    account, address = f"mã của {waiting.user.name}", address_of(request)
    if wait := throttle.begin(account, address):
        return _wait(wait, lambda error: _code_page(request, waiting, onward, error, 429))
    if not _is_right_code(request, waiting.user, fields.one("ma")[:100]):
        return _code_page(request, waiting, onward, WRONG_CODE, 401)
    throttle.succeed(account, address)
    return _begin_session(request, waiting.user, onward)


def _wait(seconds: float, page: Callable[[str], Response]) -> Response:
    whole = math.ceil(seconds)
    answer = page(f"Đã thử sai nhiều lần. Hãy đợi {whole} giây rồi thử lại.")
    answer.headers["Retry-After"] = str(whole)
    return answer


def _waiting(request: Request) -> SignedIn | None:
    workplace, secret = workplace_of(request), request.cookies.get(COOKIE)
    return people.awaiting_code(workplace.db, secret_sha256(secret), workplace.clock()) if secret else None


def _code_page(request: Request, waiting: SignedIn, onward: str, error: str, status: int = 200) -> Response:
    return render(
        "sign_in_code.html", status, office=office_of(request), desk=None, onward=onward, csrf=waiting.csrf, error=error
    )


def _is_right_code(request: Request, user: User, code: str) -> bool:
    workplace = workplace_of(request)
    factor, now = people.second_factor(workplace.db, user.id), workplace.clock()
    if factor is None or not factor.is_confirmed:
        return False
    step = matching_step(factor.secret, code, now)
    if step is not None:
        return deeds.use_code(workplace.db, user.id, step)
    return deeds.use_recovery_code(workplace.db, user.id, recovery_sha256(code), now)


@router.post("/dang-xuat")
def sign_out(request: Request, desk: Annotated[Desk, Depends(verified)]) -> Response:
    """End this browser's session."""
    deeds.sign_out(desk.workplace.db, secret_sha256(request.cookies[COOKIE]), desk.now)
    answer = RedirectResponse("/dang-nhap", status_code=303)
    answer.delete_cookie(COOKIE, httponly=True, samesite="strict", secure=request.url.scheme == "https")
    return answer


def _is_right(user: User | None, password: str) -> bool:
    """One hash is always computed, whether there is such a person or not."""
    is_right = verify_password(user.password_hash if user else None, password[:MOST])
    return is_right and user is not None and not user.is_disabled and len(password) <= MOST


def _begin_session(request: Request, user: User, onward: str, *, awaits_code: bool = False) -> Response:
    workplace = workplace_of(request)
    now = workplace.clock()
    if old := request.cookies.get(COOKIE):
        deeds.sign_out(workplace.db, secret_sha256(old), now)
    secret = secrets.token_urlsafe(32)
    deeds.sign_in(
        workplace.db, user.id, secret_sha256(secret), secrets.token_urlsafe(32), now, awaits_code=awaits_code,
        address=address_of(request)[:60], agent=request.headers.get("user-agent", "")[:200],
    )  # fmt: skip
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


def our_page(path: str) -> str:
    """`path` if it is a page of ours that can be opened again; else the queue."""
    return path if _OUR_PAGES.fullmatch(path) else "/"
