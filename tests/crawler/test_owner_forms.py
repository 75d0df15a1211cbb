# ruff: noqa: E501 - feet of shops stand as shops write them
"""Owner blocks in rarer forms: without marks, in English, by icons, over several lines, beside firms of others."""

from __future__ import annotations

from datetime import date

import pytest
from parsel import Selector

from crawler.platforms.reading.owner import read_owners
from crawler.platforms.reading.owner_lines import owner_lines

BLOCKS: list[tuple[str, dict[str, object]]] = [
    (
        ("CONG TY TNHH TM DV MINH KHANG\nMST: 0313.456.789\nDai dien phap luat: Le Minh Khang\nTru so: 14 Le Lai, P. Ben"
        " Thanh, TP. Ho Chi Minh\nDT: 028 3822 1111"),
        {
            "name": "CONG TY TNHH TM DV MINH KHANG", "tax_code": "0313456789", "representative": "Le Minh Khang",
            "address": "14 Le Lai, P. Ben Thanh, TP. Ho Chi Minh", "phone": "028 3822 1111",
        },
    ),
    (
        ("SAIGON RATTAN CO., LTD\nBusiness registration certificate No: 0301.222.333 issued by Department of Planning and"
        " Investment of Ho Chi Minh City on 02/05/2011\nDirector: Ms. Tran Thu\nHead office: 8 Ly Tu Trong Street,"
        " District 1, Ho Chi Minh City"),
        {
            "name": "SAIGON RATTAN CO., LTD", "number": "0301222333", "issued_on": date(2011, 5, 2),
            "issued_by": "Department of Planning and Investment of Ho Chi Minh City", "representative": "Ms. Tran Thu",
            "address": "8 Ly Tu Trong Street, District 1, Ho Chi Minh City",
        },
    ),
    (
        ("© 2025 Công ty CP Mây Tre Xanh. Thiết kế bởi WebViet\nĐKKD 0108111222 Sở KHĐT TP Hà Nội cấp 09/01/2018\nTGĐ: Vũ"
        " Tre Xanh\n🏠 22 ngõ 10 Láng Hạ, phường Đống Đa, Hà Nội\n☎ 024 3514 5555"),
        {
            "name": "Công ty CP Mây Tre Xanh", "number": "0108111222", "issued_on": date(2018, 1, 9),
            "issued_by": "Sở KHĐT TP Hà Nội", "representative": "Vũ Tre Xanh",
            "address": "22 ngõ 10 Láng Hạ, phường Đống Đa, Hà Nội", "phone": "024 3514 5555",
        },
    ),
    (
        ("CÔNG TY TNHH MTV\nTHƯƠNG MẠI SÔNG LAM\nGCNĐKKD: 2901333444 - Đăng ký lần đầu: 15/06/2012 - Nơi cấp: Sở KHĐT Nghệ"
        " An\nNgười đại diện theo pháp luật của công ty: Ông Hồ Sông Lam - Chức vụ: Giám đốc\nĐịa chỉ trụ sở chính: Số 3"
        " Quang Trung,\nphường Thành Vinh, Nghệ An\nĐiện thoại: 0238.3 555 666"),
        {
            "name": "CÔNG TY TNHH MTV THƯƠNG MẠI SÔNG LAM", "number": "2901333444", "issued_on": date(2012, 6, 15),
            "issued_by": "Sở KHĐT Nghệ An", "representative": "Ông Hồ Sông Lam",
            "address": "Số 3 Quang Trung, phường Thành Vinh, Nghệ An", "phone": "0238.3 555 666",
        },
    ),
    (
        ("Tiệm bánh Hai Lúa\nGiấy phép kinh doanh số: 64A8004455, do Phòng Kinh tế quận Cái Răng cấp ngày 1/2/2022\nChủ cơ"
        " sở: Bà Lê Thị Lúa\nĐịa chỉ kinh doanh: Ấp 2, xã Phong Điền, Cần Thơ"),
        {
            "name": "Tiệm bánh Hai Lúa", "number": "64A8004455", "issued_on": date(2022, 2, 1),
            "issued_by": "Phòng Kinh tế quận Cái Răng", "representative": "Bà Lê Thị Lúa",
            "address": "Ấp 2, xã Phong Điền, Cần Thơ",
        },
    ),
    (
        ("Showroom: 5 Lê Duẩn, phường Hải Châu, Đà Nẵng\nVăn phòng giao dịch: 7 Bạch Đằng, phường Hải Châu, Đà Nẵng\nTrụ"
        " sở: 99 Nguyễn Văn Linh, phường Thanh Khê, Đà Nẵng\nCông ty TNHH Hải Sản Sơn Trà\nMã số thuế/Mã số doanh nghiệp:"
        " 0401555666"),
        {
            "name": "Công ty TNHH Hải Sản Sơn Trà", "tax_code": "0401555666",
            "address": "99 Nguyễn Văn Linh, phường Thanh Khê, Đà Nẵng",
        },
    ),
    (
        ("Công ty TNHH Tơ Tằm Bảo Lộc\nMST: 5800999111\nĐịa chỉ email: a@totam.example\nThiết kế và lưu trữ: Công ty CP Mạng"
        " Nhanh - MST 0309888777 - Địa chỉ: 1 Lê Lợi, phường Sài Gòn, TP.HCM\nĐối tác vận chuyển: Công ty CP Chuyển Nhanh"),
        {"name": "Công ty TNHH Tơ Tằm Bảo Lộc", "tax_code": "5800999111", "email": "a@totam.example"},
    ),
    (
        ("Công ty TNHH Gà Đồi Yên Thế\nMST 2400111222\nĐơn vị thiết kế website\nCông ty Cổ phần Web Nam\nMST: 0100777888\nĐịa"
        " chỉ: 8 Tràng Thi, phường Hoàn Kiếm, Hà Nội"),
        {"name": "Công ty TNHH Gà Đồi Yên Thế", "tax_code": "2400111222"},
    ),
    (
        "Website chính thức của Công ty TNHH Cam Cao Phong - Giấy chứng nhận ĐKKD hộ cá thể: 25A8000111",
        {"name": "Công ty TNHH Cam Cao Phong", "number": "25A8000111"},
    ),
    (
        "Giấy chứng nhận đăng ký hợp tác xã số 560207000045 (UBND huyện Châu Thành cấp ngày 3/3/2015)",
        {"number": "560207000045", "issued_on": date(2015, 3, 3), "issued_by": "UBND huyện Châu Thành"},
    ),
    (
        "HTX Cam Sành\nHỢP TÁC XÃ NÔNG NGHIỆP CAM SÀNH VỊ XUYÊN\nGiấy phép số: 020207000111, cấp ngày 7/8/2017 tại Phòng TC-KH huyện Vị Xuyên\nNgười đứng đầu: Đặng Văn Cam",
        {
            "name": "HỢP TÁC XÃ NÔNG NGHIỆP CAM SÀNH VỊ XUYÊN", "number": "020207000111", "issued_on": date(2017, 8, 7),
            "issued_by": "Phòng TC-KH huyện Vị Xuyên", "representative": "Đặng Văn Cam",
        },
    ),
    (
        "Hotline 1900 1111\nCửa hàng Tư Rô\nHKD: Nguyễn Văn Rô - Mã số thuế: 8123456789-001\nGiám đốc/Sở hữu website: Nguyễn Văn Rô\nĐT: 0939 000 111",
        {"name": "HKD: Nguyễn Văn Rô", "tax_code": "8123456789-001", "representative": "Nguyễn Văn Rô", "phone": "0939 000 111"},
    ),
    (
        "HỢP TÁC XÃ CHÈ SUỐI GIÀNG\nMST: 5200111222\nChủ nhiệm HTX: Vàng A Chè\nTrụ sở HTX: Bản Giàng A, xã Văn Chấn, Lào Cai",
        {
            "name": "HỢP TÁC XÃ CHÈ SUỐI GIÀNG", "tax_code": "5200111222", "representative": "Vàng A Chè",
            "address": "Bản Giàng A, xã Văn Chấn, Lào Cai",
        },
    ),
    (
        "Công ty CP ĐT & PT Nông nghiệp Sông Cầu - Giấy chứng nhận đăng ký doanh nghiệp số 4601999123 - Đăng ký lần đầu ngày 12/03/2020 - Nơi cấp: Phòng ĐKKD Sở KH&ĐT Thái Nguyên - Người quản lý: Vũ Sông Cầu - Trụ sở: Số 5 Minh Cầu, phường Phan Đình Phùng, Thái Nguyên - Tổng đài: 0208 3838 999",
        {
            "name": "Công ty CP ĐT & PT Nông nghiệp Sông Cầu", "number": "4601999123", "issued_on": date(2020, 3, 12),
            "issued_by": "Phòng ĐKKD Sở KH&ĐT Thái Nguyên", "representative": "Vũ Sông Cầu",
            "address": "Số 5 Minh Cầu, phường Phan Đình Phùng, Thái Nguyên", "phone": "0208 3838 999",
        },
    ),
    (
        "Mekong Weavers Company Limited\nBusiness Registration Certificate No.: 1801234321\nIssued by: Department of Planning and Investment of Can Tho City\nDate of issue: 16 April 2014\nOwner: Ms. Le Thi Det\nAddress: 5 Hai Ba Trung Street, Ninh Kieu Ward, Can Tho City",
        {
            "name": "Mekong Weavers Company Limited", "number": "1801234321", "issued_on": date(2014, 4, 16),
            "issued_by": "Department of Planning and Investment of Can Tho City", "representative": "Ms. Le Thi Det",
            "address": "5 Hai Ba Trung Street, Ninh Kieu Ward, Can Tho City",
        },
    ),
    (
        "Saigon Ceramic Joint Stock Company\nTax code: 0304445556\nIssued on: June 3, 2008 by Ho Chi Minh City Department of Planning and Investment",
        {
            "name": "Saigon Ceramic Joint Stock Company", "tax_code": "0304445556", "issued_on": date(2008, 6, 3),
            "issued_by": "Ho Chi Minh City Department of Planning and Investment",
        },
    ),
    (
        "Công ty TNHH Lá Xanh, mã số thuế 0312121212, trụ sở tại 7 Hoàng Diệu, phường Xóm Chiếu, TP. Hồ Chí Minh, người đại diện theo pháp luật là ông Phạm Lá Xanh, điện thoại 028 3940 1111",
        {
            "name": "Công ty TNHH Lá Xanh", "tax_code": "0312121212", "representative": "ông Phạm Lá Xanh",
            "address": "7 Hoàng Diệu, phường Xóm Chiếu, TP. Hồ Chí Minh", "phone": "028 3940 1111",
        },
    ),
    (
        "© DNTN Gốm Chu | MST: 2300999888 | Chủ DN: Chu Văn Gốm | Tổ 5, phường Từ Sơn, tỉnh Bắc Ninh | 0222 374 0000",
        {
            "name": "DNTN Gốm Chu", "tax_code": "2300999888", "representative": "Chu Văn Gốm",
            "address": "Tổ 5, phường Từ Sơn, tỉnh Bắc Ninh", "phone": "0222 374 0000",
        },
    ),
    (
        "Tiệm len Mây - chủ tiệm: Vương Thị Mây\nShowroom: 216 Cát Linh, phường Ô Chợ Dừa, Hà Nội\nMã số HKD: 01D8001234, cấp 2021-03-04",
        {
            "name": "Tiệm len Mây", "representative": "Vương Thị Mây", "number": "01D8001234",
            "address": "216 Cát Linh, phường Ô Chợ Dừa, Hà Nội", "issued_on": date(2021, 3, 4),
        },
    ),
    ("Showroom: 216 Cát Linh, phường Ô Chợ Dừa, Hà Nội\nXưởng: 3 Hàng Than, phường Ba Đình, Hà Nội\nMST: 0101234567", {"tax_code": "0101234567"}),
    (
        "HTX RAU XANH – GCN ĐKHTX: 2107000123 – ngày 02/03/2019 – UBND huyện Châu Thành. Người đại diện theo PL: (Ông) Kim Sa Rết. Đ/c: Ấp Tân Thành,\nxã Châu Thành,\ntỉnh Vĩnh Long\nMã số: 64D8004455 - SĐT/Zalo: 0988 222 111",
        {
            "name": "HTX RAU XANH", "number": "2107000123", "issued_on": date(2019, 3, 2), "phone": "0988 222 111",
            "issued_by": "UBND huyện Châu Thành", "representative": "Kim Sa Rết",
            "address": "Ấp Tân Thành, xã Châu Thành, tỉnh Vĩnh Long",
        },
    ),
    (
        "Công ty TNHH MTV Văn phòng phẩm Én Trắng, địa chỉ: 12 Hùng Vương, phường Tam Kỳ, Đà Nẵng",
        {"name": "Công ty TNHH MTV Văn phòng phẩm Én Trắng", "address": "12 Hùng Vương, phường Tam Kỳ, Đà Nẵng"},
    ),
    (
        "Công ty TNHH Gốm Chu\nGPĐKKD: 0801123987\nSở KHĐT Hải Dương cấp ngày 20/11/2015\nLàng Cậy, xã Bình Giang, Hải Phòng",
        {
            "name": "Công ty TNHH Gốm Chu", "number": "0801123987", "issued_on": date(2015, 11, 20),
            "issued_by": "Sở KHĐT Hải Dương", "address": "Làng Cậy, xã Bình Giang, Hải Phòng",
        },
    ),
    (
        "Red River Bells Joint Stock Company. Business code 0101888777, first issued on 02/02/2002 by Hanoi Authority for Planning and Investment. General Director: Mr. Nguyen Chuong",
        {
            "name": "Red River Bells Joint Stock Company", "number": "0101888777", "issued_on": date(2002, 2, 2),
            "issued_by": "Hanoi Authority for Planning and Investment", "representative": "Mr. Nguyen Chuong",
        },
    ),
    (
        "Công ty TNHH Gỗ Việt Mới © 2019-2026\nMST 0313444555\nNGƯỜI ĐẠI DIỆN THEO PHÁP LUẬT: ÔNG NGUYỄN GỖ",
        {"name": "Công ty TNHH Gỗ Việt Mới", "tax_code": "0313444555", "representative": "ÔNG NGUYỄN GỖ"},
    ),
    (
        "Shop: Lan Mai Boutique\nChủ shop: Nguyễn Lan Mai\nMã số thuế: 8456789012",
        {"name": "Lan Mai Boutique", "representative": "Nguyễn Lan Mai", "tax_code": "8456789012"},
    ),
    (
        "© 2015 Trại cá giống Út Mười\nChủ trại: Lê Út Mười. GCN ĐKHKD số 50A8007766\nNgày cấp / Nơi cấp: 14/02/2015 - Phòng TC-KH thị xã Hồng Ngự",
        {
            "name": "Trại cá giống Út Mười", "representative": "Lê Út Mười", "number": "50A8007766",
            "issued_on": date(2015, 2, 14), "issued_by": "Phòng TC-KH thị xã Hồng Ngự",
        },
    ),
    ("Công ty TNHH Vạn Xuân được thành lập năm 2010 tại Huế", {"name": "Công ty TNHH Vạn Xuân"}),
    ("Tổng đài 1900 1234\nGiao tới 12 tỉnh, thành\n10 món ngon, phường nào cũng có", {"phone": "1900 1234"}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "facts"), BLOCKS, ids=range(len(BLOCKS)))
