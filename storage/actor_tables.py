"""The tables of those outside: who sells, who complains, which agency a Case was handed to."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import UniqueConstraint
from sqlmodel import Field, SQLModel

from storage.tables import text_column, time_column


class SellerRow(SQLModel, table=True):
    """A real-world actor: one account or several that a person or a shared identifier tied together."""

    __tablename__ = "sellers"
    id: int = Field(default=None, primary_key=True)
    name: str = text_column()
    created_at: datetime = time_column()
    merged_into: int | None = Field(default=None, description="the Seller that its last accounts went to")


class AccountRow(SQLModel, table=True):
    """A name under which somebody sells at one place. It belongs to one Seller at a time."""

    __tablename__ = "accounts"
    __table_args__ = (UniqueConstraint("host", "name"),)
    id: int = Field(default=None, primary_key=True)
    seller_id: int = Field(foreign_key="sellers.id", index=True)
    platform: str
    host: str
    name: str
    url: str = text_column()
    doubts: str = text_column()
    first_seen_at: datetime = time_column()


class ComplaintRow(SQLModel, table=True):
    __tablename__ = "complaints"
    id: int = Field(default=None, primary_key=True)
    kind: str
    case_id: int | None = Field(default=None, foreign_key="cases.id", index=True)
    url: str = text_column()
    channel: str
    reference: str = ""
    text: str = text_column()
    received_at: datetime = time_column(index=True)
    due_at: datetime | None = time_column(nullable=True)
    state: str
    answer: str = text_column()
    answered_by: int | None = Field(default=None, foreign_key="users.id")
    answered_at: datetime | None = time_column(nullable=True)


class ReferralRow(SQLModel, table=True):
    """One for each Decision to refer; the database refuses a second."""

    __tablename__ = "referrals"
    id: int = Field(default=None, primary_key=True)
    case_id: int = Field(foreign_key="cases.id", index=True)
    decision_id: int = Field(foreign_key="decisions.id", unique=True)
    agency: str
    contact: str = ""
    method: str
    note: str = text_column()
    referred_at: datetime = time_column(index=True)
    due_at: datetime | None = time_column(nullable=True)
    answer: str = text_column()
    answered_at: datetime | None = time_column(nullable=True)
