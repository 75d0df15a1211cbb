"""Time stamps of Captures: which wait for one, and the deed of writing one down."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlmodel import Session, col, select, update

from storage.database import Database
from storage.ledger import events
from storage.records import SHA256, Record, UtcTime
from storage.tables import CaptureRow, StampRow

STAMPER = "system:stamp"
LATEST = timedelta(days=1)  # a stamp that comes later proves little; what an office captured before it had one stays so
MOST_AT_ONCE = 5000


class Waiting(Record):
    """A Capture without a time stamp."""

    capture_id: int
    manifest_sha256: SHA256


class Stamp(Record):
    """A time stamp that an authority gave to a list of manifests; list and token lie in the vault."""

    list_sha256: SHA256
    token_sha256: SHA256
    authority: str
    stamped_at: UtcTime


def waiting(db: Database, now: datetime) -> tuple[Waiting, ...]:
    """Captures of the last day that have a manifest and no time stamp, oldest first."""
    query = (
        select(CaptureRow.id, CaptureRow.manifest_sha256)
        .where(
            col(CaptureRow.captured_at) > now - LATEST,
            col(CaptureRow.stamp_id).is_(None),
            col(CaptureRow.manifest_sha256).is_not(None),
        )
        .order_by(col(CaptureRow.id))
        .limit(MOST_AT_ONCE)
    )
    with db.read() as session:
        return tuple(Waiting(capture_id=row[0], manifest_sha256=row[1]) for row in session.exec(query) if row[1])


def keep_stamp(db: Database, stamp: Stamp, captures: Sequence[int], now: datetime) -> int:
    """Write down a time stamp and to which Captures it belongs; gives to how many. Who was stamped before, stays so."""
    with db.write() as session:
        row = StampRow(**stamp.model_dump())
        session.add(row)
        session.flush()
        number = sum(_belongs(session, row.id, captures[i : i + 500]) for i in range(0, len(captures), 500))
        events.append(
            session, now, STAMPER, "stamp", f"stamps:{row.id}", captures=number, authority=stamp.authority,
            list=stamp.list_sha256, token=stamp.token_sha256, stamped_at=stamp.stamped_at.isoformat(),
        )  # fmt: skip
        return number


def _belongs(session: Session, stamp_id: int, captures: Sequence[int]) -> int:
    free = (col(CaptureRow.id).in_(captures), col(CaptureRow.stamp_id).is_(None))
    return session.exec(update(CaptureRow).where(*free).values(stamp_id=stamp_id)).rowcount
