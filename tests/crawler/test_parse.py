"""The pure parse on saved pages: a folder under pages/ is a test, its expected.json says what must come out."""

import hashlib
import json
import time
from datetime import UTC, datetime
from pathlib import Path

import pytest

from crawler.parse import find_platforms, parse
from crawler.platforms.reading.page import Parsed
from storage.records import Capture

PAGES = Path(__file__).parent / "pages"
SEEN_AT = datetime(2026, 3, 5, tzinfo=UTC)


def parsed(
    body: bytes, content_type: str = "text/html; charset=utf-8", url: str = "https://shop.example.vn/p"
) -> Parsed:
    capture = Capture(
        url=url,
        final_url=url,
        method="http",
        outcome="fetched",
        status=200,
        headers={"content-type": content_type},
        body_sha256=hashlib.sha256(body).hexdigest(),
        body_bytes=len(body),
        captured_at=SEEN_AT,
    )
    return parse(capture, body)


@pytest.mark.parametrize("folder", sorted(page.name for page in PAGES.iterdir()))
def test_saved_page_reads_as_expected(folder: str) -> None:
    expected = json.loads((PAGES / folder / "expected.json").read_text("utf-8"))
    body = (PAGES / folder / "page.html").read_bytes()
    result = parsed(body, expected.pop("content_type", "text/html; charset=utf-8"))
    (observation,) = result.observations
    text, links = observation.text, result.links
    if "text_is" in expected:
        assert text == expected.pop("text_is")
    assert [part for part in expected.pop("text_has", []) if part not in text] == []
    assert [part for part in expected.pop("text_lacks", []) if part in text] == []
    assert [link for link in expected.pop("links_has", []) if link not in links] == []
    assert expected.pop("note_has", "") in result.note
    got = {**observation.model_dump(mode="json"), "needs_browser": result.needs_browser}
    assert {name: got[name] for name in expected} == expected


def test_observation_names_its_capture_and_its_time() -> None:
    body = b"<html><title>x</title><p>y"
    (observation,) = parsed(body).observations
    assert observation.capture_sha256 == hashlib.sha256(body).hexdigest()
    assert observation.observed_at == SEEN_AT


def test_body_that_is_no_page_gives_no_observation() -> None:
    result = parsed(b"%PDF-1.7 ...", "application/pdf")
    assert result.observations == ()
    assert result.note == "no page: application/pdf, 12 bytes"


def test_canonical_of_another_host_is_ignored() -> None:
    result = parsed(
        b"<html><link rel='canonical' href='https://other.vn/a'><title>x</title>", url="https://shop.vn/b?utm_source=z"
    )
    assert result.observations[0].canonical_url == "https://shop.vn/b"


@pytest.mark.parametrize(
    ("seller", "is_the_sites"),
    [("Kho Túi Bà Chín", False), ("Chợ Bến Nước", True), ("Shop Bến Nước Official", True), ("CHOBENNUOC", True)],
)
def test_the_foot_of_a_market_tells_nothing_of_its_sellers(seller: str, *, is_the_sites: bool) -> None:
    offer = {
        "@type": "Product", "name": "Túi da", "description": "Túi da thật, may tay.",
        "offers": {
            "@type": "Offer", "price": "450000", "priceCurrency": "VND",
            "seller": {"@type": "Organization", "name": seller},
        },
    }  # fmt: skip
    body = (
        f"<!doctype html><title>Túi da</title><script type='application/ld+json'>{json.dumps(offer)}</script><body>"
        "<main><h1>Túi da</h1><p>Sản phẩm của Công ty TNHH Túi Bà Chín.</p>"
        "<p>450.000 đ</p><button>Thêm vào giỏ hàng</button><p>Nhắn Zalo 0903 123 456 để đặt.</p>"
        "</main><footer>Công ty TNHH Chợ Bến Nước. Mã số doanh nghiệp: 0101243150. Địa chỉ: 12 Hai Bà Trưng, phường "
        "Cửa Nam, Hà Nội. <a href='tel:0977000111'>0977 000 111</a></footer>"
    )
    (observation,) = parsed(body.encode(), url="https://chobennuoc.example/tui-da").observations
    assert observation.seller == seller
    values = {contact.value for contact in observation.contacts}
    assert any("903123456" in value for value in values)
    assert any("0101243150" in value for value in values) is is_the_sites
    assert any("977000111" in value for value in values) is is_the_sites


