"""Commands about lists of others: bring one in, and which are in force."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from monitor.json_lines import InputError, lines_to
from monitor.register_import import import_register
from monitor.workplace import open_workplace
from storage.queries import registers
from storage.registers import RegisterKind


def take_in(
    context: typer.Context,
    file: Annotated[Path, typer.Argument(metavar="FILE", help=".csv or .xlsx, columns matched by heading")],
    kind: Annotated[RegisterKind, typer.Option("--kind", help="what the list says of those in it")],
    source: Annotated[
        str, typer.Option("--source", metavar="TEXT", help="who keeps the list, where it was taken from")
    ],
    day: Annotated[str, typer.Option("--date", metavar="YYYY-MM-DD", help="the day whose state the list tells")],
    by: Annotated[str, typer.Option("--by", metavar="NAME", help="who brings it in; logged")] = "system:command",
) -> int:
    """Bring in a list; it takes the place of the one of the same kind and source. Unread lines are named."""
    try:
        as_of = date.fromisoformat(day)
    except ValueError:
        raise InputError(f"{day!r} is not a day; write it as 2026-11-24") from None
    with open_workplace(context.obj) as workplace, lines_to(None) as lines:
        taken = import_register(workplace, file, kind, source, as_of, actor=by)
        for number, why in taken.refused:
            lines.error(number, why)
        lines.write({"register": taken.register_id, "kind": kind, "source": source, "entries": taken.entries,
                     "refused": len(taken.refused)})  # fmt: skip
    return 1 if taken.refused else 0


def show(context: typer.Context) -> None:
    """The lists that were brought in, newest first, a JSON line each."""
    with open_workplace(context.obj) as workplace, lines_to(None) as lines:
        for each in registers.registers(workplace.db):
            lines.write(each.model_dump(mode="json"))
