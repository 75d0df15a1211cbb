# ruff: noqa: E501 - pages of shops stand as shops write them
"""Shops of other kinds for `shop_sites.py`, page by page by hand: legacy fonts, feet drawn by scripts, terms behind
telephone links, orders by Zalo alone. Written down with their verdicts before the reader was tried on any of them.

Names, numbers and addresses are made up; the forms are those of real shops and shop systems.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from shop_set import RECORD, Owner, owner

TEXT = (
    "Quý khách mở hộp, quay phim khi nhận và báo cho cửa hàng trong bảy ngày nếu hàng sai, thiếu hoặc hỏng."
    " Cửa hàng xác nhận trong một ngày làm việc, nêu rõ cách xử lý, thời hạn và ai chịu chi phí cho từng trường hợp."
    " Những gì khách hàng để lại chỉ dùng cho đơn hàng đó, không giao cho bên khác khi chưa được đồng ý."
)
ABOUT = "Nguyên liệu thu hái trong vụ, đóng gói hút chân không, khối lượng tịnh 500 g, hạn dùng mười hai tháng kể từ ngày sản xuất, bảo quản nơi khô mát, tránh nắng."
GOODS = (
    "Hạt điều rang muối",
    "Tiêu đen Phú Quốc",
    "Mật ong hoa cà phê",
    "Gạo ST25 túi 5kg",
    "Cá khô sặc bổi",
    "Dừa sáp Cầu Kè",
)


@dataclass(frozen=True)
class HandMade:
    """A shop as pages by path; `verdicts` other than met, `place` of its badge as the check must tell it."""

    name: str
    owner: Owner
    made: Callable[[int], dict[str, str]]
    place: str | None
    verdicts: dict[str, str] = field(default_factory=dict)
    record_of: str | None = ""
    encoding: str = "utf-8"

    def pages(self, number: int) -> dict[str, str]:
        return self.made(number)

    def expected(self) -> dict[str, str]:
        duties = ("owner_info", "goods_info", "price_info", "notified_badge", "badge_genuine", "policies")
        return dict.fromkeys(duties, "met") | {"owner_info": self.owner.status} | self.verdicts


def price(n: int) -> str:
    return f"{85 + 20 * n}.000"


FIRM = owner(
    "<p>CÔNG TY TNHH NÔNG SẢN ĐỒNG BƯNG</p><p>Mã số thuế: 1402345678</p><p>Đại diện pháp luật: Bà Lý Thị Ngọc</p><p>Trụ sở:"
    " 45 Quốc lộ 30, xã Mỹ Thọ, Đồng Tháp</p><p>Điện thoại: 0277 3920 111</p>",
    name="CÔNG TY TNHH NÔNG SẢN ĐỒNG BƯNG",
    tax_code="1402345678",
    representative="Bà Lý Thị Ngọc",
    address="45 Quốc lộ 30, xã Mỹ Thọ, Đồng Tháp",
    phone="0277 3920 111",
)
SEALED = '<a href="{record}" target="_blank"><img src="/img/dathongbao.png" alt="Đã thông báo Bộ Công Thương"></a>'


def zalo_only(_: int) -> dict[str, str]:
    """A window of goods with prices; orders go by telephone and Zalo, no cart anywhere."""
    head = '<div class="top"><a href="/">Đặc sản U Minh</a> | Gọi đặt hàng: <a href="tel:0913555666">0913 555 666</a></div>'
    foot = (
        '<div id="chan-trang"><p>Hộ kinh doanh Đặc sản U Minh - Chủ hộ: Trần Văn Đước</p><p>GCN ĐKHKD số 58D8001234 do Phòng TC-KH'
        " huyện U Minh cấp ngày 12/04/2020</p><p>Đ/c: Khóm 3, xã U Minh, Cà Mau</p><p>Điện thoại: 0913 555 666</p>"
        "<ul><li><a href='/chinh-sach-doi-hang.html'>Chính sách đổi hàng</a></li><li><a href='/giao-hang.html'>Giao hàng toàn quốc</a></li>"
        "<li><a href='/hinh-thuc-thanh-toan.html'>Hình thức thanh toán</a></li><li><a href='/chinh-sach-bao-mat.html'>Bảo mật thông tin</a></li></ul></div>"
    )
    made = {}
    cards = ""
    for n, name in enumerate(GOODS):
        path = f"/dac-san/{n}-mon-ngon.html"
        cards += f'<div class="o-hang"><a href="{path}"><img src="/hinh/{n}.jpg" alt="{name}"></a><a href="{path}"><b>{name}</b></a><span class="gia">{price(n)}đ</span></div>'
        made[path] = (
            f"{head}<h1>{name}</h1><div class='gia'>Giá: {price(n)}đ / gói</div><p>Đặt hàng: nhắn <a href='https://zalo.me/0913555666'>Zalo 0913 555 666</a></p><p>{ABOUT}</p>{foot}"
        )
    for path, name in (
        ("/chinh-sach-doi-hang.html", "Chính sách đổi hàng"),
        ("/giao-hang.html", "Giao hàng toàn quốc"),
        ("/hinh-thuc-thanh-toan.html", "Hình thức thanh toán"),
        ("/chinh-sach-bao-mat.html", "Bảo mật thông tin"),
    ):
        made[path] = f"{head}<h1>{name}</h1><p>{TEXT}</p>{foot}"
    made["/"] = f"{head}<h2>Hàng mới về</h2>{cards}{foot}"
    return {
        path: f"<!doctype html><html><head><meta charset=utf-8><title>U Minh</title></head><body>{body}</body></html>"
        for path, body in made.items()
    }


def scripted_foot(n_record: int) -> dict[str, str]:
    """A Haravan-like theme whose pages come whole but for the foot, which a script writes: owner, terms and badge."""
    links = "".join(
        f'<li><a href="/pages/{slug}">{name}</a></li>'
        for slug, name in (
            ("chinh-sach-doi-tra", "Chính sách đổi trả"),
            ("chinh-sach-giao-hang", "Chính sách giao hàng"),
            ("chinh-sach-thanh-toan", "Chính sách thanh toán"),
            ("chinh-sach-bao-mat", "Chính sách bảo mật"),
        )
    )
    foot = f"<footer class='main-footer'>{FIRM.html}<ul>{links}</ul>{SEALED.format(record=RECORD.format(n=n_record))}</footer>"
    script = (
        "<div id='footer-app'></div><script>document.addEventListener('DOMContentLoaded', function () { setTimeout(function () { document.getElementById('footer-app').innerHTML = "
        + repr(foot.replace("\n", ""))
        + "; }, 20); });</script>"
    )
    nav = "<header class='mainHeader'><a href='/'>Đồng Bưng</a><nav><a href='/collections/all'>Tất cả sản phẩm</a><a href='/collections/hot'>Bán chạy</a></nav><a href='/cart' class='cart-link'>Giỏ hàng <span class=count>0</span></a></header>"
    made = {}
    cards = ""
    for n, name in enumerate(GOODS):
        cards += f'<div class="product-loop"><a href="/products/mon-{n}"><img src="//product.hstatic.net/1000/{n}.jpg"></a><h3 class="proloop-name"><a href="/products/mon-{n}">{name}</a></h3><p class="proloop-price">{price(n)}₫</p></div>'
        made[f"/products/mon-{n}"] = (
            f'{nav}<script type="application/ld+json">{{"@context":"http://schema.org","@type":"Product","name":"{name}","offers":{{"@type":"Offer","priceCurrency":"VND","price":"{price(n).replace(".", "")}"}}}}</script>'
            f'<div class="product-heading"><h1>{name}</h1></div><div class="product-price"><span class="pro-price">{price(n)}₫</span></div><form id="add-item-form" action="/cart/add" method="post"><button type="submit" id="add-to-cart">Thêm vào giỏ</button></form><div class="description-productdetail"><p>{ABOUT}</p></div>{script}'
        )
    for slug, name in (
        ("chinh-sach-doi-tra", "Chính sách đổi trả"),
        ("chinh-sach-giao-hang", "Chính sách giao hàng"),
        ("chinh-sach-thanh-toan", "Chính sách thanh toán"),
        ("chinh-sach-bao-mat", "Chính sách bảo mật"),
    ):
        made[f"/pages/{slug}"] = f"{nav}<h1>{name}</h1><p>{TEXT}</p>{script}"
    made["/collections/all"] = made["/collections/hot"] = f"{nav}<h1>Tất cả sản phẩm</h1>{cards}{script}"
    slogan = "<p>Chúng tôi đem hạt điều, tiêu, mật ong và gạo của nông dân Đồng Tháp Mười tới mọi nhà, giao trong ngày ở thành phố Cao Lãnh và trong ba ngày ở các tỉnh khác, kèm phiếu kiểm nghiệm từng lô hàng.</p>"
    made["/"] = (
        f"{nav}<section class='home-slider'>{slogan}</section><section><h2>Nổi bật</h2>{cards}</section>{script}"
    )
    return {
        path: f"<!doctype html><html lang=vi><head><meta charset=utf-8><title>Đồng Bưng</title></head><body>{body}</body></html>"
        for path, body in made.items()
    }


def old_fonts(n_record: int) -> dict[str, str]:
    """Table pages of 2003 in TCVN3, no headings, products by number in the query, price beside a bold name."""
    foot = (
        "<tr><td bgcolor=#eeeeee align=center><font size=1>Công ty TNHH Chè Tân Cương<br>Giấy phép kinh doanh số: 4600234567 do Sở KHĐT Thái Nguyên cấp ngày"
        " 15/06/2004<br>Giám đốc: Ông Mai Văn Thái<br>Địa chỉ: Xóm Hồng Thái, xã Tân Cương, Thái Nguyên<br>Tel: 0280.3855.444</font><br>"
        "<a href='noidung.asp?id=1'>Quy định đổi, trả hàng</a> | <a href='noidung.asp?id=2'>Vận chuyển</a> | <a href='noidung.asp?id=3'>Cách thanh toán</a> | <a href='noidung.asp?id=4'>Bảo mật thông tin khách</a>"
        f"<br>{SEALED.format(record=RECORD.format(n=n_record))}</td></tr>"
    )
    made = {}
    rows = ""
    for n, name in enumerate(("Chè móc câu", "Chè nõn tôm", "Chè đinh", "Chè búp", "Chè ướp sen", "Chè ướp nhài")):
        rows += f"<td width=180><a href='sanpham.asp?ma={n}'><img src='pic/{n}.gif' border=0></a><br><a href='sanpham.asp?ma={n}'><b>{name}</b></a><br>Giá: {price(n)} đ/kg</td>"
        made[f"/sanpham.asp?ma={n}"] = (
            f"<tr><td><b>{name}</b><br>Giá: <font color=red>{price(n)} đ/kg</font><br><form action='giohang.asp'><input type=hidden name=ma value={n}><input type=submit value='Đặt mua'></form><p>Chè hái một tôm hai lá ở vùng đồi đất đỏ, sao tay trong ngày, hương cốm, nước xanh, vị chát dịu ngọt hậu, đóng gói hai lạng.</p></td></tr>"
        )
    for n, name in enumerate(("Quy định đổi, trả hàng", "Vận chuyển", "Cách thanh toán", "Bảo mật thông tin khách"), 1):
        made[f"/noidung.asp?id={n}"] = f"<tr><td><font size=4>{name}</font><br>{TEXT}</td></tr>"
    made["/"] = f"<tr><td><marquee>Chào mừng quý khách đến với Chè Tân Cương</marquee></td></tr><tr>{rows}</tr>"
    head = "<tr><td><a href='default.asp'>Trang chủ</a> | <a href='giohang.asp'>Giỏ hàng</a></td></tr>"
    return {
        path: f"<html><head><title>Che Tan Cuong</title></head><body><font face='.VnTime'><table width=760>{head}{body}{foot}</table></font></body></html>"
        for path, body in made.items()
    }


def two_firms(n_record: int) -> dict[str, str]:
    """A Sapo-like shop: one firm "owns", another "sells", each with its tax code; both are named in the foot."""
    foot = (
        "<footer class='footer'><div class=row><div><h4>Đơn vị chủ quản</h4><p>Công ty CP Truyền thông Sao Khuê</p><p>MST: 0106667778</p><p>Địa chỉ: 12 Duy Tân, Cầu Giấy, Hà Nội</p></div>"
        "<div><h4>Đơn vị bán hàng</h4><p>Công ty TNHH Thương mại Sao Hôm</p><p>MST: 0315556667</p><p>Địa chỉ: 88 Cách Mạng Tháng Tám, TP. Hồ Chí Minh</p><p>Hotline: 1800 6777</p></div></div>"
        "<ul><li><a href='/chinh-sach#doi-tra'>Đổi trả</a></li><li><a href='/chinh-sach#van-chuyen'>Vận chuyển</a></li><li><a href='/chinh-sach#thanh-toan'>Thanh toán</a></li><li><a href='/chinh-sach#bao-mat'>Bảo mật</a></li></ul>"
        f"{SEALED.format(record=RECORD.format(n=n_record))}</footer>"
    )
    nav = "<header><a href='/'>Sao</a><a href='/collections/all'>Sản phẩm</a><a href='/cart'>Giỏ hàng</a></header>"
    made = {}
    cards = ""
    for n, name in enumerate(GOODS):
        cards += f'<div class="item_product_main"><div class="product-thumbnail"><a href="/{n}-hang-ngon"><img data-src="//bizweb.dktcdn.net/{n}.jpg"></a></div><h3><a href="/{n}-hang-ngon" title="{name}">{name}</a></h3><span class="price">{price(n)}₫</span><form action="/cart/add"><button>Thêm vào giỏ hàng</button></form></div>'
        made[f"/{n}-hang-ngon"] = (
            f'{nav}<div itemscope itemtype="https://schema.org/Product"><h1 class="title-head" itemprop="name">{name}</h1><div itemprop="offers" itemscope itemtype="https://schema.org/Offer"><span itemprop="price" content="{price(n).replace(".", "")}">{price(n)}₫</span></div><form action="/cart/add" method=post><button class="btn_buyNow">Mua ngay</button></form><div class="product-content">{ABOUT}</div></div>{foot}'
        )
    parts = "".join(
        f"<details id='{slug}'><summary>{name}</summary><p>{TEXT}</p></details>"
        for slug, name in (
            ("doi-tra", "Chính sách đổi trả"),
            ("van-chuyen", "Chính sách vận chuyển"),
            ("thanh-toan", "Chính sách thanh toán"),
            ("bao-mat", "Chính sách bảo mật thông tin"),
        )
    )
    made["/chinh-sach"] = f"{nav}<h1>Chính sách bán hàng</h1>{parts}{foot}"
    made["/collections/all"] = f"{nav}<h1>Tất cả</h1>{cards}{foot}"
    made["/"] = f"{nav}<h1>Sao shop</h1>{cards}{foot}"
    return {
        path: f"<!doctype html><html><head><meta charset=utf-8><title>Sao</title></head><body>{body}</body></html>"
        for path, body in made.items()
    }


def telephone_terms(n_record: int) -> dict[str, str]:
    """A WooCommerce-like shop whose terms are named in the foot and lead to a telephone, to Zalo, to nothing."""
    foot = (
        f"<footer class='site-footer'>{FIRM.html}<ul><li><a href='tel:02773920111'>Chính sách đổi trả</a></li><li><a href='https://zalo.me/0913000111'>Chính sách vận chuyển</a></li>"
        "<li><a href='javascript:void(0)'>Hướng dẫn thanh toán</a></li><li><a href='#'>Chính sách bảo mật</a></li></ul>"
        f"{SEALED.format(record=RECORD.format(n=n_record))}</footer>"
    )
    nav = "<header class='site-header'><a href='/'>Bưng Woo</a><a class='cart-contents' href='/gio-hang/'>0 món</a></header>"
    made = {}
    cards = ""
    for n, name in enumerate(GOODS):
        cost = f'<span class="woocommerce-Price-amount amount"><bdi>{price(n)}<span class="woocommerce-Price-currencySymbol">₫</span></bdi></span>'
        if n == 1:
            cost += f' – <span class="woocommerce-Price-amount amount"><bdi>{price(n + 3)}<span>₫</span></bdi></span>'
        cards += f'<li class="product type-product"><a href="/cua-hang/mon-{n}/"><img src="/wp-content/uploads/{n}.jpg"><h2 class="woocommerce-loop-product__title">{name}</h2><span class="price">{cost if n != 4 else "Liên hệ"}</span></a></li>'
        made[f"/cua-hang/mon-{n}/"] = (
            f'{nav}<div class="product type-product"><h1 class="product_title entry-title">{name}</h1><p class="price">{cost if n != 4 else "Liên hệ"}</p><form class="cart" method="post"><button type="submit" name="add-to-cart" value="{n}" class="single_add_to_cart_button">Thêm vào giỏ hàng</button></form><div class="woocommerce-Tabs-panel" id="tab-description"><p>{ABOUT}</p></div></div>{foot}'
        )
    made["/"] = f'{nav}<ul class="products columns-3">{cards}</ul>{foot}'
    return {
        path: f"<!doctype html><html lang=vi><head><meta charset=utf-8><title>Bưng Woo</title></head><body class='woocommerce'>{body}</body></html>"
        for path, body in made.items()
    }


def pictured_foot(_: int) -> dict[str, str]:
    """A Nhanh-like shop: the foot is one lazy picture, the home page shows only groups, the badge is part of the picture's row."""
    foot = "<footer><picture><source data-srcset='/img/footer.webp'><img class='lazyload' data-src='/img/footer-thong-tin-cong-ty.png' alt='' width='100%'></picture><img src='/img/logo-da-thong-bao-bo-cong-thuong.png' alt='Đã thông báo Bộ Công Thương'></footer>"
    nav = "<header><a href='/'>Nhà Mộc</a><a href='/nhom-ban-pc1.html'>Bàn</a><a href='/nhom-ghe-pc2.html'>Ghế</a><a href='/cart'>Giỏ hàng</a><a href='/doi-tra-n1.html'>Chính sách đổi trả</a><a href='/van-chuyen-n2.html'>Vận chuyển</a><a href='/thanh-toan-n3.html'>Hướng dẫn thanh toán</a><a href='/bao-mat-n4.html'>Bảo mật thông tin</a></header>"
    made = {}
    groups: dict[int, str] = {1: "", 2: ""}
    for n, name in enumerate(
        ("Bàn trà gỗ sồi", "Bàn học chân sắt", "Bàn ăn sáu ghế", "Ghế tựa cong", "Ghế đẩu tròn", "Ghế xếp tre")
    ):
        path = f"/mon-do-p10{n}.html"
        groups[1 if n < 3 else 2] += (
            f'<div class="product-item"><a class="tp_product_name" href="{path}"><img src="https://pos.nvncdn.com/{n}.jpg">{name}</a><p class="tp_product_price">{price(n)}đ</p></div>'
        )
        made[path] = (
            f'{nav}<h1 class="tp_product_detail_name">{name}</h1><p class="tp_product_detail_price">{price(n)}đ</p><a class="btnAddToCart" href="javascript:">Mua ngay</a><div id="mo-ta"><p>Gỗ tự nhiên sấy khô, sơn phủ hai lớp, tải trọng tám mươi cân, tháo lắp bằng vít kèm theo, bảo hành mười hai tháng tại xưởng Thạch Thất.</p></div>{foot}'
        )
    made["/nhom-ban-pc1.html"] = f"{nav}<h1>Bàn</h1>{groups[1]}{foot}"
    made["/nhom-ghe-pc2.html"] = f"{nav}<h1>Ghế</h1>{groups[2]}{foot}"
    for path, name in (
        ("/doi-tra-n1.html", "Chính sách đổi trả"),
        ("/van-chuyen-n2.html", "Vận chuyển"),
        ("/thanh-toan-n3.html", "Hướng dẫn thanh toán"),
        ("/bao-mat-n4.html", "Bảo mật thông tin"),
    ):
        made[path] = f"{nav}<h1>{name}</h1><p>{TEXT}</p>{foot}"
    made["/"] = (
        f"{nav}<div class=banner><a href='/nhom-ban-pc1.html'><img src='/b1.jpg'></a><a href='/nhom-ghe-pc2.html'><img src='/b2.jpg'></a></div>{foot}"
    )
    return {
        path: f"<!doctype html><html><head><meta charset=utf-8><title>Nhà Mộc</title></head><body>{body}</body></html>"
        for path, body in made.items()
    }