def test_platforms_are_found_by_their_folder_and_website_is_last() -> None:
    assert list(find_platforms())[-1] == "website"


def test_platform_that_does_not_exist_is_an_error() -> None:
    capture = Capture(
        url="https://a.vn/", final_url="https://a.vn/", method="http", outcome="fetched", captured_at=SEEN_AT
    )
    with pytest.raises(KeyError):
        parse(capture, b"<html>", platform="no_such")


def test_long_text_is_cut_with_a_note() -> None:
    result = parsed(("<html><body><p>" + "dài " * 60_000).encode())
    assert len(result.observations[0].text) == 100_000
    assert "text cut at 100000 characters" in result.note


HOSTILE = {
    "empty": b"",
    "blanks": b"   \n ",
    "garbage": bytes(range(256)) * 4000,
    "nested": b"<html><body>" + b"<div>" * 200_000 + b"x",
    "closed nest": b"<html><body><h1>a</h1>" + b"<div class=price>" * 50_000 + b"1.000d" + b"</div>" * 50_000,
    "long title": b"<html><title>" + b"a - " * 250_000 + b"</title><p>x",
    "long word": b"<html><p>" + b"1" * 1_000_000,
    "many numbers": b"<html><p>" + b"<span class=price>1.000d</span>" * 30_000,
    "one line of prices": b"<html><p class=price>" + b"1.000 - " * 100_000,
    "deep json": b'<html><script type="application/ld+json">' + b'{"a":[' * 100_000 + b"</script><p>x",
    "wide json": b'<html><script type="application/ld+json">[' + b'{"@type":"Product"},' * 50_000 + b"{}]</script>",
    "odd json": b'<html><script type="application/ld+json">{"@type":"Product","name":[[]],'
    b'"offers":[null,1,{"price":{}}],'
    b'"image":{"url":{}}}</script>',
    "many attributes": b"<html><p " + b"a=1 " * 100_000 + b">x",
    "deep microdata": b"<html>" + b'<div itemscope itemprop="a" itemtype="http://schema.org/Product">' * 3000,
    "odd attribute names": b"<html><meta property='a' content='b' x{}:=1 \"=2>"
    b"<button <x=1>Mua ngay</button><form 0{:=1 a:b:c=2>",
    "many cards": b"<html><h1>a</h1>" + b"".join(b"<li><a href=/p%d>x</a> 1.000d</li>" % n for n in range(20_000)),
    "nested cards": b"<html><h1>a</h1>" + b"".join(b"<div class=a><a href=/p%d>x</a>" % n for n in range(20_000)),
    "links far down": b"<html>" + b"<div>" * 3000 + b"".join(b"<p><a href=/p%d>x</a>" % n for n in range(5000)),
    "unclosed": b"<html><body><a href='http://[x'><img src='//'><form action='http://:0'><base href='http://[y'>",
    "nulls": b"<html>\x00<title>\x00x</title>\x00",
    "surrogates": b"<html><title>&#xD800;&#x110000;&#0;x</title><h1>&#xDFFF;</h1>",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_page_is_read_without_an_error_and_without_end(name: str) -> None:
    start = time.process_time()
    result = parsed(HOSTILE[name], "text/html")
    # Ten times what the slowest takes: a slow machine does not fail it, a reading that squares its work does.
    assert time.process_time() - start < 25
    for observation in result.observations:
        observation.model_dump_json()
