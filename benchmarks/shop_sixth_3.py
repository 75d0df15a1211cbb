# ruff: noqa: E501, ARG001 - pages of shops stand as shops write them
"""Sixth set, sites 17 to 24: other shop systems, a page that a script draws, old encodings (see `shop_sixth.py`); the whole of it."""

from __future__ import annotations

import json

from shop_hand_made import HandMade
from shop_set import owner
from shop_sixth import NO_BADGE, NO_DUTY, PLAIN, TERMS, UTF8, Named, dong, goods, links, terms, whole
from shop_sixth_1 import FIRST
from shop_sixth_2 import SECOND

XHTML = '<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd">\n<html xmlns="http://www.w3.org/1999/xhtml" xml:lang="vi-vn" lang="vi-vn">'


def virtuemart(n: int) -> dict[str, str]:
    """Joomla with VirtueMart: a private enterprise of 2001 with telephone and fax in a module; no term of payment; an old badge link."""
    named: Named = (
        ("return", "/index.php?option=com_content&view=article&id=5", "Quy định đổi trả"),
        ("shipping", "/index.php?option=com_content&view=article&id=6", "Quy định giao hàng"),
        ("privacy", "/index.php?option=com_content&view=article&id=8", "Bảo mật thông tin"),
    )
    menu = links(named, '<li class="item-5"><a href="{path}">{name}</a></li>').replace("&", "&amp;")
    top = '<div class="body"><div class="container"><header class="header" role="banner"><a class="brand pull-left" href="/"><span class="site-title" title="Kim khí Phúc Tân">Kim khí Phúc Tân</span></a></header><nav class="navigation"><ul class="nav menu nav-pills mod-list"><li class="item-101 default current active"><a href="/">Trang chủ</a></li><li class="item-102"><a href="/kim-khi">Hàng hóa</a></li></ul></nav><aside class="span3"><div class="well"><h3 class="page-header">Giỏ hàng</h3><div class="vmCartModule" id="vmCartModule"><div class="total_products">Giỏ hàng trống</div><div class="show_cart"><a href="/gio-hang" rel="nofollow">Xem giỏ hàng</a></div></div></div></aside><main id="content" role="main" class="span9">'
    foot = f"""</main><aside class="span12"><div class="well"><h3 class="page-header">Quy định</h3><ul class="nav menu mod-list">{menu}</ul></div><div class="custom"><p>Doanh nghiệp tư nhân Kim khí Phúc Tân<br />Đăng ký kinh doanh số 0101002233 do Sở Kế hoạch và Đầu tư Hà Nội cấp ngày 5/3/2001<br />Chủ doanh nghiệp: Nguyễn Phúc Tân<br />Địa chỉ: Số 9 phố Thuốc Bắc, phường Hoàn Kiếm, Hà Nội<br />Tel: 024 3828 1717 - Fax: 024 3828 1718</p></div></aside><footer class="footer" role="contentinfo"><p><a href="http://www.online.gov.vn/CustomWebsiteDisplay.aspx?DocId={n}" target="_blank"><img src="/images/banners/bct.png" alt="bct" height="45" /></a></p><p>&copy; 2026 Kim khí Phúc Tân</p></footer></div></div>"""
    cards, made = goods(
        (
            (f"/kim-khi/{slug}-detail", name, f"{dong(amount)} ₫")
            for slug, name, amount in (
                ("bu-long-m8", "Bu lông inox M8 x 40 (hộp 100)", 165),
                ("ban-le-la", "Bản lề lá 4 inch (đôi)", 28),
                ("khoa-treo", "Khóa treo đồng 60 mm", 95),
                ("ke-goc", "Ke góc thép 90 độ (10 cái)", 42),
                ("mui-khoan", "Bộ mũi khoan sắt 13 cây", 138),
            )
        ),
        '<div class="product vm-col vm-col-3 vertical-separator"><div class="spacer product-container"><div class="vm-product-media-container"><a title="{name}" href="{path}"><img src="/images/virtuemart/product/resized/kk{k}_0x90.jpg" class="browseProductImage" alt="" /></a></div><div class="vm-product-descr-container-1"><h2><a href="{path}">{name}</a></h2></div><div class="product-price" id="productPrice{k}"><div class="PricesalesPrice vm-display vm-price-value"><span class="vm-price-desc">Giá bán: </span><span class="PricesalesPrice">{cost}</span></div></div></div></div>',
        '<div class="product-container productdetails-view productdetails"><h1 itemprop="name">{name}</h1><div class="product-price" id="productPrice{k}"><div class="PricesalesPrice vm-display vm-price-value"><span class="vm-price-desc">Giá bán: </span><span class="PricesalesPrice">{cost}</span></div></div><div class="addtocart-area"><form method="post" class="product js-recalculate" action="/gio-hang"><input type="text" class="quantity-input js-recalculate" name="quantity[]" value="1" /><input type="submit" name="addtocart" class="addtocart-button" value="Thêm vào giỏ hàng" /><input type="hidden" name="virtuemart_product_id[]" value="{k}" /></form></div><div class="product-description"><span class="title">Mô tả</span><p>{name}: thép không gỉ 304 hoặc thép mạ kẽm nhúng nóng, dung sai theo DIN 933, bền kéo 700 MPa. Đóng hộp giấy có tem, bán cả hộp. Xuất xứ Đài Loan, đổi trong 12 tháng nếu gỉ sét.</p></div></div>',
    )
    made |= terms(named, PLAIN, '<div class="item-page"><div class="page-header"><h2 itemprop="headline">{name}</h2></div><div itemprop="articleBody">{text}</div></div>')  # fmt: skip
    made["/gio-hang"] = '<h1>Giỏ hàng</h1><p>Giỏ hàng của bạn đang trống.</p>'  # fmt: skip
    made["/"] = made["/kim-khi"] = f'<div class="browse-view"><div class="row">{cards}</div></div>'
    head = '<meta http-equiv="content-type" content="text/html; charset=utf-8" /><meta name="generator" content="Joomla! - Open Source Content Management" />'
    return whole("Kim khí Phúc Tân", made, top, foot, head, XHTML, ' class="site com_virtuemart"')


