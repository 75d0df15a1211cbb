"""Who takes files out takes them one after another, and not too many in a minute: an export costs the server dearly,
and a hurried run of them is how data leave an office.

Kept in memory by the one process that serves the web; each export is in the event log besides.
"""

from __future__ import annotations

import threading
import time
from collections import defaultdict, deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Annotated

from fastapi import Depends, Request

MOST, SECONDS = 10, 60.0  # of one person: enough for a file of evidence every six seconds


class TooManyExportsError(Exception):
    """This person must wait; the text says how long, `seconds` too. Nothing was made."""

    def __init__(self, seconds: int) -> None:
        """Say how long to wait."""
        super().__init__(
            f"Xuất quá nhiều trong một phút, hoặc lần xuất trước chưa xong. Hãy đợi {seconds} giây rồi thử lại."
        )
        self.seconds = seconds


class ExportGate:
    """Counts exports by person; safe to call from several threads."""

    def __init__(self, monotonic: Callable[[], float] = time.monotonic) -> None:
        """Measure time with `monotonic`, which a moved wall clock does not touch."""
        self._monotonic = monotonic
        self._lock = threading.Lock()
        self._begun: defaultdict[int, deque[float]] = defaultdict(deque)
        self._busy: set[int] = set()

    @contextmanager
    def passing(self, person_id: int) -> Iterator[None]:
        """Make one export. Raises TooManyExportsError."""
        with self._lock:
            now, begun = self._monotonic(), self._begun[person_id]
            while begun and now - begun[0] >= SECONDS:
                begun.popleft()
            if person_id in self._busy:
                raise TooManyExportsError(5)
            if len(begun) >= MOST:
                raise TooManyExportsError(int(begun[0] + SECONDS - now) + 1)
            begun.append(now)
            self._busy.add(person_id)
        try:
            yield
        finally:
            with self._lock:
                self._busy.discard(person_id)


def gate_of(request: Request) -> ExportGate:
    """The gate of this application."""
    gate: ExportGate = request.app.state.exports
    return gate


Gate = Annotated[ExportGate, Depends(gate_of)]
