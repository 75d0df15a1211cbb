"""Looks at who may be asked, at what is never a target, and at the law that was compared with the gazette."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from sqlmodel import col, select

from storage.database import Database
from storage.ledger.errors import UnknownRowError
from storage.recipient_tables import LawCheckRow, NeverTargetRow, RecipientRow
from storage.recipients import LawCheck, NeverTarget, Recipient, RecipientView
from storage.records import Record, UtcTime


class NeverTargetView(Record):
    target: NeverTarget
    added_by: str
    added_at: UtcTime


class LawCheckView(Record):
    check: LawCheck
    checked_by: str
    checked_at: UtcTime


def recipient_of(row: RecipientRow) -> Recipient:
    """The row as the record that a person edits."""
    return Recipient.model_validate({name: getattr(row, name) for name in Recipient.model_fields})


def recipients(db: Database) -> tuple[RecipientView, ...]:
    """The whole list, those of one kind together."""
    with db.read() as session:
        rows = session.exec(select(RecipientRow).order_by(RecipientRow.kind, RecipientRow.code, col(RecipientRow.id)))
        return tuple(RecipientView(id=row.id, version=row.version, recipient=recipient_of(row)) for row in rows)


def recipient(db: Database, recipient_id: int) -> RecipientView:
    """One row. Raises UnknownRowError."""
    with db.read() as session:
        row = session.get(RecipientRow, recipient_id)
        if row is None:
            raise UnknownRowError(f"không có nơi nhận {recipient_id}")
        return RecipientView(id=row.id, version=row.version, recipient=recipient_of(row))


def never_targets(db: Database) -> tuple[NeverTargetView, ...]:
    """The domains that the office itself protects."""
    with db.read() as session:
        rows = session.exec(select(NeverTargetRow).order_by(NeverTargetRow.domain))
        return tuple(
            NeverTargetView(
                target=NeverTarget(domain=row.domain, reason=row.reason), added_by=row.added_by, added_at=row.added_at
            )
            for row in rows
        )


def law_checks(db: Database, until: datetime | None = None) -> Mapping[tuple[str, str], LawCheckView]:
    """The ticks in force, now or as they were at a time, by rule and version."""
    with db.read() as session:
        query = select(LawCheckRow).order_by(col(LawCheckRow.id))
        if until is not None:
            query = query.where(col(LawCheckRow.checked_at) <= until)
        found: dict[tuple[str, str], LawCheckView] = {}
        for row in session.exec(query):
            key = (row.rule_id, row.version)
            if row.taken_back:
                found.pop(key, None)
                continue
            check = LawCheck(rule_id=row.rule_id, version=row.version, citation=row.citation, gazette=row.gazette)
            found[key] = LawCheckView(check=check, checked_by=row.checked_by, checked_at=row.checked_at)
        return found
