"""The bundled market answers what `expected.json` says, stays on loopback and goes away when it is left."""

from __future__ import annotations

import json
import socket
import threading
import unicodedata
from collections.abc import Iterator
from http.client import HTTPConnection, HTTPResponse
from typing import Any
from urllib.parse import urljoin, urlsplit
from urllib.robotparser import RobotFileParser

import pytest
from parsel import Selector

from monitor.market.answers import PAGES, MarketError
from monitor.market.server import HOST, SITES, Market
from storage.records import Kind, Policy

EXPECTED: dict[str, Any] = json.loads((PAGES.parent / "expected.json").read_text(encoding="utf-8"))
ROWS: list[dict[str, Any]] = EXPECTED["pages"]
JAVASCRIPT_PAGE = "/san-pham-js/"
HOSTILE_PAGE = "/san-pham/op-dien-thoai-8841/"
WINDOWS_1258_PAGE = "/san-pham/phao-hoa-no-gian-36/"
WRONG_CHARSET_PAGE = "/san-pham/sua-be-non-so-1/"
BAG = "/san-pham/tui-xach-lavelle-da-tron/"


@pytest.fixture(scope="module")
def served() -> Iterator[Market]:
    with Market() as market:
        yield market


@pytest.fixture
def market() -> Iterator[Market]:
    with Market() as market:
        yield market


def ask(market: Market, site: str, target: str, method: str = "GET") -> tuple[HTTPResponse, bytes]:
    connection = HTTPConnection(urlsplit(market.addresses[site]).netloc, timeout=5)
    try:
        connection.request(method, target)
        response = connection.getresponse()
        return response, response.read()
    finally:
        connection.close()


def read(market: Market, site: str, path: str) -> Selector:
    """The page as a browser would have it, but for the header that lies about its charset."""
    response, body = ask(market, site, path)
    charset = response.headers.get_content_charset() or ""
    return Selector(body.decode("utf-8" if charset == "iso-8859-1" else charset))


def links_of(page: Selector) -> list[str]:
    return page.xpath("//@href | //@src").getall()


def heading(page: Selector) -> str:
    return composed("".join(page.css("h1::text").getall()))


def composed(text: str) -> str:
    # windows-1258 holds tones as separate marks; the words are the same
    return unicodedata.normalize("NFC", text)


def site_of(market: Market, address: str) -> str | None:
    return next((site for site, home in market.addresses.items() if address.startswith(home)), None)


def test_every_expected_page_answers_with_its_title_and_a_head_request_with_its_headers(served: Market) -> None:
    for row in ROWS:
        response, body = ask(served, row["site"], row["path"])
        assert response.status == 200, row["path"]
        assert response.headers.get_content_type() == "text/html"
        head, nothing = ask(served, row["site"], row["path"], "HEAD")
        assert (head.status, nothing) == (200, b"")
        assert head.headers["Content-Length"] == response.headers["Content-Length"] == str(len(body))
        assert b"{{" not in body, "a placeholder is left"
        if row["path"] != JAVASCRIPT_PAGE:
            page = read(served, row["site"], row["path"])
            assert heading(page) == row["title"], row["path"]
            assert row["title"] in composed(page.css("title::text").get(""))


def test_every_html_file_but_the_disallowed_one_is_expected() -> None:
    on_disk = {
        (site, "/" + file.relative_to(PAGES / site).as_posix().removesuffix("index.html"))
        for site in SITES
        for file in (PAGES / site).rglob("*.html")
    }
    listed = [(row["site"], row["path"]) for row in [*ROWS, *EXPECTED["disallowed"]]]
    assert sorted(on_disk) == sorted(listed)


def test_expected_rows_cover_the_policies_and_mix_suspicious_and_clean_goods_three_to_two() -> None:
    for row in ROWS:
        assert row["kind"] in set(Kind)
        assert set(row["policies"]) <= set(Policy)
        assert row["price"] is None or row["price"] > 0
    found = {policy for row in ROWS for policy in row["policies"]}
    assert found == set(Policy) - {Policy.LOOKALIKE_DOMAIN}  # loopback has no domain that could look like another
    goods = [bool(row["policies"]) for row in ROWS if row["site"] == "cho" and row["kind"] != "page"]
    assert 0.5 <= sum(goods) / len(goods) <= 0.7


def test_every_internal_link_resolves_but_the_deliberately_broken_one(served: Market) -> None:
    broken: set[tuple[str, str]] = set()
    for row in ROWS:
        home = served.addresses[row["site"]].rstrip("/")
        for reference in links_of(read(served, row["site"], row["path"])):
            address = urljoin(home + row["path"], reference)
            site = site_of(served, address)
            if site is not None:
                target = address.removeprefix(served.addresses[site].rstrip("/")).partition("#")[0]
                status = ask(served, site, target, "HEAD")[0].status
                if status == 404:
                    broken.add((site, target))
                else:
                    assert status in {200, 302}, address
    assert broken == {(row["site"], row["path"]) for row in EXPECTED["broken_links"]}


