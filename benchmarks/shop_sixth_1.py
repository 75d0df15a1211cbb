# ruff: noqa: E501, ARG001 - pages of shops stand as shops write them
"""Sixth set, sites 1 to 8: WooCommerce-like and Haravan-like (see `shop_sixth.py`)."""

from __future__ import annotations

from shop_hand_made import HandMade
from shop_set import owner
from shop_sixth import FAKE, NO_BADGE, NO_DUTY, PLAIN, TERMS, Named, dong, goods, links, terms, whole, woo


def storefront(n: int) -> dict[str, str]:
    """WooCommerce with Storefront: a first and a changed registration by offices of two provinces; ranges and sales; in order."""
    named: Named = (
        ("return", "/doi-tra-hoan-tien/", "Đổi trả, hoàn tiền"),
        ("shipping", "/giao-hang/", "Giao hàng"),
        ("payment", "/cach-thanh-toan/", "Cách thanh toán"),
        ("privacy", "/chinh-sach-bao-mat/", "Chính sách bảo mật"),
    )
    top = '<div id="page" class="hfeed site"><header id="masthead" class="site-header" role="banner"><div class="col-full"><div class="site-branding"><div class="beta site-title"><a href="/" rel="home">Mắc Ca Tuy Đức</a></div><p class="site-description">Hạt rang từ vườn biên giới</p></div></div><div class="storefront-primary-navigation"><nav id="site-navigation" class="main-navigation"><ul class="menu nav-menu"><li class="menu-item"><a href="/cua-hang/">Cửa hàng</a></li><li class="menu-item"><a href="/lien-he/">Liên hệ</a></li></ul></nav><ul id="site-header-cart" class="site-header-cart menu"><li><a class="cart-contents" href="/gio-hang/" title="Xem giỏ hàng"><span class="woocommerce-Price-amount amount">0<span class="woocommerce-Price-currencySymbol">&#8363;</span></span> <span class="count">0 mục</span></a></li></ul></div></header><div id="content" class="site-content" tabindex="-1"><div class="col-full">'
    foot = f"""</div></div><footer id="colophon" class="site-footer" role="contentinfo"><div class="col-full"><div class="footer-widgets row-1 col-3 fix"><div class="block footer-widget-1"><div class="widget widget_text"><div class="textwidget"><p><strong>CÔNG TY TNHH MẮC CA TUY ĐỨC</strong></p><p>Giấy CNĐKDN số 6400412233 do Sở Kế hoạch và Đầu tư tỉnh Đắk Nông cấp lần đầu ngày 12/04/2018; đăng ký thay đổi lần thứ 3 ngày 22/08/2025 tại Sở Tài chính tỉnh Lâm Đồng</p><p>Người chịu trách nhiệm: Bà Điểu Thị Mai</p><p>Trụ sở: Thôn 5, xã Tuy Đức, tỉnh Lâm Đồng</p><p>Điện thoại: 0261 365 2288 – 0912 365 228</p><p>Email: <a href="mailto:hat@macca.example">hat@macca.example</a></p></div></div></div><div class="block footer-widget-2"><div class="widget widget_nav_menu"><span class="gamma widget-title">Quy định</span><ul class="menu">{links(named)}</ul></div></div><div class="block footer-widget-3"><a href="http://online.gov.vn/Home/WebDetails/{n}" target="_blank" rel="noopener"><img src="/wp-content/uploads/2019/02/bct-300x114.png" alt="" width="200" height="76"></a></div></div><div class="site-info">&copy; Mắc Ca Tuy Đức 2026<br><a class="privacy-policy-link" href="/chinh-sach-bao-mat/">Chính sách bảo mật</a> <a href="https://woocommerce.com" rel="author nofollow">Built with Storefront &amp; WooCommerce</a>.</div></div></footer></div>"""
    cards, made = goods(
        (
            ("/san-pham/mac-ca-say-nut-vo/", "Mắc ca sấy nứt vỏ", f"{woo(135)} &ndash; {woo(490)}"),
            ("/san-pham/nhan-mac-ca/", "Nhân mắc ca nguyên hạt", f"<del>{woo(320)}</del> <ins>{woo(285)}</ins>"),
            ("/san-pham/bo-mac-ca/", "Bơ mắc ca xay mịn", woo(165)),
            ("/san-pham/dau-mac-ca/", "Dầu mắc ca ép lạnh", woo(240)),
            ("/san-pham/cay-giong-qn1/", "Cây giống mắc ca QN1", woo(60)),
        ),
        '<li class="product type-product instock"><a href="{path}" class="woocommerce-LoopProduct-link woocommerce-loop-product__link"><img width="324" height="324" src="/wp-content/uploads/hat-{k}-324x324.jpg" class="attachment-woocommerce_thumbnail" alt=""><h2 class="woocommerce-loop-product__title">{name}</h2><span class="price">{cost}</span></a><a href="{path}" class="button product_type_simple add_to_cart_button">Thêm vào giỏ hàng</a></li>',
        '<div class="product type-product"><div class="summary entry-summary"><h1 class="product_title entry-title">{name}</h1><p class="price">{cost}</p><form class="cart" action="{path}" method="post"><div class="quantity"><input type="number" class="input-text qty text" name="quantity" value="1"></div><button type="submit" name="add-to-cart" value="7{k}" class="single_add_to_cart_button button alt">Thêm vào giỏ hàng</button></form></div><div class="woocommerce-tabs wc-tabs-wrapper"><div class="woocommerce-Tabs-panel woocommerce-Tabs-panel--description entry-content wc-tab" id="tab-description"><h2>Mô tả</h2><p>{name}: giống QN1 và 816 trồng ở độ cao 800 m, hái khi vỏ xanh nứt, sấy lạnh còn ẩm 1,5%. Gói hoặc hũ có khối lượng tịnh ghi trên nhãn, hạn dùng 10 tháng kể từ ngày đóng gói, để nơi mát. Xuất xứ Việt Nam.</p></div></div></div>',
    )
    made |= terms(
        named,
        TERMS,
        '<article class="page type-page"><header class="entry-header"><h1 class="entry-title">{name}</h1></header><div class="entry-content">{text}</div></article>',
    )
    made["/lien-he/"] = (
        '<h1 class="entry-title">Liên hệ</h1><p>Vườn mở cửa đón khách mùa hoa, tháng 2 và tháng 3.</p><div class="wpcf7"><form method="post"><input name="ten"><textarea name="loi-nhan"></textarea><input type="submit" value="Gửi"></form></div>'
    )
    made["/gio-hang/"] = (
        '<h1 class="entry-title">Giỏ hàng</h1><p class="cart-empty woocommerce-info">Chưa có sản phẩm nào trong giỏ hàng.</p>'
    )
    made["/"] = made["/cua-hang/"] = f'<ul class="products columns-3">{cards}</ul>'
    return whole(
        "Mắc Ca Tuy Đức",
        made,
        top,
        foot,
        attributes=' class="woocommerce theme-storefront storefront-2-0 right-sidebar"',
    )


