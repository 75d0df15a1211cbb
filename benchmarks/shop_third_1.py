# ruff: noqa: E501, ARG001 - pages of shops stand as shops write them
"""Third set, sites 1 to 10 (see `shop_third.py`)."""

from __future__ import annotations

from shop_hand_made import NO_BADGE, HandMade
from shop_set import owner
from shop_third import ENGLISH, TERMS, money, whole

FAKE = {"notified_badge": "not_met", "badge_genuine": "not_met"}
NO_DUTY = {"notified_badge": "not_applicable", "badge_genuine": "not_applicable"}


def flatsome(n: int) -> dict[str, str]:
    """WooCommerce with Flatsome: owner lines by <br>, the maker of the site and a payment firm in the foot too."""
    head = '<header id="header" class="header has-sticky"><a href="/" rel="home">Gốm Lái Thiêu</a><ul class="nav header-nav"><li class="menu-item"><a href="/cua-hang/" class="nav-top-link">Cửa hàng</a></li><li><a href="/gioi-thieu/">Giới thiệu</a></li><li><a href="/lien-he/">Liên hệ</a></li><li class="cart-item"><a href="/gio-hang/" class="header-cart-link">Giỏ hàng / <span class="woocommerce-Price-amount amount"><bdi>0<span>₫</span></bdi></span></a></li></ul></header>'
    foot = f"""<footer id="footer" class="footer-wrapper"><section class="section dark"><div class="row"><div class="col medium-4 small-12 large-4"><div class="col-inner"><h4>GỐM LÁI THIÊU</h4>
<p><strong>CÔNG TY TNHH SẢN XUẤT THƯƠNG MẠI GỐM LÁI THIÊU</strong><br />GPKD số 3702112233 do Sở KH&amp;ĐT tỉnh Bình Dương cấp ngày 18/3/2019<br />Người đại diện theo pháp luật: Lý Quốc Trung<br />Địa chỉ: 154/6 Cách Mạng Tháng Tám, phường Lái Thiêu, TP. Hồ Chí Minh<br />Điện thoại: <a href="tel:02743755123">0274.3755.123</a><br />Email: <a href="mailto:lienhe@gomlaithieu.example">lienhe@gomlaithieu.example</a></p></div></div>
<div class="col medium-4"><h4>CHÍNH SÁCH</h4><ul class="ux-menu"><li><a href="/chinh-sach-doi-tra/">Chính sách đổi trả</a></li><li><a href="/chinh-sach-van-chuyen/">Chính sách vận chuyển</a></li><li><a href="/huong-dan-thanh-toan/">Hướng dẫn thanh toán</a></li><li><a href="/chinh-sach-bao-mat/">Chính sách bảo mật</a></li></ul></div>
<div class="col medium-4"><h4>THANH TOÁN</h4><p>Cổng thanh toán của Công ty Cổ phần Thanh toán Điện tử Cầu Vồng</p><a href="http://online.gov.vn/Home/WebDetails/{n}"><img src="/wp-content/uploads/2019/05/logoSaleNoti-300x114.png" alt="" width="180"></a></div></div></section><div class="absolute-footer dark"><div class="copyright-footer">Copyright 2026 © <strong>Gốm Lái Thiêu</strong> | Thiết kế website bởi Công ty TNHH Giải pháp Web Sao Bắc - Hotline: 0901 000 999</div></div></footer>"""
    made = {}
    cards = ""
    for k, name in enumerate(("Bộ ấm trà men lam", "Lu sành 20 lít", "Chén men nâu", "Bình hoa vẽ tay")):
        cost = f'<span class="price"><span class="woocommerce-Price-amount amount"><bdi>{money(95 + 130 * k)}&nbsp;<span class="woocommerce-Price-currencySymbol">&#8363;</span></bdi></span></span>'
        cards += f'<div class="product-small col has-hover product type-product"><div class="box-image"><a href="/san-pham/gom-{k}/"><img src="/wp-content/uploads/g{k}.jpg"></a></div><div class="box-text"><p class="name product-title woocommerce-loop-product__title"><a href="/san-pham/gom-{k}/" class="woocommerce-LoopProduct-link">{name}</a></p><div class="price-wrapper">{cost}</div></div></div>'
        made[f"/san-pham/gom-{k}/"] = (
            f'<div class="product-container"><h1 class="product-title product_title entry-title">{name}</h1><div class="price-wrapper"><p class="price product-page-price">{cost}</p></div><div class="product-short-description"><p>Đất sét Lái Thiêu nung 1.200 độ, men không chì, dùng được trong lò vi sóng.</p></div><form class="cart" action="/san-pham/gom-{k}/" method="post"><input type="number" name="quantity" value="1"><button type="submit" name="add-to-cart" value="{k}" class="single_add_to_cart_button button alt">Thêm vào giỏ hàng</button></form><div id="tab-description" class="panel"><p>Kích thước: cao 18 cm, đường kính 12 cm. Xuất xứ: Bình Dương, Việt Nam. Mỗi chiếc xoay tay nên hoa văn lệch nhau đôi chút; rửa bằng nước ấm, không dùng búi sắt.</p></div></div>'
        )
    for path, name, topic in (
        ("/chinh-sach-doi-tra/", "Chính sách đổi trả", "return"),
        ("/chinh-sach-van-chuyen/", "Chính sách vận chuyển", "shipping"),
        ("/huong-dan-thanh-toan/", "Hướng dẫn thanh toán", "payment"),
        ("/chinh-sach-bao-mat/", "Chính sách bảo mật", "privacy"),
    ):
        made[path] = f'<div id="content" class="content-area page-wrapper"><h1>{name}</h1>{TERMS[topic]}</div>'
    made["/gioi-thieu/"] = "<h1>Giới thiệu</h1><p>Lò gốm nhà chúng tôi đốt củi từ năm 1962, nay còn ba lò rồng.</p>"
    made["/lien-he/"] = (
        "<h1>Liên hệ</h1><p>Gửi lời nhắn cho chúng tôi theo mẫu dưới đây.</p><form class=wpcf7><input name=your-name><textarea></textarea></form>"
    )
    made["/gio-hang/"] = "<h1>Giỏ hàng</h1><p class='cart-empty'>Chưa có sản phẩm trong giỏ hàng.</p>"
    made["/cua-hang/"] = made["/"] = f'<div id="content"><div class="products row">{cards}</div></div>'
    return whole("Gốm Lái Thiêu", made, head, foot, body='class="woocommerce theme-flatsome"')