def one_page(_: int) -> dict[str, str]:
    """A landing page: one thing, one form that takes the order, terms on pages of their own, no badge at all."""
    foot = "<div class=footer><p>CÔNG TY TNHH DƯỢC LIỆU SAPA XANH | MST 5300456789 | Lào Cai, phường Sa Pa, tổ 5 | ĐT 0214 387 1234</p><a href='/doi-tra'>Chính sách đổi trả</a> <a href='/giao-hang'>Chính sách giao hàng</a> <a href='/thanh-toan-don-hang'>Hình thức thanh toán</a> <a href='/bao-mat'>Chính sách bảo mật</a></div>"
    made = {
        path: f"<h1>{name}</h1><p>{TEXT}</p>{foot}"
        for path, name in (
            ("/doi-tra", "Chính sách đổi trả"),
            ("/giao-hang", "Chính sách giao hàng"),
            ("/thanh-toan-don-hang", "Hình thức thanh toán"),
            ("/bao-mat", "Chính sách bảo mật"),
        )
    }
    made["/"] = (
        f"<section><h1>Cao atiso Sa Pa hũ 200g</h1><div class=price><del>450.000đ</del> <ins>290.000đ</ins></div><p>Cô từ lá và thân atiso trồng ở độ cao 1.500 m, không đường, hũ thủy tinh 200 g, pha với nước ấm, hạn dùng 24 tháng, bảo quản ngăn mát sau khi mở nắp.</p></section>"
        f"<section id=dat-hang><h2>Đặt hàng</h2><form method=post action=/dat-hang><input name=ten placeholder='Họ tên'><input name=dienthoai placeholder='Số điện thoại'><input name=diachi placeholder='Địa chỉ nhận hàng'><button>ĐẶT HÀNG NGAY</button></form></section>{foot}"
    )
    return {
        path: f"<!doctype html><html><head><meta charset=utf-8><title>Cao atiso</title></head><body>{body}</body></html>"
        for path, body in made.items()
    }


