# ruff: noqa: E501, ARG001 - pages of shops stand as shops write them
"""Fifth set, sites 17 to 24: made by hand, drawn by scripts, in old encodings (see `shop_fifth.py`); the whole of it."""

from __future__ import annotations

import json

from shop_fifth import FAKE, NAMES, NO_BADGE, PLAIN, TERMS, dong, page
from shop_fifth_1 import FIRST
from shop_fifth_2 import SECOND
from shop_hand_made import HandMade
from shop_set import owner

OLD_HEAD = '<meta http-equiv="Content-Type" content="text/html; charset={}">'


def frames(n: int) -> dict[str, str]:
    """A frameset of 2002: goods in the middle frame; owner, terms and badge in the frame at the bottom alone."""
    made, cells = {}, ""
    for k, name in enumerate(
        ("Trống cái mặt 60", "Trống chầu đình", "Trống cơm", "Trống trường học", "Dùi trống gỗ vông")
    ):
        cost = f"{dong(180 + 720 * k)} đồng"
        cells += f'<tr><td><a href="trong{k}.htm"><img src="hinh/t{k}.gif" border="0" width="90"></a></td><td><a href="trong{k}.htm">{name}</a></td><td align="right">{cost}</td></tr>'
        made[f"/trong{k}.htm"] = (
            f'<h2>{name}</h2><p><img src="hinh/t{k}.gif"></p><p>Giá: <b>{cost}</b></p><form method="post" action="/cgi-bin/dathang.cgi"><input type="hidden" name="hang" value="{k}"><input name="soluong" size="3" value="1"><input type="submit" value="Đặt mua"></form><p>Tang trống bằng gỗ mít ghép mộng, mặt da trâu thuộc nước vôi, đóng đinh tre. Đường kính và chiều cao đo theo mặt ngoài. Bảo hành căng lại mặt một lần trong hai năm. Hàng làm tại làng Đọi Tam.</p><p><a href="giua.htm">Xem hàng khác</a></p>'
        )
    for path, name, topic in (
        ("/tralai.htm", "Trả lại hàng, đổi hàng", "return"),
        ("/chohang.htm", "Chở hàng", "shipping"),
        ("/tratien.htm", "Thanh toán", "payment"),
        ("/thongtin.htm", "Giữ kín thông tin khách hàng", "privacy"),
    ):
        made[path] = f"<h2>{name}</h2>{PLAIN[topic]}"
    made["/dau.htm"] = (
        '<center><font size="5" color="#990000"><b>TRỐNG ĐỌI TAM</b></font><br><a href="giua.htm" target="giua">Hàng có sẵn</a> - <a href="giohang.htm" target="giua">Giỏ hàng</a></center>'
    )
    made["/giua.htm"] = f'<table border="1" width="100%">{cells}</table>'
    made["/giohang.htm"] = "<h2>Giỏ hàng</h2><p>Giỏ hàng chưa có gì.</p>"
    made["/chan.htm"] = (
        f'<center><font size="2"><a href="tralai.htm" target="giua">Trả lại, đổi hàng</a> | <a href="chohang.htm" target="giua">Chở hàng</a> | <a href="tratien.htm" target="giua">Thanh toán</a> | <a href="thongtin.htm" target="giua">Giữ kín thông tin</a><br>Công ty TNHH Trống Lê Ngọc Đọi Tam - Số đăng ký kinh doanh: 0700445566 - Cấp ngày 21/07/2009 - Nơi cấp: Sở KH&amp;ĐT tỉnh Hà Nam<br>Giám đốc: Lê Ngọc Hùng - Địa chỉ: Làng Đọi Tam, phường Tiên Sơn, tỉnh Ninh Bình - Điện thoại: 0226 383 0303<br><a href="http://www.online.gov.vn/CustomWebsiteDisplay.aspx?DocId={n}" target="_blank"><img src="hinh/bct.gif" border="0" height="40"></a></font></center>'
    )
    head = OLD_HEAD.format("utf-8")
    whole = {path: page("Trống Đọi Tam", text, head, "<html>") for path, text in made.items()}
    whole["/"] = (
        f'<html><head>{head}<title>Trống Đọi Tam</title></head><frameset rows="80,*,110" border="0"><frame src="dau.htm" name="dau" scrolling="no"><frame src="giua.htm" name="giua"><frame src="chan.htm" name="chan"><noframes><body>Trình duyệt của bạn không hỗ trợ khung.</body></noframes></frameset></html>'
    )
    return whole


DRUMS = owner("", name="Công ty TNHH Trống Lê Ngọc Đọi Tam", number="0700445566", issued_on="2009-07-21", issued_by="Sở KH&ĐT tỉnh Hà Nam", representative="Lê Ngọc Hùng",
              address="Làng Đọi Tam, phường Tiên Sơn, tỉnh Ninh Bình", phone="0226 383 0303")  # fmt: skip


