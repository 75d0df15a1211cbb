"""What clients send and what they get, field by field. Nothing that is not named here is taken."""

from __future__ import annotations

from datetime import UTC, datetime
from decimal import Decimal
from typing import Annotated, Literal

from fastapi import Path
from pydantic import AfterValidator, AwareDatetime, BeforeValidator, Field, PlainSerializer, StringConstraints

from monitor import labels
from storage.ledger.cases import Lease
from storage.queries.cases import CaseDetail, CaseSummary, MemberView, RequestView
from storage.records import CaseState, Claimed, Kind, Observation, Policy, Record, UtcTime, Verdict

MOST_ID = 2**31 - 1
MOST_ROWS = 200


def _storable(text: str) -> str:
    """Refuse what no keyboard types and a database can not keep: NUL and half characters."""
    if "\0" in text or any("\ud800" <= letter <= "\udfff" for letter in text):
        raise ValueError("has a character that can not be stored")
    return text


def _digits(text: object) -> object:
    """Let one spelling of a number through: Python would read 1.0, +1 and 1_0 as well."""
    if not isinstance(text, str) or not text.isascii() or not text.isdecimal():
        raise ValueError("is no whole number")
    return text


def _in_use(moment: datetime) -> datetime:
    """Refuse a time that no calendar of ours reaches; gives it in UTC."""
    if not 2000 <= moment.year <= 2100:
        raise ValueError("is no time of these years")
    return moment.astimezone(UTC)


Storable = AfterValidator(_storable)
SentTime = Annotated[AwareDatetime, AfterValidator(_in_use)]
Reason = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=5000), Storable]
RowId = Annotated[int, Path(ge=1, le=MOST_ID), BeforeValidator(_digits)]
Number = Annotated[int, Field(strict=True, ge=1, le=MOST_ID)]


# --- sent ----------------------------------------------------------------------------------------------------------


class Nothing(Record):
    """A deed that needs no word: ``{}`` or no body at all."""


class OfLease(Record):
    """A deed on a Case that one holds."""

    lease_version: Number = Field(description="as claim or heartbeat gave it")


class DecisionSent(OfLease):
    """One person's judgement."""

    verdict: Verdict
    grounds: tuple[Annotated[str, StringConstraints(min_length=1, max_length=100), Storable], ...] = Field(
        default=(), max_length=50, description="rule ids; needed for a violation"
    )
    reason: Reason
    product_kind: Annotated[str, StringConstraints(min_length=1, max_length=100), Storable] | None = Field(
        default=None, description=f"on screen: {', '.join(labels.PRODUCT_KIND)}"
    )
    pl2_group: Literal["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX"] | None = None
    term: Literal["user", "urgent"] | None = Field(
        default=None, description="the term to remove of a user's complaint or of an urgent request; else the grounds'"
    )


class ApprovalSent(Record):
    """The second person's yes."""

    reason: Annotated[str, StringConstraints(strip_whitespace=True, max_length=5000), Storable] = ""
    decision_id: Number | None = Field(default=None, description="the Decision that was read; 409 if another took over")


class ReturnSent(Record):
    """The second person's no."""

    reason: Reason
    decision_id: Number | None = Field(default=None, description="the Decision that was read; 409 if another took over")


class AssigneeSent(Record):
    """Whose Case it is to be."""

    assignee: Annotated[str, StringConstraints(strip_whitespace=True, max_length=200), Storable] = Field(
        description="a person's name; empty: nobody's"
    )


class ChannelSent(Record):
    """How an approved letter left."""

    channel: Literal["giay", "cong", "thu_dien_tu"] = Field(description="on paper, through a portal, by e-mail")


class ClaimSent(Record):
    """What the recipient says about one target."""

    claimed: Claimed = Field(description="anything but none")
    note: Annotated[str, StringConstraints(strip_whitespace=True, max_length=2000), Storable] = ""


Named = Annotated[str, StringConstraints(strip_whitespace=True, max_length=200), Storable]


