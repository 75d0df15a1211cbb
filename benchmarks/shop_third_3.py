# ruff: noqa: E501, ARG001 - pages of shops stand as shops write them
"""Third set, sites 21 to 30 (see `shop_third.py`)."""

from __future__ import annotations

import html.entities
import unicodedata

from shop_hand_made import NO_BADGE, HandMade
from shop_set import owner
from shop_third import TERMS, money, whole
from shop_third_1 import FAKE, FIRST
from shop_third_2 import SECOND

FOUR = (("return", "Chính sách đổi trả"), ("shipping", "Chính sách giao hàng"), ("payment", "Chính sách thanh toán"), ("privacy", "Chính sách bảo mật"))  # fmt: skip


def login_first(n: int) -> dict[str, str]:
    """A wholesaler: prices are open, the order needs an account; owner in the top and the foot by halves of one block."""
    head = "<header><a href='/'>Sỉ Bao Bì Kim Ngân</a><a href='/hang-hoa'>Hàng hóa</a><a href='/tai-khoan/dang-nhap'>Đăng nhập</a><a href='/tai-khoan/dang-ky'>Đăng ký</a></header>"
    foot = f"<footer><section><h5>Công ty TNHH SX TM Bao Bì Kim Ngân</h5><ul><li>Mã số thuế: 0305678901 (cấp ngày 20/08/2008, nơi cấp: Sở KH và ĐT TP.HCM)</li><li>Đại diện: Quách Kim Ngân – Chức vụ: Giám đốc</li><li>Địa chỉ: 290/12 Lạc Long Quân, P. Bình Thới, TP.HCM</li><li>Tel: 028 38 600 700</li></ul></section><section>{''.join(f'<a href=/quy-dinh/{topic}>{name}</a><br>' for topic, name in FOUR)}</section><a href='http://online.gov.vn/Home/WebDetails/{n}'><img src='/public/img/thong-bao-bct.png' alt='Thông báo website'></a></footer>"
    made = {}
    cards = ""
    for k, name in enumerate(("Túi zip PE 20x30", "Màng co POF", "Băng keo trong 100 yard", "Thùng carton 3 lớp")):
        cards += (
            f"<article><a href='/hang-hoa/mat-hang-{k}'><h3>{name}</h3></a><p>{money(45 + 22 * k)} đ/cuộn</p></article>"
        )
        made[f"/hang-hoa/mat-hang-{k}"] = (
            f"<h1>{name}</h1><p class='gia-si'>Giá sỉ: {money(45 + 22 * k)} đ/cuộn</p><a class='nut' href='/tai-khoan/dang-nhap?next=/hang-hoa/mat-hang-{k}'>Đăng nhập để đặt hàng</a><div><p>Hạt nhựa nguyên sinh, dày 80 micron, chịu lạnh tới âm 18 độ, in ba màu theo yêu cầu, 100 cái một xấp, 25 kg một bao, sản xuất tại Bình Tân.</p></div>"
        )
    for topic, name in FOUR:
        made[f"/quy-dinh/{topic}"] = f"<h1>{name}</h1>{TERMS[topic]}"
    made["/tai-khoan/dang-nhap"] = (
        "<h1>Đăng nhập</h1><p>Đăng nhập để xem giỏ hàng và thanh toán.</p><form method=post><input name=email><input type=password name=mk><button>Đăng nhập</button></form>"
    )
    made["/tai-khoan/dang-ky"] = (
        "<h1>Đăng ký tài khoản khách sỉ</h1><form method=post><input name=ten><input name=email><button>Đăng ký</button></form>"
    )
    made["/hang-hoa"] = made["/"] = cards
    return whole("Bao Bì Kim Ngân", made, head, foot)


PACKS = owner("", name="Công ty TNHH SX TM Bao Bì Kim Ngân", tax_code="0305678901", issued_on="2008-08-20", issued_by="Sở KH và ĐT TP.HCM",
              representative="Quách Kim Ngân", address="290/12 Lạc Long Quân, P. Bình Thới, TP.HCM", phone="028 38 600 700")  # fmt: skip


