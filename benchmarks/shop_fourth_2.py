# ruff: noqa: E501, ARG001 - pages of shops stand as shops write them
"""Fourth set, sites 9 to 16 (see `shop_fourth.py`)."""

from __future__ import annotations

import json

from shop_fourth import ENGLISH, FAKE, NAMES, NO_DUTY, SHORT, TERMS, dong, page
from shop_hand_made import HandMade
from shop_set import owner


def english(n: int) -> dict[str, str]:
    """An English shop of Hoi An: owner with English labels and dates, prices in dong and dollars, genuine badge."""
    top = '<header><div class="brand"><a href="/">Lotus Thread Tailors</a></div><nav aria-label="Main"><a href="/collections/women">Women</a><a href="/collections/men">Men</a><a href="/pages/our-story">Our story</a><a href="/cart">Bag (0)</a></nav></header>'
    foot = f"""<footer><div class="grid"><div><h2>Company information</h2><p>Lotus Thread Company Limited<br>Business Registration Certificate No.: 4001234321<br>Issued by: Department of Planning and Investment of Quang Nam Province<br>Date of issue: 16 April 2014<br>Legal representative: Ms. Phan Thi Lien<br>Registered address: 56 Tran Phu Street, Hoi An Ward, Da Nang City, Vietnam<br>Phone: +84 235 391 0555<br>Email: <a href="mailto:care@lotusthread.example">care@lotusthread.example</a></p></div><div><h2>Help</h2><ul><li><a href="/policies/refund-policy">Returns &amp; refunds</a></li><li><a href="/policies/shipping-policy">Delivery</a></li><li><a href="/pages/payment-methods">Payment methods</a></li><li><a href="/policies/privacy-policy">Privacy policy</a></li></ul></div><div><a href="http://online.gov.vn/Home/WebDetails/{n}"><img src="/cdn/moit.png" alt="Registered with the Ministry of Industry and Trade"></a></div></div><small>© 2026 Lotus Thread. All rights reserved.</small></footer>"""
    made, cards = {}, ""
    for k, name in enumerate(("Silk ao dai", "Linen two-piece suit", "Cashmere overcoat", "Cotton shirt dress")):
        thousands = 1250 + 800 * k
        cards += f'<article class="card"><a href="/products/{name.lower().replace(" ", "-")}"><img src="/cdn/{k}.jpg" alt="{name}"><h3>{name}</h3></a><p class="money">{thousands * 1000:,} VND</p></article>'
        made[f"/products/{name.lower().replace(' ', '-')}"] = (
            f'<main><h1>{name}</h1><p class="money">{thousands * 1000:,} VND <small>(about ${thousands // 25})</small></p><form action="/cart/add" method="post"><label>Size <select><option>S</option><option>M</option></select></label><button type="submit">Add to bag</button></form><h2>Description</h2><p>Cut and sewn by hand in our workshop in Hoi An from fabric woven in Ma Chau village. Fully lined, corozo buttons, two inner pockets. Dry clean only. Made in Vietnam.</p></main>'
        )
    for path, name, topic in (
        ("/policies/refund-policy", "Returns & refunds", "return"),
        ("/policies/shipping-policy", "Delivery", "shipping"),
        ("/pages/payment-methods", "Payment methods", "payment"),
        ("/policies/privacy-policy", "Privacy policy", "privacy"),
    ):
        made[path] = f"<main><h1>{name}</h1>{ENGLISH[topic]}</main>"
    made["/pages/our-story"] = (
        "<main><h1>Our story</h1><p>Three sisters, eleven sewing machines and one yellow house since 1999.</p></main>"
    )
    made["/cart"] = "<main><h1>Your bag</h1><p>Your bag is empty.</p></main>"
    made["/"] = made["/collections/women"] = made["/collections/men"] = f"<main>{cards}</main>"
    return {
        path: page("Lotus Thread Tailors", top + text + foot, start='<html lang="en">') for path, text in made.items()
    }


TAILORS = owner("", name="Lotus Thread Company Limited", number="4001234321", issued_on="2014-04-16", issued_by="Department of Planning and Investment of Quang Nam Province",
                representative="Ms. Phan Thi Lien", address="56 Tran Phu Street, Hoi An Ward, Da Nang City, Vietnam", phone="+84 235 391 0555", email="care@lotusthread.example")  # fmt: skip


