# ruff: noqa: E501, ARG001 - pages of shops stand as shops write them
"""Sixth set, sites 9 to 16: Haravan-like, Sapo-like and Nhanh-like, two of them partly drawn by scripts (see `shop_sixth.py`)."""

from __future__ import annotations

import html
import json

from shop_hand_made import HandMade
from shop_set import owner
from shop_sixth import FAKE, NAMES, NO_BADGE, PLAIN, TERMS, UTF8, Named, dong, goods, links, terms, whole

PDF = "%PDF-1.5\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF"


def fetched_lists(n: int) -> dict[str, str]:
    """Haravan: lists of goods are fetched by a script, their pages stand; a firm without a number; a portal for a badge; a PDF term."""
    named: Named = (
        ("return", "/pages/doi-tra-bao-hanh", "Đổi trả, bảo hành"),
        ("shipping", "/pages/giao-hang", "Giao hàng"),
        ("payment", "/pages/thanh-toan", "Thanh toán"),
    )
    top = '<header class="site-header"><a class="site-header__logo" href="/">KILOMET</a><nav class="site-nav"><a href="/collections/chay-bo">Chạy bộ</a><a href="/collections/boi-loi">Bơi lội</a></nav><a class="site-header__cart" href="/cart">Giỏ hàng (<span id="CartCount">0</span>)</a></header><main id="MainContent">'
    foot = f"""</main><footer class="site-footer"><div class="grid__item"><p><strong>CÔNG TY TNHH ĐỒNG HỒ THỂ THAO KILOMET</strong></p><p>Địa chỉ: 27 Nguyễn Thái Học, phường Ba Đình, Hà Nội</p><p>Đại diện: Ông Vũ Thế Chạy</p><p>Hotline: 024 3203 4422</p><p>Email: hotro@kilomet.example</p></div><div class="grid__item"><ul class="site-footer__linklist">{links(named)}<li><a href="/files/chinh-sach-bao-mat-2025.pdf" target="_blank">Chính sách bảo mật (PDF)</a></li></ul></div><div class="grid__item"><a href="https://dichvucong.moit.gov.vn/" target="_blank"><img src="//theme.hstatic.net/200000555/bct.png" alt="Đã thông báo Bộ Công Thương" width="150"></a></div></footer><script src="//hstatic.net/0/0/global/api.jquery.js" defer></script>"""
    rows = tuple(
        (f"/products/dong-ho-{k}", name, f"{dong(1290 + 640 * k)}₫")
        for k, name in enumerate(
            ("Đồng hồ chạy bộ GPS 42", "Đồng hồ bơi 5 ATM", "Dây đo nhịp tim", "Cảm biến guồng chân")
        )
    )
    _, made = goods(
        rows,
        "",
        '<div class="product-single"><h1 class="product-single__title">{name}</h1><p class="product-single__price"><span id="ProductPrice">{cost}</span></p><form action="/cart/add" method="post" id="AddToCartForm"><input type="hidden" name="id" value="55{k}"><button type="submit" name="add" id="AddToCart">Thêm vào giỏ hàng</button></form><div class="product-single__description rte"><p>{name}: mặt kính cường lực, pin 14 ngày, chống nước 50 m, đồng bộ qua Bluetooth 5.2. Nặng 38 g, dây silicone 20 mm thay được. Trong hộp có cáp sạc, sách hướng dẫn tiếng Việt. Bảo hành chính hãng 12 tháng, xuất xứ Phần Lan.</p></div></div>',
    )
    made |= terms(named, TERMS, '<h1>{name}</h1><div class="rte">{text}</div>')
    made["/cart"] = "<h1>Giỏ hàng</h1><p>Giỏ hàng của bạn đang trống.</p>"
    drawn = '<div class="grid" id="danh-sach"></div><script>fetch("/apps/danh-sach/dong-ho.json").then(function (r) { return r.json(); }).then(function (ds) { document.getElementById("danh-sach").innerHTML = ds.map(function (d) { return \'<div class="grid__item"><a href="\' + d.url + \'"><img src="\' + d.anh + \'" alt=""></a><p class="h5"><a href="\' + d.url + \'">\' + d.ten + \'</a></p><p class="product-price">\' + d.gia + \'</p></div>\'; }).join(""); });</script>'
    made["/collections/chay-bo"] = made["/collections/boi-loi"] = drawn
    made["/"] = (
        '<section class="hero"><h2>Chạy thêm một kilomet</h2><p>Đồng hồ và cảm biến cho người chạy bộ, bơi và đạp xe, được thử trên cung đường vòng Hồ Tây mỗi sáng chủ nhật.</p></section>'
        + drawn
    )
    listed = [{"url": url, "ten": name, "gia": cost, "anh": f"//product.hstatic.net/dh{k}.jpg"} for k, (url, name, cost) in enumerate(rows)]  # fmt: skip
    return whole("KILOMET", made, top, foot) | {
        "/apps/danh-sach/dong-ho.json": json.dumps(listed, ensure_ascii=False),
        "/files/chinh-sach-bao-mat-2025.pdf": PDF,
    }


