# ruff: noqa: E501 - feet of shops stand as shops write them
"""Shops for `shop_sites.py`: unlike builds, owner blocks, badge tricks, terms and encodings, each with what is true of it.

Names, numbers and addresses are made up; the forms are those of real feet of shops (research) and of shop systems.
"""

from __future__ import annotations

import html
from collections.abc import Callable
from dataclasses import dataclass, field

RECORD = "http://online.gov.vn/Home/WebDetails/{n}"
LONG = (
    "Khách hàng được kiểm tra hàng trước khi nhận, báo cho cửa hàng trong vòng bảy ngày kèm ảnh chụp và hóa đơn;"
    " cửa hàng trả lời trong hai ngày làm việc, chịu phí nếu lỗi do mình và ghi rõ cách làm ở từng bước bên dưới."
    " Mọi trường hợp khác hai bên trao đổi qua điện thoại ghi ở chân trang và lập biên bản khi cần thiết."
)
GOODS = ("Nón lá bài thơ", "Chiếu cói Nga Sơn", "Mắm ruốc Huế", "Trống đồng thu nhỏ", "Khăn rằn Nam Bộ", "Bánh pía")
ABOUT = (
    "Làm tại làng nghề, chất liệu tự nhiên phơi khô ba nắng, kích thước 40 cm, nặng 300 g, xuất xứ Việt Nam, hạn dùng"
    " mười hai tháng, bảo quản nơi khô ráo."
)


@dataclass(frozen=True)
class Owner:
    """An owner block and the facts that it says; `complete` when it meets the duty."""

    html: str
    facts: dict[str, str]
    status: str


@dataclass(frozen=True)
class Shop:
    name: str
    owner: Owner
    badge: str  # key of BADGES
    shell: str  # key of SHELLS
    record_of: str | None = ""  # domain on the record; "" its own, None: no register
    encoding: str = "utf-8"
    terms: str = "four"
    priced: int = 6
    described: bool = True
    orders: bool = True
    scripted: bool = False
    unlike: dict[str, str] = field(default_factory=dict)  # verdicts other than met


def owner(text: str, status: str = "met", **facts: str) -> Owner:
    return Owner(text, facts, status)