def two_owners(n: int) -> dict[str, str]:
    """Sapo: two full owners side by side, each with a number and an address of its own; the badge is a <div> with onclick."""
    top = '<header><a href="/">Sàn gỗ 24h</a><ul><li><a href="/san-go-tu-nhien">Sàn gỗ tự nhiên</a></li><li><a href="/san-go-cong-nghiep">Sàn gỗ công nghiệp</a></li></ul><a class="cart" href="/cart">Giỏ hàng (0)</a></header>'
    foot = f"""<footer><div class="row"><div class="col-6"><h4>CÔNG TY TNHH SÀN GỖ MIỀN BẮC</h4><p>MST: 0106543210</p><p>Đại diện: Ông Trịnh Xuân Bắc</p><p>Địa chỉ: 310 Trường Chinh, phường Phương Liệt, Hà Nội</p><p>Điện thoại: 024 3868 1111</p></div><div class="col-6"><h4>CÔNG TY CỔ PHẦN VẬT LIỆU PHƯƠNG NAM</h4><p>MST: 0313131313</p><p>Đại diện: Bà Lâm Thị Phương</p><p>Địa chỉ: 88 Cộng Hòa, phường Tân Bình, TP. Hồ Chí Minh</p><p>Điện thoại: 028 3811 2222</p></div></div><ul class="links"><li><a href="/doi-tra">Đổi trả</a></li><li><a href="/van-chuyen-lap-dat">Vận chuyển &amp; lắp đặt</a></li><li><a href="/thanh-toan-mua-hang">Thanh toán</a></li><li><a href="/bao-mat-thong-tin">Bảo mật thông tin</a></li></ul><div class="bct" style="cursor:pointer" onclick="window.open('http://online.gov.vn/Home/WebDetails/{n}')"><img src="/assets/bct.png" alt="Đã thông báo Bộ Công Thương"></div></footer>"""
    made, cards = {}, ""
    for k, name in enumerate(("Sàn gỗ sồi 15mm", "Sàn gỗ óc chó 18mm", "Sàn gỗ cốt xanh 12mm", "Nẹp kết thúc")):
        cost = dong(285 + 310 * k)
        cards += f'<div class="item_product"><a href="/san-go-{k}"><img src="/{k}.jpg"></a><h3><a href="/san-go-{k}">{name}</a></h3><div class="price">{cost}₫/m²</div></div>'
        made[f"/san-go-{k}"] = (
            f'<div class="details-product"><h1 class="title-product">{name}</h1><div class="price-box"><span class="product-price">{cost}₫</span></div><form action="/cart/add" method="post"><button class="btn_buy">Thêm vào giỏ hàng</button></form><div class="rte"><p>Gỗ sấy đạt độ ẩm 10%, sơn UV bảy lớp, hèm khóa kép. Kích thước thanh 1220 x 128 mm. Bảo hành bề mặt 15 năm. Nhập khẩu từ Malaysia.</p></div></div>'
        )
    for path, topic in (
        ("/doi-tra", "return"),
        ("/van-chuyen-lap-dat", "shipping"),
        ("/thanh-toan-mua-hang", "payment"),
        ("/bao-mat-thong-tin", "privacy"),
    ):
        made[path] = f'<div class="page"><h1>{NAMES[topic]}</h1>{TERMS[topic]}</div>'
    made["/cart"] = "<h1>Giỏ hàng</h1><p>Giỏ hàng đang trống</p>"
    made["/"] = made["/san-go-tu-nhien"] = made["/san-go-cong-nghiep"] = cards
    return {
        path: page(
            "Sàn gỗ 24h", top + text + foot, '<meta charset="utf-8"><script src="//bizweb.dktcdn.net/a.js"></script>'
        )
        for path, text in made.items()
    }


