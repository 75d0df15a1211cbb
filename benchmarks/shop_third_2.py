# ruff: noqa: E501, ARG001 - pages of shops stand as shops write them
"""Third set, sites 11 to 20 (see `shop_third.py`)."""

from __future__ import annotations

import json

from shop_hand_made import HandMade
from shop_set import owner
from shop_third import TERMS, money, whole
from shop_third_1 import FAKE, NO_DUTY


def single_page(n: int) -> dict[str, str]:
    """Every address answers the same empty shell; one script draws goods, terms, foot, badge."""
    goods = [
        {"slug": f"ca-phe-{k}", "name": name, "price": money(110 + 35 * k), "about": f"{name}: hạt sàng 18 rang mộc ở Buôn Ma Thuột, không bơ không bắp, gói 500 g có van một chiều, hạn dùng 9 tháng, ngày rang in ở đáy gói."}
        for k, name in enumerate(("Cà phê Robusta honey", "Cà phê Arabica", "Cà phê Culi", "Cà phê phin pha sẵn"))
    ]  # fmt: skip
    terms = {"/chinh-sach/doi-tra": ["Chính sách đổi trả", TERMS["return"]], "/chinh-sach/giao-hang": ["Chính sách giao hàng", TERMS["shipping"]], "/chinh-sach/thanh-toan": ["Chính sách thanh toán", TERMS["payment"]], "/chinh-sach/bao-mat": ["Chính sách bảo mật", TERMS["privacy"]]}  # fmt: skip
    foot = f"""<footer class="css-1x2y3z"><div class="css-a1">Công ty TNHH MTV Cà phê Ea Tu</div><div class="css-a2">Số ĐKDN: 6001555444 · Cấp ngày 07/07/2017 · Sở Kế hoạch và Đầu tư tỉnh Đắk Lắk</div><div class="css-a2">Người đại diện: H'Lan Niê</div><div class="css-a2">Địa chỉ: Buôn Kô Tam, phường Tân An, Đắk Lắk</div><div class="css-a2">Điện thoại: 0262 385 1919</div><nav>{"".join(f'<a href="{path}">{name}</a>' for path, (name, _) in terms.items())}</nav><a href="http://online.gov.vn/Home/WebDetails/{n}"><img src="/static/bct.svg" alt="bct"></a></footer>"""
    script = (
        "var GOODS=" + json.dumps(goods) + ",TERMS=" + json.dumps(terms) + ",FOOT=" + json.dumps(foot) + ";"
        "function card(g){return '<div class=\"css-card\"><a href=\"/p/'+g.slug+'\"><h3>'+g.name+'</h3></a><span>'+g.price+' ₫</span><button>Thêm vào giỏ</button></div>'}"
        "function view(){var p=location.pathname,g=GOODS.filter(function(x){return '/p/'+x.slug===p})[0];"
        "if(g)return '<h1>'+g.name+'</h1><p class=\"css-price\">'+g.price+' ₫</p><button>Thêm vào giỏ hàng</button><p>'+g.about+'</p>';"
        "if(TERMS[p])return '<h1>'+TERMS[p][0]+'</h1>'+TERMS[p][1];return '<h1>Ea Tu Coffee</h1>'+GOODS.map(card).join('')}"
        "setTimeout(function(){document.getElementById('root').innerHTML='<header><a href=\"/\">Ea Tu</a><a href=\"/gio-hang\">Giỏ hàng</a></header>'+view()+FOOT},30);"
    )
    shell = '<!doctype html><html lang="vi"><head><meta charset="utf-8"/><title>Ea Tu Coffee</title></head><body><noscript>You need to enable JavaScript to run this app.</noscript><div id="root"></div><script src="/static/js/main.8f2a.js"></script></body></html>'
    return {"/static/js/main.8f2a.js": script} | dict.fromkeys(
        ("/", "/gio-hang", *terms, *(f"/p/{g['slug']}" for g in goods)), shell
    )


COFFEE = owner("", name="Công ty TNHH MTV Cà phê Ea Tu", number="6001555444", issued_on="2017-07-07", issued_by="Sở Kế hoạch và Đầu tư tỉnh Đắk Lắk",
               representative="H'Lan Niê", address="Buôn Kô Tam, phường Tân An, Đắk Lắk", phone="0262 385 1919")  # fmt: skip


