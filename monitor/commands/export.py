"""The command that takes cases out as one table."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Annotated

import typer

from monitor.exporting import export_cases
from monitor.json_lines import InputError, lines_to
from monitor.office_time import OFFICE_TIME
from monitor.workplace import open_workplace


def export(
    context: typer.Context,
    out: Annotated[Path, typer.Argument(metavar="FILE", help="ends in .csv or .xlsx")],
    start: Annotated[str, typer.Option("--from", help="opened on this day or later, YYYY-MM-DD (Vietnam)")] = "",
    end: Annotated[str, typer.Option("--to", help="the last day, included")] = "",
    most: Annotated[int | None, typer.Option("--most", min=1, help="at most so many cases")] = None,
    sellers: Annotated[bool, typer.Option("--sellers", help="name sellers instead of their initials; logged")] = False,
    by: Annotated[str, typer.Option("--by", metavar="NAME", help="who takes it; logged")] = "system:command",
) -> None:
    """Write cases as one table of fifteen columns."""
    first, last = _midnight(start), _midnight(end)
    until = last + timedelta(days=1) if last else None
    with open_workplace(context.obj) as workplace, lines_to(None) as lines:
        written = export_cases(workplace, out, first, until, most, with_sellers=sellers, actor=by)
        lines.write({"file": str(out), "cases": written, "bytes": out.stat().st_size, "sellers": sellers})


def _midnight(text: str) -> datetime | None:
    if not text:
        return None
    try:
        return datetime.combine(date.fromisoformat(text), time(), OFFICE_TIME)
    except ValueError:
        raise InputError(f"{text!r} is not a day; write it as 2026-11-24") from None
