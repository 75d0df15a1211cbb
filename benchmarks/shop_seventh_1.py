# ruff: noqa: E501, ARG001 - pages of shops stand as shops write them
"""Seventh set, sites 1 to 8: WooCommerce-like with common themes and the first of Haravan (see `shop_seventh.py`)."""

from __future__ import annotations

from shop_hand_made import HandMade
from shop_set import owner
from shop_seventh import (  # fmt: skip
    ASK,
    NAMES,
    PLAIN,
    TERMS,
    flatsome,
    flatsome_foot,
    flatsome_top,
    goods,
    one_page,
    woo_range,
    woo_sale,
)
from shop_sixth import FAKE, NO_BADGE, Named, links, terms, whole, woo

ITEM = '<li class="menu-item menu-item-type-post_type menu-item-object-page menu-item-design-default"><a href="{path}" class="nav-top-link">{name}</a></li>'
FLATSOME_PAGE = '<div id="content" class="content-area page-wrapper" role="main"><div class="row row-main"><div class="large-12 col"><div class="col-inner"><header class="entry-header"><h1 class="entry-title mb uppercase">{name}</h1></header>{text}</div></div></div></div>'


def seafood(n: int) -> dict[str, str]:
    """Flatsome: a firm whole in the foot with its third change; ranges, a sale and one price of six on request; in order."""
    named: Named = (
        ("return", "/chinh-sach-doi-tra/", "Chính sách đổi trả"),
        ("shipping", "/chinh-sach-van-chuyen/", "Chính sách vận chuyển"),
        ("payment", "/phuong-thuc-thanh-toan/", "Phương thức thanh toán"),
        ("privacy", "/chinh-sach-bao-mat/", "Chính sách bảo mật"),
    )
    menu = links((("", "/", "Trang chủ"), ("", "/cua-hang/", "Sản phẩm"), ("", "/tin-tuc/", "Tin tức"), ("", "/lien-he/", "Liên hệ")), ITEM)  # fmt: skip
    firm = '<p><strong>CÔNG TY TNHH HẢI SẢN BÃI CHÁY</strong></p><p>GCNĐKDN số: 5701998877 do Phòng Đăng ký kinh doanh - Sở Kế hoạch và Đầu tư tỉnh Quảng Ninh cấp lần đầu ngày 18/06/2019, đăng ký thay đổi lần 3 ngày 02/10/2023</p><p>Người đại diện theo pháp luật: Ông Vũ Hải Long</p><p>Địa chỉ: Số 16, tổ 3, khu 5, phường Bãi Cháy, tỉnh Quảng Ninh</p><p>Hotline: <a href="tel:02033846262">0203 384 6262</a> (8h00 - 21h00)</p><p>Email: <a href="mailto:chamuc@baichay.example">chamuc@baichay.example</a></p>'
    foot = flatsome_foot(
        (
            f"<h4>Thông tin công ty</h4>{firm}",
            f'<h4>Chính sách</h4><div class="ux-menu stack stack-col justify-start">{links(named, """<div class="ux-menu-link flex menu-item"><a class="ux-menu-link__link flex" href="{path}"><span class="ux-menu-link__text">{name}</span></a></div>""")}</div>',
            f'<h4>Kết nối</h4><div class="social-icons follow-icons"><a href="https://www.facebook.com/chamucbaichay.example" target="_blank" class="icon primary button circle facebook tooltip" title="Theo dõi trên Facebook"><i class="icon-facebook"></i></a></div><div class="img has-hover x md-x lg-x y md-y lg-y" id="image_77"><a class="" href="http://online.gov.vn/Home/WebDetails/{n}" target="_blank" rel="noopener"><div class="img-inner dark"><img width="600" height="227" src="/wp-content/uploads/2023/11/logoSaleNoti.png" class="attachment-large size-large" alt=""></div></a></div>',
        ),
        "Copyright 2026 &copy; <strong>Chả Mực Bãi Cháy</strong>",
    )
    cold = "Đóng gói hút chân không, gửi kèm đá gel trong thùng xốp, bảo quản ngăn đá dùng trong 6 tháng."
    cards, made = flatsome(
        (
            ("cha-muc-gia-tay-500g", "Chả mực giã tay 500g", woo(265), f"Chả giã tay từ mực mai đánh bắt ở vịnh Hạ Long, tỷ lệ mực 95%, rán sẵn một lần, mỗi gói 9 đến 11 miếng. {cold}"),
            ("muc-mot-nang", "Mực một nắng", woo_range(420, 980), f"Mực ống tươi mổ sạch, phơi đúng một nắng trên giàn lưới, chọn cỡ 300 g, 500 g hoặc 1 kg khi đặt. {cold}"),
            ("ruoc-hau", "Ruốc hàu Quảng Yên", woo_sale(185, 155), "Hàu sữa bóc vỏ, xào khô với hành tím và ớt, hũ thủy tinh 200 g, ăn liền với cơm hoặc xôi. Hạn dùng 4 tháng từ ngày sản xuất."),
            ("tom-non-kho", "Tôm nõn khô loại 1", woo(390), "Tôm sắt biển luộc và phơi nắng, không nhuộm màu, túi zip 300 g, khoảng 90 đến 110 con. Để ngăn mát dùng trong 5 tháng."),
            ("nuoc-mam-sa-sung", "Nước mắm sá sùng 40 độ đạm", woo(95), "Ủ chượp cá nhâm 18 tháng trong ang sành, thêm sá sùng nướng, chai thủy tinh 500 ml, xuất xứ Cái Rồng."),
            ("sa-sung-kho", "Sá sùng khô Quan Lạn", ASK, "Sá sùng bãi triều Quan Lạn phơi khô tự nhiên, thân 7 đến 9 cm, giá theo thời vụ. Túi 100 g, để nơi khô ráo dùng trong 12 tháng."),
        ),
        "02033846262",
    )  # fmt: skip
    made |= terms(named, TERMS, FLATSOME_PAGE)
    made["/lien-he/"] = FLATSOME_PAGE.format(name="Liên hệ", text=f'{firm}<div class="wpcf7"><form method="post" class="wpcf7-form"><input type="text" name="your-name" placeholder="Họ và tên"><input type="tel" name="your-tel" placeholder="Số điện thoại"><textarea name="your-message"></textarea><input type="submit" value="Gửi liên hệ" class="wpcf7-submit button"></form></div>')  # fmt: skip
    made["/tin-tuc/"] = '<div class="row blog-archive"><h1 class="page-title is-large uppercase">Tin tức</h1><div class="box-text"><h5 class="post-title is-large"><a href="/cach-ran-cha-muc-khong-bi-kho/" class="plain">Cách rán chả mực không bị khô</a></h5></div></div>'  # fmt: skip
    made["/cach-ran-cha-muc-khong-bi-kho/"] = '<article class="post"><h1 class="entry-title">Cách rán chả mực không bị khô</h1><p>Rã đông chả trong ngăn mát ba giờ, để dầu nóng già rồi mới thả chả, rán lửa vừa mỗi mặt hai phút. Không đậy vung và không rán lại lần nữa, miếng chả sẽ giòn ngoài, dai trong.</p></article>'  # fmt: skip
    made["/"] = f'<div id="content" role="main"><section class="section"><h2 class="section-title section-title-center"><span class="section-title-main">Sản phẩm bán chạy</span></h2><div class="row large-columns-3">{cards}</div></section></div>'  # fmt: skip
    return whole("Chả Mực Bãi Cháy", made, flatsome_top("Chả Mực Bãi Cháy", '<strong>Hotline: <a href="tel:02033846262">0203 384 6262</a></strong>', menu), foot, attributes=' class="home wp-theme-flatsome theme-flatsome woocommerce-no-js lightbox nav-dropdown-has-arrow"')  # fmt: skip


