"""Pages without a <body> keep what a visitor reads out of the head."""

from __future__ import annotations

import pytest

from crawler.document_tree import LINKS, selector_of
from crawler.page_links import absolute_links

TITLE = "<meta charset=utf-8><title>Quán</title>"


@pytest.mark.parametrize(
    "page",
    [
        f"<!doctype html><html lang=vi>{TITLE}<main><p>Zalo 0901</p></main></html>",
        f"{TITLE}<!-- <p> --><script>'<p>'</script><header>Quán</header><p>Zalo 0901</p>",
        f"<html><head>{TITLE}<link rel=icon><site-header>Quán</site-header><p>Zalo 0901</p>",
        f"<html><head>{TITLE}</head><body class=a><main><p>Zalo 0901</p></main></body></html>",
        f"<html>{TITLE}<div><p>Zalo 0901</p></div>",
        "<main><p>Zalo 0901</p></main>",
    ],
)
def test_the_words_of_a_page_stand_in_its_body(page: str) -> None:
    assert selector_of(page).xpath("//body//p/text()").getall() == ["Zalo 0901"]
    assert selector_of(page).xpath("//head//p").getall() == []


def test_a_body_further_down_keeps_its_attributes() -> None:
    page = f"<html><head>{TITLE}<x-bar></x-bar></head><body class=woocommerce><p>a</p></body></html>"
    assert selector_of(page).xpath("//body/@class").getall() == ["woocommerce"]


def test_an_empty_text_and_an_open_comment_are_read() -> None:
    assert selector_of("").xpath("//p").getall() == []
    assert selector_of("<!-- " * 50_000).xpath("//p").getall() == []


def test_the_links_of_a_page_put_together_of_two_are_all_there() -> None:
    page = selector_of(
        '<html><body><a href="/a">A</a></body></html><!-- x --><html><body><a href="/b">B</a></body></html>'
    )
    assert [link.get("href") for link in LINKS(page.root)] == ["/a", "/b"]
    assert absolute_links(page, "https://shop.vn/") == ("https://shop.vn/a", "https://shop.vn/b")