BOLTS = owner("", name="Doanh nghiệp tư nhân Kim khí Phúc Tân", number="0101002233", issued_on="2001-03-05", issued_by="Sở Kế hoạch và Đầu tư Hà Nội", representative="Nguyễn Phúc Tân",
              address="Số 9 phố Thuốc Bắc, phường Hoàn Kiếm, Hà Nội", phone="024 3828 1717")  # fmt: skip


def magento(n: int) -> dict[str, str]:
    """Magento (Luma): each fact of the owner on a line of its own under a label; special prices and a range; another shop's record."""
    named: Named = (
        ("shipping", "/giao-hang-lap-dat", "Giao hàng, lắp đặt"),
        ("return", "/doi-tra-hoan-tien", "Đổi trả, hoàn tiền"),
        ("payment", "/phuong-thuc-thanh-toan", "Phương thức thanh toán"),
        ("privacy", "/chinh-sach-bao-mat", "Chính sách bảo mật"),
    )
    top = '<div class="page-wrapper"><header class="page-header"><div class="panel wrapper"><div class="panel header"><a class="action skip contentarea" href="#contentarea"><span>Tới nội dung</span></a></div></div><div class="header content"><a class="logo" href="/" title="Máy Khâu Tân Tiến"><img src="/static/frontend/Tantien/images/logo.svg" alt="Máy Khâu Tân Tiến"></a><div data-block="minicart" class="minicart-wrapper"><a class="action showcart" href="/checkout/cart/"><span class="text">Giỏ hàng</span><span class="counter qty empty"><span class="counter-number">0</span></span></a></div></div></header><div class="sections nav-sections"><nav class="navigation"><ul><li class="level0"><a href="/may-gia-dinh.html" class="level-top"><span>Máy gia đình</span></a></li><li class="level0"><a href="/may-cong-nghiep.html" class="level-top"><span>Máy công nghiệp</span></a></li></ul></nav></div><main id="maincontent" class="page-main"><a id="contentarea" tabindex="-1"></a>'
    foot = f"""</main><footer class="page-footer"><div class="footer content"><div class="block-static-block"><ul class="footer-info"><li><strong>Công ty TNHH Máy khâu công nghiệp Tân Tiến</strong></li><li>Số đăng ký kinh doanh: 0106778855</li><li>Ngày cấp: 11/11/2014</li><li>Nơi cấp: Sở Kế hoạch và Đầu tư Thành phố Hà Nội</li><li>Người đại diện pháp luật: Ông Lê Tân Tiến</li><li>Địa chỉ: 88 Tam Trinh, phường Vĩnh Tuy, Thành phố Hà Nội</li><li>Điện thoại: 024 3862 5588</li><li>Bảo hành: 024 3862 5589</li><li>Email: mk@tantien.example</li></ul></div><ul class="footer links">{links(named, '<li class="nav item"><a href="{path}">{name}</a></li>')}</ul><a href="http://online.gov.vn/Home/WebDetails/{n}" target="_blank"><img src="/media/wysiwyg/logoSaleNoti.png" alt="Đã thông báo Bộ Công Thương" width="150"></a></div></footer><small class="copyright"><span>Copyright © 2014-nay Tân Tiến.</span></small></div>"""

    def cost(now: int, high: int = 0, old: int = 0) -> str:
        def box(kind: str, amount: int) -> str:
            return f'<span class="price-container price-{kind}"><span data-price-amount="{amount * 1000}" data-price-type="{kind}" class="price-wrapper"><span class="price">{dong(amount)}&nbsp;₫</span></span></span>'

        if high:
            return f'<p class="price-from">Từ {box("minPrice", now)}</p><p class="price-to">Đến {box("maxPrice", high)}</p>'
        if old:
            return f'<span class="special-price"><span class="price-label">Giá khuyến mại</span>{box("finalPrice", now)}</span><span class="old-price"><span class="price-label">Giá gốc</span>{box("oldPrice", old)}</span>'
        return box("finalPrice", now)

    cards, made = goods(
        (
            ("/may-khau-gia-dinh-8-kieu.html", "Máy khâu gia đình 8 kiểu mũi", cost(2490, old=2890)),
            ("/may-khau-12-kieu.html", "Máy khâu điện tử 12 kiểu mũi", cost(3290, high=4190)),
            ("/may-1-kim.html", "Máy một kim điện tử liền trục", cost(7850)),
            ("/may-vat-so-4-chi.html", "Máy vắt sổ bốn chỉ", cost(5600, old=6100)),
            ("/chan-vit-tra-khoa.html", "Chân vịt tra khóa giấu", cost(45)),
        ),
        '<li class="item product product-item"><div class="product-item-info" data-container="product-grid"><a href="{path}" class="product photo product-item-photo" tabindex="-1"><img class="product-image-photo" src="/media/catalog/product/mk{k}.jpg" alt="{name}"></a><div class="product details product-item-details"><strong class="product name product-item-name"><a class="product-item-link" href="{path}">{name}</a></strong><div class="price-box price-final_price" data-role="priceBox">{cost}</div></div></div></li>',
        '<div class="product-info-main"><div class="page-title-wrapper product"><h1 class="page-title"><span class="base" data-ui-id="page-title-wrapper">{name}</span></h1></div><div class="product-info-price"><div class="price-box price-final_price" data-role="priceBox">{cost}</div><div class="stock available"><span>Còn hàng</span></div></div><div class="product-add-form"><form action="/checkout/cart/add/" method="post" id="product_addtocart_form"><input type="number" name="qty" value="1"><button type="submit" title="Thêm vào giỏ" class="action primary tocart" id="product-addtocart-button"><span>Thêm vào giỏ</span></button></form></div></div><div class="product info detailed"><div class="product attribute description"><div class="value"><p>{name}: thân nhôm đúc, ổ chao ngang, mũi dài tối đa 4 mm, 800 mũi mỗi phút, điện 220 V. Kèm bốn chân vịt, suốt, kim và đĩa hướng dẫn. Nặng 6,2 kg. Xuất xứ Đài Loan, bảo hành mô tơ 24 tháng.</p></div></div></div>',
    )
    made |= terms(named, TERMS, '<div class="page-title-wrapper"><h1 class="page-title"><span class="base">{name}</span></h1></div><div class="column main">{text}</div>')  # fmt: skip
    made["/checkout/cart/"] = '<h1 class="page-title"><span class="base">Giỏ hàng</span></h1><div class="cart-empty"><p>Bạn không có sản phẩm nào trong giỏ hàng.</p></div>'  # fmt: skip
    made["/"] = made["/may-gia-dinh.html"] = made["/may-cong-nghiep.html"] = f'<div class="products wrapper grid products-grid"><ol class="products list items product-items">{cards}</ol></div>'  # fmt: skip
    return whole("Máy Khâu Tân Tiến", made, top, foot, attributes=' data-container="body" class="cms-home page-layout-1column"')  # fmt: skip


