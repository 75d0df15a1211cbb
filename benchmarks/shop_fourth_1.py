# ruff: noqa: E501, ARG001 - pages of shops stand as shops write them
"""Fourth set, sites 1 to 8 (see `shop_fourth.py`)."""

from __future__ import annotations

import json

from shop_fourth import FAKE, NAMES, NO_DUTY, SHORT, TERMS, dong, page
from shop_hand_made import HandMade
from shop_set import owner


def astra(n: int) -> dict[str, str]:
    """WooCommerce with Astra: owner in a table of the foot, variable prices as ranges, genuine badge over https."""
    top = '<div id="page" class="hfeed site"><header class="site-header ast-primary-header"><a class="custom-logo-link" href="/">Mây Tre Phú Vinh</a><nav><ul class="main-header-menu"><li><a href="/shop/">Cửa hàng</a></li><li><a href="/product-category/gio-may/">Giỏ mây</a></li><li><a href="/ve-chung-toi/">Về chúng tôi</a></li></ul></nav><div class="ast-site-header-cart"><a class="cart-container" href="/cart/"><span class="ast-woo-header-cart-total">0₫</span></a></div></header>'
    foot = f"""<footer class="site-footer"><div class="site-above-footer-wrap"><div class="widget"><h2 class="widget-title">Thông tin doanh nghiệp</h2><table class="wp-block-table"><tbody>
<tr><td>Tên doanh nghiệp</td><td>Công ty TNHH Mây Tre Đan Phú Vinh</td></tr><tr><td>Mã số doanh nghiệp</td><td>0109887766</td></tr><tr><td>Ngày cấp</td><td>05/01/2022</td></tr><tr><td>Nơi cấp</td><td>Sở Kế hoạch và Đầu tư Thành phố Hà Nội</td></tr><tr><td>Người đại diện</td><td>Nguyễn Văn Tĩnh</td></tr><tr><td>Địa chỉ</td><td>Thôn Phú Vinh, xã Phú Nghĩa, TP Hà Nội</td></tr><tr><td>Điện thoại</td><td>024 3384 5566</td></tr><tr><td>Email</td><td>info@maytre.example</td></tr></tbody></table></div>
<div class="widget"><h2 class="widget-title">Hỗ trợ</h2><ul><li><a href="/doi-tra-hoan-tien/">Đổi trả – hoàn tiền</a></li><li><a href="/giao-hang/">Giao hàng</a></li><li><a href="/thanh-toan-don-hang/">Hình thức thanh toán</a></li><li><a href="/privacy-policy/">Chính sách riêng tư</a></li></ul></div></div><div class="site-below-footer-wrap"><a href="https://online.gov.vn/Home/WebDetails/{n}?AspxAutoDetectCookieSupport=1" rel="nofollow"><img loading="lazy" src="/wp-content/uploads/2022/03/dathongbao-1.png" alt="" width="200" height="76"></a><p>© 2022 – 2026 Mây Tre Phú Vinh. Theme Astra</p></div></footer></div>"""
    made, cards = {}, ""
    for k, (slug, name, low, high) in enumerate(
        (
            ("gio-may-tron", "Giỏ mây tròn quai da", 145, 145),
            ("khay-tre", "Khay tre ép 3 ngăn", 220, 320),
            ("den-may", "Đèn mây thả trần", 480, 950),
            ("ghe-may", "Ghế mây thư giãn", 2350, 2350),
        )
    ):
        amount = [
            f'<span class="woocommerce-Price-amount amount"><bdi>{dong(x)}<span class="woocommerce-Price-currencySymbol">₫</span></bdi></span>'
            for x in (low, high)
        ]
        cost = amount[0] if low == high else f"{amount[0]} – {amount[1]}"
        cards += f'<li class="ast-grid-common-col product type-product"><div class="astra-shop-thumbnail-wrap"><a href="/product/{slug}/"><img src="/i/{k}.webp" alt=""></a></div><div class="astra-shop-summary-wrap"><span class="ast-woo-product-category">Giỏ mây</span><a href="/product/{slug}/" class="ast-loop-product__link"><h2 class="woocommerce-loop-product__title">{name}</h2></a><span class="price">{cost}</span><a href="?add-to-cart={k + 1}" class="button add_to_cart_button">Thêm vào giỏ hàng</a></div></li>'
        made[f"/product/{slug}/"] = (
            f'<div class="ast-article-single product"><div class="summary entry-summary"><nav class="woocommerce-breadcrumb"><a href="/">Trang chủ</a> / {name}</nav><h1 class="product_title entry-title">{name}</h1><p class="price">{cost}</p><form class="cart" method="post"><button name="add-to-cart" value="{k + 1}" class="single_add_to_cart_button">Thêm vào giỏ hàng</button></form></div><div class="woocommerce-Tabs-panel--description"><h2>Mô tả</h2><p>Mây ruột phơi ba nắng, hun khói rơm chống mọt, thợ làng Phú Vinh đan tay. Chiều cao 24 – 60 cm tùy cỡ, nặng 0,4 kg đến 6 kg. Lau bằng khăn ẩm, tránh để ngoài mưa.</p></div></div>'
        )
    for path, name, topic in (
        ("/doi-tra-hoan-tien/", "Đổi trả – hoàn tiền", "return"),
        ("/giao-hang/", "Giao hàng", "shipping"),
        ("/thanh-toan-don-hang/", "Hình thức thanh toán", "payment"),
        ("/privacy-policy/", "Chính sách riêng tư", "privacy"),
    ):
        made[path] = (
            f'<article class="page"><header class="entry-header"><h1 class="entry-title">{name}</h1></header><div class="entry-content">{TERMS[topic]}</div></article>'
        )
    made["/ve-chung-toi/"] = "<article><h1>Về chúng tôi</h1><p>Ba đời làm mây từ năm 1958, nay có 40 thợ.</p></article>"
    made["/cart/"] = '<h1>Cart</h1><p class="cart-empty woocommerce-info">Chưa có sản phẩm nào trong giỏ hàng.</p>'
    made["/"] = made["/shop/"] = made["/product-category/gio-may/"] = f'<ul class="products columns-4">{cards}</ul>'
    return {path: page("Mây Tre Phú Vinh", top + text + foot) for path, text in made.items()}


