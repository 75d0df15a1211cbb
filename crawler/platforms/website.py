"""Any website: what schema.org, OpenGraph and the look of the page tell. Asked last, when no other platform fits."""

from __future__ import annotations

import re
from datetime import datetime
from decimal import Decimal

from crawler.addresses import absolute, absolute_links, base_address, resolve_canonical
from crawler.platforms.reading.badges import find_badges
from crawler.platforms.reading.declared import Declared, read_declared
from crawler.platforms.reading.headings import Heading, find_heading, site_names, without_site
from crawler.platforms.reading.identifiers import likely_sku, names_one_product, own_sku
from crawler.platforms.reading.kinds import (
    ARTICLE_TYPES,
    POSTING_TYPES,
    VIDEO_TYPES,
    author_of,
    declared_kind,
    is_labelled_ad,
    is_marked_as_post,
    needs_browser,
)
from crawler.platforms.reading.ordering import has_order_control, shown_availability
from crawler.platforms.reading.page import Page, Parsed
from crawler.platforms.reading.prices import SURE, asks_to_call, shown_price
from crawler.platforms.reading.visible import readable_text
from crawler.product import Product, choose_product, moment, product_from_metas, product_from_node, words_of
from storage.records import Kind, Observation

name = "website"


def recognises(url: str, html: str) -> bool:  # noqa: ARG001  # the seam's shape
    """Every page."""
    return True


def parse(page: Page) -> Parsed:
    """One Observation of the page, its links, and whether it needs a browser to be read. Never raises."""
    selector = page.selector
    declared = read_declared(selector)
    canonical = selector.xpath("//link[translate(@rel, 'CANOIL', 'canoil')='canonical']/@href").get()
    sites = site_names(page.url, declared.metas, declared.nodes, canonical)
    heading, product = _main_item(page, declared, sites)
    orders = has_order_control(selector, heading.element)
    kind, product = _kind_and_product(page, declared, heading, product, orders)
    text, cut = readable_text(selector, whole=kind is Kind.PAGE)
    listed = kind in {Kind.LISTING, Kind.AD}
    if kind is Kind.LISTING:
        product = product.filled_from(
            Product(
                sku=likely_sku(selector, canonical or page.url),
                availability=shown_availability(selector, offered=orders or product.price is not None),
            )
        )
    observation = Observation(
        url=page.url,
        canonical_url=resolve_canonical(page.url, canonical),
        kind=kind,
        title=heading.title,
        text=text,
        price=product.price if listed else None,
        currency=product.currency if listed and product.price is not None else None,
        sku=(own_sku(selector) or product.sku) if listed else None,
        availability=product.availability if listed else None,
        seller=product.seller or _author(declared) or declared.metas.get("og:site_name"),
        images=_images(page, declared, product),
        badges=find_badges(selector, page.url),
        orders_online=orders,
        published_at=product.published_at or _published(page, declared),
        observed_at=page.capture.captured_at,
        capture_sha256=page.capture.body_sha256,
    )
    empty = product.price is None and kind not in {Kind.LISTING, Kind.ARTICLE, Kind.POST}
    return Parsed(
        observations=(observation,),
        links=absolute_links(selector, page.url),
        needs_browser=empty and needs_browser(selector),
        note="; ".join([*declared.faults, *([cut] if cut else [])]),
    )


def _main_item(page: Page, declared: Declared, sites: tuple[str, ...]) -> tuple[Heading, Product | None]:
    """The heading of the page, and the product that it declares under that heading."""
    plain = find_heading(page.selector, declared.metas, sites, _headline(declared))
    node = choose_product(declared.nodes, (plain.title, declared.metas.get("og:title", "")))
    if node is None:
        return plain, None
    product = product_from_node(node)
    for other in declared.nodes:  # the same product may be told twice, as JSON-LD and as microdata
        if (
            other is not node
            and choose_product((other,), ()) is other
            and words_of(other.get("name")) in {product.name, None}
        ):
            product = product.filled_from(product_from_node(other))
    product = product.filled_from(product_from_metas(declared.metas))
    called = without_site(product.name, sites) if product.name else None
    return find_heading(page.selector, declared.metas, sites, called), product


