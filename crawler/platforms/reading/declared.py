"""What a page says of itself for machines: JSON-LD, microdata, and <meta> properties.

Both vocabularies come out as the same nested mappings, so that one reader serves them. We read them ourselves rather
than through extruct: its microdata walk is recursive (RecursionError at 900 nested items, extruct 0.18), and of JSON-LD
that does not parse it keeps nothing, where we still save the plain facts of a product.
"""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from parsel import Selector

from crawler.document_tree import MARKED_UP, METAS
from crawler.platforms.reading.cards import stands_in
from crawler.platforms.reading.visible import short_text
from crawler.product import Node, types_of

MOST_NODES = 2000
_LONGEST_VALUE = 5000
_NOISE = re.compile(r"^\s*(?:<!--|//\s*<!\[CDATA\[|<!\[CDATA\[)|(?:-->|//\s*\]\]>|\]\]>|;)\s*$")
_TRAILING_COMMA = re.compile(r",(\s*[}\]])")
_MAIN_LINKS = ("@graph", "mainEntity", "mainEntityOfPage")
_VALUE_ATTRIBUTES = {
    **dict.fromkeys(("a", "area", "link"), "href"),
    **dict.fromkeys(("img", "audio", "video", "source", "embed", "iframe"), "src"),
    **dict.fromkeys(("data", "meter"), "value"),
    "time": "datetime",
    "object": "data",
}


@dataclass(frozen=True)
class Declared:
    """`nodes`: schema.org things that stand for the page or its main item; `metas`: first value of each property."""

    nodes: tuple[Node, ...]
    metas: Mapping[str, str]
    faults: tuple[str, ...]

    def of_type(self, *names: str) -> tuple[Node, ...]:
        """The nodes whose type is one of `names` (lower case)."""
        return tuple(node for node in self.nodes if types_of(node).intersection(names))


def read_declared(selector: Selector, cards: frozenset[Any] = frozenset()) -> Declared:
    """Everything that the page declares, less what is marked up inside `cards`, which are about other pages.

    Broken parts are left out and named in `faults`. Never raises.
    """
    faults: list[str] = []
    nodes = [*_json_ld(selector, faults), *_microdata(selector, cards)]
    return Declared(tuple(nodes[:MOST_NODES]), read_metas(selector), tuple(faults))


def _json_ld(selector: Selector, faults: list[str]) -> Iterator[Node]:
    for script in selector.xpath("//script[contains(translate(@type, 'LDJSON', 'ldjson'), 'ld+json')]/text()").getall():
        yield from _main_nodes(_load(script, faults))


def _load(script: str, faults: list[str]) -> object:
    """The JSON of a script, mended where shops commonly break it; {} when it cannot be."""
    text = _NOISE.sub("", _NOISE.sub("", script)).strip()
    if not text:
        return {}
    for attempt in (text, _TRAILING_COMMA.sub(r"\1", text), html.unescape(text)):
        try:
            return json.loads(attempt, strict=False)
        except ValueError as fault:
            first = fault
        except RecursionError:
            faults.append("JSON-LD nested too deep")
            return {}
    faults.append(f"broken JSON-LD: {first}"[:200])
    return _salvaged(text)


def _salvaged(text: str) -> object:
    """The plain facts of a Product whose JSON does not parse: the first value of each name."""
    opening = re.search(r'"@type"\s*:\s*\[?\s*"Product"', text)
    if not opening:
        return {}
    facts: dict[str, str] = {}
    for name in ("name", "sku", "price", "lowPrice", "priceCurrency", "availability", "image"):
        found = re.search(rf'"{name}"\s*:\s*"?([^"\n}}]{{1,500}}?)\s*["\n,}}]', text)
        if found:
            facts[name] = found[1].rstrip(",")
    offer = {name: facts.pop(name) for name in ("price", "lowPrice", "priceCurrency", "availability") if name in facts}
    return {"@type": "Product", **facts, "offers": offer}


def _main_nodes(loaded: object) -> Iterator[Node]:
    """The nodes that stand for the page: at the top, in @graph, or linked as its main thing. Lists of other pages'
    things (itemListElement, isRelatedTo) are left out."""
    waiting: list[object] = [loaded]
    seen = 0
    while waiting and seen < MOST_NODES:
        one = waiting.pop(0)
        seen += 1
        if isinstance(one, list):
            waiting[:0] = one[:MOST_NODES]
        elif isinstance(one, dict):
            if types_of(one):
                yield one
            waiting[:0] = [one[link] for link in _MAIN_LINKS if link in one]


def _microdata(selector: Selector, cards: frozenset[Any]) -> Iterator[Node]:
    """Top-level microdata items and those that hang on a page's item, in document order."""
    nodes: dict[Any, dict[str, Any]] = {}
    top: list[dict[str, Any]] = []
    for root in MARKED_UP(selector.root):
        if stands_in(root, cards):
            continue
        owner = next((above for above in root.iterancestors() if above in nodes), None)
        if root.get("itemscope") is not None:
            node: dict[str, Any] = {"@type": (root.get("itemtype") or "").split()}
            nodes[root] = node
            if owner is None or root.get("itemprop") is None:
                top.append(node)
        if owner is not None and root.get("itemprop"):
            value = nodes[root] if root in nodes else _value(root)
            for name in root.get("itemprop").split():
                nodes[owner].setdefault(name, []).append(value)
        if len(nodes) >= MOST_NODES:
            break
    for node in top:
        yield from _main_nodes(node)


def _value(element: Any) -> str:
    content = element.get("content")
    if content is not None:
        return str(content)
    attribute = _VALUE_ATTRIBUTES.get(element.tag)
    if attribute and element.get(attribute):
        return str(element.get(attribute))
    return short_text(element, _LONGEST_VALUE) or ""


def read_metas(selector: Selector) -> dict[str, str]:
    """The first value of each <meta> property or name, names in lower case."""
    metas: dict[str, str] = {}
    for meta in METAS(selector.root):
        name = (meta.get("property") or meta.get("name") or "").strip().lower()
        content = meta.get("content").strip()
        if name and content:
            metas.setdefault(name, content[:_LONGEST_VALUE])
    return metas
