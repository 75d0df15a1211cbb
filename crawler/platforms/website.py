"""Any website: what schema.org, OpenGraph and the look of the page tell. Asked last, when no other platform fits."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from crawler.addresses import resolve_canonical
from crawler.page_links import absolute_links
from crawler.platforms.reading.badges import find_badges
from crawler.platforms.reading.best_price import ENOUGH, WITH_ORDERS
from crawler.platforms.reading.cards import find_cards, stands_in
from crawler.platforms.reading.contacts import find_contacts, is_on_market, leads_to_apk, outlinks_of
from crawler.platforms.reading.declared import Declared, read_declared, read_metas
from crawler.platforms.reading.facts import author, images, published
from crawler.platforms.reading.headings import (
    LONGEST_TITLE,
    Heading,
    find_heading,
    letters,
    shown_title,
    site_names,
    tab_title,
    without_site,
)
from crawler.platforms.reading.identifiers import likely_sku, names_one_product, own_sku
from crawler.platforms.reading.kinds import (
    ARTICLE_TYPES,
    POSTING_TYPES,
    VIDEO_TYPES,
    ad_hashtag,
    ad_label,
    declared_kind,
    is_marked_as_post,
    needs_browser,
)
from crawler.platforms.reading.offers import asks_to_call, reaches_seller, tells_condition
from crawler.platforms.reading.ordering import has_order_control, links_to_cart, shown_availability
from crawler.platforms.reading.page import Page, Parsed
from crawler.platforms.reading.prices import SURE, shown_price
from crawler.platforms.reading.sellers import labelled_seller
from crawler.platforms.reading.state import is_on_page, state_product
from crawler.platforms.reading.visible import readable_text, short_text
from crawler.product import Product, choose_product, product_from_metas, product_from_node, words_of
from storage.records import Contact, Kind, Observation

name = "website"


def recognises(url: str, html: str) -> bool:  # noqa: ARG001  # the seam's shape
    """Every page."""
    return True


def parse(page: Page, known: Product | None = None, platform: str = name) -> Parsed:
    """One Observation of the page, its links, and whether it needs a browser to be read. Never raises.

    `known` is what a shop system's own data says of the product, which comes before everything else; `platform` is the
    name of the reader that knows it.
    """
    selector = page.selector
    canonical = selector.xpath("//link[translate(@rel, 'CANOIL', 'canoil')='canonical']/@href").get()
    cards = _cards(page, canonical)
    declared = read_declared(selector, cards)
    sites = site_names(page.url, declared.metas, declared.nodes, canonical)
    heading, product = _main_item(page, declared, sites)
    if heading.element is not None and stands_in(heading.element, cards):
        heading = Heading(tab_title(selector, sites)[:LONGEST_TITLE], None)  # a card's name is not the page's
    look = _look(page, heading, cards)
    if known is not None:
        product = known.filled_from(product or Product())
    kind, product = _kind_and_product(page, declared, look, product)
    if kind is Kind.LISTING and product.name is None:
        heading = replace(heading, title=shown_title(heading, sites))
    whole = kind is Kind.PAGE
    listed = kind in {Kind.LISTING, Kind.AD}
    text, cut = readable_text(selector, whole=whole, cards=cards if whole or listed else frozenset())
    if kind is Kind.LISTING:
        product = product.filled_from(_given_away(page, canonical, look, product))
    links = absolute_links(selector, page.url)
    seller = _seller(declared, product, look, kind)
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
        seller=seller,
        images=images(selector, page.url, declared, product),
        badges=find_badges(selector, page.url),
        contacts=_contacts(page, look, sites, seller, text, is_whole=whole),
        outlinks=outlinks_of(links, page.url),
        apk_links=tuple(link for link in links if leads_to_apk(link)),
        ad_label=look.ad_label or ad_hashtag(text),
        platform=platform,
        orders_online=look.orders or (whole and links_to_cart(selector)),
        published_at=product.published_at or published(selector, declared),
        observed_at=page.capture.captured_at,
        capture_sha256=page.capture.body_sha256,
    )
    empty = product.price is None and kind not in {Kind.LISTING, Kind.ARTICLE, Kind.POST}
    return Parsed(
        observations=(observation,),
        links=links,
        needs_browser=empty and needs_browser(selector),
        note="; ".join([*declared.faults, *([cut] if cut else [])]),
    )


def _given_away(page: Page, canonical: str | None, look: _Look, product: Product) -> Product:
    offered = look.orders or product.price is not None
    return Product(
        sku=likely_sku(page.selector, canonical or page.url),
        availability=shown_availability(page.selector, offered=offered),
    )


def _contacts(
    page: Page, look: _Look, sites: Sequence[str], seller: str | None, text: str, *, is_whole: bool
) -> tuple[Contact, ...]:
    """The seller's identifiers: with the foot of the page, unless that is a market's; then `text`, the item's, has to
    do."""
    whole = text if is_whole else readable_text(page.selector, whole=True)[0]
    said = set(text.splitlines())
    foot = [] if is_whole else [line for line in whole.splitlines() if line not in said]
    on_market = seller is not None and is_on_market(seller, sites, foot)
    return find_contacts(page.selector, page.url, text if on_market else whole, look.cards, on_market=on_market)


# Pages of a shop that show goods and prices and are about none of them.
_NO_PRODUCT = re.compile(
    r"(?:(?:your|my|shopping) )?(?:cart|basket|bag|wish ?list)\b|check ?out\b|search results|compare products|"
    r"giỏ hàng|thanh toán|kết quả tìm kiếm|tìm kiếm|sản phẩm yêu thích|so sánh sản phẩm|đơn hàng",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class _Look:
    """What the page looks like around its main item. `seller` is the name after a label at the item's head."""

    heading: Heading
    cards: frozenset[Any]
    orders: bool
    seller: str | None
    ad_label: str | None


