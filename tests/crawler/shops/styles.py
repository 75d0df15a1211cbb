"""A small market of shops, each written by us after the style of one open-source shop system (none of its code).

A style gives the HTML of a product page and of a list card. All goods and names are made up. Each style has its own ways
of showing an old price, of naming the cart button, and of giving one product several addresses.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Goods:
    """One product: `price` in main units, None where the shop says "Liên hệ"; `old` is crossed out, None without one."""

    number: int
    slug: str
    title: str
    price: float | None
    old: float | None = None
    sku: str = ""
    in_stock: bool = True
    blurb: str = ""


def dong(value: float) -> str:
    return f"{value:,.0f}".replace(",", ".")


def dollars(value: float) -> str:
    return f"${value:,.2f}"


@dataclass(frozen=True)
class Style:
    """How a shop writes its pages. `address` and `aliases` are paths: the canonical one and its doubles."""

    name: str
    language: str
    goods: tuple[Goods, ...]
    address: Callable[[Goods], str]
    aliases: Callable[[Goods], tuple[str, ...]]
    product: Callable[[Goods], str]
    card: Callable[[Goods, str], str]
    head: Callable[[Goods], str] = lambda goods: ""
    row: str = '<div class="products row">{cards}</div>'
    names_canonical: bool = True
    site: str = "Cửa hàng Hương Đồng"


def _vietnamese(*rows: tuple[str, float | None, float | None]) -> tuple[Goods, ...]:
    made = []
    for number, (title, price, old) in enumerate(rows, start=11):
        slug = "san-pham-mau-so-" + str(number)
        blurb = f"{title} do cơ sở của chúng tôi làm, số thứ tự {number}. Giao hàng toàn quốc, phí ship 30.000đ."
        made.append(Goods(number, slug, title, price, old, f"HD-{number}", number % 5 != 0, blurb))
    return tuple(made)


VIETNAMESE = _vietnamese(
    ("Trà hoa cúc sấy lạnh 100g", 85_000, None), ("Mật ong rừng tràm 500ml", 199_000, 250_000),
    ("Bột nghệ nếp đỏ hũ 200g", 120_000, 150_000), ("Nồi đất nung cỡ lớn", 1_250_000, None),
    ("Chiếu cói dệt tay khổ 1m6", 640_000, 700_000), ("Bộ ấm chén men lam 6 món", 2_150_000, 2_500_000),
    ("Tinh dầu sả chanh 10ml", 65_000, None), ("Máy xay bột gia đình", None, None),
    ("Ghế mây thư giãn", 3_490_000, 3_990_000), ("Nước mắm cá cơm chai 750ml", 145_000, None),
)  # fmt: skip
ENGLISH = tuple(
    Goods(number, slug, title, price, old, f"SKU-{number}", number % 4 != 0, f"{title}, made by hand, lot {number}. Free delivery over $50.")
    for number, (slug, title, price, old) in enumerate(
        [
            ("oak-desk-lamp", "Oak Desk Lamp", 49.5, None), ("wool-throw", "Wool Throw 130 x 170", 89.0, 119.0),
            ("linen-apron", "Linen Apron", 24.99, None), ("copper-kettle", "Copper Kettle 1.5 L", 135.0, 150.0),
            ("clay-mug", "Clay Mug", 9.95, None), ("brass-hook", "Brass Hook (set of 3)", 14.0, 17.5),
            ("walnut-board", "Walnut Board", 39.0, None), ("rope-basket", "Rope Basket", 1250.0, 1400.0),
        ],
        start=21,
    )
)  # fmt: skip


def _related(price: str) -> str:
    cards = "".join(
        f'<div class="item"><a href="/lien-quan-{n}"><img src="/i{n}.jpg" alt=""> Hàng khác {n}</a>'
        f'<span class="price">{price}</span></div>'
        for n in range(3)
    )
    return f'<section class="related-products"><h3>Sản phẩm liên quan</h3>{cards}</section>'


def _none(goods: Goods) -> tuple[str, ...]:
    return ()


# --- WooCommerce, with the theme's own prices and no structured data ----------------------------------------------


def _woo_amount(value: float) -> str:
    return (
        f'<span class="woocommerce-Price-amount amount"><bdi>{dong(value)}&nbsp;'
        '<span class="woocommerce-Price-currencySymbol">&#8363;</span></bdi></span>'
    )


def _woo_price(goods: Goods) -> str:
    if goods.price is None:
        return '<p class="price">Liên hệ</p>'
    old = f'<del aria-hidden="true">{_woo_amount(goods.old)}</del> ' if goods.old else ""
    now = f'<ins aria-hidden="true">{_woo_amount(goods.price)}</ins>' if goods.old else _woo_amount(goods.price)
    return f'<p class="price">{old}{now}</p>'


def _woo(goods: Goods) -> str:
    stock = '<p class="stock in-stock">Còn hàng</p>' if goods.in_stock else '<p class="stock out-of-stock">Hết hàng</p>'
    return f"""<div id="product-{goods.number}" class="product type-product post-{goods.number}">
