"""Real web servers on loopback that behave well or badly, and the real command run against them."""

from __future__ import annotations

import io
import json
import multiprocessing
import os
import sys
import threading
from collections.abc import Callable
from contextlib import ExitStack, redirect_stderr, redirect_stdout
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from multiprocessing.process import BaseProcess
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from unittest import mock

import pytest

from monitor.cli import main
from storage.database import Database, sqlite_url

OWN_PROCESS = {("crawl",), ("capture",), ("find-browser",), ("demo",), ("up",), ("web",)}
MAKE_DATABASE = ("crawl", "capture")
FORKS = multiprocessing.get_context("forkserver")  # makes processes that have read everything: that takes seconds
FORKS.set_forkserver_preload(["tests.monitor.made_ready"])
POLL_SECONDS = 0.01  # how long a stop may wait
RASOAT = Path(sys.executable).with_name("rasoat")
Answer = tuple[int, dict[str, str], bytes]
Route = Answer | Callable[[BaseHTTPRequestHandler], None]


def page(body: str, title: str = "Trang") -> Answer:
    """An ordinary HTML page."""
    html = f"<!doctype html><html lang=vi><title>{title}</title><body><h1>{title}</h1>{body}"
    return 200, {"Content-Type": "text/html; charset=utf-8"}, html.encode()


def text(body: str, status: int = 200) -> Answer:
    """A plain text answer, as a robots.txt is."""
    return status, {"Content-Type": "text/plain"}, body.encode()


@dataclass
class Site:
    """One server on a free port; `asked` lists the paths that reached it."""

    routes: dict[str, Route]
    asked: list[str] = field(default_factory=list)
    host: str = ""

    def __enter__(self) -> Site:
        site = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                site.asked.append(self.path)
                route = site.routes.get(self.path) or site.routes.get("*") or text("không có", 404)
                if callable(route):
                    route(self)
                    return
                status, headers, body = route
                self.send_response(status)
                for name, value in ({"Content-Length": str(len(body))} | headers).items():
                    self.send_header(name, value)
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *args: object) -> None:
                pass

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._server.daemon_threads = True
        self._server.handle_error = lambda *_: None  # type: ignore[method-assign]  # clients hang up here on purpose
        self.host = f"127.0.0.1:{self._server.server_address[1]}"
        threading.Thread(target=self._server.serve_forever, args=(POLL_SECONDS,), daemon=True).start()
        return self

    def __exit__(self, *error: object) -> None:
        self._server.shutdown()
        self._server.server_close()

    @property
    def url(self) -> str:
        return f"http://{self.host}/"


@dataclass(frozen=True)
class Done:
    """What a command left: exit code, what it said, the JSON lines that it wrote, and all that it wrote."""

    code: int
    said: str
    rows: list[dict[str, Any]]
    out: str = ""

    @property
    def lines_said(self) -> list[str]:
        return self.said.strip().splitlines()


def rasoat(data: Path, *arguments: str, stdin: str = "", seconds: float = 60, **settings: str) -> Done:
    """Run the real command on the data folder `data`: in a process of its own where it crawls or stays up."""
    environment = _environment(data, settings)
    if "--help" in arguments or (arguments[:1] not in OWN_PROCESS and arguments[:2] != ("source", "run")):
        return _in_this_process(arguments, environment, stdin)
    if arguments[0] in MAKE_DATABASE:
        data.mkdir(parents=True, exist_ok=True)
        Database(sqlite_url(data / "rasoat.db")).close()  # here it is a copy; the new process would migrate it anew
    with TemporaryDirectory() as scratch:
        streams = [Path(scratch, name) for name in ("in", "out", "said")]
        streams[0].write_text(stdin, encoding="utf-8")
        folder = next(folder for folder in data.parents if folder.is_dir())
        process = FORKS.Process(target=_be_rasoat, args=(arguments, environment, folder, streams))
        process.start()
        process.join(seconds)
        if process.exitcode is None:
            process.kill()
            process.join()
            pytest.fail(f"rasoat {' '.join(arguments)} had not ended after {seconds} s")
        return _done(process.exitcode, *(stream.read_text("utf-8") for stream in streams[1:]))


def start(data: Path, *arguments: str, **settings: str) -> BaseProcess:
    """The real command at work in a process of its own, to be killed; what it says goes nowhere."""
    streams = [Path(os.devnull)] * 3
    process = FORKS.Process(target=_be_rasoat, args=(arguments, _environment(data, settings), data, streams))
    process.start()
    return process


def _environment(data: Path, settings: dict[str, str]) -> dict[str, str]:
    environment = {name: value for name, value in os.environ.items() if not name.startswith("RASOAT_")}
    return environment | {"RASOAT_DATA": str(data)} | {f"RASOAT_{key.upper()}": settings[key] for key in settings}


def _be_rasoat(arguments: tuple[str, ...], environment: dict[str, str], folder: Path, streams: list[Path]) -> None:
    """What the new process does: nothing of the tests is left in it but the modules."""
    os.chdir(folder)
    os.environ.clear()
    os.environ.update(environment)
    for number, stream in enumerate(streams):
        os.dup2(os.open(stream, os.O_RDWR | os.O_CREAT), number)
    sys.stdin, sys.stdout, sys.stderr = (os.fdopen(number, "r" if number == 0 else "w") for number in range(3))
    sys.argv = ["rasoat", *arguments]
    main()


def _in_this_process(arguments: tuple[str, ...], environment: dict[str, str], stdin: str) -> Done:
    """The same command in this process, which has imported everything."""
    out, said, code = io.StringIO(), io.StringIO(), 0
    with ExitStack() as stack:
        stack.enter_context(mock.patch.dict(os.environ, environment, clear=True))
        stack.enter_context(mock.patch.object(sys, "argv", ["rasoat", *arguments]))
        stack.enter_context(mock.patch.object(sys, "stdin", io.StringIO(stdin)))
        stack.enter_context(redirect_stdout(out))
        stack.enter_context(redirect_stderr(said))
        try:
            main()
        except SystemExit as end:
            code = int(end.code or 0)
    return _done(code, out.getvalue(), said.getvalue())


def _done(code: int, out: str, said: str) -> Done:
    return Done(code, said, [json.loads(line) for line in out.splitlines() if line.startswith("{")], out)


def crawl(data: Path, site: Site, *more: str, path: str = "") -> Done:
    """Crawl one site politely and quickly, without a browser."""
    arguments = ["crawl", site.url + path, "--allow-private", site.host, "--delay", "0", "--browser", "never"]
    return rasoat(data, *arguments, *more)
