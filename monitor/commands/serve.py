"""Commands that stay up: up, demo, web, scheduler."""

from __future__ import annotations

import ipaddress
import socket
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Annotated

import typer
import uvicorn

from monitor.alerts.courier import Courier
from monitor.demo import demo_settings, fill_demo, refuse_real_office
from monitor.evidence.stamping import stamping
from monitor.housekeeping import end_of_day
from monitor.jobs import RunTable
from monitor.letters.postman import Postman
from monitor.letters.shipped import load_recipients
from monitor.market.server import Market
from monitor.report_schedule import ReportClock
from monitor.settings import Settings
from monitor.watch.names import load_shipped
from monitor.web.app import create_app
from monitor.worker import Worker
from monitor.workplace import Workplace, open_workplace
from storage.ledger.errors import LedgerError
from storage.queries import people

MARKET_PORTS_ABOVE_WEB = 101  # the demo's three sites listen at port+101, +102 and +103: the same at every start


class PortError(Exception):
    """The web can not listen where it was told to; the text says what to do."""


Host = Annotated[str, typer.Option("--host", help="where the web listens")]
Port = Annotated[int, typer.Option("--port", min=1, max=65535)]


def up(
    context: typer.Context,
    host: Host = "127.0.0.1",
    port: Port = 8000,
    or_demo: Annotated[bool, typer.Option("--or-demo", help="start the demo when there is no office yet")] = False,
) -> None:
    """Everything in one process: database, web, scheduler."""
    settings: Settings = context.obj
    _check(settings, host, port)
    with open_workplace(settings) as workplace:
        office = people.office(workplace.db)
        if office is not None:
            with _working(workplace):
                _serve(workplace, host, port)
            return
    if not or_demo:
        raise LedgerError("there is no office here yet; run `rasoat init` first, or `rasoat demo` to look around")
    demo(context, host, port)


def demo(context: typer.Context, host: Host = "127.0.0.1", port: Port = 8000) -> None:
    """The same on a data folder of its own, filled from the bundled market; sending is off."""
    settings = demo_settings(context.obj, tuple(f"127.0.0.1:{number}" for number in _market_ports(port)))
    _check(settings, host, port)
    with open_workplace(settings) as workplace, Market(ports=_market_ports(port)) as market:
        refuse_real_office(workplace)
        people_of_demo = fill_demo(workplace, market.addresses)
        sys.stderr.write("Demo people (new passwords at every start):\n")
        for person in people_of_demo:
            sys.stderr.write(f"  {person.role:9} name: {person.name}   password: {person.password}\n")
        with _working(workplace):
            _serve(workplace, host, port)


def _market_ports(port: int) -> tuple[int, int, int]:
    first = port + MARKET_PORTS_ABOVE_WEB
    if first + 2 > 65535:
        raise PortError(f"the demo needs three more ports above {port}; choose a --port below 65400")
    return (first, first + 1, first + 2)


def web(context: typer.Context, host: Host = "127.0.0.1", port: Port = 8000) -> None:
    """The web alone."""
    _check(context.obj, host, port)
    with open_workplace(context.obj) as workplace:
        _serve(workplace, host, port)


def scheduler(context: typer.Context) -> None:
    """The clock and the worker alone."""
    with open_workplace(context.obj) as workplace, _working(workplace):
        threading.Event().wait()


@contextmanager
def _working(workplace: Workplace) -> Iterator[None]:
    worker = Worker(RunTable(workplace), workplace.settings, daily=lambda: end_of_day(workplace))
    load_shipped(workplace)
    load_recipients(workplace)
    worker.start()
    try:
        with stamping(workplace), Courier(workplace), Postman(workplace), ReportClock(workplace):
            yield
    finally:
        worker.stop()


def _serve(workplace: Workplace, host: str, port: int) -> None:
    config = uvicorn.Config(
        create_app(workplace),
        host=host,
        port=port,
        log_level="warning",
        server_header=False,
        proxy_headers=workplace.settings.behind_proxy,
        timeout_graceful_shutdown=30,
    )
    _Server(config).run()


class _Server(uvicorn.Server):
    """Says where it is once it answers, not before."""

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        if self.started:
            sys.stderr.write(f"Rà Soát: http://{self.config.host}:{self.config.port} (stop with Ctrl+C)\n")


def _check(settings: Settings, host: str, port: int) -> None:
    """Raise PortError where the web may not or can not listen."""
    if not _is_loopback(host) and not settings.behind_proxy:
        raise PortError(
            f"the web speaks plain HTTP, so it listens beyond this machine only behind a TLS proxy; "
            f"put one in front and set RASOAT_BEHIND_PROXY=true, or leave out --host {host}"
        )
    _check_free(host, port)


def _is_loopback(host: str) -> bool:
    try:
        return host == "localhost" or ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def _check_free(host: str, port: int) -> None:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            raise PortError(
                f"can not listen on {host}:{port} ({error.strerror}); stop what uses it, or choose another --port"
            ) from error