SEWING = owner("", name="Công ty TNHH Máy khâu công nghiệp Tân Tiến", number="0106778855", issued_on="2014-11-11", issued_by="Sở Kế hoạch và Đầu tư Thành phố Hà Nội", representative="Ông Lê Tân Tiến | Lê Tân Tiến",
               address="88 Tam Trinh, phường Vĩnh Tuy, Thành phố Hà Nội", phone="024 3862 5588", email="mk@tantien.example")  # fmt: skip


def drupal(n: int) -> dict[str, str]:
    """Drupal Commerce: a household as fields with labels on a page of its own; the foot links it; no badge."""
    named: Named = (
        ("return", "/quy-dinh/doi-tra-tranh", "Đổi trả tranh"),
        ("shipping", "/quy-dinh/gui-tranh", "Giao tranh, vận chuyển"),
        ("payment", "/quy-dinh/thanh-toan", "Thanh toán"),
        ("privacy", "/quy-dinh/bao-mat", "Bảo mật thông tin khách hàng"),
    )
    top = '<div class="dialog-off-canvas-main-canvas" data-off-canvas-main-canvas><div class="layout-container"><header role="banner"><div class="region region-header"><div id="block-branding" class="block block-system block-system-branding-block"><div class="site-name"><a href="/" rel="home">Tranh Khắc Song Hồ</a></div></div><div id="block-cart" class="block block-commerce-cart"><div class="cart--cart-block"><a class="cart-block--link__expand" href="/cart"><span class="cart-block--summary__count">0 món</span></a></div></div></div></header><main role="main"><div class="layout-content"><div class="region region-content">'
    foot = f"""</div></div></main><footer role="contentinfo"><div class="region region-footer"><nav role="navigation"><ul class="menu"><li class="menu-item"><a href="/nguoi-ban" data-drupal-link-system-path="node/2">Người bán hàng</a></li>{links(named, '<li class="menu-item"><a href="{path}">{name}</a></li>')}</ul></nav><div class="block block-system-powered-by-block"><span>Chạy trên <a href="https://www.drupal.org">Drupal</a></span></div></div></footer></div></div>"""
    cards, made = goods(
        (
            (f"/tranh/{k + 1}", name, f"{dong(120 + 60 * k)} ₫")
            for k, name in enumerate(
                ("Tranh Đám cưới chuột", "Tranh Lợn đàn", "Tranh Hứng dừa", "Bộ bốn mùa khung tre", "Lịch in mộc bản")
            )
        ),
        '<div class="views-row"><article class="commerce-product commerce-product--teaser"><h2><a href="{path}"><div class="field field--name-title field--type-string field--label-hidden field__item">{name}</div></a></h2><div class="product--variation-field field field--name-price field--type-commerce-price field--label-hidden field__item">{cost}</div></article></div>',
        '<article class="commerce-product commerce-product--full"><h1 class="page-title"><div class="field field--name-title field--type-string field--label-hidden field__item">{name}</div></h1><div class="product--variation-field field field--name-price field--type-commerce-price field--label-hidden field__item">{cost}</div><form class="commerce-order-item-add-to-cart-form" action="{path}" method="post"><input type="number" name="quantity[0][value]" value="1"><input type="submit" name="op" value="Thêm vào giỏ hàng" class="button button--primary js-form-submit form-submit"></form><div class="clearfix text-formatted field field--name-body field--type-text-with-summary field--label-hidden field__item"><p>{name} in tay bốn ván trên giấy điệp, màu lá chàm, hoa hòe, sỏi son và than lá tre. Khổ 26 x 37 cm, mép giấy để nguyên xơ. Cuộn trong ống giấy cứng, không bồi, treo tránh nắng. Làm tại Thuận Thành.</p></div></article>',
    )
    made |= terms(named, PLAIN, '<h1 class="page-title"><span class="field field--name-title field--type-string field--label-hidden">{name}</span></h1><article class="node node--type-page"><div class="node__content">{text}</div></article>')  # fmt: skip
    facts = (
        ("Tên hộ kinh doanh", "Hộ kinh doanh Tranh dân gian Nguyễn Hữu Quả"),
        ("Chủ hộ kinh doanh", "Nguyễn Hữu Quả"),
        ("Số đăng ký hộ kinh doanh", "21K8000456"),
        ("Ngày cấp", "ngày 30 tháng 11 năm 2016"),
        ("Nơi cấp", "Phòng Tài chính - Kế hoạch huyện Thuận Thành"),
        ("Địa điểm kinh doanh", "Khu phố Đông Khê, phường Song Liễu, tỉnh Bắc Ninh"),
        ("Số điện thoại", "0222 377 4466"),
    )
    made["/nguoi-ban"] = (
        '<h1 class="page-title">Người bán hàng</h1><article class="node node--type-seller"><div class="node__content">'
        + "".join(f'<div class="field field--type-string field--label-inline"><div class="field__label">{label}</div><div class="field__item">{value}</div></div>' for label, value in facts)
        + "</div></article>"
    )  # fmt: skip
    made["/cart"] = (
        '<h1 class="page-title">Giỏ hàng</h1><div class="cart-empty-page">Giỏ hàng của bạn đang trống.</div>'
    )
    made["/"] = f'<div class="views-element-container"><div class="view view-tranh">{cards}</div></div>'
    head = UTF8 + '<meta name="Generator" content="Drupal 10 (https://www.drupal.org); Commerce 2">'
    return whole("Tranh Khắc Song Hồ", made, top, foot, head, attributes=' class="path-frontpage"')


