"""Gets time stamps for Captures within a minute, before anything is packed; says so where it can not.

One time stamp serves many Captures: what is stamped is a list of their manifests' hashes, kept in the vault as it was.
"""

from __future__ import annotations

import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Annotated, Literal

from pydantic import Field, ValidationError

from crawler.timestamp import TimestampServerError, ask
from monitor.evidence.time_stamps import TimeStampError, query, read_reply
from monitor.workplace import Workplace
from storage.database import StorageError
from storage.ledger import stamps
from storage.manifests import ManifestError, canonical
from storage.records import SHA256, Record

EVERY_SECONDS = 20.0  # a stamp comes within 60 s even when one attempt fails


class StampedList(Record):
    """What is stamped."""

    format: Literal["rasoat-stamped-list-1"] = "rasoat-stamped-list-1"
    manifests: Annotated[tuple[SHA256, ...], Field(min_length=1)]

    def as_bytes(self) -> bytes:
        """What the authority's hash is of."""
        return canonical(self.model_dump(mode="json"))


def read_list(body: bytes) -> StampedList:
    """The list that `body` holds. Raises ManifestError unless it stands there exactly as we write it."""
    try:
        stamped = StampedList.model_validate_json(body)
    except ValidationError as error:
        raise ManifestError(f"no list of manifests: {error.errors()[0]['msg']}") from error
    if stamped.as_bytes() != body:
        raise ManifestError("no list of manifests as we write it")
    return stamped


def stamp_waiting(workplace: Workplace) -> int:
    """Stamp the Captures that wait for it; gives how many, 0 where no server is set or nothing waits.

    Raises TimestampServerError or TimeStampError when the server gave no time stamp; the Captures wait on.
    """
    url = workplace.settings.timestamp_url
    waiting = stamps.waiting(workplace.db, workplace.clock()) if url else ()
    if not waiting:
        return 0
    body = StampedList(manifests=tuple(one.manifest_sha256 for one in waiting)).as_bytes()
    asked = query(body)
    reply = ask(url, asked.as_bytes())
    said = read_reply(reply, body, asked.nonce)
    vault = workplace.vault
    stamp = stamps.Stamp(
        list_sha256=vault.put(body), token_sha256=vault.put(reply), authority=said.authority,
        stamped_at=said.stamped_at,
    )  # fmt: skip
    vault.sync()
    ids = [one.capture_id for one in waiting]
    return stamps.keep_stamp(workplace.db, stamp, ids, workplace.clock())


def try_to_stamp(workplace: Workplace) -> int:
    """As `stamp_waiting`; a failure is one line on stderr, and the Captures wait for the next attempt."""
    try:
        return stamp_waiting(workplace)
    except (TimestampServerError, TimeStampError, StorageError) as error:
        sys.stderr.write(f"no time stamp: {error}\n")
        return 0


@contextmanager
def stamping(workplace: Workplace) -> Iterator[None]:
    """Stamp every 20 s while the block runs, and once more at its end; nothing where no server is set."""
    if not workplace.settings.timestamp_url:
        yield
        return
    stopping = threading.Event()

    def work() -> None:
        while not stopping.wait(EVERY_SECONDS):
            try_to_stamp(workplace)

    thread = threading.Thread(target=work, name="stamping", daemon=True)
    thread.start()
    try:
        yield
    finally:
        stopping.set()
        thread.join()
        try_to_stamp(workplace)
