# ruff: noqa: E501, ARG001 - pages of shops stand as shops write them
"""Fifth set, sites 9 to 16: Sapo-like, Nhanh-like and one of tables (see `shop_fifth.py`)."""

from __future__ import annotations

import json

from shop_fifth import FAKE, NAMES, NO_BADGE, NO_DUTY, PLAIN, TERMS, dong, page
from shop_hand_made import HandMade
from shop_set import owner


def two_in_one(n: int) -> dict[str, str]:
    """Sapo: two pages of terms, each on two things; a private enterprise; bank account and carrier as distractors; in order."""
    top = '<div class="opacity_menu"></div><header class="header"><div class="mid-header"><a href="/" class="logo"><img src="//bizweb.dktcdn.net/100/500/themes/logo.png" alt="Lò rèn Phúc Sen"></a><div class="header-action"><a class="header-action-item" href="/cart" title="Giỏ hàng"><span class="count count_item_pr">0</span></a></div></div><nav class="header-nav"><ul class="item_big"><li class="nav-item"><a class="a-img" href="/dao-bep">Dao bếp</a></li><li class="nav-item"><a class="a-img" href="/dung-cu-vuon">Dụng cụ vườn</a></li></ul></nav></header><script>var Bizweb = Bizweb || {}; Bizweb.store = "loren-phucsen.mysapo.net"; Bizweb.template = "index";</script>'
    foot = f"""<footer class="footer"><div class="mid-footer"><div class="row"><div class="col-lg-5"><h4 class="title-menu">DNTN Lò rèn Nông Văn Phúc</h4><div class="infor"><span>Trụ sở:</span> <span class="cl">Xóm Pác Rằng, xã Quảng Uyên, tỉnh Cao Bằng</span></div><div class="infor"><span>Điện thoại:</span> <a class="cl" href="tel:02063822333">0206 382 2333</a></div><div class="infor"><span>Chủ doanh nghiệp:</span> <span class="cl">Ông Nông Văn Phúc</span></div><div class="infor"><span>Mã số doanh nghiệp:</span> <span class="cl">4800889900</span></div><div class="infor"><span>Ngày cấp:</span> <span class="cl">26/02/2014</span> - <span>Nơi cấp:</span> <span class="cl">Sở Kế hoạch và Đầu tư tỉnh Cao Bằng</span></div></div><div class="col-lg-3"><ul class="list-menu"><li><a href="/chinh-sach-giao-hang-va-doi-tra" title="Giao hàng và đổi trả">Giao hàng &amp; đổi trả</a></li><li><a href="/thanh-toan-va-bao-mat" title="Thanh toán và bảo mật">Thanh toán &amp; bảo mật thông tin</a></li><li><a href="/huong-dan-mai-dao">Hướng dẫn mài dao</a></li></ul></div><div class="col-lg-2"><a target="_blank" href="http://online.gov.vn/Home/WebDetails/{n}" title="Bộ Công thương"><img class="lazyload" src="//bizweb.dktcdn.net/thumb/1x1/assets/load.png" data-src="//bizweb.dktcdn.net/100/500/assets/footer-bct.png" alt="Bộ Công thương"></a></div></div></div></footer>"""
    made, cards = {}, ""
    for k, (slug, name) in enumerate(
        (
            ("dao-chat-xuong", "Dao chặt xương nhíp ô tô"),
            ("dao-thai-lat", "Dao thái lát mũi bằng"),
            ("liem-gat-lua", "Liềm gặt lúa"),
            ("cuoc-con", "Cuốc con làm vườn"),
            ("rua-di-rung", "Rựa đi rừng cán gỗ nghiến"),
        )
    ):
        cost = dong(95 + 70 * k)
        cards += f'<div class="swiper-slide"><div class="item_product_main"><form action="/cart/add" method="post" class="variants product-action" enctype="multipart/form-data"><div class="product-thumbnail"><a class="image_thumb" href="/{slug}" title="{name}"><img class="lazyload" data-src="//bizweb.dktcdn.net/thumb/large/{slug}.jpg" alt="{name}"></a></div><div class="product-info"><h3 class="product-name"><a href="/{slug}" title="{name}">{name}</a></h3><div class="price-box">{cost}₫</div><input type="hidden" name="variantId" value="{k}"><button class="btn-cart btn-views add_to_cart" title="Thêm vào giỏ hàng">Thêm vào giỏ hàng</button></div></form></div></div>'
        made[f"/{slug}"] = (
            f'<section class="product layout-product" itemscope itemtype="https://schema.org/Product"><h1 class="title-product" itemprop="name">{name}</h1><form id="add-to-cart-form" action="/cart/add" method="post"><div class="price-box clearfix" itemprop="offers" itemscope itemtype="https://schema.org/Offer"><span class="special-price"><span class="price product-price">{cost}₫</span><meta itemprop="price" content="{95000 + 70000 * k}"><meta itemprop="priceCurrency" content="VND"></span></div><div class="btn-mua"><button type="submit" class="btn btn_buyNow add_to_cart">Mua ngay</button></div></form><div class="tab-content"><div class="rte product_getcontent"><p>Rèn tay từ nhíp ô tô, tôi dầu, mài nước ba lần. Lưỡi dài 21 cm, dày sống 4 mm, nặng 420 g; cán gỗ nghiến bịt đồng. Rửa xong lau khô, thoa dầu ăn nếu cất lâu. Cạo râu được là đạt.</p></div></div></section>'
        )
    made["/chinh-sach-giao-hang-va-doi-tra"] = (
        f'<h1 class="title-page">Chính sách giao hàng và đổi trả</h1><div class="rte"><h2>A. Giao hàng</h2><p>Đơn vị giao hàng: Tổng công ty CP Bưu chính Viettel, tổng đài 1900 8095.</p>{PLAIN["shipping"]}<h2>B. Đổi trả</h2>{PLAIN["return"]}</div>'
    )
    made["/thanh-toan-va-bao-mat"] = (
        f'<h1 class="title-page">Thanh toán và bảo mật thông tin</h1><div class="rte"><h2>A. Thanh toán</h2><p>Ngân hàng: Agribank chi nhánh Quảng Uyên - STK 8303205001122.</p>{PLAIN["payment"]}<h2>B. Bảo mật thông tin</h2>{PLAIN["privacy"]}</div>'
    )
    made["/huong-dan-mai-dao"] = (
        "<h1>Hướng dẫn mài dao</h1><p>Ngâm đá mười phút, đặt lưỡi nghiêng 15 độ, kéo đều tay từ gốc tới mũi.</p>"
    )
    made["/cart"] = "<h1>Giỏ hàng</h1><p>Không có sản phẩm nào trong giỏ hàng.</p>"
    made["/"] = made["/dao-bep"] = made["/dung-cu-vuon"] = f'<div class="swiper-wrapper">{cards}</div>'
    return {path: page("Lò rèn Phúc Sen", top + text + foot) for path, text in made.items()}


