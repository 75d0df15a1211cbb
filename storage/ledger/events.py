"""The Event log: appended in the transaction of the deed it records, each row hashed together with the one before.

A deed whose Event can not be written fails with it.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from datetime import datetime

from sqlmodel import Session, col, select

from storage.database import Database
from storage.tables import EventRow

GENESIS = "0" * 64


def append(session: Session, at: datetime, actor: str, deed: str, subject: str, **data: object) -> None:
    """Add one Event. `subject` is ``table:id``; `data` must be plain JSON values."""
    last = session.exec(select(EventRow).order_by(col(EventRow.seq).desc()).limit(1)).first()
    seq, previous = (last.seq + 1, last.hash) if last else (1, GENESIS)
    digest = _digest(seq, at, actor, deed, subject, data, previous)
    session.add(
        EventRow(
            seq=seq, at=at, actor=actor, deed=deed, subject=subject, data=data, previous_hash=previous, hash=digest
        )
    )
    session.flush()


def _digest(
    seq: int, at: datetime, actor: str, deed: str, subject: str, data: Mapping[str, object], previous: str
) -> str:
    content = json.dumps(
        [seq, at.isoformat(), actor, deed, subject, data, previous],
        ensure_ascii=False,
        sort_keys=True,
        separators=(",", ":"),
    )
    return hashlib.sha256(content.encode()).hexdigest()


def first_bad_event(db: Database) -> int | None:
    """The `seq` of the first Event that was edited, moved or follows a gap; None when the chain holds.

    A cut-off tail can not be seen from inside; that needs a checkpoint kept elsewhere.
    """
    expected, previous = 1, GENESIS
    with db.read() as session:
        for row in session.exec(select(EventRow).order_by(col(EventRow.seq)).execution_options(yield_per=1000)):
            digest = _digest(row.seq, row.at, row.actor, row.deed, row.subject, row.data, row.previous_hash)
            if row.seq != expected or row.previous_hash != previous or row.hash != digest:
                return expected
            expected, previous = row.seq + 1, row.hash
    return None
