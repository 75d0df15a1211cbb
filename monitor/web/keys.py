"""The case desk by keys: one key decides and the next Case is there. Answers the desk's script (static/desk.js).

Every answer is JSON: what became of the deed, the next Case with its lease, and the two after it, set aside for a
minute so that the script can fetch them ahead (`GET /vu-viec/{id}/the`). Without the script the forms of the page do
the same, one page load each.
"""

from __future__ import annotations

from collections.abc import Callable

from fastapi import APIRouter
from starlette.responses import JSONResponse, Response

from monitor.takedown import NeverTargetError
from monitor.web.case import CaseId
from monitor.web.case_deeds import record_decision, sent_draft
from monitor.web.desk import Acting, BadFormError, Desk, Fields, SentFields
from storage.ledger import cases as deeds
from storage.ledger import decisions
from storage.ledger.cases import Lease
from storage.ledger.errors import ConflictError, LedgerError, UnknownRowError
from storage.lifecycle import IllegalMoveError

router = APIRouter()

AHEAD = 2  # Cases set aside and fetched before they are asked for
HOLDS = "giu"  # the script holds the next Case already


@router.post("/vu-viec/{case_id}/ket-luan-nhanh")
def decide(case_id: CaseId, desk: Acting, fields: SentFields) -> Response:
    """Append the Decision of the form and lease the next Case, `tiep`."""
    return _answer(desk, fields, lambda: record_decision(desk, case_id, _version(fields), sent_draft(fields)))


@router.post("/vu-viec/{case_id}/bo-qua")
def skip(case_id: CaseId, desk: Acting, fields: SentFields) -> Response:
    """Leave the Case to others and lease the next."""
    user_id = desk.person.user.id
    return _answer(desk, fields, lambda: deeds.skip(desk.workplace.db, case_id, user_id, _version(fields), desk.now))


@router.post("/vu-viec/tiep")
def go_on(desk: Acting, fields: SentFields) -> Response:
    """Lease the next Case and keep the one at hand."""
    return _answer(desk, fields, lambda: None)


@router.post("/vu-viec/{case_id}/hoan-tac-nhanh")
def undo(case_id: CaseId, desk: Acting) -> Response:
    """Take back one's own Decision within ten seconds; the Case is this person's again."""
    try:
        lease = decisions.undo(desk.workplace.db, case_id, desk.person.user.id, desk.now)
    except UnknownRowError:
        raise
    except (LedgerError, IllegalMoveError) as error:
        return JSONResponse({"problem": str(error)}, 409)
    return JSONResponse({"lease": _lease(lease)})


@router.post("/vu-viec/{case_id}/giu")
def keep(case_id: CaseId, desk: Acting, fields: SentFields) -> Response:
    """Ten minutes more for a Case that is still on the screen."""
    try:
        lease = deeds.heartbeat(
            desk.workplace.db, case_id, desk.person.user.id, fields.number("lease_version"), desk.now
        )
    except UnknownRowError:
        raise
    except LedgerError as error:
        return JSONResponse({"problem": str(error)}, 409)
    return JSONResponse({"lease": _lease(lease)})


def _answer(desk: Desk, fields: Fields, deed: Callable[[], None]) -> Response:
    """Do the deed, then lease what comes next. A deed that could not be done leases nothing: its draft comes first."""
    try:
        deed()
    except (ConflictError, IllegalMoveError) as error:
        return JSONResponse({"problem": str(error)}, 409)
    except (LedgerError, NeverTargetError, BadFormError) as error:
        return JSONResponse({"problem": str(error)}, 400)
    wanted = fields.one("tiep")
    lease = None if wanted == HOLDS else _next(desk, wanted)
    ahead = deeds.reserve(desk.workplace.db, desk.person.user.id, desk.now, AHEAD)
    return JSONResponse({"lease": _lease(lease), "ahead": list(ahead)})


def _next(desk: Desk, wanted: str) -> Lease | None:
    """The Case that the script shows already, or where a colleague was faster, the one that is first now."""
    db, user_id = desk.workplace.db, desk.person.user.id
    if wanted.isascii() and wanted.isdecimal() and len(wanted) < 10:
        try:
            return deeds.claim(db, user_id, desk.now, int(wanted))
        except LedgerError:
            pass
    return deeds.claim(db, user_id, desk.now)


def _lease(lease: Lease | None) -> dict[str, object] | None:
    return lease.model_dump(mode="json") if lease else None


def _version(fields: Fields) -> int:
    """The lease's version; 0, which is nobody's, for a Case that was shown ahead and never leased."""
    return fields.number("lease_version") if fields.one("lease_version") else 0