RUNNERS = owner("", "not_met", name="CÔNG TY TNHH ĐỒNG HỒ THỂ THAO KILOMET", representative="Ông Vũ Thế Chạy | Vũ Thế Chạy", address="27 Nguyễn Thái Học, phường Ba Đình, Hà Nội",
                phone="024 3203 4422", email="hotro@kilomet.example")  # fmt: skip


def iso_date(n: int) -> dict[str, str]:
    """Sapo: a household in a two-column table whose date is year first; a badge of words; marks of pay and post; in order."""
    named: Named = (
        ("return", "/chinh-sach-doi-tra", "Chính sách đổi trả"),
        ("shipping", "/chinh-sach-van-chuyen", "Chính sách vận chuyển"),
        ("payment", "/chinh-sach-thanh-toan", "Chính sách thanh toán"),
        ("privacy", "/chinh-sach-bao-mat", "Chính sách bảo mật"),
    )
    top = '<header class="header"><div class="container"><a href="/" class="logo"><img src="//bizweb.dktcdn.net/100/611/001/themes/1/assets/logo.png" alt="Hương Trầm Quế Phú"></a><ul class="item_big"><li class="nav-item"><a href="/huong-cay">Hương cây</a></li><li class="nav-item"><a href="/huong-nu">Hương nụ</a></li></ul><a class="header-cart" href="/cart" title="Giỏ hàng"><span class="count_item_pr">0</span></a></div></header><script>var Bizweb = Bizweb || {}; Bizweb.store = "huongque.mysapo.net";</script>'
    foot = f"""<footer class="footer"><div class="container"><div class="row"><div class="col-lg-5"><table class="table-info"><tbody><tr><td>Đơn vị</td><td>Hộ kinh doanh Hương trầm Quế Phú</td></tr><tr><td>Chủ hộ</td><td>Ông Trần Văn Nhang</td></tr><tr><td>Giấy chứng nhận ĐKHKD số</td><td>33M8001789</td></tr><tr><td>Ngày cấp</td><td>2019-03-05</td></tr><tr><td>Cơ quan cấp</td><td>Phòng Tài chính - Kế hoạch huyện Quế Sơn</td></tr><tr><td>Địa chỉ</td><td>Thôn 4, xã Xuân Phú, thành phố Đà Nẵng</td></tr><tr><td>Điện thoại</td><td>0935 662 266</td></tr></tbody></table></div><div class="col-lg-4"><h4 class="title-menu">Chính sách</h4><ul class="list-menu">{links(named)}</ul></div><div class="col-lg-3"><p><a href="https://online.gov.vn/Home/WebDetails/{n}" target="_blank" rel="nofollow">Đã thông báo với Bộ Công Thương</a></p><img src="//bizweb.dktcdn.net/100/611/001/napas.png" alt="Napas"><img src="//bizweb.dktcdn.net/100/611/001/ghtk.png" alt="Giao Hàng Tiết Kiệm"></div></div></div></footer>"""
    cards, made = goods(
        (
            (f"/{slug}", name, f"{dong(amount)}₫")
            for slug, name, amount in (
                ("huong-khong-tam", "Hương trầm không tăm 40 cây", 120),
                ("huong-co-tam", "Hương trầm có tăm bó 100 cây", 180),
                ("nu-tram-thac-khoi", "Nụ trầm thác khói 30 viên", 95),
                ("bot-tram", "Bột trầm xông nhà 50 g", 210),
                ("lu-xong", "Lư xông men rạn", 340),
            )
        ),
        '<div class="col-6 col-md-3"><div class="item_product_main"><form action="/cart/add" method="post" class="variants product-action" enctype="multipart/form-data"><div class="product-thumbnail"><a class="image_thumb" href="{path}"><img class="lazyload" data-src="//bizweb.dktcdn.net/thumb/large/100/611/001/{k}.jpg" alt="{name}"></a></div><div class="product-info"><h3 class="product-name"><a href="{path}" title="{name}">{name}</a></h3><div class="price-box"><span class="price">{cost}</span></div><button class="btn-cart add_to_cart" title="Thêm vào giỏ hàng">Thêm vào giỏ</button></div></form></div></div>',
        '<section class="product"><h1 class="title-product">{name}</h1><form id="add-to-cart-form" action="/cart/add" method="post"><div class="price-box"><span class="special-price"><span class="price product-price">{cost}</span></span></div><button type="submit" class="btn btn_buyNow">Mua ngay</button><button type="submit" class="btn-cart">Thêm vào giỏ hàng</button></form><div class="product_getcontent rte"><p>{name}: bột trầm Tiên Phước loại hai trộn keo bời lời, không tẩm hóa chất, không phẩm màu. Cây dài 21 cm, cháy 35 phút, tàn trắng. Đựng ống giấy kín, để nơi khô, hạn dùng ba năm. Làm tại xã Xuân Phú.</p></div></section>',
    )
    made |= terms(named, PLAIN, '<h1 class="title-page">{name}</h1><div class="content-page rte">{text}</div>')
    made["/cart"] = '<h1 class="title-page">Giỏ hàng</h1><p>Không có sản phẩm nào trong giỏ hàng.</p>'
    made["/"] = made["/huong-cay"] = made["/huong-nu"] = f'<div class="row products">{cards}</div>'
    return whole("Hương Trầm Quế Phú", made, top, foot)


