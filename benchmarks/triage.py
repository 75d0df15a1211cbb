"""A scripted real browser works through cases by keys: keystrokes, clicks, and key to next case ready.

usage: .venv/bin/python benchmarks/triage.py [--cases N in the database] [--decide 500] [--database sqlite|postgresql]

The analyst accepts most suggestions, says no to some, names another ground where the suggestion is hidden or wrong, and
now and then types a reason through simulated Telex and VNI. "Ready" is when the next case is on the screen and held.
Prints one JSON object last, and exits 1 where a line of the issue is missed.
"""

import argparse
import json
import multiprocessing
import os
import random
import statistics
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import uvicorn
from argon2 import PasswordHasher
from playwright.sync_api import Page, sync_playwright

from benchmarks.databases import KINDS, fresh_address
from benchmarks.queue_scale import fill
from monitor.office_time import system_clock
from monitor.settings import Settings
from monitor.web.app import create_app
from monitor.workplace import Workplace
from storage.database import Database
from storage.ledger import people
from storage.queries.queue import counts
from storage.records import CaseState, Role
from storage.vault import Vault

RASOAT = Path(sys.executable).with_name("rasoat")
NAME, PASSWORD = "Người thử", "mật khẩu để đo"
MOST_MEDIAN, MOST_MEAN, MOST_P95 = 1, 1.5, 200  # keystrokes, keystrokes, milliseconds
KEYS = ("Enter", "k", "v", "t", "c", "l")
SHARES = (62, 22, 5, 5, 3, 3)
TYPED = (
    "Quarng cáo suwr dụng tuwf cấm, khoong cos giấy phesp",
    "Qua3ng ca1o su73 du5ng tu72 ca61m, kho6ng co1 gia61y phe1p",
)
TYPE_EVERY = 25  # cases


def serve(address: str, folder: str, port: Any) -> None:
    """The web in a process of its own, as an office runs it."""
    workplace = Workplace(Database(address), Vault(Path(folder) / "vault"), system_clock, Settings(data=Path(folder)))
    server = uvicorn.Server(uvicorn.Config(create_app(workplace), port=0, log_level="warning"))
    startup = server.startup

    async def started(sockets: Any = None) -> None:
        await startup(sockets)
        port.value = server.servers[0].sockets[0].getsockname()[1]

    server.startup = started  # type: ignore[method-assign]
    server.run()


@contextmanager
def signed_in(address: str, folder: Path) -> Iterator[Page]:
    """A page of an analyst in a real browser, before the queue."""
    context = multiprocessing.get_context("spawn")
    port = context.Value("i", 0)
    process = context.Process(target=serve, args=(address, str(folder), port), daemon=True)
    process.start()
    found = subprocess.run([RASOAT, "find-browser"], capture_output=True, text=True, check=True).stdout
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=found.strip().splitlines()[-1].split(" (")[0],
            args=["--no-sandbox"] if os.geteuid() == 0 else [],
        )
        page = browser.new_context(viewport={"width": 1366, "height": 768}, locale="vi-VN").new_page()
        while not port.value:
            time.sleep(0.05)
        page.goto(f"http://127.0.0.1:{port.value}/dang-nhap")
        page.locator("[name=ten]").fill(NAME)
        page.locator("[name=mat_khau]").fill(PASSWORD)
        page.locator("form .main, form button").last.press("Enter")
        page.wait_for_url("**/")
        yield page
        browser.close()
    process.terminate()
    process.join(10)


def type_reason(page: Page, text: str) -> None:
    """Into the reason's field as UniKey does: letters, a Backspace, and the changed letter that carries no code."""
    page.keyboard.press("r")
    for letter in text:
        page.keyboard.press("Space" if letter == " " else letter if letter.isascii() else "x")
        if letter in "sfrxj1234567":
            page.keyboard.press("Backspace")
            page.keyboard.insert_text("ớ")
    page.keyboard.press("Escape")


