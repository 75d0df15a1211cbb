"""Deeds of an admin on the people of the office. Each ends what the person had open before, in the same transaction."""

from __future__ import annotations

from datetime import datetime

from sqlmodel import Session, col, delete, func, select, update

from storage.access_tables import RecoveryCodeRow, SecondFactorRow
from storage.database import Database
from storage.ledger import events
from storage.ledger.cases import move_case
from storage.ledger.errors import LedgerError, UnknownRowError
from storage.ledger.people import allowed_user
from storage.ledger.sessions import end_sessions
from storage.lifecycle import CaseDeed
from storage.records import CaseState, Role
from storage.tables import CaseRow, OfficeRow, TokenRow, UserRow

ADMINS = frozenset({Role.ADMIN})


def disable(db: Database, user_id: int, admin_id: int, now: datetime) -> int:
    """Shut an account: sessions and tokens end, its leases and assignments go back to all. Gives how many Cases.

    Raises NotAllowedError unless an admin asks, LedgerError for the asker or the last admin.
    """
    with db.write() as session:
        admin, user = allowed_user(session, admin_id, ADMINS), _other(session, user_id, admin_id)
        if user.disabled_at is not None:
            raise LedgerError("tài khoản này đã khóa")
        _keep_an_admin(session, user)
        user.disabled_at = now
        session.add(user)
        end_sessions(session, user_id)
        session.exec(
            update(TokenRow)
            .where(col(TokenRow.user_id) == user_id, col(TokenRow.revoked_at).is_(None))
            .values(revoked_at=now)
        )
        number = _hand_back(session, user_id, admin.name, now)
        events.append(session, now, admin.name, "disable_user", f"users:{user_id}", cases=number)
        return number


def enable(db: Database, user_id: int, admin_id: int, now: datetime) -> None:
    """Open a shut account again; tokens stay dead. Raises NotAllowedError, LedgerError when it is open."""
    with db.write() as session:
        admin, user = allowed_user(session, admin_id, ADMINS), _other(session, user_id, admin_id)
        if user.disabled_at is None:
            raise LedgerError("tài khoản này đang hoạt động")
        user.disabled_at = None
        session.add(user)
        events.append(session, now, admin.name, "enable_user", f"users:{user_id}")


def change_role(db: Database, user_id: int, role: Role, admin_id: int, now: datetime) -> None:
    """Give a person another role; their sessions end, so that no page of the old role stays open.

    Raises NotAllowedError, LedgerError for the asker, the last admin, or the role that they have.
    """
    with db.write() as session:
        admin, user = allowed_user(session, admin_id, ADMINS), _other(session, user_id, admin_id)
        if user.role == role:
            raise LedgerError("người này đã có vai trò đó")
        _keep_an_admin(session, user)
        before, user.role = str(user.role), role
        session.add(user)
        end_sessions(session, user_id)
        if role is Role.INSPECTOR:
            _hand_back(session, user_id, admin.name, now)
        events.append(session, now, admin.name, "change_role", f"users:{user_id}", before=before, after=role)


def give_password(db: Database, user_id: int, password_hash: str, admin_id: int, now: datetime) -> None:
    """Put a new password in the place of one that was lost, and end the person's sessions."""
    with db.write() as session:
        admin, user = allowed_user(session, admin_id, ADMINS), _other(session, user_id, admin_id)
        user.password_hash = password_hash
        session.add(user)
        end_sessions(session, user_id)
        events.append(session, now, admin.name, "set_password", f"users:{user_id}")


def clear_second_factor(db: Database, user_id: int, admin_id: int, now: datetime) -> None:
    """Take away the second factor of somebody who lost telephone and codes. Raises UnknownRowError without one."""
    with db.write() as session:
        admin = allowed_user(session, admin_id, ADMINS)
        _other(session, user_id, admin_id)
        if session.exec(delete(SecondFactorRow).where(col(SecondFactorRow.user_id) == user_id)).rowcount != 1:
            raise UnknownRowError("người này chưa bật xác thực hai bước")
        session.exec(delete(RecoveryCodeRow).where(col(RecoveryCodeRow.user_id) == user_id))
        end_sessions(session, user_id)
        events.append(session, now, admin.name, "remove_second_factor", f"users:{user_id}")


def sign_out_everywhere(db: Database, user_id: int, admin_id: int, now: datetime) -> None:
    """End all sessions of a person."""
    with db.write() as session:
        admin = allowed_user(session, admin_id, ADMINS)
        _other(session, user_id, admin_id)
        events.append(
            session, now, admin.name, "end_session", f"users:{user_id}", number=end_sessions(session, user_id)
        )  # fmt: skip


def change_office(
    db: Database, name: str, province: str, admin_id: int, now: datetime, *, needs_second_factor: bool
) -> None:
    """Change what the office is called and whether it asks a second factor. Raises LedgerError for an empty name."""
    if not name or not province or len(name) > 200 or len(province) > 100:
        raise LedgerError("cơ quan cần có tên (tối đa 200 ký tự) và tỉnh, thành phố (tối đa 100 ký tự)")
    with db.write() as session:
        admin, row = allowed_user(session, admin_id, ADMINS), session.get_one(OfficeRow, 1)
        row.name, row.province, row.needs_second_factor = name, province, needs_second_factor
        session.add(row)
        events.append(
            session, now, admin.name, "change_office", "offices:1", name=name, province=province,
            needs_second_factor=needs_second_factor,
        )  # fmt: skip


def _other(session: Session, user_id: int, admin_id: int) -> UserRow:
    row = session.get(UserRow, user_id)
    if row is None:
        raise UnknownRowError("không có người dùng này")
    if user_id == admin_id:
        raise LedgerError("không tự làm việc này với tài khoản của mình; hãy nhờ một quản trị khác")
    return row


def _keep_an_admin(session: Session, user: UserRow) -> None:
    others = select(func.count()).where(
        UserRow.role == Role.ADMIN, col(UserRow.disabled_at).is_(None), col(UserRow.id) != user.id
    )
    if user.role == Role.ADMIN and session.exec(others).one() == 0:
        raise LedgerError("đây là quản trị cuối cùng; hãy thêm một quản trị khác trước")


def _hand_back(session: Session, user_id: int, actor: str, now: datetime) -> int:
    """Put the Cases that a person holds back into the queue and free those set aside for them; gives how many."""
    held = session.exec(select(CaseRow).where(CaseRow.state == CaseState.IN_REVIEW, CaseRow.leased_by == user_id)).all()
    for case in held:
        move_case(
            session, case, CaseDeed.RELEASE, CaseState.QUEUED, actor, now, leased_by=None, lease_expires_at=None
        )  # fmt: skip
    session.exec(
        update(CaseRow).where(col(CaseRow.reserved_by) == user_id).values(reserved_by=None, reserved_until=None)
    )
    assigned = session.exec(update(CaseRow).where(col(CaseRow.assignee_id) == user_id).values(assignee_id=None))
    return len(held) + assigned.rowcount
