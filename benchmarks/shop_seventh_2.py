# ruff: noqa: E501, ARG001 - pages of shops stand as shops write them
"""Seventh set, sites 9 to 16: Haravan-like and Sapo-like (see `shop_seventh.py`)."""

from __future__ import annotations

from shop_hand_made import HandMade
from shop_set import owner
from shop_seventh import ASK, NAMES, PLAIN, TERMS, goods
from shop_sixth import FAKE, NO_BADGE, Named, dong, links, terms, whole


def babies(n: int) -> dict[str, str]:
    """Haravan: a firm first registered in 2021 and changed under the new office; its badge in a comment; the term of shipping is gone."""
    named: Named = tuple((topic, f"/pages/{slug}", NAMES[topic]) for topic, slug in (("return", "chinh-sach-doi-tra"), ("shipping", "chinh-sach-van-chuyen"), ("privacy", "chinh-sach-bao-mat"), ("payment", "chinh-sach-thanh-toan")))  # fmt: skip
    top = '<script>Haravan = window.Haravan || {}; Haravan.shop = "bongbong-baby.myharavan.com"; Haravan.domain = "bongbong.example";</script><header id="header" class="header"><div class="header-top"><div class="container"><span class="header-hotline">Tổng đài miễn phí: <a href="tel:18006755">1800 6755</a></span></div></div><div class="header-main"><div class="container"><a class="header-logo" href="/"><img src="//theme.hstatic.net/1000351433/logo.png" alt="Mẹ và Bé Bông Bống"></a><ul class="header-nav"><li><a href="/collections/ta-bim">Tã bỉm</a></li><li><a href="/collections/do-so-sinh">Đồ sơ sinh</a></li><li><a href="/collections/khuyen-mai">Khuyến mãi</a></li></ul><a class="header-cart" href="/cart"><span>Giỏ hàng</span><span class="cart-count">0</span></a></div></div></header><div id="main">'
    foot = f"""</div><footer id="footer" class="footer"><div class="container"><div class="row"><div class="col-md-5"><h3 class="footer-title">Công ty Cổ phần Mẹ và Bé Bông Bống</h3><p>Mã số doanh nghiệp: 0201995511. Đăng ký lần đầu: 22/04/2021, đăng ký thay đổi lần 2: 18/08/2025. Nơi cấp: Sở Tài chính TP. Hải Phòng</p><p>Tổng giám đốc: Bà Hoàng Thị Bống</p><p>Địa chỉ trụ sở: Số 219 Tô Hiệu, phường Lê Chân, TP. Hải Phòng</p><p>Email: mevabe@bongbong.example</p></div><div class="col-md-4"><h3 class="footer-title">Về chúng tôi</h3><ul class="footer-links">{links(named)}</ul></div><div class="col-md-3"><h3 class="footer-title">Thanh toán</h3><img src="//theme.hstatic.net/1000351433/visa.png" alt="Visa"><img src="//theme.hstatic.net/1000351433/vnpay.png" alt="VNPAY"><!-- <a href="http://online.gov.vn/Home/WebDetails/{n}" target="_blank"><img src="//theme.hstatic.net/1000351433/bct.png" alt="Bộ Công Thương"></a> --></div></div></div><div class="footer-copyright">© 2026 Bông Bống. Powered by Haravan</div></footer>"""
    cards, made = goods(
        (
            ("/products/bim-dan-so-sinh-nb90", "Bỉm dán sơ sinh NB 90 miếng", "349,000₫", "Cho bé dưới 5 kg, mặt bông rãnh sóng, có vạch báo ướt, thấm hút tới 8 giờ, gói 90 miếng."),
            ("/products/khan-sua-10-lop", "Khăn sữa gạc 10 lớp", "85,000₫ <del>110,000₫</del>", "Gạc cotton dệt 10 lớp, cỡ 28 x 28 cm, gói 10 chiếc, đã giặt mềm, không hồ."),
            ("/products/binh-sua-ppsu-160", "Bình sữa PPSU 160ml", "265,000₫", "Nhựa PPSU chịu nhiệt 180 độ, cổ rộng, núm ti số 1 chống sặc, hấp và tiệt trùng được."),
            ("/products/bodysuit-dai-tay", "Bodysuit dài tay cotton", "129,000₫ <del>159,000₫</del>", "Cotton hữu cơ bốn chiều, cúc bấm không niken, cỡ 0-3, 3-6 và 6-9 tháng."),
            ("/products/xe-day-gap-gon", "Xe đẩy gấp gọn du lịch", "1,890,000₫", "Nặng 6,2 kg, gấp một tay, ngả 170 độ, mái che chống UV, tải trọng 18 kg."),
        ),
        '<div class="col-md-3 col-6 product-item"><div class="product-item__img"><a href="{path}"><img class="lazyload" data-src="//product.hstatic.net/1000351433/product/bb{k}_grande.jpg" alt="{name}"></a></div><div class="product-item__info"><h3 class="product-item__name"><a href="{path}">{name}</a></h3><div class="product-item__price">{cost}</div></div></div>',
        '<div class="product-detail"><div class="row"><div class="col-md-6"><img src="//product.hstatic.net/1000351433/product/bb{k}_master.jpg" alt="{name}"></div><div class="col-md-6"><h1 class="product-detail__title">{name}</h1><div class="product-detail__vendor">Thương hiệu: Bông Bống | Tình trạng: Còn hàng</div><div class="product-detail__price"><span class="pro-price">{cost}</span></div><form id="add-item-form" action="/cart/add" method="post"><input type="number" name="quantity" value="1"><button type="submit" class="btn-add" id="add-to-cart">Thêm vào giỏ hàng</button><button type="button" class="btn-buy" id="buy-now">Mua ngay</button></form></div></div><div class="product-detail__desc"><h2>Chi tiết sản phẩm</h2><p>{about} Hàng có tem phụ tiếng Việt và phiếu công bố hợp quy. Để nơi khô ráo, xa tầm tay trẻ khi chưa dùng. Xuất xứ ghi trên bao bì.</p></div></div>',
    )  # fmt: skip
    made |= terms(named, TERMS, '<div class="page-default"><h1>{name}</h1><div class="rte">{text}</div></div>')
    del made["/pages/chinh-sach-van-chuyen"]
    made["/cart"] = "<h1>Giỏ hàng</h1><p>Giỏ hàng của bạn hiện đang trống.</p>"
    made["/"] = made["/collections/ta-bim"] = made["/collections/do-so-sinh"] = made["/collections/khuyen-mai"] = f'<div class="row product-list">{cards}</div>'  # fmt: skip
    return whole("Mẹ và Bé Bông Bống", made, top, foot)