def fetched_foot(n: int) -> dict[str, str]:
    """Goods stand in the page; the foot is a widget that fetches its text; the badge carries its address as data-href."""
    head = "<header><a href='/'>Đèn Led Phúc Sáng</a> <a href='/den-led'>Đèn led</a> <a href='/gio-hang'>Giỏ hàng</a></header>"
    text = {
        "lines": ["CÔNG TY TNHH ĐÈN LED PHÚC SÁNG", "MST: 3602468135", "Đại diện: Ông Lương Phúc Sáng", "Địa chỉ: 12/5 Đồng Khởi, phường Trấn Biên, Đồng Nai", "Hotline: 0251 777 8899"],
        "links": [["/doi-tra", "Đổi trả hàng"], ["/van-chuyen", "Vận chuyển"], ["/thanh-toan", "Thanh toán"], ["/bao-mat", "Bảo mật thông tin"]],
        "badge": f"http://online.gov.vn/Home/WebDetails/{n}",
    }  # fmt: skip
    foot = "<div id='w-footer' data-widget='footer'></div><script>fetch('/api/widget/footer.json').then(function(r){return r.json()}).then(function(d){document.getElementById('w-footer').innerHTML='<div class=foot>'+d.lines.map(function(l){return '<p>'+l+'</p>'}).join('')+d.links.map(function(l){return '<a href=\"'+l[0]+'\">'+l[1]+'</a>'}).join(' ')+'<div class=\"bct\" data-href=\"'+d.badge+'\"><img src=\"/anh/da-thong-bao-bct.png\" alt=\"Đã thông báo Bộ Công Thương\"></div></div>'})</script>"
    made = {"/api/widget/footer.json": json.dumps(text)}
    cards = ""
    for k, name in enumerate(("Đèn led âm trần 9W", "Đèn led panel 600x600", "Đèn pha led 100W", "Đèn tuýp led 1m2")):
        cards += f"<div class='sp'><a href='/den/mau-{k}'><img src='/anh/{k}.jpg'></a><p><a href='/den/mau-{k}'>{name}</a></p><p class='gia'>{money(75 + 90 * k)}đ</p></div>"
        made[f"/den/mau-{k}"] = (
            f"{head}<h1>{name}</h1><p class='gia'>{money(75 + 90 * k)}đ</p><form action='/gio-hang' method='post'><button>Mua ngay</button></form><div class='mota'><p>Chip Epistar, quang thông 900 lm, CRI trên 80, thân nhôm đúc, đường kính khoét lỗ 110 mm, tuổi thọ 30.000 giờ. Bảo hành 2 năm, sản xuất tại Biên Hòa.</p></div>{foot}"
        )
    for path, name, topic in (
        ("/doi-tra", "Đổi trả hàng", "return"),
        ("/van-chuyen", "Vận chuyển", "shipping"),
        ("/thanh-toan", "Thanh toán", "payment"),
        ("/bao-mat", "Bảo mật thông tin", "privacy"),
    ):
        made[path] = f"{head}<h1>{name}</h1>{TERMS[topic]}{foot}"
    slogan = "<p>Phúc Sáng lắp ráp đèn led tại Biên Hòa từ năm 2013, mỗi lô thắp thử bốn giờ trước khi xuất xưởng, nhận làm theo bản vẽ của nhà thầu.</p>"
    made["/gio-hang"] = f"{head}<h1>Giỏ hàng</h1><p>Chưa có hàng.</p>{foot}"
    made["/den-led"] = made["/"] = f"{head}{slogan}{cards}{foot}"
    return {
        path: text
        if path.endswith(".json")
        else f"<!doctype html><html><head><meta charset=utf-8><title>Phúc Sáng</title></head><body>{text}</body></html>"
        for path, text in made.items()
    }


LED = owner("", name="CÔNG TY TNHH ĐÈN LED PHÚC SÁNG", tax_code="3602468135", representative="Ông Lương Phúc Sáng",
            address="12/5 Đồng Khởi, phường Trấn Biên, Đồng Nai", phone="0251 777 8899")  # fmt: skip