SEAFOOD = owner("", name="CÔNG TY TNHH HẢI SẢN BÃI CHÁY", number="5701998877", issued_on="2019-06-18", issued_by="Phòng Đăng ký kinh doanh - Sở Kế hoạch và Đầu tư tỉnh Quảng Ninh", representative="Ông Vũ Hải Long | Vũ Hải Long",
                address="Số 16, tổ 3, khu 5, phường Bãi Cháy, tỉnh Quảng Ninh", phone="0203 384 6262", email="chamuc@baichay.example")  # fmt: skip


def kitchen(n: int) -> dict[str, str]:
    """Flatsome: a firm that names nobody, two shops beside the head office; the badge is a picture without a link."""
    named: Named = tuple((topic, f"/{slug}/", NAMES[topic]) for topic, slug in (("privacy", "chinh-sach-bao-mat"), ("shipping", "chinh-sach-giao-hang"), ("return", "chinh-sach-doi-tra-hang"), ("payment", "chinh-sach-thanh-toan")))  # fmt: skip
    menu = links((("", "/", "Trang chủ"), ("", "/gioi-thieu/", "Giới thiệu"), ("", "/cua-hang/", "Sản phẩm")), ITEM)
    foot = flatsome_foot(
        (
            '<span class="widget-title">CÔNG TY CỔ PHẦN THƯƠNG MẠI NHÀ BẾP VUI</span><div class="is-divider small"></div><div class="textwidget"><p>Mã số thuế: 0315667788</p><p>Trụ sở: 214/9 Nguyễn Văn Lượng, Phường 17, Quận Gò Vấp, TP.HCM</p><p>Showroom Quận 7: 41 Nguyễn Thị Thập, phường Tân Hưng, TP.HCM</p><p>Showroom Hà Nội: 35 Trần Duy Hưng, phường Yên Hòa, Hà Nội</p><p>Hotline: <a href="tel:0909667788">0909 667 788</a></p><p>Email: hotro@nhabepvui.example</p></div>',
            f'<span class="widget-title">Hỗ trợ khách hàng</span><div class="is-divider small"></div><ul class="menu">{links(named)}</ul>',
            '<span class="widget-title">Chứng nhận</span><div class="is-divider small"></div><div class="img has-hover x md-x lg-x y md-y lg-y" id="image_158"><div class="img-inner dark"><img width="400" height="151" src="/wp-content/uploads/2023/04/logo-da-thong-bao-bo-cong-thuong.webp" class="attachment-large size-large" alt=""></div></div><p>Chấp nhận thanh toán</p><img src="/wp-content/uploads/visa.png" alt="Visa"><img src="/wp-content/uploads/momo.png" alt="MoMo">',
        ),
        "Copyright 2026 © <strong>nhabepvui.example</strong>",
    )
    cards, made = flatsome(
        (
            ("chao-chong-dinh-28cm", "Chảo chống dính đáy từ 28cm", woo_sale(459, 329), "Chảo nhôm đúc 3,5 mm, phủ chống dính vân đá 5 lớp, đáy từ dùng cho mọi loại bếp, tay cầm bakelite. Nặng 950 g, bảo hành 12 tháng."),
            ("noi-inox-3-day", "Bộ nồi inox 304 ba đáy", woo(1290), "Bộ ba nồi 16, 20 và 24 cm bằng inox 304, đáy ba lớp truyền nhiệt đều, nắp kính có lỗ thoát hơi. Dùng được cho bếp từ và máy rửa bát."),
            ("thot-go-teak", "Thớt gỗ teak tròn 30cm", woo(245), "Thớt nguyên khối gỗ teak dày 3 cm, đã xử lý dầu khoáng, có rãnh hứng nước và lỗ treo. Rửa xong lau khô, không ngâm nước."),
            ("hop-thuy-tinh", "Hộp thủy tinh chia ngăn", woo_range(85, 165), "Thủy tinh borosilicate chịu nhiệt 400 độ, nắp nhựa PP có gioăng silicone, dung tích 640 ml hoặc 1.040 ml. Dùng được trong lò vi sóng khi bỏ nắp."),
            ("bo-dao-6-mon", "Bộ dao nhà bếp 6 món", woo(550), "Thép 5Cr15MoV mài tay, cán nhựa ABS chống trượt, gồm năm dao và một kéo kèm hộp gỗ. Lưỡi dao chính dài 20 cm."),
        )
    )  # fmt: skip
    made |= terms(named, PLAIN, FLATSOME_PAGE)
    made["/gioi-thieu/"] = FLATSOME_PAGE.format(name="Giới thiệu", text="<p>Nhà Bếp Vui bắt đầu từ một gian hàng nhỏ ở chợ An Đông, nay có hơn 2.000 mặt hàng nồi, chảo, dao thớt và hộp đựng. Chúng tôi chọn hàng như chọn cho bếp nhà mình.</p>")  # fmt: skip
    made["/"] = f'<div id="content" role="main"><div class="row large-columns-5">{cards}</div></div>'
    return whole("Nhà Bếp Vui", made, flatsome_top("Nhà Bếp Vui", "Miễn phí giao hàng cho đơn từ 600.000đ", menu), foot, attributes=' class="home theme-flatsome woocommerce"')  # fmt: skip


KITCHEN = owner("", "not_met", name="CÔNG TY CỔ PHẦN THƯƠNG MẠI NHÀ BẾP VUI", tax_code="0315667788", address="214/9 Nguyễn Văn Lượng, Phường 17, Quận Gò Vấp, TP.HCM",
                phone="0909 667 788", email="hotro@nhabepvui.example")  # fmt: skip


