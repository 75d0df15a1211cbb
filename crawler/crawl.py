"""Run one crawl in this process, to its end: Scrapy's engine drives it, our own reader takes what comes over the wire.

Scrapy's own downloader can not keep what an answer was to the letter, so a download handler around `crawler.fetch`
takes its place. It runs without Twisted's reactor, so that one process may crawl again.
"""

from __future__ import annotations

import asyncio
import gc
from collections.abc import AsyncIterator, Iterator
from contextlib import contextmanager
from typing import Any

import uvloop
from scrapy import Request, Spider
from scrapy.core.downloader.handlers.base import BaseDownloadHandler
from scrapy.crawler import AsyncCrawlerRunner
from scrapy.http import Response

from crawler.fetch import Fetcher, Validators
from crawler.guard import Guard, Resolver, system_addresses
from crawler.sink import CrawlJob, CrawlReport, Fetched, Sink
from crawler.sweep import WORKERS, Sweep

_NONE: dict[Any, None] = {}


def crawl(job: CrawlJob, sink: Sink, resolve: Resolver = system_addresses) -> CrawlReport:
    """Sweep the addresses of `job`, giving what is found to `sink`. What the sink raises ends the crawl and rises.

    `resolve` gives the addresses of a name; every one of them is checked before anything connects to it.
    """
    guard = Guard(job.allowed_private, resolve)
    ended: list[CrawlReport | BaseException] = []
    with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner, _rarer_collections():
        runner.run(_run(job, sink, guard, ended))
    (end,) = ended
    if isinstance(end, BaseException):
        raise end
    return end


@contextmanager
def _rarer_collections() -> Iterator[None]:
    """Let rings of objects wait: a page leaves few, and each look for them goes through what the crawl remembers (a
    tenth of its time, `benchmarks/crawl.py`)."""
    before = gc.get_threshold()
    gc.set_threshold(20_000, 20, 50)
    try:
        yield
    finally:
        gc.set_threshold(*before)


async def _run(job: CrawlJob, sink: Sink, guard: Guard, ended: list[CrawlReport | BaseException]) -> None:
    await AsyncCrawlerRunner(_settings()).crawl(_SweepSpider, job=job, sink=sink, guard=guard, ended=ended)


def _settings() -> dict[str, Any]:
    """Nothing of Scrapy's between the sweep and the wire: manners, redirects and limits are ours and fail closed."""
    handler = f"{__name__}.{_WireHandler.__name__}"
    return {
        "TWISTED_REACTOR_ENABLED": False,
        "DOWNLOAD_HANDLERS": {"http": handler, "https": handler} | dict.fromkeys(("file", "ftp", "s3", "data")),
        "DOWNLOADER_MIDDLEWARES_BASE": _NONE,
        "SPIDER_MIDDLEWARES_BASE": _NONE,
        "EXTENSIONS_BASE": _NONE,
        "ROBOTSTXT_OBEY": False,  # ours obeys it, and keeps what it said
        "CONCURRENT_REQUESTS": WORKERS,
        "CONCURRENT_REQUESTS_PER_DOMAIN": WORKERS,
        "DOWNLOAD_DELAY": 0,
        "TELNETCONSOLE_ENABLED": False,
        "LOG_ENABLED": False,
    }


class _Answer(Response):
    """A Response that brings along what came over the wire."""

    fetched: Fetched


class _WireHandler(BaseDownloadHandler):
    """Scrapy's way to our reader."""

    async def download_request(self, request: Request) -> Response:
        fetcher: Fetcher = request.meta["fetcher"]
        answer = _Answer(request.url)
        answer.fetched = await fetcher.fetch(request.meta["address"], request.meta["validators"])
        return answer


class _SweepSpider(Spider):
    """Lives as long as its sweep, which asks Scrapy's engine for each address in its own order."""

    name = "sweep"

    def __init__(
        self, job: CrawlJob, sink: Sink, guard: Guard, ended: list[CrawlReport | BaseException], **kwargs: Any
    ) -> None:
        super().__init__(**kwargs)
        self._ended = ended
        self._none: tuple[Request, ...] = ()
        self._fetcher = Fetcher(guard, job.delay_seconds, job.timeout_seconds, job.contact)
        self._sweep = Sweep(job, sink, guard, self._fetcher, self._download)

    async def start(self) -> AsyncIterator[Any]:
        """Scrapy's entry: sweeps to the end and hands Scrapy nothing of its own to do."""
        try:
            self._ended.append(await self._sweep.run())
        except BaseException as error:  # noqa: BLE001 - Scrapy would log it and go on; `crawl` raises it to its caller
            self._ended.append(error)
        for request in self._none:
            yield request

    async def _download(self, url: str, validators: Validators | None) -> Fetched:
        meta = {"fetcher": self._fetcher, "address": url, "validators": validators}
        engine: Any = self.crawler.engine
        answer = await engine.download_async(Request(url, meta=meta))
        assert isinstance(answer, _Answer)
        return answer.fetched
