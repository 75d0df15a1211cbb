"""The rules that an office has switched off, with who and why; a row a switch, the newest of a rule counts."""

from __future__ import annotations

from datetime import datetime

from sqlmodel import Field, SQLModel

from storage.tables import text_column, time_column


class RuleSwitchRow(SQLModel, table=True):
    """Appended only: switching back on is a row of its own."""

    __tablename__ = "rule_switches"
    id: int = Field(default=None, primary_key=True)
    rule_id: str = Field(index=True)
    is_on: bool
    reason: str = text_column()
    switched_by: str
    switched_at: datetime = time_column()
