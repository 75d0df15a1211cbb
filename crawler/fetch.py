"""Fetching one address to its end: guard, robots.txt, the host's turn, redirects; whatever happens is an answer."""

from __future__ import annotations

import asyncio
import socket
import ssl
import time
from collections.abc import Coroutine
from dataclasses import dataclass
from datetime import UTC, datetime
from urllib.parse import quote, urljoin, urlsplit

from w3lib.url import safe_url_string

from crawler.guard import Guard, RefusedError, Target
from crawler.politeness import Manners, user_agent
from crawler.robots import MOST_ROBOTS_BYTES, Robots, read_robots
from crawler.sink import Fetched, Redirect, RobotsDecision
from crawler.wire import Answer, Wire, WireError
from storage.records import CaptureMethod, CaptureOutcome

MOST_REDIRECTS = 10
MOST_ROBOTS_REDIRECTS = 5  # RFC 9309 section 2.3.1.2
REDIRECTS = frozenset({301, 302, 303, 307, 308})
BLOCKED_STATUSES = frozenset({401, 403, 429})
NOT_NOW = frozenset({429, 503})
NOT_MODIFIED = 304
KINDS = {"unreachable": CaptureOutcome.UNREACHABLE, "too_large": CaptureOutcome.TOO_LARGE}


@dataclass(frozen=True)
class Validators:
    """What the last answer said that the next one may be compared with; empty where it said nothing."""

    etag: str = ""
    last_modified: str = ""


class _FailedError(Exception):
    def __init__(self, outcome: CaptureOutcome, note: str) -> None:
        super().__init__(note)
        self.outcome, self.note = outcome, note


class Fetcher:
    """The HTTP path of one run."""

    def __init__(self, guard: Guard, delay_seconds: float, timeout_seconds: float, contact: str = "") -> None:
        """Fetch with these manners; `timeout_seconds` bounds a whole page, its redirects included."""
        self._guard = guard
        self._wire = Wire(guard)
        self._timeout = timeout_seconds
        # Bytes as they were sent are what a Capture keeps: ask for them without compression.
        self._headers = {
            "User-Agent": user_agent(contact),
            "Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8",
            "Accept-Language": "vi,en;q=0.5",
            "Accept-Encoding": "identity",
        }
        self.manners = Manners(self._robots, delay_seconds)
        self.busy_seconds = 0.0  # in which nothing was read from any connection, as the caller says

    async def fetch(self, url: str, known: Validators | None = None) -> Fetched:
        """Ask for one address. Never raises for what the other side does: that is an outcome with a note."""
        walk = _Walk(url, url, self._timeout)
        conditions = _conditions(known)
        try:
            while True:
                target = self._guard.check_url(walk.at)
                robots = await self.manners.robots_of(target)
                if robots.refused:
                    return walk.failed(CaptureOutcome.REFUSED, robots.refused)
                walk.robots = robots.decide(walk.at)
                if not walk.robots.allowed:
                    return walk.failed(CaptureOutcome.ROBOTS, walk.robots.reason)
                answer = await self._ask(target, walk, self._headers | conditions)
                onward = _onward(walk.at, answer)
                if onward is None:
                    return walk.fetched(answer)
                if len(walk.redirects) >= MOST_REDIRECTS:
                    return walk.failed(CaptureOutcome.UNREACHABLE, f"too many redirects (more than {MOST_REDIRECTS})")
                walk.step(answer, onward)
        except RefusedError as error:
            return walk.failed(CaptureOutcome.REFUSED, str(error))
        except _FailedError as failure:
            return walk.failed(failure.outcome, failure.note)

    async def allows(self, url: str) -> bool:
        """Whether guard and robots.txt let the browser ask for `url`."""
        try:
            target = self._guard.check_url(url)
        except RefusedError:
            return False
        return (await self.manners.robots_of(target)).decide(url).allowed

    async def decide(self, url: str) -> RobotsDecision | None:
        """What robots.txt says of `url`; None when the guard refuses it."""
        try:
            target = self._guard.check_url(url)
        except RefusedError:
            return None
        return (await self.manners.robots_of(target)).decide(url)

    def close(self) -> None:
        """Close the connections."""
        self._wire.close()

    async def _robots(self, url: str) -> Robots:
        """Fetch and read a robots.txt; what broke the connection means "disallow"."""
        walk = _Walk(url, url, self._timeout)
        try:
            while True:
                answer = await self._ask(self._guard.check_url(walk.at), walk, self._headers, MOST_ROBOTS_BYTES)
                onward = _onward(walk.at, answer)
                if onward is None or len(walk.redirects) >= MOST_ROBOTS_REDIRECTS:
                    return read_robots(url, answer.status, answer.header("content-type"), answer.body)
                walk.step(answer, onward)
        except RefusedError as error:
            return Robots(url, None, f"robots.txt: {error}", refused="" if walk.redirects else str(error))
        except _FailedError as failure:
            return Robots(url, None, f"robots.txt could not be asked ({failure.note}): nothing is fetched")

    async def _ask(self, target: Target, walk: _Walk, headers: dict[str, str], enough: int | None = None) -> Answer:
        """One question, when it is the host's turn. Raises RefusedError, _FailedError."""
        await self.manners.turn(target.authority)
        started, busy = time.monotonic(), self.busy_seconds
        failure = _FailedError(CaptureOutcome.TIMEOUT, "the whole answer did not come in time")
        try:
            answer = await self._in_time(walk.seconds_left, self._wire.ask(target, _path(walk.at), headers, enough))
            self.manners.hear(
                target.authority, refused=answer.status in NOT_NOW, retry_after=answer.header("retry-after")
            )
            return answer
        except WireError as error:
            failure = _FailedError(KINDS[error.kind], str(error))
        except TimeoutError:
            pass
        except OSError as error:
            failure = _FailedError(CaptureOutcome.UNREACHABLE, _why_no_connection(error))
        finally:
            walk.seconds_left -= time.monotonic() - started - (self.busy_seconds - busy)
        self.manners.hear(target.authority, refused=failure.outcome is not CaptureOutcome.TOO_LARGE)
        raise failure

    async def _in_time(self, seconds: float, asking: Coroutine[None, None, Answer]) -> Answer:
        """Wait for an answer, not counting the time in which we were busy reading other pages: a slow machine must not
        take its own slowness for the site's. Raises TimeoutError.
        """
        task = asyncio.ensure_future(asking)
        busy_before, left = self.busy_seconds, seconds
        try:
            while not (await asyncio.wait({task}, timeout=max(left, 0.0)))[0]:
                left = self.busy_seconds - busy_before
                busy_before = self.busy_seconds
                if left <= 0:
                    raise TimeoutError
            return task.result()
        finally:
            if not task.done():
                task.cancel()
                await asyncio.gather(task, return_exceptions=True)


