"""What an answer for /robots.txt stands for.

RFC 9309, read strictly: a 5xx answer or a dropped connection means "disallow"; 4xx, or an HTML page in its place, means
"no rules" and is noted; more than 500 KiB is not read. 429 is a server that asks to be left alone: "disallow" too.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

from protego import Protego

from crawler.sink import RobotsDecision

NAME = "RaSoat"
MOST_ROBOTS_BYTES = 500 * 1024  # RFC 9309 section 2.5
LONGEST_CRAWL_DELAY_SECONDS = 300.0  # a site that wants more does not want to be crawled
TOO_MANY_REQUESTS = 429


@dataclass(frozen=True)
class Robots:
    """The rules of one host. ``rules`` None: everything is disallowed; ``note`` says why where it is not plain."""

    url: str
    rules: Protego | None
    note: str = ""
    status: int | None = None
    text: bytes = b""
    refused: str = ""  # why our own guard did not even let us ask; then nothing of the host is asked

    @property
    def crawl_delay_seconds(self) -> float:
        """What the file asks for, 0 when it asks for nothing that is a time."""
        delay = self.rules.crawl_delay(NAME) if self.rules is not None else None
        seconds = float(delay or 0)
        return seconds if math.isfinite(seconds) and seconds > 0 else 0.0

    def decide(self, url: str) -> RobotsDecision:
        """May `url` be fetched?"""
        delay = self.crawl_delay_seconds
        if self.rules is None:
            allowed, reason = False, self.note
        elif delay > LONGEST_CRAWL_DELAY_SECONDS:
            allowed, reason = False, f"robots.txt asks for {delay:.0f} s between requests: nothing is fetched"
        elif self.rules.can_fetch(url, NAME):
            allowed, reason = True, self.note or "robots.txt has nothing against this address"
        else:
            allowed, reason = False, "robots.txt disallows this address"
        return RobotsDecision(allowed, reason, self.url, self.status, self.text, delay)


def read_robots(url: str, status: int, content_type: str, body: bytes) -> Robots:
    """The rules that an answer stands for."""
    kept = body[:MOST_ROBOTS_BYTES]
    if status >= 500 or status == TOO_MANY_REQUESTS:
        return Robots(url, None, f"robots.txt answered {status}: nothing is fetched", status, kept)
    if status >= 400:
        return Robots(url, Protego.parse(""), f"robots.txt answered {status}: no rules", status, kept)
    if status >= 300:
        return Robots(url, Protego.parse(""), "robots.txt redirects too often: no rules", status, kept)
    text = kept.decode("utf-8", errors="replace")
    if "html" in content_type.lower() or text.lstrip("\ufeff \t\r\n").startswith("<"):
        note = "an HTML page stands in place of robots.txt: no rules"
        return Robots(url, Protego.parse(""), note, status, kept)
    return Robots(url, Protego.parse(text), "", status, kept)
