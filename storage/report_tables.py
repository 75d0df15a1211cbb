"""The tables of reports: kept versions, and what people enter for them."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import BigInteger, Column, Index, LargeBinary, UniqueConstraint
from sqlmodel import Field, SQLModel

from storage.tables import json_column, text_column, time_column


class ReportRow(SQLModel, table=True):
    """One version of one report as it was written, with the rows behind its figures. Never changed, never deleted."""

    __tablename__ = "reports"
    __table_args__ = (UniqueConstraint("name", "first", "last", "version"),)
    id: int = Field(default=None, primary_key=True)
    name: str
    first: date
    last: date
    version: int
    sha256: str = Field(description="of the content before it was packed")
    changes: list[dict[str, Any]] = json_column()
    made_by: str
    made_at: datetime = time_column(index=True)
    packed: bytes = Field(sa_column=Column(LargeBinary, nullable=False), description="the content as JSON, zlib")


class DocumentRow(SQLModel, table=True):
    """A line of the register of documents. What was entered wrongly is withdrawn and entered anew."""

    __tablename__ = "documents"
    id: int = Field(default=None, primary_key=True)
    kind: str
    number: str
    dated: date = Field(index=True)
    issuer: str
    subject: str = text_column()
    direction: str
    report_id: int | None = Field(default=None, foreign_key="reports.id", description="the kept report that it carries")
    added_by: str
    added_at: datetime = time_column()
    withdrawn_by: str | None = None
    withdrawn_at: datetime | None = time_column(nullable=True)


class ViolationRow(SQLModel, table=True):
    """A line of the book of handled violations. What was entered wrongly is withdrawn and entered anew."""

    __tablename__ = "violations"
    id: int = Field(default=None, primary_key=True)
    handled_on: date = Field(index=True)
    unit: str = ""
    what: str = text_column()
    rule_id: str | None = None
    pl1_column: str
    pl2_group: str | None = None
    is_typical: bool = False
    cases: int = 1
    collected_vnd: int = Field(default=0, sa_column=Column(BigInteger, nullable=False))
    prosecuted_cases: int = 0
    prosecuted_people: int = 0
    added_by: str
    added_at: datetime = time_column()
    withdrawn_by: str | None = None
    withdrawn_at: datetime | None = time_column(nullable=True)


class PlacedDecisionRow(SQLModel, table=True):
    """A person's word on where a Decision is counted in the 389 tables; the newest holds. Appended only."""

    __tablename__ = "placed_decisions"
    id: int = Field(default=None, primary_key=True)
    decision_id: int = Field(foreign_key="decisions.id", index=True)
    pl1_column: str
    is_typical: bool = False
    placed_by: str
    placed_at: datetime = time_column()


class EntryRow(SQLModel, table=True):
    """What a person typed into one field of a report of some days; the newest holds. Appended only."""

    __tablename__ = "report_entries"
    __table_args__ = (Index("ix_report_entries_place", "report", "first", "last", "field"),)
    id: int = Field(default=None, primary_key=True)
    report: str
    first: date
    last: date
    field: str
    value: str = text_column()
    entered_by: str
    entered_at: datetime = time_column()


class ReasonRow(SQLModel, table=True):
    """Why a report may go out although two of its places differ. Appended only."""

    __tablename__ = "report_reasons"
    __table_args__ = (Index("ix_report_reasons_place", "report", "first", "last"),)
    id: int = Field(default=None, primary_key=True)
    report: str
    first: date
    last: date
    mismatch: str = Field(description="the key of what differs")
    says: str = text_column()
    reason: str = text_column()
    given_by: str
    given_at: datetime = time_column()


class PlannedReportRow(SQLModel, table=True):
    """One report that the schedule asked for, and how it went."""

    __tablename__ = "planned_reports"
    __table_args__ = (UniqueConstraint("name", "first", "last"),)
    id: int = Field(default=None, primary_key=True)
    name: str
    first: date
    last: date
    due_at: datetime = time_column()
    state: str
    attempts: int = 0
    try_at: datetime = time_column()
    report_id: int | None = Field(default=None, foreign_key="reports.id")
    made_at: datetime | None = time_column(nullable=True)
    error: str = text_column()