PRINTS = owner("", name="Hộ kinh doanh Tranh dân gian Nguyễn Hữu Quả", number="21K8000456", issued_on="2016-11-30", issued_by="Phòng Tài chính - Kế hoạch huyện Thuận Thành", representative="Nguyễn Hữu Quả",
               address="Khu phố Đông Khê, phường Song Liễu, tỉnh Bắc Ninh", phone="0222 377 4466")  # fmt: skip


def webforms(n: int) -> dict[str, str]:
    """ASP.NET WebForms in windows-1258: a catalogue without prices, a form that asks for them; two terms; a genuine badge."""
    named: Named = (
        ("return", "/NoiDung.aspx?Trang=DoiTra", "Đổi trả hàng"),
        ("payment", "/NoiDung.aspx?Trang=ThanhToan", "Điều khoản thanh toán"),
    )
    top = '<form method="post" action="./Default.aspx" id="form1"><div class="aspNetHidden"><input type="hidden" name="__VIEWSTATE" id="__VIEWSTATE" value="/wEPDwUKLTU4OTYxMTQ2M2Rk" /></div><table id="tblTop" width="960" align="center" cellpadding="0" cellspacing="0"><tr><td><a id="lnkHome" href="/Default.aspx"><img src="/Images/banner_vongbi.jpg" alt="Vòng bi Đông Á" /></a></td></tr><tr><td class="menu"><a href="/Default.aspx">Trang chủ</a> | <a href="/SanPham.aspx">Sản phẩm</a> | <a href="/LienHe.aspx">Liên hệ</a></td></tr><tr><td>'
    foot = f"""</td></tr><tr><td class="footer" align="center"><span id="lblFooter">Công ty Cổ phần Vòng bi Đông Á<br />Giấy phép kinh doanh số 0200445511, cấp ngày 09-10-2006 tại Sở Kế hoạch và Đầu tư Hải Phòng<br />Tổng giám đốc: Ông Ngô Đông Á<br />Trụ sở: Km 5 đường 5 mới, phường Hồng Bàng, thành phố Hải Phòng<br />Điện thoại: 0225.354.7788</span><br />{links(named, '<a href="{path}">{name}</a> | ')}<br /><a href="http://www.online.gov.vn/CustomWebsiteDisplay.aspx?DocId={n}" target="_blank"><img src="/Images/bct.gif" border="0" alt="" /></a></td></tr></table></form>"""
    ask = '<fieldset><legend>Yêu cầu báo giá</legend>Họ tên: <input name="ctl00$txtTen" type="text" /> Điện thoại: <input name="ctl00$txtDT" type="text" /> Nội dung: <textarea name="ctl00$txtND"></textarea> <input type="submit" name="ctl00$btnGui" value="Gửi yêu cầu báo giá" /></fieldset>'
    cards, made = goods(
        (
            (f"/ChiTiet.aspx?MaSP={code}", name, "Liên hệ", ask)
            for code, name in (
                ("6205", "Vòng bi cầu 6205 2RS"),
                ("22312", "Vòng bi tang trống 22312"),
                ("30206", "Vòng bi côn 30206"),
                ("51108", "Vòng bi chặn 51108"),
                ("UCP208", "Gối đỡ UCP 208"),
            )
        ),
        '<tr><td width="110"><a href="{path}"><img src="/Images/SP/{k}.jpg" width="90" border="0" alt="" /></a></td><td><a id="gv_lnk_{k}" href="{path}"><b>{name}</b></a><br />Giá: <span class="gia">{cost}</span></td></tr>',
        '<span id="lblTen" class="tieude">{name}</span><p>Giá: <span class="gia">{cost}</span></p><p>{name}: thép ôxy hóa chân không, độ hở C3, tốc độ giới hạn 8.500 vòng/phút có mỡ. Đường kính trong, ngoài và bề dày theo bảng của hãng. Hàng chính hãng có CO, CQ; xuất xứ Nhật Bản hoặc Hàn Quốc, bảo hành 6 tháng.</p>{more}',
    )
    made |= terms(named, PLAIN, '<span class="tieude">{name}</span>{text}')
    made["/LienHe.aspx"] = f'<span class="tieude">Liên hệ</span><p>Phòng kinh doanh làm việc từ thứ hai đến sáng thứ bảy.</p>{ask}'  # fmt: skip
    made["/"] = made["/Default.aspx"] = made["/SanPham.aspx"] = f'<table id="gv" cellpadding="4" width="100%">{cards}</table>'  # fmt: skip
    return whole("Vong bi Dong A", made, top, foot, '<meta http-equiv="Content-Type" content="text/html; charset=windows-1258" />', XHTML)  # fmt: skip


