"""Taking in a register: the file's lines with their keys, in place of the list that stood before."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from itertools import islice

from sqlalchemy import insert
from sqlmodel import Session, col, select, update

from storage.database import Database
from storage.ledger import events
from storage.ledger.errors import ConflictError, LedgerError
from storage.register_tables import RegisterEntryRow, RegisterKeyRow, RegisterRow
from storage.registers import Register, RegisterEntry, keys_of

BATCH = 2000


def take_in(db: Database, register: Register, entries: Iterable[RegisterEntry], *, actor: str, now: datetime) -> int:
    """Put a list in force and the one of the same kind and source out of it; gives its id. All of it or nothing.

    Raises ConflictError for a file that is in force already, or one older than the list in force; LedgerError for one
    without lines.
    """
    with db.write() as session:
        before = session.exec(
            select(RegisterRow).where(
                RegisterRow.kind == register.kind, RegisterRow.source == register.source, col(RegisterRow.is_current)
            )
        ).first()
        if before is not None and before.file_sha256 == register.file_sha256 and before.as_of == register.as_of:
            raise ConflictError(f"tệp này đã được nhập (danh sách {before.id})")
        if before is not None and before.as_of > register.as_of:
            raise ConflictError(
                f"danh sách đang dùng là của ngày {before.as_of:%d/%m/%Y}, mới hơn tệp này; hãy kiểm tra ngày đã ghi"
            )
        session.exec(
            update(RegisterRow)
            .where(col(RegisterRow.kind) == register.kind, col(RegisterRow.source) == register.source)
            .values(is_current=False)
        )
        row = RegisterRow(
            **register.model_dump(), entries=0, is_current=True, taken_in_by=actor, taken_in_at=now
        )  # fmt: skip
        session.add(row)
        session.flush()
        rest = iter(entries)
        while batch := tuple(islice(rest, BATCH)):
            row.entries += _add(session, row.id, batch)
        if not row.entries:
            raise LedgerError("tệp không có dòng nào đọc được; danh sách cũ được giữ nguyên")
        session.add(row)
        session.flush()
        events.append(
            session, now, actor, "take_in_register", f"registers:{row.id}", kind=register.kind, source=register.source,
            as_of=register.as_of.isoformat(), file_sha256=register.file_sha256, entries=row.entries,
        )  # fmt: skip
        return row.id


def note_taken_back(db: Database, observation_id: int, rules: dict[str, str], *, actor: str, now: datetime) -> None:
    """Note which suspicions of the machine a list disproved, by rule: the list and its line."""
    with db.write() as session:
        events.append(session, now, actor, "disprove_by_register", f"observations:{observation_id}", **rules)


def _add(session: Session, register_id: int, entries: tuple[RegisterEntry, ...]) -> int:
    rows = [
        {"register_id": register_id, **entry.model_dump(include={"line", "name", "owner", "number", "valid_to"})}
        for entry in entries
    ]
    made = insert(RegisterEntryRow).returning(col(RegisterEntryRow.id), sort_by_parameter_order=True)
    ids = session.scalars(made, rows).all()
    keys = [
        {"entry_id": entry_id, "what": key.what, "key": key.key}
        for entry_id, entry in zip(ids, entries, strict=True)
        for key in keys_of(entry)
    ]
    if keys:
        session.execute(insert(RegisterKeyRow), keys)
    return len(rows)