POTTERY = owner("", name="CÔNG TY TNHH SẢN XUẤT THƯƠNG MẠI GỐM LÁI THIÊU", number="3702112233", issued_on="2019-03-18",
                issued_by="Sở KH&ĐT tỉnh Bình Dương", representative="Lý Quốc Trung",
                address="154/6 Cách Mạng Tháng Tám, phường Lái Thiêu, TP. Hồ Chí Minh", phone="0274.3755.123",
                email="lienhe@gomlaithieu.example")  # fmt: skip


def haravan(n: int) -> dict[str, str]:
    """Haravan: JSON-LD names a brand with the platform's telephone, the visible foot the owner by MSDN; a copied badge."""
    extra = """<script type="application/ld+json">{"@context":"https://schema.org","@type":"Organization","name":"TREVI HOME","legalName":"TREVI HOME CORP","url":"https://trevi.example","contactPoint":{"@type":"ContactPoint","telephone":"+84 1900 636 099","contactType":"customer service"},"address":{"@type":"PostalAddress","streetAddress":"Tầng 4 tòa nhà Flemington","addressLocality":"Quận 11"}}</script><script>var Haravan = Haravan || {}; Haravan.shop = 'trevi-home.myharavan.com';</script>"""
    head = '<header class="mainHeader"><a href="/" class="logo">TREVI</a><nav><ul class="menuList-main"><li><a href="/collections/all">Tất cả sản phẩm</a></li><li><a href="/pages/about-us">Về chúng tôi</a></li></ul></nav><a class="header-action_link" href="/cart"><span class="count-holder">0</span></a></header>'
    foot = f"""<footer class="mainFooter"><div class="footer-container"><div class="footer-block"><h4 class="footer-title">Công ty Cổ phần Nội thất Trevi Việt</h4><ul><li>MSDN: 0316789012. Ngày cấp: 09.04.2021. Nơi cấp: Sở KH&ĐT TP. Hồ Chí Minh</li><li>Đại diện: Bà Đinh Thảo Nguyên</li><li>Trụ sở: 22 Nguyễn Cơ Thạch, Phường An Khánh, Thành phố Hồ Chí Minh</li><li>Tổng đài: 1900 2345 67</li></ul></div><div class="footer-block"><h4>Hỗ trợ khách hàng</h4><ul class="footer-nav"><li><a href="/pages/chinh-sach-doi-tra">Đổi trả &amp; hoàn tiền</a></li><li><a href="/pages/giao-hang-lap-dat">Giao hàng &amp; lắp đặt</a></li><li><a href="/pages/phuong-thuc-thanh-toan">Phương thức thanh toán</a></li><li><a href="/pages/bao-mat">Bảo mật thông tin khách hàng</a></li></ul></div><div class="footer-block"><a href="http://online.gov.vn/Home/WebDetails/{n}" target="_blank"><img class="lazyload" data-src="//theme.hstatic.net/1000/footer_bct.png" src="data:image/gif;base64,R0lGOD" alt="Bộ Công Thương"></a></div></div><div class="footer-copyright">Copyright © 2026 TREVI. <a target="_blank" href="https://www.haravan.com">Powered by Haravan</a>.</div></footer>"""
    made = {}
    cards = ""
    for k, name in enumerate(
        ("Ghế sofa băng 1m8", "Bàn trà mặt đá", "Kệ tivi gỗ tràm", "Tủ giày 3 ngăn", "Đèn cây góc phòng")
    ):
        cards += f'<div class="product-loop" data-id="{k}"><div class="product-img"><a href="/products/noi-that-{k}"><img src="//product.hstatic.net/{k}.jpg" alt="{name}"></a></div><div class="product-detail"><h3><a href="/products/noi-that-{k}">{name}</a></h3><div class="box-pro-prices"><p class="pro-price">{money(1450 + 700 * k)}₫<span class="pro-price-del"><del class="compare-price">{money(2900 + 700 * k)}₫</del></span></p></div></div></div>'
        made[f"/products/noi-that-{k}"] = (
            f'<section class="product-layout"><div class="product-heading"><h1>{name}</h1><span id="pro_sku">SKU: TV{k}0</span></div><div class="product-price" id="price-preview"><span class="pro-title">Giá: </span><span class="pro-price">{money(1450 + 700 * k)}₫</span><del>{money(2900 + 700 * k)}₫</del></div><form id="add-item-form" action="/cart/add" method="post" class="variants"><div class="quantity-area"><input type="text" id="quantity" value="1"></div><button type="button" id="add-to-cart" class="add-to-cartProduct">THÊM VÀO GIỎ</button><button id="buy-now">MUA NGAY</button></form><div class="product-description"><div class="description-content"><p>Khung gỗ cao su sấy, mút D40 bọc vải bố chống bám bụi. Kích thước D180 x R85 x C78 cm, nặng 42 kg. Sản xuất tại xưởng Bình Dương, bảo hành 24 tháng.</p></div></div></section>'
        )
    for path, name, topic in (
        ("/pages/chinh-sach-doi-tra", "Đổi trả & hoàn tiền", "return"),
        ("/pages/giao-hang-lap-dat", "Giao hàng & lắp đặt", "shipping"),
        ("/pages/phuong-thuc-thanh-toan", "Phương thức thanh toán", "payment"),
        ("/pages/bao-mat", "Bảo mật thông tin khách hàng", "privacy"),
    ):
        made[path] = (
            f'<div class="layout-pageDetail"><div class="heading-page"><h1>{name}</h1></div><div class="page-typeContent">{TERMS[topic]}</div></div>'
        )
    made["/pages/about-us"] = "<h1>Về chúng tôi</h1><p>Trevi làm nội thất gọn cho căn hộ nhỏ từ năm 2021.</p>"
    made["/cart"] = (
        "<h1>Giỏ hàng của bạn</h1><p>Có 0 sản phẩm trong giỏ hàng</p><form action='/cart' method='post'></form>"
    )
    made["/collections/all"] = made["/"] = f"<div class='collection-list'>{cards}</div>"
    return whole("TREVI HOME", made, head, foot, extra)