MACADAMIA = owner("", name="CÔNG TY TNHH MẮC CA TUY ĐỨC", number="6400412233", issued_on="2018-04-12", issued_by="Sở Kế hoạch và Đầu tư tỉnh Đắk Nông",
                  representative="Bà Điểu Thị Mai | Điểu Thị Mai", address="Thôn 5, xã Tuy Đức, tỉnh Lâm Đồng", phone="0261 365 2288 | 0912 365 228 | 0261 365 2288 – 0912 365 228", email="hat@macca.example")  # fmt: skip


def oceanwp(n: int) -> dict[str, str]:
    """WooCommerce with OceanWP: the owner is a table on the contact page; carriers' hotlines and partners in the foot; a bare picture."""
    top = '<div id="outer-wrap" class="site clr"><div id="wrap" class="clr"><header id="site-header" class="minimal-header clr"><div id="site-header-inner" class="clr container"><div id="site-logo"><a href="/" class="custom-logo-link"><img src="/wp-content/uploads/logo-can-cau.png" class="custom-logo" alt="Cần Câu Sông Hàn"></a></div><div id="site-navigation-wrap"><ul class="main-menu dropdown-menu sf-menu"><li class="menu-item"><a href="/danh-muc/can-may/" class="menu-link"><span class="text-wrap">Cần máy</span></a></li><li class="menu-item"><a href="/danh-muc/moi-gia/" class="menu-link"><span class="text-wrap">Mồi giả</span></a></li><li class="menu-item"><a href="/lien-he/" class="menu-link"><span class="text-wrap">Liên hệ</span></a></li><li class="woo-menu-icon wcmenucart-toggle-drop_down"><a href="/cart/" class="wcmenucart"><span class="wcmenucart-count"><i class="icon-handbag"></i><span class="wcmenucart-details count">0</span></span></a></li></ul></div></div></header><main id="main" class="site-main clr">'
    foot = """</main><footer id="footer" class="site-footer"><div id="footer-inner" class="clr"><div id="footer-widgets" class="oceanwp-row clr"><div class="footer-box span_1_of_4 col col-1"><h4 class="widget-title">Cần Câu Sông Hàn</h4><div class="textwidget"><p>Tư vấn chọn cần: <a href="tel:0905447744">0905 447 744</a></p><p><a href="https://zalo.me/0905447744">Nhắn Zalo</a></p></div></div><div class="footer-box span_1_of_4 col col-2"><h4 class="widget-title">Tra cứu vận đơn</h4><p>Viettel Post: 1900 8095</p><p>Giao Hàng Nhanh: 1900 636 677</p></div><div class="footer-box span_1_of_4 col col-3"><h4 class="widget-title">Hãng đồng hành</h4><img src="/wp-content/uploads/doi-tac-1.png" alt="Bờ Biển Rod"><img src="/wp-content/uploads/doi-tac-2.png" alt="Công ty TNHH Dây Câu Nhật Tảo"></div><div class="footer-box span_1_of_4 col col-4"><ul><li><a href="/chinh-sach-mua-hang/">Chính sách mua hàng</a></li></ul><figure class="wp-block-image"><img src="/wp-content/uploads/2022/08/da-thong-bao-bct.png" alt="Đã thông báo Bộ Công Thương"></figure></div></div></div><div id="footer-bottom"><div id="copyright">Copyright 2026 - OceanWP Theme by OceanWP</div></div></footer></div></div>"""
    cards, made = goods(
        (
            (f"/shop/{slug}/", name, woo(amount))
            for slug, name, amount in (
                ("can-lure-2m1", "Cần lure 2m1 hai khúc", 690),
                ("can-luc-4m5", "Cần lục 4m5 rút gọn", 540),
                ("may-ngang", "Máy ngang 7.2:1", 1180),
                ("hop-moi-gia", "Hộp 12 mồi giả nổi", 265),
                ("day-pe-8", "Dây PE 8 tao 150 m", 220),
            )
        ),
        '<li class="entry has-media has-product-nav col span_1_of_4 owp-content-left product type-product"><div class="product-inner clr"><div class="woo-entry-image clr"><a href="{path}" class="woocommerce-LoopProduct-link no-lightbox"><img class="woo-entry-image-main" src="/wp-content/uploads/cau-{k}.jpg" alt="{name}"></a></div><ul class="woo-entry-inner clr"><li class="title"><h2><a href="{path}">{name}</a></h2></li><li class="price-wrap"><span class="price">{cost}</span></li><li class="btn-wrap clr"><a href="/shop/?add-to-cart=4{k}" data-quantity="1" class="button product_type_simple add_to_cart_button ajax_add_to_cart" rel="nofollow">Thêm vào giỏ hàng</a></li></ul></div></li>',
        '<div class="product type-product"><div class="summary entry-summary"><h2 class="single-post-title product_title entry-title">{name}</h2><p class="price">{cost}</p><form class="cart" method="post"><button type="submit" name="add-to-cart" value="4{k}" class="single_add_to_cart_button button alt">Mua hàng</button></form></div><div class="woocommerce-Tabs-panel" id="tab-description"><p>{name}, hàng chính hãng có tem cào. Carbon 30T quấn chéo, khoen thép chống nước mặn, tải cá tối đa 9 kg, nặng 138 g. Dùng được nước ngọt và nước lợ, rửa sạch muối sau mỗi buổi. Bảo hành một đổi một khúc ngọn trong 6 tháng.</p></div></div>',
    )
    made["/chinh-sach-mua-hang/"] = '<h1 class="page-header-title">Chính sách mua hàng</h1><div class="entry">' + "".join(
        f"<h3>{k}. {name}</h3>{PLAIN[topic]}"
        for k, (topic, name) in enumerate(
            (
                ("payment", "Thanh toán"),
                ("shipping", "Vận chuyển, giao hàng"),
                ("return", "Đổi trả, hoàn tiền"),
                ("privacy", "Bảo mật thông tin cá nhân"),
            ),
            1,
        )
    ) + "</div>"  # fmt: skip
    made["/lien-he/"] = (
        '<h1 class="page-header-title">Liên hệ</h1><table class="thong-tin"><tbody><tr><th>Tên doanh nghiệp</th><td>Công ty TNHH Ngư cụ Sông Hàn</td></tr><tr><th>Mã số thuế</th><td>0402 118 223</td></tr><tr><th>Đại diện pháp luật</th><td>Ông Mai Phước Sang</td></tr><tr><th>Địa chỉ</th><td>218 Ông Ích Khiêm, phường Hải Châu, thành phố Đà Nẵng</td></tr><tr><th>Điện thoại</th><td>0236 371 5577</td></tr><tr><th>Email</th><td><a href="mailto:cauca@songhan.example">cauca@songhan.example</a></td></tr></tbody></table>'
    )
    made["/cart/"] = '<h1 class="page-header-title">Giỏ hàng</h1><p class="cart-empty">Giỏ hàng của bạn đang trống.</p>'
    made["/"] = made["/shop/"] = made["/danh-muc/can-may/"] = made["/danh-muc/moi-gia/"] = (
        f'<ul class="products oceanwp-row clr grid tablet-col">{cards}</ul>'
    )
    made |= {f"/shop/?add-to-cart=4{k}": made["/cart/"] for k in range(5)}
    return whole("Cần Câu Sông Hàn", made, top, foot, attributes=' class="oceanwp-theme woocommerce"')