OWNERS = {
    "firm_lines": owner(
        "<p><b>CÔNG TY TNHH THỦ CÔNG BẾN NGỰ</b></p><p>Giấy chứng nhận ĐKDN số 3301234567 do Sở Kế hoạch và Đầu tư tỉnh"
        " Thừa Thiên Huế cấp ngày 14/08/2015</p><p>Người đại diện pháp luật: Tôn Nữ Minh An</p><p>Địa chỉ: 27 Phan Bội"
        " Châu, Phường Thuận Hóa, TP. Huế</p><p>ĐT: 0234 3829 111</p>",
        name="CÔNG TY TNHH THỦ CÔNG BẾN NGỰ", number="3301234567", issued_on="2015-08-14",
        issued_by="Sở Kế hoạch và Đầu tư tỉnh Thừa Thiên Huế", representative="Tôn Nữ Minh An",
        address="27 Phan Bội Châu, Phường Thuận Hóa, TP. Huế", phone="0234 3829 111",
    ),
    "household": owner(
        "Hộ kinh doanh Lê Văn Tám<br>Chủ hộ: Lê Văn Tám<br>Số ĐKKD: 51C8004321, cấp ngày 02/11/2021 tại UBND quận Bình"
        " Thủy<br>Địa chỉ kinh doanh: Ấp 3, xã Phong Điền, TP Cần Thơ<br>Zalo/Hotline: 0918 222 333",
        name="Hộ kinh doanh Lê Văn Tám", representative="Lê Văn Tám", number="51C8004321", issued_on="2021-11-02",
        issued_by="UBND quận Bình Thủy", address="Ấp 3, xã Phong Điền, TP Cần Thơ", phone="0918 222 333",
    ),
    "one_line": owner(
        "<small>Công ty Cổ phần Nông sản Ba Vì - MST: 0108765432 - Địa chỉ: Thôn Hòa Trung, xã Minh Quang, Hà Nội -"
        " Giám đốc: Phùng Đức Lợi - Email: banhang@bavi.example</small>",
        name="Công ty Cổ phần Nông sản Ba Vì", tax_code="0108765432", representative="Phùng Đức Lợi",
        address="Thôn Hòa Trung, xã Minh Quang, Hà Nội", email="banhang@bavi.example",
    ),
    "table": owner(
        "<table><tr><th>Tên doanh nghiệp</th><td>Doanh nghiệp tư nhân Kim Phát</td></tr><tr><th>Mã số thuế</th>"
        "<td>1800 987 654</td></tr><tr><th>Người đại diện</th><td>Bà Kim Thị Phát</td></tr><tr><th>Trụ sở</th><td>Số 8,"
        " đường 3/2, phường Ninh Kiều, Cần Thơ</td></tr><tr><th>Điện thoại</th><td>(0292) 3 765 432</td></tr></table>",
        name="Doanh nghiệp tư nhân Kim Phát", tax_code="1800987654", representative="Bà Kim Thị Phát",
        address="Số 8, đường 3/2, phường Ninh Kiều, Cần Thơ", phone="(0292) 3 765 432",
    ),
    "upper": owner(
        "<div>© 2019. CÔNG TY TNHH MỘT THÀNH VIÊN LỤA TÂN CHÂU. GPKD SỐ: 1601234567 DO SỞ KHĐT AN GIANG CẤP NGÀY"
        " 09/03/2012.</div><div>TRỤ SỞ: 115 TÔN ĐỨC THẮNG, PHƯỜNG TÂN CHÂU, AN GIANG</div><div>CHỊU TRÁCH NHIỆM NỘI"
        " DUNG: NGUYỄN HỮU LỤA</div><div>HOTLINE: 1900 6868</div>",
        name="CÔNG TY TNHH MỘT THÀNH VIÊN LỤA TÂN CHÂU", number="1601234567", issued_on="2012-03-09",
        issued_by="SỞ KHĐT AN GIANG", representative="NGUYỄN HỮU LỤA",
        address="115 TÔN ĐỨC THẮNG, PHƯỜNG TÂN CHÂU, AN GIANG", phone="1900 6868",
    ),
    "cooperative": owner(
        "<ul><li>Hợp tác xã Nông nghiệp Sông Hậu</li><li>Mã số HTX/Mã số thuế: 1801112223</li><li>Đại diện: Ông Huỳnh"
        " Văn Sáu (Giám đốc)</li><li>Trụ sở chính: Khu vực Thới An, phường Ô Môn, Cần Thơ</li><li>Tel: 0292.3661.222 |"
        " E-mail: htx@songhau.example</li></ul>",
        name="Hợp tác xã Nông nghiệp Sông Hậu", tax_code="1801112223", representative="Ông Huỳnh Văn Sáu",
        address="Khu vực Thới An, phường Ô Môn, Cần Thơ", phone="0292.3661.222", email="htx@songhau.example",
    ),
    "changed": owner(
        "<p>Công ty TNHH TM&amp;DV Gạch Chăm</p><p>Giấy CNĐKDN: 4500123456, đăng ký lần đầu ngày 20/05/2009, đăng ký thay"
        " đổi lần thứ 4 ngày 11/01/2022, cấp bởi Sở KH&amp;ĐT Ninh Thuận</p><p>Đại diện theo pháp luật: Đàng Năng Thọ</p>"
        "<p>Văn phòng: Thôn Bàu Trúc, xã Ninh Phước, Khánh Hòa</p><p>Liên hệ: 0259-3888-999</p>",
        name="Công ty TNHH TM&DV Gạch Chăm", number="4500123456", issued_on="2009-05-20",
        issued_by="Sở KH&ĐT Ninh Thuận", representative="Đàng Năng Thọ",
        address="Thôn Bàu Trúc, xã Ninh Phước, Khánh Hòa", phone="0259-3888-999",
    ),
    "two_cells": owner(
        "<dl><dt>Chủ sở hữu website</dt><dd>Công ty TNHH Yến Sào Hòn Nội</dd><dt>Số đăng ký kinh doanh</dt>"
        "<dd>4201987654</dd><dt>Ngày cấp</dt><dd>30/06/2018</dd><dt>Nơi cấp</dt><dd>Sở Kế hoạch và Đầu tư Khánh Hòa</dd>"
        "<dt>Người đại diện</dt><dd>Phan Thị Yến</dd><dt>Địa chỉ trụ sở</dt><dd>46 Trần Phú, phường Nha Trang, Khánh"
        " Hòa</dd><dt>Email</dt><dd>cskh@honnoi.example</dd></dl>",
        name="Công ty TNHH Yến Sào Hòn Nội", number="4201987654", issued_on="2018-06-30",
        issued_by="Sở Kế hoạch và Đầu tư Khánh Hòa", representative="Phan Thị Yến",
        address="46 Trần Phú, phường Nha Trang, Khánh Hòa", email="cskh@honnoi.example",
    ),
    "english": owner(
        "<p>Copyright 2024 © Công ty TNHH Cà Phê Cầu Đất. All rights reserved.</p><p>Tax code: 5801234567</p><p>Address:"
        " 15 Hồ Tùng Mậu, phường Xuân Hương, Lâm Đồng</p><p>Người chịu trách nhiệm quản lý nội dung: Bà Trương Mỹ"
        " Hạnh</p><p>Tel: +84 263 3821 555</p>",
        name="Công ty TNHH Cà Phê Cầu Đất", tax_code="5801234567", representative="Bà Trương Mỹ Hạnh",
        address="15 Hồ Tùng Mậu, phường Xuân Hương, Lâm Đồng", phone="+84 263 3821 555",
    ),
    "long_date": owner(
        "<p>Công ty TNHH Đồ Gỗ Kim Bồng</p><p>Giấy phép ĐKKD số: 4001122334 do Phòng ĐKKD - Sở Tài chính TP Đà Nẵng cấp"
        " lần đầu ngày 5 tháng 9 năm 2025</p><p>Người đại diện theo pháp luật: Ông Huỳnh Ri - Chức vụ: Giám đốc</p><p>Địa"
        " chỉ trụ sở chính: Thôn Đông Hà, xã Hội An Tây, TP Đà Nẵng</p><p>Số điện thoại: 0905.111.222</p>",
        name="Công ty TNHH Đồ Gỗ Kim Bồng", number="4001122334", issued_on="2025-09-05",
        issued_by="Phòng ĐKKD - Sở Tài chính TP Đà Nẵng", representative="Ông Huỳnh Ri",
        address="Thôn Đông Hà, xã Hội An Tây, TP Đà Nẵng", phone="0905.111.222",
    ),
    "no_tax": owner(
        "<p>Cửa hàng Nón Gò Găng</p><p>Địa chỉ: Chợ Gò Găng, phường An Nhơn, Gia Lai</p><p>SĐT: 0987 654 321</p>",
        "not_met", address="Chợ Gò Găng, phường An Nhơn, Gia Lai", phone="0987 654 321",
    ),
    "no_person": owner(
        "<p>CÔNG TY TNHH BÚN TƯƠI SÓC TRĂNG</p><p>MST: 2200765432</p><p>Địa chỉ: 90 Hùng Vương, phường Phú Lợi, Cần"
        " Thơ</p><p>Hotline: 0299 3611 777</p>",
        "not_met", name="CÔNG TY TNHH BÚN TƯƠI SÓC TRĂNG", tax_code="2200765432",
        address="90 Hùng Vương, phường Phú Lợi, Cần Thơ", phone="0299 3611 777",
    ),
    "only_name": owner("<p>© 2023 Tiệm Của Mây. Theo dõi chúng tôi trên Facebook.</p>", "not_met"),
    "in_comment": owner(
        "<!-- <p>CÔNG TY TNHH ẨN DANH</p><p>MST: 0312312312</p><p>Địa chỉ: 1 Lê Duẩn, Quận 1, TP.HCM</p> --><p>Tiệm"
        " nhỏ</p>", "not_met",
    ),
    "hidden": owner(
        '<div style="display:none"><p>CÔNG TY TNHH GIẤU TÊN</p><p>MST: 0313313313</p></div><p>Rất hân hạnh phục vụ</p>',
        "not_met",
    ),
    "picture": owner('<img src="/uploads/footer-cong-ty.jpg" width="1100" alt="">', "unknown"),
    "two_owners": owner(
        "<p>CÔNG TY TNHH PHÍA BẮC</p><p>MST: 0101234567</p><p>Địa chỉ: 3 Tràng Tiền, Hà Nội</p><p>CÔNG TY CỔ PHẦN PHÍA"
        " NAM</p><p>MST: 0307654321</p><p>Địa chỉ: 9 Nguyễn Huệ, TP.HCM</p>", "unknown",
    ),
    "many_phones": owner(
        "<p>Công ty TNHH Phân Phối Miền Tây</p><p>Mã số doanh nghiệp: 1401234567. Ngày cấp: 01/02/2017. Nơi cấp: Sở KHĐT"
        " Đồng Tháp</p><p>Người đại diện: Võ Thành Út</p><p>Địa chỉ: 12 Lý Thường Kiệt, phường Cao Lãnh, Đồng Tháp</p>"
        "<p>Điện thoại: 0277 3851 000</p><p>Đại lý: " + ", ".join(f"09{n:08d}" for n in range(11111111, 11111611)) + "</p>",
        name="Công ty TNHH Phân Phối Miền Tây", number="1401234567", issued_on="2017-02-01",
        issued_by="Sở KHĐT Đồng Tháp", representative="Võ Thành Út",
        address="12 Lý Thường Kiệt, phường Cao Lãnh, Đồng Tháp", phone="0277 3851 000",
    ),
}  # fmt: skip
SEAL = '<img src="{src}" alt="{alt}">'
BADGES: dict[str, Callable[[int], str]] = {
    "link": lambda n: (
        f'<a href="{RECORD.format(n=n)}" target="_blank">{SEAL.format(src="/i/logoSaleNoti.png", alt="")}</a>'
    ),
    "old_link": lambda n: (
        f'<a href="http://www.online.gov.vn/CustomWebsiteDisplay.aspx?DocId={n}"><img src="/t/bct.png"'
        ' alt="Đã thông báo Bộ Công Thương"></a>'
    ),
    "lazy": lambda n: (
        f'<a rel=nofollow href="https://online.gov.vn/Home/WebDetails/{n}"><img class=lazy src="data:image/gif;base64,R0"'
        ' data-src="https://cdn.example/gov.svg"></a>'
    ),
    "text_link": lambda n: f'<a href="//online.gov.vn/Home/WebDetails/{n}">Đã thông báo với Bộ Công Thương</a>',
    "noscript": lambda n: (
        f'<a href="{RECORD.format(n=n)}"><noscript data-img="https://khac.example/bct.png"><img'
        ' src="https://khac.example/bct.png"></noscript></a>'
    ),
    "picture": lambda _: SEAL.format(src="/upload/da-thong-bao-bct.png", alt="Đã thông báo"),
    "commented": lambda n: f'<!-- <a href="{RECORD.format(n=n)}"><img src="/i/bo-cong-thuong.png"></a> -->',
    "not_anchor": lambda n: f'<p href="{RECORD.format(n=n)}"><img src="/i/logoSaleNoti.png" alt="BCT"></p>',
    "onclick": lambda n: (
        f'<span onclick="window.open(\'{RECORD.format(n=n)}\')"><img src="/i/bocongthuong.png"></span>'
    ),
    "elsewhere": lambda _: '<a href="/">' + SEAL.format(src="/i/logoSaleNoti.png", alt="Bộ Công Thương") + "</a>",
    "hash": lambda _: '<a href="#"><img src="/i/dathongbao.png" alt="Đã thông báo Bộ Công Thương"></a>',
    "register_home": lambda _: '<a href="http://online.gov.vn/"><img src="/i/dathongbao.png" alt="Bộ Công Thương"></a>',
    "lookalike": lambda n: (
        f'<a href="http://online-gov.vn/Home/WebDetails/{n}"><img src="/i/dathongbao.png" alt="BCT"></a>'
    ),
    "none": lambda _: "",
}
NOT_MET = {"notified_badge": "not_met"}
FAKE = NOT_MET | {"badge_genuine": "not_met"}
# What each trick must be told as, and its verdicts where the record names the shop.
TRICKS: dict[str, tuple[str | None, dict[str, str]]] = {
    "link": ("link", {}), "old_link": ("link", {}), "lazy": ("link", {}), "text_link": ("link", {}),
    "noscript": ("link", {}), "picture": ("image_only", FAKE),
    "commented": ("commented_out", NOT_MET | {"badge_genuine": "not_applicable"}),
    "not_anchor": ("not_an_anchor", NOT_MET), "onclick": ("not_an_anchor", NOT_MET),
    "elsewhere": ("elsewhere", FAKE), "hash": ("elsewhere", FAKE), "register_home": ("link", FAKE),
    "lookalike": ("elsewhere", FAKE), "none": (None, NOT_MET | {"badge_genuine": "not_applicable"}),
}  # fmt: skip