TREVI = owner("", name="Công ty Cổ phần Nội thất Trevi Việt", number="0316789012", issued_on="2021-04-09",
              issued_by="Sở KH&ĐT TP. Hồ Chí Minh", representative="Bà Đinh Thảo Nguyên",
              address="22 Nguyễn Cơ Thạch, Phường An Khánh, Thành phố Hồ Chí Minh", phone="1900 2345 67")  # fmt: skip


def icons(n: int) -> dict[str, str]:
    """Sapo: address, telephone and mail stand after icons, without words before them; household; badge only a picture."""
    head = '<header class="header"><div class="logo"><a href="/"><img src="//bizweb.dktcdn.net/logo.png" alt="Bánh Nhà Tôm"></a></div><ul class="nav"><li class="nav-item"><a href="/san-pham">Sản phẩm</a></li><li><a href="/lien-he">Liên hệ</a></li></ul><div class="mini-cart"><a href="/cart" title="Giỏ hàng"><span class="count_item_pr">0</span></a></div></header>'
    foot = """<footer class="footer"><div class="site-footer"><div class="row"><div class="col-md-4 contact-footer"><h4 class="title-menu">Hộ kinh doanh Bánh Nhà Tôm</h4><p>Giấy chứng nhận đăng ký hộ kinh doanh số 41A8123456 do Phòng Tài chính - Kế hoạch quận Tân Bình cấp ngày 12/10/2020</p><p>Chủ hộ kinh doanh: Đỗ Hoàng Tôm</p><div class="single-contact"><i class="fa fa-map-marker"></i><div class="content">18 Bàu Cát 3, phường Tân Bình, TP. Hồ Chí Minh</div></div><div class="single-contact"><i class="fa fa-mobile-phone"></i><div class="content"><a href="tel:0909808707">0909 808 707</a></div></div><div class="single-contact"><i class="fa fa-envelope"></i><div class="content"><a href="mailto:banh@nhatom.example">banh@nhatom.example</a></div></div></div>
<div class="col-md-4"><h4>Chính sách</h4><ul class="list-menu"><li><a href="/chinh-sach-doi-tra">Chính sách đổi trả</a></li><li><a href="/chinh-sach-giao-nhan">Chính sách giao nhận</a></li><li><a href="/thanh-toan">Thanh toán</a></li><li><a href="/chinh-sach-bao-mat">Chính sách bảo mật</a></li></ul></div><div class="col-md-4"><img class="img-bct" src="//bizweb.dktcdn.net/thumb/medium/100/bocongthuong.png" alt="Đã thông báo bộ công thương"></div></div></div><div class="copyright">© Bản quyền thuộc về <b>Bánh Nhà Tôm</b> | Cung cấp bởi <a href="https://www.sapo.vn" rel="nofollow">Sapo</a></div></footer>"""
    made = {}
    cards = ""
    for k, name in enumerate(("Bánh tét lá cẩm", "Bánh ít nhân dừa", "Bánh da lợn", "Bánh bò rễ tre")):
        cards += f'<div class="product-box"><div class="product-thumbnail"><a class="image_link" href="/banh-{k}-ngon" title="{name}"><img src="//bizweb.dktcdn.net/{k}.jpg"></a></div><div class="product-info"><h3 class="product-name"><a href="/banh-{k}-ngon">{name}</a></h3><div class="price-box"><span class="price product-price">{money(25 + 15 * k)}₫</span></div><form action="/cart/add" method="post"><input type="hidden" name="variantId" value="{k}"><button class="btn-buy">Mua hàng</button></form></div></div>'
        made[f"/banh-{k}-ngon"] = (
            f'<div class="details-product"><h1 class="title-head">{name}</h1><div class="price-box"><span class="special-price"><span class="price product-price">{money(25 + 15 * k)}₫</span></span></div><form action="/cart/add" method="post" id="add-to-cart-form"><button type="submit" class="btn btn-cart">Cho vào giỏ hàng</button></form><div class="product_description"><p>Nếp mỡ gạo Long An, nước cốt dừa tươi, đậu xanh không vỏ; khối lượng 500 g mỗi đòn, không chất bảo quản. Dùng trong ba ngày, để ngăn mát được bảy ngày.</p></div></div>'
        )
    for path, name, topic in (
        ("/chinh-sach-doi-tra", "Chính sách đổi trả", "return"),
        ("/chinh-sach-giao-nhan", "Chính sách giao nhận", "shipping"),
        ("/thanh-toan", "Thanh toán", "payment"),
        ("/chinh-sach-bao-mat", "Chính sách bảo mật", "privacy"),
    ):
        made[path] = (
            f'<section class="page"><h1 class="title-head">{name}</h1><div class="rte">{TERMS[topic]}</div></section>'
        )
    made["/lien-he"] = "<h1>Liên hệ</h1><p>Mở cửa 6 giờ đến 20 giờ mỗi ngày.</p>"
    made["/cart"] = "<h1>Giỏ hàng</h1><p>Không có sản phẩm nào.</p>"
    made["/san-pham"] = made["/"] = f"<section>{cards}</section>"
    return whole(
        "Bánh Nhà Tôm",
        made,
        head,
        foot,
        "<script>var Bizweb = Bizweb || {}; Bizweb.store = 'nhatom.mysapo.net';</script>",
    )


