"""Commands that gather: crawl, capture, import, extract, and the run of a worker."""

from __future__ import annotations

import asyncio
import gzip
import sys
import zlib
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated, Any

import typer
from pydantic import ValidationError

from crawler.browser import probe
from crawler.crawl import crawl as run_crawl
from crawler.guard import parse_allowed
from crawler.parse import parse
from crawler.sink import CrawlJob, CrawlReport
from monitor.capturing import capture_link
from monitor.evidence.stamping import stamping
from monitor.import_rows import observation_from
from monitor.importing import file_as_fetched, table_rows
from monitor.json_lines import InputError, Lines, lines_to, number
from monitor.pipeline import Pipeline
from monitor.run_dispatch import do_run
from monitor.runs import Look, job_for
from monitor.settings import Settings
from monitor.watch.pages import watch_pages
from monitor.workplace import Workplace, open_workplace
from storage.ledger.errors import LedgerError
from storage.queries import work as work_queries
from storage.records import Capture, CaptureMethod, CaptureOutcome, Observation

AllowPrivate = Annotated[
    list[str] | None, typer.Option("--allow-private", metavar="HOST:PORT", help="a private address that may be fetched")
]
Out = Annotated[Path | None, typer.Option("--out", metavar="FILE", help="where to write; default: stdout")]


def crawl(
    context: typer.Context,
    urls: Annotated[list[str], typer.Argument(metavar="URL...")],
    out: Out = None,
    max_pages: Annotated[int, typer.Option(min=1, help="HTML pages answered 2xx")] = 200,
    delay: Annotated[float, typer.Option(min=0, help="seconds between two requests to one host")] = 1.0,
    timeout: Annotated[float, typer.Option(min=0.1, help="seconds for a whole page")] = 20.0,
    browser: Annotated[str, typer.Option(help="auto, never or always")] = "auto",
    allow_private: AllowPrivate = None,
    keep: Annotated[bool, typer.Option("--keep", help="also judge what is found and open cases")] = False,
) -> int:
    """Crawl now, breadth-first within the hosts given, and print Observations."""
    if browser not in ("auto", "never", "always"):
        raise typer.BadParameter("--browser takes auto, never or always")
    settings: Settings = context.obj
    job = replace(
        _job(settings, urls, allow_private),
        max_pages=max_pages,
        delay_seconds=delay,
        timeout_seconds=timeout,
        browser=browser,
    )
    with (
        open_workplace(settings) as workplace,
        lines_to(out) as lines,
        stamping(workplace),
        _Keeping(workplace, lines) if keep else _Printing(workplace, lines) as sink,
    ):
        report = run_crawl(replace(job, pictures=sink) if isinstance(sink, Pipeline) else job, sink)
        if isinstance(sink, Pipeline):
            watch_pages(workplace, sink.hosts)
    return _tell(report)


class _Printing(Look):
    """Prints each Observation as it comes."""

    def __init__(self, workplace: Workplace, lines: Lines) -> None:
        super().__init__(workplace)
        self._lines = lines

    def observe(self, observation: Observation) -> bool:
        self._lines.write(observation_row(observation))
        return False


class _Keeping(Pipeline):
    """The pipeline, which also prints each Observation as it comes."""

    def __init__(self, workplace: Workplace, lines: Lines) -> None:
        super().__init__(workplace)
        self._lines = lines

    def observe(self, observation: Observation) -> bool:
        self._lines.write(observation_row(observation))
        return super().observe(observation)


def observation_row(observation: Observation) -> dict[str, Any]:
    """An Observation as the command contract prints it (DESIGN section 6), price as a number in main units."""
    row = observation.model_dump(mode="json", exclude={"badges", "orders_online"})
    return row | {"price": number(observation.price)}


def _job(settings: Settings, urls: list[str], allow_private: list[str] | None) -> CrawlJob:
    for url in urls:
        if not url.lower().startswith(("http://", "https://")):
            raise InputError(f"{url!r} is no address to crawl; give one that starts with http:// or https://")
    try:
        job = job_for(settings, tuple(urls))
        return replace(job, allowed_private=job.allowed_private | parse_allowed(allow_private or []))
    except ValueError as error:
        raise InputError(str(error)) from error


