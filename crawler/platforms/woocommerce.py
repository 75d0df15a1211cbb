"""Shops on WooCommerce. A product with variants keeps them as JSON in its form: the lowest price to pay counts, where
the page itself shows a range or the first variant only."""

from __future__ import annotations

import json
import re
from decimal import Decimal

from crawler.amounts import parse_amount
from crawler.platforms import website
from crawler.platforms.reading.page import Page, Parsed
from crawler.product import Product
from storage.records import Availability

name = "woocommerce"
_SIGNS = re.compile(r"woocommerce-Price-amount|/plugins/woocommerce/|class=\"[^\"]{0,300}\bwoocommerce\b")


def recognises(url: str, html: str) -> bool:  # noqa: ARG001  # the seam's shape
    """Pages with WooCommerce's classes or files."""
    return "woocommerce" in html and bool(_SIGNS.search(html))


def parse(page: Page) -> Parsed:
    """The page as any website, with the lowest variant where there are several. Never raises."""
    return website.parse(page, _variants(page), name)


def _variants(page: Page) -> Product | None:
    kept = page.selector.xpath("//form[contains(@class, 'variations_form')]/@data-product_variations").get()
    try:
        variants = json.loads(kept or "[]")
    except (ValueError, RecursionError):
        return None
    variants = [one for one in variants if isinstance(one, dict)] if isinstance(variants, list) else []
    prices = [one["display_price"] for one in variants if isinstance(one.get("display_price"), int | float)]
    amounts = [amount for price in prices if (amount := Decimal(str(price))).is_finite() and amount > 0]
    if not amounts:
        return None
    sign = page.selector.xpath("string(//*[contains(@class, 'woocommerce-Price-currencySymbol')])").get("").strip()
    named = parse_amount(f"1 {sign}") if 0 < len(sign) <= 5 else None
    in_stock = any(one.get("is_in_stock") for one in variants)
    return Product(
        price=min(amounts),
        currency=named.currency if named else None,
        availability=Availability.IN_STOCK if in_stock else Availability.OUT_OF_STOCK,
    )
