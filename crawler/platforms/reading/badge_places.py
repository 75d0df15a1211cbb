"""How each badge of the Ministry of Industry and Trade stands on a page: as a link, or as one of the ways to seem one.

Forms of a record's address, seen on real shops (research/crawling.md): /Home/WebDetails/80445, /Home/AppDetails/1,
/CustomWebsiteDisplay.aspx?DocId=17011, /HomePage/CustomAppDisplay.aspx?DocId=488.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Sequence
from urllib.parse import parse_qsl, urljoin, urlsplit

from parsel import Selector

from crawler.addresses import absolute, same_host
from crawler.page_links import base_address
from crawler.platforms.reading.badges import REGISTER_HOST, find_badges
from crawler.platforms.reading.visible import is_unseen
from storage.records import BadgePlace, BadgeSighting

_ADDRESS = re.compile(rf"(?:https?:)?//(?:www\.)?{re.escape(REGISTER_HOST)}[^\s\"'<>)\\]*", re.IGNORECASE)
_COMMENT = re.compile(r"<!--.*?(?:-->|$)", re.DOTALL)
_SCRIPT = re.compile(r"<(script|style)\b.*?(?:</\1\s*>|$)", re.DOTALL | re.IGNORECASE)
_RECORD_PATH = re.compile(r"/(?:(?:web|app)details/)?(\d+)/?$", re.IGNORECASE)
_BADGE_WORDS = re.compile(
    r"logosalenoti|logoccdv|bo-?cong-?thuong|da-?thong-?bao|da-?dang-?ky|đã (?:thông báo|đăng ký)", re.IGNORECASE
)


def badge_places(
    source: str, selector: Selector, page_url: str, sheets: Sequence[str] = ()
) -> tuple[BadgeSighting, ...]:
    """The badges of a page, those that a visitor sees first; each address or picture once.

    `source` is the decoded page: what stands in a comment, or in a tag that never closes, is in no tree. `sheets` are
    the texts of its stylesheets, which may paint a badge behind an element.
    """
    base = base_address(selector, page_url)
    found = [*_links(selector, page_url, base, sheets)]
    known = {sighting.href for sighting in found}
    for href in _addresses(_SCRIPT.sub(" ", _COMMENT.sub(" ", source)), base):
        if href not in known:
            known.add(href)
            found.append(_sighting(BadgePlace.NOT_AN_ANCHOR, href))
    if not any(sighting.place is BadgePlace.NOT_AN_ANCHOR for sighting in found):
        pictures = [badge.image for badge in find_badges(selector, page_url, sheets) if badge.href is None]
        found += [BadgeSighting(place=BadgePlace.IMAGE_ONLY, image=image) for image in dict.fromkeys(pictures)]
    for comment in _COMMENT.findall(source):
        addresses = [*_addresses(comment, base)]
        found += [_sighting(BadgePlace.COMMENTED_OUT, href) for href in addresses if href not in known]
        known.update(addresses)
        if not addresses and _BADGE_WORDS.search(comment) and "<img" in comment:
            found.append(BadgeSighting(place=BadgePlace.COMMENTED_OUT))
    return tuple(found)


def sheets_of(selector: Selector, page_url: str) -> tuple[str, ...]:
    """The addresses of a page's stylesheets, those of its own host first."""
    base = base_address(selector, page_url)
    links = (one.root for one in selector.xpath("//link[@href]"))
    wanted = (one.get("href") for one in links if (one.get("rel") or "").lower() == "stylesheet")
    found = dict.fromkeys(href for one in wanted if (href := absolute(one, base)) is not None)
    return tuple(sorted(found, key=lambda href: not same_host(href, page_url)))


def record_of(href: str) -> str | None:
    """The number of the record in the register that an address names; None for none, and for the number 0."""
    try:
        link = urlsplit(href)
    except ValueError:
        return None
    asked = next((value for name, value in parse_qsl(link.query) if name.lower() == "docid"), "")
    path = _RECORD_PATH.search(link.path)
    number = asked.strip() or (path[1] if path else "")
    return number if number.isdigit() and int(number) > 0 else None


def _links(selector: Selector, page_url: str, base: str, sheets: Sequence[str]) -> Iterator[BadgeSighting]:
    """Anchors that lead to the register, and badge pictures in anchors that lead elsewhere; hidden ones as such."""
    seen: set[str] = set()
    # "#" whose click a script answers with the record is no anchor; its address is the page's own, as of other links.
    by_script = {
        absolute(each.root.get("href"), base)
        for each in selector.xpath("//a[starts-with(@href, '#')][@onclick]")
        if _ADDRESS.search(each.root.get("onclick"))
    }
    badges = find_badges(selector, page_url, sheets)
    images = {each.href: each.image for each in badges if each.href and each.href not in by_script}
    hidden: list[str] = []
    for anchor in selector.xpath("//a[@href]"):
        href = absolute(anchor.root.get("href"), base)
        if href is None or not (_is_register(href) or href in images) or href in seen:
            continue
        if any(is_unseen(one) for one in (anchor.root, *anchor.root.iterancestors())):
            hidden.append(href)
            continue
        seen.add(href)
        place = BadgePlace.LINK if _is_register(href) else BadgePlace.ELSEWHERE
        yield _sighting(place, href, images.get(href, ""))
    yield from (_sighting(BadgePlace.COMMENTED_OUT, href) for href in dict.fromkeys(hidden) if href not in seen)


def _sighting(place: BadgePlace, href: str, image: str = "") -> BadgeSighting:
    return BadgeSighting(place=place, image=image, href=href, record=record_of(href) if _is_register(href) else None)


def _addresses(source: str, base: str) -> Iterator[str]:
    for hit in _ADDRESS.finditer(html.unescape(source)):
        yield urljoin(base, hit[0])


def _is_register(href: str) -> bool:
    try:
        host = (urlsplit(href).hostname or "").lower()
    except ValueError:
        return False
    return host == REGISTER_HOST or host.endswith(f".{REGISTER_HOST}")
