"""Looks at the outbox: what was told, whether it arrived, what a person has not seen yet."""

from __future__ import annotations

from sqlalchemy import func
from sqlmodel import Session, col, select

from storage.database import Database
from storage.outbox_tables import AttemptRow, DeliveryRow, MessageRow, ReadRow
from storage.records import DeliveryState, Message, Record, UtcTime


class DeliveryView(Record):
    channel: str
    state: DeliveryState
    attempts: int
    due_at: UtcTime
    sent_at: UtcTime | None
    last_said: str


class MessageView(Record):
    id: int
    message: Message
    items: int
    written_at: UtcTime
    changed_at: UtcTime
    is_unread: bool
    deliveries: tuple[DeliveryView, ...]


def messages(db: Database, user_id: int, limit: int = 100, before: int | None = None) -> tuple[MessageView, ...]:
    """The newest messages, with how their deliveries went and whether this person has seen them."""
    with db.read() as session:
        query = select(MessageRow).order_by(col(MessageRow.id).desc()).limit(limit)
        if before is not None:
            query = query.where(col(MessageRow.id) < before)
        rows = session.exec(query).all()
        seen = select(ReadRow.message_id).where(
            ReadRow.user_id == user_id, col(ReadRow.message_id).in_([row.id for row in rows])
        )
        read = set(session.exec(seen))
        return tuple(_view(session, row, is_unread=row.id not in read) for row in rows)


def unread(db: Database, user_id: int) -> int:
    """How many messages a person has not seen."""
    with db.read() as session:
        seen = select(ReadRow.message_id).where(ReadRow.user_id == user_id)
        query = select(func.count()).select_from(MessageRow).where(col(MessageRow.id).not_in(seen))
        return session.exec(query).one()


def _view(session: Session, row: MessageRow, *, is_unread: bool) -> MessageView:
    deliveries = session.exec(select(DeliveryRow).where(DeliveryRow.message_id == row.id).order_by(col(DeliveryRow.id)))
    return MessageView(
        id=row.id, message=Message.model_validate({name: getattr(row, name) for name in Message.model_fields}),
        items=row.items, written_at=row.written_at, changed_at=row.changed_at, is_unread=is_unread,
        deliveries=tuple(_delivery(session, each) for each in deliveries),
    )  # fmt: skip


def _delivery(session: Session, row: DeliveryRow) -> DeliveryView:
    last = select(AttemptRow).where(AttemptRow.delivery_id == row.id).order_by(col(AttemptRow.id).desc()).limit(1)
    said = session.exec(last).first()
    return DeliveryView(
        channel=row.channel, state=DeliveryState(row.state), attempts=row.attempts, due_at=row.due_at,
        sent_at=row.sent_at, last_said=said.said if said else "",
    )  # fmt: skip
