"""Deeds about the office and its people. Passwords arrive here already hashed."""

from __future__ import annotations

from datetime import datetime

from sqlmodel import Session, col, delete, select

from storage.access_tables import SessionRow
from storage.database import Database
from storage.ledger import events
from storage.ledger.errors import LedgerError, NotAllowedError, UnknownRowError
from storage.records import Role
from storage.tables import OfficeRow, UserRow

DECIDERS = frozenset({Role.ANALYST, Role.APPROVER, Role.ADMIN})
APPROVERS = frozenset({Role.APPROVER, Role.ADMIN})


def open_office(
    db: Database, name: str, province: str, *, is_demo: bool, now: datetime, needs_second_factor: bool = False
) -> None:
    """Make this database the database of one office. Raises LedgerError when it already is one's."""
    with db.write() as session:
        if session.get(OfficeRow, 1):
            raise LedgerError("this data folder already belongs to an office; set RASOAT_DATA to another folder")
        session.add(
            OfficeRow(
                name=name, province=province, is_demo=is_demo, needs_second_factor=needs_second_factor, created_at=now
            )
        )
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


def require_second_factor(db: Database, *, needed: bool, actor: str, now: datetime) -> None:
    """Say whether approvers and admins of this office need a second factor. Raises UnknownRowError before `init`."""
    with db.write() as session:
        row = session.get(OfficeRow, 1)
        if row is None:
            raise UnknownRowError("chưa có cơ quan nào")
        row.needs_second_factor = needed
        session.add(row)
        events.append(session, now, actor, "require_second_factor", "offices:1", needed=needed)


def set_password(db: Database, user_id: int, password_hash: str, *, actor: str, now: datetime, but: str = "") -> None:
    """Give a person a new password; their browser sessions end, all or all but the one with the hash `but`."""
    with db.write() as session:
        user = find_user(session, user_id)
        user.password_hash = password_hash
        session.add(user)
        mine = delete(SessionRow).where(col(SessionRow.user_id) == user_id, col(SessionRow.secret_sha256) != but)
        session.exec(mine)
        events.append(session, now, actor, "set_password", f"users:{user_id}")


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
