"""The tables of routing: who is asked, what is never asked for, which law was compared with the gazette."""

from __future__ import annotations

from datetime import date, datetime

from sqlmodel import Field, SQLModel

from storage.tables import json_column, text_column, time_column


class RecipientRow(SQLModel, table=True):
    """As `storage.recipients.Recipient`; rows are ended by a date and never deleted: letters name them."""

    __tablename__ = "recipients"
    id: int = Field(default=None, primary_key=True)
    version: int = 1
    code: str = Field(index=True)
    name: str = text_column()
    kind: str
    province: str = ""
    domains: list[str] = json_column()
    policies: list[str] = json_column()
    duties: str = text_column()
    address: str = text_column()
    email: str = ""
    focal_point: str = text_column()
    phone: str = ""
    send_by: str
    valid_from: date | None = None
    valid_to: date | None = None
    successors: list[str] = json_column()
    note: str = text_column()
    changed_by: str
    changed_at: datetime = time_column()


class NeverTargetRow(SQLModel, table=True):
    __tablename__ = "never_targets"
    domain: str = Field(primary_key=True)
    reason: str = text_column()
    added_by: str
    added_at: datetime = time_column()


class LawCheckRow(SQLModel, table=True):
    """Appended only; the newest of a version holds, and one with `taken_back` ends it."""

    __tablename__ = "law_checks"
    id: int = Field(default=None, primary_key=True)
    rule_id: str = Field(index=True)
    version: str
    citation: str = text_column()
    gazette: str = text_column()
    taken_back: bool = False
    checked_by: str
    checked_at: datetime = time_column()
