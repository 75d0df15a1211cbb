# ruff: noqa: E501, ARG001 - pages of shops stand as shops write them
"""Seventh set, sites 17 to 24: Nhanh-like, made by hand, drawn by scripts, an old encoding (see `shop_seventh.py`); the whole of it."""

from __future__ import annotations

import json

from shop_hand_made import HandMade
from shop_set import owner
from shop_seventh import NAMES, PLAIN, TERMS, goods, one_page
from shop_seventh_1 import FIRST
from shop_seventh_2 import SECOND
from shop_sixth import FAKE, NO_DUTY, UTF8, Named, dong, links, terms, whole

NHANH = (
    UTF8
    + '<link rel="stylesheet" href="https://web.nvnstatic.net/css/appLib.css?v=88"><script src="https://web.nvnstatic.net/js/lib.js" defer></script>'
)


def sweets(n: int) -> dict[str, str]:
    """Nhanh: a firm with its licence and two stores in the foot, the badge without a scheme; sale prices; in order."""
    named: Named = (
        ("return", "/chinh-sach-doi-tra-n71201.html", "Chính sách đổi trả"),
        ("shipping", "/chinh-sach-giao-hang-n71202.html", "Chính sách giao hàng"),
        ("payment", "/hinh-thuc-thanh-toan-n71203.html", "Hình thức thanh toán"),
        ("privacy", "/chinh-sach-bao-mat-n71204.html", "Chính sách bảo mật"),
    )
    top = '<header class="header"><div class="container"><div class="row"><a class="logo" href="/"><img src="https://pos.nvncdn.com/a12-keo/store/logo.png" alt="Kẹo Ngọt Kids"></a><form class="searchForm" action="/search"><input name="q" type="text" placeholder="Tìm kiếm"></form><div class="headerRight"><a href="/user/signin">Đăng nhập</a> <a class="headerCart" href="/cart">Giỏ hàng <span class="tp_cart_count">0</span></a></div></div></div><nav class="mainMenu"><ul><li><a class="tp_menu_item" href="/be-trai-pc301.html">Bé trai</a></li><li><a class="tp_menu_item" href="/be-gai-pc302.html">Bé gái</a></li><li><a class="tp_menu_item" href="/lien-he-n71205.html">Liên hệ</a></li></ul></nav></header><div class="mainBody">'
    foot = f"""</div><footer class="footer"><div class="container"><div class="row"><div class="col-md-5"><p class="footerTitle">CÔNG TY TNHH THỜI TRANG TRẺ EM KẸO NGỌT</p><p>GPĐKKD số 0900998877 do Sở Kế hoạch và Đầu tư tỉnh Hưng Yên cấp ngày 03/03/2017</p><p>Người đại diện: Bà Đoàn Thị Kẹo</p><p>Địa chỉ: 102 Nguyễn Thiện Thuật, phường Phố Hiến, tỉnh Hưng Yên</p><p>Hotline: <a href="tel:0865998877">0865 998 877</a></p><p>Email: cskh@keongot.example</p></div><div class="col-md-4"><p class="footerTitle">Hệ thống cửa hàng</p><p>Cửa hàng 1: 15 Điện Biên, phường Phố Hiến, Hưng Yên</p><p>Cửa hàng 2: 208 Lý Bôn, phường Thái Bình, Hưng Yên</p></div><div class="col-md-3"><ul class="footerMenu">{links(named, '<li><a class="tp_menu_item" href="{path}">{name}</a></li>')}</ul><a href="//online.gov.vn/Home/WebDetails/{n}" target="_blank" rel="nofollow"><img class="lazyload" data-src="https://web.nvnstatic.net/tp/T0298/img/dathongbaobocongthuong.png" alt="Đã thông báo Bộ Công Thương"></a></div></div></div><div class="copyright">© Kẹo Ngọt Kids. Phần mềm quản lý bán hàng Nhanh.vn</div></footer>"""
    cards, made = goods(
        (
            ("/bo-coc-tay-khung-long-p35571001.html", "Bộ cộc tay khủng long", f"{dong(159)} đ", "Cotton 4 chiều, áo chui đầu, quần đùi cạp chun."),
            ("/ao-thun-ke-ngang-p35571002.html", "Áo thun kẻ ngang", f"{dong(89)} đ <del>{dong(120)} đ</del>", "Cotton 95%, spandex 5%, cổ tròn, in kẻ không bong."),
            ("/vay-hoa-nhi-p35571003.html", "Váy hoa nhí tay bồng", f"{dong(215)} đ", "Vải thô mềm, tay bồng chun, khóa kéo sau lưng."),
            ("/quan-jean-mem-p35571004.html", "Quần jean mềm cạp chun", f"{dong(179)} đ <del>{dong(219)} đ</del>", "Jean cotton giãn nhẹ, cạp chun rút dây, hai túi."),
            ("/ao-khoac-gio-p35571005.html", "Áo khoác gió hai lớp", f"{dong(265)} đ", "Vải dù chống nước nhẹ, lót lưới, mũ tháo rời."),
        ),
        '<div class="col-md-3 col-6"><div class="productItem"><a class="productImg tp_product_name" href="{path}"><img class="lazyload" data-src="https://pos.nvncdn.com/a12-keo/ps/2026{k}.jpg" alt="{name}"></a><h3 class="productName"><a class="tp_product_name" href="{path}">{name}</a></h3><p class="productPrice tp_product_price">{cost}</p></div></div>',
        '<div class="productDetail"><div class="productGallery"><img src="https://pos.nvncdn.com/a12-keo/ps/2026{k}.jpg" alt="{name}"></div><div class="productInfo"><h1 class="tp_product_detail_name">{name}</h1><p>Mã sản phẩm: KN0{k}</p><p class="tp_product_detail_price">{cost}</p><div class="attr"><a class="size" href="javascript:void(0)">2-3 tuổi</a><a class="size" href="javascript:void(0)">4-5 tuổi</a></div><a class="btnAddToCart" data-psid="3557100{k}" href="javascript:void(0)">Thêm vào giỏ hàng</a><a class="btnBuyNow" data-psid="3557100{k}" href="javascript:void(0)">Mua ngay</a></div><div class="productContent"><h2>Mô tả sản phẩm</h2><p>{about} Cỡ từ 1 đến 8 tuổi (9 đến 30 kg), xem bảng cỡ trên ảnh. Giặt máy dưới 40 độ, lộn trái khi giặt. May tại Hưng Yên, hàng có hợp quy QCVN 01.</p></div></div>',
    )  # fmt: skip
    made |= terms(named, PLAIN, '<div class="newsDetail"><h1 class="tp_news_detail_title">{name}</h1><div class="newsContent">{text}</div></div>')  # fmt: skip
    made["/lien-he-n71205.html"] = '<div class="newsDetail"><h1 class="tp_news_detail_title">Liên hệ</h1><div class="newsContent"><p>Kẹo Ngọt Kids nhận sỉ và tuyển cộng tác viên toàn quốc. Khách mua sỉ từ 20 món được giảm 25%.</p></div></div>'  # fmt: skip
    made["/cart"] = '<h1>Giỏ hàng</h1><p class="cartEmpty">Giỏ hàng chưa có sản phẩm nào.</p>'
    made["/search"] = "<h1>Tìm kiếm</h1><p>Nhập tên sản phẩm cần tìm.</p>"
    made["/user/signin"] = '<h1>Đăng nhập</h1><form method="post"><input name="username"><input type="password" name="password"><button>Đăng nhập</button></form>'  # fmt: skip
    made["/"] = made["/be-trai-pc301.html"] = made["/be-gai-pc302.html"] = f'<div class="row productList">{cards}</div>'
    return whole("Kẹo Ngọt Kids", made, top, foot, NHANH)


