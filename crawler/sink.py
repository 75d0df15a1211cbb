"""The seam between gathering and remembering: what a crawl hands over, and to whom."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol

from storage.records import Capture, CaptureMethod, CaptureOutcome, Observation


@dataclass(frozen=True)
class Redirect:
    """One hop on the way to the answer, itself an answer that was checked and recorded."""

    url: str  # as asked
    status: int
    location: str  # as the server wrote it
    resolved_address: str | None = None
    raw_headers: bytes = b""


@dataclass(frozen=True)
class RobotsDecision:
    """What robots.txt said of one address, and which file said so."""

    allowed: bool
    reason: str  # for people: "no rule against it", "robots.txt answered 503: nothing is fetched", ...
    robots_url: str = ""  # empty: it was not asked (the guard refused the address before)
    status: int | None = None  # of robots.txt; None when no answer came
    text: bytes = b""  # the file as it came, at most 500 KiB
    crawl_delay_seconds: float = 0.0


@dataclass(frozen=True)
class Fetched:
    """One answer, or the lack of one, as it came: the bytes have not been read yet."""

    url: str
    final_url: str
    method: CaptureMethod
    outcome: CaptureOutcome
    captured_at: datetime
    status: int | None = None
    headers: dict[str, str] = field(default_factory=dict)
    body: bytes | None = None
    screenshot: bytes | None = None
    note: str = ""
    resolved_address: str | None = None  # the IP address that was connected to; None when there was no connection
    tls_certificate_der: bytes | None = None  # of the server, also when it proved nothing (then `note` says so)
    redirects: tuple[Redirect, ...] = ()  # first to last; empty when the first answer was the answer
    robots_decision: RobotsDecision | None = None
    raw_headers: bytes = b""  # status line and header lines as received, to the empty line; empty where not seen so
    raw_body: bytes | None = None  # as received, still gzip or br; None when `body` is that already
    dom_after_rendering: bytes | None = None  # UTF-8; None when no browser drew the page, or `body` is the DOM itself


@dataclass(frozen=True)
class Kept:
    """A Capture of before, and a way to its bytes."""

    capture: Capture
    read: Callable[[], bytes]  # of the body; only for a Capture that has one


class Sink(Protocol):
    """Who is given what a crawl finds. The crawler knows nothing of vaults and databases."""

    def keep(self, fetched: Fetched) -> Capture:
        """Keep the bytes, then give the Capture. Called before anything reads them."""
        ...

    def observe(self, observation: Observation) -> bool:
        """Take one Observation; True asks for a screenshot of its page as evidence."""
        ...

    def last_page(self, url: str) -> Kept | None:
        """The latest whole page that came from `url`, to ask whether it has changed; None to fetch it anew."""
        ...

    def kept_before(self) -> Iterable[Kept]:
        """What this very crawl had kept before its process was killed, oldest first: it goes on from there."""
        ...


class Pictures(Protocol):
    """Who wants the pictures of which Observations, and can hash them."""

    def wants(self, observation: Observation) -> bool:
        """Whether the pictures of this one are worth a question to their host."""
        ...

    def hash_of(self, body: bytes) -> str:
        """64 bits as 16 hexadecimal digits; empty for what is no picture. Any thread may ask."""
        ...


@dataclass(frozen=True)
class CrawlJob:
    """What to crawl and how gently."""

    addresses: tuple[str, ...]
    max_pages: int = 200
    delay_seconds: float = 1.0
    timeout_seconds: float = 20.0
    browser: str = "auto"  # auto, never, always
    browser_path: str | None = None
    allowed_private: frozenset[str] = frozenset()
    platform: str | None = None
    contact: str = ""
    follow_links: bool = True
    addresses_on: Callable[[Capture], Iterable[str]] | None = None  # of a page just kept: what to ask next, on any host
    wants_drawing: Callable[[Capture], bool] | None = None  # of a page just kept: whether a browser should show more
    pictures: Pictures | None = None  # None: no picture is fetched


@dataclass
class CrawlReport:
    """What a crawl did: counts, and the reason when the first page could not be had."""

    pages: int = 0  # HTML pages answered 2xx
    requests: int = 0
    observations: int = 0
    start_problems: dict[str, str] = field(default_factory=dict)  # start address -> why nothing came of it
    notes: list[str] = field(default_factory=list)