def owner_picture(n: int) -> dict[str, str]:
    """WooCommerce: the owner's lines are one picture, without words; everything else is in order."""
    top = '<header><a href="/">Đặc sản Tây Nguyên</a> <a href="/cua-hang/">Cửa hàng</a> <a class="cart-contents" href="/gio-hang/">0 sản phẩm</a></header>'
    foot = f"""<footer class="wp-block-group"><figure class="wp-block-image"><img src="/wp-content/uploads/thong-tin-cong-ty-footer.png" alt="Thông tin công ty" width="620" height="210"></figure><ul class="wp-block-list"><li><a href="/doi-tra/">Đổi trả hàng</a></li><li><a href="/ship/">Chính sách ship hàng</a></li><li><a href="/thanh-toan-va-hoa-don/">Thanh toán và hóa đơn</a></li><li><a href="/bao-mat/">Bảo mật thông tin cá nhân</a></li></ul><a href="http://online.gov.vn/Home/WebDetails/{n}"><img src="/wp-content/uploads/logoSaleNoti.png" alt="BCT"></a></footer>"""
    made, cards = {}, ""
    for k, name in enumerate(("Măng le khô", "Hạt mắc ca", "Mật ong hoa cà phê", "Tiêu sọ")):
        cost = f'<span class="woocommerce-Price-amount"><bdi>{dong(95 + 40 * k)} ₫</bdi></span>'
        cards += f'<li class="wc-block-grid__product"><a href="/hang/{k}/" class="wc-block-grid__product-link"><img src="/{k}.jpg"><div class="wc-block-grid__product-title">{name}</div></a><div class="wc-block-grid__product-price price">{cost}</div><div class="wp-block-button"><a href="?add-to-cart={k}" class="add_to_cart_button">Thêm vào giỏ</a></div></li>'
        made[f"/hang/{k}/"] = (
            f'<div class="product"><h1 class="product_title">{name}</h1><p class="price">{cost}</p><form class="cart"><button class="single_add_to_cart_button">Thêm vào giỏ hàng</button></form><div id="tab-description"><p>Thu mua tận rẫy Krông Năng, phơi sấy lạnh, hút chân không túi 500 g. Hạn dùng 12 tháng. Không chất bảo quản, đã có phiếu kiểm nghiệm.</p></div></div>'
        )
    for path, topic in (
        ("/doi-tra/", "return"),
        ("/ship/", "shipping"),
        ("/thanh-toan-va-hoa-don/", "payment"),
        ("/bao-mat/", "privacy"),
    ):
        made[path] = f"<h1>{NAMES[topic]}</h1><div>{SHORT[topic]}</div>"
    made["/gio-hang/"] = "<h1>Giỏ hàng</h1><p>Chưa có sản phẩm nào.</p>"
    made["/"] = made["/cua-hang/"] = f'<ul class="wc-block-grid__products">{cards}</ul>'
    return {path: page("Đặc sản Tây Nguyên", top + text + foot) for path, text in made.items()}


def chat_only(n: int) -> dict[str, str]:
    """Hand-made: prices are shown, orders are taken by Zalo and telephone alone; no badge; terms in an accordion page."""
    top = '<nav class="navbar"><a class="navbar-brand" href="/">Tranh Đồng Kỵ</a><a href="/tranh-go">Tranh gỗ</a><a href="/mua-hang">Mua hàng</a><a href="/lien-he">Liên hệ</a></nav>'
    foot = """<footer class="bg-dark"><div class="container"><p class="h5">Cơ sở sản xuất Tranh gỗ Đồng Kỵ Bảy Hòe</p><p>Giấy phép kinh doanh hộ cá thể số 21D8003344 do UBND thị xã Từ Sơn cấp ngày 19-08-2014</p><p>Chủ cơ sở: Dương Văn Hòe</p><p>Xưởng: Khu phố Đồng Kỵ, phường Đồng Nguyên, Bắc Ninh</p><p>ĐT/Zalo: 0977.246.810</p></div><a class="zalo-float" href="https://zalo.me/0977246810">Chat Zalo</a></footer>"""
    made, cards = {}, ""
    for k, name in enumerate(
        ("Tranh tứ quý gỗ hương", "Tranh bách điểu quy sào", "Tranh mã đáo thành công", "Đốc lịch gỗ gụ")
    ):
        cost = f"{dong(1800 + 2300 * k)} VNĐ"
        cards += f'<div class="col-md-3"><a href="/tranh/{k}"><img src="/t{k}.jpg" alt="{name}"></a><h4><a href="/tranh/{k}">{name}</a></h4><p class="text-danger">{cost}</p></div>'
        made[f"/tranh/{k}"] = (
            f'<h1>{name}</h1><p class="text-danger fs-3">{cost}</p><a class="btn btn-success" href="https://zalo.me/0977246810">Nhắn Zalo đặt hàng</a> <a class="btn btn-danger" href="tel:0977246810">Gọi 0977.246.810</a><h3>Chi tiết</h3><p>Gỗ hương đá nguyên tấm, đục tay, phủ PU mờ. Khổ {107 + 20 * k} x 67 cm, dày 4 cm. Thời gian đục 25 ngày. Có dấu xưởng ở mặt sau.</p>'
        )
    made["/mua-hang"] = "<h1>Mua hàng tại xưởng và từ xa</h1>" + "".join(
        f"<details><summary>{name}</summary>{SHORT[topic]}</details>"
        for topic, name in (
            ("shipping", "Gửi hàng đi xa thế nào?"),
            ("payment", "Trả tiền bằng cách nào?"),
            ("return", "Không ưng có trả lại được không?"),
            ("privacy", "Thông tin của tôi có được giữ kín?"),
        )
    )
    made["/lien-he"] = "<h1>Liên hệ</h1><p>Mời bà con ghé xưởng xem tranh, mở cửa cả chủ nhật.</p>"
    made["/"] = made["/tranh-go"] = f'<div class="row">{cards}</div>'
    return {path: page("Tranh Đồng Kỵ", top + text + foot) for path, text in made.items()}


