"""The table of kept reports."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import Column, LargeBinary, UniqueConstraint
from sqlmodel import Field, SQLModel

from storage.tables import json_column, time_column


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
