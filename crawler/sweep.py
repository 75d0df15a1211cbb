"""One sweep: breadth-first and politely through the hosts it was given, keeping each answer before reading it."""

from __future__ import annotations

import asyncio
import logging
from collections import deque
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from typing import Any
from urllib.parse import urlsplit

from playwright.async_api import Error as BrowserError
from scrapy import Request, Spider
from scrapy.exceptions import (
    CannotResolveHostError,
    DownloadCancelledError,
    DownloadConnectionRefusedError,
    DownloadFailedError,
    DownloadTimeoutError,
    IgnoreRequest,
    ResponseDataLossError,
)
from scrapy.http import Response

from crawler.addresses import canonicalise
from crawler.browser import NoBrowserError, Renderer
from crawler.decoding import is_html
from crawler.duplicates import SeenProducts
from crawler.guard import Guard, RefusedError
from crawler.parse import Parsed, is_readable, parse
from crawler.politeness import GuardIgnoreError, PolitenessMiddleware, RobotsDisallowError, user_agent
from crawler.sink import CrawlJob, CrawlReport, Fetched, Sink
from storage.records import Capture, CaptureMethod, CaptureOutcome

log = logging.getLogger(__name__)

WORKERS = 8  # at --delay 0; a delay keeps each host to one at a time anyway
# Requests a run may spend for each page it may keep: calendars and session ids make addresses without end.
MOST_REQUESTS_PER_PAGE = 5
BLOCKED_STATUSES = frozenset({401, 403, 429})

FAILURES: tuple[tuple[type[Exception], CaptureOutcome, str], ...] = (
    (GuardIgnoreError, CaptureOutcome.REFUSED, ""),
    (RefusedError, CaptureOutcome.REFUSED, ""),
    (RobotsDisallowError, CaptureOutcome.ROBOTS, ""),
    (DownloadTimeoutError, CaptureOutcome.TIMEOUT, "the whole answer did not come in time"),
    (DownloadCancelledError, CaptureOutcome.TOO_LARGE, "the answer was larger than we take"),
    (CannotResolveHostError, CaptureOutcome.UNREACHABLE, "there is no such host name"),
    (DownloadConnectionRefusedError, CaptureOutcome.UNREACHABLE, "nothing listens at this address"),
    (DownloadFailedError, CaptureOutcome.UNREACHABLE, "the connection broke"),
    (ResponseDataLossError, CaptureOutcome.UNREACHABLE, "the answer was cut off"),
    (IgnoreRequest, CaptureOutcome.UNREACHABLE, "too many redirects"),
)


