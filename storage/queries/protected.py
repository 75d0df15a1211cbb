"""Looks at protected names and allowed domains."""

from __future__ import annotations

from sqlalchemy import func
from sqlmodel import col, select

from storage.database import Database
from storage.records import ProtectedEntry, Record, UtcTime
from storage.watch_tables import AllowedDomainRow, ProtectedNameRow


class NameView(Record):
    id: int
    version: int
    shipped: bool
    entry: ProtectedEntry
    changed_at: UtcTime


class AllowedView(Record):
    domain: str
    reason: str
    added_by: str
    added_at: UtcTime


def names(db: Database) -> tuple[NameView, ...]:
    """All protected names, in the order in which they came."""
    with db.read() as session:
        query = select(ProtectedNameRow).where(col(ProtectedNameRow.removed_at).is_(None))
        rows = session.exec(query.order_by(col(ProtectedNameRow.id)))
        return tuple(
            NameView(
                id=row.id, version=row.version, shipped=row.shipped, changed_at=row.changed_at,
                entry=ProtectedEntry.model_validate({name: getattr(row, name) for name in ProtectedEntry.model_fields}),
            )
            for row in rows
        )  # fmt: skip


def fingerprint(db: Database) -> tuple[object, ...]:
    """Changes whenever a name or an allowed domain does."""
    with db.read() as session:
        of_names = session.exec(select(func.count(), func.sum(ProtectedNameRow.version))).one()
        of_allowed = session.exec(select(func.count(), func.max(AllowedDomainRow.added_at))).one()
        return (*of_names, *of_allowed)


def allowed(db: Database) -> tuple[AllowedView, ...]:
    """The allowlist, newest first."""
    with db.read() as session:
        rows = session.exec(select(AllowedDomainRow).order_by(col(AllowedDomainRow.added_at).desc()))
        return tuple(
            AllowedView.model_validate({name: getattr(row, name) for name in AllowedView.model_fields}) for row in rows
        )
