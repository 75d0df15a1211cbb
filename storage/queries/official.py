"""Reads for official reports: the register of documents, handled violations, what people entered and explained."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, datetime

from sqlmodel import col, select

from storage.actor_tables import ComplaintRow, ReferralRow
from storage.correction_tables import ReversalRow
from storage.database import Database
from storage.queries.counting import chunks
from storage.queries.target_stories import reversed_by
from storage.records import Record, UtcTime, Verdict
from storage.report_tables import DocumentRow, EntryRow, PlacedDecisionRow, ReasonRow, ViolationRow
from storage.report_words import Direction, OfficialDocument, Pl1Column, Violation
from storage.tables import ApprovalRow, CaseRow, DecisionRow


class RegisteredDocument(Record):
    id: int
    document: OfficialDocument
    report_id: int | None
    added_by: str


class HandledViolation(Record):
    id: int
    violation: Violation
    added_by: str


class FoundViolation(Record):
    """An approved Decision that there was a violation online."""

    decision_id: int
    case_id: int
    kind: str
    platform: str
    grounds: tuple[str, ...]
    pl2_group: str | None
    placed: Pl1Column | None  # where a person counts it; None: nobody has said
    is_typical: bool
    approved_at: UtcTime


class Entry(Record):
    """What stands in a field of a report."""

    id: int
    value: str
    entered_by: str
    entered_at: UtcTime


class Reason(Record):
    reason: str
    given_by: str
    given_at: UtcTime


def documents(
    db: Database, first: date, last: date, direction: Direction | None = None
) -> tuple[RegisteredDocument, ...]:
    """The documents of these days, both included, by date and number."""
    query = select(DocumentRow).where(col(DocumentRow.dated) >= first, col(DocumentRow.dated) <= last)
    query = query.where(col(DocumentRow.withdrawn_at).is_(None))
    if direction is not None:
        query = query.where(DocumentRow.direction == direction)
    with db.read() as session:
        rows = session.exec(query.order_by(col(DocumentRow.dated), col(DocumentRow.id))).all()
        return tuple(_document(row) for row in rows)


def newest_documents(db: Database, most: int = 200) -> tuple[RegisteredDocument, ...]:
    """The last documents of the register, the newest first."""
    query = select(DocumentRow).where(col(DocumentRow.withdrawn_at).is_(None))
    with db.read() as session:
        rows = session.exec(query.order_by(col(DocumentRow.dated).desc(), col(DocumentRow.id).desc()).limit(most))
        return tuple(_document(row) for row in rows)


def issued_as(db: Database, report_ids: Collection[int]) -> dict[int, RegisteredDocument]:
    """The documents that carry these kept reports, by report."""
    found: dict[int, RegisteredDocument] = {}
    with db.read() as session:
        for part in chunks(sorted(report_ids)):
            query = select(DocumentRow).where(col(DocumentRow.report_id).in_(part))
            for row in session.exec(query.where(col(DocumentRow.withdrawn_at).is_(None)).order_by(col(DocumentRow.id))):
                found[row.report_id or 0] = _document(row)
    return found


def violations(db: Database, first: date, last: date) -> tuple[HandledViolation, ...]:
    """The handled violations of these days, both included, in order."""
    query = select(ViolationRow).where(col(ViolationRow.handled_on) >= first, col(ViolationRow.handled_on) <= last)
    query = query.where(col(ViolationRow.withdrawn_at).is_(None))
    with db.read() as session:
        rows = session.exec(query.order_by(col(ViolationRow.handled_on), col(ViolationRow.id))).all()
        return tuple(
            HandledViolation(
                id=row.id, added_by=row.added_by,
                violation=Violation.model_validate({name: getattr(row, name) for name in Violation.model_fields}),
            )
            for row in rows
        )  # fmt: skip


def found_violations(db: Database, start: datetime, end: datetime, known: datetime) -> tuple[FoundViolation, ...]:
    """The Decisions of a violation that were approved in ``[start, end)`` and not reversed by `known`, by id."""
    query = select(DecisionRow, ApprovalRow.approved_at, CaseRow.kind, CaseRow.platform)
    query = query.join(ApprovalRow, col(ApprovalRow.decision_id) == DecisionRow.id)
    query = query.join(CaseRow, col(CaseRow.id) == DecisionRow.case_id).where(col(ApprovalRow.approved).is_(True))
    query = query.where(DecisionRow.verdict == Verdict.VIOLATION, col(ApprovalRow.approved_at) >= start)
    gone = reversed_by(known).where(ReversalRow.decision_id == DecisionRow.id)
    query = query.where(col(ApprovalRow.approved_at) < end, ~gone.exists()).order_by(col(DecisionRow.id))
    with db.read() as session:
        rows = session.exec(query).all()
        placed: dict[int, PlacedDecisionRow] = {}
        for part in chunks([row[0].id for row in rows]):
            words = select(PlacedDecisionRow).where(col(PlacedDecisionRow.decision_id).in_(part))
            placed |= {word.decision_id: word for word in session.exec(words.order_by(col(PlacedDecisionRow.id)))}
        return tuple(
            FoundViolation(
                decision_id=decision.id, case_id=decision.case_id, kind=kind, platform=platform,
                grounds=tuple(decision.grounds), pl2_group=decision.pl2_group,
                placed=Pl1Column(placed[decision.id].pl1_column) if decision.id in placed else None,
                is_typical=decision.id in placed and placed[decision.id].is_typical, approved_at=approved_at,
            )
            for decision, approved_at, kind, platform in rows
        )  # fmt: skip


def entries(db: Database, report: str, first: date, last: date) -> dict[str, Entry]:
    """What stands in the fields of a report of these days, by field; a cleared field is not there."""
    query = select(EntryRow).where(EntryRow.report == report, EntryRow.first == first, EntryRow.last == last)
    with db.read() as session:
        found = {row.field: row for row in session.exec(query.order_by(col(EntryRow.id)))}
    return {field: _entry(row) for field, row in found.items() if row.value}


def entries_before(db: Database, report: str, last: date, fields: Collection[str]) -> dict[str, Entry]:
    """What was last typed into fields that stay the same from one report to the next (recipients, signature)."""
    query = select(EntryRow).where(EntryRow.report == report, col(EntryRow.field).in_(fields))
    query = query.where(col(EntryRow.last) <= last).order_by(col(EntryRow.last), col(EntryRow.id))
    with db.read() as session:
        found = {row.field: row for row in session.exec(query)}
    return {field: _entry(row) for field, row in found.items() if row.value}


def reasons(db: Database, report: str, first: date, last: date) -> dict[str, Reason]:
    """The reasons that were given for a report of these days, by the key of what differs."""
    query = select(ReasonRow).where(ReasonRow.report == report, ReasonRow.first == first, ReasonRow.last == last)
    with db.read() as session:
        rows = session.exec(query.order_by(col(ReasonRow.id)))
        return {row.mismatch: Reason(reason=row.reason, given_by=row.given_by, given_at=row.given_at) for row in rows}


def _document(row: DocumentRow) -> RegisteredDocument:
    made = OfficialDocument.model_validate({name: getattr(row, name) for name in OfficialDocument.model_fields})
    return RegisteredDocument(id=row.id, document=made, report_id=row.report_id, added_by=row.added_by)


def _entry(row: EntryRow) -> Entry:
    return Entry(id=row.id, value=row.value, entered_by=row.entered_by, entered_at=row.entered_at)


def count_books(db: Database, start: datetime, end: datetime) -> dict[str, tuple[str, ...]]:
    """The rows of the complaints that came and the referrals that were made in ``[start, end)``."""
    complaints = select(ComplaintRow.id).where(col(ComplaintRow.received_at) >= start)
    complaints = complaints.where(col(ComplaintRow.received_at) < end).order_by(col(ComplaintRow.id))
    referrals = select(ReferralRow.id).where(col(ReferralRow.referred_at) >= start)
    referrals = referrals.where(col(ReferralRow.referred_at) < end).order_by(col(ReferralRow.id))
    with db.read() as session:
        return {
            "complaints_received": tuple(f"complaints:{number}" for number in session.exec(complaints)),
            "referrals": tuple(f"referrals:{number}" for number in session.exec(referrals)),
        }