BEARINGS = owner("", name="Công ty Cổ phần Vòng bi Đông Á", number="0200445511", issued_on="2006-10-09", issued_by="Sở Kế hoạch và Đầu tư Hải Phòng", representative="Ông Ngô Đông Á | Ngô Đông Á",
                 address="Km 5 đường 5 mới, phường Hồng Bàng, thành phố Hải Phòng", phone="0225.354.7788")  # fmt: skip


def modals(n: int) -> dict[str, str]:
    """One page (Laravel, Bootstrap): an order form, three packs of one thing, terms in boxes that a click opens; the owner in a table."""
    boxes = "".join(
        f'<div class="modal fade" id="{anchor}" tabindex="-1" aria-hidden="true"><div class="modal-dialog modal-lg"><div class="modal-content"><div class="modal-header"><h5 class="modal-title">{name}</h5><button type="button" class="btn-close" data-bs-dismiss="modal"></button></div><div class="modal-body">{TERMS[topic]}</div></div></div></div>'
        for topic, anchor, name in (
            ("return", "mDoiTra", "Chính sách đổi trả"),
            ("shipping", "mGiaoHang", "Chính sách giao hàng"),
            ("payment", "mThanhToan", "Chính sách thanh toán"),
            ("privacy", "mBaoMat", "Chính sách bảo mật"),
        )
    )
    packs = "".join(
        f'<div class="col-md-4"><div class="card h-100 text-center"><img class="card-img-top" src="/storage/goi-{k}.webp" alt="{name}"><div class="card-body"><h3 class="card-title h5">{name}</h3><p class="card-text text-danger fw-bold">{dong(cost)}đ</p><a href="#dat-hang" class="btn btn-warning">Đặt gói này</a></div></div></div>'
        for k, (name, cost) in enumerate((("Bột ca cao gói 250 g", 95), ("Bột ca cao gói 500 g", 175), ("Bột ca cao hũ 1 kg", 320)))
    )  # fmt: skip
    body = f"""<nav class="navbar navbar-light bg-light sticky-top"><div class="container"><a class="navbar-brand" href="#">Ca cao Chợ Gạo</a><a class="btn btn-danger" href="#dat-hang">Đặt hàng</a></div></nav>
<section class="container py-5"><h1>Bột ca cao nguyên chất Chợ Gạo</h1><p class="lead">Hạt lên men sáu ngày trong thùng gỗ, phơi nhà lưới, rang mộc, ép bớt bơ rồi nghiền mịn 200 mesh. Không đường, không hương liệu; béo 10 đến 12%. Hạn dùng 18 tháng kể từ ngày nghiền, buộc kín miệng túi, để nơi khô mát. Trồng và chế biến tại Đồng Tháp.</p><div class="row g-4">{packs}</div></section>
<section class="container" id="dat-hang"><h2>Đặt hàng</h2><form method="POST" action="/dat-hang"><input type="hidden" name="_token" value="k3Jx9"><select name="goi" class="form-select"><option>Gói 250 g</option><option>Gói 500 g</option><option>Hũ 1 kg</option></select><input name="so_luong" type="number" value="1"><input name="ho_ten" placeholder="Họ tên"><input name="dien_thoai" placeholder="Số điện thoại"><input name="dia_chi" placeholder="Địa chỉ nhận hàng"><button class="btn btn-danger btn-lg">HOÀN TẤT ĐẶT HÀNG</button></form></section>
<footer class="bg-dark text-white"><div class="container"><table class="table table-dark"><tr><td>Chủ quản</td><td>CÔNG TY TNHH CA CAO CHỢ GẠO</td></tr><tr><td>Mã số thuế</td><td>1201778866</td></tr><tr><td>Người chịu trách nhiệm</td><td>Ông Phạm Hoài Gạo</td></tr><tr><td>Địa chỉ</td><td>Ấp Bình Hạnh, xã Chợ Gạo, tỉnh Đồng Tháp</td></tr><tr><td>Điện thoại</td><td>0273 365 7722</td></tr></table><p><a href="#" data-bs-toggle="modal" data-bs-target="#mDoiTra">Chính sách đổi trả</a> | <a href="#" data-bs-toggle="modal" data-bs-target="#mGiaoHang">Chính sách giao hàng</a> | <a href="#" data-bs-toggle="modal" data-bs-target="#mThanhToan">Chính sách thanh toán</a> | <a href="#" data-bs-toggle="modal" data-bs-target="#mBaoMat">Chính sách bảo mật</a></p><a href="http://online.gov.vn/Home/WebDetails/{n}" target="_blank"><img src="/storage/bct.png" alt="Đã thông báo Bộ Công Thương" height="60"></a></div></footer>{boxes}
<script>document.querySelectorAll('[data-bs-target]').forEach(function (a) {{ a.addEventListener('click', function (e) {{ e.preventDefault(); document.querySelector(a.dataset.bsTarget).style.display = 'block'; }}); }});document.querySelectorAll('.btn-close').forEach(function (b) {{ b.addEventListener('click', function () {{ b.closest('.modal').style.display = 'none'; }}); }});</script>"""
    return whole("Ca cao Chợ Gạo", {"/": body}, head=UTF8 + '<meta name="csrf-token" content="k3Jx9"><style>.modal{display:none;position:fixed;inset:0;background:#fff;overflow:auto}</style>')  # fmt: skip


