"""What runs do: a crawl of a Source, a look at a few addresses. Called in a process of their own."""

from __future__ import annotations

from dataclasses import replace
from typing import Self

from crawler.crawl import crawl
from crawler.guard import parse_allowed
from crawler.parse import start_of
from crawler.platforms import youtube
from crawler.sink import CrawlJob, CrawlReport, Fetched, Kept
from crawler.youtube_api import YouTubeJob, day_began, gather, left_after
from monitor.keeping import Keeper
from monitor.pipeline import Pipeline
from monitor.settings import Settings
from monitor.watch.pages import watch_pages
from monitor.workplace import Workplace
from storage.ledger import work
from storage.queries import work as work_queries
from storage.queries.work import Run
from storage.records import Capture, Observation, Source


def job_for(settings: Settings, addresses: tuple[str, ...]) -> CrawlJob:
    """A crawl job with what the settings say: the browser, who we are, what is allowed."""
    allowed = parse_allowed([entry.strip() for entry in settings.allow_private.split(",") if entry.strip()])
    return CrawlJob(
        addresses=addresses, browser_path=settings.browser or None, contact=settings.contact, allowed_private=allowed
    )


def crawl_source(workplace: Workplace, run: Run) -> str:
    """Crawl the Source of one run through the pipeline. Fewer Observations than it promises is a failed run."""
    source = work_queries.source_of_run(workplace.db, run.id)
    with Pipeline(workplace, run_id=run.id, source_id=run.source_id) as pipeline:
        report = _gathered(workplace, source, pipeline)
    watch_pages(workplace, pipeline.hosts)
    error = problem(report, source)
    work.finish(
        workplace.db, run.id, run.attempt, workplace.clock(),
        pages=report.pages, observations=report.observations, new_cases=len(pipeline.new_cases), error=error,
    )  # fmt: skip
    return error


def _gathered(workplace: Workplace, source: Source, pipeline: Pipeline) -> CrawlReport:
    settings = workplace.settings
    if source.platform == youtube.name:
        api, now = settings.youtube_api.rstrip("/"), workplace.clock()
        used = work_queries.asked_since(workplace.db, f"{api}/", day_began(now))
        return gather(
            YouTubeJob((source.address,), settings.youtube_key, api, left_after(used), calls=source.max_pages), pipeline
        )
    try:
        start = start_of(source.address, source.platform)
    except ValueError as error:
        return CrawlReport(start_problems={source.address: str(error)})
    job = replace(
        job_for(settings, (start,)),
        max_pages=source.max_pages, delay_seconds=source.delay_seconds,
        platform=None if source.platform == "website" else source.platform,
    )  # fmt: skip
    return crawl(replace(job, pictures=pipeline), pipeline)


def problem(report: CrawlReport, source: Source) -> str:
    """Why a crawl counts as failed; empty when it does not."""
    if report.start_problems:
        return "; ".join(f"{url}: {why}" for url, why in report.start_problems.items())
    if report.observations < source.expect_min:
        return f"only {report.observations} of at least {source.expect_min} expected observations came"
    return ""


class Look:
    """A sink that keeps what it is given and remembers it: one look at a few addresses. Use it in a `with`."""

    def __init__(self, workplace: Workplace, run_id: int | None = None) -> None:
        self._keeper = Keeper(workplace, run_id)
        self.captures: list[Capture] = []
        self.observations: list[Observation] = []

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *error: object) -> None:
        self._keeper.flush()

    def keep(self, fetched: Fetched) -> Capture:
        capture = self._keeper.keep(fetched)
        self.captures.append(capture)
        return capture

    def observe(self, observation: Observation) -> bool:
        self.observations.append(observation)
        return False

    def last_page(self, url: str) -> Kept | None:  # noqa: ARG002 - a look wants the answer of now
        return None

    def kept_before(self) -> tuple[Kept, ...]:
        return ()