CAKES = owner("", name="Hộ kinh doanh Bánh Nhà Tôm", number="41A8123456", issued_on="2020-10-12",
              issued_by="Phòng Tài chính - Kế hoạch quận Tân Bình", representative="Đỗ Hoàng Tôm",
              address="18 Bàu Cát 3, phường Tân Bình, TP. Hồ Chí Minh", phone="0909 808 707", email="banh@nhatom.example")  # fmt: skip


def branches(n: int) -> dict[str, str]:
    """Nhanh.vn: head office, then three showrooms each with an address and a telephone; the theme's static badge."""
    head = '<header><div class="container"><a href="/"><img src="https://pos.nvncdn.com/logo.png"></a><ul class="menu"><li><a class="tp_menu_item" href="/vali-pc11.html">Vali</a></li><li><a class="tp_menu_item" href="/balo-pc12.html">Balo</a></li><li><a href="/cart">Giỏ hàng (<span id="countCart">0</span>)</a></li></ul></div></header>'
    foot = """<footer><div class="footerTop"><div class="col-lg-4"><p class="tp_footer_name">Công ty TNHH Thời trang Du Mục</p><p>Trụ sở chính: Số 5 ngõ 102 Trường Chinh, phường Kim Liên, Hà Nội</p><p>Điện thoại: 024 3576 1122</p><p>Mã số thuế: 0107 456 789</p><p>Giám đốc: Trịnh Đức Mục</p></div><div class="col-lg-4"><p><b>HỆ THỐNG CỬA HÀNG</b></p><p>Showroom 1: 215 Xã Đàn, phường Văn Miếu - Quốc Tử Giám, Hà Nội - 0243 111 2222</p><p>Showroom 2: 66 Lê Lợi, phường Hải Châu, Đà Nẵng - 0236 333 4444</p><p>Showroom 3: 401 Quang Trung, phường Gò Vấp, TP. HCM - 028 5555 6666</p></div><div class="col-lg-4"><ul><li><a class="tp_menu_item" href="/chinh-sach-doi-tra-n101.html">Chính sách đổi trả</a></li><li><a href="/chinh-sach-van-chuyen-n102.html">Chính sách vận chuyển</a></li><li><a href="/hinh-thuc-thanh-toan-n103.html">Hình thức thanh toán</a></li><li><a href="/bao-mat-thong-tin-n104.html">Bảo mật thông tin</a></li></ul><img src="https://web.nvnstatic.net/img/dathongbaobocongthuong.png" width="150"></div></div></footer>"""
    made = {}
    cards = {"11": "", "12": ""}
    for k, name in enumerate(("Vali nhựa 20 inch", "Vali nhôm 24 inch", "Balo laptop chống nước", "Balo phượt 45 lít")):
        path = f"/hang-du-muc-p39{k}.html"
        cards["11" if k < 2 else "12"] += (
            f'<li class="product-item"><a class="tp_product_name" href="{path}">{name}</a><a href="{path}"><img src="https://pos.nvncdn.com/p{k}.jpg"></a><p class="tp_product_price">{money(690 + 200 * k)} đ</p></li>'
        )
        made[path] = (
            f'<div class="product-detail"><h1 class="tp_product_detail_name">{name}</h1><p class="tp_product_detail_price">{money(690 + 200 * k)} đ</p><div class="attrs"><a class="req" href="javascript:void(0)">Màu đen</a><a class="req" href="javascript:void(0)">Màu xanh</a></div><button class="btn addToCart" id="addToCart" data-psid="{k}">Thêm vào giỏ hàng</button><div class="tab-content"><p>Chất liệu polycarbonate nguyên sinh, khóa số TSA, bốn bánh kép xoay 360 độ. Trọng lượng 3,2 kg, dung tích 38 lít. Xuất xứ: Việt Nam. Bảo hành bánh xe 5 năm.</p></div></div>'
        )
    for number, name, topic in (
        ("101", "Chính sách đổi trả", "return"),
        ("102", "Chính sách vận chuyển", "shipping"),
        ("103", "Hình thức thanh toán", "payment"),
        ("104", "Bảo mật thông tin", "privacy"),
    ):
        slug = {
            "101": "chinh-sach-doi-tra",
            "102": "chinh-sach-van-chuyen",
            "103": "hinh-thuc-thanh-toan",
            "104": "bao-mat-thong-tin",
        }[number]
        made[f"/{slug}-n{number}.html"] = (
            f'<div class="news-detail"><h1>{name}</h1><div class="detail">{TERMS[topic]}</div></div>'
        )
    made["/cart"] = "<h1>Giỏ hàng</h1><p>Giỏ hàng trống</p>"
    made["/vali-pc11.html"] = f"<h1>Vali</h1><ul>{cards['11']}</ul>"
    made["/balo-pc12.html"] = f"<h1>Balo</h1><ul>{cards['12']}</ul>"
    made["/"] = f"<ul class='products'>{cards['11']}{cards['12']}</ul>"
    return whole("Du Mục", made, head, foot)


NOMAD = owner("", name="Công ty TNHH Thời trang Du Mục", tax_code="0107456789", representative="Trịnh Đức Mục",
              address="Số 5 ngõ 102 Trường Chinh, phường Kim Liên, Hà Nội", phone="024 3576 1122")  # fmt: skip