def elementor(n: int) -> dict[str, str]:
    """Elementor without a shop plugin: an order form on each page of goods, the owner in an icon list; no badge."""
    top = '<div data-elementor-type="header" class="elementor elementor-location-header"><div class="elementor-widget-theme-site-logo"><a href="/"><img src="/wp-content/uploads/ong-rung.png" alt="Ong Rừng Mèo Vạc"></a></div><nav class="elementor-nav-menu--main"><ul class="elementor-nav-menu"><li><a class="elementor-item" href="/#san-pham">Sản phẩm</a></li><li><a class="elementor-item" href="/cau-chuyen/">Câu chuyện</a></li></ul></nav></div>'
    lines = "".join(
        f'<li class="elementor-icon-list-item"><span class="elementor-icon-list-icon"><i aria-hidden="true" class="fas {icon}"></i></span><span class="elementor-icon-list-text">{text}</span></li>'
        for icon, text in (
            ("fa-building", "Hộ kinh doanh Ong Rừng Mèo Vạc"),
            ("fa-user", "Chủ hộ: Vàng Thị Mỷ"),
            (
                "fa-file-alt",
                "GCN đăng ký HKD: 10E8000765 do Phòng Tài chính - Kế hoạch huyện Mèo Vạc cấp ngày 17/06/2021",
            ),
            ("fa-map-marker-alt", "Thôn Sảng Pả A, xã Mèo Vạc, tỉnh Tuyên Quang"),
            ("fa-phone-alt", '<a href="tel:0888456123">0888 456 123</a>'),
        )
    )
    foot = f'<div data-elementor-type="footer" class="elementor elementor-location-footer"><div class="elementor-widget-icon-list"><ul class="elementor-icon-list-items">{lines}</ul></div><div class="elementor-widget-icon-list"><ul class="elementor-icon-list-items elementor-inline-items"><li><a href="/doi-tra/"><span class="elementor-icon-list-text">Đổi trả</span></a></li><li><a href="/giao-hang/"><span class="elementor-icon-list-text">Giao hàng</span></a></li><li><a href="/thanh-toan/"><span class="elementor-icon-list-text">Thanh toán</span></a></li><li><a href="/bao-mat/"><span class="elementor-icon-list-text">Bảo mật thông tin</span></a></li></ul></div></div>'
    made, cards = {}, ""
    for k, (slug, name) in enumerate(
        (
            ("mat-ong-bac-ha", "Mật ong bạc hà 500ml"),
            ("mat-ong-rung", "Mật ong rừng già 1 lít"),
            ("phan-hoa", "Phấn hoa tươi 250g"),
            ("sap-ong", "Sáp ong nguyên tổ 300g"),
        )
    ):
        cost = f"{dong(220 + 95 * k)}đ"
        cards += f'<div class="elementor-column"><div class="elementor-widget-image-box"><figure class="elementor-image-box-img"><a href="/{slug}/"><img src="/wp-content/uploads/{slug}.jpg"></a></figure><div class="elementor-image-box-content"><h3 class="elementor-image-box-title"><a href="/{slug}/">{name}</a></h3><p class="elementor-image-box-description">{cost}</p></div></div><a class="elementor-button" href="/{slug}/#dat-hang"><span class="elementor-button-text">Đặt hàng</span></a></div>'
        made[f"/{slug}/"] = (
            f'<div class="elementor-widget-heading"><h1 class="elementor-heading-title">{name}</h1></div><div class="elementor-widget-heading"><h2 class="elementor-heading-title">Giá: {cost}</h2></div><div class="elementor-widget-text-editor"><p>Ong nội nuôi trong rừng hoa bạc hà trên cao nguyên đá, quay vào tháng 11 và 12, thủy phần dưới 20%, không hạ thủy phần. Chai thủy tinh, hạn dùng 24 tháng kể từ ngày quay mật, tránh nắng, không để tủ đông.</p></div><div class="elementor-widget-form" id="dat-hang"><form class="elementor-form" method="post" name="Đặt hàng"><input type="hidden" name="form_fields[sp]" value="{name}"><input name="form_fields[name]" placeholder="Họ tên"><input type="tel" name="form_fields[tel]" placeholder="Số điện thoại"><input name="form_fields[addr]" placeholder="Địa chỉ nhận hàng"><input type="number" name="form_fields[sl]" placeholder="Số lượng" value="1"><button type="submit" class="elementor-button">ĐẶT HÀNG NGAY</button></form></div>'
        )
    for path, name, topic in (
        ("/doi-tra/", "Đổi trả", "return"),
        ("/giao-hang/", "Giao hàng", "shipping"),
        ("/thanh-toan/", "Thanh toán", "payment"),
        ("/bao-mat/", "Bảo mật thông tin", "privacy"),
    ):
        made[path] = (
            f'<div class="elementor-widget-heading"><h1 class="elementor-heading-title">{name}</h1></div><div class="elementor-widget-text-editor">{TERMS[topic]}</div>'
        )
    made["/cau-chuyen/"] = (
        '<h1 class="elementor-heading-title">Câu chuyện</h1><div class="elementor-widget-text-editor"><p>Mùa đông hoa bạc hà nở tím các hốc đá, người Mông gùi đõ ong lên nương.</p></div>'
    )
    made["/"] = f'<section id="san-pham" class="elementor-section">{cards}</section>'
    return {
        path: page("Ong Rừng Mèo Vạc", top + text + foot, attributes=' class="elementor-default elementor-page"')
        for path, text in made.items()
    }


