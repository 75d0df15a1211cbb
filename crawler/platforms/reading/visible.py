"""What a visitor can read on a page: text without scripts, hidden parts and the page's own furniture.

Elements are parsel's (`Selector.root`); lxml ships no types, so they are Any here and leave as texts. The walk keeps
its own stack: a hostile page can nest deeper than Python recurses.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import Any
from weakref import WeakKeyDictionary

from parsel import Selector

from crawler.document_tree import BODIES, MAINS

LONGEST_TEXT = 100_000  # characters; more is a note, not text that a person would read

_UNSEEN_TAGS = frozenset(
    [
        "head",
        "title",
        "script",
        "style",
        "template",
        "noscript",
        "svg",
        "iframe",
        "object",
        "canvas",
        "audio",
        "video",
        "map",
        "datalist",
        "math",
    ]
)
_BLOCKS = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "dd",
        "details",
        "dialog",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hr",
        "li",
        "main",
        "nav",
        "ol",
        "option",
        "p",
        "pre",
        "section",
        "select",
        "summary",
        "table",
        "tbody",
        "tfoot",
        "thead",
        "tr",
        "ul",
    ]
)
_UNSEEN_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_FURNITURE_ROLES = frozenset({"navigation", "menu", "menubar", "search", "dialog", "alertdialog", "banner"})
_FURNITURE = re.compile(
    r"^(?:nav|navbar|nav-?menu|main-?menu|mega-?menu|mobile-?menu|site-?nav|breadcrumbs?|cookie.*|pagination|skip-link|"
    r"newsletter.*|comments?|comment-?list|comments-area|reviews?|review-?list|customer-?reviews?)$",
    re.IGNORECASE,
)
_MENU = re.compile(
    r"^(?:(?:main-?|mega-?|mobile-?|top-?)?menu|nav|navbar|site-?nav|site-?header|header)$", re.IGNORECASE
)
_OTHER_ITEMS = re.compile(
    r"related|recommend|similar-?(?:product|item)|up-?sells?|cross-?sells?|also-?(?:bought|viewed|like)|recently|"
    r"lien-quan|tuong-tu|da-xem",
    re.IGNORECASE,
)
_FOOTER = re.compile(r"^(?:site-?|page-?|main-?)?footer$", re.IGNORECASE)


def is_unseen(element: Any) -> bool:
    """Whether a visitor cannot see an element: a comment, a script, or hidden by attribute or inline style."""
    tag = element.tag
    if not isinstance(tag, str) or tag in _UNSEEN_TAGS or element.get("hidden") is not None:
        return True
    style = element.get("style")
    return bool(style and _UNSEEN_STYLE.search(style))


def is_furniture(element: Any) -> bool:
    """Navigation, dialogs, and what other visitors wrote: their comments are no part of the item, and bystanders are
    never extracted."""
    if element.tag == "nav" or element.get("role") in _FURNITURE_ROLES:
        return True
    if element.get("itemprop") in {"comment", "review", "reviews"}:
        return True
    return _bears(_FURNITURE, element)


def is_menu(element: Any) -> bool:
    """The head of the page and its menus: what they link to is named, not shown."""
    if element.tag in {"nav", "header"}:
        return next(element.iterancestors("article", "main"), None) is None
    return element.get("role") in {"navigation", "banner"} or _bears(_MENU, element)


def is_about_other_items(element: Any) -> bool:
    """Shelves of related goods: their words and prices belong to other Subjects."""
    return _bears(_OTHER_ITEMS, element)


def is_footer(element: Any) -> bool:
    """The foot of the whole page, by tag, role or name."""
    if element.tag == "footer":
        return next(element.iterancestors("article", "main"), None) is None
    return element.get("role") == "contentinfo" or _bears(_FOOTER, element)


def _bears(names: re.Pattern[str], element: Any) -> bool:
    """Whether a class name or the id of an element fits."""
    classes, own = element.get("class") or "", element.get("id") or ""
    if len(classes) + len(own) > _LONGEST_KEPT:
        return any(names.search(token) for token in (*classes.split(), own))
    return bool(classes or own) and _fits(names, classes, own)


_LONGEST_KEPT = 300  # characters


@lru_cache(maxsize=20_000)  # the pages of a site share their names
def _fits(names: re.Pattern[str], classes: str, own: str) -> bool:
    return any(names.search(token) for token in (*classes.split(), own))


def holds_blocks(element: Any) -> bool:
    """Whether an element is several lines, as a list or a row of boxes is."""
    return next(element.iterdescendants(*_BLOCKS), None) is not None


def tokens(element: Any) -> list[str]:
    """The class names of an element and its id."""
    return [*(element.get("class") or "").split(), element.get("id") or ""]


def visible_texts(
    element: Any, left_out: Callable[[Any], bool] = is_unseen, breaks: Callable[[Any], bool] | None = None
) -> Iterator[str]:
    """The pieces of text inside an element in reading order; "\\n" where a block, or what `breaks`, begins or ends."""
    yield _flat(element.text)
    stack = [(element, iter(element))]
    while stack:
        parent, rest = stack[-1]
        for child in rest:
            if left_out(child):
                yield _flat(child.tail)
                continue
            tag = child.tag
            text = _flat(child.text)
            yield f"\n{text}" if tag in _BLOCKS or tag == "br" or (breaks is not None and breaks(child)) else text
            if len(child):
                stack.append((child, iter(child)))
                break
            yield _AFTER.get(tag, "") + _flat(child.tail)
        else:
            stack.pop()
            yield _AFTER.get(parent.tag, "") + (_flat(parent.tail) if stack else "")


def short_texts(selector: Selector, limit: int) -> Iterator[tuple[Any, str]]:
    """Every piece of text of at most `limit` characters (500 at most) with the element it stands in, in document
    order."""
    known = _SHORT_TEXTS.get(selector)
    if known is None:
        known = _SHORT_TEXTS[selector] = list(_pieces(selector.root))
    return ((element, text) for element, text in known if len(text) <= limit)


_LONGEST_PIECE = 500
_SHORT_TEXTS: WeakKeyDictionary[Selector, list[tuple[Any, str]]] = WeakKeyDictionary()  # many readers ask for them


def _pieces(root: Any) -> Iterator[tuple[Any, str]]:
    for element in root.iter():
        if not isinstance(element.tag, str):
            continue
        text = element.text
        if text and len(text) < 4 * _LONGEST_PIECE and element.tag not in _UNSEEN_TAGS:
            text = " ".join(text.split())
            if 0 < len(text) <= _LONGEST_PIECE:
                yield element, text
        tail = element.tail
        if tail and len(tail) < 4 * _LONGEST_PIECE and element is not root:
            tail = " ".join(tail.split())
            if 0 < len(tail) <= _LONGEST_PIECE:
                yield element.getparent(), tail


def short_text(element: Any, limit: int) -> str | None:
    """The visible text of an element in one line; None when it is longer than `limit` characters."""
    if not len(element):  # most labels hold no other element
        text = element.text or ""
        return " ".join(text.split()) if len(text.strip()) <= limit else None
    parts: list[str] = []
    length = 0
    for part in visible_texts(element):
        parts.append(part)
        length += len(part.strip())
        if length > limit or len(parts) > 500 + 10 * limit:  # thousands of empty boxes are no label either
            return None
    return " ".join("".join(parts).split())


def readable_text(selector: Selector, *, whole: bool, cards: frozenset[Any] = frozenset()) -> tuple[str, str]:
    """The readable text of a page, one line a block, and a note when it was cut.

    `whole` keeps the foot of the page, where a site names its owner and its policies: for pages that are no single
    item. Otherwise the foot and shelves of other goods go, and a <main> that holds the most of the page stands for it.
    The words of `cards` belong to the pages they lead to.
    """
    body = next(iter(BODIES(selector.root)), selector.root)

    def left_out(element: Any) -> bool:
        if is_unseen(element) or element in cards:
            return True
        if is_furniture(element):
            return not (whole and element.tag == "nav" and any(is_footer(one) for one in element.iterancestors()))
        return not whole and (is_footer(element) or is_about_other_items(element))

    mains = [] if whole else MAINS(selector.root)
    if len(mains) == 1:
        text, note = _collect(visible_texts(mains[0], left_out))
        if _holds_most(len(text), mains[0], body, left_out):
            return text, note
    return _collect(visible_texts(body, left_out))


def _holds_most(length: int, main: Any, body: Any, left_out: Callable[[Any], bool]) -> bool:
    """Whether `main`, with `length` characters, has half of what a visitor reads; what is around it is read alone."""
    inside = 0

    def is_apart(element: Any) -> bool:
        nonlocal inside
        if element is not main:
            return left_out(element)
        inside = 0 if left_out(element) else length
        return True

    around = len(_collect(visible_texts(body, is_apart))[0])
    return 2 * length >= inside + around


def _collect(pieces: Iterator[str]) -> tuple[str, str]:
    parts: list[str] = []
    length = 0
    note = ""
    for piece in pieces:
        parts.append(piece)
        length += len(piece)
        if length > LONGEST_TEXT * 3:  # most of it may be blanks, so the cut comes after they are gone
            note = "text cut"
            break
    lines = (" ".join(line.split()) for line in "".join(parts).split("\n"))
    text = "\n".join(line for line in lines if line)
    if len(text) > LONGEST_TEXT:
        note = "text cut"
    return text[:LONGEST_TEXT], f"{note} at {LONGEST_TEXT} characters" if note else ""


_AFTER = {**dict.fromkeys(_BLOCKS, "\n"), "td": " ", "th": " "}


def _flat(text: str | None) -> str:
    return text.replace("\n", " ").replace("\r", " ") if text else ""