def hand_dl(n: int) -> dict[str, str]:
    """Hand-made, no classes: a definition list in the foot, household business, checkout form on the product page."""
    head = "<div><a href=/>Nước mắm Bà Ba Cảng</a> &nbsp; <a href=/gio-hang.php>Giỏ hàng</a> &nbsp; <a href=/gioi-thieu.php>Giới thiệu</a></div><hr>"
    foot = f"<hr><div><dl><dt>Tên hộ kinh doanh</dt><dd>Cơ sở nước mắm Bà Ba Cảng</dd><dt>Số ĐKKD</dt><dd>34B8005678</dd><dt>Ngày cấp</dt><dd>22-06-2017</dd><dt>Cơ quan cấp</dt><dd>UBND thành phố Phan Thiết</dd><dt>Chủ hộ</dt><dd>Bà Nguyễn Thị Ba</dd><dt>Địa chỉ</dt><dd>Hẻm 41 Trần Hưng Đạo, phường Phú Thủy, Lâm Đồng</dd><dt>Điện thoại</dt><dd>0252 381 7788</dd></dl><p><a href=/quy-dinh-doi-hang.php>Quy định đổi hàng, hoàn tiền</a> | <a href=/giao-hang.php>Giao hàng</a> | <a href=/cach-tra-tien.php>Cách thanh toán</a> | <a href=/rieng-tu.php>Quyền riêng tư</a></p><a href='http://www.online.gov.vn/CustomWebsiteDisplay.aspx?DocId={n}'><img src=/hinh/dk.jpg border=0></a></div>"
    made = {}
    rows = ""
    for k, name in enumerate(("Nước mắm nhĩ 40 độ đạm", "Mắm tôm chua", "Khô cá đù một nắng")):
        rows += f"<div><a href=/hang.php?id={k}><img src=/hinh/m{k}.jpg width=160></a><br><a href=/hang.php?id={k}>{name}</a><br>{money(120 + 40 * k)} đồng</div>"
        made[f"/hang.php?id={k}"] = (
            f"<h2>{name}</h2><div>Giá bán: <b>{money(120 + 40 * k)} đồng</b>/chai</div><form action=/them.php method=post><input type=hidden name=id value={k}>Số lượng <input name=sl value=1 size=2> <input type=submit value='Bỏ vào giỏ'></form><div>Ủ chượp 14 tháng trong thùng gỗ bời lời, thành phần cá cơm than và muối hạt, dung tích 500 ml, hạn dùng 24 tháng in trên nắp chai.</div>"
        )
    for path, name, topic in (
        ("/quy-dinh-doi-hang.php", "Quy định đổi hàng, hoàn tiền", "return"),
        ("/giao-hang.php", "Giao hàng", "shipping"),
        ("/cach-tra-tien.php", "Cách thanh toán", "payment"),
        ("/rieng-tu.php", "Quyền riêng tư", "privacy"),
    ):
        made[path] = f"<h2>{name}</h2>{TERMS[topic]}"
    made["/gioi-thieu.php"] = "<h2>Giới thiệu</h2><div>Bốn đời làm mắm bên cảng Phan Thiết.</div>"
    made["/gio-hang.php"] = "<h2>Giỏ hàng</h2><div>Giỏ đang trống</div>"
    made["/"] = f"<h2>Hàng của cơ sở</h2>{rows}"
    return whole("Nước mắm Bà Ba Cảng", made, head, foot)


SAUCE = owner("", name="Cơ sở nước mắm Bà Ba Cảng", number="34B8005678", issued_on="2017-06-22", issued_by="UBND thành phố Phan Thiết",
              representative="Bà Nguyễn Thị Ba", address="Hẻm 41 Trần Hưng Đạo, phường Phú Thủy, Lâm Đồng", phone="0252 381 7788")  # fmt: skip


def personal(n: int) -> dict[str, str]:
    """A person's shop on a rented theme: no registration at all, ordering works, terms only half, no badge."""
    head = '<nav class="navbar"><a class="navbar-brand" href="/">Tiệm len Mèo Mun</a><a href="/shop">Shop</a><a href="/cart"><i class="bi bi-bag"></i> Giỏ</a></nav>'
    foot = '<footer class="bg-light"><p>Tiệm len Mèo Mun – shop online, móc len handmade</p><p>Địa chỉ: K45/12 Núi Thành, phường Hòa Cường, Đà Nẵng</p><p>Inbox hoặc gọi: 0935 121 314 (Mun)</p><p>STK: 0041000123456 Vietcombank - NGUYEN THI MUN</p><a href="/doi-tra">Đổi trả</a> · <a href="/ship">Phí ship &amp; thời gian giao</a></footer>'
    made = {}
    cards = ""
    for k, name in enumerate(("Túi len móc tay", "Khăn choàng len", "Thú bông len mèo")):
        cards += f'<div class="card"><a href="/shop/len-{k}"><img class="card-img-top" src="/img/{k}.webp" alt="{name}"></a><div class="card-body"><h5 class="card-title"><a href="/shop/len-{k}">{name}</a></h5><p class="card-text">{150 + 30 * k}k</p></div></div>'
        made[f"/shop/len-{k}"] = (
            f'<main class="container"><h1>{name}</h1><p class="h4 text-danger">{150 + 30 * k}.000đ</p><form method="post" action="/cart"><input type="hidden" name="item" value="{k}"><button class="btn btn-dark">Thêm vào giỏ</button></form><p>Len cotton milk 100%, móc tay trong 3 ngày, kích thước 25 x 30 cm, giặt tay nước lạnh, không phai màu. Hàng làm theo màu khách chọn.</p></main>'
        )
    made["/doi-tra"] = f"<main><h1>Đổi trả</h1>{TERMS['return']}</main>"
    made["/ship"] = f"<main><h1>Phí ship & thời gian giao</h1>{TERMS['shipping']}</main>"
    made["/cart"] = "<main><h1>Giỏ hàng</h1><p>Chưa có gì ở đây cả</p></main>"
    made["/shop"] = made["/"] = f'<main class="container row">{cards}</main>'
    return whole("Tiệm len Mèo Mun", made, head, foot)


