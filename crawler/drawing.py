"""Drawing one page in its host's turn, as an answer like any other."""

from __future__ import annotations

from datetime import UTC, datetime
from urllib.parse import urlsplit

from crawler.browser import Renderer
from crawler.fetch import Fetcher, outcome_of
from crawler.sink import Fetched
from storage.records import CaptureMethod


async def draw(fetcher: Fetcher, renderer: Renderer, url: str, timeout_seconds: float) -> Fetched:
    """Render a page when its host may be asked. Raises NoBrowserError; playwright's Error and TimeoutError."""
    await fetcher.manners.turn(urlsplit(url).netloc)
    rendered = await renderer.render(url, timeout_seconds)
    return Fetched(
        url=url, final_url=rendered.final_url, method=CaptureMethod.BROWSER, captured_at=datetime.now(UTC),
        outcome=outcome_of(rendered.status or 200), status=rendered.status,
        body=rendered.dom.encode("utf-8", "replace"), screenshot=rendered.png,
        headers={**rendered.headers, "content-type": "text/html; charset=utf-8"}, note=rendered.note,
        resolved_address=rendered.resolved_address, redirects=rendered.redirects,
        robots_decision=await fetcher.decide(url),
    )  # fmt: skip
