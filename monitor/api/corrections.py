"""Corrections over HTTP: what was reversed, which letters are owed, and the figures as told before and as told now."""

from __future__ import annotations

from fastapi import APIRouter
from starlette.responses import Response

from monitor.api.client import Asking
from storage.queries import corrections
from storage.queries.corrections import Restated, Reversal
from storage.records import Record

router = APIRouter(prefix="/corrections", tags=["corrections"])


class CorrectionsBody(Record):
    """The newest of both, at most two hundred reversals and fifty reports."""

    reversals: tuple[Reversal, ...]
    restated: tuple[Restated, ...]


@router.get("", response_model=CorrectionsBody)
def list_corrections(client: Asking) -> Response:
    """Reversed Decisions with the letters that correct their requests; kept reports with the version before."""
    body = CorrectionsBody(reversals=corrections.reversals(client.db), restated=corrections.restated(client.db))
    return Response(body.model_dump_json(), media_type="application/json")