CACAO = owner("", name="CÔNG TY TNHH CA CAO CHỢ GẠO", tax_code="1201778866", representative="Ông Phạm Hoài Gạo | Phạm Hoài Gạo", address="Ấp Bình Hạnh, xã Chợ Gạo, tỉnh Đồng Tháp", phone="0273 365 7722")  # fmt: skip


def next_data(n: int) -> dict[str, str]:
    """A Next-like shop: an empty root and __NEXT_DATA__ that one script draws whole; two prices of five on request."""
    slugs = (("return", "doi-tra", "Chính sách đổi trả"), ("shipping", "giao-hang", "Giao hàng, lắp đặt"), ("payment", "thanh-toan", "Thanh toán"), ("privacy", "bao-mat", "Bảo mật thông tin"))  # fmt: skip
    named: Named = tuple((topic, f"/chinh-sach/{slug}", name) for topic, slug, name in slugs)
    foot = f"""<footer><div><h4>CÔNG TY TNHH CÔNG NGHỆ NƯỚC SUỐI NGUỒN</h4><p>Số ĐKDN: 0319002244, cấp ngày 07/08/2025, nơi cấp: Sở Tài chính TP. Hồ Chí Minh</p><p>Người đại diện theo pháp luật: Ông Huỳnh Ngọc Tuyền</p><p>Địa chỉ: 17 đường D5, phường Thạnh Mỹ Tây, TP. Hồ Chí Minh</p><p>Tổng đài: 1900 2244</p></div><ul>{links(named)}</ul><a href="https://online.gov.vn/Home/WebDetails/{n}" target="_blank" rel="noreferrer"><img src="/_next/static/media/bct.9f2c.png" alt="Bộ Công Thương"></a></footer>"""
    top = '<header><a href="/">Suối Nguồn</a><a href="/gio-hang">Giỏ hàng (0)</a></header>'
    cards, made = goods(
        (
            (f"/may-loc/{k}", name, cost)
            for k, (name, cost) in enumerate(
                (
                    ("Máy lọc nước để bàn", f"{dong(3450)} ₫"),
                    ("Máy lọc nước âm tủ bếp", f"{dong(5290)} ₫"),
                    ("Hệ lọc tổng đầu nguồn 3 cột", "Liên hệ"),
                    ("Dây chuyền RO 500 lít/giờ", "Liên hệ"),
                    ("Bộ lõi thay 12 tháng", f"{dong(690)} ₫"),
                )
            )
        ),
        '<div class="card"><a href="{path}"><img src="/_next/image/{k}.webp" alt="{name}"><h3>{name}</h3></a><p class="price">{cost}</p></div>',
        '<div class="pdp"><h1>{name}</h1><p class="price">{cost}</p><button>Thêm vào giỏ hàng</button><section><h2>Mô tả</h2><p>{name}: màng RO 75 GPD, lõi than gáo dừa, van áp thấp, vỏ nhựa ABS. Lọc được nước máy và nước giếng đã khử phèn, độ cứng dưới 200 mg/l. Kích thước, công suất ghi trên nhãn máy. Lắp ráp tại Việt Nam, bảo hành 24 tháng.</p></section></div>',
    )
    made |= terms(named, TERMS)
    made |= {"/gio-hang": "<h1>Giỏ hàng</h1><p>Chưa có sản phẩm.</p>", "/": f'<div class="grid">{cards}</div>'}
    script = "(function () { var d = JSON.parse(document.getElementById('__NEXT_DATA__').textContent).props.pageProps; document.getElementById('__next').innerHTML = d.dau + '<main>' + d.giua + '</main>' + d.chan; })();\n"
    drawn = {}
    for path, text in made.items():
        data = {"props": {"pageProps": {"dau": top, "giua": text, "chan": foot}}, "page": path, "buildId": "s6Qa"}
        told = json.dumps(data, ensure_ascii=False).replace("<", "\\u003c")
        drawn[path] = f'<div id="__next"></div><script id="__NEXT_DATA__" type="application/json">{told}</script><script src="/_next/static/chunks/main-app.js"></script>'  # fmt: skip
    return whole("Suối Nguồn", drawn) | {"/_next/static/chunks/main-app.js": script}