def no_marks(n: int) -> dict[str, str]:
    """All of it in capitals or small letters without Vietnamese marks; the cart is a drawer of a script."""
    head = "<div id=head><a href=/>SHOP CAMERA BINH AN</a> <a href=/camera>Camera</a> <span class='cart-icon' onclick='openCart()'>Gio hang (<b id=n>0</b>)</span></div>"
    foot = f"<div id=foot>CONG TY TNHH THIET BI AN NINH BINH AN<br>MST: 3801122445<br>NGUOI DAI DIEN: TRAN BINH AN<br>DIA CHI: 77 QL14, PHUONG BINH PHUOC, TINH DONG NAI<br>DIEN THOAI: 0271 388 1199<br>{''.join(f'<a href=/{slug}.html>{name}</a> - ' for slug, name in (('doi-tra', 'Chinh sach doi tra'), ('giao-hang', 'Chinh sach giao hang'), ('thanh-toan', 'Huong dan thanh toan'), ('bao-mat', 'Chinh sach bao mat')))}<a href='http://online.gov.vn/CustomWebsiteDisplay.aspx?DocId={n}'><img src=/img/bct.png alt='da thong bao bo cong thuong'></a></div><script>function openCart(){{}}function addCart(i){{localStorage.cart=(localStorage.cart||'')+i}}</script>"
    made = {}
    cards = ""
    for k, name in enumerate(("Camera IP 2MP", "Dau ghi 4 kenh", "Camera ngoai troi 4MP")):
        cards += f"<div class=p><a href=/camera/mau-{k}.html><img src=/img/c{k}.jpg></a><a href=/camera/mau-{k}.html>{name}</a><i>{money(490 + 200 * k)} VND</i><button onclick='addCart({k})'>THEM VAO GIO</button></div>"
        made[f"/camera/mau-{k}.html"] = (
            f"<h1>{name}</h1><p>GIA BAN: <i>{money(490 + 200 * k)} VND</i></p><button onclick='addCart({k})'>THEM VAO GIO</button><p>Do phan giai 1920x1080, hong ngoai 30 m, chuan chong nuoc IP67, nguon 12V hoac PoE, the nho toi da 256 GB. Xuat xu Trung Quoc, bao hanh 24 thang.</p>"
        )

    def plain(text: str) -> str:
        bare = "".join(letter for letter in unicodedata.normalize("NFD", text) if not unicodedata.combining(letter))
        return bare.replace("đ", "d").replace("Đ", "D")

    for slug, name, topic in (
        ("doi-tra", "Chinh sach doi tra", "return"),
        ("giao-hang", "Chinh sach giao hang", "shipping"),
        ("thanh-toan", "Huong dan thanh toan", "payment"),
        ("bao-mat", "Chinh sach bao mat", "privacy"),
    ):
        made[f"/{slug}.html"] = f"<h1>{name}</h1>{plain(TERMS[topic])}"
    made["/camera"] = made["/"] = cards
    return whole("CAMERA BINH AN", made, head, foot)


CAMERAS = owner("", name="CONG TY TNHH THIET BI AN NINH BINH AN", tax_code="3801122445", representative="TRAN BINH AN",
                address="77 QL14, PHUONG BINH PHUOC, TINH DONG NAI", phone="0271 388 1199")  # fmt: skip