def _woo(n: int, name: str, price: str) -> tuple[str, str, str]:
    path = f"/san-pham/sp-{n}/"
    card = (
        f'<li class="product type-product"><a href="{path}" class="woocommerce-LoopProduct-link"><img src="/w/{n}.jpg">'
        f'<h2 class="woocommerce-loop-product__title">{name}</h2><span class="price">{price}</span></a></li>'
    )
    page = (
        f'<div class="product"><h1 class="product_title">{name}</h1><p class="price">{price}</p><form class="cart"'
        f' method=post><button name="add-to-cart" class="single_add_to_cart_button">Thêm vào giỏ hàng</button></form>'
        "<div id=tab-description><p>{about}</p></div></div>"
    )
    return path, card, page


def _haravan(n: int, name: str, price: str) -> tuple[str, str, str]:
    path = f"/products/hang-{n}"
    card = (
        f'<div class="product-block"><a href="{path}"><img src="//file.hstatic.net/{n}.jpg"></a><h3 class="pro-name"><a'
        f' href="{path}">{name}</a></h3><p class="pro-price">{price}</p></div>'
    )
    page = (
        f'<h1>{name}</h1><div class="price-box"><span class="pro-price">{price}</span></div><form action="/cart/add"'
        ' id="add-item-form"><button id="buy-now">Mua ngay</button></form><div class="description-content">{about}</div>'
    )
    return path, card, page


