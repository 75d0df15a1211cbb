"""Keeps what was fetched: bytes, then a manifest of all facts, before anything reads them; rows in groups.

The bytes are in the vault when `keep` returns. Making them durable and writing the rows costs a write to the disk each,
so both wait for up to a second and are then done for all at once, in one transaction together with what was seen in
them. A row therefore never names bytes that a power cut could take, and after a crash either all of a page is there,
its Capture and what came of it, or nothing is and the page is fetched again.
"""

from __future__ import annotations

import base64
import time
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from platform import platform, python_version

from crawler.sink import Fetched, Redirect
from crawler.walls import wall_in
from monitor.clock_offset import clock_offset
from monitor.workplace import Workplace
from storage.ledger import sightings
from storage.manifests import ClockOffset, Headers, Hop, Manifest, Part, Robots, canonical
from storage.records import Capture, CaptureMethod, CaptureOutcome
from storage.vault import Vault

MOST_PENDING = 32  # captures
LONGEST_SECONDS = 1.0
CLOCK_SECONDS = 60.0  # how long a reading of the clock's offset holds
SOFTWARE = ("rasoat", "httptools", "playwright", "parsel", "lxml", "protego", "warcio")
SHAPING_SETTINGS = {"browser", "contact", "allow_private", "timestamp_url", "dns_server"}  # others may hold passwords


class Keeper:
    """Keeps Captures of one run, and does what follows from them, in groups. Close it, or use it in a `with`."""

    def __init__(self, workplace: Workplace, run_id: int | None = None, *, knows_walls: bool = True) -> None:
        """`knows_walls`: a page that only asks to sign in is a block; not where such a page is what is looked for."""
        self._knows_walls = knows_walls
        self._workplace = workplace
        self._run_id = run_id
        self._captures: list[Capture] = []
        self._deeds: list[Callable[[], None]] = []
        self._oldest = 0.0  # monotonic time of the first that waits
        described = setup(workplace)
        self._setup = Part(sha256=workplace.vault.put(described), size=len(described))
        self._clock: tuple[float, ClockOffset] | None = None

    def __enter__(self) -> Keeper:
        return self

    def __exit__(self, *error: object) -> None:
        self.flush()

    def keep(self, fetched: Fetched) -> Capture:
        """Keep one answer, or the lack of one; its bytes and manifest are in the vault when this returns."""
        if self._captures or self._deeds:
            waited = time.monotonic() - self._oldest
            if len(self._captures) >= MOST_PENDING or waited >= LONGEST_SECONDS:
                self.flush()
        if not self._captures:
            self._oldest = time.monotonic()
        capture = kept(self._workplace.vault, fetched, self._setup, self._offset(), knows_walls=self._knows_walls)
        self._captures.append(capture)
        return capture

    def later(self, deed: Callable[[], None]) -> None:
        """Do `deed` in the transaction that writes down the Captures kept so far."""
        self._deeds.append(deed)

    def flush(self) -> None:
        """Make everything durable and write it down now."""
        if not self._captures and not self._deeds:
            return
        self._workplace.vault.sync()
        with self._workplace.db.write():
            sightings.keep_captures(
                self._workplace.db, self._captures, self._workplace.clock(), run_id=self._run_id
            )  # fmt: skip
            for deed in self._deeds:
                deed()
        self._captures, self._deeds = [], []

    def _offset(self) -> ClockOffset:
        now = time.monotonic()
        if self._clock is None or now - self._clock[0] > CLOCK_SECONDS:
            self._clock = (now, clock_offset())
        return self._clock[1]


def kept(vault: Vault, fetched: Fetched, setup_part: Part, clock: ClockOffset, *, knows_walls: bool = True) -> Capture:
    """Put bytes and manifest of one answer into the vault, not yet synced, and give its Capture."""
    is_drawn = fetched.method is CaptureMethod.BROWSER and fetched.dom_after_rendering is None  # then `body` is the DOM
    received = fetched.body if fetched.raw_body is None else fetched.raw_body
    facts = {
        "response": None if is_drawn else _put(vault, received),
        "headers": _headers(fetched),
        "dom": _put(vault, fetched.body if is_drawn else fetched.dom_after_rendering),
        "screenshot": _put(vault, fetched.screenshot),
        "resolved_address": fetched.resolved_address,
        "certificate": _put(vault, fetched.tls_certificate_der),
        "robots": _robots(vault, fetched),
    }
    if knows_walls:
        fetched = _told_apart(fetched)
    manifest = Manifest.model_validate(
        facts
        | {
            "url": fetched.url, "final_url": fetched.final_url, "method": fetched.method, "outcome": fetched.outcome,
            "status": fetched.status, "captured_at": fetched.captured_at, "note": fetched.note,
            "decoded": None if fetched.raw_body is None else _put(vault, fetched.body),
            "redirects": tuple(_hop(hop) for hop in fetched.redirects), "setup": setup_part, "clock": clock,
            "missing": {name: _why_missing(name, fetched) for name, value in facts.items() if value is None},
        }
    )  # fmt: skip
    parts = manifest.parts()
    body = "decoded" if fetched.raw_body is not None else "dom" if is_drawn else "response"
    return Capture(
        url=fetched.url, final_url=fetched.final_url, method=fetched.method, outcome=fetched.outcome,
        status=fetched.status, headers=fetched.headers, body_bytes=len(fetched.body or b""),
        body_sha256=None if fetched.body is None else _sha256(parts, body),
        raw_sha256=None if fetched.raw_body is None else _sha256(parts, "response"),
        screenshot_sha256=_sha256(parts, "screenshot"), dom_sha256=_sha256(parts, "dom"),
        certificate_sha256=_sha256(parts, "certificate"), robots_sha256=_sha256(parts, "robots"),
        setup_sha256=setup_part.sha256, manifest_sha256=vault.put(manifest.as_bytes()),
        captured_at=fetched.captured_at, note=fetched.note,
    )  # fmt: skip