CARVERS = owner("", name="Cơ sở sản xuất Tranh gỗ Đồng Kỵ Bảy Hòe", number="21D8003344", issued_on="2014-08-19", issued_by="UBND thị xã Từ Sơn",
                representative="Dương Văn Hòe", address="Khu phố Đồng Kỵ, phường Đồng Nguyên, Bắc Ninh", phone="0977.246.810")  # fmt: skip


def empty_term(n: int) -> dict[str, str]:
    """WooCommerce: one line of an owner between bars; the record names www of the host; the term of return is being written."""
    top = '<div class="top-bar">Miễn phí giao hàng đơn từ 300k | Hotline 0911 22 33 44</div><header><a href="/">Mỹ phẩm Hương Thảo</a><a href="/shop/">Shop</a><a href="/cart/" class="cart-icon">🛒 0</a></header>'
    foot = f"""<footer><p style="text-align:center">© DNTN Mỹ phẩm thiên nhiên Hương Thảo | GPĐKKD: 4600778899 | Cấp ngày 22/02/2012 bởi Sở Kế hoạch và Đầu tư tỉnh Thái Nguyên | Chủ DN: Hoàng Hương Thảo | Tổ 5, phường Phan Đình Phùng, tỉnh Thái Nguyên | Hotline: 0911 22 33 44 | shop@huongthao.example</p><p><a href="/chinh-sach-doi-tra/">Đổi trả</a> · <a href="/chinh-sach-giao-hang/">Giao hàng</a> · <a href="/chinh-sach-thanh-toan/">Thanh toán</a> · <a href="/chinh-sach-bao-mat/">Bảo mật</a> · <a href="http://online.gov.vn/Home/WebDetails/{n}">Bộ Công Thương</a></p></footer>"""
    made, cards = {}, ""
    for k, name in enumerate(
        ("Xà phòng bồ kết", "Dầu gội vỏ bưởi", "Nước hoa hồng hữu cơ", "Son dưỡng sáp ong", "Bột tắm trắng nghệ")
    ):
        cost = f'<span class="amount">{dong(65 + 34 * k)}<span>đ</span></span>'
        cards += f'<li class="product"><a href="/p/{k}/"><h2 class="woocommerce-loop-product__title">{name}</h2></a><span class="price">{cost}</span><a class="button add_to_cart_button" href="?add-to-cart={k}">Mua hàng</a></li>'
        made[f"/p/{k}/"] = (
            f'<div class="product type-product"><h1 class="product_title">{name}</h1><p class="price">{cost}</p><form class="cart"><button class="single_add_to_cart_button">Mua hàng</button></form><div class="woocommerce-product-details__short-description"><p>Thành phần: nước cất thảo mộc, dầu dừa ép lạnh, tinh dầu hương nhu. Dung tích 250 ml. Số công bố 12/19/CBMP-TN. Hạn dùng 24 tháng. Dùng hằng ngày, tránh vùng mắt.</p></div></div>'
        )
    for path, topic in (
        ("/chinh-sach-giao-hang/", "shipping"),
        ("/chinh-sach-thanh-toan/", "payment"),
        ("/chinh-sach-bao-mat/", "privacy"),
    ):
        made[path] = f"<h1>{NAMES[topic]}</h1>{TERMS[topic]}"
    made["/chinh-sach-doi-tra/"] = "<h1>Chính sách đổi trả</h1><p>Nội dung đang được cập nhật...</p>"
    made["/cart/"] = "<h1>Giỏ hàng</h1><p>Giỏ hàng trống.</p>"
    made["/"] = made["/shop/"] = f'<ul class="products">{cards}</ul>'
    return {path: page("Mỹ phẩm Hương Thảo", top + text + foot) for path, text in made.items()}