def rice_paper(n: int) -> dict[str, str]:
    """Astra with Elementor: a household as a list of icons on the contact page, the day in words; all terms on one page; in order."""
    top = '<div id="page" class="hfeed site"><header class="site-header header-main-layout-1 ast-primary-menu-enabled" id="masthead"><div class="ast-primary-header-bar ast-primary-header main-header-bar site-header-focus-item"><div class="site-primary-header-wrap ast-builder-grid-row-container site-header-focus-item ast-container"><div class="ast-site-identity"><span class="site-logo-img"><a href="/" class="custom-logo-link" rel="home"><img src="/wp-content/uploads/2022/01/ut-men.png" class="custom-logo" alt="Bánh Tráng Út Mén"></a></span></div><nav class="site-navigation ast-flex-grow-1"><ul id="ast-hf-menu-1" class="main-header-menu ast-menu-shadow ast-nav-menu"><li class="menu-item"><a href="/" class="menu-link">Trang chủ</a></li><li class="menu-item"><a href="/cua-hang/" class="menu-link">Cửa hàng</a></li><li class="menu-item"><a href="/quy-dinh-mua-hang/" class="menu-link">Quy định mua hàng</a></li><li class="menu-item"><a href="/lien-he/" class="menu-link">Liên hệ</a></li></ul></nav><div class="ast-site-header-cart"><a href="/gio-hang/" class="cart-container ast-cart-desktop-position-left ast-addon-cart-wrap" aria-label="Xem giỏ hàng"><div class="ast-addon-cart-wrap"><i class="astra-icon ast-icon-shopping-bag" data-cart-total="0"></i></div></a></div></div></div></header><div id="content" class="site-content"><div class="ast-container">'
    foot = f"""</div></div><footer class="site-footer" id="colophon"><div class="site-primary-footer-wrap"><div class="ast-builder-grid-row"><aside class="footer-widget-area widget-area"><section class="widget widget_block"><h2 class="wp-block-heading">Bánh Tráng Út Mén</h2><p>Bánh tráng dừa, bánh tráng sữa tráng tay mỗi ngày.</p><p>Đặt hàng: 0918 446 337</p></section></aside><aside class="footer-widget-area widget-area"><ul><li><a href="/quy-dinh-mua-hang/">Quy định mua hàng</a></li></ul><a href="https://www.online.gov.vn/CustomWebsiteDisplay.aspx?DocId={n}" target="_blank" rel="noreferrer noopener"><img src="/wp-content/uploads/2022/03/bct.png" alt="Đã thông báo Bộ Công Thương" width="160"></a></aside></div></div><div class="site-below-footer-wrap"><div class="ast-footer-copyright"><p>Copyright &copy; 2026 Bánh Tráng Út Mén | Powered by <a href="https://wpastra.com" rel="nofollow noopener" target="_blank">Astra WordPress Theme</a></p></div></div></footer></div>"""
    cards, made = goods(
        (
            ("/product/banh-trang-dua/", "Bánh tráng dừa béo (10 cái)", woo(45), "Bột gạo, nước cốt dừa già và mè trắng, bánh cỡ 28 cm, nướng lên nở giòn."),
            ("/product/banh-trang-sua/", "Bánh tráng sữa nướng sẵn", woo(60), "Thêm sữa tươi và đường thốt nốt, nướng sẵn trên than, hộp 6 cái ăn liền."),
            ("/product/banh-trang-chuoi/", "Bánh tráng chuối phơi sương", woo(38), "Chuối xiêm chín ép mỏng với gừng và mè, phơi hai sương, gói 300 g."),
            ("/product/banh-phong-nep/", "Bánh phồng nếp", woo_sale(55, 49), "Nếp ngỗng quết tay với nước cốt dừa, cán mỏng phơi khô, xấp 20 cái nướng than."),
            ("/product/hop-qua-bon-loai/", "Hộp quà bốn loại bánh", woo(199), "Hộp giấy cứng gồm bốn loại bánh của lò, mỗi loại một xấp nhỏ, có túi xách."),
        ),
        '<li class="ast-article-single desktop-align-left tablet-align-left mobile-align-left product type-product post-31{k} status-publish instock"><div class="astra-shop-thumbnail-wrap"><a href="{path}" class="woocommerce-LoopProduct-link woocommerce-loop-product__link"><img src="/wp-content/uploads/banh-{k}-300x300.jpg" class="attachment-woocommerce_thumbnail" alt="{name}"></a></div><div class="astra-shop-summary-wrap"><a href="{path}" class="ast-loop-product__link"><h2 class="woocommerce-loop-product__title">{name}</h2></a><span class="price">{cost}</span><a href="/cua-hang/?add-to-cart=31{k}" data-quantity="1" class="button product_type_simple add_to_cart_button ajax_add_to_cart" rel="nofollow">Thêm vào giỏ</a></div></li>',
        '<div id="product-31{k}" class="ast-article-single product type-product post-31{k} status-publish instock"><div class="woocommerce-product-gallery images"><img src="/wp-content/uploads/banh-{k}.jpg" alt=""></div><div class="summary entry-summary"><span class="single-product-category">Bánh Mỹ Lồng</span><h1 class="product_title entry-title">{name}</h1><p class="price">{cost}</p><div class="woocommerce-product-details__short-description"><p>{about}</p></div><form class="cart" method="post"><div class="quantity"><input type="number" name="quantity" value="1" class="input-text qty text"></div><button type="submit" name="add-to-cart" value="31{k}" class="single_add_to_cart_button button alt">Thêm vào giỏ</button></form></div><div class="woocommerce-tabs wc-tabs-wrapper"><div class="woocommerce-Tabs-panel entry-content" id="tab-description"><h2>Mô tả</h2><p>{about} Không chất bảo quản, hạn dùng 3 tháng kể từ ngày tráng, để nơi khô ráo và buộc kín sau khi mở. Sản xuất tại lò Út Mén, xã Lương Hòa.</p></div></div></div>',
    )  # fmt: skip
    order = (("payment", "Hình thức thanh toán"), ("shipping", "Vận chuyển và giao nhận"), ("return", "Đổi trả và hoàn tiền"), ("privacy", "Bảo mật thông tin khách hàng"))  # fmt: skip
    made["/quy-dinh-mua-hang/"] = f'<article class="page"><header class="entry-header"><h1 class="entry-title">Quy định mua hàng</h1></header><div class="entry-content">{one_page(PLAIN, order, """<h3 class="wp-block-heading">{name}</h3>{text}""")}</div></article>'  # fmt: skip
    facts = (("store", "Hộ kinh doanh Lò bánh tráng Út Mén"), ("user", "Chủ hộ: Bà Nguyễn Thị Mén"), ("file-alt", "Giấy chứng nhận đăng ký hộ kinh doanh số 55H8003127 do Phòng Tài chính - Kế hoạch huyện Giồng Trôm cấp ngày 07 tháng 05 năm 2021"), ("map-marker-alt", "Địa chỉ: Ấp Nghĩa Huấn, xã Lương Hòa, tỉnh Vĩnh Long"), ("phone-alt", "Điện thoại: 0918 446 337"), ("envelope", "Email: banhtrang@utmen.example"))  # fmt: skip
    lines = "".join(f'<li class="elementor-icon-list-item"><span class="elementor-icon-list-icon"><i aria-hidden="true" class="fas fa-{icon}"></i></span><span class="elementor-icon-list-text">{text}</span></li>' for icon, text in facts)  # fmt: skip
    made["/lien-he/"] = f'<div data-elementor-type="wp-page" class="elementor elementor-45"><section class="elementor-section"><div class="elementor-widget-heading"><h1 class="elementor-heading-title elementor-size-default">Liên hệ</h1></div><div class="elementor-element elementor-widget elementor-widget-icon-list"><div class="elementor-widget-container"><ul class="elementor-icon-list-items">{lines}</ul></div></div></section></div>'  # fmt: skip
    made["/gio-hang/"] = '<h1 class="entry-title">Giỏ hàng</h1><p class="cart-empty woocommerce-info">Chưa có sản phẩm nào trong giỏ hàng.</p>'  # fmt: skip
    made["/"] = made["/cua-hang/"] = f'<ul class="products columns-4">{cards}</ul>'
    made |= {f"/cua-hang/?add-to-cart=31{k}": made["/gio-hang/"] for k in range(5)}
    return whole("Bánh Tráng Út Mén", made, top, foot, attributes=' class="home theme-astra woocommerce ast-separate-container elementor-default"')  # fmt: skip


RICE_PAPER = owner("", name="Hộ kinh doanh Lò bánh tráng Út Mén", representative="Bà Nguyễn Thị Mén | Nguyễn Thị Mén", number="55H8003127", issued_on="2021-05-07",
                   issued_by="Phòng Tài chính - Kế hoạch huyện Giồng Trôm", address="Ấp Nghĩa Huấn, xã Lương Hòa, tỉnh Vĩnh Long", phone="0918 446 337", email="banhtrang@utmen.example")  # fmt: skip