def one_stub(n: int) -> dict[str, str]:
    """All four terms on one page under headings; the one on privacy says only that it is being written."""
    head = "<header><a href='/'>Đàn Guitar Phím Vàng</a><a href='/dan'>Đàn</a><a href='/gio-hang'>Giỏ hàng</a></header>"
    foot = f"<footer><p>Hộ kinh doanh: NGUYỄN PHÍM VÀNG</p><p>Mã số thuế: 8012345670</p><p>Người đại diện: Nguyễn Phím Vàng</p><p>Địa chỉ: 5 Nguyễn Thiện Thuật, phường Bàn Cờ, TP. Hồ Chí Minh</p><p>SĐT: 0902 616 263</p><p><a href='/chinh-sach'>Chính sách bán hàng</a></p><a href='http://online.gov.vn/Home/WebDetails/{n}'><img src='/bct.png'></a></footer>"
    made = {}
    cards = ""
    for k, name in enumerate(("Guitar acoustic D100", "Ukulele concert", "Guitar classic C200")):
        cards += f"<div class='dan'><a href='/dan/{k}-cay'><img src='/d{k}.jpg'>{name}</a> <span>{money(1350 + 250 * k)}đ</span></div>"
        made[f"/dan/{k}-cay"] = (
            f"<h1>{name}</h1><span>{money(1350 + 250 * k)}đ</span><form action='/gio-hang' method='post'><button>Mua hàng</button></form><p>Mặt thông Engelmann, lưng hông gỗ hồng đào, cần gỗ thao lao có ty chỉnh, khóa đúc, dây D'Addario. Làm tại quận Bình Tân, bảo hành mười hai tháng, tặng bao da.</p>"
        )
    made["/chinh-sach"] = (
        f"<h1>Chính sách bán hàng</h1><h2>Đổi trả hàng</h2>{TERMS['return']}<h2>Vận chuyển</h2>{TERMS['shipping']}<h2>Thanh toán</h2>{TERMS['payment']}<h2>Bảo mật thông tin</h2><p>Nội dung đang cập nhật.</p>"
    )
    made["/gio-hang"] = "<h1>Giỏ hàng</h1><p>Trống</p>"
    made["/dan"] = made["/"] = cards
    return whole("Phím Vàng", made, head, foot)


GUITARS = owner("", name="NGUYỄN PHÍM VÀNG | Hộ kinh doanh: NGUYỄN PHÍM VÀNG | Hộ kinh doanh NGUYỄN PHÍM VÀNG", tax_code="8012345670", representative="Nguyễn Phím Vàng",
                address="5 Nguyễn Thiện Thuật, phường Bàn Cờ, TP. Hồ Chí Minh", phone="0902 616 263")  # fmt: skip


def pdf_term(n: int) -> dict[str, str]:
    """Three terms are pages, the privacy policy is a PDF; the owner block is cut by <span> and &nbsp;."""
    head = "<header><a href='/'>Mực In Số Một</a><a href='/muc-in'>Mực in</a><a href='/gio-hang'>Giỏ hàng</a></header>"
    foot = f"<footer><div><span>Công ty TNHH</span> <span>Mực In Số Một</span></div><div><span>GCNĐKKD:</span>&nbsp;<span>0312000555</span>&nbsp;-&nbsp;<span>Ngày cấp:</span>&nbsp;<span>06/10/2012</span>&nbsp;-&nbsp;<span>Nơi cấp:</span>&nbsp;<span>Sở KH&amp;ĐT TPHCM</span></div><div>Người đại diện pháp luật: <strong>Tạ Văn Nhất</strong></div><div>Địa chỉ: <span>61 Phạm Ngọc Thạch,</span> <span>Phường Xuân Hòa,</span> <span>TP.HCM</span></div><div>Điện thoại: <strong>(028) 3829 0011</strong></div><a href='/doi-tra'>Đổi trả</a> <a href='/giao-hang'>Giao hàng</a> <a href='/thanh-toan'>Thanh toán</a> <a href='/tai-lieu/chinh-sach-bao-mat.pdf'>Chính sách bảo mật</a><a href='http://online.gov.vn/Home/WebDetails/{n}'><img src='/bct.png'></a></footer>"
    made = {
        "/tai-lieu/chinh-sach-bao-mat.pdf": "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF"
    }
    cards = ""
    for k, name in enumerate(("Mực in 12A", "Mực in phun bộ 4 màu", "Trống mực 1010")):
        cards += f"<div><a href='/muc-in/hop-{k}'><img src='/m{k}.jpg'><b>{name}</b></a> {money(155 + 60 * k)}₫</div>"
        made[f"/muc-in/hop-{k}"] = (
            f"<h1>{name}</h1><p class='price'>{money(155 + 60 * k)}₫</p><form action='/gio-hang' method=post><button>Thêm vào giỏ</button></form><p>Dùng cho máy in laser đen trắng, in 2.000 trang phủ 5%, hộp nạp được bốn lần, xuất xứ Việt Nam, bảo hành tới hết mực. Màu đen đậm, không vương bột.</p>"
        )
    for path, name, topic in (
        ("/doi-tra", "Đổi trả", "return"),
        ("/giao-hang", "Giao hàng", "shipping"),
        ("/thanh-toan", "Thanh toán", "payment"),
    ):
        made[path] = f"<h1>{name}</h1>{TERMS[topic]}"
    made["/gio-hang"] = "<h1>Giỏ hàng</h1>"
    made["/muc-in"] = made["/"] = cards
    return {
        path: page if path.endswith(".pdf") else whole("Mực In Số Một", {path: page}, head, foot)[path]
        for path, page in made.items()
    }


