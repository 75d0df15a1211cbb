"""What stands around every answer: security headers, a limit on what is sent in, and a calm page when we fail."""

from __future__ import annotations

import logging
import secrets

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from monitor.api.errors import error_answer
from monitor.web.pages import error_page
from monitor.web.words import take_language

log = logging.getLogger("rasoat.web")

MOST_BODY_BYTES = 256 * 1024  # the longest form is a decision: 5 000 characters of reason, and the letter's recipient
HEADERS = {
    "Content-Security-Policy": "default-src 'none'; style-src 'self'; img-src 'self'; script-src 'self'; "
    "connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=()",
}


class Armour:
    """ASGI middleware; the outermost part that is ours."""

    def __init__(self, app: ASGIApp) -> None:
        """Stand around `app`."""
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        _take_language(scope)
        begun = False

        async def send_armoured(message: Message) -> None:
            nonlocal begun
            if message["type"] == "http.response.start":
                begun = True
                _add_headers(MutableHeaders(scope=message), scope["path"])
            await send(message)

        if _is_too_large(Headers(scope=scope)):
            answer = _too_large(scope["path"])
            await answer(scope, receive, send_armoured)
            return
        try:
            await self._app(scope, receive, send_armoured)
        except Exception:  # the edge of the process: whatever it was, it is written down and the person told
            number = secrets.token_hex(4)
            log.exception("error %s at %s %s", number, scope["method"], ascii(scope["path"]))
            if begun:
                raise
            await _failure(number)(scope, receive, send_armoured)


def _take_language(scope: Scope) -> None:
    query = scope.get("query_string", b"").decode("latin-1")
    address = scope["path"] + (f"?{query}" if query else "")
    take_language(Headers(scope=scope).get("cookie", ""), address if scope["method"] == "GET" else "/")


def _add_headers(headers: MutableHeaders, path: str) -> None:
    for name, value in HEADERS.items():
        headers[name] = value
    # Files of ours may be kept but must be asked for again, so that an upgrade shows at once.
    headers["Cache-Control"] = "no-cache" if path.startswith("/static/") else "no-store"


def _is_too_large(headers: Headers) -> bool:
    """A body longer than our longest form, or one that does not say its length: no browser's form does that."""
    if "transfer-encoding" in headers:
        return True
    length = headers.get("content-length", "0")
    return not length.isdecimal() or int(length) > MOST_BODY_BYTES


def _too_large(path: str) -> Response:
    if path.startswith("/api/"):
        return error_answer(413, f"send the body whole, with its length, of at most {MOST_BODY_BYTES} bytes")
    return PlainTextResponse("Nội dung gửi lên quá lớn.", status_code=413)


def _failure(number: str) -> Response:
    return error_page(
        500,
        "Có lỗi trong hệ thống",
        f"Thao tác chưa được thực hiện. Hãy thử lại; nếu vẫn lỗi, báo mã {number} cho người quản trị.",
    )
