# ruff: noqa: E501, ARG001 - pages of shops stand as shops write them
"""Fourth set, sites 17 to 24 (see `shop_fourth.py`)."""

from __future__ import annotations

import json

from shop_fourth import FAKE, NAMES, NO_BADGE, NO_DUTY, SHORT, TERMS, dong, page
from shop_fourth_1 import FIRST
from shop_fourth_2 import SECOND
from shop_hand_made import HandMade
from shop_set import owner


def php_1258(n: int) -> dict[str, str]:
    """Hand-made index.php?page=…, windows-1258 told nowhere; the text badge leads to another shop's record."""
    top = '<div id=wrap><div id=banner>Tin học Á Châu</div><div id=menu><a href="index.php">Trang chủ</a> <a href="index.php?page=sanpham">Sản phẩm</a> <a href="index.php?page=giohang">Giỏ hàng (0)</a> <a href="index.php?page=quydinh">Quy định</a></div><div id=main>'
    foot = f'</div><div id=footer>Công ty Cổ phần Tin học Á Châu. ĐKKD số 5700123987 do Sở KHĐT tỉnh Quảng Ninh cấp ngày 03/10/2003.<br>Người ĐDPL: Bà Tạ Thị Châu.<br>Địa chỉ: 512 Nguyễn Văn Cừ, phường Hồng Gai, tỉnh Quảng Ninh.<br>Điện thoại: 0203.3825.999 - Fax: 0203.3825.998. Email: kinhdoanh@achau.example<br>Website đã thông báo với Bộ Công Thương: <a href="http://www.online.gov.vn/CustomWebsiteDisplay.aspx?DocId={n}">xem xác nhận</a></div></div>'
    made, rows = {}, ""
    for k, name in enumerate(("Máy in laser A4", "Màn hình 24 inch", "Bàn phím cơ", "Ổ cứng SSD 512GB")):
        cost = f"{dong(690 + 820 * k)} VND"
        rows += f'<li><a href="index.php?page=chitiet&id={k}">{name}</a> - Giá: <b>{cost}</b> <a href="index.php?page=giohang&them={k}"><img src="images/mua.gif" alt="Mua" border=0></a></li>'
        made[f"/index.php?page=chitiet&id={k}"] = (
            f'<h2>{name}</h2><p>Giá bán: <b>{cost}</b> (đã có VAT)</p><form method=post action="index.php?page=giohang"><input type=hidden name=id value={k}><input type=submit value="Cho vào giỏ hàng"></form><p>Bảo hành: 24 tháng. Tình trạng: còn hàng. Cấu hình: giao tiếp USB 3.0, điện áp 220V, kèm cáp và đĩa cài. Hàng nhập khẩu chính hãng, tem bảo hành của hãng.</p>'
        )
        made[f"/index.php?page=giohang&them={k}"] = "<h2>Giỏ hàng</h2><p>Bạn đã chọn một món.</p>"
    made["/index.php?page=sanpham"] = f"<h2>Sản phẩm</h2><ul>{rows}</ul>"
    made["/index.php?page=giohang"] = "<h2>Giỏ hàng</h2><p>Chưa chọn món nào.</p>"
    made["/index.php?page=quydinh"] = "<h2>Quy định bán hàng</h2>" + "".join(
        f"<p><u>{name}</u></p>{TERMS[topic]}"
        for topic, name in (
            ("payment", "Phương thức thanh toán"),
            ("shipping", "Vận chuyển hàng"),
            ("return", "Đổi trả hàng"),
            ("privacy", "Bảo vệ thông tin cá nhân"),
        )
    )
    made["/"] = made["/index.php"] = f"<h2>Hàng mới về</h2><ul>{rows}</ul>"
    return {path: page("Tin học Á Châu", top + text + foot, "", "<html>") for path, text in made.items()}


