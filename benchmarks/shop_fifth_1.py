# ruff: noqa: E501, ARG001 - pages of shops stand as shops write them
"""Fifth set, sites 1 to 8: WooCommerce-like and Haravan-like (see `shop_fifth.py`)."""

from __future__ import annotations

from shop_fifth import FAKE, NAMES, NO_DUTY, PLAIN, TERMS, dong, page
from shop_hand_made import HandMade
from shop_set import owner


def blocks(n: int) -> dict[str, str]:
    """WooCommerce blocks (Twenty Twenty-Four): the owner stands in the prose of 'Giới thiệu', the foot has a hotline alone."""
    top = '<div class="wp-site-blocks"><header class="wp-block-template-part"><p class="wp-block-site-title"><a href="/" rel="home">Vườn Mơ</a></p><nav class="wp-block-navigation"><ul><li class="wp-block-navigation-item"><a href="/cua-hang/"><span>Cửa hàng</span></a></li><li class="wp-block-navigation-item"><a href="/gioi-thieu/"><span>Giới thiệu</span></a></li></ul></nav><div data-block-name="woocommerce/mini-cart" class="wc-block-mini-cart"><a href="/gio-hang/" aria-label="Giỏ hàng">0</a></div></header><main>'
    foot = f"""</main><footer class="wp-block-template-part"><div class="wp-block-columns"><div class="wp-block-column"><p><strong>Vườn Mơ</strong> – gieo một hạt, gặt một mùa</p><p>Gọi vườn: 0221 398 4567</p></div><div class="wp-block-column"><ul class="wp-block-list"><li><a href="/doi-tra-hoan-tien/">Đổi trả, hoàn tiền</a></li><li><a href="/van-chuyen/">Vận chuyển</a></li><li><a href="/phuong-thuc-thanh-toan/">Phương thức thanh toán</a></li><li><a href="/quyen-rieng-tu/">Quyền riêng tư</a></li></ul></div><div class="wp-block-column"><figure class="wp-block-image size-full"><a href="https://www.online.gov.vn/HomePage/CustomWebsiteDisplay.aspx?DocId={n}" target="_blank" rel="noreferrer noopener"><img decoding="async" src="/wp-content/uploads/2025/09/bct.png" alt=""></a></figure></div></div></footer></div>"""
    made, cards = {}, ""
    for k, (slug, name) in enumerate(
        (
            ("hat-ca-chua-bi", "Hạt cà chua bi lùn"),
            ("hat-cai-kale", "Hạt cải kale xoăn"),
            ("hat-dua-luoi", "Hạt dưa lưới ruột cam"),
            ("hat-huong-duong", "Hạt hoa hướng dương kép"),
            ("dat-sach-tron-san", "Đất sạch trộn sẵn 20 dm3"),
        )
    ):
        cost = f'<span class="woocommerce-Price-amount amount">{dong(19 + 13 * k)}&nbsp;<span class="woocommerce-Price-currencySymbol">&#8363;</span></span>'
        cards += f'<li class="wc-block-product"><div class="wc-block-components-product-image"><a href="/san-pham/{slug}/"><img src="/wp-content/uploads/{slug}-300x300.webp" alt="{name}"></a></div><h3 class="wp-block-post-title"><a href="/san-pham/{slug}/">{name}</a></h3><div class="wp-block-woocommerce-product-price"><div class="wc-block-components-product-price wc-block-grid__product-price">{cost}</div></div><div class="wp-block-button wc-block-components-product-button"><button class="add_to_cart_button ajax_add_to_cart" data-product_id="{k + 40}">Thêm vào giỏ hàng</button></div></li>'
        made[f"/san-pham/{slug}/"] = (
            f'<div class="wp-block-columns"><div class="wp-block-column"><h1 class="wp-block-post-title">{name}</h1><div class="wp-block-woocommerce-product-price"><div class="wc-block-components-product-price">{cost}</div></div><form class="cart" action="/san-pham/{slug}/" method="post"><input type="number" name="quantity" value="1"><button type="submit" name="add-to-cart" value="{k + 40}" class="single_add_to_cart_button">Thêm vào giỏ hàng</button></form></div></div><div class="wp-block-woocommerce-product-details"><h2>Mô tả</h2><p>Tỷ lệ nảy mầm trên 85%, đóng trong túi nhôm có số lô và hạn gieo 12 tháng. Gieo sâu 1 cm, tưới ẩm hai lần mỗi ngày, thu hoạch sau 60 đến 75 ngày. Xuất xứ: sản xuất tại Hưng Yên.</p></div>'
        )
    for path, name, topic in (
        ("/doi-tra-hoan-tien/", "Đổi trả, hoàn tiền", "return"),
        ("/van-chuyen/", "Vận chuyển", "shipping"),
        ("/phuong-thuc-thanh-toan/", "Phương thức thanh toán", "payment"),
        ("/quyen-rieng-tu/", "Quyền riêng tư", "privacy"),
    ):
        made[path] = (
            f'<h1 class="wp-block-post-title">{name}</h1><div class="entry-content wp-block-post-content">{TERMS[topic]}</div>'
        )
    made["/gioi-thieu/"] = (
        '<h1 class="wp-block-post-title">Giới thiệu</h1><div class="wp-block-post-content"><p>Mười năm trước, từ một mảnh ruộng bỏ hoang ven sông Bắc Hưng Hải, chúng tôi nhân những hàng cà chua đầu tiên.</p><p>Trang bán hàng này thuộc Công ty TNHH Giống cây trồng Vườn Mơ, mã số doanh nghiệp 0901122334 do Phòng Đăng ký kinh doanh – Sở Tài chính tỉnh Hưng Yên cấp lần đầu ngày 18/8/2025. Người đại diện theo pháp luật: ông Đỗ Văn Mơ. Trụ sở: thôn Ngọc Lịch, xã Như Quỳnh, tỉnh Hưng Yên. Điện thoại: 0221 398 4567. Thư điện tử: <a href="mailto:vuonmo@hatgiong.example">vuonmo@hatgiong.example</a>.</p></div>'
    )
    made["/gio-hang/"] = '<h1>Giỏ hàng</h1><div class="wc-block-cart"><p>Giỏ hàng của bạn hiện đang trống!</p></div>'
    made["/"] = made["/cua-hang/"] = f'<ul class="wc-block-product-template columns-3">{cards}</ul>'
    return {path: page("Vườn Mơ", top + text + foot) for path, text in made.items()}