RATTAN = owner("", name="Công ty TNHH Mây Tre Đan Phú Vinh", number="0109887766", issued_on="2022-01-05", issued_by="Sở Kế hoạch và Đầu tư Thành phố Hà Nội",
               representative="Nguyễn Văn Tĩnh", address="Thôn Phú Vinh, xã Phú Nghĩa, TP Hà Nội", phone="024 3384 5566", email="info@maytre.example")  # fmt: skip


def contact_only(n: int) -> dict[str, str]:
    """Haravan: the owner stands on the contact page alone, as <dl>; a picture of the badge leads nowhere; no privacy term."""
    top = '<div id="site-header" class="header-wrap"><a href="/" class="header-logo"><img src="//theme.hstatic.net/2000/logo.png" alt="LÀN SEN"></a><ul class="nav-menu"><li><a href="/collections/vay-dam" title="Váy đầm">Váy đầm</a></li><li><a href="/collections/ao" title="Áo">Áo</a></li><li><a href="/pages/lien-he" title="Liên hệ">Liên hệ</a></li></ul><a href="/cart" class="header-cart" aria-label="Giỏ hàng"><span class="count">0</span></a></div><script>window.Haravan={shop:"lan-sen.myharavan.com"};</script>'
    foot = """<footer class="main-footer"><div class="row"><div class="col-lg-4"><h3>LÀN SEN</h3><p>Thời trang linen thiết kế. Mở cửa 8h30 - 21h30 hằng ngày.</p><img class="img-bct" src="//theme.hstatic.net/2000/img_bct.png?v=33" alt="Đã thông báo bộ công thương" width="140"></div><div class="col-lg-4"><h4>Về Làn Sen</h4><ul><li><a href="/pages/chinh-sach-doi-hang">Chính sách đổi hàng</a></li><li><a href="/pages/van-chuyen">Vận chuyển</a></li><li><a href="/pages/cach-thuc-thanh-toan">Cách thức thanh toán</a></li></ul></div><div class="col-lg-4"><h4>Kết nối</h4><a href="https://facebook.com/lansen.example">Facebook</a></div></div><p class="copyright">Bản quyền thuộc LÀN SEN 2026</p></footer>"""
    made, cards = {}, ""
    for k, name in enumerate(
        ("Đầm linen cổ vuông", "Áo sơ mi tay lỡ", "Chân váy xếp ly", "Quần ống suông", "Áo yếm lụa")
    ):
        cost = dong(385 + 60 * k)
        cards += f'<div class="product-block"><div class="product-img"><a href="/products/linen-{k}" title="{name}"><img src="//product.hstatic.net/2000/l{k}_large.jpg"></a></div><div class="product-detail"><h3 class="pro-name"><a href="/products/linen-{k}">{name}</a></h3><p class="pro-price">{cost}₫ <del class="compare-price">{dong(500 + 60 * k)}₫</del></p></div></div>'
        made[f"/products/linen-{k}"] = (
            f'<div class="product-page"><h1>{name}</h1><div class="product-price"><span class="pro-price">{cost}₫</span><del>{dong(500 + 60 * k)}₫</del></div><form id="add-item-form" action="/cart/add" method="post"><select name="id"><option>S</option><option>M</option></select><button id="add-to-cart" type="submit">THÊM VÀO GIỎ</button><button id="buy-now">MUA NGAY</button></form><div class="product-description"><p>Chất liệu 100% linen tưng nhập Hàn, đã wash mềm. Dáng suông, cổ và tay may viền. Người mẫu cao 1m65 mặc size S. Giặt máy túi lưới, ủi hơi nước.</p></div></div>'
        )
    for path, name, topic in (
        ("/pages/chinh-sach-doi-hang", "Chính sách đổi hàng", "return"),
        ("/pages/van-chuyen", "Vận chuyển", "shipping"),
        ("/pages/cach-thuc-thanh-toan", "Cách thức thanh toán", "payment"),
    ):
        made[path] = f'<div class="page-content"><h1>{name}</h1><div class="rte">{TERMS[topic]}</div></div>'
    made["/pages/lien-he"] = (
        """<div class="page-contact"><h1>Liên hệ với Làn Sen</h1><dl class="contact-info"><dt>Đơn vị chủ quản</dt><dd>Công ty Cổ phần Thời trang Làn Sen</dd><dt>Giấy ĐKKD</dt><dd>0401999888 do Sở KHĐT Đà Nẵng cấp ngày 12 tháng 6 năm 2018</dd><dt>Người chịu trách nhiệm</dt><dd>Bà Hồ Thị Sen</dd><dt>Văn phòng</dt><dd>K45/12 Lê Hồng Phong, phường Hải Châu, Đà Nẵng</dd><dt>Hotline</dt><dd><a href="tel:0905123987">0905.123.987</a></dd><dt>Thư điện tử</dt><dd>chao@lansen.example</dd></dl><form accept-charset="UTF-8" action="/contact" method="post"><input name="contact[name]" placeholder="Tên của bạn"><textarea name="contact[body]"></textarea><button>Gửi</button></form></div>"""
    )
    made["/cart"] = "<h1>Giỏ hàng của bạn</h1><p>Giỏ hàng trống</p>"
    made["/"] = made["/collections/vay-dam"] = made["/collections/ao"] = (
        f'<div class="content-product-list">{cards}</div>'
    )
    return {path: page("LÀN SEN", top + text + foot) for path, text in made.items()}