FORGE = owner("", name="DNTN Lò rèn Nông Văn Phúc", number="4800889900", issued_on="2014-02-26", issued_by="Sở Kế hoạch và Đầu tư tỉnh Cao Bằng",
              representative="Ông Nông Văn Phúc", address="Xóm Pác Rằng, xã Quảng Uyên, tỉnh Cao Bằng", phone="0206 382 2333")  # fmt: skip


def ministry_home(n: int) -> dict[str, str]:
    """Sapo: a firm without anyone who stands for it; the badge leads to the Ministry's own site; no term on privacy."""
    top = '<header id="site-header"><a href="/" class="site-logo">Mẹ Gấu</a><ul class="site-nav"><li><a href="/ta-bim">Tã bỉm</a></li><li><a href="/binh-sua">Bình sữa</a></li></ul><a href="/cart" class="js-cart">Giỏ hàng (<span class="cart-count">0</span>)</a></header><script src="//bizweb.dktcdn.net/assets/themes_support/api.jquery.js" defer></script>'
    foot = """<footer><div class="foo-1"><b>Công ty TNHH Thương mại Mẹ Gấu</b><br>MST: 0202113344<br>ĐC: Số 12 lô 22 Lê Hồng Phong, phường Gia Viên, TP Hải Phòng<br>ĐT: 0225 355 8899</div><div class="foo-2"><a href="/quy-dinh-doi-tra">Quy định đổi trả</a><a href="/giao-hang-tan-nha">Giao hàng tận nhà</a><a href="/thanh-toan">Thanh toán</a></div><div class="foo-3"><a href="https://moit.gov.vn/" target="_blank"><img src="//bizweb.dktcdn.net/100/1/bct.png" alt="Đã thông báo bộ công thương"></a></div></footer>"""
    made, cards = {}, ""
    for k, name in enumerate(
        ("Tã quần size M 76 miếng", "Bình sữa cổ rộng 240ml", "Máy hâm sữa đôi", "Địu vải bốn tư thế")
    ):
        cost = f"{dong(265 + 88 * k)}₫"
        cards += f'<div class="product-item"><a class="product-item__img" href="/me-gau-{k}"><img src="//bizweb.dktcdn.net/{k}.jpg"></a><a class="product-item__title" href="/me-gau-{k}">{name}</a><span class="product-item__price">{cost}</span></div>'
        made[f"/me-gau-{k}"] = (
            f'<div class="pd"><h1 class="pd-title">{name}</h1><div class="pd-price"><span class="price">{cost}</span></div><form action="/cart/add" method="post"><button class="pd-add">Thêm vào giỏ</button><button class="pd-buy">Mua ngay</button></form><div class="pd-content"><p>Hàng chính hãng, có tem phụ tiếng Việt. Xuất xứ Nhật Bản, nhựa PPSU chịu nhiệt 180 độ, không BPA. Dùng cho bé từ 3 tháng; rửa sạch và tiệt trùng trước lần đầu. Bảo hành 6 tháng với hàng điện.</p></div></div>'
        )
    for path, name, topic in (
        ("/quy-dinh-doi-tra", "Quy định đổi trả", "return"),
        ("/giao-hang-tan-nha", "Giao hàng tận nhà", "shipping"),
        ("/thanh-toan", "Thanh toán", "payment"),
    ):
        made[path] = f'<h1>{name}</h1><div class="rte">{TERMS[topic]}</div>'
    made["/cart"] = "<h1>Giỏ hàng</h1><p>Giỏ hàng đang trống</p>"
    made["/"] = made["/ta-bim"] = made["/binh-sua"] = f'<div class="products-view-grid">{cards}</div>'
    return {path: page("Mẹ Gấu", top + text + foot) for path, text in made.items()}