ROSEMARY = owner("", name="DNTN Mỹ phẩm thiên nhiên Hương Thảo", number="4600778899", issued_on="2012-02-22", issued_by="Sở Kế hoạch và Đầu tư tỉnh Thái Nguyên",
                 representative="Hoàng Hương Thảo", address="Tổ 5, phường Phan Đình Phùng, tỉnh Thái Nguyên", phone="0911 22 33 44", email="shop@huongthao.example")  # fmt: skip


def half_priced(n: int) -> dict[str, str]:
    """Haravan: prices of half the goods are on request; the badge is an anchor to '#'."""
    top = '<header><a href="/">Máy Lọc Nước Suối Xanh</a><a href="/collections/may-loc">Máy lọc</a><a href="/collections/loi-loc">Lõi lọc</a><a href="/cart">Giỏ hàng</a></header>'
    foot = """<footer><div class="footer-info"><p><b>CÔNG TY CỔ PHẦN SUỐI XANH VIỆT</b></p><p>Giấy CNĐKDN số 0107777666, đăng ký lần đầu ngày 14/02/2017, đăng ký thay đổi lần 3 ngày 08/08/2021, do Phòng Đăng ký kinh doanh - Sở Kế hoạch và Đầu tư TP Hà Nội cấp</p><p>Tổng giám đốc: Ông Lê Thanh Tuyền</p><p>Địa chỉ đăng ký: Tầng 3, tòa CT2, khu đô thị Văn Khê, phường Hà Đông, Hà Nội</p><p>Tel: (024) 6685 7788</p></div><ul><li><a href="/pages/doi-tra">Chính sách đổi trả và hoàn tiền</a></li><li><a href="/pages/giao-hang">Chính sách giao hàng, lắp đặt</a></li><li><a href="/pages/thanh-toan">Hướng dẫn thanh toán</a></li><li><a href="/pages/bao-mat">Chính sách bảo mật</a></li></ul><a href="#"><img src="//hstatic.net/0/bo-cong-thuong.png" alt="Đã đăng ký Bộ Công Thương"></a></footer>"""
    made, cards = {}, ""
    for k, name in enumerate(
        ("Máy lọc RO 10 lõi", "Máy lọc nóng lạnh", "Máy lọc đầu nguồn", "Lõi số 1", "Lõi số 2", "Màng RO")
    ):
        cost, data = (f"{dong(100 + 240 * k)}₫", (100 + 240 * k) * 100000) if k > 2 else ("Liên hệ", 0)
        cards += f'<div class="product-item"><a href="/products/loc-{k}"><img src="//product.hstatic.net/{k}.jpg" alt="{name}"></a><h3><a href="/products/loc-{k}">{name}</a></h3><span class="product-price">{cost}</span></div>'
        buy = (
            '<button type="button" class="add-to-cartProduct">Thêm vào giỏ</button>'
            if data
            else '<a class="btn" href="tel:02466857788">Liên hệ báo giá</a>'
        )
        meta = json.dumps({"product": {"id": k, "title": name, "price": data, "available": bool(data)}})
        made[f"/products/loc-{k}"] = (
            f'<script>var meta = {meta};</script><h1>{name}</h1><span id="pro-price">{cost}</span>{buy}<div class="product-description"><p>Công suất 15 lít/giờ, áp lực 0,1 - 0,4 MPa, vỏ kính cường lực. Lõi thay 6 - 12 tháng một lần. Sản xuất tại Việt Nam theo QCVN 6-1:2010/BYT.</p></div>'
        )
    for path, topic in (
        ("/pages/doi-tra", "return"),
        ("/pages/giao-hang", "shipping"),
        ("/pages/thanh-toan", "payment"),
        ("/pages/bao-mat", "privacy"),
    ):
        made[path] = f'<h1>{NAMES[topic]}</h1><div class="content-page">{TERMS[topic]}</div>'
    made["/cart"] = "<h1>Giỏ hàng</h1><p>Giỏ hàng của bạn đang trống</p>"
    made["/"] = made["/collections/may-loc"] = made["/collections/loi-loc"] = cards
    return {path: page("Máy Lọc Nước Suối Xanh", top + text + foot) for path, text in made.items()}


