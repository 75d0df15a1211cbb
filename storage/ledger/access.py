"""Deeds about the keys to the HTTP API, and the answers that its POSTs got.

The answer is kept under its Idempotency-Key in the transaction of the deed: both are on disk, or neither.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import bindparam, insert
from sqlalchemy.exc import IntegrityError
from sqlmodel import col, delete, select, update

from storage.database import Database
from storage.ledger import events
from storage.ledger.errors import ConflictError, LedgerError
from storage.ledger.people import find_user
from storage.records import Record
from storage.tables import IdempotencyRow, TokenRow

ANSWERS_KEPT = timedelta(hours=24)  # a client that repeats itself does so within minutes; a day covers a night's outage


# Made once: making a statement anew for each deed costs more than the database takes to answer it.
_KEPT = select(IdempotencyRow.request_sha256, IdempotencyRow.status, IdempotencyRow.body).where(
    col(IdempotencyRow.user_id) == bindparam("user_id"), col(IdempotencyRow.key) == bindparam("key")
)
_KEEP = insert(IdempotencyRow)


class KeyMisusedError(LedgerError):
    """This Idempotency-Key came with another request before; take a new key for a new request."""


class Answer(Record):
    """What a POST was answered: the HTTP status and the body as it went out; empty for 204."""

    status: int
    body: str


def add_token(db: Database, user_id: int, secret_sha256: str, actor: str, now: datetime) -> None:
    """Give a person one more key to the API; those they have stay good. Raises UnknownRowError."""
    with db.write() as session:
        user = find_user(session, user_id)
        session.add(TokenRow(secret_sha256=secret_sha256, user_id=user.id, created_at=now))
        events.append(session, now, actor, "add_token", f"users:{user.id}", token=secret_sha256[:12])


def revoke_tokens(db: Database, user_id: int, actor: str, now: datetime) -> int:
    """End all keys of a person, of a disabled one too, and give how many were in force."""
    with db.write() as session:
        changed = session.exec(
            update(TokenRow)
            .where(col(TokenRow.user_id) == user_id, col(TokenRow.revoked_at).is_(None))
            .values(revoked_at=now)
        )
        if changed.rowcount:
            events.append(session, now, actor, "revoke_tokens", f"users:{user_id}", number=changed.rowcount)
        return changed.rowcount


def kept_answer(db: Database, user_id: int, key: str, request_sha256: str) -> Answer | None:
    """The answer that this request got under this key; None when the key is new.

    Raises KeyMisusedError when the key came with another request.
    """
    with db.read() as session:
        row = session.exec(_KEPT, params={"user_id": user_id, "key": key}).first()
    if row is None:
        return None
    sent, status, body = row
    if sent != request_sha256:
        raise KeyMisusedError("this Idempotency-Key came with another request; use a new key for a new request")
    return Answer(status=status, body=body)


def keep_answer(db: Database, user_id: int, key: str, request_sha256: str, answer: Answer, now: datetime) -> None:
    """Keep what a request was answered, in the transaction of its deed.

    Raises ConflictError when the same key was used at the same moment: this deed is undone, the other one stands.
    """
    row = {
        "user_id": user_id, "key": key, "request_sha256": request_sha256, "status": answer.status, "body": answer.body,
        "created_at": now,
    }  # fmt: skip
    with db.write() as session:
        try:
            session.connection().execute(_KEEP, row)
        except IntegrityError as error:  # PostgreSQL, where two writers may be in here at once
            raise ConflictError("a request with this Idempotency-Key is being worked on; send it again") from error


def forget_answers(db: Database, now: datetime) -> int:
    """Sweep the answers older than a day, a thousand at most at once; how many those were."""
    with db.write() as session:
        old = select(IdempotencyRow.user_id, IdempotencyRow.key).where(
            col(IdempotencyRow.created_at) < now - ANSWERS_KEPT
        )
        keys = session.exec(old.limit(1000)).all()
        for user_id, key in keys:
            session.exec(
                delete(IdempotencyRow).where(col(IdempotencyRow.user_id) == user_id, col(IdempotencyRow.key) == key)
            )
        return len(keys)