BABIES = owner("", "not_met", name="Công ty TNHH Thương mại Mẹ Gấu", tax_code="0202113344", address="Số 12 lô 22 Lê Hồng Phong, phường Gia Viên, TP Hải Phòng", phone="0225 355 8899")  # fmt: skip


def zalo_catalogue(n: int) -> dict[str, str]:
    """Bizweb as a catalogue: every price on request, orders by Zalo; the owner on the contact page; no badge; four terms."""
    top = '<header><div class="container"><a href="/" class="logo">Kính Xây Dựng Đại Phong</a><ul class="nav"><li><a href="/kinh-cuong-luc">Kính cường lực</a></li><li><a href="/kinh-hop">Kính hộp</a></li><li><a href="/lien-he">Liên hệ</a></li></ul><a class="hot" href="tel:0913277177">0913 277 177</a></div></header><script>Bizweb.store = "kinhdaiphong.bizwebvietnam.net";</script>'
    foot = """<footer class="footer"><div class="container"><h3>Kính Xây Dựng Đại Phong</h3><p>Thi công toàn quốc</p><ul><li><a href="/doi-tra-bao-hanh">Đổi trả, bảo hành</a></li><li><a href="/van-chuyen-lap-dat">Vận chuyển, lắp đặt</a></li><li><a href="/dieu-khoan-thanh-toan">Điều khoản thanh toán</a></li><li><a href="/bao-mat">Bảo mật thông tin</a></li></ul></div><a class="zalo-fixed" href="https://zalo.me/0913277177"><img src="/zalo.png" alt="Zalo"></a></footer>"""
    made, cards = {}, ""
    for k, name in enumerate(
        (
            "Kính cường lực 10 ly",
            "Kính hộp 24 ly",
            "Kính dán an toàn 8.38",
            "Vách tắm kính 135 độ",
            "Kính sơn màu ốp bếp",
        )
    ):
        cards += f'<div class="product-box"><div class="product-thumbnail"><a href="/kinh-{k}"><img src="//bizweb.dktcdn.net/kinh{k}.jpg" alt="{name}"></a></div><div class="product-info"><h3 class="product-name"><a href="/kinh-{k}">{name}</a></h3><div class="price-box"><span class="price">Liên hệ</span></div></div></div>'
        made[f"/kinh-{k}"] = (
            f'<div class="details-product"><h1 class="title-head">{name}</h1><div class="price-box"><span class="special-price">Liên hệ</span></div><div class="contact-buy"><a href="https://zalo.me/0913277177">Nhắn Zalo báo giá</a> <a href="tel:0913277177">Gọi 0913 277 177</a></div><div class="product-tab"><p>Kính nổi Việt Nhật tôi nhiệt theo TCVN 7455:2013, khổ lớn nhất 2.440 x 3.660 mm, mài xiết cạnh, khoan khoét theo bản vẽ. Sai số 1 mm. Bảo hành 24 tháng với lỗi bong keo, ố cạnh.</p></div></div>'
        )
    for path, name, topic in (
        ("/doi-tra-bao-hanh", "Đổi trả, bảo hành", "return"),
        ("/van-chuyen-lap-dat", "Vận chuyển, lắp đặt", "shipping"),
        ("/dieu-khoan-thanh-toan", "Điều khoản thanh toán", "payment"),
        ("/bao-mat", "Bảo mật thông tin", "privacy"),
    ):
        made[path] = f'<h1 class="title-head">{name}</h1><div class="content-page rte">{PLAIN[topic]}</div>'
    made["/lien-he"] = (
        '<h1 class="title-head">Liên hệ</h1><div class="contact-box"><p><strong>CÔNG TY TNHH KÍNH VÀ NHÔM ĐẠI PHONG</strong></p><p>Giấy chứng nhận ĐKDN: 2803012345 do Sở Kế hoạch và Đầu tư tỉnh Thanh Hóa cấp lần đầu ngày 03 tháng 5 năm 2021, thay đổi lần thứ 2 ngày 19 tháng 9 năm 2025</p><p>Giám đốc: Lê Đại Phong</p><p>Trụ sở: Lô 7, cụm công nghiệp Đông Lĩnh, phường Đông Tiến, tỉnh Thanh Hóa</p><p>Điện thoại: 0237 394 1111</p><p>Email: kinh@daiphong.example</p></div><form action="/postcontact" method="post"><input name="contact[Name]"><textarea name="contact[Body]"></textarea><button>Gửi liên hệ</button></form><iframe src="https://www.google.com/maps/embed?pb=1"></iframe>'
    )
    made["/"] = made["/kinh-cuong-luc"] = made["/kinh-hop"] = f'<div class="row products">{cards}</div>'
    return {path: page("Kính Đại Phong", top + text + foot) for path, text in made.items()}