SEEDS = owner("", name="Công ty TNHH Giống cây trồng Vườn Mơ", number="0901122334", issued_on="2025-08-18", issued_by="Phòng Đăng ký kinh doanh – Sở Tài chính tỉnh Hưng Yên",
              representative="ông Đỗ Văn Mơ | Đỗ Văn Mơ", address="thôn Ngọc Lịch, xã Như Quỳnh, tỉnh Hưng Yên", phone="0221 398 4567", email="vuonmo@hatgiong.example")  # fmt: skip


def woodmart(n: int) -> dict[str, str]:
    """WooCommerce with Woodmart: one price of five is on request; the lazy badge is another shop's; privacy leads to '#'."""
    top = '<div class="website-wrapper"><header class="whb-header"><a class="wd-logo" href="/"><img src="/wp-content/uploads/logo-phuot.svg" alt="Phượt Núi"></a><ul class="wd-nav-main"><li class="menu-item"><a href="/danh-muc/leu/" class="woodmart-nav-link"><span class="nav-link-text">Lều</span></a></li><li class="menu-item"><a href="/danh-muc/tui-ngu/" class="woodmart-nav-link"><span class="nav-link-text">Túi ngủ</span></a></li></ul><div class="wd-header-cart"><a href="/gio-hang/" title="Giỏ hàng"><span class="wd-cart-number">0</span></a></div></header>'
    foot = f"""<footer class="footer-container color-scheme-light"><div class="container main-footer"><aside class="footer-sidebar"><div class="footer-column"><div class="textwidget"><p><strong>CÔNG TY TNHH MTV DÃ NGOẠI PHƯỢT NÚI</strong></p><p><i class="fa fa-location-arrow"></i> Địa chỉ: 416/2 Nguyễn Thị Minh Khai, Phường Bàn Cờ, TP. Hồ Chí Minh</p><p><i class="fa fa-mobile"></i> Hotline: 0931 778 877</p><p><i class="fa fa-envelope-o"></i> Email: leu@phuotnui.example</p><p>Giấy CNĐKDN số 0317223344, cấp lần đầu ngày 25/03/2022, thay đổi lần 3 ngày 02/07/2025, nơi cấp: Sở Tài chính TP. Hồ Chí Minh</p><p>Người đại diện theo pháp luật: Bùi Thị Núi</p></div></div><div class="footer-column"><h5 class="widget-title">Chính sách</h5><ul class="menu"><li><a href="/chinh-sach-doi-tra/">Chính sách đổi trả</a></li><li><a href="/chinh-sach-van-chuyen/">Chính sách vận chuyển</a></li><li><a href="/huong-dan-thanh-toan/">Hướng dẫn thanh toán</a></li><li><a href="#">Chính sách bảo mật</a></li></ul></div><div class="footer-column"><a href="http://online.gov.vn/Home/WebDetails/{n}" target="_blank"><img class="wd-lazy-load" src="data:image/svg+xml;base64,PHN2Zz48L3N2Zz4=" data-wd-src="/wp-content/uploads/2023/05/logoSaleNoti-1.png" alt="dã ngoại" width="300" height="114"></a></div></aside></div><div class="copyrights-wrapper">Phượt Núi © 2022. All rights reserved</div></footer></div>"""
    made, cards = {}, ""
    for k, (slug, name) in enumerate(
        (
            ("leu-2-nguoi", "Lều 2 người hai lớp"),
            ("leu-4-nguoi", "Lều 4 người tự bung"),
            ("tui-ngu-3-mua", "Túi ngủ ba mùa"),
            ("bep-gas-mini", "Bếp gas gấp gọn"),
            ("leu-su-kien", "Lều sự kiện 6x12 m"),
        )
    ):
        amount = f'<span class="woocommerce-Price-amount amount"><bdi>{dong(690 + 210 * k)}<span class="woocommerce-Price-currencySymbol">₫</span></bdi></span>'
        cost = "Liên hệ" if k == 4 else amount
        if k == 1:
            cost = f'<del aria-hidden="true"><span class="woocommerce-Price-amount amount"><bdi>{dong(1290)}<span>₫</span></bdi></span></del> <ins>{amount}</ins>'
        cards += f'<div class="product-grid-item product wd-hover-fw-button type-product"><div class="product-element-top"><a href="/shop/{slug}/" class="product-image-link"><img src="/wp-content/uploads/{slug}.jpg" alt="{name}"></a></div><h3 class="wd-entities-title"><a href="/shop/{slug}/">{name}</a></h3><div class="wrap-price"><span class="price">{cost}</span></div></div>'
        buy = (
            '<a class="button" href="tel:0931778877">Gọi báo giá</a>'
            if k == 4
            else f'<form class="cart" method="post"><button type="submit" name="add-to-cart" value="{k}" class="single_add_to_cart_button button alt">Thêm vào giỏ hàng</button><button id="wd-add-to-cart" class="wd-buy-now-btn">Mua ngay</button></form>'
        )
        made[f"/shop/{slug}/"] = (
            f'<div class="single-product-page product"><div class="summary-inner"><h1 class="product_title entry-title wd-entities-title">{name}</h1><p class="price">{cost}</p>{buy}</div><div class="woocommerce-Tabs-panel woocommerce-Tabs-panel--description" id="tab-description"><p>Vải polyester 190T tráng PU chống nước 3000 mm, khung sợi thủy tinh 8,5 mm, nặng 2,1 kg đến 4,6 kg tùy cỡ, kèm cọc và dây chằng. Bảo hành đường may 12 tháng.</p></div></div>'
        )
    for path, topic in (
        ("/chinh-sach-doi-tra/", "return"),
        ("/chinh-sach-van-chuyen/", "shipping"),
        ("/huong-dan-thanh-toan/", "payment"),
    ):
        made[path] = (
            f'<div class="page-title"><h1 class="entry-title">{NAMES[topic]}</h1></div><article>{TERMS[topic]}</article>'
        )
    made["/gio-hang/"] = '<h1>Giỏ hàng</h1><p class="cart-empty">Giỏ hàng trống.</p>'
    made["/"] = made["/danh-muc/leu/"] = made["/danh-muc/tui-ngu/"] = f'<div class="products wd-products">{cards}</div>'
    return {path: page("Phượt Núi", top + text + foot) for path, text in made.items()}


