"""Who sells, as the page says it beside its item: "Người bán: …", "Bên quảng cáo: …", "Đăng bởi …"."""

from __future__ import annotations

import re
from typing import Any

from parsel import Selector

from crawler.platforms.reading.cards import stands_in
from crawler.platforms.reading.visible import (
    is_about_other_items,
    is_footer,
    is_furniture,
    is_unseen,
    short_text,
    short_texts,
)

LONGEST = 100  # characters of a name
_BEFORE, _AFTER = 60, 200  # elements from the heading: what stands further off is not about the item
_LABEL = re.compile(
    r"^(?:(?:tên )?(?:người (?:bán|đăng|đăng tin|quảng cáo)|chủ (?:shop|tin)|shop|gian hàng|cửa hàng|nhà bán(?: hàng)?|"
    r"(?:bên|đơn vị|nhà) quảng cáo|nhà cung cấp|đơn vị bán|seller|sold by|vendor|advertiser)(?P<colon>\s*[:：])?|"
    r"(?P<by>(?:tin )?(?:được )?(?:đăng|bán|cung cấp|quảng cáo) bởi|posted by|sold by)\s*[:：]?)\s*(?P<rest>.*)$",
    re.IGNORECASE,
)
_ENDS = re.compile(r"\s+[·•|‧–—]\s*|\s*[·•|‧]\s+|\s{2,}|\s\(")
_NO_NAME = re.compile(r"^(?:xem|liên hệ|chat|nhắn|gọi|đang cập nhật|khác|n/?a|theo dõi)\b", re.IGNORECASE)
_CELLS = frozenset({"th", "dt", "td"})


def labelled_seller(selector: Selector, heading: Any, cards: frozenset[Any]) -> str | None:
    """The name after the first such label near the heading; None without one, and for a page without a heading."""
    near = _neighbourhood(selector, heading)
    for element, text in short_texts(selector, LONGEST + 40):
        if element not in near:
            continue
        label = _LABEL.match(text)
        if not label or not _is_whole_label(label, element):
            continue
        name = _name(label["rest"] or _following(element))
        if name and not _is_aside(element, cards):
            return name
    return None


def _is_whole_label(label: re.Match[str], element: Any) -> bool:
    """ "Shop: X" and "Đăng bởi X" say a name; "Shop uy tín" does not, unless the label has a cell of its own."""
    return bool(label["colon"] or label["by"] or (not label["rest"] and element.tag in _CELLS))


def _neighbourhood(selector: Selector, heading: Any) -> frozenset[Any]:
    if heading is None:
        return frozenset()
    elements = list(selector.root.iter())
    place = next((number for number, one in enumerate(elements) if one is heading), 0)
    return frozenset(elements[max(0, place - _BEFORE) : place + _AFTER])


def _following(element: Any) -> str:
    """The text after a label that ends its piece: in the first child, after the label, or in the next element."""
    if len(element):
        return short_text(element[0], LONGEST) or "" if isinstance(element[0].tag, str) else ""
    for one in (element, element.getparent()):
        if one is None:
            return ""
        if one.tail and one.tail.strip():
            return " ".join(one.tail.split())[: LONGEST * 2]
        following = one.getnext()
        if following is not None:
            return (short_text(following, LONGEST) or "") if isinstance(following.tag, str) else ""
    return ""


def _name(text: str) -> str | None:
    name = _ENDS.split(text.strip(" :："), maxsplit=1)[0].strip(" ,;")
    fits = 2 <= len(name) <= LONGEST and any(map(str.isalpha, name))
    return name if fits and not _NO_NAME.match(name) else None


def _is_aside(element: Any, cards: frozenset[Any]) -> bool:
    around = (element, *element.iterancestors())
    return stands_in(element, cards) or any(
        is_unseen(one) or is_furniture(one) or is_footer(one) or is_about_other_items(one) for one in around
    )