LINEN = owner("", name="Công ty Cổ phần Thời trang Làn Sen", number="0401999888", issued_on="2018-06-12", issued_by="Sở KHĐT Đà Nẵng",
              representative="Bà Hồ Thị Sen", address="K45/12 Lê Hồng Phong, phường Hải Châu, Đà Nẵng", phone="0905.123.987", email="chao@lansen.example")  # fmt: skip


def copied(n: int) -> dict[str, str]:
    """Sapo: the badge leads to the record of another shop; all four terms stand in one page; owner in one paragraph by dashes."""
    top = '<header class="header"><div class="container"><a href="/" class="logo-wrapper">Nhà Bếp Minh Anh</a><ul id="nav" class="nav"><li class="nav-item"><a class="a-img" href="/noi-chao">Nồi chảo</a></li><li class="nav-item"><a href="/may-xay">Máy xay</a></li></ul><div class="top-cart-contain"><a href="/cart"><span class="count_item_pr">0</span> Giỏ hàng</a></div></div></header><script>var Bizweb=Bizweb||{};Bizweb.store="minhanh.mysapo.net";Bizweb.template="index";</script>'
    foot = f"""<footer class="footer"><div class="site-footer"><div class="footer-widget"><h4 class="cliked">Nhà Bếp Minh Anh</h4><div class="address-footer">Chủ sở hữu website: CÔNG TY TNHH MTV GIA DỤNG MINH ANH - Giấy chứng nhận đăng ký doanh nghiệp số 0801234999 - Đăng ký lần đầu ngày 20/09/2016 - Nơi cấp: Phòng ĐKKD Sở KH&amp;ĐT tỉnh Hải Dương - Chịu trách nhiệm nội dung: Vũ Minh Anh - Trụ sở chính: Số 9 Bạch Đằng, phường Hải Dương, TP Hải Phòng - Tổng đài: 0220 3838 999</div></div><div class="footer-widget"><ul class="list-menu"><li><a href="/chinh-sach">Chính sách bán hàng</a></li><li><a href="/huong-dan">Hướng dẫn mua hàng</a></li></ul></div><div class="footer-widget"><a href="http://www.online.gov.vn/CustomWebsiteDisplay.aspx?DocId={n}" title="Bộ Công Thương"><img data-src="//bizweb.dktcdn.net/100/1/themes/1/assets/bocongthuong.png" class="lazyload" alt="Nhà Bếp Minh Anh"></a></div></div><div class="copyright"><span>© Bản quyền thuộc về Minh Anh | Cung cấp bởi <a href="https://www.sapo.vn">Sapo</a></span></div></footer>"""
    made, cards = {}, ""
    for k, name in enumerate(("Chảo gang 26cm", "Nồi áp suất 6 lít", "Máy xay thịt 2 cối", "Bộ dao 5 món")):
        cost = dong(290 + 415 * k)
        cards += f'<div class="col-6 product-col"><div class="item_product_main"><form class="variants product-action" data-cart-form action="/cart/add" method="post"><div class="product-thumbnail"><a class="image_thumb" href="/gia-dung-{k}"><img data-src="/{k}.jpg"></a></div><div class="product-info"><h3 class="product-name"><a href="/gia-dung-{k}">{name}</a></h3><div class="price-box">{cost}₫</div><button class="btn-buy btn-cart" title="Cho vào giỏ">Cho vào giỏ</button></div></form></div></div>'
        made[f"/gia-dung-{k}"] = (
            f'<section class="product"><h1 class="title-product">{name}</h1><div class="price-box"><span class="special-price"><span class="price product-price">{cost}₫</span></span></div><form id="add-to-cart-form" action="/cart/add"><button type="submit" class="btn btn-lg btn-buyNow">Mua ngay</button></form><div class="product_getcontent"><table><tr><td>Thương hiệu</td><td>Minh Anh</td></tr><tr><td>Xuất xứ</td><td>Việt Nam</td></tr><tr><td>Chất liệu</td><td>Thép không gỉ 304, tay cầm bakelite</td></tr><tr><td>Bảo hành</td><td>12 tháng</td></tr></table><p>Dùng được trên bếp từ, bếp hồng ngoại và bếp gas.</p></div></section>'
        )
    made["/chinh-sach"] = "<h1>Chính sách bán hàng</h1>" + "".join(
        f"<h2>{roman}. {NAMES[topic]}</h2>{TERMS[topic]}"
        for roman, topic in zip(("I", "II", "III", "IV"), ("payment", "shipping", "return", "privacy"), strict=True)
    )
    made["/huong-dan"] = (
        "<h1>Hướng dẫn mua hàng</h1><p>Bước 1: chọn hàng. Bước 2: bấm Cho vào giỏ. Bước 3: điền địa chỉ và xác nhận.</p>"
    )
    made["/cart"] = "<h1>Giỏ hàng</h1><p>Không có sản phẩm nào trong giỏ hàng của bạn</p>"
    made["/"] = made["/noi-chao"] = made["/may-xay"] = f'<div class="row">{cards}</div>'
    return {path: page("Nhà Bếp Minh Anh", top + text + foot) for path, text in made.items()}


