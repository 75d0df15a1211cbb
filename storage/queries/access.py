"""Reads of the HTTP API: whose key this is, one line of the queue, and pages of TakedownRequests."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from sqlalchemy import bindparam
from sqlmodel import Session, col, select

from storage.database import Database
from storage.ledger.errors import UnknownRowError
from storage.queries.cases import CaseSummary, OutcomeView, RequestView, TargetView, summary
from storage.records import Claimed, Record, RequestState, Role, Verified
from storage.tables import CaseRow, OutcomeRow, RequestRow, TargetRow, TokenRow, UserRow

_HOLDER = (  # asked with each request: made once
    select(UserRow.id, UserRow.name, UserRow.role)
    .join(TokenRow, col(TokenRow.user_id) == col(UserRow.id))
    .where(
        col(TokenRow.secret_sha256) == bindparam("secret"),
        col(TokenRow.revoked_at).is_(None),
        col(UserRow.disabled_at).is_(None),
    )
)


class TokenHolder(Record):
    """The person whose key to the API this is."""

    id: int
    name: str
    role: Role


def token_holder(db: Database, secret_sha256: str) -> TokenHolder | None:
    """Whose key this is; None for an unknown or revoked key, or a disabled person."""
    with db.read() as session:
        row = session.exec(_HOLDER, params={"secret": secret_sha256}).first()
    return TokenHolder(id=row[0], name=row[1], role=Role(row[2])) if row else None


def case_line(db: Database, case_id: int) -> CaseSummary:
    """One Case as a line of the queue. Raises UnknownRowError."""
    with db.read() as session:
        row = session.get(CaseRow, case_id)  # within a deed it is at hand, and so is its holder
        if row is None:
            raise UnknownRowError(f"không có vụ việc {case_id}")
        holder = session.get(UserRow, row.leased_by) if row.leased_by is not None else None
        return summary(row, {holder.id: holder.name} if holder else {})


def request_page(db: Database, after: int | None = None, limit: int = 50) -> tuple[RequestView, ...]:
    """Requests that are not withdrawn, newest first; `after` is the id of the last one of the page before."""
    with db.read() as session:
        query = select(RequestRow).where(RequestRow.state != RequestState.WITHDRAWN)
        if after is not None:
            query = query.where(col(RequestRow.id) < after)
        return _views(session, session.exec(query.order_by(col(RequestRow.id).desc()).limit(limit)).all())


def request(db: Database, request_id: int) -> RequestView:
    """One request with its targets and what became of them. Raises UnknownRowError."""
    with db.read() as session:
        row = session.get(RequestRow, request_id)
        if row is None:
            raise UnknownRowError(f"không có yêu cầu {request_id}")
        return _views(session, [row])[0]


def _views(session: Session, rows: Sequence[RequestRow]) -> tuple[RequestView, ...]:
    """Two look-ups for a whole page, however many targets and outcomes hang on it."""
    of_rows = select(TargetRow).where(col(TargetRow.request_id).in_([row.id for row in rows]))
    targets = session.exec(of_rows.order_by(col(TargetRow.id))).all()
    of_targets = select(OutcomeRow).where(col(OutcomeRow.target_id).in_([target.id for target in targets]))
    outcomes: dict[int, list[OutcomeView]] = defaultdict(list)
    for outcome in session.exec(of_targets.order_by(col(OutcomeRow.id))):
        view = OutcomeView.model_validate({name: getattr(outcome, name) for name in OutcomeView.model_fields})
        outcomes[outcome.target_id].append(view)
    of_request: dict[int, list[TargetView]] = defaultdict(list)
    for target in targets:
        view_of_target = TargetView(
            id=target.id,
            url=target.url,
            claimed=Claimed(target.claimed),
            verified=Verified(target.verified),
            outcomes=tuple(outcomes[target.id]),
        )
        of_request[target.request_id].append(view_of_target)
    fields = [name for name in RequestView.model_fields if name != "targets"]
    return tuple(
        RequestView(targets=tuple(of_request[row.id]), **{name: getattr(row, name) for name in fields}) for row in rows
    )