SWEETS = owner("", name="CÔNG TY TNHH THỜI TRANG TRẺ EM KẸO NGỌT", number="0900998877", issued_on="2017-03-03", issued_by="Sở Kế hoạch và Đầu tư tỉnh Hưng Yên", representative="Bà Đoàn Thị Kẹo | Đoàn Thị Kẹo",
               address="102 Nguyễn Thiện Thuật, phường Phố Hiến, tỉnh Hưng Yên", phone="0865 998 877", email="cskh@keongot.example")  # fmt: skip


def handbags(n: int) -> dict[str, str]:
    """Nhanh: a shop that gives a name, two addresses and a telephone, no number and no person; the theme's picture for a badge."""
    named: Named = tuple((topic, f"/{slug}-n822{k}.html", NAMES[topic]) for k, (topic, slug) in enumerate((("return", "chinh-sach-doi-tra"), ("shipping", "chinh-sach-van-chuyen"), ("payment", "chinh-sach-thanh-toan"), ("privacy", "chinh-sach-bao-mat"))))  # fmt: skip
    top = '<div id="header"><div class="container"><div class="topLeft">Freeship toàn quốc từ 599k</div><a id="logo" href="/"><img src="https://pos.nvncdn.com/b33/store/logo.jpg" alt="Túi xách Ngọc Lan"></a><ul id="mainMenu"><li><a class="tp_menu_item" href="/tui-deo-cheo-pc411.html">Túi đeo chéo</a></li><li><a class="tp_menu_item" href="/vi-nu-pc412.html">Ví nữ</a></li></ul><a id="cartBox" href="/cart"><i class="fa fa-shopping-bag"></i> Giỏ hàng (<span>0</span>)</a></div></div>'
    foot = f"""<div id="footer"><div class="container"><div class="footerCol"><h4>Shop túi xách Ngọc Lan</h4><p>Địa chỉ: 48 Phan Chu Trinh, phường Hạc Thành, Thanh Hóa</p><p>Cơ sở 2: 310 Quang Trung, phường Bỉm Sơn, Thanh Hóa</p><p>Hotline: 0978 225 343</p><p>Mở cửa: 8h30 - 22h hằng ngày</p></div><div class="footerCol"><h4>Hỗ trợ khách hàng</h4><ul>{links(named, '<li><a class="tp_menu_item" href="{path}">{name}</a></li>')}</ul></div><div class="footerCol"><h4>Fanpage</h4><a href="https://www.facebook.com/tuixachngoclan.example" target="_blank">facebook.com/tuixachngoclan.example</a><p><img src="https://web.nvnstatic.net/tp/T0156/img/dathongbaobocongthuong.png" width="140" alt="da thong bao bo cong thuong"></p></div></div></div>"""
    cards, made = goods(
        (
            (f"/{slug}-p3660{k}.html", name, f"{dong(amount)}đ", about)
            for k, (slug, name, amount, about) in enumerate((
                ("tui-deo-cheo-khoa-vuong", "Túi đeo chéo khóa vuông", 290, "Cỡ 22 x 15 x 8 cm, khóa vuông mạ vàng, dây đeo dài 120 cm tháo rời."),
                ("tui-tote-da", "Túi tote da đựng laptop", 420, "Cỡ 38 x 29 x 12 cm, vừa máy 14 inch, một ngăn khóa kéo và hai ngăn phụ."),
                ("tui-kep-nach", "Túi kẹp nách trăng khuyết", 245, "Cỡ 26 x 14 x 7 cm, dáng trăng khuyết, khóa kéo, quai xích và quai da."),
                ("vi-nu-mini", "Ví nữ mini gập ba", 150, "Cỡ 11 x 9 cm, gập ba, sáu ngăn thẻ, một ngăn tiền xu khóa kéo."),
                ("balo-da-mini", "Balo da mini", 350, "Cỡ 24 x 28 x 12 cm, hai khóa kéo, quai đeo chỉnh được, túi ngoài."),
            ))
        ),
        '<div class="item"><a class="itemImg" href="{path}"><img src="https://pos.nvncdn.com/b33/ps/{k}.jpg" alt="{name}"></a><a class="itemName tp_product_name" href="{path}">{name}</a><div class="itemPrice tp_product_price">{cost}</div></div>',
        '<div class="container detail"><h1 class="tp_product_detail_name">{name}</h1><div class="tp_product_detail_price">{cost}</div><p>Tình trạng: Còn hàng</p><input type="number" class="qty" value="1"><button class="btnAddToCart" data-id="3660{k}">Thêm vào giỏ</button><button class="btnBuyNow">Mua ngay</button><div class="detailContent"><p>{about} Da PU cao cấp vân mịn, lót vải dù, màu đen, kem và nâu. Lau bằng khăn ẩm, không ngâm nước. Hàng Quảng Châu, bảo hành khóa và đường chỉ 6 tháng.</p></div></div>',
    )  # fmt: skip
    made |= terms(named, TERMS, '<div class="container news"><h1>{name}</h1>{text}</div>')
    made["/cart"] = '<div class="container"><h1>Giỏ hàng của bạn</h1><p>Chưa có sản phẩm trong giỏ hàng.</p></div>'
    made["/"] = made["/tui-deo-cheo-pc411.html"] = made["/vi-nu-pc412.html"] = f'<div class="container listItem">{cards}</div>'  # fmt: skip
    return whole("Túi xách Ngọc Lan", made, top, foot, NHANH)


