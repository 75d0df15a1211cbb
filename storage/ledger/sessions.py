"""Deeds about signed-in browsers and second factors. Passwords are checked before, secrets arrive here hashed.

A session ends when its browser signs out, when nothing was asked for an hour, after twelve hours whatever happens, when
its person ends it from elsewhere, and when the person's password, role or account changes.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime, timedelta

from sqlmodel import Session, col, delete, select, update

from storage.access_tables import RecoveryCodeRow, SecondFactorRow, SessionRow
from storage.database import Database
from storage.ledger import events
from storage.ledger.errors import LedgerError, UnknownRowError
from storage.ledger.people import find_user

SESSION_LENGTH = timedelta(hours=12)  # a working day with overtime; nobody signs in twice a day
IDLE = timedelta(hours=1)  # NIST SP 800-63B-4, 2.2.3: at most one hour at AAL2
CODE_LENGTH = timedelta(minutes=5)  # from the right password to the one-time code
SEEN_EVERY = timedelta(minutes=1)  # a look is noted once a minute: reading pages must not mean writing rows


def sign_in(
    db: Database, user_id: int, secret_sha256: str, csrf: str, now: datetime, *,
    awaits_code: bool = False, address: str = "", agent: str = "",
) -> None:  # fmt: skip
    """Open a session for a person whose password was right; with `awaits_code` it is good for giving the code only.

    Sessions that ran out are swept.
    """
    with db.write() as session:
        session.exec(delete(SessionRow).where(col(SessionRow.expires_at) < now))
        user = find_user(session, user_id)
        session.add(
            SessionRow(
                secret_sha256=secret_sha256, user_id=user_id, csrf=csrf, awaits_code=awaits_code, address=address,
                agent=agent, created_at=now, seen_at=now,
                expires_at=now + (CODE_LENGTH if awaits_code else SESSION_LENGTH),
            )
        )  # fmt: skip
        if not awaits_code:
            events.append(session, now, user.name, "sign_in", f"users:{user_id}")


def see(db: Database, secret_sha256: str, now: datetime) -> None:
    """Note that a session is in use; at most once in SEEN_EVERY."""
    with db.write() as session:
        session.exec(
            update(SessionRow)
            .where(col(SessionRow.secret_sha256) == secret_sha256, col(SessionRow.seen_at) < now)
            .values(seen_at=now)
        )


def sign_out(db: Database, secret_sha256: str, now: datetime) -> None:
    """End one session; nothing happens when it has ended already."""
    with db.write() as session:
        row = session.get(SessionRow, secret_sha256)
        if row:
            user = find_user(session, row.user_id)
            was_open = not row.awaits_code
            session.delete(row)
            if was_open:
                events.append(session, now, user.name, "sign_out", f"users:{user.id}")


def end_session(db: Database, user_id: int, handle: str, actor: str, now: datetime) -> None:
    """End the session of a person that `handle`, the start of its hash, names. Raises UnknownRowError."""
    with db.write() as session:
        mine = select(SessionRow).where(SessionRow.user_id == user_id)
        rows = [row for row in session.exec(mine) if row.secret_sha256.startswith(handle)]
        if len(rows) != 1 or not handle:
            raise UnknownRowError("phiên đăng nhập này đã kết thúc")
        session.delete(rows[0])
        events.append(session, now, actor, "end_session", f"users:{user_id}")


def end_sessions(session: Session, user_id: int, but: str = "") -> int:
    """End a person's sessions, inside a deed that asks for it; the one with the hash `but` may go on."""
    query = delete(SessionRow).where(col(SessionRow.user_id) == user_id, col(SessionRow.secret_sha256) != but)
    return session.exec(query).rowcount


def end_other_sessions(db: Database, user_id: int, but: str, actor: str, now: datetime) -> int:
    """End a person's sessions but for one, or all with an empty `but`; gives how many."""
    with db.write() as session:
        number = end_sessions(session, user_id, but)
        if number:
            events.append(session, now, actor, "end_session", f"users:{user_id}", number=number)
        return number


