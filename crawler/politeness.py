"""Good manners: who we are, whose turn it is, and what robots.txt says, for the HTTP path and the browser alike."""

from __future__ import annotations

import asyncio
import contextlib
from collections import Counter, defaultdict
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from crawler.guard import Target
from crawler.robots import LONGEST_CRAWL_DELAY_SECONDS, NAME, Robots

ROBOTS_SECONDS = 600.0  # a file that changes while we crawl is obeyed within ten minutes
LONGEST_HOLD_SECONDS = 60.0  # a Retry-After of a year must not hold a worker; the next run asks again
MOST_REFUSALS = 5  # "not now" or failures in a row, then a host is left alone for this run

Ask = Callable[[str], Awaitable[Robots]]


def user_agent(contact: str) -> str:
    """Who we tell every site that we are; `contact` is the office's address, where it is set."""
    about = "advertising-compliance crawler of a Vietnamese provincial authority"
    return f"{NAME}/0.1 ({about}; +{contact})" if contact else f"{NAME}/0.1 ({about})"


class Manners:
    """The pace and the rules of every host in one run."""

    def __init__(self, ask: Ask, delay_seconds: float) -> None:
        """`ask` fetches and reads a robots.txt; `delay_seconds` stand between two requests to one host."""
        self._ask = ask
        self._delay = delay_seconds
        self._robots: dict[str, tuple[float, asyncio.Future[Robots]]] = {}
        self._crawl_delay: dict[str, float] = {}
        self._not_before: dict[str, float] = {}
        self._turns: defaultdict[str, asyncio.Lock] = defaultdict(asyncio.Lock)
        self._refusals: Counter[str] = Counter()

    async def robots_of(self, target: Target) -> Robots:
        """The rules of a host, asked for once in ten minutes."""
        now = asyncio.get_running_loop().time()
        asked_at, asking = self._robots.get(target.origin, (0.0, None))
        if asking is None or now - asked_at > ROBOTS_SECONDS:
            asking = asyncio.ensure_future(self._asked(target))
            self._robots[target.origin] = (now, asking)
        return await asyncio.shield(asking)

    async def _asked(self, target: Target) -> Robots:
        robots = await self._ask(f"{target.origin}/robots.txt")
        self._crawl_delay[target.authority] = min(robots.crawl_delay_seconds, LONGEST_CRAWL_DELAY_SECONDS)
        if self._crawl_delay[target.authority]:  # the question for robots.txt was a request as well
            now = asyncio.get_running_loop().time()
            self._not_before[target.authority] = now + self.delay_of(target.authority)
        return robots

    def delay_of(self, authority: str) -> float:
        """Seconds between the starts of two requests to a host: ours, or what its robots.txt asks for if more."""
        return max(self._delay, self._crawl_delay.get(authority, 0.0))

    def is_one_at_a_time(self, authority: str) -> bool:
        """Whether a host wants a pause between requests, so that only one may be under way."""
        return self.delay_of(authority) > 0

    async def turn(self, authority: str) -> None:
        """Wait until the host may be asked again. Measured from start to start, never shorter than the delay."""
        async with self._turns[authority]:
            loop = asyncio.get_running_loop()
            while (left := self._not_before.get(authority, 0.0) - loop.time()) > 0:
                await asyncio.sleep(left)
            self._not_before[authority] = loop.time() + self.delay_of(authority)

    def hear(self, authority: str, *, refused: bool, retry_after: str = "") -> None:
        """Take note of how a host answered: `refused` for 429, 503 and for no answer at all."""
        if not refused:
            self._refusals[authority] = 0
            return
        self._refusals[authority] += 1
        seconds = max(hold_seconds(retry_after), self.delay_of(authority))
        start = asyncio.get_running_loop().time() + seconds
        self._not_before[authority] = max(self._not_before.get(authority, 0.0), start)

    def is_left_alone(self, authority: str) -> bool:
        """Whether a host has refused so often in a row that this run asks it nothing more."""
        return self._refusals[authority] >= MOST_REFUSALS


def hold_seconds(retry_after: str) -> float:
    """How long a Retry-After holds us back: 0 for none, for nonsense and for the past; a minute at most."""
    seconds = 0.0
    with contextlib.suppress(ValueError, OverflowError):
        if retry_after.strip().isdigit():
            seconds = float(retry_after)
        elif retry_after:
            at = parsedate_to_datetime(retry_after)
            seconds = (at.replace(tzinfo=at.tzinfo or UTC) - datetime.now(UTC)).total_seconds()
    return min(max(seconds, 0.0), LONGEST_HOLD_SECONDS)