RODS = owner("", name="Công ty TNHH Ngư cụ Sông Hàn", tax_code="0402118223 | 0402 118 223", representative="Ông Mai Phước Sang | Mai Phước Sang",
             address="218 Ông Ích Khiêm, phường Hải Châu, thành phố Đà Nẵng", phone="0236 371 5577 | 0905 447 744", email="cauca@songhan.example")  # fmt: skip


def porto(n: int) -> dict[str, str]:
    """WooCommerce with Porto: two branches beside the head office; one price of six on request; a copied badge; a dead term."""
    named: Named = (
        ("return", "/doi-tra-hang/", "Đổi trả hàng"),
        ("shipping", "/giao-nhan-hang/", "Giao nhận hàng"),
        ("payment", "/thanh-toan-don-hang/", "Thanh toán đơn hàng"),
        ("privacy", "/bao-mat-du-lieu/", "Bảo mật dữ liệu khách hàng"),
    )
    top = '<div class="page-wrapper"><div class="header-wrapper"><header id="header" class="header-builder"><div class="header-main"><div class="header-left"><a href="/" title="Phụ tùng xe cổ"><img class="img-responsive standard-logo" src="/wp-content/uploads/cuu-long.png" alt="Phụ tùng xe cổ Cửu Long"></a></div><ul id="menu-main-menu" class="main-menu mega-menu"><li class="menu-item"><a href="/loai/honda-67/">Honda 67</a></li><li class="menu-item"><a href="/loai/vespa/">Vespa</a></li></ul><div id="mini-cart" class="mini-cart minicart-arrow-alt"><a class="cart-head cart-icon" href="/gio-hang/"><i class="minicart-icon porto-icon-bag-2"></i><span class="cart-items">0</span></a></div></div></header></div><div id="main" class="column1 wide"><div class="container">'
    foot = f"""</div></div><div class="footer-wrapper"><footer id="footer" class="footer footer-builder"><div class="footer-main"><div class="container"><div class="row"><div class="col-lg-6"><h3 class="widget-title">CÔNG TY TNHH MTV PHỤ TÙNG XE CỔ CỬU LONG</h3><div class="contact-info"><p>Giấy phép ĐKKD: 1801445566 – Ngày cấp: 05-03-2019 – Nơi cấp: Sở KHĐT TP. Cần Thơ</p><p>Giám đốc: Lâm Chí Cường</p><p>Trụ sở: 35A đường 30 Tháng 4, phường Ninh Kiều, TP. Cần Thơ</p><p>Chi nhánh 1: 12 Hùng Vương, phường Mỹ Tho, tỉnh Đồng Tháp</p><p>Chi nhánh 2: 7 Lý Thái Tổ, phường Cao Lãnh, tỉnh Đồng Tháp</p><p>Điện thoại: 0292 373 1199 - 0292 373 1198</p></div></div><div class="col-lg-3"><ul class="links">{links(named)}</ul></div><div class="col-lg-3"><a href="http://www.online.gov.vn/HomePage/CustomWebsiteDisplay.aspx?DocId={n}" target="_blank"><img class="porto-lazyload" src="/wp-content/uploads/2021/07/logoSaleNoti.png" alt=""></a></div></div></div></div></footer></div></div>"""
    call = '<a class="btn btn-primary" href="tel:02923731199">Gọi báo giá</a>'
    cards, made = goods(
        (
            (f"/phu-tung/{slug}/", name, woo(amount) if amount else "Liên hệ", "" if amount else call)
            for slug, name, amount in (
                ("binh-xang-67", "Bình xăng con Honda 67", 480),
                ("den-pha-vespa", "Đèn pha tròn Vespa Sprint", 650),
                ("yen-doi-may-chay", "Yên đôi may chạy chỉ", 720),
                ("dong-co-nguyen-ban", "Động cơ 67 nguyên bản", 0),
                ("ong-po-dai", "Ống pô dài mạ crôm", 890),
                ("bo-tem-xe", "Bộ tem xe 1969", 120),
            )
        ),
        '<li class="product-col product-outimage product type-product"><div class="product-inner"><div class="product-image"><a href="{path}" aria-label="Xem"><div class="inner img-effect"><img src="/wp-content/uploads/pt{k}.jpg" alt=""></div></a></div><div class="product-content"><a class="product-loop-title" href="{path}"><h3 class="woocommerce-loop-product__title">{name}</h3></a><span class="price">{cost}</span></div></div></li>',
        '<div class="product-layout-default product type-product"><div class="summary entry-summary"><h2 class="product_title entry-title show-product-nav">{name}</h2><p class="price">{cost}</p>{more}<form class="cart" method="post"><button type="submit" name="add-to-cart" value="{k}" class="single_add_to_cart_button button alt">Thêm vào giỏ hàng</button></form></div><div class="woocommerce-tabs"><div class="tab-content" id="tab-description"><h2>Mô tả</h2><p>{name}: đúc lại theo mẫu nguyên bản, ráp vừa xe đời 1967 đến 1972, không phải chế pát. Thép dày 1,2 mm, mạ ba lớp. Trong hộp có ron và ốc. Bảo hành 6 tháng lớp mạ, sản xuất tại Cần Thơ.</p></div></div></div>',
    )
    made |= {path: text for path, text in terms(named, TERMS, '<h1 class="page-title">{name}</h1><div class="page-content">{text}</div>').items() if path != "/doi-tra-hang/"}  # fmt: skip
    made["/phu-tung/dong-co-nguyen-ban/"] = made["/phu-tung/dong-co-nguyen-ban/"].partition('<form class="cart"')[0] + "</div><p>Động cơ 49 phân khối rã xe Nhật, còn nguyên số máy, đã làm lại bạc và bố; nặng 17 kg, bảo hành 3 tháng.</p></div>"  # fmt: skip
    made["/gio-hang/"] = '<h1 class="page-title">Giỏ hàng</h1><p class="cart-empty">Giỏ hàng chưa có gì.</p>'
    made["/"] = made["/loai/honda-67/"] = made["/loai/vespa/"] = f'<ul class="products products-container grid pcols-lg-3">{cards}</ul>'  # fmt: skip
    return whole("Phụ tùng xe cổ Cửu Long", made, top, foot, attributes=' class="woocommerce porto-rounded wide"')


