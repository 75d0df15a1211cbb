"""A few deeds of the API are inside at once; the others wait in line, claims first: somebody waits for those."""

from __future__ import annotations

import asyncio
import time
from collections import deque
from weakref import WeakKeyDictionary

from starlette.types import ASGIApp, Message, Receive, Scope, Send

INSIDE = 3  # deeds at once: one in the ledger, one ready to follow it, one being answered
PATIENCE = 1.0  # seconds that claims may all go before a deed that came earlier; then they take turns with such
FIRST = "/cases/claim"


class Turnstile:
    """ASGI middleware: deeds wait in line before they take a thread, and claims go first.

    The ledger does one deed at a time. Forty threads that wait for it take the interpreter from the one that works: 50
    analysts then waited five times as long (benchmarks/queue_race.py). An analyst without a case can do nothing but
    wait, while a decision that was sent is confirmed behind the next case.
    """

    def __init__(self, app: ASGIApp) -> None:
        """Stand before `app`."""
        self._app = app
        self._lines: WeakKeyDictionary[asyncio.AbstractEventLoop, Line] = WeakKeyDictionary()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let a deed in when its whole body is there: one that dawdles holds up nobody."""
        if scope.get("method") != "POST":
            await self._app(scope, receive, send)
            return
        sent = [await receive()]
        while sent[-1].get("more_body"):
            sent.append(await receive())
        sent.reverse()

        async def receive_again() -> Message:
            return sent.pop() if sent else await receive()

        line = self._lines.setdefault(asyncio.get_running_loop(), Line())
        await line.enter(is_first=scope["path"].endswith(FIRST))
        try:
            await self._app(scope, receive_again, send)
        finally:
            line.leave()


class Line:
    """Who waits, in one event loop: the first kind goes before the rest, but takes turns with what waited PATIENCE."""

    def __init__(self) -> None:
        """Nobody waits."""
        self._free = INSIDE
        self._was_rest = False  # who was let in last
        self._first: deque[tuple[float, asyncio.Future[None]]] = deque()
        self._rest: deque[tuple[float, asyncio.Future[None]]] = deque()

    async def enter(self, *, is_first: bool) -> None:
        """Come back when it is this one's turn. Whoever came in has to `leave`."""
        if self._free:
            self._free -= 1
            return
        turn = asyncio.get_running_loop().create_future()
        (self._first if is_first else self._rest).append((time.monotonic(), turn))
        try:
            await turn
        except asyncio.CancelledError:
            if turn.done() and not turn.cancelled():
                self.leave()  # the turn had come already
            raise

    def leave(self) -> None:
        """Make room for the next who still waits."""
        while self._first or self._rest:
            waits_long = self._rest and time.monotonic() - self._rest[0][0] > PATIENCE
            is_rest = not self._first or (waits_long and not self._was_rest)
            _, turn = (self._rest if is_rest else self._first).popleft()
            if not turn.done():
                self._was_rest = bool(is_rest)
                turn.set_result(None)
                return
        self._free += 1