def _headline(declared: Declared) -> str | None:
    """What the page's article, post or video calls itself."""
    items = declared.of_type(*POSTING_TYPES, *ARTICLE_TYPES, *VIDEO_TYPES)
    return next(
        (said for item in items if (said := words_of(item.get("headline")) or words_of(item.get("name")))), None
    )


def _kind_and_product(
    page: Page, declared: Declared, heading: Heading, product: Product | None, orders: bool
) -> tuple[Kind, Product]:
    said = declared_kind(declared)
    if product is None:
        product = _undeclared_product(page, declared, heading, said, orders)
    elif product.price is None:
        product = product.filled_from(_shown(page, heading, product))
    if is_labelled_ad(page.selector, heading.element):
        return Kind.AD, product or _shown(page, heading, Product())
    if product is not None:
        return Kind.LISTING, product
    if said in {None, Kind.ARTICLE} and is_marked_as_post(page.selector):
        said = Kind.POST
    return said or Kind.PAGE, Product()


def _undeclared_product(
    page: Page, declared: Declared, heading: Heading, said: Kind | None, orders: bool
) -> Product | None:
    """A product that only the look of the page gives away: a price under the heading, and a way to order.

    None for what is declared as something else, unless a <meta> price says that it is for sale all the same.
    """
    metas = product_from_metas(declared.metas)
    og_type = declared.metas.get("og:type", "").lower()
    if metas.price is not None or og_type.split(".")[-1] in {"product", "item"}:
        return metas if metas.price is not None else metas.filled_from(_shown(page, heading, metas))
    if said not in {None, Kind.ARTICLE} or (declared.of_type(*ARTICLE_TYPES) and not orders):
        return None
    found = shown_price(page.selector, heading.element, _usual_currency(page))
    if found and (found.score >= SURE or orders):
        return Product(price=found.amount.value, currency=found.amount.currency)
    if asks_to_call(page.selector) or names_one_product(page.selector):
        return Product()
    return None


def _shown(page: Page, heading: Heading, product: Product) -> Product:
    found = shown_price(page.selector, heading.element, product.currency or _usual_currency(page))
    if found is None:
        return Product()
    return Product(price=Decimal(found.amount.value), currency=found.amount.currency)


def _usual_currency(page: Page) -> str | None:
    """Đồng for a page in Vietnamese: what a number without a sign means there."""
    language = page.selector.xpath("/html/@lang").get("").lower()
    return "VND" if re.match(r"vi\b", language) else None


def _author(declared: Declared) -> str | None:
    for node in declared.of_type(*POSTING_TYPES, *ARTICLE_TYPES, *VIDEO_TYPES):
        author = words_of(node.get("author")) or words_of(node.get("publisher"))
        if author:
            return author
    return author_of(declared.metas)


def _published(page: Page, declared: Declared) -> datetime | None:
    for node in declared.of_type(*POSTING_TYPES, *ARTICLE_TYPES, *VIDEO_TYPES):
        found = moment(words_of(node.get("datePublished")) or words_of(node.get("uploadDate")))
        if found:
            return found
    meta = moment(declared.metas.get("article:published_time"))
    return meta or moment(page.selector.xpath("(//article//time/@datetime | //main//time/@datetime)[1]").get())


def _images(page: Page, declared: Declared, product: Product) -> tuple[str, ...]:
    base = base_address(page.selector, page.url)
    found = list(product.images)
    found += [
        declared.metas[meta] for meta in ("og:image:secure_url", "og:image", "twitter:image") if meta in declared.metas
    ]
    found += page.selector.xpath("(//article | //main | //*[@itemprop='image'])//img/@src").getall()[:20]
    found += page.selector.xpath("//img[@itemprop='image']/@src").getall()[:20]
    return tuple(dict.fromkeys(address for one in found if (address := absolute(one, base))))[:30]
