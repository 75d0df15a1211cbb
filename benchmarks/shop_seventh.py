# ruff: noqa: E501 - terms of shops stand as shops write them
"""Words and small helpers of the seventh set of shops for `shop_sites.py`: 24 sites, written without sight of the code under test.

As ordinary as real shops are: common themes and shop systems, the foot as most shops fill it in. Names, numbers and
addresses are made up. The expected verdicts are those of DESIGN section 6; where it is silent they follow the choices told
in `shop_third.py` and `shop_sixth.py`. Further choices: "MST … do Sở … cấp ngày …" is a tax code with date and place; a
page of goods that says its text is still to come describes nothing; a term whose link is "#" is not there.
"""

from __future__ import annotations

from collections.abc import Iterable

from shop_sixth import dong, woo

TERMS = {
    "return": """<p><strong>1. Điều kiện đổi trả</strong></p><p>Quý khách vui lòng kiểm tra tình trạng hàng hóa và có thể đổi hàng/trả hàng ngay tại thời điểm giao/nhận trong những trường hợp sau:</p><ul><li>Hàng không đúng chủng loại, mẫu mã trong đơn đã đặt.</li><li>Không đủ số lượng, không đủ bộ như trong đơn hàng.</li><li>Tình trạng bên ngoài bị ảnh hưởng: rách bao bì, bong tróc, bể vỡ.</li></ul><p><strong>2. Thời gian thông báo và gửi sản phẩm đổi trả</strong></p><p>Thông báo trong vòng 48h, gửi chuyển trả trong vòng 14 ngày kể từ khi nhận sản phẩm. Quý khách có thể mang hàng trực tiếp đến cửa hàng hoặc gửi qua đường bưu điện.</p><p><strong>3. Hoàn tiền</strong></p><p>Tiền được hoàn qua chuyển khoản trong 7 ngày làm việc sau khi chúng tôi nhận lại sản phẩm.</p>""",
    "shipping": """<p>Thông thường sau khi nhận được thông tin đặt hàng, chúng tôi sẽ xử lý đơn hàng trong vòng 24h và phản hồi lại cho khách hàng về việc thanh toán và giao nhận.</p><p><strong>Thời gian giao hàng</strong> thường trong khoảng từ 3-5 ngày kể từ ngày chốt đơn hàng, trừ các trường hợp: khách đặt vào chủ nhật, ngày lễ; địa chỉ giao hàng ở vùng sâu, hải đảo; thiên tai, dịch bệnh.</p><p><strong>Phí vận chuyển:</strong> đồng giá 30.000đ toàn quốc, miễn phí với đơn hàng từ 499.000đ. Đơn vị vận chuyển: Giao Hàng Nhanh, J&amp;T Express, Viettel Post.</p><p>Khách hàng được kiểm tra hàng (không thử) trước khi thanh toán. Nếu phát hiện hàng bị hư hại trong quá trình vận chuyển, vui lòng từ chối nhận và thông báo cho chúng tôi.</p>""",
    "payment": """<p>Để thuận tiện cho khách hàng trong quá trình mua sắm, chúng tôi hỗ trợ các hình thức thanh toán sau:</p><p><strong>Cách 1: Thanh toán trực tiếp.</strong> Người mua nhận hàng tại cửa hàng và thanh toán bằng tiền mặt hoặc thẻ.</p><p><strong>Cách 2: Thanh toán sau (COD – giao hàng và thu tiền tận nơi).</strong> Người mua trả tiền cho nhân viên giao hàng khi nhận được hàng.</p><p><strong>Cách 3: Thanh toán online qua thẻ tín dụng, chuyển khoản.</strong> Sau khi đặt hàng thành công, hệ thống hiện mã QR; nội dung chuyển khoản ghi: [Họ tên] - [Mã đơn hàng]. Đơn hàng được xử lý sau khi tài khoản của chúng tôi báo có.</p>""",
    "privacy": """<p><strong>1. Mục đích và phạm vi thu thập thông tin</strong></p><p>Việc thu thập dữ liệu chủ yếu trên website bao gồm: họ tên, email, điện thoại, địa chỉ khách hàng. Đây là các thông tin mà chúng tôi cần khách hàng cung cấp bắt buộc khi đặt mua, nhằm liên hệ xác nhận và đảm bảo quyền lợi cho người tiêu dùng.</p><p><strong>2. Phạm vi sử dụng thông tin</strong></p><p>Thông tin chỉ dùng để cung cấp dịch vụ, gửi thông báo về đơn hàng, ngăn ngừa hoạt động giả mạo tài khoản.</p><p><strong>3. Thời gian lưu trữ thông tin</strong></p><p>Dữ liệu cá nhân được lưu trữ cho đến khi có yêu cầu hủy bỏ. Trong mọi trường hợp thông tin được bảo mật trên máy chủ của website.</p><p><strong>4. Cam kết bảo mật thông tin cá nhân</strong></p><p>Chúng tôi không chuyển giao, cung cấp hay tiết lộ cho bên thứ ba khi chưa có sự đồng ý của khách hàng.</p>""",
}
PLAIN = {
    "return": "<p>Shop nhận đổi hàng trong 7 ngày kể từ ngày khách nhận, áp dụng cho cả hàng mua tại shop và mua online. Hàng đổi còn nguyên tem mác, chưa qua giặt tẩy hay sử dụng. Hàng lỗi do shop hoặc giao nhầm thì shop chịu 100% phí ship hai chiều; khách muốn đổi sang mẫu khác thì khách chịu phí ship. Nếu hết hàng để đổi, shop hoàn tiền qua tài khoản ngân hàng trong 2-3 ngày. Khách nhớ quay video lúc mở hàng giúp shop nhé!</p>",
    "shipping": "<p>Shop ship hàng toàn quốc, nội thành nhận trong ngày hoặc ngày hôm sau, ngoại thành và các tỉnh 2-4 ngày, không tính chủ nhật. Phí ship nội thành 20k, ngoại thành 30k, freeship cho đơn từ 600k. Bưu tá gọi trước khi giao, khách vắng nhà thì hẹn lại, tối đa ba lần. Khách được xem hàng trước khi trả tiền, hàng bị móp méo hay ướt thì khách không nhận và gọi ngay cho shop để shop làm việc với bên vận chuyển.</p>",
    "payment": "<p>Shop hỗ trợ các cách thanh toán: (1) tiền mặt hoặc quẹt thẻ tại shop; (2) COD, khách trả tiền cho bưu tá khi nhận hàng; (3) chuyển khoản trước qua ngân hàng hoặc quét mã VietQR, nội dung ghi số điện thoại đặt hàng; (4) ví điện tử MoMo, ZaloPay. Với đơn hàng đặt trước hoặc trên 3 triệu, shop xin nhận cọc 20%, phần còn lại khách thanh toán khi nhận hàng. Khách cần hóa đơn VAT vui lòng báo khi đặt.</p>",
    "privacy": "<p>Khi mua hàng, khách cho shop biết tên, số điện thoại, địa chỉ nhận hàng. Shop chỉ dùng các thông tin cá nhân này để gửi hàng, bảo hành và báo chương trình khuyến mãi nếu khách đồng ý. Thông tin được lưu trên hệ thống bán hàng có mật khẩu, không bán hay trao đổi cho bên nào khác ngoài đơn vị vận chuyển. Khách muốn kiểm tra, chỉnh sửa hoặc xóa thông tin của mình thì nhắn cho shop, shop xử lý trong 24 giờ.</p>",
}
ASK = "Liên hệ"
NAMES = {"return": "Chính sách đổi trả", "shipping": "Chính sách vận chuyển", "payment": "Chính sách thanh toán", "privacy": "Chính sách bảo mật"}  # fmt: skip
Thing = tuple[str, ...]  # path, name, cost, what is told of it and what `{more}` stands for


