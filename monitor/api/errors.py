"""What a request may raise, and the status and JSON that it is answered with."""

from __future__ import annotations

import json
import logging

from starlette.requests import Request
from starlette.responses import Response

from monitor.takedown import NeverTargetError
from storage.database import StorageError
from storage.ledger.access import KeyMisusedError
from storage.ledger.errors import ConflictError, LedgerError, NotAllowedError, UnknownRowError
from storage.lifecycle import IllegalMoveError

log = logging.getLogger("rasoat.api")


class NoTokenError(Exception):
    """The request brought no key, or one that opens nothing."""


class BadRequestError(Exception):
    """What was sent is not what the contract says; the text says what to correct. Nothing was changed."""


# A deed that raises one of these changed nothing; the refusal is its answer. First match holds.
REFUSALS: tuple[tuple[type[Exception], int], ...] = (
    (KeyMisusedError, 422),
    (UnknownRowError, 404),
    (NotAllowedError, 403),
    (ConflictError, 409),
    (IllegalMoveError, 409),
    (NeverTargetError, 409),
    (LedgerError, 400),
    (BadRequestError, 400),
)
ANSWERED = ((NoTokenError, 401), (StorageError, 503), *REFUSALS)


def status_of(error: Exception) -> int:
    """The status that one of `ANSWERED` becomes."""
    return next(status for kind, status in ANSWERED if isinstance(error, kind))


def note_refusal(request: Request, status: int, text: str) -> None:
    """Write down who was refused what, where that may be somebody trying doors."""
    if status in (401, 403, 404):
        who = getattr(request.state, "user_id", "nobody")
        log.warning("refused %s %s to user %s: %s", request.method, ascii(request.url.path), who, ascii(text))


def error_body(text: str) -> str:
    """The one shape of every error."""
    return json.dumps({"error": text}, ensure_ascii=False)


def error_answer(status: int, text: str) -> Response:
    """An error as it goes out."""
    headers = {"WWW-Authenticate": "Bearer"} if status == 401 else None
    return Response(error_body(text), status_code=status, media_type="application/json", headers=headers)
