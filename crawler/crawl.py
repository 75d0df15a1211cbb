"""Run one crawl in this process, to its end. One process, one crawl: Twisted's reactor can not be started twice."""

from __future__ import annotations

from typing import Any

from scrapy.crawler import AsyncCrawlerProcess

from crawler.guard import Guard
from crawler.politeness import GuardedResolver, PolitenessMiddleware, user_agent
from crawler.sink import CrawlJob, CrawlReport, Sink
from crawler.sweep import WORKERS, SweepSpider

MOST_BYTES = 10 * 1024 * 1024  # a page of text; a video or a bomb ends here, after decompression too
MOST_REDIRECTS = 10


def crawl(job: CrawlJob, sink: Sink) -> CrawlReport:
    """Sweep the addresses of `job`, giving what is found to `sink`. What the sink raises ends the crawl and rises."""
    report = CrawlReport()
    failures: list[Exception] = []
    process = AsyncCrawlerProcess(settings(job))
    process.crawl(SweepSpider, job=job, sink=sink, report=report, failures=failures)
    process.start()
    if failures:
        raise failures[0]
    return report


def settings(job: CrawlJob) -> dict[str, Any]:
    """Scrapy's settings for one job: polite, bounded, guarded; nothing but http(s) has a handler."""
    return {
        "USER_AGENT": user_agent(job.contact),
        "RASOAT_GUARD": Guard(job.allowed_private),
        "ROBOTSTXT_OBEY": False,  # our own middleware obeys it, and fails closed
        "DOWNLOADER_MIDDLEWARES": {PolitenessMiddleware: 50},
        "DNS_RESOLVER": GuardedResolver,
        "DOWNLOAD_HANDLERS": dict.fromkeys(("file", "ftp", "s3", "data")),
        # Bytes as they were sent are what a Capture keeps: ask for them without compression.
        "DEFAULT_REQUEST_HEADERS": {"Accept-Encoding": "identity", "Accept-Language": "vi,en;q=0.5"},
        "DOWNLOAD_DELAY": job.delay_seconds,
        "RANDOMIZE_DOWNLOAD_DELAY": False,
        "CONCURRENT_REQUESTS": WORKERS,
        "CONCURRENT_REQUESTS_PER_DOMAIN": WORKERS if job.delay_seconds == 0 else 1,
        "DOWNLOAD_TIMEOUT": job.timeout_seconds,
        "DOWNLOAD_MAXSIZE": MOST_BYTES,
        "DOWNLOAD_WARNSIZE": 0,
        "REDIRECT_MAX_TIMES": MOST_REDIRECTS,
        "RETRY_ENABLED": False,  # the next run is the retry
        "COOKIES_ENABLED": False,
        "TELNETCONSOLE_ENABLED": False,
        "LOG_ENABLED": False,
        "LOG_INSTALL_ROOT_HANDLER": False,
    }