def work(page: Page, number: int, pause: int) -> dict[str, Any]:
    """Decide so many cases by keys alone; what it took."""
    chance, strokes, used, clicks = random.Random(7), [], Counter[str](), 0
    stray = 0
    for done in range(number):
        desk = page.locator("#ban[data-ready]")
        desk.wait_for()
        page.wait_for_timeout(pause)
        case = desk.get_attribute("data-case")
        if done % TYPE_EVERY == TYPE_EVERY - 1:
            type_reason(page, TYPED[done // TYPE_EVERY % 2])
            stray += page.locator("#ban").get_attribute("data-case") != case
        key = chance.choices(KEYS, SHARES)[0]
        if key == "Enter" and not page.locator('[data-deed="accept"]').count():
            key = "v"
        page.keyboard.press(key)
        if key == "v":
            page.keyboard.press("1")
        strokes.append(2 if key == "v" else 1)
        used[key] += 1
        page.locator(f'#ban[data-ready]:not([data-case="{case}"])').wait_for()
    marks = page.evaluate("performance.getEntriesByType('mark').map(m => [m.name, m.startTime, m.detail])")
    shown, ready = waits(marks)
    ordered = sorted(ready)
    return {
        "decisions": number, "keystrokes_median": statistics.median(strokes),
        "keystrokes_mean": round(statistics.mean(strokes), 3), "clicks": clicks, "stray_deeds": stray,
        "key_to_next_case_shown_ms_p95": round(percentile(sorted(shown), 95), 1),
        "key_to_next_case_ready_ms_p50": round(percentile(ordered, 50), 1),
        "key_to_next_case_ready_ms_p95": round(percentile(ordered, 95), 1),
        "key_to_next_case_ready_ms_max": round(ordered[-1], 1), "keys": dict(used), "measured": len(ordered),
        "pause_before_each_key_ms": pause,
    }  # fmt: skip


def waits(marks: list[list[Any]]) -> tuple[list[float], list[float]]:
    """Milliseconds from each deciding key to the next case shown, and to it shown and held."""
    shown: list[float] = []
    ready: list[float] = []
    pressed: float | None = None
    current: Any = None
    for name, at, case in sorted(marks, key=lambda mark: mark[1]):
        if name == "rasoat-key":
            pressed, current = at, None
        elif name == "rasoat-shown" and pressed is not None and current is None:
            shown.append(at - pressed)
            current = case
        elif name == "rasoat-ready" and pressed is not None and current is not None and case == current:
            ready.append(at - pressed)
            pressed = None
    return shown, ready


def percentile(ordered: list[float], part: int) -> float:
    """The value below which `part` percent lie."""
    return ordered[min(len(ordered) * part // 100, len(ordered) - 1)]


def main() -> int:
    """Fill, work, tell."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--cases", type=int, default=20_000)
    parser.add_argument("--decide", type=int, default=500)
    parser.add_argument("--database", choices=KINDS, default="sqlite")
    parser.add_argument("--pause", type=int, default=150, help="milliseconds of looking before each key")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as name, fresh_address(given.database, Path(name)) as address:
        fill(address, given.cases, given.cases // 10, given.cases)
        db = Database(address)
        now = datetime.now(UTC)
        people.add_user(db, NAME, Role.ANALYST, PasswordHasher().hash(PASSWORD), actor="benchmark", now=now)
        before = counts(db)
        with signed_in(address, Path(name)) as page:
            page.locator("form[action='/nhan'] button").press("Enter")
            figures = work(page, given.decide, given.pause)
            page.wait_for_load_state("networkidle")
            page.wait_for_timeout(500)
        after = counts(db)
        db.close()
    decided = (
        before[CaseState.QUEUED] - after[CaseState.QUEUED] - (after[CaseState.IN_REVIEW] - before[CaseState.IN_REVIEW])
    )
    missed = []
    if figures["keystrokes_median"] > MOST_MEDIAN or figures["keystrokes_mean"] > MOST_MEAN:
        missed.append("keystrokes")
    if figures["key_to_next_case_ready_ms_p95"] > MOST_P95:
        missed.append("key to next case")
    if decided != given.decide or figures["stray_deeds"]:
        missed.append(f"{decided} cases decided, {given.decide} meant")
    print(json.dumps({
        "cases": given.cases, "database": given.database, **figures, "decided_in_database": decided, "missed": missed,
    }))  # fmt: skip
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