KITCHEN = owner("", name="CÔNG TY TNHH MTV GIA DỤNG MINH ANH", number="0801234999", issued_on="2016-09-20", issued_by="Phòng ĐKKD Sở KH&ĐT tỉnh Hải Dương",
                representative="Vũ Minh Anh", address="Số 9 Bạch Đằng, phường Hải Dương, TP Hải Phòng", phone="0220 3838 999")  # fmt: skip


def commented(n: int) -> dict[str, str]:
    """Nhanh: the badge stands in a comment of the foot; a household business; the term of shipping is linked but gone."""
    top = '<header id="header"><div class="logo"><a href="/"><img src="//pos.nvncdn.com/t/logo.jpg" alt="Yến Nhà Bà Tư"></a></div><ul class="menu"><li><a href="/yen-tho-pc1.html">Yến thô</a></li><li><a href="/yen-chung-pc2.html">Yến chưng</a></li></ul><a class="cart-link" href="/cart"><i class="fal fa-shopping-bag"></i><span>0</span></a></header>'
    foot = f"""<footer id="footer"><div class="container"><div class="ft-col"><p class="ft-name">HỘ KINH DOANH YẾN NHÀ BÀ TƯ</p><p><i class="fa fa-id-card"></i> GCN ĐKHKD số: 41E8012345 - UBND huyện Cần Giờ cấp ngày 03.02.2020</p><p><i class="fa fa-user"></i> Chủ hộ kinh doanh: Trần Thị Tư</p><p><i class="fa fa-map-marker"></i> Địa chỉ: Ấp Đồng Tranh, xã Cần Giờ, TP.HCM</p><p><i class="fa fa-phone"></i> Điện thoại: 0988 765 001 - 0283 874 1234</p></div><div class="ft-col"><ul><li><a href="/doi-tra-n11.html">Quy định đổi trả</a></li><li><a href="/giao-hang-n12.html">Phí giao hàng</a></li><li><a href="/thanh-toan-n13.html">Thanh toán</a></li><li><a href="/bao-mat-n14.html">Bảo vệ thông tin khách hàng</a></li></ul></div><!-- <div class="ft-col"><a href="http://online.gov.vn/Home/WebDetails/{n}" target="_blank"><img src="/img/logoSaleNoti.png"></a></div> --></div></footer>"""
    made, cards = {}, ""
    for k, name in enumerate(("Yến thô tổ trắng", "Yến tinh chế", "Yến chưng táo đỏ", "Yến vụn")):
        cost = dong(250 + 900 * k)
        cards += f'<div class="product-item" data-id="{k}"><a class="pro-img" href="/yen-{k}-p{900 + k}.html"><img src="{k}.png"></a><a class="pro-name" href="/yen-{k}-p{900 + k}.html">{name}</a><p class="pro-price">{cost}<sup>đ</sup></p></div>'
        made[f"/yen-{k}-p{900 + k}.html"] = (
            f'<div class="detail"><h1 class="tp_product_detail_name">{name}</h1><p class="tp_product_detail_price" content="{(250 + 900 * k) * 1000}">{cost} đ</p><button class="addtocart" selId="{k}">Thêm vào giỏ hàng</button><div class="tab-content"><p>Quy cách: hộp 50 g hoặc 100 g. Nguồn gốc: nhà yến Cần Giờ. Bảo quản nơi khô mát, hạn dùng 24 tháng kể từ ngày đóng hộp. Ngâm nước 30 phút rồi chưng cách thủy.</p></div></div>'
        )
    for path, topic in (
        ("/doi-tra-n11.html", "return"),
        ("/thanh-toan-n13.html", "payment"),
        ("/bao-mat-n14.html", "privacy"),
    ):
        made[path] = f'<div class="news-detail"><h1>{NAMES[topic]}</h1><div class="content">{SHORT[topic]}</div></div>'
    made["/cart"] = '<div class="cart-empty">Không có sản phẩm nào trong giỏ hàng</div>'
    made["/"] = made["/yen-tho-pc1.html"] = made["/yen-chung-pc2.html"] = f'<div class="products">{cards}</div>'
    return {
        path: page(
            "Yến Nhà Bà Tư",
            top + text + foot,
            '<meta charset="utf-8"><link rel="stylesheet" href="//web.nvnstatic.net/tp/T0213/css/all.css">',
        )
        for path, text in made.items()
    }