def prepare_second_factor(db: Database, user_id: int, secret: str, now: datetime) -> None:
    """Keep a new secret that does not count yet. Raises LedgerError when one counts already."""
    with db.write() as session:
        find_user(session, user_id)
        row = session.get(SecondFactorRow, user_id)
        if row is not None and row.confirmed_at is not None:
            raise LedgerError("xác thực hai bước đã được bật; hãy tắt trước khi thiết lập lại")
        if row is not None:
            session.delete(row)
            session.flush()
        session.add(SecondFactorRow(user_id=user_id, secret=secret, created_at=now))


def confirm_second_factor(
    db: Database, user_id: int, step: int, code_hashes: Collection[str], but: str, now: datetime
) -> None:
    """Let the prepared secret count from now on, after a right code of `step`; other sessions end.

    Raises LedgerError when there is nothing to confirm.
    """
    with db.write() as session:
        user = find_user(session, user_id)
        row = session.get(SecondFactorRow, user_id)
        if row is None or row.confirmed_at is not None:
            raise LedgerError("chưa có mã nào được thiết lập; hãy tải lại trang")
        row.confirmed_at, row.last_step = now, step
        session.add(row)
        end_sessions(session, user_id, but)
        _give_recovery_codes(session, user_id, code_hashes, now)
        events.append(session, now, user.name, "enrol_second_factor", f"users:{user_id}")


def use_code(db: Database, user_id: int, step: int) -> bool:
    """Use up the code of `step`; false when it, or a later one, was used before."""
    with db.write() as session:
        changed = session.exec(
            update(SecondFactorRow)
            .where(col(SecondFactorRow.user_id) == user_id, col(SecondFactorRow.last_step) < step)
            .values(last_step=step)
        )
        return changed.rowcount == 1


def use_recovery_code(db: Database, user_id: int, code_sha256: str, now: datetime) -> bool:
    """Use up a recovery code; false when it is not this person's or was used before."""
    with db.write() as session:
        user = find_user(session, user_id)
        gone = session.exec(
            delete(RecoveryCodeRow).where(
                col(RecoveryCodeRow.code_sha256) == code_sha256, col(RecoveryCodeRow.user_id) == user_id
            )
        )
        if gone.rowcount == 1:
            events.append(session, now, user.name, "use_recovery_code", f"users:{user_id}")
        return gone.rowcount == 1


def new_recovery_codes(db: Database, user_id: int, code_hashes: Collection[str], now: datetime) -> None:
    """Put new recovery codes in the place of the old ones."""
    with db.write() as session:
        user = find_user(session, user_id)
        _give_recovery_codes(session, user_id, code_hashes, now)
        events.append(session, now, user.name, "new_recovery_codes", f"users:{user_id}")


def remove_second_factor(db: Database, user_id: int, actor: str, now: datetime, but: str = "") -> None:
    """Take a person's second factor away, their recovery codes with it; other sessions end. Raises UnknownRowError."""
    with db.write() as session:
        row = session.get(SecondFactorRow, user_id)
        if row is None:
            raise UnknownRowError("người này chưa bật xác thực hai bước")
        session.delete(row)
        session.exec(delete(RecoveryCodeRow).where(col(RecoveryCodeRow.user_id) == user_id))
        end_sessions(session, user_id, but)
        events.append(session, now, actor, "remove_second_factor", f"users:{user_id}")


def _give_recovery_codes(session: Session, user_id: int, code_hashes: Collection[str], now: datetime) -> None:
    session.exec(delete(RecoveryCodeRow).where(col(RecoveryCodeRow.user_id) == user_id))
    for code_sha256 in code_hashes:
        session.add(RecoveryCodeRow(code_sha256=code_sha256, user_id=user_id, created_at=now))