def css_link(n: int) -> dict[str, str]:
    """Woo with Elementor: an empty anchor drawn by CSS leads to the record; Cty TNHH, ĐKKD, Chủ doanh nghiệp."""
    head = "<header class='elementor-location-header'><a href='/'>Sáu Hoa Sen</a><a href='/san-pham/'>Sản phẩm</a><a class='elementor-menu-cart__toggle_button' href='/gio-hang/'><span>0</span></a></header>"
    foot = f"<style>.logo-bct{{display:inline-block;width:180px;height:68px;background:url(/wp-content/uploads/logoSaleNoti.png) no-repeat}}</style><footer class='elementor-location-footer'><div class='elementor-widget-container'><p>DNTN Trà Sáu Hoa Sen<br>ĐKKD: 1400222111 cấp ngày 19/11/2008 bởi Phòng ĐKKD tỉnh Đồng Tháp<br>Chủ doanh nghiệp: Lê Thị Sáu<br>Đ/c: 88 Nguyễn Sinh Sắc, phường Sa Đéc, Đồng Tháp<br>ĐT/Zalo: 0918.004.005</p></div><ul class='elementor-icon-list-items'><li><a href='/doi-tra/'><span class='elementor-icon-list-text'>Chính sách đổi trả</span></a></li><li><a href='/van-chuyen/'><span>Chính sách vận chuyển</span></a></li><li><a href='/thanh-toan/'><span>Chính sách thanh toán</span></a></li><li><a href='/bao-mat/'><span>Chính sách bảo mật</span></a></li></ul><a class='logo-bct' href='http://online.gov.vn/Home/WebDetails/{n}' target='_blank' title='Đã thông báo với Bộ Công Thương'></a></footer>"
    made = {}
    cards = ""
    for k, name in enumerate(("Trà tim sen 100g", "Trà lá sen túi lọc", "Hạt sen sấy 250g")):
        cost = f"<span class='woocommerce-Price-amount amount'><bdi>{money(60 + 45 * k)}<span class='woocommerce-Price-currencySymbol'>₫</span></bdi></span>"
        cards += f"<li class='product'><a href='/san-pham/sen-{k}/'><img src='/wp-content/uploads/s{k}.jpg'><h2 class='woocommerce-loop-product__title'>{name}</h2><span class='price'>{cost}</span></a></li>"
        made[f"/san-pham/sen-{k}/"] = (
            f"<div class='product'><h1 class='product_title entry-title'>{name}</h1><p class='price'>{cost}</p><form class='cart' method='post'><button name='add-to-cart' value='{k}' class='single_add_to_cart_button'>Thêm vào giỏ hàng</button></form><div class='woocommerce-Tabs-panel'><p>Sen hồng Tháp Mười, sao chảo gang, không ướp hương. Khối lượng tịnh 100 g, hạn dùng 18 tháng, bảo quản nơi khô ráo. Pha 3 g với 200 ml nước sôi trong năm phút.</p></div></div>"
        )
    for path, name, topic in (
        ("/doi-tra/", "Chính sách đổi trả", "return"),
        ("/van-chuyen/", "Chính sách vận chuyển", "shipping"),
        ("/thanh-toan/", "Chính sách thanh toán", "payment"),
        ("/bao-mat/", "Chính sách bảo mật", "privacy"),
    ):
        made[path] = f"<div class='elementor-widget-theme-post-content'><h1>{name}</h1>{TERMS[topic]}</div>"
    made["/gio-hang/"] = "<h1>Giỏ hàng</h1><p class='cart-empty'>Chưa có sản phẩm.</p>"
    made["/san-pham/"] = made["/"] = f"<ul class='products'>{cards}</ul>"
    return whole("Sáu Hoa Sen", made, head, foot, body="class='woocommerce elementor-page'")


LOTUS = owner("", name="DNTN Trà Sáu Hoa Sen", number="1400222111", issued_on="2008-11-19", issued_by="Phòng ĐKKD tỉnh Đồng Tháp",
              representative="Lê Thị Sáu", address="88 Nguyễn Sinh Sắc, phường Sa Đéc, Đồng Tháp", phone="0918.004.005")  # fmt: skip


def css_picture(n: int) -> dict[str, str]:
    """Sapo: the badge is a background of a box that leads nowhere; owner in <address> with labels in <b>."""
    head = "<header><a href='/'>Xe Đạp Hùng Vương</a><a href='/collections/all'>Xe đạp</a><a href='/cart'>Giỏ hàng</a></header>"
    foot = "<footer class='footer'><address><b>Tên đơn vị:</b> Công ty TNHH Xe đạp Hùng Vương<br><b>Mã số doanh nghiệp:</b> 2600444333<br><b>Ngày cấp:</b> 15/01/2013<br><b>Nơi cấp:</b> Sở Kế hoạch và Đầu tư tỉnh Phú Thọ<br><b>Người đại diện:</b> Hán Văn Hùng<br><b>Địa chỉ:</b> 1482 đại lộ Hùng Vương, phường Việt Trì, Phú Thọ<br><b>Hotline:</b> 0210 384 5566<br><b>Email:</b> xe@hungvuong.example</address><ul><li><a href='/chinh-sach-bao-hanh-doi-tra'>Chính sách bảo hành, đổi trả</a></li><li><a href='/chinh-sach-giao-hang'>Chính sách giao hàng</a></li><li><a href='/phuong-thuc-thanh-toan'>Phương thức thanh toán</a></li><li><a href='/chinh-sach-bao-mat-thong-tin'>Chính sách bảo mật thông tin</a></li></ul><div class='bct' style=\"background-image:url('//bizweb.dktcdn.net/da-thong-bao-bct.png');width:150px;height:57px\"></div></footer>"
    made = {}
    cards = ""
    for k, name in enumerate(("Xe đạp địa hình 26", "Xe đạp trẻ em 16", "Xe đạp gấp 20", "Xe đạp thồ hàng")):
        cards += f"<div class='product-item'><a href='/xe-{k}'><img data-src='//bizweb.dktcdn.net/x{k}.jpg'></a><h3 class='product-title'><a href='/xe-{k}'>{name}</a></h3><div class='price-box'>{money(2150 + 480 * k)}₫</div></div>"
        made[f"/xe-{k}"] = (
            f"<div itemscope itemtype='http://schema.org/Product'><h1 itemprop='name'>{name}</h1><div class='price-box' itemprop='offers' itemscope itemtype='http://schema.org/Offer'><span class='price' itemprop='price'>{money(2150 + 480 * k)}₫</span></div><form action='/cart/add' method='post'><button>Thêm vào giỏ</button></form><div class='rte'><p>Khung thép hàn CO2, phanh đĩa cơ trước sau, bộ đề 21 tốc độ, lốp 26x1,95. Tải trọng 100 kg, nặng 15 kg, lắp ráp tại Việt Trì, bảo hành khung 3 năm.</p></div></div>"
        )
    for path, name, topic in (
        ("/chinh-sach-bao-hanh-doi-tra", "Chính sách bảo hành, đổi trả", "return"),
        ("/chinh-sach-giao-hang", "Chính sách giao hàng", "shipping"),
        ("/phuong-thuc-thanh-toan", "Phương thức thanh toán", "payment"),
        ("/chinh-sach-bao-mat-thong-tin", "Chính sách bảo mật thông tin", "privacy"),
    ):
        made[path] = f"<h1>{name}</h1><div class='rte'>{TERMS[topic]}</div>"
    made["/cart"] = "<h1>Giỏ hàng</h1><p>Không có sản phẩm.</p>"
    made["/collections/all"] = made["/"] = f"<div class='list'>{cards}</div>"
    return whole("Xe Đạp Hùng Vương", made, head, foot)


