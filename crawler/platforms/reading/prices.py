"""The present price as a visitor sees it, for pages that declare none.

Every short text that is an amount is a candidate; names, neighbours and place say which is the price of the main item.
The weights were tuned on real product pages; what they mean matters more than their size.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Any

from parsel import Selector

from crawler.amounts import Amount, parse_amount
from crawler.platforms.reading.cards import in_lone_card, stands_in
from crawler.platforms.reading.visible import (
    is_about_other_items,
    is_footer,
    is_furniture,
    is_unseen,
    short_text,
    tokens,
)

ENOUGH = 6  # a score below this is no price: a delivery fee, a number in a description
SURE = 9  # from here a price alone makes the page a listing, though nothing on it lets one order
MOST_CANDIDATES = 3000
_AT_ONCE = 12  # elements between the heading and its price
_LONGEST = 60

_PRICE = re.compile(
    r"pri[cs]e|(?<![a-z])gia(?![a-z])|amount|preis|prijs|prix|preci|prezzo|cena|ceny|hind|pret|fiyat|harga|[¥₫€$]",
    re.IGNORECASE,
)
_NOW = re.compile(
    r"sale|current|final|our|now|new|special|promo|deal|actual|offer|buy|sell|khuyen|-ban|moi|main",
    re.IGNORECASE,
)
_OLD = re.compile(
    r"(?<![bcfghmst])old|(?<![a-z])was(?![a-z])|list-?price|strike|compar|rrp|msrp|uvp|before|original|previous|crossed|through|"
    r"goc(?![a-z])|(?<![a-z])cu(?![a-z])|thi-?truong|retail|(?<![a-z])del(?![a-z])|market-?price",
    re.IGNORECASE,
)
_REGULAR = re.compile(r"regular|normal|full-?price", re.IGNORECASE)
_BESIDE = re.compile(
    r"sav(?:e|ing)|discount(?!ed|-?price)|percent|ship|deliver|instal|month|unit-?price|per-?unit|coupon|voucher|price-?tax|(?:no|ex)-?tax|"
    r"reward|point|deposit|tra-?gop|giam|tiet-?kiem|total|mini-?cart|tooltip|swatch|filter|rating|review|count|qty|"
    r"quantity|warranty|subscri",
    re.IGNORECASE,
)
_ELSEWHERE = re.compile(
    r"carousel|slider|sidebar|mini-?cart|drawer|sponsor|compare|also|bundle|accessor|history", re.IGNORECASE
)
_OLD_WORDS = re.compile(
    r"(?:giá cũ|giá gốc|giá niêm yết|giá thị trường|tiết kiệm|giảm|phí|ship|vận chuyển|was|save|rrp|list price|"
    r"instead of|statt|uvp|delivery|shipping|from|đặt cọc|trả góp|chưa (?:gồm|bao gồm|có) (?:thuế|vat)|"
    r"(?:ex|excl)\.? ?(?:vat|tax|gst)|(?:bez|brez) (?:dph|ddv|vat|pdv)|hors taxes?|netto|doprava|versand|livraison)"
    r"\W*$",
    re.IGNORECASE,
)
_PRICE_WORDS = re.compile(
    r"(?:[網特售活低惠銷].?價|[网特售活低惠销].?价|가격|판매가)[^.]{0,8}$|"
    r"(?:^|\W)(?:giá(?: bán| khuyến mãi| ưu đãi| chỉ)?|(?:our |sale )?price|preis|prix|precio|prezzo|cena|цена|"
    r"ราคา|harga|fiyatı?|hinta|pris|cijena|pret|preț|ár|τιμή|"
    r"preço|prijs|kaina|hind)[^.]{0,8}$",
    re.IGNORECASE,
)
_BIG = re.compile(r"font[^;]*\b(?:1[89]|[2-9]\d)px", re.IGNORECASE)
_MOST_ARE_CARDS = 0.6  # a shelf shows a price in nearly every box; a stack of page parts does not
_NO_TEXT = frozenset({"meta", "script", "style", "title", "option", "input", "textarea"})
_NOT_ITEMS = frozenset({"footer", "nav", "aside", "select", "option", "table.cart"})


@dataclass(frozen=True)
class Candidate:
    """One amount on the page: where it stands (count of elements before it) and how like the item's price it is."""

    amount: Amount
    element: Any
    place: int
    score: float
    at_once: bool  # it follows the page's <h1> at once