FILTERS = owner("", name="CÔNG TY TNHH CÔNG NGHỆ NƯỚC SUỐI NGUỒN", number="0319002244", issued_on="2025-08-07", issued_by="Sở Tài chính TP. Hồ Chí Minh", representative="Ông Huỳnh Ngọc Tuyền | Huỳnh Ngọc Tuyền",
                address="17 đường D5, phường Thạnh Mỹ Tây, TP. Hồ Chí Minh", phone="1900 2244")  # fmt: skip


def cages_tcvn(n: int) -> dict[str, str]:
    """TCVN3: a window of bird cages, one price of six on request, orders by telephone alone; no badge, no term of privacy."""
    named: Named = (("return", "/doitra.htm", "Đổi trả lồng"), ("shipping", "/guilong.htm", "Gửi lồng, cước phí"), ("payment", "/tratien.htm", "Thanh toán"))  # fmt: skip
    top = '<font face=".VnTime" size="3"><table width="760" border="0" align="center"><tr><td bgcolor="#336633" align="center"><font color="#ffffff" size="5"><b>Lồng chim Canh Hoạch</b></font></td></tr><tr><td><a href="/index.htm">Trang đầu</a> | <a href="/mauma.htm">Mẫu mã</a></td></tr><tr><td>'
    foot = f"""</td></tr><tr><td align="center"><hr>{links(named, '<a href="{path}">{name}</a> - ')}<br>Cơ sở: Xưởng Lồng chim Nghệ Canh Hoạch<br>Giấy phép kinh doanh số 01Q8001177 do UBND huyện Thanh Oai cấp ngày 20/10/2007<br>Chủ cơ sở: Nguyễn Văn Nghệ<br>Địa chỉ: Thôn Canh Hoạch, xã Dân Hòa, Hà Nội<br>ĐT: 024 3397 5511 - DĐ: 0912 397 551</td></tr></table></font>"""
    cards, made = goods(
        (
            (f"/long{k}.htm", name, f"{dong(250 + 230 * k)} đồng" if k != 5 else "Liên hệ")
            for k, name in enumerate(
                (
                    "Lồng chào mào vuông",
                    "Lồng họa mi 16 nan",
                    "Lồng chích chòe",
                    "Lồng khuyên tròn",
                    "Lồng vẹt nan sắt",
                    "Lồng chạm cổ sưu tầm",
                )
            )
        ),
        '<tr><td width="120"><a href="{path}"><img src="/anh/long{k}.gif" border="0"></a></td><td><a href="{path}"><b>{name}</b></a><br>Giá: {cost}</td></tr>',
        '<h2>{name}</h2><img src="/anh/long{k}.gif"><p>Giá: <font color="red">{cost}</font></p><p>{name}: nan trúc ngâm bùn sáu tháng, vanh tre cật, đáy chạm bốn góc, móc đồng. Cao 55 cm, rộng 36 cm, nặng 1,1 kg. Nan gãy trong năm đầu được thay không lấy tiền công. Ai ưng xin gọi điện cho xưởng.</p>',
    )
    made |= terms(named, PLAIN, "<h2>{name}</h2>{text}")
    made["/"] = made["/index.htm"] = made["/mauma.htm"] = f'<table cellpadding="5">{cards}</table>'
    return whole("Long chim Canh Hoach", made, top, foot, '<meta http-equiv="Content-Type" content="text/html; charset=iso-8859-1">', "<html>")  # fmt: skip


CAGES = owner("", name="Xưởng Lồng chim Nghệ Canh Hoạch", number="01Q8001177", issued_on="2007-10-20", issued_by="UBND huyện Thanh Oai", representative="Nguyễn Văn Nghệ",
              address="Thôn Canh Hoạch, xã Dân Hòa, Hà Nội", phone="024 3397 5511 | 0912 397 551")  # fmt: skip


