"""Tiki: its public listing API, which answers in JSON with prices in đồng, and its pages.

Addresses and fields as public clients use them; the API is asked as politely as a page.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import parse_qs, parse_qsl, urlencode, urlsplit, urlunsplit

from crawler.addresses import canonicalise
from crawler.amounts import parse_machine_amount
from crawler.platforms import website
from crawler.platforms.reading.page import Page, Parsed
from crawler.product import words_of
from storage.records import Availability, Capture, Kind, Observation

name = "tiki"
_HOSTS = re.compile(r"(?:^|\.)tiki\.vn$")
_API = re.compile(r"/(?:api/(?:v2/products|personalish/v1/blocks/listings)|v2/seller/stores/[^/]+/products)")
A_PAGE = 40  # the most that the API gives


def recognises(url: str, html: str) -> bool:  # noqa: ARG001  # the seam's shape
    """Pages of tiki.vn."""
    return bool(_HOSTS.search(urlsplit(url).hostname or ""))


def parse(page: Page) -> Parsed:
    """A page of Tiki as any website: it declares its product in JSON-LD."""
    return website.parse(page, None, name)


def start(address: str) -> str:
    """The listing address of the API for a search, a category or a shop of tiki.vn; any other address as it is."""
    parts = urlsplit(address)
    if not _HOSTS.search(parts.hostname or "") or _API.match(parts.path):
        return address
    base = f"{parts.scheme}://{parts.netloc}"
    category = re.search(r"/c(\d+)/?$", parts.path)
    shop = re.search(r"/cua-hang/([\w\-]+)", parts.path)
    if parts.path.startswith("/search"):
        asked = {"limit": A_PAGE, "page": 1, "q": (parse_qs(parts.query).get("q") or [""])[0]}
        return f"{base}/api/v2/products?{urlencode(asked)}"
    if category:
        return f"{base}/api/personalish/v1/blocks/listings?category={category[1]}&limit={A_PAGE}&page=1"
    return (
        f"{parts.scheme}://api.tiki.vn/v2/seller/stores/{shop[1]}/products?limit={A_PAGE}&page=1" if shop else address
    )


def reads(url: str, content_type: str, start: bytes) -> bool:  # noqa: ARG001  # the seam's shape
    """Answers of the API: JSON at one of its paths."""
    return bool(_API.match(urlsplit(url).path)) and start.lstrip()[:1] == b"{"


def read(capture: Capture, body: bytes) -> Parsed:
    """One Observation for each product of a listing, and the address of its next page."""
    try:
        answer = json.loads(body)
    except (ValueError, RecursionError) as fault:
        return Parsed(note=f"Tiki's answer is no JSON: {fault}"[:300])
    if not isinstance(answer, dict):
        return Parsed(note="Tiki's answer is no object")
    items = answer.get("data", [answer])
    if not isinstance(items, list):
        return Parsed(note="Tiki's answer holds no list of products")
    seen = [one for item in items if isinstance(item, dict) and (one := _observation(item, capture)) is not None]
    left_out = len(items) - len(seen)
    return Parsed(
        observations=tuple(seen),
        links=tuple(_next_page(answer, capture.final_url)),
        note=f"{left_out} of {len(items)} items have no name or address" if left_out else "",
    )


def _observation(item: Mapping[str, Any], capture: Capture) -> Observation | None:
    title, path = words_of(item.get("name")), words_of(item.get("url_path")) or words_of(item.get("url_key"))
    if title is None or path is None:
        return None
    parts = urlsplit(capture.final_url)
    home = f"{parts.scheme}://{parts.netloc.removeprefix('api.')}/"
    path = path.split("?")[0].lstrip("/")
    amount = parse_machine_amount(item.get("price"), "VND")
    said = item.get("seller")
    seller = (words_of(said.get("name")) if isinstance(said, dict) else None) or words_of(item.get("seller_name"))
    picture = words_of(item.get("thumbnail_url"))
    priced = amount is not None and amount.value > 0
    return Observation(
        url=capture.final_url,
        canonical_url=canonicalise(home + (path if path.endswith(".html") or "/" in path else f"{path}.html")),
        kind=Kind.LISTING,
        title=title,
        text="\n".join(
            filter(None, (title, words_of(item.get("short_description")), words_of(item.get("brand_name"))))
        ),
        price=amount.value if amount and priced else None,
        currency="VND" if priced else None,
        sku=words_of(item.get("sku")) or words_of(item.get("id")),
        availability=_availability(words_of(item.get("inventory_status"))),
        seller=seller,
        images=(picture,) if picture and picture.startswith("http") else (),
        platform=name,
        observed_at=capture.captured_at,
        capture_sha256=capture.body_sha256,
    )


def _availability(status: str | None) -> Availability | None:
    return {"available": Availability.IN_STOCK, "out_of_stock": Availability.OUT_OF_STOCK}.get(status or "")


def _next_page(answer: Mapping[str, Any], url: str) -> Iterator[str]:
    paging = answer.get("paging")
    if not isinstance(paging, dict):
        return
    current, last = paging.get("current_page"), paging.get("last_page")
    if isinstance(current, int) and isinstance(last, int) and current < last:
        parts = urlsplit(url)
        query = dict(parse_qsl(parts.query)) | {"page": str(current + 1)}
        yield canonicalise(urlunsplit((parts.scheme, parts.netloc, parts.path, urlencode(query), "")))