WOOL = owner("", "not_met", address="K45/12 Núi Thành, phường Hòa Cường, Đà Nẵng", phone="0935 121 314")


def contact_only(n: int) -> dict[str, str]:
    """OpenCart: the foot has a hotline alone, the owner stands on the contact page; the cart works by onclick only."""
    head = '<div id="top"><a href="tel:18001234">Hotline: 1800 1234</a></div><header><div id="logo"><a href="index.php?route=common/home">Máy Khoan Thành Nam</a></div><div id="cart" class="btn-group"><button type="button" class="dropdown-toggle"><span id="cart-total">0 sản phẩm - 0đ</span></button></div></header><nav id="menu"><a href="/index.php?route=product/category&path=20">Máy khoan</a><a href="/index.php?route=information/contact">Liên hệ</a></nav>'
    foot = f'<footer><div class="container"><div class="col-sm-3"><h5>Thông tin</h5><ul class="list-unstyled"><li><a href="/index.php?route=information/information&information_id=3">Chính sách bảo mật</a></li><li><a href="/index.php?route=information/information&information_id=5">Chính sách đổi trả hàng</a></li><li><a href="/index.php?route=information/information&information_id=6">Vận chuyển và giao hàng</a></li><li><a href="/index.php?route=information/information&information_id=7">Hướng dẫn thanh toán</a></li></ul></div><p>Powered By OpenCart - Máy Khoan Thành Nam © 2026</p><a href="https://online.gov.vn/Home/WebDetails/{n}"><img src="image/catalog/bct.png"></a></div></footer>'
    made = {}
    cards = ""
    for k, name in enumerate(("Máy khoan pin 18V", "Máy mài góc 100mm", "Máy cưa lọng 650W")):
        path = f"/index.php?route=product/product&product_id={40 + k}"
        cards += f'<div class="product-layout"><div class="product-thumb"><div class="image"><a href="{path}"><img src="image/cache/{k}.jpg"></a></div><div class="caption"><h4><a href="{path}">{name}</a></h4><p class="price">{money(1290 + 110 * k)}đ <span class="price-tax">Trước thuế:{money(1180 + 100 * k)}đ</span></p></div><button type="button" onclick="cart.add(\'{40 + k}\', \'1\');"><i class="fa fa-shopping-cart"></i> <span>Thêm vào giỏ</span></button></div></div>'
        made[path] = (
            f'<div id="content"><h1>{name}</h1><ul class="list-unstyled"><li>Thương hiệu: Tanama</li><li>Mã hàng: TN{k}</li><li>Tình trạng: Còn hàng</li></ul><ul class="list-unstyled"><li><h2>{money(1290 + 110 * k)}đ</h2></li></ul><div id="product"><button type="button" id="button-cart">Thêm vào giỏ</button></div><div class="tab-content"><div id="tab-description"><p>Công suất 650 W, tốc độ không tải 2.800 vòng/phút, đầu kẹp 13 mm, nặng 1,7 kg, vỏ nhựa ABS, xuất xứ Đài Loan, bảo hành 12 tháng tại cửa hàng.</p></div></div></div>'
        )
    for number, name, topic in (
        ("3", "Chính sách bảo mật", "privacy"),
        ("5", "Chính sách đổi trả hàng", "return"),
        ("6", "Vận chuyển và giao hàng", "shipping"),
        ("7", "Hướng dẫn thanh toán", "payment"),
    ):
        made[f"/index.php?route=information/information&information_id={number}"] = (
            f"<div id='content'><h1>{name}</h1>{TERMS[topic]}</div>"
        )
    made["/index.php?route=information/contact"] = (
        "<div id='content'><h1>Liên hệ với chúng tôi</h1><div class='panel panel-default'><div class='panel-body'><div class='row'><div class='col-sm-3'><strong>Công ty TNHH Thiết bị Công nghiệp Thành Nam</strong><br><address>Lô 12 Khu công nghiệp Hòa Xá, phường Mỹ Lộc, Ninh Bình</address></div><div class='col-sm-3'><strong>Điện thoại</strong><br>0228 367 8901<br></div><div class='col-sm-3'><strong>Mã số doanh nghiệp</strong><br>0600998877, đăng ký lần đầu ngày 01/08/2014 tại Phòng Đăng ký kinh doanh - Sở KHĐT tỉnh Nam Định<br></div><div class='col-sm-3'><strong>Người đại diện</strong><br>Vũ Thành Nam (Giám đốc)</div></div></div></div></div>"
    )
    made["/index.php?route=product/category&path=20"] = (
        f"<div id='content'><h2>Máy khoan</h2><div class='row'>{cards}</div></div>"
    )
    made["/index.php?route=common/home"] = made["/"] = (
        f"<div id='content'><h3>Nổi bật</h3><div class='row'>{cards}</div></div>"
    )
    return whole("Máy Khoan Thành Nam", made, head, foot)


DRILLS = owner("", name="Công ty TNHH Thiết bị Công nghiệp Thành Nam", number="0600998877", issued_on="2014-08-01",
               issued_by="Phòng Đăng ký kinh doanh - Sở KHĐT tỉnh Nam Định", representative="Vũ Thành Nam",
               address="Lô 12 Khu công nghiệp Hòa Xá, phường Mỹ Lộc, Ninh Bình", phone="0228 367 8901")  # fmt: skip


