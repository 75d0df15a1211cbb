"""Reads about the office, its people and their browser sessions."""

from __future__ import annotations

from datetime import datetime

from pydantic import Field
from sqlalchemy import func
from sqlmodel import Session, col, select

from storage.access_tables import RecoveryCodeRow, SecondFactorRow, SessionRow
from storage.database import Database
from storage.ledger.people import APPROVERS
from storage.ledger.sessions import IDLE
from storage.records import Record, Role, UtcTime
from storage.tables import OfficeRow, UserRow

HANDLE = 16  # characters of a session's hash that name it in a list


class Office(Record):
    name: str
    province: str
    is_demo: bool
    needs_second_factor: bool


class User(Record):
    id: int
    name: str
    role: Role
    password_hash: str
    is_disabled: bool


class SecondFactor(Record):
    """A person's secret for one-time codes, and how many recovery codes are left."""

    secret: str
    is_confirmed: bool
    recovery_codes: int


class SignedIn(Record):
    """A browser session in force."""

    user: User
    csrf: str
    secret_sha256: str
    seen_at: UtcTime
    has_second_factor: bool
    needs_second_factor: bool = Field(description="the office asks it of this role and the person has none yet")


class OpenSession(Record):
    """A signed-in browser as its person sees it in a list; `handle` names it without giving it away."""

    handle: str
    address: str
    agent: str
    created_at: UtcTime
    seen_at: UtcTime


def office(db: Database) -> Office | None:
    """The office that this database belongs to; None before `rasoat init`."""
    with db.read() as session:
        row = session.get(OfficeRow, 1)
        if row is None:
            return None
        return Office(
            name=row.name, province=row.province, is_demo=row.is_demo, needs_second_factor=row.needs_second_factor
        )


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
    """Whose session this is; None when it ended, ran out, was idle, awaits a code, or its person was disabled."""
    with db.read() as session:
        row = session.get(SessionRow, secret_sha256)
        if row is None or row.awaits_code or row.expires_at < now or row.seen_at < now - IDLE:
            return None
        return _signed_in(session, row)


def awaiting_code(db: Database, secret_sha256: str, now: datetime) -> SignedIn | None:
    """Who has given the right password in this session and still owes the code; None as for `signed_in`."""
    with db.read() as session:
        row = session.get(SessionRow, secret_sha256)
        return None if row is None or not row.awaits_code or row.expires_at < now else _signed_in(session, row)


def _signed_in(session: Session, row: SessionRow) -> SignedIn | None:
    user = _user(session.get_one(UserRow, row.user_id))
    if user.is_disabled:
        return None
    factor = session.get(SecondFactorRow, user.id)
    has_one = factor is not None and factor.confirmed_at is not None
    office_row = session.get(OfficeRow, 1)
    asks = office_row is not None and office_row.needs_second_factor and user.role in APPROVERS
    return SignedIn(
        user=user, csrf=row.csrf, secret_sha256=row.secret_sha256, seen_at=row.seen_at, has_second_factor=has_one,
        needs_second_factor=asks and not has_one,
    )  # fmt: skip


def second_factor(db: Database, user_id: int) -> SecondFactor | None:
    """A person's second factor, confirmed or not; None when none was begun."""
    with db.read() as session:
        row = session.get(SecondFactorRow, user_id)
        if row is None:
            return None
        codes = select(func.count()).where(col(RecoveryCodeRow.user_id) == user_id)
        return SecondFactor(
            secret=row.secret, is_confirmed=row.confirmed_at is not None, recovery_codes=session.exec(codes).one()
        )


def open_sessions(db: Database, user_id: int, now: datetime) -> tuple[OpenSession, ...]:
    """A person's sessions in force, the one used last first."""
    with db.read() as session:
        query = select(SessionRow).where(
            SessionRow.user_id == user_id,
            col(SessionRow.awaits_code).is_(False),
            col(SessionRow.expires_at) >= now,
            col(SessionRow.seen_at) >= now - IDLE,
        )
        return tuple(
            OpenSession(
                handle=row.secret_sha256[:HANDLE], address=row.address, agent=row.agent, created_at=row.created_at,
                seen_at=row.seen_at,
            )
            for row in session.exec(query.order_by(col(SessionRow.seen_at).desc()))
        )  # fmt: skip


def _user(row: UserRow) -> User:
    return User(
        id=row.id,
        name=row.name,
        role=Role(row.role),
        password_hash=row.password_hash,
        is_disabled=row.disabled_at is not None,
    )
