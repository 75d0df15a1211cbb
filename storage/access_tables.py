"""The tables of signing in: browsers that are signed in, second factors and the codes that stand in for them."""

from __future__ import annotations

from datetime import datetime

from sqlmodel import Field, SQLModel

from storage.tables import time_column


class SessionRow(SQLModel, table=True):
    """A signed-in browser. Only the hash of its secret is kept."""

    __tablename__ = "sessions"
    secret_sha256: str = Field(primary_key=True)
    user_id: int = Field(foreign_key="users.id", index=True)
    csrf: str
    awaits_code: bool = Field(default=False, description="the password was right; the second factor is still to come")
    address: str = Field(default="", description="from where it was opened")
    agent: str = Field(default="", description="what the browser calls itself, cut")
    created_at: datetime = time_column()
    seen_at: datetime = time_column()
    expires_at: datetime = time_column()


class SecondFactorRow(SQLModel, table=True):
    """A person's secret for one-time codes (RFC 6238). It counts once a code has confirmed it."""

    __tablename__ = "second_factors"
    user_id: int = Field(primary_key=True, foreign_key="users.id", sa_column_kwargs={"autoincrement": False})
    secret: str = Field(description="base32")
    last_step: int = Field(default=0, description="of the newest code that was used: none is good twice")
    created_at: datetime = time_column()
    confirmed_at: datetime | None = time_column(nullable=True)


class RecoveryCodeRow(SQLModel, table=True):
    """A code for whoever has lost the device; it is good once. Only its hash is kept."""

    __tablename__ = "recovery_codes"
    code_sha256: str = Field(primary_key=True)
    user_id: int = Field(foreign_key="users.id", index=True)
    created_at: datetime = time_column()
