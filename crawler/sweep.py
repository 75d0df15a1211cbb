"""One sweep: breadth-first and politely through the hosts it was given, keeping each answer before reading it."""

from __future__ import annotations

import asyncio
import time
from collections import Counter
from collections.abc import Awaitable, Callable
from urllib.parse import urlsplit

from playwright.async_api import Error as BrowserError

from crawler.addresses import canonicalise
from crawler.browser import NoBrowserError, Renderer
from crawler.decoding import is_html
from crawler.drawing import draw
from crawler.duplicates import SeenProducts
from crawler.fetch import Fetcher, Validators
from crawler.floods import tamed
from crawler.frontier import Frontier, Waiting
from crawler.guard import Guard
from crawler.parse import Parsed, is_readable, parse
from crawler.politeness import user_agent
from crawler.sink import CrawlJob, CrawlReport, Fetched, Kept, Sink
from storage.records import Capture, CaptureMethod, CaptureOutcome, Observation

WORKERS = 8  # addresses under way at --delay 0; a delay keeps each host to one at a time anyway
# Requests a run may spend for each page it may keep: calendars and session ids make addresses without end.
MOST_REQUESTS_PER_PAGE = 5
MOST_WAITING = 200_000
MOST_PICTURES = 3  # of one Observation: the goods; further ones are mostly furniture


Download = Callable[[str, Validators | None], Awaitable[Fetched]]