INK = owner("", name="Công ty TNHH Mực In Số Một", number="0312000555", issued_on="2012-10-06", issued_by="Sở KH&ĐT TPHCM",
            representative="Tạ Văn Nhất", address="61 Phạm Ngọc Thạch, Phường Xuân Hòa, TP.HCM", phone="(028) 3829 0011")  # fmt: skip


def decomposed(n: int) -> dict[str, str]:
    """UTF-8 with the marks apart (Unicode tổ hợp), a table of two columns, two badge pictures: one link, one bare."""
    head = "<header><a href='/'>Thổ Cẩm Bản Lác</a><a href='/hang-det'>Hàng dệt</a><a href='/gio-hang'>Giỏ hàng</a></header>"
    foot = f"<footer><table border=0><tr><td>Chủ website:</td><td>Hợp tác xã Dệt thổ cẩm Bản Lác</td></tr><tr><td>Giấy chứng nhận ĐKKD:</td><td>2507D00012 do UBND huyện Mai Châu cấp ngày 09/09/2009</td></tr><tr><td>Người đại diện:</td><td>Bà Vì Thị Oanh</td></tr><tr><td>Địa chỉ:</td><td>Bản Lác, xã Mai Châu, Phú Thọ</td></tr><tr><td>Điện thoại:</td><td>0218 386 7788 - 0912 000 444</td></tr></table><p>{' | '.join(f'<a href=/{topic}>{name}</a>' for topic, name in FOUR)}</p><img src='/img/bct-nho.png' alt='Bộ Công Thương'><a href='http://online.gov.vn/Home/WebDetails/{n}'><img src='/img/logoSaleNoti.png'></a></footer>"
    made = {}
    cards = ""
    for k, name in enumerate(("Khăn piêu thêu tay", "Túi thổ cẩm", "Chăn bông lau", "Gối sợi gai")):
        cards += f"<div class='hang'><a href='/hang-det/{k}-mon'><img src='/h{k}.jpg'><h4>{name}</h4></a><p>Giá: {money(180 + 70 * k)} đồng</p></div>"
        made[f"/hang-det/{k}-mon"] = (
            f"<h1>{name}</h1><p>Giá: {money(180 + 70 * k)} đồng</p><form action='/gio-hang' method='post'><button>Đặt hàng</button></form><p>Sợi bông nhuộm chàm, thêu chỉ màu bốn mươi giờ, dài 150 cm rộng 35 cm, giặt tay bằng nước lạnh, phơi trong bóng râm. Dệt tại Bản Lác, mỗi chiếc một hoa văn.</p>"
        )
    for topic, name in FOUR:
        made[f"/{topic}"] = f"<h1>{name}</h1>{TERMS[topic]}"
    made["/gio-hang"] = "<h1>Giỏ hàng</h1>"
    made["/hang-det"] = made["/"] = cards
    return {
        path: unicodedata.normalize("NFD", page) for path, page in whole("Thổ Cẩm Bản Lác", made, head, foot).items()
    }


