"""Commands about one site: the duties of a shop."""

from __future__ import annotations

import json
import sys
from dataclasses import replace
from typing import Annotated

import typer

from classifier.obligations import judge_site
from crawler.crawl import crawl
from crawler.guard import parse_allowed
from crawler.site_visit import MOST_PAGES, SiteVisitor
from monitor.commands.gather import AllowPrivate
from monitor.evidence.stamping import stamping
from monitor.json_lines import InputError
from monitor.runs import Look, job_for
from monitor.settings import Settings
from monitor.workplace import OFFICE_TIME, open_workplace
from storage.records import Duty, ObligationStatus

app = typer.Typer(no_args_is_help=True)

WORDS = {
    ObligationStatus.MET: "đạt",
    ObligationStatus.NOT_MET: "CHƯA ĐẠT",
    ObligationStatus.UNKNOWN: "chưa rõ",
    ObligationStatus.NOT_APPLICABLE: "không áp dụng",
}


@app.callback()
def about() -> None:
    """Keep `check` a word of its own, whatever comes beside it."""


@app.command()
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
        if not address.lower().startswith(("http://", "https://")):
            raise InputError(f"{address!r} is no address; give one that starts with http:// or https://")
    try:
        allowed = parse_allowed(allow_private or [])
        job = job_for(settings, (url,))
    except ValueError as error:
        raise InputError(str(error)) from error
    with open_workplace(settings) as workplace, stamping(workplace), Look(workplace) as look:
        visitor = SiteVisitor(look, url, register_url)
        report = crawl(
            replace(
                job, allowed_private=job.allowed_private | allowed, max_pages=MOST_PAGES, delay_seconds=delay,
                timeout_seconds=timeout, addresses_on=visitor.addresses_on,
            ),
            visitor,
        )  # fmt: skip
        visit = visitor.visit(workplace.clock())
        duties = judge_site(visit, visit.visited_at.astimezone(OFFICE_TIME).date())
    for note in report.notes:
        sys.stderr.write(f"note: {note}\n")
    if as_json:
        sys.stdout.write(json.dumps([duty_row(duty) for duty in duties], ensure_ascii=False) + "\n")
    else:
        for duty in duties:
            sys.stdout.write(f"{duty.obligation:15} {WORDS[duty.status]:14} {duty.evidence['why']}\n")
    return 0 if visit.loaded else 1


def duty_row(duty: Duty) -> dict[str, object]:
    """A Duty as the command contract prints it (DESIGN section 6)."""
    row = duty.model_dump(mode="json", include={"obligation", "status", "evidence"})
    return row | {"legal_basis": duty.legal.as_text()}