def watches(n: int) -> dict[str, str]:
    """Flatsome: the maker of the web with its telephone in the copyright line; the record and the title of its badge are another shop's."""
    named: Named = (
        ("shipping", "/giao-hang-va-kiem-hang/", "Giao hàng và kiểm hàng"),
        ("return", "/bao-hanh-doi-tra/", "Bảo hành, đổi trả"),
        ("payment", "/huong-dan-thanh-toan/", "Hướng dẫn thanh toán"),
        ("privacy", "/bao-mat-thong-tin-khach-hang/", "Bảo mật thông tin khách hàng"),
    )
    menu = links((("", "/", "Trang chủ"), ("", "/cua-hang/", "Đồng hồ"), ("", "/lien-he/", "Liên hệ")), ITEM)
    foot = flatsome_foot(
        (
            '<h3>ĐỒNG HỒ THIÊN PHÚ</h3><ul><li class="bullet-checkmark">Công ty TNHH MTV Đồng hồ Thiên Phú</li><li class="bullet-checkmark">Giấy CNĐKKD: 0401778899 – Ngày cấp: 25/9/2016 – Nơi cấp: Sở KH&amp;ĐT TP. Đà Nẵng</li><li class="bullet-checkmark">Giám đốc: Trần Thiên Phú</li><li class="bullet-checkmark">Địa chỉ: 152 Lê Duẩn, phường Thanh Khê, TP. Đà Nẵng</li><li class="bullet-checkmark">Điện thoại: 0236 365 8899 - 0935 658 899</li></ul>',
            f"<h3>Hỗ trợ</h3><ul>{links(named)}</ul>",
            f'<h3>Đối tác</h3><img src="/wp-content/uploads/hang-1.png" alt="Công ty Cổ phần Đồng hồ Phương Đông"><img src="/wp-content/uploads/hang-2.png" alt="Seagull Việt Nam"><p><a href="http://online.gov.vn/Home/WebDetails/{n}" target="_blank" rel="noopener noreferrer"><img src="https://donghohoangkim.example/wp-content/uploads/2020/05/bct-donghohoangkim.png" title="donghohoangkim.example đã thông báo Bộ Công Thương" alt="bct-donghohoangkim" width="150"></a></p>',
        ),
        'Copyright 2026 © Đồng hồ Thiên Phú. Thiết kế bởi <a href="https://webnhanhviet.example" target="_blank" rel="nofollow">Công ty Cổ phần Web Nhanh Việt</a> - Hotline: 0899 120 120',
    )
    box = "Đầy đủ hộp, sổ bảo hành và thẻ. Bảo hành máy 24 tháng, thay pin miễn phí trọn đời, xuất xứ Nhật Bản."
    cards, made = flatsome(
        (
            ("dong-ho-nam-day-da-40mm", "Đồng hồ nam dây da 40mm", woo_sale(2850, 2290), f"Mặt kính khoáng cong, vỏ thép 316L dày 9 mm, máy quartz, dây da bò khóa cài, chống nước 3 ATM. {box}"),
            ("dong-ho-nu-mat-vuong", "Đồng hồ nữ mặt vuông", woo(1980), f"Mặt số khảm trai 22 x 28 mm, dây thép lưới chỉnh được cỡ, máy quartz hai kim. {box}"),
            ("dong-ho-co-tu-dong", "Đồng hồ cơ tự động lộ máy", woo_sale(6900, 5790), f"Máy tự động 24 chân kính, trữ cót 41 giờ, đáy lộ máy, kính sapphire phủ chống lóa, chống nước 5 ATM. {box}"),
            ("dong-ho-the-thao", "Đồng hồ thể thao bấm giờ", woo(3450), f"Bấm giờ 1/10 giây, vành xoay một chiều, dây cao su 22 mm, dạ quang kim và cọc số, chống nước 10 ATM. {box}"),
            ("day-da-thay-the", "Dây da thay thế", woo_range(190, 350), "Da bò sáp may tay, cỡ 18, 20 và 22 mm, khóa thép, dài 115 và 75 mm. Kèm hai chốt và dụng cụ tháo lắp."),
        )
    )  # fmt: skip
    made |= terms(named, TERMS, FLATSOME_PAGE)
    made["/lien-he/"] = FLATSOME_PAGE.format(name="Liên hệ", text="<p>Cửa hàng mở cửa từ 8h30 đến 21h30 tất cả các ngày trong tuần. Khách ở xa vui lòng nhắn Facebook hoặc gọi điện để được tư vấn cỡ dây và kiểu mặt.</p>")  # fmt: skip
    made["/"] = f'<div id="content" role="main"><div class="row large-columns-4">{cards}</div></div>'
    return whole("Đồng hồ Thiên Phú", made, flatsome_top("Đồng hồ Thiên Phú", "Cam kết hàng chính hãng, đền gấp 10 lần nếu phát hiện hàng giả", menu), foot, attributes=' class="home theme-flatsome woocommerce"')  # fmt: skip


WATCHES = owner("", name="Công ty TNHH MTV Đồng hồ Thiên Phú", number="0401778899", issued_on="2016-09-25", issued_by="Sở KH&ĐT TP. Đà Nẵng", representative="Trần Thiên Phú",
                address="152 Lê Duẩn, phường Thanh Khê, TP. Đà Nẵng", phone="0236 365 8899 | 0935 658 899 | 0236 365 8899 - 0935 658 899")  # fmt: skip


BY_CONTRACT = {
    "payment": "<p>Giá máy được ghi trong báo giá có đóng dấu, hiệu lực 30 ngày, chưa gồm thuế GTGT. Bên mua thanh toán làm ba đợt: 40% khi ký hợp đồng, 50% trước khi xuất xưởng, 10% sau khi nghiệm thu chạy thử.</p><p>Hình thức thanh toán: chuyển khoản vào tài khoản công ty ghi trong hợp đồng hoặc tiền mặt tại văn phòng với giá trị dưới 5 triệu đồng. Hóa đơn GTGT được xuất trong ngày giao máy.</p>",
    "shipping": "<p>Máy được giao tận xưởng của bên mua trên toàn quốc bằng xe tải của công ty hoặc chành xe do hai bên thống nhất. Thời gian giao hàng: máy có sẵn 3 ngày, máy đặt chế tạo 25 đến 40 ngày kể từ ngày nhận tiền đợt một.</p><p>Phí vận chuyển trong bán kính 50 km do công ty chịu; xa hơn tính theo cước thực tế. Kỹ thuật viên lắp đặt, chạy thử và hướng dẫn vận hành tại chỗ, bên mua kiểm tra máy và ký biên bản bàn giao.</p>",
    "return": "<p>Trong 15 ngày đầu, máy không đạt năng suất hoặc thông số ghi trong hợp đồng mà kỹ thuật viên đã chỉnh hai lần vẫn không đạt thì bên mua được đổi máy khác hoặc trả lại máy và nhận lại đủ tiền, chi phí vận chuyển do công ty chịu.</p><p>Máy chế tạo theo bản vẽ riêng chỉ nhận sửa chữa, không nhận trả lại nếu đã đúng bản vẽ. Hoàn tiền bằng chuyển khoản trong 10 ngày kể từ ngày nhận lại máy.</p>",
    "privacy": "<p>Công ty thu thập họ tên, số điện thoại, tên đơn vị và địa chỉ xưởng mà khách hàng điền vào mẫu yêu cầu báo giá, chỉ để gửi báo giá, khảo sát và bảo hành máy. Bản vẽ, công thức sản phẩm của khách hàng được giữ kín.</p><p>Thông tin được lưu 5 năm theo hồ sơ máy, không cung cấp cho bên thứ ba trừ khi cơ quan nhà nước yêu cầu bằng văn bản. Khách hàng có quyền yêu cầu xem, sửa hoặc xóa thông tin cá nhân của mình.</p>",
}