BABIES = owner("", name="Công ty Cổ phần Mẹ và Bé Bông Bống", number="0201995511", issued_on="2021-04-22", issued_by="Sở Tài chính TP. Hải Phòng", representative="Bà Hoàng Thị Bống | Hoàng Thị Bống",
               address="Số 219 Tô Hiệu, phường Lê Chân, TP. Hải Phòng", phone="1800 6755", email="mevabe@bongbong.example")  # fmt: skip


def jerky(n: int) -> dict[str, str]:
    """Haravan: a household whose tax code is a citizen's number, its address with the old one in brackets; no record answers."""
    named: Named = (
        ("payment", "/pages/huong-dan-thanh-toan", "Hướng dẫn thanh toán"),
        ("shipping", "/pages/chinh-sach-giao-hang", "Chính sách giao hàng"),
        ("return", "/pages/chinh-sach-doi-tra-hang", "Chính sách đổi trả hàng"),
        ("privacy", "/pages/bao-mat-thong-tin", "Bảo mật thông tin"),
    )
    top = '<div class="shop-wrap"><header class="shop-header"><div class="inner"><a href="/" class="shop-logo"><img src="//file.hstatic.net/200000612/file/tu-sang.png" alt="Khô bò Tư Sạng"></a><nav class="shop-nav"><a href="/collections/all">Tất cả sản phẩm</a><a href="/collections/kho-bo">Khô bò</a><a href="/pages/ve-chung-toi">Về chúng tôi</a></nav><a href="/cart" class="shop-cart">Giỏ hàng (<b class="cart-qty">0</b>)</a></div></header>'
    foot = f"""<footer class="shop-footer"><div class="inner"><div class="f-col"><h5>HỘ KINH DOANH KHÔ BÒ TƯ SẠNG</h5><p><i class="fa fa-id-card"></i> Mã số thuế: 079185006612</p><p><i class="fa fa-user"></i> Đại diện hộ kinh doanh: Trần Thị Sạng</p><p><i class="fa fa-map-marker"></i> Địa chỉ: 77/8 Phan Xích Long, phường Cầu Kiệu, TP. Hồ Chí Minh (địa chỉ cũ: Phường 2, Quận Phú Nhuận)</p><p><i class="fa fa-phone"></i> Hotline/Zalo: <a href="tel:0906185661">0906 185 661</a></p></div><div class="f-col"><h5>Chính sách</h5><ul>{links(named)}</ul></div><div class="f-col"><a href="http://online.gov.vn/CustomWebsiteDisplay.aspx?DocId={n}"><img src="//file.hstatic.net/200000612/file/20150827110756-dathongbao.png" alt=""></a></div></div></footer></div>"""
    cards, made = goods(
        (
            ("/products/kho-bo-soi-500g", "Khô bò sợi cay 500g", "320,000₫", "Thịt bò tươi xé sợi, ướp sả, ớt và ngũ vị, sấy khô vừa, túi zip 500 g."),
            ("/products/kho-bo-mieng-500g", "Khô bò miếng mềm 500g", "345,000₫", "Thịt đùi bò thái mỏng, tẩm mật ong, sấy mềm, ít cay, túi zip 500 g."),
            ("/products/kho-bo-vien", "Khô bò viên gói lẻ 200g", "135,000₫", "Thịt bò xay ép viên gói từng viên, khoảng 40 viên một hũ 200 g."),
            ("/products/kho-heo-chay-toi", "Khô heo cháy tỏi 300g", "155,000₫", "Thịt heo nạc xé sợi chiên cháy cạnh với tỏi và lá chanh, hũ 300 g."),
            ("/products/com-chay-cha-bong", "Cơm cháy chà bông 300g", "79,000₫", "Cơm nếp ép mỏng chiên giòn, phủ chà bông và mỡ hành, hũ 300 g."),
        ),
        '<div class="p-item"><a class="p-thumb" href="{path}"><img loading="lazy" src="//product.hstatic.net/200000612/product/kho{k}_large.jpg" alt="{name}"></a><a class="p-name" href="{path}">{name}</a><span class="p-price">{cost}</span><form action="/cart/add" method="post"><input type="hidden" name="id" value="30{k}"><button type="submit" class="p-add">Thêm vào giỏ</button></form></div>',
        '<section class="p-detail"><h1>{name}</h1><p class="p-detail-price"><span class="pro-price">{cost}</span></p><form action="/cart/add" method="post" id="add-item-form"><input type="hidden" name="id" value="30{k}"><input type="number" name="quantity" value="1"><button type="submit" name="add">Thêm vào giỏ hàng</button></form><div class="p-detail-text"><p>{about} Không phẩm màu, có giấy chứng nhận cơ sở đủ điều kiện an toàn thực phẩm. Hạn dùng 4 tháng kể từ ngày sản xuất, mở gói rồi để ngăn mát. Sản xuất tại TP. Hồ Chí Minh.</p></div></section>',
    )  # fmt: skip
    made |= terms(named, PLAIN, '<section class="page"><h1>{name}</h1><div class="content">{text}</div></section>')
    made["/pages/ve-chung-toi"] = '<section class="page"><h1>Về chúng tôi</h1><div class="content"><p>Mẹ Tư làm khô bò bán ở chợ từ năm 1998. Ba năm nay con gái giúp mẹ bán trên mạng, mỗi ngày lò chỉ sấy hai mẻ nên hàng lúc nào cũng mới.</p></div></section>'  # fmt: skip
    made["/cart"] = '<section class="page"><h1>Giỏ hàng</h1><p>Bạn chưa chọn món nào.</p></section>'
    made["/"] = made["/collections/all"] = made["/collections/kho-bo"] = f'<div class="p-grid">{cards}</div>'
    return whole("Khô bò Tư Sạng", made, top, foot)