GLASS = owner("", name="CÔNG TY TNHH KÍNH VÀ NHÔM ĐẠI PHONG", number="2803012345", issued_on="2021-05-03", issued_by="Sở Kế hoạch và Đầu tư tỉnh Thanh Hóa",
              representative="Lê Đại Phong", address="Lô 7, cụm công nghiệp Đông Lĩnh, phường Đông Tiến, tỉnh Thanh Hóa", phone="0237 394 1111", email="kinh@daiphong.example")  # fmt: skip


def licence_scan(n: int) -> dict[str, str]:
    """Sapo: the owner is only to be read on the scan of a business licence; the term of payment leads to the home page."""
    top = '<header class="header"><a href="/" class="logo"><img src="//bizweb.dktcdn.net/logo-rang-dong.png" alt="Cà phê Rạng"></a><nav><a href="/ca-phe-hat">Cà phê hạt</a><a href="/ca-phe-phin">Cà phê phin</a><a href="/giay-phep">Giấy phép</a></nav><a class="cart-drop" href="/cart">Giỏ hàng <span class="count_item_pr">0</span></a></header><script>window.Bizweb = {store: "caphe-rang.mysapo.net"};</script>'
    foot = f"""<footer class="footer"><div class="row"><div class="col-6"><p class="slogan">Rang mộc mỗi thứ năm</p><a href="/giay-phep">Giấy chứng nhận đăng ký kinh doanh</a></div><div class="col-6"><a href="/doi-tra">Chính sách đổi trả</a> <a href="/giao-hang">Chính sách giao hàng</a> <a href="/">Chính sách thanh toán</a> <a href="/bao-mat">Chính sách bảo mật</a></div></div><a href="https://online.gov.vn/Home/WebDetails/{n}" rel="nofollow"><img src="//bizweb.dktcdn.net/bo-cong-thuong.svg" alt="thông báo website"></a></footer>"""
    made, cards = {}, ""
    for k, name in enumerate(
        ("Arabica Cầu Đất 250g", "Robusta Fine 500g", "Phối trộn 7:3 1kg", "Cold brew túi ngâm", "Phin nhôm đục lỗ")
    ):
        cost = f"{dong(85 + 48 * k)}₫"
        cards += f'<div class="col-3"><div class="product-card"><a href="/rang-{k}"><img data-src="//bizweb.dktcdn.net/r{k}.png"><h3>{name}</h3></a><div class="product-card__price"><span>{cost}</span></div><form action="/cart/add" method="post"><button>Thêm vào giỏ</button></form></div></div>'
        made[f"/rang-{k}"] = (
            f'<h1 class="product__title">{name}</h1><div class="product__price">{cost}</div><form action="/cart/add" method="post"><button class="product__submit">Thêm vào giỏ hàng</button></form><div class="product__description"><p>Hạt hái chín 95%, sơ chế mật ong, độ ẩm 11,5%. Rang vừa, hương ca cao và mận khô, hậu ngọt. Túi van một chiều; ngon nhất trong 45 ngày từ ngày rang, hạn dùng 12 tháng. Nơi trồng: Lâm Đồng.</p></div>'
        )
    for path, name, topic in (
        ("/doi-tra", "Chính sách đổi trả", "return"),
        ("/giao-hang", "Chính sách giao hàng", "shipping"),
        ("/bao-mat", "Chính sách bảo mật", "privacy"),
    ):
        made[path] = f"<h1>{name}</h1>{TERMS[topic]}"
    made["/giay-phep"] = (
        '<h1>Giấy chứng nhận đăng ký kinh doanh</h1><p><img src="//bizweb.dktcdn.net/100/777/files/gpkd-scan-trang-1.jpg" alt="" width="900" height="1270"></p>'
    )
    made["/cart"] = "<h1>Giỏ hàng</h1><p>Chưa có gì để rang.</p>"
    made["/"] = made["/ca-phe-hat"] = made["/ca-phe-phin"] = f'<div class="row">{cards}</div>'
    return {path: page("Cà phê Rạng", top + text + foot) for path, text in made.items()}


