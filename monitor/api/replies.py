"""What recipients wrote back over HTTP, without its paper: that is filed on screen.

Every POST runs under its Idempotency-Key (see `client.once`).
"""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter
from pydantic import Field, StringConstraints
from starlette.responses import Response

from monitor.api.bodies import RowId, SentTime, Storable
from monitor.api.client import Acting, Asking, once
from storage.ledger import replies as deeds
from storage.queries import access, replies
from storage.queries.replies import ReplyView
from storage.records import Record

router = APIRouter(tags=["replies"])


class ReplySent(Record):
    """What a recipient wrote back."""

    received_at: SentTime = Field(description="with its offset; after the sending, not in the future")
    channel: Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=60), Storable] = Field(
        description="how it came: letter, e-mail, portal, telephone"
    )
    reference: Annotated[str, StringConstraints(strip_whitespace=True, max_length=120), Storable] = ""
    text: Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=20_000), Storable]


class RepliesBody(Record):
    """The oldest first."""

    replies: tuple[ReplyView, ...]


@router.get("/cases/{case_id}/replies", response_model=RepliesBody)
def list_replies(case_id: RowId, client: Asking) -> Response:
    """The replies that were filed to one Case, by request."""
    access.case_line(client.db, case_id)
    body = RepliesBody(replies=replies.replies(client.db, case_id))
    return Response(body.model_dump_json(), media_type="application/json")


@router.post("/requests/{request_id}/replies", response_model=RepliesBody)
def file_reply(request_id: RowId, client: Acting, body: ReplySent) -> Response:
    """File a reply to a sent request; answers with all of its Case. Safe by its key alone."""

    def act() -> None:
        reply = deeds.Reply(**body.model_dump())
        deeds.file_reply(client.db, request_id, client.user.id, reply, client.now)

    def tell(_: None) -> RepliesBody:
        case_id = access.request(client.db, request_id).case_id
        return RepliesBody(replies=replies.replies(client.db, case_id))

    return once(client, body, act, tell)
