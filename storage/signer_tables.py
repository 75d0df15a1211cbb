"""The table of those who sign letters, by date."""

from __future__ import annotations

from datetime import date, datetime

from sqlmodel import Field, SQLModel

from storage.tables import text_column, time_column


class SignerRow(SQLModel, table=True):
    """As `storage.letters.SignerView`. A row is ended, never deleted: letters of its days name it."""

    __tablename__ = "signers"
    id: int | None = Field(default=None, primary_key=True)
    name: str
    title: str = text_column()
    valid_from: date
    valid_to: date | None = None
    added_by: str
    added_at: datetime = time_column()