def _sapo(n: int, name: str, price: str) -> tuple[str, str, str]:
    path = f"/mat-hang-so-{n}"
    card = (
        f'<div class="item_product_main"><a class="image_thumb" href="{path}"><img src="//bizweb.dktcdn.net/{n}.jpg"></a>'
        f'<h3 class="product-name"><a href="{path}">{name}</a></h3><div class="price-box">{price}</div></div>'
    )
    page = (
        f'<div itemscope itemtype="http://schema.org/Product"><h1 class="title-product" itemprop="name">{name}</h1><div'
        f' class="price-box"><span class="special-price">{price}</span></div><form action="/cart/add"><button'
        ' class="btn-cart">Cho vào giỏ hàng</button></form><div class="rte">{about}</div></div>'
    )
    return path, card, page


def _nhanh(n: int, name: str, price: str) -> tuple[str, str, str]:
    path = f"/hang-p3{n}1.html"
    card = f'<li><a class="tp_product_name" href="{path}"><img src="https://pos.nvncdn.com/{n}.jpg">{name}</a><p class="tp_product_price">{price}</p></li>'
    page = (
        f'<h1 class="tp_product_detail_name">{name}</h1><p class="tp_product_detail_price">{price}</p><button'
        ' class="btnAddToCart">Đặt mua</button><div class="tab-content">{about}</div>'
    )
    return path, card, page


