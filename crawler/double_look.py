"""Looking at addresses twice: over HTTP, and with a browser where the caller wants one after seeing the first answer.

For rechecks: no links, no parse. What a plain client is told and what a visitor sees are two facts; both are kept.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Protocol

from playwright.async_api import Error as BrowserError

from crawler.browser import NoBrowserError, Renderer
from crawler.drawing import draw
from crawler.fetch import Fetcher
from crawler.guard import Guard, Resolver, system_addresses
from crawler.politeness import user_agent
from crawler.sink import Fetched
from storage.records import Capture

PATIENCE = 3  # times the seconds of the first try has the browser for a second, when the first failed: what it sees
# decides whether something is gone, and on a busy machine twenty seconds are soon over
AT_ONCE = 4  # as many pages as the browser draws at a time

Draws = Callable[[Capture, bytes], bool]


class Keeps(Protocol):
    """Who is given what came. The crawler knows nothing of vaults and databases."""

    def keep(self, fetched: Fetched) -> Capture:
        """Keep the bytes, then give the Capture. Called before anything reads them."""
        ...


@dataclass(frozen=True)
class Glance:
    """One kept answer with its bytes."""

    capture: Capture
    body: bytes


@dataclass(frozen=True)
class LookJob:
    """What to look at and how gently. `draws` says after an answer over HTTP whether the browser shall look too."""

    addresses: tuple[str, ...]
    draws: Draws
    delay_seconds: float = 1.0
    timeout_seconds: float = 20.0
    browser_path: str | None = None
    allowed_private: frozenset[str] = frozenset()
    contact: str = ""


@dataclass
class Looks:
    """What was seen, by address as asked. `notes`: why the browser drew nothing, where it should have."""

    plain: dict[str, Glance] = field(default_factory=dict)
    drawn: dict[str, Glance] = field(default_factory=dict)
    notes: dict[str, str] = field(default_factory=dict)


def look_twice(job: LookJob, keeper: Keeps, resolve: Resolver = system_addresses) -> Looks:
    """Look at every address of `job`, in no promised order. What the keeper raises rises; nothing else does."""
    return asyncio.run(_Looking(job, keeper, resolve).look())


class _Looking:
    def __init__(self, job: LookJob, keeper: Keeps, resolve: Resolver) -> None:
        guard = Guard(job.allowed_private, resolve)
        self._job, self._keeper = job, keeper
        self._fetcher = Fetcher(guard, job.delay_seconds, job.timeout_seconds, job.contact)
        self._renderer = Renderer(guard, job.browser_path, user_agent(job.contact), self._fetcher.allows)
        self._places = asyncio.Semaphore(AT_ONCE)
        self._looks = Looks()
        self._no_browser = ""

    async def look(self) -> Looks:
        try:
            async with asyncio.TaskGroup() as group:
                for url in dict.fromkeys(self._job.addresses):
                    group.create_task(self._at(url))
        except BaseExceptionGroup as group_error:
            raise group_error.exceptions[0] from None
        finally:
            await self._renderer.stop()
            self._fetcher.close()
        return self._looks

    async def _at(self, url: str) -> None:
        async with self._places:
            fetched = await self._fetcher.fetch(url)
            plain = Glance(self._keeper.keep(fetched), fetched.body or b"")
            self._looks.plain[url] = plain
            if self._job.draws(plain.capture, plain.body):
                await self._draw(url)

    async def _draw(self, url: str) -> None:
        if self._no_browser:
            self._looks.notes[url] = self._no_browser
            return
        for seconds in (self._job.timeout_seconds, self._job.timeout_seconds * PATIENCE):
            try:
                fetched = await draw(self._fetcher, self._renderer, url, seconds)
            except NoBrowserError as error:
                self._no_browser = self._looks.notes[url] = str(error)
                return
            except (BrowserError, TimeoutError) as error:
                why = str(error).splitlines()[0] if str(error) else "timeout"
                self._looks.notes[url] = f"the browser failed: {why}"
            else:
                self._looks.notes.pop(url, None)
                self._looks.drawn[url] = Glance(self._keeper.keep(fetched), fetched.body or b"")
                return
