"""What a fetch hands over: the facts of evidence, and an outcome for whatever happens."""

from __future__ import annotations

import asyncio
import gzip
import ssl
import time
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from crawler import politeness
from crawler.fetch import Fetcher, Validators
from crawler.guard import Guard
from crawler.politeness import LONGEST_HOLD_SECONDS, hold_seconds
from crawler.sink import Fetched
from storage.records import CaptureOutcome

Answers = Callable[[str, str], bytes]  # (path, request head) -> the answer's bytes
PAGE = b"<title>Trang</title><p>n\xe1\xbb\x99i dung"


def plain(body: bytes, *headers: str, status: str = "200 OK") -> bytes:
    return "\r\n".join([f"HTTP/1.1 {status}", f"Content-Length: {len(body)}", *headers, "", ""]).encode() + body


async def fetched_from(
    answers: Answers,
    fetch: Callable[[Fetcher, str], Awaitable[list[Fetched]]],
    tls: ssl.SSLContext | None = None,
    delay: float = 0,
) -> list[Fetched]:
    writers = []

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writers.append(writer)
        try:
            while head := (await reader.readuntil(b"\r\n\r\n")).decode():
                writer.write(answers(head.split(" ")[1], head))
        except (OSError, asyncio.IncompleteReadError):
            writer.close()

    async with await asyncio.start_server(serve, "127.0.0.1", 0, ssl=tls) as server:
        host = f"127.0.0.1:{server.sockets[0].getsockname()[1]}"
        fetcher = Fetcher(Guard(frozenset({host})), delay, 5.0)
        try:
            return await fetch(fetcher, f"{'https' if tls else 'http'}://{host}")
        finally:
            fetcher.close()
            for writer in writers:
                writer.transport.abort()
            await asyncio.sleep(0.02)  # for the event loop to close what was cut


def one(answers: Answers, path: str = "/", known: Validators | None = None) -> Fetched:
    async def fetch(fetcher: Fetcher, site: str) -> list[Fetched]:
        return [await fetcher.fetch(site + path, known)]

    return asyncio.run(fetched_from(answers, fetch))[0]


def test_headers_and_compressed_body_are_handed_over_as_they_came() -> None:
    squeezed = gzip.compress(PAGE)
    answer = plain(squeezed, "CONTENT-encoding:gzip", "X-Odd:   two  blanks ", "Set-Cookie: a=1", "Set-Cookie: b=2")
    got = one(lambda path, _: plain(b"", status="404 Not Found") if path == "/robots.txt" else answer)
    assert got.raw_headers + (got.raw_body or b"") == answer
    assert got.body == PAGE
    assert got.headers["set-cookie"] == "a=1\nb=2"
    assert got.resolved_address == "127.0.0.1"
    assert got.robots_decision is not None
    assert (got.robots_decision.allowed, got.robots_decision.status) == (True, 404)


def test_each_redirect_is_a_fact_of_its_own() -> None:
    def answers(path: str, _: str) -> bytes:
        moved = {"/": "/một?x=1#y", "/m%E1%BB%99t?x=1": "hai"}.get(path)
        return plain(b"", f"Location: {moved}", status="301 Moved") if moved else plain(PAGE)

    got = one(answers)
    assert [(hop.status, hop.location.encode("latin-1").decode()) for hop in got.redirects] == [
        (301, "/một?x=1#y"), (301, "hai"),
    ]  # fmt: skip
    assert got.final_url.endswith("/hai")
    assert all(hop.raw_headers.startswith(b"HTTP/1.1 301") and hop.resolved_address for hop in got.redirects)


def test_an_unchanged_page_is_asked_for_with_what_it_said_the_last_time() -> None:
    def answers(path: str, head: str) -> bytes:
        same = 'If-None-Match: "v1"' in head and "If-Modified-Since: Tue" in head
        return plain(b"", status="304 Not Modified") if same else plain(PAGE, 'ETag: "v1"')

    assert one(answers).outcome is CaptureOutcome.FETCHED
    known = Validators('"v1"', "Tue, 24 Nov 2026 00:00:00 GMT")
    assert one(answers, known=known).outcome is CaptureOutcome.NOT_MODIFIED
    assert one(answers, known=Validators('"v1"\r\nX: y')).outcome is CaptureOutcome.FETCHED


def certificate(folder: Path, days: int) -> tuple[ssl.SSLContext, bytes]:
    """A server's context with a certificate that nobody has signed but itself, valid until in `days`; and its DER."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "shop.example")])
    now = datetime.now(UTC)
    made = (
        x509.CertificateBuilder().subject_name(name).issuer_name(name).public_key(key.public_key())
        .serial_number(1).not_valid_before(now - timedelta(days=99)).not_valid_after(now + timedelta(days=days))
        .sign(key, hashes.SHA256())
    )  # fmt: skip
    pem = folder / "server.pem"
    private = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    pem.write_bytes(private + made.public_bytes(serialization.Encoding.PEM))
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(pem)
    return context, made.public_bytes(serialization.Encoding.DER)


@pytest.mark.parametrize("days", [30, -1])
def test_a_certificate_that_proves_nothing_is_kept_and_the_page_marked(tmp_path: Path, days: int) -> None:
    context, der = certificate(tmp_path, days)

    async def fetch(fetcher: Fetcher, site: str) -> list[Fetched]:
        return [await fetcher.fetch(site)]

    got = asyncio.run(fetched_from(lambda *_: plain(PAGE), fetch, context))[0]
    assert got.outcome is CaptureOutcome.FETCHED
    assert got.tls_certificate_der == der
    assert "certificate proves nothing" in got.note


def test_a_crawl_delay_is_kept_within_five_per_cent() -> None:
    at: list[float] = []

    def answers(path: str, _: str) -> bytes:
        at.append(time.monotonic())
        return (
            plain(b"User-agent: *\nCrawl-delay: 0.4", "Content-Type: text/plain") if "robots" in path else plain(PAGE)
        )

    async def fetch(fetcher: Fetcher, site: str) -> list[Fetched]:
        return list(await asyncio.gather(*(fetcher.fetch(f"{site}/{number}") for number in range(4))))

    asyncio.run(fetched_from(answers, fetch))
    gaps = [later - earlier for earlier, later in pairwise(at)]
    assert len(gaps) == 4
    assert min(gaps) >= 0.4 * 0.95
    assert sum(gaps) / len(gaps) <= 0.4 * 1.05 + 0.05  # a machine with many tests under way wakes late


def test_robots_txt_that_changes_under_way_is_obeyed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(politeness, "ROBOTS_SECONDS", -1.0)
    rules = iter([b"", b"User-agent: *\nDisallow: /"])

    async def fetch(fetcher: Fetcher, site: str) -> list[Fetched]:
        return [await fetcher.fetch(site), await fetcher.fetch(site)]

    got = asyncio.run(fetched_from(lambda path, _: plain(next(rules) if "robots" in path else PAGE), fetch))
    assert [one.outcome for one in got] == [CaptureOutcome.FETCHED, CaptureOutcome.ROBOTS]


def test_an_answer_that_asks_for_nonsense_holds_nobody_for_long() -> None:
    assert hold_seconds("31536000") == LONGEST_HOLD_SECONDS
    assert hold_seconds("3") == 3
    assert [hold_seconds(said) for said in ("", "-5", "Thu, 99 Foo", "Tue, 24 Nov 1998 00:00:00 GMT", "1e9")] == [0] * 5
