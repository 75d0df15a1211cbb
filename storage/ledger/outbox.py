"""Deeds of the outbox: tell, take what is due, write down how it went. Nothing told is ever lost: it waits here.

A message is written in the transaction of what it tells of. Whoever delivers takes it under a lease; one that dies in
the middle delivers again, so a message arrives at least once.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy import and_, or_
from sqlmodel import col, select

from storage.database import Database
from storage.ledger import events
from storage.outbox_tables import AttemptRow, DeliveryRow, MessageRow, ReadRow
from storage.records import DeliveryState, Message, Record

LEASE = timedelta(minutes=5)  # far above one delivery's time-out
FIRST_WAIT, LONGEST_WAIT = timedelta(seconds=30), timedelta(hours=1)
GIVE_UP = timedelta(days=7)
OUTBOX = "system:outbox"


class Due(Record):
    """A message that one channel is to deliver now."""

    delivery_id: int
    message: Message
    attempt: int


def tell(db: Database, message: Message, channels: Sequence[str], due_at: datetime, now: datetime) -> int:
    """Write a message for the app and for `channels`, to go out at `due_at`; gives its id.

    Told again under its key, what has not gone out yet goes out with the new text; what has is not sent a second time.
    """
    with db.write() as session:
        row = session.exec(select(MessageRow).where(MessageRow.key == message.key)).first()
        if row is not None:
            if (row.subject, row.body) != (message.subject, message.body):
                row.subject, row.body, row.path, row.items = message.subject, message.body, message.path, row.items + 1
                row.changed_at = now
                session.add(row)
            return row.id
        row = MessageRow(written_at=now, changed_at=now, **message.model_dump())
        session.add(row)
        session.flush()
        for channel in channels:
            session.add(DeliveryRow(message_id=row.id, channel=channel, state=DeliveryState.WAITING, due_at=due_at))
        events.append(
            session, now, OUTBOX, "tell", f"messages:{row.id}", kind=message.kind, audience=message.audience,
            channels=list(channels), body_sha256=events.sha256(message.body),
        )  # fmt: skip
        return row.id


def take_due(db: Database, channel: str, now: datetime, limit: int = 50) -> tuple[Due, ...]:
    """Lease what `channel` is to deliver now, oldest first; also what a dead deliverer left behind."""
    with db.write() as session:
        free = or_(
            col(DeliveryRow.state) == DeliveryState.WAITING,
            and_(col(DeliveryRow.state) == DeliveryState.SENDING, col(DeliveryRow.lease_until) <= now),
        )
        query = select(DeliveryRow, MessageRow).join(MessageRow, col(MessageRow.id) == DeliveryRow.message_id)
        query = query.where(DeliveryRow.channel == channel, free, col(DeliveryRow.due_at) <= now)
        taken = []
        for delivery, message in session.exec(query.order_by(col(DeliveryRow.id)).limit(limit)).all():
            delivery.state, delivery.lease_until, delivery.attempts = (
                DeliveryState.SENDING, now + LEASE, delivery.attempts + 1,
            )  # fmt: skip
            session.add(delivery)
            taken.append(Due(delivery_id=delivery.id, message=_message(message), attempt=delivery.attempts))
        return tuple(taken)


def record_attempt(db: Database, due: Due, *, arrived: bool, said: str, now: datetime) -> None:
    """Write down how a try went. What did not arrive is tried again, later each time, for a week."""
    with db.write() as session:
        row = session.get_one(DeliveryRow, due.delivery_id)
        if row.state != DeliveryState.SENDING or row.attempts != due.attempt:
            return  # its lease ran out and somebody else has it
        session.add(AttemptRow(delivery_id=row.id, tried_at=now, arrived=arrived, said=said[:2000]))
        row.lease_until = None
        if arrived:
            row.state, row.sent_at = DeliveryState.SENT, now
        else:
            wait = min(FIRST_WAIT * 2 ** min(row.attempts - 1, 12), LONGEST_WAIT)
            row.state, row.due_at = DeliveryState.WAITING, now + wait
            if now - session.get_one(MessageRow, row.message_id).written_at > GIVE_UP:
                row.state = DeliveryState.FAILED
        session.add(row)
        session.flush()
        if row.state in (DeliveryState.SENT, DeliveryState.FAILED):
            events.append(
                session, now, OUTBOX, f"delivery_{row.state}", f"messages:{row.message_id}", channel=row.channel,
                attempts=row.attempts,
            )  # fmt: skip


def mark_read(db: Database, user_id: int, now: datetime, message_id: int | None = None) -> None:
    """Note that a person has seen one message, or all that there are."""
    with db.write() as session:
        seen = select(ReadRow.message_id).where(ReadRow.user_id == user_id)
        query = select(MessageRow.id).where(col(MessageRow.id).not_in(seen))
        if message_id is not None:
            query = query.where(MessageRow.id == message_id)
        for each in session.exec(query).all():
            session.add(ReadRow(message_id=each, user_id=user_id, read_at=now))


def _message(row: MessageRow) -> Message:
    return Message.model_validate({name: getattr(row, name) for name in Message.model_fields})