TENTS = owner("", name="CÔNG TY TNHH MTV DÃ NGOẠI PHƯỢT NÚI", number="0317223344", issued_on="2022-03-25", issued_by="Sở Tài chính TP. Hồ Chí Minh",
              representative="Bùi Thị Núi", address="416/2 Nguyễn Thị Minh Khai, Phường Bàn Cờ, TP. Hồ Chí Minh", phone="0931 778 877", email="leu@phuotnui.example")  # fmt: skip


def kadence(n: int) -> dict[str, str]:
    """WooCommerce with Kadence as a window: orders by telephone and Zalo; a household in one line; the badge in a comment."""
    top = '<div id="wrapper" class="site wp-site-blocks"><header id="masthead" class="site-header"><div class="site-branding"><a class="brand" href="/"><p class="site-title">Mộc Bản Liễu Tràng</p></a></div><nav class="main-navigation"><ul id="primary-menu"><li><a href="/mau-in/">Mẫu in</a></li><li><a href="/dieu-khoan-mua-hang/">Điều khoản mua hàng</a></li></ul></nav><a class="header-button" href="https://zalo.me/0986543211">Nhắn Zalo</a></header>'
    foot = f"""<footer id="colophon" class="site-footer"><div class="site-footer-wrap"><div class="footer-html inner-link-style-normal"><p>HKD Mộc Bản Liễu Tràng - Mã số hộ kinh doanh: 8765432109, đăng ký lần đầu ngày 15/05/2023 tại Phòng Tài chính – Kế hoạch thành phố Hải Dương - Chủ hộ: Nguyễn Công Đạt - Địa chỉ: Khu Liễu Tràng, phường Tân Hưng, thành phố Hải Phòng - ĐT: 0986 543 211</p></div></div><!-- BCT <a href="http://www.online.gov.vn/Home/WebDetails/{n}"><img src="/wp-content/uploads/logoSaleNoti.png" alt="BCT"></a> --></footer></div>"""
    made, cards = {}, ""
    for k, (slug, name) in enumerate(
        (
            ("van-tranh-ga", "Ván tranh gà đàn"),
            ("van-ngu-ho", "Ván tranh Ngũ Hổ"),
            ("dau-go", "Dấu gỗ khắc chữ Phúc"),
            ("bo-duc", "Bộ đục khắc 8 món"),
        )
    ):
        cost = f'<span class="woocommerce-Price-amount amount"><bdi>{dong(450 + 310 * k)}<span class="woocommerce-Price-currencySymbol">₫</span></bdi></span>'
        cards += f'<li class="entry content-bg loop-entry product type-product"><a href="/mau-in/{slug}/" class="woocommerce-loop-image-link"><img src="/wp-content/uploads/{slug}.jpg"></a><div class="product-details content-bg entry-content-wrap"><h2 class="woocommerce-loop-product__title"><a href="/mau-in/{slug}/">{name}</a></h2><span class="price">{cost}</span></div></li>'
        made[f"/mau-in/{slug}/"] = (
            f'<div class="product"><div class="summary entry-summary"><h1 class="product_title entry-title">{name}</h1><p class="price">{cost}</p><p class="goi"><a href="tel:0986543211">Gọi đặt: 0986 543 211</a> hoặc <a href="https://zalo.me/0986543211">nhắn Zalo</a></p></div><div class="woocommerce-product-details__short-description"><p>Gỗ thị lõi để khô ba năm, khắc ngược hai mặt, khổ 26 x 38 cm, nét in sâu 3 mm, in được khoảng 2.000 bản. Phủ dầu lanh, bọc giấy dó khi gửi.</p></div></div>'
        )
    made["/dieu-khoan-mua-hang/"] = (
        '<h1 class="entry-title">Điều khoản mua hàng</h1><div class="wp-block-kadence-accordion">'
        + "".join(
            f'<div class="kt-accordion-pane"><div class="kt-accordion-header-wrap"><button class="kt-blocks-accordion-header"><span class="kt-blocks-accordion-title">{name}</span></button></div><div class="kt-accordion-panel">{PLAIN[topic]}</div></div>'
            for topic, name in (
                ("shipping", "Vận chuyển hàng"),
                ("return", "Đổi, trả hàng"),
                ("payment", "Thanh toán"),
                ("privacy", "Bảo mật thông tin khách hàng"),
            )
        )
        + "</div>"
    )
    made["/"] = made["/mau-in/"] = f'<ul class="products content-wrap product-archive grid-cols">{cards}</ul>'
    return {path: page("Mộc Bản Liễu Tràng", top + text + foot) for path, text in made.items()}