class SweepSpider(Spider):
    """Drives Scrapy's downloader itself, so that the page budget and the breadth-first order hold exactly."""

    name = "sweep"

    def __init__(
        self, job: CrawlJob, sink: Sink, report: CrawlReport, failures: list[Exception], **kwargs: Any
    ) -> None:
        super().__init__(**kwargs)
        self._job, self._sink, self._report, self._failures = job, sink, report, failures
        self._starts = tuple(canonicalise(address) for address in job.addresses)
        self._frontier = deque(dict.fromkeys(self._starts))
        self._seen = set(self._frontier)
        self._hosts = {urlsplit(address).netloc for address in self._starts}
        self._observed: set[str] = set()
        self._products = SeenProducts()
        self._renderer: Renderer | None = None
        self._has_browser = job.browser != "never"
        self._none: tuple[Request, ...] = ()

    async def start(self) -> AsyncIterator[Any]:
        """Scrapy's entry: sweeps to the end and hands Scrapy nothing of its own to do."""
        politeness: PolitenessMiddleware = self.crawler.politeness  # type: ignore[attr-defined]
        guard: Guard = politeness.guard

        async def allow(url: str) -> bool:
            return (await politeness.robots_of(url)).allows(url)

        self._renderer = Renderer(guard, self._job.browser_path, user_agent(self._job.contact), allow)
        try:
            await self._sweep()
        except Exception as error:  # noqa: BLE001 - Scrapy would log it and go on; `crawl` raises it to the caller
            self._failures.append(error)
        finally:
            await self._renderer.stop()
        for request in self._none:
            yield request

    async def _sweep(self) -> None:
        running: set[asyncio.Task[None]] = set()
        while True:
            while self._frontier and len(running) < WORKERS and self._may_ask(len(running)):
                running.add(asyncio.ensure_future(self._visit(self._frontier.popleft())))
            if not running:
                return
            done, running = await asyncio.wait(running, return_when=asyncio.FIRST_COMPLETED)
            for task in done:
                task.result()

    def _may_ask(self, in_flight: int) -> bool:
        most = self._job.max_pages
        return self._report.pages + in_flight < most and self._report.requests < most * MOST_REQUESTS_PER_PAGE

    async def _visit(self, url: str) -> None:
        self._report.requests += 1
        fetched = await self._fetch(url)
        capture = self._sink.keep(fetched)
        host = urlsplit(capture.final_url).netloc
        if url in self._starts:
            self._hosts.add(host)
            if capture.outcome is not CaptureOutcome.FETCHED:
                self._report.start_problems[url] = f"{capture.outcome}: {capture.note or capture.status}"
        if capture.outcome is not CaptureOutcome.FETCHED or fetched.body is None or host not in self._hosts:
            return
        kind = capture.headers.get("content-type", "")
        if not is_readable(capture, fetched.body):
            if url in self._starts:
                self._report.start_problems[url] = f"not a web page but {kind or 'something without a type'}"
            return
        parsed = parse(capture, fetched.body, self._job.platform)
        self._report.pages += is_html(fetched.body, kind)
        drawn = False
        if self._job.browser == "always" or (parsed.needs_browser and self._job.browser == "auto"):
            rendered = await self._draw(capture.final_url)
            if rendered is not None:
                drawn, capture, parsed = True, *rendered
        self._follow(parsed)
        await self._observe(parsed, capture, drawn=drawn)

    def _follow(self, parsed: Parsed) -> None:
        if not self._job.follow_links:
            return
        for link in parsed.links:
            if urlsplit(link).netloc in self._hosts and link not in self._seen:
                self._seen.add(link)
                self._frontier.append(link)

    async def _observe(self, parsed: Parsed, capture: Capture, *, drawn: bool) -> None:
        wants_picture = False
        for observation in parsed.observations:
            if observation.canonical_url not in self._observed and not self._products.is_double(observation):
                self._observed.add(observation.canonical_url)
                self._seen.add(observation.canonical_url)
                self._report.observations += 1
                wants_picture |= self._sink.observe(observation)
        if wants_picture and not drawn:
            await self._draw(capture.final_url)

    async def _draw(self, url: str) -> tuple[Capture, Parsed] | None:
        """Render a page, keep it, parse it; None (and a note) when that was not to be had."""
        if not self._has_browser or self._renderer is None:
            return None
        try:
            rendered = await self._renderer.render(url, self._job.timeout_seconds)
        except NoBrowserError as error:
            self._has_browser = False
            self._report.notes.append(str(error))
            return None
        except (BrowserError, TimeoutError) as error:
            self._report.notes.append(
                f"{url}: the browser failed: {str(error).splitlines()[0] if str(error) else 'timeout'}"
            )
            return None
        body = rendered.dom.encode()
        fetched = Fetched(
            url=url, final_url=rendered.final_url, method=CaptureMethod.BROWSER, captured_at=datetime.now(UTC),
            outcome=_outcome(rendered.status or 200), status=rendered.status, body=body, screenshot=rendered.png,
            headers={**rendered.headers, "content-type": "text/html; charset=utf-8"}, note=rendered.note,
        )  # fmt: skip
        capture = self._sink.keep(fetched)
        if capture.outcome is not CaptureOutcome.FETCHED:
            return None
        return capture, parse(capture, body, self._job.platform)

    async def _fetch(self, url: str) -> Fetched:
        """Ask for one address; whatever goes wrong is an answer too."""
        engine: Any = self.crawler.engine
        request = Request(url, meta={"handle_httpstatus_list": list(range(400, 600))})
        try:
            response: Response = await engine.download_async(request)
        except Exception as error:  # noqa: BLE001 - every way to fail becomes a Capture, none may end the sweep
            outcome, note = explain(error)
            return Fetched(url, url, CaptureMethod.HTTP, outcome, datetime.now(UTC), note=note)
        headers = {
            name.decode("latin-1").lower(): "\n".join(value.decode("latin-1") for value in values)
            for name, values in response.headers.items()
        }
        return Fetched(
            url=url, final_url=response.url, method=CaptureMethod.HTTP, outcome=_outcome(response.status),
            captured_at=datetime.now(UTC), status=response.status, headers=headers, body=response.body,
        )  # fmt: skip


def _outcome(status: int) -> CaptureOutcome:
    if 200 <= status < 300:
        return CaptureOutcome.FETCHED
    return CaptureOutcome.BLOCKED if status in BLOCKED_STATUSES else CaptureOutcome.HTTP_ERROR


def explain(error: BaseException) -> tuple[CaptureOutcome, str]:
    """What a failed download was, and a sentence for people."""
    for kind, outcome, note in FAILURES:
        if isinstance(error, kind):
            return outcome, note or str(error)
    if isinstance(error.__cause__, RefusedError):
        return CaptureOutcome.REFUSED, str(error.__cause__)
    return CaptureOutcome.UNREACHABLE, f"{type(error).__name__}: {error}"
