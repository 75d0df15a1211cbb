"""The clock of sent requests over HTTP: receipts, more time, and the ladder of escalation.

Every POST runs under its Idempotency-Key (see `client.once`).
"""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter
from pydantic import Field, StringConstraints
from starlette.responses import Response

from monitor.api.bodies import Nothing, RequestAnswer, RowId, SentTime, Storable, request_body
from monitor.api.client import Acting, ActingClient, Asking, once
from monitor.deadlines import data
from monitor.deadlines.data import Step
from monitor.deadlines.reminders import rung
from monitor.letters.ladder import draft_next
from storage.ledger import clock as deeds
from storage.ledger import ladder
from storage.queries import access, clock
from storage.queries.clock import Late
from storage.records import Record

router = APIRouter(tags=["following"])

NOTHING = Nothing()


class ReceiptSent(Record):
    """When the recipient got the request."""

    received_at: SentTime = Field(description="with its offset; after the sending, not in the future")


class ExtensionSent(Record):
    """More time for the recipient."""

    until: SentTime = Field(description="with its offset; after the present deadline")
    reason: Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=2000), Storable]


class StepAnswerSent(Record):
    """The second person's word on a drafted step of the ladder."""

    approved: Annotated[bool, Field(strict=True)]


class LateBody(Late):
    """A late request, and the rung of the ladder that it has reached."""

    step: Step | None = Field(description="asks: null where the recipient is only reminded")


class FollowingBody(Record):
    """What is late, the longest first, and which steps wait for the second person."""

    late: tuple[LateBody, ...]
    steps: tuple[ladder.Step, ...]


@router.get("/following", response_model=FollowingBody)
def list_following(client: Asking) -> Response:
    """Requests past their deadline with the next rung, and drafted steps that nobody has answered."""
    rungs = data.ladder(client.workplace.settings.data)
    late = tuple(
        LateBody(**dict(each), step=rung(rungs, each.hours(client.now))) for each in clock.late(client.db, client.now)
    )
    body = FollowingBody(late=late, steps=ladder.waiting_steps(client.db))
    return Response(body.model_dump_json(), media_type="application/json")


@router.post("/requests/{request_id}/receipt", response_model=RequestAnswer)
def record_receipt(request_id: RowId, client: Acting, body: ReceiptSent) -> Response:
    """Note when the recipient got it: its clock starts anew there. Safe: a request has one receipt."""

    def act() -> None:
        deeds.record_receipt(client.db, request_id, client.user.id, body.received_at, client.now)

    return once(client, body, act, lambda _: _told(client, request_id))


@router.post("/requests/{request_id}/extension", response_model=RequestAnswer)
def extend(request_id: RowId, client: Acting, body: ExtensionSent) -> Response:
    """A leader gives the recipient more time. Safe: the new deadline is after the present one."""

    def act() -> None:
        deeds.extend(client.db, request_id, client.user.id, body.until, body.reason, client.now)

    return once(client, body, act, lambda _: _told(client, request_id))


@router.post("/requests/{request_id}/step", response_model=RequestAnswer)
def draft_step(request_id: RowId, client: Acting, body: Nothing = NOTHING) -> Response:
    """Draft the request of the next rung for a late one; answers with the new one. Safe: one step at a time."""
    return once(
        client,
        body,
        lambda: draft_next(client.workplace, request_id, client.user.id),
        lambda drafted: _told(client, drafted),
    )


@router.post("/requests/{request_id}/step/answer", response_model=RequestAnswer)
def answer_step(request_id: RowId, client: Acting, body: StepAnswerSent) -> Response:
    """The second person's yes or no to a drafted step, by the step's own request. Safe: it is answered once."""

    def act() -> None:
        ladder.answer_step(client.db, request_id, client.user.id, client.now, approved=body.approved)

    return once(client, body, act, lambda _: _told(client, request_id))


def _told(client: ActingClient, request_id: int) -> RequestAnswer:
    return RequestAnswer(request=request_body(access.request(client.db, request_id), client.now))
