"""One link in, evidence and a Case out: what `rasoat capture` and the page *Ghi nhận* do."""

from __future__ import annotations

import json
import subprocess
import sys
import threading
from dataclasses import dataclass, replace

from crawler.crawl import crawl
from crawler.sink import CrawlJob, CrawlReport
from monitor import pictures
from monitor.evidence.stamping import stamping
from monitor.pipeline import Pipeline
from monitor.runs import Look
from monitor.settings import Settings, child_environment
from monitor.workplace import Workplace
from storage.ledger import sightings
from storage.queries import evidence
from storage.records import Kind, Observation

LONGEST_SECONDS = 120.0  # of a capture asked for on the web: two slow pages and a browser's start
_turns = threading.BoundedSemaphore(2)  # a browser takes half a gigabyte


class CaptureFailedError(Exception):
    """The link could not be captured; the text says why. What came of it, a block for one, is kept."""


@dataclass(frozen=True)
class Taken:
    """What a captured link left."""

    case_id: int
    manifests: tuple[str, ...]  # SHA-256, in the order of capture
    is_stamped: bool
    report: CrawlReport


def capture_link(workplace: Workplace, job: CrawlJob, actor: str) -> Taken:
    """Capture the one address of `job`, with a picture, and open a Case on it whatever the machine thinks of it.

    A block, a 404 or a dead name is captured and opens a Case too. One process can do this once (Twisted).
    """
    (url,) = job.addresses
    with stamping(workplace):
        with Look(workplace) as look:
            report = crawl(replace(job, pictures=_EveryPicture()), look)
        seen = look.observations or [_bare_link(url, look, workplace)]
        with Pipeline(workplace) as pipeline:
            for observation in seen:
                pipeline.observe(observation)
        case_id = sightings.open_by_hand(workplace.db, seen[0], actor, workplace.clock())
    manifests = tuple(capture.manifest_sha256 for capture in look.captures if capture.manifest_sha256)
    return Taken(case_id, manifests, evidence.are_stamped(workplace.db, manifests), report)


class _EveryPicture:
    """A person has looked already: the pictures of what was chosen are fetched whatever the machine thinks."""

    def wants(self, observation: Observation) -> bool:  # noqa: ARG002 - of every one
        return True

    def hash_of(self, body: bytes) -> str:
        return pictures.reader().hash_of(body)


def _bare_link(url: str, look: Look, workplace: Workplace) -> Observation:
    """What stays when nothing could be read: the link, with its Capture (a block or a 404 is evidence too)."""
    first = next(iter(look.captures), None)
    return Observation(
        url=url, canonical_url=first.url if first else url, kind=Kind.LINK, title="", text="",
        observed_at=workplace.clock(), capture_sha256=first.body_sha256 if first else None,
    )  # fmt: skip


def capture_elsewhere(settings: Settings, url: str, actor: str) -> int:
    """Do the same in a process of its own, and give the Case's id. Raises CaptureFailedError.

    `url` must begin with http:// or https://.
    """
    if not _turns.acquire(timeout=LONGEST_SECONDS):
        raise CaptureFailedError("Đang có nhiều lượt ghi nhận; hãy thử lại sau ít phút.")
    command = [sys.executable, "-m", "monitor.cli", "capture", "--by", actor, "--", url]
    try:
        done = subprocess.run(  # noqa: S603 - our own interpreter; the address stands behind "--"
            command, env=child_environment(settings), stdin=subprocess.DEVNULL, capture_output=True, text=True,
            timeout=LONGEST_SECONDS, check=False,
        )  # fmt: skip
    except subprocess.TimeoutExpired as error:
        raise CaptureFailedError("Không ghi nhận xong trong hai phút; hãy thử lại.") from error
    finally:
        _turns.release()
    for line in done.stdout.splitlines():
        case_id = json.loads(line).get("case") if line.startswith("{") else None
        if isinstance(case_id, int):
            return case_id
    said = done.stderr.strip().splitlines()
    raise CaptureFailedError(said[-1] if said else f"mã lỗi {done.returncode}")
