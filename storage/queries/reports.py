"""Reads of kept reports."""

from __future__ import annotations

import hashlib
import zlib
from datetime import date
from typing import Any

from sqlmodel import Session, col, select

from storage.database import Database, StorageError
from storage.ledger.errors import UnknownRowError
from storage.records import Record, UtcTime
from storage.report_tables import ReportRow
from storage.tables import EventRow


class KeptReport(Record):
    """One version of a report, without its content."""

    id: int
    name: str
    first: date
    last: date
    version: int
    sha256: str
    changes: tuple[dict[str, Any], ...]
    made_by: str
    made_at: UtcTime


def latest(db: Database, name: str, first: date, last: date) -> tuple[KeptReport, bytes] | None:
    """The newest version of a report of these days, with its content; None before the first. Raises StorageError."""
    with db.read() as session:
        query = select(ReportRow).where(ReportRow.name == name, ReportRow.first == first, ReportRow.last == last)
        row = session.exec(query.order_by(col(ReportRow.version).desc()).limit(1)).first()
        return None if row is None else (_view(row), _content(session, row))


def version(db: Database, name: str, first: date, last: date, number: int) -> tuple[KeptReport, bytes] | None:
    """One version with its content; None where there is none. Raises StorageError for one that was changed."""
    with db.read() as session:
        query = select(ReportRow).where(ReportRow.name == name, ReportRow.first == first, ReportRow.last == last)
        row = session.exec(query.where(ReportRow.version == number)).first()
        return None if row is None else (_view(row), _content(session, row))


def report(db: Database, report_id: int) -> tuple[KeptReport, bytes]:
    """One version by its id, with its content. Raises UnknownRowError, StorageError."""
    with db.read() as session:
        row = session.get(ReportRow, report_id)
        if row is None:
            raise UnknownRowError(f"không có báo cáo {report_id}")
        return _view(row), _content(session, row)


def newest(db: Database, most: int = 50) -> tuple[KeptReport, ...]:
    """The last versions that were kept, newest first."""
    with db.read() as session:
        rows = session.exec(select(ReportRow).order_by(col(ReportRow.id).desc()).limit(most))
        return tuple(_view(row) for row in rows)


def _view(row: ReportRow) -> KeptReport:
    return KeptReport.model_validate({name: getattr(row, name) for name in KeptReport.model_fields})


def _content(session: Session, row: ReportRow) -> bytes:
    """What was kept, checked against its own hash and against the one that the log holds."""
    logged = select(EventRow.data).where(EventRow.subject == f"reports:{row.id}", EventRow.deed == "keep_report")
    told = session.exec(logged).first() or {}
    try:
        content = zlib.decompress(row.packed)
    except zlib.error:
        content = b""
    if hashlib.sha256(content).hexdigest() != row.sha256 or told.get("sha256") != row.sha256:
        raise StorageError(
            f"the kept report {row.name} {row.first} to {row.last}, version {row.version}, is not what the log says "
            f"was kept; run `rasoat verify audit`, and take the database from a backup"
        )
    return content
