"""How fast, how small and how safe a crawl is; prints one JSON object with the figures, last.

usage: .venv/bin/python benchmarks/crawl.py [--pages 3000] [--rounds 3]      our HTTP path against plain Scrapy
       .venv/bin/python benchmarks/crawl.py --drawn 2000                     the browser path, with screenshots
       .venv/bin/python benchmarks/crawl.py --kills 50                        kill -9 during a crawl, then go on

Ours is the whole way: guard, robots, extraction, vault, manifest, evidence record, durable. Scrapy follows every link
and reads title and price by CSS, robots off, 32 requests at once. The machine may be shared, so beside pages a second
stand pages for each second of processor time of the crawling process.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import signal
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

HERE = Path(__file__).parent
PLAIN, OURS, DRAWN = "plain", "ours", "drawn"


@contextmanager
def shop(pages: int, *more: str) -> Iterator[tuple[int, int]]:
    """The shop's port and the mean size of its pages in bytes."""
    command = [sys.executable, str(HERE / "shop.py"), str(pages), *more]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        port, size = process.stdout.readline().split()
        try:
            yield int(port), int(size)
        finally:
            process.kill()


def plain(port: int) -> tuple[Callable[[], None], Callable[[], int]]:
    """Scrapy as it comes: the crawl, and how many pages it read."""
    from scrapy import Spider
    from scrapy.crawler import CrawlerProcess

    class Plain(Spider):
        name = "plain"
        start_urls = (f"http://127.0.0.1:{port}/",)
        seen = 0

        def parse(self, response):  # type: ignore[no-untyped-def]
            Plain.seen += 1
            yield {
                "title": response.css("h1::text").get(),
                "price": response.css(".price ::text").get(),
                "url": response.url,
            }
            yield from response.follow_all(css="a[href]")

    process = CrawlerProcess(
        {"LOG_ENABLED": False, "CONCURRENT_REQUESTS": 32, "CONCURRENT_REQUESTS_PER_DOMAIN": 32, "DOWNLOAD_DELAY": 0,
         "ROBOTSTXT_OBEY": False, "TELNETCONSOLE_ENABLED": False}
    )  # fmt: skip
    process.crawl(Plain)
    return process.start, lambda: Plain.seen


def ours(port: int, pages: int, browser: str, folder: Path) -> tuple[Callable[[], None], Callable[[], int]]:
    """What `rasoat crawl` does, to the last row on disk: the crawl, and how many pages it read."""
    from crawler.crawl import crawl
    from crawler.sink import CrawlJob
    from monitor.commands.gather import _Printing
    from monitor.json_lines import lines_to
    from monitor.settings import Settings
    from monitor.workplace import open_workplace

    job = CrawlJob(
        (f"http://127.0.0.1:{port}/",), max_pages=pages, delay_seconds=0, browser=browser,
        allowed_private=frozenset({f"127.0.0.1:{port}"}),
    )  # fmt: skip
    settings = Settings(data=folder / "data")
    with open_workplace(settings):
        pass  # the tables are made before the clock runs
    done = []

    def run() -> None:
        with (
            open_workplace(settings) as workplace,
            lines_to(folder / "o.jsonl") as lines,
            _Printing(workplace, lines) as sink,
        ):
            done.append(crawl(job, sink).pages)

    return run, lambda: done[0]


def child(what: str, port: int, pages: int) -> None:
    """One measured crawl in this process."""
    with tempfile.TemporaryDirectory() as folder:
        mode = "always" if what == DRAWN else "never"
        run, count_pages = plain(port) if what == PLAIN else ours(port, pages, mode, Path(folder))
        started, cpu = time.monotonic(), time.process_time()
        run()
        seconds, cpu_seconds = time.monotonic() - started, time.process_time() - cpu
        done = count_pages()
        below = resource.getrusage(resource.RUSAGE_CHILDREN)  # the browser, which has ended by now
        cpu_seconds += below.ru_utime + below.ru_stime
        print(json.dumps({
            "pages": done, "pages_a_second": round(done / seconds, 1),
            "cpu_ms_a_page": round(cpu_seconds / done * 1000, 2),
            "mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
        }))  # fmt: skip