BLOCKS = owner("", name="HKD Mộc Bản Liễu Tràng", number="8765432109", issued_on="2023-05-15", issued_by="Phòng Tài chính – Kế hoạch thành phố Hải Dương",
               representative="Nguyễn Công Đạt", address="Khu Liễu Tràng, phường Tân Hưng, thành phố Hải Phòng", phone="0986 543 211")  # fmt: skip


def divi(n: int) -> dict[str, str]:
    """WooCommerce with Divi: the owner stands in clause 1 of the terms of use; <p href> as badge; the term of return is to come."""
    top = '<div id="page-container"><header id="main-header"><div class="container logo_container"><a href="/"><img src="/wp-content/uploads/cung-to.png" alt="Cung Tơ" id="logo"></a></div><div id="et-top-navigation"><ul id="top-menu"><li class="menu-item"><a href="/nhac-cu/">Nhạc cụ</a></li><li class="menu-item"><a href="/dieu-khoan-su-dung/">Điều khoản sử dụng</a></li></ul><a href="/cart/" class="et-cart-info"><span>0 Items</span></a></div></header><div id="et-main-area">'
    foot = f"""</div><footer id="main-footer"><div class="container"><div id="footer-widgets" class="clearfix"><div class="footer-widget"><h4 class="title">Cung Tơ</h4><p>Đàn tranh, đàn bầu, sáo trúc làm tại Huế</p></div><div class="footer-widget"><ul><li><a href="/chinh-sach-doi-tra/">Chính sách đổi trả</a></li><li><a href="/giao-nhan/">Giao nhận</a></li><li><a href="/thanh-toan-don-hang/">Thanh toán</a></li><li><a href="/bao-mat-thong-tin/">Bảo mật thông tin</a></li></ul></div><div class="footer-widget"><p href="http://online.gov.vn/Home/WebDetails/{n}"><img src="/wp-content/uploads/2019/01/bocongthuong.png" alt="Đã thông báo Bộ Công Thương" style="width:160px"></p></div></div></div><div id="footer-bottom"><div id="footer-info">Designed by <a href="http://www.elegantthemes.com">Elegant Themes</a> | Powered by WordPress</div></div></footer></div>"""
    made, cards = {}, ""
    for k, name in enumerate(
        ("Đàn tranh 16 dây", "Đàn bầu hộp gỗ", "Sáo trúc đô trầm", "Đàn nguyệt khảm trai", "Phách tre")
    ):
        cost = f'<span class="woocommerce-Price-amount amount"><bdi><span class="woocommerce-Price-currencySymbol">₫</span>{dong(280 + 950 * k)}</bdi></span>'
        cards += f'<li class="product type-product et_pb_shop_item"><a href="/product/dan-{k}/" class="woocommerce-LoopProduct-link"><span class="et_shop_image"><img src="/wp-content/uploads/d{k}.jpg"><span class="et_overlay"></span></span><h2 class="woocommerce-loop-product__title">{name}</h2><span class="price">{cost}</span></a></li>'
        made[f"/product/dan-{k}/"] = (
            f'<div class="product et_pb_wc"><div class="summary"><h1 class="product_title entry-title">{name}</h1><p class="price">{cost}</p><form class="cart" method="post"><button type="submit" name="add-to-cart" value="{k}" class="single_add_to_cart_button button">Add to cart</button></form></div><div id="tab-description" class="woocommerce-Tabs-panel"><p>Mặt đàn gỗ ngô đồng, thành gỗ trắc, con nhạn xương. Dài 1,08 m, nặng 2,4 kg, lên dây sẵn giọng sol. Tặng bao vải và móng gảy, bảo hành tiếng 12 tháng.</p></div></div>'
        )
    for path, name, text in (
        ("/chinh-sach-doi-tra/", "Chính sách đổi trả", "<p>Nội dung đang được cập nhật...</p>"),
        ("/giao-nhan/", "Giao nhận", TERMS["shipping"]),
        ("/thanh-toan-don-hang/", "Thanh toán", TERMS["payment"]),
        ("/bao-mat-thong-tin/", "Bảo mật thông tin", TERMS["privacy"]),
        (
            "/dieu-khoan-su-dung/",
            "Điều khoản sử dụng",
            "<p><strong>1. Chủ sở hữu website</strong></p><p>Website này do Công ty Cổ phần Nhạc cụ Dân tộc Cung Tơ thiết lập và vận hành. Giấy chứng nhận đăng ký doanh nghiệp số 3301667788 do Sở Kế hoạch và Đầu tư tỉnh Thừa Thiên Huế cấp ngày 09 tháng 10 năm 2018.</p><p>Trụ sở chính: 5/12 Lê Thánh Tôn, phường Phú Xuân, thành phố Huế.</p><p>Người đại diện theo pháp luật: Bà Tôn Nữ Cung Tơ – Tổng giám đốc.</p><p>Điện thoại: 0234 352 6677.</p><p><strong>2. Quyền sở hữu trí tuệ</strong></p><p>Mọi hình ảnh, bản thu âm trên trang thuộc về chúng tôi; sao chép phải ghi nguồn.</p><p><strong>3. Giá</strong></p><p>Giá có thể đổi theo mùa gỗ, đơn đã xác nhận giữ nguyên giá.</p>",
        ),
    ):
        made[path] = (
            f'<article class="page"><h1 class="entry-title main_title">{name}</h1><div class="entry-content"><div class="et_pb_section"><div class="et_pb_text_inner">{text}</div></div></div></article>'
        )
    made["/cart/"] = '<h1>Cart</h1><p class="cart-empty">Your cart is currently empty.</p>'
    made["/"] = made["/nhac-cu/"] = f'<div class="et_pb_shop"><ul class="products columns-3">{cards}</ul></div>'
    return {
        path: page("Cung Tơ", top + text + foot, attributes=' class="et_pb_theme woocommerce"')
        for path, text in made.items()
    }


