"""Reads about Cases and what hangs on them: findings, decisions, requests, outcomes, events."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from sqlmodel import Session, col, select

from storage.database import Database
from storage.ledger.errors import UnknownRowError
from storage.lifecycle import is_owed
from storage.queue_tables import MemberRow, NoteRow
from storage.records import (
    CaseState,
    Claimed,
    CloseReason,
    Decision,
    Event,
    Finding,
    Observation,
    Record,
    RequestState,
    UtcTime,
    Verified,
)
from storage.tables import (
    ApprovalRow,
    CaptureRow,
    CaseRow,
    DecisionRow,
    EventRow,
    FindingRow,
    ObservationRow,
    OutcomeRow,
    RequestRow,
    SubjectRow,
    TargetRow,
    UndoRow,
    UserRow,
)


class CaseSummary(Record):
    """A line of the queue."""

    id: int
    state: CaseState
    close_reason: CloseReason | None
    version: int
    priority: int
    title: str
    url: str
    host: str
    platform: str
    kind: str
    seller: str | None
    policies: tuple[str, ...]
    leased_by: str | None
    lease_expires_at: UtcTime | None
    opened_at: UtcTime


class DecisionView(Record):
    id: int
    decision: Decision
    author_id: int
    author: str
    decided_at: UtcTime


class PastDecision(Record):
    """A Decision that is no longer in force: undone by its author, returned by the second person, or outlived."""

    decision: DecisionView
    approval: ApprovalView | None
    undone_at: UtcTime | None


class ApprovalView(Record):
    approver: str
    approved: bool
    reason: str
    approved_at: UtcTime


class OutcomeView(Record):
    claimed: Claimed | None
    seen: Verified | None
    verified: Verified | None
    note: str
    recorded_by: str
    recorded_at: UtcTime


class TargetView(Record):
    id: int
    url: str
    claimed: Claimed
    verified: Verified
    outcomes: tuple[OutcomeView, ...]


class RequestView(Record):
    id: int
    case_id: int
    recipient: str
    body: str
    state: RequestState
    channel: str | None
    sent_at: UtcTime | None
    deadline_hours: int  # from its sending or recorded receipt
    deadline_at: UtcTime | None
    targets: tuple[TargetView, ...]

    def is_overdue(self, now: datetime) -> bool:
        """Past its deadline while it stands and a target of it is owed. Computed, never stored."""
        waiting = any(is_owed(target.claimed, target.verified) for target in self.targets)
        stands = self.state in (RequestState.SENT, RequestState.ACKNOWLEDGED, RequestState.RESPONDED)
        return stands and self.deadline_at is not None and now > self.deadline_at and waiting


class MemberView(Record):
    """A further address of the Case's group, and in which fields its newest content differs from the first one's."""

    url: str
    title: str
    price: str | None
    seller: str | None
    differs_in: tuple[str, ...]
    joined_at: UtcTime


class CaseDetail(Record):
    """All that the case page shows."""

    summary: CaseSummary
    observation: Observation
    members: tuple[MemberView, ...]
    findings: tuple[Finding, ...]
    first_seen_at: UtcTime
    last_seen_at: UtcTime
    screenshot_sha256: str | None
    captured_at: UtcTime | None
    decision: DecisionView | None
    approval: ApprovalView | None
    past: tuple[PastDecision, ...]
    requests: tuple[RequestView, ...]
    events: tuple[Event, ...]


def case(db: Database, case_id: int) -> CaseDetail:
    """One Case with all that hangs on it. Raises UnknownRowError."""
    with db.read() as session:
        row = session.get(CaseRow, case_id)
        if row is None:
            raise UnknownRowError(f"không có vụ việc {case_id}")
        subject = session.get_one(SubjectRow, row.subject_id)
        observation = _observation(session, row)
        decision = session.get(DecisionRow, row.decision_id) if row.decision_id else None
        approval = session.get(ApprovalRow, decision.id) if decision else None
        capture = _capture_with_screenshot(session, observation)
        return CaseDetail(
            summary=summary(row, _holder(session, row)), observation=Observation.model_validate(observation.record),
            members=_members(session, row, observation),
            findings=_findings(session, row, observation),
            first_seen_at=subject.first_seen_at, last_seen_at=subject.last_seen_at,
            screenshot_sha256=capture.screenshot_sha256 if capture else None,
            captured_at=capture.captured_at if capture else None,
            decision=_decision(session, decision) if decision else None,
            approval=_approval(session, approval) if approval else None,
            past=_past_decisions(session, row),
            requests=tuple(
                _request(session, request)
                for request in session.exec(select(RequestRow).where(RequestRow.case_id == case_id))
            ),
            events=_events(session, case_id),
        )  # fmt: skip


def summary(row: CaseRow, names: Mapping[int, str]) -> CaseSummary:
    """One line of the queue; `names` of the people who hold leases, by id."""
    return CaseSummary(
        id=row.id,
        state=CaseState(row.state),
        close_reason=CloseReason(row.close_reason) if row.close_reason else None,
        version=row.version,
        priority=row.priority,
        title=row.title or row.url,
        url=row.url,
        host=row.host,
        platform=row.platform,
        kind=row.kind,
        seller=row.seller,
        policies=tuple(row.policies),
        leased_by=names.get(row.leased_by) if row.leased_by is not None else None,
        lease_expires_at=row.lease_expires_at,
        opened_at=row.opened_at,
    )


def _holder(session: Session, row: CaseRow) -> dict[int, str]:
    holder = session.get(UserRow, row.leased_by) if row.leased_by else None
    return {holder.id: holder.name} if holder else {}


def _observation(session: Session, row: CaseRow) -> ObservationRow:
    """The newest content of the Subject on which something was found; the newest at all when nothing was."""
    found = select(FindingRow.observation_id).where(FindingRow.case_id == row.id)
    query = (
        select(ObservationRow)
        .where(ObservationRow.subject_id == row.subject_id)
        .order_by(col(ObservationRow.id).in_(found).desc(), col(ObservationRow.id).desc())
    )
    return session.exec(query.limit(1)).one()


def _findings(session: Session, row: CaseRow, observation: ObservationRow) -> tuple[Finding, ...]:
    query = (
        select(FindingRow)
        .where(FindingRow.case_id == row.id, FindingRow.observation_id == observation.id)
        .order_by(col(FindingRow.score).desc())
    )
    return tuple(
        Finding.model_validate({name: getattr(found, name) for name in Finding.model_fields})
        for found in session.exec(query)
    )


def _members(session: Session, row: CaseRow, first: ObservationRow) -> tuple[MemberView, ...]:
    query = (
        select(MemberRow, SubjectRow, ObservationRow)
        .join(SubjectRow, col(SubjectRow.id) == MemberRow.subject_id)
        .join(ObservationRow, col(ObservationRow.subject_id) == SubjectRow.id)
        .where(MemberRow.case_id == row.id)
        .order_by(col(MemberRow.joined_at), col(MemberRow.subject_id), col(ObservationRow.id))
    )
    newest = {member.subject_id: (member, subject, seen) for member, subject, seen in session.exec(query)}
    return tuple(
        MemberView(
            url=subject.key,
            title=seen.title,
            price=seen.price,
            seller=seen.seller,
            differs_in=tuple(
                name for name in ("title", "text", "price", "seller") if getattr(seen, name) != getattr(first, name)
            ),
            joined_at=member.joined_at,
        )
        for member, subject, seen in newest.values()
    )


def _capture_with_screenshot(session: Session, observation: ObservationRow) -> CaptureRow | None:
    query = (
        select(CaptureRow)
        .where(CaptureRow.final_url == observation.record["url"], col(CaptureRow.screenshot_sha256).is_not(None))
        .order_by(col(CaptureRow.id).desc())
    )
    return session.exec(query.limit(1)).first()


def _decision(session: Session, row: DecisionRow) -> DecisionView:
    author = session.get_one(UserRow, row.author_id).name
    decision = Decision.model_validate({name: getattr(row, name) for name in Decision.model_fields})
    return DecisionView(id=row.id, decision=decision, author_id=row.author_id, author=author, decided_at=row.decided_at)


def _past_decisions(session: Session, case: CaseRow) -> tuple[PastDecision, ...]:
    rows = session.exec(select(DecisionRow).where(DecisionRow.case_id == case.id).order_by(col(DecisionRow.id)))
    found = []
    for row in rows:
        approval, undo = session.get(ApprovalRow, row.id), session.get(UndoRow, row.id)
        if row.id != case.decision_id:
            view = _approval(session, approval) if approval else None
            undone_at = undo.undone_at if undo else None
            found.append(PastDecision(decision=_decision(session, row), approval=view, undone_at=undone_at))
    return tuple(found)


def _approval(session: Session, row: ApprovalRow) -> ApprovalView:
    approver = session.get_one(UserRow, row.approver_id).name
    return ApprovalView(approver=approver, approved=row.approved, reason=row.reason, approved_at=row.approved_at)


def _request(session: Session, row: RequestRow) -> RequestView:
    targets = session.exec(select(TargetRow).where(TargetRow.request_id == row.id).order_by(col(TargetRow.id)))
    fields = {name: getattr(row, name) for name in RequestView.model_fields if name != "targets"}
    return RequestView(targets=tuple(_target(session, target) for target in targets), **fields)


def _target(session: Session, row: TargetRow) -> TargetView:
    outcomes = session.exec(select(OutcomeRow).where(OutcomeRow.target_id == row.id).order_by(col(OutcomeRow.id)))
    return TargetView(
        id=row.id, url=row.url, claimed=Claimed(row.claimed), verified=Verified(row.verified),
        outcomes=tuple(
            OutcomeView.model_validate({name: getattr(outcome, name) for name in OutcomeView.model_fields})
            for outcome in outcomes
        ),
    )  # fmt: skip


def _events(session: Session, case_id: int) -> tuple[Event, ...]:
    names = [f"cases:{case_id}"]
    names += [f"requests:{i}" for i in session.exec(select(RequestRow.id).where(RequestRow.case_id == case_id))]
    query = select(EventRow).where(col(EventRow.subject).in_(names)).order_by(col(EventRow.seq))
    notes = {row.id: row.text for row in session.exec(select(NoteRow).where(NoteRow.case_id == case_id))}
    return tuple(_event(row, notes) for row in session.exec(query))


def _event(row: EventRow, notes: Mapping[int, str]) -> Event:
    """The Event with the text of its note, which stands in a row of its own, beside its hash."""
    event = Event.model_validate({name: getattr(row, name) for name in Event.model_fields})
    if "note_id" not in row.data:
        return event
    return event.model_copy(update={"data": row.data | {"note": notes[row.data["note_id"]]}})