COMPUTERS = owner("", name="Công ty Cổ phần Tin học Á Châu", number="5700123987", issued_on="2003-10-03", issued_by="Sở KHĐT tỉnh Quảng Ninh", representative="Bà Tạ Thị Châu",
                  address="512 Nguyễn Văn Cừ, phường Hồng Gai, tỉnh Quảng Ninh", phone="0203.3825.999", email="kinhdoanh@achau.example")  # fmt: skip


def scripted_about(n: int) -> dict[str, str]:
    """A scripted shop whose owner stands on /gioi-thieu alone; terms in one page of tabs; no badge."""
    goods = [
        {"slug": f"do-choi-{k}", "name": name, "price": (89 + 66 * k) * 1000}
        for k, name in enumerate(("Xếp hình gỗ 100 khối", "Bảng chữ cái nam châm", "Xe thăng bằng", "Bộ câu cá"))
    ]
    about = "<h1>Giới thiệu</h1><p>Từ xưởng mộc nhỏ ven sông Hương, chúng tôi làm đồ chơi cho trẻ từ 2 tuổi.</p><h2>Thông tin pháp lý</h2><ul><li>Tên đơn vị: Công ty TNHH Đồ chơi Gỗ Bé Na</li><li>Mã số thuế/Mã số doanh nghiệp: 3301777555</li><li>Người đại diện: Hồ Đắc Na (Giám đốc)</li><li>Địa chỉ trụ sở: 14 kiệt 20 Nguyễn Huệ, phường Thuận Hóa, thành phố Huế</li><li>Số điện thoại: 0234.388.7799</li><li>Email liên hệ: bena@dochoigo.example</li></ul>"
    terms = "<h1>Chính sách</h1>" + "".join(
        f'<section role="tabpanel" id="{topic}"><h2>{NAMES[topic]}</h2>{TERMS[topic]}</section>' for topic in TERMS
    )
    foot = '<footer><a href="/gioi-thieu">Giới thiệu</a><a href="/chinh-sach">Chính sách mua hàng</a><span>Bé Na © 2026</span></footer>'
    data = json.dumps({"goods": goods, "about": about, "terms": terms, "foot": foot})
    script = (
        "var D=JSON.parse(document.getElementById('__STATE__').textContent),p=location.pathname,h='';"
        "function vnd(x){return String(x).replace(/\\B(?=(\\d{3})+$)/g,'.')+' đ'}"
        "if(p=='/gioi-thieu')h=D.about;else if(p=='/chinh-sach')h=D.terms;else if(p=='/gio-hang')h='<h1>Giỏ hàng</h1>Chưa có món nào';"
        "else{var g=D.goods.filter(function(x){return p=='/mon/'+x.slug})[0];"
        "h=g?'<h1>'+g.name+'</h1><strong>'+vnd(g.price)+'</strong><button class=\"add\">Thêm vào giỏ hàng</button><div class=\"mo-ta\"><p>'+g.name+' bằng gỗ thông New Zealand, bo tròn góc, sơn gốc nước đạt chuẩn EN71, hợp trẻ từ 24 tháng. Kích thước hộp 30 x 20 x 8 cm.</p></div>'"
        ":D.goods.map(function(g){return '<div class=\"mon\"><a href=\"/mon/'+g.slug+'\">'+g.name+'</a><em>'+vnd(g.price)+'</em></div>'}).join('')}"
        "document.getElementById('__next').innerHTML='<header><a href=\"/\">Bé Na</a> <a href=\"/gio-hang\">Giỏ hàng</a></header><main>'+h+'</main>'+D.foot;"
    )
    shell = page(
        "Bé Na",
        f'<div id="__next"></div><script id="__STATE__" type="application/json">{data.replace("</", "<" + chr(92) + "/")}</script><script>{script}</script>',
    )
    return dict.fromkeys(("/", "/gioi-thieu", "/chinh-sach", "/gio-hang", *(f"/mon/{g['slug']}" for g in goods)), shell)


TOYS = owner("", name="Công ty TNHH Đồ chơi Gỗ Bé Na", tax_code="3301777555", representative="Hồ Đắc Na", address="14 kiệt 20 Nguyễn Huệ, phường Thuận Hóa, thành phố Huế",
             phone="0234.388.7799", email="bena@dochoigo.example")  # fmt: skip