INCENSE = owner("", name="Hộ kinh doanh Hương trầm Quế Phú", number="33M8001789", issued_on="2019-03-05", issued_by="Phòng Tài chính - Kế hoạch huyện Quế Sơn", representative="Ông Trần Văn Nhang | Trần Văn Nhang",
                address="Thôn 4, xã Xuân Phú, thành phố Đà Nẵng", phone="0935 662 266")  # fmt: skip


def old_number(n: int) -> dict[str, str]:
    """Sapo: a registration number of before 2010 beside the tax code, a branch and a store with telephones; badge in a comment."""
    named: Named = (
        ("return", "/doi-tra-hang-hoa", "Đổi trả hàng hóa"),
        ("shipping", "/giao-hang-tan-noi", "Giao hàng tận nơi"),
        ("payment", "/dieu-khoan-thanh-toan", "Điều khoản thanh toán"),
        ("privacy", "/bao-ve-thong-tin-khach-hang", "Bảo vệ thông tin khách hàng"),
    )
    top = '<div class="page-body"><header class="header"><div class="topbar-mid"><a href="/" class="logo-wrapper"><img src="//bizweb.dktcdn.net/100/622/logo.png" alt="Bảo hộ Thép Việt"></a><div class="hotline">Hotline: <a href="tel:0903607788">0903 607 788</a></div><a class="img_hover_cart" href="/cart">Giỏ hàng (<span class="count_item count_item_pr">0</span>)</a></div><nav class="header-nav"><a class="a-img" href="/mu-bao-ho">Mũ bảo hộ</a><a class="a-img" href="/giay-bao-ho">Giày bảo hộ</a></nav></header><script>Bizweb.template = "index"; Bizweb.store = "thepviet.bizwebvietnam.net";</script>'
    foot = f"""<footer class="footer-container"><div class="top-footer"><div class="footer-widget"><h3>CÔNG TY TNHH THIẾT BỊ BẢO HỘ THÉP VIỆT</h3><ul class="list-menu"><li>Số ĐKKD: 4103009988 cấp ngày 14.02.2008 tại Sở Kế hoạch &amp; Đầu tư TP. Hồ Chí Minh</li><li>MST: 0305512233</li><li>Đại diện pháp luật: Ông Triệu Quốc Thép</li><li>Trụ sở chính: 301 Lũy Bán Bích, phường Tân Phú, TP. Hồ Chí Minh</li><li>Điện thoại: (028) 3860 7788</li></ul></div><div class="footer-widget"><h3>Hệ thống</h3><p>Chi nhánh Hà Nội: 15 ngõ 82 Phạm Ngọc Thạch, phường Kim Liên, Hà Nội - 024 3577 0101</p><p>Kho Đà Nẵng: Lô 8 đường số 3, phường Liên Chiểu, Đà Nẵng - 0236 373 0202</p></div><div class="footer-widget"><ul>{links(named)}</ul></div></div><!-- <div class="bocongthuong"><a href="http://online.gov.vn/CustomWebsiteDisplay.aspx?DocId={n}" target="_blank"><img src="//bizweb.dktcdn.net/100/622/bct.png" alt="Đã đăng ký Bộ Công Thương"></a></div> --></footer></div>"""
    cards, made = goods(
        (
            (f"/{slug}", name, cost)
            for slug, name, cost in (
                ("mu-nhua-abs", "Mũ nhựa ABS có núm vặn", f"{dong(48)}₫"),
                ("giay-mui-thep", "Giày mũi thép đế chống đinh", f"{dong(265)}₫ - {dong(310)}₫"),
                ("gang-tay-chong-cat", "Găng tay chống cắt cấp 5", f"{dong(62)}₫"),
                ("day-dai-toan-than", "Dây đai toàn thân hai móc", f"{dong(390)}₫"),
                ("ao-phan-quang", "Áo phản quang lưới", f"{dong(35)}₫"),
                ("kinh-chong-bui", "Kính chống bụi trong suốt", f"{dong(29)}₫"),
            )
        ),
        '<div class="product-box product-item-main"><div class="product-thumbnail"><a class="image_link display_flex" href="{path}" title="{name}"><img src="//bizweb.dktcdn.net/100/622/p{k}.jpg" alt="{name}"></a></div><div class="product-info a-left"><h3 class="product-name"><a class="height_name" href="{path}">{name}</a></h3><div class="price-box clearfix"><span class="price product-price">{cost}</span></div></div></div>',
        '<div class="details-product"><div class="details-pro"><h1 class="title-head">{name}</h1><div class="price-box clearfix"><span class="special-price"><span class="price product-price">{cost}</span></span></div><form enctype="multipart/form-data" id="add-to-cart-form" action="/cart/add" method="post"><div class="custom custom-btn-number"><input type="text" name="quantity" value="1"></div><button type="submit" class="btn btn_base btn-cart add_to_cart">Cho vào giỏ hàng</button></form></div><div class="product_tab"><div class="rte"><p>{name} đạt TCVN 2603 hoặc EN tương ứng, có giấy thử nghiệm theo lô. Đóng thùng 20 cái, lấy lẻ từ 1 cái, in logo từ 50 cái. Thay mới sau hai năm hoặc sau va đập mạnh. Bảo hành 6 tháng, sản xuất tại Việt Nam.</p></div></div></div>',
    )
    made |= terms(named, TERMS, '<section class="page"><h1 class="title-head">{name}</h1><div class="content-page rte">{text}</div></section>')  # fmt: skip
    made["/cart"] = '<h1 class="title-head">Giỏ hàng</h1><p>Giỏ hàng chưa có sản phẩm nào.</p>'
    made["/"] = made["/mu-bao-ho"] = made["/giay-bao-ho"] = f'<section class="products-view products-view-grid">{cards}</section>'  # fmt: skip
    return whole("Bảo hộ Thép Việt", made, top, foot)