ZITHERS = owner("", name="Công ty Cổ phần Nhạc cụ Dân tộc Cung Tơ", number="3301667788", issued_on="2018-10-09", issued_by="Sở Kế hoạch và Đầu tư tỉnh Thừa Thiên Huế",
                representative="Bà Tôn Nữ Cung Tơ", address="5/12 Lê Thánh Tôn, phường Phú Xuân, thành phố Huế", phone="0234 352 6677")  # fmt: skip


def minor_units(n: int) -> dict[str, str]:
    """Haravan: prices in the script are a hundredfold; the address has the label 'Địa chỉ ĐKKD'; all is in order."""
    top = '<header id="header" class="site-header"><a class="logo" href="/"><img src="//theme.hstatic.net/200000111/logo.png" alt="Hạt Mầm"></a><nav class="navbar"><a href="/collections/sua-hat">Sữa hạt</a><a href="/collections/ngu-coc">Ngũ cốc</a></nav><a class="header-action_cart" href="/cart"><span class="count-holder"><span class="count">0</span></span> Giỏ hàng</a></header>'
    foot = f"""<footer class="mainFooter"><div class="footer-container"><div class="widget-footer"><h4 class="title-footer">Về Hạt Mầm</h4><div class="content-footer"><p>Đơn vị chủ quản: CÔNG TY CỔ PHẦN THỰC PHẨM HẠT MẦM</p><p>Số GCN ĐKDN: 3702889900 | Nơi cấp: Phòng ĐKKD tỉnh Bình Dương | Ngày cấp: 01.04.2020</p><p>Đại diện pháp luật: Ông Phan Minh Triết</p><p>Địa chỉ ĐKKD: Lô C5, KCN VSIP II, phường Bình Dương, TP. Hồ Chí Minh</p><p>Tổng đài: 1800 9009</p><p>Email: <a href="mailto:chamsoc@hatmam.example">chamsoc@hatmam.example</a></p></div></div><div class="widget-footer"><ul class="linklist"><li><a href="/pages/chinh-sach-doi-tra-va-hoan-tien">Chính sách đổi trả và hoàn tiền</a></li><li><a href="/pages/chinh-sach-van-chuyen">Chính sách vận chuyển</a></li><li><a href="/pages/phuong-thuc-thanh-toan">Phương thức thanh toán</a></li><li><a href="/pages/chinh-sach-bao-mat">Chính sách bảo mật</a></li></ul></div><div class="widget-footer"><a target="_blank" href="http://online.gov.vn/Home/WebDetails/{n}"><img src="//file.hstatic.net/200000111/file/logosalenoti.png" width="170px" alt="Đã Thông Báo Với Bộ Công Thương"></a></div></div></footer><script>window.HaravanAnalytics = window.HaravanAnalytics || {{}};</script>"""
    made, cards = {}, ""
    for k, (slug, name) in enumerate(
        (
            ("sua-hat-oc-cho", "Sữa hạt óc chó 1 lít"),
            ("sua-hat-sen", "Sữa hạt sen đậu xanh"),
            ("granola", "Granola siêu hạt 500g"),
            ("yen-mach", "Yến mạch cán dẹt 1kg"),
            ("bot-ngu-coc", "Bột ngũ cốc 12 hạt"),
        )
    ):
        low = 59 + 40 * k
        cards += f'<div class="product-loop" data-id="10{k}"><div class="product-inner"><div class="proloop-image"><a href="/products/{slug}"><picture><source data-srcset="//product.hstatic.net/{slug}_grande.jpg"><img class="lazyload" alt="{name}"></picture></a></div><div class="proloop-detail"><h3><a href="/products/{slug}">{name}</a></h3><p class="proloop-price on-sale"><span class="price">{dong(low)}₫</span><span class="price-del">{dong(low + 20)}₫</span></p></div></div></div>'
        made[f"/products/{slug}"] = (
            f'<script>window.HaravanAnalytics.meta={{"page":{{"pageType":"product"}},"product":{{"id":10{k},"title":"{name}","price":{low * 100000}.0,"available":true}}}};</script><div class="product-heading"><h1>{name}</h1><span id="pro_sku">SKU: HM{k}</span></div><div class="product-price" id="price-preview"><span class="pro-title">Giá:</span><span class="pro-price">{dong(low)}₫</span><del>{dong(low + 20)}₫</del></div><form id="add-item-form" action="/cart/add" method="post"><input type="text" name="quantity" value="1"><button type="button" id="add-to-cart">Thêm vào giỏ</button><button type="button" id="buy-now">Mua ngay</button></form><div class="product-description"><div class="description-productdetail"><p>Thành phần: hạt nguyên vỏ rang mộc, nước tinh khiết, muối hồng; không đường tinh luyện. Thể tích thực ghi trên bao bì. Hạn dùng: 9 tháng kể từ ngày sản xuất, sau khi mở giữ lạnh và dùng trong 3 ngày. Sản xuất tại Việt Nam.</p></div></div>'
        )
    for path, topic in (
        ("/pages/chinh-sach-doi-tra-va-hoan-tien", "return"),
        ("/pages/chinh-sach-van-chuyen", "shipping"),
        ("/pages/phuong-thuc-thanh-toan", "payment"),
        ("/pages/chinh-sach-bao-mat", "privacy"),
    ):
        made[path] = (
            f'<div class="layout-pageDetail"><h1>{NAMES[topic]}</h1><div class="content-page">{TERMS[topic]}</div></div>'
        )
    made["/cart"] = "<h1>Giỏ hàng của bạn</h1><p>Có <strong>0 sản phẩm</strong> trong giỏ hàng</p>"
    made["/"] = made["/collections/sua-hat"] = made["/collections/ngu-coc"] = (
        f'<div class="listProduct-row">{cards}</div>'
    )
    return {path: page("Hạt Mầm", top + text + foot) for path, text in made.items()}