def reversed_order(n: int) -> dict[str, str]:
    """Nhanh: contact first, name last; a household whose first licence was followed by a second; all in order."""
    top = '<div class="wrapper"><header class="tp_header"><a class="tp_logo" href="/"><img src="https://pos.nvncdn.com/a1/logo.png" alt="Mắm Cô Bảy"></a><ul class="tp_menu"><li><a class="tp_menu_item" href="/mam-ca-pc101.html">Mắm cá</a></li><li><a class="tp_menu_item" href="/kho-ca-pc102.html">Khô cá</a></li></ul><a class="tp_header_cart" href="/cart"><i class="fa fa-cart"></i><span class="cart-quantity">0</span></a></header>'
    foot = f"""<footer class="tp_footer"><div class="container"><div class="col-md-5"><ul class="list-unstyled"><li>Hotline đặt hàng: 0919 646 464</li><li>Email: comam@cobay.example</li><li>Địa chỉ: Tổ 9, ấp Vĩnh Phú, phường Châu Đốc, tỉnh An Giang</li><li>Chủ hộ kinh doanh: Bà Lương Thị Bảy</li><li>Giấy chứng nhận đăng ký hộ kinh doanh số 52C8004567, cấp lần đầu ngày 12 tháng 3 năm 2019, cấp thay đổi lần 2 ngày 07 tháng 10 năm 2024</li><li>Cơ quan cấp: Phòng Tài chính – Kế hoạch thành phố Châu Đốc</li><li><b>Hộ kinh doanh Mắm Cô Bảy Châu Đốc</b></li></ul></div><div class="col-md-4"><a class="tp_menu_item" href="/doi-tra-hang-n201.html">Đổi trả hàng</a><a class="tp_menu_item" href="/phi-ship-n202.html">Phí ship &amp; giao hàng</a><a class="tp_menu_item" href="/cach-tra-tien-n203.html">Cách trả tiền</a><a class="tp_menu_item" href="/bao-mat-n204.html">Bảo mật thông tin</a></div><div class="col-md-3"><a href="https://online.gov.vn/Home/WebDetails/{n}?AspxAutoDetectCookieSupport=1"><img src="https://web.nvnstatic.net/img/bct2.png" alt="" loading="lazy"></a></div></div></footer></div>"""
    made, cards = {}, ""
    for k, name in enumerate(
        ("Mắm thái đu đủ", "Mắm cá linh", "Khô cá lóc một nắng", "Khô cá tra phồng", "Mắm ba khía")
    ):
        cost = f"{dong(75 + 55 * k)}đ"
        cards += f'<div class="tp_product_category_item"><a href="/mam-kho-{k}-p30{k}.html" class="tp_product_image"><img class="lazy" data-src="https://pos.nvncdn.com/a1/{k}.jpg"></a><h3><a class="tp_product_name" href="/mam-kho-{k}-p30{k}.html">{name}</a></h3><span class="tp_product_price">{cost}</span></div>'
        made[f"/mam-kho-{k}-p30{k}.html"] = (
            f'<div class="product-detail"><h1 class="tp_product_detail_name">{name}</h1><div><span class="tp_product_detail_price" data-price="{75000 + 55000 * k}">{cost}</span> / hũ 500 g</div><div class="tp_product_detail_size"></div><button class="btn btnAddToCart" data-psid="30{k}">Thêm vào giỏ</button><button class="btn btnBuyNow">Mua ngay</button><div class="tp_product_detail_content"><p>Cá đồng mùa nước nổi, muối hạt Bạc Liêu, thính gạo rang, đường thốt nốt. Ủ khạp sành sáu tháng. Giữ ngăn mát dùng được mười hai tháng, ăn sống hoặc chưng thịt đều ngon.</p></div></div>'
        )
    for path, name, topic in (
        ("/doi-tra-hang-n201.html", "Đổi trả hàng", "return"),
        ("/phi-ship-n202.html", "Phí ship &amp; giao hàng", "shipping"),
        ("/cach-tra-tien-n203.html", "Cách trả tiền", "payment"),
        ("/bao-mat-n204.html", "Bảo mật thông tin", "privacy"),
    ):
        made[path] = (
            f'<h1 class="tp_news_detail_title">{name}</h1><div class="tp_news_detail_content">{PLAIN[topic].replace("xưởng", "lò mắm").replace("Xưởng", "Lò mắm")}</div>'
        )
    made["/cart"] = '<div class="tp_cart_empty">Giỏ hàng trống</div>'
    made["/"] = made["/mam-ca-pc101.html"] = made["/kho-ca-pc102.html"] = (
        f'<div class="tp_product_category">{cards}</div>'
    )
    return {path: page("Mắm Cô Bảy", top + text + foot) for path, text in made.items()}


