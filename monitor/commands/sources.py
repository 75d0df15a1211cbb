"""`rasoat source`: rows that say where to look."""

from __future__ import annotations

import csv
import sys
from pathlib import Path
from typing import Annotated

import typer
from pydantic import ValidationError

from crawler.parse import find_platforms
from monitor.evidence.stamping import stamping
from monitor.json_lines import InputError, lines_to, rows_of
from monitor.run_dispatch import do_run
from monitor.workplace import Workplace, open_workplace
from storage.ledger import work
from storage.ledger.errors import ConflictError, LedgerError
from storage.queries import work as work_queries
from storage.records import Source


def add(
    context: typer.Context,
    name: str,
    address: str,
    platform: str = "website",
    every_minutes: int = 360,
    expect_min: int = 1,
    max_pages: int = 200,
    delay: float = 1.0,
) -> None:
    """Add a source; it falls due at once."""
    source = checked_source(
        name=name,
        address=address,
        platform=platform,
        every_minutes=every_minutes,
        expect_min=expect_min,
        max_pages=max_pages,
        delay_seconds=delay,
    )
    with open_workplace(context.obj) as workplace:
        work.add_source(workplace.db, source, actor="system:cli", now=workplace.clock())


def list_sources(context: typer.Context) -> None:
    """Print the sources, a JSON object a line, each with its last run."""
    with open_workplace(context.obj) as workplace, lines_to(None) as lines:
        for status in work_queries.sources(workplace.db):
            run = status.last_run
            lines.write(
                status.source.model_dump()
                | {
                    "next_due_at": status.next_due_at.isoformat(),
                    "last_run": None if run is None else run.model_dump(mode="json"),
                }
            )


def run(context: typer.Context, name: str) -> int:
    """Crawl one source now, through the whole pipeline."""
    with open_workplace(context.obj) as workplace:
        wanted = work.enqueue_source(workplace.db, name, workplace.clock(), actor="system:cli")
        taken = work.take(workplace.db, workplace.clock(), run_id=wanted)
        if taken is None:
            raise ConflictError(f"{name} is being crawled already; wait for that run to end")
        with stamping(workplace):
            error = do_run(workplace, work_queries.run(workplace.db, taken))
        done = work_queries.run(workplace.db, taken)
        with lines_to(None) as lines:
            lines.write(done.model_dump(mode="json", include={"id", "state", "pages", "observations", "new_cases"}))
    if error:
        sys.stderr.write(f"rasoat: {name}: {error}\n")
    return 1 if error else 0


def import_sources(context: typer.Context, file: Path) -> int:
    """Add sources from .jsonl or .csv with the columns of `source export`; a bad row is named, the rest goes on."""
    with open_workplace(context.obj) as workplace, lines_to(None) as lines:
        for line, row in rows_of(file) if file.suffix == ".jsonl" else _csv(file):
            try:
                _add_row(workplace, row)
            except (LedgerError, InputError) as error:
                lines.error(line, str(error))
    return 1 if lines.has_errors else 0


def _add_row(workplace: Workplace, row: dict[str, object] | str) -> None:
    if isinstance(row, str):
        raise InputError(row)
    source = checked_source(**{name: value for name, value in row.items() if value not in (None, "")})
    work.add_source(workplace.db, source, actor="system:import", now=workplace.clock())


def _csv(file: Path) -> list[tuple[int, dict[str, object] | str]]:
    try:
        with file.open(encoding="utf-8-sig", newline="") as opened:
            return [
                (number, "more cells than headings" if None in row else dict(row))
                for number, row in enumerate(csv.DictReader(opened), start=2)
            ]
    except OSError as error:
        raise InputError(f"can not read {file}: {error.strerror}; check the name and the rights") from error
    except (UnicodeDecodeError, csv.Error) as error:
        raise InputError(f"{file} is not a UTF-8 CSV file ({error}); save it again as «CSV UTF-8»") from error


def export_sources(context: typer.Context, out: Annotated[Path | None, typer.Option("--out")] = None) -> None:
    """Print the sources in the form that `source import` takes."""
    with open_workplace(context.obj) as workplace, lines_to(out) as lines:
        for status in work_queries.sources(workplace.db):
            lines.write(status.source.model_dump())


def checked_source(**fields: object) -> Source:
    """A Source from what a person gave. Raises InputError naming the first field that is wrong."""
    try:
        source = Source.model_validate(fields)
    except ValidationError as error:
        first = error.errors()[0]
        raise InputError(f"{'.'.join(map(str, first['loc']))}: {first['msg']}") from error
    if not source.address.lower().startswith(("http://", "https://")):
        raise InputError(f"address: {source.address!r} does not start with http:// or https://")
    if source.platform not in find_platforms():
        raise InputError(f"platform: there is no {source.platform!r}; choose from: {', '.join(find_platforms())}")
    return source
