"""Shops on Nhanh.vn. Their themes mark a product's name and price with classes of their own; their badge of the
Ministry is a picture that leads nowhere, which `reading.badges` reports as such."""

from __future__ import annotations

import re

from crawler.amounts import parse_amount
from crawler.platforms import website
from crawler.platforms.reading.page import Page, Parsed
from crawler.product import Product, words_of

name = "nhanh"
_SIGNS = re.compile(r"//(?:web\.nvnstatic\.net|pos\.nvncdn\.com)/")


def recognises(url: str, html: str) -> bool:  # noqa: ARG001  # the seam's shape
    """Pages that load their theme from Nhanh.vn."""
    return bool(_SIGNS.search(html))


def parse(page: Page) -> Parsed:
    """The page as any website, its product by the theme's own classes. Never raises."""
    return website.parse(page, _product(page), name)


def _product(page: Page) -> Product | None:
    shown = page.selector.xpath("//*[contains(concat(' ', @class, ' '), ' tp_product_detail_name ')]")
    called = words_of(shown[0].xpath("string(.)").get()) if shown else None
    if called is None:
        return None
    price = page.selector.xpath("string(//*[contains(concat(' ', @class, ' '), ' tp_product_detail_price ')])").get("")
    amount = parse_amount(price[:200], "VND")
    if amount is None or amount.value <= 0:
        return Product(name=called)
    return Product(name=called, price=amount.value, currency=amount.currency or "VND")