SCOOTERS = owner("", name="CÔNG TY TNHH MTV PHỤ TÙNG XE CỔ CỬU LONG", number="1801445566", issued_on="2019-03-05", issued_by="Sở KHĐT TP. Cần Thơ", representative="Lâm Chí Cường",
                 address="35A đường 30 Tháng 4, phường Ninh Kiều, TP. Cần Thơ", phone="0292 373 1199 | 0292 373 1198 | 0292 373 1199 - 0292 373 1198")  # fmt: skip


def blocksy(n: int) -> dict[str, str]:
    """WooCommerce with Blocksy: a person sells, with a personal tax code; a Zalo button that floats; no badge at all."""
    named: Named = (
        ("return", "/doi-sach/", "Đổi trả sách"),
        ("shipping", "/gui-sach/", "Gửi sách, phí vận chuyển"),
        ("payment", "/tra-tien/", "Thanh toán"),
        ("privacy", "/giu-thong-tin/", "Bảo mật thông tin"),
    )
    top = '<div id="main-container"><header id="header" class="ct-header" data-id="type-1"><div data-row="middle"><div class="ct-container"><div class="site-branding" data-id="logo"><span class="site-title"><a href="/">Tiệm Sách Cũ Ngõ Huế</a></span></div><nav class="header-menu-1"><ul class="menu"><li class="menu-item"><a href="/ke-sach/" class="ct-menu-link">Kệ sách</a></li></ul></nav><div class="ct-header-cart"><a class="ct-cart-item" href="/gio-hang/"><span class="ct-label">Giỏ hàng</span><span class="ct-dynamic-count-cart" data-count="0">0</span></a></div></div></div></header><main id="main" class="site-main hfeed">'
    foot = f"""</main><footer id="footer" class="ct-footer"><div data-row="middle"><div class="ct-container"><div data-column="text"><div class="entry-content"><p>Cá nhân kinh doanh: Lưu Thị Hạnh</p><p>Mã số thuế cá nhân: 8405512207</p><p>Người chịu trách nhiệm nội dung: Lưu Thị Hạnh</p><p>Địa chỉ: 19 ngõ 4 phố Lê Văn Hưu, phường Hai Bà Trưng, Hà Nội</p><p>Điện thoại: 0934 519 204</p><p>Email: sachcu@ngohue.example</p></div></div><div data-column="menu"><ul class="menu">{links(named)}</ul></div></div></div><div data-row="bottom"><div class="ct-footer-copyright"><p>Copyright © 2026 - WordPress Theme by CreativeThemes</p></div></div></footer><a class="zalo-noi" style="position:fixed;right:12px;bottom:80px" href="https://zalo.me/0934519204" target="_blank"><img src="/wp-content/uploads/zalo.svg" alt="Chat Zalo" width="48"></a></div>"""
    cards, made = goods(
        (
            (f"/sach/{slug}/", name, woo(amount))
            for slug, name, amount in (
                ("tu-dien-1956", "Từ điển Pháp - Việt in năm 1956", 380),
                ("truyen-tranh-bo-10", "Bộ 10 truyện tranh thập niên 90", 250),
                ("sach-hoc-ve", "Sách học vẽ than chì", 75),
                ("ban-do-ha-noi", "Bản đồ Hà Nội gấp túi", 95),
            )
        ),
        '<li class="product type-product instock"><figure><a class="ct-media-container" href="{path}"><img src="/wp-content/uploads/sach-{k}.jpg" alt=""></a></figure><h2 class="woocommerce-loop-product__title"><a class="woocommerce-LoopProduct-link" href="{path}">{name}</a></h2><span class="price">{cost}</span><div class="ct-woo-card-actions"><a href="{path}" class="button add_to_cart_button">Thêm vào giỏ</a></div></li>',
        '<div class="product type-product"><div class="summary entry-summary entry-summary-items"><h1 class="product_title entry-title">{name}</h1><span class="price">{cost}</span><form class="cart" method="post"><div class="ct-cart-actions"><button type="submit" name="add-to-cart" value="{k}" class="single_add_to_cart_button button alt">Thêm vào giỏ</button></div></form></div><div class="woocommerce-Tabs-panel" id="tab-description"><p>{name}, bản gốc không phải photocopy. Khổ 13 x 19 cm, bìa mềm đã bọc kính, ruột ngả vàng, không mất trang, có chữ ký chủ cũ ở trang lót. Tình trạng 8/10, chỉ có một bản. Đọc xong để nơi khô, tránh nắng.</p></div></div>',
    )
    made |= terms(named, PLAIN, '<section class="hero-section"><h1 class="page-title">{name}</h1></section><div class="entry-content">{text}</div>')  # fmt: skip
    made["/gio-hang/"] = '<h1 class="page-title">Giỏ hàng</h1><p class="cart-empty">Chưa có cuốn nào trong giỏ.</p>'
    made["/"] = made["/ke-sach/"] = f'<ul data-products="type-1" class="products columns-4">{cards}</ul>'
    return whole(
        "Tiệm Sách Cũ Ngõ Huế", made, top, foot, attributes=' class="woocommerce ct-loading" data-link="type-2"'
    )