def showroom(n: int) -> dict[str, str]:
    """WooCommerce as a catalogue: goods with prices, no cart, a form that asks for advice; a genuine badge nevertheless."""
    top = '<header><a href="/">Đàn Piano Hà Thành</a><ul class="menu"><li><a href="/dan-piano/">Đàn piano</a></li><li><a href="/bao-hanh/">Bảo hành</a></li></ul><a href="tel:02437338888">024 3733 8888</a></header>'
    foot = f"""<footer><div class="widget_text"><p><strong>Công ty TNHH Nhạc cụ Hà Thành</strong></p><p>Giấy phép ĐKKD: 0103456789 cấp lần đầu ngày 01 tháng 12 năm 2009 tại Sở Kế hoạch và Đầu tư Hà Nội</p><p>Đại diện theo pháp luật: Ông Mai Hà Thành</p><p>Showroom: 216 Cát Linh, phường Ô Chợ Dừa, Hà Nội</p><p>Điện thoại: 024 3733 8888</p></div><ul><li><a href="/doi-tra/">Đổi trả</a></li><li><a href="/van-chuyen/">Vận chuyển</a></li><li><a href="/thanh-toan/">Thanh toán</a></li><li><a href="/bao-mat/">Bảo mật</a></li></ul><a href="http://online.gov.vn/Home/WebDetails/{n}"><img src="/bct.png" alt="bct"></a></footer>"""
    made, cards = {}, ""
    for k, name in enumerate(("Piano đứng U1", "Piano điện P45", "Grand piano C3", "Ghế đàn")):
        cost = f'<span class="woocommerce-Price-amount amount"><bdi>{dong(12500 + 21000 * k)}&nbsp;₫</bdi></span>'
        cards += f'<li class="product"><a href="/dan/{k}/"><img src="/{k}.jpg"><h2 class="woocommerce-loop-product__title">{name}</h2></a><span class="price">{cost}</span><a class="button" href="/dan/{k}/">Xem chi tiết</a></li>'
        made[f"/dan/{k}/"] = (
            f'<div class="product"><h1 class="product_title">{name}</h1><p class="price">{cost}</p><form class="wpcf7-form" action="#tuvan"><input name="ten" placeholder="Họ tên"><input name="sdt" placeholder="Số điện thoại"><button>Nhận tư vấn</button></form><div id="tab-description"><p>Đàn nhập Nhật đã qua sử dụng, 88 phím, ba pedal, gỗ vân sam. Lên dây miễn phí hai lần trong năm đầu. Bảo hành 10 năm. Mời đến showroom chơi thử.</p></div></div>'
        )
    for path, topic in (
        ("/doi-tra/", "return"),
        ("/van-chuyen/", "shipping"),
        ("/thanh-toan/", "payment"),
        ("/bao-mat/", "privacy"),
    ):
        made[path] = f"<h1>{NAMES[topic]}</h1>{TERMS[topic]}"
    made["/bao-hanh/"] = "<h1>Bảo hành</h1><p>Mười năm máy, hai năm sơn.</p>"
    made["/"] = made["/dan-piano/"] = f'<ul class="products">{cards}</ul>'
    return {path: page("Đàn Piano Hà Thành", top + text + foot) for path, text in made.items()}


PIANOS = owner("", name="Công ty TNHH Nhạc cụ Hà Thành", number="0103456789", issued_on="2009-12-01", issued_by="Sở Kế hoạch và Đầu tư Hà Nội", representative="Ông Mai Hà Thành",
               address="216 Cát Linh, phường Ô Chợ Dừa, Hà Nội", phone="024 3733 8888")  # fmt: skip


