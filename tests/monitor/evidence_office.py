"""An office with one Case whose page was captured over HTTP and by a browser, then found gone."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

from crawler.sink import Fetched, Redirect, RobotsDecision
from monitor.pipeline import Pipeline
from monitor.settings import Settings
from monitor.workplace import Workplace, open_workplace
from storage.ledger import people
from storage.records import CaptureMethod, CaptureOutcome, Kind, Observation

URL = "https://ban-hang.example/tra"
PHONE, OTHER_PHONE, EMAIL = "0900 000 001", "0911 222 333", "nguoi.la@thu.example"
QUOTE = f"chữa khỏi hẳn tiểu đường, gọi {PHONE}"
PAGE = (
    f"<!doctype html><meta charset=utf-8><title>Trà</title><h1>Trà thảo dược</h1><p>Trà {QUOTE}</p>"
    f"<div class='binh-luan'>Nguyễn Văn Bình: tôi ở số {OTHER_PHONE}</div><p>Hỏi {EMAIL}, {OTHER_PHONE}</p>"
).encode()
HEADERS = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nX-Odd:  two  blanks\r\n\r\n"
PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de0000000c49444154789c63f8cfc000000301"
    "0100c9fe92ef0000000049454e44ae426082"
)


def fetched(**changes: object) -> Fetched:
    """An answer over HTTPS with all facts that a crawl notes."""
    facts: dict[str, object] = {
        "url": "http://ban-hang.example/tra", "final_url": URL, "method": CaptureMethod.HTTP,
        "outcome": CaptureOutcome.FETCHED, "captured_at": datetime.now(UTC), "status": 200,
        "headers": {"content-type": "text/html; charset=utf-8"}, "body": PAGE, "raw_headers": HEADERS,
        "resolved_address": "203.0.113.7", "tls_certificate_der": b"\x30\x03\x02\x01\x05",
        "redirects": (Redirect("http://ban-hang.example/tra", 301, URL, "203.0.113.7", b"HTTP/1.1 301 Moved\r\n\r\n"),),
        "robots_decision": RobotsDecision(True, "no rule against it", "https://ban-hang.example/robots.txt", 200,
                                          b"User-agent: *\n"),
    }  # fmt: skip
    return Fetched(**(facts | changes))  # type: ignore[arg-type]


def drawn(**changes: object) -> Fetched:
    """The same page as a browser drew it."""
    same = fetched(
        method=CaptureMethod.BROWSER, url=URL, redirects=(), raw_headers=b"", screenshot=PNG,
        body=PAGE + b"<p>tu script</p>",
    )  # fmt: skip
    return Fetched(**(vars(same) | changes))


def gone() -> Fetched:
    """A 404 without a body."""
    return fetched(url=URL, outcome=CaptureOutcome.HTTP_ERROR, status=404, body=b"", redirects=())


def dead_name() -> Fetched:
    """No answer at all."""
    return Fetched(
        url=URL, final_url=URL, method=CaptureMethod.HTTP, outcome=CaptureOutcome.UNREACHABLE,
        captured_at=datetime.now(UTC), note="there is no such host name",
    )  # fmt: skip


@contextmanager
def evidence_office(folder: Path, **settings: object) -> Iterator[Workplace]:
    """The office, with case 1 and four Captures of its page."""
    with open_workplace(Settings.model_validate({"data": folder} | settings)) as workplace:
        people.open_office(workplace.db, "Sở mẫu", "Cần Thơ", is_demo=False, now=workplace.clock())
        with Pipeline(workplace) as pipeline:
            first = pipeline.keep(fetched())
            pipeline.keep(drawn())
            text = f"Trà {QUOTE}. Hỏi {EMAIL}, {OTHER_PHONE}"
            pipeline.observe(Observation(
                url=URL, canonical_url=URL, kind=Kind.LISTING, title="Trà thảo dược", text=text,
                observed_at=datetime.now(UTC) - timedelta(seconds=1), capture_sha256=first.body_sha256,
            ))  # fmt: skip
            pipeline.keep(gone())
            pipeline.keep(dead_name())
        assert pipeline.new_cases == [1]
        yield workplace