BOOKS = owner("", name="Lưu Thị Hạnh | Cá nhân kinh doanh Lưu Thị Hạnh | Cá nhân kinh doanh: Lưu Thị Hạnh | Tiệm Sách Cũ Ngõ Huế", tax_code="8405512207", representative="Lưu Thị Hạnh",
              address="19 ngõ 4 phố Lê Văn Hưu, phường Hai Bà Trưng, Hà Nội", phone="0934 519 204", email="sachcu@ngohue.example")  # fmt: skip


def generatepress(n: int) -> dict[str, str]:
    """WooCommerce with GeneratePress as a window: prices, orders by telephone and Zalo; the owner as <dl> on a page of its own."""
    named: Named = (
        ("return", "/doi-tra/", "Chính sách đổi trả"),
        ("shipping", "/van-chuyen/", "Chính sách vận chuyển"),
        ("payment", "/thanh-toan/", "Chính sách thanh toán"),
        ("privacy", "/bao-mat-thong-tin/", "Chính sách bảo mật"),
    )
    top = '<header class="site-header" id="masthead"><div class="inside-header grid-container"><div class="site-logo"><a href="/" rel="home"><img class="header-image is-logo-image" src="/wp-content/uploads/may-trang.svg" alt="Gối Nệm Mây Trắng"></a></div><nav class="main-navigation" id="site-navigation"><ul class="menu sf-menu"><li><a href="/nem/">Nệm</a></li><li><a href="/goi/">Gối</a></li><li><a href="/thong-tin-doanh-nghiep/">Thông tin doanh nghiệp</a></li></ul></nav><a class="goi-ngay" href="tel:0972377880">0972 377 880</a></div></header><div class="site grid-container container hfeed" id="page"><div class="site-content" id="content">'
    foot = f"""</div></div><div class="site-footer footer-bar-active"><div id="footer-widgets" class="site footer-widgets"><div class="footer-widgets-container grid-container"><div class="footer-widget-1"><p><b>Phòng trưng bày</b></p><p>Bến Lức: 9 đường số 2, xã Bến Lức, tỉnh Tây Ninh</p><p>Quận 6 cũ: 144 Hậu Giang, phường Bình Phú, TP. Hồ Chí Minh</p></div><div class="footer-widget-2"><ul>{links(named)}</ul></div><div class="footer-widget-3"><a href="https://zalo.me/0972377880"><img src="/wp-content/uploads/zalo-oa.png" alt="Zalo"></a></div></div></div><footer class="site-info"><div class="copyright-bar"><span class="copyright">&copy; 2026 Gối Nệm Mây Trắng</span> &bull; Built with <a href="https://generatepress.com">GeneratePress</a></div></footer></div>"""
    cards, made = goods(
        (
            (f"/hang/{slug}/", name, cost)
            for slug, name, cost in (
                ("nem-cao-su-1m6", "Nệm cao su 1m6 dày 10 cm", f"{woo(5900)} &ndash; {woo(7400)}"),
                ("nem-bong-ep-gap-3", "Nệm bông ép gấp ba", f"<del>{woo(1650)}</del> <ins>{woo(1390)}</ins>"),
                ("goi-long-vu", "Gối lông vũ nhân tạo", woo(210)),
                ("goi-om-dai", "Gối ôm dài 1m", woo(185)),
                ("topper-tre", "Topper sợi tre 3 cm", woo(960)),
            )
        ),
        '<li class="product type-product"><a href="{path}" class="woocommerce-LoopProduct-link"><div class="wc-product-image"><img src="/wp-content/uploads/nem{k}.jpg" alt="{name}"></div><h2 class="woocommerce-loop-product__title">{name}</h2><span class="price">{cost}</span></a></li>',
        '<div class="product type-product"><div class="summary entry-summary"><h1 class="product_title entry-title">{name}</h1><p class="price">{cost}</p><p class="lien-he-mua"><a class="button" href="tel:0972377880">Gọi 0972 377 880</a> <a class="button" href="https://zalo.me/0972377880">Nhắn Zalo để mua</a></p></div><div class="woocommerce-Tabs-panel" id="tab-description"><p>{name}: ruột nguyên khối, vỏ cotton 300 sợi tháo giặt được, độ cứng vừa, chịu tải 120 kg mỗi bên. Các cỡ 1 m, 1m2, 1m4, 1m6 và 1m8. Bảo hành lún xẹp 10 năm với nệm, 1 năm với gối. Sản xuất tại xưởng Đức Hòa.</p></div></div>',
    )
    made |= terms(named, PLAIN, '<header class="entry-header"><h1 class="entry-title">{name}</h1></header><div class="entry-content">{text}</div>')  # fmt: skip
    made["/thong-tin-doanh-nghiep/"] = (
        '<h1 class="entry-title">Thông tin doanh nghiệp</h1><dl><dt>Tên đơn vị</dt><dd>Công ty Cổ phần Chăn ga gối nệm Mây Trắng</dd><dt>Số giấy chứng nhận ĐKDN</dt><dd>1101556677</dd><dt>Ngày cấp</dt><dd>05 tháng 3 năm 2020</dd><dt>Nơi cấp</dt><dd>Sở Kế hoạch và Đầu tư tỉnh Long An</dd><dt>Người đại diện</dt><dd>Bà Châu Mỹ Vân</dd><dt>Chức vụ</dt><dd>Chủ tịch Hội đồng quản trị</dd><dt>Trụ sở chính</dt><dd>Lô B12, khu công nghiệp Hải Sơn, xã Đức Hòa, tỉnh Tây Ninh</dd><dt>Điện thoại</dt><dd>0272 377 8800</dd></dl>'
    )
    made["/"] = made["/nem/"] = made["/goi/"] = f'<ul class="products columns-4">{cards}</ul>'
    return whole("Gối Nệm Mây Trắng", made, top, foot, attributes=' class="woocommerce right-sidebar nav-float-right"')


