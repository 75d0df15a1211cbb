"""The Event log: appended in the transaction of the deed it records, each row hashed together with the one before.

A deed whose Event can not be written fails with it. The check reads what is stored, not what it would be read as: a
flipped bit that leaves the same meaning (``\\u1ec7`` and ``\\u1Ec7``) is harm too.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import lru_cache
from json.encoder import encode_basestring
from typing import Any

from sqlalchemy import Text, cast, func, insert, type_coerce
from sqlalchemy import select as select_columns
from sqlalchemy.exc import DatabaseError
from sqlmodel import Session, col, select

from storage.database import Database, StorageError
from storage.records import Event
from storage.tables import EventRow

GENESIS = "0" * 64
BATCH = 2000  # rows fetched at once by the check

_canonical = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode


@dataclass
class Chain:
    """What a check of the log found. `first_bad` None: it holds from where it was read to its end."""

    events: int = 0  # `seq` of the last Event that holds
    last_hash: str = GENESIS
    first_bad: int | None = None
    hashes: dict[int, str] = field(default_factory=dict)  # of the `seq` that were asked for and hold


# Made once: making a statement anew for each Event costs more than the database takes to carry it out.
_LAST = select(EventRow.seq, EventRow.hash).order_by(col(EventRow.seq).desc()).limit(1)
_ADD = insert(EventRow)


def append(session: Session, at: datetime, actor: str, deed: str, subject: str, **data: object) -> int:
    """Add one Event and give its `seq`. `subject` is ``table:id``; `data` must be plain JSON values.

    `Database.write` lets one writer in at a time, so that none builds on an Event that another also builds on.
    """
    session.flush()
    last = session.exec(_LAST).first()
    seq, previous = (last[0] + 1, last[1]) if last else (1, GENESIS)
    moment = at.astimezone(UTC).isoformat()
    digest = _digest(seq, moment, actor, deed, subject, _canonical(data), previous)
    session.connection().execute(
        _ADD,
        {
            "seq": seq, "at": at, "actor": actor, "deed": str(deed), "subject": subject, "data": data,
            "previous_hash": previous, "hash": digest,
        },
    )  # fmt: skip
    return seq


def holds(event: Event) -> bool:
    """Whether an Event's hash is that of what it says, by itself: no database is needed."""
    moment = event.at.astimezone(UTC).isoformat()
    data = _canonical(dict(event.data))
    return event.hash == _digest(
        event.seq, moment, event.actor, event.deed, event.subject, data, event.previous_hash
    )  # fmt: skip


def sha256(text: str) -> str:
    """What the log keeps of a text that may name a seller: enough to prove it, nothing to read.

    The text itself stands in its row, where it can be deleted when its time is over, and the chain still holds.
    """
    return hashlib.sha256(text.encode()).hexdigest()


def _digest(seq: int, at: str, actor: str, deed: str, subject: str, data: str, previous: str) -> str:
    """SHA-256 of the canonical JSON of all seven as one list; put together by hand, which halves the check's time."""
    texts = ",".join([encode_basestring(text) for text in (at, actor, deed, subject)])
    return hashlib.sha256(f"[{seq},{texts},{data},{encode_basestring(previous)}]".encode()).hexdigest()


def first_bad_event(db: Database) -> int | None:
    """The `seq` of the first Event that was edited, moved or follows a gap; None when the chain holds.

    A cut-off tail can not be seen from inside; that needs a checkpoint kept elsewhere (`storage.checkpoints`).
    """
    return check_chain(db).first_bad


def check_chain(db: Database, marks: Collection[int] = (), last: int | None = None) -> Chain:
    """Read the log and say where it stops to hold, with the hashes of the Events numbered in `marks`.

    `last` reads only that many Events at the end, trusting the one before them. Raises StorageError when the database
    can not be read for a reason that says nothing about the Events.
    """
    chain, wanted = Chain(), frozenset(marks)
    with db.read() as session:
        start = _start(session, last, chain) if last is not None else None
        for batch in (BATCH, 1):  # one by one only to find which row of a batch can not be read at all
            try:
                _follow(session, chain, wanted, start, batch)
            except DatabaseError as error:
                if session.get_bind().dialect.name != "sqlite" or "locked" in str(error.orig):
                    raise StorageError(f"can not read the Events: {error.orig}; try again") from error
                chain.first_bad = chain.events + 1
                start = chain.events or None
            else:
                return chain
    return chain


def latest_moment(db: Database, last: int) -> datetime | None:
    """The latest time that any of the `last` newest Events bears: a clock that ran ahead and was set back shows too."""
    with db.read() as session:
        times = session.exec(select(EventRow.at).order_by(col(EventRow.seq).desc()).limit(last))
        return max(times, default=None)


def _start(session: Session, last: int, chain: Chain) -> int | None:
    """Where the last `last` Events begin; the Event before them goes into `chain` unread."""
    end = session.exec(select(func.max(EventRow.seq))).one() or 0
    before = session.exec(
        select(EventRow.seq, EventRow.hash).where(col(EventRow.seq) <= end - last).order_by(col(EventRow.seq).desc())
    ).first()
    if before is None:
        return None
    chain.events, chain.last_hash = before
    return chain.events


def _follow(session: Session, chain: Chain, wanted: frozenset[int], start: int | None, batch: int) -> None:
    chain.first_bad = None
    table = EventRow.__table__  # type: ignore[attr-defined]  # rows, not objects: a third of the time
    # Times and data as they are stored, so that nothing is read into them; PostgreSQL gives a real time instead.
    query = select_columns(
        table.c.seq, type_coerce(table.c.at, Text), table.c.actor, table.c.deed, table.c.subject,
        cast(table.c.data, Text), table.c.previous_hash, table.c.hash,
    ).order_by(table.c.seq).execution_options(yield_per=batch)  # fmt: skip
    if start is not None:
        query = query.where(table.c.seq > start)
    with session.connection().execute(query) as rows:
        for row in rows:
            if not _continues(row, chain):
                chain.first_bad = chain.events + 1
                return
            chain.events, chain.last_hash = row[0], row[7]
            if row[0] in wanted:
                chain.hashes[row[0]] = row[7]


def _continues(row: Sequence[Any], chain: Chain) -> bool:
    seq, at, actor, deed, subject, data, previous, digest = row
    if seq != chain.events + 1 or previous != chain.last_hash:
        return False
    try:
        return bool(digest == _digest(seq, _moment(at), actor, deed, subject, _rewritten(data), previous))
    except (ValueError, TypeError, AttributeError, RecursionError):  # no text, no UTF-8, no JSON, no time
        return False


def _moment(at: str | datetime) -> str:
    """The stored time as it was hashed. SQLite keeps ``2026-11-24 03:00:00.000000``, exactly so."""
    if isinstance(at, datetime):
        return at.astimezone(UTC).isoformat()
    if len(at) != 26 or at[10] != " " or at[19] != ".":
        raise ValueError("not a time as we write it")
    return f"{at[:10]}T{at[11:19] if at.endswith('.000000') else at[11:]}+00:00"


@lru_cache(maxsize=10_000)  # moves of cases repeat by the million
def _rewritten(stored: str) -> str:
    """The canonical form of stored JSON. Raises ValueError unless it stands there exactly as it was written."""
    data = json.loads(stored)
    if json.dumps(data) != stored:
        raise ValueError("not JSON as we write it")
    return _canonical(data)