def machines(n: int) -> dict[str, str]:
    """Woodmart without a cart: all prices on request and a form that asks for them; a tax code with day and office; a genuine badge."""
    named: Named = tuple((topic, f"/{slug}/", NAMES[topic]) for topic, slug in (("payment", "chinh-sach-thanh-toan"), ("shipping", "chinh-sach-van-chuyen"), ("return", "chinh-sach-bao-hanh-doi-tra"), ("privacy", "chinh-sach-bao-mat")))  # fmt: skip
    top = '<div class="wd-page-wrapper website-wrapper"><header class="whb-header whb-sticky-shadow"><div class="whb-main-header"><div class="whb-row whb-top-bar"><div class="wd-header-text set-cont-mb-s reset-last-child">Kinh doanh 1: <strong>0938 224 466</strong></div></div><div class="whb-row whb-general-header"><div class="site-logo"><a href="/" class="wd-logo wd-main-logo" rel="home"><img src="/wp-content/uploads/dong-tien.png" alt="Cơ khí Đồng Tiến"></a></div><div class="wd-header-nav wd-header-main-nav"><ul id="menu-chinh" class="menu wd-nav wd-nav-main"><li class="menu-item"><a href="/" class="woodmart-nav-link"><span class="nav-link-text">Trang chủ</span></a></li><li class="menu-item"><a href="/may-dong-goi/" class="woodmart-nav-link"><span class="nav-link-text">Máy đóng gói</span></a></li><li class="menu-item"><a href="/bao-gia/" class="woodmart-nav-link"><span class="nav-link-text">Yêu cầu báo giá</span></a></li></ul></div></div></div></header><div class="wd-page-content main-page-wrapper"><main class="site-content" role="main">'
    foot = f"""</main></div><footer class="wd-footer footer-container color-scheme-light"><div class="container main-footer"><div class="row"><div class="footer-column col-12 col-sm-5"><h5 class="widget-title">CÔNG TY TNHH CƠ KHÍ CHẾ TẠO MÁY ĐỒNG TIẾN</h5><div class="textwidget"><p>MST: 0311889944 do Sở Kế hoạch và Đầu tư TP. Hồ Chí Minh cấp ngày 21/03/2012</p><p>Đại diện: Ông Phan Đồng Tiến – Giám đốc</p><p>Trụ sở chính: 27/5 Quốc lộ 22, xã Bà Điểm, TP. Hồ Chí Minh</p><p>Xưởng sản xuất: Lô C4 đường số 6, cụm công nghiệp Tân Quy, xã Củ Chi, TP. Hồ Chí Minh</p><p>Điện thoại: 028 3718 4466</p><p>Email: kinhdoanh@maydongtien.example</p></div></div><div class="footer-column col-12 col-sm-4"><h5 class="widget-title">Chính sách</h5><ul class="menu">{links(named)}</ul></div><div class="footer-column col-12 col-sm-3"><a href="http://www.online.gov.vn/CustomWebsiteDisplay.aspx?DocId={n}" target="_blank"><img class="wd-lazy-load" src="data:image/gif;base64,R0lGODlhAQABAAAAACH5" data-src="/wp-content/uploads/2019/bo-cong-thuong.png" alt="bo cong thuong"></a></div></div></div><div class="copyrights-wrapper"><small>&copy; 2026 Cơ khí Đồng Tiến</small></div></footer></div>"""
    ask = '<div class="wpcf7"><form action="/bao-gia/" method="post" class="wpcf7-form"><input type="text" name="ho-ten" placeholder="Họ tên"><input type="tel" name="dien-thoai" placeholder="Điện thoại"><textarea name="noi-dung" placeholder="Máy cần báo giá"></textarea><input type="submit" class="wpcf7-submit" value="Gửi yêu cầu báo giá"></form></div>'
    cards, made = goods(
        (
            (f"/may/{slug}/", name, ASK, about, ask)
            for slug, name, about in (
                ("may-dong-goi-bot-3-bien", "Máy đóng gói bột 3 biên", "Năng suất 30 đến 50 gói mỗi phút, định lượng trục vít 5 đến 200 g, sai số 1%."),
                ("may-dong-goi-hat", "Máy đóng gói hạt cân điện tử", "Cân 10 đầu, gói 50 g đến 1 kg, 40 gói mỗi phút, cắt răng cưa hoặc cắt thẳng."),
                ("may-chiet-rot-2-voi", "Máy chiết rót 2 vòi", "Chiết dung dịch loãng đến sệt, 100 đến 1.000 ml, 15 chai mỗi phút mỗi vòi."),
                ("may-han-mieng-tui", "Máy hàn miệng túi liên tục", "Dải hàn 6 đến 12 mm, tốc độ 0 đến 12 m mỗi phút, in ngày bằng mực khô."),
                ("bang-tai-pvc", "Băng tải PVC dài 3 m", "Khung inox 304, mặt băng PVC trắng rộng 300 mm, biến tần chỉnh tốc độ."),
            )
        ),
        '<div class="wd-product wd-with-labels wd-hover-base product-grid-item product type-product" data-loop="{k}"><div class="product-wrapper"><div class="product-element-top wd-quick-shop"><a href="{path}" class="product-image-link"><img src="/wp-content/uploads/may-{k}.jpg" alt="{name}"></a></div><h3 class="wd-entities-title"><a href="{path}">{name}</a></h3><div class="wrap-price"><span class="price">{cost}</span></div></div></div>',
        '<div class="single-product-page product type-product"><div class="summary entry-summary"><h1 class="product_title entry-title wd-entities-title">{name}</h1><p class="price">{cost}</p>{more}</div><div class="woocommerce-tabs"><div class="woocommerce-Tabs-panel entry-content" id="tab-description"><p>{about} Nguồn điện 220 V một pha, phần tiếp xúc nguyên liệu bằng inox 304. Giao máy kèm hướng dẫn vận hành, bảo hành 12 tháng, sản xuất tại Việt Nam.</p></div></div></div>',
    )  # fmt: skip
    made |= terms(named, BY_CONTRACT, '<div class="page-title page-title-default"><h1 class="entry-title title">{name}</h1></div><div class="entry-content">{text}</div>')  # fmt: skip
    made["/bao-gia/"] = f'<div class="page-title"><h1 class="entry-title title">Yêu cầu báo giá</h1></div>{ask}'
    made["/"] = made["/may-dong-goi/"] = f'<div class="products wd-products grid-columns-3">{cards}</div>'
    return whole("Cơ khí Đồng Tiến", made, top, foot, attributes=' class="home theme-woodmart woocommerce catalog-mode-on"')  # fmt: skip


MACHINES = owner("", name="CÔNG TY TNHH CƠ KHÍ CHẾ TẠO MÁY ĐỒNG TIẾN", tax_code="0311889944", issued_on="2012-03-21", issued_by="Sở Kế hoạch và Đầu tư TP. Hồ Chí Minh", representative="Ông Phan Đồng Tiến | Phan Đồng Tiến",
                 address="27/5 Quốc lộ 22, xã Bà Điểm, TP. Hồ Chí Minh", phone="028 3718 4466 | 0938 224 466", email="kinhdoanh@maydongtien.example")  # fmt: skip


