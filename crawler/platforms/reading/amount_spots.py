"""Where amounts stand on a page: elements whose whole text is one, each once, at the smallest element that holds it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from typing import Any

from parsel import Selector

from crawler.amounts import Amount, parse_amount
from crawler.platforms.reading.visible import short_text

LONGEST = 60  # characters; a longer text is a sentence that names an amount
MOST_CANDIDATES = 3000
_FEWEST_DONG = 1000
_NO_TEXT = frozenset({"meta", "script", "style", "title", "option", "input", "textarea"})


def find_spots(selector: Selector, hint: str | None) -> Iterator[tuple[Any, Amount, int]]:
    """Elements whose whole text is an amount, each once, at the smallest element that also holds its currency; with the
    count of elements before each."""
    seen: set[Any] = set()
    found = 0
    for place, element in enumerate(selector.root.iter()):
        if not isinstance(element.tag, str) or not has_digit(element):
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
        if amount is None or amount.value <= 0 or (amount.value < _FEWEST_DONG and _is_bare(text, hint)):
            continue
        seen.add(whole)
        yield whole, amount, place
        found += 1
        if found >= MOST_CANDIDATES:
            return


def _is_bare(text: str, hint: str | None) -> bool:
    """Whether a number names no currency where nobody pays hundreds of the usual currency: page 1 of a list."""
    named = parse_amount(text) if hint == "VND" else None
    return hint == "VND" and (named is None or named.currency is None)


def has_digit(element: Any) -> bool:
    """Whether a short text of an element itself has a digit, or its content attribute is a price."""
    if element.get("itemprop") in {"price", "lowPrice"} and element.get("content"):
        return True
    texts = [element.text, *(child.tail for child in element)] if has_fewer(element, 20) else [element.text]
    return any(text and len(text) <= LONGEST * 2 and any(map(str.isdigit, text)) for text in texts)


def has_fewer(element: Any, children: int) -> bool:
    """Whether an element has fewer children; lxml's len() counts them all, which costs on a page of thousands."""
    return next(islice(element, children - 1, None), None) is None


def _grown(element: Any) -> tuple[Any, str | None]:
    """The element and its text, grown to parents while they add no further number: 199.000 | ₫."""
    if element.get("itemprop") in {"price", "lowPrice"} and element.get("content"):
        return element, element.get("content")
    text = _before_struck(element) or _amount_text(element) or _after_struck(element)
    if text is None:
        return element, None
    digits = re.sub(r"\D", "", text)
    for _ in range(3):
        named = parse_amount(text)
        if named is not None and named.currency and not (len(digits) < 4 and element.getnext() is not None):
            break  # the currency is there, and no cents can follow
        parent = element.getparent()
        grown = _amount_text(parent) if parent is not None and has_fewer(parent, 8) else None
        if parent is None or parent.tag in {"body", "html"}:
            break
        if grown is None or (re.sub(r"\D", "", grown) != digits and not _completes(text, grown)):
            break
        element, text, digits = parent, grown, re.sub(r"\D", "", grown)
    return element, text


def _before_struck(element: Any) -> str | None:
    """The amount that an element says itself, before children with more: 21,00 € <s>26,25 €</s>."""
    own = " ".join((element.text or "").split())
    if not own or len(own) > LONGEST or len(element) == 0:
        return None
    named = parse_amount(own)
    inside = parse_amount(" ".join(short_text(child, LONGEST * 2) or "" for child in element[:3]))
    struck = inside is not None and inside.currency is not None
    return own if named is not None and named.currency and struck else None


def _after_struck(element: Any) -> str | None:
    """The amount in a line of its own in a box that says more: <span>98,75 €</span><br>Now 79,00 €<br>4 € a litre."""
    for child in element[:10]:
        line = " ".join((child.tail or "").split())
        if 0 < len(line) <= LONGEST and any(map(str.isdigit, line)):
            named = parse_amount(line)
            if named is not None and named.currency:
                return line
    return None


def _next_word(element: Any) -> str:
    """What follows at once: a currency sign is often an element of its own."""
    after = (element.tail or "").strip()
    following = element.getnext()
    if not after and following is not None and isinstance(following.tag, str):
        after = short_text(following, 8) or ""
    return after[:6] if not any(map(str.isdigit, after[:6])) else ""


def _completes(text: str, grown: str) -> bool:
    """Whether `grown` only adds the cents: 15 | .99."""
    before, _, after = grown.partition(text)
    fits = re.fullmatch(r"\D{0,5}", before) and re.fullmatch(r"\s?[.,]?\s?\d\d\D{0,5}", after)
    return bool(fits) and not re.search(r"[.,]\d\d\b", text)


def _amount_text(element: Any) -> str | None:
    text = short_text(element, LONGEST)
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
