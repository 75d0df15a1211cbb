"""Which columns name bytes in the vault: what a backup takes along, and what keeps a file from being swept."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from sqlalchemy import func, union
from sqlmodel import Session, col, select

from storage.database import Database
from storage.following_tables import ReplyRow
from storage.ledger import events
from storage.letter_tables import LetterRow
from storage.register_tables import RegisterRow
from storage.tables import CaptureRow, StampRow
from storage.vault import Vault
from storage.watch_tables import LookalikeRow, RealPageRow

SWEEPER = "system:retention"
NAMES: tuple[Any, ...] = (
    CaptureRow.body_sha256, CaptureRow.raw_sha256, CaptureRow.screenshot_sha256, CaptureRow.dom_sha256,
    CaptureRow.certificate_sha256, CaptureRow.robots_sha256, CaptureRow.setup_sha256, CaptureRow.manifest_sha256,
    StampRow.list_sha256, StampRow.token_sha256, LetterRow.docx_sha256, LetterRow.annex_sha256,
    LetterRow.signed_sha256, LetterRow.message_sha256, ReplyRow.file_sha256, RegisterRow.file_sha256,
    LookalikeRow.screenshot_sha256, LookalikeRow.real_screenshot_sha256, RealPageRow.screenshot_sha256,
)  # fmt: skip
"""Every one; a test compares them with the tables, so that a new column is not forgotten."""


def named(db: Database) -> list[str]:
    """The SHA-256 of all bytes that some row names, in order."""
    with db.read() as session:
        rows = session.connection().execute(union(*[select(col(name)) for name in NAMES])).scalars()
        return sorted(sha for sha in rows if sha)


def some_named(db: Database, sample: int) -> list[str]:
    """Of the bodies of Captures, `sample` at random."""
    with db.read() as session:
        some = select(CaptureRow.body_sha256).where(col(CaptureRow.body_sha256).is_not(None))
        return [sha for sha in session.exec(some.order_by(func.random()).limit(sample)) if sha]


def sweep(db: Database, vault: Vault, after: datetime, before: datetime, now: datetime) -> int:
    """Erase the files that came into the vault between the two times and that no row names; gives how many.

    Bytes are kept before their row is written: a process that dies between the two leaves them behind, and so does one
    that dies while it writes a file. Both times bound the work of a night; `before` is the time of grace.
    """
    waiting = vault.names(after, before)
    if waiting:
        with db.read() as session:
            for sha256 in _all_names(session):
                waiting.discard(sha256)
    swept = sum(vault.erase_older(sha256, before) for sha256 in sorted(waiting)) + vault.erase_unfinished(before)
    if swept:
        with db.write() as session:
            events.append(session, now, SWEEPER, "sweep_vault", "vault", number=swept)
    return swept


def _all_names(session: Session) -> Iterator[str]:
    for name in NAMES:
        rows = session.connection().execution_options(yield_per=10_000).execute(select(col(name)).distinct()).scalars()
        yield from (sha for sha in rows if sha)