def measure(what: str, port: int, pages: int) -> dict[str, float]:
    """Run `child` in a process of its own."""
    command = [sys.executable, __file__, "--child", what, "--port", str(port), "--pages", str(pages)]
    done = subprocess.run(
        command, capture_output=True, text=True, check=True, env={**os.environ, "PYTHONPATH": str(HERE.parent)}
    )
    row: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    print(what, row, file=sys.stderr)
    return row


def throughput(pages: int, rounds: int) -> dict[str, object]:
    """Ours against plain Scrapy, turn by turn."""
    with shop(pages) as (port, size):
        rows = [(measure(PLAIN, port, pages), measure(OURS, port, pages)) for _ in range(rounds)]
    ratios = [one["pages_a_second"] / base["pages_a_second"] for base, one in rows]
    cpu = [base["cpu_ms_a_page"] / one["cpu_ms_a_page"] for base, one in rows]
    result = {
        "pages": min(one["pages"] for _, one in rows), "mean_page_bytes": size,
        "plain_pages_a_second": statistics.median(base["pages_a_second"] for base, _ in rows),
        "our_pages_a_second": statistics.median(one["pages_a_second"] for _, one in rows),
        "ratio": round(statistics.median(ratios), 2), "ratio_of_cpu": round(statistics.median(cpu), 2),
        "our_cpu_ms_a_page": statistics.median(one["cpu_ms_a_page"] for _, one in rows),
        "mb": max(one["mb"] for _, one in rows),
    }  # fmt: skip
    return result | {"passed": result["ratio"] >= 0.60 and result["mb"] <= 250 and result["pages"] >= pages}


def proportional_mb(root: int) -> int:
    """Memory of the browser's processes below `root`, shared pages counted once (PSS)."""
    from crawler.browser_memory import descendants

    total = 0
    for pid in descendants(root):
        try:
            for line in Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines():
                total += int(line.split()[1]) if line.startswith("Pss:") else 0
        except OSError:
            continue
    return total // 1024


