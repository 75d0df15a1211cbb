"""Cards: the alike boxes of a list, each leading to another page of the site. What a card says belongs to that page."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache
from typing import Any
from urllib.parse import urlsplit

from parsel import Selector

from crawler.addresses import absolute, canonicalise, same_host
from crawler.document_tree import LINKS
from crawler.page_links import base_address
from crawler.platforms.reading.visible import is_footer, short_text

FEWEST = 3  # two alike boxes may be two halves of one thing
LONGEST = 800  # characters; a longer box is a part of this page that happens to hold a link
MOST_TARGETS = 3  # item, category, author; a box with more links is a menu or a list itself
MOST_LINKS = 5000
_DEPTH = 8  # how far above its link a card may begin
# Pages that speak for the whole site, and people: a link to them makes no card.
_NO_ITEM_WORDS = re.compile(
    r"^(?:(?:các )?chính sách|quy (?:định|chế)|điều khoản|hướng dẫn|giới thiệu|về chúng tôi|liên hệ|giỏ hàng|"
    r"thanh toán|tuyển dụng|đăng (?:nhập|ký|xuất)|trang chủ|about|contact|terms|privacy|polic|log ?in|sign)",
    re.IGNORECASE,
)
_NO_ITEM_PATHS = re.compile(
    r"/(?:cart|checkout|gio-hang|thanh-toan|dat-hang|user|users|u|member|members|profile|author|thanh-vien|tac-gia|"
    r"nguoi-dung|login|dang-nhap)(?:[/.?]|$)",
    re.IGNORECASE,
)
# Boxes whose tag alone says that they are alike; a <div> without a class is alike only beside its siblings.
_ALIKE_TAGS = frozenset({"li", "article", "tr"})


def find_cards(selector: Selector, page_url: str, canonical: str | None, heading: Any) -> frozenset[Any]:
    """The card elements of a page, outermost first found, never one that holds `heading`. Never raises."""
    holders = frozenset() if heading is None else frozenset((heading, *heading.iterancestors()))
    targets: dict[Any, set[str]] = {}
    for link, target in _links_to_items(selector, page_url, canonical):
        for box in _boxes(link, holders):
            leads = targets.setdefault(box, set())
            if len(leads) > MOST_TARGETS:
                break  # and so have those around it
            leads.add(target)
    groups: dict[tuple[Any, ...], list[Any]] = {}
    for box, leads in targets.items():
        if len(leads) <= MOST_TARGETS:
            groups.setdefault(_alike(box), []).append(box)
    rows = [boxes for boxes in groups.values() if _is_row(boxes, targets)]
    lists: set[Any] = set()
    for above in (above for boxes in rows for box in _beside(boxes) for above in _above(box, lists)):
        lists.add(above)
    return frozenset(
        box for boxes in rows for box in boxes if box not in lists and short_text(box, LONGEST) is not None
    )


def in_lone_card(element: Any, holders: frozenset[Any], known: dict[Any, bool]) -> bool:
    """Whether an element stands in a box with the picture or the heading of another page: the last page of a list may
    hold one card only. `holders` are what is around the page's own heading; `known` remembers boxes."""
    for depth, box in enumerate((element, *element.iterancestors())):
        if depth > _CARD_DEPTH or box in holders or box.tag in {"body", "html", "main", "form", "tr", "table"}:
            return False
        if box not in known:
            known[box] = len(box) > 0 and (
                any(_leads_away(link) for link in box.xpath(_CARD_LINKS)[:5])
                or _is_linked_card(box)
                or (depth <= 2 and _is_small_card(box))
            )
        if known[box]:
            return True
    return False


def _is_linked_card(box: Any) -> bool:
    """Whether a box is itself the link to another page, with its picture or heading and all."""
    return bool(box.tag == "a" and _leads_away(box) and box.xpath("boolean(.//h2 or .//h3 or .//h4 or .//img)"))


def _is_small_card(box: Any) -> bool:
    """Whether a short box has a heading of its own before everything else it says, and a link to another page."""
    headings = box.xpath(".//h2 | .//h3 | .//h4 | .//h5 | .//h6")
    text = short_text(box, _SHORT_CARD) if headings else None
    if not text or not text.startswith(short_text(headings[0], _SHORT_CARD) or "-"):
        return False
    return any(_leads_away(link) for link in box.xpath(".//a[@href]")[:5])


_SHORT_CARD = 200
_CARD_DEPTH = 4
_CARD_LINKS = ".//h2//a[@href] | .//h3//a[@href] | .//h4//a[@href] | .//a[@href][.//h2 or .//h3 or .//h4 or .//img]"
_PICTURE = re.compile(r"\.(?:jpe?g|png|webp|gif|avif)(?:\?|$)", re.IGNORECASE)


