"""The HTTP API, mounted beside the web pages: keys instead of cookies, JSON for every answer and every error."""

from __future__ import annotations

import logging
import secrets

from fastapi import Depends, FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.security import HTTPBearer
from starlette.exceptions import HTTPException
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from monitor.api import cases, corrections, following, letters, objections, replies, requests
from monitor.api.client import asking
from monitor.api.errors import ANSWERED, NoTokenError, error_answer, note_refusal, status_of
from monitor.api.turnstile import Turnstile
from monitor.workplace import Workplace

log = logging.getLogger("rasoat.api")

# For the OpenAPI document only; `client.asking` reads the header.
in_the_document = Depends(HTTPBearer(auto_error=False, description="from `rasoat user token NAME`"))


def create_api(workplace: Workplace) -> FastAPI:
    """The API over one office's data, to be mounted at /api/v1."""
    api = FastAPI(title="Rà Soát", version="1", docs_url=None, redoc_url=None, redirect_slashes=False)
    api.state.workplace = workplace
    api.add_middleware(Turnstile)
    api.add_middleware(LastResort)
    for part in (cases, requests, following, letters, replies, objections, corrections):
        api.include_router(part.router, dependencies=[in_the_document])
    for kind, _ in ANSWERED:
        api.add_exception_handler(kind, _say)
    api.add_exception_handler(RequestValidationError, _say_invalid)
    api.add_exception_handler(HTTPException, _say_http)
    return api


class LastResort:
    """ASGI middleware: what nobody expected is written down under a number, and the client is told the number only."""

    def __init__(self, app: ASGIApp) -> None:
        """Stand around `app`."""
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        begun = False

        async def send_watched(message: Message) -> None:
            nonlocal begun
            begun = True
            await send(message)

        try:
            await self._app(scope, receive, send_watched)
        except Exception:  # the edge of the process
            number = secrets.token_hex(4)
            log.exception("error %s at %s %s", number, scope.get("method"), ascii(scope.get("path")))
            if begun:
                raise
            answer = error_answer(500, f"something broke here; tell the administrator the number {number}")
            await answer(scope, receive, send)


def _say(request: Request, error: Exception) -> Response:
    status = status_of(error)
    note_refusal(request, status, str(error))
    return error_answer(status, str(error))


def _say_invalid(request: Request, error: Exception) -> Response:
    """404 for an address that can not be, 400 for a wrong query, 422 for a wrong body.

    What was sent is not sent back. FastAPI reads a body before it asks who sends it: a stranger is told 401 all the
    same.
    """
    try:
        asking(request)
    except NoTokenError as stranger:
        return _say(request, stranger)
    parts = error.errors() if isinstance(error, RequestValidationError) else []
    places = {part["loc"][0] for part in parts}
    if "path" in places:
        return error_answer(404, "there is nothing at this address")
    texts = (f"{'.'.join(str(step) for step in part['loc'][1:]) or 'body'}: {part['msg']}" for part in parts)
    text = "; ".join(texts)[:1000].encode("utf-8", "replace").decode()
    return error_answer(400 if "query" in places else 422, text)


def _say_http(_request: Request, error: Exception) -> Response:
    status = error.status_code if isinstance(error, HTTPException) else 500
    text = {404: "there is nothing at this address", 405: "this address does not take that method"}.get(status)
    return error_answer(status, text or "the request can not be read")
