"""The links of a page, as absolute addresses."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from parsel import Selector

from crawler.addresses import absolute, canonicalise
from crawler.document_tree import BASES

MOST_LINKS = 10_000  # of one page; the largest site maps of honest shops stay under 3,000


def absolute_links(selector: Selector, base: str) -> tuple[str, ...]:
    """The http(s) addresses that the page's <a> and <area> lead to: canonical, distinct, in document order."""
    root = base_address(selector, base)
    return tuple(dict.fromkeys(_leading(selector, root)))


def base_address(selector: Selector, page_url: str) -> str:
    """What relative addresses of a page are relative to: its first <base href>, else the page."""
    declared = next((one.get("href") for one in BASES(selector.root)), None)
    return (absolute(declared, page_url) if declared else None) or page_url


def _leading(selector: Selector, base: str) -> Iterator[str]:
    hrefs = dict.fromkeys(str(href) for href in selector.root.xpath("//a/@href | //area/@href"))
    for href in islice(hrefs, MOST_LINKS):
        if href.startswith("#"):
            continue
        joined = absolute(href, base)
        if joined:
            try:
                yield canonicalise(joined)
            except ValueError:
                continue