def _look(page: Page, heading: Heading, cards: frozenset[Any]) -> _Look:
    return _Look(
        heading=heading,
        cards=cards,
        orders=has_order_control(page.selector, heading.element),
        seller=labelled_seller(page.selector, heading.element, cards),
        ad_label=ad_label(page.selector, heading.element, cards),
    )


def _cards(page: Page, canonical: str | None) -> frozenset[Any]:
    """The cards of the page; the box around its own heading is none. A heading is the page's own when it is an <h1> or
    a marked name and gives the page its title: many lists set the names of their cards as headings too."""
    metas = read_metas(page.selector)
    heading = find_heading(page.selector, metas, site_names(page.url, metas, (), canonical), None)
    element = heading.element
    own = element is not None and (element.tag == "h1" or element.get("itemprop") in {"name", "headline"})
    if own and letters(short_text(element, LONGEST_TITLE) or "") != letters(heading.title):
        own = False
    return find_cards(page.selector, page.url, canonical, element if own else None)


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
    product = _settled(page, product, product_from_metas(declared.metas), plain.element)
    called = without_site(product.name, sites) if product.name else None
    return find_heading(page.selector, declared.metas, sites, called), product


def _settled(page: Page, product: Product, metas: Product, heading: Any) -> Product:
    """The declared product, filled from its <meta> properties. Where the two name different prices, the one that a
    visitor can read is the present one: an auction's opening price, a variant that is sold out stay in the data."""
    if product.price is not None and metas.price not in {None, product.price}:
        found = shown_price(page.selector, heading, metas.currency)
        text = "" if found is None else readable_text(page.selector, whole=True)[0]
        told = metas.price is not None and is_on_page(metas.price, text) and not is_on_page(product.price, text)
        if found is not None and (found.amount.value == metas.price or told):
            product = replace(product, price=metas.price, currency=metas.currency or product.currency)
    return product.filled_from(metas)


def _headline(declared: Declared) -> str | None:
    """What the page's article, post or video calls itself."""
    items = declared.of_type(*POSTING_TYPES, *ARTICLE_TYPES, *VIDEO_TYPES)
    return next(
        (said for item in items if (said := words_of(item.get("headline")) or words_of(item.get("name")))), None
    )


