"""The channels that the settings name, through Apprise: e-mail, Telegram, webhooks and all else that it knows.

An address of Apprise holds passwords, so the database knows a channel by its kind and a hash of the address.
"""

from __future__ import annotations

import hashlib
import logging
from collections.abc import Mapping
from typing import Any, Protocol

import apprise

from monitor.settings import Settings

# Apprise's own words on why a delivery failed; passwords never stand in them, addresses of channels may.
log = logging.getLogger("apprise")


class Channel(Protocol):
    """Something that carries a text out of the office."""

    def send(self, subject: str, body: str) -> str:
        """Deliver now; gives why it did not arrive, empty when it did."""
        ...


class AppriseChannel:
    """One address of Apprise."""

    def __init__(self, address: str) -> None:
        """Raises ValueError when Apprise knows no such kind of address."""
        self._apprise = apprise.Apprise()
        if not self._apprise.add(address):
            kind = address.partition(":")[0]
            raise ValueError(f"an address of kind {kind!r} that Apprise does not take")

    def send(self, subject: str, body: str) -> str:
        capture: Any = apprise.LogCapture  # untyped
        with capture(level=logging.WARNING) as said:
            try:
                arrived = self._apprise.notify(
                    title=_one_line(subject), body=body, body_format=apprise.NotifyFormat.TEXT
                )
            except (OSError, TypeError, ValueError) as error:
                return f"{type(error).__name__}: {error}"
            words = said.getvalue().strip().splitlines()
        return "" if arrived else (words[-1][-500:] if words else "it was not taken")


def channels_of(settings: Settings) -> Mapping[str, str]:
    """The address of every channel, by the name that the outbox knows it by."""
    addresses = [each for each in settings.alert_urls.split() if each]
    return {
        f"{address.partition(':')[0]}-{hashlib.sha256(address.encode()).hexdigest()[:8]}": address
        for address in addresses
    }


def _one_line(text: str) -> str:
    """A subject without line breaks or control letters: what was crawled must not add headers to a mail."""
    return " ".join("".join(each if each.isprintable() else " " for each in text).split())