def vni_shop(n_record: int) -> dict[str, str]:
    """A hand-made shop in div boxes, product names as h2 in the page, windows-1258 without a charset, badge in an onclick."""
    foot = (
        "<div class=duoi>Cửa hàng Vải Tám Hưng - HKD số 41H8009876, ngày cấp 03/03/2016, nơi cấp: UBND quận 8<br>Chủ cửa hàng: Ngô Tám Hưng<br>Địa chỉ: 210 Phạm Thế Hiển, phường Chánh Hưng, TP. Hồ Chí Minh<br>Liên hệ: 0903 777 888 - vaitamhung@vai.example"
        "<div><a href='/doitra.htm'>Đổi trả hàng</a><a href='/giaohang.htm'>Giao hàng</a><a href='/thanhtoan.htm'>Thanh toán</a></div>"
        f"<img src='/bct.gif' alt='Đã thông báo Bộ Công Thương' onclick=\"location.href='{RECORD.format(n=n_record)}'\"></div>"
    )
    head = "<div class=tren><a href='/index.htm'>Vải Tám Hưng</a> <a href='/giohang.htm'>Giỏ hàng của bạn</a></div>"
    made = {}
    boxes = ""
    for n, name in enumerate(("Vải lụa Thái", "Vải kate Ý", "Vải thô mộc", "Vải gấm", "Vải nhung", "Vải voan")):
        boxes += f"<div class=hop><a href='/vai{n}.htm'><img src='/v{n}.jpg'></a><a href='/vai{n}.htm'>{name}</a></div>"
        made[f"/vai{n}.htm"] = (
            f'<h2>{name}</h2><div>Giá bán: {price(n)} VNĐ/mét</div><div><button onclick="them({n})">Thêm vào giỏ</button></div>'
        )
    for path, name in (
        ("/doitra.htm", "Đổi trả hàng"),
        ("/giaohang.htm", "Giao hàng"),
        ("/thanhtoan.htm", "Thanh toán"),
    ):
        made[path] = f"<h2>{name}</h2><p>{TEXT}</p>"
    made["/"] = f"<h1>Vải Tám Hưng</h1>{boxes}"
    return {
        path: f"<html><head><title>Vai Tam Hung</title></head><body>{head}{body}{foot}</body></html>"
        for path, body in made.items()
    }


