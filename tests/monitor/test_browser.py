"""The browser path, in a real browser: it draws what scripts bring, and gets nowhere that the HTTP path may not."""

from __future__ import annotations

from pathlib import Path

import pytest
from loopback import Done, Route, Site, page, rasoat, text

pytestmark = pytest.mark.browser

SHELL = """<!doctype html><html lang=vi><title>Cửa hàng</title><body><div id="root"></div><script>
fetch('/api/hang.json').then(answer => answer.json()).then(hang => {
  document.getElementById('root').innerHTML = '<main><h1>' + hang.ten + '</h1><p class="price">' + hang.gia +
    '</p><p>Trà thảo dược uống mỗi ngày, đóng gói cẩn thận, giao tận nơi.</p><button>Thêm vào giỏ</button></main>'
})</script></body></html>"""
GOODS = text('{"ten": "Trà thảo dược", "gia": "390.000đ"}')


def html(source: str) -> Route:
    return 200, {"Content-Type": "text/html; charset=utf-8"}, source.encode()


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return tmp_path / "data"


def crawl(data: Path, site: Site, mode: str, **settings: str) -> Done:
    return rasoat(data, "crawl", site.url, "--allow-private", site.host, "--delay", "0", "--browser", mode, **settings)


def test_a_page_that_scripts_fill_is_read_only_with_a_browser(data: Path) -> None:
    with Site({"/": html(SHELL), "/api/hang.json": GOODS}) as site:
        never = crawl(data, site, "never")
        auto = crawl(data, site, "auto")
    assert [row["kind"] for row in never.rows] == ["page"]
    assert [(row["kind"], row["title"], row["price"]) for row in auto.rows] == [("listing", "Trà thảo dược", 390_000)]


def test_robots_txt_holds_for_what_a_page_fetches_by_itself(data: Path) -> None:
    routes = {"/robots.txt": text("User-agent: *\nDisallow: /api/"), "/": html(SHELL), "/api/hang.json": GOODS}
    with Site(routes) as site:
        crawl(data, site, "always")
    assert "/api/hang.json" not in site.asked


def test_nothing_private_is_reached_from_inside_a_page(data: Path) -> None:
    with Site({"*": page("bí mật")}) as secret:
        host, port = secret.host.split(":")
        spellings = (secret.url, f"http://0x7f.1:{port}/", f"http://2130706433:{port}/", f"http://localhost:{port}/")
        parts = "".join(
            f'<img src="{url}i"><iframe src="{url}f"></iframe><script src="{url}s"></script>' for url in spellings
        )
        source = f"""<!doctype html><title>Trang</title><h1>Trang</h1><p>Chữ</p>{parts}<script>
        fetch('{secret.url}x'); navigator.sendBeacon('{secret.url}b', 'x'); new WebSocket('ws://{host}:{port}/w')
        </script>"""
        moved: Route = (302, {"Location": secret.url}, b"")
        with Site({"/": html(source + '<img src="/away">'), "/away": moved}) as site:
            done = crawl(data, site, "always")
    assert done.code == 0
    assert done.rows[0]["title"] == "Trang"
    assert secret.asked == []


def test_a_page_that_never_ends_loading_or_asks_back_does_not_hold_the_crawl(data: Path) -> None:
    source = """<!doctype html><title>Trang</title><h1>Trang</h1><p>Chữ</p><script>
    alert('x'); setInterval(() => fetch('/ping?' + Math.random()), 50); window.open('/popup')</script>"""
    with Site({"/": html(source), "*": text("pong")}) as site:
        done = crawl(data, site, "always")
    assert done.code == 0
    assert done.rows[0]["title"] == "Trang"


def test_without_a_browser_all_else_works_and_one_line_says_what_an_administrator_runs(data: Path) -> None:
    routes: dict[str, Route] = {"/": html(SHELL + '<a href="/ban">bàn</a>'), "/ban": page("<p>Bàn trà</p>", "Bàn trà")}
    with Site(routes) as site:
        done = crawl(data, site, "auto", browser="/nowhere/chromium")
    assert done.code == 0
    assert "Bàn trà" in {row["title"] for row in done.rows}
    assert len(done.lines_said) == 1
    assert "apt-get install chromium" in done.said


def test_a_browser_that_starts_but_renders_nothing_is_not_accepted(data: Path, tmp_path: Path) -> None:
    stub = tmp_path / "chromium"
    stub.write_text("#!/bin/sh\necho 'install the snap instead'\nexit 10\n")
    stub.chmod(0o755)
    done = rasoat(data, "find-browser", browser=str(stub))
    assert done.code == 1
    assert "apt-get install chromium" in done.said
    assert len(done.lines_said) == 1


def test_capture_keeps_a_picture_and_opens_a_case_even_for_a_link_that_is_gone(data: Path) -> None:
    with Site({"/": page("<p>Bàn trà</p>", "Bàn trà")}) as site:
        kept = rasoat(data, "capture", site.url, "--allow-private", site.host)
        gone = rasoat(data, "capture", f"{site.url}gone", "--allow-private", site.host)
    assert kept.code == 0
    assert gone.code == 1
    assert [kept.rows[0]["case"], gone.rows[0]["case"]] == [1, 2]
    pictures = [path for path in (data / "vault").rglob("*") if path.is_file() and path.read_bytes()[:4] == b"\x89PNG"]
    assert len(pictures) == 1