HANDBAGS = owner(
    "",
    "not_met",
    name="Shop túi xách Ngọc Lan",
    address="48 Phan Chu Trinh, phường Hạc Thành, Thanh Hóa",
    phone="0978 225 343",
)


def appliances(n: int) -> dict[str, str]:
    """Nhanh: a firm with branch and two telephones; the badge opens the home page of the register; all terms on one page."""
    top = '<header><div class="topBar"><span>Bán hàng: 0962 998 811</span> <span>Bảo hành: 0962 998 822</span></div><div class="headMain"><a href="/" class="logo"><img src="https://pos.nvncdn.com/c07/logo.png" alt="Điện máy Tân Phát"></a><ul class="menu"><li><a href="/quat-dien-pc511.html">Quạt điện</a></li><li><a href="/noi-com-pc512.html">Nồi cơm</a></li><li><a href="/chinh-sach-va-quy-dinh-chung-n9911.html">Chính sách</a></li></ul><a href="/cart" class="cart"><i class="icon-cart"></i><span class="tp_cart_count">0</span> sản phẩm</a></div></header>'
    foot = """<footer><div class="ft"><div class="ft-1"><strong>CÔNG TY TNHH ĐIỆN MÁY TÂN PHÁT BẮC NINH</strong><p>Giấy CNĐKDN số 2300998811 - Ngày cấp: 20 tháng 10 năm 2017 - Nơi cấp: Phòng ĐKKD Sở Kế hoạch và Đầu tư tỉnh Bắc Ninh</p><p>Người đại diện theo pháp luật: Ông Tạ Văn Phát</p><p>Địa chỉ trụ sở chính: 355 Ngô Gia Tự, phường Kinh Bắc, tỉnh Bắc Ninh</p><p>Chi nhánh: 28 Hùng Vương, phường Bắc Giang, tỉnh Bắc Ninh</p><p>Điện thoại: 0222 389 8811</p><p>Email: info@dienmaytanphat.example</p></div><div class="ft-2"><ul><li><a href="/chinh-sach-va-quy-dinh-chung-n9911.html">Chính sách và quy định chung</a></li></ul><a href="http://online.gov.vn/" target="_blank"><img src="https://pos.nvncdn.com/c07/bct.png" alt="Đã thông báo Bộ Công Thương" height="55"></a></div><div class="ft-3"><p>Đối tác vận chuyển</p><img src="https://pos.nvncdn.com/c07/ghn.png" alt="Giao Hàng Nhanh"><img src="https://pos.nvncdn.com/c07/vtp.png" alt="Viettel Post"></div></div></footer>"""
    cards, made = goods(
        (
            (f"/{slug}-p4770{k}.html", name, cost, about)
            for k, (slug, name, cost, about) in enumerate((
                ("quat-dung-5-canh", "Quạt đứng 5 cánh điều khiển", "890.000đ <del>1.050.000đ</del>", "Công suất 55 W, sải cánh 40 cm, 3 tốc độ, hẹn giờ 7,5 tiếng, cao tối đa 1,3 m."),
                ("quat-dieu-hoa-30-lit", "Quạt điều hòa 30 lít", "3.290.000đ", "Công suất 150 W, bình nước 30 lít, làm mát 35 mét vuông, lưu lượng gió 4.500 m3/giờ."),
                ("noi-com-dien-tu-1-8l", "Nồi cơm điện tử 1,8 lít", "1.450.000đ <del>1.790.000đ</del>", "Công suất 860 W, lòng nồi phủ chống dính dày 2 mm, 10 chế độ nấu, hẹn giờ 24 tiếng."),
                ("noi-com-nap-gai-1l", "Nồi cơm nắp gài 1 lít", "520.000đ", "Công suất 500 W, nấu 4 đến 6 cốc gạo, giữ ấm 6 tiếng, nắp trong tháo rời được."),
                ("am-sieu-toc-1-7l", "Ấm siêu tốc 1,7 lít", "259.000đ", "Công suất 1.850 W, ruột inox 304 liền khối, vỏ nhựa hai lớp, tự ngắt khi sôi."),
                ("may-xay-sinh-to", "Máy xay sinh tố 2 cối", "640.000đ", "Công suất 400 W, cối thủy tinh 1,2 lít và cối xay khô, 3 tốc độ, lưỡi dao thép."),
            ))
        ),
        '<li class="product"><a href="{path}" class="thumb"><img data-src="https://pos.nvncdn.com/c07/ps/{k}.jpg" class="lazyload" alt=""></a><h3><a href="{path}">{name}</a></h3><div class="price">{cost}</div></li>',
        '<div class="view"><h1>{name}</h1><div class="price tp_product_detail_price">{cost}</div><button type="button" class="addToCart" data-psid="4770{k}">Thêm vào giỏ hàng</button><button type="button" class="buyNow">Mua ngay</button><div class="tab-pane"><h3>Thông tin chi tiết</h3><p>{about} Điện áp 220 V - 50 Hz. Hàng chính hãng nguyên đai nguyên kiện, bảo hành điện tử 24 tháng, sản xuất tại Việt Nam.</p></div></div>',
    )  # fmt: skip
    order = (("shipping", "1. Chính sách vận chuyển, giao nhận"), ("payment", "2. Chính sách thanh toán"), ("return", "3. Chính sách đổi trả và hoàn tiền"), ("privacy", "4. Chính sách bảo mật thông tin cá nhân"))  # fmt: skip
    made["/chinh-sach-va-quy-dinh-chung-n9911.html"] = f'<div class="news"><h1>Chính sách và quy định chung</h1>{one_page(TERMS, order, "<h2>{name}</h2>{text}")}</div>'  # fmt: skip
    made["/cart"] = '<div class="view"><h1>Giỏ hàng</h1><p>Không có sản phẩm.</p></div>'
    made["/"] = made["/quat-dien-pc511.html"] = made["/noi-com-pc512.html"] = f'<ul class="products">{cards}</ul>'
    return whole("Điện máy Tân Phát", made, top, foot, NHANH)


