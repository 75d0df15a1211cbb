"""Small questions over HTTP (certificate logs, RDAP), each connection to an address that the guard has checked.

httpcore is what httpx stands on; its network backend is the one place where a name becomes a connection, so the check
and the connection can not differ.
"""

from __future__ import annotations

import contextlib
import socket
import zlib
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from urllib.parse import urljoin

import httpcore

from crawler.guard import Guard, RefusedError, as_ip

MOST_BYTES = 64 * 1024 * 1024  # 1 000 log entries with their chains are about 8 MB
MOST_REDIRECTS = 5
REDIRECTS = frozenset({301, 302, 303, 307, 308})


class NoAnswerError(Exception):
    """No whole answer came; the text says why. The caller may ask again later."""


@dataclass(frozen=True)
class Answer:
    """One whole answer. Header names are lower-case."""

    url: str
    status: int
    headers: dict[str, str]
    body: bytes


class _GuardedBackend(httpcore.NetworkBackend):
    def __init__(self, guard: Guard) -> None:
        self._guard = guard
        self._plain = httpcore.SyncBackend()

    def connect_tcp(
        self, host: str, port: int, timeout: float | None = None, local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:  # fmt: skip
        literal = as_ip(host)
        try:
            found = [literal] if literal else _addresses(host, port)
        except OSError as error:
            raise httpcore.ConnectError(f"there is no such host name: {host} ({error})") from error
        for address in found:
            self._guard.check_address(host, port, address)
        for address in found[:-1]:
            with contextlib.suppress(httpcore.ConnectError, httpcore.ConnectTimeout):
                return self._plain.connect_tcp(address, port, timeout, local_address, socket_options)
        return self._plain.connect_tcp(found[-1], port, timeout, local_address, socket_options)


def _addresses(host: str, port: int) -> list[str]:
    return list(
        dict.fromkeys(str(one[4][0]) for one in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM))
    )  # fmt: skip


class GuardedHttp:
    """A client that may be used by several threads."""

    def __init__(self, guard: Guard, user_agent: str, timeout_seconds: float = 30.0) -> None:
        """Ask as `user_agent`; each step of an answer may take `timeout_seconds`."""
        self._guard = guard
        self._headers = {"User-Agent": user_agent, "Accept-Encoding": "identity"}
        self._timeout = dict.fromkeys(("connect", "read", "write", "pool"), timeout_seconds)
        self._pool = httpcore.ConnectionPool(
            max_connections=16, keepalive_expiry=30.0, network_backend=_GuardedBackend(guard)
        )

    def get(self, url: str, accept: str = "*/*", *, follow: bool = False) -> Answer:
        """One answer. Raises RefusedError, NoAnswerError."""
        for _ in range(MOST_REDIRECTS):
            self._guard.check_url(url)
            answer = self._ask(url, accept)
            onward = answer.headers.get("location", "")
            if not (follow and answer.status in REDIRECTS and onward):
                return answer
            url = urljoin(url, onward)
        raise NoAnswerError("too many redirects")

    def close(self) -> None:
        """Close the connections."""
        self._pool.close()

    def _ask(self, url: str, accept: str) -> Answer:
        headers = {**self._headers, "Accept": accept}
        try:
            with self._pool.stream(
                "GET", url, headers=list(headers.items()), extensions={"timeout": self._timeout}
            ) as response:
                names = {name.decode("latin-1").lower(): text.decode("latin-1") for name, text in response.headers}
                body = _body(response, names.get("content-encoding", "").lower())
                return Answer(url, response.status, names, body)
        except RefusedError:
            raise
        except (httpcore.TimeoutException, TimeoutError) as error:
            raise NoAnswerError("no whole answer came in time") from error
        except (
            httpcore.NetworkError, httpcore.ProtocolError, httpcore.UnsupportedProtocol, OSError, zlib.error, ValueError
        ) as error:  # fmt: skip
            raise NoAnswerError(f"the connection failed: {error}") from error


def _body(response: httpcore.Response, coding: str) -> bytes:
    unzip = zlib.decompressobj(wbits=31) if coding == "gzip" else None
    parts: list[bytes] = []
    size = 0
    assert isinstance(response.stream, Iterable)
    for chunk in response.stream:
        plain = unzip.decompress(chunk, MOST_BYTES) if unzip else chunk
        size += len(plain)
        if size > MOST_BYTES or (unzip and unzip.unconsumed_tail):
            raise NoAnswerError(f"the answer is larger than {MOST_BYTES} bytes")
        parts.append(plain)
    return b"".join(parts)
