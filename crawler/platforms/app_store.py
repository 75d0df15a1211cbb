"""Listing pages of Google Play and Apple's App Store. An app is a Subject of its own kind, keyed by package or id."""

from __future__ import annotations

import re
from urllib.parse import parse_qs, urlsplit

from crawler.platforms import website
from crawler.platforms.reading.declared import read_declared
from crawler.platforms.reading.page import Page, Parsed
from crawler.product import product_from_node, words_of
from storage.records import Kind

name = "app_store"
APP_TYPES = ("softwareapplication", "mobileapplication", "webapplication", "videogame", "gameapplication")
_APPLE = re.compile(r"/app/(?:[^/]+/)?id(\d+)")


def recognises(url: str, html: str) -> bool:  # noqa: ARG001  # the seam's shape
    """Pages of one app in either store."""
    return key_of(url) is not None


def key_of(url: str) -> str | None:
    """The stable address of an app: no language, no country, no campaign. None for what is no page of an app."""
    parts = urlsplit(url)
    if parts.hostname == "play.google.com" and parts.path.startswith("/store/apps/details"):
        package = (parse_qs(parts.query).get("id") or [""])[0]
        return (
            f"https://play.google.com/store/apps/details?id={package}"
            if re.fullmatch(r"[\w.]{3,200}", package)
            else None
        )
    if parts.hostname in {"apps.apple.com", "itunes.apple.com"}:
        found = _APPLE.search(parts.path)
        return f"https://apps.apple.com/app/id{found[1]}" if found else None
    return None


def parse(page: Page) -> Parsed:
    """One Observation of kind app: name, what the store says of it, its maker, its price. Never raises."""
    parsed = website.parse(page, None, name)
    (seen,) = parsed.observations
    apps = read_declared(page.selector).of_type(*APP_TYPES)
    known = product_from_node(apps[0]) if apps else None
    maker = words_of(apps[0].get("author")) if apps else None
    shown = page.selector.xpath("string(//a[contains(@href, '/store/apps/dev')])").get("").strip()
    paid = known is not None and known.price is not None
    app = seen.model_copy(
        update={
            "kind": Kind.APP,
            "canonical_url": key_of(page.url) or seen.canonical_url,
            "title": (known.name if known and known.name else _without_store(seen.title)),
            "seller": maker or shown or None,
            "price": known.price if known and paid else None,
            "currency": known.currency if known and paid else None,
            "availability": None,
            "sku": None,
        }
    )
    return parsed.model_copy(update={"observations": (app,)})


def _without_store(title: str) -> str:
    return re.sub(r"\s+(?:[-–]|on the)\s+(?:Ứng dụng trên |Apps on )?(?:Google Play|App\s?Store).*$", "", title).strip(
        "\u200e "
    )