HELMETS = owner("", name="CÔNG TY TNHH THIẾT BỊ BẢO HỘ THÉP VIỆT", number="4103009988", issued_on="2008-02-14", issued_by="Sở Kế hoạch & Đầu tư TP. Hồ Chí Minh", tax_code="0305512233",
                representative="Ông Triệu Quốc Thép | Triệu Quốc Thép", address="301 Lũy Bán Bích, phường Tân Phú, TP. Hồ Chí Minh", phone="(028) 3860 7788 | 0903 607 788")  # fmt: skip


def copyright_line(n: int) -> dict[str, str]:
    """Sapo: name and tax code in the copyright line alone; half the prices on request; the badge opens its own picture; two terms."""
    top = '<header id="header"><a href="/" class="logo">BẾP TÁM TÁM</a><ul class="nav"><li><a href="/bep-tu">Bếp từ</a></li><li><a href="/hut-mui">Hút mùi</a></li></ul><a href="/cart" class="cart-mini">Giỏ hàng <em class="count_item_pr">0</em></a></header><script src="//bizweb.dktcdn.net/100/633/themes/2/assets/main.js" defer></script>'
    foot = """<footer id="footer"><div class="foo"><p>Gọi mua hàng (8h - 21h): <a href="tel:19008808">1900 8808</a></p><p><a href="/doi-tra-trong-30-ngay">Đổi trả trong 30 ngày</a> · <a href="/mua-tra-gop-va-thanh-toan">Thanh toán, mua trả góp</a> · <a href="/bao-hanh">Bảo hành</a></p><a href="/images/bct-lon.png" class="fancybox"><img src="/images/bct-nho.png" alt="Đã thông báo Bộ Công Thương"></a></div><div class="copy">© 2024 Bản quyền thuộc về Công ty TNHH Thiết bị bếp Tám Tám. MST: 0109112277. Cung cấp bởi Sapo.</div></footer>"""
    ask = '<a class="btn" href="tel:19008808">Gọi để có giá tốt</a>'
    add = '<button type="submit" class="btn add_to_cart">Thêm vào giỏ</button>'
    cards, made = goods(
        (
            (f"/bep-{k}", name, f"{dong(3990 + 1450 * k)}₫" if k % 2 else "Liên hệ", add if k % 2 else ask)
            for k, name in enumerate(
                (
                    "Bếp từ đôi mặt vát",
                    "Bếp từ ba vùng nấu",
                    "Máy hút mùi kính cong",
                    "Máy hút mùi âm tủ",
                    "Máy rửa bát 13 bộ",
                    "Lò nướng âm 70 lít",
                )
            )
        ),
        '<div class="prod"><a class="prod-img" href="{path}"><img src="//bizweb.dktcdn.net/100/633/b{k}.jpg" alt="{name}"></a><a class="prod-name" href="{path}">{name}</a><div class="price-box">{cost}</div></div>',
        '<div class="prod-detail"><h1 class="title">{name}</h1><div class="price-box">{cost}</div><form action="/cart/add" method="post">{more}</form><div class="prod-text"><p>{name}: mặt kính chịu nhiệt vát cạnh, phím chạm, khóa trẻ em, hẹn giờ 99 phút, điện 220 V. Kích thước khoét đá và khoét tủ ghi trong bản vẽ kèm máy. Nhập khẩu nguyên chiếc từ Malaysia, bảo hành 36 tháng tại nhà.</p></div></div>',
    )
    made["/doi-tra-trong-30-ngay"] = f"<h1>Đổi trả trong 30 ngày</h1>{TERMS['return']}"
    made["/mua-tra-gop-va-thanh-toan"] = f"<h1>Thanh toán, mua trả góp</h1>{TERMS['payment']}"
    made["/bao-hanh"] = "<h1>Bảo hành</h1><p>Kỹ thuật viên tới nhà trong 24 giờ kể từ khi tiếp nhận; linh kiện thay thế chính hãng, bảo hành thêm 6 tháng. Nứt mặt kính do va đập không thuộc phạm vi bảo hành.</p>"  # fmt: skip
    made["/cart"] = "<h1>Giỏ hàng</h1><p>Trống.</p>"
    made["/"] = made["/bep-tu"] = made["/hut-mui"] = f'<div class="prods">{cards}</div>'
    return whole("BẾP TÁM TÁM", made, top, foot)


