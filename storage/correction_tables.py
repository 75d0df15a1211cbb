"""The tables of corrections: approved Decisions that were reversed, and the letters that tell it to who was asked."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

from sqlmodel import Field, SQLModel

from storage.tables import text_column, time_column


class ReversalCause(StrEnum):
    OBJECTION = "objection"  # of the seller, upheld by a leader who did not make the Decision
    SUPERIOR = "superior"  # a higher authority or a court


class ReversalRow(SQLModel, table=True):
    """An approved Decision of a violation that no longer holds; one for each Decision, never taken back."""

    __tablename__ = "reversals"
    id: int = Field(default=None, primary_key=True)
    case_id: int = Field(foreign_key="cases.id", index=True)
    decision_id: int = Field(foreign_key="decisions.id", unique=True)
    cause: str
    complaint_id: int | None = Field(default=None, foreign_key="complaints.id")
    authority: str = text_column()  # who reversed it, with number and date of the paper
    reason: str = text_column()
    recorded_by: int = Field(foreign_key="users.id")
    recorded_at: datetime = time_column(index=True)
    restated_at: datetime | None = time_column(nullable=True)  # None: kept reports still tell the old figures


class LetterCorrectionRow(SQLModel, table=True):
    """Which letter corrects a request that was sent: one at most. A withdrawn letter lets go."""

    __tablename__ = "letter_corrections"
    request_id: int = Field(primary_key=True, foreign_key="requests.id")
    letter_id: int = Field(foreign_key="letters.id", index=True)
