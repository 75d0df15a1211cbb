"""One question over one connection, and the answer with its bytes as they came.

Evidence has to hold what was received: status line and headers to the letter, the body still compressed. Frameworks
decompress, reorder and drop (Scrapy #1988), so this speaks HTTP/1.1 itself, with llhttp (httptools) as the parser. It
connects only to addresses that the guard has checked, and every size has a limit.
"""

from __future__ import annotations

import asyncio
import contextlib
import ssl
from collections import defaultdict, deque
from dataclasses import dataclass, field

import httptools

from crawler.content_coding import CodingError, decoded
from crawler.guard import Guard, RefusedError, Target

MOST_HEAD_BYTES = 128 * 1024  # real ones stay under 32 KiB, cookies included
MOST_HEADER_LINES = 1000
MOST_BODY_BYTES = 10 * 1024 * 1024  # a page of text; a video or a bomb ends here, after decompression too
CHUNK_BYTES = 64 * 1024
MOST_INTERIM_ANSWERS = 5  # 100 and 103, before the answer proper
IDLE_CONNECTIONS = 8  # kept open for each origin


class WireError(Exception):
    """No whole answer came; the text says why. `kind` sorts it: unreachable or too_large."""

    def __init__(self, text: str, kind: str = "unreachable") -> None:
        super().__init__(text)
        self.kind = kind


@dataclass
class Answer:
    """What came over the wire for one request."""

    address: str
    raw_headers: bytes = b""
    status: int = 0
    headers: list[tuple[str, str]] = field(default_factory=list)  # lower-case names, in the order received
    raw_body: bytes = b""  # without the chunk marks, still content-coded
    body: bytes = b""
    certificate: bytes | None = None
    note: str = ""

    def header(self, name: str) -> str:
        """The first value of a header, empty when there is none."""
        return next((value for key, value in self.headers if key == name), "")


@dataclass
class _Connection:
    reader: asyncio.StreamReader
    writer: asyncio.StreamWriter
    address: str
    note: str = ""
    used: bool = False

    @property
    def certificate(self) -> bytes | None:
        tls = self.writer.get_extra_info("ssl_object")
        return tls.getpeercert(binary_form=True) if tls is not None else None

    def close(self) -> None:
        with contextlib.suppress(OSError, RuntimeError):
            self.writer.transport.abort()


class Wire:
    """Asks and keeps connections open for the next question to the same origin."""

    def __init__(self, guard: Guard, trust: ssl.SSLContext | None = None) -> None:
        """Connect where `guard` lets us; `trust` says whose certificates prove a name (default: the system's list)."""
        self._guard = guard
        self._trust = trust
        self._idle: defaultdict[tuple[str, str, int], deque[_Connection]] = defaultdict(deque)

    async def ask(self, target: Target, path: str, headers: dict[str, str], enough: int | None = None) -> Answer:
        """GET `path` from `target`; with `enough`, hang up once so many bytes of the body are there.

        Raises RefusedError (nothing was sent), WireError (no whole answer), OSError (no connection). A connection that
        was kept open may have died meanwhile: then the question is asked once more on a fresh one.
        """
        lines = [f"GET {path} HTTP/1.1", f"Host: {target.authority}"]
        lines += [f"{name}: {value}" for name, value in headers.items()]
        request = "\r\n".join([*lines, "", ""]).encode("ascii")
        key = (target.scheme, target.host, target.port)
        while True:
            connection = self._idle[key].pop() if self._idle[key] else await self._connect(target)
            try:
                answer, reusable = await self._exchange(connection, request, enough)
            except _NothingCameError as error:
                connection.close()
                if connection.used:
                    continue
                raise WireError("the connection was closed without an answer") from error
            except BaseException:
                connection.close()
                raise
            connection.used = True
            if reusable and len(self._idle[key]) < IDLE_CONNECTIONS:
                self._idle[key].append(connection)
            else:
                connection.close()
            return answer

    def close(self) -> None:
        """Close what is kept open."""
        for waiting in self._idle.values():
            for connection in waiting:
                connection.close()
        self._idle.clear()

    async def _connect(self, target: Target) -> _Connection:
        problem: OSError | None = None
        for address in await self._guard.addresses(target.host, target.port):
            try:
                return await self._connect_to(target, address)
            except (RefusedError, ssl.SSLError):
                raise
            except OSError as error:
                problem = error
        raise problem or OSError("there is no address")

    async def _connect_to(self, target: Target, address: str) -> _Connection:
        if target.scheme == "http":
            return _Connection(*await _open(address, target.port), address)
        if self._trust is None:
            self._trust = ssl.create_default_context()
        try:
            return _Connection(*await _open(address, target.port, self._trust, target.host), address)
        except ssl.SSLCertVerificationError as error:
            # What an unproven server says is evidence too; it is kept, and marked.
            note = f"the server's certificate proves nothing: {error.verify_message or error.reason}"
            return _Connection(*await _open(address, target.port, _any_certificate(), target.host), address, note)

    async def _exchange(self, connection: _Connection, request: bytes, enough: int | None) -> tuple[Answer, bool]:
        answer = Answer(connection.address, certificate=connection.certificate, note=connection.note)
        try:
            connection.writer.write(request)
            await connection.writer.drain()
        except OSError as error:
            raise _NothingCameError from error
        for _ in range(MOST_INTERIM_ANSWERS + 1):
            reading = _Reading()
            parser = httptools.HttpResponseParser(reading)
            answer.raw_headers = await _head(connection.reader)
            _feed(parser, answer.raw_headers)
            answer.status = parser.get_status_code()
            if answer.status >= 200:
                break
        else:
            raise WireError("interim answers without end")
        if reading.lines > MOST_HEADER_LINES:
            raise WireError(f"more than {MOST_HEADER_LINES} header lines", "too_large")
        answer.headers = reading.headers
        await _body(connection.reader, parser, reading, answer, enough)
        reusable = parser.should_keep_alive() and reading.complete and not reading.overrun
        answer.raw_body = b"".join(reading.chunks)
        try:
            answer.body = decoded(answer.raw_body, answer.header("content-encoding"), MOST_BODY_BYTES)
        except CodingError as error:
            raise WireError(str(error), error.kind) from error
        return answer, reusable


