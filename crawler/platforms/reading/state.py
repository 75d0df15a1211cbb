"""Products in the inline data of a page: what its scripts keep for the cart, for analytics or to draw the page from.

Shops without structured data often have all of it there: `dataLayer.push({...})`, `var product = {...}`, an app's state
in a JSON script. An object is the page's product when it is called like the page's heading and names a price. That
holds for any shop system; no key of a single site is known here.
"""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any

from parsel import Selector

from crawler.amounts import Amount, parse_amount, parse_machine_amount
from crawler.product import Product, availability, currency_code, words_of
from storage.records import Availability

MOST_OBJECTS = 50_000
MOST_STARTS = 300  # places of a script where JSON may begin
LONGEST_SCRIPT = 3_000_000
_START = re.compile(r"[=(,:]\s*(?=[{\[]\s*[\"{\[])")
_FLAT = re.compile(r"\{[^{}]{20,1500}\}")
_PAIR = re.compile(r"""['"]?(\w{2,30})['"]?\s*:\s*(?:'([^'\n]*)'|"([^"\n]*)"|(-?\d[\d.]*))""")
# The price to pay now comes before the one that may be crossed out.
_PRICES = (
    "saleprice", "specialprice", "finalprice", "currentprice", "discountedprice", "discountprice", "promoprice",
    "sellingprice", "priceafterdiscount", "price", "unitprice", "minprice", "pricemin", "lowprice", "priceamount",
)  # fmt: skip
_INNER = ("value", "amount", "now", "current", "sale", "raw", "final", "min", "price", "formatted")
_STOCK = ("isavailable", "instock", "isinstock", "available", "availableforsale", "isavailableforsale")
_LONGEST_NAME = 500
_DEEPEST = 5
_MONEY = re.compile(r"pric|cost|amount|offer|gia$")
_NOT_NOW = re.compile(
    r"old|list|compar|original|regular|before|undiscount|msrp|rrp|retail|^net$|tax|ship|deliver|per|saving|history|high|"
    r"max|stop|end$|deposit|instal|tier|bulk|point"
)


def state_product(selector: Selector, heading: str) -> Product | None:
    """The product called `heading` in the page's inline data; None without one, or when two prices contradict.

    Never raises; work is bounded whatever the scripts hold.
    """
    wanted = _letters(heading)
    if len(wanted) < 4:
        return None
    found: list[Product] = []
    for script in selector.xpath("//script[not(@src)]/text()").getall():
        if len(script) > LONGEST_SCRIPT or not _mentions(script, heading):
            continue
        for node in _objects(script):
            product = _product(node, wanted)
            if product is not None:
                found.append(product)
    prices = {product.price for product in found}
    if not found or len(prices) > 1:
        return None
    first = found[0]
    for other in found[1:]:
        first = first.filled_from(other)
    return first


def _mentions(script: str, heading: str) -> bool:
    start = re.split(r"[\"'&<>]", heading[:40])[0]  # these are written in many ways
    start = start if len(start) >= 4 else heading[:40]
    return start in script or json.dumps(start)[1:-1] in script or json.dumps(start.replace("/", "\\/"))[1:-1] in script


def _objects(script: str) -> Iterator[Mapping[str, Any]]:
    """Every object in the JSON values of a script, then the flat ones that are written in JavaScript's own way."""
    values: list[Any] = []
    try:
        values.append(json.loads(script))
    except (ValueError, RecursionError):
        values += _embedded(script)
    waiting, seen = values, 0
    while waiting and seen < MOST_OBJECTS:
        one = waiting.pop()
        seen += 1
        if isinstance(one, dict):
            yield one
            waiting += one.values()
        elif isinstance(one, list):
            waiting += one[:2000]
    for flat in list(_FLAT.finditer(script))[:2000]:
        if not _is_json(flat[0]):
            yield {pair[1]: next((one for one in pair.groups()[1:] if one), "") for pair in _PAIR.finditer(flat[0])}


def _is_json(text: str) -> bool:
    try:
        json.loads(text, strict=False)
    except ValueError:
        return False
    return True