def _table(n: int, name: str, price: str) -> tuple[str, str, str]:
    path = f"/chitiet.php?id={n}"
    card = f'<td><a href="chitiet.php?id={n}"><img src="anh/{n}.jpg" border=0><br>{name}</a><br><font color=red>Giá: {price}</font></td>'
    page = (
        f"<table><tr><td><font size=4><b>{name}</b></font><br>Giá bán: {price}<br><input type=button value='Đặt hàng'"
        " onclick='dathang()'></td></tr><tr><td>{about}</td></tr></table>"
    )
    return path, card, page


SHELLS: dict[str, Callable[[int, str, str], tuple[str, str, str]]] = {
    "woo": _woo, "haravan": _haravan, "sapo": _sapo, "nhanh": _nhanh, "table": _table,
}  # fmt: skip
CARTS = {"woo": "/gio-hang/", "haravan": "/cart", "sapo": "/cart", "nhanh": "/cart", "table": "/giohang.php"}
FOUR = (("Đổi trả hàng và hoàn tiền", "doi-tra"), ("Giao hàng", "giao-hang"), ("Phương thức thanh toán", "thanh-toan"),
        ("Bảo vệ thông tin khách hàng", "bao-mat-thong-tin"))  # fmt: skip
ENGLISH = (("Return policy", "return-policy"), ("Shipping policy", "shipping"), ("Payment", "payment-policy"),
           ("Privacy policy", "privacy"))  # fmt: skip
