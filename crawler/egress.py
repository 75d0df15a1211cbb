"""The browser's only way out: a loopback proxy that resolves, asks the guard, and connects to the address it checked.

Chromium resolves names by itself, so a check before navigation proves nothing; through here each connection (pages,
sub-resources, redirects, WebSockets) goes to the very address that was looked at. Each carries a bounded number of
bytes, one question and one answer: nothing slips down a pipe that was opened for another host.
"""

from __future__ import annotations

import asyncio
import contextlib
from collections import deque
from urllib.parse import urlsplit

from crawler.guard import Guard, RefusedError, Target, plain_host

MOST_HEAD_BYTES = 128 * 1024
MOST_ANSWER_BYTES = 20 * 1024 * 1024  # of one connection: the largest picture or script of an honest page
MOST_OPEN = 256
CHUNK_BYTES = 64 * 1024
CONNECT_SECONDS = 10.0
SILENT_SECONDS = 60.0  # neither side says anything: the page is long gone
REMEMBERED = 1000
_OURS_TO_SAY = (b"connection:", b"proxy-connection:", b"keep-alive:", b"proxy-authorization:")


class EgressProxy:
    """An HTTP proxy for one browser: ``CONNECT`` for TLS and WebSockets, absolute addresses for plain HTTP."""

    def __init__(self, guard: Guard) -> None:
        self._guard = guard
        self._server: asyncio.Server | None = None
        self._open: set[asyncio.Task[None]] = set()
        self.refused: deque[str] = deque(maxlen=REMEMBERED)  # "host:port: why"
        self.reached: dict[str, str] = {}  # "host:port" -> the address that was last connected to

    async def start(self) -> int:
        """Listen on a free loopback port and give it."""
        self._server = await asyncio.start_server(self._serve, "127.0.0.1", 0, limit=MOST_HEAD_BYTES)
        port: int = self._server.sockets[0].getsockname()[1]
        return port

    async def stop(self) -> None:
        """Stop listening and cut what is open."""
        if self._server is not None:
            self._server.close()
        for task in tuple(self._open):
            task.cancel()
        await asyncio.gather(*self._open, return_exceptions=True)

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task is not None
        self._open.add(task)
        try:
            if len(self._open) <= MOST_OPEN:
                await self._pass(reader, writer)
        except (OSError, asyncio.IncompleteReadError, asyncio.LimitOverrunError, ValueError, TimeoutError):
            pass  # either side hung up or spoke no HTTP; the browser reports a failed load by itself
        except asyncio.CancelledError:
            pass  # only `stop` cancels; asyncio's streams would print a traceback for it
        finally:
            self._open.discard(task)
            writer.close()

    async def _pass(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        head = await reader.readuntil(b"\r\n\r\n")
        method, asked, _ = head.split(b"\r\n", 1)[0].decode("latin-1").split(" ", 2)
        try:
            target = self._target(method, asked)
            far_reader, far_writer = await self._connect(target)
        except (RefusedError, OSError, TimeoutError) as error:
            self.refused.append(f"{asked[:200]}: {error}")
            writer.write(b"HTTP/1.1 403 Refused\r\nConnection: close\r\nContent-Length: 0\r\n\r\n")
            await writer.drain()
            return
        try:
            if method == "CONNECT":
                writer.write(b"HTTP/1.1 200 Connection established\r\n\r\n")
                await asyncio.gather(_copy(reader, far_writer), _copy(far_reader, writer))
            else:
                far_writer.write(_origin_form(head, method, asked, target))
                await _copy(reader, far_writer, _declared_length(head))
                writer.write(_closing(await far_reader.readuntil(b"\r\n\r\n")))
                await _copy(far_reader, writer)
        finally:
            far_writer.close()

    def _target(self, method: str, asked: str) -> Target:
        if method != "CONNECT":
            return self._guard.check_url(asked)
        parts = urlsplit(f"//{asked}")
        if not parts.port:
            raise RefusedError("the address has no valid port")
        return Target("https", plain_host(parts.hostname or ""), parts.port)

    async def _connect(self, target: Target) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
        problem: OSError | None = None
        for address in await self._guard.addresses(target.host, target.port):
            try:
                async with asyncio.timeout(CONNECT_SECONDS):
                    pair = await asyncio.open_connection(address, target.port, limit=MOST_HEAD_BYTES)
            except OSError as error:
                problem = error
                continue
            if len(self.reached) > REMEMBERED:
                self.reached.clear()
            self.reached[f"{target.host}:{target.port}"] = address
            return pair
        raise problem or OSError("there is no address")


def _origin_form(head: bytes, method: str, asked: str, target: Target) -> bytes:
    """The request as an origin server expects it, on a connection that ends with the answer."""
    parts = urlsplit(asked)
    path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    lines = [f"{method} {path} HTTP/1.1".encode("latin-1"), f"Host: {target.authority}".encode("ascii")]
    lines += [line for line in head.split(b"\r\n")[1:-2] if not line.lower().startswith((*_OURS_TO_SAY, b"host:"))]
    return b"\r\n".join([*lines, b"Connection: close", b"", b""])


def _closing(head: bytes) -> bytes:
    """An answer's head that tells the browser to open a new connection for its next question."""
    lines = head.split(b"\r\n")
    kept = [line for line in lines[1:-2] if not line.lower().startswith(_OURS_TO_SAY)]
    return b"\r\n".join([lines[0], *kept, b"Connection: close", b"", b""])


def _declared_length(head: bytes) -> int:
    """Bytes of a request's body. Raises ValueError for one whose length is not told: browsers always tell it."""
    length = 0
    for line in head.lower().split(b"\r\n")[1:]:
        if line.startswith(b"transfer-encoding:"):
            raise ValueError("a request without a length")
        if line.startswith(b"content-length:"):
            length = int(line.partition(b":")[2])
    return length


async def _copy(reader: asyncio.StreamReader, writer: asyncio.StreamWriter, most: int | None = None) -> None:
    """Copy until the end, `most` bytes at most; without `most` the connection is cut where an answer is too large."""
    left = MOST_ANSWER_BYTES if most is None else most
    with contextlib.suppress(OSError):
        while left > 0:
            async with asyncio.timeout(SILENT_SECONDS):
                chunk = await reader.read(min(CHUNK_BYTES, left))
            if not chunk:
                break
            left -= len(chunk)
            writer.write(chunk)
            await writer.drain()
        if most is None and left <= 0:
            raise ValueError("more bytes than a page may have")
        if most is None and writer.can_write_eof():
            writer.write_eof()
