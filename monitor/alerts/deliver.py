"""Delivers what is due. What does not arrive waits in the outbox and is tried again."""

from __future__ import annotations

import sys
from collections.abc import Sequence

from monitor.alerts.channels import AppriseChannel, Channel, channels_of, is_for_public
from monitor.alerts.enclosed import enclosed
from monitor.workplace import Workplace
from storage.ledger import outbox
from storage.ledger.outbox import Due

MOST_FILES = 3  # the newest reports of a delivery that waited
MOST_IN_ONE = 50  # messages that waited (quiet hours, a digest, a mail server that was down) go out as one


def deliver(workplace: Workplace) -> int:
    """Deliver what is due through every channel of the settings; gives how many messages arrived."""
    arrived = 0
    for name, address in channels_of(workplace.settings).items():
        try:
            channel = AppriseChannel(address)
        except ValueError as error:
            sys.stderr.write(f"alerts: RASOAT_ALERT_URLS has {error}\n")
            continue
        is_public = is_for_public(workplace.settings, name)
        arrived += deliver_through(workplace, name, channel, is_public=is_public)
    return arrived


def deliver_through(workplace: Workplace, name: str, channel: Channel, *, is_public: bool = False) -> int:
    """Deliver through one channel, until nothing is due or it fails; gives how many messages arrived.

    Who is told for the public gets no link into the office's own pages.
    """
    web_address = "" if is_public else workplace.settings.web_address
    arrived = 0
    while due := outbox.take_due(workplace.db, name, workplace.clock(), MOST_IN_ONE):
        files = [file for each in due for file in enclosed(workplace, each.message, is_public=is_public)]
        why_not = channel.send(*_as_one(due, web_address), files[-MOST_FILES:])
        for each in due:
            outbox.record_attempt(
                workplace.db, each, arrived=not why_not, said=why_not, now=workplace.clock()
            )  # fmt: skip
        if why_not:
            break
        arrived += len(due)
    return arrived


def _as_one(due: Sequence[Due], web_address: str) -> tuple[str, str]:
    texts = []
    for each in due:
        message = each.message
        link = f"\n{web_address.rstrip('/')}{message.path}" if web_address and message.path else ""
        texts.append(f"{message.body}{link}" if len(due) == 1 else f"* {message.subject}\n{message.body}{link}")
    subject = due[0].message.subject if len(due) == 1 else f"Rà Soát: {len(due)} thông báo"
    return subject, "\n\n".join(texts)