PASTE = owner("", name="Hộ kinh doanh Mắm Cô Bảy Châu Đốc", number="52C8004567", issued_on="2019-03-12", issued_by="Phòng Tài chính – Kế hoạch thành phố Châu Đốc",
              representative="Bà Lương Thị Bảy", address="Tổ 9, ấp Vĩnh Phú, phường Châu Đốc, tỉnh An Giang", phone="0919 646 464", email="comam@cobay.example")  # fmt: skip


def terms_owner(n: int) -> dict[str, str]:
    """Nhanh: the owner stands at the end of the privacy term; the badge is commented out; shipping is 'đang cập nhật'."""
    top = '<header><div class="row"><a href="/"><img src="https://pos.nvncdn.com/b2/logo.webp" alt="Ánh Mắt Optic"></a><form action="/search"><input name="q" placeholder="Tìm kiếm"></form><a href="/cart">Giỏ hàng (<span class="countCart">0</span>)</a></div><ul class="main-menu"><li><a href="/gong-kinh-pc5.html">Gọng kính</a></li><li><a href="/trong-kinh-pc6.html">Tròng kính</a></li></ul></header>'
    foot = f"""<footer><div class="row"><div class="col"><b>ÁNH MẮT OPTIC</b><p>Đo mắt miễn phí</p></div><div class="col"><ul><li><a href="/doi-tra-n31.html">Đổi trả</a></li><li><a href="/van-chuyen-n32.html">Vận chuyển</a></li><li><a href="/thanh-toan-n33.html">Thanh toán</a></li><li><a href="/chinh-sach-bao-mat-n34.html">Chính sách bảo mật</a></li></ul></div></div><!--<div class="bct"><a href="http://online.gov.vn/CustomWebsiteDisplay.aspx?DocId={n}"><img src="https://web.nvnstatic.net/bct.png" alt="Bộ Công Thương"></a></div>--><p class="cr">© 2026 Ánh Mắt Optic</p></footer>"""
    made, cards = {}, ""
    for k, name in enumerate(
        (
            "Gọng titan tròn",
            "Gọng nhựa dẻo TR90",
            "Tròng chống ánh sáng xanh",
            "Tròng đổi màu 1.56",
            "Kính mát phân cực",
        )
    ):
        price = 320 + 130 * k
        cards += f'<div class="item"><div class="img"><a href="/kinh-mat-{k}-p77{k}.html"><img src="https://pos.nvncdn.com/b2/{k}.webp"></a></div><a class="name" href="/kinh-mat-{k}-p77{k}.html">{name}</a><div class="price"><b>{dong(price)} đ</b> <s>{dong(price + 80)} đ</s></div></div>'
        data = {
            "@context": "https://schema.org",
            "@type": "Product",
            "name": name,
            "offers": {"@type": "Offer", "price": price * 1000, "priceCurrency": "VND"},
        }
        made[f"/kinh-mat-{k}-p77{k}.html"] = (
            f'<script type="application/ld+json">{json.dumps(data, ensure_ascii=False)}</script><h1>{name}</h1><div class="price"><b>{dong(price)} đ</b> <s>{dong(price + 80)} đ</s></div><div class="buttons"><button class="addToCart" data-id="77{k}">Thêm giỏ hàng</button><button class="buyNow">Mua ngay</button></div><div class="detail"><p>Ngang gọng 138 mm, càng 145 mm, cầu mũi 18 mm, nặng 14 g. Vỏ titan nguyên khối không gây dị ứng da. Tròng có lớp phủ chống xước, chống bám nước. Bảo hành ốc vít trọn đời, lớp phủ 6 tháng.</p></div>'
        )
    for path, name, text in (
        ("/doi-tra-n31.html", "Đổi trả", TERMS["return"]),
        ("/van-chuyen-n32.html", "Vận chuyển", "<p>Thông tin đang cập nhật. Quý khách vui lòng quay lại sau!</p>"),
        ("/thanh-toan-n33.html", "Thanh toán", TERMS["payment"]),
        (
            "/chinh-sach-bao-mat-n34.html",
            "Chính sách bảo mật",
            TERMS["privacy"]
            + "<p><strong>Đơn vị thu thập và quản lý thông tin</strong></p><p>Công ty TNHH Thiết bị Quang học Ánh Mắt<br>Mã số thuế: 1702005566<br>Địa chỉ: 88 Nguyễn Trung Trực, phường Rạch Giá, tỉnh An Giang<br>Người đại diện theo pháp luật: Danh Thị Ánh<br>Điện thoại: 0297 386 7788<br>Email: anhmat@optic.example</p>",
        ),
    ):
        made[path] = f'<div class="article"><h1>{name}</h1><div class="article-body">{text}</div></div>'
    made["/cart"] = "<h1>Giỏ hàng</h1><p>Chưa có sản phẩm.</p>"
    made["/"] = made["/gong-kinh-pc5.html"] = made["/trong-kinh-pc6.html"] = f'<div class="list">{cards}</div>'
    return {
        path: page(
            "Ánh Mắt Optic",
            top + text + foot,
            '<meta charset="utf-8"><script src="https://web.nvnstatic.net/js/jquery.js" defer></script>',
        )
        for path, text in made.items()
    }


