"""Reads for coverage: at which hosts anything was seen or brought in by a file, and when last."""

from __future__ import annotations

from sqlalchemy import case, func
from sqlmodel import col, select

from storage.database import Database
from storage.records import CaptureMethod, Record, UtcTime
from storage.tables import CaptureRow, ObservationRow, SubjectRow


class HostSeen(Record):
    """One host. A Subject that came both ways counts in both."""

    host: str
    seen: int  # Subjects that were fetched
    imported: int  # Subjects that a file named
    last_at: UtcTime


def hosts_seen(db: Database) -> tuple[HostSeen, ...]:
    """Every host with its Subjects, by host."""
    files = select(CaptureRow.body_sha256).where(
        CaptureRow.method == CaptureMethod.IMPORT, col(CaptureRow.body_sha256).is_not(None)
    )
    of_file = col(ObservationRow.capture_sha256).is_(None) | col(ObservationRow.capture_sha256).in_(files)
    # By Subject first, in the order of an index: to count different Subjects of each host takes three times as long.
    ways = (
        select(
            ObservationRow.subject_id,
            func.max(case((of_file, 0), else_=1)).label("seen"),
            func.max(case((of_file, 1), else_=0)).label("imported"),
        )
        .group_by(col(ObservationRow.subject_id))
        .subquery()
    )
    query = (
        select(SubjectRow.host, func.sum(ways.c.seen), func.sum(ways.c.imported), func.max(SubjectRow.last_seen_at))
        .join(ways, ways.c.subject_id == SubjectRow.id)
        .group_by(SubjectRow.host)
        .order_by(SubjectRow.host)
    )
    with db.read() as session:
        return tuple(
            HostSeen(host=host, seen=seen, imported=imported, last_at=last)
            for host, seen, imported, last in session.exec(query)
        )