HONEY = owner("", name="Hộ kinh doanh Ong Rừng Mèo Vạc", number="10E8000765", issued_on="2021-06-17", issued_by="Phòng Tài chính - Kế hoạch huyện Mèo Vạc", representative="Vàng Thị Mỷ",
              address="Thôn Sảng Pả A, xã Mèo Vạc, tỉnh Tuyên Quang", phone="0888 456 123")  # fmt: skip


def wix(n: int) -> dict[str, str]:
    """Wix-like: words in nested <span style>; a former province in brackets; the term of privacy is a PDF."""

    def rich(text: str) -> str:
        return f'<div class="wixui-rich-text" data-testid="richTextElement"><p class="font_8 wixui-rich-text__text" style="font-size:14px"><span style="font-size:14px" class="wixui-rich-text__text"><span style="font-family:avenir-lt-w01" class="wixui-rich-text__text">{text}</span></span></p></div>'

    def link(path: str, text: str) -> str:
        return f'<div id="comp-{len(path)}" class="wixui-button"><a data-testid="linkElement" href="{path}" target="_self" class="uDW_Qe"><span class="l7_2fn">{text}</span></a></div>'

    top = f'<div id="SITE_CONTAINER"><header id="SITE_HEADER">{rich("<a href=/>MỰC MỘT NẮNG MŨI NÉ</a>")}<nav aria-label="Site"><ul><li><a data-testid="linkElement" href="/shop">Cửa hàng</a></li></ul></nav><a href="/cart-page" data-hook="cart-icon-button" aria-label="Giỏ hàng với 0 mặt hàng">0</a></header><main id="PAGES_CONTAINER">'
    foot = f"""</main><footer id="SITE_FOOTER">{rich("Công ty TNHH Hải sản Gió Mũi Né")}{rich("Mã số doanh nghiệp: 3401224466")}{rich("Nơi cấp: Phòng Đăng ký kinh doanh, Sở Kế hoạch và Đầu tư tỉnh Bình Thuận")}{rich("Ngày cấp: 04/12/2019")}{rich("Người đại diện: Bà Võ Thị Gió")}{rich("Địa chỉ: 172 Huỳnh Thúc Kháng, phường Mũi Né, tỉnh Lâm Đồng (Bình Thuận cũ)")}{rich("Điện thoại: 0252 374 8080")}{rich('Email: <a href="mailto:gio@muinelau.example" data-auto-recognition="true">gio@muinelau.example</a>')}{link("/doi-tra", "Đổi trả &amp; Hoàn tiền")}{link("/giao-hang", "Giao hàng")}{link("/thanh-toan", "Thanh toán")}{link("/_files/ugd/4f1c2a_chinh-sach-bao-mat.pdf", "Chính sách bảo mật")}<div class="wixui-image"><a data-testid="linkElement" href="http://online.gov.vn/Home/WebDetails/{n}" target="_blank" rel="noreferrer noopener"><wow-image id="img_comp"><img src="https://static.wixstatic.com/media/4f1c2a_bct~mv2.png/v1/fill/w_147,h_56/bct.png" alt="logoSaleNoti.png"></wow-image></a></div></footer></div>"""
    made, cards = {}, ""
    for k, (slug, name) in enumerate(
        (
            ("muc-mot-nang", "Mực một nắng loại 1 (1kg)"),
            ("ca-com-kho", "Cá cơm khô sọc tiêu"),
            ("tom-kho-dat", "Tôm khô đất size lớn"),
            ("cha-ca-thu", "Chả cá thu hấp"),
            ("nuoc-mam-nhi", "Nước mắm nhỉ 40 độ đạm"),
        )
    ):
        cost = f"{dong(590 - 85 * k)} ₫"
        cards += f'<li data-hook="product-list-grid-item"><div data-slug="{slug}" data-hook="product-item-root" role="group" aria-label="{name}"><a href="/product-page/{slug}" data-hook="product-item-container"><div data-hook="product-item-images"></div></a><div data-hook="not-image-container"><a href="/product-page/{slug}" data-hook="product-item-product-details-link"><p data-hook="product-item-name">{name}</p><div data-hook="product-item-price"><span data-hook="sr-product-item-price-to-pay">Giá</span><span data-hook="product-item-price-to-pay" data-wix-price="{cost}">{cost}</span></div></a><button data-hook="product-item-add-to-cart-button">Thêm vào giỏ hàng</button></div></div></li>'
        made[f"/product-page/{slug}"] = (
            f'<article data-hook="product-page"><h1 data-hook="product-title">{name}</h1><div data-hook="product-price"><span data-hook="formatted-primary-price" data-wix-price="{cost}">{cost}</span></div><button data-hook="add-to-cart" aria-label="Thêm vào giỏ hàng"><span>Thêm vào giỏ hàng</span></button><section data-hook="description-wrapper"><pre data-hook="description"><p>Đánh bắt trong đêm bằng ghe câu Mũi Né, làm sạch, phơi đúng một nắng rồi cấp đông âm 40 độ. Đóng túi hút chân không 500 g, hạn dùng sáu tháng ngăn đá. Rã đông ngăn mát tám giờ trước khi nướng.</p></pre></section></article>'
        )
    for path, name, topic in (
        ("/doi-tra", "Đổi trả &amp; Hoàn tiền", "return"),
        ("/giao-hang", "Giao hàng", "shipping"),
        ("/thanh-toan", "Thanh toán", "payment"),
    ):
        made[path] = f'<h1 class="font_2">{name}</h1><div class="wixui-rich-text">{TERMS[topic]}</div>'
    made["/cart-page"] = '<h1>Giỏ hàng</h1><p data-hook="CartEmptyStateDataHook.text">Giỏ hàng trống</p>'
    made["/"] = made["/shop"] = f'<ul data-hook="product-list-wrapper">{cards}</ul>'
    head = '<meta charset="utf-8"><meta name="generator" content="Wix.com Website Builder">'
    return {path: page("Mực Một Nắng Mũi Né", top + text + foot, head) for path, text in made.items()} | {
        "/_files/ugd/4f1c2a_chinh-sach-bao-mat.pdf": "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF"
    }