OPTICS = owner("", name="Công ty TNHH Thiết bị Quang học Ánh Mắt", tax_code="1702005566", representative="Danh Thị Ánh",
               address="88 Nguyễn Trung Trực, phường Rạch Giá, tỉnh An Giang", phone="0297 386 7788", email="anhmat@optic.example")  # fmt: skip


def undated(n: int) -> dict[str, str]:
    """Nhanh: a household's number without date or place, no tax code; goods are a name and a price; the badge is copied."""
    top = '<header class="hd"><a class="lg" href="/">SHOP BI BO</a><nav><a href="/do-choi-pc8.html">Đồ chơi</a><a href="/xep-hinh-pc9.html">Xếp hình</a></nav><a class="gh" href="/cart">Giỏ hàng</a></header>'
    foot = f"""<footer class="ft"><div class="c1"><p>HỘ KINH DOANH SHOP BI BO</p><p>Giấy CN ĐKKD số: 37A8009911</p><p>Chủ hộ: Phạm Văn Bo</p><p>Địa chỉ: Số 5 ngõ 8 Lê Đại Hành, phường Hoa Lư, tỉnh Ninh Bình</p><p>Điện thoại: 0945 370 037</p></div><div class="c2"><a href="/chinh-sach-doi-tra-n1.html">Chính sách đổi trả</a><br><a href="/chinh-sach-van-chuyen-n2.html">Chính sách vận chuyển</a><br><a href="/chinh-sach-thanh-toan-n3.html">Chính sách thanh toán</a><br><a href="/chinh-sach-bao-mat-n4.html">Chính sách bảo mật</a></div><a class="c3" href="http://www.online.gov.vn/Home/WebDetails/{n}"><img src="https://dochoikhac.example/images/logoSaleNoti.png" title="dochoikhac.example đã thông báo Bộ Công Thương"></a></footer>"""
    made, cards = {}, ""
    for k, name in enumerate(("Xe cẩu pin", "Bộ xếp hình 500 mảnh", "Búp bê len", "Con quay gỗ", "Đàn organ mini")):
        cost = f"{dong(65 + 42 * k)}đ"
        cards += f'<div class="sp"><a href="/do-choi-{k}-p5{k}.html"><img src="https://pos.nvncdn.com/c3/{k}.jpg"></a><p><a href="/do-choi-{k}-p5{k}.html">{name}</a></p><p class="gia">{cost}</p></div>'
        made[f"/do-choi-{k}-p5{k}.html"] = (
            f'<div class="ct"><h1>{name}</h1><p class="gia">{cost}</p><button class="btnAddToCart">Thêm vào giỏ</button></div>'
        )
    for k, topic in enumerate(("return", "shipping", "payment", "privacy"), 1):
        path = f"/chinh-sach-{('doi-tra', 'van-chuyen', 'thanh-toan', 'bao-mat')[k - 1]}-n{k}.html"
        made[path] = f"<h1>{NAMES[topic]}</h1>{TERMS[topic]}"
    made["/cart"] = "<h1>Giỏ hàng</h1><p>Giỏ trống</p>"
    made["/"] = made["/do-choi-pc8.html"] = made["/xep-hinh-pc9.html"] = f'<div class="dssp">{cards}</div>'
    return {path: page("SHOP BI BO", top + text + foot) for path, text in made.items()}


PUZZLES = owner("", "not_met", name="HỘ KINH DOANH SHOP BI BO", number="37A8009911", representative="Phạm Văn Bo",
                address="Số 5 ngõ 8 Lê Đại Hành, phường Hoa Lư, tỉnh Ninh Bình", phone="0945 370 037")  # fmt: skip


