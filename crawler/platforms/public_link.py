"""Public links of the big platforms, captured one by one by a reviewer: Facebook and its ad library, TikTok, Zalo,
Shopee, Lazada, Sendo, YouTube's pages, Google's ads transparency page.

No login and no way round a block: what stands in the way is the result (`crawler.walls`). Nothing is followed from
such a page, so that looking at one link stays one look. The Observation carries the network's name as its platform.
"""

from __future__ import annotations

import re
from urllib.parse import parse_qsl, urlencode, urlsplit

from crawler.addresses import canonicalise
from crawler.networks import network_of
from crawler.platforms import website
from crawler.platforms.reading.page import Page, Parsed
from crawler.product import Product
from crawler.walls import wall_in
from storage.records import Kind, Observation

name = "public_link"
# What an address shows, by its path and query; the first that fits. A listing is read for its price too.
_KINDS: tuple[tuple[str, re.Pattern[str], Kind], ...] = (
    ("facebook", re.compile(r"^/ads/library|^/ads/archive"), Kind.AD),
    ("facebook", re.compile(r"^/(?:reel|watch|[^/]+/videos)\b"), Kind.VIDEO),
    ("facebook", re.compile(r"^/marketplace/item/"), Kind.LISTING),
    ("facebook", re.compile(r"/(?:posts|permalink|photos?|share)\b|^/(?:story|permalink|photo)\.php"), Kind.POST),
    ("facebook", re.compile(r"^/(?:profile\.php|pages/|[\w.\-]+/?$)"), Kind.ACCOUNT),
    ("instagram", re.compile(r"^/(?:p|reel)/"), Kind.POST), ("instagram", re.compile(r"^/[\w.]+/?$"), Kind.ACCOUNT),
    ("threads", re.compile(r"/post/"), Kind.POST),
    ("tiktok", re.compile(r"^/@[^/]+/(?:video|photo)/|^/(?:t|v)/"), Kind.VIDEO),
    ("tiktok", re.compile(r"^/@[^/]+/?$"), Kind.ACCOUNT),
    ("tiktok", re.compile(r"^/(?:view/)?product/"), Kind.LISTING),
    ("zalo", re.compile(r"^/(?:s|pc|g|[\w.]+)"), Kind.ACCOUNT),
    ("shopee", re.compile(r"-i\.\d+\.\d+|^/product/\d+/\d+"), Kind.LISTING),
    ("shopee", re.compile(r"^/[\w.\-]+/?$"), Kind.ACCOUNT),
    ("lazada", re.compile(r"^/products/"), Kind.LISTING), ("lazada", re.compile(r"^/shop/"), Kind.ACCOUNT),
    ("sendo", re.compile(r"^/san-pham/|-\d{6,}\.html"), Kind.LISTING), ("sendo", re.compile(r"^/shop/"), Kind.ACCOUNT),
    ("youtube", re.compile(r"^/(?:watch|shorts/|live/)"), Kind.VIDEO),
    ("youtube", re.compile(r"^/(?:@|channel/|c/|user/)"), Kind.ACCOUNT),
    ("google_ads", re.compile(r"/creative/"), Kind.AD), ("google_ads", re.compile(r"/advertiser/"), Kind.ACCOUNT),
)  # fmt: skip
# What chooses the thing that is shown; the rest says who clicked and where.
_KEPT = frozenset(
    {"id", "story_fbid", "fbid", "v", "set", "list", "view_all_page_id", "active_status", "region", "domain"}
)


def recognises(url: str, html: str) -> bool:  # noqa: ARG001  # the seam's shape
    """Pages on the hosts of these networks."""
    return network_of(url) is not None


def kind_of(url: str) -> Kind | None:
    """What the address shows, as far as the address alone can tell."""
    network, parts = network_of(url), urlsplit(url)
    return next((kind for owner, path, kind in _KINDS if owner == network and path.search(parts.path)), None)


def parse(page: Page) -> Parsed:
    """One Observation of what the link shows; none and a note where a wall stands before it. Follows nothing."""
    wall = wall_in(page.url, page.html.encode(), "text/html; charset=utf-8")
    if wall:
        return Parsed(note=wall)
    kind = kind_of(page.url)
    parsed = website.parse(page, Product() if kind is Kind.LISTING else None, name)
    (seen,) = parsed.observations
    mended = _as_shown(page, seen, kind)
    return parsed.model_copy(update={"observations": (mended,), "links": ()})


def _as_shown(page: Page, seen: Observation, kind: Kind | None) -> Observation:
    """Apps of these networks draw little into the page: what they say for link previews stands in for it."""
    preview = page.selector.xpath("string(//meta[@property='og:description']/@content)").get("").strip()
    told = page.selector.xpath("string(//meta[@property='og:title']/@content)").get("").strip()
    text = seen.text if preview[:60] in seen.text else "\n".join(filter(None, (preview, seen.text)))
    return seen.model_copy(
        update={
            "kind": seen.kind if seen.kind is Kind.AD else kind or seen.kind,
            "title": (told or seen.title)[:500],
            "text": text,
            "canonical_url": stable_address(page.url),
            "platform": network_of(page.url) or name,
            "outlinks": (),  # its menus and other people's posts lead everywhere
        }
    )


def stable_address(url: str) -> str:
    """The address without what only says who clicked it, on the network's main host. Raises ValueError for none."""
    parts = urlsplit(canonicalise(url))
    host = re.sub(r"^(?:m|mbasic|web|mobile|vi-vn)\.", "www.", parts.netloc)
    query = urlencode([(key, value) for key, value in parse_qsl(parts.query) if key in _KEPT])
    return canonicalise(f"{parts.scheme}://{host}{parts.path}" + (f"?{query}" if query else ""))
