"""The tables by which the queue is found: facets, counters, search words, groups, skips."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Index, desc
from sqlmodel import Field, SQLModel

from storage.tables import text_column, time_column


class MemberRow(SQLModel, table=True):
    """A further Subject of a Case's group: the same advert at another address. A Subject is in one group at most."""

    __tablename__ = "members"
    subject_id: int = Field(primary_key=True, foreign_key="subjects.id")
    case_id: int = Field(foreign_key="cases.id", index=True)
    joined_at: datetime = time_column()


class BandRow(SQLModel, table=True):
    """A key by which near-duplicates of a Case's text are found (storage.near_duplicates)."""

    __tablename__ = "bands"
    key: str = Field(primary_key=True)
    case_id: int = Field(primary_key=True, foreign_key="cases.id", index=True)


class SearchRow(SQLModel, table=True):
    """The words of a Case for full-text search, with and without Vietnamese marks (storage.search_text)."""

    __tablename__ = "search"
    case_id: int = Field(primary_key=True, foreign_key="cases.id")
    folded: str = text_column()
    marked: str = text_column()


PAIR = "policy+platform"  # the filter that analysts set most: one range scan where two facets would have to be crossed


def pair(policy: str, platform: str) -> str:
    """The value of the facet PAIR."""
    return f"{policy}+{platform}"


class FacetRow(SQLModel, table=True):
    """One way to find a Case: its policy, platform, source, rule… `value` is empty for the facet ``all``.

    Ordered as the queue is, so that a filtered page is one range scan at any depth.
    """

    __tablename__ = "facets"
    __table_args__ = (Index("ix_facets_page", "facet", "value", "state", desc("priority"), "case_id", unique=True),)
    id: int = Field(default=None, primary_key=True)
    case_id: int = Field(foreign_key="cases.id", index=True)
    facet: str
    value: str
    state: str
    priority: int


class CounterRow(SQLModel, table=True):
    """How many Cases a facet holds in a state. Kept by trigger in the transaction that changes it."""

    __tablename__ = "counters"
    facet: str = Field(primary_key=True)
    value: str = Field(primary_key=True)
    state: str = Field(primary_key=True)
    number: int = 0


class NoteRow(SQLModel, table=True):
    """What a person wrote about a Case; the Event log keeps a hash of it, so that it can be deleted."""

    __tablename__ = "notes"
    id: int = Field(default=None, primary_key=True)
    case_id: int = Field(foreign_key="cases.id", index=True)
    text: str = text_column()
    written_at: datetime = time_column()


class SkipRow(SQLModel, table=True):
    """A person passed a Case over: it is not offered to them again until then."""

    __tablename__ = "skips"
    __table_args__ = (Index("ix_skips_of_user", "user_id", "until"),)
    case_id: int = Field(primary_key=True, foreign_key="cases.id")
    user_id: int = Field(primary_key=True, foreign_key="users.id")
    until: datetime = time_column()