def shown_price(
    selector: Selector, heading: Any, currency_hint: str | None, cards: frozenset[Any] = frozenset()
) -> Candidate | None:
    """The likeliest present price of the item under `heading`; None when nothing on the page looks like one.

    What stands in `cards` is the price of what they lead to.
    """
    spots = [spot for spot in _spots(selector, currency_hint) if not stands_in(spot[0], cards)]
    title_place = _place_of(selector, heading)
    crowd = Counter(above for element, _, _ in spots for above in (element, *element.iterancestors()))
    rows: dict[tuple[Any, object], bool] = {}
    lone: dict[Any, bool] = {}
    holders = frozenset() if heading is None else frozenset((heading, *heading.iterancestors()))
    best: Candidate | None = None
    for element, amount, place in spots:
        follows = title_place is not None and 0 < place - title_place <= _AT_ONCE
        at_once = follows and heading.tag == "h1"
        score = _score(element, amount, holders) + _nearness(place, title_place) + follows / 2
        score -= 6 if in_lone_card(element, holders, lone) else 0
        score -= 6 if _in_row_of_cards(element, holders, crowd, rows) else 0
        if best is None or score > best.score:
            best = Candidate(amount, element, place, score, at_once=at_once)
    return best if best and best.score >= ENOUGH else None


def _spots(selector: Selector, hint: str | None) -> Iterator[tuple[Any, Amount, int]]:
    """Elements whose whole text is an amount, each once, at the smallest element that also holds its currency."""
    seen: set[Any] = set()
    found = 0
    for place, element in enumerate(selector.root.iter()):
        if not isinstance(element.tag, str) or not _has_digit(element):
            continue
        if element.tag in _NO_TEXT and element.get("itemprop") not in {"price", "lowPrice"}:
            continue
        if element.tag == "sup" and re.fullmatch(r"\d\d", (element.text or "").strip()):
            continue  # the cents of the amount around it
        whole, text = _grown(element)
        if whole in seen or not text:
            continue
        amount = parse_amount(text, hint)
        if amount is not None and amount.currency in {None, hint}:
            amount = parse_amount(f"{text} {_next_word(whole)}", hint) or amount
        if amount is None or amount.value <= 0:
            continue
        seen.add(whole)
        yield whole, amount, place
        found += 1
        if found >= MOST_CANDIDATES:
            return


def _has_digit(element: Any) -> bool:
    if element.get("itemprop") in {"price", "lowPrice"} and element.get("content"):
        return True
    texts = [element.text, *(child.tail for child in element)] if _has_fewer(element, 20) else [element.text]
    return any(text and len(text) <= _LONGEST * 2 and any(map(str.isdigit, text)) for text in texts)


def _has_fewer(element: Any, children: int) -> bool:
    """Whether an element has fewer children; lxml's len() counts them all, which costs on a page of thousands."""
    return next(islice(element, children - 1, None), None) is None


def _grown(element: Any) -> tuple[Any, str | None]:
    """The element and its text, grown to parents while they add no further number: 199.000 | ₫."""
    if element.get("itemprop") in {"price", "lowPrice"} and element.get("content"):
        return element, element.get("content")
    text = _amount_text(element)
    if text is None:
        return element, None
    digits = re.sub(r"\D", "", text)
    for _ in range(3):
        named = parse_amount(text)
        if named is not None and named.currency and not (len(digits) < 4 and element.getnext() is not None):
            break  # the currency is there, and no cents can follow
        parent = element.getparent()
        grown = _amount_text(parent) if parent is not None and _has_fewer(parent, 8) else None
        if parent is None or parent.tag in {"body", "html"}:
            break
        if grown is None or (re.sub(r"\D", "", grown) != digits and not _completes(text, grown)):
            break
        element, text, digits = parent, grown, re.sub(r"\D", "", grown)
    return element, text


def _next_word(element: Any) -> str:
    """What follows at once: a currency sign is often an element of its own."""
    after = (element.tail or "").strip()
    following = element.getnext()
    if not after and following is not None and isinstance(following.tag, str):
        after = short_text(following, 8) or ""
    return after[:6] if not any(map(str.isdigit, after[:6])) else ""


def _completes(text: str, grown: str) -> bool:
    """Whether `grown` only adds the cents: 15 | .99."""
    return bool(re.fullmatch(rf"\D{{0,5}}{re.escape(text)}\s?[.,]?\s?\d\d\D{{0,5}}", grown)) and not re.search(
        r"[.,]\d\d\b", text
    )


def _amount_text(element: Any) -> str | None:
    text = short_text(element, _LONGEST)
    if not text:
        return None
    for raised in element.iterchildren(
        "sup"
    ):  # cents are often set smaller and higher, without a sign: 173 <sup>34</sup>
        cents = (raised.text or "").strip()
        if re.fullmatch(r"\d\d", cents) and re.search(rf"\d\s?{cents}(?!\d)", text) and not re.search(r",\d\d\b", text):
            text = re.sub(rf"(\d)\s?{cents}(?!\d)", rf"\1.{cents}", text, count=1)
            break
    return re.sub(r"(\d) ?([.,]) ?(\d\d)(?!\d)", r"\1\2\3", text)


