"""A real server and a real browser for the tests of the desk: the office's application on loopback, Chromium on it."""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress

import uvicorn
from playwright.sync_api import Browser, Error, Page, Playwright, sync_playwright
from test_web_office import PASSWORD, WebOffice, password_hash

from crawler.browser import ADMIN_COMMAND, candidates
from storage.ledger import people
from storage.records import Role


@contextmanager
def serving(office: WebOffice) -> Iterator[str]:
    """The office's web on a free port of this machine; gives its address."""
    server = uvicorn.Server(uvicorn.Config(office.app, port=0, log_level="warning"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.02)
    yield f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}"
    server.should_exit = True
    thread.join(10)


@contextmanager
def chromium() -> Iterator[Browser]:
    """The browser that this machine has: the first of those that the crawler would try that starts."""
    with sync_playwright() as playwright:
        browser = _first_that_starts(playwright)
        yield browser
        browser.close()


def _first_that_starts(playwright: Playwright) -> Browser:
    options = ["--no-sandbox"] if os.geteuid() == 0 else []
    for path in candidates(None, playwright):
        with suppress(Error):
            return playwright.chromium.launch(executable_path=path, args=options)
    raise AssertionError(ADMIN_COMMAND)


def sign_in(browser: Browser, office: WebOffice, url: str, name: str, role: Role) -> Page:
    """A page of a new person, signed in."""
    people.add_user(office.db, name, role, password_hash(), actor="test", now=office.clock())
    page = browser.new_context(viewport={"width": 1366, "height": 768}, locale="vi-VN").new_page()
    page.goto(f"{url}/dang-nhap")
    page.locator("[name=ten]").fill(name)
    page.locator("[name=mat_khau]").fill(PASSWORD)
    page.get_by_role("button", name="Đăng nhập").click()
    page.wait_for_url(f"{url}/")
    return page
