"""What the main item of a page is called, without the name of the site."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any
from urllib.parse import urlsplit

from lxml import etree
from parsel import Selector

from crawler.document_tree import TITLE
from crawler.platforms.reading.visible import (
    is_about_other_items,
    is_footer,
    is_unseen,
    short_text,
    short_texts,
    tokens,
    visible_texts,
)
from crawler.product import Node, types_of, words_of

LONGEST_TITLE = 500
_SHORTEST_PART = 5  # letters of a part of <title> that can be a name
_PARTS = re.compile(r"\s+[-–—:·•»/]\s+|\s*[|｜]\s*|:\s+")
_SITE_TYPES = frozenset(
    {"website", "organization", "store", "onlinestore", "localbusiness", "corporation", "newsmediaorganization"}
)
_SHELL = re.compile(r"(?:^|[-_])(?:nav|menu|logo|brand|sidebar|masthead|topbar)(?:[-_]|$)", re.IGNORECASE)
_ASIDE_TAGS = frozenset({"small", "button", "form", "select", "ul", "dl", "sup"})
_ASIDE = re.compile(
    r"^(?:small(?:-?text)?|sub|sub-?(?:title|header|heading)|badge|label|visually-?hidden|sr-only|screen-reader-text)$",
    re.IGNORECASE,
)
_ITEM_HEAD = re.compile(
    r"^(?:page|product|item|prod|main|detail)s?[-_]?(?:heading|title|name|head)$|"
    r"^(?:ten|tieu-?de)[-_]?(?:sp|san-?pham|hang)$",
    re.IGNORECASE,
)
_SECOND_LEVEL = frozenset({"com", "net", "org", "co", "gov", "edu", "info", "biz", "www"})


@dataclass(frozen=True)
class Heading:
    """`title` is the item's own name; `element` the heading that shows it, None when no heading does."""

    title: str
    element: Any


def site_names(url: str, metas: Mapping[str, str], nodes: Sequence[Node], canonical: str | None) -> tuple[str, ...]:
    """The names of the site: as it declares itself, and its host names (a saved page knows only its canonical)."""
    declared = [metas.get("og:site_name"), metas.get("application-name")]
    declared += [words_of(node.get("name")) for node in nodes if types_of(node) & _SITE_TYPES]
    hosts = [host for address in (url, canonical, metas.get("og:url")) for host in _host_names(address)]
    return tuple(dict.fromkeys(name for name in [*declared, *hosts] if name))


def without_site(title: str, sites: Sequence[str]) -> str:
    """`title` less the parts that only name the site, at its end or its beginning."""
    title = " ".join(title.split())[: LONGEST_TITLE * 2]
    known = {letters(site) for site in sites}
    cuts = [(found.start(), found.end()) for found in _PARTS.finditer(title)]
    for start, end in cuts:
        following = next((cut[0] for cut in cuts if cut[0] >= end), len(title))
        if start and letters(title[end:following]) in known:
            return title[:start].strip()
    if cuts and letters(title[: cuts[0][0]]) in known:
        return title[cuts[0][1] :].strip()
    return title


def tab_title(selector: Selector, sites: Sequence[str]) -> str:
    """What <title> says, without the site's name; may be empty."""
    return without_site(TITLE(selector.root)[:5000], sites)


def find_heading(selector: Selector, metas: Mapping[str, str], sites: Sequence[str], name: str | None) -> Heading:
    """The title of the main item. `name` is what its structured data calls it, where there is any.

    A page may have several <h1> (a logo, a cookie notice): the one that <title> or og:title repeats is the item's.
    """
    tab = tab_title(selector, sites)
    preview = without_site(metas.get("og:title", ""), sites)
    said = [text for text in (name, preview, tab) if text]
    first: Heading | None = None
    for element, text in _headings(selector, said):
        if letters(text) and any(_begins_alike(text, one) for one in said):
            title = name or _without_lead(text, said)
            return Heading(without_site(title, sites)[:LONGEST_TITLE], element)
        if element.tag == "h1" and (first is None or (_is_of_shell(first.element) and not _is_of_shell(element))):
            first = Heading(without_site(text, sites)[:LONGEST_TITLE], element)
    if first is None and not name and not preview:
        first = _only_heading(selector, sites)
        repeated = None if first else _repeated_part(selector, sites)
        if repeated:
            return repeated
        first = first or _marked_heading(selector, sites)
    shown = first.element if first else None
    if name or preview:
        return Heading(without_site(name or preview, sites)[:LONGEST_TITLE], shown)
    site_only = not tab or letters(tab) in {letters(site) for site in sites}
    if first and first.title and (site_only or _is_drawn_later(selector, first, tab)):
        return first
    return Heading((tab or (first.title if first else ""))[:LONGEST_TITLE], shown)


def _only_heading(selector: Selector, sites: Sequence[str]) -> Heading | None:
    """The one heading of the second rank on a page without a first, or else the one of the third: many small shops
    name their product so, and give every page the title of the site."""
    for rank in ("//h2", "//h3"):
        found = [one.root for one in selector.xpath(rank)[:20]]
        own = [one for one in found if not _is_of_shell(one) and not is_footer(one) and not is_unseen(one)]
        own = [one for one in own if not any(is_about_other_items(above) for above in one.iterancestors())]
        text = short_text(own[0], LONGEST_TITLE) if len(own) == 1 else None
        if text:
            return Heading(without_site(text, sites), own[0])
        if own:
            return None
    return None


