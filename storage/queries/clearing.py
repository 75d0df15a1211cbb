"""Who cleared how many Cases how fast, and a sample of those for a second look."""

from __future__ import annotations

import hashlib
from datetime import datetime

from sqlalchemy import ColumnElement, func
from sqlmodel import col, select

from storage.database import Database
from storage.outbox_tables import MessageRow
from storage.records import Record, UtcTime, Verdict
from storage.tables import DecisionRow, UndoRow

# Verdicts after which nothing is asked of anybody, and nobody but their author has looked.
CLEARED = (Verdict.NO_VIOLATION, Verdict.OUT_OF_SCOPE, Verdict.INSUFFICIENT_EVIDENCE, Verdict.DUPLICATE)
KIND = "clearing"  # of the messages that tell of it


class Alarm(Record):
    """One time that somebody cleared far too fast, as the leaders were told."""

    subject: str
    written_at: UtcTime
    path: str


def cleared(db: Database, author_id: int, since: datetime, until: datetime) -> int:
    """How many Cases a person has cleared in a span of time and not taken back."""
    with db.read() as session:
        where = _cleared(author_id, since, until)
        return session.exec(select(func.count()).select_from(DecisionRow).where(*where)).one()


def sample(db: Database, author_id: int, since: datetime, until: datetime, size: int) -> tuple[int, ...]:
    """Cases that the person cleared then, drawn by a hash: the person can not know which, everybody sees the same."""
    with db.read() as session:
        ids = set(session.exec(select(DecisionRow.case_id).where(*_cleared(author_id, since, until))))
    return tuple(sorted(sorted(ids, key=_draw)[:size]))


def alarms(db: Database, since: datetime) -> tuple[Alarm, ...]:
    """What leaders were told of since then, newest first."""
    with db.read() as session:
        query = select(MessageRow).where(MessageRow.kind == KIND, MessageRow.written_at >= since)
        rows = session.exec(query.order_by(col(MessageRow.id).desc()))
        return tuple(Alarm(subject=row.subject, written_at=row.written_at, path=row.path) for row in rows)


def _cleared(author_id: int, since: datetime, until: datetime) -> tuple[ColumnElement[bool], ...]:
    return (
        col(DecisionRow.author_id) == author_id,
        col(DecisionRow.verdict).in_(CLEARED),
        col(DecisionRow.decided_at) >= since,
        col(DecisionRow.decided_at) <= until,
        col(DecisionRow.id).not_in(select(UndoRow.decision_id)),
    )


def _draw(case_id: int) -> bytes:
    return hashlib.sha256(b"second look:%d" % case_id).digest()