COOKERS = owner("", "not_met", name="Công ty TNHH Thiết bị bếp Tám Tám", tax_code="0109112277", phone="1900 8808")


def props(n: int) -> dict[str, str]:
    """Sapo: a script draws the foot from an attribute of data: owner, terms and badge; goods are a name and a price; no record answers."""
    named: Named = tuple((topic, f"/{slug}", NAMES[topic]) for topic, slug in (("return", "doi-tra"), ("shipping", "giao-nhan"), ("payment", "thanh-toan"), ("privacy", "bao-mat-thong-tin")))  # fmt: skip
    given = {
        "dong": [
            "Hợp tác xã Trà hoa vàng Ba Chẽ",
            "Giấy chứng nhận đăng ký HTX số: 220507000031",
            "Ngày cấp: 16/11/2017 - Nơi cấp: Phòng Tài chính - Kế hoạch huyện Ba Chẽ",
            "Giám đốc: Bà Triệu Thị Chẽ",
            "Địa chỉ: Thôn Khe Nà, xã Ba Chẽ, tỉnh Quảng Ninh",
            "Điện thoại: 0203 388 6611",
        ],
        "muc": [{"href": path, "chu": name} for _, path, name in named],
        "bct": f"http://online.gov.vn/Home/WebDetails/{n}",
    }
    top = '<header class="hd"><a class="hd-logo" href="/">Trà Hoa Vàng Ba Chẽ</a><p class="hd-slogan">Quà của rừng Ba Chẽ</p><nav><a href="/tra-hoa">Trà hoa</a><a href="/tra-la">Trà lá</a></nav><a class="hd-cart" href="/cart">Giỏ hàng (<span class="count_item_pr">0</span>)</a></header><script>Bizweb.store = "trahoavang.mysapo.net";</script>'
    foot = f"""<div id="chan" data-props="{html.escape(json.dumps(given, ensure_ascii=False))}"></div><script src="/assets/chan.js"></script>"""
    script = """(function () {
  var o = document.getElementById('chan'), p = JSON.parse(o.getAttribute('data-props')), f = document.createElement('footer');
  p.dong.forEach(function (d) { var e = document.createElement('p'); e.textContent = d; f.appendChild(e); });
  var u = document.createElement('ul');
  p.muc.forEach(function (m) { var l = document.createElement('li'), a = document.createElement('a'); a.href = m.href; a.textContent = m.chu; l.appendChild(a); u.appendChild(l); });
  f.appendChild(u);
  var b = document.createElement('a'), i = document.createElement('img');
  b.href = p.bct; b.target = '_blank'; i.src = '/assets/thong-bao-bct.png'; i.alt = 'Bộ Công Thương'; b.appendChild(i); f.appendChild(b);
  o.appendChild(f);
})();
"""
    cards, made = goods(
        (
            (f"/tra-{k}", name, f"{dong(290 + 185 * k)}₫")
            for k, name in enumerate(
                ("Trà hoa vàng hũ 30 g", "Trà hoa vàng hũ 100 g", "Trà lá bánh tẻ 200 g", "Hộp quà hai hũ")
            )
        ),
        '<div class="product-item"><a href="{path}"><img src="//bizweb.dktcdn.net/100/644/t{k}.jpg"></a><h3 class="product-item__name"><a href="{path}">{name}</a></h3><div class="product-item__price">{cost}</div></div>',
        '<div class="product-page"><h1 class="product-page__name">{name}</h1><div class="product-page__price">{cost}</div><form action="/cart/add" method="post"><button type="submit">Thêm vào giỏ hàng</button></form></div>',
    )
    made |= terms(named, PLAIN)
    made["/cart"] = "<h1>Giỏ hàng</h1><p>Chưa có gì.</p>"
    made["/"] = made["/tra-hoa"] = made["/tra-la"] = f'<div class="product-list">{cards}</div>'
    return whole("Trà Hoa Vàng Ba Chẽ", made, top, foot) | {"/assets/chan.js": script}


