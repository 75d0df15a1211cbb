"""`rasoat lookalike watch` and the office's list of protected names as CSV."""

from __future__ import annotations

import signal
import sys
import threading
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Annotated

import typer

from crawler.ct.signatures import LogKey, keys_of_list
from crawler.guard import Guard, parse_allowed
from crawler.guarded_http import GuardedHttp
from crawler.politeness import user_agent
from monitor.alerts.courier import Courier
from monitor.alerts.deliver import deliver
from monitor.commands.gather import AllowPrivate
from monitor.jobs import LookTable
from monitor.json_lines import InputError
from monitor.settings import Settings
from monitor.watch.names import Following, engine_of, export_csv, import_csv, load_shipped, watched
from monitor.watch.spotting import Spotter
from monitor.watch.watcher import Plan, watch
from monitor.worker import Worker
from monitor.workplace import Workplace, open_workplace


def watch_command(
    context: typer.Context,
    log: Annotated[list[str] | None, typer.Option("--log", metavar="URL", help="a certificate log; repeatable")] = None,
    feed: Annotated[
        list[Path] | None, typer.Option("--feed", metavar="FILE", help="a file of new domains; repeatable")
    ] = None,
    allow_private: AllowPrivate = None,
    log_list: Annotated[
        Path | None, typer.Option("--log-list", metavar="FILE", help="log list (JSON v3) with the logs' keys")
    ] = None,
    log_key: Annotated[
        list[str] | None, typer.Option("--log-key", metavar="URL=BASE64", help="public key of a log; repeatable")
    ] = None,
    start: Annotated[int | None, typer.Option("--from", min=0, help="first entry of a log that was never read")] = None,
    once: Annotated[bool, typer.Option("--once", help="end when all that there is has been read")] = False,
    looks: Annotated[bool, typer.Option("--looks/--no-looks", help="also look at the domains that are found")] = True,
) -> int:
    """Watch logs and feeds for lookalikes; opens cases, sends alerts. Goes on where it was stopped."""
    if not log and not feed:
        raise InputError("there is nothing to watch; give --log URL or --feed FILE")
    for url in log or []:
        if not url.lower().startswith(("http://", "https://")):
            raise InputError(f"{url!r} is no log; give an address that starts with http:// or https://")
    settings = _with_allowed(context.obj, allow_private or [])
    plan = Plan(logs=log or [], feeds=feed or [], keys=_keys(log_list, log_key or []), start=start, once=once)
    stopping = threading.Event()
    for each in (signal.SIGTERM, signal.SIGINT):
        if threading.current_thread() is threading.main_thread():
            signal.signal(each, lambda *_: stopping.set())
    with open_workplace(settings) as workplace, ExitStack() as stack:
        load_shipped(workplace)
        spotter = Spotter(workplace, engine_of(workplace), watched(workplace), Following(workplace))
        http = GuardedHttp(Guard(parse_allowed(_entries(settings))), user_agent(settings.contact))
        stack.callback(http.close)
        stack.enter_context(Courier(workplace))
        if looks and not once:
            stack.enter_context(_looking(workplace))
        counts = watch(workplace, spotter, http, plan, stopping)
        if once:
            deliver(workplace)
    sys.stderr.write(f"watch: {counts.entries} entries, {counts.spotted} lookalikes, {counts.garbage} skipped\n")
    return 1 if counts.incomplete else 0


@contextmanager
def _looking(workplace: Workplace) -> Iterator[None]:
    """Look at what is found, one domain after another, in processes of their own."""
    worker = Worker(LookTable(workplace), workplace.settings, daily=lambda: None)
    worker.start()
    try:
        yield
    finally:
        worker.stop()


def _entries(settings: Settings) -> list[str]:
    return [entry.strip() for entry in settings.allow_private.split(",") if entry.strip()]


def _with_allowed(settings: Settings, entries: list[str]) -> Settings:
    """The settings with these private addresses allowed too, for the processes that look."""
    try:
        parse_allowed(entries)
    except ValueError as error:
        raise InputError(str(error)) from error
    return settings.model_copy(update={"allow_private": ",".join([*_entries(settings), *entries])})


def _keys(log_list: Path | None, given: list[str]) -> dict[str, LogKey]:
    try:
        keys = dict(keys_of_list(log_list.read_text(encoding="utf-8"))) if log_list else {}
        for each in given:
            address, _, key = each.partition("=")
            keys[address.rstrip("/")] = LogKey.from_base64(key)
    except (OSError, ValueError) as error:
        raise InputError(f"can not read the logs' keys: {error}") from error
    return keys


def import_names(context: typer.Context, file: Path) -> None:
    """Take in a CSV of protected names; rows are told apart by their domain."""
    try:
        text = file.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"can not read {file}: {error}; save it as CSV in UTF-8") from error
    with open_workplace(context.obj) as workplace:
        added, changed = import_csv(workplace, text, "system:cli")
    sys.stderr.write(f"{added} names added, {changed} changed\n")


def export_names(context: typer.Context) -> None:
    """Print the office's list of protected names as CSV."""
    with open_workplace(context.obj) as workplace:
        load_shipped(workplace)
        sys.stdout.write(export_csv(workplace))
