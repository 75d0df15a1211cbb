"""The crawler under attack, in a process of its own so that its memory can be told.

usage: python tests/hostile/attacked.py PORT CANARY never|always NAME...

Prints one JSON object a case: what was recorded, and how large this process has been at most so far.
"""

from __future__ import annotations

import json
import os
import sys
import time
from collections import Counter
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from crawler import guard
from crawler.browser_memory import descendants, own_bytes
from crawler.crawl import crawl
from crawler.sink import CrawlJob, Fetched, Kept
from storage.records import Capture, Observation

PUBLIC, PRIVATE = "127.0.0.9", "127.0.0.1"
asked: Counter[str] = Counter()


async def resolve(host: str, port: int) -> list[str]:
    """The Internet of this test: every name is on the hostile server, some are (or become) private."""
    asked[host] += 1
    special = {
        "private.example": [PRIVATE], "private6.example": ["::1"], "mixed.example": [PUBLIC, PRIVATE],
        "localhost": [PRIVATE],
        "rebind.example": [PUBLIC if asked[host] == 1 else PRIVATE],
    }  # fmt: skip
    return special.get(host, [PUBLIC])


class Record:
    """A sink that keeps in mind."""

    def __init__(self) -> None:
        self.fetched: list[Fetched] = []
        self.observations = 0

    def keep(self, fetched: Fetched) -> Capture:
        """Forget the bytes, as the vault's owner does once they are on disk."""
        self.fetched.append(fetched)
        return Capture(
            url=fetched.url, final_url=fetched.final_url, method=fetched.method, outcome=fetched.outcome,
            status=fetched.status, headers=fetched.headers, captured_at=datetime.now(UTC), note=fetched.note,
        )  # fmt: skip

    def observe(self, observation: Observation) -> bool:
        """Count."""
        self.observations += 1
        return False

    def last_page(self, url: str) -> Kept | None:
        """Nothing is known."""
        return None

    def kept_before(self) -> Sequence[Kept]:
        """Nothing was kept."""
        return ()


def largest_so_far() -> int:
    """Megabytes of memory at most since this program began; what the process that started it held does not count."""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return int(next(line.split()[1] for line in status.splitlines() if line.startswith("VmHWM"))) // 1024


def main() -> None:
    """Run the cases one after another."""
    port, browser, names = int(sys.argv[1]), sys.argv[3], sys.argv[4:]
    is_public = guard.is_public
    guard.is_public = lambda address: address == PUBLIC or is_public(address)  # the Internet, for this test
    for name in names:
        sink, started = Record(), time.monotonic()
        url = f"http://{name}.example:{port}/"
        job = CrawlJob(
            (url,), max_pages=3, delay_seconds=0, timeout_seconds=1.5 if browser == "never" else 15.0, browser=browser
        )
        report = crawl(job, sink, resolve)
        first = next(one for one in sink.fetched if one.url == url)
        largest = max((own_bytes(pid) for pid in descendants(os.getpid())), default=0)
        print(json.dumps({
            "case": name, "outcome": first.outcome, "note": first.note, "observations": sink.observations,
            "of_start": sum(one.url == url and one.method == first.method for one in sink.fetched),
            "drawn": sum(one.method == "browser" for one in sink.fetched),
            "requests": report.requests, "notes": report.notes, "seconds": round(time.monotonic() - started, 2),
            "largest_mb": largest_so_far(), "browser_mb": largest // 2**20,
        }), flush=True)  # fmt: skip


if __name__ == "__main__":
    main()