<nav class="woocommerce-breadcrumb"><a href="/">Trang chủ</a> / {goods.title}</nav>
<div class="summary entry-summary"><h1 class="product_title entry-title">{goods.title}</h1>{_woo_price(goods)}{stock}
<form class="cart" method="post"><input type="number" name="quantity" value="1">
<button type="submit" name="add-to-cart" value="{goods.number}" class="single_add_to_cart_button button alt">Thêm vào giỏ hàng</button></form>
<div class="product_meta"><span class="sku_wrapper">Mã: <span class="sku">{goods.sku}</span></span></div></div>
<div class="woocommerce-tabs"><div id="tab-description"><p>{goods.blurb}</p></div></div>
<section class="related products"><h2>Sản phẩm tương tự</h2><ul class="products columns-4">
<li class="product"><a href="/cua-hang/"><h2 class="woocommerce-loop-product__title">Trà khác</h2><span class="price">{_woo_amount(45_000)}</span></a></li>
</ul></section></div>"""


def _woo_card(goods: Goods, href: str) -> str:
    price = _woo_price(goods).replace("<p", "<span").replace("</p", "</span")
    return (
        f'<li class="product type-product"><a href="{href}" class="woocommerce-LoopProduct-link"><img src="/a.jpg" alt="">'
        f'<h2 class="woocommerce-loop-product__title">{goods.title}</h2>{price}</a>'
        f'<a href="?add-to-cart={goods.number}" class="button add_to_cart_button">Thêm vào giỏ hàng</a></li>'
    )


WOOCOMMERCE = Style(
    "woocommerce", "vi", VIETNAMESE, lambda g: f"/san-pham/{g.slug}/",
    lambda g: (f"/san-pham/{g.slug}/?utm_source=zalo", f"/san-pham/{g.slug}/?ref=trang-chu"), _woo, _woo_card,
    head=lambda g: f'<meta property="og:type" content="product"><meta property="og:title" content="{g.title} - Cửa hàng Hương Đồng">',
    row='<ul class="products columns-3">{cards}</ul>',
)  # fmt: skip


# --- Magento ------------------------------------------------------------------------------------------------------


def _magento(goods: Goods) -> str:
    assert goods.price is not None
    old = (
        f'<span class="old-price"><span class="price-container"><span class="price-label">Regular Price</span>'
        f'<span data-price-amount="{goods.old}" data-price-type="oldPrice" class="price-wrapper"><span class="price">'
        f"{dollars(goods.old)}</span></span></span></span>"
        if goods.old
        else ""
    )
    return f"""<div class="product-info-main"><div class="page-title-wrapper product"><h1 class="page-title">
