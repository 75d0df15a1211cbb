"""Commands about one site: the duties of a shop, now and on a schedule."""

from __future__ import annotations

import json
import sys
from dataclasses import replace
from typing import Annotated

import typer

from crawler.addresses import canonicalise
from crawler.guard import parse_allowed
from monitor.commands.gather import AllowPrivate
from monitor.evidence.stamping import stamping
from monitor.json_lines import InputError, lines_to
from monitor.runs import Look, job_for
from monitor.settings import Settings
from monitor.shop_check import look_at_shop
from monitor.workplace import open_workplace
from storage.ledger import shops as deeds
from storage.queries import shops
from storage.records import Duty, Obligation, ObligationStatus

WORDS = {
    ObligationStatus.MET: "đạt",
    ObligationStatus.NOT_MET: "CHƯA ĐẠT",
    ObligationStatus.UNKNOWN: "chưa rõ",
    ObligationStatus.NOT_APPLICABLE: "không áp dụng",
}


def check(
    context: typer.Context,
    url: str,
    as_json: Annotated[bool, typer.Option("--json", help="a JSON list instead of lines for people")] = False,
    register_url: Annotated[
        str | None, typer.Option("--register-url", metavar="BASE", help="ask BASE instead of online.gov.vn")
    ] = None,
    delay: Annotated[float, typer.Option(min=0, help="seconds between two requests to one host")] = 1.0,
    timeout: Annotated[float, typer.Option(min=0.1, help="seconds for a whole page")] = 20.0,
    allow_private: AllowPrivate = None,
) -> int:
    """Visit a shop and say which duties of e-commerce it meets; what it saw is kept as evidence."""
    settings: Settings = context.obj
    for address in (url, register_url or url):
        _check_address(address)
    try:
        allowed = parse_allowed(allow_private or [])
        job = job_for(settings, (url,))
    except ValueError as error:
        raise InputError(str(error)) from error
    job = replace(
        job, allowed_private=job.allowed_private | allowed, delay_seconds=delay, timeout_seconds=timeout
    )  # fmt: skip
    with open_workplace(settings) as workplace, stamping(workplace):
        with Look(workplace) as look:
            looked = look_at_shop(workplace, look, url, job, register_url)
        deeds.record_check(workplace.db, looked.visit.url, looked.as_check(), actor="system:command")
        seen = shops.seen(workplace.db, looked.visit.authority)
    for note in looked.report.notes:
        sys.stderr.write(f"note: {note}\n")
    if as_json:
        sys.stdout.write(json.dumps([duty_row(duty, seen) for duty in looked.duties], ensure_ascii=False) + "\n")
    else:
        for duty in looked.duties:
            sys.stdout.write(f"{duty.obligation:15} {WORDS[duty.status]:14} {duty.evidence['why']}\n")
    return 0 if looked.visit.loaded else 1


def watch(
    context: typer.Context,
    url: str,
    every_days: Annotated[
        int, typer.Option("--every-days", min=0, max=deeds.MOST_DAYS, help="days between two checks; 0 ends them")
    ] = 30,
) -> None:
    """Put a shop on the schedule: `up` and `scheduler` check it again and again; unmet duties open its case."""
    _check_address(url)
    with open_workplace(context.obj) as workplace, lines_to(None) as lines:
        try:
            address = canonicalise(url)
        except ValueError as error:
            raise InputError(str(error)) from error
        number = deeds.schedule(workplace.db, address, every_days, actor="system:command", now=workplace.clock())
        lines.write({"shop": number, "url": address, "every_days": every_days})


def show(context: typer.Context) -> None:
    """The shops that were ever checked, a JSON line each: the latest verdicts, and since when what was seen."""
    with open_workplace(context.obj) as workplace, lines_to(None) as lines:
        for line in shops.shops(workplace.db):
            view = shops.shop(workplace.db, line.id)
            duties = {duty.obligation: duty.status for duty in line.last.duties} if line.last else {}
            lines.write(
                {"shop": line.id, "url": line.url, "every_days": line.every_days, "duties": duties}
                | view.seen.model_dump(mode="json")
                | {"not_met": [spell.model_dump(mode="json") for spell in view.spells]}
            )  # fmt: skip


def duty_row(duty: Duty, seen: shops.Seen) -> dict[str, object]:
    """A Duty as the command contract prints it (DESIGN section 6); the badge's also says since when it was seen."""
    row = duty.model_dump(mode="json", include={"obligation", "status", "evidence"})
    if duty.obligation is Obligation.NOTIFIED_BADGE:
        row["evidence"]["seen"] = seen.model_dump(mode="json")
    return row | {"legal_basis": duty.legal.as_text()}


def _check_address(address: str) -> None:
    if not address.lower().startswith(("http://", "https://")):
        raise InputError(f"{address!r} is no address; give one that starts with http:// or https://")