def goods(rows: Iterable[Thing], card: str, detail: str) -> tuple[str, dict[str, str]]:
    """The cards one after another, and the page of each thing."""
    cards, made = "", {}
    for k, (path, name, cost, about, *rest) in enumerate(rows):
        told = {"k": k, "path": path, "name": name, "cost": cost, "about": about, "more": rest[0] if rest else ""}
        cards += card.format(**told)
        made[path] = detail.format(**told)
    return cards, made


def one_page(texts: dict[str, str], names: Iterable[tuple[str, str]], form: str = "<h2>{name}</h2>{text}") -> str:
    """All terms on one page, in the order of names (topic, name)."""
    return "".join(form.format(name=name, text=texts[topic]) for topic, name in names)


def woo_sale(old: int, now: int) -> str:
    """A sale price as WooCommerce writes it since 8."""
    return f'<del aria-hidden="true">{woo(old)}</del> <span class="screen-reader-text">Giá gốc là: {dong(old)}&nbsp;&#8363;.</span><ins aria-hidden="true">{woo(now)}</ins><span class="screen-reader-text">Giá hiện tại là: {dong(now)}&nbsp;&#8363;.</span>'


def woo_range(low: int, high: int) -> str:
    return f'{woo(low)} <span aria-hidden="true">&ndash;</span> {woo(high)}<span class="screen-reader-text">Khoảng giá: từ {dong(low)}&nbsp;&#8363; đến {dong(high)}&nbsp;&#8363;</span>'


