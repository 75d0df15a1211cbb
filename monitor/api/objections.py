"""Sellers' objections and reversals by a superior over HTTP.

Every POST runs under its Idempotency-Key (see `client.once`).
"""

from __future__ import annotations

from typing import Annotated, Literal

from fastapi import APIRouter
from pydantic import Field, StringConstraints
from starlette.responses import Response

from monitor.api.bodies import CaseAnswer, Reason, RowId, SentTime, Storable
from monitor.api.client import Acting, ActingClient, Asking, once
from monitor.api.errors import BadRequestError
from monitor.deadlines.objections import answer_due
from storage.database import Database
from storage.ledger import corrections, outsiders
from storage.ledger.errors import NotAllowedError, UnknownRowError
from storage.ledger.people import APPROVERS
from storage.queries import access, actors
from storage.queries.actors import ComplaintView
from storage.records import Complaint, ComplaintKind, ComplaintState, Record

router = APIRouter(tags=["objections"])


class ObjectionSent(Record):
    """A seller's objection to the Decision about their listing."""

    channel: Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=60), Storable] = Field(
        description="how it came: letter, e-mail, in person"
    )
    reference: Annotated[str, StringConstraints(strip_whitespace=True, max_length=120), Storable] = Field(
        default="", description="its number in the office's book of incoming papers"
    )
    text: Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=20_000), Storable]
    received_at: SentTime | None = Field(default=None, description="null: now; not in the future")


class ObjectionAnswerSent(Record):
    """A leader's answer."""

    state: Literal[ComplaintState.UPHELD, ComplaintState.REJECTED]
    answer: Reason


class ReversalSent(Record):
    """What a superior decided instead."""

    authority: Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=500), Storable] = Field(
        description="who, with number and date of the paper"
    )
    reason: Reason


class ObjectionsBody(Record):
    """The first to be answered first."""

    objections: tuple[ComplaintView, ...]


class ObjectionAnswer(Record):
    objection: ComplaintView


@router.get("/cases/{case_id}/objections", response_model=ObjectionsBody)
def list_objections(case_id: RowId, client: Asking) -> Response:
    """The objections to one Case, with the answers given."""
    access.case_line(client.db, case_id)
    body = ObjectionsBody(objections=_objections(client.db, case_id))
    return Response(body.model_dump_json(), media_type="application/json")


@router.post("/cases/{case_id}/objections", response_model=ObjectionAnswer)
def register(case_id: RowId, client: Acting, body: ObjectionSent) -> Response:
    """Enter an objection in the book; its answer falls due by the term of `deadlines/terms.csv`.

    Safe by its key alone: a seller may object twice.
    """

    def act() -> int:
        at = body.received_at or client.now
        if at > client.now:
            raise BadRequestError("received_at: is in the future")
        objection = Complaint(
            kind=ComplaintKind.OBJECTION, case_id=case_id, channel=body.channel, reference=body.reference,
            text=body.text, received_at=at, due_at=answer_due(client.workplace, at),
        )  # fmt: skip
        return outsiders.register_complaint(client.db, client.user.id, objection, client.now)

    return once(client, body, act, lambda number: _told(client, number))


@router.post("/objections/{objection_id}/answer", response_model=ObjectionAnswer)
def answer(objection_id: RowId, client: Acting, body: ObjectionAnswerSent) -> Response:
    """A leader's answer; one that upholds reverses the Decision and brings the Case back. Safe: answered once."""

    def act() -> int:
        if client.user.role not in APPROVERS:
            raise NotAllowedError("khiếu nại do lãnh đạo giải quyết")
        _one(client, objection_id)
        outsiders.answer_complaint(client.db, objection_id, client.user.id, body.state, body.answer, client.now)
        return objection_id

    return once(client, body, act, lambda number: _told(client, number))


@router.post("/cases/{case_id}/reversal", response_model=CaseAnswer)
def reverse(case_id: RowId, client: Acting, body: ReversalSent) -> Response:
    """Note that a superior reversed the Decision in force; the Case comes back. Safe: a Decision is reversed once."""

    def act() -> None:
        corrections.reverse_by_superior(
            client.db, case_id, client.user.id, body.authority, body.reason, client.now
        )  # fmt: skip

    return once(client, body, act, lambda _: CaseAnswer(case=access.case_line(client.db, case_id)))


def _told(client: ActingClient, objection_id: int) -> ObjectionAnswer:
    return ObjectionAnswer(objection=_one(client, objection_id))


def _one(client: ActingClient, objection_id: int) -> ComplaintView:
    found = [each for each in _objections(client.db) if each.id == objection_id]
    if not found:
        raise UnknownRowError(f"không có đơn khiếu nại {objection_id}")
    return found[0]


def _objections(db: Database, case_id: int | None = None) -> tuple[ComplaintView, ...]:
    return tuple(each for each in actors.complaints(db, case_id) if each.complaint.kind is ComplaintKind.OBJECTION)
