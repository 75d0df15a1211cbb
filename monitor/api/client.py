"""Who asks the API, and how a POST is done once however often it is sent.

A route that only reads depends on `asking`; one that changes something on `acting`, which refuses a role that only
reads and a request without an Idempotency-Key, and runs its deed through `once`.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Annotated, TypeVar

from fastapi import Depends, Header, Request
from pydantic import BaseModel
from starlette.responses import Response

from monitor.api.errors import REFUSALS, BadRequestError, NoTokenError, error_body, note_refusal, status_of
from monitor.api.tokens import stored_form
from monitor.workplace import Workplace
from storage.database import Database
from storage.ledger import access
from storage.ledger.access import Answer
from storage.ledger.errors import NotAllowedError
from storage.ledger.people import DECIDERS
from storage.queries.access import TokenHolder, token_holder

Done = TypeVar("Done")
_KEY = re.compile(r"[\x21-\x7e]{1,255}")
_REFUSED = tuple(kind for kind, _ in REFUSALS)


@dataclass(frozen=True)
class Client:
    """One request of one person."""

    workplace: Workplace
    user: TokenHolder
    now: datetime

    @property
    def db(self) -> Database:
        """The office's database."""
        return self.workplace.db


@dataclass(frozen=True)
class ActingClient(Client):
    """A request that may change something; `key` makes it one however often it is sent."""

    key: str
    request: Request


def asking(request: Request) -> Client:
    """The person whose bearer token came with the request. Raises NoTokenError."""
    workplace: Workplace = request.app.state.workplace
    scheme, _, secret = request.headers.get("authorization", "").partition(" ")
    user = token_holder(workplace.db, stored_form(secret.strip())) if scheme.lower() == "bearer" else None
    if user is None:
        raise NoTokenError("send Authorization: Bearer with a token in force; `rasoat user token NAME` makes one")
    request.state.user_id = user.id
    return Client(workplace=workplace, user=user, now=workplace.clock())


def acting(
    request: Request,
    idempotency_key: Annotated[
        str | None, Header(description="required; one new key for each deed, 1 to 255 visible ASCII characters")
    ] = None,
) -> ActingClient:
    """As `asking`, for a deed. Raises NotAllowedError for an inspector, BadRequestError without a usable key."""
    client = asking(request)
    if client.user.role not in DECIDERS:
        raise NotAllowedError(f"the role {client.user.role} reads only")
    if idempotency_key is None or not _KEY.fullmatch(idempotency_key):
        raise BadRequestError("every POST needs an Idempotency-Key header of 1 to 255 visible ASCII characters")
    return ActingClient(
        workplace=client.workplace, user=client.user, now=client.now, key=idempotency_key, request=request
    )


Asking = Annotated[Client, Depends(asking)]
Acting = Annotated[ActingClient, Depends(acting)]


def once(
    client: ActingClient, body: BaseModel, act: Callable[[], Done], tell: Callable[[Done], BaseModel | None]
) -> Response:
    """Do `act` under the client's key and answer what `tell` makes of it (None: 204), or the answer kept before.

    Deed and answer are one transaction: after a crash both are there, or neither and the key is new. A refusal of the
    ledger is an answer like any other and is kept.
    """
    sent = hashlib.sha256(f"{client.request.url.path}\n{body.model_dump_json()}".encode()).hexdigest()
    with client.db.write():
        kept = access.kept_answer(client.db, client.user.id, client.key, sent)
        if kept is not None:
            return _response(kept, is_replay=True)
        try:
            told = tell(act())
        except _REFUSED as error:
            status = status_of(error)
            note_refusal(client.request, status, str(error))
            answer = Answer(status=status, body=error_body(str(error)))
        else:
            answer = Answer(status=204, body="") if told is None else Answer(status=200, body=told.model_dump_json())
        access.keep_answer(client.db, client.user.id, client.key, sent, answer, client.now)
    return _response(answer, is_replay=False)


def _response(answer: Answer, *, is_replay: bool) -> Response:
    media_type = "application/json" if answer.body else None
    headers = {"Idempotent-Replayed": "true"} if is_replay else None
    return Response(answer.body, status_code=answer.status, media_type=media_type, headers=headers)