def wool(n: int) -> dict[str, str]:
    """Woostify: one person with a personal tax code; no badge; three terms, none on privacy."""
    named: Named = (
        ("return", "/doi-tra/", "Đổi trả"),
        ("shipping", "/phi-ship/", "Phí ship và thời gian giao hàng"),
        ("payment", "/thanh-toan-don/", "Cách thanh toán"),
    )
    top = '<div id="view"><div class="site-header header-layout-1"><div class="site-header-inner"><div class="woostify-container"><div class="site-branding"><div class="site-title beta"><a href="/" rel="home">Tiệm Len Đan Mây</a></div></div><nav class="main-navigation"><ul class="primary-navigation"><li class="menu-item"><a href="/len-soi/"><span class="menu-item-text">Len sợi</span></a></li><li class="menu-item"><a href="/kim-moc/"><span class="menu-item-text">Kim móc</span></a></li></ul></nav><div class="site-tools"><a href="/gio-hang/" class="tools-icon shopping-bag-button icon-open-popup" title="Xem giỏ hàng"><span class="shop-cart-count hide-zero">0</span></a></div></div></div></div><div id="content" class="site-content"><div class="woostify-container">'
    foot = f"""</div></div><footer id="colophon" class="site-footer footer-column-3"><div class="woostify-container"><div class="site-footer-widget"><div class="widget"><h6 class="widgettitle">Tiệm Len Đan Mây</h6><p>Chủ tiệm: Đặng Thu Hà<br>Mã số thuế cá nhân: 8093344556<br>Địa chỉ: Số 5, ngách 12/21 đường Láng, phường Láng, Hà Nội<br>Điện thoại/Zalo: 0974 118 552<br>Email: tiemlen@danmay.example</p></div><div class="widget"><h6 class="widgettitle">Thông tin mua hàng</h6><ul>{links(named)}</ul></div><div class="widget"><h6 class="widgettitle">Theo dõi tiệm</h6><a href="https://www.facebook.com/tiemlendanmay.example">Facebook</a> <a href="https://www.instagram.com/danmay.example">Instagram</a></div></div><div class="site-info"><div class="site-infor-col">&copy; 2026 Tiệm Len Đan Mây - Powered by <a href="https://woostify.com">Woostify</a></div></div></div></footer></div>"""
    cards, made = goods(
        (
            ("/hang/len-milk-cotton/", "Len milk cotton 50g", woo(18), "Cuộn 50 g dài 110 m, hợp kim 3 mm, 60 màu, thành phần 60% cotton và 40% sợi sữa."),
            ("/hang/len-long-cuu/", "Len lông cừu merino 100g", woo(145), "Cuộn 100 g dài 200 m, hợp kim 4 mm, 100% lông cừu merino, mềm, không ngứa."),
            ("/hang/kim-moc-can-cao-su/", "Bộ 9 kim móc cán cao su", woo(120), "Chín cỡ từ 2 đến 6 mm, đầu nhôm, cán cao su mềm, đựng trong túi vải có khóa."),
            ("/hang/bo-moc-thu-bong/", "Bộ tự móc thú bông", woo_range(95, 160), "Đủ len, bông, mắt nhựa, kim móc và hướng dẫn bằng tranh, chọn thỏ, gấu hoặc cáo."),
            ("/hang/khan-len-dan-tay/", "Khăn len đan tay", woo(320), "Khăn rộng 25 cm dài 170 cm, đan tay mũi vặn thừng, mỗi chiếc làm trong năm ngày."),
        ),
        '<li class="product type-product status-publish instock"><div class="product-loop-wrapper"><div class="product-loop-image-wrapper"><a href="{path}" class="woocommerce-LoopProduct-link"><img class="product-loop-image" src="/wp-content/uploads/len{k}.jpg" alt="{name}"></a></div><div class="product-loop-content text-center"><h2 class="woocommerce-loop-product__title"><a href="{path}" class="woocommerce-loop-product__link">{name}</a></h2><div class="product-loop-meta"><span class="price">{cost}</span></div></div></div></li>',
        '<div class="product-page-container product type-product"><div class="product-summary summary entry-summary"><h1 class="product_title entry-title">{name}</h1><p class="price">{cost}</p><form class="cart" method="post"><div class="quantity"><input type="number" name="quantity" value="1"></div><button type="submit" name="add-to-cart" value="5{k}" class="single_add_to_cart_button button alt">Thêm vào giỏ hàng</button></form></div><div class="woocommerce-tabs"><div class="woocommerce-tab-wrapper" id="tab-description"><p>{about} Giặt tay nước lạnh với nước giặt dịu nhẹ, phơi nằm nơi thoáng. Màu thật có thể lệch một chút so với ảnh do ánh sáng.</p></div></div></div>',
    )  # fmt: skip
    made |= terms(named, PLAIN, '<header class="entry-header"><h1 class="entry-title">{name}</h1></header><div class="entry-content">{text}</div>')  # fmt: skip
    made["/gio-hang/"] = '<h1 class="entry-title">Giỏ hàng</h1><p class="cart-empty woocommerce-info">Chưa có sản phẩm nào trong giỏ hàng.</p>'  # fmt: skip
    made["/"] = made["/len-soi/"] = made["/kim-moc/"] = f'<ul class="products columns-4 tablet-columns-2">{cards}</ul>'
    return whole("Tiệm Len Đan Mây", made, top, foot, attributes=' class="home theme-woostify woocommerce"')


WOOL = owner("", name="Tiệm Len Đan Mây | Đặng Thu Hà", representative="Đặng Thu Hà", tax_code="8093344556", address="Số 5, ngách 12/21 đường Láng, phường Láng, Hà Nội",
             phone="0974 118 552", email="tiemlen@danmay.example")  # fmt: skip