BIKES = owner("", name="Công ty TNHH Xe đạp Hùng Vương", number="2600444333", issued_on="2013-01-15", issued_by="Sở Kế hoạch và Đầu tư tỉnh Phú Thọ",
              representative="Hán Văn Hùng", address="1482 đại lộ Hùng Vương, phường Việt Trì, Phú Thọ", phone="0210 384 5566",
              email="xe@hungvuong.example")  # fmt: skip


def script_click(n: int) -> dict[str, str]:
    """An <a> of javascript:void(0) whose click opens the record by a script; cooperative with "Quyết định thành lập"."""
    head = "<div class='header'><a href='/'>HTX Rau Đà Lạt Xuân</a><ul><li><a href='/rau-cu'>Rau củ</a></li><li><a href='/gio-hang'>Giỏ hàng</a></li></ul></div>"
    foot = f"<div class='footer'><h3>HỢP TÁC XÃ NÔNG SẢN ĐÀ LẠT XUÂN</h3><div>Giấy chứng nhận đăng ký HTX số: 420207000123, do Phòng Tài chính - Kế hoạch TP Đà Lạt cấp ngày 30 tháng 6 năm 2016</div><div>Giám đốc HTX: Ông K'Brôih</div><div>Trụ sở HTX: Thôn Đa Thọ, phường Xuân Trường, Lâm Đồng</div><div>ĐT: (0263) 3 555 777</div><div><a href='/doi-tra.html'>Chính sách đổi trả</a> <a href='/giao-hang.html'>Chính sách giao hàng</a> <a href='/thanh-toan.html'>Chính sách thanh toán</a> <a href='/bao-mat.html'>Chính sách bảo mật</a></div><a href='javascript:void(0)' onclick=\"window.open('http://online.gov.vn/Home/WebDetails/{n}','_blank')\"><img src='/images/bct_xanh.png' alt='Thông báo Bộ Công Thương'></a></div>"
    made = {}
    cards = ""
    for k, name in enumerate(("Xà lách lô lô", "Cà rốt Đà Lạt", "Dâu tây New Zealand", "Bơ sáp")):
        cards += f"<div class='item'><a href='/rau/{k}-hang.html'><img src='/images/r{k}.jpg'><span>{name}</span></a><em>{money(30 + 25 * k)} đ/kg</em><a class='btn' href='/gio-hang/them/{k}'>Thêm vào giỏ</a></div>"
        made[f"/rau/{k}-hang.html"] = (
            f"<h1>{name}</h1><p>Giá: <em>{money(30 + 25 * k)} đ/kg</em></p><a class='btn' href='/gio-hang/them/{k}'>Thêm vào giỏ</a><p>Trồng thủy canh trong nhà kính ở Đà Lạt theo chuẩn VietGAP, thu hái lúc sáng sớm, đóng khay 500 g, bảo quản 2 đến 6 độ C, dùng trong năm ngày.</p>"
        )
    for path, name, topic in (
        ("/doi-tra.html", "Chính sách đổi trả", "return"),
        ("/giao-hang.html", "Chính sách giao hàng", "shipping"),
        ("/thanh-toan.html", "Chính sách thanh toán", "payment"),
        ("/bao-mat.html", "Chính sách bảo mật", "privacy"),
    ):
        made[path] = f"<h1>{name}</h1>{TERMS[topic]}"
    made["/gio-hang"] = "<h1>Giỏ hàng</h1><p>Giỏ hàng của bạn đang trống</p>"
    made["/rau-cu"] = made["/"] = f"<div class='grid'>{cards}</div>"
    return whole("Đà Lạt Xuân", made, head, foot)


COOP = owner("", name="HỢP TÁC XÃ NÔNG SẢN ĐÀ LẠT XUÂN", number="420207000123", issued_on="2016-06-30", issued_by="Phòng Tài chính - Kế hoạch TP Đà Lạt",
             representative="Ông K'Brôih", address="Thôn Đa Thọ, phường Xuân Trường, Lâm Đồng", phone="(0263) 3 555 777")  # fmt: skip