def _embedded(script: str) -> list[Any]:
    decoder = json.JSONDecoder(strict=False)
    values: list[Any] = []
    position = 0
    for _ in range(MOST_STARTS):
        start = _START.search(script, position)
        if start is None:
            break
        try:
            value, position = decoder.raw_decode(script, start.end())
            values.append(value)
        except (ValueError, RecursionError):
            position = start.end()
    return values


def _product(node: Mapping[str, Any], wanted: str) -> Product | None:
    facts = {_letters(str(name)): value for name, value in list(node.items())[:300]}
    names = [said for key, said in facts.items() if key.endswith(("name", "title")) and isinstance(said, str)]
    name = next(
        (said for said in names if 4 <= len(said) <= _LONGEST_NAME and _letters(html.unescape(said)) == wanted), None
    )
    if name is None:
        return None
    currency = currency_code(words_of(facts.get("currency") or facts.get("pricecurrency") or facts.get("currencycode")))
    amount = next((found for key in _PRICES if (found := _amount(facts.get(key), currency)) and found.value > 0), None)
    amount = amount or nested_amount(node, currency)
    if amount is None:
        return None
    # Shopify's and Haravan's own product object counts in hundredths, whatever the currency.
    in_hundredths = "compareatprice" in facts and isinstance(facts.get("price"), int | float)
    return Product(
        name=" ".join(html.unescape(name).split()),
        price=amount.value / 100 if in_hundredths else amount.value,
        currency=amount.currency,
        sku=words_of(facts.get("sku")) or _only_sku(facts.get("variants")) or words_of(facts.get("itemid")),
        availability=availability(words_of(facts.get("availability"))) or _told_stock(facts),
        seller=words_of(facts.get("seller")) or words_of(facts.get("shopname")),
    )


def nested_amount(node: Mapping[str, Any], currency: str | None, depth: int = 0) -> Amount | None:
    """The present price in what a product keeps of its prices: pricing.priceRange.start.gross.amount, prices[0].value.
    Old prices, taxes, net amounts and fees are passed by, at any depth."""
    for key, value in list(node.items())[:100]:
        name = _letters(str(key))
        if _NOT_NOW.search(name) or (not depth and not _MONEY.search(name)):
            continue
        for one in value[:3] if isinstance(value, list) else [value]:
            if not isinstance(one, dict):
                continue
            found = _amount(one, currency) or (nested_amount(one, currency, depth + 1) if depth < _DEEPEST else None)
            if found is not None and found.value > 0:
                return found
    return None


def _only_sku(variants: object) -> str | None:
    """The number of the one variant that a product has."""
    if not isinstance(variants, list) or len(variants) != 1 or not isinstance(variants[0], dict):
        return None
    return words_of(variants[0].get("sku"))


def _told_stock(facts: Mapping[str, Any]) -> Availability | None:
    told = next((facts[key] for key in _STOCK if isinstance(facts.get(key), bool)), None)
    return None if told is None else Availability.IN_STOCK if told else Availability.OUT_OF_STOCK


def _amount(value: object, currency: str | None) -> Amount | None:
    if isinstance(value, dict):
        inner = {_letters(str(name)): said for name, said in value.items()}
        own = currency_code(words_of(inner.get("currency") or inner.get("currencycode"))) or currency
        return next((found for key in _INNER if (found := _plain_amount(inner.get(key), own))), None)
    return _plain_amount(value, currency)


def _plain_amount(value: object, currency: str | None) -> Amount | None:
    if not isinstance(value, str | int | float) or isinstance(value, bool):
        return None
    return parse_machine_amount(value, currency) or parse_amount(str(value)[:80], currency)


def is_on_page(price: Decimal, text: str) -> bool:
    """Whether a visitor can read `price` somewhere in `text`, however its digits are grouped."""
    whole, _, cents = f"{price:f}".partition(".")
    grouped = r"[.,\s'’]?".join(whole)
    ending = rf"[.,\s]{{0,2}}{cents}0*" if cents.strip("0") else r"(?:[.,]0{1,2})?"
    return re.search(rf"(?<![\d.,]){grouped}{ending}(?!\d)(?![.,]\d)", text) is not None


def _letters(text: str) -> str:
    return re.sub(r"[\W_]+", "", text.casefold())
