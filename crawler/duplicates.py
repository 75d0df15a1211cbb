"""One product, one listing: the same goods under several addresses of a shop that names no canonical one.

Shops lead to a product through its category's path, with a colour or a campaign in the query, and some never say
which address counts. Two listings of a host are one when their titles agree and either their whole text does, or the
last part of their path and what identifies a page in their query.
"""

from __future__ import annotations

import re
from functools import lru_cache
from urllib.parse import parse_qsl, urlsplit

from storage.records import Kind, Observation

# Query parameters that choose what a page shows, rather than how or from where: /product.php?id=7.
_IDENTIFYING = re.compile(
    r"(?:\w*_)?(?:id|pid|sku|code|slug|handle|item|product|prod|p|q|s|masp|sp|news|post|article|route|page|view_id)",
    re.IGNORECASE,
)
_WEAK_TITLE = 4  # letters; a shorter title says too little
# Addresses that do something, or show what is shown already in another order: a guest has no business there.
_DEED = re.compile(
    r"[?&](?:add-to-cart|add_to_cart|add_to_wishlist|add-to-wishlist|add_to_compare|remove_item|undo_item|replytocom|"
    r"action=(?:add|buy|remove|delete|compare|yith)\w*|do=(?:add|buy|remove|delete))|"
    r"/(?:cart|checkout/cart|wishlist|compare|basket|gio-hang)/(?:add|remove|index/add|them)\b|"
    r"/(?:log-?out|sign-?out|dang-xuat)(?:[/?.]|$)",
    re.IGNORECASE,
)
_ORDERED = re.compile(
    r"(?:sort|sortby|sort_by|sort-by|orderby|order_by|product_list_(?:order|dir|mode|limit)|dir|limit|per_?page|"
    r"resultsperpage|productlistview|view_mode|viewmode|display_mode|list_mode|___store|___from_store)",
    re.IGNORECASE,
)


@lru_cache(maxsize=50_000)  # the menu of a shop stands on each of its pages
def is_worth_a_visit(address: str) -> bool:
    """False for links that change a cart or a session, and for the same list in another order."""
    if _DEED.search(address):
        return False
    return not any(_ORDERED.fullmatch(name) for name, _ in parse_qsl(urlsplit(address).query, keep_blank_values=True))


class SeenProducts:
    """Remembers the listings of one crawl."""

    def __init__(self) -> None:
        self._seen: set[tuple[object, ...]] = set()

    def is_double(self, observation: Observation) -> bool:
        """Whether this listing was seen under another address; remembers it when not. Other kinds never are."""
        title = re.sub(r"[\W_]+", "", observation.title.casefold())
        if observation.kind is not Kind.LISTING or len(title) < _WEAK_TITLE:
            return False
        parts = urlsplit(observation.canonical_url)
        chosen = tuple(sorted((name, value) for name, value in parse_qsl(parts.query) if _IDENTIFYING.fullmatch(name)))
        last = parts.path.rstrip("/").rpartition("/")[2]
        keys: list[tuple[object, ...]] = [
            ("place", parts.netloc, title, last, chosen),
            ("text", parts.netloc, title, observation.price, hash(observation.text)),
        ]
        if not observation.text:
            keys.pop()
        double = any(key in self._seen for key in keys)
        self._seen.update(keys)
        return double
