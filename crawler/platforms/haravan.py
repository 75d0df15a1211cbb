"""Shops on Haravan. Their own `meta` object names the product, with prices in hundredths of a đồng (43500000.0 is
435.000 đ), and is often the only structured data they have."""

from __future__ import annotations

import re
from decimal import Decimal

from crawler.platforms import website
from crawler.platforms.reading.page import Page, Parsed
from crawler.platforms.reading.script_values import object_after
from crawler.product import Product, words_of

name = "haravan"
_SIGNS = re.compile(r"Haravan\.shop\s*=|window\.HaravanAnalytics|hrv-beacon-t")
_META = re.compile(r"\bvar\s+meta\s*=\s*(?=\{)")
_HUNDREDTHS = 100


def recognises(url: str, html: str) -> bool:  # noqa: ARG001  # the seam's shape
    """Pages with Haravan's own scripts."""
    return ("Haravan" in html or "hrv-beacon" in html) and bool(_SIGNS.search(html))


def parse(page: Page) -> Parsed:
    """The page as any website, its product as Haravan's `meta` tells it. Never raises."""
    return website.parse(page, _product(page.html), name)


def _product(html: str) -> Product | None:
    told = object_after(_META, html).get("product")
    if not isinstance(told, dict):
        return None
    variants = [one for one in told.get("variants") or () if isinstance(one, dict)]
    prices = [one.get("price") for one in (*variants, told)]
    amounts = [Decimal(str(price)) / _HUNDREDTHS for price in prices if isinstance(price, int | float) and price > 0]
    price = min((amount for amount in amounts if amount.is_finite()), default=None)
    return Product(
        name=words_of(told.get("title")),
        price=price.to_integral_value() if price is not None and price == price.to_integral_value() else price,
        currency="VND" if price is not None else None,
        sku=next((sku for one in variants if (sku := words_of(one.get("sku")))), None),
    )
