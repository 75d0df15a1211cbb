"""Shops on Sapo (once Bizweb). A script says which template drew the page, which tells a product from a list; where
`BizwebAnalytics.meta` names the product, its price is in main units."""

from __future__ import annotations

import re

from crawler.amounts import parse_machine_amount
from crawler.platforms import website
from crawler.platforms.reading.page import Page, Parsed
from crawler.platforms.reading.script_values import object_after
from crawler.product import Product, words_of

name = "sapo"
_SIGNS = re.compile(r"Bizweb\.store\s*=|bizweb\.dktcdn\.net|window\.BizwebAnalytics|\.mysapo\.net")
_TEMPLATE = re.compile(r"Bizweb\.template\s*=\s*['\"]([\w.\-]+)['\"]")
_META = re.compile(r"BizwebAnalytics\.meta\s*=\s*(?=\{)")


def recognises(url: str, html: str) -> bool:  # noqa: ARG001  # the seam's shape
    """Pages with Sapo's own scripts or addresses."""
    return ("izweb" in html or "mysapo" in html) and bool(_SIGNS.search(html))


def parse(page: Page) -> Parsed:
    """The page as any website; a page of the product template is a listing, also when it shows no price."""
    template = _TEMPLATE.search(page.html)
    is_product = template is not None and template[1].split(".")[0] == "product"
    return website.parse(page, (_told(page.html) or Product()) if is_product else None, name)


def _told(html: str) -> Product | None:
    told = object_after(_META, html).get("product")
    if not isinstance(told, dict):
        return None
    amount = parse_machine_amount(told.get("price"), "VND")
    if amount is None or amount.value <= 0:
        return Product(name=words_of(told.get("name")))
    return Product(name=words_of(told.get("name")), price=amount.value, currency="VND", sku=words_of(told.get("sku")))