NESTS = owner("", name="HỘ KINH DOANH YẾN NHÀ BÀ TƯ", number="41E8012345", issued_on="2020-02-03", issued_by="UBND huyện Cần Giờ", representative="Trần Thị Tư",
              address="Ấp Đồng Tranh, xã Cần Giờ, TP.HCM", phone="0988 765 001")  # fmt: skip


def catalogue_1258(n: int) -> dict[str, str]:
    """Hand-made tables of 2005, windows-1258: a catalogue without orders, without prices, without any term."""
    head = '<meta http-equiv="Content-Type" content="text/html; charset=windows-1258">'
    top = '<table width="780" align="center" border="0"><tr><td colspan="2"><img src="banner.gif" width="780"></td></tr><tr bgcolor="#336699"><td colspan="2"><a href="/">Trang chủ</a> | <a href="sanpham.htm">Sản phẩm</a> | <a href="gioithieu.htm">Giới thiệu</a> | <a href="lienhe.htm">Liên hệ</a></td></tr><tr><td width="180" valign="top"><b>DANH MỤC</b><br><a href="sanpham.htm">Máy bơm</a><br><img src="hotline.gif"></td><td valign="top">'
    foot = '</td></tr><tr><td colspan="2" align="center"><hr><font size="2" face="Arial"><b>Công ty TNHH Cơ khí Máy bơm Hùng Lực</b><br>Trụ sở: 118 đường Điện Biên Phủ, phường Nam Định, tỉnh Ninh Bình<br>GPKD số: 0600345111 - Cấp ngày: 17-10-2004 - Nơi cấp: Sở Kế hoạch &amp; Đầu tư Nam Định<br>Giám đốc: Ông Phan Hùng Lực<br>Tel: 0228.3845.678 - Fax: 0228.3845.679 - Email: hungluc@maybom.example</font></td></tr></table>'
    made, rows = {}, ""
    for k, name in enumerate(
        ("Máy bơm ly tâm HL-50", "Máy bơm chìm HL-80", "Máy bơm hút bùn HL-100", "Máy bơm tăng áp HL-15")
    ):
        rows += f'<tr><td><a href="sp{k}.htm"><img src="sp{k}.jpg" border="0"></a></td><td><a href="sp{k}.htm"><b>{name}</b></a><br>Giá: Liên hệ</td></tr>'
        made[f"/sp{k}.htm"] = (
            f'<h2>{name}</h2><img src="sp{k}.jpg"><p>Giá: <font color="red">Liên hệ</font></p><p>Lưu lượng {10 + 5 * k} m3/giờ, cột áp {18 + 4 * k} m, động cơ 3 pha {2 + k} kW, thân gang, cánh đồng thau. Hàng sản xuất tại xưởng, bảo hành 18 tháng.</p>'
        )
    made["/sanpham.htm"] = f"<h2>Sản phẩm</h2><table>{rows}</table>"
    made["/gioithieu.htm"] = (
        "<h2>Giới thiệu</h2><p>Công ty thành lập năm 2004, chuyên chế tạo máy bơm nông nghiệp, có 60 công nhân.</p>"
    )
    made["/lienhe.htm"] = "<h2>Liên hệ</h2><p>Quý khách cần báo giá xin gọi phòng kinh doanh trong giờ hành chính.</p>"
    made["/"] = f"<h2>Sản phẩm tiêu biểu</h2><table>{rows}</table>"
    return {path: page("Máy bơm Hùng Lực", top + text + foot, head, "<html>") for path, text in made.items()}