def _marked_heading(selector: Selector, sites: Sequence[str]) -> Heading | None:
    """The first element whose own name calls it the heading of the page or its product: pages made of tables."""
    for found in selector.xpath("//body//*[@class or @id]")[:5000]:
        element = found.root
        if not any(_ITEM_HEAD.match(token) for token in tokens(element)) or element.xpath("boolean(ancestor::a)"):
            continue
        text = short_text(element, LONGEST_TITLE)
        if text and any(map(str.isalpha, text)) and not _is_of_shell(element) and not is_footer(element):
            return Heading(without_site(_less_asides(element, text), sites), element)
    return None


def _repeated_part(selector: Selector, sites: Sequence[str]) -> Heading | None:
    """The part of <title> that an element of the page says alone, no link: "Shop - Name" on a page without headings."""
    title = selector.xpath("string(//head/title)").get("")[: LONGEST_TITLE * 2]
    parts = {letters(part) for part in _PARTS.split(title)} - {letters(site) for site in sites}
    parts = {part for part in parts if len(part) >= _SHORTEST_PART}
    if not _PARTS.search(title) or not parts:
        return None
    for element, text in short_texts(selector, LONGEST_TITLE):
        if letters(text) not in parts or _is_of_shell(element):
            continue
        around = (element, *element.iterancestors())
        if not any(one.tag in {"a", "head"} or is_footer(one) or is_about_other_items(one) for one in around):
            return Heading(text, element)
    return None


def _is_of_shell(element: Any) -> bool:
    """Whether a heading names the site or a menu, by its own name or what is around it."""
    around = (element, *element.iterancestors())
    return any(
        one.tag in {"header", "nav", "aside"} or any(_SHELL.search(token) for token in tokens(one))
        for one in around[:4]
    )


def shown_title(heading: Heading, sites: Sequence[str]) -> str:
    """What the heading itself says, for a product that declares no name: shops write <title> for search engines. The
    title as it is where the two agree, or no heading is the product's own."""
    element = heading.element
    text = short_text(element, LONGEST_TITLE) if element is not None and element.tag in {"h1", "h2", "h3"} else None
    if not text or _is_of_shell(element) or _begins_alike(text, heading.title):
        return heading.title
    if letters(text) in {letters(site) for site in sites}:
        return heading.title
    return without_site(text, sites)[:LONGEST_TITLE]


def _is_drawn_later(selector: Selector, heading: Heading, tab: str) -> bool:
    """Whether the page's only <h1>, or what is marked as its heading where it has none, has no word of <title>: apps
    draw an item and leave the title of their shell, old shops give every page the name of the shop."""
    if not _words(heading.title) & _words(tab) and not selector.xpath("//h1"):
        return heading.element.tag not in {"h2", "h3"}
    if (
        len(selector.xpath("//h1")) != 1
        or next(heading.element.iterancestors("header", "nav", "aside"), None) is not None
    ):
        return False
    return not _words(heading.title) & _words(tab)


def _words(text: str) -> set[str]:
    return set(re.findall(r"\w{2,}", text.casefold()))


def _without_lead(heading: str, said: Sequence[str]) -> str:
    """The heading less a word for screen readers before the name ("Details about  ..."), where a title has none."""
    heading = " ".join(heading.split())
    return next((one for one in said if heading != one and heading.endswith(one) and len(one) >= 8), heading)


@lru_cache(maxsize=20_000)
def letters(text: str) -> str:
    """`text` for comparing: no case, no signs, no blanks."""
    return re.sub(r"[\W_]+", "", text.casefold())


_HEADINGS = tuple(
    map(
        etree.XPath,
        ("//h1", "//*[@itemprop='name' or @itemprop='headline']", "//h2", "//h3", "//*[contains(@class, 'title')]"),
    )
)


def _headings(selector: Selector, said: Sequence[str]) -> Iterator[tuple[Any, str]]:
    """Headings and what is marked as a name or a title, biggest first, with their texts."""
    for path in _HEADINGS:
        for element in path(selector.root)[:200]:
            if element.tag in {"title", "meta", "link"} or any(
                is_unseen(one) for one in (element, *element.iterancestors("div"))
            ):
                continue
            text = short_text(element, LONGEST_TITLE)
            if text:
                yield element, _less_asides(element, text, said)


def _less_asides(heading: Any, text: str, said: Sequence[str] = ()) -> str:
    """A heading's text less the small print, buttons and badges inside it, unless a title repeats it with them."""
    asides = [one for one in heading.iterdescendants() if _is_aside(one)]
    if not asides or any(letters(text) in letters(one) for one in said):
        return text
    kept = visible_texts(heading, lambda one: is_unseen(one) or one in asides)
    return " ".join("".join(kept).split()) or text


def _is_aside(element: Any) -> bool:
    return element.tag in _ASIDE_TAGS or any(_ASIDE.match(token) for token in tokens(element))


def _begins_alike(heading: str, said: str) -> bool:
    """Whether one begins with the other: <title> often goes on with a category or a slogan."""
    short, long = sorted((letters(heading), letters(said)), key=len)
    return len(short) >= 3 and (long.startswith(short) or (len(short) >= 12 and short in long))


def _host_names(address: str | None) -> list[str]:
    """shop.vn, and shop: as a host stands in titles."""
    try:
        host = urlsplit(address or "").hostname or ""
    except ValueError:
        return []
    labels = [label for label in host.split(".") if label != "www"]
    names = [label for label in labels[:-1] if label not in _SECOND_LEVEL]
    return [".".join(labels), *names] if labels else []