APPLIANCES = owner("", name="CÔNG TY TNHH ĐIỆN MÁY TÂN PHÁT BẮC NINH", number="2300998811", issued_on="2017-10-20", issued_by="Phòng ĐKKD Sở Kế hoạch và Đầu tư tỉnh Bắc Ninh", representative="Ông Tạ Văn Phát | Tạ Văn Phát",
                   address="355 Ngô Gia Tự, phường Kinh Bắc, tỉnh Bắc Ninh", phone="0222 389 8811 | 0962 998 811", email="info@dienmaytanphat.example")  # fmt: skip


def instruments(n: int) -> dict[str, str]:
    """PHP tables by hand: a window with prices where one orders by telephone; a household with an old address; no term of privacy, no badge."""
    top = '<table width="960" align="center" cellpadding="0" cellspacing="0" border="0"><tr><td><img src="/images/banner.jpg" width="960" alt="Nhac cu Thai Ha"></td></tr><tr><td class="menu" bgcolor="#990000"><a href="/index.php"><font color="#ffffff">Trang chủ</font></a> | <a href="/index.php?act=muahang"><font color="#ffffff">Hướng dẫn mua hàng</font></a> | <a href="/index.php?act=baohanh"><font color="#ffffff">Bảo hành, đổi trả</font></a> | <a href="/index.php?act=lienhe"><font color="#ffffff">Liên hệ</font></a></td></tr><tr><td>'
    foot = '</td></tr><tr><td align="center" class="footer"><hr><b>CỬA HÀNG NHẠC CỤ THÁI HÀ</b><br>Chủ cửa hàng: Đào Xuân Hà<br>Đăng ký kinh doanh số 01H8004455 do UBND quận Đống Đa cấp ngày 12 tháng 9 năm 2011<br>Địa chỉ: Số 84 phố Thái Hà, phường Trung Liệt, quận Đống Đa, Hà Nội<br>Tel: 024.3857.4455 - Fax: 024.3857.4456<br>Email: nhaccu@thaiha.example<br>Lượt truy cập: 1284407</td></tr></table>'
    cards, made = goods(
        (
            (f"/index.php?act=chitiet&id={k}", name, f"{dong(amount)} VNĐ", about, f"/index.php?act=chitiet&amp;id={k}")
            for k, (name, amount, about) in enumerate((
                ("Đàn bầu gỗ vông", 1850, "Mặt gỗ vông, thành gỗ trắc, dài 1,1 m, vòi đàn bằng sừng, kèm bao vải và que gảy."),
                ("Sáo trúc tông Đô", 180, "Trúc già phơi hai năm, dài 39 cm, sáu lỗ bấm, chỉnh tiếng theo máy 440 Hz."),
                ("Đàn tranh 16 dây", 3200, "Mặt gỗ ngô đồng, thành gỗ trắc khảm trai, 16 dây thép, kèm chân và bao."),
                ("Đàn nguyệt gỗ mun", 2700, "Mặt ngô đồng đường kính 36 cm, cần gỗ mun, tám phím, hai dây nylon."),
                ("Trống cơm", 950, "Thân gỗ mít dài 56 cm, mặt da bò thuộc, dây căng chỉnh tiếng, kèm quai đeo."),
            ))
        ),
        '<td width="190" align="center" valign="top"><a href="{more}"><img src="/upload/{k}.jpg" width="150" border="0"></a><br><a href="{more}"><b>{name}</b></a><br><font color="#cc0000">Giá: {cost}</font></td>',
        '<table width="100%" cellpadding="6"><tr><td width="320"><img src="/upload/{k}_lon.jpg" width="300"></td><td valign="top"><font size="4"><b>{name}</b></font><br>Giá: <font color="#cc0000"><b>{cost}</b></font><br>Mời quý khách gọi 024.3857.4455 hoặc đến cửa hàng để mua hàng.</td></tr><tr><td colspan="2"><p>{about} Làm tại xưởng của cửa hàng, thử tiếng trước khi giao. Bảo hành 12 tháng phần gỗ và keo, thay dây lấy công bằng giá vốn.</p></td></tr></table>',
    )  # fmt: skip
    made["/index.php?act=muahang"] = (
        '<font size="4"><b>Hướng dẫn mua hàng</b></font><p><b>1. Cách mua</b><br>Quý khách đến cửa hàng thử đàn, hoặc gọi điện thoại để được nghe tiếng đàn và tư vấn.</p><p><b>2. Thanh toán</b><br>Quý khách trả tiền mặt tại cửa hàng hoặc chuyển khoản vào tài khoản do cửa hàng đọc qua điện thoại. Khách ở tỉnh xa chuyển trước một nửa tiền, nửa còn lại trả khi nhận đàn. Giá đã gồm bao đàn và thuế, cửa hàng có hóa đơn bán lẻ cho khách cần.</p><p><b>3. Vận chuyển</b><br>Nội thành Hà Nội giao tận nhà miễn phí trong ngày. Các tỉnh gửi xe khách hoặc bưu điện, 2 đến 4 ngày, cước phí do khách trả theo biên lai. Đàn được bọc xốp và đóng thùng gỗ dán, nhận hàng quý khách mở thùng kiểm tra rồi mới ký nhận.</p>'
    )
    made["/index.php?act=baohanh"] = (
        '<font size="4"><b>Bảo hành, đổi trả</b></font><p><b>Bảo hành</b><br>Phần gỗ, keo và phím đàn bảo hành 12 tháng. Dây, ngựa đàn, que gảy là vật tư hao mòn, không bảo hành.</p><p><b>Đổi trả hàng</b><br>Trong 10 ngày kể từ ngày nhận, đàn bị nứt, cong cần, lạc phím hoặc sai mẫu thì quý khách được đổi đàn khác hoặc trả lại và nhận lại đủ tiền, cước gửi hai chiều do cửa hàng chịu. Đàn còn tốt mà quý khách muốn đổi sang cây khác thì bù chênh lệch giá và chịu cước gửi.</p>'
    )
    made["/index.php?act=lienhe"] = '<font size="4"><b>Liên hệ</b></font><p>Cửa hàng mở cửa từ 8 giờ sáng đến 7 giờ tối, chủ nhật nghỉ. Gửi xe miễn phí trước cửa.</p>'  # fmt: skip
    made["/"] = made["/index.php"] = f'<table width="100%" cellpadding="8"><tr>{cards}</tr></table>'
    return whole("Nhac cu Thai Ha", made, top, foot, '<meta http-equiv="Content-Type" content="text/html; charset=utf-8"><link rel="stylesheet" href="/style.css" type="text/css">', "<html>", ' bgcolor="#ffffff" topmargin="0"')  # fmt: skip