def bare_goods(n: int) -> dict[str, str]:
    """WooCommerce: product pages hold a name and a price only; the badge's address stands on a <span data-href>."""
    top = '<header><a href="/">Phụ Kiện Cưới Mộc Lan</a><a href="/cua-hang/">Cửa hàng</a><a href="/gio-hang/">Giỏ hàng</a></header>'
    foot = f"""<footer><p>CTY TNHH DỊCH VỤ CƯỚI MỘC LAN</p><p>Giấy CNĐKDN: 1101998877 – Ngày cấp: 06/06/2020 – Cơ quan cấp: Phòng Đăng Ký Kinh Doanh – Sở Kế hoạch và Đầu tư tỉnh Long An</p><p>Người đại diện: Đỗ Mộc Lan – Địa chỉ: 39 Hùng Vương, phường Long An, tỉnh Tây Ninh – Điện thoại: 0272 355 0101 – Email: moclan@cuoi.example</p><span class="bct-badge" data-href="http://online.gov.vn/Home/WebDetails/{n}"><img src="/bct-do.png" alt="BCT"></span><nav><a href="/chinh-sach-doi-tra/">Đổi trả</a><a href="/chinh-sach-van-chuyen/">Vận chuyển</a><a href="/chinh-sach-thanh-toan/">Thanh toán</a><a href="/chinh-sach-bao-mat/">Bảo mật</a></nav></footer>"""
    made, cards = {}, ""
    for k, name in enumerate(("Mâm quả A", "Cài áo chú rể", "Hoa cầm tay", "Khăn voan")):
        cost = f'<span class="woocommerce-Price-amount amount">{dong(45 + 120 * k)}₫</span>'
        cards += f'<li class="product"><a href="/sp/{k}/"><h2 class="woocommerce-loop-product__title">{name}</h2></a><span class="price">{cost}</span></li>'
        made[f"/sp/{k}/"] = (
            f'<div class="product"><h1 class="product_title">{name}</h1><p class="price">{cost}</p><form class="cart"><button class="single_add_to_cart_button">Thêm vào giỏ</button></form></div>'
        )
    for path, topic in (
        ("/chinh-sach-doi-tra/", "return"),
        ("/chinh-sach-van-chuyen/", "shipping"),
        ("/chinh-sach-thanh-toan/", "payment"),
        ("/chinh-sach-bao-mat/", "privacy"),
    ):
        made[path] = f"<h1>{NAMES[topic]}</h1>{SHORT[topic]}"
    made["/gio-hang/"] = "<h1>Giỏ hàng</h1><p>Trống</p>"
    made["/"] = made["/cua-hang/"] = f'<ul class="products">{cards}</ul>'
    return {path: page("Phụ Kiện Cưới Mộc Lan", top + text + foot) for path, text in made.items()}


WEDDINGS = owner("", name="CTY TNHH DỊCH VỤ CƯỚI MỘC LAN", number="1101998877", issued_on="2020-06-06", issued_by="Phòng Đăng Ký Kinh Doanh – Sở Kế hoạch và Đầu tư tỉnh Long An",
                 representative="Đỗ Mộc Lan", address="39 Hùng Vương, phường Long An, tỉnh Tây Ninh", phone="0272 355 0101", email="moclan@cuoi.example")  # fmt: skip