BROCADE = owner("", name="Hợp tác xã Dệt thổ cẩm Bản Lác", number="2507D00012", issued_on="2009-09-09", issued_by="UBND huyện Mai Châu",
                representative="Bà Vì Thị Oanh", address="Bản Lác, xã Mai Châu, Phú Thọ", phone="0218 386 7788")  # fmt: skip


def _old(title: str, rows: dict[str, str], head: str, foot: str, font: str) -> dict[str, str]:
    return {
        path: f"<HTML><HEAD><TITLE>{title}</TITLE></HEAD><BODY bgcolor=#ffffff><FONT face='{font}' size=2><TABLE width=780 align=center><TR><TD>{head}</TD></TR><TR><TD>{row}</TD></TR><TR><TD>{foot}</TD></TR></TABLE></FONT></BODY></HTML>"
        for path, row in rows.items()
    }


def vni_fonts(n: int) -> dict[str, str]:
    """A shop of 2004 in VNI-Times: text pages in table cells, order by a form; the badge was put in later."""
    head = "<a href=/>Trang chủ</a> | <a href=/hang.htm>Hàng hóa</a> | <a href=/giohang.asp>Giỏ hàng</a> | <a href=/lienhe.htm>Liên hệ</a>"
    foot = f"<center>Cơ sở Kẹo dừa Bến Tre Thanh Bình<br>Giấy phép kinh doanh số 55C8001122 do UBND thị xã Bến Tre cấp ngày 08/08/2003<br>Chủ cơ sở: Lê Thanh Bình<br>Địa chỉ: 196 Nguyễn Đình Chiểu, phường An Hội, Vĩnh Long<br>Điện thoại: 0275.3822.333<br>{' | '.join(f'<a href=/{topic}.htm>{name}</a>' for topic, name in FOUR)}<br><a href='http://online.gov.vn/CustomWebsiteDisplay.aspx?DocId={n}'><img src=/bct.gif border=0></a></center>"
    made = {}
    cards = ""
    for k, name in enumerate(("Kẹo dừa sầu riêng", "Kẹo dừa lá dứa", "Bánh tráng sữa")):
        cards += f"<a href=/hang{k}.htm><img src=/k{k}.gif></a> <a href=/hang{k}.htm><b>{name}</b></a> - Giá: {money(35 + 10 * k)} đồng/hộp<br>"
        made[f"/hang{k}.htm"] = (
            f"<b>{name}</b><br>Giá: <font color=red>{money(35 + 10 * k)} đồng/hộp</font><br><form action=/giohang.asp method=post><input type=hidden name=ma value={k}><input type=submit value='Đặt mua'></form>Nước cốt dừa khô, mạch nha nếp, đường mía; hộp 400 g gói giấy tinh bột; hạn dùng sáu tháng kể từ ngày đóng hộp; để nơi khô mát, không chất bảo quản."
        )
    for topic, name in FOUR:
        made[f"/{topic}.htm"] = f"<b>{name}</b><br>{TERMS[topic]}"
    made["/lienhe.htm"] = "<b>Liên hệ</b><br>Xin gọi điện trong giờ làm việc."
    made["/giohang.asp"] = "<b>Giỏ hàng</b><br>Giỏ hàng đang trống."
    made["/hang.htm"] = made["/"] = cards
    return _old("Keo dua Thanh Binh", made, head, foot, "VNI-Times")


CANDY = owner("", name="Cơ sở Kẹo dừa Bến Tre Thanh Bình", number="55C8001122", issued_on="2003-08-08", issued_by="UBND thị xã Bến Tre",
              representative="Lê Thanh Bình", address="196 Nguyễn Đình Chiểu, phường An Hội, Vĩnh Long", phone="0275.3822.333")  # fmt: skip