class CasesAsked(Record):
    """Which Cases to list; an empty value asks for all."""

    state: CaseState | Literal[""] = ""
    policy: Policy | Literal[""] = ""
    platform: Named = ""
    source: str = Field(default="", pattern=r"^([0-9]{1,9})?$", description="number of a source")
    host: Named = ""
    seller: Named = Field(default="", description="a name as shown")
    seller_id: str = Field(default="", pattern=r"^([0-9]{1,9})?$", description="number of a seller with all accounts")
    rule: Named = ""
    kind: Kind | Literal[""] = ""
    province: Named = ""
    assignee: Named = Field(default="", description="a person's name")
    opened: str = Field(default="", pattern=r"^([0-9]{4}-[0-9]{2}(-[0-9]{2})?)?$", description="a day or a month")
    deadline: str = Field(default="", pattern=r"^([0-9]{4}-[0-9]{2}-[0-9]{2})?$", description="day an answer is due")
    q: Annotated[str, StringConstraints(strip_whitespace=True, max_length=200), Storable] = ""
    after: str = Field(default="", pattern=r"^([0-9]{1,6}-[0-9]{1,10})?$", description="`next` of the page before")
    limit: int = Field(default=50, ge=1, le=MOST_ROWS)


class RequestsAsked(Record):
    """Which page of the requests to list."""

    after: str = Field(default="", pattern=r"^([0-9]{1,10})?$", description="`next` of the page before")
    limit: int = Field(default=50, ge=1, le=MOST_ROWS)


# --- answered --------------------------------------------------------------------------------------------------------


def _plain_number(price: Decimal | None) -> float | int | None:
    if price is None:
        return None
    return int(price) if price == price.to_integral_value() else float(price)


class ObservationBody(Observation):
    """An Observation whose price is a JSON number."""

    price: Annotated[Decimal | None, PlainSerializer(_plain_number, return_type=float | int | None)] = None


class MemberBody(MemberView):
    """A further address of a group, with its price as a JSON number."""

    price: Annotated[Decimal | None, PlainSerializer(_plain_number, return_type=float | int | None)]  # type: ignore[assignment]


class RequestBody(RequestView):
    """A TakedownRequest, and whether its recipient is late now."""

    overdue: bool


class CaseBody(CaseDetail, CaseSummary):
    """A Case with all that hangs on it: the line of the queue on top, the rest beside it."""

    summary: CaseSummary = Field(exclude=True)
    observation: ObservationBody
    members: tuple[MemberBody, ...]
    requests: tuple[RequestBody, ...]


class LeaseBody(Record):
    """A Case is yours to decide until `expires_at`."""

    version: int
    expires_at: UtcTime


class LeasedCase(Record):
    case: CaseSummary
    lease: LeaseBody


class LeaseAnswer(Record):
    lease: LeaseBody


class CaseAnswer(Record):
    case: CaseSummary


class DecisionId(Record):
    id: int


class DecidedCase(Record):
    case: CaseSummary
    decision: DecisionId


class CasePage(Record):
    cases: tuple[CaseSummary, ...]
    next: str | None = Field(description="send it as `after` for the page behind; null on the last page")


class RequestPage(Record):
    requests: tuple[RequestBody, ...]
    next: str | None = Field(description="send it as `after` for the page behind; null on the last page")


class RequestAnswer(Record):
    request: RequestBody


class RunId(Record):
    id: int


class RecheckAnswer(Record):
    request: RequestBody
    run: RunId = Field(description="the look that a worker was asked for")


def case_body(detail: CaseDetail, now: datetime) -> CaseBody:
    """A Case as JSON is made of it."""
    return CaseBody(
        **dict(detail.summary)
        | dict(detail)
        | {
            "observation": ObservationBody.model_construct(**dict(detail.observation)),
            "members": tuple(MemberBody.model_validate(dict(member)) for member in detail.members),
            "requests": tuple(request_body(request, now) for request in detail.requests),
        }
    )


def request_body(request: RequestView, now: datetime) -> RequestBody:
    """A TakedownRequest as JSON is made of it."""
    return RequestBody(**dict(request), overdue=request.is_overdue(now))


def lease_body(lease: Lease) -> LeaseBody:
    """A lease as JSON is made of it."""
    return LeaseBody(version=lease.version, expires_at=lease.expires_at)