INSTRUMENTS = owner("", name="CỬA HÀNG NHẠC CỤ THÁI HÀ", number="01H8004455", issued_on="2011-09-12", issued_by="UBND quận Đống Đa", representative="Đào Xuân Hà",
                    address="Số 84 phố Thái Hà, phường Trung Liệt, quận Đống Đa, Hà Nội", phone="024.3857.4455", email="nhaccu@thaiha.example")  # fmt: skip


def bicycles(n: int) -> dict[str, str]:
    """Laravel by hand: the owner as a list of labels with first and third registration; prices from, the register's cookie query in the badge."""
    named: Named = tuple((topic, f"/chinh-sach/{slug}", NAMES[topic]) for topic, slug in (("return", "doi-tra"), ("shipping", "van-chuyen"), ("payment", "thanh-toan"), ("privacy", "bao-mat")))  # fmt: skip
    top = '<header class="bg-white shadow sticky top-0"><div class="max-w-7xl mx-auto flex items-center justify-between"><a href="/" class="text-2xl font-bold">Xe Đạp Gió Lành</a><nav class="flex gap-6"><a href="/danh-muc/xe-dia-hinh">Xe địa hình</a><a href="/danh-muc/xe-duong-pho">Xe đường phố</a><a href="/gioi-thieu">Giới thiệu</a></nav><a href="/gio-hang" class="relative" aria-label="Giỏ hàng">Giỏ hàng<span class="absolute rounded-full bg-red-600 text-white">0</span></a></div></header><main class="max-w-7xl mx-auto py-8">'
    foot = f"""</main><footer class="bg-gray-900 text-gray-300"><div class="max-w-7xl mx-auto grid grid-cols-3 gap-8"><div><h3 class="font-semibold">Thông tin doanh nghiệp</h3><ul class="space-y-1"><li>Tên công ty: Công ty TNHH Xe đạp Gió Lành</li><li>Mã số doanh nghiệp: 0401889922</li><li>Đăng ký lần đầu: ngày 15 tháng 6 năm 2018; đăng ký thay đổi lần thứ 3: ngày 01 tháng 12 năm 2024</li><li>Nơi cấp: Sở Kế hoạch và Đầu tư thành phố Đà Nẵng</li><li>Người đại diện theo pháp luật: Ông Võ Gió Lành</li><li>Địa chỉ: 77 Nguyễn Hữu Thọ, phường Hòa Cường, thành phố Đà Nẵng</li><li>Điện thoại: 0236 369 8922</li><li>Email: hotro@giolanh.example</li></ul></div><div><h3 class="font-semibold">Chính sách</h3><ul>{links(named)}</ul></div><div><a href="http://online.gov.vn/Home/WebDetails/{n}?AspxAutoDetectCookieSupport=1" target="_blank" rel="noopener"><img src="/images/da-thong-bao.svg" alt="Government Logo" width="130" height="49"></a></div></div><p class="text-center text-sm">© 2026 Xe Đạp Gió Lành. Phát triển bởi <a href="https://codedep.example" rel="nofollow">CodeDep Studio</a></p></footer>"""
    cards, made = goods(
        (
            (f"/san-pham/{slug}", name, cost, about)
            for slug, name, cost, about in (
                ("xe-dia-hinh-26", "Xe địa hình 26 inch 21 tốc độ", "Từ 4.290.000 ₫", "Khung thép ống cỡ 16 và 18, phuộc nhún 80 mm, phanh đĩa cơ, nặng 15,5 kg."),
                ("xe-dia-hinh-29", "Xe địa hình 29 inch khung nhôm", "Từ 8.650.000 ₫", "Khung nhôm 6061, 9 tốc độ, phanh đĩa dầu, phuộc khóa hành trình, nặng 13,8 kg."),
                ("xe-touring-700c", "Xe touring 700C", '<span class="text-red-600">6.990.000 ₫</span> <s class="text-gray-400">7.900.000 ₫</s>', "Khung nhôm, tay lái thẳng, 24 tốc độ, lốp 700x32C, có baga và chắn bùn, nặng 12,9 kg."),
                ("xe-tre-em-16", "Xe trẻ em 16 inch", "1.790.000 ₫", "Cho bé 4 đến 7 tuổi, khung thép, bánh phụ tháo rời, phanh tay và phanh đạp ngược."),
                ("mu-bao-hiem-xe-dap", "Mũ bảo hiểm xe đạp", '<span class="text-red-600">390.000 ₫</span> <s class="text-gray-400">450.000 ₫</s>', "Vỏ PC ép xốp EPS, 18 lỗ gió, núm chỉnh vòng đầu 54 đến 61 cm, nặng 260 g."),
            )
        ),
        '<div class="border rounded-lg p-4"><a href="{path}"><img src="/storage/products/xe-{k}.webp" alt="{name}" loading="lazy" class="w-full"></a><h3 class="mt-2 font-medium"><a href="{path}">{name}</a></h3><p class="mt-1 font-bold">{cost}</p></div>',
        '<div class="grid grid-cols-2 gap-10"><img src="/storage/products/xe-{k}.webp" alt="{name}"><div><h1 class="text-3xl font-bold">{name}</h1><p class="text-2xl mt-3">{cost}</p><form action="/gio-hang/them" method="POST" class="mt-6"><input type="hidden" name="_token" value="pQ81vTz"><input type="hidden" name="product_id" value="{k}"><input type="number" name="quantity" value="1" min="1"><button type="submit" class="bg-red-600 text-white px-6 py-3 rounded">Thêm vào giỏ hàng</button></form></div></div><section class="mt-10"><h2 class="text-xl font-semibold">Mô tả</h2><div class="prose"><p>{about} Giao xe ráp sẵn 90%, kèm lục giác và hướng dẫn căn phanh. Bảo hành khung 5 năm, phụ tùng 6 tháng, lắp ráp tại Đà Nẵng.</p></div></section>',
    )  # fmt: skip
    made |= terms(named, TERMS, '<h1 class="text-3xl font-bold mb-6">{name}</h1><div class="prose max-w-none">{text}</div>')  # fmt: skip
    made["/gioi-thieu"] = '<h1 class="text-3xl font-bold mb-6">Giới thiệu</h1><div class="prose"><p>Chúng tôi bắt đầu bằng một tiệm sửa xe trên vỉa hè và nay có xưởng ráp 40 chiếc mỗi ngày. Mỗi chiếc xe đều được chạy thử 5 cây số trước khi giao.</p></div>'  # fmt: skip
    made["/gio-hang"] = '<h1 class="text-3xl font-bold mb-6">Giỏ hàng</h1><p>Giỏ hàng của bạn đang trống.</p>'
    made["/"] = made["/danh-muc/xe-dia-hinh"] = made["/danh-muc/xe-duong-pho"] = f'<div class="grid grid-cols-4 gap-6">{cards}</div>'  # fmt: skip
    return whole("Xe Đạp Gió Lành", made, top, foot, UTF8 + '<meta name="csrf-token" content="pQ81vTz"><link rel="stylesheet" href="/build/assets/app-4f1c.css">', attributes=' class="antialiased"')  # fmt: skip


