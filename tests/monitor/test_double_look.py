"""Looking twice, with a real browser: one slow answer to it is no reason not to have looked."""

from __future__ import annotations

import time
from http.server import BaseHTTPRequestHandler

import pytest
from loopback import Site, page, text

from crawler.double_look import LookJob, look_twice
from crawler.sink import Fetched
from storage.records import Capture

pytestmark = pytest.mark.browser
PLAIN, SHOWN = text("không có", 404), page("<p>Trà thảo mộc</p>")


class Keeper:
    def keep(self, fetched: Fetched) -> Capture:
        return Capture.model_validate(
            {
                name: getattr(fetched, name)
                for name in ("url", "final_url", "method", "outcome", "status", "captured_at")
            }
        )


@pytest.mark.parametrize(("slow_answers", "is_drawn"), [(1, True), (2, False)])
def test_a_browser_that_fails_once_is_given_more_time(slow_answers: int, *, is_drawn: bool) -> None:
    visits = 0

    def show(handler: BaseHTTPRequestHandler) -> None:
        nonlocal visits
        status, headers, body = PLAIN
        if handler.headers.get("Sec-Fetch-Mode"):
            visits += 1
            if visits <= slow_answers:
                time.sleep(7)
            status, headers, body = SHOWN
        handler.send_response(status)
        for name, value in headers.items():
            handler.send_header(name, value)
        handler.end_headers()
        handler.wfile.write(body)

    with Site({"/": show, "/robots.txt": text("", 404)}) as site:
        job = LookJob(
            (site.url,), draws=lambda *_: True, delay_seconds=0, timeout_seconds=2,
            allowed_private=frozenset({site.host}),
        )  # fmt: skip
        looks = look_twice(job, Keeper())
    assert looks.plain[site.url].capture.status == 404
    assert (site.url in looks.drawn) is is_drawn
    assert (site.url in looks.notes) is not is_drawn
