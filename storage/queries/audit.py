"""Looks at the Event log, newest first, and at the people of the office with what they have open."""

from __future__ import annotations

from datetime import datetime

from sqlmodel import col, func, select

from storage.access_tables import SecondFactorRow, SessionRow
from storage.database import Database
from storage.queries.people import User, users
from storage.records import Event, Record
from storage.tables import EventRow, TokenRow


class EventFilter(Record):
    """Which Events are wanted; what is empty or None asks for nothing."""

    actor: str = ""
    deed: str = ""
    subject: str = ""
    since: datetime | None = None
    until: datetime | None = None
    before: int | None = None


class Account(Record):
    """A person with what they have open now."""

    user: User
    sessions: int
    tokens: int
    has_second_factor: bool


def events(db: Database, wanted: EventFilter, limit: int) -> tuple[Event, ...]:
    """At most `limit` Events of the newest that fit, newest first."""
    query = select(EventRow)
    for column, value in ((EventRow.actor, wanted.actor), (EventRow.deed, wanted.deed)):
        if value:
            query = query.where(column == value)
    if wanted.subject:
        query = query.where(EventRow.subject == wanted.subject)
    if wanted.since is not None:
        query = query.where(col(EventRow.at) >= wanted.since)
    if wanted.until is not None:
        query = query.where(col(EventRow.at) < wanted.until)
    if wanted.before is not None:
        query = query.where(col(EventRow.seq) < wanted.before)
    with db.read() as session:
        rows = session.exec(query.order_by(col(EventRow.seq).desc()).limit(limit))
        return tuple(Event.model_validate({name: getattr(row, name) for name in Event.model_fields}) for row in rows)


def number_of_events(db: Database) -> int:
    """The `seq` of the newest Event."""
    with db.read() as session:
        return session.exec(select(func.max(EventRow.seq))).one() or 0


def accounts(db: Database, now: datetime) -> tuple[Account, ...]:
    """Everybody, by name."""
    with db.read() as session:
        open_now = select(SessionRow.user_id, func.count()).where(col(SessionRow.expires_at) >= now)
        sessions = dict(session.exec(open_now.group_by(col(SessionRow.user_id))).all())
        in_force = select(TokenRow.user_id, func.count()).where(col(TokenRow.revoked_at).is_(None))
        tokens = dict(session.exec(in_force.group_by(col(TokenRow.user_id))).all())
        factors = set(
            session.exec(select(SecondFactorRow.user_id).where(col(SecondFactorRow.confirmed_at).is_not(None)))
        )
    return tuple(
        Account(
            user=user, sessions=sessions.get(user.id, 0), tokens=tokens.get(user.id, 0),
            has_second_factor=user.id in factors,
        )
        for user in users(db)
    )  # fmt: skip