def flatsome_top(title: str, bar: str, menu: str) -> str:
    empty = '<p class="woocommerce-mini-cart__empty-message empty">Chưa có sản phẩm trong giỏ hàng.</p>'
    return f'<a class="skip-link screen-reader-text" href="#main">Bỏ qua nội dung</a><div id="wrapper"><header id="header" class="header has-sticky sticky-jump"><div class="header-wrapper"><div id="top-bar" class="header-top hide-for-sticky nav-dark"><div class="flex-row container"><div class="flex-col hide-for-medium flex-left"><ul class="nav nav-left medium-nav-center nav-small nav-divided"><li class="html custom html_topbar_left">{bar}</li></ul></div></div></div><div id="masthead" class="header-main"><div class="header-inner flex-row container logo-left medium-logo-center" role="navigation"><div id="logo" class="flex-col logo"><a href="/" title="{title}" rel="home"><img width="420" height="140" src="/wp-content/uploads/logo.png" class="header_logo header-logo" alt="{title}"/></a></div><div class="flex-col hide-for-medium flex-left flex-grow"><ul class="header-nav header-nav-main nav nav-left nav-uppercase">{menu}</ul></div><div class="flex-col hide-for-medium flex-right"><ul class="header-nav header-nav-main nav nav-right nav-uppercase"><li class="account-item has-icon"><a href="/tai-khoan/" class="nav-top-link nav-top-not-logged-in is-small" title="Đăng nhập"><span>Đăng nhập</span></a></li><li class="cart-item has-icon has-dropdown"><a href="/gio-hang/" class="header-cart-link is-small" title="Giỏ hàng"><span class="header-cart-title">Giỏ hàng / <span class="cart-price"><span class="woocommerce-Price-amount amount"><bdi>0&nbsp;<span class="woocommerce-Price-currencySymbol">&#8363;</span></bdi></span></span></span> <span class="cart-icon image-icon"><strong>0</strong></span></a><ul class="nav-dropdown nav-dropdown-default"><li class="html widget_shopping_cart"><div class="widget_shopping_cart_content">{empty}</div></li></ul></li></ul></div></div></div></div></header><main id="main" class="">'


def flatsome_foot(columns: Iterable[str], last: str) -> str:
    cells = "".join(f'<div id="col-{k}" class="col medium-4 small-12 large-4"><div class="col-inner">{text}</div></div>' for k, text in enumerate(columns))  # fmt: skip
    return f'</main><footer id="footer" class="footer-wrapper"><section class="section chan-trang dark" id="section_20"><div class="section-bg fill"></div><div class="section-content relative"><div class="row row-small">{cells}</div></div></section><div class="absolute-footer dark medium-text-center text-center"><div class="container clearfix"><div class="footer-primary pull-left"><div class="copyright-footer">{last}</div></div></div></div><a href="#top" class="back-to-top button icon invert plain fixed bottom z-1 is-outline hide-for-medium circle" id="top-link" aria-label="Lên đầu trang"><i class="icon-angle-up"></i></a></footer></div>'


