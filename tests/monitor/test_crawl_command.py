from __future__ import annotations

import gzip
import re
import threading
import time
from http.server import BaseHTTPRequestHandler
from itertools import pairwise
from pathlib import Path

import pytest
from loopback import Route, Site, crawl, page, rasoat, text


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return tmp_path / "data"


LISTING = page('<p class="price">1tr2</p><p>Bàn trà gỗ xoan đào.</p><button>Thêm vào giỏ</button>', "Bàn trà")


def test_a_small_shop_gives_its_observations(data: Path) -> None:
    with Site({"/": page('<a href="/ban?utm_source=x">bàn</a><a href="/ban">bàn</a>'), "/ban": LISTING}) as site:
        done = crawl(data, site)
    assert done.code == 0
    listing = next(row for row in done.rows if row["kind"] == "listing")
    assert (listing["title"], listing["price"], listing["currency"]) == ("Bàn trà", 1_200_000, "VND")
    assert listing["canonical_url"] == f"{site.url}ban"
    assert set(listing) >= {"url", "text", "seller", "images", "published_at", "observed_at", "capture_sha256"}
    sha256 = listing["capture_sha256"]
    assert (data / "vault" / sha256[:2] / sha256).read_bytes() == LISTING[2]


def test_we_say_who_we_are_and_never_fetch_what_robots_disallows(data: Path) -> None:
    agents: list[str] = []

    def show(handler: BaseHTTPRequestHandler) -> None:
        agents.append(handler.headers["User-Agent"])
        handler.send_response(200)
        handler.send_header("Content-Type", "text/html")
        handler.end_headers()
        handler.wfile.write(b'<title>t</title><p>hi <a href="/secret/a">a</a> <a href="/open">b</a>')

    robots = text("User-agent: *\nDisallow: /secret/")
    with Site({"/robots.txt": robots, "/": show, "/open": page("mở")}) as site:
        done = rasoat(data, "crawl", site.url, "--allow-private", site.host, "--delay", "0", "--browser", "never",
                      contact="thanhtra@so.example")  # fmt: skip
    assert done.code == 0
    assert "/secret/a" not in site.asked
    assert "/open" in site.asked
    assert "RaSoat" in agents[0]
    assert "thanhtra@so.example" in agents[0]


def drop(handler: BaseHTTPRequestHandler) -> None:
    handler.connection.close()


@pytest.mark.parametrize("robots", [text("User-agent: *\nAllow: /", 503), text("busy", 500), drop])
def test_a_robots_txt_that_fails_or_drops_the_connection_disallows_everything(data: Path, robots: Route) -> None:
    with Site({"/robots.txt": robots, "/": page("không được lấy")}) as site:
        done = crawl(data, site)
    assert done.code == 1
    assert "robots" in done.said
    assert "/" not in site.asked


@pytest.mark.parametrize("robots", [text("không có", 404), page("Trang chủ"), text("User-agent: *\nDisallow:")])
def test_a_missing_robots_txt_or_a_page_in_its_place_means_no_rules(data: Path, robots: Route) -> None:
    with Site({"/robots.txt": robots, "/": page("được lấy")}) as site:
        assert crawl(data, site).code == 0
    assert "/" in site.asked


def test_a_crawl_delay_wins_over_delay_zero(data: Path) -> None:
    times: list[float] = []

    def show(handler: BaseHTTPRequestHandler) -> None:
        times.append(time.monotonic())
        handler.send_response(200)
        handler.send_header("Content-Type", "text/html")
        handler.end_headers()
        handler.wfile.write(b'<title>t</title><p>x<a href="/1">1</a><a href="/2">2</a>')

    with Site({"/robots.txt": text("User-agent: *\nCrawl-delay: 2"), "*": show}) as site:
        assert crawl(data, site).code == 0
    assert len(times) == 3
    assert all(later - earlier >= 1.2 for earlier, later in pairwise(times))  # a busy machine notes the first late


def test_private_addresses_are_refused_over_links_and_redirects_and_nothing_reaches_them(data: Path) -> None:
    with Site({"*": page("bí mật")}) as secret:
        away = (302, {"Location": secret.url}, b"")
        octal = secret.url.replace("127.0.0.1", "0177.0.0.1")
        routes: dict[str, Route] = {"/": page(f'<a href="/go">đi</a><a href="{octal}">tắt</a>'), "/go": away}
        with Site(routes) as site:
            done = crawl(data, site)
            direct = crawl(data, site, path="go")
        unlisted = rasoat(data, "crawl", secret.url)
    assert done.code == 0
    assert direct.code == 1
    assert "refused" in direct.said
    assert unlisted.code == 1
    assert "--allow-private" in unlisted.said
    assert secret.asked == []


