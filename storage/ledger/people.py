"""Deeds about the office, its people and their signed-in browsers. Passwords arrive here already hashed."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlmodel import Session, col, delete, select

from storage.database import Database
from storage.ledger import events
from storage.ledger.errors import LedgerError, NotAllowedError, UnknownRowError
from storage.records import Role
from storage.tables import OfficeRow, SessionRow, UserRow

DECIDERS = frozenset({Role.ANALYST, Role.APPROVER, Role.ADMIN})
APPROVERS = frozenset({Role.APPROVER, Role.ADMIN})
SESSION_LENGTH = timedelta(hours=12)  # a working day with overtime; nobody signs in twice a day


def open_office(db: Database, name: str, province: str, *, is_demo: bool, now: datetime) -> None:
    """Make this database the database of one office. Raises LedgerError when it already is one's."""
    with db.write() as session:
        if session.get(OfficeRow, 1):
            raise LedgerError("this data folder already belongs to an office; set RASOAT_DATA to another folder")
        session.add(OfficeRow(name=name, province=province, is_demo=is_demo, created_at=now))
        events.append(session, now, "system:init", "open_office", "offices:1", name=name, province=province)


def add_user(db: Database, name: str, role: Role, password_hash: str, *, actor: str, now: datetime) -> int:
    """Add a person and give their id. Raises LedgerError when the name is taken."""
    with db.write() as session:
        if session.exec(select(UserRow).where(UserRow.name == name)).first():
            raise LedgerError(f"there already is a user named {name}; choose another name")
        row = UserRow(name=name, role=role, password_hash=password_hash, created_at=now)
        session.add(row)
        session.flush()
        events.append(session, now, actor, "add_user", f"users:{row.id}", name=name, role=role)
        return row.id


def set_password(db: Database, user_id: int, password_hash: str, *, actor: str, now: datetime) -> None:
    """Give a person a new password; all their browser sessions end."""
    with db.write() as session:
        user = find_user(session, user_id)
        user.password_hash = password_hash
        session.add(user)
        session.exec(delete(SessionRow).where(col(SessionRow.user_id) == user_id))
        events.append(session, now, actor, "set_password", f"users:{user_id}")


def sign_in(db: Database, user_id: int, secret_sha256: str, csrf: str, now: datetime) -> None:
    """Open a browser session for a person whose password was right; sessions that ran out are swept."""
    with db.write() as session:
        session.exec(delete(SessionRow).where(col(SessionRow.expires_at) < now))
        user = find_user(session, user_id)
        session.add(
            SessionRow(
                secret_sha256=secret_sha256, user_id=user_id, csrf=csrf, created_at=now, expires_at=now + SESSION_LENGTH
            )
        )
        events.append(session, now, user.name, "sign_in", f"users:{user_id}")


def sign_out(db: Database, secret_sha256: str, now: datetime) -> None:
    """End one browser session; nothing happens when it has ended already."""
    with db.write() as session:
        row = session.get(SessionRow, secret_sha256)
        if row:
            user = find_user(session, row.user_id)
            session.delete(row)
            events.append(session, now, user.name, "sign_out", f"users:{user.id}")


def find_user(session: Session, user_id: int) -> UserRow:
    """The row of a person who may act. Raises UnknownRowError for nobody or a disabled account."""
    row = session.get(UserRow, user_id)
    if row is None or row.disabled_at is not None:
        raise UnknownRowError("không có người dùng này, hoặc tài khoản đã khóa")
    return row


def allowed_user(session: Session, user_id: int, roles: frozenset[Role]) -> UserRow:
    """The person's row if one of `roles` is theirs. Raises NotAllowedError."""
    user = find_user(session, user_id)
    if Role(user.role) not in roles:
        raise NotAllowedError(f"vai trò {user.role} không được làm việc này; cần một trong: {', '.join(sorted(roles))}")
    return user