class Sweep:
    """One crawl, from its start addresses to the end of its budget."""

    def __init__(self, job: CrawlJob, sink: Sink, guard: Guard, fetcher: Fetcher, download: Download) -> None:
        """Crawl `job` into `sink`; `guard` stands before every connection, `download` brings a page by `fetcher`."""
        self._download = download
        self._job, self._sink = job, sink
        self.report = CrawlReport()
        self._starts = tuple(dict.fromkeys(canonicalise(address) for address in job.addresses))
        self._frontier = Frontier(self._starts, min(job.max_pages * MOST_REQUESTS_PER_PAGE * 2, MOST_WAITING))
        self._fetcher = fetcher
        self._renderer = Renderer(guard, job.browser_path, user_agent(job.contact), self._fetcher.allows)
        self._has_browser = job.browser != "never"
        self._observed: set[str] = set()
        self._products = SeenProducts()
        self._under_way: Counter[str] = Counter()
        self._drawn_before: dict[str, Kept] = {}
        self._asked_before: dict[str, Kept] = {}  # also pictures that could not be had
        self._hashes: dict[str, str] = {}  # of the pictures that were asked for, by address

    async def run(self) -> CrawlReport:
        """Sweep to the end. What the sink raises ends the crawl and rises."""
        running: set[asyncio.Task[None]] = set()
        try:
            await self._go_on_from_before()
            while True:
                while (waiting := self._next(len(running))) is not None:
                    running.add(asyncio.ensure_future(self._visit(waiting)))
                if not running:
                    break
                done, running = await asyncio.wait(running, return_when=asyncio.FIRST_COMPLETED)
                for task in done:
                    task.result()
        finally:
            for task in running:
                task.cancel()
            await asyncio.gather(*running, return_exceptions=True)
            await self._renderer.stop()
            self._fetcher.close()
        self.report.notes += [f"{count} addresses left out: {why}" for why, count in self._frontier.left_out.items()]
        return self.report

    def _next(self, under_way: int) -> Waiting | None:
        most, report = self._job.max_pages, self.report
        if under_way >= WORKERS or report.pages + under_way >= most or report.requests >= most * MOST_REQUESTS_PER_PAGE:
            return None
        waiting = self._frontier.take(self._is_free)
        if waiting is not None:
            self._under_way[urlsplit(waiting.url).netloc] += 1
            report.requests += 1
        return waiting

    def _is_free(self, host: str) -> bool:
        manners = self._fetcher.manners
        if manners.is_left_alone(host):
            dropped = self._frontier.drop(host)
            self.report.notes.append(f"{host} answers nothing any more: {dropped} addresses are left for the next run")
            return False
        return not self._under_way[host] or not manners.is_one_at_a_time(host)

    async def _visit(self, waiting: Waiting) -> None:
        host = urlsplit(waiting.url).netloc
        try:
            last = self._sink.last_page(waiting.url)
            fetched = await self._download(waiting.url, _validators(last))
            capture = self._sink.keep(fetched)
        finally:
            self._under_way[host] -= 1
        await self._read(capture, fetched.body or b"", waiting.depth)

    async def _read(self, capture: Capture, body: bytes, depth: int) -> None:
        """Make of a kept answer what it is worth: a problem, or a page with links and Observations."""
        if capture.outcome is CaptureOutcome.NOT_MODIFIED and (last := self._sink.last_page(capture.url)) is not None:
            capture, body = _as_before(capture, last), last.read()
        host, is_start = urlsplit(capture.final_url).netloc, capture.url in self._starts
        if is_start:
            self._frontier.hosts.add(host)
        whole = capture.outcome is CaptureOutcome.FETCHED
        if is_start and not whole:
            self.report.start_problems[capture.url] = f"{capture.outcome}: {capture.note or capture.status}"
        if not whole or host not in self._frontier.hosts:
            return
        kind = capture.headers.get("content-type", "")
        if not is_readable(capture, body):
            if is_start:
                self.report.start_problems[capture.url] = f"not a web page but {kind or 'something without a type'}"
            return
        parsed = self._parsed(capture, body)
        self.report.pages += is_html(body, kind)
        drawn = False
        if self._wants_drawing(parsed, capture):
            rendered = await self._draw(capture.final_url)
            if rendered is not None:
                drawn, capture, parsed = True, *rendered
        if self._job.addresses_on is not None:
            self._frontier.add_chosen(map(canonicalise, self._job.addresses_on(capture)), depth)
        elif self._job.follow_links:
            self._frontier.add(parsed.links, depth)
        await self._observe(parsed, capture, drawn=drawn)

    def _wants_drawing(self, parsed: Parsed, capture: Capture) -> bool:
        if self._job.browser != "auto":
            return self._job.browser == "always"
        return parsed.needs_browser or (self._job.wants_drawing is not None and self._job.wants_drawing(capture))

    def _parsed(self, capture: Capture, body: bytes) -> Parsed:
        started = time.monotonic()
        try:
            return self._read_page(capture, body)
        finally:
            self._fetcher.busy_seconds += time.monotonic() - started

    def _read_page(self, capture: Capture, body: bytes) -> Parsed:
        readable, cut = tamed(body)
        if cut:
            self.report.notes.append(f"{capture.final_url}: {cut}")
        try:
            return parse(capture, readable, self._job.platform)
        except Exception as error:  # noqa: BLE001 - a page that breaks its reader must not end the crawl of the others
            self.report.notes.append(f"{capture.final_url} can not be read: {type(error).__name__}: {error}")
            return Parsed(note=f"can not be read: {type(error).__name__}")

    async def _observe(self, parsed: Parsed, capture: Capture, *, drawn: bool) -> None:
        wants_picture = False
        for observation in parsed.observations:
            if observation.canonical_url not in self._observed and not self._products.is_double(observation):
                self._observed.add(observation.canonical_url)
                self._frontier.mark(observation.canonical_url)
                self.report.observations += 1
                wants_picture |= self._sink.observe(await self._with_hashes(observation))
        if wants_picture and not drawn:
            await self._draw(capture.final_url)

    async def _with_hashes(self, observation: Observation) -> Observation:
        """The Observation with the hashes of its first pictures, where somebody wants them; each kept like a page."""
        pictures = self._job.pictures
        if pictures is None or not observation.images or not pictures.wants(observation):
            return observation
        found = []
        for address in dict.fromkeys(observation.images[:MOST_PICTURES]):
            if address not in self._hashes:
                self._hashes[address] = ""
                body = await self._picture_body(address)
                self._hashes[address] = await asyncio.to_thread(pictures.hash_of, body) if body else ""
            found.append(self._hashes[address])
        return observation.model_copy(update={"image_hashes": tuple(dict.fromkeys(filter(None, found)))})

    async def _picture_body(self, address: str) -> bytes:
        """Of a picture that an earlier worker of this run had kept, or fetched now; empty where it can not be had."""
        kept = self._asked_before.pop(address, None)
        if kept is not None:
            return kept.read() if kept.capture.outcome is CaptureOutcome.FETCHED else b""
        if self.report.requests >= self._job.max_pages * MOST_REQUESTS_PER_PAGE:
            return b""
        self.report.requests += 1
        fetched = await self._download(address, None)
        capture = self._sink.keep(fetched)
        return (fetched.body or b"") if capture.outcome is CaptureOutcome.FETCHED else b""

    async def _draw(self, url: str) -> tuple[Capture, Parsed] | None:
        """Render a page, keep it, parse it; None (and a note) when that was not to be had."""
        before = self._drawn_before.get(url)
        if before is not None:
            return self._picture(before.capture, before.read())
        if not self._has_browser:
            return None
        try:
            fetched = await draw(self._fetcher, self._renderer, url, self._job.timeout_seconds)
        except NoBrowserError as error:
            if self._has_browser:
                self._has_browser = False
                self.report.notes.append(str(error))
            return None
        except (BrowserError, TimeoutError) as error:
            why = str(error).splitlines()[0] if str(error) else "timeout"
            self.report.notes.append(f"{url}: the browser failed: {why}")
            return None
        return self._picture(self._sink.keep(fetched), fetched.body or b"")

    def _picture(self, capture: Capture, body: bytes) -> tuple[Capture, Parsed] | None:
        if capture.outcome is not CaptureOutcome.FETCHED:
            return None
        return capture, self._parsed(capture, body)

    async def _go_on_from_before(self) -> None:
        """Take up what this crawl had kept before its process died. The Captures of a run are its journal: each was
        written in one piece with the fact that its address had been fetched, so nothing is lost and nothing doubled.
        """
        pages = []
        for kept in self._sink.kept_before():
            if kept.capture.method is CaptureMethod.BROWSER:
                self._drawn_before[kept.capture.url] = kept
                continue
            self._asked_before[kept.capture.url] = kept
            if not (kept.capture.body_sha256 and kept.capture.headers.get("content-type", "").startswith("image/")):
                pages.append(kept)
                self._frontier.finish(kept.capture.url)
        for kept in pages:
            self.report.requests += 1
            body = kept.read() if kept.capture.body_sha256 else b""
            await self._read(kept.capture, body, self._frontier.depth_of(kept.capture.url))
        self._drawn_before.clear()


def _validators(last: Kept | None) -> Validators | None:
    if last is None:
        return None
    return Validators(last.capture.headers.get("etag", ""), last.capture.headers.get("last-modified", ""))


def _as_before(capture: Capture, last: Kept) -> Capture:
    """A 304 read as the page that it stands for, seen now."""
    return capture.model_copy(
        update={
            "outcome": CaptureOutcome.FETCHED, "body_sha256": last.capture.body_sha256,
            "headers": dict(last.capture.headers) | dict(capture.headers),
        }
    )  # fmt: skip
