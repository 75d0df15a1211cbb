"""The tables of the watch: protected names, what is allowed, how far each log and feed was read, what was found."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import BigInteger, Index
from sqlmodel import Field, SQLModel

from storage.tables import json_column, text_column, time_column


class ProtectedNameRow(SQLModel, table=True):
    """An organisation, its own domains and the words that stand for it. `shipped`: it came with the program."""

    __tablename__ = "protected_names"
    id: int = Field(default=None, primary_key=True)
    name: str
    domain: str = Field(unique=True)
    other_domains: list[str] = json_column()
    keywords: list[str] = json_column()
    sector: str = ""
    scope: str = ""
    checked: bool = False
    shipped: bool = False
    version: int = 1
    removed_at: datetime | None = time_column(nullable=True)
    changed_at: datetime = time_column()


class AllowedDomainRow(SQLModel, table=True):
    """A domain that a person knows to be fine; it and all below it never match."""

    __tablename__ = "allowed_domains"
    domain: str = Field(primary_key=True)
    reason: str = text_column()
    added_by: str
    added_at: datetime = time_column()


class WatchPositionRow(SQLModel, table=True):
    """How far one log or feed was read, and what went wrong there. `state` is its reader's own."""

    __tablename__ = "watch_positions"
    source: str = Field(primary_key=True, description="address of the log or path of the feed")
    kind: str
    position: int = Field(default=0, sa_type=BigInteger, description="entries of a log, bytes of a feed, read so far")
    size: int = Field(
        default=0, sa_type=BigInteger, description="size that the log signed, or of the file, when last asked"
    )
    state: dict[str, Any] = json_column()
    entries: int = Field(default=0, sa_type=BigInteger, description="entries and lines read since the first start")
    garbage: int = Field(default=0, sa_type=BigInteger, description="entries, lines and answers that made no sense")
    problem: str = text_column()
    alarm: str = text_column()
    asked_at: datetime = time_column()


class CampaignRow(SQLModel, table=True):
    """Lookalikes that belong together; they share one alert."""

    __tablename__ = "campaigns"
    id: int = Field(default=None, primary_key=True)
    target: str
    opened_at: datetime = time_column()


class CampaignKeyRow(SQLModel, table=True):
    """Something that the names of a campaign share: a pattern, a certificate, a registrar, a page."""

    __tablename__ = "campaign_keys"
    key: str = Field(primary_key=True)
    campaign_id: int = Field(foreign_key="campaigns.id", index=True)


class LookalikeRow(SQLModel, table=True):
    """A domain that imitates a protected name, with what is known of it. `life`: how it was at the last look."""

    __tablename__ = "lookalikes"
    __table_args__ = (
        Index("ix_lookalikes_rank", "rank", "id"),
        Index("ix_lookalikes_due", "next_look_at"),
    )
    id: int = Field(default=None, primary_key=True)
    domain: str = Field(unique=True)
    registrable: str = Field(index=True)
    target: str
    target_domain: str
    kind: str
    score: float
    tier: str
    why: str = text_column()
    seen_in: str
    seen_at: datetime = time_column()
    recorded_at: datetime = time_column(index=True)
    life: str
    rank: int = Field(description="1000 x score, more for what is alive, like the real page, or asks for secrets")
    certificate: dict[str, Any] = json_column()
    facts: dict[str, Any] = json_column()
    screenshot_sha256: str | None = None
    real_screenshot_sha256: str | None = None
    campaign_id: int = Field(foreign_key="campaigns.id", index=True)
    case_id: int | None = Field(default=None, foreign_key="cases.id", index=True)
    looks: int = 0
    looked_at: datetime | None = time_column(nullable=True)
    next_look_at: datetime | None = time_column(nullable=True)


class RealPageRow(SQLModel, table=True):
    """The home page of a protected name as it was last captured: what a suspect's page is compared with."""

    __tablename__ = "real_pages"
    domain: str = Field(primary_key=True)
    capture_url: str = text_column()
    looks: dict[str, Any] = json_column()
    screenshot_sha256: str | None = None
    captured_at: datetime = time_column()
