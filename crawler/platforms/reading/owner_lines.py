"""Lines of a page for who reads its owner: cells of a row, and boxes that touch, are lines of their own.

Themes set label and value into two cells, and each fact of a foot into a <span> that a style puts below the one
before: without a blank between the tags their words would run into each other.
"""

from __future__ import annotations

from typing import Any

from parsel import Selector

from crawler.platforms.reading.shop_pages import MOST_LINES
from crawler.platforms.reading.visible import short_text, visible_texts

_CELLS = frozenset({"td", "th"})
_BOXES = frozenset({"span", "strong", "b", "em", "i", "small", "label", "font", "a", "u"})
_LONGEST = 300  # characters of a box that is one fact of an owner


def owner_lines(selector: Selector) -> tuple[str, ...]:
    """The text of a page that a visitor sees, one line a block, a cell or a box that touches the one before."""
    body = next(iter(selector.xpath("//body")), selector).root
    if body is None or isinstance(body, str):
        return ()
    flat = (" ".join(line.split()) for line in "".join(visible_texts(body, breaks=_begins_line)).split("\n"))
    return tuple(line for line in flat if line)[:MOST_LINES]


def _begins_line(element: Any) -> bool:
    if element.tag in _CELLS:
        return True
    before = element.getprevious()
    if element.tag not in _BOXES or before is None or before.tag not in _BOXES or before.tail:
        return False
    said, own = short_text(before, _LONGEST), short_text(element, _LONGEST)
    if not said or not own or said.endswith((":", "：", "(", "/", "-", "–")):
        return False
    return own[0].isupper() or (own[0].isdigit() and not said[-1].isdigit())
