"""Cases over HTTP: list, read, claim, decide, and the second person's word.

Every POST runs under its Idempotency-Key (see `client.once`), and the ledger's compare-and-set stands behind each: a
Case that moved meanwhile gives 409.
"""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query
from starlette.responses import Response

from monitor import clearing
from monitor.api.bodies import (
    ApprovalSent,
    AssigneeSent,
    CaseAnswer,
    CaseBody,
    CasePage,
    CasesAsked,
    DecidedCase,
    DecisionId,
    DecisionSent,
    LeaseAnswer,
    LeasedCase,
    Nothing,
    OfLease,
    ReturnSent,
    RowId,
    case_body,
    lease_body,
)
from monitor.api.client import Acting, ActingClient, Asking, Client, once
from monitor.api.errors import BadRequestError
from monitor.takedown import draft_requests
from monitor.web.rule_names import grounds_of
from storage.database import StorageError
from storage.ledger import cases as deeds
from storage.ledger import decisions
from storage.ledger.cases import Lease
from storage.queries import access, cases, people
from storage.queries.cases import CaseSummary
from storage.queries.queue import FACETS, QueueFilter, page
from storage.records import CaseState, Decision, TakedownRequest, Verdict

router = APIRouter(prefix="/cases", tags=["cases"])

NOTHING = Nothing()


@router.get("", response_model=CasePage)
def list_cases(client: Asking, asked: Annotated[CasesAsked, Query()]) -> Response:
    """A page of the Cases in a state (all without one), first to be worked on first; with `q` the newest first."""
    rows = _page(client, asked, asked.limit + 1)
    more = len(rows) > asked.limit
    rows = rows[: asked.limit]
    return _json(CasePage(cases=rows, next=f"{rows[-1].priority}-{rows[-1].id}" if more else None))


def _page(client: Client, asked: CasesAsked, limit: int) -> tuple[CaseSummary, ...]:
    states = tuple(CaseState) if not asked.state else (asked.state,)
    priority, _, last_id = asked.after.partition("-")
    after = (int(priority), int(last_id)) if asked.after else None
    facets = {name: str(wanted) for name in FACETS if (wanted := getattr(asked, name))}
    return page(client.db, QueueFilter(states=states, facets=facets, text=asked.q), after, limit)


@router.get("/{case_id}", response_model=CaseBody)
def read_case(case_id: RowId, client: Asking) -> Response:
    """One Case: what was seen and found, who judged it, its requests, its events."""
    return _json(_case(client, case_id))


@router.post("/claim", response_model=LeasedCase, responses={204: {"description": "nothing waits"}})
def claim(client: Acting, body: Nothing = NOTHING) -> Response:
    """Lease the next Case of the queue, a further one at each call; 204 when nothing waits.

    Answers with the Case's line, `GET cases/{id}` with all of it: a claim holds the writer while it reads.

    Safe: a crash after the lease and before the answer leaves a lease that runs out in ten minutes.
    """

    def tell(lease: Lease | None) -> LeasedCase | None:
        if lease is None:
            return None
        return LeasedCase(case=access.case_line(client.db, lease.case_id), lease=lease_body(lease))

    return once(client, body, lambda: deeds.claim(client.db, client.user.id, client.now), tell)


@router.post("/{case_id}/heartbeat", response_model=LeaseAnswer)
def heartbeat(case_id: RowId, client: Acting, body: OfLease) -> Response:
    """Ten minutes more from now. Safe: done twice it says the same."""
    return once(
        client,
        body,
        lambda: deeds.heartbeat(client.db, case_id, client.user.id, body.lease_version, client.now),
        lambda lease: LeaseAnswer(lease=lease_body(lease)),
    )


@router.post("/{case_id}/release", response_model=CaseAnswer)
def release(case_id: RowId, client: Acting, body: OfLease) -> Response:
    """Put a Case back in the queue undecided. Safe: the lease version is used up by it."""
    return once(
        client,
        body,
        lambda: deeds.release(client.db, case_id, client.user.id, body.lease_version, client.now),
        lambda _: CaseAnswer(case=access.case_line(client.db, case_id)),
    )