def test_rarer_forms_are_read_field_by_field(text: str, facts: dict[str, object]) -> None:
    (owner,) = read_owners(text.split("\n"))
    assert {name: value for name, value in owner.model_dump().items() if value is not None} == facts


@pytest.mark.parametrize(
    "html",
    [
        (
            "<table><tr><td>Đơn vị chủ quản</td><td>Công ty TNHH Mai Tre</td></tr><tr><td>Số giấy chứng nhận:</td><td>0101234999</td>"
            "</tr><tr><td>Ngày cấp</td><td>04/03/2019</td></tr><tr><td>Giám đốc</td><td>Phùng Văn Tre</td></tr>"
            "<tr><td>Địa chỉ</td><td>Thôn Chùa, xã Tản Lĩnh, Hà Nội</td></tr></table>"
        ),
        (
            "<b>Công ty TNHH Mai Tre</b><span>Mã số doanh nghiệp: 0101234999</span><span>Ngày cấp: 04/03/2019</span>"
            "<span>Giám đốc: <i>Phùng Văn Tre</i></span><span>Địa chỉ: Thôn Chùa, xã Tản Lĩnh, Hà Nội</span>"
        ),
    ],
    ids=["cells", "boxes"],
)
def test_cells_and_boxes_that_touch_are_lines(html: str) -> None:
    (owner,) = read_owners(owner_lines(Selector(text=html)))
    assert owner.model_dump(exclude_none=True) == {
        "name": "Công ty TNHH Mai Tre", "number": "0101234999", "issued_on": date(2019, 3, 4),
        "representative": "Phùng Văn Tre", "address": "Thôn Chùa, xã Tản Lĩnh, Hà Nội",
    }  # fmt: skip