BICYCLES = owner("", name="Công ty TNHH Xe đạp Gió Lành", number="0401889922", issued_on="2018-06-15", issued_by="Sở Kế hoạch và Đầu tư thành phố Đà Nẵng", representative="Ông Võ Gió Lành | Võ Gió Lành",
                 address="77 Nguyễn Hữu Thọ, phường Hòa Cường, thành phố Đà Nẵng", phone="0236 369 8922", email="hotro@giolanh.example")  # fmt: skip


def tea_app(n: int) -> dict[str, str]:
    """A Vue-like shop: every path is the same empty root; one script fetches the shop's data and draws goods, terms, owner and badge; in order."""
    slugs = (("return", "doi-tra"), ("shipping", "giao-hang"), ("payment", "thanh-toan"), ("privacy", "bao-mat"))
    listed = [
        {"duong": f"/san-pham/{slug}", "ten": name, "gia": f"{dong(amount)} ₫", "mota": f"{about} Hạn dùng 24 tháng, bảo quản nơi khô, tránh ánh nắng. Sản xuất tại Phú Thọ."}
        for slug, name, amount, about in (
            ("che-dinh-hop-100g", "Chè đinh hộp 100g", 260, "Chỉ hái búp non còn cuộn, sao tay, hộp thiếc 100 g, nước xanh, hậu ngọt."),
            ("che-nom-tom-200g", "Chè nõn tôm túi 200g", 150, "Hái một tôm một lá, túi hút chân không 200 g, hương cốm, pha nước 80 độ."),
            ("che-moc-cau-500g", "Chè móc câu túi 500g", 190, "Cánh chè xoăn như móc câu, túi 500 g, vị đậm, hợp uống hằng ngày."),
            ("hong-tra-200g", "Hồng trà cổ thụ 200g", 175, "Lên men toàn phần từ chè shan cổ thụ, túi 200 g, nước đỏ hổ phách."),
            ("hop-qua-tra-4-vi", "Hộp quà trà bốn vị", 420, "Bốn hũ 50 g gồm chè đinh, nõn tôm, hồng trà và trà nhài, kèm túi giấy."),
        )
    ]  # fmt: skip
    data = {
        "hang": listed,
        "trang": [{"duong": f"/chinh-sach/{slug}", "ten": NAMES[topic], "chu": PLAIN[topic]} for topic, slug in slugs],
        "chu": ["Hợp tác xã Chè Đồi Xanh Thanh Ba", "Giấy chứng nhận đăng ký HTX số 2600998833 do Phòng Tài chính - Kế hoạch huyện Thanh Ba cấp ngày 26/02/2019", "Người đại diện theo pháp luật: Ông Đinh Công Chè", "Địa chỉ: Khu 6, xã Thanh Ba, tỉnh Phú Thọ", "Điện thoại: 0210 388 9833", "Email: chedoixanh@thanhba.example"],
        "bct": f"https://www.online.gov.vn/Home/WebDetails/{n}",
    }  # fmt: skip
    script = """(function () {
  function ve(d) {
    var p = location.pathname, h = d.hang.find(function (x) { return x.duong === p; }), t = d.trang.find(function (x) { return x.duong === p; }), giua;
    if (h) giua = '<article class="product-view"><h1>' + h.ten + '</h1><p class="price">' + h.gia + '</p><button class="add-to-cart">Thêm vào giỏ hàng</button><div class="description"><p>' + h.mota + '</p></div></article>';
    else if (t) giua = '<article class="page-view"><h1>' + t.ten + '</h1>' + t.chu + '</article>';
    else if (p === '/gio-hang') giua = '<h1>Giỏ hàng</h1><p>Chưa có sản phẩm nào.</p>';
    else giua = '<div class="product-grid">' + d.hang.map(function (x, k) { return '<div class="product-card"><a href="' + x.duong + '"><img src="/img/che-' + k + '.jpg" alt="' + x.ten + '"><h3>' + x.ten + '</h3></a><span class="price">' + x.gia + '</span></div>'; }).join('') + '</div>';
    document.title = (h || t || { ten: 'Trang chủ' }).ten + ' - Chè Đồi Xanh';
    document.getElementById('app').innerHTML = '<header class="app-bar"><a href="/">Chè Đồi Xanh</a><a href="/gio-hang">Giỏ hàng (0)</a></header><main>' + giua + '</main><footer>' + d.chu.map(function (c) { return '<p>' + c + '</p>'; }).join('') + '<ul>' + d.trang.map(function (x) { return '<li><a href="' + x.duong + '">' + x.ten + '</a></li>'; }).join('') + '</ul><a href="' + d.bct + '" target="_blank"><img src="/img/bct.png" alt="Đã thông báo Bộ Công Thương"></a></footer>';
  }
  fetch('/api/cua-hang.json').then(function (r) { return r.json(); }).then(ve);
})();
"""
    shell = '<noscript><strong>Trang web cần bật JavaScript để hiển thị.</strong></noscript><div id="app"></div><script src="/js/app.8c1d2e.js"></script>'
    paths = ("/", "/gio-hang", *(str(row["duong"]) for row in listed), *(f"/chinh-sach/{slug}" for _, slug in slugs))
    return whole("Chè Đồi Xanh", dict.fromkeys(paths, shell)) | {
        "/js/app.8c1d2e.js": script,
        "/api/cua-hang.json": json.dumps(data, ensure_ascii=False),
    }


