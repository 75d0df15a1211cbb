"""The browser's only way out: a loopback proxy that resolves, asks the guard, and connects to the address it checked.

Chromium resolves names by itself, so a check before navigation proves nothing; through here each connection (pages,
sub-resources, redirects, WebSockets) goes to the very address that was looked at.
"""

from __future__ import annotations

import asyncio
import contextlib
import socket
from urllib.parse import urlsplit

from crawler.guard import Guard, RefusedError, as_ip

MOST_HEAD_BYTES = 64 * 1024
CHUNK_BYTES = 64 * 1024


class EgressProxy:
    """An HTTP proxy for one browser: ``CONNECT`` for TLS and WebSockets, absolute addresses for plain HTTP."""

    def __init__(self, guard: Guard) -> None:
        self._guard = guard
        self._server: asyncio.Server | None = None
        self._open: set[asyncio.Task[None]] = set()
        self.refused: list[str] = []

    async def start(self) -> int:
        """Listen on a free loopback port and give it."""
        self._server = await asyncio.start_server(self._serve, "127.0.0.1", 0, limit=MOST_HEAD_BYTES)
        port: int = self._server.sockets[0].getsockname()[1]
        return port

    async def stop(self) -> None:
        """Stop listening and cut what is open."""
        if self._server is not None:
            self._server.close()
        for task in self._open:
            task.cancel()
        await asyncio.gather(*self._open, return_exceptions=True)

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task is not None
        self._open.add(task)
        try:
            await self._pass(reader, writer)
        except (OSError, asyncio.IncompleteReadError, asyncio.LimitOverrunError, ValueError):
            pass  # either side hung up or spoke no HTTP; the browser reports a failed load by itself
        finally:
            self._open.discard(task)
            writer.close()

    async def _pass(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        head = await reader.readuntil(b"\r\n\r\n")
        method, target, _ = head.split(b"\r\n", 1)[0].decode("latin-1").split(" ", 2)
        parts = urlsplit(f"//{target}" if method == "CONNECT" else target)
        host, port = parts.hostname or "", parts.port or (443 if method == "CONNECT" else 80)
        try:
            address = await self._checked_address(host, port)
        except (RefusedError, OSError) as error:
            self.refused.append(f"{host}:{port}: {error}")
            writer.write(b"HTTP/1.1 403 Refused\r\nConnection: close\r\nContent-Length: 0\r\n\r\n")
            await writer.drain()
            return
        far_reader, far_writer = await asyncio.open_connection(address, port)
        if method == "CONNECT":
            writer.write(b"HTTP/1.1 200 Connection established\r\n\r\n")
        else:
            far_writer.write(_origin_form(head, method, target))
        try:
            await asyncio.gather(_copy(reader, far_writer), _copy(far_reader, writer))
        finally:
            far_writer.close()

    async def _checked_address(self, host: str, port: int) -> str:
        literal = as_ip(host)
        if literal is None:
            found = await asyncio.get_running_loop().getaddrinfo(host, port, type=socket.SOCK_STREAM)
            literal = str(found[0][4][0])
        self._guard.check_address(host, port, literal)
        return literal


def _origin_form(head: bytes, method: str, target: str) -> bytes:
    """The request as an origin server expects it, on a connection that ends with the answer.

    ``Connection: close`` keeps a second request, perhaps for another host, from going down the same pipe unchecked.
    """
    lines = head.split(b"\r\n")
    parts = urlsplit(target)
    path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    lines[0] = f"{method} {path} HTTP/1.1".encode("latin-1")
    dropped = (b"proxy-connection:", b"connection:", b"proxy-authorization:")
    kept = [line for line in lines[:-2] if not line.lower().startswith(dropped)]
    return b"\r\n".join([*kept, b"Connection: close", b"", b""])


async def _copy(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    with contextlib.suppress(OSError):
        while chunk := await reader.read(CHUNK_BYTES):
            writer.write(chunk)
            await writer.drain()
        if writer.can_write_eof():
            writer.write_eof()