def tcvn_fonts(n: int) -> dict[str, str]:
    """TCVN3 (.VnArial), owner on the contact page alone, badge none; goods in a list with prices."""
    head = "<a href=default.htm>Trang chủ</a> | <a href=sanpham.htm>Sản phẩm</a> | <a href=giohang.aspx>Giỏ hàng</a> | <a href=lienhe.htm>Liên hệ</a>"
    foot = "<hr>Bản quyền 2005 - Rượu Cần Hòa Bình Xưa"
    made = {}
    cards = ""
    for k, name in enumerate(("Bình gốm ngâm rượu", "Cần trúc hút", "Men lá gói", "Giá đỡ bình")):
        cards += f"<li><a href=sp{k}.htm>{name}</a>: {money(90 + 60 * k)} đ</li>"
        made[f"/sp{k}.htm"] = (
            f"<h3>{name}</h3>Giá bán: {money(90 + 60 * k)} đ <form action=giohang.aspx><input type=submit value='Cho vào giỏ hàng'></form>Gốm nung củi ở lò làng, dung tích bảy lít, miệng rộng 9 phân, nặng hai cân rưỡi, màu nâu da lươn; rửa nước sôi trước khi dùng, làm tại tỉnh Phú Thọ."
        )
    slugs = {"return": "doitra", "shipping": "giaohang", "payment": "thanhtoan", "privacy": "baomat"}
    foot += "<br>" + " - ".join(f"<a href={slugs[topic]}.htm>{name}</a>" for topic, name in FOUR)
    for topic, name in FOUR:
        made[f"/{slugs[topic]}.htm"] = f"<h3>{name}</h3>{TERMS[topic]}"
    made["/lienhe.htm"] = (
        "<h3>Liên hệ</h3>Công ty TNHH Gốm Xưa<br>Giám đốc: Bùi Văn Mường<br>Trụ sở: Xóm Đồi, xã Cao Phong, tỉnh Phú Thọ<br>Mã số thuế: 5400123789<br>Điện thoại: 0218.385.4321 - Fax: 0218.385.4322"
    )
    made["/giohang.aspx"] = "<h3>Giỏ hàng</h3>Chưa có hàng."
    made["/sanpham.htm"] = f"<ul>{cards}</ul>"
    made["/default.htm"] = made["/"] = f"<h3>Hàng của xưởng</h3><ul>{cards}</ul>"
    return _old("Gom xua", made, head, foot, ".VnArial")


JARS = owner("", name="Công ty TNHH Gốm Xưa", tax_code="5400123789", representative="Bùi Văn Mường", address="Xóm Đồi, xã Cao Phong, tỉnh Phú Thọ",
             phone="0218.385.4321")  # fmt: skip


def cp1258(n: int) -> dict[str, str]:
    """windows-1258 tables: two of six goods "Liên hệ"; the seal leads to the shop's own "giấy phép" page."""
    head = "<a href=/>Trang nhà</a> . <a href=/gio.php>Giỏ hàng</a> . <a href=/gioithieu.php>Giới thiệu</a>"
    foot = f"Công ty TNHH Cá Cảnh Sông Tiền - Mã số doanh nghiệp 1200765111 - Cấp ngày 4/4/2010 - Nơi cấp Sở KHĐT Tiền Giang<br>Người đại diện: ông Võ Sông Tiền<br>Văn phòng: 9 Ấp Bắc, phường Đạo Thạnh, Đồng Tháp - ĐT: 0273 3 870 123<br>{' . '.join(f'<a href=/{topic}.php>{name}</a>' for topic, name in FOUR)}<br><a href=/giayphep.php><img src=/hinh/dathongbao.gif alt='Đã thông báo với Bộ Công Thương' border=0></a>"
    made = {}
    cards = ""
    for k, name in enumerate(("Cá bảy màu", "Cá la hán", "Cá rồng", "Bể kính 60 cm", "Lọc thác", "Đèn hồ cá")):
        cost = "Liên hệ" if k in (1, 2) else f"{money(20 + 90 * k)} VNĐ"
        cards += f"<td><a href=/ca.php?id={k}><img src=/hinh/c{k}.gif></a><br><a href=/ca.php?id={k}>{name}</a><br>Giá: {cost}</td>"
        made[f"/ca.php?id={k}"] = (
            f"<h2>{name}</h2>Giá: <b>{cost}</b><form action=/gio.php method=post><input type=hidden name=id value={k}><input type=submit value='Thêm vào giỏ hàng'></form>Nuôi tại trại Mỹ Tho, dài 4 đến 6 cm, nước 26 đến 28 độ, pH 6,5 đến 7,5; thả chung với cá hiền; ăn trùn chỉ và cám nổi; giao trong túi bơm oxy, bảo hành sống ba ngày."
        )
    for topic, name in FOUR:
        made[f"/{topic}.php"] = f"<h2>{name}</h2>{TERMS[topic]}"
    made["/giayphep.php"] = "<h2>Giấy phép</h2><img src=/hinh/giayphep.jpg>"
    made["/gioithieu.php"] = "<h2>Giới thiệu</h2>Trại cá có từ năm 1998 bên sông Tiền."
    made["/gio.php"] = "<h2>Giỏ hàng</h2>Giỏ hàng rỗng."
    made["/"] = f"<table><tr>{cards}</tr></table>"
    return _old("Ca canh", made, head, foot, "Arial")