<span class="base" data-ui-id="page-title-wrapper" itemprop="name">{goods.title}</span></h1></div>
<div class="product-info-price"><div class="price-box price-final_price" data-role="priceBox"><span class="special-price">
<span class="price-container price-final_price"><span class="price-label">Special Price</span>
<span id="product-price-{goods.number}" data-price-amount="{goods.price}" data-price-type="finalPrice" class="price-wrapper">
<span class="price">{dollars(goods.price)}</span></span></span></span>{old}</div>
<div class="stock {"available" if goods.in_stock else "unavailable"}"><span>{"In stock" if goods.in_stock else "Out of stock"}</span></div>
<div class="product attribute sku"><strong class="type">SKU</strong><div class="value" itemprop="sku">{goods.sku}</div></div></div>
<form id="product_addtocart_form" action="/checkout/cart/add/product/{goods.number}/" method="post">
<button type="submit" title="Add to Cart" class="action primary tocart" id="product-addtocart-button"><span>Add to Cart</span></button></form></div>
<div class="product attribute description"><p>{goods.blurb}</p></div>
<div class="block upsell"><strong>We found other products you might like!</strong><ol class="products list items">
<li class="item product product-item"><a href="/clay-mug.html">Clay</a><span class="price">$1.00</span></li></ol></div>"""


def _magento_card(goods: Goods, href: str) -> str:
    return (
        f'<li class="item product product-item"><div class="product-item-info"><a href="{href}" class="product photo">'
        f'<img src="/m.jpg" alt="{goods.title}"></a><strong class="product name product-item-name">'
        f'<a class="product-item-link" href="{href}">{goods.title}</a></strong><div class="price-box">'
        f'<span class="price">{dollars(goods.price or 0)}</span></div></div></li>'
    )


MAGENTO = Style(
    "magento", "en", ENGLISH, lambda g: f"/{g.slug}.html",
    lambda g: (f"/home/{g.slug}.html", f"/home/kitchen/{g.slug}.html", f"/{g.slug}.html?___store=default"),
    _magento, _magento_card, row='<ol class="products list items product-items">{cards}</ol>', site="Elm Street",
)  # fmt: skip


# --- PrestaShop ---------------------------------------------------------------------------------------------------


def _presta(goods: Goods) -> str:
    assert goods.price is not None
    old = (
        f'<div class="product-discount"><span class="regular-price">{dollars(goods.old)}</span></div>'
        if goods.old
        else ""
    )
    save = (
        f'<span class="discount discount-percentage">Save {100 - goods.price / goods.old * 100:.0f}%</span>'
        if goods.old
        else ""
    )
    return f"""<section id="main" itemscope itemtype="https://schema.org/Product"><div class="row product-container"><div class="col-md-6">
<h1 class="h1" itemprop="name">{goods.title}</h1><div class="product-prices">{old}
<div class="product-price h5" itemprop="offers" itemscope itemtype="https://schema.org/Offer">
<link itemprop="availability" href="https://schema.org/{"InStock" if goods.in_stock else "OutOfStock"}"><meta itemprop="priceCurrency" content="USD">
<div class="current-price"><span itemprop="price" content="{goods.price}">{dollars(goods.price)}</span>{save}</div></div>
<div class="tax-shipping-delivery-label">Tax included</div></div>
<div class="product-reference"><label class="label">Reference </label><span itemprop="sku">{goods.sku}</span></div>
<form action="/cart" method="post" id="add-to-cart-or-refresh"><button class="btn btn-primary add-to-cart" data-button-action="add-to-cart">
Add to cart</button></form></div></div><p>{goods.blurb}</p></section>
<section class="featured-products"><h2>16 other products in the same category:</h2><article class="product-miniature">
<a href="/5-clay.html">Clay</a><span class="price">$2.00</span></article></section>"""


def _presta_card(goods: Goods, href: str) -> str:
    return (
        f'<article class="product-miniature js-product-miniature" data-id-product="{goods.number}"><a href="{href}" '
        f'class="thumbnail"><img src="/p.jpg" alt=""></a><h2 class="h3 product-title"><a href="{href}">{goods.title}</a></h2>'
        f'<div class="product-price-and-shipping"><span class="price">{dollars(goods.price or 0)}</span></div></article>'
    )


PRESTASHOP = Style(
    "prestashop", "en", ENGLISH, lambda g: f"/{g.number}-{g.slug}.html",
    lambda g: (f"/home/{g.number}-{g.slug}.html", f"/{g.number}-{g.slug}.html?search_query=x"), _presta, _presta_card,
    site="Elm Street",
)  # fmt: skip


# --- OpenCart: everything is a query ------------------------------------------------------------------------------


def _opencart(goods: Goods) -> str:
    assert goods.price is not None
    old = f'<li><span style="text-decoration: line-through;">{dollars(goods.old)}</span></li>' if goods.old else ""
    return f"""<div id="content" class="col-sm-12"><div class="row"><div class="col-sm-8"><ul class="thumbnails"><li>