def _leads_away(link: Any) -> bool:
    href = (link.get("href") or "#").strip()
    return not href.startswith(("#", "javascript:")) and not _PICTURE.search(href)


def stands_in(element: Any, cards: frozenset[Any]) -> bool:
    """Whether an element is a card or inside one."""
    return bool(cards) and any(one in cards for one in (element, *element.iterancestors()))


def _links_to_items(selector: Selector, page_url: str, canonical: str | None) -> Iterator[tuple[Any, str]]:
    """Links that stand by themselves, not inside a sentence, and lead to another page of the site."""
    base = base_address(selector, page_url)
    own = {_spelled(page_url), _spelled(absolute(canonical or "", base)), _spelled(_home_of_saved(selector, page_url))}
    in_foot: dict[Any, bool] = {}
    for link in LINKS(selector.root)[:MOST_LINKS]:
        href = link.get("href").strip()
        if href.startswith("#") or _is_in_sentence(link) or _NO_ITEM_WORDS.match(short_text(link, 60) or ""):
            continue
        target = _spelled(absolute(href, base))
        if target is None or target in own or not _may_be_item(target) or _in_foot(link, in_foot):
            continue
        if any(same_host(target, one) for one in own if one):
            yield link, target


@lru_cache(maxsize=20_000)
def _may_be_item(address: str) -> bool:
    parts = urlsplit(address)
    return (parts.path != "/" or bool(parts.query)) and not _NO_ITEM_PATHS.search(parts.path)


def _home_of_saved(selector: Selector, page_url: str) -> str | None:
    """The home page of the site that a page saved without its address comes from: where most of its links lead."""
    if not page_url.split("/")[2].endswith(".invalid"):  # RFC 2606: a name that no site has
        return None
    hrefs = [href for href in selector.xpath("//a/@href").getall()[:500] if href.startswith(("http://", "https://"))]
    hosts = Counter("/".join(href.split("/")[:3]) for href in hrefs)
    return f"{hosts.most_common(1)[0][0]}/" if hosts else None


def _spelled(address: str | None) -> str | None:
    try:
        return canonicalise(address) if address else None
    except ValueError:
        return None


def _is_in_sentence(link: Any) -> bool:
    """Whether words stand before the link in its own line, which begins behind a <br>."""
    parent = link.getparent()
    if parent is None:
        return False
    before = ""
    sibling = link.getprevious()
    for _ in range(3):
        if sibling is None:
            break
        before += sibling.tail or ""
        if sibling.tag in {"br", "hr"}:
            return any(map(str.isalpha, before))
        sibling = sibling.getprevious()
    return any(map(str.isalpha, before + (parent.text or "")))


def _in_foot(element: Any, known: dict[Any, bool]) -> bool:
    """Whether an element stands in the foot of the page; `known` keeps the walk linear on a deep page."""
    path = []
    answer = False
    for one in (element, *element.iterancestors()):
        if one in known:
            answer = known[one]
            break
        path.append(one)
        if is_footer(one):
            answer = True
            break
    known.update(dict.fromkeys(path, answer))
    return answer


def _boxes(link: Any, holders: frozenset[Any]) -> Iterator[Any]:
    """The link and what is around it, as far as a card may reach."""
    box = link
    for _ in range(_DEPTH):
        if box is None or box in holders or box.tag in {"body", "html", "main"}:
            return
        yield box
        box = box.getparent()


def _above(box: Any, known: set[Any]) -> Iterator[Any]:
    """What is around a box, up to what is known already."""
    for above in box.iterancestors():
        if above in known:
            return
        yield above


def _beside(boxes: list[Any]) -> Iterator[Any]:
    """One box of each parent that holds a whole row: the parent and what is around it is a list, no card."""
    siblings: dict[Any, list[Any]] = {}
    for box in boxes:
        siblings.setdefault(box.getparent(), []).append(box)
    yield from (row[0] for row in siblings.values() if len(row) >= FEWEST)


def _alike(box: Any) -> tuple[Any, ...]:
    parent = box.getparent()
    named = _first_class(box)
    if parent is None or not (named or box.tag in _ALIKE_TAGS):
        return (parent, box.tag)
    return (parent.tag, _first_class(parent), box.tag, named)


def _first_class(element: Any) -> str:
    return next(iter((element.get("class") or "").split()), "")


def _is_row(boxes: list[Any], targets: dict[Any, set[str]]) -> bool:
    return len(boxes) >= FEWEST and len({target for box in boxes for target in targets[box]}) >= FEWEST