PUMPS = owner("", name="Công ty TNHH Cơ khí Máy bơm Hùng Lực", number="0600345111", issued_on="2004-10-17", issued_by="Sở Kế hoạch & Đầu tư Nam Định",
              representative="Ông Phan Hùng Lực", address="118 đường Điện Biên Phủ, phường Nam Định, tỉnh Ninh Bình", phone="0228.3845.678", email="hungluc@maybom.example")  # fmt: skip


def tcvn_orders(n: int) -> dict[str, str]:
    """TCVN3 in .VnTime fonts, each product with its own order form; a text link to a record that does not answer."""
    head = '<META HTTP-EQUIV="Content-Type" CONTENT="text/html; charset=iso-8859-1"><STYLE>BODY,TD{font-family:".VnTime";font-size:14px}</STYLE>'
    top = '<TABLE WIDTH=760><TR><TD><A HREF="index.html">Trang nhất</A> - <A HREF="hang.html">Hàng bán</A> - <A HREF="quydinh.html">Quy định mua bán</A> - <A HREF="giohang.html">Giỏ hàng</A></TD></TR><TR><TD>'
    foot = f'</TD></TR><TR><TD><HR><FONT FACE=".VnTime">Doanh nghiệp tư nhân Thuốc nam Bảo Thọ<BR>Đăng ký kinh doanh số 2300456222 do Sở Kế hoạch và Đầu tư tỉnh Bắc Ninh cấp ngày 11/4/2006<BR>Chủ doanh nghiệp: Ngô Bảo Thọ<BR>Địa chỉ: Thôn Tam Lư, phường Từ Sơn, tỉnh Bắc Ninh<BR>Điện thoại: 0222 374 5151<BR><A HREF="http://online.gov.vn/HomePage/CustomWebsiteDisplay.aspx?DocId={n}">Đã thông báo với Bộ Công thương</A></FONT></TD></TR></TABLE>'
    made, rows = {}, ""
    for k, name in enumerate(("Trà dây túi lọc", "Cao ích mẫu", "Hà thủ ô chế", "Rễ đinh lăng sấy")):
        rows += f'<TR><TD><A HREF="mat-hang-{k}.html">{name}</A></TD><TD>{dong(60 + 25 * k)} đồng</TD></TR>'
        made[f"/mat-hang-{k}.html"] = (
            f'<H1>{name}</H1><P>Giá bán: <B>{dong(60 + 25 * k)} đồng</B> một gói.</P><FORM ACTION="giohang.html" METHOD="post">Số lượng <INPUT NAME="sl" VALUE="1"><INPUT TYPE="submit" VALUE="Đặt mua"></FORM><P>Dược liệu trồng tại vườn nhà, phơi khô, sao vàng. Đóng gói 200 gam, dùng trong 12 tháng. Hãm với nước sôi mười phút, ngày uống hai lần sau bữa ăn.</P>'
        )
    made["/quydinh.html"] = "<H1>Quy định mua bán</H1>" + "".join(
        f"<H3>{name}</H3>{SHORT[topic]}"
        for topic, name in (
            ("shipping", "Gửi hàng và cước phí"),
            ("payment", "Trả tiền"),
            ("return", "Đổi và trả lại hàng"),
            ("privacy", "Giữ kín thông tin của khách"),
        )
    )
    made["/giohang.html"] = "<H1>Giỏ hàng</H1><P>Chưa có hàng.</P>"
    made["/hang.html"] = made["/index.html"] = made["/"] = f"<TABLE BORDER=1>{rows}</TABLE>"
    return {path: page("Thuốc nam Bảo Thọ", top + text + foot, head, "<HTML>") for path, text in made.items()}