<a class="thumbnail" href="/o.jpg"><img src="/o.jpg" alt=""></a></li></ul></div><div class="col-sm-4"><h1>{goods.title}</h1>
<ul class="list-unstyled"><li>Product Code: {goods.sku}</li><li>Reward Points: 400</li>
<li>Availability: {"In Stock" if goods.in_stock else "Out Of Stock"}</li></ul>
<ul class="list-unstyled">{old}<li><h2>{dollars(goods.price)}</h2></li><li>Ex Tax: {dollars(goods.price * 0.8)}</li>
<li>10 or more {dollars(goods.price * 0.7)}</li></ul><div id="product"><div class="form-group"><label for="input-quantity">Qty</label>
<input type="text" name="quantity" value="1"><input type="hidden" name="product_id" value="{goods.number}">
<button type="button" id="button-cart" class="btn btn-primary btn-lg btn-block">Add to Cart</button></div></div></div></div>
<div class="tab-pane" id="tab-description"><p>{goods.blurb}</p></div></div>"""


def _opencart_card(goods: Goods, href: str) -> str:
    return (
        f'<div class="product-layout product-list col-xs-12"><div class="product-thumb"><div class="image"><a href="{href}">'
        f'<img src="/o.jpg" alt=""></a></div><div class="caption"><h4><a href="{href}">{goods.title}</a></h4>'
        f'<p class="price">{dollars(goods.price or 0)} <span class="price-tax">Ex Tax: $1.00</span></p></div></div></div>'
    )


OPENCART = Style(
    "opencart", "en", ENGLISH, lambda g: f"/index.php?product_id={g.number}&route=product/product",
    lambda g: (
        f"/index.php?route=product/product&path=20&product_id={g.number}",
        f"/index.php?route=product/product&path=20_27&product_id={g.number}",
    ),
    _opencart, _opencart_card, site="Elm Street",
)  # fmt: skip


# --- Shopify and what is like it: a product object in hundredths, collections as paths --------------------------------


def _dawn(goods: Goods) -> str:
    assert goods.price is not None
    old = (
        f'<span class="visually-hidden">Regular price</span><s class="price-item price-item--regular">{dollars(goods.old)}</s>'
        if goods.old
        else ""
    )
    return f"""<section class="product"><div class="product__info-container"><div class="product__title"><h1>{goods.title}</h1></div>
<div class="price {"price--on-sale" if goods.old else ""}">{old}<span class="price-item price-item--sale price-item--last">{dollars(goods.price)} USD</span></div>
<div class="product__tax caption">Shipping calculated at checkout.</div>
<form method="post" action="/cart/add" class="form"><button type="submit" name="add" class="product-form__submit button">
{"Add to cart" if goods.in_stock else "Sold out"}</button></form><div class="product__description">{goods.blurb}</div></div></section>"""


def _dawn_head(goods: Goods) -> str:
    return f"""<meta property="og:price:amount" content="{goods.price}"><meta property="og:price:currency" content="USD">
<meta property="og:type" content="product"><script type="application/ld+json">{{"@context":"http://schema.org/","@type":"Product",
"name":"{goods.title}","sku":"{goods.sku}","offers":[{{"@type":"Offer","availability":"http://schema.org/{"InStock" if goods.in_stock else "OutOfStock"}",
"price":{goods.price},"priceCurrency":"USD"}}]}}</script>"""


def _dawn_card(goods: Goods, href: str) -> str:
    return (
        f'<li class="grid__item"><div class="card-wrapper"><h3 class="card__heading"><a href="{href}" class="full-unstyled-link">'
        f'{goods.title}</a></h3><div class="price"><span class="price-item">{dollars(goods.price or 0)}</span></div></div></li>'
    )


SHOPIFY_LIKE = Style(
    "shopify_like", "en", ENGLISH, lambda g: f"/products/{g.slug}",
    lambda g: (f"/collections/all/products/{g.slug}", f"/products/{g.slug}?variant=4{g.number}0"), _dawn, _dawn_card, _dawn_head,
    row='<ul id="product-grid" class="grid">{cards}</ul>', site="Elm Street",
)  # fmt: skip


# --- Sapo: Vietnamese hosted shops; its own script names the template ----------------------------------------------


def _sapo(goods: Goods) -> str:
    price = (
        f'<span class="special-price"><span class="price product-price">{dong(goods.price)}₫</span></span>'
        if goods.price is not None
        else '<span class="special-price"><span class="price product-price">Liên hệ</span></span>'
    )
    old = (
        f'<span class="old-price">Giá thị trường: <del class="price product-price-old">{dong(goods.old)}₫</del></span>'
        if goods.old
        else ""
    )
    return f"""<section class="product details-main"><form action="/cart/add" method="post" class="form-inline">
