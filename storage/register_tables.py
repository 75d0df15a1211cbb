"""The tables of registers: lists of others (notified sites, declarations, recalls …) as an office brought them in."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import Index
from sqlmodel import Field, SQLModel

from storage.tables import text_column, time_column


class RegisterRow(SQLModel, table=True):
    """One file of one list. The latest of a kind and source holds; earlier ones stay, for what was found under them."""

    __tablename__ = "registers"
    id: int = Field(default=None, primary_key=True)
    kind: str
    source: str = text_column()
    as_of: date
    file_name: str = text_column()
    file_sha256: str
    entries: int
    is_current: bool = Field(index=True)
    taken_in_by: str
    taken_in_at: datetime = time_column()


class RegisterEntryRow(SQLModel, table=True):
    """One line of a list."""

    __tablename__ = "register_entries"
    id: int = Field(default=None, primary_key=True)
    register_id: int = Field(foreign_key="registers.id", index=True)
    line: int
    name: str = text_column()
    owner: str = text_column()
    number: str = text_column()
    valid_to: date | None = None


class RegisterKeyRow(SQLModel, table=True):
    """By what a line is found (`storage.registers.keys_of`)."""

    __tablename__ = "register_keys"
    __table_args__ = (Index("ix_register_keys_what_key", "what", "key"),)
    entry_id: int = Field(primary_key=True, foreign_key="register_entries.id")
    what: str = Field(primary_key=True)
    key: str = Field(primary_key=True)