JERKY = owner("", name="HỘ KINH DOANH KHÔ BÒ TƯ SẠNG", tax_code="079185006612", representative="Trần Thị Sạng", phone="0906 185 661",
              address="77/8 Phan Xích Long, phường Cầu Kiệu, TP. Hồ Chí Minh | 77/8 Phan Xích Long, phường Cầu Kiệu, TP. Hồ Chí Minh (địa chỉ cũ: Phường 2, Quận Phú Nhuận)")  # fmt: skip


def lanterns(n: int) -> dict[str, str]:
    """Haravan: the owner on 'Giới thiệu' alone, its day with dots; the badge is a box that only a script opens."""
    named: Named = tuple((topic, f"/pages/{slug}", NAMES[topic]) for topic, slug in (("shipping", "van-chuyen"), ("payment", "thanh-toan"), ("return", "doi-tra"), ("privacy", "bao-mat")))  # fmt: skip
    top = '<div class="page-wrap"><header class="hd"><div class="hd__top">Hotline đặt hàng: <a href="tel:0905917788">0905 917 788</a></div><div class="hd__main"><a class="hd__logo" href="/">Đèn Lồng Phố Hoài</a><ul class="hd__menu"><li><a href="/">Trang chủ</a></li><li><a href="/pages/gioi-thieu">Giới thiệu</a></li><li><a href="/collections/den-lua">Đèn lụa</a></li><li><a href="/collections/den-tre">Đèn tre</a></li></ul><a class="hd__cart" href="/cart">Giỏ hàng <span>0</span></a></div></header><main>'
    foot = f"""</main><footer class="ft"><div class="ft__col"><h4>Đèn Lồng Phố Hoài</h4><p>Đèn lồng lụa và tre làm tay ở Hội An, nhận in logo theo yêu cầu.</p></div><div class="ft__col"><h4>Chính sách mua hàng</h4><ul>{links(named)}</ul></div><div class="ft__col"><div class="bct" style="cursor:pointer" onclick="window.open('http://online.gov.vn/Home/WebDetails/{n}', '_blank')"><img src="//theme.hstatic.net/200000733/bct.png" alt="Đã thông báo Bộ Công Thương"></div></div><p class="ft__copy">© Đèn Lồng Phố Hoài - Powered by Haravan</p></footer></div>"""
    cards, made = goods(
        (
            (f"/products/{slug}", name, f"{amount * 1000:,}₫", about)
            for slug, name, amount, about in (
                ("den-lua-tron-30", "Đèn lụa tròn 30cm", 95, "Khung tre vót 24 nan, bọc lụa tơ tằm, đường kính 30 cm."),
                ("den-lua-tron-40", "Đèn lụa tròn 40cm", 140, "Khung tre vót 28 nan, bọc lụa gấm, đường kính 40 cm."),
                ("den-cu-toi", "Đèn củ tỏi 35cm", 120, "Dáng củ tỏi cao 45 cm, lụa màu đỏ đô, vàng hoặc xanh ngọc."),
                ("den-tre-dan", "Đèn tre đan thả trần", 380, "Tre đan mắt cáo, đường kính 45 cm, kèm đui E27 và dây 1,2 m."),
                ("den-ban-tre", "Đèn bàn tre giấy dó", 265, "Thân tre, chụp giấy dó, cao 32 cm, bóng LED 5 W, công tắc dây."),
            )
        ),
        '<div class="grid__item"><a href="{path}" class="grid__img"><img class="lazyload" data-src="//product.hstatic.net/200000733/den{k}.jpg" alt="{name}"></a><h3 class="pro-name"><a href="{path}">{name}</a></h3><p class="pro-price">{cost}</p></div>',
        '<article class="single"><h1 class="single__name">{name}</h1><p class="single__price pro-price">{cost}</p><form id="add-item-form" action="/cart/add" method="post"><select name="id"><option value="4{k}1">Đỏ</option><option value="4{k}2">Vàng</option></select><button id="add-to-cart" type="submit">Thêm vào giỏ hàng</button></form><div class="single__desc"><p>{about} Gấp gọn khi vận chuyển, mở ra treo được ngay. Treo trong nhà hoặc dưới mái hiên, tránh mưa tạt. Làm tại xưởng Cẩm Nam, Hội An.</p></div></article>',
    )  # fmt: skip
    made |= terms(named, TERMS, '<h1 class="page__name">{name}</h1><div class="page__rte">{text}</div>')
    made["/pages/gioi-thieu"] = '<h1 class="page__name">Giới thiệu</h1><div class="page__rte"><p>Từ một xưởng ba người, Đèn Lồng Phố Hoài nay làm mỗi tháng hơn 4.000 chiếc đèn cho khách sạn, quán ăn và các gia đình.</p><p><strong>Thông tin đơn vị chủ quản</strong></p><p>Tên đơn vị: Công ty TNHH Đèn lồng Phố Hoài</p><p>Giấy chứng nhận đăng ký doanh nghiệp số: 4001223344. Ngày cấp: 30.05.2018. Nơi cấp: Sở Kế hoạch và Đầu tư tỉnh Quảng Nam</p><p>Người đại diện pháp luật: Ông Nguyễn Phước Hoài. Chức vụ: Giám đốc</p><p>Trụ sở: 54 Trần Nhân Tông, phường Hội An Đông, thành phố Đà Nẵng</p><p>Điện thoại: 0235 391 7788</p><p>Email: denlong@phohoai.example</p></div>'  # fmt: skip
    made["/cart"] = '<h1 class="page__name">Giỏ hàng</h1><p>Giỏ hàng đang trống.</p>'
    made["/"] = made["/collections/den-lua"] = made["/collections/den-tre"] = f'<div class="grid">{cards}</div>'
    return whole("Đèn Lồng Phố Hoài", made, top, foot)