SQUID = owner("", name="Công ty TNHH Hải sản Gió Mũi Né", number="3401224466", issued_on="2019-12-04", issued_by="Phòng Đăng ký kinh doanh, Sở Kế hoạch và Đầu tư tỉnh Bình Thuận",
              representative="Bà Võ Thị Gió", address="172 Huỳnh Thúc Kháng, phường Mũi Né, tỉnh Lâm Đồng (Bình Thuận cũ) | 172 Huỳnh Thúc Kháng, phường Mũi Né, tỉnh Lâm Đồng",
              phone="0252 374 8080", email="gio@muinelau.example")  # fmt: skip


def prestashop(n: int) -> dict[str, str]:
    """PrestaShop: 'Thông tin cửa hàng' by lines with <br>, a tax code with a branch beside it; a lazy badge of another shop."""
    top = '<main><header id="header"><div class="header-nav"><div id="_desktop_contact_link">Gọi cho chúng tôi: <span>0258 356 7007</span></div><div id="_desktop_cart"><div class="blockcart cart-preview inactive"><a rel="nofollow" href="/gio-hang?action=show"><span class="hidden-sm-down">Giỏ hàng</span> <span class="cart-products-count">(0)</span></a></div></div></div><div class="header-top"><a href="/"><img class="logo img-responsive" src="/img/logo.jpg" alt="Lặn Hòn Mun"></a><ul class="top-menu" id="top-menu"><li class="category"><a class="dropdown-item" href="/3-mat-na">Mặt nạ</a></li><li class="category"><a class="dropdown-item" href="/4-chan-vit">Chân vịt</a></li></ul></div></header><section id="wrapper">'
    foot = f"""</section><footer id="footer"><div class="footer-container"><div class="row"><div class="col-md-6 links"><p class="h3">Cửa hàng của chúng tôi</p><ul id="footer_sub_menu_1"><li><a class="cms-page-link" href="/content/1-giao-hang" title="Điều khoản giao hàng">Giao hàng</a></li><li><a class="cms-page-link" href="/content/2-doi-hang-hoan-tien">Đổi hàng, hoàn tiền</a></li><li><a class="cms-page-link" href="/content/3-thanh-toan-an-toan">Thanh toán an toàn</a></li><li><a class="cms-page-link" href="/content/4-du-lieu-ca-nhan">Dữ liệu cá nhân</a></li></ul></div><div class="block-contact col-md-4 links wrapper"><p class="h4 text-uppercase block-contact-title">Thông tin cửa hàng</p>Công ty Cổ phần Thiết bị Lặn Hòn Mun<br>Địa chỉ trụ sở: 02 Nguyễn Thiện Thuật, phường Nha Trang, tỉnh Khánh Hòa<br>MST: 4201667788<br>Đại diện theo pháp luật: Trần Ngọc Mun<br>Điện thoại: <span>0258 356 7007</span><br>Email: <span>lan@honmun.example</span><br>Chi nhánh Phú Quốc: MST 4201667788-001, 12 Trần Hưng Đạo, đặc khu Phú Quốc, tỉnh An Giang</div><div class="col-md-2"><a href="http://www.online.gov.vn/HomePage/CustomWebsiteDisplay.aspx?DocId={n}"><img class="lazy" data-original="/img/cms/dathongbao.png" src="/img/loading.gif" alt=""></a></div></div></div></footer></main>"""
    made, cards = {}, ""
    for k, (slug, name) in enumerate(
        (
            ("mat-na-hai-trong", "Mặt nạ hai tròng"),
            ("ong-tho-kho", "Ống thở khô"),
            ("chan-vit-ngan", "Chân vịt ngắn"),
            ("ao-phao-lan", "Áo phao lặn nông"),
            ("den-lan-1000lm", "Đèn lặn 1000 lumen"),
        ),
        11,
    ):
        amount = 340 + 155 * (k - 11)
        cost = f"{dong(amount)}&nbsp;₫"
        cards += f'<div class="js-product product col-xs-12 col-sm-6"><article class="product-miniature js-product-miniature" data-id-product="{k}"><div class="thumbnail-container"><a href="/mat-na/{k}-{slug}.html" class="thumbnail product-thumbnail"><img src="/{k}-home_default/{slug}.jpg" alt="{name}"></a><div class="product-description"><h2 class="h3 product-title"><a href="/mat-na/{k}-{slug}.html">{name}</a></h2><div class="product-price-and-shipping"><span class="price" aria-label="Giá">{cost}</span></div></div></div></article></div>'
        made[f"/mat-na/{k}-{slug}.html"] = (
            f'<section id="main"><h1 class="h1">{name}</h1><div class="product-prices"><div class="product-price h5"><div class="current-price"><span class="current-price-value" content="{amount * 1000}">{cost}</span></div></div><div class="tax-shipping-delivery-label">Đã bao gồm thuế</div></div><div class="product-information"><div class="product-actions"><form action="/gio-hang" method="post" id="add-to-cart-or-refresh"><input type="hidden" name="id_product" value="{k}"><button class="btn btn-primary add-to-cart" data-button-action="add-to-cart" type="submit">Thêm vào giỏ</button></form></div><div class="tabs"><div class="tab-pane" id="description"><div class="product-description"><p>Silicone y tế mềm, kính cường lực, dùng tới độ sâu 40 m. Có ba cỡ cho mặt nhỏ, vừa, lớn. Rửa nước ngọt sau mỗi lần lặn, phơi bóng râm. Sản xuất tại Đài Loan, bảo hành 12 tháng.</p></div></div></div></div></section>'
        )
    for path, name, topic in (
        ("/content/1-giao-hang", "Giao hàng", "shipping"),
        ("/content/2-doi-hang-hoan-tien", "Đổi hàng, hoàn tiền", "return"),
        ("/content/3-thanh-toan-an-toan", "Thanh toán an toàn", "payment"),
        ("/content/4-du-lieu-ca-nhan", "Chính sách bảo vệ dữ liệu cá nhân", "privacy"),
    ):
        made[path] = (
            f'<section id="main"><header class="page-header"><h1>{name}</h1></header><section id="content" class="page-content page-cms">{TERMS[topic]}</section></section>'
        )
    made["/gio-hang?action=show"] = made["/gio-hang"] = (
        '<h1 class="h1">Giỏ hàng</h1><span class="no-items">Không có sản phẩm nào trong giỏ hàng của bạn</span>'
    )
    made["/"] = made["/3-mat-na"] = made["/4-chan-vit"] = (
        f'<section id="products"><div class="products row">{cards}</div></section>'
    )
    return {path: page("Lặn Hòn Mun", top + text + foot) for path, text in made.items()}


