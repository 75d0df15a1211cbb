"""The tables of letters: the office's letterhead, each paper, which requests it carries, each try to send it."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import CheckConstraint, Index
from sqlmodel import Field, SQLModel

from storage.tables import text_column, time_column


class LetterheadRow(SQLModel, table=True):
    __tablename__ = "letterheads"
    __table_args__ = (CheckConstraint("id = 1", name="only_one"),)
    id: int = Field(default=1, primary_key=True)
    parent: str = text_column()
    code: str = ""
    unit: str = ""
    place: str = ""
    signer_title: str = text_column()
    signer: str = ""
    contact: str = text_column()
    changed_by: str
    changed_at: datetime = time_column()


class LetterRow(SQLModel, table=True):
    """As `storage.letters.LetterView`."""

    __tablename__ = "letters"
    __table_args__ = (Index("ix_letters_due", "state", "due_at"),)
    id: int = Field(default=None, primary_key=True)
    version: int = 1
    kind: str
    state: str
    recipient: str = text_column()
    recipient_id: int | None = Field(default=None, foreign_key="recipients.id", index=True)
    email: str = ""
    send_by: str
    subject: str = text_column()
    docx_sha256: str
    annex_sha256: str | None = None
    referral_id: int | None = Field(default=None, unique=True, description="a row of referrals")
    number: str = ""
    dated: date | None = None
    signer: str = ""
    signed_sha256: str | None = None
    message_sha256: str | None = None
    message_id: str = Field(default="")
    attempts: int = 0
    handing_over: bool = Field(default=False, description="this try may have been accepted: never taken up again")
    due_at: datetime | None = time_column(nullable=True)
    lease_until: datetime | None = time_column(nullable=True)
    channel: str = ""
    receipt: str = text_column()
    made_by: str
    made_at: datetime = time_column(index=True)
    sent_at: datetime | None = time_column(nullable=True)


class LetterRequestRow(SQLModel, table=True):
    """Which letter carries a request: one at most, so that none is asked for twice. A withdrawn letter lets go."""

    __tablename__ = "letter_requests"
    request_id: int = Field(primary_key=True, foreign_key="requests.id")
    letter_id: int = Field(foreign_key="letters.id", index=True)


class LetterAttemptRow(SQLModel, table=True):
    """What happened in one try to send; appended only."""

    __tablename__ = "letter_attempts"
    id: int = Field(default=None, primary_key=True)
    letter_id: int = Field(foreign_key="letters.id", index=True)
    attempt: int
    at: datetime = time_column()
    what: str
    said: str = text_column()