@dataclass
class _Walk:
    """From the address asked for, over its redirects, to the answer."""

    url: str
    at: str
    seconds_left: float
    robots: RobotsDecision | None = None
    redirects: tuple[Redirect, ...] = ()

    def step(self, answer: Answer, onward: str) -> None:
        hop = Redirect(self.at, answer.status, answer.header("location"), answer.address, answer.raw_headers)
        self.redirects = (*self.redirects, hop)
        self.at = onward

    def failed(self, outcome: CaptureOutcome, note: str) -> Fetched:
        return Fetched(
            self.url, self.at, CaptureMethod.HTTP, outcome, datetime.now(UTC), note=note, redirects=self.redirects,
            robots_decision=self.robots,
        )  # fmt: skip

    def fetched(self, answer: Answer) -> Fetched:
        headers: dict[str, str] = {}
        for name, value in answer.headers:
            headers[name] = f"{headers[name]}\n{value}" if name in headers else value
        return Fetched(
            url=self.url, final_url=self.at, method=CaptureMethod.HTTP, outcome=outcome_of(answer.status),
            captured_at=datetime.now(UTC), status=answer.status, headers=headers, body=answer.body, note=answer.note,
            resolved_address=answer.address, tls_certificate_der=answer.certificate, redirects=self.redirects,
            robots_decision=self.robots, raw_headers=answer.raw_headers,
            raw_body=None if answer.raw_body == answer.body else answer.raw_body,
        )  # fmt: skip


def outcome_of(status: int) -> CaptureOutcome:
    """What a whole answer with this status is."""
    if 200 <= status < 300:
        return CaptureOutcome.FETCHED
    if status == NOT_MODIFIED:
        return CaptureOutcome.NOT_MODIFIED
    return CaptureOutcome.BLOCKED if status in BLOCKED_STATUSES else CaptureOutcome.HTTP_ERROR


def _onward(url: str, answer: Answer) -> str | None:
    """Where a redirect leads, None when the answer is none. Its text is an enemy's: made an address, never trusted."""
    location = answer.header("location").strip()
    if answer.status not in REDIRECTS or not location:
        return None
    written = location.encode("latin-1", "replace").decode("utf-8", "replace")
    try:
        return safe_url_string(urljoin(url, written)).partition("#")[0]
    except ValueError:
        raise RefusedError("the redirect leads to no valid address") from None


def _path(url: str) -> str:
    parts = urlsplit(url)
    path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    return quote(path, safe="/%:@!$&'()*+,;=~?[]-._|^`{}\"<>")


def _conditions(known: Validators | None) -> dict[str, str]:
    given = {} if known is None else {"If-None-Match": known.etag, "If-Modified-Since": known.last_modified}
    return {name: value for name, value in given.items() if value and value.isascii() and value.isprintable()}


def _why_no_connection(error: OSError) -> str:
    if isinstance(error, socket.gaierror):
        return "there is no such host name" if error.errno != socket.EAI_AGAIN else "the name could not be looked up"
    if isinstance(error, ConnectionRefusedError):
        return "nothing listens at this address"
    if isinstance(error, ssl.SSLError):
        return f"TLS failed: {error.reason or error}"
    return f"the connection broke: {error.strerror or error}"