class _NothingCameError(Exception):
    """The connection ended before the first byte of an answer."""


class _Reading:
    """What llhttp calls back with."""

    def __init__(self) -> None:
        self.headers: list[tuple[str, str]] = []
        self.chunks: list[bytes] = []
        self.size = 0
        self.lines = 0
        self.complete = False
        self.overrun = False

    def on_message_begin(self) -> None:
        self.overrun = self.complete  # bytes after the answer: nobody asked for them

    def on_header(self, name: bytes, value: bytes) -> None:
        self.lines += 1
        if not self.overrun and self.lines <= MOST_HEADER_LINES:
            self.headers.append((name.decode("latin-1").lower(), value.decode("latin-1")))

    def on_body(self, chunk: bytes) -> None:
        if not self.overrun:
            self.chunks.append(chunk)
            self.size += len(chunk)

    def on_message_complete(self) -> None:
        self.complete = True


async def _head(reader: asyncio.StreamReader) -> bytes:
    try:
        return await reader.readuntil(b"\r\n\r\n")
    except asyncio.LimitOverrunError:
        raise WireError(f"headers of more than {MOST_HEAD_BYTES // 1024} KiB", "too_large") from None
    except asyncio.IncompleteReadError as error:
        if error.partial:
            raise WireError("the answer is no HTTP, or was cut off in its headers") from None
        raise _NothingCameError from None
    except ConnectionError as error:
        raise _NothingCameError from error


async def _body(
    reader: asyncio.StreamReader, parser: httptools.HttpResponseParser, reading: _Reading, answer: Answer,
    enough: int | None,
) -> None:  # fmt: skip
    declared = answer.header("content-length")
    if enough is None and declared.isdigit() and int(declared[:20]) > MOST_BODY_BYTES:
        raise WireError(f"an answer of {declared[:20]} bytes: more than we take", "too_large")
    while not reading.complete:
        if enough is not None and reading.size >= enough:
            return
        try:
            chunk = await reader.read(CHUNK_BYTES)
        except ConnectionError as error:
            raise WireError(f"the answer was cut off: {error}") from None
        if not chunk:
            if declared or "chunked" in answer.header("transfer-encoding").lower():
                raise WireError(f"the answer was cut off after {reading.size} bytes")
            return
        _feed(parser, chunk)
        if reading.size > MOST_BODY_BYTES:
            raise WireError(f"an answer of more than {MOST_BODY_BYTES // 2**20} MB: more than we take", "too_large")


def _feed(parser: httptools.HttpResponseParser, data: bytes) -> None:
    try:
        parser.feed_data(data)
    except httptools.HttpParserUpgrade:
        raise WireError("the answer wants another protocol than HTTP") from None
    except httptools.HttpParserError as error:
        raise WireError(f"the answer is no valid HTTP: {error}") from None


async def _open(
    address: str, port: int, tls: ssl.SSLContext | None = None, name: str | None = None
) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
    return await asyncio.open_connection(address, port, ssl=tls, server_hostname=name, limit=MOST_HEAD_BYTES)


def _any_certificate() -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.check_hostname = False
    context.verify_mode = ssl.CERT_NONE
    return context
