"""Letters over HTTP: where each stands, every try to send it, the receipt; what the clerk gave it, how it left.

Every POST runs under its Idempotency-Key (see `client.once`). A letter is drawn up on screen, where its paper is read.
"""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from fastapi import APIRouter, Query
from pydantic import Field, StringConstraints
from starlette.responses import Response

from monitor import labels
from monitor.api.bodies import MOST_ROWS, Reason, RowId, Storable
from monitor.api.client import Acting, ActingClient, Asking, once
from storage.ledger import letters as deeds
from storage.ledger import sending
from storage.letters import ClerkEntry, LetterState, LetterView
from storage.queries import letters
from storage.records import Record

router = APIRouter(prefix="/letters", tags=["letters"])

Short = StringConstraints(strip_whitespace=True, min_length=1, max_length=60)
Receipt = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=2000), Storable]


class LettersAsked(Record):
    """Which letters to list."""

    state: LetterState | Literal[""] = ""
    after: str = Field(default="", pattern=r"^([0-9]{1,9})?$", description="`next` of the page before")
    limit: int = Field(default=50, ge=1, le=MOST_ROWS)


class LetterPage(Record):
    letters: tuple[LetterView, ...]
    next: str | None = Field(description="send it as `after` for the page behind; null on the last page")


class LetterAnswer(Record):
    letter: LetterView


class NumberSent(Record):
    """What the clerk gave the paper, and who signed it."""

    number: Annotated[str, Short, Storable] = Field(description="as on paper: 123/SVHTTDL-TTĐT")
    dated: date
    signer: Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=100), Storable]


class HandSent(Record):
    """How a letter left by hand, and what proves it."""

    channel: Literal["giay", "cong", "thu_dien_tu"] = Field(description="on paper, through a portal, by e-mail")
    receipt: Receipt = Field(description="number of the post, code of the portal, who signed for it")


class SettlementSent(Record):
    """A person's word on a letter whose answer was lost."""

    arrived: Annotated[bool, Field(strict=True)]
    note: Reason = Field(description="who was asked, what was seen")


@router.get("", response_model=LetterPage)
def list_letters(client: Asking, asked: Annotated[LettersAsked, Query()]) -> Response:
    """A page of the letters, newest first, each with its tries and its receipt."""
    states = tuple(LetterState) if not asked.state else (asked.state,)
    before = int(asked.after) if asked.after else None
    rows = letters.letters(client.db, states, asked.limit + 1, before)
    more = len(rows) > asked.limit
    rows = rows[: asked.limit]
    return _json(LetterPage(letters=rows, next=str(rows[-1].id) if more else None))


@router.get("/{letter_id}", response_model=LetterView)
def read_letter(letter_id: RowId, client: Asking) -> Response:
    """One letter: its requests, number and date, every try to send it and what was said, its receipt."""
    return _json(letters.letter(client.db, letter_id))


@router.post("/{letter_id}/number", response_model=LetterAnswer)
def number(letter_id: RowId, client: Acting, body: NumberSent) -> Response:
    """Note number, date and signer. Safe: done twice it says the same, and nothing after it was let go."""

    def act() -> None:
        entry = ClerkEntry(number=body.number, dated=body.dated, signer=body.signer)
        deeds.number_letter(client.db, letter_id, entry, client.user.id, client.now)

    return once(client, body, act, lambda _: _told(client, letter_id))


@router.post("/{letter_id}/sent", response_model=LetterAnswer)
def record_sent(letter_id: RowId, client: Acting, body: HandSent) -> Response:
    """Note that a numbered letter left on paper or through a portal; the clock of each of its requests starts.

    Safe: a letter leaves once.
    """

    def act() -> None:
        channel = labels.CHANNEL[body.channel]
        sending.record_by_hand(client.db, letter_id, client.user.id, channel, body.receipt, client.now)

    return once(client, body, act, lambda _: _told(client, letter_id))


@router.post("/{letter_id}/settle", response_model=LetterAnswer)
def settle(letter_id: RowId, client: Acting, body: SettlementSent) -> Response:
    """Say whether a letter arrived whose answer was lost. Safe: only an uncertain letter waits for it."""

    def act() -> None:
        sending.settle(client.db, letter_id, client.user.id, body.note, client.now, arrived=body.arrived)

    return once(client, body, act, lambda _: _told(client, letter_id))


def _told(client: ActingClient, letter_id: int) -> LetterAnswer:
    return LetterAnswer(letter=letters.letter(client.db, letter_id))


def _json(body: LetterPage | LetterView) -> Response:
    return Response(body.model_dump_json(), media_type="application/json")
