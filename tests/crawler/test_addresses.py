"""Addresses: one spelling each, and only links that lead somewhere on the web."""

import pytest
from parsel import Selector

from crawler.addresses import canonicalise, resolve_canonical, same_host
from crawler.page_links import absolute_links

SPELLINGS = [
    ("HTTP://Shop.VN:80/a?b=2&a=1#x", "http://shop.vn/a?a=1&b=2"),
    ("https://shop.vn:443", "https://shop.vn/"),
    ("https://shop.vn:8443/a", "https://shop.vn:8443/a"),
    ("https://shop.vn/a?utm_source=zalo&utm_medium=x&id=5", "https://shop.vn/a?id=5"),
    ("https://shop.vn/a?fbclid=1&gclid=2&PHPSESSID=3", "https://shop.vn/a"),
    ("https://shop.vn/a;jsessionid=AB12?id=5", "https://shop.vn/a?id=5"),
    ("https://shop.vn/trà-sữa", "https://shop.vn/tr%C3%A0-s%E1%BB%AFa"),
    ("https://shop.vn/tr%c3%a0-s%e1%bb%afa", "https://shop.vn/tr%C3%A0-s%E1%BB%AFa"),
    ("https://shop.vn/giảm 50%", "https://shop.vn/gi%E1%BA%A3m%2050%25"),
    ("https://user:pass@shop.vn/a", "https://shop.vn/a"),
    ("https://shop.vn./a", "https://shop.vn/a"),
    ("https://trà.vn/", "https://xn--tr-kia.vn/"),
    ("http://[::1]:8080/a", "http://[::1]:8080/a"),
    ("https://shop.vn/a?", "https://shop.vn/a"),
    ("https://shop.vn/./a/../b?c=1", "https://shop.vn/b?c=1"),
    ("https://shop.vn/a?zarsrc=30&gad_source=1&osCsid=0a1b&id=5", "https://shop.vn/a?id=5"),
]


@pytest.mark.parametrize(("url", "expected"), SPELLINGS)
def test_address_has_one_spelling(url: str, expected: str) -> None:
    assert canonicalise(url) == expected
    assert canonicalise(expected) == expected


@pytest.mark.parametrize(
    "url", ["", "shop.vn/a", "/a", "ftp://shop.vn", "javascript:x", "http://", "http://[::1", "http://a:b"]
)
def test_what_is_no_web_address_is_refused(url: str) -> None:
    with pytest.raises(ValueError):
        canonicalise(url)


def test_host_and_port_are_compared_exactly() -> None:
    assert same_host("http://shop.vn/a", "HTTP://SHOP.vn:80/b")
    assert not same_host("http://shop.vn", "http://shop.vn:8080")
    assert not same_host("http://shop.vn", "http://www.shop.vn")
    assert not same_host("http://shop.vn", "not an address")


def test_declared_canonical_counts_only_on_its_own_host() -> None:
    page = "https://shop.vn/sp?id=5&utm_source=x"
    assert resolve_canonical(page, "/san-pham/5") == "https://shop.vn/san-pham/5"
    assert resolve_canonical(page, "https://shop.vn/san-pham/5#mota") == "https://shop.vn/san-pham/5"
    assert resolve_canonical(page, "https://other.vn/5") == "https://shop.vn/sp?id=5"
    assert resolve_canonical(page, "https://shop.vn:8443/5") == "https://shop.vn/sp?id=5"
    assert resolve_canonical(page, "http://[::1") == "https://shop.vn/sp?id=5"
    assert resolve_canonical(page, None) == "https://shop.vn/sp?id=5"


def test_site_with_and_without_www_is_one() -> None:
    assert resolve_canonical("https://www.shop.vn/p/5", "https://shop.vn/p/5") == "https://shop.vn/p/5"
    assert resolve_canonical("https://m.shop.vn/p/5", "https://www.shop.vn/p/5") == "https://www.shop.vn/p/5"
    assert resolve_canonical("https://ban.shop.vn/p/5", "https://shop.vn/p/5") == "https://ban.shop.vn/p/5"


def test_canonical_that_would_join_many_pages_is_not_believed() -> None:
    home = "https://shop.vn/"
    assert resolve_canonical("https://shop.vn/p/5", "/") == "https://shop.vn/p/5"
    assert resolve_canonical("https://shop.vn/?p=5", "/") == "https://shop.vn/?p=5"
    assert [resolve_canonical(f"https://shop.vn/{page}", "/") for page in ("", "index.php", "vi/")] == [home] * 3
    assert resolve_canonical("https://shop.vn/list?page=2", "/list") == "https://shop.vn/list?page=2"
    assert resolve_canonical("https://shop.vn/list?page=1", "/list") == "https://shop.vn/list"
    assert resolve_canonical("https://shop.vn/?p=12", "/ao-thun") == "https://shop.vn/ao-thun"


def test_links_are_absolute_distinct_and_in_order() -> None:
    page = Selector(
        "<a href='b'>1</a><a href='/a#x'>2</a><a href='#top'>3</a><a href='javascript:x()'>4</a>"
        "<a href='mailto:a@b.vn'>5</a><a href='tel:0909'>6</a><a href='data:text/html,x'>7</a><a href='/a'>8</a>"
        "<a href='//other.vn/c?utm_source=x'>9</a><a href='http://[bad'>10</a><a>11</a>"
        "<!-- <a href='/hidden'>12</a> --><p href='/p'>13</p><a href=' JaVaScript:x '>14</a>"
    )
    assert absolute_links(page, "https://shop.vn/d/") == (
        "https://shop.vn/d/b",
        "https://shop.vn/a",
        "https://other.vn/c",
    )


def test_base_of_the_page_is_respected() -> None:
    page = Selector("<head><base href='/goc/'></head><a href='a'>1</a>")
    assert absolute_links(page, "https://shop.vn/d/") == ("https://shop.vn/goc/a",)


def test_base_that_is_no_web_address_is_ignored() -> None:
    page = Selector("<head><base href='javascript:x'></head><a href='a'>1</a>")
    assert absolute_links(page, "https://shop.vn/d/") == ("https://shop.vn/d/a",)