def linen(n: int) -> dict[str, str]:
    """Haravan: a firm with an address of before July 2025, three shops on a page of their own; prices with commas, sales; in order."""
    named: Named = tuple((topic, f"/pages/{slug}", NAMES[topic]) for topic, slug in (("return", "chinh-sach-doi-tra"), ("privacy", "chinh-sach-bao-mat"), ("shipping", "chinh-sach-giao-hang"), ("payment", "chinh-sach-thanh-toan")))  # fmt: skip
    top = '<script>var Haravan = Haravan || {}; Haravan.shop = "nep-linen.myharavan.com"; Haravan.theme = {"id":1001123,"role":"main"};</script><div class="mainBody-theme-container"><header class="mainHeader mainHeader_temp01" id="main-header"><div class="mainHeader-middle"><div class="container"><div class="header-wrap-logo"><a href="/" aria-label="logo"><img src="//theme.hstatic.net/200000371/1001123/14/logo.png" alt="NẾP LINEN"></a></div><div class="header-wrap-menu"><nav class="navbar-mainmenu"><ul class="menuList-main"><li><a href="/" title="Trang chủ">Trang chủ</a></li><li><a href="/collections/dam-linen" title="Đầm">Đầm</a></li><li><a href="/collections/ao-linen" title="Áo">Áo</a></li><li><a href="/pages/he-thong-cua-hang" title="Hệ thống cửa hàng">Hệ thống cửa hàng</a></li></ul></nav></div><div class="header-wrap-icon"><a class="header-action__link" href="/account/login" aria-label="Tài khoản"><span class="box-icon"></span></a><a class="header-action__link" href="/cart" aria-label="Giỏ hàng"><span class="box-icon"><span class="count-holder"><span class="count">0</span></span></span></a></div></div></div></header><main class="mainContent-theme">'
    foot = f"""</main><footer class="mainFooter"><div class="footer-container"><div class="widget-footer"><h4 class="title-footer">CÔNG TY TNHH THỜI TRANG NẾP VIỆT</h4><div class="content-footer"><ul><li>Giấy CNĐKDN: 0109331122 – Ngày cấp: 12/08/2020 – Nơi cấp: Sở Kế hoạch và Đầu tư TP. Hà Nội</li><li>Người chịu trách nhiệm nội dung: Bà Lương Hồng Nếp</li><li>Địa chỉ: Số 12, ngõ 71 Hoàng Văn Thái, phường Khương Mai, quận Thanh Xuân, Hà Nội</li><li>Hotline: 1900 3388</li><li>Email: cskh@nepviet.example</li></ul></div></div><div class="widget-footer"><h4 class="title-footer">Hỗ trợ khách hàng</h4><ul>{links(named, '<li class="item"><a href="{path}" title="{name}">{name}</a></li>')}</ul></div><div class="widget-footer"><div class="logo-footer"><a href="http://online.gov.vn/Home/WebDetails/{n}" target="_blank"><img class="lazyload" src="data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP" data-src="//theme.hstatic.net/200000371/1001123/14/footer_logobct_img.png" alt="Bộ Công Thương"></a></div></div></div><div class="footer-bottom"><p>Copyright © 2026 <a href="/">NẾP LINEN</a>. <a target="_blank" href="https://www.haravan.com">Powered by Haravan</a></p></div></footer></div>"""

    def cost(now: int, old: int = 0) -> str:
        return f"{now * 1000:,}₫" + (f" <del>{old * 1000:,}₫</del>" if old else "")

    cards, made = goods(
        (
            ("/products/dam-suong-co-vuong", "Đầm suông cổ vuông", cost(690), "Đầm dáng suông dài qua gối, cổ vuông, hai túi sườn."),
            ("/products/dam-yem-linen", "Đầm yếm linen", cost(599, 750), "Đầm yếm dây bản to chỉnh được độ dài, chun lưng."),
            ("/products/ao-so-mi-co-tau", "Áo sơ mi cổ tàu", cost(459), "Sơ mi cổ tàu tay lỡ, khuy gáo dừa, vạt bầu."),
            ("/products/quan-ong-rong", "Quần ống rộng cạp chun", cost(399, 520), "Quần ống rộng 28 cm, cạp chun phía sau, có túi."),
            ("/products/khan-choang-linen", "Khăn choàng linen", cost(250), "Khăn rộng 60 cm dài 190 cm, tua tước tay hai đầu."),
            ("/products/mu-vanh-linen", "Mũ vành linen", cost(220), "Mũ vành 8 cm gập gọn được, có dây buộc tháo rời."),
        ),
        '<div class="col-lg-3 col-md-4 col-6 product-loop" data-id="10233{k}"><div class="product-inner" data-proid="10233{k}"><div class="proloop-image"><a href="{path}" class="proloop-link"><img class="img-loop lazyload" data-src="//product.hstatic.net/200000371/product/nep{k}_large.jpg" alt="{name}"></a></div><div class="proloop-detail"><h3><a href="{path}" class="quickview-product">{name}</a></h3><p class="proloop--price"><span class="price">{cost}</span></p></div></div></div>',
        '<div class="productDetail-page"><div class="product-heading"><h1>{name}</h1><span id="pro_sku">Mã sản phẩm: <strong>NL0{k}</strong></span> <span class="pro-soldold">Tình trạng: <strong>Còn hàng</strong></span></div><div class="product-price" id="price-preview"><span class="pro-title">Giá: </span><span class="pro-price">{cost}</span></div><form id="add-item-form" action="/cart/add" method="post" class="variants clearfix"><select id="product-select" name="id"><option value="1{k}1">S / Trắng ngà</option><option value="1{k}2">M / Trắng ngà</option><option value="1{k}3">M / Nâu đất</option></select><input type="number" id="quantity" name="quantity" value="1"><button type="button" id="add-to-cart" class="add-to-cartProduct button">Thêm vào giỏ</button><button type="button" id="buy-now" class="buy-now button">Mua ngay</button></form><div class="description-productdetail"><p>{about} Vải linen tưng 100% sợi lanh, đã giặt mềm, dày vừa, không lộ. Giặt máy chế độ nhẹ, ủi khi còn ẩm. May tại xưởng Hà Nội. Mẫu cao 1m62 mặc size S.</p></div></div>',
    )  # fmt: skip
    made |= terms(named, PLAIN, '<div class="pageAbout-us page-layout"><div class="heading-page"><h1>{name}</h1></div><div class="content-page">{text}</div></div>')  # fmt: skip
    made["/pages/he-thong-cua-hang"] = '<div class="heading-page"><h1>Hệ thống cửa hàng</h1></div><div class="content-page"><p><strong>NẾP Chùa Bộc</strong><br>88 Chùa Bộc, phường Kim Liên, Hà Nội<br>Giờ mở cửa: 9h - 22h</p><p><strong>NẾP Hải Phòng</strong><br>120 Cầu Đất, phường Gia Viên, Hải Phòng<br>Giờ mở cửa: 9h - 21h30</p><p><strong>NẾP Sài Gòn</strong><br>45 Trần Quang Diệu, phường Nhiêu Lộc, TP. Hồ Chí Minh<br>Giờ mở cửa: 9h - 22h</p></div>'  # fmt: skip
    made["/cart"] = '<div class="heading-page"><h1>Giỏ hàng của bạn</h1></div><p class="count-cart">Giỏ hàng của bạn đang trống</p>'  # fmt: skip
    made["/account/login"] = '<h1>Đăng nhập</h1><form accept-charset="UTF-8" action="/account/login" method="post"><input type="email" name="customer[email]"><input type="password" name="customer[password]"><button>Đăng nhập</button></form>'  # fmt: skip
    made["/"] = made["/collections/dam-linen"] = made["/collections/ao-linen"] = f'<section class="home-collection"><div class="row listProduct-row">{cards}</div></section>'  # fmt: skip
    return whole("NẾP LINEN", made, top, foot, attributes=' id="wandave-theme" class="index"')


LINEN = owner("", name="CÔNG TY TNHH THỜI TRANG NẾP VIỆT", number="0109331122", issued_on="2020-08-12", issued_by="Sở Kế hoạch và Đầu tư TP. Hà Nội", representative="Bà Lương Hồng Nếp | Lương Hồng Nếp",
              address="Số 12, ngõ 71 Hoàng Văn Thái, phường Khương Mai, quận Thanh Xuân, Hà Nội", phone="1900 3388", email="cskh@nepviet.example")  # fmt: skip


