"""The deed of giving evidence of a Case away."""

from __future__ import annotations

from datetime import datetime

from storage.database import Database
from storage.ledger import events
from storage.ledger.errors import UnknownRowError
from storage.queue_tables import NoteRow
from storage.tables import CaseRow


def log_export(
    db: Database, case_id: int, actor: str, now: datetime, *, is_sealed: bool, reason: str, manifest_sha256: str
) -> None:
    """Write down that a package left, with the hash of its manifest. Raises UnknownRowError.

    The reason may name people: it stands in a row of its own, and the log keeps its hash.
    """
    with db.write() as session:
        if session.get(CaseRow, case_id) is None:
            raise UnknownRowError(f"không có vụ việc {case_id}")
        noted: dict[str, object] = {}
        if reason:
            note = NoteRow(case_id=case_id, text=reason, written_at=now)
            session.add(note)
            session.flush()
            noted = {"note_id": note.id, "text_sha256": events.sha256(reason)}
        events.append(
            session, now, actor, "export_evidence", f"cases:{case_id}", sealed=is_sealed, manifest=manifest_sha256,
            **noted,
        )  # fmt: skip


def log_case_export(
    db: Database, actor: str, now: datetime, *, number: int, with_sellers: bool, file_sha256: str
) -> None:
    """Write down that somebody took cases out as a table, which file that was, and whether it names sellers."""
    with db.write() as session:
        events.append(
            session,
            now,
            actor,
            "export_cases",
            "exports:0",
            cases=number,
            sellers=with_sellers,
            file_sha256=file_sha256,
        )


def log_named_report(db: Database, actor: str, now: datetime, *, code: str) -> None:
    """Write down that somebody took out a report that names sellers; `code` says which snapshot."""
    with db.write() as session:
        events.append(session, now, actor, "export_named_report", "exports:0", code=code)
