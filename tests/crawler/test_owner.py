"""Owner blocks as Vietnamese shops write them; names, numbers and addresses are made up."""

from __future__ import annotations

from datetime import date

import pytest

from crawler.platforms.reading.owner import read_owners
from crawler.platforms.reading.owner_numbers import tax_code_holds
from storage.records import OwnerFacts

CASES = [
    (
        ("© 2024 - CÔNG TY TNHH HOA MAI VÀNG\n"
        "Giấy CNĐKDN: 0398765432 – Ngày cấp: 05/03/2019 – Cơ quan cấp: Phòng Đăng ký kinh"
        " doanh - Sở KHĐT TP. Cần Thơ\n"
        "Địa chỉ: 12/3 Lê Lai, Phường An Phú, TP. Cần Thơ - Điện thoại: 0292 3812 345 - Email:"
        " cskh@hoamai.example"),
        {
            "name": "CÔNG TY TNHH HOA MAI VÀNG", "number": "0398765432", "issued_on": date(2019, 3, 5),
            "issued_by": "Phòng Đăng ký kinh doanh - Sở KHĐT TP. Cần Thơ",
            "address": "12/3 Lê Lai, Phường An Phú, TP. Cần Thơ", "phone": "0292 3812 345",
            "email": "cskh@hoamai.example",
        },
    ),
    (
        ("HỘ KINH DOANH NGUYỄN THỊ LỤA\n"
        "Chủ hộ: Nguyễn Thị Lụa\n"
        "Giấy phép kinh doanh số 65A8012345 do Phòng Tài chính - Kế"
        " hoạch quận Ninh Kiều cấp ngày 12.6.2020\n"
        "Đ/c: Số 5 đường 30 Tháng 4, Ninh Kiều, Cần Thơ\n"
        "Hotline: 0901.234.567"),
        {
            "name": "HỘ KINH DOANH NGUYỄN THỊ LỤA", "representative": "Nguyễn Thị Lụa", "number": "65A8012345",
            "issued_on": date(2020, 6, 12), "issued_by": "Phòng Tài chính - Kế hoạch quận Ninh Kiều",
            "address": "Số 5 đường 30 Tháng 4, Ninh Kiều, Cần Thơ", "phone": "0901.234.567",
        },
    ),
    (
        ("Công ty Cổ phần Thương mại Dịch vụ Sen Xanh | MST: 0312345678 | Người đại diện theo pháp luật: Ông"
        " Trần Văn Bắc | Tel: (028) 3822 1234"),
        {
            "name": "Công ty Cổ phần Thương mại Dịch vụ Sen Xanh", "tax_code": "0312345678",
            "representative": "Ông Trần Văn Bắc", "phone": "(028) 3822 1234",
        },
    ),
    (
        ("GIẤY CHỨNG NHẬN ĐĂNG KÝ DOANH NGHIỆP SỐ: 0109876543, ĐĂNG KÝ LẦN ĐẦU NGÀY 10/11/2021, THAY ĐỔI LẦN THỨ 2"
        " NGÀY"
        " 01/02/2023 CẤP BỞI SỞ KH&ĐT TP. HÀ NỘI"),
        {"number": "0109876543", "issued_on": date(2021, 11, 10), "issued_by": "SỞ KH&ĐT TP. HÀ NỘI"},
    ),
    (
        ("Tên thương nhân: Cửa hàng Gốm Lam\n"
        "Trụ sở chính:\n"
        "Thôn Giang Cao, xã Bát Tràng, Hà Nội\n"
        "Mã số thuế: 8012345678-001"),
        {
            "name": "Cửa hàng Gốm Lam", "address": "Thôn Giang Cao, xã Bát Tràng, Hà Nội", "tax_code": "8012345678-001",
        },
    ),
    (
        "Mã số doanh nghiệp: 0301 234 567 do Sở Tài chính TP.HCM cấp lần đầu ngày 15 tháng 8 năm 2025",
        {"number": "0301234567", "issued_on": date(2025, 8, 15), "issued_by": "Sở Tài chính TP.HCM"},
    ),
    (
        ("Đơn vị chủ quản: CÔNG TY TNHH MTV PHỐ CỔ\n"
        "Chịu trách nhiệm nội dung: Lê Thị Thu Hà\n"
        "GPKD số 3401234567 - Ngày cấp"
        " 20/10/2016 - Nơi cấp: Sở KHĐT Bình Thuận"),
        {
            "name": "CÔNG TY TNHH MTV PHỐ CỔ", "representative": "Lê Thị Thu Hà", "number": "3401234567",
            "issued_on": date(2016, 10, 20), "issued_by": "Sở KHĐT Bình Thuận",
        },
    ),
    ("Miễn phí giao hàng từ 300.000đ\nGiờ mở cửa 8h - 21h\nTheo dõi công ty chúng tôi trên mạng xã hội", {}),
    ("Địa chỉ: Đang cập nhật\nMST: ...", {}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "facts"), CASES)