def policy_only(n: int) -> dict[str, str]:
    """Woo child theme: the owner stands only in the privacy policy; the badge is commented out under IE's condition."""
    head = "<header class='site-header'><a href='/'>Lá Trầu</a><nav><a href='/shop/'>Shop</a><a href='/cart/'>Cart (0)</a></nav></header>"
    foot = f"<footer class='site-footer'><p>Lá Trầu © 2026. Since 2018.</p><ul><li><a href='/doi-tra-hoan-tien/'>Đổi trả, hoàn tiền</a></li><li><a href='/giao-hang-van-chuyen/'>Giao hàng, vận chuyển</a></li><li><a href='/thanh-toan-don-hang/'>Thanh toán</a></li><li><a href='/privacy-policy/'>Chính sách bảo mật thông tin</a></li></ul><!--[if lt IE 9]><a href='http://online.gov.vn/Home/WebDetails/{n}'><img src='/wp-content/uploads/bct.png' alt='Bộ Công Thương'></a><![endif]--></footer>"
    made = {}
    cards = ""
    for k, name in enumerate(
        ("Dầu gội bồ kết 300ml", "Xà bông trầu không", "Nước súc miệng trầu cau", "Muối ngâm chân")
    ):
        cards += f'<li class="product type-product"><a href="/product/la-{k}/" class="woocommerce-LoopProduct-link"><img src="/w/{k}.jpg"><h2 class="woocommerce-loop-product__title">{name}</h2><span class="price"><span class="woocommerce-Price-amount amount">{money(65 + 20 * k)}<span class="woocommerce-Price-currencySymbol">₫</span></span></span></a><a href="?add-to-cart={k}" class="button add_to_cart_button ajax_add_to_cart">Thêm vào giỏ hàng</a></li>'
        made[f"/product/la-{k}/"] = (
            f'<div class="product"><div class="summary entry-summary"><h1 class="product_title">{name}</h1><p class="price"><span class="woocommerce-Price-amount amount">{money(65 + 20 * k)}<span>₫</span></span></p><form class="cart"><button name="add-to-cart" value="{k}" class="single_add_to_cart_button">Thêm vào giỏ hàng</button></form></div><div class="woocommerce-Tabs-panel--description"><p>Thành phần: nước cất trầu không, bồ kết nướng, tinh dầu bưởi. Dung tích 300 ml, hạn dùng 12 tháng, sản xuất thủ công tại Hóc Môn, thử trên vùng da nhỏ trước khi dùng.</p></div></div>'
        )
    for path, name, topic in (
        ("/doi-tra-hoan-tien/", "Đổi trả, hoàn tiền", "return"),
        ("/giao-hang-van-chuyen/", "Giao hàng, vận chuyển", "shipping"),
        ("/thanh-toan-don-hang/", "Thanh toán", "payment"),
    ):
        made[path] = f"<article><h1>{name}</h1>{TERMS[topic]}</article>"
    made["/privacy-policy/"] = (
        f"<article><h1>Chính sách bảo mật thông tin</h1>{TERMS['privacy']}<h3>4. Đơn vị thu thập và quản lý thông tin</h3><p>Công ty TNHH Thảo Mộc Lá Trầu</p><p>Mã số thuế: 0314 777 888</p><p>Đại diện pháp luật: Ông Cao Minh Trầu</p><p>Địa chỉ: 7/2 ấp Đông, xã Hóc Môn, TP. Hồ Chí Minh</p><p>Email: hotro@latrau.example</p></article>"
    )
    made["/cart/"] = "<h1>Giỏ hàng</h1><p class='cart-empty'>Chưa có sản phẩm trong giỏ hàng.</p>"
    made["/shop/"] = made["/"] = f"<ul class='products columns-4'>{cards}</ul>"
    return whole("Lá Trầu", made, head, foot, body="class='woocommerce'")


BETEL = owner("", name="Công ty TNHH Thảo Mộc Lá Trầu", tax_code="0314777888", representative="Ông Cao Minh Trầu",
              address="7/2 ấp Đông, xã Hóc Môn, TP. Hồ Chí Minh", email="hotro@latrau.example")  # fmt: skip


def landing(n: int) -> dict[str, str]:
    """LadiPage: boxes without sense, each line of the owner its own heading, an order form, terms on one page with anchors."""
    box = "<div class='ladi-element'><h3 class='ladi-headline'>{}</h3></div>"
    foot = "".join(
        box.format(line)
        for line in (
            "CÔNG TY CỔ PHẦN DƯỢC MỸ PHẨM AN THẢO",
            "Mã số thuế: 0109345678 - Cấp ngày: 02/03/2020 - Nơi cấp: Sở kế hoạch và đầu tư thành phố Hà Nội",
            "Địa chỉ trụ sở: Số 9, liền kề 3, phường Hà Đông, thành phố Hà Nội",
            "Người chịu trách nhiệm: Hoàng An Thảo",
            "Hotline CSKH: 0989.456.123",
        )
    ) + (
        f"<div class='ladi-element'><a href='https://online.gov.vn/Home/WebDetails/{n}' class='ladi-image'><div class='ladi-image-background' style='background-image:url(/img/logo-thong-bao.png)'></div></a></div>"
        "<div class='ladi-element'><a href='/dieu-khoan#doi-tra'>Chính sách đổi trả</a><a href='/dieu-khoan#giao-hang'>Chính sách giao hàng</a><a href='/dieu-khoan#thanh-toan'>Chính sách thanh toán</a><a href='/dieu-khoan#bao-mat'>Chính sách bảo mật</a></div>"
    )
    made = {
        "/": "<div class='ladi-section'><div class='ladi-element'><h1 class='ladi-headline'>Kem dưỡng nghệ tươi An Thảo 50g</h1></div><div class='ladi-element'><p class='ladi-paragraph'>Chiết từ nghệ vàng trồng ở Hưng Yên, không hương liệu, lọ thủy tinh 50 g, hạn dùng 18 tháng, dùng sáng và tối sau khi rửa mặt.</p></div><div class='ladi-element'><h3 class='ladi-headline'><span style='text-decoration:line-through'>399.000đ</span></h3></div><div class='ladi-element'><h3 class='ladi-headline'>Chỉ còn: 249.000đ</h3></div><div class='ladi-element'><form class='ladi-form' method='post'><input name='name' placeholder='Họ và tên'><input name='phone' placeholder='Số điện thoại'><input name='address' placeholder='Địa chỉ nhận hàng'><button type='submit' class='ladi-button'>ĐẶT MUA NGAY</button></form></div></div>",
        "/dieu-khoan": "<div>"
        + "".join(
            f"<h2 id='{slug}'>{name}</h2>{TERMS[topic]}"
            for slug, name, topic in (
                ("doi-tra", "Chính sách đổi trả", "return"),
                ("giao-hang", "Chính sách giao hàng", "shipping"),
                ("thanh-toan", "Chính sách thanh toán", "payment"),
                ("bao-mat", "Chính sách bảo mật", "privacy"),
            )
        )
        + "</div>",
    }
    return whole("Kem nghệ An Thảo", made, "", foot)