NUTS = owner("", name="CÔNG TY CỔ PHẦN THỰC PHẨM HẠT MẦM", number="3702889900", issued_on="2020-04-01", issued_by="Phòng ĐKKD tỉnh Bình Dương", representative="Ông Phan Minh Triết",
             address="Lô C5, KCN VSIP II, phường Bình Dương, TP. Hồ Chí Minh", phone="1800 9009", email="chamsoc@hatmam.example")  # fmt: skip


def invoice(n: int) -> dict[str, str]:
    """Haravan: the owner stands in the text on invoices; the badge is an anchor drawn by CSS; its record does not answer."""
    style = '<meta charset="utf-8"><style>.dk-bct{display:inline-block;width:150px;height:57px;text-indent:-9999px;background:url(//theme.hstatic.net/200000222/bct.png) no-repeat;background-size:contain}</style>'
    top = '<div class="topbar">Freeship đơn từ 800K</div><header><a href="/" title="Lộc Da">LỘC DA</a><ul><li><a href="/collections/giay-nam">Giày nam</a></li><li><a href="/collections/that-lung">Thắt lưng</a></li></ul><a href="/cart" class="cart">Giỏ hàng (0)</a></header>'
    foot = f"""<footer><div class="f-col"><h4>LỘC DA</h4><p>Giày da khâu tay từ 2016</p></div><div class="f-col"><h4>Khách hàng</h4><ul><li><a href="/pages/chinh-sach-chung">Chính sách và quy định chung</a></li><li><a href="/pages/xuat-hoa-don">Xuất hóa đơn điện tử</a></li><li><a href="/pages/bang-size">Bảng size giày</a></li></ul></div><div class="f-col"><a class="dk-bct" href="http://online.gov.vn/Home/WebDetails/{n}" target="_blank" rel="nofollow">Đã thông báo Bộ Công Thương</a></div></footer>"""
    made, cards = {}, ""
    for k, name in enumerate(
        (
            "Giày Oxford đen",
            "Giày Derby nâu",
            "Giày lười Penny",
            "Thắt lưng khóa kim",
            "Ví da gập đôi",
            "Dây đồng hồ da bò",
        )
    ):
        cost = f"{dong(1690 - 260 * k)}₫"
        cards += f'<div class="pro-loop"><a class="pro-img" href="/products/loc-da-{k}"><img src="//product.hstatic.net/200000222/{k}_medium.jpg"></a><h4 class="pro-name"><a href="/products/loc-da-{k}">{name}</a></h4><span class="pro-price">{cost}</span></div>'
        made[f"/products/loc-da-{k}"] = (
            f'<div class="row product-detail"><h1 class="title">{name}</h1><div class="price-box">{cost}</div><form action="/cart/add" method="post" class="variants"><select name="id"><option value="1">39</option><option value="2">40</option></select><button class="btn-addtocart">THÊM VÀO GIỎ</button></form><div class="tab-pane"><p>Da bê Ý dày 1,4 mm, đế da khâu Goodyear, lót da cừu. Chiều cao gót 2,5 cm. Đánh xi hai tuần một lần, tránh mưa. Bảo hành keo và chỉ 6 tháng, sản xuất tại xưởng quận 10.</p></div></div>'
        )
    made["/pages/chinh-sach-chung"] = "<h1>Chính sách và quy định chung</h1>" + "".join(
        f"<h2>{k}. {name}</h2>{TERMS[topic]}"
        for k, (topic, name) in enumerate(
            (
                ("payment", "Thanh toán"),
                ("shipping", "Giao hàng"),
                ("return", "Đổi trả"),
                ("privacy", "Bảo mật thông tin"),
            ),
            1,
        )
    )
    made["/pages/xuat-hoa-don"] = (
        "<h1>Xuất hóa đơn điện tử</h1><p>Khách cần hóa đơn giá trị gia tăng xin gửi trong ngày mua hàng các thông tin của bên mua: tên đơn vị, mã số thuế, địa chỉ, thư nhận hóa đơn. Hóa đơn không lập lại sau khi đã ký số.</p><h3>Thông tin bên bán ghi trên hóa đơn</h3><p>Tên đơn vị: Công ty TNHH Giày da thủ công Lộc Da</p><p>Mã số thuế: 0318001122</p><p>Địa chỉ: 22 Hồ Thị Kỷ, phường Vườn Lài, Thành phố Hồ Chí Minh</p><p>Người đại diện: Ông Trương Tấn Lộc</p><p>Điện thoại: 028 3832 4466</p>"
    )
    made["/pages/bang-size"] = (
        "<h1>Bảng size giày</h1><table><tr><td>39</td><td>24,5 cm</td></tr><tr><td>40</td><td>25 cm</td></tr></table>"
    )
    made["/cart"] = "<h1>Giỏ hàng</h1><p>Chưa có sản phẩm</p>"
    made["/"] = made["/collections/giay-nam"] = made["/collections/that-lung"] = (
        f'<div class="product-list">{cards}</div>'
    )
    return {path: page("LỘC DA", top + text + foot, style) for path, text in made.items()}


