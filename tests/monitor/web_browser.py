"""A real server and a real browser for the tests of the desk: the office's application on loopback, Chromium on it."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import uvicorn
from playwright.sync_api import Page, sync_playwright
from test_web_office import PASSWORD, WebOffice, password_hash

from storage.ledger import people
from storage.records import Role

RASOAT = Path(sys.executable).with_name("rasoat")


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
def chromium() -> Iterator[object]:
    """The browser that this machine has."""
    found = subprocess.run([RASOAT, "find-browser"], capture_output=True, text=True, check=True).stdout
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=found.strip().splitlines()[-1].split(" (")[0],
            args=["--no-sandbox"] if os.geteuid() == 0 else [],
        )
        yield browser
        browser.close()


def sign_in(browser: object, office: WebOffice, url: str, name: str, role: Role) -> Page:
    """A page of a new person, signed in."""
    people.add_user(office.db, name, role, password_hash(), actor="test", now=office.clock())
    page = browser.new_context(viewport={"width": 1366, "height": 768}, locale="vi-VN").new_page()
    page.goto(f"{url}/dang-nhap")
    page.locator("[name=ten]").fill(name)
    page.locator("[name=mat_khau]").fill(PASSWORD)
    page.get_by_role("button", name="Đăng nhập").click()
    page.wait_for_url(f"{url}/")
    return page