LANTERNS = owner("", name="Công ty TNHH Đèn lồng Phố Hoài", number="4001223344", issued_on="2018-05-30", issued_by="Sở Kế hoạch và Đầu tư tỉnh Quảng Nam", representative="Ông Nguyễn Phước Hoài | Nguyễn Phước Hoài",
                 address="54 Trần Nhân Tông, phường Hội An Đông, thành phố Đà Nẵng", phone="0235 391 7788 | 0905 917 788", email="denlong@phohoai.example")  # fmt: skip

SAPO_CARD = '<div class="col-6 col-md-4 col-lg-3"><div class="item_product_main"><form action="/cart/add" method="post" class="variants product-action" data-id="product-actions-{k}" enctype="multipart/form-data"><div class="product-thumbnail"><a class="image_thumb scale_hover" href="{path}" title="{name}"><img class="lazyload" src="data:image/gif;base64,R0lGODlhAQAB" data-src="//bizweb.dktcdn.net/thumb/large/100/400/products/{k}.jpg" alt="{name}"></a></div><div class="product-info"><h3 class="product-name"><a href="{path}" title="{name}">{name}</a></h3><div class="price-box">{cost}</div></div></form></div></div>'
SAPO_DETAIL = '<section class="bread-crumb"><ul class="breadcrumb"><li class="home"><a href="/"><span>Trang chủ</span></a> / </li><li><strong><span>{name}</span></strong></li></ul></section><section class="product layout-product"><div class="details-product"><div class="product-image-block"><img src="//bizweb.dktcdn.net/100/400/products/{k}.jpg" alt="{name}"></div><div class="details-pro"><h1 class="title-product">{name}</h1><form enctype="multipart/form-data" id="add-to-cart-form" action="/cart/add" method="post" class="form-inline"><div class="price-box clearfix">{cost}</div>{more}</form></div></div><div class="product-tab e-tabs"><ul class="tabs tabs-title"><li class="tab-link active" data-tab="#tab-1"><h3><span>Mô tả sản phẩm</span></h3></li></ul><div id="tab-1" class="tab-content active"><div class="rte product_getcontent">{about}</div></div></div></section>'
SAPO_BUY = '<div class="form-product"><div class="custom-btn-number"><input type="text" id="qtym" name="quantity" value="1" maxlength="3"></div><button type="submit" class="btn btn_base btn_add_cart btn-cart add_to_cart">Thêm vào giỏ hàng</button><button type="button" class="btn btn-buy-now">Mua ngay</button></div>'
SAPO_PAGE = '<section class="bread-crumb"><ul class="breadcrumb"><li class="home"><a href="/">Trang chủ</a> / </li><li><strong>{name}</strong></li></ul></section><section class="page"><div class="container"><h1 class="title-page">{name}</h1><div class="content-page rte">{text}</div></div></section>'
SAPO_CART = SAPO_PAGE.format(name="Giỏ hàng", text="<p>Không có sản phẩm nào trong giỏ hàng của bạn</p>")


def sapo_top(title: str, store: str, hotline: str, menu: Named) -> str:
    """The head of a shop of Sapo: telephone, search, account and cart."""
    return f"""<script>var Bizweb = Bizweb || {{}}; Bizweb.store = '{store}.mysapo.net'; Bizweb.theme = {{"id": 88{len(store)}, "role": "main"}}; Bizweb.template = 'index';</script><div class="opacity_menu"></div><header class="header"><div class="mid-header"><div class="container"><a href="/" class="logo" title="Logo"><img src="//bizweb.dktcdn.net/100/400/themes/880/assets/logo.png" alt="{title}"></a><div class="header-search"><form action="/search" method="get" class="header-search-form" role="search"><input type="text" name="query" placeholder="Tìm sản phẩm..." autocomplete="off"></form></div><div class="header-control"><span class="hotline">{hotline}</span><a href="/account/login" title="Tài khoản">Tài khoản</a><a class="header-cart" href="/cart" title="Giỏ hàng"><span class="count count_item_pr">0</span> Giỏ hàng</a></div></div></div><nav class="header-nav"><ul class="item_big">{links(menu, '<li class="nav-item"><a class="a-img" href="{path}" title="{name}">{name}</a></li>')}</ul></nav></header>"""


def sapo_rest(made: dict[str, str]) -> None:
    """Cart, search and login, which every shop of Sapo has."""
    made["/cart"] = SAPO_CART
    made["/search"] = SAPO_PAGE.format(name="Tìm kiếm", text="<p>Nhập từ khóa để tìm kiếm sản phẩm</p>")
    made["/account/login"] = SAPO_PAGE.format(name="Đăng nhập tài khoản", text='<form method="post" action="/account/login" id="customer_login"><input type="email" name="email"><input type="password" name="password"><button type="submit">Đăng nhập</button></form>')  # fmt: skip


