"""Slows down guessing: after a few wrong passwords an account, or an address, waits longer and longer.

Kept in memory, and never a lock: the wait is capped, so that nobody can shut a colleague out for good.
"""

from __future__ import annotations

import threading
import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass

FORGET_SECONDS = 15 * 60  # failures older than this no longer count
MOST_KEYS = 20_000  # a flood of invented names must not fill the memory; the oldest are forgotten first


@dataclass(frozen=True)
class Allowance:
    """How many failures are free, and how long the wait after them may grow."""

    free: int
    longest_seconds: float


ACCOUNT = Allowance(free=5, longest_seconds=60)
ADDRESS = Allowance(free=20, longest_seconds=300)  # a whole office may share one address


class Throttle:
    """Counts failures by key; safe to call from several threads."""

    def __init__(self, monotonic: Callable[[], float] = time.monotonic) -> None:
        """Measure time with `monotonic`, which a moved wall clock does not touch."""
        self._monotonic = monotonic
        self._lock = threading.Lock()
        self._failures: OrderedDict[str, tuple[int, float]] = OrderedDict()

    def begin(self, account: str, address: str) -> float:
        """Seconds to wait before trying; 0 counts the try as failed until `succeed` says otherwise."""
        keys = ((f"account:{account.casefold()}", ACCOUNT), (f"address:{address}", ADDRESS))
        with self._lock:
            wait = max(self._wait(key, allowance) for key, allowance in keys)
            if wait <= 0:
                for key, _ in keys:
                    self._count(key)
            return max(wait, 0.0)

    def succeed(self, account: str, address: str) -> None:
        """The password was right: the account starts afresh; its try no longer counts against the address."""
        with self._lock:
            self._failures.pop(f"account:{account.casefold()}", None)
            number, at = self._failures.get(f"address:{address}", (0, 0.0))
            if number > 1:
                self._failures[f"address:{address}"] = (number - 1, at)
            else:
                self._failures.pop(f"address:{address}", None)

    def _wait(self, key: str, allowance: Allowance) -> float:
        number, at = self._failures.get(key, (0, 0.0))
        if number < allowance.free:
            return 0.0
        pause = min(2.0 ** min(number - allowance.free + 1, 30), allowance.longest_seconds)
        return at + pause - self._monotonic()

    def _count(self, key: str) -> None:
        now = self._monotonic()
        number, at = self._failures.pop(key, (0, now))
        self._failures[key] = (1 if now - at > FORGET_SECONDS else number + 1, now)
        while len(self._failures) > MOST_KEYS:
            self._failures.popitem(last=False)