def uniforms_vni(n: int) -> dict[str, str]:
    """VNI-Times: a firm told on 'Giới thiệu' alone, an order form for each thing; a genuine address whose record does not answer."""
    named: Named = (("return", "/doitra.htm", "Đổi trả hàng"), ("shipping", "/giaohang.htm", "Giao hàng"), ("payment", "/thanhtoan.htm", "Thanh toán"), ("privacy", "/baomat.htm", "Bảo mật thông tin khách hàng"))  # fmt: skip
    top = f"""<font face="VNI-Times"><table width="780" border="0"><tr><td colspan="2"><img src="/hinh/vophuc.gif" alt=""></td></tr><tr><td width="160" valign="top"><a href="/index.htm">Trang nhà</a><br><a href="/gioithieu.htm">Giới thiệu</a><br><a href="/giohang.asp">Giỏ hàng</a><br>{links(named, '<a href="{path}">{name}</a><br>')}</td><td valign="top">"""
    foot = f"""</td></tr><tr><td colspan="2" align="center"><hr>Võ phục Tây Sơn - gọi đặt hàng: 0256.382.9090<br><a href="http://online.gov.vn/CustomWebsiteDisplay.aspx?DocId={n}"><img src="/hinh/bct.gif" border="0" height="40" alt=""></a></td></tr></table></font>"""
    cards, made = goods(
        (
            (f"/mon{k}.htm", name, f"{dong(140 + 55 * k)} đồng")
            for k, name in enumerate(
                ("Võ phục vải kaki", "Đai đen thêu tên", "Giáp che ngực", "Găng đấu hở ngón", "Côn nhị khúc gỗ")
            )
        ),
        '<a href="/mon{k}.htm"><img src="/hinh/m{k}.gif" border="0"></a> <a href="/mon{k}.htm"><b>{name}</b></a> - Giá: {cost}<br>',
        '<h2>{name}</h2><p>Giá: <b>{cost}</b></p><form action="/giohang.asp" method="post"><input type="hidden" name="ma" value="{k}">Số lượng: <input name="sl" size="2" value="1"> <input type="submit" value="Đặt mua"></form><p>{name}: may hai lớp chỉ, vải không ra màu, có từ cỡ 1 m 20 đến 1 m 90. Giặt máy được, ủi nóng vừa. Thêu tên hay huy hiệu thêm ba ngày. May tại xưởng Quy Nhơn, bảo hành đường chỉ một năm.</p>',
    )
    made |= terms(named, PLAIN, "<h2>{name}</h2>{text}")
    made["/gioithieu.htm"] = (
        "<h2>Giới thiệu</h2><p>Công ty TNHH Võ phục Tây Sơn<br>Giấy chứng nhận đăng ký kinh doanh số 4100556644 do Sở Kế hoạch và Đầu tư tỉnh Bình Định cấp ngày 01/06/2006<br>Giám đốc: Bùi Văn Sơn<br>Trụ sở: 114 Nguyễn Huệ, phường Quy Nhơn, tỉnh Gia Lai<br>Điện thoại: 0256.382.9090<br>Thư điện tử: vophuc@tayson.example</p><p>Chúng tôi may võ phục cho các lò võ trong vùng từ ngày còn dùng máy đạp chân.</p>"
    )
    made["/giohang.asp"] = "<h2>Giỏ hàng</h2><p>Giỏ hàng chưa có gì.</p>"
    made["/"] = made["/index.htm"] = cards
    return whole("Vo phuc Tay Son", made, top, foot, '<meta http-equiv="Content-Type" content="text/html; charset=windows-1252">', "<html>")  # fmt: skip


UNIFORMS = owner("", name="Công ty TNHH Võ phục Tây Sơn", number="4100556644", issued_on="2006-06-01", issued_by="Sở Kế hoạch và Đầu tư tỉnh Bình Định", representative="Bùi Văn Sơn",
                 address="114 Nguyễn Huệ, phường Quy Nhơn, tỉnh Gia Lai", phone="0256.382.9090", email="vophuc@tayson.example")  # fmt: skip

SIXTH: tuple[HandMade, ...] = (
    *FIRST,
    *SECOND,
    HandMade("17 Phúc Tân", BOLTS, virtuemart, "link", {"policies": "not_met"}),
    HandMade("18 Tân Tiến", SEWING, magento, "link", {"badge_genuine": "not_met"}, record_of="maykhauviet.example"),
    HandMade("19 Song Hồ", PRINTS, drupal, None, NO_BADGE),
    HandMade("20 Đông Á", BEARINGS, webforms, "link", {"price_info": "not_met", "policies": "not_met", "notified_badge": "not_applicable"}, encoding="windows-1258"),
    HandMade("21 Chợ Gạo", CACAO, modals, "link"),
    HandMade("22 Suối Nguồn", FILTERS, next_data, "link", {"price_info": "not_met"}),
    HandMade("23 Canh Hoạch", CAGES, cages_tcvn, None, NO_DUTY | {"policies": "not_met"}, encoding="tcvn3"),
    HandMade("24 Tây Sơn", UNIFORMS, uniforms_vni, "link", {"badge_genuine": "unknown"}, record_of=None, encoding="vni"),
)  # fmt: skip