CAMELLIAS = owner("", name="Hợp tác xã Trà hoa vàng Ba Chẽ", number="220507000031", issued_on="2017-11-16", issued_by="Phòng Tài chính - Kế hoạch huyện Ba Chẽ", representative="Bà Triệu Thị Chẽ | Triệu Thị Chẽ",
                  address="Thôn Khe Nà, xã Ba Chẽ, tỉnh Quảng Ninh", phone="0203 388 6611")  # fmt: skip


def static_badge(n: int) -> dict[str, str]:
    """Nhanh: a person without any number, named as the shop's keeper; the theme's badge is a picture that leads nowhere."""
    named: Named = (
        ("return", "/chinh-sach-doi-tra-n11.html", "Chính sách đổi trả"),
        ("shipping", "/chinh-sach-giao-hang-n12.html", "Chính sách giao hàng"),
        ("payment", "/huong-dan-thanh-toan-n13.html", "Hướng dẫn thanh toán"),
        ("privacy", "/chinh-sach-bao-mat-n14.html", "Chính sách bảo mật"),
    )
    top = '<header id="header"><div class="container"><a id="logo" href="/"><img src="https://pos.nvncdn.com/d4/logo.png" alt="Balo Mực Tím"></a><ul class="mainNav"><li><a class="tp_menu_item" href="/balo-cap-1-pc21.html">Balo cấp 1</a></li><li><a class="tp_menu_item" href="/balo-cap-2-pc22.html">Balo cấp 2</a></li></ul><a class="cartTop" href="/cart">Giỏ hàng (<span class="numberCart">0</span>)</a></div></header>'
    foot = f"""<footer id="footer"><div class="container"><div class="col-sm-4"><h4 class="titleFooter">Shop balo Mực Tím</h4><p>Chủ shop: Trần Thị Mực</p><p>Địa chỉ: 5 hẻm 40 Lê Lợi, phường Thủ Dầu Một, TP. Hồ Chí Minh</p><p>Điện thoại: 0337 445 566</p></div><div class="col-sm-4"><ul>{links(named, '<li><a class="tp_menu_item" href="{path}">{name}</a></li>')}</ul></div><div class="col-sm-4"><img src="https://web.nvnstatic.net/img/dathongbaobocongthuong.png" alt="Đã thông báo bộ công thương" width="170"></div></div><p class="copyright">Phần mềm bán hàng: <a href="https://nhanh.vn" target="_blank" rel="nofollow">Nhanh.vn</a></p></footer>"""
    cards, made = goods(
        (
            (f"/balo-{k}-p61{k}.html", name, f"{dong(185 + 40 * k)}đ")
            for k, name in enumerate(
                (
                    "Balo chống gù cá heo",
                    "Balo siêu nhẹ kẻ ca rô",
                    "Balo hai ngăn chống sốc",
                    "Balo kéo bánh xe",
                    "Balo chống nước có còi",
                )
            )
        ),
        '<div class="productItem"><div class="productImage"><a class="tp_product_name" href="{path}"><img class="lazyload" data-src="https://pos.nvncdn.com/d4/{k}.jpg" alt="{name}"></a></div><h3 class="productName"><a class="tp_product_name" href="{path}">{name}</a></h3><p class="tp_product_price">{cost}</p></div>',
        '<div class="productDetail"><h1 class="tp_product_detail_name">{name}</h1><p class="tp_product_detail_price">{cost}</p><a class="btnAddToCart addnow" href="javascript:void(0)" data-psid="61{k}">Thêm vào giỏ hàng</a><a class="btnBuyNow" href="javascript:void(0)">Mua ngay</a><div class="tabDescription"><p>{name}: vải oxford 600D trượt nước, quai lưới đệm 2 cm, khóa kéo hai chiều, nặng 480 g. Cao 39 cm, rộng 28 cm, hợp học sinh cao 1,1 m đến 1,4 m. Giặt tay, phơi nơi thoáng. Hàng Việt Nam, bảo hành khóa 12 tháng.</p></div></div>',
    )
    made |= terms(named, TERMS, '<h1 class="tp_news_detail_title">{name}</h1><div class="tp_news_detail_content">{text}</div>')  # fmt: skip
    made["/cart"] = '<h1>Giỏ hàng</h1><div class="tp_cart_empty">Giỏ hàng trống.</div>'
    made["/"] = made["/balo-cap-1-pc21.html"] = made["/balo-cap-2-pc22.html"] = f'<div class="productList">{cards}</div>'  # fmt: skip
    return whole("Balo Mực Tím", made, top, foot)


SATCHELS = owner("", "not_met", name="Shop balo Mực Tím | Trần Thị Mực", representative="Trần Thị Mực",
                 address="5 hẻm 40 Lê Lợi, phường Thủ Dầu Một, TP. Hồ Chí Minh", phone="0337 445 566")  # fmt: skip