DIVERS = owner("", name="Công ty Cổ phần Thiết bị Lặn Hòn Mun", tax_code="4201667788", representative="Trần Ngọc Mun",
               address="02 Nguyễn Thiện Thuật, phường Nha Trang, tỉnh Khánh Hòa", phone="0258 356 7007", email="lan@honmun.example")  # fmt: skip


def written(n: int) -> dict[str, str]:
    """An external script writes the foot line by line (document.write): owner, terms and a picture for a badge."""
    lines = (
        '<div id="duoi-trang">',
        "<p><b>Công ty TNHH Đèn Lồng Phố Thắp</b></p>",
        "<p>Giấy phép kinh doanh số: 4001555777</p>",
        "<p>Cấp ngày: 10/10/2020 - Nơi cấp: Sở Kế hoạch và Đầu tư tỉnh Quảng Nam</p>",
        "<p>Người đại diện: Ông Thái Văn Thắp</p>",
        "<p>Địa chỉ: 41 Trần Nhân Tông, phường Hội An Đông, thành phố Đà Nẵng</p>",
        "<p>Điện thoại: 0235 391 4141</p>",
        '<p><a href="/doitra.html">Chính sách đổi trả</a> - <a href="/giaohang.html">Chính sách giao hàng</a> - <a href="/thanhtoan.html">Chính sách thanh toán</a> - <a href="/baomat.html">Chính sách bảo mật</a></p>',
        '<p><img src="/anh/da-thong-bao-bo-cong-thuong.png" alt="Đã thông báo Bộ Công Thương" width="150"></p></div>',
    )
    script = (
        "var dong = "
        + json.dumps(lines, ensure_ascii=False)
        + ";\nfor (var i = 0; i < dong.length; i++) { document.write(dong[i]); }\n"
    )
    top = '<div id="tren"><a href="/">Đèn lồng Phố Thắp</a> <a href="/giohang.html">Giỏ hàng (0)</a></div>'
    end = '<script src="/js/chantrang.js"></script>'
    made, cards = {}, ""
    for k, name in enumerate(("Đèn tròn lụa 30cm", "Đèn củ tỏi 40cm", "Đèn kéo quân", "Đèn cá chép", "Đèn trụ gỗ")):
        cost = f"{dong(90 + 65 * k)} đ"
        cards += f'<div class="den"><a href="/den-{k}.html"><img src="/anh/den{k}.jpg" alt=""></a><h3><a href="/den-{k}.html">{name}</a></h3><span class="gia">{cost}</span></div>'
        made[f"/den-{k}.html"] = (
            f'<h1>{name}</h1><p class="gia">{cost}</p><form action="/giohang.html" method="get"><button name="them" value="{k}">Thêm vào giỏ hàng</button></form><p>Khung tre già ngâm nước chống mọt, bọc lụa tơ tằm Hội An, gấp gọn được. Đường kính 30 cm, cao 35 cm, nặng 250 g, dùng bóng E27 dưới 7 W. Treo trong nhà hoặc dưới mái hiên.</p>'
        )
    for path, topic in (
        ("/doitra.html", "return"),
        ("/giaohang.html", "shipping"),
        ("/thanhtoan.html", "payment"),
        ("/baomat.html", "privacy"),
    ):
        made[path] = f"<h1>{NAMES[topic]}</h1>{TERMS[topic]}"
    made["/giohang.html"] = "<h1>Giỏ hàng</h1><p>Chưa có đèn nào.</p>"
    made["/"] = f'<div id="giua">{cards}</div>'
    return {"/js/chantrang.js": script} | {path: page("Phố Thắp", top + text + end) for path, text in made.items()}


