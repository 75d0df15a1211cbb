"""TakedownRequests over HTTP: list, read, note that one was sent, what came back, ask for another look.

Every POST runs under its Idempotency-Key (see `client.once`).
"""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query
from starlette.responses import Response

from monitor import labels
from monitor.api.bodies import (
    ChannelSent,
    ClaimSent,
    Nothing,
    RecheckAnswer,
    RequestAnswer,
    RequestBody,
    RequestPage,
    RequestsAsked,
    RowId,
    RunId,
    request_body,
)
from monitor.api.client import Acting, ActingClient, Asking, Client, once
from monitor.api.errors import BadRequestError
from monitor.letters.readiness import check_ground
from storage.ledger import takedowns, work
from storage.ledger.errors import ConflictError, UnknownRowError
from storage.queries import access
from storage.queries.cases import RequestView
from storage.records import Claimed

router = APIRouter(prefix="/requests", tags=["requests"])

NOTHING = Nothing()


@router.get("", response_model=RequestPage)
def list_requests(client: Asking, asked: Annotated[RequestsAsked, Query()]) -> Response:
    """A page of the requests that were not withdrawn, newest first."""
    rows = access.request_page(client.db, int(asked.after) if asked.after else None, asked.limit + 1)
    more = len(rows) > asked.limit
    rows = rows[: asked.limit]
    bodies = tuple(request_body(row, client.now) for row in rows)
    return _json(RequestPage(requests=bodies, next=str(rows[-1].id) if more else None))


@router.get("/{request_id}", response_model=RequestBody)
def read_request(request_id: RowId, client: Asking) -> Response:
    """One request: its text, its targets, and what became of each."""
    return _json(_request(client, request_id))


@router.post("/{request_id}/sent", response_model=RequestAnswer)
def record_sent(request_id: RowId, client: Acting, body: ChannelSent) -> Response:
    """Note that an approved letter left; its clock starts. The system itself sends nothing.

    Safe: only an approved request can be sent, and afterwards it is a sent one.
    """
    channel = labels.CHANNEL[body.channel]

    def act() -> None:
        check_ground(client.workplace, access.request(client.db, request_id).case_id, request_id)
        takedowns.record_sent(client.db, request_id, client.user.id, channel, client.now)

    return once(
        client,
        body,
        act,
        lambda _: RequestAnswer(request=_request(client, request_id)),
    )


@router.post("/{request_id}/targets/{target_id}/claim", response_model=RequestAnswer)
def record_claim(request_id: RowId, target_id: RowId, client: Acting, body: ClaimSent) -> Response:
    """Note what the recipient says about one target.

    Safe by its key alone: the ledger takes a second statement, as recipients make them.
    """

    def act() -> None:
        _check_target(client, request_id, target_id)
        if body.claimed is Claimed.NONE:
            raise BadRequestError("claimed: none is no statement; leave it out until the recipient says something")
        takedowns.record_claim(client.db, target_id, client.user.id, body.claimed, body.note, client.now)

    return once(client, body, act, lambda _: RequestAnswer(request=_request(client, request_id)))


@router.post("/{request_id}/targets/{target_id}/recheck", response_model=RecheckAnswer)
def recheck(request_id: RowId, target_id: RowId, client: Acting, body: Nothing = NOTHING) -> Response:
    """Ask a worker to look at one target now. Safe: one look a minute at most; a second call gives the same run."""

    def act() -> int:
        if _check_target(client, request_id, target_id).sent_at is None:
            raise ConflictError("yêu cầu này chưa gửi; hãy ghi nhận đã gửi trước")
        return work.enqueue_recheck(client.db, target_id, client.now, actor=client.user.name)

    return once(client, body, act, lambda run: RecheckAnswer(request=_request(client, request_id), run=RunId(id=run)))


def _check_target(client: ActingClient, request_id: int, target_id: int) -> RequestView:
    request = access.request(client.db, request_id)
    if target_id not in {target.id for target in request.targets}:
        raise UnknownRowError(f"yêu cầu {request_id} không có địa chỉ {target_id}")
    return request


def _request(client: Client, request_id: int) -> RequestBody:
    return request_body(access.request(client.db, request_id), client.now)


def _json(body: RequestPage | RequestBody) -> Response:
    return Response(body.model_dump_json(), media_type="application/json")
