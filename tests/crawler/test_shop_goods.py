"""Which pages of a visit are goods, and what a foot of a shop says in rarer forms."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from parsel import Selector

from crawler.platforms.reading.ordering import has_order_control
from crawler.platforms.reading.owner import read_owners
from crawler.platforms.reading.register import domains_on
from crawler.platforms.reading.shop_links import Aim, aims_of, opened_in_page, topics_of
from crawler.platforms.reading.shop_pages import is_pictured, is_till, lines_of, part_words, topics_in, words_by_topic
from crawler.shop_goods import product_pages, shape, shows_price
from storage.records import Kind, Observation, PolicyTopic

NOW = datetime(2026, 11, 1, tzinfo=UTC)
FOOT = "Cửa hàng Chè Tân Cương | Xóm Hồng Thái, xã Tân Cương"
ABOUT = "Chè hái một tôm hai lá ở vùng đồi đất đỏ, sao tay trong ngày, hương cốm, nước xanh, hậu ngọt."


@pytest.mark.parametrize(
    ("line", "is_price"),
    [
        ("Giá: 85.000 đ/kg", True), ("Giá bán: 35.000₫", True), ("GIÁ BÁN LẺ: 150000", True), ("120.000 VNĐ", True),
        ("Giá bán: Liên hệ", False), ("Điện thoại: 0280.3855.444", False), ("Chè 500 g", False),
        ("Đánh giá 5 sao", False), ("Giá trị dinh dưỡng trong 100 g", False),
    ],
)  # fmt: skip
def test_a_line_with_a_price_is_told_from_other_numbers(line: str, is_price: bool) -> None:
    assert shows_price(f"Chè đinh\n{line}\nĐặt mua") is is_price


def test_addresses_of_one_kind_share_a_shape() -> None:
    assert shape("http://a.vn/sanpham.asp?ma=1") == shape("http://a.vn/sanpham.asp?ma=22")
    assert shape("http://a.vn/sanpham.asp?ma=1") != shape("http://a.vn/noidung.asp?id=1")
    assert shape("http://a.vn/hang-p12.html") == shape("http://a.vn/hang-p7.html") != shape("http://a.vn/nhom-pc7.html")
    assert shape("http://a.vn/san-pham/ao") == shape("http://a.vn/san-pham/quan") != shape("http://a.vn/tin/quan")


def page(path: str, text: str, kind: Kind = Kind.PAGE) -> Observation:
    url = f"http://a.vn{path}"
    return Observation(
        url=url, canonical_url=url, kind=kind, title="Che Tan Cuong", text=f"{text}\n{FOOT}", platform="website",
        observed_at=NOW, capture_sha256="0" * 64,
    )  # fmt: skip


def test_pages_without_a_heading_that_lists_lead_to_are_goods_with_or_without_a_price() -> None:
    seen = [
        page("/", "Chè móc câu\nGiá: 85.000đ"),
        page("/sp.asp?ma=1", f"Chè móc câu\nGiá: 85.000 đ/kg\nĐặt mua\n{ABOUT}"),
        page("/sp.asp?ma=2", "Chè búp\nGiá: liên hệ\nĐặt mua"),
        page("/tin.asp?id=1", f"Mùa chè mới\n{ABOUT}"),
    ]
    aimed = frozenset(each.url for each in seen[1:])
    found = product_pages({each.url: each for each in seen}, aimed, lambda _: (FOOT,), lambda _: None)
    assert [(each.url, each.has_price, each.described) for each in found] == [
        ("http://a.vn/sp.asp?ma=1", True, True), ("http://a.vn/sp.asp?ma=2", False, False),
    ]  # fmt: skip


def test_a_catalogue_without_prices_or_orders_has_goods_that_say_what_only_goods_say() -> None:
    goods = [
        page(f"/may{n}.htm", f"Máy bơm {n}\nGiá: Liên hệ\nLưu lượng 10 m3/giờ, bảo hành 18 tháng") for n in (1, 2, 3)
    ]
    cages = [page(f"/long{n}.htm", f"Lồng {n}\nGiá: 250.000 đồng\nnan trúc, ai ưng xin gọi") for n in (1, 2)]
    news = [page(f"/tin/{n}", f"Tin {n}\n{ABOUT}") for n in "abcd"]
    seen = {each.url: each for each in (*goods, *cages, *news)}
    for pages, expected in ((goods, (3, False)), (cages, (2, True)), (news, (0, False))):
        aimed = frozenset(each.url for each in pages)
        found = list(product_pages(seen, aimed, lambda _: (FOOT,), lambda _: None))
        assert (len(found), any(each.has_price for each in found)) == expected


def test_a_row_of_terms_by_plain_addresses_is_not_taken_for_goods() -> None:
    names = {
        "doi-tra": "Đổi xe, trả xe",
        "giao-xe": "Giao xe tận nhà",
        "tra-gop": "Thanh toán, trả góp",
        "rieng-tu": "Riêng tư",
    }
    side = "".join(f"<a href='/ht/{slug}'>{name}</a>" for slug, name in names.items())
    links = aims_of(Selector(text=f"<div class=side>{side}</div>"), "http://a.vn/")
    assert {link.aim for link in links} == {Aim.POLICY}
    assert frozenset().union(*(link.topics for link in links)) == frozenset(PolicyTopic)


@pytest.mark.parametrize(
    "label", ["Nội quy mua bán", "Cách mua hàng", "Chăm sóc khách hàng", "Hỗ trợ", "Thông tin người bán"]
)
def test_pages_of_terms_and_owners_have_many_names(label: str) -> None:
    (link,) = aims_of(Selector(text=f"<p><a href='/x1'>{label}</a></p>"), "http://a.vn/")
    assert link.aim is (Aim.OWNER if "người bán" in label else Aim.TERMS)


def test_a_term_that_is_a_picture_can_not_be_read() -> None:
    home, picture = Selector(text="<p><img src=/logo.png>Trang chủ</p>"), "<p><img src=/chinh-sach.jpg></p>"
    for body, pictured in (
        (picture, True),
        (f"{picture}<p>Nội dung này đang được cập nhật thêm</p>", False),
        ("", False),
    ):
        page = Selector(text=f"<p><img src=/logo.png>Trang chủ</p><h1>Chính sách đổi trả</h1>{body}")
        assert is_pictured(page, lines_of(page), home, lines_of(home)) is pictured


def test_a_page_of_rules_may_name_them_in_plain_lines() -> None:
    rules = "<div>1. Phương thức thanh toán</div><p>Trả tiền mặt.</p><p>Đổi trả hàng</p><p>Trong ba ngày.</p>"
    selector = Selector(text=f"<h2>Quy định</h2>{rules}")
    assert topics_in(selector, ()) == frozenset()
    assert topics_in(selector, (), of_rules=True) == {PolicyTopic.PAYMENT, PolicyTopic.RETURN}


def test_a_menu_leads_to_groups_of_goods_and_not_to_goods() -> None:
    groups = "".join(f"<a href='/{name}.html'>Nhóm {name}</a>" for name in ("ban-pc1", "ghe-pc2", "tu-pc3"))
    html = f"<nav><a href='/'>Nhà</a>{groups}</nav>"
    links = aims_of(Selector(text=html), "http://a.vn/")
    assert {link.url: link.aim for link in links} == dict.fromkeys(
        ("http://a.vn/ban-pc1.html", "http://a.vn/ghe-pc2.html", "http://a.vn/tu-pc3.html"), Aim.CATEGORY
    )


@pytest.mark.parametrize(
    ("line", "name", "number"),
    [
        ("Cửa hàng Vải Tám Hưng - HKD số 41H8009876, ngày cấp 03/03/2016", "Cửa hàng Vải Tám Hưng", "41H8009876"),
        ("GCN ĐKHKD số 58D8001234 do Phòng TC-KH huyện U Minh cấp ngày 12/04/2020", None, "58D8001234"),
        ("Cửa hàng Nón Gò Găng", None, None),
    ],
)  # fmt: skip
def test_households_give_their_number_in_many_ways(line: str, name: str | None, number: str | None) -> None:
    found = [(owner.name, owner.number) for owner in read_owners([line])]
    assert found == ([] if (name, number) == (None, None) else [(name, number)])


def test_a_name_ends_where_its_tax_code_begins() -> None:
    (owner,) = read_owners(["CÔNG TY TNHH DƯỢC LIỆU SAPA XANH MST 5300456789 ĐT 0214 387 1234"])
    assert (owner.name, owner.tax_code) == ("CÔNG TY TNHH DƯỢC LIỆU SAPA XANH", "5300456789")


TERMS = "<ul><li><a href=/doi-tra>Đổi trả</a><li><a href=/giao>Giao hàng</a><li><a href=/thanh-toan>Thanh toán</a></ul>"


@pytest.mark.parametrize(
    ("html", "orders"),
    [
        ("<a class='btn-buy' href='https://m.me/shop'>MUA NGAY</a>", False),
        ("<a class=btn href='tel:0901'>Đặt hàng</a>", False),
        ("<button onclick=\"location='https://zalo.me/0901'\">Đặt mua</button>", False),
        ("<a class=btn href='https://shopee.vn/x'>Mua ngay</a>", False), ("<button>DAT HANG</button>", True),
        ("<a class=button href='?add-to-cart=9'>Mua</a>", True), ("<nav><a href='/mua'>Mua</a></nav>", False),
        ("<a href='/dang-nhap'>Đăng nhập để đặt hàng</a>", True), (TERMS, False),
        ("<div><a href=/gio-hang>Giỏ hàng</a> <a href=/thanh-toan>Thanh toán</a></div>", True),
    ],
)  # fmt: skip
def test_orders_that_go_to_a_person_or_another_shop_are_no_function_of_the_site(html: str, *, orders: bool) -> None:
    assert has_order_control(Selector(text=html), None) is orders


def test_the_address_of_the_till_may_hold_the_terms_of_payment() -> None:
    links = {link.url: link.topics for link in aims_of(Selector(text=TERMS), "http://a.vn/")}
    assert links["http://a.vn/thanh-toan"] == {PolicyTopic.PAYMENT}
    field = "<input name=a><input type=tel name=b><textarea name=c></textarea>"
    assert is_till(Selector(text=f"<form>{field}</form>"))
    assert not is_till(Selector(text="<form><input type=search></form><p>Trả tiền khi nhận hàng</p>"))


def test_of_several_policies_on_one_page_each_has_its_own_words() -> None:
    said = "Hàng lỗi được đổi trong bảy ngày, kèm hóa đơn."
    html = (
        f"<b>Chân trang: bảo mật</b><h2>Đổi trả</h2><p>{said}</p><h3>1. Ai chịu phí</h3><p>{said}</p>"
        "<h2>Bảo mật</h2><p>Đang cập nhật</p>"
    )
    selector = Selector(text=html)
    words = words_by_topic(selector, lines_of(selector), ("Chân trang: bảo mật",))
    assert words == {PolicyTopic.RETURN: 24, PolicyTopic.PRIVACY: 0}


def test_goods_in_lines_that_breaks_end_are_goods() -> None:
    lines = "".join(
        f"<a href=/h{n}.htm><img></a> <a href=/h{n}.htm>Món {n}</a> - Giá: {n}0.000đ<br>" for n in (1, 2, 3)
    )
    links = aims_of(Selector(text=f"<table><tr><td>{lines}</td></tr></table>"), "http://a.vn/")
    assert [link.aim for link in links] == [Aim.PRODUCT] * 3


def test_a_record_may_name_an_address_with_www() -> None:
    assert domains_on(Selector(text="<p>Tên miền: http://www.127.0.0.1:8080/</p>")) == ("www.127.0.0.1:8080",)


def test_a_link_to_the_page_itself_names_no_policy() -> None:
    found = aims_of(Selector(text='<ul><li><a href=" #">Chính sách bảo mật</a></ul>', type="html"), "http://a.vn/ao")
    assert found == ()


def test_a_row_of_boxes_is_no_line_that_names_a_rule() -> None:
    boxes = "<div><ul><li><a href=/a>Đổi trả</a><li><a href=/b>Giao nhận</a></ul></div>"
    assert topics_in(Selector(text=f"<p>Giá theo mùa.</p>{boxes}", type="html"), (), of_rules=True) == frozenset()
    assert topics_in(Selector(text="<div>Đổi trả hàng</div>", type="html"), (), of_rules=True) == {PolicyTopic.RETURN}


@pytest.mark.parametrize(
    ("label", "aim"),
    [("Mua hàng", Aim.TERMS), ("Xuất hóa đơn", Aim.OWNER), ("Thông tin của tôi có được giữ kín?", Aim.POLICY)],
)
def test_rarer_names_of_pages_tell_what_they_are_for(label: str, aim: Aim) -> None:
    (link,) = aims_of(Selector(text=f"<p><a href=/x1>{label}</a></p>", type="html"), "http://a.vn/")
    assert link.aim is aim


def test_a_fold_that_says_how_to_pay_is_no_order() -> None:
    folds = "".join(f"<div><button>{name}</button><p>…</p></div>" for name in ("Đổi trả", "Giao hàng", "Thanh toán"))
    assert not has_order_control(Selector(text=f"<div>{folds}</div>", type="html"), None)
    assert has_order_control(Selector(text="<form action=/don><button>Thanh toán</button></form>", type="html"), None)


def test_owners_are_named_by_workshop_and_by_who_runs_the_site() -> None:
    (shop,) = read_owners(["Cơ sở: Xưởng Gỗ Sơn Tây", "GPKD: 01K8007788"])
    assert shop.name == "Xưởng Gỗ Sơn Tây"
    (firm,) = read_owners(["Website này do Công ty Cổ phần Nhạc cụ Huế Xưa thiết lập và vận hành.", "MST: 3301667788"])
    assert firm.name == "Công ty Cổ phần Nhạc cụ Huế Xưa"
    (house,) = read_owners(["Hộ kinh doanh Tranh Bảy", "Giấy phép kinh doanh hộ cá thể số 21D8003344"])
    assert house.number == "21D8003344"
    (person,) = read_owners(["Cá nhân kinh doanh: Lưu Thị Hạnh", "Mã số thuế cá nhân: 8405512207"])
    assert person.name == "Lưu Thị Hạnh"


def test_an_owner_and_the_office_of_issue_are_read_from_prose() -> None:
    text = (
        "Cửa hàng này do Công ty TNHH Cây cảnh Mây Xanh quản lý. Công ty được Phòng Đăng ký kinh doanh – Sở Kế hoạch và"
        " Đầu tư tỉnh Lâm Đồng cấp giấy chứng nhận đăng ký doanh nghiệp số 5801389900 ngày 05 tháng 3 năm 2019."
    )
    (firm,) = read_owners([text])
    assert firm.name == "Công ty TNHH Cây cảnh Mây Xanh"
    assert firm.issued_by == "Phòng Đăng ký kinh doanh – Sở Kế hoạch và Đầu tư tỉnh Lâm Đồng"


@pytest.mark.parametrize("label", ["giao cay tan noi", "gui long cuoc phi", "giao hang"])
def test_shipping_has_many_names(label: str) -> None:
    assert PolicyTopic.SHIPPING in topics_of(label)


@pytest.mark.parametrize(
    ("opener", "part"),
    [
        ('<a href="#" data-bs-target="#m1">Chính sách đổi trả</a>', '<div id="m1"><h5>Đổi trả</h5>{0}</div>'),
        ('<button data-target="#m1">Chính sách đổi trả</button>', '<div hidden id="m1">{0}</div>'),
        ('<a href="#m1">Đổi trả</a>', '<h2 id="m1">Đổi trả</h2>{0}<h2>Khác</h2><p>một hai ba bốn năm sáu bảy tám</p>'),
        ('<a href="#m1">Đổi trả</a>', '<p><a name="m1"></a></p><h3>Đổi trả</h3>{0}'),
        ('<a href="#m1">Đổi trả</a>', "<p>không có phần này</p>"),
    ],
)  # fmt: skip
def test_a_term_may_be_a_part_of_the_same_page(opener: str, part: str) -> None:
    text = "<p>Trong bảy ngày quý khách được đổi hàng lỗi, cửa hàng chịu phí.</p>"
    selector = Selector(text=f"<body>{opener}{part.format(text)}</body>", type="html")
    ((topics, name),) = opened_in_page(selector)
    assert (topics, part_words(selector, name)) == ({PolicyTopic.RETURN}, 13 if "{0}" in part else 0)
    hidden = Selector(text=f"<body><div hidden>{opener}</div>{part.format(text)}</body>", type="html")
    assert list(opened_in_page(hidden)) == []