def a_person(n: int) -> dict[str, str]:
    """WooCommerce: a person without any number; terms are parts of one page reached by anchors, none of them on payment."""
    top = '<header><a href="/">Tiệm len Cỏ Ba Lá</a><a href="/cua-hang/">Cửa hàng</a><a href="/gio-hang/" class="cart-contents">Giỏ hàng 0₫</a></header>'
    foot = f"""<footer><p>Tiệm len Cỏ Ba Lá - chủ tiệm: Vương Thị Diệp</p><p>Địa chỉ: 7 ngõ 120 Hoàng Quốc Việt, phường Nghĩa Đô, Hà Nội</p><p>Gọi hoặc nhắn: 0936 11 22 99</p><ul><li><a href="/quy-dinh/#doi-tra">Đổi trả</a></li><li><a href="/quy-dinh/#giao-hang">Giao hàng</a></li><li><a href="/quy-dinh/#bao-mat">Bảo mật</a></li></ul><a href="http://www.online.gov.vn/HomePage/CustomWebsiteDisplay.aspx?DocId={n}"><img src="/moit.png"></a></footer>"""
    made, cards = {}, ""
    for k, name in enumerate(("Thú bông móc tay", "Khăn len merino", "Mũ nồi", "Túi móc sợi cói")):
        cost = f'<span class="woocommerce-Price-amount amount">{dong(120 + 45 * k)}<span>₫</span></span>'
        cards += f'<li class="product"><a href="/len/{k}/"><h2 class="woocommerce-loop-product__title">{name}</h2></a><span class="price">{cost}</span></li>'
        made[f"/len/{k}/"] = (
            f'<div class="product"><h1 class="product_title">{name}</h1><p class="price">{cost}</p><form class="cart"><button class="single_add_to_cart_button">Thêm vào giỏ</button></form><div id="tab-description"><p>Len cotton milk 125 g, móc tay trong hai ngày, nhồi bông gòn. Cao khoảng 22 cm. Giặt tay nước lạnh, phơi nằm.</p></div></div>'
        )
    made["/quy-dinh/"] = "<h1>Quy định của tiệm</h1>" + "".join(
        f'<h2 id="{anchor}">{name}</h2>{SHORT[topic]}'
        for topic, anchor, name in (
            ("return", "doi-tra", "Đổi trả"),
            ("shipping", "giao-hang", "Giao hàng"),
            ("privacy", "bao-mat", "Bảo mật"),
        )
    )
    made["/gio-hang/"] = "<h1>Giỏ hàng</h1><p>Chưa có gì</p>"
    made["/"] = made["/cua-hang/"] = f'<ul class="products">{cards}</ul>'
    return {path: page("Tiệm len Cỏ Ba Lá", top + text + foot) for path, text in made.items()}


WOOL = owner(
    "",
    "not_met",
    name="Tiệm len Cỏ Ba Lá | Vương Thị Diệp",
    representative="Vương Thị Diệp",
    address="7 ngõ 120 Hoàng Quốc Việt, phường Nghĩa Đô, Hà Nội",
    phone="0936 11 22 99",
)