TERMS = {"four": FOUR, "english": ENGLISH, "three": FOUR[:3], "stub": FOUR, "one_page": FOUR, "dead": FOUR}
TERMS_STATUS = {"three": "not_met", "stub": "not_met", "dead": "not_met"}


def _terms(shop: Shop) -> dict[str, str]:
    named = TERMS[shop.terms]
    if shop.terms == "one_page":
        parts = "".join(f"<h2>{name}</h2><p>{LONG}</p>" for name, _ in named)
        return {"/quy-dinh-chung": f"<h1>Quy định và điều khoản mua hàng</h1>{parts}"}
    pages = {f"/trang/{slug}": f"<h1>{name}</h1><p>{LONG} Mục {name.lower()}.</p>" for name, slug in named}
    if shop.terms == "stub":
        pages["/trang/giao-hang"] = "<h1>Giao hàng</h1><p>Nội dung đang được cập nhật</p>"
    if shop.terms == "dead":
        pages["/trang/bao-mat-thong-tin"] = ""
    return pages


def pages(shop: Shop, number: int) -> dict[str, str]:
    """Path to page, as text; an empty page is answered 404."""
    terms = _terms(shop)
    names = dict(zip(terms, [name for name, _ in TERMS[shop.terms]], strict=False))
    if shop.terms == "one_page":
        names = {"/quy-dinh-chung": "Quy định chung"}
    links = "".join(f'<li><a href="{path}">{name}</a></li>' for path, name in names.items())
    foot = f"<div class=col>{shop.owner.html}</div><ul>{links}</ul>{BADGES[shop.badge](number)}"
    cart = f'<a href="{CARTS[shop.shell]}">Giỏ hàng (0)</a>' if shop.orders else ""
    old = shop.shell == "table"

    def page(title: str, body: str) -> str:
        charset = f'<meta http-equiv="Content-Type" content="text/html; charset={shop.encoding}">'
        frame = (
            f"<table width=900><tr><td>{cart} <a href='/'>Trang chủ</a></td></tr><tr><td>{body}</td></tr><tr><td"
            f" align=center>{foot}</td></tr></table>"
            if old
            else f'<header><a href="/">{shop.name}</a> {cart}</header><main>{body}</main><footer id="footer">{foot}</footer>'
        )
        if shop.scripted:
            inner = frame.replace("\\", "\\\\").replace("`", "\\`").replace("</script", "<\\/script")
            fill = f"<div id=app></div><script>setTimeout(() => {{document.getElementById('app').innerHTML = `{inner}`}}, 30)</script>"
            return (
                f"<!doctype html><html lang=vi><head>{charset}<title>{title}</title></head><body>{fill}</body></html>"
            )
        return f"<!doctype html><html lang=vi><head>{charset}<title>{title}</title></head><body>{frame}</body></html>"

    made: dict[str, str] = {}
    cards = ""
    for n, name in enumerate(GOODS):
        price = f"{(n + 1) * 35}.000₫" if n < shop.priced else "Liên hệ"
        path, card, detail = SHELLS[shop.shell](n, html.escape(name), price)
        if not shop.orders:
            detail = "<h1>" + name + "</h1><p class=price>" + price + "</p><div>{about}</div>"
        cards += card
        about = f"{ABOUT} {name} số {n}." if shop.described else ""
        made[path] = page(name, detail.replace("{about}", about))
    body = f"<h1>{shop.name}</h1>" + (
        f"<table><tr>{cards}</tr></table>" if old else f'<ul class="products">{cards}</ul>'
    )
    made["/"] = page(shop.name, body)
    made |= {path: page(names.get(path, ""), body) if body else "" for path, body in terms.items()}
    return made


