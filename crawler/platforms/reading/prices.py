"""The present price as a visitor sees it, for pages that declare none.

Every short text that is an amount is a candidate; names, neighbours and place say which is the price of the main item.
The weights were tuned on real product pages; what they mean matters more than their size.
"""

from __future__ import annotations

import re
from collections import Counter
from decimal import Decimal
from typing import Any

from parsel import Selector

from crawler.amounts import Amount, parse_amount
from crawler.platforms.reading.amount_spots import LONGEST, find_spots, has_digit, has_fewer
from crawler.platforms.reading.best_price import ENOUGH, FEW_LETTERS, OLD, Candidate, best_of, is_money
from crawler.platforms.reading.cards import in_lone_card, stands_in
from crawler.platforms.reading.visible import (
    is_about_other_items,
    is_footer,
    is_furniture,
    is_unseen,
    short_text,
    tokens,
)

SURE = 9  # from here a price alone makes the page a listing, though nothing on it lets one order
_FEW = 3  # amounts in a description; more are a list of goods
_AT_ONCE = 12  # elements between the heading and its price

_PRICE = re.compile(
    r"pri[cs]e|(?<![a-z])gia(?![a-z])|amount|preis|prijs|prix|preci|prezzo|cena|ceny|hind|pret|fiyat|harga|[¥₫€$]",
    re.IGNORECASE,
)
_NOW = re.compile(
    r"sale|current|final|(?<![a-z])our|now|new|special|promo|deal|actual|offer|buy|sell|khuyen|-ban|moi|main",
    re.IGNORECASE,
)
_OLD = re.compile(
    r"(?<![bcfghmst])old|(?<![a-z])was(?![a-z])|(?<!with-)(?<!has-)list-?price|strike|compar|rrp|msrp|uvp|before|"
    r"original|previous|crossed|through|"
    r"goc(?![a-z])|(?<![a-z])cu(?![a-z])|thi-?truong|retail|(?<![a-z])del(?![a-z])|market-?price",
    re.IGNORECASE,
)
_REGULAR = re.compile(r"regular|normal|full-?price", re.IGNORECASE)
_BESIDE = re.compile(
    r"sav(?:e|ing)|(?<!has-)(?<!with-)discount(?!ed|-?price)|percent|ship|deliver|instal|month|unit-?price|per-?unit|coupon|voucher|price-?tax|(?:no|ex)-?tax|"
    r"reward|point|deposit|tra-?gop|giam|tiet-?kiem|total|mini-?cart|tooltip|swatch|filter|rating|(?<!p)review|(?<!dis)count|qty|"
    r"quantity|warranty|subscri|price-?unit|tier|member|wholesale|loyalty",
    re.IGNORECASE,
)
_ELSEWHERE = re.compile(
    r"carousel|slider|sidebar|mini-?cart|drawer|sponsor|compare|also|bundle|accessor|history", re.IGNORECASE
)
_OLD_WORDS = re.compile(
    r"(?:giá cũ|giá gốc|giá niêm yết|giá thị trường|tiết kiệm|giảm|phí|ship|vận chuyển|was|save|rrp|list price|"
    r"instead of|statt|uvp|delivery|shipping|(?:shipping|delivery|postage|others?|sellers?|offers?|plans?) from|"
    r"(?:giá )?(?:thành viên|hội viên|sỉ|đại lý)(?: vip)?|(?:member|club|vip|wholesale|bulk|trade)s?(?:'s)? price|"
    r"(?:highest|lowest|max(?:imum)?|min(?:imum)?)\.? price(?: is)?|bisheriger preis|ancien prix|precio anterior|"
    r"base price(?: with tax)?|discount|tax amount|(?:including|incl\.|of which) (?:tax|vat|gst)|"
    r"đặt cọc|trả góp|chưa (?:gồm|bao gồm|có) (?:thuế|vat)|"
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
_CARRIED = re.compile(  # fees and prices of many, also by the names of boxes further out
    r"shipping|deliver|courier|postage|freight|van-?chuyen|giao-?hang|tier|wholesale|graduated|staffel|qty-?discount|"
    r"quantity-?discount|member-?price",
    re.IGNORECASE,
)
_EACH = re.compile(
    r"/\s?(?:tk|ks|kos|db|szt|st|stk|stück|pcs?|piece|each|ea|units?|un|cái|chiếc|hộp|chai|bộ)\b", re.IGNORECASE
)
_BIG = re.compile(r"font[^;]*\b(?:1[89]|[2-9]\d)px", re.IGNORECASE)
_MOST_ARE_CARDS = 0.6  # a shelf shows a price in nearly every box; a stack of page parts does not
_NOT_ITEMS = frozenset({"footer", "nav", "aside", "select", "option", "table.cart"})


def shown_price(
    selector: Selector,
    heading: Any,
    currency_hint: str | None,
    cards: frozenset[Any] = frozenset(),
    least: float = ENOUGH,
) -> Candidate | None:
    """The likeliest present price of the item under `heading`; None when nothing on the page looks like one: scores
    `least`, or ENOUGH where it might be another number. What stands in `cards` is the price of what they lead to.
    """
    everywhere = list(find_spots(selector, currency_hint))
    name = None if heading is None else short_text(heading, LONGEST)  # "Lamp 3000K" is no price, nor in a breadcrumb
    spots = [spot for spot in everywhere if not stands_in(spot[0], cards)]
    spots = [spot for spot in spots if name is None or short_text(spot[0], LONGEST) != name]
    title_place = _place_of(selector, heading)
    said = _described(selector, currency_hint)
    crowd = Counter(above for element, _, _ in spots for above in (element, *element.iterancestors()))
    rows: dict[tuple[Any, object], bool] = {}
    lone: dict[Any, bool] = {}
    holders = frozenset() if heading is None else frozenset((heading, *heading.iterancestors()))
    found: list[Candidate] = []
    for element, amount, place in spots:
        follows = title_place is not None and 0 < place - title_place <= _AT_ONCE
        at_once = follows and heading.tag == "h1" and _stands_alone(element)
        score = _score(element, amount, holders) + _nearness(place, title_place) + follows / 2
        in_one, in_row = in_lone_card(element, holders, lone), _in_row_of_cards(element, holders, crowd, rows)
        score -= 6 * in_one + 6 * in_row
        score += 2 if amount.value in said else 0
        found.append(
            Candidate(
                amount, element, place, score, at_once=at_once, in_card=in_one or in_row, seems_old=_seems_old(element)
            )
        )
    best = best_of(found, heading, title_place, {amount.currency for _, amount, _ in everywhere if amount.currency})
    return best if best and best.score >= (least if is_money(best) else ENOUGH) else None


def _stands_alone(element: Any) -> bool:
    """Whether an amount is no part of a sentence, but for a word for price before it: "Giá bán lẻ: 199.000 đ"."""
    letters = re.sub(r"[\d\W_]", "", short_text(element, LONGEST) or "")
    return len(letters) <= FEW_LETTERS or _PRICE_WORDS.search(_words_before(element)) is not None


def _described(selector: Selector, hint: str | None) -> frozenset[Decimal]:
    """The amounts that the page's description for search engines names, where they are few: "... for €70.50"."""
    text = selector.xpath("//meta[translate(@name, 'DESCRIPTON', 'descripton')='description']/@content").get("")
    told = [
        parse_amount(part, hint)
        for part in re.split(r"[;()!?|]|(?<=\D)[.,]|[.,](?=\D)|\s(?:for|from|over|giá)\s", text)[:40]
    ]
    values = frozenset(amount.value for amount in told if amount is not None and amount.currency)
    return values if len(values) <= _FEW else frozenset()


def _score(element: Any, amount: Amount, holders: frozenset[Any]) -> float:
    score = 2.0 if amount.currency else 0.0
    score += 0.5 if element.tag in {"b", "strong"} else 0
    score += 2 if element.get("itemprop") == "price" or _BIG.search(element.get("style") or "") else 0
    above = [element, *element.iterancestors()]
    named = [_named(one) for one in above[:4]]
    inside = [_named(one) for one in element[:3]]
    score += 3 if any(_PRICE.search(name) for name in [*inside, *named[:3]]) else 0
    score += 2 if any(_NOW.search(name) for name in named[:2]) else 0
    score -= OLD if any(_is_old(one) for one in [*above[:3], *(one for one in element[:1] if has_digit(one))]) else 0
    score -= 1 if any(_REGULAR.search(name) for name in named[:2]) else 0
    score -= 4 if any(_BESIDE.search(name) for name in named[:3]) else 0
    score -= 4 if any(_CARRIED.search(_named(one)) for one in above[3:6] if one not in holders) else 0
    before = _words_before(element)
    score += 3 if _PRICE_WORDS.search(before) else 0
    score -= 8 if _OLD_WORDS.search(before) else 0
    score -= place_penalty([one for one in above if one not in holders])
    text = short_text(element, LONGEST) or ""
    stray = re.sub(r"[\d\W_]", "", _EACH.sub("", text))
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


def _seems_old(element: Any) -> bool:
    """Whether nothing but a name calls an amount old: many templates name their only price so."""
    above = [element, *element.iterancestors()][:3]
    struck = any(one.tag in {"del", "s", "strike"} or "line-through" in (one.get("style") or "") for one in above)
    return not struck and any(_OLD.search(_named(one)) for one in above)


def _named(element: Any) -> str:
    return " ".join(str(element.get(name) or "") for name in ("class", "id", "itemprop", "data-testid", "data-test"))


def _is_card(box: Any) -> bool:
    """Whether a box shows goods to click on; rows of a table or choices of a form do not."""
    return bool(box.tag == "a" or (box.tag != "tr" and box.xpath("boolean(.//a[@href] | .//img)")))


def _words_before(element: Any) -> str:
    """The words just before an amount, where they stand with it: "Giá cũ:", "RRP"."""
    text = short_text(element, LONGEST) or ""
    own = re.split(r"\d", text, maxsplit=1)[0].strip(" $£€₫")
    above = element
    for _ in range(2):
        if own or above.getparent() is None:
            break
        above = above.getparent()
        around = short_text(above, 100) if has_fewer(above, 12) else None
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
