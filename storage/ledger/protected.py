"""Deeds about protected names and the domains that are known to be fine."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlmodel import Session, select

from storage.database import Database
from storage.ledger import events
from storage.ledger.errors import ConflictError, LedgerError, UnknownRowError
from storage.records import ProtectedEntry
from storage.watch_tables import AllowedDomainRow, ProtectedNameRow

_DOMAIN = re.compile(r"[a-z0-9_-]{1,63}(\.[a-z0-9_-]{1,63})+")


def load_shipped(db: Database, entries: Sequence[ProtectedEntry], now: datetime) -> int:
    """Take in the names that came with the program, as far as they are missing; gives how many.

    A row that a person changed or removed stays as they left it.
    """
    with db.write() as session:
        known = set(session.exec(select(ProtectedNameRow.domain)))
        fresh = {entry.domain: entry for entry in entries if entry.domain not in known}
        for entry in fresh.values():
            session.add(_row(entry, now, shipped=True))
        if fresh:
            session.flush()
            events.append(session, now, "system:init", "load_protected_names", "protected_names:*", names=len(fresh))
        return len(fresh)


def add_name(db: Database, entry: ProtectedEntry, *, actor: str, now: datetime) -> int:
    """Add a name; gives its id. Raises LedgerError when its domain is on the list already."""
    with db.write() as session:
        row = _of_domain(session, entry.domain)
        if row is not None and row.removed_at is None:
            raise LedgerError(f"tên miền {entry.domain} đã có trong danh sách ({row.name}); hãy sửa dòng đó")
        if row is None:
            row = _row(entry, now, shipped=False)
            session.add(row)
        else:
            _fill(row, entry, now)
        session.flush()
        events.append(session, now, actor, "add_protected_name", f"protected_names:{row.id}", **_plain(entry))
        return row.id


def change_name(db: Database, name_id: int, version: int, entry: ProtectedEntry, *, actor: str, now: datetime) -> None:
    """Change a name that was read at `version`. Raises ConflictError when a colleague was first."""
    with db.write() as session:
        row = _at(session, name_id, version)
        other = _of_domain(session, entry.domain)
        if other is not None and other.id != name_id:
            raise LedgerError(f"tên miền {entry.domain} đã thuộc về {other.name}")
        _fill(row, entry, now)
        session.add(row)
        session.flush()
        events.append(session, now, actor, "change_protected_name", f"protected_names:{row.id}", **_plain(entry))


def remove_name(db: Database, name_id: int, version: int, *, actor: str, now: datetime) -> None:
    """Take a name off the list; it stays off when the program's list is loaded again."""
    with db.write() as session:
        row = _at(session, name_id, version)
        row.removed_at, row.version, row.changed_at = now, row.version + 1, now
        session.add(row)
        session.flush()
        events.append(session, now, actor, "remove_protected_name", f"protected_names:{row.id}", domain=row.domain)


def import_names(db: Database, entries: Sequence[ProtectedEntry], *, actor: str, now: datetime) -> tuple[int, int]:
    """Take in a whole list by domain; gives (added, changed). What the list does not name stays as it is."""
    added = changed = 0
    with db.write() as session:
        for entry in entries:
            row = _of_domain(session, entry.domain)
            if row is None:
                session.add(_row(entry, now, shipped=False))
                session.flush()
                added += 1
            elif row.removed_at is not None or _entry(row) != entry:
                _fill(row, entry, now)
                session.add(row)
                changed += 1
        session.flush()
        events.append(
            session, now, actor, "import_protected_names", "protected_names:*", added=added, changed=changed,
            lines=len(entries),
        )  # fmt: skip
    return added, changed


def allow_domain(db: Database, domain: str, reason: str, *, actor: str, now: datetime) -> None:
    """Say that a domain is fine: it and all below it never match. Raises LedgerError for what is no domain."""
    domain = domain.strip().lower().rstrip(".")
    if not _DOMAIN.fullmatch(domain):
        raise LedgerError(f"{domain!r} không phải tên miền; hãy ghi dạng ten-mien.vn")
    if not reason.strip():
        raise LedgerError("hãy ghi lý do vì sao tên miền này không có vấn đề")
    with db.write() as session:
        if session.get(AllowedDomainRow, domain) is not None:
            raise LedgerError(f"{domain} đã có trong danh sách cho phép")
        session.add(AllowedDomainRow(domain=domain, reason=reason, added_by=actor, added_at=now))
        session.flush()
        events.append(session, now, actor, "allow_domain", f"allowed_domains:{domain}", reason=reason)


def disallow_domain(db: Database, domain: str, *, actor: str, now: datetime) -> None:
    """Take a domain off the allowlist. Raises UnknownRowError."""
    with db.write() as session:
        row = session.get(AllowedDomainRow, domain)
        if row is None:
            raise UnknownRowError(f"{domain} không có trong danh sách cho phép")
        session.delete(row)
        session.flush()
        events.append(session, now, actor, "disallow_domain", f"allowed_domains:{domain}")


def _of_domain(session: Session, domain: str) -> ProtectedNameRow | None:
    return session.exec(select(ProtectedNameRow).where(ProtectedNameRow.domain == domain)).first()


def _at(session: Session, name_id: int, version: int) -> ProtectedNameRow:
    row = session.get(ProtectedNameRow, name_id)
    if row is None or row.removed_at is not None:
        raise UnknownRowError(f"không có tên được bảo vệ số {name_id}")
    if row.version != version:
        raise ConflictError(f"{row.name} vừa được người khác sửa; hãy tải lại trang rồi sửa tiếp")
    return row


def _row(entry: ProtectedEntry, now: datetime, *, shipped: bool) -> ProtectedNameRow:
    return ProtectedNameRow(shipped=shipped, version=1, changed_at=now, **_plain(entry))


def _fill(row: ProtectedNameRow, entry: ProtectedEntry, now: datetime) -> None:
    for name, value in _plain(entry).items():
        setattr(row, name, value)
    row.version, row.changed_at, row.removed_at = row.version + 1, now, None


def _plain(entry: ProtectedEntry) -> dict[str, Any]:
    return entry.model_dump(mode="json")


def _entry(row: ProtectedNameRow) -> ProtectedEntry:
    return ProtectedEntry.model_validate({name: getattr(row, name) for name in ProtectedEntry.model_fields})