PILLOWS = owner("", name="Công ty Cổ phần Chăn ga gối nệm Mây Trắng", number="1101556677", issued_on="2020-03-05", issued_by="Sở Kế hoạch và Đầu tư tỉnh Long An", representative="Bà Châu Mỹ Vân | Châu Mỹ Vân",
                address="Lô B12, khu công nghiệp Hải Sơn, xã Đức Hòa, tỉnh Tây Ninh", phone="0272 377 8800 | 0972 377 880")  # fmt: skip


def new_tax_code(n: int) -> dict[str, str]:
    """Haravan: a household whose tax code is the owner's citizen number (as since July 2025); four terms on one page; in order."""
    top = '<div class="main-body"><header id="site-header" class="main-header"><div class="header-middle"><a class="logo-wrapper" href="/"><img src="//theme.hstatic.net/200000333/logo.png" alt="Tinh dầu Bạch Mã"></a><ul class="menu-list"><li><a href="/collections/tinh-dau">Tinh dầu</a></li><li><a href="/collections/xong-ong">Xông, ống hít</a></li></ul><a href="/cart" class="header-action__link" aria-label="Giỏ hàng"><span class="count-holder"><span class="count">0</span></span></a></div></header><main>'
    foot = f"""</main><footer class="main-footer"><div class="main-footer--block"><h4>Thông tin liên hệ</h4><div class="footer-content"><p>HỘ KINH DOANH TINH DẦU TRÀM BẠCH MÃ</p><p>Mã số thuế: 046183004455</p><p>Chủ hộ: Hồ Thị Lài</p><p>Địa chỉ: Thôn Thủy Cam, xã Chân Mây - Lăng Cô, thành phố Huế</p><p>Điện thoại / Zalo: 0376 820 820</p></div></div><div class="main-footer--block"><h4>Hỗ trợ khách hàng</h4><ul><li><a href="/pages/dieu-khoan-mua-ban#doi-tra">Đổi trả hàng</a></li><li><a href="/pages/dieu-khoan-mua-ban#giao-hang">Giao hàng</a></li><li><a href="/pages/dieu-khoan-mua-ban#thanh-toan">Thanh toán</a></li><li><a href="/pages/dieu-khoan-mua-ban#bao-mat">Bảo mật thông tin</a></li></ul></div><div class="main-footer--block"><a href="http://www.online.gov.vn/Home/WebDetails/{n}" target="_blank" rel="nofollow noopener"><img class="lazyload" data-src="//file.hstatic.net/200000333/file/bct_medium.png" alt="Thông báo Bộ Công Thương"></a></div></footer></div><script>window.HaravanAnalytics = window.HaravanAnalytics || {{}};</script>"""
    cards, made = goods(
        (
            (f"/products/{slug}", name, f"{dong(amount)}₫")
            for slug, name, amount in (
                ("dau-tram-50ml", "Dầu tràm nguyên chất 50ml", 130),
                ("dau-tram-100ml", "Dầu tràm nguyên chất 100ml", 245),
                ("tinh-dau-sa", "Tinh dầu sả Java 30ml", 89),
                ("ong-hit", "Ống hít tràm bạc hà", 35),
                ("goi-xong", "Gói lá xông mười vị", 42),
            )
        ),
        '<div class="product-loop" data-id="90{k}"><div class="product-img"><a href="{path}"><img class="lazyload" data-src="//product.hstatic.net/200000333/tram{k}_large.jpg" alt="{name}"></a></div><div class="product-detail"><h3 class="pro-name"><a href="{path}">{name}</a></h3><div class="box-pro-prices"><p class="pro-price">{cost}</p></div></div></div>',
        '<div class="product-detail-main"><div class="product-heading"><h1>{name}</h1><span id="pro_sku">SKU: BM0{k}</span></div><div class="product-price" id="price-preview"><span class="pro-price">{cost}</span></div><form id="add-item-form" action="/cart/add" method="post" class="variants clearfix"><input type="number" name="quantity" value="1"><button type="button" id="add-to-cart" class="add-to-cartProduct">Thêm vào giỏ</button><button type="button" id="buy-now">Mua ngay</button></form><div class="description-productdetail"><p>{name}: chưng cất hơi nước từ lá tràm gió hái ở Lộc Thủy, hàm lượng cineol 42%, không pha dầu nền. Chai thủy tinh nâu, nút vặn. Nhỏ vào nước tắm hoặc thoa lòng bàn chân. Hạn dùng 36 tháng, tránh xa tầm tay trẻ nhỏ.</p></div></div>',
    )
    made["/pages/dieu-khoan-mua-ban"] = "<h1>Điều khoản mua bán</h1>" + "".join(
        f'<div id="{anchor}"><h2>{name}</h2>{TERMS[topic]}</div>'
        for topic, anchor, name in (
            ("return", "doi-tra", "I. Đổi trả hàng"),
            ("shipping", "giao-hang", "II. Giao hàng"),
            ("payment", "thanh-toan", "III. Thanh toán"),
            ("privacy", "bao-mat", "IV. Bảo mật thông tin"),
        )
    )
    made["/cart"] = "<h1>Giỏ hàng của bạn</h1><p>Giỏ hàng của bạn đang trống</p>"
    made["/"] = made["/collections/tinh-dau"] = made["/collections/xong-ong"] = f'<div class="content-product-list row">{cards}</div>'  # fmt: skip
    return whole("Tinh dầu Bạch Mã", made, top, foot)


