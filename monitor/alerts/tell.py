"""Telling the office something: into the app at once, to its channels when it may. For alerts, deadlines, reports."""

from __future__ import annotations

from monitor.alerts.channels import channels_of
from monitor.alerts.schedule import due_at, quiet_hours
from monitor.workplace import Workplace
from storage.ledger import outbox
from storage.records import Message


def tell(workplace: Workplace, message: Message) -> int:
    """Put a message into the outbox, for the channels of its audience; gives its id.

    Inside a `db.write` it is part of that transaction.
    """
    settings, now = workplace.settings, workplace.clock()
    when = due_at(now, quiet_hours(settings.alert_quiet_hours), settings.alert_digest_minutes)
    return outbox.tell(workplace.db, message, tuple(channels_of(settings, message.audience)), when, now)
