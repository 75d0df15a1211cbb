"""The tables of following requests up: the lock switch, the steps of the ladder, and recipients' replies."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import CheckConstraint
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


class LadderStepRow(SQLModel, table=True):
    """A request that asks the next rung of the ladder for what an earlier one was not given. A second person approves
    it, and only once it has left does it stand in the place of the earlier one."""

    __tablename__ = "ladder_steps"
    __table_args__ = (CheckConstraint("approved_by IS NULL OR approved_by <> drafted_by", name="two_people"),)
    request_id: int = Field(primary_key=True, foreign_key="requests.id")
    earlier_id: int = Field(foreign_key="requests.id", index=True)
    step: int
    drafted_by: int = Field(foreign_key="users.id")
    drafted_at: datetime = time_column()
    approved_by: int | None = Field(default=None, foreign_key="users.id")
    approved_at: datetime | None = time_column(nullable=True)


class ReplyRow(SQLModel, table=True):
    """What a recipient wrote back about one request; appended only."""

    __tablename__ = "replies"
    id: int = Field(default=None, primary_key=True)
    request_id: int = Field(foreign_key="requests.id", index=True)
    received_at: datetime = time_column()
    channel: str
    reference: str = ""
    text: str = text_column()
    file_sha256: str | None = None
    filed_by: str
    filed_at: datetime = time_column()