def test_letters_set_apart_stay_one_word() -> None:
    assert owner_lines(Selector(text="<p><span>C</span><span>ông ty</span> <b>A</b><i>:</i><b>b</b></p>")) == (
        "Công ty A:b",
    )


def test_a_sister_firm_with_a_number_of_its_own_stays_a_second_owner() -> None:
    lines = ["Công ty TNHH Một", "MST: 0101111111", "Công ty TNHH Hai", "MST: 0302222222"]
    assert len(read_owners(lines)) == 2


def test_a_branch_is_no_second_owner() -> None:
    lines = ["Công ty TNHH Một", "MST: 0101111111", "Chi nhánh Công ty TNHH Một tại Huế", "MST: 0101111111-002"]
    assert [owner.tax_code for owner in read_owners(lines)] == ["0101111111"]


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("Công ty Cổ phần Đầu tư Xây dựng Hòa Bình", "Công ty Cổ phần Đầu tư Xây dựng Hòa Bình"),
        ("CÔNG TY TNHH TƯ VẤN THIẾT KẾ XÂY DỰNG AN PHÁT", "CÔNG TY TNHH TƯ VẤN THIẾT KẾ XÂY DỰNG AN PHÁT"),
        ("Công ty TNHH Quản lý Bất động sản Sao Mai", "Công ty TNHH Quản lý Bất động sản Sao Mai"),
        ("Trang do Công ty CP Xây dựng Số 9 xây dựng và vận hành", "Công ty CP Xây dựng Số 9"),
        ("Công ty TNHH Sao Mai vận hành website này", "Công ty TNHH Sao Mai"),
    ],
)
def test_verbs_of_running_a_site_stand_in_names_too(line: str, name: str) -> None:
    (owner,) = read_owners([line, "MST: 0301234567"])
    assert owner.name == name