def test_max_pages_counts_html_pages_answered_2xx_and_nothing_else(data: Path) -> None:
    links = "".join(f'<a href="/{number}">{number}</a>' for number in range(40))
    routes: dict[str, Route] = {"/": page(links), "*": page("trang con")}
    routes |= {f"/{number}": text("hỏng", 404) for number in range(5)}
    routes["/5"] = (200, {"Content-Type": "application/pdf"}, b"%PDF-1.4")
    with Site(routes) as site:
        done = crawl(data, site, "--max-pages", "7")
    assert len(done.rows) == 7
    assert len([path for path in site.asked if re.fullmatch(r"/\d*", path)]) == 7 + 6


def test_a_calendar_without_end_is_left_at_the_page_budget(data: Path) -> None:
    def month(handler: BaseHTTPRequestHandler) -> None:
        number = int(handler.path.strip("/") or 0)
        body = f'<title>t{number}</title><p>tháng {number}<a href="/{number + 1}">sau</a>'.encode()
        handler.send_response(200)
        handler.send_header("Content-Type", "text/html; charset=utf-8")
        handler.end_headers()
        handler.wfile.write(body)

    with Site({"/robots.txt": text("", 404), "*": month}) as site:
        assert len(crawl(data, site, "--max-pages", "9").rows) == 9
    assert len(site.asked) == 9 + 1


def test_a_page_that_drips_ends_at_the_timeout(data: Path) -> None:
    cut_off = threading.Event()

    def drip(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(200)
        handler.send_header("Content-Type", "text/html")
        handler.end_headers()
        try:
            for _ in range(200):
                handler.wfile.write(b"x")
                handler.wfile.flush()
                time.sleep(0.1)  # the server drips; the test itself waits for nothing
        except OSError:
            cut_off.set()

    with Site({"/": drip}) as site:
        done = crawl(data, site, "--timeout", "1")
        assert cut_off.wait(20)  # long before the 20 s of drips are over, however loaded the machine
    assert done.code == 1
    assert "timeout" in done.said


def test_a_gzip_bomb_is_refused_as_too_large(data: Path) -> None:
    bomb = gzip.compress(b"<p>" + b"0" * 200_000_000)
    headers = {"Content-Type": "text/html", "Content-Encoding": "gzip"}
    with Site({"/": (200, headers, bomb)}) as site:
        done = crawl(data, site)
    assert done.code == 1
    assert done.rows == []
    assert "Traceback" not in done.said


def test_redirects_without_end_stop(data: Path) -> None:
    def onward(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(302)
        handler.send_header("Location", f"{handler.path}x")
        handler.send_header("Content-Length", "0")
        handler.end_headers()

    with Site({"/robots.txt": text("", 404), "*": onward}) as site:
        done = crawl(data, site)
    assert done.code == 1
    assert len(site.asked) <= 13
    assert "redirect" in done.said


@pytest.mark.parametrize(
    ("route", "told"),
    [
        ((200, {"Content-Type": "application/pdf"}, b"%PDF-1.4 ..."), "not a web page but application/pdf"),
        (text("không có", 404), "404"),
        (text("cấm", 403), "blocked"),
    ],
)
def test_a_start_that_gives_no_page_is_told_in_one_line_and_exits_non_zero(data: Path, route: Route, told: str) -> None:
    with Site({"/": route}) as site:
        done = crawl(data, site)
    assert done.code == 1
    assert len(done.lines_said) == 1
    assert told in done.said


def test_an_unreachable_site_is_told_in_one_line(data: Path) -> None:
    with Site({}) as site:
        pass
    done = crawl(data, site)
    assert done.code == 1
    assert len(done.lines_said) == 1
    assert done.rows == []


def test_a_broken_encoding_still_gives_its_page(data: Path) -> None:
    body = "<title>Trà thảo dược</title><h1>Trà thảo dược</h1><p>".encode() + b"\xff\xfe\x80 v\xe1\xbb\xa1</p>"
    with Site({"/": (200, {"Content-Type": "text/html; charset=iso-8859-1"}, body)}) as site:
        done = crawl(data, site)
    assert done.code == 0
    assert done.rows[0]["title"] == "Trà thảo dược"


def test_out_is_written_whole_or_not_at_all(data: Path, tmp_path: Path) -> None:
    out = tmp_path / "nowhere" / "o.jsonl"
    with Site({"/": page("x")}) as site:
        done = crawl(data, site, "--out", str(out))
    assert done.code == 1
    assert len(done.lines_said) == 1
    assert "--out" in done.said


@pytest.mark.parametrize("address", ["ftp://a.example/", "a.example", "file:///etc/passwd"])
def test_an_address_that_is_none_is_told(data: Path, address: str) -> None:
    done = rasoat(data, "crawl", address)
    assert done.code == 1
    assert "http" in done.said
    assert len(done.lines_said) == 1