def php_tables(n: int) -> dict[str, str]:
    """Tables of 2010 in UTF-8: the owner in the left column, two telephones; the badge leads to the shop's Facebook page."""
    left = """<td width="200" valign="top" class="cot-trai"><div class="khung"><b>THÔNG TIN</b><br>Cơ sở: Xưởng Bàn Thờ Sơn Đồng<br>Chủ cơ sở: Nguyễn Viết Đồng<br>GPKD: 01K8007788<br>Nơi cấp: UBND huyện Hoài Đức<br>Ngày cấp: 8-8-2011<br>Địa chỉ: Xóm Rô, xã Sơn Đồng, Hà Nội<br>ĐT bàn: 024 3386 1234<br>Di động: 0982 386 386</div><div class="khung"><a href="index.php?muc=quydinh">Quy định mua hàng</a><br><a href="https://www.facebook.com/sondong.example"><img src="images/bct.jpg" width="180" border="0" alt="Da thong bao Bo Cong Thuong"></a></div></td>"""
    made, cells = {}, ""
    for k, name in enumerate(
        ("Bàn thờ ô xa 1m76", "Tượng Phật bà 61 cm", "Hoành phi câu đối", "Án gian mít", "Khám thờ nhỏ")
    ):
        cost = f"{dong(2800 + 3150 * k)} VND"
        cells += (
            f'<td width="190" align="center"><a href="index.php?muc=sp&amp;ma={k}"><img src="images/sp{k}.jpg" height="120" border="0"></a><br><a href="index.php?muc=sp&amp;ma={k}">{name}</a><br><font color="#CC0000">{cost}</font></td>'
            + ("</tr><tr>" if k == 2 else "")
        )
        made[f"/index.php?muc=sp&ma={k}"] = (
            f'<h2>{name}</h2><table><tr><td><img src="images/sp{k}.jpg"></td><td>Giá: <font color="#CC0000"><b>{cost}</b></font><form method="post" action="giohang.php"><input type="hidden" name="ma" value="{k}">SL: <input name="sl" size="2" value="1"> <input type="submit" value="Cho vào giỏ"></form></td></tr></table><p>Gỗ mít ta ngoài 30 năm tuổi, đục tay, sơn son thếp bạc phủ hoàn kim sáu nước. Kích thước theo thước Lỗ Ban, đóng kiện gỗ khi gửi. Bảo hành bong sơn, nứt mộng 5 năm.</p>'
        )
    made["/index.php?muc=quydinh"] = "<h2>Quy định mua hàng</h2>" + "".join(
        f"<p><b>{name}</b></p>{PLAIN[topic]}"
        for name, topic in (
            ("1/ Đặt cọc và thanh toán", "payment"),
            ("2/ Chuyên chở, giao hàng", "shipping"),
            ("3/ Trả lại, đổi hàng", "return"),
            ("4/ Giữ bí mật thông tin khách hàng", "privacy"),
        )
    )
    made["/giohang.php"] = "<h2>Giỏ hàng</h2><p>Giỏ hàng rỗng.</p>"
    made["/index.php"] = made["/"] = f'<table cellpadding="6"><tr>{cells}</tr></table>'
    top = '<table width="980" align="center" cellspacing="0"><tr><td colspan="2"><a href="index.php"><img src="images/banner.jpg" border="0" alt="Sơn Đồng"></a></td></tr><tr><td colspan="2" bgcolor="#8B0000"><a href="index.php">Trang chủ</a> | <a href="giohang.php">Giỏ hàng</a></td></tr><tr>'
    end = '</tr><tr><td colspan="2" align="center">Copyright 2010 - Thiết kế: <a href="http://webre.example">Web Rẻ</a> - 0909 000 999</td></tr></table>'
    start = '<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd">\n<html xmlns="http://www.w3.org/1999/xhtml">'
    head = '<meta http-equiv="Content-Type" content="text/html; charset=utf-8" />'
    return {
        path: page("Sơn Đồng", f'{top}{left}<td valign="top">{text}</td>{end}', head, start)
        for path, text in made.items()
    }


ALTARS = owner("", name="Xưởng Bàn Thờ Sơn Đồng", number="01K8007788", issued_on="2011-08-08", issued_by="UBND huyện Hoài Đức", representative="Nguyễn Viết Đồng",
               address="Xóm Rô, xã Sơn Đồng, Hà Nội", phone="024 3386 1234 | 0982 386 386")  # fmt: skip

SECOND = (
    HandMade("09 Phúc Sen", FORGE, two_in_one, "link"),
    HandMade("10 Mẹ Gấu", BABIES, ministry_home, "elsewhere", FAKE | {"policies": "not_met"}),
    HandMade("11 Đại Phong", GLASS, zalo_catalogue, None, NO_DUTY | {"price_info": "not_met"}),
    HandMade("12 Cà phê Rạng", owner("", "unknown"), licence_scan, "link", {"policies": "not_met"}),
    HandMade("13 Cô Bảy", PASTE, reversed_order, "link"),
    HandMade("14 Ánh Mắt", OPTICS, terms_owner, "commented_out", NO_BADGE | {"policies": "not_met"}),
    HandMade("15 Bi Bo", PUZZLES, undated, "link", {"goods_info": "not_met", "badge_genuine": "not_met"}, record_of="dochoikhac.example"),
    HandMade("16 Sơn Đồng", ALTARS, php_tables, "elsewhere", FAKE),
)  # fmt: skip