def brand_foot(n: int) -> dict[str, str]:
    """Haravan: the foot has the brand and shops of a chain with their addresses, the owner stands in 'Giới thiệu'."""
    top = '<header id="main-header"><a href="/"><img src="//hstatic.net/logo.png" alt="BÁNH MẠ"></a><a href="/collections/banh-trung-thu">Bánh trung thu</a><a href="/pages/gioi-thieu">Giới thiệu</a><a href="/cart">Giỏ hàng</a></header>'
    foot = f"""<footer><h4>HỆ THỐNG CỬA HÀNG BÁNH MẠ</h4><ul><li>CH1: 31 Hàng Than, Ba Đình - ĐT: 024 3927 1001</li><li>CH2: 8 Quang Trung, Hà Đông - ĐT: 024 3927 1002</li><li>CH3: 90 Lạch Tray, Hải Phòng - ĐT: 0225 392 1003</li></ul><ul><li><a href="/pages/doi-tra-hang">Đổi trả hàng</a></li><li><a href="/pages/giao-hang">Chính sách giao hàng</a></li><li><a href="/pages/thanh-toan">Chính sách thanh toán</a></li><li><a href="/pages/bao-mat">Chính sách bảo mật thông tin</a></li></ul><a href="http://online.gov.vn/Home/WebDetails/{n}"><img src="//hstatic.net/logoSaleNoti.png"></a><p>© Bánh Mạ 2026. Giao diện bởi Haravan</p></footer>"""
    made, cards = {}, ""
    for k, name in enumerate(("Bánh nướng thập cẩm", "Bánh dẻo hạt sen", "Hộp 4 bánh Đoàn Viên", "Mứt sen trần")):
        cost = f"{dong(75 + 130 * k)}₫"
        cards += f'<div class="pro-loop"><h3><a href="/products/banh-{k}">{name}</a></h3><p class="pro-price">{cost}</p></div>'
        made[f"/products/banh-{k}"] = (
            f'<h1>{name}</h1><p class="pro-price">{cost}</p><button id="add-to-cart">Thêm vào giỏ</button><div class="description"><p>Nhân lá chanh, mứt bí, lạp xưởng, hạt điều. Khối lượng 180 g/chiếc. Hạn sử dụng 30 ngày kể từ ngày sản xuất in trên bao bì. Bảo quản dưới 25 độ.</p></div>'
        )
    made["/pages/gioi-thieu"] = (
        """<h1>Giới thiệu</h1><p>Năm 1985, bà Mạ mở lò bánh đầu tiên ở phố Hàng Than. Hôm nay bánh Mạ có mặt ở ba thành phố.</p><p>Website này thuộc quyền sở hữu và quản lý của <strong>Công ty Cổ phần Thực phẩm Bánh Mạ</strong>.</p><p>Giấy chứng nhận đăng ký doanh nghiệp: 0102030405. Nơi cấp: Sở Kế hoạch và Đầu tư thành phố Hà Nội. Ngày cấp: 28/01/2007.</p><p>Người đại diện theo pháp luật: Bà Nguyễn Thị Mạ.</p><p>Trụ sở chính: Lô 5, cụm công nghiệp Từ Liêm, phường Xuân Phương, Hà Nội.</p><p>Chăm sóc khách hàng: 1900 6677 88. Email: cskh@banhma.example</p>"""
    )
    for path, topic in (
        ("/pages/doi-tra-hang", "return"),
        ("/pages/giao-hang", "shipping"),
        ("/pages/thanh-toan", "payment"),
        ("/pages/bao-mat", "privacy"),
    ):
        made[path] = f"<h1>{NAMES[topic]}</h1>{TERMS[topic]}"
    made["/cart"] = "<h1>Giỏ hàng</h1><p>Trống</p>"
    made["/"] = made["/collections/banh-trung-thu"] = cards
    return {path: page("Bánh Mạ", top + text + foot) for path, text in made.items()}


CAKES = owner("", name="Công ty Cổ phần Thực phẩm Bánh Mạ", number="0102030405", issued_on="2007-01-28", issued_by="Sở Kế hoạch và Đầu tư thành phố Hà Nội",
              representative="Bà Nguyễn Thị Mạ", address="Lô 5, cụm công nghiệp Từ Liêm, phường Xuân Phương, Hà Nội", phone="1900 6677 88 | 024 3927 1001", email="cskh@banhma.example")  # fmt: skip


