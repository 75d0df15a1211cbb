"""Runs of a Source: what has not changed is not taken in again, and a killed run goes on where it was."""

from __future__ import annotations

import sqlite3
import time
from http.server import BaseHTTPRequestHandler
from pathlib import Path

import pytest
from loopback import Route, Site, page, rasoat, start, text

from monitor.run_dispatch import do_run
from monitor.settings import Settings
from monitor.workplace import open_workplace
from storage.ledger import work
from storage.queries import work as work_queries

PAGES = 16


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return tmp_path / "data"


def rows(data: Path, query: str) -> list[tuple[object, ...]]:
    with sqlite3.connect(data / "rasoat.db") as base:
        return base.execute(query).fetchall()


def test_an_unchanged_page_answers_304_and_only_its_last_sighting_moves(data: Path) -> None:
    def show(handler: BaseHTTPRequestHandler) -> None:
        same = handler.headers.get("If-None-Match") == '"v1"'
        body = b"" if same else '<title>Trang</title><h1>Trang</h1><p>Chữ<a href="/hai">hai</a>'.encode()
        handler.send_response(304 if same else 200)
        handler.send_header("ETag", '"v1"')
        handler.send_header("Content-Type", "text/html; charset=utf-8")
        if not same:
            handler.send_header("Content-Length", str(len(body)))
        handler.end_headers()
        handler.wfile.write(body)

    with Site({"/robots.txt": text("", 404), "/": show, "/hai": page("<p>hai</p>", "Hai")}) as site:
        rasoat(data, "source", "add", "web", site.url, "--delay", "0")
        runs = [rasoat(data, "source", "run", "web", allow_private=site.host) for _ in range(2)]
    assert [run.code for run in runs] == [0, 0]
    assert [run.rows[0]["pages"] for run in runs] == [2, 2]
    assert rows(data, "SELECT count(*) FROM observations") == [(2,)]
    outcomes = rows(data, "SELECT outcome, body_bytes > 0 FROM captures")
    assert sorted(outcomes) == [("fetched", 1), ("fetched", 1), ("fetched", 1), ("not_modified", 0)]
    assert rows(data, "SELECT count(*) FROM subjects WHERE last_seen_at > first_seen_at") == [(2,)]


def test_a_run_killed_at_any_moment_goes_on_with_nothing_lost_and_nothing_doubled(data: Path) -> None:
    links = "".join(f'<a href="/{number}">{number}</a>' for number in range(PAGES))
    routes: dict[str, Route] = {
        f"/{number}": page(f"<p>Trang số {number}</p>", f"T{number}") for number in range(PAGES)
    }
    with Site({"/": page(links), **routes}) as site:
        rasoat(data, "source", "add", "web", site.url, "--delay", "0.2")
        process = start(data, "source", "run", "web", allow_private=site.host)
        for _ in range(2000):
            if rows(data, "SELECT count(*) >= 2 FROM captures") == [(1,)]:
                break
            time.sleep(0.02)  # another process works meanwhile
        process.kill()
        process.join()
        assert 2 <= int(str(rows(data, "SELECT count(*) FROM captures")[0][0])) < PAGES + 1
        with sqlite3.connect(data / "rasoat.db") as base:
            base.execute("UPDATE runs SET lease_until = '2000-01-01 00:00:00'")
        with open_workplace(Settings(data=data, allow_private=site.host)) as workplace:
            taken = work.take(workplace.db, workplace.clock())
            assert taken is not None
            assert do_run(workplace, work_queries.run(workplace.db, taken)) == ""
    assert rows(data, "SELECT count(*), count(DISTINCT url) FROM captures") == [(PAGES + 1, PAGES + 1)]
    assert rows(data, "SELECT count(*), count(DISTINCT subject_id) FROM observations") == [(PAGES + 1, PAGES + 1)]
    assert rows(data, "SELECT state, pages, observations FROM runs") == [("done", PAGES + 1, PAGES + 1)]