@router.post("/{case_id}/assign", response_model=CaseAnswer)
def assign(case_id: RowId, client: Acting, body: AssigneeSent) -> Response:
    """Give a Case to one person: the queue offers it to no other. Safe: done twice it says the same."""
    return once(
        client,
        body,
        lambda: deeds.assign(client.db, case_id, client.user.id, body.assignee, client.now),
        lambda _: CaseAnswer(case=access.case_line(client.db, case_id)),
    )


@router.post("/{case_id}/skip", response_model=CaseAnswer)
def skip(case_id: RowId, client: Acting, body: OfLease) -> Response:
    """Put a Case back for others: it is not offered to you again for a while. Safe: the lease version is used up."""
    return once(
        client,
        body,
        lambda: deeds.skip(client.db, case_id, client.user.id, body.lease_version, client.now),
        lambda _: CaseAnswer(case=access.case_line(client.db, case_id)),
    )


@router.post("/{case_id}/decision", response_model=DecidedCase)
def decide(case_id: RowId, client: Acting, body: DecisionSent) -> Response:
    """Append a Decision; a violation brings the draft of its request. 409 names who was first.

    Safe: Decision, draft, move and Event are one transaction, which uses up the lease version.
    """
    return once(
        client,
        body,
        lambda: _decide(client, case_id, body),
        lambda number: DecidedCase(case=access.case_line(client.db, case_id), decision=DecisionId(id=number)),
    )


def _decide(client: ActingClient, case_id: int, body: DecisionSent) -> int:
    decision = Decision(
        verdict=body.verdict,
        grounds=tuple(dict.fromkeys(body.grounds)),
        reason=body.reason,
        product_kind=body.product_kind,
        pl2_group=body.pl2_group,
    )
    is_violation = decision.verdict is Verdict.VIOLATION
    requests: tuple[TakedownRequest, ...] = ()
    if decision.grounds:
        detail = cases.case(client.db, case_id)
        known = grounds_of(detail)
        unknown = [rule_id for rule_id in decision.grounds if rule_id not in known]
        if unknown:
            raise BadRequestError(f"grounds: no such rule: {', '.join(unknown)}")
        if is_violation:
            _check_office(client)
            requests = draft_requests(client.workplace, detail, decision.grounds, term=body.term or "")
    user = client.user
    number = decisions.decide(client.db, case_id, user.id, body.lease_version, decision, client.now, requests)
    clearing.watch(client.workplace, decision.verdict, user.id, user.name)
    return number


def _check_office(client: Client) -> None:
    if people.office(client.db) is None:
        raise StorageError("this database belongs to no office yet; run `rasoat init`")


@router.post("/{case_id}/undo", response_model=LeasedCase)
def undo(case_id: RowId, client: Acting, body: Nothing = NOTHING) -> Response:
    """Take back one's own Decision within ten seconds; the Case is leased to its author again.

    Safe: afterwards there is no Decision in force to take back.
    """
    return once(
        client,
        body,
        lambda: decisions.undo(client.db, case_id, client.user.id, client.now),
        lambda lease: LeasedCase(case=access.case_line(client.db, case_id), lease=lease_body(lease)),
    )


@router.post("/{case_id}/approve", response_model=CaseAnswer)
def approve(case_id: RowId, client: Acting, body: ApprovalSent = ApprovalSent()) -> Response:  # noqa: B008  # frozen
    """The second person's yes, to the Decision and its letter. Safe: a Decision has one approval, by its key."""
    return once(
        client,
        body,
        lambda: decisions.approve(
            client.db, case_id, client.user.id, body.reason, client.now, decision_id=body.decision_id
        ),
        lambda _: CaseAnswer(case=access.case_line(client.db, case_id)),
    )


@router.post("/{case_id}/return", response_model=CaseAnswer)
def return_case(case_id: RowId, client: Acting, body: ReturnSent) -> Response:
    """The second person's no, with a reason. Safe: a Decision has one approval, by its key."""
    return once(
        client,
        body,
        lambda: decisions.return_case(
            client.db, case_id, client.user.id, body.reason, client.now, decision_id=body.decision_id
        ),
        lambda _: CaseAnswer(case=access.case_line(client.db, case_id)),
    )


def _case(client: Client, case_id: int) -> CaseBody:
    return case_body(cases.case(client.db, case_id), client.now)


def _json(body: CasePage | CaseBody) -> Response:
    return Response(body.model_dump_json(), media_type="application/json")