LANTERNS = owner("", name="Công ty TNHH Đèn Lồng Phố Thắp", number="4001555777", issued_on="2020-10-10", issued_by="Sở Kế hoạch và Đầu tư tỉnh Quảng Nam",
                 representative="Ông Thái Văn Thắp", address="41 Trần Nhân Tông, phường Hội An Đông, thành phố Đà Nẵng", phone="0235 391 4141")  # fmt: skip


def drawn_terms(n: int) -> dict[str, str]:
    """One page whose inline script draws the term that its query names; another puts the badge together; the rest is plain."""
    top = '<header class="dau"><a class="ten" href="/">Trại Hoa Vạn Thành</a><nav><a href="/">Hoa giống</a></nav><a class="gio" href="/gio-hang.html">Giỏ hàng</a></header>'
    foot = f"""<footer class="cuoi"><p>Chủ website: HỢP TÁC XÃ HOA VẠN THÀNH</p><p>Số GCN đăng ký HTX: 420107000099, cấp ngày 29/09/2018, nơi cấp: Phòng Tài chính – Kế hoạch thành phố Đà Lạt</p><p>Chủ tịch HĐQT kiêm Giám đốc: Bà Phạm Thị Vạn</p><p>Địa chỉ: 25 Vạn Thành, phường Cam Ly - Đà Lạt, tỉnh Lâm Đồng</p><p>Điện thoại: 0263 382 9292</p><p class="lk"><a href="/chinh-sach.html?muc=doi-tra">Chính sách đổi trả</a> <a href="/chinh-sach.html?muc=van-chuyen">Chính sách vận chuyển</a> <a href="/chinh-sach.html?muc=thanh-toan">Chính sách thanh toán</a> <a href="/chinh-sach.html?muc=bao-mat">Chính sách bảo mật</a></p><span id="dau-bct"></span><script>(function () {{ var so = "{n}", a = document.createElement("a"), i = document.createElement("img"); a.href = "http://" + ["online", "gov", "vn"].join(".") + "/Home/WebDetails/" + so; a.target = "_blank"; i.src = "/anh/bct.png"; i.alt = "Đã thông báo Bộ Công Thương"; a.appendChild(i); document.getElementById("dau-bct").appendChild(a); }})();</script></footer>"""
    texts = {
        slug: [name, TERMS[topic]]
        for slug, name, topic in (
            ("doi-tra", "Chính sách đổi trả", "return"),
            ("van-chuyen", "Chính sách vận chuyển", "shipping"),
            ("thanh-toan", "Chính sách thanh toán", "payment"),
            ("bao-mat", "Chính sách bảo mật", "privacy"),
        )
    }
    made, cards = {}, ""
    for k, name in enumerate(
        ("Ngọn giống cúc mai vàng", "Cây mô đồng tiền", "Củ ly ù hồng", "Cây giống hồng Ohara", "Bầu cẩm tú cầu")
    ):
        cost = f"{dong(12 + 9 * k)}đ"
        cards += f'<article class="hoa"><a href="/hoa-{k}.html"><img src="/anh/h{k}.jpg" alt="{name}"></a><h2><a href="/hoa-{k}.html">{name}</a></h2><p class="gia">{cost}</p></article>'
        made[f"/hoa-{k}.html"] = (
            f'<h1>{name}</h1><p class="gia">Giá: {cost} / cây</p><form action="/gio-hang.html"><input name="sl" value="50"><button name="ma" value="{k}">Thêm vào giỏ hàng</button></form><div class="ta"><p>Cây mô cấp hai đã ra ngôi 30 ngày, cao 6 đến 8 cm, bốn lá thật, sạch bệnh virus. Mật độ trồng 40 cây mỗi mét vuông, nhiệt độ hợp 18 đến 24 độ. Đóng khay xốp 50 cây, nguồn gốc: phòng mô của hợp tác xã.</p></div>'
        )
    made["/gio-hang.html"] = "<h1>Giỏ hàng</h1><p>Chưa có gì trong giỏ.</p>"
    made["/"] = f'<div class="vuon">{cards}</div>'
    term = (
        '<div id="noi-dung"></div><script>var VAN_BAN = '
        + json.dumps(texts, ensure_ascii=False).replace("</", "<\\/")
        + ';var muc = new URLSearchParams(location.search).get("muc") || "doi-tra";document.getElementById("noi-dung").innerHTML = "<h1>" + VAN_BAN[muc][0] + "<\\/h1>" + VAN_BAN[muc][1];</script>'
    )
    made |= dict.fromkeys(("/chinh-sach.html", *(f"/chinh-sach.html?muc={slug}" for slug in texts)), term)
    return {path: page("Trại Hoa Vạn Thành", top + text + foot) for path, text in made.items()}