def rice(n: int) -> dict[str, str]:
    """Sapo: a firm with its second change as a sentence of its own, the director behind a dash; the old form of badge; in order."""
    named: Named = tuple((topic, f"/{slug}", NAMES[topic]) for topic, slug in (("return", "chinh-sach-doi-tra"), ("shipping", "chinh-sach-van-chuyen"), ("payment", "chinh-sach-thanh-toan"), ("privacy", "chinh-sach-bao-mat")))  # fmt: skip
    top = sapo_top("Gạo Ông Vinh", "gaoongvinh", '<a href="tel:0914112299">0914 112 299</a>', (("", "/", "Trang chủ"), ("", "/collections/all", "Sản phẩm"), ("", "/gioi-thieu", "Giới thiệu")))  # fmt: skip
    foot = f"""<footer class="footer"><div class="mid-footer"><div class="container"><div class="row"><div class="col-lg-5"><h4 class="title-menu">CÔNG TY CỔ PHẦN NÔNG SẢN ÔNG VINH</h4><div class="list-menu"><p>Giấy chứng nhận Đăng ký Kinh doanh số 1201556644 do Sở Kế hoạch và Đầu tư tỉnh Tiền Giang cấp ngày 17/11/2016. Đăng ký thay đổi lần thứ 2 ngày 05/03/2024.</p><p>Người đại diện: Ông Trần Quốc Vinh - Giám đốc</p><p>Địa chỉ: Ấp Mỹ Thạnh, xã Cái Bè, tỉnh Đồng Tháp</p><p>Điện thoại: <a href="tel:0914112299">0914 112 299</a></p><p>Email: <a href="mailto:gao@ongvinh.example">gao@ongvinh.example</a></p></div></div><div class="col-lg-4"><h4 class="title-menu">Chính sách</h4><ul class="list-menu">{links(named, '<li class="li_menu"><a href="{path}" title="{name}">{name}</a></li>')}</ul></div><div class="col-lg-3"><a href="http://online.gov.vn/HomePage/CustomWebsiteDisplay.aspx?DocId={n}" target="_blank" rel="nofollow"><img class="lazyload" src="data:image/gif;base64,R0" data-src="//bizweb.dktcdn.net/100/400/themes/880/assets/bct.png" alt="Bộ công thương"></a></div></div></div></div><div class="copyright">© Bản quyền thuộc về <b>Gạo Ông Vinh</b> | Cung cấp bởi <a href="https://www.sapo.vn" rel="nofollow" target="_blank">Sapo</a></div></footer>"""
    keep = "Xay xát theo đơn, hút chân không, hạn dùng 6 tháng kể từ ngày đóng gói. Để nơi khô ráo, thoáng mát. Xuất xứ: Đồng bằng sông Cửu Long."
    cards, made = goods(
        (
            (f"/{slug}", name, cost, f"<p>{about} {keep}</p>", SAPO_BUY)
            for slug, name, cost, about in (
                ("gao-st25-tui-5kg", "Gạo ST25 túi 5kg", '<span class="price">195.000₫</span>', "Hạt dài trắng trong, cơm dẻo, thơm lá dứa, lúa vụ tôm Sóc Trăng, nấu tỷ lệ nước 1:1."),
                ("gao-nang-hoa-tui-10kg", "Gạo Nàng Hoa túi 10kg", '<span class="price">265.000₫</span><span class="compare-price">290.000₫</span>', "Cơm mềm vừa, vị ngọt nhẹ, hợp nấu cơm hằng ngày, túi 10 kg có quai xách."),
                ("gao-lut-do-2kg", "Gạo lứt đỏ túi 2kg", '<span class="price">98.000₫</span>', "Lứt đỏ huyết rồng giữ nguyên cám, ngâm 4 giờ trước khi nấu, túi 2 kg."),
                ("nep-ngong-2kg", "Nếp ngỗng túi 2kg", '<span class="price">85.000₫</span>', "Nếp hạt tròn, dẻo lâu, hợp nấu xôi và gói bánh tét, túi 2 kg."),
                ("bun-gao-lut-500g", "Bún gạo lứt 500g", '<span class="price">45.000₫</span>', "Bún khô từ gạo lứt đỏ, trụng 4 phút, không bã, gói 500 g."),
            )
        ),
        SAPO_CARD, SAPO_DETAIL,
    )  # fmt: skip
    made |= terms(named, TERMS, SAPO_PAGE)
    made["/gioi-thieu"] = SAPO_PAGE.format(name="Giới thiệu", text="<p>Ba đời trồng lúa ở Cái Bè, chúng tôi liên kết với 120 hộ, ghi nhật ký đồng ruộng và thu mua tận ruộng. Gạo được xay khi có đơn để giữ mùi thơm.</p>")  # fmt: skip
    sapo_rest(made)
    made["/"] = made["/collections/all"] = f'<section class="section_product"><div class="row">{cards}</div></section>'
    return whole("Gạo Ông Vinh", made, top, foot)


RICE = owner("", name="CÔNG TY CỔ PHẦN NÔNG SẢN ÔNG VINH", number="1201556644", issued_on="2016-11-17", issued_by="Sở Kế hoạch và Đầu tư tỉnh Tiền Giang", representative="Ông Trần Quốc Vinh | Trần Quốc Vinh",
             address="Ấp Mỹ Thạnh, xã Cái Bè, tỉnh Đồng Tháp", phone="0914 112 299", email="gao@ongvinh.example")  # fmt: skip


