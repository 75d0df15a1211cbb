"""The other facts of a page: who wrote it, when it was published, its pictures."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime

from parsel import Selector

from crawler.addresses import absolute
from crawler.page_links import base_address
from crawler.platforms.reading.declared import Declared
from crawler.platforms.reading.kinds import ARTICLE_TYPES, POSTING_TYPES, VIDEO_TYPES, author_of
from crawler.platforms.reading.visible import is_furniture, short_texts
from crawler.product import VIETNAM, Product, moment, words_of

MOST_IMAGES = 30
# "Đăng lúc 08:30 ngày 05/03/2026", "Ngày đăng: 5-3-2026": day first, as dates are written in Vietnam.
_DATED = re.compile(
    r"(?:đăng|cập nhật|xuất bản|posted|published|updated)[^\d]{0,25}(?:(?P<h1>\d{1,2})[:h](?P<m1>\d{2})[^\d]{1,12})?"
    r"(?P<day>\d{1,2})[/.\-](?P<month>\d{1,2})[/.\-](?P<year>20\d\d)(?:[^\d]{1,5}(?P<h2>\d{1,2})[:h](?P<m2>\d{2}))?",
    re.IGNORECASE,
)
_LAZY = ("data-src", "data-lazy-src", "data-original", "data-image", "src")


def author(declared: Declared) -> str | None:
    """Who wrote the page's article, post or video, as it declares; None when it does not."""
    for node in declared.of_type(*POSTING_TYPES, *ARTICLE_TYPES, *VIDEO_TYPES):
        named = words_of(node.get("author")) or words_of(node.get("publisher"))
        if named:
            return named
    return author_of(declared.metas)


def published(selector: Selector, declared: Declared) -> datetime | None:
    """When the page was published, in UTC: as declared, else as a visitor reads it; None when it does not say."""
    for node in declared.of_type(*POSTING_TYPES, *ARTICLE_TYPES, *VIDEO_TYPES):
        found = moment(words_of(node.get("datePublished")) or words_of(node.get("uploadDate")))
        if found:
            return found
    meta = moment(declared.metas.get("article:published_time"))
    marked = moment(selector.xpath("(//article//time/@datetime | //main//time/@datetime)[1]").get())
    return meta or marked or _shown_date(selector)


def images(selector: Selector, url: str, declared: Declared, product: Product) -> tuple[str, ...]:
    """The addresses of the main item's pictures, declared ones first; at most 30."""
    base = base_address(selector, url)
    found = list(product.images)
    found += [
        declared.metas[meta] for meta in ("og:image:secure_url", "og:image", "twitter:image") if meta in declared.metas
    ]
    found += _shown_images(selector)
    return tuple(dict.fromkeys(address for one in found if (address := absolute(one, base))))[:MOST_IMAGES]


def _shown_images(selector: Selector) -> Iterator[str]:
    pictures = selector.xpath("(//article | //main | //*[@itemprop='image'])//img")[:20]
    for picture in [*pictures, *selector.xpath("//img[@itemprop='image']")[:20]]:
        addresses = [picture.root.get(name) or "" for name in _LAZY]
        yield next((one for one in addresses if one and not one.startswith("data:")), "")


def _shown_date(selector: Selector) -> datetime | None:
    for element, text in short_texts(selector, 80):
        found = _DATED.search(text)
        if not found or any(is_furniture(one) for one in (element, *element.iterancestors())):
            continue
        hour, minute = found["h1"] or found["h2"] or 0, found["m1"] or found["m2"] or 0
        try:
            said = datetime(
                int(found["year"]), int(found["month"]), int(found["day"]), int(hour), int(minute), tzinfo=VIETNAM
            )
        except ValueError:
            continue
        return moment(said.isoformat())
    return None