FISH = owner("", name="Công ty TNHH Cá Cảnh Sông Tiền", number="1200765111", issued_on="2010-04-04", issued_by="Sở KHĐT Tiền Giang",
             representative="ông Võ Sông Tiền", address="9 Ấp Bắc, phường Đạo Thạnh, Đồng Tháp", phone="0273 3 870 123")  # fmt: skip


def entities(n: int) -> dict[str, str]:
    """iso-8859-1 with every Vietnamese letter as an entity; orders by telephone alone; the record is the shop's."""
    head = "<div><a href='/'>Bếp Ga Hồng Hà</a> <a href='/bep'>Bếp</a> <b>Đặt hàng: gọi 024 3933 8899</b></div>"
    foot = f"<div><p>CÔNG TY TNHH THƯƠNG MẠI HỒNG HÀ</p><p>Giấy ĐKKD số: 0100888777, ngày cấp: 12/12/2002, nơi cấp: Sở KHĐT Hà Nội</p><p>Địa chỉ: 34 Hàng Khoai, phường Hoàn Kiếm, Hà Nội</p><p>Giám đốc: Bà Đào Hồng Hà</p><p>Điện thoại: 024 3933 8899 – Email: bep@hongha.example</p>{''.join(f'<p><a href=/{topic}.html>{name}</a></p>' for topic, name in FOUR)}<a href='http://online.gov.vn/Home/WebDetails/{n}'><img src='/bct.png'></a></div>"
    made = {}
    cards = ""
    for k, name in enumerate(("Bếp ga đôi", "Bếp từ đơn", "Máy hút mùi 7 tấc")):
        cards += (
            f"<div><a href='/bep/{k}.html'><img src='/b{k}.jpg'><br>{name}</a><br><b>{money(890 + 900 * k)} đ</b></div>"
        )
        made[f"/bep/{k}.html"] = (
            f"<h1>{name}</h1><p><b>{money(890 + 900 * k)} đ</b></p><p>Gọi 024 3933 8899 để đặt hàng.</p><p>Mặt kính cường lực dày 7 mm, kiềng gang, chén đồng, đánh lửa pin; kích thước 71 x 38 x 14 cm; xuất xứ Việt Nam; bảo hành hai năm tại nhà trong nội thành.</p>"
        )
    for topic, name in FOUR:
        made[f"/{topic}.html"] = f"<h1>{name}</h1>{TERMS[topic]}"
    made["/bep"] = made["/"] = cards
    pages = {}
    for path, page in whole("Bếp Ga Hồng Hà", made, head, foot).items():
        text = page.replace("charset='utf-8'", "http-equiv='Content-Type' content='text/html; charset=iso-8859-1'")
        named = (f"&{html.entities.codepoint2name.get(ord(c), f'#{ord(c)}')};" if ord(c) > 127 else c for c in text)
        pages[path] = "".join(named)
    return pages


STOVES = owner("", name="CÔNG TY TNHH THƯƠNG MẠI HỒNG HÀ", number="0100888777", issued_on="2002-12-12", issued_by="Sở KHĐT Hà Nội",
               representative="Bà Đào Hồng Hà", address="34 Hàng Khoai, phường Hoàn Kiếm, Hà Nội", phone="024 3933 8899", email="bep@hongha.example")  # fmt: skip