def test_no_page_refers_to_the_outside_but_the_register_and_example_names(served: Market) -> None:
    for row in ROWS:
        page = read(served, row["site"], row["path"])
        hosts = {urlsplit(link).netloc for link in page.xpath("//a/@href").getall()} - {"", *served.hosts}
        assert all(host == "online.gov.vn" or host.endswith(".example") for host in hosts), row["path"]
        loaded = page.xpath("//*[not(self::a)]/@href | //@src").getall()
        assert {urlsplit(link).netloc for link in loaded} <= {"", *served.hosts}, row["path"]


def test_every_page_can_be_reached_from_its_home_page(served: Market) -> None:
    for site in SITES:
        seen, waiting = {"/"}, ["/"]
        while waiting:
            path = waiting.pop()
            response, _ = ask(served, site, path)
            if response.status != 200 or response.headers.get_content_type() != "text/html":
                continue
            for reference in read(served, site, path).xpath("//a/@href").getall():
                address = urljoin(served.addresses[site].rstrip("/") + path, reference)
                found = urlsplit(address).path
                if site_of(served, address) == site and found not in seen:
                    seen.add(found)
                    waiting.append(found)
        assert {row["path"] for row in ROWS if row["site"] == site} <= seen


def test_robots_of_the_market_forbid_the_inner_folder_that_a_link_points_to(served: Market) -> None:
    rules = {}
    for site in SITES:
        response, body = ask(served, site, "/robots.txt")
        assert response.headers.get_content_type() == "text/plain"
        rules[site] = RobotFileParser()
        rules[site].parse(body.decode().splitlines())
    for row in EXPECTED["disallowed"]:
        assert not rules[row["site"]].can_fetch("rasoat", row["path"])
        assert row["path"] in links_of(read(served, row["site"], "/"))
    assert all(rules[row["site"]].can_fetch("rasoat", row["path"]) for row in ROWS)
    (sitemap,) = rules["cho"].site_maps() or []
    assert sitemap == f"{served.addresses['cho']}sitemap.xml"
    assert ask(served, "cho", "/sitemap.xml")[1].count(b"<loc>") == sum(row["site"] == "cho" for row in ROWS)


def test_page_taken_down_answers_410_under_every_query_until_it_is_restored(market: Market) -> None:
    market.take_down(f"{BAG}?ref=danh-sach", "cho")
    for target in (BAG, f"{BAG}?utm_source=khac"):
        response, body = ask(market, "cho", target)
        assert response.status == 410
        assert "đã bị gỡ bỏ" in body.decode()
    assert ask(market, "cho", "/")[0].status == 200
    market.restore(BAG, "cho")
    market.restore(BAG, "cho")
    assert ask(market, "cho", BAG)[0].status == 200
    with pytest.raises(MarketError, match="no page cho/khong-co/"):
        market.take_down("/khong-co/", "cho")


def test_redirects_documents_missing_pages_and_orders_answer_as_expected(served: Market) -> None:
    (row,) = EXPECTED["redirects"]
    response, _ = ask(served, row["site"], row["path"])
    assert (response.status, response.headers["Location"]) == (302, row["to"])
    for row in EXPECTED["documents"]:
        response, body = ask(served, row["site"], row["path"])
        assert (response.status, response.headers.get_content_type()) == (200, "application/pdf")
        assert body.startswith(b"%PDF-")
    response, _ = ask(served, "cho", "/danh-sach?x=1")
    assert (response.status, response.headers["Location"]) == (301, "/danh-sach/")
    response, body = ask(served, "cho", "/khong-co/")
    assert response.status == 404
    assert "Không tìm thấy trang" in body.decode()
    response, body = ask(served, "shop-a", "/dat-hang/", "POST")
    assert (response.status, response.headers["Allow"]) == (405, "GET, HEAD")
    assert "không nhận đơn hàng thật" in body.decode()


def test_only_the_files_of_a_site_are_served_and_no_path_climbs_out_of_it(served: Market) -> None:
    climbing = ["/../server.py", "/%2e%2e/%2e%2e/server.py", "/..%2f..%2fserver.py", "//etc/passwd", "/%00", "/["]
    for target in [*climbing, "/anh/../../shop-b/index.html", "/index.html", "/san-pham/am-tra-men-ngoc/"]:
        assert ask(served, "cho", target)[0].status == 404, target


def test_variants_of_the_bag_name_one_canonical_address(served: Market) -> None:
    for row in EXPECTED["variants"]:
        canonical = read(served, row["site"], row["path"]).xpath("//link[@rel='canonical']/@href").getall()
        assert canonical == [served.addresses[row["site"]].rstrip("/") + row["of"]]