TEA_APP = owner("", name="Hợp tác xã Chè Đồi Xanh Thanh Ba", number="2600998833", issued_on="2019-02-26", issued_by="Phòng Tài chính - Kế hoạch huyện Thanh Ba", representative="Ông Đinh Công Chè | Đinh Công Chè",
                address="Khu 6, xã Thanh Ba, tỉnh Phú Thọ", phone="0210 388 9833", email="chedoixanh@thanhba.example")  # fmt: skip


def honey_parts(n: int) -> dict[str, str]:
    """Pages with a fetched foot, goods drawn from a list by number in the query; a firm that names nobody; the term of payment is '#'."""
    named: Named = (("return", "/doi-tra.html", "Chính sách đổi trả"), ("shipping", "/giao-hang.html", "Chính sách giao hàng"), ("privacy", "/bao-mat.html", "Chính sách bảo mật"))  # fmt: skip
    listed = [
        {"id": str(k), "ten": name, "gia": f"{amount:,}đ".replace(",", "."), "mota": f"{about} Lọc thô, không pha đường, có phiếu kiểm nghiệm. Hạn dùng 24 tháng, không cho trẻ dưới 1 tuổi dùng. Xuất xứ Đắk Lắk."}
        for k, (name, amount, about) in enumerate((
            ("Mật ong hoa cà phê 500ml", 165000, "Quay vào tháng hai khi hoa cà phê nở trắng, màu hổ phách sáng, chai thủy tinh 500 ml."),
            ("Mật ong hoa rừng 500ml", 210000, "Ong lấy nhiều loài hoa rừng khộp, vị đậm, dễ kết tinh khi lạnh, chai thủy tinh 500 ml."),
            ("Sữa ong chúa tươi 100g", 280000, "Lấy từ mũ chúa ba ngày tuổi, cấp đông ngay, hũ 100 g, giao kèm túi đá."),
            ("Phấn hoa cà phê 250g", 120000, "Phấn sấy lạnh còn ẩm 5%, hạt nguyên, hũ kín 250 g, ăn kèm sữa chua."),
            ("Sáp ong vàng 200g", 75000, "Sáp nấu chảy lọc ba lần, đổ khuôn 200 g, dùng làm son và nến."),
        ))
    ]  # fmt: skip
    top = '<header class="header"><a class="brand" href="/">Ong Buôn Hồ</a><nav><a href="/">Sản phẩm</a><a href="/cau-chuyen.html">Câu chuyện</a></nav><a class="cart" href="/gio-hang.html">Giỏ hàng (<span id="so-luong">0</span>)</a></header><main>'
    foot = '</main><div id="site-footer"></div><script src="/assets/site.js"></script>'
    part = f"""<footer class="footer"><p><b>CÔNG TY TNHH MẬT ONG BUÔN HỒ</b></p><p>MST: 6001778822</p><p>Địa chỉ: 64 Hùng Vương, phường Buôn Hồ, tỉnh Đắk Lắk</p><p>Hotline: 0262 357 8822</p><p>Email: ong@buonho.example</p><ul>{links(named)}<li><a href="#">Chính sách thanh toán</a></li></ul><a href="http://online.gov.vn/CustomWebsiteDisplay.aspx?DocId={n}" target="_blank"><img src="/assets/bct.png" alt="Bộ Công Thương" width="140"></a></footer>"""
    script = """function lay(u) { return fetch(u).then(function (r) { return /json$/.test(u) ? r.json() : r.text(); }); }
lay('/partials/footer.html').then(function (h) { document.getElementById('site-footer').innerHTML = h; });
var ds = document.getElementById('product-list'), ct = document.getElementById('product-detail');
if (ds || ct) lay('/data/products.json').then(function (hang) {
  if (ds) ds.innerHTML = hang.map(function (x) { return '<div class="product"><a href="/chi-tiet.html?id=' + x.id + '"><img src="/assets/ong-' + x.id + '.jpg" alt="' + x.ten + '"></a><h3><a href="/chi-tiet.html?id=' + x.id + '">' + x.ten + '</a></h3><p class="price">' + x.gia + '</p></div>'; }).join('');
  if (ct) {
    var id = new URLSearchParams(location.search).get('id'), x = hang.find(function (h) { return h.id === id; });
    document.title = x.ten + ' - Ong Buôn Hồ';
    ct.innerHTML = '<h1>' + x.ten + '</h1><p class="price">' + x.gia + '</p><button class="btn-cart">Thêm vào giỏ hàng</button><div class="desc"><p>' + x.mota + '</p></div>';
  }
});
"""
    made = terms(named, TERMS, '<h1>{name}</h1><div class="content">{text}</div>')
    made |= {f"/chi-tiet.html?id={row['id']}": '<div id="product-detail"></div>' for row in listed}
    made["/cau-chuyen.html"] = '<h1>Câu chuyện</h1><p>Đàn ong của chúng tôi theo mùa hoa: tháng giêng ở rẫy cà phê, tháng tư lên rừng khộp, tháng tám nghỉ dưỡng ở vườn nhà. Mỗi thùng ong có một cuốn sổ ghi ngày quay mật.</p>'  # fmt: skip
    made["/gio-hang.html"] = "<h1>Giỏ hàng</h1><p>Giỏ hàng của bạn đang trống.</p>"
    made["/"] = '<section class="hero"><h2>Mật ong từ vùng cà phê</h2><p>Mật chín trong tổ, nắp vít sáp đủ bảy phần mới quay. Giao hàng toàn quốc từ Buôn Hồ.</p></section><div id="product-list"></div>'  # fmt: skip
    return whole("Ong Buôn Hồ", made, top, foot) | {
        "/assets/site.js": script,
        "/data/products.json": json.dumps(listed, ensure_ascii=False),
        "/partials/footer.html": part,
    }