def drawn(pages: int) -> dict[str, object]:
    """The browser path on pages that scripts fill, memory looked at every second. The shop has a few more: its lists do
    not lead to the last of them."""
    with shop(pages + pages // 25, "scripted") as (port, _), tempfile.TemporaryFile("w+") as out:
        command = [sys.executable, __file__, "--child", DRAWN, "--port", str(port), "--pages", str(pages)]
        process = subprocess.Popen(command, stdout=out, env={**os.environ, "PYTHONPATH": str(HERE.parent)})
        most = 0
        while process.poll() is None:
            most = max(most, proportional_mb(process.pid))
            time.sleep(1)
        out.seek(0)
        row = json.loads(out.read().splitlines()[-1])
    result = {
        "drawn": row["pages"],
        "pages_a_second": row["pages_a_second"],
        "browser_mb": most,
        "crawler_mb": row["mb"],
    }
    return result | {"passed": row["pages_a_second"] >= 3 and most <= 900 and row["pages"] >= pages}


def kills(times: int, pages: int) -> dict[str, object]:
    """kill -9 `times` during one run of a Source; then what the memory holds against what the shop has."""
    with shop(pages) as (port, _), tempfile.TemporaryDirectory() as folder:
        data = Path(folder) / "data"
        allowed = f"127.0.0.1:{port}"
        # Without a browser: half of the shop's pages, drawn as evidence by fifty workers in turn, would take an hour.
        environment = {
            **os.environ,
            "RASOAT_DATA": str(data),
            "RASOAT_ALLOW_PRIVATE": allowed,
            "RASOAT_BROWSER": "/none",
        }
        rasoat = [sys.executable, "-m", "monitor.cli"]
        subprocess.run(
            [*rasoat, "source", "add", "shop", f"http://{allowed}/", "--max-pages", str(pages + 10), "--delay", "0"],
            check=True,
            env=environment,
            capture_output=True,
            cwd=HERE.parent,
        )
        base = sqlite3.connect(data / "rasoat.db", timeout=30, isolation_level=None)
        killed = attempts = 0
        process = subprocess.Popen(
            [*rasoat, "source", "run", "shop"], env=environment, stdout=subprocess.DEVNULL, cwd=HERE.parent
        )
        while killed < times:
            attempts += 1
            before = count(base)
            goal = before + max(1, pages // (times + 2))
            while process.poll() is None and count(base) < goal:
                time.sleep(0.02)
            if process.poll() is not None:
                break
            threading.Event().wait((attempts * 7919 % 100) / 1000)  # anywhere in the work, not only after a commit
            process.send_signal(signal.SIGKILL)
            process.wait()
            killed += 1
            base.execute("UPDATE runs SET lease_until = '2000-01-01 00:00:00'")
            process = subprocess.Popen(
                [sys.executable, str(HERE / "crawl.py"), "--resume"],
                env={**environment, "PYTHONPATH": str(HERE.parent)},
                stdout=subprocess.DEVNULL,
            )
        code = process.wait()
        asked = Counter(base.execute("SELECT url, method FROM captures"))  # pictures and drawn pages among them
        urls = {url for url, method in asked if method == "http" and "/anh/" not in url}
        state, error = base.execute("SELECT state, error FROM runs ORDER BY id DESC LIMIT 1").fetchone()
        observations = base.execute("SELECT count(*), count(DISTINCT subject_id) FROM observations").fetchone()
        missing = [
            sha
            for (sha,) in base.execute("SELECT DISTINCT body_sha256 FROM captures WHERE body_sha256 IS NOT NULL")
            if not (data / "vault" / sha[:2] / sha).exists()
        ]
    result = {
        "kills": killed, "shop_pages": pages + 1, "captures": sum(asked.values()),
        "doubled": sum(asked.values()) - len(asked), "lost": pages + 1 - len(urls), "bytes_missing": len(missing),
        "observations": observations[0], "subjects": observations[1], "state": state, "error": error,
    }  # fmt: skip
    good = (
        killed >= times
        and not (result["doubled"] or result["lost"] or missing or code)
        and observations[0] == observations[1]
    )
    return result | {"passed": good and state == "done"}


def count(base: sqlite3.Connection) -> int:
    """Captures so far."""
    return int(base.execute("SELECT count(*) FROM captures").fetchone()[0])


def resume() -> int:
    """What a worker does with a run whose lease has run out."""
    from monitor.run_dispatch import do_run
    from monitor.settings import read_settings
    from monitor.workplace import open_workplace
    from storage.ledger import work
    from storage.queries import work as work_queries

    with open_workplace(read_settings()) as workplace:
        taken = work.take(workplace.db, workplace.clock())
        if taken is None:
            return 1
        return 1 if do_run(workplace, work_queries.run(workplace.db, taken)) else 0


def main() -> None:
    """Choose and print."""
    parser = argparse.ArgumentParser()
    for name in ("--pages", "--rounds", "--kills", "--drawn", "--port"):
        parser.add_argument(name, type=int, default=0)
    parser.add_argument("--child", default="")
    parser.add_argument("--resume", action="store_true")
    given = parser.parse_args()
    if given.resume:
        raise SystemExit(resume())
    if given.child:
        child(given.child, given.port, given.pages)
        return
    if given.kills:
        result = kills(given.kills, given.pages or 24 * given.kills)
    elif given.drawn:
        result = drawn(given.drawn)
    else:
        result = throughput(given.pages or 3000, given.rounds or 3)
    print(json.dumps(result, ensure_ascii=False))
    raise SystemExit(0 if result["passed"] else 1)


if __name__ == "__main__":
    main()