def contact_prose(n: int) -> dict[str, str]:
    """Nhanh: a household in the prose of the contact page; a lazy badge without words; the term of payment says nothing yet."""
    named: Named = (
        ("return", "/doi-tra-n21.html", "Đổi trả cá, cây"),
        ("shipping", "/van-chuyen-n22.html", "Vận chuyển cá sống"),
        ("payment", "/thanh-toan-n23.html", "Thanh toán"),
        ("privacy", "/bao-mat-thong-tin-n24.html", "Bảo mật thông tin"),
    )
    top = '<div class="hdTop">Tư vấn hồ: 0966 118 811</div><header class="hdMain"><a href="/" class="lg"><img src="https://pos.nvncdn.com/e5/logo.webp" alt="Thủy Sinh Xanh"></a><nav class="mn"><a href="/ca-canh-pc31.html">Cá cảnh</a><a href="/cay-thuy-sinh-pc32.html">Cây thủy sinh</a><a href="/lien-he-n20.html">Liên hệ</a></nav><a class="gio" href="/cart">Giỏ hàng <b>0</b></a></header>'
    foot = f"""<footer class="ftMain"><div class="ftCol"><b>Thủy Sinh Xanh</b><p>Cá khỏe, nước trong, rêu không chỗ bám</p></div><div class="ftCol"><ul>{links(named)}</ul></div><div class="ftCol"><a href="http://online.gov.vn/HomePage/CustomWebsiteDisplay.aspx?DocId={n}" rel="nofollow" target="_blank"><img class="lazyload" src="https://web.nvnstatic.net/img/lazyLoading.gif" data-src="https://pos.nvncdn.com/e5/footer-3.png" alt=""></a></div></footer>"""
    cards, made = goods(
        (
            (f"/thuy-sinh-{k}-p71{k}.html", name, f"{dong(15 + 35 * k)}đ")
            for k, name in enumerate(
                (
                    "Cá neon xanh (10 con)",
                    "Tép anh đào đỏ (20 con)",
                    "Ráy nana mini",
                    "Phân nền 3 lít",
                    "Đèn led kẹp 30 cm",
                )
            )
        ),
        '<div class="sp"><a class="sp-img" href="{path}"><img class="lazyload" data-src="https://pos.nvncdn.com/e5/{k}.jpg"></a><a class="sp-ten" href="{path}">{name}</a><span class="sp-gia">{cost}</span></div>',
        '<div class="spct"><h1>{name}</h1><div class="sp-gia">{cost}</div><input type="number" id="psQtt" value="1"><button class="btn addToCart" data-id="71{k}">Thêm vào giỏ hàng</button><div class="spct-mt"><p>{name}: thuần dưỡng tại trại 14 ngày, ăn cám viên nhỏ, hợp nước 24 đến 27 độ, pH 6,5. Cỡ 1,5 đến 2 cm khi giao, đóng túi bơm oxy chịu được 36 giờ. Cây đã rửa sạch ốc hại. Nguồn gốc: trại Biên Hòa.</p></div></div>',
    )
    made |= terms(named, PLAIN | {"payment": "<p>Đang cập nhật nội dung.</p>"}, '<article class="bv"><h1>{name}</h1>{text}</article>')  # fmt: skip
    made["/lien-he-n20.html"] = (
        '<article class="bv"><h1>Liên hệ</h1><p>Thủy Sinh Xanh là cửa hàng của Hộ kinh doanh Cá cảnh Đoàn Minh, giấy chứng nhận đăng ký hộ kinh doanh số 47A8012244 do UBND thành phố Biên Hòa cấp ngày 9/6/2022. Chủ hộ: ông Đoàn Minh Cá.</p><p>Địa chỉ: K2/118 Bùi Hữu Nghĩa, phường Biên Hòa, tỉnh Đồng Nai.</p><p>Điện thoại: 0966 118 811. Thư: thuysinh@bienhoa.example.</p></article><iframe src="https://www.google.com/maps/embed?pb=2" width="600" height="300"></iframe>'
    )
    made["/cart"] = "<h1>Giỏ hàng</h1><p>Chưa có con cá nào.</p>"
    made["/"] = made["/ca-canh-pc31.html"] = made["/cay-thuy-sinh-pc32.html"] = f'<div class="dsSp">{cards}</div>'
    return whole("Thủy Sinh Xanh", made, top, foot)


AQUARIA = owner("", name="Hộ kinh doanh Cá cảnh Đoàn Minh", number="47A8012244", issued_on="2022-06-09", issued_by="UBND thành phố Biên Hòa", representative="ông Đoàn Minh Cá | Đoàn Minh Cá",
                address="K2/118 Bùi Hữu Nghĩa, phường Biên Hòa, tỉnh Đồng Nai", phone="0966 118 811", email="thuysinh@bienhoa.example")  # fmt: skip