CAJUPUT = owner("", name="HỘ KINH DOANH TINH DẦU TRÀM BẠCH MÃ", tax_code="046183004455", representative="Hồ Thị Lài",
                address="Thôn Thủy Cam, xã Chân Mây - Lăng Cô, thành phố Huế", phone="0376 820 820")  # fmt: skip


def badge_below(n: int) -> dict[str, str]:
    """Haravan: the owner in the prose of 'Về chúng tôi', the office named before the number; the badge on the contact page alone."""
    named: Named = (
        ("return", "/pages/doi-tra-cay", "Đổi trả cây"),
        ("shipping", "/pages/giao-cay", "Giao cây tận nơi"),
        ("payment", "/pages/thanh-toan", "Thanh toán"),
        ("privacy", "/pages/quyen-rieng-tu", "Quyền riêng tư"),
    )
    top = '<header class="header"><a class="header__logo" href="/">sen đá nhà Mây</a><nav><a href="/collections/sen-da">Sen đá</a><a href="/collections/chau-dat-nung">Chậu đất nung</a><a href="/pages/ve-chung-toi">Về chúng tôi</a><a href="/pages/lien-he">Liên hệ</a></nav><a class="header__cart" href="/cart">Giỏ hàng (<span class="cart-count">0</span>)</a></header><section class="shell">'
    foot = f"""</section><footer class="footer"><ul class="footer__links">{links(named)}</ul><p class="footer__note">sen đá nhà Mây · nhà kính ở Đà Lạt · cây khỏe từ 2016</p><p>Powered by Haravan</p></footer><script src="//hstatic.net/0/0/global/option_selection.js"></script>"""
    cards, made = goods(
        (
            (f"/products/sen-{k}", name, f"{dong(25 + 14 * k)}₫")
            for k, name in enumerate(
                (
                    "Sen đá kim cương",
                    "Sen đá nâu chụm",
                    "Sen đá chuỗi ngọc",
                    "Chậu đất nung miệng loe",
                    "Đất trộn sẵn 2 kg",
                )
            )
        ),
        '<article class="card"><a class="card__media" href="{path}"><img src="//product.hstatic.net/sd{k}_grande.jpg" alt="{name}"></a><h3 class="card__title"><a href="{path}">{name}</a></h3><p class="card__price">{cost}</p></article>',
        '<div class="pdp"><h1 class="pdp__title">{name}</h1><div class="pdp__price">{cost}</div><form action="/cart/add" method="post"><select name="id"><option value="1{k}">Chậu nhỏ</option><option value="2{k}">Chậu lớn</option></select><button class="pdp__add" type="submit">Thêm vào giỏ</button></form><div class="pdp__text"><p>{name} ươm trong nhà kính ở Đà Lạt, đường kính 6 đến 8 cm, rễ đã kín bầu, gửi kèm chậu nhựa đen. Ưa nắng sáng bốn giờ, mười ngày tưới một lần, không để đọng nước. Cây rụng quá ba lá khi tới nơi được bù cây mới.</p></div></div>',
    )
    made |= terms(named, PLAIN, '<h1 class="page__title">{name}</h1><div class="page__body rte">{text}</div>')
    made["/pages/ve-chung-toi"] = (
        '<h1 class="page__title">Về chúng tôi</h1><div class="page__body rte"><p>Những khay sen đá đầu tiên nảy chồi trên sân thượng một căn nhà thuê, rồi tràn sang vườn nhà hàng xóm.</p><p>Cửa hàng trực tuyến này do Công ty TNHH Cây cảnh Mây Xanh quản lý. Công ty được Phòng Đăng ký kinh doanh – Sở Kế hoạch và Đầu tư tỉnh Lâm Đồng cấp giấy chứng nhận đăng ký doanh nghiệp số 5801389900 ngày 05 tháng 3 năm 2019; người đại diện theo pháp luật là bà Cil Mai Linh.</p><p>Văn phòng và nhà kính đặt tại địa chỉ: 42 Hồ Xuân Hương, phường Lâm Viên - Đà Lạt, tỉnh Lâm Đồng. Điện thoại: 0263 355 7070. Email: vuon@nhamay.example.</p></div>'
    )
    made["/pages/lien-he"] = (
        f'<h1 class="page__title">Liên hệ</h1><p>Gọi vườn: <a href="tel:02633557070">0263 355 7070</a></p><form accept-charset="UTF-8" action="/contact" method="post"><input name="contact[name]"><textarea name="contact[body]"></textarea><button>Gửi đi</button></form><p><a href="http://online.gov.vn/Home/WebDetails/{n}" target="_blank"><img src="//file.hstatic.net/1/file/bo-cong-thuong.png" alt="Đã thông báo Bộ Công Thương" width="160"></a></p>'
    )
    made["/cart"] = "<h1>Giỏ hàng</h1><p>Chưa có cây nào.</p>"
    made["/"] = made["/collections/sen-da"] = made["/collections/chau-dat-nung"] = f'<div class="grid">{cards}</div>'
    return whole("sen đá nhà Mây", made, top, foot)


SUCCULENTS = owner("", name="Công ty TNHH Cây cảnh Mây Xanh", number="5801389900", issued_on="2019-03-05", issued_by="Phòng Đăng ký kinh doanh – Sở Kế hoạch và Đầu tư tỉnh Lâm Đồng",
                   representative="bà Cil Mai Linh | Cil Mai Linh", address="42 Hồ Xuân Hương, phường Lâm Viên - Đà Lạt, tỉnh Lâm Đồng", phone="0263 355 7070", email="vuon@nhamay.example")  # fmt: skip


