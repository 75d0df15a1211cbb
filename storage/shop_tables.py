"""The tables of shop checks: which shop sites are looked at again and again, and what each look found."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlmodel import Field, SQLModel

from storage.tables import json_column, text_column, time_column


class ShopRow(SQLModel, table=True):
    """One shop site. ``every_days`` 0: it is looked at only when a person asks."""

    __tablename__ = "shops"
    id: int = Field(default=None, primary_key=True)
    url: str = Field(unique=True)
    host: str = Field(index=True)
    every_days: int = 0
    next_check_at: datetime | None = time_column(nullable=True, index=True)
    added_by: str
    added_at: datetime = time_column()


class ShopCheckRow(SQLModel, table=True):
    """One check: every obligation as it stood that day. Appended, never edited."""

    __tablename__ = "shop_checks"
    id: int = Field(default=None, primary_key=True)
    shop_id: int = Field(foreign_key="shops.id", index=True)
    run_id: int | None = Field(default=None, description="of the run table; None: a person's command")
    case_id: int | None = Field(default=None, description="the Case that its findings went to")
    checked_at: datetime = time_column()
    loaded: bool
    note: str = text_column()
    badge_seen: bool = Field(description="a visitor saw a badge, whatever it led to")
    duties: list[dict[str, Any]] = json_column()
    capture_sha256: str | None = Field(default=None, description="body of the home page")