LEATHER = owner("", name="Công ty TNHH Giày da thủ công Lộc Da", tax_code="0318001122", representative="Ông Trương Tấn Lộc",
                address="22 Hồ Thị Kỷ, phường Vườn Lài, Thành phố Hồ Chí Minh", phone="028 3832 4466")  # fmt: skip


def half_of_it(n: int) -> dict[str, str]:
    """Haravan: a brand with a place and a hotline; half the prices on request; two terms of four; the badge is a picture."""
    top = '<header><a href="/">mộng candle</a><nav><a href="/collections/all">Tất cả</a></nav><a href="/cart" class="icon-cart">Giỏ hàng <b>0</b></a></header>'
    foot = """<footer><p>Địa chỉ: 15/3 Đống Đa, phường Quy Nhơn, Gia Lai</p><p>Hotline: 0972 001 188</p><p><a href="/pages/giao-hang">Giao hàng</a> | <a href="/pages/cach-thanh-toan">Cách thanh toán</a> | <a href="https://instagram.com/mong.example">Instagram</a></p><img src="//hstatic.net/0/0/global/design/seller/img/bct-thong-bao.png" alt="Bộ Công Thương" style="max-width:140px"><p>© mộng candle 2025</p></footer>"""
    made, cards = {}, ""
    for k, name in enumerate(
        ("Nến gỗ tuyết tùng", "Nến hoa nhài", "Nến trà đen", "Đĩa kê nến đất nung", "Hộp quà ba nến", "Nến khắc tên")
    ):
        cost = f"{dong(145 + 35 * k)}₫" if k < 3 else "Liên hệ"
        buy = (
            '<button type="submit">Thêm vào giỏ hàng</button>'
            if k < 3
            else '<a href="https://instagram.com/mong.example">Nhắn tin</a>'
        )
        cards += f'<div class="grid__item"><a href="/products/nen-{k}"><img src="//product.hstatic.net/{k}.jpg" alt="{name}"></a><p class="product-title"><a href="/products/nen-{k}">{name}</a></p><p class="product-price">{cost}</p></div>'
        made[f"/products/nen-{k}"] = (
            f'<h1>{name}</h1><p class="product-price">{cost}</p><form action="/cart/add" method="post">{buy}</form><div class="rte"><p>Sáp đậu nành pha sáp dừa, tinh dầu không phthalate, bấc cotton. Khối lượng 180 g, cháy khoảng 38 giờ. Đốt mỗi lần không quá bốn giờ, cắt bấc còn 5 mm.</p></div>'
        )
    made["/pages/giao-hang"] = f"<h1>Giao hàng</h1>{TERMS['shipping']}"
    made["/pages/cach-thanh-toan"] = f"<h1>Cách thanh toán</h1>{TERMS['payment']}"
    made["/cart"] = "<h1>Giỏ hàng</h1><p>Trống</p>"
    made["/"] = made["/collections/all"] = f'<div class="grid">{cards}</div>'
    return {path: page("mộng candle", top + text + foot) for path, text in made.items()}


