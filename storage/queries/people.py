"""Reads about the office, its people and their browser sessions."""

from __future__ import annotations

from datetime import datetime

from sqlmodel import select

from storage.database import Database
from storage.records import (
    Record,
    Role,
)
from storage.tables import (
    OfficeRow,
    SessionRow,
    UserRow,
)


class Office(Record):
    name: str
    province: str
    is_demo: bool


class User(Record):
    id: int
    name: str
    role: Role
    password_hash: str
    is_disabled: bool


class SignedIn(Record):
    """A browser session in force."""

    user: User
    csrf: str


def office(db: Database) -> Office | None:
    """The office that this database belongs to; None before `rasoat init`."""
    with db.read() as session:
        row = session.get(OfficeRow, 1)
        return Office(name=row.name, province=row.province, is_demo=row.is_demo) if row else None


def user_by_name(db: Database, name: str) -> User | None:
    """The person of that name; None for nobody."""
    with db.read() as session:
        row = session.exec(select(UserRow).where(UserRow.name == name)).first()
        return _user(row) if row else None


def users(db: Database) -> tuple[User, ...]:
    """Everybody, by name."""
    with db.read() as session:
        return tuple(_user(row) for row in session.exec(select(UserRow).order_by(UserRow.name)))


def signed_in(db: Database, secret_sha256: str, now: datetime) -> SignedIn | None:
    """Whose browser session this is; None when it ended, ran out, or its person was disabled."""
    with db.read() as session:
        row = session.get(SessionRow, secret_sha256)
        if row is None or row.expires_at < now:
            return None
        user = _user(session.get_one(UserRow, row.user_id))
        return None if user.is_disabled else SignedIn(user=user, csrf=row.csrf)


def _user(row: UserRow) -> User:
    return User(
        id=row.id,
        name=row.name,
        role=Role(row.role),
        password_hash=row.password_hash,
        is_disabled=row.disabled_at is not None,
    )