def speakers(n: int) -> dict[str, str]:
    """Sapo: a household with a bare number and nobody named; the badge leads to the shop's own page; half the prices on request."""
    named: Named = tuple((topic, f"/{slug}", NAMES[topic]) for topic, slug in (("shipping", "chinh-sach-giao-hang"), ("payment", "chinh-sach-thanh-toan"), ("return", "chinh-sach-bao-hanh-doi-tra"), ("privacy", "chinh-sach-bao-mat")))  # fmt: skip
    top = sapo_top("Loa Minh Khôi", "loaminhkhoi", "Hotline: 0932 015 566", (("", "/", "Trang chủ"), ("", "/loa-keo", "Loa kéo"), ("", "/amply", "Amply"), ("", "/gioi-thieu", "Giới thiệu")))  # fmt: skip
    foot = f"""<footer class="footer bg-footer"><div class="container"><div class="row"><div class="col-md-4"><h4 class="title-menu">Hộ kinh doanh Điện tử Minh Khôi</h4><ul class="contact"><li>Số ĐKKD: 41N8015566</li><li>Địa chỉ: 390 Nhật Tảo, phường Diên Hồng, TP. Hồ Chí Minh</li><li>Hotline: 0932 015 566</li></ul></div><div class="col-md-4"><h4 class="title-menu">Hỗ trợ khách hàng</h4><ul class="list-menu">{links(named)}</ul></div><div class="col-md-4"><h4 class="title-menu">Chứng nhận</h4><a href="/gioi-thieu" title="Đã thông báo Bộ Công Thương"><img src="//bizweb.dktcdn.net/100/400/themes/881/assets/bo-cong-thuong.png" alt="Đã thông báo Bộ Công Thương" width="180"></a></div></div></div><div class="copyright">© 2026 Loa Minh Khôi. Cung cấp bởi Sapo</div></footer>"""
    ask = '<div class="form-product"><a class="btn btn-call" href="tel:0932015566">Gọi 0932 015 566 để có giá tốt</a></div>'
    cards, made = goods(
        (
            (f"/{slug}", name, f'<span class="price product-price">{cost}</span>', f"<p>{about} Hàng mới 100%, đủ phụ kiện và sách hướng dẫn. Bảo hành 12 tháng tại cửa hàng, đổi mới trong 15 ngày nếu lỗi. Xuất xứ ghi trên thùng.</p>", ask if cost == ASK else SAPO_BUY)
            for slug, name, cost, about in (
                ("loa-keo-4-tac", "Loa kéo 4 tấc", f"{dong(3490)}₫", "Bass 40 cm, công suất 250 W, pin 7 giờ, hai micro không dây, Bluetooth 5.0."),
                ("loa-keo-3-tac", "Loa kéo 3 tấc", f"{dong(2290)}₫", "Bass 30 cm, công suất 150 W, pin 5 giờ, một micro không dây, khe thẻ nhớ."),
                ("loa-bluetooth-mini", "Loa Bluetooth mini", f"{dong(450)}₫", "Công suất 10 W, pin 12 giờ, chống nước IPX5, nặng 280 g, sạc Type-C."),
                ("amply-karaoke-8-so", "Amply karaoke 8 sò", ASK, "Công suất 2 x 200 W trên loa 8 ohm, vang cơ chống hú, ba ngõ micro."),
                ("dan-karaoke-gia-dinh", "Dàn karaoke gia đình", ASK, "Trọn bộ hai loa bass 30 cm, amply, đầu phát và micro, lắp cho phòng 25 mét vuông."),
                ("loa-hoi-truong", "Loa hội trường treo tường", ASK, "Bass 25 cm, công suất 120 W, ngõ 100 V, kèm pát treo xoay 90 độ."),
            )
        ),
        SAPO_CARD, SAPO_DETAIL,
    )  # fmt: skip
    made |= terms(named, PLAIN, SAPO_PAGE)
    made["/gioi-thieu"] = SAPO_PAGE.format(name="Giới thiệu", text="<p>Loa Minh Khôi bán và sửa loa kéo, amply, dàn karaoke ở chợ Nhật Tảo từ năm 2009. Mời khách mang nhạc tới nghe thử trước khi mua.</p>")  # fmt: skip
    sapo_rest(made)
    made["/"] = made["/loa-keo"] = made["/amply"] = f'<section class="section_product"><div class="row">{cards}</div></section>'  # fmt: skip
    return whole("Loa Minh Khôi", made, top, foot)


SPEAKERS = owner("", "not_met", name="Hộ kinh doanh Điện tử Minh Khôi", number="41N8015566", address="390 Nhật Tảo, phường Diên Hồng, TP. Hồ Chí Minh", phone="0932 015 566")  # fmt: skip


def furniture(n: int) -> dict[str, str]:
    """Sapo: the firm whole on the contact page, three showrooms with telephones in the foot, fax; a badge with https; in order."""
    named: Named = (
        ("privacy", "/chinh-sach-bao-mat-thong-tin", "Bảo mật thông tin"),
        ("payment", "/huong-dan-thanh-toan", "Hướng dẫn thanh toán"),
        ("shipping", "/van-chuyen-lap-dat", "Vận chuyển & lắp đặt"),
        ("return", "/doi-tra-san-pham", "Đổi trả sản phẩm"),
    )
    top = sapo_top("Nội thất Hoàng Mộc", "hoangmoc", "0988 355 899", (("", "/", "Trang chủ"), ("", "/phong-khach", "Phòng khách"), ("", "/phong-ngu", "Phòng ngủ"), ("", "/lien-he", "Liên hệ")))  # fmt: skip
    foot = f"""<footer class="footer"><div class="container"><div class="row"><div class="col-lg-6"><h4 class="title-menu">Hệ thống showroom</h4><ul class="list-showroom"><li><b>Showroom Thanh Xuân:</b> 120 Nguyễn Xiển, phường Khương Đình, Hà Nội - 0988 355 801</li><li><b>Showroom Long Biên:</b> 66 Nguyễn Văn Cừ, phường Bồ Đề, Hà Nội - 0988 355 802</li><li><b>Showroom Vinh:</b> 17 Đại lộ Lê Nin, phường Vinh Phú, Nghệ An - 0988 355 803</li></ul></div><div class="col-lg-3"><h4 class="title-menu">Chính sách</h4><ul class="list-menu">{links(named).replace("&", "&amp;")}</ul></div><div class="col-lg-3"><h4 class="title-menu">Hỗ trợ thanh toán</h4><img src="//bizweb.dktcdn.net/100/400/payment.png" alt="Phương thức thanh toán"><a class="logo_bct" href="https://online.gov.vn/HomePage/CustomWebsiteDisplay.aspx?DocId={n}" target="_blank"><img src="//bizweb.dktcdn.net/100/400/themes/882/assets/footer_bct.png" alt="bct"></a></div></div></div><div class="bg-footer-bottom copyright"><span>© Bản quyền thuộc về Nội thất Hoàng Mộc | Cung cấp bởi Sapo</span></div></footer>"""
    wood = "Gỗ óc chó nhập khẩu sấy khô 10%, sơn phủ 5 lớp không mùi, phụ kiện giảm chấn. Kích thước làm theo yêu cầu được. Bảo hành 24 tháng, sản xuất tại xưởng Thạch Thất."
    cards, made = goods(
        (
            (f"/{slug}", name, cost, f"<p>{about} {wood}</p>", SAPO_BUY)
            for slug, name, cost, about in (
                ("sofa-goc-oc-cho", "Sofa góc óc chó", '<span class="price">32.900.000₫</span><span class="compare-price">36.500.000₫</span>', "Cỡ 2,8 x 1,7 m, đệm mút 40 bọc vải chống bám, chân gỗ cao 12 cm."),
                ("ban-tra-oc-cho", "Bàn trà mặt kính", '<span class="price">8.400.000₫</span>', "Mặt kính cường lực 10 mm, cỡ 120 x 60 x 38 cm, hai ngăn kéo."),
                ("ke-tivi-2m", "Kệ tivi 2m", '<span class="price">12.600.000₫</span>', "Dài 2 m, sâu 40 cm, cao 45 cm, bốn ngăn kéo và hai khoang mở."),
                ("giuong-1m8", "Giường 1m8 x 2m", '<span class="price">18.900.000₫</span><span class="compare-price">21.000.000₫</span>', "Đầu giường bọc da, dát phản kín, cao 110 cm, chịu tải 400 kg."),
                ("tu-ao-4-canh", "Tủ áo 4 cánh", '<span class="price">24.500.000₫</span>', "Cao 2,2 m, rộng 2 m, sâu 60 cm, bên trong có ngăn treo và ba ngăn kéo."),
            )
        ),
        SAPO_CARD, SAPO_DETAIL,
    )  # fmt: skip
    made |= terms(named, TERMS, SAPO_PAGE)
    made["/lien-he"] = SAPO_PAGE.format(name="Liên hệ", text='<div class="contact-info"><h3>Công ty TNHH Nội thất Hoàng Mộc</h3><ul><li><b>Mã số thuế:</b> 0107334488</li><li><b>Đại diện pháp luật:</b> Hoàng Văn Mộc</li><li><b>Trụ sở chính:</b> Thôn 3, xã Thạch Thất, thành phố Hà Nội</li><li><b>Điện thoại:</b> 024 3368 3448 - <b>Fax:</b> 024 3368 3449</li><li><b>Email:</b> noithat@hoangmoc.example</li></ul></div><form method="post" action="/postcontact" id="contact"><input type="text" name="contact[Name]" placeholder="Họ và tên"><textarea name="contact[Body]"></textarea><button type="submit">Gửi thông tin</button></form>')  # fmt: skip
    sapo_rest(made)
    made["/"] = made["/phong-khach"] = made["/phong-ngu"] = f'<section class="section_product"><div class="row">{cards}</div></section>'  # fmt: skip
    return whole("Nội thất Hoàng Mộc", made, top, foot)