STREAM = owner("", name="CÔNG TY CỔ PHẦN SUỐI XANH VIỆT", number="0107777666", issued_on="2017-02-14", issued_by="Phòng Đăng ký kinh doanh - Sở Kế hoạch và Đầu tư TP Hà Nội",
               representative="Ông Lê Thanh Tuyền", address="Tầng 3, tòa CT2, khu đô thị Văn Khê, phường Hà Đông, Hà Nội", phone="(024) 6685 7788")  # fmt: skip


def nobody(n: int) -> dict[str, str]:
    """Sapo: no owner but a brand and a hotline; the badge leads to a look-alike of the register."""
    top = '<header><a href="/">SNEAKER PHỐ</a><a href="/giay-nam">Giày nam</a><a href="/giay-nu">Giày nữ</a><a class="cart-link" href="/cart">Giỏ (0)</a></header>'
    foot = f"""<footer><h3>SNEAKER PHỐ</h3><p>Giày đẹp mỗi ngày - freeship toàn quốc</p><p>Hotline: 0865 432 109</p><div><a href="/doi-tra">Đổi trả</a> <a href="/giao-hang">Giao hàng</a></div><a href="http://online-gov.vn/Home/WebDetails/{n}"><img src="/bct.png" alt="đã thông báo bộ công thương"></a></footer>"""
    made, cards = {}, ""
    for k, name in enumerate(("Sneaker trắng basic", "Giày chạy đế êm", "Giày lười da lộn", "Dép quai ngang")):
        cost = f"{dong(199 + 70 * k)}đ"
        cards += f'<div class="product-loop"><a href="/giay-{k}"><img src="/g{k}.jpg"><p>{name}</p></a><span class="price">{cost}</span></div>'
        made[f"/giay-{k}"] = (
            f'<h1>{name}</h1><span class="price">{cost}</span><form action="/cart/add" method="post"><select><option>38</option><option>39</option></select><button>Thêm vào giỏ hàng</button></form><div class="desc"><p>Da tổng hợp cao cấp, đế cao su đúc, lót khử mùi thay được. Size 35 đến 44. Nặng 310 g mỗi chiếc.</p></div>'
        )
    made["/doi-tra"], made["/giao-hang"] = (
        f"<h1>Đổi trả</h1>{TERMS['return']}",
        f"<h1>Giao hàng</h1>{TERMS['shipping']}",
    )
    made["/cart"] = "<h1>Giỏ hàng</h1><p>Trống</p>"
    made["/"] = made["/giay-nam"] = made["/giay-nu"] = cards
    return {
        path: page(
            "SNEAKER PHỐ",
            top + text + foot,
            '<meta charset="utf-8"><script>window.Bizweb={store:"sneaker.mysapo.net"}</script>',
        )
        for path, text in made.items()
    }


SNEAKERS = owner("", "not_met", phone="0865 432 109")