<h1 class="title-product">{goods.title}</h1><div class="inventory_quantity">Tình trạng: <span class="a-stock">{"Còn hàng" if goods.in_stock else "Hết hàng"}</span></div>
<div class="price-box clearfix">{price}{old}</div><div class="sku-product">Mã sản phẩm: <span class="variant-sku">{goods.sku}</span></div>
<button type="submit" class="btn btn-buynow btn_buy add_to_cart">Mua ngay</button></form><div class="rte">{goods.blurb}</div></section>
{_related("15.000₫")}"""


def _sapo_head(goods: Goods) -> str:
    return "<script>var Bizweb = Bizweb || {}; Bizweb.store = 'huong-dong.mysapo.net'; Bizweb.template = 'product';</script>"


def _sapo_card(goods: Goods, href: str) -> str:
    price = f"{dong(goods.price)}₫" if goods.price is not None else "Liên hệ"
    return (
        f'<div class="col-6 product-item"><div class="item_product_main"><a class="image_thumb" href="{href}"><img src="/s.jpg" alt=""></a>'
        f'<h3 class="product-name"><a href="{href}">{goods.title}</a></h3><div class="price-box">{price}</div></div></div>'
    )


SAPO = Style(
    "sapo", "vi", VIETNAMESE, lambda g: f"/{g.slug}", lambda g: (f"/{g.slug}?variantid={g.number}9", f"/{g.slug}?src=home"),
    _sapo, _sapo_card, _sapo_head,
)  # fmt: skip


# --- Haravan: prices in hundredths in its own meta, plain in the page ----------------------------------------------


def _haravan_head(goods: Goods) -> str:
    price = f"{(goods.price or 0) * 100:.1f}"
    return f"""<script>var Haravan = Haravan || {{}}; Haravan.shop = 'huong-dong.myharavan.com'; window.HaravanAnalytics = window.HaravanAnalytics || {{}};
window.HaravanAnalytics.meta = window.HaravanAnalytics.meta || {{}};
var meta = {{"page":{{"pageType":"product"}},"product":{{"id":{goods.number},"type":"Hàng nhà làm","title":"{goods.title}","price":{price},
"variants":[{{"id":1,"price":{price},"title":"Default","sku":"{goods.sku}"}}],"vendor":"Hương Đồng"}}}};</script>"""


def _haravan(goods: Goods) -> str:
    return f"""<div class="product-detail"><div class="pro-content-head"><h1>{goods.title}</h1><span id="pro_sku">SKU: {goods.sku}</span></div>
<div class="pro-tools" id="khung-mua"></div><button id="add-to-cart" class="btnAddtocart">Thêm vào giỏ</button>
<div class="description-productdetail"><p>{goods.blurb}</p></div></div>{_related("15.000₫")}"""


HARAVAN = Style(
    "haravan", "vi", tuple(goods for goods in VIETNAMESE if goods.price is not None), lambda g: f"/products/{g.slug}",
    lambda g: (f"/collections/all/products/{g.slug}", f"/products/{g.slug}?view=quick"), _haravan, _sapo_card, _haravan_head,
)  # fmt: skip


# --- Nhanh.vn ---------------------------------------------------------------------------------------------------------


def _nhanh(goods: Goods) -> str:
    price = f"{dong(goods.price)} đ" if goods.price is not None else "Liên hệ"
    old = (
        f'<span class="tp_product_detail_price_old priceOld"><del>{dong(goods.old)} đ</del></span>' if goods.old else ""
    )
    return f"""<div class="detail-info" data-id="{goods.number}"><h1 class="tp_product_detail_name">{goods.title}</h1>
