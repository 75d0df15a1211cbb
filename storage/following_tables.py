"""The tables of following requests up: whether an office counts its requests towards the lock of an account."""

from __future__ import annotations

from datetime import datetime

from sqlmodel import Field, SQLModel

from storage.tables import text_column, time_column


class LockSwitchRow(SQLModel, table=True):
    """A leader's word on whether the office's requests count towards the account-lock thresholds of NĐ 147/2024.

    Appended only; the newest holds, and without one they do not count.
    """

    __tablename__ = "lock_switches"
    id: int = Field(default=None, primary_key=True)
    is_on: bool
    reason: str = text_column()
    set_by: int = Field(foreign_key="users.id")
    set_at: datetime = time_column()
