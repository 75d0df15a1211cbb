"""What the pages of a shop say beyond what every page of it says: a stub says nothing."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Any

from parsel import Selector

from crawler.platforms.reading.shop_links import labels, plain, topics_of
from crawler.platforms.reading.visible import is_footer, is_unseen, visible_texts
from storage.records import PolicyTopic

FEWEST = 4  # words of a line that says something; fewer are labels, buttons, crumbs
MOST_LINES = 20_000
_LONGEST_HEADING = 120  # characters
FEWEST_ASKED = 3  # fields of a form that takes an order; a search or a newsletter has one
_STUB = re.compile(
    r"\b(?:dang (?:duoc )?cap nhat|noi dung (?:dang|se)|sap ra mat|coming soon|under construction"
    r"|lorem ipsum|dang xay dung"
    r"|chua co noi dung|se (?:duoc )?cap nhat|khong tim thay (?:trang|noi dung|ket qua)"
    r"|trang (?:nay )?khong ton tai|page not found|404)\b"
)
_STUB_WORDS = 60  # a page that says so in a text this short is one
_PICTURED_OWNER = re.compile(
    r"footer|chan[-_ ]?trang|thong[-_ ]?tin|lien[-_ ]?he|dia[-_ ]?chi|cong[-_ ]?ty|info|contact|owner", re.IGNORECASE
)
_FEW_BESIDE_A_PICTURE = 6  # words, of crumbs and buttons
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_BLANK = 60  # characters
_WIDE = 300  # pixels


def lines_of(selector: Selector) -> tuple[str, ...]:
    """The text of a page that a visitor sees, foot and all, one line a block."""
    body = next(iter(selector.xpath("//body")), selector).root
    if body is None or isinstance(body, str):
        return ()
    return tuple(_lines_in(body)[:MOST_LINES])


def is_blank(lines: Iterable[str]) -> bool:
    """Whether a visitor reads next to nothing on a page as sent."""
    return sum(map(len, lines)) < _BLANK


def said_words(lines: Sequence[str], elsewhere: Iterable[str]) -> int:
    """Words in the lines of a page that do not stand on the page `elsewhere` too; 0 for a stub that says it is one."""
    known = set(elsewhere)
    own = [line for line in lines if line not in known]
    words = sum(count for line in own if (count := len(line.split())) >= FEWEST)
    if words <= _STUB_WORDS and _STUB.search(plain(" ".join(own))):
        return 0
    if "lorem ipsum" in plain(" ".join(own)):
        return 0
    return words


def topics_in(selector: Selector, elsewhere: Iterable[str], *, of_rules: bool = False) -> frozenset[PolicyTopic]:
    """The policies that the headings of a page name, but for those that every page of the site carries."""
    known = {plain(line) for line in elsewhere}
    found: set[PolicyTopic] = set()
    for words in labels(selector, of_rules=of_rules):
        if words not in known:
            found |= topics_of(words)
    return frozenset(found)


def words_by_topic(
    selector: Selector, lines: Sequence[str], elsewhere: Sequence[str], *, of_rules: bool = False
) -> dict[PolicyTopic, int]:
    """Words that a page says under each heading that names a policy, up to the next such heading: of several policies
    on one page one may be a stub. Headings that every page of the site carries are none."""
    known = {plain(line) for line in elsewhere}
    headings = {
        words: topics
        for words in labels(selector, of_rules=of_rules)
        if words not in known and (topics := topics_of(words))
    }
    parts: dict[PolicyTopic, list[str]] = {}
    under: frozenset[PolicyTopic] = frozenset()
    for line in lines:
        named = headings.get(plain(line)) if len(line) <= _LONGEST_HEADING else None
        under = named if named is not None else under
        for topic in under:
            parts.setdefault(topic, [])
            if named is None:
                parts[topic].append(line)
    return {topic: said_words(own, elsewhere) for topic, own in parts.items()}


def part_words(selector: Selector, name: str) -> int:
    """Words that the part of a page under an id or an anchor's name says: a box, or a heading with what follows it up
    to the next heading."""
    part = next((each.root for each in selector.xpath("//*[@id=$name or @name=$name]", name=name)), None)
    if part is None:
        return 0
    if words := said_words(_lines_in(part), ()):
        return words
    start = part if part.getnext() is not None else part.getparent()
    said: list[str] = []
    for behind in start.itersiblings() if start is not None else ():
        if behind.tag in _HEADINGS and said:
            break
        said += [] if is_unseen(behind) or behind.tag in _HEADINGS else _lines_in(behind)
    return said_words(said, ())


def _lines_in(element: Any) -> list[str]:
    flat = (" ".join(line.split()) for line in "".join(visible_texts(element)).split("\n"))
    return [line for line in flat if line]


def is_till(selector: Selector) -> bool:
    """Whether a page is the till of the shop: it asks for a name, an address, a telephone; it explains no terms."""
    asked = "input[not(@type) or @type='text' or @type='tel' or @type='email']"
    return any(
        len(form.xpath(f".//{asked} | .//textarea | .//select")) >= FEWEST_ASKED for form in selector.xpath("//form")
    )


def is_pictured(selector: Selector, lines: Sequence[str], elsewhere: Selector, known: Iterable[str]) -> bool:
    """Whether all that a page says beyond its heading is a picture that the page `elsewhere` (lines `known`) lacks."""
    shared = {*map(plain, known), *labels(selector)}
    if sum(len(line.split()) for line in lines if plain(line) not in shared) > _FEW_BESIDE_A_PICTURE:
        return False
    seen = set(elsewhere.xpath("//img/@src").getall())
    pictures = (one.root for one in selector.xpath("//img[@src]") if one.root.get("src") not in seen)
    return any(not any(map(is_unseen, (one, *one.iterancestors()))) for one in pictures)


def footer_is_picture(selector: Selector) -> bool:
    """Whether the foot of a page, or its end, is a picture that seems to hold the owner's block."""
    for picture in selector.xpath("//img"):
        above = (picture.root, *picture.root.iterancestors())
        if any(map(is_unseen, above)) or not any(is_footer(one) for one in above):
            continue
        said = " ".join(
            str(picture.root.get(name) or "") for name in ("src", "data-src", "alt", "title", "class", "id")
        )
        width = str(picture.root.get("width") or "").rstrip("px%")
        if _PICTURED_OWNER.search(said) or (width.isdigit() and int(width) >= _WIDE):
            return True
    return False