def flatsome(rows: Iterable[Thing], call: str = "") -> tuple[str, dict[str, str]]:
    """Goods of Flatsome: rows are slug, name, cost, what is told; a thing on request has a button to call in place of the cart."""
    told = [
        (
            f"/san-pham/{slug}/", name, cost, about,
            f'<a class="button primary" href="tel:{call}"><span>Gọi báo giá</span></a>' if cost == ASK
            else f'<form class="cart" action="/san-pham/{slug}/" method="post" enctype="multipart/form-data"><div class="ux-quantity quantity buttons_added"><input type="button" value="-" class="ux-quantity__button minus"><input type="number" class="input-text qty text" name="quantity" value="1" min="1"><input type="button" value="+" class="ux-quantity__button plus"></div><button type="submit" name="add-to-cart" value="{120 + k}" class="single_add_to_cart_button button alt">Thêm vào giỏ hàng</button></form>',
        )
        for k, (slug, name, cost, about) in enumerate(rows)
    ]  # fmt: skip
    cards, made = goods(
        told,
        '<div class="product-small col has-hover product type-product post-12{k} status-publish instock has-post-thumbnail purchasable product-type-simple"><div class="col-inner"><div class="badge-container absolute left top z-1"></div><div class="product-small box"><div class="box-image"><div class="image-fade_in_back"><a href="{path}" aria-label="{name}"><img width="300" height="300" src="/wp-content/uploads/hang-{k}-300x300.jpg" class="attachment-woocommerce_thumbnail size-woocommerce_thumbnail" alt="{name}"></a></div></div><div class="box-text box-text-products"><div class="title-wrapper"><p class="name product-title woocommerce-loop-product__title"><a href="{path}" class="woocommerce-LoopProduct-link woocommerce-loop-product__link">{name}</a></p></div><div class="price-wrapper"><span class="price">{cost}</span></div></div></div></div></div>',
        '<div class="shop-container"><div class="woocommerce-notices-wrapper"></div><div id="product-12{k}" class="product type-product post-12{k} status-publish instock product-type-simple"><div class="product-container"><div class="product-main"><div class="row content-row mb-0"><div class="product-gallery col large-6"><img src="/wp-content/uploads/hang-{k}.jpg" class="wp-post-image" alt="{name}"></div><div class="product-info summary col-fit col entry-summary product-summary"><nav class="woocommerce-breadcrumb breadcrumbs uppercase"><a href="/">Trang chủ</a> <span class="divider">&#47;</span> <a href="/cua-hang/">Cửa hàng</a></nav><h1 class="product-title product_title entry-title">{name}</h1><div class="is-divider small"></div><div class="price-wrapper"><p class="price product-page-price">{cost}</p></div>{more}<div class="product_meta"><span class="sku_wrapper">Mã: <span class="sku">SP0{k}</span></span></div></div></div></div><div class="product-footer"><div class="container"><div class="woocommerce-tabs wc-tabs-wrapper container tabbed-content"><ul class="tabs wc-tabs product-tabs small-nav-collapse nav nav-uppercase nav-line nav-left" role="tablist"><li id="tab-title-description" class="description_tab active" role="presentation"><a href="#tab-description" role="tab">Mô tả</a></li><li id="tab-title-reviews" class="reviews_tab" role="presentation"><a href="#tab-reviews" role="tab">Đánh giá (0)</a></li></ul><div class="tab-panels"><div class="woocommerce-Tabs-panel woocommerce-Tabs-panel--description panel entry-content active" id="tab-description"><p>{about}</p></div><div class="woocommerce-Tabs-panel woocommerce-Tabs-panel--reviews panel entry-content" id="tab-reviews"><p class="woocommerce-noreviews">Chưa có đánh giá nào.</p></div></div></div></div></div></div></div></div>',
    )
    made["/gio-hang/"] = '<div class="page-title"><h1>Giỏ hàng</h1></div><div class="text-center pt pb"><p class="cart-empty woocommerce-info">Chưa có sản phẩm nào trong giỏ hàng.</p><p class="return-to-shop"><a class="button primary wc-backward" href="/cua-hang/">Quay trở lại cửa hàng</a></p></div>'  # fmt: skip
    made["/tai-khoan/"] = '<div class="account-login-inner"><h1>Đăng nhập</h1><form class="woocommerce-form woocommerce-form-login login" method="post"><input type="text" name="username"><input type="password" name="password"><button type="submit" name="login">Đăng nhập</button></form></div>'  # fmt: skip
    made["/cua-hang/"] = f'<div class="shop-page-title category-page-title page-title"><h1>Cửa hàng</h1></div><div class="shop-container"><div class="products row row-small large-columns-4 medium-columns-3 small-columns-2">{cards}</div></div>'  # fmt: skip
    return cards, made