def test_owner_blocks_are_read_field_by_field(text: str, facts: dict[str, object]) -> None:
    owners = read_owners(text.split("\n"))
    assert owners == ((OwnerFacts.model_validate(facts),) if facts else ())


def test_two_owners_on_one_page_stay_two() -> None:
    text = (
        "CÔNG TY TNHH BẮC\nMST: 0101111111\nĐịa chỉ: Số 1 phố Huế, Hà Nội\n"
        "CÔNG TY TNHH NAM\nMST: 0302222222\nĐịa chỉ: Số 2 Lê Lợi, TP.HCM"
    )
    owners = read_owners(text.split("\n"))
    assert [owner.tax_code for owner in owners] == ["0101111111", "0302222222"]


def test_the_same_owner_said_twice_is_one() -> None:
    text = "Công ty TNHH Bắc\nMST: 0101111111\nLiên hệ\nCÔNG TY TNHH BẮC\nMST: 0101111111\nEmail: a@bac.example"
    (owner,) = read_owners(text.split("\n"))
    assert (owner.tax_code, owner.email) == ("0101111111", "a@bac.example")


def test_a_tax_codes_check_digit() -> None:
    digits = "030123456"
    last = 10 - sum(w * int(d) for w, d in zip((31, 29, 23, 19, 17, 13, 7, 5, 3), digits, strict=True)) % 11
    assert tax_code_holds(f"{digits}{last}") == (last < 10)
    assert not tax_code_holds("0123456789")
    assert not tax_code_holds("12")


def test_a_page_of_phone_numbers_takes_no_time_and_gives_no_owner_number() -> None:
    lines = [f"Hotline: 09{number:08d} - tư vấn khách hàng" for number in range(5000)]
    (owner,) = read_owners(lines)
    assert (owner.number, owner.tax_code, owner.name) == (None, None, None)


def test_a_label_and_its_value_in_two_cells_are_one_and_an_office_is_no_part_of_a_name() -> None:
    cells = (
        "Chủ sở hữu website", "Công ty TNHH Yến Sào Hòn Nội", "Số đăng ký kinh doanh", "4201987654", "Ngày cấp",
        "30/06/2018", "Nơi cấp", "Sở Kế hoạch và Đầu tư Khánh Hòa", "Người đại diện",
        "Bà Phan Thị Yến - Chức vụ: Giám đốc",
        "Địa chỉ trụ sở", "46 Trần Phú, phường Nha Trang, Khánh Hòa",
    )  # fmt: skip
    (owner,) = read_owners(cells)
    assert owner == OwnerFacts(
        name="Công ty TNHH Yến Sào Hòn Nội", number="4201987654", issued_on=date(2018, 6, 30),
        issued_by="Sở Kế hoạch và Đầu tư Khánh Hòa", representative="Bà Phan Thị Yến",
        address="46 Trần Phú, phường Nha Trang, Khánh Hòa",
    )  # fmt: skip


def test_a_row_of_two_cells_that_came_as_one_line_is_a_label_and_its_value() -> None:
    rows = (
        "Tên đơn vị Công ty TNHH Bình Minh", "Mã số doanh nghiệp 0312345678", "Ngày cấp 12/03/2015",
        "Nơi cấp Sở Kế hoạch và Đầu tư Cần Thơ", "Người đại diện theo pháp luật Nguyễn Văn An",
        "Địa chỉ Tầng 3, 12 Lê Lợi, phường Ninh Kiều, Cần Thơ",
    )  # fmt: skip
    (owner,) = read_owners(rows)
    assert owner == OwnerFacts(
        name="Công ty TNHH Bình Minh", number="0312345678", issued_on=date(2015, 3, 12),
        issued_by="Sở Kế hoạch và Đầu tư Cần Thơ", representative="Nguyễn Văn An",
        address="Tầng 3, 12 Lê Lợi, phường Ninh Kiều, Cần Thơ",
    )  # fmt: skip
    for boast in ("Địa chỉ uy tín số 1, giao nhanh", "Đại Diện Thương Hiệu Lớn Nhất", "Trụ sở chính của niềm tin"):
        (owner,) = read_owners(("Công ty TNHH Bình Minh", boast))
        assert (owner.address, owner.representative) == (None, None), boast
