"""The outbox: what the office is told, and how each delivery went."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Index, UniqueConstraint
from sqlmodel import Field, SQLModel

from storage.tables import text_column, time_column


class MessageRow(SQLModel, table=True):
    """One thing to tell. `key` makes it one message however often its cause is seen."""

    __tablename__ = "messages"
    id: int = Field(default=None, primary_key=True)
    key: str = Field(unique=True)
    kind: str = Field(index=True)
    audience: str = Field(index=True)
    subject: str = text_column()
    body: str = text_column()
    path: str = Field(default="", description="page of ours that says more")
    items: int = Field(default=1, description="how many happenings it speaks of")
    written_at: datetime = time_column(index=True)
    changed_at: datetime = time_column()


class DeliveryRow(SQLModel, table=True):
    """A message on its way through one channel."""

    __tablename__ = "deliveries"
    __table_args__ = (UniqueConstraint("message_id", "channel"), Index("ix_deliveries_due", "state", "due_at"))
    id: int = Field(default=None, primary_key=True)
    message_id: int = Field(foreign_key="messages.id")
    channel: str
    state: str
    attempts: int = 0
    due_at: datetime = time_column()
    lease_until: datetime | None = time_column(nullable=True)
    sent_at: datetime | None = time_column(nullable=True)


class AttemptRow(SQLModel, table=True):
    """One try to deliver; appended only."""

    __tablename__ = "delivery_attempts"
    id: int = Field(default=None, primary_key=True)
    delivery_id: int = Field(foreign_key="deliveries.id", index=True)
    tried_at: datetime = time_column()
    arrived: bool
    said: str = text_column()


class ReadRow(SQLModel, table=True):
    """A person has seen a message, as it was at that time."""

    __tablename__ = "message_reads"
    message_id: int = Field(primary_key=True, foreign_key="messages.id")
    user_id: int = Field(primary_key=True, foreign_key="users.id")
    read_at: datetime = time_column()