def other_seals(n: int) -> dict[str, str]:
    """Seals of others (DMCA, Tín nhiệm mạng), none of the Ministry; no representative; name in the copyright line."""
    head = "<header><div class='top'>📍 120 Hùng Vương, phường Tam Kỳ, Đà Nẵng · ☎ 0235 222 3344</div><a href='/'>Vở Sách Én Xanh</a><a href='/vo-sach'>Vở sách</a><a href='/gio-hang'>Giỏ hàng</a></header>"
    foot = f"<footer><div>{''.join(f'<a href=/{topic}>{name}</a>' for topic, name in FOUR)}</div><div><a href='//www.dmca.com/Protection/Status.aspx?ID=5b' class='dmca-badge'><img src='https://images.dmca.com/Badges/dmca_protected_sml_120n.png' alt='DMCA.com Protection Status'></a><a href='https://tinnhiemmang.vn/danh-ba-tin-nhiem/enxanh-1700'><img src='https://tinnhiemmang.vn/handle_cert?id=enxanh.example' alt='Chung nhan Tin Nhiem Mang'></a></div><p>© 2026 Công ty TNHH MTV Văn phòng phẩm Én Xanh. MST: 4001999111. Hotline: 0235 222 3344</p></footer>"
    made = {}
    cards = ""
    for k, name in enumerate(("Vở ô ly 96 trang", "Bút gel xanh", "Hộp màu nước 12", "Cặp chống gù")):
        cards += f"<div class='card'><a href='/vo-sach/{k}-hang'><img src='/v{k}.jpg'><h3>{name}</h3></a><span class='price'>{money(9 + 12 * k)}đ</span></div>"
        made[f"/vo-sach/{k}-hang"] = (
            f"<h1>{name}</h1><span class='price'>{money(9 + 12 * k)}đ</span><form action='/gio-hang' method='post'><button>Thêm vào giỏ hàng</button></form><p>Giấy định lượng 100 gsm, độ trắng 82%, khổ 17 x 24 cm, bìa ivory in bốn màu, không nhòe mực. Sản xuất tại Đà Nẵng, đóng lốc mười quyển.</p>"
        )
    for topic, name in FOUR:
        made[f"/{topic}"] = f"<h1>{name}</h1>{TERMS[topic]}"
    made["/gio-hang"] = "<h1>Giỏ hàng</h1>"
    made["/vo-sach"] = made["/"] = cards
    return whole("Én Xanh", made, head, foot)


SWALLOW = owner("", "not_met", name="Công ty TNHH MTV Văn phòng phẩm Én Xanh", tax_code="4001999111", address="120 Hùng Vương, phường Tam Kỳ, Đà Nẵng",
                phone="0235 222 3344")  # fmt: skip

THIRD = (
    *FIRST,
    *SECOND,
    HandMade("21 Kim Ngân", PACKS, login_first, "link"),
    HandMade("22 Bình An", CAMERAS, no_marks, "link"),
    HandMade("23 Phím Vàng", GUITARS, one_stub, "link", {"policies": "not_met"}),
    HandMade("24 Số Một", INK, pdf_term, "link", {"policies": "unknown"}),
    HandMade("25 Bản Lác", BROCADE, decomposed, "link"),
    HandMade("26 Thanh Bình", CANDY, vni_fonts, "link", encoding="vni"),
    HandMade("27 Gốm Xưa", JARS, tcvn_fonts, None, NO_BADGE, encoding="tcvn3"),
    HandMade("28 Sông Tiền", FISH, cp1258, "elsewhere", FAKE | {"price_info": "not_met"}, encoding="windows-1258"),
    HandMade("29 Hồng Hà", STOVES, entities, "link", {"notified_badge": "not_applicable"}),
    HandMade("30 Én Xanh", SWALLOW, other_seals, None, NO_BADGE | {"owner_info": "not_met"}),
)