def cosmetics(n: int) -> dict[str, str]:
    """Haravan: a licence with day and office but nobody who stands for the firm; a genuine badge; one range of price."""
    named: Named = (
        ("shipping", "/pages/chinh-sach-giao-hang", "Chính sách giao hàng & kiểm hàng"),
        ("return", "/pages/chinh-sach-doi-tra-hoan-tien", "Chính sách đổi trả & hoàn tiền"),
        ("payment", "/pages/hinh-thuc-thanh-toan", "Hình thức thanh toán"),
        ("privacy", "/pages/chinh-sach-bao-mat-thong-tin", "Chính sách bảo mật thông tin"),
    )
    items = links(named, '<li><a href="{path}">{name}</a></li>').replace("&", "&amp;")
    top = '<div class="topbar text-center"><p>Freeship đơn từ 300K - Tặng quà sinh nhật</p></div><header id="site-header" class="main-header"><div class="container"><a class="logo" href="/"><img src="//file.hstatic.net/1000402464/file/logo-ban-mai.png" alt="Thảo Mộc Ban Mai"></a><form class="search-bar" action="/search"><input type="text" name="q" placeholder="Tìm kiếm sản phẩm..."></form><ul class="nav-main"><li><a href="/collections/cham-soc-da">Chăm sóc da</a></li><li><a href="/collections/cham-soc-toc">Chăm sóc tóc</a></li><li><a href="/blogs/goc-lam-dep">Góc làm đẹp</a></li></ul><a id="site-cart-handle" href="/cart"><span class="cart-menu" aria-hidden="true"></span> Giỏ hàng <span class="count">0</span></a></div></header><main>'
    foot = f"""</main><footer class="footer"><div class="container"><div class="footer-col"><a href="/"><img src="//file.hstatic.net/1000402464/file/logo-trang.png" alt="Thảo Mộc Ban Mai"></a><p><b>Công ty TNHH Mỹ phẩm Thảo Mộc Ban Mai</b></p><p>Giấy phép kinh doanh số 0316445577 do Sở KHĐT TP.HCM cấp ngày 15/04/2020</p><p>Địa chỉ: 63/14 Phan Huy Ích, phường An Hội Tây, TP. Hồ Chí Minh</p><p>Hotline: <a href="tel:0908445577">0908.445.577</a></p><p>Email: <a href="mailto:lienhe@banmai.example">lienhe@banmai.example</a></p></div><div class="footer-col"><h4>Chính sách</h4><ul>{items}</ul></div><div class="footer-col"><h4>Fanpage</h4><div class="fb-page" data-href="https://www.facebook.com/thaomocbanmai.example"></div><a href="https://online.gov.vn/Home/WebDetails/{n}" target="_blank"><img src="//file.hstatic.net/1000402464/file/logosalenoti_72f1b9d616b84c19.png" width="170px" alt="Đã Thông Báo Với Bộ Công Thương" /></a></div></div></footer><script src="//hstatic.net/0/0/global/option_selection.js" async></script>"""
    cards, made = goods(
        (
            ("/products/dau-goi-bo-ket-500ml", "Dầu gội bồ kết 500ml", "165,000₫", "Bồ kết nướng, hương nhu, vỏ bưởi và cỏ mần trầu nấu cô, chai vòi nhấn 500 ml."),
            ("/products/nuoc-duong-toc-buoi", "Nước dưỡng tóc tinh dầu bưởi", "129,000₫", "Tinh dầu vỏ bưởi và vitamin B5, chai xịt 150 ml, dùng sáng tối lên chân tóc."),
            ("/products/xa-phong-nghe", "Xà phòng nghệ handmade", "59,000₫", "Dầu dừa, dầu ô liu và bột nghệ, ủ lạnh 45 ngày, bánh 100 g cắt tay."),
            ("/products/son-duong-gac", "Son dưỡng dầu gấc", "75,000₫ - 139,000₫", "Dầu gấc, sáp ong và bơ hạt mỡ, thỏi 4 g hoặc bộ đôi, không màu công nghiệp."),
            ("/products/nuoc-hoa-hong", "Nước hoa hồng cánh tươi", "189,000₫", "Chưng cất từ cánh hồng cổ Sa Pa, không cồn, chai thủy tinh 200 ml."),
        ),
        '<div class="product-block"><div class="product-img"><a href="{path}" title="{name}"><img src="//product.hstatic.net/1000402464/product/bm{k}_medium.jpg" alt="{name}"></a></div><div class="product-detail clearfix"><h3 class="pro-name"><a href="{path}" title="{name}">{name}</a></h3><div class="box-pro-prices"><p class="pro-price">{cost}</p></div></div></div>',
        '<div id="detail-product"><div class="product-title"><h1>{name}</h1></div><div class="product-price" id="price-preview"><span class="pro-price">{cost}</span></div><form id="add-item-form" action="/cart/add" method="post"><div class="selector-actions"><div class="quantity-area"><input type="text" name="quantity" value="1"></div><button type="submit" id="add-to-cart" class="btn-addtocart" name="add">Thêm vào giỏ</button></div></form><div class="product-description"><h2>Mô tả sản phẩm</h2><div class="description-content"><p>{about} Số công bố mỹ phẩm ghi trên nhãn, hạn dùng 24 tháng, sau khi mở nắp dùng trong 6 tháng. Thử lên vùng da nhỏ trước khi dùng. Xuất xứ Việt Nam.</p></div></div></div>',
    )  # fmt: skip
    made |= terms(named, TERMS, '<div class="page-content"><h1>{name}</h1><div class="rte">{text}</div></div>')
    made["/blogs/goc-lam-dep"] = '<h1>Góc làm đẹp</h1><article><h3><a href="/blogs/goc-lam-dep/goi-dau-bo-ket-dung-cach">Gội đầu bồ kết đúng cách</a></h3></article>'  # fmt: skip
    made["/blogs/goc-lam-dep/goi-dau-bo-ket-dung-cach"] = '<h1>Gội đầu bồ kết đúng cách</h1><p>Làm ướt tóc, xoa dầu gội ra tay rồi mát xa da đầu hai phút, xả kỹ. Bồ kết ít bọt nên tuần đầu tóc có thể hơi rít, sau đó sẽ mềm dần.</p>'  # fmt: skip
    made["/search"] = "<h1>Tìm kiếm</h1><p>Nhập từ khóa để tìm kiếm sản phẩm.</p>"
    made["/cart"] = '<h1>Giỏ hàng</h1><p class="empty">Không có sản phẩm nào trong giỏ hàng!</p>'
    made["/"] = made["/collections/cham-soc-da"] = made["/collections/cham-soc-toc"] = f'<div class="content-product-list product-list">{cards}</div>'  # fmt: skip
    return whole("Thảo Mộc Ban Mai", made, top, foot)


COSMETICS = owner("", "not_met", name="Công ty TNHH Mỹ phẩm Thảo Mộc Ban Mai", number="0316445577", issued_on="2020-04-15", issued_by="Sở KHĐT TP.HCM",
                  address="63/14 Phan Huy Ích, phường An Hội Tây, TP. Hồ Chí Minh", phone="0908.445.577", email="lienhe@banmai.example")  # fmt: skip

FIRST = (
    HandMade("01 Bãi Cháy", SEAFOOD, seafood, "link"),
    HandMade("02 Bếp Vui", KITCHEN, kitchen, "image_only", FAKE),
    HandMade("03 Út Mén", RICE_PAPER, rice_paper, "link"),
    HandMade("04 Thiên Phú", WATCHES, watches, "link", {"badge_genuine": "not_met"}, record_of="donghohoangkim.example"),
    HandMade("05 Đồng Tiến", MACHINES, machines, "link", {"price_info": "not_met", "notified_badge": "not_applicable"}),
    HandMade("06 Đan Mây", WOOL, wool, None, NO_BADGE | {"policies": "not_met"}),
    HandMade("07 Nếp Linen", LINEN, linen, "link"),
    HandMade("08 Ban Mai", COSMETICS, cosmetics, "link"),
)  # fmt: skip