def test_javascript_page_holds_nothing_readable_until_its_data_arrives(served: Market) -> None:
    page = read(served, "cho", JAVASCRIPT_PAGE)
    assert "".join(page.xpath("//body//text()").getall()).strip() == ""
    row = next(row for row in ROWS if row["path"] == JAVASCRIPT_PAGE)
    response, body = ask(served, "cho", f"{JAVASCRIPT_PAGE}du-lieu.json")
    assert response.headers.get_content_type() == "application/json"
    data = json.loads(body)
    assert (data["ten"], data["gia"], data["nguoi_ban"]) == (row["title"], row["price"], row["seller"])


def test_one_page_is_windows_1258_and_one_lies_about_its_charset(served: Market) -> None:
    response, body = ask(served, "cho", WINDOWS_1258_PAGE)
    assert response.headers.get_content_charset() == "windows-1258"
    assert "Pháo hoa nổ giàn" in composed(body.decode("cp1258"))
    with pytest.raises(UnicodeDecodeError):
        body.decode("utf-8")
    response, body = ask(served, "cho", WRONG_CHARSET_PAGE)
    assert response.headers.get_content_charset() == "iso-8859-1"
    assert "0–6 tháng" in body.decode("utf-8")


def test_hostile_title_is_text_and_the_sellers_name_turns_the_writing_direction(served: Market) -> None:
    _, body = ask(served, "cho", HOSTILE_PAGE)
    page = read(served, "cho", HOSTILE_PAGE)
    assert body.count(b"<img src=x") == body.count(b"<script>document") == 0
    assert heading(page) == "<img src=x onerror=alert(1)>"
    assert "\u202e" in page.css(".seller strong::text").get("")
    # Written as a reference in the file, so that whoever reads the file in an editor is not misled.
    assert "\u202e".encode() not in body


def test_badge_is_a_bare_picture_in_one_shop_and_a_link_to_the_register_in_the_other(served: Market) -> None:
    badge = "//img[contains(@alt, 'Bộ Công Thương')]"
    assert len(read(served, "shop-a", "/").xpath(badge)) == 1
    assert not read(served, "shop-a", "/").xpath(f"{badge}/ancestor::a")
    (link,) = read(served, "shop-b", "/").xpath(f"{badge}/ancestor::a/@href").getall()
    assert urlsplit(link).netloc == "online.gov.vn"


def test_market_remembers_what_was_asked_and_says_nothing_on_the_terminal(
    market: Market, capfd: pytest.CaptureFixture[str]
) -> None:
    ask(market, "cho", "/danh-sach/?x=1")
    ask(market, "shop-b", "/khong-co/", "HEAD")
    assert list(market.asked) == [("cho", "/danh-sach/?x=1"), ("shop-b", "/khong-co/")]
    host, port = market.hosts[0].split(":")
    with socket.create_connection((host, int(port)), timeout=5) as line:
        line.sendall(b"nonsense\r\n\r\n")
        line.recv(100)
    assert capfd.readouterr() == ("", "")


def test_left_market_closes_its_ports_and_threads() -> None:
    before = set(threading.enumerate())
    with Market() as market:
        assert tuple(market.addresses) == SITES
        assert [f"http://{host}/" for host in market.hosts] == list(market.addresses.values())
        ports = [int(host.rpartition(":")[2]) for host in market.hosts]
        ask(market, "cho", "/")
    assert market.hosts == ()
    assert not {thread for thread in threading.enumerate() if thread.name.startswith("market-")} - before
    for port in ports:
        with pytest.raises(ConnectionRefusedError):
            socket.create_connection((HOST, port), timeout=5)


def test_market_serves_on_the_ports_it_is_given_and_can_have_them_again() -> None:
    with Market() as first:
        one, two, three = (int(host.rpartition(":")[2]) for host in first.hosts)
    for _ in range(2):
        with Market(ports=(one, two, three)) as again:
            assert again.hosts == tuple(f"{HOST}:{port}" for port in (one, two, three))
            assert ask(again, "shop-b", "/")[0].status == 200


def test_port_that_cannot_be_had_is_named_and_the_other_ports_are_given_back() -> None:
    with Market() as market:
        spare = int(market.hosts[0].rpartition(":")[2])
    with socket.create_server((HOST, 0)) as holder:
        held = holder.getsockname()[1]
        with pytest.raises(MarketError, match=rf"{HOST}:{held} .*stop what holds that port"):
            Market(ports=(spare, held, 0)).__enter__()
        socket.create_server((HOST, spare)).close()
    with pytest.raises(MarketError, match=rf"{HOST}:65536"):  # the one after the last
        Market(port=65_535).__enter__()