HONEY = owner("", "not_met", name="CÔNG TY TNHH MẬT ONG BUÔN HỒ", tax_code="6001778822", address="64 Hùng Vương, phường Buôn Hồ, tỉnh Đắk Lắk", phone="0262 357 8822", email="ong@buonho.example")  # fmt: skip


def pottery_tcvn(n: int) -> dict[str, str]:
    """TCVN3 of 2005: a firm whole in the last row, an order form for each thing, four terms in the left column; the oldest form of badge; in order."""
    named: Named = (("return", "/doitra.php", "Đổi trả hàng"), ("shipping", "/vanchuyen.php", "Vận chuyển"), ("payment", "/thanhtoan.php", "Thanh toán"), ("privacy", "/baomat.php", "Bảo mật thông tin"))  # fmt: skip
    top = f"""<font face=".VnArial" size="2"><table width="780" align="center" border="0" cellspacing="0"><tr><td colspan="2"><img src="/images/top.jpg" width="780" height="120"></td></tr><tr><td width="170" valign="top" bgcolor="#f3e9d2"><p><a href="/index.php">Trang chủ</a></p><p><a href="/sanpham.php">Sản phẩm</a></p><p><a href="/giohang.php">Giỏ hàng</a></p>{links(named, '<p><a href="{path}">{name}</a></p>')}</td><td valign="top">"""
    foot = f"""</td></tr><tr><td colspan="2" align="center" bgcolor="#7a3b10"><font color="#ffffff">Công ty TNHH Gốm sứ Kim Lan Hồng Thái<br>Giấy chứng nhận ĐKKD số 0102004455 do Sở Kế hoạch và Đầu tư Hà Nội cấp ngày 08/04/2004<br>Giám đốc: Ông Đỗ Hồng Thái<br>Địa chỉ: Thôn 3, xã Bát Tràng, Hà Nội<br>Điện thoại: 024.3874.5566<br>Email: gomsu@kimlan.example</font><br><a href="http://www.online.gov.vn/CustomWebsiteDisplay.aspx?DocId={n}" target="_blank"><img src="/images/bct.gif" border="0" alt=""></a></td></tr></table></font>"""
    cards, made = goods(
        (
            (f"/chitiet.php?id={k}", name, f"{dong(amount)} đ", about)
            for k, (name, amount, about) in enumerate((
                ("Bộ ấm chén men rạn", 320, "Một ấm 450 ml, sáu chén và khay, men rạn vẽ sen tay."),
                ("Lọ hoa men lam 30 cm", 280, "Cao 30 cm, miệng 9 cm, men lam vẽ tùng hạc."),
                ("Bát ăn cơm men trắng (10 cái)", 150, "Đường kính 11,5 cm, men trắng kem, viền lam một nét."),
                ("Chum ngâm rượu 20 lít", 450, "Dung tích 20 lít, đất nung già lửa không tráng men trong."),
                ("Đĩa trang trí vẽ vàng", 520, "Đường kính 25 cm, vẽ vàng kim trên men đen, kèm giá gỗ."),
            ))
        ),
        '<table width="100%" cellpadding="4"><tr><td width="130"><a href="{path}"><img src="/images/sp{k}.jpg" width="120" border="0"></a></td><td><a href="{path}"><b>{name}</b></a><br>Giá: <font color="#cc0000">{cost}</font></td></tr></table>',
        '<p><b><font size="4">{name}</font></b></p><img src="/images/sp{k}.jpg"><p>Giá: <font color="#cc0000"><b>{cost}</b></font></p><form action="/giohang.php" method="post"><input type="hidden" name="id" value="{k}">Số lượng: <input type="text" name="sl" value="1" size="2"> <input type="submit" value="Đặt mua"></form><p>{about} Nung ga 1.250 độ trong 16 giờ, không chì, dùng được trong lò vi sóng (trừ hàng vẽ vàng). Đóng gói rơm và thùng giấy năm lớp. Làm tại làng nghề Kim Lan.</p>',
    )  # fmt: skip
    made |= terms(named, PLAIN, '<p><b><font size="4">{name}</font></b></p>{text}')
    made["/giohang.php"] = '<p><b><font size="4">Giỏ hàng</font></b></p><p>Chưa có mặt hàng nào trong giỏ.</p>'
    made["/"] = made["/index.php"] = made["/sanpham.php"] = cards
    return whole("Gom su Kim Lan", made, top, foot, '<meta http-equiv="Content-Type" content="text/html; charset=windows-1252"><meta name="GENERATOR" content="Microsoft FrontPage 4.0">', "<html>")  # fmt: skip


POTTERY = owner("", name="Công ty TNHH Gốm sứ Kim Lan Hồng Thái", number="0102004455", issued_on="2004-04-08", issued_by="Sở Kế hoạch và Đầu tư Hà Nội", representative="Ông Đỗ Hồng Thái | Đỗ Hồng Thái",
                address="Thôn 3, xã Bát Tràng, Hà Nội", phone="024.3874.5566", email="gomsu@kimlan.example")  # fmt: skip

SEVENTH: tuple[HandMade, ...] = (
    *FIRST,
    *SECOND,
    HandMade("17 Kẹo Ngọt", SWEETS, sweets, "link"),
    HandMade("18 Ngọc Lan", HANDBAGS, handbags, "image_only", FAKE),
    HandMade("19 Tân Phát", APPLIANCES, appliances, "link", FAKE),
    HandMade("20 Thái Hà", INSTRUMENTS, instruments, None, NO_DUTY | {"policies": "not_met"}),
    HandMade("21 Gió Lành", BICYCLES, bicycles, "link"),
    HandMade("22 Đồi Xanh", TEA_APP, tea_app, "link"),
    HandMade("23 Buôn Hồ", HONEY, honey_parts, "link", {"policies": "not_met"}),
    HandMade("24 Kim Lan", POTTERY, pottery_tcvn, "link", encoding="tcvn3"),
)  # fmt: skip
