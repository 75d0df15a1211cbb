"""The seam between gathering and remembering: what a crawl hands over, and to whom."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol

from storage.records import Capture, CaptureMethod, CaptureOutcome, Observation


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


class Sink(Protocol):
    """Who is given what a crawl finds. The crawler knows nothing of vaults and databases."""

    def keep(self, fetched: Fetched) -> Capture:
        """Keep the bytes, then give the Capture. Called before anything reads them."""
        ...

    def observe(self, observation: Observation) -> bool:
        """Take one Observation; True asks for a screenshot of its page as evidence."""
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


@dataclass
class CrawlReport:
    """What a crawl did: counts, and the reason when the first page could not be had."""

    pages: int = 0  # HTML pages answered 2xx
    requests: int = 0
    observations: int = 0
    start_problems: dict[str, str] = field(default_factory=dict)  # start address -> why nothing came of it
    notes: list[str] = field(default_factory=list)