def own_notice(n: int) -> dict[str, str]:
    """Hand-made: the badge leads to a page of the shop itself; terms in a sidebar; owner in <address>, label and value apart."""
    top = '<div class="wrap"><div class="head"><a href="/">Xe điện An Khang</a> <a href="/xe-may-dien">Xe máy điện</a> <a href="/dat-hang">Đặt hàng</a></div><div class="side"><b>Hỗ trợ</b><a href="/ht/doi-tra">Đổi xe, trả xe</a><a href="/ht/giao-xe">Giao xe tận nhà</a><a href="/ht/tra-gop">Thanh toán, trả góp</a><a href="/ht/rieng-tu">Quyền riêng tư</a></div><div class="content">'
    foot = '</div><address><div><span>Chủ quản:</span> <b>Công ty TNHH Xe điện An Khang</b></div><div><span>Số ĐKKD:</span> <b>4201888999</b></div><div><span>Cấp ngày:</span> <b>09/09/2019</b></div><div><span>Nơi cấp:</span> <b>Sở Kế hoạch và Đầu tư Khánh Hòa</b></div><div><span>Giám đốc:</span> <b>Lưu An Khang</b></div><div><span>Địa chỉ:</span> <b>23/10 đường 23 Tháng 10, phường Tây Nha Trang, Khánh Hòa</b></div><div><span>Hotline:</span> <b>0258 356 7890</b></div></address><a href="/thong-bao-bo-cong-thuong"><img src="/i/bo-cong-thuong-da-thong-bao.png" alt="Đã thông báo Bộ Công Thương"></a></div>'
    made, cards = {}, ""
    for k, name in enumerate(("Xe máy điện Sóng", "Xe đạp điện Gió", "Xe điện ba bánh", "Ắc quy graphene")):
        cost = f"{dong(3900 + 4200 * k)}đ"
        cards += f'<div class="xe"><a href="/xe/{k}"><img src="/i/{k}.jpg" alt=""><span>{name}</span></a><em>{cost}</em></div>'
        made[f"/xe/{k}"] = (
            f'<h1>{name}</h1><em>{cost}</em><a class="nut" href="/dat-hang?xe={k}">Đặt mua</a><p>Động cơ 1200 W, quãng đường 80 km một lần sạc, tải trọng 150 kg, phanh đĩa trước. Ắc quy bảo hành 2 năm, khung 3 năm. Lắp ráp tại Việt Nam.</p>'
        )
        made[f"/dat-hang?xe={k}"] = (
            f'<h1>Đặt mua {name}</h1><form method="post"><input name="ho_ten" placeholder="Họ tên"><input name="dia_chi" placeholder="Địa chỉ nhận xe"><input name="so_luong" type="number"><button>Gửi đơn hàng</button></form>'
        )
    for path, name, topic in (
        ("/ht/doi-tra", "Đổi xe, trả xe", "return"),
        ("/ht/giao-xe", "Giao xe tận nhà", "shipping"),
        ("/ht/tra-gop", "Thanh toán", "payment"),
        ("/ht/rieng-tu", "Quyền riêng tư", "privacy"),
    ):
        made[path] = f"<h1>{name}</h1>{TERMS[topic]}"
    made["/thong-bao-bo-cong-thuong"] = "<h1>Thông báo</h1><p>Website đã được thông báo với Bộ Công Thương.</p>"
    made["/dat-hang"] = (
        '<h1>Đặt hàng</h1><form method="post"><input name="ho_ten" placeholder="Họ tên"><input name="dia_chi" placeholder="Địa chỉ nhận xe"><select name="xe"><option>Sóng</option></select><button>Gửi đơn hàng</button></form>'
    )
    made["/"] = made["/xe-may-dien"] = cards
    return {path: page("Xe điện An Khang", top + text + foot) for path, text in made.items()}


VEHICLES = owner("", name="Công ty TNHH Xe điện An Khang", number="4201888999", issued_on="2019-09-09", issued_by="Sở Kế hoạch và Đầu tư Khánh Hòa", representative="Lưu An Khang",
                 address="23/10 đường 23 Tháng 10, phường Tây Nha Trang, Khánh Hòa", phone="0258 356 7890")  # fmt: skip


