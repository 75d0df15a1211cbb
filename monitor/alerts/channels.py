"""The channels that the settings name, through Apprise: e-mail, Telegram, webhooks and all else that it knows.

An address of Apprise holds passwords, so the database knows a channel by its kind and a hash of the address.
"""

from __future__ import annotations

import hashlib
import logging
import re
from collections.abc import Mapping, Sequence
from typing import Any, Protocol
from urllib.parse import parse_qsl, quote, urlencode, urlsplit, urlunsplit

import apprise
from apprise.attachment.memory import AttachMemory

from monitor.settings import PUBLIC, Settings, audiences_of

# Apprise's own words on why a delivery failed; passwords never stand in them, addresses of channels may.
log = logging.getLogger("apprise")


Files = Sequence[tuple[str, bytes]]  # name and content


class Channel(Protocol):
    """Something that carries a text out of the office."""

    def send(self, subject: str, body: str, files: Files = ()) -> str:
        """Deliver now, with files where the channel carries any; gives why it did not arrive, empty when it did."""
        ...


class AppriseChannel:
    """One address of Apprise."""

    def __init__(self, address: str) -> None:
        """Raises ValueError when Apprise knows no such kind of address."""
        self._apprise = apprise.Apprise()
        if not self._apprise.add(address):
            kind = address.partition(":")[0]
            raise ValueError(f"an address of kind {kind!r} that Apprise does not take")

    def send(self, subject: str, body: str, files: Files = ()) -> str:
        attach: Any = AttachMemory  # untyped
        attached = [attach(content=each, name=name, mimetype="application/pdf") for name, each in files]
        capture: Any = apprise.LogCapture  # untyped
        with capture(level=logging.WARNING) as said:
            try:
                arrived = self._apprise.notify(
                    title=_one_line(subject), body=body, body_format=apprise.NotifyFormat.TEXT, attach=attached or None
                )
            except (OSError, TypeError, ValueError) as error:
                return f"{type(error).__name__}: {error}"
            words = said.getvalue().strip().splitlines()
        return "" if arrived else (words[-1][-500:] if words else "it was not taken")


def channels_of(settings: Settings, audience: str = "") -> Mapping[str, str]:
    """The address of every channel that tells `audience` (of all without one), by the name that the outbox knows it by.

    A mail address with several people (``?to=an@so.vn,binh@so.vn``) is a channel for each, by their name: what arrived
    is recorded by person, and what failed for one is not sent to the others again.
    """
    return {
        name: address for name, (address, audiences) in _configured(settings).items()
        if not audience or audience in audiences
    }  # fmt: skip


def is_for_public(settings: Settings, channel: str) -> bool:
    """Whether a channel may tell the public only what is published."""
    _, audiences = _configured(settings).get(channel, ("", frozenset()))
    return PUBLIC in audiences


def _configured(settings: Settings) -> dict[str, tuple[str, frozenset[str]]]:
    found: dict[str, tuple[str, frozenset[str]]] = {}
    for entry in settings.alert_urls.split():
        audiences, address = audiences_of(entry)
        for person, each in _people(address):
            kind = address.partition(":")[0] + (f"-{person}" if person else "")
            name = f"{kind}-{hashlib.sha256(each.encode()).hexdigest()[:8]}"
            found[name] = (each, found[name][1] | audiences if name in found else audiences)
    return found


def _people(address: str) -> list[tuple[str, str]]:
    """(person, address) of each who gets the mail; one without a name where the address is no mail to several."""
    parts = urlsplit(address)
    fields = parse_qsl(parts.query, keep_blank_values=True)
    people = [each.strip() for key, value in fields if key == "to" for each in re.split("[,;]", value) if each.strip()]
    if parts.scheme not in ("mailto", "mailtos") or len(people) < 2:
        return [("", address)]
    others = [(key, value) for key, value in fields if key != "to"]
    queries = {person: urlencode([*others, ("to", person)], quote_via=quote) for person in people}
    return [(person, urlunsplit(parts._replace(query=query))) for person, query in queries.items()]


def _one_line(text: str) -> str:
    """A subject without line breaks or control letters: what was crawled must not add headers to a mail."""
    return " ".join("".join(each if each.isprintable() else " " for each in text).split())
