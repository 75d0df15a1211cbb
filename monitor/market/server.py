"""The bundled small Vietnamese market: three websites on 127.0.0.1 that `rasoat demo` and the tests crawl.

`cho` is a market with listings, sponsored ads and posts; `shop-a` a shop that hides its owner and wears a copied badge;
`shop-b` an honest shop. All people, brands and companies are invented. `expected.json` says, page by page, what a crawl
should yield and what a careful reader would suspect.
"""

from __future__ import annotations

import sys
from collections import deque
from collections.abc import Callable, Mapping
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from socketserver import BaseServer
from threading import Thread
from types import MappingProxyType, TracebackType
from typing import Any, Self
from urllib.parse import unquote, urlsplit

from monitor.market.answers import GONE, NO_ORDERS, NOT_FOUND, Answer, MarketError, load_site, moved

HOST = "127.0.0.1"
SITES = ("cho", "shop-a", "shop-b")
REMEMBERED_REQUESTS = 10_000  # enough for a test or a day of demo; older ones are forgotten
SILENT_CLIENT_SECONDS = 10  # Chromium opens connections ahead and says nothing on them
LONGEST_FORM_BYTES = 65_536
POLL_SECONDS = 0.05  # how long a stop may wait for each site


class Market:
    """Serves the three sites from the moment it is entered until it is left.

    ``Market()`` takes three free ports, ``Market(port=8101)`` 8101 to 8103, ``Market(ports=(8101, 8102, 8103))`` these
    in the order cho, shop-a, shop-b. Entering raises MarketError if a port cannot be had; nothing is then left open.
    """

    def __init__(self, port: int = 0, *, ports: tuple[int, int, int] | None = None) -> None:
        self._ports = ports or ((port, port + 1, port + 2) if port else (0, 0, 0))
        self._servers: dict[str, ThreadingHTTPServer] = {}
        self._threads: list[Thread] = []
        self._answers: dict[str, dict[str, Answer]] = {}
        self._taken_down: set[tuple[str, str]] = set()
        self.asked: deque[tuple[str, str]] = deque(maxlen=REMEMBERED_REQUESTS)
        """(site, path with query) of every request, in order: shows what a crawler did and did not fetch."""

    @property
    def addresses(self) -> Mapping[str, str]:
        """Site name to its home address, e.g. ``{"cho": "http://127.0.0.1:8101/", …}``; empty while not serving."""
        return MappingProxyType(
            {site: f"http://{HOST}:{server.server_port}/" for site, server in self._servers.items()}
        )

    @property
    def hosts(self) -> tuple[str, ...]:
        """The sites as ``HOST:PORT``, in the order cho, shop-a, shop-b: what ``--allow-private`` takes."""
        return tuple(f"{HOST}:{server.server_port}" for server in self._servers.values())

    def take_down(self, path: str, site: str) -> None:
        """From now on `path` (whatever its query) answers 410 with a notice. Raises MarketError for an unknown page."""
        self._taken_down.add(self._known(path, site))

    def restore(self, path: str, site: str) -> None:
        """Undo `take_down`; nothing happens to a page that is up. Raises MarketError for an unknown page."""
        self._taken_down.discard(self._known(path, site))

    def __enter__(self) -> Self:
        try:
            for site, port in zip(SITES, self._ports, strict=True):
                self._servers[site] = _listen(port, partial(self._answer, site))
            self._answers = {site: load_site(site, self.addresses) for site in SITES}
        except BaseException:
            self._stop()
            raise
        for site, server in self._servers.items():
            thread = Thread(target=server.serve_forever, args=(POLL_SECONDS,), name=f"market-{site}", daemon=True)
            thread.start()
            self._threads.append(thread)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._stop()

    def _stop(self) -> None:
        if self._threads:  # shutdown() waits for ever on a server that never began to serve
            for server in self._servers.values():
                server.shutdown()
        for thread in self._threads:
            thread.join()
        for server in self._servers.values():
            server.server_close()
        self._threads.clear()
        self._servers.clear()

    def _known(self, path: str, site: str) -> tuple[str, str]:
        plain = urlsplit(path).path
        if plain not in self._answers.get(site, {}):
            raise MarketError(
                f"the market has no page {site}{plain}; enter it first and see expected.json for its pages"
            )
        return site, plain

    def _answer(self, site: str, target: str) -> Answer:
        self.asked.append((site, target))
        path = unquote(_path_of(target))
        if (site, path) in self._taken_down:
            return GONE
        answers = self._answers[site]
        if path not in answers and f"{path}/" in answers:
            return moved(301, f"{path}/")
        return answers.get(path, NOT_FOUND)


def _path_of(target: str) -> str:
    # Not urlsplit: it takes "//x" for a host and raises on some brackets, and a request line may hold anything.
    return target.partition("#")[0].partition("?")[0]


def _listen(port: int, answer: Callable[[str], Answer]) -> ThreadingHTTPServer:
    try:
        return _QuietServer((HOST, port), partial(_Handler, answer))
    except (OSError, OverflowError) as error:  # OverflowError: a number that is no port
        raise MarketError(
            f"the market cannot listen on {HOST}:{port} ({error}): stop what holds that port, or choose another"
        ) from error


class _QuietServer(ThreadingHTTPServer):
    def handle_error(self, request: Any, client_address: Any) -> None:
        """Say nothing of a client that hangs up or falls silent, as crawlers and browsers do; show the rest."""
        if not isinstance(sys.exc_info()[1], OSError):
            super().handle_error(request, client_address)


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server_version = "ChoBenNuoc/1"
    sys_version = ""
    timeout = SILENT_CLIENT_SECONDS

    def __init__(self, answer: Callable[[str], Answer], request: Any, client_address: Any, server: BaseServer) -> None:
        self._answer = answer
        super().__init__(request, client_address, server)

    def do_GET(self) -> None:
        self._send(self._answer(self.path))

    def do_HEAD(self) -> None:
        self._send(self._answer(self.path))

    def do_POST(self) -> None:
        # An answer sent while the form still lies unread resets the connection, and the browser shows an error instead.
        length = self.headers.get("Content-Length", "")
        if length.isdecimal():
            self.rfile.read(min(int(length), LONGEST_FORM_BYTES))
        self._send(NO_ORDERS)

    def log_message(self, *_: object) -> None:
        """Nothing: the demo's terminal is for the demo. `Market.asked` holds what was asked."""

    def _send(self, answer: Answer) -> None:
        self.send_response(answer.status)
        for name, value in answer.headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(answer.body)))
        # One answer a connection, so that no thread outlives the market on a connection kept alive.
        self.send_header("Connection", "close")
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(answer.body)