def folded(n: int) -> dict[str, str]:
    """Nhanh: the owner in a fold (<details>) of the foot, changed once since; prices as '249k' in lists; the record of www; in order."""
    named: Named = (
        ("return", "/chinh-sach-doi-size-tra-hang-n41.html", "Đổi size, trả hàng"),
        ("shipping", "/thoi-gian-giao-hang-n42.html", "Thời gian và phí giao hàng"),
        ("payment", "/cach-thuc-thanh-toan-n43.html", "Cách thức thanh toán"),
        ("privacy", "/chinh-sach-quyen-rieng-tu-n44.html", "Chính sách quyền riêng tư"),
    )
    top = '<div id="wrap"><header class="h-main"><a href="/" class="h-logo">giày bệt MỸ HẠNH</a><nav><a href="/bup-be-pc51.html">Búp bê</a><a href="/luoi-pc52.html">Giày lười</a></nav><a href="/cart" class="h-cart">Giỏ hàng<sup>0</sup></a></header>'
    foot = f"""<footer class="f-main"><details class="f-fold"><summary>Chính sách</summary><ul>{links(named)}</ul></details><details class="f-fold"><summary>Thông tin pháp lý</summary><p>Công ty Cổ phần Giày Mỹ Hạnh</p><p>Mã số doanh nghiệp: 2902112244, đăng ký lần đầu ngày 28/02/2023, đăng ký thay đổi lần 2 ngày 15/9/2025</p><p>Nơi cấp: Sở Tài chính tỉnh Nghệ An</p><p>Tổng giám đốc: Bà Phan Mỹ Hạnh</p><p>Trụ sở: 60 Lê Hồng Phong, phường Thành Vinh, tỉnh Nghệ An</p><p>Điện thoại: 0238 358 9191</p><p>Email: giay@myhanh.example</p></details><a href="https://www.online.gov.vn/Home/WebDetails/{n}" target="_blank"><img src="https://web.nvnstatic.net/tp/T0340/img/bct.png" alt="BCT" height="50"></a></footer></div>"""
    cards, made = goods(
        (
            (f"/giay-{k}-p81{k}.html", name, f"{dong(249 + 30 * k)} đ", f"{249 + 30 * k}k")
            for k, name in enumerate(
                ("Búp bê mũi vuông", "Búp bê nơ nhung", "Giày lười da lì", "Sục quai ngang", "Sandal bệt hai dây")
            )
        ),
        '<li class="it"><a href="{path}"><img src="https://pos.nvncdn.com/f6/{k}.jpg" loading="lazy" alt=""></a><a class="it-n" href="{path}">{name}</a><b class="it-p">{more}</b></li>',
        '<div class="dt"><h1>{name}</h1><p class="dt-p">{cost}</p><div class="dt-size"><button>36</button><button>37</button><button>38</button></div><button class="dt-add" data-psid="81{k}">Thêm vào giỏ</button><button class="dt-buy">Mua ngay</button><div class="dt-txt"><p>{name}: da PU mềm, lót êm 4 mm, đế cao su xẻ rãnh cao 1,2 cm, nặng 160 g một chiếc. Form nhỏ, chân bè nên tăng một cỡ. Lau khăn ẩm, không phơi nắng gắt. Đóng tại xưởng Vinh, bảo hành keo 6 tháng.</p></div></div>',
    )
    made |= terms(named, TERMS, '<div class="bai"><h1>{name}</h1>{text}</div>')
    made["/cart"] = "<h1>Giỏ hàng</h1><p>Chưa có đôi nào.</p>"
    made["/"] = made["/bup-be-pc51.html"] = made["/luoi-pc52.html"] = f'<ul class="ls">{cards}</ul>'
    return whole("giày bệt MỸ HẠNH", made, top, foot, UTF8 + '<link rel="stylesheet" href="https://web.nvnstatic.net/css/appLib.css">')  # fmt: skip


FLATS = owner("", name="Công ty Cổ phần Giày Mỹ Hạnh", number="2902112244", issued_on="2023-02-28", issued_by="Sở Tài chính tỉnh Nghệ An", representative="Bà Phan Mỹ Hạnh | Phan Mỹ Hạnh",
              address="60 Lê Hồng Phong, phường Thành Vinh, tỉnh Nghệ An", phone="0238 358 9191", email="giay@myhanh.example")  # fmt: skip

SECOND = (
    HandMade("09 Kilomet", RUNNERS, fetched_lists, "elsewhere", FAKE | {"policies": "unknown"}),
    HandMade("10 Quế Phú", INCENSE, iso_date, "link"),
    HandMade("11 Thép Việt", HELMETS, old_number, "commented_out", NO_BADGE),
    HandMade("12 Tám Tám", COOKERS, copyright_line, "elsewhere", FAKE | {"price_info": "not_met", "policies": "not_met"}),
    HandMade("13 Ba Chẽ", CAMELLIAS, props, "link", {"goods_info": "not_met", "badge_genuine": "unknown"}, record_of=None),
    HandMade("14 Mực Tím", SATCHELS, static_badge, "image_only", FAKE),
    HandMade("15 Biên Hòa", AQUARIA, contact_prose, "link", {"policies": "not_met"}),
    HandMade("16 Mỹ Hạnh", FLATS, folded, "link", record_of="www.SELF"),
)  # fmt: skip
