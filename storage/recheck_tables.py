"""The tables of rechecks: when each target is looked at next, and what a person said of a look."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

from sqlalchemy import UniqueConstraint
from sqlmodel import Field, SQLModel

from storage.tables import json_column, text_column, time_column


class Review(StrEnum):
    """What a person may say of a look that a machine left open."""

    STILL_ONLINE = "still_online"  # the violation is there to see
    GONE = "gone"  # it is not: counts as one look that missed it, with evidence
    MENDED = "mended"  # the page stands, the violation was taken out of it
    UNCLEAR = "unclear"  # nor can a person tell


class RecheckPlanRow(SQLModel, table=True):
    """When a target of a sent request is looked at next; `next_at` None: never again."""

    __tablename__ = "recheck_plans"
    target_id: int = Field(primary_key=True, foreign_key="targets.id")
    sent_at: datetime = time_column()
    next_at: datetime | None = time_column(nullable=True, index=True)
    extra: int = Field(default=0, description="looks in a row outside the schedule, to settle an open question")


class LookReviewRow(SQLModel, table=True):
    """What a person said of one look that a machine could not settle: a changed page, a wall. Appended only."""

    __tablename__ = "look_reviews"
    id: int = Field(default=None, primary_key=True)
    target_id: int = Field(foreign_key="targets.id", index=True)
    outcome_id: int = Field(foreign_key="outcomes.id", description="the look that was judged")
    answer: str
    reason: str = text_column()
    reviewed_by: int = Field(foreign_key="users.id")
    reviewed_at: datetime = time_column()


class RemovedKeyRow(SQLModel, table=True):
    """One thing that a listing like a target of ours would share with it: a band of its text, a picture, a number."""

    __tablename__ = "removed_keys"
    key: str = Field(primary_key=True)
    target_id: int = Field(primary_key=True, foreign_key="targets.id", index=True)


class RelocationRow(SQLModel, table=True):
    """A new listing that may be a removed target under another link. A person says whether it is."""

    __tablename__ = "relocations"
    __table_args__ = (UniqueConstraint("subject_id", "target_id"),)
    id: int = Field(default=None, primary_key=True)
    target_id: int = Field(foreign_key="targets.id", index=True)
    subject_id: int = Field(foreign_key="subjects.id")
    observation_id: int = Field(foreign_key="observations.id")
    case_id: int = Field(foreign_key="cases.id", index=True, description="in which the new listing was found")
    ties: list[str] = json_column()
    state: str = Field(index=True)
    found_at: datetime = time_column()
    reason: str = text_column()
    decided_by: int | None = Field(default=None, foreign_key="users.id")
    decided_at: datetime | None = time_column(nullable=True)


class RelocationMarkRow(SQLModel, table=True):
    """How far the search for relocated listings has come: the last Finding that was looked at."""

    __tablename__ = "relocation_marks"
    id: int = Field(default=1, primary_key=True)
    finding_id: int


class DeadlineChangeRow(SQLModel, table=True):
    """Why a request's deadline moved: the recipient's receipt was recorded, or a leader gave more time. Appended."""

    __tablename__ = "deadline_changes"
    id: int = Field(default=None, primary_key=True)
    request_id: int = Field(foreign_key="requests.id", index=True)
    kind: str
    before: datetime = time_column()
    after: datetime = time_column()
    reason: str = text_column()
    changed_by: int = Field(foreign_key="users.id")
    changed_at: datetime = time_column()
