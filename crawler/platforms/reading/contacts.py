"""What identifies the seller of a page: telephone numbers, Zalo and other accounts, bank accounts, tax codes and so on.

Sellers' identifiers only: what other visitors wrote (comments, reviews) and shelves of other goods are left out, as
`visible.readable_text` leaves them out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Any
from urllib.parse import unquote, urlsplit

from parsel import Selector

from crawler.addresses import absolute, same_host
from crawler.document_tree import LINKS, SCRIPTS
from crawler.identifiers.accounts import TRACKING, TRACKING_SIGNS, account_of, is_email
from crawler.identifiers.phones import phone
from crawler.identifiers.read import identifiers_in
from crawler.identifiers.spelling import folded, plain
from crawler.page_links import base_address
from crawler.platforms.reading.cards import stands_in
from crawler.platforms.reading.owner import read_owners
from crawler.platforms.reading.visible import is_about_other_items, is_footer, is_furniture
from storage.records import Contact, ContactKind

MOST_CONTACTS = 60
MOST_OUTLINKS = 100
_OWNED = ("công ty", "hộ kinh doanh", "đại diện", "chủ sở hữu", "thương nhân")
_OF_MANY = re.compile(
    r"\b(?:cong ty|co phan|tnhh|mtv|ctcp|cp|ho kinh doanh|thuong mai|dich vu|san xuat|viet nam|cua hang|chinh hang|"
    r"shop|store|official|mall|kho|tiem|www|com|net|vn)\b"
)
_PIXEL = re.compile(r"fbq\(\s*['\"]init['\"]\s*,\s*['\"](\d{10,18})['\"]|ttq\.load\(\s*['\"]([A-Z0-9]{16,24})['\"]")


def find_contacts(
    selector: Selector, url: str, text: str, cards: frozenset[Any], *, on_market: bool = False
) -> tuple[Contact, ...]:
    """The seller's identifiers in `text` (what a visitor reads) and in the links and scripts of the page.

    ``on_market``: the foot and the scripts are the market's, and `text` is that of the item alone.
    """
    found = [*_in_links(selector, url, cards, on_market=on_market), *identifiers_in(text)]
    if not on_market:
        found += [*_owners(text), *_in_scripts(selector)]
    return tuple(dict.fromkeys(found))[:MOST_CONTACTS]


def is_on_market(seller: str, sites: Iterable[str], foot: Iterable[str]) -> bool:
    """Whether a page is about one of many sellers of a market: the lines of its `foot` name an owner, and neither that
    owner nor the site bears the seller's name. What ties the owner ties none of them."""
    owners = [facts.name for facts in read_owners(foot) if facts.name]
    return bool(owners and _telling(seller)) and not any(_same_name(seller, each) for each in (*owners, *sites))


def _same_name(one: str, other: str) -> bool:
    """Whether all telling words of one name are in the other, written apart or in one as in a host name."""
    first, second = sorted((_telling(one), _telling(other)), key=len)
    return bool(first) and (set(first) <= set(second) or "".join(first) in "".join(second))


def _telling(name: str) -> list[str]:
    """The words of a name, folded, without those that many firms and shops bear."""
    return re.findall(r"\w+", _OF_MANY.sub(" ", folded(plain(name))))


def outlinks_of(links: tuple[str, ...], url: str) -> tuple[str, ...]:
    """Those of a page's links that lead to another host."""
    return tuple(link for link in links if not same_host(link, url))[:MOST_OUTLINKS]


@lru_cache(maxsize=20_000)  # the menu of a shop stands on each of its pages
def leads_to_apk(link: str) -> bool:
    """Whether a link leads to an Android package outside the app stores."""
    parts = urlsplit(link)
    host = parts.hostname or ""
    return parts.path.lower().endswith(".apk") and not host.endswith(("play.google.com", "apps.apple.com"))


def _owners(text: str) -> Iterator[Contact]:
    """Who the page says stands behind it: a name for a person to weigh, it ties nothing together by itself."""
    if not any(map(text.lower().__contains__, _OWNED)):
        return
    for facts in read_owners(text.splitlines())[:2]:
        for name, role in ((facts.name, "chủ sở hữu trang"), (facts.representative, "người đại diện")):
            if name:
                yield Contact(kind=ContactKind.OWNER, value=name[:200], detail=role)


def _in_links(selector: Selector, url: str, cards: frozenset[Any], *, on_market: bool) -> Iterator[Contact]:
    base = base_address(selector, url)
    for anchor in LINKS(selector.root)[:3000]:
        href = anchor.get("href").strip()
        contact = _of_scheme(href) or account_of(absolute(href, base))
        if contact is None or stands_in(anchor, cards):
            continue
        around = (anchor, *anchor.iterancestors())
        if not any(_is_of_others(one) or (on_market and is_footer(one)) for one in around):
            yield contact


def _is_of_others(element: Any) -> bool:
    """Comments and reviews belong to bystanders; a menu or a dialog may well hold the seller's own number."""
    named = " ".join((element.get("class") or "", element.get("id") or ""))
    is_talk = bool(re.search(r"comment|review|binh-?luan|danh-?gia", named, re.IGNORECASE)) and is_furniture(element)
    return is_talk or is_about_other_items(element) or element.get("itemprop") in {"comment", "review"}


def _of_scheme(href: str) -> Contact | None:
    scheme, _, rest = href.partition(":")
    value = unquote(rest).split("?")[0].strip()
    match scheme.lower():
        case "tel" | "sms" | "callto":
            number = phone(value)
            return Contact(kind=ContactKind.PHONE, value=number) if number else None
        case "mailto":
            return Contact(kind=ContactKind.EMAIL, value=value.lower()) if is_email(value) else None
        case "viber":
            number = phone(href)
            return Contact(kind=ContactKind.VIBER, value=number) if number else None
    return None


def _in_scripts(selector: Selector) -> Iterator[Contact]:
    for script in SCRIPTS(selector.root)[:300]:
        for said in filter(None, (script.get("src"), script.text)):
            start = said[:100_000]
            for found in TRACKING.finditer(start) if any(map(start.__contains__, TRACKING_SIGNS)) else ():
                yield Contact(kind=ContactKind.TRACKING_ID, value=found[0].removeprefix("ca-"))
            for pixel in _PIXEL.finditer(start) if "fbq(" in start or "ttq.load(" in start else ():
                yield Contact(kind=ContactKind.TRACKING_ID, value=pixel[1] or pixel[2])