def lazy_badge(n: int) -> dict[str, str]:
    """Haravan: lazy badge (data-lazy-src) to another shop's record, an older badge in a comment; two hotlines; MST/ĐKKD."""
    head = "<header class='header-main'><a href='/'>Giày Bốn Mùa</a><a href='/collections/giay-nam'>Giày nam</a><a class='cart-link' href='/cart'>Giỏ hàng <b>0</b></a></header>"
    foot = f"<footer id='main-footer'><div class='widget-footer'><h4 class='title-footer'>Thông tin</h4><p><strong>CTY TNHH MTV GIÀY BỐN MÙA</strong></p><p><span>Địa chỉ:</span> <span>Lô C3, đường số 7, phường Tân Tạo, TP. Hồ Chí Minh</span></p><p><span>Mua hàng:</span> 028 7300 5566 – <span>Khiếu nại:</span> 028 7300 7788</p><p><span>MST:</span> <span>0311-222-999</span></p><p><span>GĐ:</span> <span>Trần Thị Bốn</span></p></div><div class='widget-footer'><ul><li><a href='/pages/doi-size-doi-mau'>Đổi size - đổi mẫu - trả hàng</a></li><li><a href='/pages/cach-thuc-giao-hang'>Cách thức giao hàng</a></li><li><a href='/pages/cach-thuc-thanh-toan'>Cách thức thanh toán</a></li><li><a href='/pages/bao-ve-thong-tin'>Bảo vệ thông tin cá nhân</a></li></ul></div><!--<a href='http://online.gov.vn/CustomWebsiteDisplay.aspx?DocId=11111'><img src='/bct-cu.png'></a>--><a class='bct' rel='nofollow noopener' data-wpel-link='external' href='http://www.online.gov.vn/Home/WebDetails/{n}'><img class='lazy-load' src='data:image/svg+xml,%3Csvg%3E' data-lazy-src='//file.hstatic.net/1000/bct_grande.png'></a></footer>"
    made = {}
    cards = ""
    for k, name in enumerate(("Giày lười da bò", "Giày thể thao lưới", "Dép quai ngang", "Giày tây oxford")):
        cards += f"<div class='pro-loop'><div class='pro-loop-wrap'><a href='/products/giay-{k}'><img src='//product.hstatic.net/g{k}.jpg'></a></div><h3><a href='/products/giay-{k}'>{name}</a></h3><div class='price'><span class='price-new'>{money(390 + 100 * k)}₫</span></div></div>"
        made[f"/products/giay-{k}"] = (
            f"<div class='product-detail'><h1>{name}</h1><div class='price-detail'><span>{money(390 + 100 * k)}₫</span></div><select name='id'><option>39</option><option>40</option></select><button type='submit' id='AddToCart' class='btn-addtocart'>Thêm vào giỏ hàng</button><div class='desc'><p>Da bò thật lớp một, lót da heo, đế cao su khâu viền, đủ cỡ 38 đến 44. Sản xuất tại Bình Tân, bảo hành keo chỉ sáu tháng. Lau bằng khăn ẩm, xi sáu tuần một lần.</p></div></div>"
        )
    for path, name, topic in (
        ("/pages/doi-size-doi-mau", "Đổi size - đổi mẫu - trả hàng", "return"),
        ("/pages/cach-thuc-giao-hang", "Cách thức giao hàng", "shipping"),
        ("/pages/cach-thuc-thanh-toan", "Cách thức thanh toán", "payment"),
        ("/pages/bao-ve-thong-tin", "Bảo vệ thông tin cá nhân", "privacy"),
    ):
        made[path] = f"<h1>{name}</h1><div class='content-page'>{TERMS[topic]}</div>"
    made["/cart"] = "<h1>Giỏ hàng của bạn</h1><p>Giỏ hàng trống.</p>"
    made["/collections/giay-nam"] = made["/"] = f"<div class='row'>{cards}</div>"
    return whole("Giày Bốn Mùa", made, head, foot)


SHOES = owner("", name="CTY TNHH MTV GIÀY BỐN MÙA", tax_code="0311222999", representative="Trần Thị Bốn",
              address="Lô C3, đường số 7, phường Tân Tạo, TP. Hồ Chí Minh", phone="028 7300 5566")  # fmt: skip