def _score(element: Any, amount: Amount, holders: frozenset[Any]) -> float:
    score = 2.0 if amount.currency else 0.0
    score += 0.5 if element.tag in {"b", "strong"} else 0
    score += 2 if element.get("itemprop") == "price" or _BIG.search(element.get("style") or "") else 0
    above = [element, *element.iterancestors()]
    named = [_named(one) for one in above[:4]]
    inside = [_named(one) for one in element[:3]]
    score += 3 if any(_PRICE.search(name) for name in [*inside, *named[:3]]) else 0
    score += 2 if any(_NOW.search(name) for name in named[:2]) else 0
    score -= 8 if any(_is_old(one) for one in [*above[:3], *(one for one in element[:1] if _has_digit(one))]) else 0
    score -= 1 if any(_REGULAR.search(name) for name in named[:2]) else 0
    score -= 4 if any(_BESIDE.search(name) for name in named[:3]) else 0
    before = _words_before(element)
    score += 3 if _PRICE_WORDS.search(before) else 0
    score -= 8 if _OLD_WORDS.search(before) else 0
    score -= place_penalty([one for one in above if one not in holders])
    text = short_text(element, _LONGEST) or ""
    stray = re.sub(r"[\d\W_]", "", text)
    score -= min(len(stray) / 8, 3)
    return score


def place_penalty(above: list[Any]) -> float:
    """How much the places around an element (itself first) speak against its being about the main item; 0 is not."""
    penalty = 0.0
    for depth, one in enumerate(above):
        if is_unseen(one):
            penalty += 4
        if one.tag in _NOT_ITEMS or is_furniture(one) or is_footer(one):
            penalty += 5
        if is_about_other_items(one):
            penalty += 8
        if any(_ELSEWHERE.search(token) and not _PRICE.search(token) for token in tokens(one)) and one.tag not in {
            "body",
            "html",
        }:
            penalty += 3
        if one.tag == "a" and depth < 6 and not (one.get("href") or "#").startswith(("#", "javascript")):
            penalty += 3
    return min(penalty, 12)


def _is_old(element: Any) -> bool:
    if element.tag in {"del", "s", "strike"} or "line-through" in (element.get("style") or ""):
        return True
    return bool(_OLD.search(_named(element)))


def _named(element: Any) -> str:
    return " ".join(str(element.get(name) or "") for name in ("class", "id", "itemprop", "data-testid", "data-test"))


def _is_card(box: Any) -> bool:
    """Whether a box shows goods to click on; rows of a table or choices of a form do not."""
    return bool(box.tag == "a" or (box.tag != "tr" and box.xpath("boolean(.//a[@href] | .//img)")))


def _words_before(element: Any) -> str:
    """The words just before an amount, where they stand with it: "Giá cũ:", "RRP"."""
    text = short_text(element, _LONGEST) or ""
    own = re.split(r"\d", text, maxsplit=1)[0].strip(" $£€₫")
    above = element
    for _ in range(2):
        if own or above.getparent() is None:
            break
        above = above.getparent()
        around = short_text(above, 100) if _has_fewer(above, 12) else None
        own = (around or "").split(text, 1)[0].strip()[-40:] if text else ""
    return own


def _nearness(place: int, title_place: int | None) -> float:
    """How near an amount follows the heading. Prices stand under names; some shops put them beside, a little before."""
    if title_place is None:
        return 2 - min(place / 1000, 2)
    distance = place - title_place
    if distance < 0:
        if distance > -_AT_ONCE:
            return 3
        return 1 if distance > -60 else -1 - min(-distance / 500, 2)
    return 4 - min(distance / 200, 4)


def _place_of(selector: Selector, heading: Any) -> int | None:
    if heading is None:
        return None
    return next((place for place, element in enumerate(selector.root.iter()) if element is heading), None)


def _in_row_of_cards(
    element: Any, holders: frozenset[Any], crowd: Counter[Any], rows: dict[tuple[Any, object], bool]
) -> bool:
    """Whether the amount stands in one of several alike boxes, each with an amount, that do not hold the heading.

    `rows` remembers the answer for each kind of box of a parent: a page of thousands of prices stays linear.
    """
    for one in [element, *element.iterancestors()]:
        parent = one.getparent()
        if parent is None or one in holders:
            return False
        if crowd[parent] < 3:
            continue
        kind = (one.tag, tuple((one.get("class") or "").split()[:1]))
        if (parent, kind) not in rows:
            alike = [other for other in parent if (other.tag, tuple((other.get("class") or "").split()[:1])) == kind]
            cards = sum(1 for other in alike if crowd[other] and _is_card(other))
            rows[parent, kind] = cards >= max(3, len(alike) * _MOST_ARE_CARDS)
        if rows[parent, kind]:
            return True
    return False