FURNITURE = owner("", name="Công ty TNHH Nội thất Hoàng Mộc", tax_code="0107334488", representative="Hoàng Văn Mộc", address="Thôn 3, xã Thạch Thất, thành phố Hà Nội",
                  phone="024 3368 3448 | 0988 355 899", email="noithat@hoangmoc.example")  # fmt: skip


def seeds(n: int) -> dict[str, str]:
    """Sapo: a household; no badge anywhere; the term of shipping says that it is still to be written."""
    named: Named = tuple((topic, f"/{slug}", NAMES[topic]) for topic, slug in (("shipping", "chinh-sach-van-chuyen"), ("return", "chinh-sach-doi-tra"), ("privacy", "chinh-sach-bao-mat"), ("payment", "chinh-sach-thanh-toan")))  # fmt: skip
    top = sapo_top("Hạt Giống Phú Nông", "hatgiongphunong", "", (("", "/", "Trang chủ"), ("", "/hat-giong-rau", "Hạt giống rau"), ("", "/hat-giong-hoa", "Hạt giống hoa")))  # fmt: skip
    foot = f"""<footer class="footer"><div class="container"><div class="row"><div class="col-md-6 footer-info"><h4>HẠT GIỐNG PHÚ NÔNG</h4><p>Hộ kinh doanh Vật tư nông nghiệp Phú Nông</p><p>GPKD số: 42E8007788 do Phòng Tài chính - Kế hoạch UBND huyện Đức Trọng cấp ngày 19/10/2018</p><p>Đại diện: Ông Lê Phú Nông</p><p>Địa chỉ: 211 Quốc lộ 20, xã Đức Trọng, tỉnh Lâm Đồng</p><p>SĐT: 0263 384 5566 | 0977 384 556</p></div><div class="col-md-3"><h4>Chính sách</h4><ul>{links(named)}</ul></div><div class="col-md-3"><h4>Nhà cung cấp</h4><img src="//bizweb.dktcdn.net/100/400/doi-tac-a.png" alt="Công ty TNHH Hạt giống Hai Mũi Tên Xanh"><img src="//bizweb.dktcdn.net/100/400/doi-tac-b.png" alt="Hạt giống Trăng Khuyết"></div></div></div></footer>"""
    sow = "Gieo sâu 0,5 cm, tưới giữ ẩm, nảy mầm sau 3 đến 7 ngày. Hạn dùng ghi trên bao, để nơi khô mát. Đóng gói tại Lâm Đồng."
    cards, made = goods(
        (
            (f"/{slug}", name, f'<span class="price">{dong(amount)}₫</span>', f"<p>{about} {sow}</p>", SAPO_BUY)
            for slug, name, amount, about in (
                ("xa-lach-xoan-xanh", "Hạt giống xà lách xoăn xanh", 20, "Gói 2 g, nảy mầm trên 85%, thu hoạch sau 40 ngày, chịu nóng khá."),
                ("ca-chua-bi-do", "Hạt giống cà chua bi đỏ F1", 25, "Gói 30 hạt, sinh trưởng vô hạn, quả 15 g, thu sau 70 ngày."),
                ("dua-leo-baby", "Hạt giống dưa leo baby F1", 28, "Gói 15 hạt, quả dài 12 cm, không cần thụ phấn, trồng được trong chậu."),
                ("hoa-huong-duong", "Hạt giống hoa hướng dương lùn", 22, "Gói 20 hạt, cây cao 45 cm, nở sau 55 ngày, hợp trồng chậu."),
                ("dat-sach-5kg", "Đất sạch trộn sẵn 5kg", 35, "Xơ dừa, phân trùn và tro trấu, pH 6 đến 6,5, bao 5 kg dùng ngay."),
            )
        ),
        SAPO_CARD, SAPO_DETAIL,
    )  # fmt: skip
    made |= terms(named, PLAIN | {"shipping": "<p>Nội dung đang được cập nhật...</p>"}, SAPO_PAGE)
    sapo_rest(made)
    made["/"] = made["/hat-giong-rau"] = made["/hat-giong-hoa"] = f'<section class="section_product"><div class="row">{cards}</div></section>'  # fmt: skip
    return whole("Hạt Giống Phú Nông", made, top, foot)