def _kind_and_product(page: Page, declared: Declared, look: _Look, product: Product | None) -> tuple[Kind, Product]:
    said = declared_kind(declared)
    if product is None:
        product = _undeclared_product(page, declared, look, said)
    elif product.price is None:
        product = product.filled_from(_told(page, look, product))
    if look.ad_label:
        return Kind.AD, product or _shown(page, look, Product())
    if product is not None:
        return Kind.LISTING, product
    if said in {None, Kind.ARTICLE} and is_marked_as_post(page.selector):
        said = Kind.POST
    return said or Kind.PAGE, Product()


def _undeclared_product(page: Page, declared: Declared, look: _Look, said: Kind | None) -> Product | None:
    """A product that only the look of the page gives away: a price under the heading, a way to order or a seller.

    None for what is declared as something else, unless a <meta> price says that it is for sale all the same.
    """
    metas = product_from_metas(declared.metas)
    og_type = declared.metas.get("og:type", "").lower()
    if metas.price is not None or re.split(r"[.:]", og_type)[-1] in {"product", "item"}:
        return metas if metas.price is not None else metas.filled_from(_told(page, look, metas))
    if (
        _NO_PRODUCT.match(look.heading.title)
        or said not in {None, Kind.ARTICLE}
        or (declared.of_type(*ARTICLE_TYPES) and not look.orders)
    ):
        return None
    kept = state_product(page.selector, look.heading.title)
    if kept is not None and look.heading.element is not None:
        return _told(page, look, kept)
    element = look.heading.element  # without a heading, the item's own box may pass for a card
    orders_it = look.orders and (element is None or has_order_control(page.selector, element, look.cards))
    offered = orders_it or (said is None and _is_offered(page, look))
    least = WITH_ORDERS if orders_it else ENOUGH
    found = shown_price(page.selector, look.heading.element, _usual_currency(page), look.cards, least)
    asks = (not found or found.score < SURE) and asks_to_call(
        page.selector, look.heading.element, look.cards, offered=offered
    )
    if found and not asks and (found.score >= SURE or offered or (said is None and found.at_once and not look.orders)):
        return Product(price=found.amount.value, currency=found.amount.currency)
    if asks:
        return Product()
    return Product() if names_one_product(page.selector) else None


def _is_offered(page: Page, look: _Look) -> bool:
    return (
        look.seller is not None
        or reaches_seller(page.selector, look.cards)
        or tells_condition(page.selector, look.cards)
    )


def _seller(declared: Declared, product: Product, look: _Look, kind: Kind) -> str | None:
    """The seller of an offer, else whoever stands for the page: its author, its site."""
    labelled = look.seller if kind in {Kind.LISTING, Kind.AD, Kind.POST} else None
    writer = author(declared)
    named = (writer, labelled) if kind is Kind.POST else (labelled, writer)
    return next((name for name in (product.seller, *named) if name), None) or declared.metas.get("og:site_name")


def _shown(page: Page, look: _Look, product: Product) -> Product:
    currency = product.currency or _usual_currency(page)
    found = shown_price(page.selector, look.heading.element, currency, look.cards)
    if found is None:
        return Product()
    return Product(price=Decimal(found.amount.value), currency=found.amount.currency)


def _told(page: Page, look: _Look, product: Product) -> Product:
    """What the look of the page says of the price, else its inline data."""
    kept = state_product(page.selector, product.name or look.heading.title) or Product()
    currency = product.currency or kept.currency or _usual_currency(page)
    found = shown_price(page.selector, look.heading.element, currency, look.cards)
    in_cents = found is not None and kept.price == found.amount.value * 100
    if (
        found is not None
        and found.score < SURE
        and asks_to_call(page.selector, look.heading.element, look.cards, offered=look.orders)
    ):
        return kept
    if found is not None and (found.score >= SURE or kept.price is None or in_cents):
        return replace(kept, price=found.amount.value, currency=found.amount.currency or currency)
    return kept if kept.currency else replace(kept, currency=currency)


def _usual_currency(page: Page) -> str | None:
    """Đồng for a page in Vietnamese: what a number without a sign means there."""
    language = page.selector.xpath("/html/@lang").get("").lower()
    return "VND" if re.match(r"vi\b", language) else None
