"""Asks YouTube's Data API v3 within its daily quotas, and keeps every answer as a Capture before it is read.

Quotas as Google gives them in 2026: 100 search.list calls a day in a bucket of their own, and 10,000 units a day for
all else, of which channels.list, playlistItems.list and videos.list cost one each; both start anew at midnight in
California.
The key goes in a header, never into an address: Captures, events and exports hold addresses.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

import httpx

from crawler.parse import parse
from crawler.platforms import youtube
from crawler.sink import CrawlReport, Fetched, Sink
from storage.records import CaptureMethod, CaptureOutcome

SEARCHES_A_DAY, UNITS_A_DAY = 100, 10_000
CALIFORNIA = ZoneInfo("America/Los_Angeles")
MOST_BYTES = 5 * 1024 * 1024
_SEARCH = "/search"


@dataclass(frozen=True)
class Quota:
    """What is left of a day."""

    searches: int = SEARCHES_A_DAY
    units: int = UNITS_A_DAY

    def after(self, url: str) -> Quota | None:
        """What is left after one call; None when it is not to be had any more."""
        if urlsplit(url).path.endswith(_SEARCH):
            return replace(self, searches=self.searches - 1) if self.searches > 0 else None
        return replace(self, units=self.units - 1) if self.units > 0 else None


def left_after(urls: Iterable[str]) -> Quota:
    """What is left of a day in which these calls were made."""
    quota = Quota()
    for url in urls:
        quota = quota.after(url) or quota
    return quota


def day_began(now: datetime) -> datetime:
    """When the quota's present day began, in UTC."""
    there = now.astimezone(CALIFORNIA)
    return there.replace(hour=0, minute=0, second=0, microsecond=0).astimezone(UTC)


@dataclass(frozen=True)
class YouTubeJob:
    """`addresses` are of youtube.com; `calls` bounds one run, so that a source leaves the others their share."""

    addresses: tuple[str, ...]
    key: str
    api: str = youtube.API
    quota: Quota = Quota()
    calls: int = 200
    timeout_seconds: float = 20.0


def gather(job: YouTubeJob, sink: Sink) -> CrawlReport:
    """Ask for what the addresses name, going on while quota and calls last. Never raises for an answer of the API."""
    report = CrawlReport()
    waiting: deque[str] = deque()
    for address in job.addresses:
        try:
            waiting.append(youtube.start(address).replace(youtube.API, job.api.rstrip("/"), 1))
        except ValueError as error:
            report.start_problems[address] = str(error)
    if not job.key:
        report.start_problems.update(dict.fromkeys(job.addresses, "no key: set RASOAT_YOUTUBE_KEY"))
        return report
    first, seen, quota = len(waiting), set(waiting), job.quota
    with httpx.Client(timeout=job.timeout_seconds, follow_redirects=False, trust_env=False) as client:
        while waiting and report.requests < job.calls:
            url = waiting.popleft()
            left = quota.after(url)
            if left is None:
                report.notes.append(
                    "the day's quota of the YouTube API is used up; it starts anew at midnight in California"
                )
                break
            quota = left
            problem = _take(client, job, url, sink, report, waiting, seen)
            if problem and report.requests <= first:
                report.start_problems[url] = problem
            elif problem:
                report.notes.append(f"{url}: {problem}")
    return report


def _take(
    client: httpx.Client,
    job: YouTubeJob,
    url: str,
    sink: Sink,
    report: CrawlReport,
    waiting: deque[str],
    seen: set[str],
) -> str:
    """One call: asked, kept, read, observed. Gives what went wrong, empty when nothing did."""
    report.requests += 1
    fetched = _ask(client, job.key, url)
    capture = sink.keep(fetched)
    if fetched.body is None:
        return fetched.note
    parsed = parse(capture, fetched.body, youtube.name)
    for observation in parsed.observations:
        report.observations += 1
        sink.observe(observation)
    for link in parsed.links:
        if link not in seen:
            seen.add(link)
            waiting.append(link)
    return parsed.note if capture.outcome is CaptureOutcome.FETCHED else f"HTTP {capture.status}: {parsed.note}"


def _ask(client: httpx.Client, key: str, url: str) -> Fetched:
    now = datetime.now(UTC)
    try:
        with client.stream("GET", url, headers={"X-Goog-Api-Key": key, "Accept-Encoding": "identity"}) as answer:
            body = b""
            for part in answer.iter_raw():
                body += part
                if len(body) > MOST_BYTES:
                    return _failed(url, now, CaptureOutcome.TOO_LARGE, "the answer was larger than we take")
    except httpx.TimeoutException:
        return _failed(url, now, CaptureOutcome.TIMEOUT, "the whole answer did not come in time")
    except httpx.HTTPError as error:
        return _failed(url, now, CaptureOutcome.UNREACHABLE, f"{type(error).__name__}: {error}")
    blocked = answer.status_code in {401, 403, 429}
    outcome = CaptureOutcome.FETCHED if answer.is_success else CaptureOutcome.HTTP_ERROR
    return Fetched(
        url=url, final_url=url, method=CaptureMethod.HTTP, captured_at=now, status=answer.status_code, body=body,
        outcome=CaptureOutcome.BLOCKED if blocked else outcome, headers=dict(answer.headers.items()),
    )  # fmt: skip


def _failed(url: str, now: datetime, outcome: CaptureOutcome, note: str) -> Fetched:
    return Fetched(url=url, final_url=url, method=CaptureMethod.HTTP, captured_at=now, outcome=outcome, note=note)
