"""Good manners: who we are, robots.txt, Crawl-delay, and the guard, for every request of the HTTP path and the browser.

robots.txt (RFC 9309): a 5xx answer or a dropped connection means "disallow"; 4xx, or an HTML page in its place, means
"no rules" and is noted; more than 500 KiB is not read. Scrapy's own middleware fails open and ignores Crawl-delay.
"""

from __future__ import annotations

import asyncio
import logging
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from protego import Protego
from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.exceptions import IgnoreRequest
from scrapy.http import Response
from scrapy.resolver import CachingThreadedResolver
from twisted.internet.defer import Deferred

from crawler.guard import Guard, RefusedError

NAME = "RaSoat"
MOST_ROBOTS_BYTES = 500 * 1024  # RFC 9309 section 2.5

log = logging.getLogger(__name__)


class RobotsDisallowError(IgnoreRequest):
    """robots.txt says no, or could not be asked."""


class GuardIgnoreError(IgnoreRequest):
    """The guard refused the address."""


@dataclass(frozen=True)
class Robots:
    """The rules of one host. ``rules`` None: everything is disallowed; ``note`` says why where it is not plain."""

    rules: Protego | None
    note: str = ""

    def allows(self, url: str) -> bool:
        return self.rules is not None and bool(self.rules.can_fetch(url, NAME))

    @property
    def crawl_delay_seconds(self) -> float:
        delay = self.rules.crawl_delay(NAME) if self.rules is not None else None
        return float(delay or 0)


def user_agent(contact: str) -> str:
    """Who we tell every site that we are; `contact` is the office's address, where it is set."""
    about = "advertising-compliance crawler of a Vietnamese provincial authority"
    return f"{NAME}/0.1 ({about}; +{contact})" if contact else f"{NAME}/0.1 ({about})"


class PolitenessMiddleware:
    """Scrapy downloader middleware: guard, robots, then the host's delay, before each request and each redirect."""

    def __init__(self, crawler: Crawler) -> None:
        self._crawler = crawler
        self.guard: Guard = crawler.settings["RASOAT_GUARD"]
        self._delay = crawler.settings.getfloat("DOWNLOAD_DELAY")
        self._robots: dict[str, asyncio.Future[Robots]] = {}

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> PolitenessMiddleware:
        middleware = cls(crawler)
        crawler.politeness = middleware  # type: ignore[attr-defined]  # the spider asks it about the browser's requests
        return middleware

    async def process_request(self, request: Request) -> None:
        """Let a request pass, or raise GuardIgnoreError or RobotsDisallowError."""
        try:
            self.guard.check_url(request.url)
            self.guard.check_port(request.url)
        except RefusedError as error:
            raise GuardIgnoreError(str(error)) from error
        request.meta["download_slot"] = urlsplit(request.url).netloc
        if request.meta.get("robots_itself"):
            return
        robots = await self.robots_of(request.url)
        if not robots.allows(request.url):
            raise RobotsDisallowError(robots.note or "robots.txt disallows this address")

    async def robots_of(self, url: str) -> Robots:
        """The rules of the host of `url`, asked for once in a run."""
        origin = "{0.scheme}://{0.netloc}".format(urlsplit(url))
        if origin not in self._robots:
            self._robots[origin] = asyncio.ensure_future(self._ask(origin))
        return await asyncio.shield(self._robots[origin])

    async def _ask(self, origin: str) -> Robots:
        request = Request(
            f"{origin}/robots.txt", meta={"robots_itself": True, "handle_httpstatus_all": True}, priority=1
        )
        engine: Any = self._crawler.engine
        try:
            response = await engine.download_async(request)
        except GuardIgnoreError as error:
            return Robots(None, f"robots.txt: {error}")
        except Exception as error:  # noqa: BLE001 - whatever broke the connection, RFC 9309 says: disallow
            return Robots(None, f"robots.txt could not be asked ({type(error).__name__}): nothing is fetched")
        robots = read_robots(response)
        if robots.note:
            log.info("%s: %s", origin, robots.note)
        slot = engine.downloader.slots.get(urlsplit(origin).netloc)
        if slot is not None and robots.crawl_delay_seconds > slot.delay:
            slot.delay, slot.concurrency = robots.crawl_delay_seconds, 1
        return robots


def read_robots(response: Response) -> Robots:
    """The rules that an answer for /robots.txt stands for."""
    if response.status >= 500:
        return Robots(None, f"robots.txt answered {response.status}: nothing is fetched")
    if response.status >= 400:
        return Robots(Protego.parse(""), "")
    text = response.body[:MOST_ROBOTS_BYTES].decode("utf-8", errors="replace")
    content_type = (response.headers.get("Content-Type") or b"").decode("latin-1").lower()
    if "html" in content_type or text.lstrip("\ufeff \t\r\n").startswith("<"):
        return Robots(Protego.parse(""), "an HTML page stands in place of robots.txt: no rules")
    return Robots(Protego.parse(text), "")


class GuardedResolver(CachingThreadedResolver):
    """Scrapy's resolver with the guard behind it: the address that is checked is the one connected to.

    Called for every name and every IPv4 literal, redirects too (research/crawling.md section 5), which closes DNS
    rebinding. IPv4 only, as Scrapy's default.
    """

    guard: Guard = Guard()

    @classmethod
    def from_crawler(cls, crawler: Crawler, reactor: Any) -> GuardedResolver:
        resolver = super().from_crawler(crawler, reactor)
        resolver.guard = crawler.settings["RASOAT_GUARD"]
        return resolver

    def getHostByName(self, name: str, timeout: Any = ()) -> Deferred[str]:  # noqa: N802 - Twisted's name
        found = super().getHostByName(name, timeout)
        return found.addCallback(self._check, name)

    def _check(self, address: str, name: str) -> str:
        self.guard.check_address(name, None, address)
        return address