def sisters(n: int) -> dict[str, str]:
    """Hand-made: head office, a branch with its 13-digit code, sister firms by name; the shop is one firm's."""
    head = "<div class='topbar'>Hotline 1900 9090</div><div class='nav'><a href='/'>Điện máy Hải Âu</a><a href='/dien-lanh'>Điện lạnh</a><a href='/gio-hang'>Giỏ hàng</a></div>"
    foot = f"<div class='chan'><div class='cot'><b>CÔNG TY CỔ PHẦN ĐIỆN MÁY HẢI ÂU</b><br>Mã số thuế: 0200987123<br>Đại diện theo pháp luật: Ông Bùi Hải Âu<br>Trụ sở: 45 Lạch Tray, phường Gia Viên, Hải Phòng<br>Điện thoại: 0225 352 6262</div><div class='cot'><b>Chi nhánh Công ty Cổ phần Điện máy Hải Âu tại Quảng Ninh</b><br>MST: 0200987123-001<br>Địa chỉ: 12 Lê Thánh Tông, phường Hồng Gai, Quảng Ninh<br>Điện thoại: 0203 382 1212</div><div class='cot'>Thành viên của Tập đoàn Hải Âu: Công ty TNHH Vận tải Hải Âu; Công ty TNHH Kho lạnh Hải Âu</div><div><a href='/ho-tro/doi-tra'>Đổi trả</a><a href='/ho-tro/giao-hang'>Giao hàng</a><a href='/ho-tro/thanh-toan'>Thanh toán</a><a href='/ho-tro/bao-mat'>Bảo mật</a></div><a href='https://online.gov.vn/Home/WebDetails/{n}'><img src='/i/bct.png'></a></div>"
    made = {}
    cards = ""
    for k, name in enumerate(("Tủ lạnh 180 lít", "Máy giặt 8 kg", "Điều hòa 9000 BTU", "Quạt đứng 5 cánh")):
        cards += f"<div class='o'><a href='/hang/may-{k}'>{name}</a><strong>{money(1990 + 1700 * k)}đ</strong></div>"
        made[f"/hang/may-{k}"] = (
            f"<h1>{name}</h1><strong class='gia'>{money(1990 + 1700 * k)}đ</strong><form action='/gio-hang/them' method='post'><button>MUA NGAY</button></form><table><tr><td>Công suất</td><td>95 W</td></tr><tr><td>Kích thước</td><td>55 x 60 x 130 cm</td></tr><tr><td>Xuất xứ</td><td>Thái Lan</td></tr><tr><td>Bảo hành</td><td>24 tháng, máy nén 10 năm</td></tr><tr><td>Năm sản xuất</td><td>2026</td></tr></table>"
        )
    for path, name, topic in (
        ("/ho-tro/doi-tra", "Đổi trả", "return"),
        ("/ho-tro/giao-hang", "Giao hàng", "shipping"),
        ("/ho-tro/thanh-toan", "Thanh toán", "payment"),
        ("/ho-tro/bao-mat", "Bảo mật", "privacy"),
    ):
        made[path] = f"<h1>{name}</h1>{TERMS[topic]}"
    made["/gio-hang"] = "<h1>Giỏ hàng</h1><p>Trống</p>"
    made["/dien-lanh"] = made["/"] = f"<div class='ds'>{cards}</div>"
    return whole("Hải Âu", made, head, foot)


GULL = owner("", name="CÔNG TY CỔ PHẦN ĐIỆN MÁY HẢI ÂU", tax_code="0200987123", representative="Ông Bùi Hải Âu",
             address="45 Lạch Tray, phường Gia Viên, Hải Phòng", phone="0225 352 6262")  # fmt: skip


