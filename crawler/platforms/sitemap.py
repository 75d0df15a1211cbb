"""Sitemaps: the addresses that a site itself lists, and the sitemaps that an index names."""

from __future__ import annotations

from crawler.addresses import absolute, canonicalise
from crawler.platforms.reading.page import Page, Parsed
from crawler.platforms.reading.xml import child_text, local_name, xml_root
from storage.records import Capture

name = "sitemap"
MOST_ADDRESSES = 50_000  # what sitemaps.org allows one file
_GZIP = b"\x1f\x8b"


def recognises(url: str, html: str) -> bool:  # noqa: ARG001  # the seam's shape
    """No page of HTML is a sitemap."""
    return False


def parse(page: Page) -> Parsed:  # noqa: ARG001  # the seam's shape
    """Nothing: a source of this kind whose address answers with a page has no sitemap there."""
    return Parsed(note="a page, no sitemap: give the address of sitemap.xml")


def reads(url: str, content_type: str, start: bytes) -> bool:  # noqa: ARG001  # the seam's shape
    """XML whose root is a sitemap's, or the same under gzip."""
    packed = start.startswith(_GZIP) and ".xml" in url.lower()
    return packed or ((b"<urlset" in start or b"<sitemapindex" in start) and b"<html" not in start.lower())


def read(capture: Capture, body: bytes) -> Parsed:
    """The listed addresses as links, in the file's order; no Observations."""
    root = xml_root(body)
    if root is None or local_name(root) not in {"urlset", "sitemapindex"}:
        return Parsed(note="the sitemap is no XML that can be read")
    found: dict[str, None] = {}
    for entry in root:
        if local_name(entry) in {"url", "sitemap"}:
            address = absolute(child_text(entry, "loc"), capture.final_url)
            if address:
                found.setdefault(canonicalise(address))
        if len(found) >= MOST_ADDRESSES:
            break
    return Parsed(links=tuple(found))