HERBS = owner("", name="Doanh nghiệp tư nhân Thuốc nam Bảo Thọ", number="2300456222", issued_on="2006-04-11", issued_by="Sở Kế hoạch và Đầu tư tỉnh Bắc Ninh",
              representative="Ngô Bảo Thọ", address="Thôn Tam Lư, phường Từ Sơn, tỉnh Bắc Ninh", phone="0222 374 5151")  # fmt: skip


def fetched_goods(n: int) -> dict[str, str]:
    """A scripted shop: an empty root, goods from /api/products.json, terms from /api/pages.json, foot drawn with it."""
    goods = [
        {
            "id": 100 + k,
            "name": name,
            "price": (119 + 90 * k) * 1000,
            "desc": f"{name}: vỏ nhựa ABS chống cháy, bảo hành đổi mới 12 tháng, trong hộp có cáp sạc và giấy hướng dẫn tiếng Việt. Nhập khẩu chính ngạch, có tem phụ.",
        }
        for k, name in enumerate(
            ("Quạt cầm tay 3 tốc độ", "Pin dự phòng 20000mAh", "Củ sạc GaN 65W", "Tai nghe không dây")
        )
    ]
    texts = {
        slug: {"title": NAMES[topic], "html": TERMS[topic]}
        for slug, topic in (
            ("doi-tra", "return"),
            ("van-chuyen", "shipping"),
            ("thanh-toan", "payment"),
            ("quyen-rieng-tu", "privacy"),
        )
    }
    foot = f"""<footer><section><strong>CÔNG TY TNHH CÔNG NGHỆ SẠC NHANH</strong><span>Mã số thuế: 0317654321</span><span>Người đại diện theo pháp luật: Đoàn Quốc Bảo</span><span>Địa chỉ: 25/7 Cửu Long, Phường Tân Sơn Hòa, Thành phố Hồ Chí Minh</span><span>CSKH: 1900 888 456</span><span>Email: hotro@sacnhanh.example</span></section><nav>{"".join(f'<a href="/trang/{slug}">{text["title"]}</a>' for slug, text in texts.items())}</nav><a href="https://www.online.gov.vn/Home/WebDetails/{n}" target="_blank"><img src="/assets/bct.webp" alt="thông báo"></a></footer>"""
    script = (
        "const foot=" + json.dumps(foot, ensure_ascii=False) + ";const vnd=x=>x.toLocaleString('vi-VN')+' ₫';"
        "async function draw(){const p=location.pathname,root=document.querySelector('#app');const goods=await(await fetch('/api/products.json')).json();let main='';"
        "if(p.startsWith('/trang/')){const all=await(await fetch('/api/pages.json')).json();const t=all[p.slice(7)];main=t?`<article><h1>${t.title}</h1>${t.html}</article>`:'<h1>404</h1>'}"
        "else if(p.startsWith('/sp/')){const g=goods.find(x=>'/sp/'+x.id===p);main=`<section class=\"pdp\"><h1>${g.name}</h1><div class=\"gia\">${vnd(g.price)}</div><button>Mua ngay</button><button>Thêm vào giỏ</button><div>${g.desc}</div></section>`}"
        "else if(p==='/gio-hang'){main='<h1>Giỏ hàng</h1><p>Chưa có gì</p>'}"
        'else{main=\'<div class="grid">\'+goods.map(g=>`<a class="item" href="/sp/${g.id}"><img src="/assets/${g.id}.webp"><b>${g.name}</b><i>${vnd(g.price)}</i></a>`).join(\'\')+\'</div>\'}'
        "root.innerHTML='<header><a href=\"/\">Sạc Nhanh</a><a href=\"/gio-hang\">Giỏ hàng (0)</a></header><main>'+main+'</main>'+foot}draw();"
    )
    shell = page(
        "Sạc Nhanh",
        '<div id="app"></div><script src="/assets/app.js"></script>',
        '<meta charset="UTF-8"><meta name="viewport" content="width=device-width">',
    )
    return {"/assets/app.js": script, "/api/products.json": json.dumps(goods), "/api/pages.json": json.dumps(texts)} | dict.fromkeys(
        ("/", "/gio-hang", *(f"/trang/{slug}" for slug in texts), *(f"/sp/{g['id']}" for g in goods)), shell)  # fmt: skip


CHARGERS = owner("", name="CÔNG TY TNHH CÔNG NGHỆ SẠC NHANH", tax_code="0317654321", representative="Đoàn Quốc Bảo",
                 address="25/7 Cửu Long, Phường Tân Sơn Hòa, Thành phố Hồ Chí Minh", phone="1900 888 456", email="hotro@sacnhanh.example")  # fmt: skip