def web_maker(n: int) -> dict[str, str]:
    """Haravan: the firm that built the site stands in the foot with tax code, telephone and address; '#' and onclick for a badge."""
    named: Named = (
        ("return", "/pages/doi-tra-sua-ao", "Đổi trả, sửa áo"),
        ("shipping", "/pages/chinh-sach-giao-hang", "Chính sách giao hàng"),
        ("payment", "/pages/phuong-thuc-thanh-toan", "Phương thức thanh toán"),
        ("privacy", "/pages/chinh-sach-bao-mat", "Chính sách bảo mật"),
    )
    top = '<div id="app-theme"><div class="topbar"><span>Hotline 1: 0908 314 778</span> <span>Hotline 2: 0908 314 779</span></div><header class="mainHeader--height"><a href="/" class="header-logo"><img src="//theme.hstatic.net/200000444/to-vang.png" alt="Áo dài Tơ Vàng"></a><ul class="menuList-main"><li><a href="/collections/ao-dai-cach-tan">Áo dài cách tân</a></li><li><a href="/collections/ao-dai-cuoi">Áo dài cưới</a></li></ul><a class="header-cart" href="/cart"><span class="cart-menu__quantity">0</span> Giỏ hàng</a></header>'
    foot = f"""<footer class="mainFooter"><div class="row"><div class="col-lg-4"><h5>Công ty TNHH Thời trang Tơ Vàng</h5><ul><li>GPKD số 0314778899 do Sở Kế hoạch và Đầu tư TP.HCM cấp ngày 20/12/2017</li><li>Người đại diện: Ông Đinh Bá Tơ</li><li>Địa chỉ: 88/3 Trần Huy Liệu, phường Phú Nhuận, TP.HCM</li><li>Email: aodai@tovang.example</li></ul></div><div class="col-lg-4"><ul>{links(named)}</ul></div><div class="col-lg-4"><a href="#" onclick="window.open('http://online.gov.vn/Home/WebDetails/{n}'); return false;"><img src="//theme.hstatic.net/200000444/logo-bct.png" alt="Bộ Công Thương"></a><img src="//theme.hstatic.net/200000444/vnpay.png" alt="VNPAY"></div></div><div class="copyright"><p>© 2026 Áo dài Tơ Vàng.</p><p>Thiết kế web bởi Công ty TNHH Truyền thông Web Sóng Xanh – MST: 0316223300 – ĐT: 028 7109 2200 – 5 Nguyễn Gia Thiều, phường Xuân Hòa, TP.HCM</p></div></footer></div>"""
    cards, made = goods(
        (
            (f"/products/ao-dai-{k}", name, f"{dong(690 + 230 * k)}₫", f"{dong(990 + 230 * k)}₫")
            for k, name in enumerate(
                ("Áo dài bé gái", "Áo dài lụa trơn", "Áo dài gấm hoa", "Áo dài nhung", "Áo dài cưới đính kết")
            )
        ),
        '<div class="col-6 product-block"><div class="product-img"><span class="product-sale">Giảm giá</span><a href="{path}"><img src="//product.hstatic.net/ao{k}.jpg" alt=""></a></div><h3 class="pro-name"><a href="{path}" title="{name}">{name}</a></h3><p class="pro-price highlight">{cost} <del class="compare-price">{more}</del></p></div>',
        '<div class="product-info"><h1 class="title-product">{name}</h1><div class="product-price"><span class="pro-price">{cost}</span> <del>{more}</del></div><form id="add-item-form" action="/cart/add" method="post"><div class="select-swatch"><label><input type="radio" name="size" value="S">S</label><label><input type="radio" name="size" value="M">M</label></div><button type="submit" id="add-to-cart">THÊM VÀO GIỎ</button></form><div class="product-description"><p>{name} may đo theo số, lụa tơ tằm pha 30% viscose, lót cotton, cổ 3 cm, tà dài 128 cm. Thời gian may 5 ngày. Giặt tay nước lạnh, ủi mặt trái. May tại xưởng Phú Nhuận, kèm quần cùng màu.</p></div></div>',
    )
    made |= terms(named, TERMS, '<div class="page-wrapper"><h1>{name}</h1><div class="page-content">{text}</div></div>')
    made["/cart"] = "<h1>Giỏ hàng</h1><p>Không có sản phẩm nào.</p>"
    made["/"] = made["/collections/ao-dai-cach-tan"] = made["/collections/ao-dai-cuoi"] = f'<div class="row listProduct">{cards}</div>'  # fmt: skip
    return whole("Áo dài Tơ Vàng", made, top, foot)


DRESSES = owner("", name="Công ty TNHH Thời trang Tơ Vàng", number="0314778899", issued_on="2017-12-20", issued_by="Sở Kế hoạch và Đầu tư TP.HCM", representative="Ông Đinh Bá Tơ | Đinh Bá Tơ",
                address="88/3 Trần Huy Liệu, phường Phú Nhuận, TP.HCM", phone="0908 314 778 | 0908 314 779", email="aodai@tovang.example")  # fmt: skip

FIRST = (
    HandMade("01 Tuy Đức", MACADAMIA, storefront, "link"),
    HandMade("02 Sông Hàn", RODS, oceanwp, "image_only", FAKE),
    HandMade("03 Cửu Long", SCOOTERS, porto, "link", {"badge_genuine": "not_met", "policies": "not_met"}, record_of="phutungxua.example"),
    HandMade("04 Ngõ Huế", BOOKS, blocksy, None, NO_BADGE),
    HandMade("05 Mây Trắng", PILLOWS, generatepress, None, NO_DUTY),
    HandMade("06 Bạch Mã", CAJUPUT, new_tax_code, "link"),
    HandMade("07 Nhà Mây", SUCCULENTS, badge_below, "link"),
    HandMade("08 Tơ Vàng", DRESSES, web_maker, "not_an_anchor", {"notified_badge": "not_met"}),
)  # fmt: skip
