"""The command that writes a report."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from monitor.json_lines import InputError
from monitor.report import write_report
from monitor.reports.making.audience import Audience
from monitor.workplace import open_workplace
from storage.ledger.exports import log_named_report


def report(
    context: typer.Context,
    name: str,
    start: Annotated[str, typer.Option("--from", help="first day, YYYY-MM-DD (Vietnam)")],
    end: Annotated[str, typer.Option("--to", help="last day, included")],
    out: Annotated[Path, typer.Option("--out", metavar="DIR")],
    formats: Annotated[str, typer.Option("--format", help="comma-separated")] = "html,docx",
    only: Annotated[
        list[str] | None,
        typer.Option("--filter", metavar="WHAT=VALUE", help="adhoc: policy=, platform=, kind=, rule=; repeatable"),
    ] = None,
    public: Annotated[
        bool, typer.Option("--public", help="without personal data; the same as --audience public")
    ] = False,
    audience: Annotated[
        Audience,
        typer.Option("--audience", help="public: nobody is named; leader: sellers by initials; office: by name"),
    ] = Audience.LEADER,
) -> None:
    """Write a report, one file per format, and keep what it says."""
    if public:
        audience = Audience.PUBLIC
    days = _day(start), _day(end)
    with open_workplace(context.obj) as workplace:
        files = write_report(workplace, name, *days, formats.split(","), audience=audience, filters=_filters(only))
        if audience is Audience.OFFICE:
            log_named_report(workplace.db, "system:command", workplace.clock(), code=f"{name}/{days[0]}/{days[1]}")
    try:
        out.mkdir(parents=True, exist_ok=True)
        for ending, body in files.items():
            part = out / f".{name}.{ending}.part"
            part.write_bytes(body)
            part.replace(out / f"{name}_{start}_{end}{'' if audience is Audience.LEADER else f'_{audience}'}.{ending}")
    except OSError as error:
        raise InputError(f"can not write to {out}: {error.strerror}; choose another folder with --out") from error


def _filters(given: list[str] | None) -> dict[str, str]:
    found = {}
    for each in given or ():
        what, _, value = each.partition("=")
        if not value:
            raise InputError(f"{each!r} is no filter; write it as policy=counterfeit")
        found[what] = value
    return found


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise InputError(f"{text!r} is not a day; write it as 2026-11-24") from None
