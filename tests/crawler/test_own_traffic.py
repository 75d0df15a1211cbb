from __future__ import annotations

import asyncio
from contextlib import suppress

import pytest
from playwright.async_api import async_playwright

from crawler.browser import launch
from crawler.egress import EgressProxy
from crawler.guard import Guard

PAGE = b"<!doctype html><title>Ch\xe1\xbb\xa3</title><p>Tr\xc3\xa0 <input type=password>"
ANSWER = (
    b"HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: %d\r\n\r\n%s"
)
LONG_ENOUGH = 2.0  # seconds; with the flags of Playwright alone the first question came within one


async def _serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    with suppress(asyncio.IncompleteReadError, ConnectionError):
        await reader.readuntil(b"\r\n\r\n")
        writer.write(ANSWER % (len(PAGE), PAGE))
        await writer.drain()
    writer.close()


async def _asked_for() -> set[str]:
    """Every place that the browser asked the proxy for while it showed one page, but for the page's own."""
    server = await asyncio.start_server(_serve, "127.0.0.1", 0)
    here = f"127.0.0.1:{server.sockets[0].getsockname()[1]}"
    proxy = EgressProxy(Guard(frozenset({here})))
    async with server, async_playwright() as playwright:
        launched = await launch(playwright, None, await proxy.start())
        page = await launched.browser.new_page()
        await page.goto(f"http://{here}/")
        assert await page.title() == "Chợ"
        await asyncio.sleep(LONG_ENOUGH)
        await launched.browser.close()
        await proxy.stop()
    assert here in proxy.reached
    return {*proxy.reached, *proxy.refused} - {here}


@pytest.mark.browser
def test_the_browser_asks_for_nothing_but_the_page() -> None:
    assert asyncio.run(_asked_for()) == set()