UMINH = owner("", name="Hộ kinh doanh Đặc sản U Minh", representative="Trần Văn Đước", number="58D8001234", issued_on="2020-04-12",
              issued_by="Phòng TC-KH huyện U Minh", address="Khóm 3, xã U Minh, Cà Mau", phone="0913 555 666")  # fmt: skip
TEA = owner("", name="Công ty TNHH Chè Tân Cương", number="4600234567", issued_on="2004-06-15", issued_by="Sở KHĐT Thái Nguyên",
            representative="Ông Mai Văn Thái", address="Xóm Hồng Thái, xã Tân Cương, Thái Nguyên", phone="0280.3855.444")  # fmt: skip
CLOTH = owner("", name="Cửa hàng Vải Tám Hưng", number="41H8009876", issued_on="2016-03-03", issued_by="UBND quận 8", representative="Ngô Tám Hưng",
              address="210 Phạm Thế Hiển, phường Chánh Hưng, TP. Hồ Chí Minh", phone="0903 777 888", email="vaitamhung@vai.example")  # fmt: skip
ATISO = owner("", "not_met", name="CÔNG TY TNHH DƯỢC LIỆU SAPA XANH", tax_code="5300456789", phone="0214 387 1234")
NO_BADGE = {"notified_badge": "not_met", "badge_genuine": "not_applicable"}
HAND_MADE = (
    HandMade("U Minh", UMINH, zalo_only, None, {"notified_badge": "not_applicable", "badge_genuine": "not_applicable"}),
    HandMade("Đồng Bưng", FIRM, scripted_foot, "link"),
    HandMade("Chè TCVN3", TEA, old_fonts, "link", encoding="tcvn3"),
    HandMade("Hai công ty", owner("", "unknown"), two_firms, "link", {"badge_genuine": "not_met"}, record_of="sao-khac.example"),
    HandMade("Bưng Woo", FIRM, telephone_terms, "link", {"policies": "not_met", "badge_genuine": "unknown"}, record_of=None),
    HandMade("Nhà Mộc", owner("", "unknown"), pictured_foot, "image_only", {"notified_badge": "not_met", "badge_genuine": "not_met"}),
    HandMade("Atiso", ATISO, one_page, None, NO_BADGE),
    HandMade("Vải Tám Hưng", CLOTH, vni_shop, "not_an_anchor", {"goods_info": "not_met", "notified_badge": "not_met", "policies": "not_met"}, encoding="windows-1258"),
)  # fmt: skip
