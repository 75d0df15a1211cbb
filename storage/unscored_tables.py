"""The unscored lane: texts that the text model said nothing about, until it can or a person has looked."""

from __future__ import annotations

from datetime import datetime

from sqlmodel import Field, SQLModel

from storage.tables import text_column, time_column


class UnscoredRow(SQLModel, table=True):
    """A text in the lane, or one that has left it: ``ended_by`` is the pipeline, once a model has judged it, or a
    person, whose reason stands in ``ended_why``."""

    __tablename__ = "unscored"
    observation_id: int = Field(primary_key=True, foreign_key="observations.id")
    why: str = text_column()
    since: datetime = time_column()
    ended_at: datetime | None = time_column(nullable=True, index=True)
    ended_by: str = ""
    ended_why: str = text_column()
