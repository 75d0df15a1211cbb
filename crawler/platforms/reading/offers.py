"""What makes a page without structured data an offer: a way to the seller, and "ask us" where a price would be."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from parsel import Selector

from crawler.document_tree import CONTROLS
from crawler.platforms.reading.cards import in_lone_card, stands_in
from crawler.platforms.reading.prices import place_penalty
from crawler.platforms.reading.visible import is_footer, is_furniture, is_unseen, short_text, short_texts

_NEAR = 80  # elements after the heading: further down it is said of something else
_LABEL = 40
_CONTACT = re.compile(
    r"(?:nhắn|chat|gọi|liên hệ|hỏi|inbox|trao đổi)(?: tin| điện)?(?: (?:cho|với|cùng|ngay))* (?:người (?:bán|đăng)|"
    r"chủ (?:tin|hàng|shop)|shop)|(?:hiện|xem|bấm|nhấn)[^.]{0,15} số\b|(?:message|contact|chat with|call|email)"
    r"(?: the)? (?:seller|owner|shop)|trả giá|mặc cả|make (?:an )?offer",
    re.IGNORECASE,
)
_ASKS = re.compile(
    r"^(?:giá(?: bán)?\s*:?\s*)?(?:liên hệ|vui lòng gọi|gọi để biết giá|call for pric(?:e|ing)|"
    r"price (?:on|upon) (?:request|application)|(?:preis )?auf anfrage|(?:prix )?sur demande|a consultar)\W*$",
    re.IGNORECASE,
)
_ASKS_PRICE = re.compile(
    r"^(?:giá(?: bán)?\s*[:：]\s*(?:vui lòng )?(?:liên hệ|inbox|ib)|(?:vui lòng )?(?:liên hệ|gọi|nhắn(?: tin)?|"
    r"inbox|ib|check ib|hỏi)(?: (?:để|shop|em|ngay))* (?:(?:báo|biết|nhận|hỏi|có) )?giá|"
    r"giá(?: bán)?\s*[:：]?\s*(?:thỏa thuận|thoả thuận|thương lượng)|"
    r"call for pric(?:e|ing)|price (?:on|upon) (?:request|application))\W*$",
    re.IGNORECASE,
)
_CONDITION = re.compile(r"^tình trạng(?: hàng| sản phẩm)?\s*(?:[:：].*)?$", re.IGNORECASE)


def reaches_seller(selector: Selector, cards: frozenset[Any]) -> bool:
    """Whether a button or link of the page is there to reach the seller of one thing, as classified sites have it."""
    for control in CONTROLS(selector.root):
        label = short_text(control, _LABEL) if len(control) < 30 else None
        if label and _CONTACT.match(label) and not _is_aside(control, cards):
            return True
    return False


def tells_condition(selector: Selector, cards: frozenset[Any]) -> bool:
    """Whether the page has a line or a row "Tình trạng" (new, used): it describes one thing for sale."""
    found = (element for element, text in short_texts(selector, 60) if _CONDITION.match(text))
    return any(not _is_aside(element, cards) for element in found)


def asks_to_call(selector: Selector, heading: Any, cards: frozenset[Any], *, offered: bool) -> bool:
    """Whether "Liên hệ" or "Inbox giá" stands where a price would: the item is for sale, its price is not shown.

    `offered`: the page lets one order or names its seller, so that the words need no box that is named after a price.
    """
    boxes = selector.xpath("//body//*[contains(@class, 'pri') or contains(@class, 'gia') or @itemprop='price']")
    holders = frozenset() if heading is None else frozenset((heading, *heading.iterancestors()))
    lone: dict[Any, bool] = {}
    for found in boxes[:300]:
        text = short_text(found.root, _LABEL)
        if (
            text
            and (_ASKS.match(text) or _ASKS_PRICE.match(text))
            and _is_own(found.root, cards)
            and not in_lone_card(found.root, holders, lone)
        ):
            return True
    if not offered or heading is None:
        return False
    for element in _after(selector, heading):
        text = short_text(element, _LABEL) if len(element) < 5 else None
        if not text or not (_ASKS_PRICE.match(text) or (element.tag not in _HEADS and _ASKS.match(text))):
            continue
        if not any(one.tag in {"a", "button"} for one in (element, *element.iterancestors())):
            return _is_own(element, cards)
    return False


_HEADS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6", "label", "legend"})


def _after(selector: Selector, heading: Any) -> Iterator[Any]:
    """The elements that follow the heading, as far as they can be about it."""
    left = 0
    for element in selector.root.iter():
        if element is heading:
            left = _NEAR
        elif left and isinstance(element.tag, str):
            yield element
            left -= 1
            if not left:
                return


def _is_own(element: Any, cards: frozenset[Any]) -> bool:
    return place_penalty([element, *element.iterancestors()]) == 0 and not stands_in(element, cards)


def _is_aside(element: Any, cards: frozenset[Any]) -> bool:
    around = (element, *element.iterancestors())
    return any(one in cards or is_unseen(one) or is_furniture(one) or is_footer(one) for one in around)
