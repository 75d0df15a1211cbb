"""Whether a page lets one order, and whether it says that the goods are gone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import islice
from typing import Any

from parsel import Selector

from crawler.document_tree import CONTROLS, FORMS
from crawler.platforms.reading.owner_words import Words
from crawler.platforms.reading.shop_links import plain, topics_of
from crawler.platforms.reading.visible import is_about_other_items, is_furniture, is_unseen, short_text, short_texts
from storage.records import Availability, PolicyTopic

_LABEL = 60  # characters; a longer text is no label of a button
_ORDER = Words(
    r"^(?:mua|đặt|order|buy)$|(?:thêm|cho|bỏ) (?:vào )?giỏ|đặt hàng|đặt mua|mua ngay|mua hàng|chọn mua"
    r"|thanh toán|đăng ký mua|"
    r"add(?:ed)? (?:item )?to (?:\w+ )?(?:cart|bag|basket|trolley)|buy (?:it )?now|order now|check ?out|place bid|"
    r"in den (?:warenkorb|einkaufswagen)|jetzt kaufen|ajouter au panier|comprar|acquista|"
    r"(?:añadir|agregar|adicionar|aggiungi|adauga|adaugă) .{0,10}(?:carrito|carro|bolsa|carrinho|carrello|coș|cos)\b|"
    r"do košík[au]|v košarico|u košaricu|do koszyka|kosárba|в корзину|купить|себетке|lisa (?:ostu)?korvi|"
    r"pievienot grozam|į krepšelį|加入購物車|加入购物车|立即購買|我要購買|直接購買|放入購物車|カートに入れる|장바구니|"
    r"구매하기|바로구매|הוס[פף]ה? לסל|أضف|lägg i|lægg? i (?:indkøbs)?kurv|læg i|legg i|lisää (?:ostos)?kori|"
    r"sepete ekle|satın al|(?:tambah|masuk)\w* (?:ke )?(?:keranjang|troli)|beli sekarang|ใส่ตะกร้า|เพิ่ม.{0,6}ตะกร้า|"
    r"หยิบใส่|ซื้อเลย|στο καλάθι|в количка|(?:в|до) кошик|in (?:de |mijn )?winkel(?:wagen|mand)|u korpu|dodaj u|"
    r"ielikt grozā|ostukorvi|カートに追加|今すぐ(?:買|購入)|담기|kup teraz|koupit|kúpiť|vložit|agregar|acheter"
)
_AFTER_LOGIN = Words(r"^(?:vui lòng |hãy )?đăng nhập để (?:mua|đặt|thêm)")
_ADVICE = re.compile(r"hướng dẫn|chính sách|quy định|phương thức|hình thức|cách |how to|policy", re.IGNORECASE)
_ORDER_NAME = re.compile(
    r"add[-_]?(?:item[-_]?)?to[-_]?(?:cart|bag|basket)|buy[-_]?(?:now|box|button|btn)|(?:btn|button)[-_]?(?:buy"
    r"|order|cart)|"
    r"purchase[-_]?(?:btn|button)|"
    r"cart[-_]?(?:btn|button|submit)|cart[/_-]?add|place[-_]?order|them[-_]?(?:vao[-_]?)?gio|dat[-_]?(?:hang|mua)|"
    r"mua[-_]?ngay|checkout[-_]?(?:btn|button)",
    re.IGNORECASE,
)
_PUTS_IN_CART = re.compile(r"[?&](?:add[-_]?to[-_]?cart|them[-_]?gio(?:[-_]?hang)?|add[-_]?cart)=", re.IGNORECASE)
_ORDER_SCRIPT = re.compile(r"(?:javascript:)?\s*\w{0,20}(?:buy|cart|order)\w{0,20}\(", re.IGNORECASE)
_ORDER_PLACE = re.compile(r"/(?:cart|checkout|gio-hang|thanh-toan|dat-hang|basket|order)(?:/|\?|$|\.)", re.IGNORECASE)
_CART_PLACE = re.compile(r"/(?:cart|checkout|gio-hang|basket)(?:/?$|\?|\.)", re.IGNORECASE)
# Orders that go to a person or to another shop: no function of this site.
_ELSEWHERE = re.compile(
    r"(?:^|['\"])(?:tel|sms|mailto|zalo|viber|skype|whatsapp|fb-messenger):"
    r"|//(?:[\w-]+\.)*(?:m\.me|zalo\.me|messenger\.com|facebook\.com|fb\.(?:com|me)|t\.me|telegram\.me|wa\.me"
    r"|whatsapp\.com"
    r"|shopee\.vn|lazada\.vn|tiki\.vn|sendo\.vn|tiktok\.com)(?![\w.-])",
    re.IGNORECASE,
)
_GONE = re.compile(
    r"^(?:tình trạng\s*:?\s*)?(?:đã |tạm )?(?:hết hàng|cháy hàng)|^unavailable$|"
    r"ngừng (?:kinh doanh|bán)|sold ?out|out[ -]of[ -]stock|no longer available|^0 (?:units?|items?|pcs) in stock|"
    r"(?:currently|temporarily) (?:unavailable|out)|(?:nicht|nicht mehr) (?:verfügbar|auf lager|vorrätig|lieferbar)|"
    r"ausverkauft|non disponibil|esaurito|no disponible|agotado|sin (?:stock|existencias)|rupture de stock|épuisé|"
    r"indisponible|esgotado|sem estoque|indisponível|vypredan|vyprodán|nie je skladom|není skladem|nedostupn|"
    r"^(?:produkt )?niedostępn|wyprzedan|brak w magazynie|niet (?:op voorraad|leverbaar|beschikbaar)|uitverkocht|"
    r"slutsåld|(?:ej|inte) i lager|udsolgt|utsolgt|ikke på lager|loppuun?myyty|elfogyott|nincs (?:raktáron"
    r"|készleten)|"
    r"stoc epuizat|rasprodano|ni na zalogi|nema na (?:zalihi|stanju)|нет в наличии|нет на складе|распродано|"
    r"немає в наявності|tükendi|stokta yok|stok habis|otsas|läbi müüdud|品切れ|売り切れ|在庫(?:切れ|なし)|售完|缺貨|"
    r"已售罄|품절|สินค้าหมด|אזל מהמלאי",
    re.IGNORECASE,
)
_STOCK_LABEL = re.compile(
    r"^(?:tình trạng|availability|stock(?: status)?|disponibilit\w+|verfügbarkeit)\s*:", re.IGNORECASE
)


def has_order_control(selector: Selector, heading: Any, cards: frozenset[Any] = frozenset()) -> bool:
    """Whether a button, link or form of the page puts goods into a cart, orders or pays.

    Those in several `cards` order what the cards lead to; in one card alone stands the item's own. What hides the
    heading too is no hiding: scripts of such pages show the whole item once it is loaded.
    """
    shown = frozenset() if heading is None else frozenset(heading.iterancestors())
    within: set[Any] = set()
    for element in _order_controls(selector, shown):
        card = next((one for one in (element, *element.iterancestors()) if one in cards), None) if cards else None
        if card is None and element.tag == "form" and cards:
            card = next((one for one in element.iterdescendants() if one in cards), None)
        if card is None:
            return True
        within.add(card)
    return len(within) == 1


def _order_controls(selector: Selector, shown: frozenset[Any]) -> Iterator[Any]:
    for form in FORMS(selector.root):
        named = f"{form.get('action', '')} {form.get('class', '')} {form.get('id', '')}"
        if _ORDER_NAME.search(named) and not _gone_from_sight(form, shown):
            yield form
    for control in CONTROLS(selector.root):
        if _is_order_control(control, shown):
            yield control


def links_to_cart(selector: Selector) -> bool:
    """Whether a link leads to the cart of this site: its home page need not have an order button itself."""
    return any(
        _CART_PLACE.search(link.root.get("href")) and not any(is_unseen(one) for one in link.root.iterancestors())
        for link in selector.xpath("//a[@href]")[:2000]
    )


@lru_cache(maxsize=20_000)
def _says_gone(text: str) -> bool:
    return _GONE.search(text) is not None


def shown_availability(selector: Selector, *, offered: bool) -> Availability | None:
    """What the page's own words say of its main item: a "hết hàng" label wins over a button that may be inert.

    `offered`: the page shows a price or a way to order, which without such a label means that the goods are there.
    """
    for element, text in short_texts(selector, _LABEL):
        if not _says_gone(text):
            continue
        above = [element, *element.iterancestors()]
        labelled = _STOCK_LABEL.match(text) is not None
        if not labelled and any(one.tag in {"select", "li", "option", "label", "nav", "footer"} for one in above[:4]):
            continue  # one of several variants
        if any(one.tag == "a" and not (one.get("href") or "#").startswith(("#", "javascript")) for one in above):
            continue  # said of what the link leads to
        if not any(is_unseen(one) or is_furniture(one) or is_about_other_items(one) for one in above):
            return Availability.OUT_OF_STOCK
    return Availability.IN_STOCK if offered else None


def _is_order_control(control: Any, shown: frozenset[Any]) -> bool:
    label = _label(control)
    is_link = control.tag == "a" and control.get("role") != "button"
    said = (label, is_link, *(control.get(name) or "" for name in (*_PLACES, *_NAMES)))
    reads_so = _reads_as_order if sum(map(len, said[2:])) <= _LONGEST_KEPT else _reads_as_order.__wrapped__
    return (
        reads_so(*said)
        and not (_ORDER.search(label) and _stands_among_terms(control, label))
        and not _gone_from_sight(control, shown)
    )


_PLACES = ("href", "onclick", "data-href", "formaction")
_NAMES = ("class", "id", "name", "data-type", "data-action")
_LONGEST_KEPT = 500  # characters


@lru_cache(maxsize=20_000)  # the menu of a shop stands on each of its pages
def _reads_as_order(label: str, is_link: bool, *said: str) -> bool:
    places, named = said[: len(_PLACES)], " ".join(said[len(_PLACES) :])
    if (label and _ADVICE.search(label)) or any(map(_ELSEWHERE.search, places)):
        return False
    href, onclick = places[:2]
    if label and _ORDER.search(label):
        return not is_link or _leads_to_order(href, named) or _AFTER_LOGIN.search(label) is not None
    return bool(_ORDER_NAME.search(named) or _PUTS_IN_CART.search(href) or _ORDER_SCRIPT.match(href or onclick))


def _leads_to_order(place: str, named: str) -> bool:
    """A link counts as a button when it looks or leads like one: footers are full of "Thanh toán" pages."""
    return (
        place.startswith(("#", "javascript:", "?"))
        or not place
        or bool(re.search(r"btn|button|cart|buy|order", named, re.IGNORECASE))
        or bool(_ORDER_PLACE.search(place) or _ORDER_NAME.search(place))
    )


def _stands_among_terms(control: Any, label: str) -> bool:
    """Whether a link or a fold "Thanh toán" stands in a list of terms ("Đổi trả", "Giao hàng"), and says how to pay."""
    if topics_of(plain(label)) != {PolicyTopic.PAYMENT}:
        return False
    for box in islice(control.iterancestors(), 4):
        said = [topics_of(plain(short_text(one, _LABEL) or "")) for one in islice(box.iter(control.tag), 60)]
        if len(frozenset().union(*said) - {PolicyTopic.PAYMENT}) >= 2:
            return True
    return False


def _label(control: Any) -> str:
    shown = short_text(control, _LABEL) if len(control) < 30 else None
    if not shown and control.tag == "a":
        shown = control.xpath("string(.//img/@alt)")  # a picture of a button
    said = (shown, *(control.get(name) for name in ("value", "alt", "aria-label", "title")))
    return next((str(one) for one in said if one), "")[:_LABEL]


def _gone_from_sight(element: Any, shown: frozenset[Any]) -> bool:
    return any(is_unseen(one) for one in (element, *element.iterancestors()) if one not in shown)