def expected(shop: Shop) -> dict[str, str]:
    """Verdict by obligation."""
    verdicts = dict.fromkeys(
        ("owner_info", "goods_info", "price_info", "notified_badge", "badge_genuine", "policies"), "met"
    ) | {"owner_info": shop.owner.status, "policies": TERMS_STATUS.get(shop.terms, "met")}
    _, changed = TRICKS[shop.badge]
    verdicts |= changed
    if verdicts["badge_genuine"] == "met" and shop.record_of is None:
        verdicts["badge_genuine"] = "unknown"
    elif verdicts["badge_genuine"] == "met" and shop.record_of not in ("", "www.SELF"):
        verdicts["badge_genuine"] = "not_met"
    if not shop.orders and verdicts["notified_badge"] == "not_met":
        verdicts["notified_badge"] = "not_applicable"
    if shop.priced < 5:
        verdicts["price_info"] = "not_met"
    if not shop.described:
        verdicts["goods_info"] = "not_met"
    return verdicts | shop.unlike


def shop(name: str, owner_key: str, badge: str, shell: str, **more: object) -> Shop:
    return Shop(name, OWNERS[owner_key], badge, shell, **more)  # type: ignore[arg-type]


SHOPS = (
    shop("Bến Ngự", "firm_lines", "link", "woo"),
    shop("Tám Lê", "household", "old_link", "haravan"),
    shop("Ba Vì", "one_line", "lazy", "sapo", terms="english"),
    shop("Kim Phát", "table", "text_link", "nhanh"),
    shop("Lụa Tân Châu", "upper", "noscript", "table", encoding="windows-1258"),
    shop("Sông Hậu", "cooperative", "picture", "woo"),
    shop("Gạch Chăm", "changed", "commented", "haravan"),
    shop("Hòn Nội", "two_cells", "not_anchor", "sapo"),
    shop("Cầu Đất", "english", "elsewhere", "nhanh"),
    shop("Kim Bồng", "long_date", "none", "table"),
    shop("Gò Găng", "no_tax", "link", "woo", record_of="khac.example"),
    shop("Bún tươi", "no_person", "old_link", "haravan", record_of=None),
    shop("Tiệm Của Mây", "only_name", "hash", "sapo", terms="three"),
    shop("Tiệm nhỏ", "in_comment", "register_home", "nhanh", terms="stub"),
    shop("Giấu", "hidden", "lookalike", "woo", priced=3),
    shop("Ảnh", "picture", "link", "haravan"),
    shop("Hai chủ", "two_owners", "lazy", "sapo"),
    shop("Miền Tây", "many_phones", "onclick", "nhanh", terms="one_page"),
    shop("Huế JS", "firm_lines", "link", "haravan", scripted=True),
    shop("Sáu JS", "cooperative", "none", "woo", scripted=True, terms="dead"),
    shop("Tạp hóa cũ", "household", "text_link", "table", encoding="utf-16"),
    shop("Trưng bày", "changed", "none", "woo", orders=False),
    shop("Trơ", "two_cells", "link", "sapo", described=False, record_of="www.SELF"),
    shop("Ít giá", "table", "lazy", "haravan", priced=4, terms="dead"),
    shop("Yên", "english", "picture", "table", terms="one_page"),
    shop("Dài", "long_date", "not_anchor", "woo", record_of="khac.example"),
)