SEEDS = owner("", name="Hộ kinh doanh Vật tư nông nghiệp Phú Nông", number="42E8007788", issued_on="2018-10-19", issued_by="Phòng Tài chính - Kế hoạch UBND huyện Đức Trọng", representative="Ông Lê Phú Nông | Lê Phú Nông",
              address="211 Quốc lộ 20, xã Đức Trọng, tỉnh Lâm Đồng", phone="0263 384 5566 | 0977 384 556")  # fmt: skip


def stationery(n: int) -> dict[str, str]:
    """Sapo: all goods say that their text is still to come; the record names the shop with www; the representative before the name."""
    named: Named = tuple((topic, f"/{slug}", NAMES[topic]) for topic, slug in (("payment", "phuong-thuc-thanh-toan"), ("shipping", "chinh-sach-giao-nhan"), ("return", "chinh-sach-doi-tra"), ("privacy", "chinh-sach-bao-mat")))  # fmt: skip
    top = sapo_top("Văn phòng phẩm Ánh Sao", "vppanhsao", 'Gọi mua hàng: <a href="tel:02838229911">028 3822 9911</a>', (("", "/", "Trang chủ"), ("", "/but-viet", "Bút viết"), ("", "/giay-in", "Giấy in")))  # fmt: skip
    foot = f"""<footer class="footer"><div class="container"><div class="row"><div class="col-lg-5"><h4 class="title-menu">Thông tin liên hệ</h4><p>CÔNG TY TNHH THƯƠNG MẠI DỊCH VỤ VĂN PHÒNG PHẨM ÁNH SAO</p><p>Đại diện theo pháp luật: Bà Nguyễn Ngọc Ánh</p><p>GPĐKKD số 0312990011 cấp ngày 06/11/2014 tại Sở Kế hoạch và Đầu tư TP. Hồ Chí Minh</p><p>Văn phòng: Lầu 3, 58 Nguyễn Đình Chiểu, Phường Đa Kao, Quận 1, TP. Hồ Chí Minh</p><p>Điện thoại: 028 3822 9911</p><p>Email: sales@vppanhsao.example</p></div><div class="col-lg-4"><h4 class="title-menu">Chính sách</h4><ul class="list-menu">{links(named)}</ul></div><div class="col-lg-3"><a href="http://www.online.gov.vn/Home/WebDetails/{n}" target="_blank" title="Đã thông báo với Bộ Công Thương"><img src="//bizweb.dktcdn.net/100/400/themes/883/assets/logo_bct.png" alt="Đã thông báo với Bộ Công Thương"></a></div></div></div></footer>"""
    soon = "<p>Thông tin sản phẩm đang được cập nhật</p>"
    cards, made = goods(
        (
            (f"/{slug}", name, f'<span class="price">{cost}₫</span>', soon, SAPO_BUY)
            for slug, name, cost in (
                ("but-bi-xanh-hop-20", "Bút bi xanh (hộp 20 cây)", "72.000"),
                ("but-da-quang-5-mau", "Bút dạ quang 5 màu", "45.000"),
                ("giay-a4-70gsm", "Giấy A4 70gsm (ream)", "62.500"),
                ("giay-a4-80gsm", "Giấy A4 80gsm (ream)", "74.000"),
                ("bia-cong-7cm", "Bìa còng 7cm", "38.500"),
                ("kim-bam-so-10", "Kim bấm số 10 (hộp)", "3.200"),
            )
        ),
        SAPO_CARD, SAPO_DETAIL,
    )  # fmt: skip
    made |= terms(named, TERMS, SAPO_PAGE)
    sapo_rest(made)
    made["/"] = made["/but-viet"] = made["/giay-in"] = f'<section class="section_product"><div class="row">{cards}</div></section>'  # fmt: skip
    return whole("Văn phòng phẩm Ánh Sao", made, top, foot)


STATIONERY = owner("", name="CÔNG TY TNHH THƯƠNG MẠI DỊCH VỤ VĂN PHÒNG PHẨM ÁNH SAO", number="0312990011", issued_on="2014-11-06", issued_by="Sở Kế hoạch và Đầu tư TP. Hồ Chí Minh", representative="Bà Nguyễn Ngọc Ánh | Nguyễn Ngọc Ánh",
                   address="Lầu 3, 58 Nguyễn Đình Chiểu, Phường Đa Kao, Quận 1, TP. Hồ Chí Minh", phone="028 3822 9911", email="sales@vppanhsao.example")  # fmt: skip

SECOND = (
    HandMade("09 Bông Bống", BABIES, babies, "commented_out", NO_BADGE | {"policies": "not_met"}),
    HandMade("10 Tư Sạng", JERKY, jerky, "link", {"badge_genuine": "unknown"}, record_of=None),
    HandMade("11 Phố Hoài", LANTERNS, lanterns, "not_an_anchor", {"notified_badge": "not_met"}),
    HandMade("12 Ông Vinh", RICE, rice, "link"),
    HandMade("13 Minh Khôi", SPEAKERS, speakers, "elsewhere", FAKE | {"price_info": "not_met"}),
    HandMade("14 Hoàng Mộc", FURNITURE, furniture, "link"),
    HandMade("15 Phú Nông", SEEDS, seeds, None, NO_BADGE | {"policies": "not_met"}),
    HandMade("16 Ánh Sao", STATIONERY, stationery, "link", {"goods_info": "not_met"}, record_of="www.SELF"),
)  # fmt: skip
