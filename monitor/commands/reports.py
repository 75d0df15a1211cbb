"""Commands about reports: write one, count it again."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from monitor.json_lines import InputError, lines_to
from monitor.report import write_report
from monitor.report_check import check_report
from monitor.workplace import open_workplace


def register(app: typer.Typer) -> None:
    """Add the command to the root command; `verify_report` stands under `rasoat verify`."""
    app.command()(report)


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
    public: Annotated[bool, typer.Option("--public", help="without personal data, to be published")] = False,
) -> None:
    """Write a report, one file per format, and keep what it says."""
    with open_workplace(context.obj) as workplace:
        files = write_report(
            workplace, name, _day(start), _day(end), formats.split(","), is_public=public, filters=_filters(only)
        )
    try:
        out.mkdir(parents=True, exist_ok=True)
        for ending, body in files.items():
            part = out / f".{name}.{ending}.part"
            part.write_bytes(body)
            part.replace(out / f"{name}_{start}_{end}{'_public' if public else ''}.{ending}")
    except OSError as error:
        raise InputError(f"can not write to {out}: {error.strerror}; choose another folder with --out") from error


def verify_report(
    context: typer.Context, file: Annotated[Path, typer.Argument(help="a report as it was written, in any format")]
) -> int:
    """Count every figure of a report again, from the ledger and by SQL, and name those that differ."""
    with open_workplace(context.obj) as workplace, lines_to(None) as lines:
        checked = check_report(workplace, file)
        for difference in checked.differences:
            lines.write(difference.model_dump())
        lines.write({
            "report": "differs" if checked.differences else "holds", "differ": len(checked.differences),
            **checked.model_dump(mode="json", exclude={"differences", "report"}), "name": checked.report,
        })  # fmt: skip
    return 1 if checked.differences else 0


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