def _tell(report: CrawlReport) -> int:
    for note in report.notes:
        sys.stderr.write(f"note: {note}\n")
    for url, why in report.start_problems.items():
        sys.stderr.write(f"rasoat: nothing from {url}: {why}\n")
    if sys.stderr.isatty():
        sys.stderr.write(f"{report.pages} pages, {report.observations} observations, {report.requests} requests\n")
    return 1 if report.start_problems else 0


def capture(
    context: typer.Context,
    url: str,
    allow_private: AllowPrivate = None,
    by: Annotated[str, typer.Option("--by", metavar="NAME", help="who asked for it, for the log")] = "system:capture",
) -> int:
    """Capture one link as evidence, with a picture of the page, and open a case; a block or a 404 is evidence too."""
    settings: Settings = context.obj
    job = replace(_job(settings, [url], allow_private), max_pages=1, follow_links=False, browser="always")
    with open_workplace(settings) as workplace:
        taken = capture_link(workplace, job, by)
    with lines_to(None) as lines:
        lines.write({"case": taken.case_id, "captures": list(taken.manifests), "stamped": taken.is_stamped})
    return _tell(taken.report)


def import_file(context: typer.Context, file: Path) -> int:
    """Take in a .jsonl, .csv or .xlsx file of links and listings; returns when its cases exist."""
    with open_workplace(context.obj) as workplace, lines_to(None) as lines, stamping(workplace):
        with Pipeline(workplace) as pipeline:
            kept = pipeline.keep(file_as_fetched(file, workplace.clock()))
            rows = pipeline.observe_all(_rows_of_file(file, kept, workplace, lines))
        lines.write({"rows": rows, "new_cases": len(pipeline.new_cases)})
    return 1 if lines.has_errors else 0


def _rows_of_file(file: Path, kept: Capture, workplace: Workplace, lines: Lines) -> Iterator[Observation]:
    """Each row that is one; of the others the output says why not."""
    for line, row in table_rows(file):
        if isinstance(row, str):
            lines.error(line, row)
            continue
        try:
            yield observation_from(row, kept.body_sha256, workplace.clock())
        except ValueError as error:
            lines.error(line, str(error))


def extract(
    directory: Annotated[Path, typer.Option("--dir", help="folder of *.html and *.html.gz")], out: Out = None
) -> int:
    """The crawl's extraction on saved pages, without network."""
    paths = sorted([*directory.glob("*.html"), *directory.glob("*.html.gz")])
    if not paths:
        raise InputError(f"there is no *.html or *.html.gz in {directory}; name the folder of the saved pages")
    with lines_to(out) as lines:
        for line, path in enumerate(paths, start=1):
            try:
                body = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
            except (OSError, EOFError, zlib.error) as error:
                lines.error(line, f"{path.name}: {error}")
                continue
            lines.write(_extracted(path.name.removesuffix(".gz").removesuffix(".html"), body))
    return 1 if lines.has_errors else 0


def _extracted(name: str, body: bytes) -> dict[str, Any]:
    url = f"http://saved.invalid/{name}"
    parsed = parse(
        Capture(
            url=url,
            final_url=url,
            method=CaptureMethod.IMPORT,
            outcome=CaptureOutcome.FETCHED,
            status=200,
            headers={"content-type": "text/html"},
            captured_at=datetime.now(UTC),
        ),
        body,
    )
    if not parsed.observations:
        return {"id": name, "title": None, "price": None, "note": parsed.note}
    row = observation_row(parsed.observations[0])
    return {"id": name} | {key: row[key] for key in row if key not in ("url", "canonical_url", "capture_sha256")}


def find_browser(context: typer.Context) -> None:
    """Print the path of the browser that renders here (used by setup)."""
    settings: Settings = context.obj
    path, has_sandbox = asyncio.run(probe(settings.browser or None))
    sys.stdout.write(f"{path}{'' if has_sandbox else ' (the kernel forbids its sandbox here)'}\n")


def run_job(context: typer.Context, run_id: int) -> int:
    """Do one run that a worker has leased (used by `rasoat up` for a process of its own)."""
    try:
        with open_workplace(context.obj) as workplace:
            error = do_run(workplace, work_queries.run(workplace.db, run_id))
    except (LedgerError, ValidationError) as problem:
        sys.stderr.write(f"{problem}\n")
        return 1
    if error:
        sys.stderr.write(f"{error}\n")
    return 0