CREAM = owner("", name="CÔNG TY CỔ PHẦN DƯỢC MỸ PHẨM AN THẢO", tax_code="0109345678", issued_on="2020-03-02",
              issued_by="Sở kế hoạch và đầu tư thành phố Hà Nội", representative="Hoàng An Thảo",
              address="Số 9, liền kề 3, phường Hà Đông, thành phố Hà Nội", phone="0989.456.123")  # fmt: skip


def english(n: int) -> dict[str, str]:
    """A Shopify-like shop for tourists, all in English but for the owner block; terms in English; badge at a lookalike."""
    head = '<header class="site-header"><a href="/" class="site-header__logo">Hoi An Lantern</a><a href="/collections/all">Shop all</a><a href="/cart" class="site-header__cart">Cart</a></header>'
    foot = f"""<footer class="site-footer"><ul><li><a href="/policies/refund-policy">Refund policy</a></li><li><a href="/policies/shipping-policy">Shipping policy</a></li><li><a href="/pages/payment-methods">Payment methods</a></li><li><a href="/policies/privacy-policy">Privacy policy</a></li></ul><p>HOI AN LANTERN CO., LTD (Công ty TNHH Đèn lồng Hội An)<br>Business registration No. 4001777666, issued on 25/12/2016 by Department of Planning and Investment of Quang Nam<br>Legal representative: Mr. Huynh Van Den<br>Address: 33 Tran Phu Street, Hoi An Ward, Da Nang City<br>Phone: +84 235 391 0000 - Email: hello@lantern.example</p><a href="https://online.gov.vn.xacthuc-bct.example/Home/WebDetails/{n}"><img src="/cdn/logoSaleNoti.png" alt="Da thong bao Bo Cong Thuong"></a></footer>"""
    made = {}
    cards = ""
    for k, name in enumerate(("Silk lantern 30 cm", "Bamboo lantern", "Folding lantern set")):
        cards += f'<div class="grid__item"><a href="/products/lantern-{k}" class="grid-product__link"><img src="/cdn/{k}.jpg"><span class="grid-product__title">{name}</span><span class="grid-product__price">{money(220 + 60 * k)} VND</span></a></div>'
        made[f"/products/lantern-{k}"] = (
            f'<div class="product-single"><h1 class="product-single__title">{name}</h1><span class="product__price">{money(220 + 60 * k)} VND</span><form action="/cart/add" method="post"><button type="submit" name="add">Add to cart</button><button class="shopify-payment-button">Buy it now</button></form><div class="product-single__description rte"><p>Handmade from bamboo ribs and Ha Dong silk in Hoi An. Diameter 30 cm, weight 250 g, folds flat like an umbrella, wipe with a dry cloth. Bulb not included.</p></div></div>'
        )
    for path, name, topic in (
        ("/policies/refund-policy", "Refund policy", "return"),
        ("/policies/shipping-policy", "Shipping policy", "shipping"),
        ("/pages/payment-methods", "Payment methods", "payment"),
        ("/policies/privacy-policy", "Privacy policy", "privacy"),
    ):
        made[path] = f"<div class='shopify-policy__container'><h1>{name}</h1>{ENGLISH[topic]}</div>"
    made["/cart"] = "<h1>Your cart is empty</h1>"
    made["/collections/all"] = made["/"] = f"<div class='grid'>{cards}</div>"
    return whole("Hoi An Lantern", made, head, foot)


LANTERN = owner("", name="Công ty TNHH Đèn lồng Hội An | HOI AN LANTERN CO., LTD", number="4001777666", issued_on="2016-12-25",
                issued_by="Department of Planning and Investment of Quang Nam", representative="Mr. Huynh Van Den | Huynh Van Den",
                address="33 Tran Phu Street, Hoi An Ward, Da Nang City", phone="+84 235 391 0000", email="hello@lantern.example")  # fmt: skip

FIRST = (
    HandMade("1 Lái Thiêu", POTTERY, flatsome, "link"),
    HandMade("2 Trevi", TREVI, haravan, "link", {"badge_genuine": "not_met"}, record_of="noithatkhac.example"),
    HandMade("3 Nhà Tôm", CAKES, icons, "image_only", FAKE),
    HandMade("4 Du Mục", NOMAD, branches, "image_only", FAKE),
    HandMade("5 Ba Cảng", SAUCE, hand_dl, "link"),
    HandMade("6 Mèo Mun", WOOL, personal, None, NO_BADGE | {"policies": "not_met"}),
    HandMade("7 Thành Nam", DRILLS, contact_only, "link"),
    HandMade("8 Lá Trầu", BETEL, policy_only, "commented_out", NO_BADGE),
    HandMade("9 An Thảo", CREAM, landing, "link", {"badge_genuine": "not_met"}, record_of="duocmypham.example"),
    HandMade("10 Lantern", LANTERN, english, "elsewhere", FAKE),
)