<p class="productCode">Mã sản phẩm: <b>{goods.sku}</b></p><div class="price-detail"><span class="tp_product_detail_price">{price}</span>{old}</div>
<a class="btn btnBuyNow" href="javascript:;" data-psid="{goods.number}">Mua ngay</a><div class="product-desc">{goods.blurb}</div></div>
<p>Hotline đặt hàng: 0909 000 111</p>{_related("15.000 đ")}"""


NHANH = Style(
    "nhanh", "vi", VIETNAMESE, lambda g: f"/{g.slug}-p{g.number}.html", lambda g: (f"/{g.slug}-p{g.number}.html?utm_medium=x",),
    _nhanh, _sapo_card,
    head=lambda g: '<link rel="stylesheet" href="https://web.nvnstatic.net/tp/T0100/css/style.css"><script src="https://pos.nvncdn.com/a.js"></script>',
)  # fmt: skip


# --- Plain classes only, as front ends with utility styles write them ----------------------------------------------


def _utility(goods: Goods) -> str:
    assert goods.price is not None
    old = f'<span class="text-sm text-gray-500 line-through">{dollars(goods.old)}</span>' if goods.old else ""
    return f"""<div class="grid grid-cols-2 gap-8"><div class="p-4"><img class="rounded" src="/u.jpg" alt=""></div><div class="flex flex-col">
<h1 class="text-3xl font-semibold">{goods.title}</h1><div class="mt-2 flex gap-2">{old}<span class="text-2xl font-bold">{dollars(goods.price)}</span></div>
<p class="mt-4">{goods.blurb}</p><button class="mt-6 rounded bg-black px-4 text-white">Add to bag</button></div></div>"""


def _utility_card(goods: Goods, href: str) -> str:
    return (
        f'<a href="{href}" class="group block rounded shadow"><img src="/u.jpg" alt=""><h3 class="text-lg">{goods.title}</h3>'
        f'<p class="text-gray-700">{dollars(goods.price or 0)}</p></a>'
    )


UTILITY = Style(
    "utility", "en", ENGLISH, lambda g: f"/p/{g.slug}", lambda g: (f"/p/{g.slug}?color=red", f"/p/{g.slug}?from=menu"),
    _utility, _utility_card, names_canonical=False, row='<div class="grid grid-cols-4">{cards}</div>', site="Elm Street",
)  # fmt: skip


# --- An old shop in tables, product.php?id=, no canonical address, prices as people say them -----------------------


def _tables(goods: Goods) -> str:
    if goods.price is None:
        price = "Liên hệ"
    else:
        price = (
            f"{goods.price / 1000:.0f}k"
            if goods.price < 1_000_000
            else f"{goods.price / 1_000_000:g}".replace(".", ",") + " triệu"
        )
    old = f"<br><s>{dong(goods.old)} đ</s>" if goods.old else ""
    return f"""<table width="900"><tr><td rowspan="4"><img src="/t.jpg"></td><td><h1>{goods.title}</h1></td></tr>
<tr><td>Giá bán: <b><font color="red">{price}</font></b>{old}</td></tr><tr><td>Mã hàng: {goods.sku}</td></tr>
<tr><td><form action="/dathang.php" method="post"><input type="hidden" name="id" value="{goods.number}"><input type="submit" value="Đặt mua"></form></td></tr>
<tr><td colspan="2">{goods.blurb}</td></tr></table>"""


def _tables_card(goods: Goods, href: str) -> str:
    return f'<td width="200"><a href="{href}"><img src="/t.jpg"><br>{goods.title}</a><br><font color="red">xem giá</font></td>'


TABLES = Style(
    "tables", "vi", VIETNAMESE, lambda g: f"/product.php?id={g.number}",
    lambda g: (f"/product.php?id={g.number}&cat=3", f"/product.php?cat=7&id={g.number}"), _tables, _tables_card,
    names_canonical=False, row="<table><tr>{cards}</tr></table>",
)  # fmt: skip

STYLES = (
    WOOCOMMERCE, MAGENTO, PRESTASHOP, OPENCART, SHOPIFY_LIKE, SAPO, HARAVAN, NHANH, UTILITY, TABLES,
)  # fmt: skip
