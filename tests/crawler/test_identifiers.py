"""A seller's identifiers in words: plain, disguised, and the ones that are somebody else's."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from standing_clock import StandingClock

from crawler.identifiers.phones import national
from crawler.identifiers.places import place_of, province_today, provinces
from crawler.identifiers.read import identifiers_in, identify
from storage.records import Contact, ContactKind, Kind, Observation

NUMBER = "0903123456"
HINTS = {ContactKind.CARRIER, ContactKind.PAYMENT}
SPELLINGS = (
    "0903123456", "0903.123.456", "0903 123 456", "(0903) 123-456", "+84 903 123 456", "0084903123456",
    "+84 (0)903 123 456",
    "84903123456", "o9o3.i23.456", "O9O3 l23 4S6", "0.9.0.3.1.2.3.4.5.6", "0 9 0 3 1 2 3 4 5 6", "0_903_123_456",
    "không chín không ba một hai ba bốn năm sáu", "khong chin khong ba mot hai ba bon nam sau",
    "khôngchínkhôngba123456",
    "không9không3 123 456", "0 chín 0 ba 1 hai 3 bốn 5 sáu", "09 không 3 123456",
    "０９０３１２３４５６", "⓪⑨⓪③①②③④⑤⑥", "0️⃣9️⃣0️⃣3️⃣1️⃣2️⃣3️⃣4️⃣5️⃣6️⃣", "𝟎𝟗𝟎𝟑𝟏𝟐𝟑𝟒𝟓𝟔", "⁰⁹⁰³¹²³⁴⁵⁶", "0⭐9⭐0⭐3⭐1⭐2⭐3⭐4⭐5⭐6",
    "0\u200b9\u200b0\u200b3123456", "0903 chấm 123 chấm 456", "zalo0903123456", "0903123456zalo", "0903123456!",
    "sđt 903123456",
    "0903\n123\n456", "o9o3 một hai ba bốn năm 6", "О9О3.123.456", "0903*123*456", "0903/123/456",
    "không chín không ba, mười hai, ba mươi tư, năm sáu",
)  # fmt: skip


def told(text: str) -> set[str]:
    """The identifiers as kind:value, hints left out."""
    return {f"{each.kind}:{each.value}" for each in identifiers_in(text) if each.kind not in HINTS}


@pytest.mark.parametrize("spelling", SPELLINGS)
def test_a_number_is_read_however_it_is_spelled(spelling: str) -> None:
    assert f"phone:{NUMBER}" in told(f"Kem trộn giá 350k, ib em. LH {spelling} nhé chị yêu"), spelling


@pytest.mark.parametrize(
    ("old", "new"),
    [("01201234567", "0701234567"), ("0123 456 7890", "0834567890"), ("0168.222.3333", "0382223333"),
     ("0199 888 7777", "0598887777"), ("0186-111-2222", "0561112222"), ("04 3825 5555", "02438255555")],
)  # fmt: skip
def test_old_prefixes_become_the_present_ones(old: str, new: str) -> None:
    assert told(f"Hotline: {old}") == {f"phone:{new}"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("sdt 0903123456, zalo ơ trên", {"phone:0903123456", "zalo:0903123456"}),
        ("0912.345.678 (zalo)", {"phone:0912345678", "zalo:0912345678"}),
        ("Viber/Zalo: 0912 345 678", {"phone:0912345678", "zalo:0912345678"}),
        ("0903123456 - 0912.345.678", {"phone:0903123456", "phone:0912345678"}),
        ("Gọi (028) 3868 4857 hoặc 1900 6017", {"phone:02838684857", "phone:19006017"}),
        ("Call +855 12 345 678", {"phone:+85512345678"}),
        ("Giá 390.000đ, 350k/hộp, từ 08/11/2026 09:12, 12 tháng bảo hành", set()),
        ("Mã đơn 0903123456, CCCD 079123456789", set()),
        ("0903.xxx.456", set()),
        ("0903.123.456.789", set()),
        ("STK 1903 5678 9012 34 Techcombank NGUYEN THI VY", {"bank_account:19035678901234", "owner:NGUYEN THI VY"}),
        ("Vietcombank: 0071000123456 - Nguyễn Thị Bích", {"bank_account:0071000123456", "owner:NGUYỄN THỊ BÍCH"}),
        ("stk l9O3 567 89O l2 34 ngân hàng Quân Đội", {"bank_account:19035678901234"}),
        ("CK qua MB 0903123456, chủ tk Trần Văn Cường", {"bank_account:0903123456", "owner:TRẦN VĂN CƯỜNG"}),
        ("momo 0903123456", {"phone:0903123456"}),
        ("MST: 0310874914 - ĐT: 0903123456", {"tax_code:0310874914", "phone:0903123456"}),
        ("Mã số thuế 0310874914-001", {"tax_code:0310874914-001"}),
        ("Giấy CN ĐKKD hộ kinh doanh số 41A8012345", {"business_number:41A8012345"}),
        ("Số ĐKKD: 0310874914 cấp ngày 12/03/2019", {"tax_code:0310874914"}),
        ("Mail: havy.spa (at) gmail (dot) com", {"email:havy.spa@gmail.com"}),
        ("mail kemvy a còng gmail chấm com", {"email:kemvy@gmail.com"}),
        ("zalo.me/0903123456", {"zalo:0903123456", "phone:0903123456"}),
        ("fb . com / kem.ha.vy", {"facebook:kem.ha.vy"}),
        ("facebook chấm com/kem.ha.vy", {"facebook:kem.ha.vy"}),
        ("https://www.facebook.com/profile.php?id=100087654321", {"facebook:100087654321"}),
        ("tele: @kemvy_sale, t.me/khokem", {"telegram:kemvy_sale", "telegram:khokem"}),
        ("inbox m.me/havy.cosmetics", {"messenger:havy.cosmetics"}),
        ("tiktok @havy.beauty", {"tiktok:@havy.beauty"}),
        ("Website: kemhavy[.]com hoặc shopee.vn/havyshop", {"domain:kemhavy.com", "shopee:havyshop"}),
        ("Nạp USDT TQn9Y2khEsLJW1ChVWFMSMeRDow5KcbLSE", {"wallet:TQn9Y2khEsLJW1ChVWFMSMeRDow5KcbLSE"}),
    ],
)  # fmt: skip
def test_what_a_text_says_of_its_seller(text: str, expected: set[str]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Hotline Shopee: 1900 1221", "Tổng đài GHTK 0909 111 222", "Khiếu nại gọi Quản lý thị trường 0961 000 111",
        "Khách hàng: chị Lan 0987 654 321 đã nhận", "Ship cho chị Lan 0987654321 Hà Nội", "sđt của em 0987654321",
        "Tư vấn cho em với 0987654321", "Bình luận (3):\nLan: 0987654321 cho em hỏi giá",
        "Bình luận của Hoa: gọi mình 0987654321",
        "Người nhận: Nguyễn Thị Hoa, 0987654321", "Đánh giá của khách hàng\nShop tốt, 0987654321",
        "Người phản ánh: Trần A, STK 0071000123456 Vietcombank",
    ],
)  # fmt: skip
def test_bystanders_and_hotlines_of_others_are_not_read(text: str) -> None:
    assert {each for each in told(text) if not each.startswith("owner")} == set()


@pytest.mark.parametrize(
    "text",
    ["Quý khách liên hệ hotline 0903123456", "Ship GHN toàn quốc, hotline 0903123456",
    "Hotline / Zalo / Facebook: 0903 123 456",
     "Ship cho khách toàn quốc, LH 0903123456", "Shop nhận tư vấn, gọi 0903123456"],
)  # fmt: skip
def test_the_sellers_own_number_beside_such_words_is_read(text: str) -> None:
    assert f"phone:{NUMBER}" in told(text)


@pytest.mark.parametrize(
    ("address", "lies"),
    [
        ("766/3B Sư Vạn Hạnh, Phường 12, Quận 10, TP.HCM", "Phường Hòa Hưng, Hồ Chí Minh"),
        ("Ấp 3, xã Đại Thành, TP Ngã Bảy, tỉnh Hậu Giang", "Phường Đại Thành, Cần Thơ"),
        ("số 5 đường 30/4 Phường An Bình quận Ninh Kiều Cần Thơ", "Phường An Bình, Cần Thơ"),
        ("12 Lê Lợi, P.Bến Nghé, Q1, Tp. HCM", "Phường Sài Gòn, Hồ Chí Minh"),
        ("45 Trần Phú, P.5, TP Vũng Tàu, Bà Rịa - Vũng Tàu", "Phường Vũng Tàu, Hồ Chí Minh"),
        ("12 Nguyen Trai, phuong Ben Thanh, TP Ho Chi Minh", "Phường Bến Thành, Hồ Chí Minh"),
        ("Số 8, phường Dịch Vọng Hậu, quận Cầu Giấy, Hà Nội", "Hà Nội"),  # divided among several
        ("12 Hùng Vương, Quận Ninh Kiều", "Cần Thơ"),
    ],
)  # fmt: skip
def test_an_address_lies_in_a_commune_of_today(address: str, lies: str) -> None:
    assert str(place_of(address)) == lies


def test_what_names_no_place_for_certain_gives_none() -> None:
    assert place_of("xã Tân Thành") is None
    assert place_of("12 Main Street") is None
    assert len(provinces()) == 34
    assert [province_today(name) for name in ("Hậu Giang", "TP. Hồ Chí Minh", "tỉnh Bến Tre", "Paris")] == [
        "Cần Thơ", "Hồ Chí Minh", "Vĩnh Long", None,
    ]  # fmt: skip


def test_an_address_in_a_text_ends_before_what_follows() -> None:
    found = identifiers_in("Đc: 12 Nguyễn Trãi, P. Bến Thành, Q.1, TP.HCM. Ship COD toàn quốc, LH 0903123456")
    (address,) = [each for each in found if each.kind is ContactKind.ADDRESS]
    assert (address.value, address.detail) == (
        "12 Nguyễn Trãi, P. Bến Thành, Q.1, TP.HCM",
        "Phường Bến Thành, Hồ Chí Minh",
    )
    assert {each.value for each in found if each.kind in HINTS} == {"COD"}


@pytest.mark.parametrize(
    ("text", "hints"),
    [
        ("Giao hàng c.o.d", {"COD"}), ("ship c.od tận nơi", {"COD"}), ("có co.d", {"COD"}), ("codec mới", set()),
        ("trả qua mo mo", {"MoMo"}), ("ví MOMO", {"MoMo"}), ("mô hình mới", set()),
        ("gửi GHN, J & T", {"Giao Hàng Nhanh", "J&T"}),
    ],
)  # fmt: skip
def test_ways_to_pay_and_to_send_are_hints(text: str, hints: set[str]) -> None:
    assert {each.value for each in identifiers_in(text) if each.kind in HINTS} == hints


def test_a_number_behind_single_number_words_is_read() -> None:
    found = identifiers_in("Một năm bảo hành, hai tặng một, ba bước. Gọi không chín không ba một hai ba bốn năm sáu.")
    assert [each.value for each in found if each.kind is ContactKind.PHONE] == [NUMBER]


def test_a_wrong_check_digit_is_a_doubt_and_no_reason_to_leave_the_code_out() -> None:
    right, wrong = identifiers_in("MST: 0310874914")[0], identifiers_in("MST: 0310874915")[0]
    assert (right.detail, wrong.value, wrong.detail) == ("", "0310874915", "chữ số kiểm tra không khớp")


def observation(clock: StandingClock, **more: object) -> Observation:
    fields: dict[str, object] = {
        "url": "https://kemvy.vn/a", "canonical_url": "https://kemvy.vn/a", "kind": Kind.PAGE, "title": "", "text": "",
        "observed_at": clock(), "capture_sha256": None,
    }  # fmt: skip
    return Observation.model_validate(fields | more)


def test_five_hundred_numbers_on_a_page_are_nobodys_and_the_doubt_is_named(clock: StandingClock) -> None:
    text = "\n".join(f"Đại lý {n}: 0903{n:06}" for n in range(500))
    found = identify(observation(clock, text=text))
    assert [each for each in found.contacts if each.kind is ContactKind.PHONE] == []
    assert "500 số điện thoại" in found.doubts[0]


def test_two_tax_codes_on_a_page_are_two_owners_and_neither_counts(clock: StandingClock) -> None:
    found = identify(observation(clock, text="MST 0310874914. Đối tác: MST 0107504497"))
    assert [each for each in found.contacts if each.kind is ContactKind.TAX_CODE] == []
    assert "2 mã số thuế" in found.doubts[0]


def test_an_observation_tells_its_account_its_site_and_its_pictures(clock: StandingClock) -> None:
    shop = identify(observation(clock, seller="Kem Vy", image_hashes=("00ff00ff00ff00ff", "0" * 16)))
    assert [(each.kind, each.value) for each in shop.contacts] == [
        ("domain", "kemvy.vn"),
        ("image", "00ff00ff00ff00ff"),
    ]
    market = identify(observation(clock, seller="Cô Ba"))
    assert market.contacts == ()  # on a market the site's name is not the seller's
    url = "https://www.facebook.com/kem.ha.vy/posts/12"
    post = identify(observation(clock, url=url, kind=Kind.POST, platform="facebook", text="Bán kem, LH 0903123456"))
    assert (post.account, post.sells) == ("kem.ha.vy", True)
    assert Contact(kind=ContactKind.FACEBOOK, value="kem.ha.vy") in post.contacts
    lost = observation(
        clock, url=url, kind=Kind.POST, platform="facebook", text="Nhà em lạc mất chó, ai thấy báo 0903123456"
    )
    assert not identify(lost).sells


@given(st.text(max_size=300))
def test_no_text_makes_the_reader_stumble(text: str) -> None:
    for contact in identifiers_in(text):
        assert contact.value


@given(st.from_regex(r"0[35789][0-9]{8}", fullmatch=True))
def test_a_number_is_itself_once_it_is_in_the_present_form(number: str) -> None:
    assert national(number) in {number, None}
