"""The facts of a product, from what a page declares of it (schema.org nodes, <meta> properties).

Works on plain mappings: the same code reads JSON-LD and microdata.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from datetime import UTC, datetime, timedelta, timezone
from decimal import Decimal
from typing import Any

from crawler.amounts import Amount, is_currency, parse_amount, parse_machine_amount
from storage.records import Availability

PRODUCT_TYPES = frozenset(
    {"product", "productgroup", "individualproduct", "productmodel", "someproducts", "vehicle", "car", "motorcycle"}
)
VIETNAM = timezone(timedelta(hours=7))
# https://schema.org/ItemAvailability; shops also write "in stock", "instock", "oos" (Facebook's catalogue words)
_IN_STOCK = re.compile(
    r"in[ _-]?stock|instore|online ?only|pre[ _-]?(order|sale)|limited|back[ _-]?order|available for|còn hàng"
)
_OUT_OF_STOCK = re.compile(r"out[ _-]?of[ _-]?stock|sold[ _-]?out|discontinued|^oos$|unavailable|hết hàng")
_OLD_PRICE = re.compile(r"listprice|strikethrough|msrp|srp|regularprice|minimumadvertised", re.IGNORECASE)

Node = Mapping[str, Any]


@dataclass(frozen=True)
class Product:
    """What is known of a product; None and () mean not said. `price` is the present one, in main units."""

    name: str | None = None
    price: Decimal | None = None
    currency: str | None = None
    sku: str | None = None
    availability: Availability | None = None
    seller: str | None = None
    images: tuple[str, ...] = ()
    published_at: datetime | None = None

    def filled_from(self, other: Product) -> Product:
        """Self, with what it lacks taken from `other`; a currency never comes without its price."""
        lacking = {field.name for field in fields(self) if getattr(self, field.name) in (None, ())}
        if "price" not in lacking and other.price != self.price:
            lacking.discard("currency")
        return replace(self, **{name: getattr(other, name) for name in lacking})


def types_of(node: Node) -> frozenset[str]:
    """The types of a node in lower case, without the vocabulary's address."""
    declared = node.get("@type")
    names = declared if isinstance(declared, list) else [declared]
    return frozenset(re.split(r"[/#:]", name)[-1].lower() for name in names if isinstance(name, str))


def words_of(value: object) -> str | None:
    """A text, a number, or the name of a node, as a text in one line."""
    for one in value if isinstance(value, list) else [value]:
        said = one.get("name", one.get("@value")) if isinstance(one, dict) else one
        said = said[0] if isinstance(said, list) and said else said
        if isinstance(said, str | int | float) and not isinstance(said, bool):
            line = " ".join(html.unescape(str(said)[:2000]).split())  # many shops write &quot; into their JSON
            if line:
                return line
    return None


def choose_product(nodes: Sequence[Node], headings: Sequence[str]) -> Node | None:
    """The product that the page is about; None when it declares none, or several of which none is its heading's."""
    products = [node for node in nodes if PRODUCT_TYPES & types_of(node)]
    named = {_letters(words_of(node.get("name"))) for node in products}
    if len(named) <= 1:
        return next((node for node in products if _offers(node)), products[0] if products else None)
    wanted = [node for node in products if any(_same(words_of(node.get("name")), heading) for heading in headings)]
    return next((node for node in wanted if _offers(node)), wanted[0] if wanted else None)


def product_from_node(node: Node) -> Product:
    """The facts of a schema.org Product or ProductGroup; what cannot be read is left out. Never raises."""
    offers = _offers(node)
    amount = _lowest_offer(offers, words_of(node.get("priceCurrency")))
    offer = offers[0] if offers else {}
    return Product(
        name=words_of(node.get("name")),
        price=amount.value if amount else None,
        currency=amount.currency if amount else None,
        sku=_sku(node) or _sku(offer),
        availability=_availability_of([*offers, node]),
        seller=words_of(offer.get("seller")) or words_of(offer.get("offeredBy")),
        images=tuple(_images(node.get("image"))),
        published_at=moment(words_of(node.get("datePublished")) or words_of(node.get("releaseDate"))),
    )


def product_from_metas(metas: Mapping[str, str]) -> Product:
    """The facts in OpenGraph product properties and the like; an empty Product when there are none."""
    currency = currency_code(
        _first(metas, "product:price:currency", "og:price:currency", "product:sale_price:currency")
    )
    price = _first(metas, "product:sale_price:amount", "product:price:amount", "og:price:amount", "product:price")
    amount = parse_machine_amount(price, currency) or _twitter_price(metas)
    return Product(
        price=amount.value if amount else None,
        currency=amount.currency if amount else None,
        sku=_first(metas, "product:retailer_item_id", "product:sku", "product:retailer_part_no"),
        availability=availability(_first(metas, "product:availability", "og:availability")),
        images=tuple(value for value in (_first(metas, "og:image:secure_url", "og:image"),) if value),
    )


