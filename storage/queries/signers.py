"""Looks at those who sign letters."""

from __future__ import annotations

from datetime import date

from sqlmodel import col, select

from storage.database import Database
from storage.letters import Signer, SignerView
from storage.signer_tables import SignerRow


def signers(db: Database) -> tuple[SignerView, ...]:
    """All rows, who began last first."""
    with db.read() as session:
        query = select(SignerRow).order_by(col(SignerRow.valid_from).desc(), col(SignerRow.id).desc())
        return tuple(
            SignerView(id=row.id or 0, signer=signer_of(row), added_by=row.added_by, added_at=row.added_at)
            for row in session.exec(query)
        )


def signers_on(db: Database, day: date) -> tuple[Signer, ...]:
    """Who signs on this day, who began last first; none where the office has not said."""
    return tuple(view.signer for view in signers(db) if view.signer.covers(day))


def signer_of(row: SignerRow) -> Signer:
    """The row as a record."""
    return Signer(name=row.name, title=row.title, valid_from=row.valid_from, valid_to=row.valid_to)
