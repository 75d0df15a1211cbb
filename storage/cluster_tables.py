"""The tables of seller clusters: what accounts show of their seller, where, and what people said of them."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import CheckConstraint, UniqueConstraint
from sqlmodel import Field, SQLModel

from storage.tables import text_column, time_column


class IdentifierRow(SQLModel, table=True):
    """A link by which accounts can be tied, or a hint that ties none (`kind` as storage.seller_links)."""

    __tablename__ = "identifiers"
    __table_args__ = (UniqueConstraint("kind", "key"),)
    id: int = Field(default=None, primary_key=True)
    kind: str
    key: str
    value: str = text_column()
    detail: str = text_column()
    accounts: int = Field(default=0, description="how many accounts show it")
    shared: str = Field(default="", description="why it ties nothing; empty: it may tie")
    said_by: int | None = Field(default=None, foreign_key="users.id", description="who said so; None: the machine")


class ShownRow(SQLModel, table=True):
    """An account showed an identifier in a Subject."""

    __tablename__ = "shown_identifiers"
    identifier_id: int = Field(primary_key=True, foreign_key="identifiers.id")
    account_id: int = Field(primary_key=True, foreign_key="accounts.id", index=True)
    subject_id: int = Field(primary_key=True, foreign_key="subjects.id")
    first_seen_at: datetime = time_column()


class PostRow(SQLModel, table=True):
    """A Subject was seen under an account."""

    __tablename__ = "account_subjects"
    subject_id: int = Field(primary_key=True, foreign_key="subjects.id")
    account_id: int = Field(primary_key=True, foreign_key="accounts.id", index=True)
    first_seen_at: datetime = time_column()
    last_seen_at: datetime = time_column()


class TieRow(SQLModel, table=True):
    """What a person said of two accounts; it outranks whatever the machine finds. The smaller id stands first."""

    __tablename__ = "account_ties"
    __table_args__ = (CheckConstraint("one_id < other_id", name="in_order"),)
    one_id: int = Field(primary_key=True, foreign_key="accounts.id")
    other_id: int = Field(primary_key=True, foreign_key="accounts.id", index=True)
    says: str = Field(description="same or apart")
    reason: str = text_column()
    said_by: int = Field(foreign_key="users.id")
    said_at: datetime = time_column()


class SellerPersonRow(SQLModel, table=True):
    """Who a person found behind an account: whose name stands on it (owner) or who runs it (operator)."""

    __tablename__ = "seller_people"
    id: int = Field(default=None, primary_key=True)
    account_id: int = Field(foreign_key="accounts.id", index=True)
    role: str
    name: str = text_column()
    reason: str = text_column()
    said_by: int = Field(foreign_key="users.id")
    said_at: datetime = time_column()