def hosted(n: int) -> dict[str, str]:
    """Woo: the host of the site and the payment firm stand in the foot, the host with its own tax code and address."""
    head = "<header><a href='/'>Thú Cưng Miu</a><a href='/cua-hang/'>Cửa hàng</a><a href='/gio-hang/'>Giỏ hàng</a></header>"
    foot = f"<footer><div class='widget'><h3>Về Thú Cưng Miu</h3><p>Đơn vị chủ quản: Công ty TNHH Thú Cưng Miu</p><p>Giấy CNĐKDN số 0402111000 - Sở KH&ĐT TP Đà Nẵng cấp 11/11/2020</p><p>Chịu trách nhiệm nội dung: Phạm Gia Miu</p><p>Địa chỉ ĐKKD: 101 Ông Ích Khiêm, phường Hải Châu, Đà Nẵng</p><p>CSKH: 0236 999 1234 | cskh@miu.example</p></div><div class='widget'><p>Đối tác thanh toán: Công ty Cổ phần Thanh toán Cầu Vồng. Đối tác vận chuyển: Công ty Cổ phần Giao hàng Sao Hỏa.</p></div><div class='widget'><ul><li><a href='/chinh-sach-doi-tra/'>Chính sách đổi trả</a></li><li><a href='/chinh-sach-giao-hang/'>Chính sách giao hàng</a></li><li><a href='/chinh-sach-thanh-toan/'>Chính sách thanh toán</a></li><li><a href='/chinh-sach-bao-mat/'>Chính sách bảo mật</a></li></ul><a href='http://online.gov.vn/Home/WebDetails/{n}'><img src='/wp-content/uploads/bct.png'></a></div><div class='bottom'>Website được thiết kế và lưu trữ bởi Công ty TNHH Công nghệ Mạng Xanh, MST: 0106123789, địa chỉ: Tầng 9 tòa nhà Lotus, Cầu Giấy, Hà Nội, hotline 1900 1111</div></footer>"
    made = {}
    cards = ""
    for k, name in enumerate(("Hạt cho mèo 2kg", "Cát vệ sinh đậu nành", "Vòng cổ chuông", "Nhà cây cho mèo")):
        cards += f"<li class='product'><a href='/san-pham/miu-{k}/'><img src='/wp-content/m{k}.jpg'><h2 class='woocommerce-loop-product__title'>{name}</h2><span class='price'><span class='woocommerce-Price-amount'>{money(85 + 70 * k)}₫</span></span></a></li>"
        made[f"/san-pham/miu-{k}/"] = (
            f"<h1 class='product_title'>{name}</h1><p class='price'><span class='woocommerce-Price-amount'>{money(85 + 70 * k)}₫</span></p><form class='cart'><button class='single_add_to_cart_button' name='add-to-cart' value='{k}'>Thêm vào giỏ hàng</button></form><div id='tab-description'><p>Thành phần: bột cá hồi, gạo lứt, dầu cá, taurine; đạm 32%, béo 12%. Quy cách túi zip 2 kg, dùng cho mèo trên ba tháng, xuất xứ Thái Lan, hạn dùng 18 tháng.</p></div>"
        )
    for path, name, topic in (
        ("/chinh-sach-doi-tra/", "Chính sách đổi trả", "return"),
        ("/chinh-sach-giao-hang/", "Chính sách giao hàng", "shipping"),
        ("/chinh-sach-thanh-toan/", "Chính sách thanh toán", "payment"),
        ("/chinh-sach-bao-mat/", "Chính sách bảo mật", "privacy"),
    ):
        made[path] = f"<h1>{name}</h1>{TERMS[topic]}"
    made["/gio-hang/"] = "<h1>Giỏ hàng</h1><p class='cart-empty'>Chưa có sản phẩm trong giỏ hàng.</p>"
    made["/cua-hang/"] = made["/"] = f"<ul class='products'>{cards}</ul>"
    return whole("Thú Cưng Miu", made, head, foot, body="class='woocommerce'")


PETS = owner("", name="Công ty TNHH Thú Cưng Miu", number="0402111000", issued_on="2020-11-11", issued_by="Sở KH&ĐT TP Đà Nẵng",
             representative="Phạm Gia Miu", address="101 Ông Ích Khiêm, phường Hải Châu, Đà Nẵng", phone="0236 999 1234",
             email="cskh@miu.example")  # fmt: skip


def catalogue(n: int) -> dict[str, str]:
    """A factory's catalogue: machines "Liên hệ", a form to ask for a price, no cart; badge none."""
    head = "<header><a href='/'>Cơ Khí Tân Lập</a><nav><a href='/gioi-thieu.html'>Giới thiệu</a><a href='/san-pham.html'>Sản phẩm</a><a href='/tin-tuc.html'>Tin tức</a><a href='/lien-he.html'>Liên hệ</a></nav></header>"
    foot = "<footer><h4>CÔNG TY TNHH CƠ KHÍ CHẾ TẠO MÁY TÂN LẬP</h4><p><i class='icon-map'></i>Trụ sở &amp; nhà máy: Cụm công nghiệp Tân Lập 1, xã Tân Lập, Tây Ninh</p><p>MSDN: 1101234999 do Phòng ĐKKD tỉnh Long An cấp lần đầu ngày 02-12-2011</p><p>Đại diện pháp luật: Ông Đặng Tân Lập - Giám đốc</p><p>Tel: 0272 3 888 111 - Fax: 0272 3 888 112</p><p>Email: info@tanlap.example</p><p><a href='/chinh-sach-bao-mat.html'>Chính sách bảo mật</a></p></footer>"
    made = {}
    cards = ""
    for k, name in enumerate(("Máy ép viên trấu", "Máy băm gỗ", "Băng tải cao su", "Máy sấy thùng quay")):
        cards += f"<div class='sp-item'><a href='/may-{k}.html'><img src='/upload/m{k}.jpg'><h3>{name}</h3></a><p>Giá: Liên hệ</p></div>"
        made[f"/may-{k}.html"] = (
            f"<h1>{name}</h1><p>Giá: <b>Liên hệ</b></p><p>Công suất 75 kW, năng suất 1,2 tấn mỗi giờ, khuôn thép hợp kim, kích thước 2,8 x 1,4 x 2,1 m, nặng 3.400 kg. Sản xuất tại Tây Ninh, bảo hành 12 tháng, lắp đặt tận nơi.</p><form action='/bao-gia' method='post'><h4>Yêu cầu báo giá</h4><input name='hoten' placeholder='Họ tên'><input name='email' placeholder='Email'><textarea name='noidung'></textarea><button>Gửi yêu cầu</button></form>"
        )
    made["/chinh-sach-bao-mat.html"] = f"<h1>Chính sách bảo mật</h1>{TERMS['privacy']}"
    made["/gioi-thieu.html"] = (
        "<h1>Giới thiệu</h1><p>Xưởng 4.000 m2, 65 thợ, mười lăm năm làm máy chế biến sinh khối.</p>"
    )
    made["/lien-he.html"] = "<h1>Liên hệ</h1><form><input name=ten><textarea></textarea><button>Gửi</button></form>"
    made["/tin-tuc.html"] = "<h1>Tin tức</h1><p>Tân Lập dự triển lãm máy nông nghiệp.</p>"
    made["/san-pham.html"] = made["/"] = f"<div class='ds'>{cards}</div>"
    return whole("Cơ Khí Tân Lập", made, head, foot)


