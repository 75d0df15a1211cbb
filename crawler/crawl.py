"""Run one crawl in this process, to its end."""

from __future__ import annotations

import asyncio

import uvloop

from crawler.guard import Guard, Resolver, system_addresses
from crawler.sink import CrawlJob, CrawlReport, Sink
from crawler.sweep import Sweep


def crawl(job: CrawlJob, sink: Sink, resolve: Resolver = system_addresses) -> CrawlReport:
    """Sweep the addresses of `job`, giving what is found to `sink`. What the sink raises ends the crawl and rises.

    `resolve` gives the addresses of a name; every one of them is checked before anything connects to it.
    """
    with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
        return runner.run(Sweep(job, sink, Guard(job.allowed_private, resolve)).run())