def written_foot(n: int) -> dict[str, str]:
    """Hand-made: goods in the page, the foot with owner and badge put in by a script's insertAdjacentHTML."""
    foot = f"""<div class="chan-trang"><h5>Cửa hàng Văn phòng phẩm Đức Trí</h5><ul><li>Đơn vị quản lý: Công ty TNHH Thương mại và Dịch vụ Đức Trí</li><li>Số GCNĐKKD: 2901567890, ngày cấp 30/8/2019, nơi cấp: Sở KH và ĐT Nghệ An</li><li>Người đại diện: Cao Đức Trí - Chức vụ: Giám đốc</li><li>Đ/c: Số 77 Nguyễn Sỹ Sách, phường Vinh Phú, Nghệ An</li><li>SĐT: 0238 860 7070</li></ul><a href="http://online.gov.vn/Home/WebDetails/{n}"><img src="/images/bct-xanh.png" alt="Đã thông báo"></a></div>"""
    top = '<div class="dau-trang"><a class="logo" href="/">Đức Trí</a><form action="/tim"><input name="q"></form><a href="/gio-hang">Giỏ hàng: 0 món</a></div><div class="menu-ngang"><a href="/but">Bút</a><a href="/giay">Giấy</a><a href="/doi-tra">Đổi trả</a><a href="/giao-nhan">Giao nhận</a><a href="/thanh-toan-the-nao">Thanh toán thế nào?</a><a href="/bao-mat">Bảo mật</a></div>'
    end = '<div id="foot"></div><script src="/js/foot.js"></script>'
    made, cards = {}, ""
    for k, name in enumerate(("Bút gel xóa được", "Giấy A4 định lượng 70", "Sổ lò xo B5", "Kẹp bướm 25mm")):
        cost = f"{dong(12 + 19 * k)} đ"
        cards += f'<figure><a href="/vpp/{k}.html"><img src="/images/{k}.jpg" alt="{name}"></a><figcaption><a href="/vpp/{k}.html">{name}</a><br><b class="gia">{cost}</b></figcaption></figure>'
        made[f"/vpp/{k}.html"] = (
            f'<h1>{name}</h1><p>Giá: <b class="gia">{cost}</b></p><form action="/gio-hang/them" method="post"><input type="hidden" name="ma" value="{k}"><button>Bỏ vào giỏ</button></form><h3>Thông tin sản phẩm</h3><p>Hãng Thiên Long, sản xuất tại Việt Nam. Đóng gói hộp 20 chiếc (bút), ram 500 tờ (giấy). Phù hợp học sinh và văn phòng, mua từ 10 hộp có giá sỉ.</p>'
        )
    for path, topic in (
        ("/doi-tra", "return"),
        ("/giao-nhan", "shipping"),
        ("/thanh-toan-the-nao", "payment"),
        ("/bao-mat", "privacy"),
    ):
        made[path] = f"<h1>{NAMES[topic]}</h1>{TERMS[topic]}"
    made["/gio-hang"] = "<h1>Giỏ hàng</h1><p>Trống.</p>"
    made["/"] = made["/but"] = made["/giay"] = f'<div class="luoi">{cards}</div>'
    written = "document.getElementById('foot').insertAdjacentHTML('beforeend'," + json.dumps(foot) + ");"
    return {"/js/foot.js": written} | {
        path: page("Văn phòng phẩm Đức Trí", top + text + end) for path, text in made.items()
    }


STATIONERY = owner("", name="Công ty TNHH Thương mại và Dịch vụ Đức Trí", number="2901567890", issued_on="2019-08-30", issued_by="Sở KH và ĐT Nghệ An",
                   representative="Cao Đức Trí", address="Số 77 Nguyễn Sỹ Sách, phường Vinh Phú, Nghệ An", phone="0238 860 7070")  # fmt: skip

FIRST = (
    HandMade("01 Phú Vinh", RATTAN, astra, "link"),
    HandMade("02 Làn Sen", LINEN, contact_only, "image_only", FAKE | {"policies": "not_met"}, record_of=None),
    HandMade("03 Minh Anh", KITCHEN, copied, "link", {"badge_genuine": "not_met"}, record_of="bepnhaviet.example"),
    HandMade("04 Bà Tư", NESTS, commented, "commented_out", {"notified_badge": "not_met", "badge_genuine": "not_applicable", "policies": "not_met"}),
    HandMade("05 Hùng Lực", PUMPS, catalogue_1258, None, NO_DUTY | {"price_info": "not_met", "policies": "not_met"}, encoding="windows-1258"),
    HandMade("06 Bảo Thọ", HERBS, tcvn_orders, "link", {"badge_genuine": "unknown"}, record_of=None, encoding="tcvn3"),
    HandMade("07 Sạc Nhanh", CHARGERS, fetched_goods, "link"),
    HandMade("08 Đức Trí", STATIONERY, written_foot, "link"),
)  # fmt: skip
