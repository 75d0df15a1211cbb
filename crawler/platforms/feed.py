"""RSS and Atom: the addresses of a site's newest pages, and an Observation of each entry that leads to another site."""

from __future__ import annotations

from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Any

from parsel import Selector

from crawler.addresses import absolute, canonicalise, same_host
from crawler.platforms.reading.page import Page, Parsed
from crawler.platforms.reading.visible import readable_text
from crawler.platforms.reading.xml import child_text, children, local_name, xml_root
from crawler.product import moment
from storage.records import Capture, Kind, Observation

name = "feed"
MOST_ENTRIES = 1000
_ROOTS = (b"<rss", b"<feed", b"<rdf:RDF")


def recognises(url: str, html: str) -> bool:  # noqa: ARG001  # the seam's shape
    """No page of HTML is a feed."""
    return False


def parse(page: Page) -> Parsed:  # noqa: ARG001  # the seam's shape
    """Nothing: a source of this kind whose address answers with a page has no feed there."""
    return Parsed(note="a page, no feed: give the address of the RSS or Atom file")


def reads(url: str, content_type: str, start: bytes) -> bool:  # noqa: ARG001  # the seam's shape
    """XML whose root is a feed's, whatever its type says."""
    return any(root in start for root in _ROOTS) and b"<html" not in start.lower()


def read(capture: Capture, body: bytes) -> Parsed:
    """The entries' addresses as links; those on other hosts, which a crawl does not follow, as Observations too."""
    root = xml_root(body)
    if root is None:
        return Parsed(note="the feed is no XML that can be read")
    entries = [one for one in root.iter() if local_name(one) in {"item", "entry"}][:MOST_ENTRIES]
    links: dict[str, Any] = {}
    for entry in entries:
        address = _address(entry, capture.final_url)
        if address is not None:
            links.setdefault(address, entry)
    away = [(url, entry) for url, entry in links.items() if not same_host(url, capture.final_url)]
    return Parsed(
        observations=tuple(_observation(url, entry, capture) for url, entry in away),
        links=tuple(links),
        note=f"{len(entries) - len(links)} entries without an address of their own"
        if len(links) < len(entries)
        else "",
    )


def _address(entry: Any, base: str) -> str | None:
    for link in children(entry, "link"):
        if link.get("rel", "alternate") == "alternate":
            href = absolute(link.get("href") or (link.text or ""), base)
            if href:
                return canonicalise(href)
    guid = next(iter(children(entry, "guid")), None)
    text = (guid.text or "").strip() if guid is not None and guid.get("isPermaLink", "true") == "true" else ""
    return canonicalise(text) if text.startswith(("http://", "https://")) and absolute(text, base) else None


def _observation(url: str, entry: Any, capture: Capture) -> Observation:
    written = child_text(entry, "encoded", "content", "description", "summary")
    return Observation(
        url=capture.final_url,
        canonical_url=url,
        kind=Kind.ARTICLE,
        title=child_text(entry, "title")[:500],
        text=readable_text(Selector(text=f"<body>{written}</body>", type="html"), whole=True)[0] if written else "",
        seller=child_text(entry, "creator", "author") or None,
        platform=name,
        published_at=_time(child_text(entry, "pubDate", "published", "updated", "date")),
        observed_at=capture.captured_at,
        capture_sha256=capture.body_sha256,
    )


def _time(text: str) -> datetime | None:
    try:
        parsed = parsedate_to_datetime(text)
        return (parsed if parsed.tzinfo else parsed.replace(tzinfo=UTC)).astimezone(UTC)
    except (ValueError, TypeError, OverflowError):
        return moment(text)