NURSERY = owner("", name="HỢP TÁC XÃ HOA VẠN THÀNH", number="420107000099", issued_on="2018-09-29", issued_by="Phòng Tài chính – Kế hoạch thành phố Đà Lạt",
                representative="Bà Phạm Thị Vạn", address="25 Vạn Thành, phường Cam Ly - Đà Lạt, tỉnh Lâm Đồng", phone="0263 382 9292")  # fmt: skip


def clicked_1258(n: int) -> dict[str, str]:
    """windows-1258: the badge is a button of a picture with onclick; no term of payment; a household in the right column."""
    top = '<table width="800" align="center"><tr><td colspan="2"><img src="/banner.jpg" alt="Bánh tráng Út Hiền"></td></tr><tr><td colspan="2"><a href="/">Trang chủ</a> :: <a href="/giohang.asp">Giỏ hàng</a></td></tr><tr><td width="590" valign="top">'
    foot = f"""</td><td width="210" valign="top"><fieldset><legend>Về chúng tôi</legend>Tên: Hộ kinh doanh Bánh tráng Mỹ Lồng Út Hiền<br>Chủ hộ: Đặng Út Hiền<br>Số ĐKKD: 55E8003311<br>Cấp ngày: 05/10/2015<br>Nơi cấp: UBND huyện Giồng Trôm<br>Địa chỉ: Ấp Nghĩa Huấn, xã Lương Hòa, tỉnh Vĩnh Long<br>ĐT: 0275 386 2002</fieldset><fieldset><legend>Quy định</legend><a href="/doitra.asp">Đổi trả bánh</a><br><a href="/giaohang.asp">Giao hàng</a><br><a href="/baomat.asp">Bảo mật thông tin</a></fieldset><input type="image" src="/dathongbao.png" alt="Đã thông báo Bộ Công Thương" onclick="window.open('http://online.gov.vn/Home/WebDetails/{n}'); return false"></td></tr></table>"""
    made, rows = {}, ""
    for k, name in enumerate(
        ("Bánh tráng sữa dừa", "Bánh tráng mè đen", "Bánh tráng chuối", "Bánh phồng Sơn Đốc", "Bánh tráng nem")
    ):
        cost = f"{dong(35 + 10 * k)} đồng"
        rows += f'<tr><td><a href="/banh.asp?id={k}"><img src="/b{k}.jpg" width="100" border="0"></a></td><td><a href="/banh.asp?id={k}"><b>{name}</b></a><br>Giá bán: {cost}</td></tr>'
        made[f"/banh.asp?id={k}"] = (
            f'<h3>{name}</h3><p>Giá bán: <font color="red">{cost}</font> một xấp 20 cái</p><form action="/giohang.asp" method="post"><input type="submit" value="Chọn mua"></form><p>Bột gạo xay nước, nước cốt dừa, mè rang, đường cát. Tráng lò trấu, phơi vỉ tre. Nướng than ăn liền, để được ba tháng nơi khô ráo. Khối lượng tịnh 600 gam một xấp.</p>'
        )
    for path, name, topic in (
        ("/doitra.asp", "Đổi trả bánh", "return"),
        ("/giaohang.asp", "Giao hàng", "shipping"),
        ("/baomat.asp", "Bảo mật thông tin", "privacy"),
    ):
        made[path] = f"<h3>{name}</h3>{PLAIN[topic].replace('xưởng', 'lò bánh').replace('Xưởng', 'Lò bánh')}"
    made["/giohang.asp"] = "<h3>Giỏ hàng</h3><p>Chưa có bánh nào.</p>"
    made["/"] = f"<table>{rows}</table>"
    return {
        path: page("Bánh tráng Út Hiền", top + text + foot, OLD_HEAD.format("windows-1258"), "<html>")
        for path, text in made.items()
    }


WAFERS = owner("", name="Hộ kinh doanh Bánh tráng Mỹ Lồng Út Hiền", number="55E8003311", issued_on="2015-10-05", issued_by="UBND huyện Giồng Trôm", representative="Đặng Út Hiền",
               address="Ấp Nghĩa Huấn, xã Lương Hòa, tỉnh Vĩnh Long", phone="0275 386 2002")  # fmt: skip