def _told_apart(fetched: Fetched) -> Fetched:
    """A page that only asks for a login or a captcha is answered with 200: its bytes, once kept, say that it is
    a block."""
    if fetched.outcome is not CaptureOutcome.FETCHED or fetched.body is None or fetched.method is CaptureMethod.IMPORT:
        return fetched
    wall = wall_in(fetched.final_url, fetched.body, fetched.headers.get("content-type", ""))
    if not wall:
        return fetched
    return replace(fetched, outcome=CaptureOutcome.BLOCKED, note="; ".join(filter(None, (wall, fetched.note))))


def setup(workplace: Workplace) -> bytes:
    """Which software with which settings takes the Captures, as canonical JSON."""
    settings = workplace.settings.model_dump(mode="json", include=SHAPING_SETTINGS)
    return canonical({"format": "rasoat-setup-1", "software": _software(), "settings": settings})


@cache
def _software() -> dict[str, str]:
    found = {"python": python_version(), "system": platform()}
    for name in SOFTWARE:
        try:
            found[name] = version(name)
        except PackageNotFoundError:
            found[name] = "not installed"
    return found


def _why_missing(name: str, fetched: Fetched) -> str:
    if fetched.method is CaptureMethod.IMPORT:
        return "brought in a file by a person, not fetched"
    if name in ("screenshot", "dom"):
        return "no browser drew the page" if fetched.method is CaptureMethod.HTTP else "the browser gave none"
    if name == "certificate" and fetched.final_url.startswith("http://"):
        return "plain HTTP has none"
    if name == "response" and fetched.method is CaptureMethod.BROWSER:
        return "what the browser drew stands under dom; what came over the wire, in the capture over HTTP before it"
    if name in ("response", "headers", "certificate", "resolved_address") and fetched.status is None:
        return f"no answer came: {fetched.outcome}"
    return "not noted by this way of fetching"


def _headers(fetched: Fetched) -> Headers | None:
    """The header block as received, or written anew from what was parsed; None when no answer came."""
    if fetched.raw_headers:
        return Headers(is_verbatim=True, base64=base64.b64encode(fetched.raw_headers).decode())
    if fetched.status is None or fetched.method is CaptureMethod.IMPORT:
        return None
    lines = [f"HTTP/1.1 {fetched.status}"]
    lines += [f"{name}: {value}" for name, values in fetched.headers.items() for value in values.split("\n")]
    block = "\r\n".join([*lines, "", ""]).encode("latin-1", "replace")
    return Headers(is_verbatim=False, base64=base64.b64encode(block).decode())


def _robots(vault: Vault, fetched: Fetched) -> Robots | None:
    said = fetched.robots_decision
    if said is None and fetched.outcome is CaptureOutcome.ROBOTS:
        return Robots(allowed=False, reason=fetched.note, url="", status=None, file=None, crawl_delay_seconds=0)
    if said is None:
        return None
    return Robots(
        allowed=said.allowed, reason=said.reason, url=said.robots_url, status=said.status,
        file=_put(vault, said.text or None), crawl_delay_seconds=said.crawl_delay_seconds,
    )  # fmt: skip


def _hop(hop: Redirect) -> Hop:
    return Hop(
        url=hop.url, status=hop.status, location=hop.location, resolved_address=hop.resolved_address,
        headers_base64=base64.b64encode(hop.raw_headers).decode(),
    )  # fmt: skip


def _put(vault: Vault, body: bytes | None) -> Part | None:
    return None if body is None else Part(sha256=vault.put(body), size=len(body))


def _sha256(parts: dict[str, Part], name: str) -> str | None:
    return parts[name].sha256 if name in parts else None