CANDLES = owner("", "not_met", address="15/3 Đống Đa, phường Quy Nhơn, Gia Lai", phone="0972 001 188")


def www_record(n: int) -> dict[str, str]:
    """Haravan: the owner in capitals in the bottom bar; a badge of words to the record of www; the page of shipping is empty."""
    top = '<div id="wrapper"><header class="header-default"><a href="/" class="brand">Điện Hoa 63</a><ul class="nav"><li><a href="/collections/hoa-sinh-nhat">Hoa sinh nhật</a></li><li><a href="/collections/hoa-chuc-mung">Hoa chúc mừng</a></li></ul><a class="cart-icon" href="/cart">Giỏ hàng</a></header>'
    foot = f"""<div class="footer-menu"><a href="/pages/doi-tra-hoa">Đổi trả hoa</a><a href="/pages/giao-hoa">Chính sách giao hoa</a><a href="/pages/thanh-toan">Thanh toán</a><a href="/pages/bao-mat-thong-tin">Bảo mật thông tin</a></div><div class="copyright"><p>CÔNG TY TNHH ĐIỆN HOA SÁU BA. GPĐKKD SỐ 3603334445 DO SỞ KH&amp;ĐT TỈNH ĐỒNG NAI CẤP NGÀY 30/11/2017.</p><p>GIÁM ĐỐC: DƯƠNG THỊ LAN. ĐỊA CHỈ: 63 PHAN ĐÌNH PHÙNG, PHƯỜNG TRẤN BIÊN, ĐỒNG NAI. ĐIỆN THOẠI: 0251 394 6363.</p><p><a href="//online.gov.vn/Home/WebDetails/{n}">Website đã thông báo với Bộ Công Thương</a></p></div></div>"""
    made, cards = {}, ""
    for k, name in enumerate(
        ("Bó hồng Ecuador 20 cành", "Giỏ cẩm tú cầu", "Kệ khai trương hai tầng", "Lẵng lan hồ điệp", "Bình tulip vàng")
    ):
        cost = f"{dong(550 + 275 * k)} VNĐ"
        cards += f'<div class="col-md-3 pro-item"><a href="/products/hoa-{k}" class="thumb"><img src="//product.hstatic.net/h{k}.jpg"></a><a href="/products/hoa-{k}" class="name">{name}</a><div class="gia-ban">{cost}</div></div>'
        made[f"/products/hoa-{k}"] = (
            f'<div class="product"><h1 itemprop="name">{name}</h1><div class="gia-ban">Giá: {cost}</div><form action="/cart/add" method="post"><input name="note" placeholder="Lời nhắn trên thiệp"><button name="add">Đặt hoa</button></form><div class="mo-ta"><p>Hoa nhập mới mỗi sáng, cắm theo tông màu như hình, cao khoảng 55 cm, kèm thiệp và gói dưỡng hoa. Giữ nơi mát, thay nước mỗi ngày, tươi từ bốn đến sáu ngày.</p></div></div>'
        )
    for path, name, text in (
        ("/pages/doi-tra-hoa", "Đổi trả hoa", TERMS["return"]),
        ("/pages/giao-hoa", "Chính sách giao hoa", ""),
        ("/pages/thanh-toan", "Thanh toán", TERMS["payment"]),
        ("/pages/bao-mat-thong-tin", "Bảo mật thông tin", TERMS["privacy"]),
    ):
        made[path] = f'<div class="page"><h1>{name}</h1><div class="page-content">{text}</div></div>'
    made["/cart"] = "<h1>Giỏ hàng</h1><p>Bạn chưa chọn hoa nào.</p>"
    made["/"] = made["/collections/hoa-sinh-nhat"] = made["/collections/hoa-chuc-mung"] = (
        f'<div class="row">{cards}</div>'
    )
    return {path: page("Điện Hoa 63", top + text + foot) for path, text in made.items()}


FLOWERS = owner("", name="CÔNG TY TNHH ĐIỆN HOA SÁU BA", number="3603334445", issued_on="2017-11-30", issued_by="SỞ KH&ĐT TỈNH ĐỒNG NAI", representative="DƯƠNG THỊ LAN",
                address="63 PHAN ĐÌNH PHÙNG, PHƯỜNG TRẤN BIÊN, ĐỒNG NAI", phone="0251 394 6363")  # fmt: skip

FIRST = (
    HandMade("01 Vườn Mơ", SEEDS, blocks, "link"),
    HandMade("02 Phượt Núi", TENTS, woodmart, "link", {"badge_genuine": "not_met", "policies": "not_met"}, record_of="dangoaiviet.example"),
    HandMade("03 Liễu Tràng", BLOCKS, kadence, "commented_out", NO_DUTY),
    HandMade("04 Cung Tơ", ZITHERS, divi, "not_an_anchor", {"notified_badge": "not_met", "policies": "not_met"}),
    HandMade("05 Hạt Mầm", NUTS, minor_units, "link"),
    HandMade("06 Lộc Da", LEATHER, invoice, "link", {"badge_genuine": "unknown"}, record_of=None),
    HandMade("07 Mộng Candle", CANDLES, half_of_it, "image_only", FAKE | {"price_info": "not_met", "policies": "not_met"}),
    HandMade("08 Điện Hoa", FLOWERS, www_record, "link", {"policies": "not_met"}, record_of="www.SELF"),
)  # fmt: skip