def contact_tcvn(n: int) -> dict[str, str]:
    """TCVN3: the owner on 'Liên hệ' alone; the term of shipping is linked but gone; a genuine badge beside the menu."""
    head = '<meta http-equiv="Content-Type" content="text/html"><style type="text/css">body, td, p, h2 { font-family: .VnArial, Arial; font-size: 13px }</style>'
    top = f"""<table width="770" border="0"><tr><td width="150" valign="top"><a href="trangchu.htm">Trang chủ</a><br><a href="donghotuong.htm">Đồng hồ tường</a><br><a href="giohang.htm">Giỏ hàng</a><br><a href="lienhe.htm">Liên hệ</a><br><br><a href="doitra.htm">Đổi, trả hàng</a><br><a href="giaohang.htm">Giao hàng</a><br><a href="thanhtoan.htm">Thanh toán</a><br><a href="baomat.htm">Bảo mật thông tin</a><br><br><a href="http://online.gov.vn/Home/WebDetails/{n}"><img src="hinh/bct.gif" border="0" width="120"></a></td><td valign="top">"""
    foot = '</td></tr><tr><td colspan="2"><hr><center>Bản quyền thuộc Đồng hồ Quả Lắc - Xem tốt nhất ở 800 x 600</center></td></tr></table>'
    made, rows = {}, ""
    for k, name in enumerate(
        ("Đồng hồ quả lắc ba gông", "Đồng hồ treo hình vuông", "Đồng hồ để bàn", "Đồng hồ cây", "Dây cót thay thế")
    ):
        cost = f"{dong(650 + 480 * k)} đ"
        rows += f'<tr bgcolor="#f0f0e0"><td><a href="dongho{k}.htm">{name}</a></td><td>{cost}</td><td><a href="giohang.htm?them={k}">Mua</a></td></tr>'
        made[f"/dongho{k}.htm"] = (
            f'<h2>{name}</h2><p>Giá: <b>{cost}</b></p><form action="giohang.htm" method="post"><input type="hidden" name="ma" value="{k}"><input type="submit" value="Mua hàng"></form><p>Máy cơ lên dây tám ngày, điểm chuông nửa giờ, thùng gỗ gụ đánh vecni. Cao 72 cm, rộng 31 cm, nặng 5,5 kg. Bảo hành máy ba năm, lau dầu miễn phí năm đầu. Lắp ráp tại Nam Định.</p>'
        )
        made[f"/giohang.htm?them={k}"] = f"<h2>Giỏ hàng</h2><p>Đã thêm: {name}</p>"
    for path, name, topic in (
        ("/doitra.htm", "Đổi, trả hàng", "return"),
        ("/thanhtoan.htm", "Thanh toán", "payment"),
        ("/baomat.htm", "Bảo mật thông tin", "privacy"),
    ):
        made[path] = f"<h2>{name}</h2>{PLAIN[topic]}"
    made["/lienhe.htm"] = (
        "<h2>Liên hệ</h2><p>Công ty TNHH Thương mại Đồng hồ Quả Lắc<br>Địa chỉ: 205 phố Minh Khai, phường Nam Định, tỉnh Ninh Bình<br>Giấy chứng nhận đăng ký kinh doanh số 0600778811 do Phòng đăng ký kinh doanh tỉnh Nam Định cấp ngày 2-9-2005<br>Giám đốc: Trịnh Quang Lạc<br>Điện thoại: 0228 364 9090<br>Thư điện tử: qualac@dongho.example</p>"
    )
    made["/giohang.htm"] = "<h2>Giỏ hàng</h2><p>Giỏ hàng đang trống.</p>"
    made["/"] = made["/trangchu.htm"] = made["/donghotuong.htm"] = f'<table width="100%" cellpadding="4">{rows}</table>'
    return {path: page("Dong ho Qua Lac", top + text + foot, head, "<html>") for path, text in made.items()}


CLOCKS = owner("", name="Công ty TNHH Thương mại Đồng hồ Quả Lắc", number="0600778811", issued_on="2005-09-02", issued_by="Phòng đăng ký kinh doanh tỉnh Nam Định",
               representative="Trịnh Quang Lạc", address="205 phố Minh Khai, phường Nam Định, tỉnh Ninh Bình", phone="0228 364 9090", email="qualac@dongho.example")  # fmt: skip

FIFTH: tuple[HandMade, ...] = (
    *FIRST,
    *SECOND,
    HandMade("17 Đọi Tam", DRUMS, frames, "link"),
    HandMade("18 Mèo Vạc", HONEY, elementor, None, NO_BADGE),
    HandMade("19 Mũi Né", SQUID, wix, "link", {"policies": "unknown"}),
    HandMade("20 Hòn Mun", DIVERS, prestashop, "link", {"badge_genuine": "not_met"}, record_of="doboilan.example"),
    HandMade("21 Phố Thắp", LANTERNS, written, "image_only", FAKE),
    HandMade("22 Vạn Thành", NURSERY, drawn_terms, "link"),
    HandMade("23 Út Hiền", WAFERS, clicked_1258, "not_an_anchor", {"notified_badge": "not_met", "policies": "not_met"}, encoding="windows-1258"),
    HandMade("24 Quả Lắc", CLOCKS, contact_tcvn, "link", {"policies": "not_met"}, encoding="tcvn3"),
)  # fmt: skip
