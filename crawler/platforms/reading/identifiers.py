"""The shop's own number of a product, for pages that declare none."""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import unquote, urlsplit

from parsel import Selector

from crawler.platforms.reading.visible import short_text, short_texts, tokens

_LABEL = re.compile(
    r"^(?:sku|mã (?:sp|sản phẩm|hàng)|mã|asin|(?:item|product|catalogue|article) ?(?:no|number|code|id|#)\.?|"
    r"(?:art(?:ikel)?|produkt)\.?[- ]?(?:nr|nummer)\.?|r[eé]f(?:[eé]rence|erencia)?\b\.?|código|"
    r"codice(?: articolo)?|kód|koda|šifra|商品コード|код(?: товара)?|артикул|tootekood|"
    r"商品編號|商品貨號|מק\"?ט)\s*[:：#.\-–]*\s*",
    re.IGNORECASE,
)
_WEAK_LABEL = re.compile(r"^(?:upc|ean|model|code|part ?(?:no|number)\.?)\s*[:：#.]*\s*", re.IGNORECASE)  # the maker's
_LONGEST = 60
_LONGEST_CODE = 20
_WHOLE = 5  # characters: a word with a digit and as long as this is a code by itself
_CAPITALS = re.compile(r"[A-Z]{2,10}(?:-[A-Z]{1,10})+")
_CODE = re.compile(r"[\w][\w./\-]{2,39}")
_SPACED_CODE = re.compile(r"[\w./\-]{1,20}(?: [\w./\-]{1,20}){1,2}")
_EXACT_NAMES = ("sku", "asin")
_HIDDEN_NAMES = (
    *_EXACT_NAMES,
    *["product_id", "productid", "product-id", "id_product", "item_id", "itemid", "pid", "prd_id"],
)
_DATA_NAMES = [
    "data-sku",
    "data-product-sku",
    "data-product-id",
    "data-productid",
    "data-asin",
    "data-item-id",
    "data-product_id",
]


def names_one_product(selector: Selector) -> bool:
    """Whether the hidden fields of the page name exactly one product; a page of cards names many."""
    fields = selector.xpath("//input[@type='hidden'][@name][@value]")
    values = {field.root.get("value").strip() for field in fields if field.root.get("name").lower() in _HIDDEN_NAMES}
    return len(values) == 1 and bool(_CODE.fullmatch(next(iter(values))))


def own_sku(selector: Selector) -> str | None:
    """The number that the page itself calls its own: in a field named so, or after a label (SKU:, Mã sản phẩm:).

    It comes before declared numbers: those are often of one variant, while this is what a buyer would quote.
    """
    return _in_form(selector, _EXACT_NAMES) or _labelled(selector)


def likely_sku(selector: Selector, url: str) -> str | None:
    """A number that only inline data, a form or the address gives away."""
    return (
        _in_script(selector)
        or _in_form(selector, _HIDDEN_NAMES)
        or _in_address(selector, url)
        or _after_label(selector, _WEAK_LABEL)
    )


def _labelled(selector: Selector) -> str | None:
    marked = selector.xpath(
        "//*[@itemprop[.='sku' or .='productID']] | "
        "//*[@class[contains(., 'sku') or contains(., 'product-code') or contains(., 'product-reference')]"
        " or @id[contains(., 'sku')]][self::span or self::div or self::p or self::b]"
    )
    for element in marked[:5]:
        value = element.root.get("content") or element.xpath("normalize-space(.)").get("")
        told = _LABEL.sub("", value).strip()
        code = _spaced(told) or _CODE.search(told)
        if code and (_is_code(code[0]) or (_CAPITALS.fullmatch(code[0]) and "sku" in tokens(element.root))):
            return code[0]
    return _after_label(selector, _LABEL)


def _after_label(selector: Selector, label_pattern: re.Pattern[str]) -> str | None:
    for element, text in short_texts(selector, _LONGEST):
        label = label_pattern.match(text)
        if not label or (not any(sign in text for sign in ":：#-") and len(label[0]) != len(text)):
            continue
        rest = (text[label.end() :] or _next_text(element)).split("|")[0].strip()
        code = _CODE.fullmatch(rest) or _spaced(rest)
        if code and _is_code(code[0]):
            return code[0]
    return None


def _spaced(text: str) -> re.Match[str] | None:
    """A code in several words, of which none alone is one: KET 900 C."""
    if len(text) > _LONGEST_CODE or any(len(word) >= _WHOLE and _is_code(word) for word in text.split()):
        return None
    return _SPACED_CODE.fullmatch(text)


def _is_code(text: str) -> bool:
    """A code has a digit and is no amount."""
    return any(map(str.isdigit, text)) and not re.fullmatch(r"\d+[.,]\d\d", text)


def _next_text(element: Any) -> str:
    """The text that follows a label: inside its element, after it, or in the next cell."""
    for one in (element, *element.iterancestors()):
        if one is element and len(one):
            return short_text(one[0], _LONGEST) or ""
        if one.tail and one.tail.strip():
            return " ".join(one.tail.split())
        if one.getnext() is not None:
            return (short_text(one.getnext(), _LONGEST) or "") if isinstance(one.getnext().tag, str) else ""
    return ""


def _in_script(selector: Selector) -> str | None:
    """The one sku that inline data of the page (for analytics, for the cart) agrees on."""
    found: set[str] = set()
    for script in selector.xpath("//script[not(@src)][contains(., 'sku')]/text()").getall():
        found.update(re.findall(r'"sku"\s*:\s*"([^"\\]{2,40})"', script))
    return found.pop() if len(found) == 1 else None


def _in_form(selector: Selector, names: tuple[str, ...]) -> str | None:
    fields = selector.xpath("//input[@type='hidden'][@name][@value]")
    values = {str(one.root.get("name")).lower(): str(one.root.get("value")).strip() for one in reversed(fields)}
    for name in names:
        if _CODE.fullmatch(values.get(name, "")):
            return values[name]
    return None


def _in_address(selector: Selector, url: str) -> str | None:
    """The last number of five digits or more in the path; else the number that a data attribute of the page gives."""
    try:
        path = unquote(urlsplit(url).path)
    except ValueError:
        return None
    for code in reversed(re.findall(r"(?<![A-Za-z\d])[A-Z]{0,4}\d{5,}(?![A-Za-z\d])", path)):
        return str(code)
    for name in _DATA_NAMES:
        value = selector.xpath(f"//*[@{name}]/@{name}").get("")
        if _CODE.fullmatch(value):
            return value
    return None