def hub(n: int) -> dict[str, str]:
    """Nhanh: an old badge in a comment beside the live one; a number in groups; the terms are linked from a page of help."""
    top = '<header><a href="/">Mắt Kính Sài Thành</a><a href="/gong-kinh-pc3.html">Gọng kính</a><a href="/ho-tro-n1.html">Hỗ trợ khách hàng</a><a href="/cart" title="Giỏ hàng"><i class="icon-cart"></i></a></header>'
    foot = f"""<footer><!--<a href="http://online.gov.vn/Home/WebDetails/11"><img src="/cu.png"></a>--><div><span class="cty">Công ty TNHH Một Thành Viên Mắt Kính Sài Thành</span></div><div>Mã số doanh nghiệp: 0312 345 678 · Ngày cấp 21/06/2013 · Cấp bởi Sở KH&amp;ĐT TP. Hồ Chí Minh</div><div>Người đại diện pháp luật: Ông <span>Huỳnh Sài Thành</span></div><div>Đ/C: 101A Nguyễn Trãi, Phường Bến Thành, TP. Hồ Chí Minh</div><div>ĐT: 028 3925 0000 · Mail: matkinh@saithanh.example</div><a href="http://online.gov.vn/Home/WebDetails/{n}" rel="noopener"><img src="/moi.png"></a></footer>"""
    made, cards = {}, ""
    for k, name in enumerate(("Gọng titan tròn", "Kính râm phân cực", "Tròng lọc ánh sáng xanh", "Gọng trẻ em dẻo")):
        cost = f"{dong(350 + 275 * k)} đ"
        cards += f'<div class="product"><a href="/kinh-{k}-p{k}.html"><img src="/{k}.jpg" alt="{name}">{name}</a><div class="price">{cost}</div></div>'
        made[f"/kinh-{k}-p{k}.html"] = (
            f'<h1>{name}</h1><div class="price">{cost}</div><button class="btn-add-cart">Thêm vào giỏ hàng</button><div class="tab"><p>Khung titan nguyên chất 9 g, ve mũi silicon, tròng cắt theo độ tại cửa hàng. Bảo hành 12 tháng, tặng hộp và khăn lau. Cầu kính 18 mm, càng 145 mm.</p></div>'
        )
    made["/ho-tro-n1.html"] = (
        '<h1>Hỗ trợ khách hàng</h1><ol><li><a href="/doi-hang-n2.html">Đổi hàng và bảo hành</a></li><li><a href="/ship-n3.html">Giao hàng</a></li><li><a href="/tra-tien-n4.html">Các cách thanh toán</a></li><li><a href="/rieng-tu-n5.html">Bảo mật dữ liệu khách hàng</a></li></ol>'
    )
    for path, name, topic in (
        ("/doi-hang-n2.html", "Đổi hàng và bảo hành", "return"),
        ("/ship-n3.html", "Giao hàng", "shipping"),
        ("/tra-tien-n4.html", "Các cách thanh toán", "payment"),
        ("/rieng-tu-n5.html", "Bảo mật dữ liệu khách hàng", "privacy"),
    ):
        made[path] = f"<h1>{name}</h1>{TERMS[topic]}"
    made["/cart"] = "<p>Giỏ hàng chưa có sản phẩm</p>"
    made["/"] = made["/gong-kinh-pc3.html"] = cards
    return {
        path: page(
            "Mắt Kính Sài Thành",
            top + text + foot,
            '<meta charset="utf-8"><script src="//web.nvnstatic.net/js/lib.js"></script>',
        )
        for path, text in made.items()
    }


GLASSES = owner("", name="Công ty TNHH Một Thành Viên Mắt Kính Sài Thành", number="0312 345 678 | 0312345678", issued_on="2013-06-21", issued_by="Sở KH&ĐT TP. Hồ Chí Minh",
                representative="Ông Huỳnh Sài Thành", address="101A Nguyễn Trãi, Phường Bến Thành, TP. Hồ Chí Minh", phone="028 3925 0000", email="matkinh@saithanh.example")  # fmt: skip

FOURTH = (
    *FIRST,
    *SECOND,
    HandMade("17 Á Châu", COMPUTERS, php_1258, "link", {"badge_genuine": "not_met"}, record_of="maytinhviet.example", encoding="windows-1258"),
    HandMade("18 Bé Na", TOYS, scripted_about, None, NO_BADGE),
    HandMade("19 Hà Thành", PIANOS, showroom, "link", {"notified_badge": NO_DUTY["notified_badge"]}),
    HandMade("20 Mộc Lan", WEDDINGS, bare_goods, "not_an_anchor", {"goods_info": "not_met", "notified_badge": "not_met"}),
    HandMade("21 Cỏ Ba Lá", WOOL, a_person, "link", {"policies": "not_met"}),
    HandMade("22 Bánh Mạ", CAKES, brand_foot, "link"),
    HandMade("23 An Khang", VEHICLES, own_notice, "elsewhere", FAKE),
    HandMade("24 Sài Thành", GLASSES, hub, "link"),
)  # fmt: skip