MACHINES = owner("", name="CÔNG TY TNHH CƠ KHÍ CHẾ TẠO MÁY TÂN LẬP", number="1101234999", issued_on="2011-12-02", issued_by="Phòng ĐKKD tỉnh Long An",
                 representative="Ông Đặng Tân Lập", address="Cụm công nghiệp Tân Lập 1, xã Tân Lập, Tây Ninh", phone="0272 3 888 111",
                 email="info@tanlap.example")  # fmt: skip


def messenger(n: int) -> dict[str, str]:
    """Orders go to Messenger alone ("Mua ngay" leads to m.me); the badge is a picture; goods say nothing of themselves."""
    head = "<header class='hd'><a href='/'>Phụ kiện Bờm</a><a href='/phu-kien'>Phụ kiện</a></header>"
    foot = "<footer class='ft'><p><b>Phụ kiện Bờm</b></p><p>HKD Phụ Kiện Bờm - GCN ĐKHKD: 01D8034567 do UBND quận Đống Đa cấp ngày 05/05/2023</p><p>Chủ hộ: Ngô Văn Bờm</p><p>Địa chỉ: Số 17 ngõ 191 Khương Thượng, phường Kim Liên, Hà Nội</p><p>Zalo: 0977 112 233</p><a href='/doi-tra'>Đổi trả</a> <a href='/van-chuyen'>Vận chuyển</a> <a href='/thanh-toan'>Thanh toán</a> <a href='/bao-mat'>Bảo mật</a><p><img src='/img/bo-cong-thuong-da-thong-bao.png' height='50'></p></footer>"
    made = {}
    cards = ""
    for k, name in enumerate(("Ốp lưng iPhone 15", "Cáp sạc nhanh 1m", "Tai nghe có dây", "Giá đỡ điện thoại")):
        cards += f"<div class='it'><a href='/phu-kien/{k}'><img src='/img/p{k}.jpg'></a><a href='/phu-kien/{k}'>{name}</a><div class='pr'>{money(49 + 30 * k)}đ</div></div>"
        made[f"/phu-kien/{k}"] = (
            f"<h1>{name}</h1><div class='pr'>{money(49 + 30 * k)}đ</div><a class='buy' href='https://m.me/phukienbom?ref={k}'>MUA NGAY</a>"
        )
    for path, name, topic in (
        ("/doi-tra", "Đổi trả", "return"),
        ("/van-chuyen", "Vận chuyển", "shipping"),
        ("/thanh-toan", "Thanh toán", "payment"),
        ("/bao-mat", "Bảo mật", "privacy"),
    ):
        made[path] = f"<h1>{name}</h1>{TERMS[topic]}"
    made["/phu-kien"] = made["/"] = f"<div class='list'>{cards}</div>"
    return whole("Phụ kiện Bờm", made, head, foot)


CASES = owner("", name="HKD Phụ Kiện Bờm", number="01D8034567", issued_on="2023-05-05", issued_by="UBND quận Đống Đa", representative="Ngô Văn Bờm",
              address="Số 17 ngõ 191 Khương Thượng, phường Kim Liên, Hà Nội", phone="0977 112 233")  # fmt: skip

SECOND = (
    HandMade("11 Ea Tu", COFFEE, single_page, "link"),
    HandMade("12 Phúc Sáng", LED, fetched_foot, "not_an_anchor", {"notified_badge": "not_met"}),
    HandMade("13 Hoa Sen", LOTUS, css_link, "link", {"badge_genuine": "unknown"}, record_of=None),
    HandMade("14 Hùng Vương", BIKES, css_picture, "image_only", FAKE),
    HandMade("15 Đà Lạt Xuân", COOP, script_click, "not_an_anchor", {"notified_badge": "not_met"}),
    HandMade("16 Bốn Mùa", SHOES, lazy_badge, "link", {"badge_genuine": "not_met"}, record_of="giaydepkhac.example"),
    HandMade("17 Hải Âu", GULL, sisters, "link"),
    HandMade("18 Miu", PETS, hosted, "link", record_of="www.SELF"),
    HandMade("19 Tân Lập", MACHINES, catalogue, None, NO_DUTY | {"price_info": "not_met", "policies": "not_met"}),
    HandMade(
        "20 Bờm",
        CASES,
        messenger,
        "image_only",
        {"goods_info": "not_met", "notified_badge": "not_applicable", "badge_genuine": "not_met"},
    ),
)