def availability(text: str | None) -> Availability | None:
    """What a declared availability means; None when it is none of the known words."""
    plain = (text or "").lower().rsplit("/", 1)[-1]
    if _OUT_OF_STOCK.search(plain):
        return Availability.OUT_OF_STOCK
    return Availability.IN_STOCK if _IN_STOCK.search(plain) else None


def moment(text: str | None) -> datetime | None:
    """An ISO 8601 time in UTC; one without a zone is Vietnamese. None when `text` is no such time."""
    try:
        parsed = datetime.fromisoformat((text or "").strip())
        return (parsed if parsed.tzinfo else parsed.replace(tzinfo=VIETNAM)).astimezone(UTC)
    except (ValueError, OverflowError):
        return None


def _nodes(value: object) -> list[Node]:
    return [one for one in (value if isinstance(value, list) else [value]) if isinstance(one, dict)]


def _letters(text: str | None) -> str:
    return re.sub(r"[\W_]+", "", (text or "").casefold())


def _same(name: str | None, heading: str) -> bool:
    short, long = sorted((_letters(name), _letters(heading)), key=len)
    return len(short) >= 4 and short in long


def _offers(node: Node) -> list[Node]:
    """The offers of a product, of its variants where it has none itself, and of offers that hold offers."""
    own = _nodes(node.get("offers"))
    if not own:
        own = [offer for variant in _nodes(node.get("hasVariant")) for offer in _nodes(variant.get("offers"))]
    if not own and ("price" in node or "lowPrice" in node):
        own = [node]
    inner = [offer for outer in own if "price" not in outer for offer in _nodes(outer.get("offers"))]
    return [*own, *inner][:500]


def _lowest_offer(offers: Sequence[Node], currency: str | None) -> Amount | None:
    amounts = [amount for offer in offers for amount in _amounts(offer, currency) if amount.value > 0]
    return min(amounts, key=lambda amount: amount.value, default=None)


def _amounts(offer: Node, currency: str | None) -> Iterator[Amount]:
    """The present prices of an offer: its own, else those of its price specifications that are no list price."""
    currency = currency_code(words_of(offer.get("priceCurrency"))) or currency
    for name in ("lowPrice", "price"):
        amount = parse_machine_amount(_single(offer.get(name)), currency)
        if amount:
            yield amount
            return
    for specification in _nodes(offer.get("priceSpecification")):
        kind = f"{words_of(specification.get('priceType'))} {words_of(specification.get('name'))}"
        if _OLD_PRICE.search(kind):
            continue
        own = currency_code(words_of(specification.get("priceCurrency"))) or currency
        amount = parse_machine_amount(_single(specification.get("minPrice", specification.get("price"))), own)
        if amount:
            yield amount


def _single(value: object) -> object:
    return (value[0] if value else None) if isinstance(value, list) else value


def currency_code(text: str | None) -> str | None:
    """An ISO code from a code or a sign ("VND", "đ", "VNĐ")."""
    if not text:
        return None
    if is_currency(text):
        return text.upper()
    amount = parse_amount(f"1 {text[:10]}")
    return amount.currency if amount else None


def _sku(node: Node) -> str | None:
    for name in ("sku", "productID", "productId", "identifier"):
        value = words_of(node.get(name))
        if value and len(value) <= 100:
            return re.sub(r"^(?:sku|mpn|id|productid)\s*:\s*", "", value, flags=re.IGNORECASE)
    return None


def _availability_of(nodes: Sequence[Node]) -> Availability | None:
    """In stock when any offer is."""
    said = {availability(words_of(node.get("availability"))) for node in nodes}
    for state in (Availability.IN_STOCK, Availability.OUT_OF_STOCK):
        if state in said:
            return state
    return None


def _images(value: object) -> Iterator[str]:
    for one in value if isinstance(value, list) else [value]:
        address = one.get("url", one.get("contentUrl", one.get("@id"))) if isinstance(one, dict) else one
        if isinstance(address, list):
            yield from (item for item in address if isinstance(item, str))
        elif isinstance(address, str) and address.strip():
            yield address.strip()


def _first(metas: Mapping[str, str], *names: str) -> str | None:
    return next((metas[name] for name in names if metas.get(name)), None)


def _twitter_price(metas: Mapping[str, str]) -> Amount | None:
    """Shop plugins write a price into a link preview: twitter:label1 "Giá", twitter:data1 "199.000 ₫"."""
    for number in ("1", "2"):
        if re.fullmatch(r"(?:price|giá|gia)( bán)?", metas.get(f"twitter:label{number}", "").strip().lower()):
            return parse_amount(metas.get(f"twitter:data{number}", ""))
    return None