def noscript_badge(n: int) -> dict[str, str]:
    """Nhanh: the badge's picture is lazy with a <noscript>; a cooperative, its number in a sentence of the register's words."""
    top = '<div class="header"><a href="/" class="logo">Gạo Ruộng Rươi</a><a href="/gao-pc1.html">Gạo</a><a href="/nep-pc2.html">Nếp</a><a href="/cart" class="icart">Giỏ hàng</a></div>'
    foot = f"""<div class="footer"><div class="fcol"><h4>Hợp tác xã Nông nghiệp hữu cơ Ruộng Rươi Tứ Kỳ</h4><p>Giấy chứng nhận đăng ký hợp tác xã số 040607000055 do Phòng Tài chính - Kế hoạch huyện Tứ Kỳ cấp ngày 27 tháng 11 năm 2019.</p><p>Giám đốc HTX: Ông Nguyễn Trọng Rươi.</p><p>Trụ sở: Thôn An Định, xã An Thanh, thành phố Hải Phòng.</p><p>Liên hệ: 0912.000.789 (Zalo) – gao@ruongruoi.example</p></div><div class="fcol"><a href="/chinh-sach-n1.html">Chính sách chung</a></div><div class="fcol"><a target="_blank" href="http://online.gov.vn/Home/WebDetails/{n}"><img class="lazy" src="/blank.gif" data-original="/thongbao.png"><noscript><img src="/thongbao.png" alt="thong bao bct"></noscript></a></div></div>"""
    made, cards = {}, ""
    for k, name in enumerate(("Gạo ST25 ruộng rươi 5kg", "Gạo tám thơm 5kg", "Nếp cái hoa vàng 2kg", "Gạo lứt đỏ 2kg")):
        cost = f"{dong(115 + 35 * k)}đ"
        cards += f'<div class="item"><a href="/gao-p{k}.html"><img src="/{k}.jpg"></a><a class="name" href="/gao-p{k}.html">{name}</a><span class="price">{cost}</span></div>'
        made[f"/gao-p{k}.html"] = (
            f'<h1>{name}</h1><span class="price">{cost}</span><a class="btn buynow" href="javascript:;">Mua ngay</a><a class="btn addcart" href="javascript:;">Thêm vào giỏ</a><div class="content"><p>Lúa cấy trên ruộng có rươi sinh sống, không phân hóa học, không thuốc sâu. Xay xát trong tuần, hút chân không. Khối lượng tịnh ghi trên bao. Sản xuất tại Tứ Kỳ.</p></div>'
        )
    made["/chinh-sach-n1.html"] = "<h1>Chính sách chung của HTX</h1>" + "".join(
        f"<p><strong>{k}. {name}</strong></p>{SHORT[topic]}"
        for k, (topic, name) in enumerate(
            (
                ("return", "Đổi, trả hàng"),
                ("shipping", "Giao hàng"),
                ("payment", "Thanh toán"),
                ("privacy", "Bảo mật thông tin khách hàng"),
            ),
            1,
        )
    )
    made["/cart"] = "<p>Giỏ hàng trống</p>"
    made["/"] = made["/gao-pc1.html"] = made["/nep-pc2.html"] = cards
    return {
        path: page(
            "Gạo Ruộng Rươi",
            top + text + foot,
            '<meta charset="utf-8"><link href="//web.nvnstatic.net/x.css" rel="stylesheet">',
        )
        for path, text in made.items()
    }


RICE = owner("", name="Hợp tác xã Nông nghiệp hữu cơ Ruộng Rươi Tứ Kỳ", number="040607000055", issued_on="2019-11-27", issued_by="Phòng Tài chính - Kế hoạch huyện Tứ Kỳ",
             representative="Ông Nguyễn Trọng Rươi", address="Thôn An Định, xã An Thanh, thành phố Hải Phòng", phone="0912.000.789", email="gao@ruongruoi.example")  # fmt: skip

SECOND = (
    HandMade("09 Lotus Thread", TAILORS, english, "link"),
    HandMade("10 Sàn gỗ 24h", owner("", "unknown"), two_owners, "not_an_anchor", {"notified_badge": "not_met"}),
    HandMade("11 Tây Nguyên", owner("", "unknown"), owner_picture, "link"),
    HandMade("12 Bảy Hòe", CARVERS, chat_only, None, NO_DUTY),
    HandMade("13 Hương Thảo", ROSEMARY, empty_term, "link", {"policies": "not_met"}, record_of="www.SELF"),
    HandMade("14 Suối Xanh", STREAM, half_priced, "elsewhere", FAKE | {"price_info": "not_met"}),
    HandMade("15 Sneaker Phố", SNEAKERS, nobody, "elsewhere", FAKE | {"policies": "not_met"}),
    HandMade("16 Ruộng Rươi", RICE, noscript_badge, "link"),
)  # fmt: skip
