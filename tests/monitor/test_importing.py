"""Tables as offices keep them: headings in words, cover sheets, links behind words, adverts on television."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path

import pytest
from openpyxl import Workbook

from monitor.import_headings import field_of, links_in
from monitor.import_rows import observation_from
from monitor.importing import table_rows
from storage.records import Kind, Observation

NOW = datetime(2026, 3, 6, tzinfo=UTC)


def taken_in(path: Path) -> list[Observation]:
    rows = [row for _, row in table_rows(path)]
    return [observation_from(row, None, NOW) for row in rows if not isinstance(row, str)]


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("Đường link vi phạm", "url"), ("Link bài viết", "url"), ("ĐỊA CHỈ TRUY CẬP", "url"), ("Website", "url"),
        ("Địa chỉ", "url"), ("Địa chỉ người phản ánh", None), ("Họ tên người phản ánh", None), ("STT", None),
        ("Giá (đồng)", "price"), ("Giá bán", "price"), ("Giá trị hợp đồng", None), ("Gian hàng", "seller"),
        ("Tên sản phẩm/dịch vụ", "title"), ("Nội dung vi phạm", "text"), ("Ngày phát hiện", "observed_at"),
        ("Kênh phát sóng", "channel"), ("Kênh", "platform"), ("Thời gian phát sóng", "observed_at"),
        ("Tài khoản đăng", "seller"), ("Loại nội dung", "kind"), ("Ghi chú", None), ("Nền tảng*", "platform"),
    ],
)  # fmt: skip
def test_heading_in_words_gives_its_field(heading: str, field: str | None) -> None:
    assert field_of(heading) == field


def test_links_are_found_with_words_around_them_and_without_a_scheme() -> None:
    text = "Xem facebook.com/kem.ha.vy và https://zalo.me/0912345678. Thư: a@shop.vn"
    assert links_in(text) == ["https://facebook.com/kem.ha.vy", "https://zalo.me/0912345678"]


def test_workbook_with_a_cover_sheet_and_links_behind_words(tmp_path: Path) -> None:
    book = Workbook()
    cover = book.active
    assert cover is not None
    cover.append(["BÁO CÁO RÀ SOÁT THÁNG 3"])
    sheet = book.create_sheet("Danh sách")
    sheet.append(["PHỤ LỤC 1"])
    sheet.append(["STT", "Link bài viết", "Tên sản phẩm", "Giá (đồng)", "Ngày phát hiện", "Loại", "SĐT người phản ánh"])
    sheet.append([1, "xem", "Kem Hạ Vy", "350k", "05/03/2026", "Bài quảng cáo", "0977000111"])
    sheet["B3"].hyperlink = "https://www.facebook.com/kem/posts/1"
    sheet.append([2, "shopee.vn/a-i.1.2\nhttps://tiki.vn/b", "Trà", 250000, date(2026, 3, 4), "Sản phẩm", None])
    path = tmp_path / "rà soát.xlsx"
    book.save(path)
    first, second, third = taken_in(path)
    assert (first.url, first.price, first.kind) == ("https://www.facebook.com/kem/posts/1", Decimal(350000), Kind.AD)
    assert first.platform == "facebook"
    assert "0977000111" not in first.model_dump_json()
    assert (second.url, second.platform, third.url) == ("https://shopee.vn/a-i.1.2", "shopee", "https://tiki.vn/b")
    assert third.price == Decimal(250000)
    assert third.observed_at == datetime(2026, 3, 3, 17, tzinfo=UTC)


def test_adverts_on_television_come_in_as_a_source_of_their_own(tmp_path: Path) -> None:
    path = tmp_path / "truyền hình.csv"
    path.write_text(
        "Kênh phát sóng,Thời gian phát sóng,Tên sản phẩm,Lời quảng cáo,Đơn vị quảng cáo\n"
        "Bến Tre TV,20:15 05/03/2026,Viên khớp Hoa Mai,Khỏi hẳn đau khớp,Công ty Hoa Mai\n",
        encoding="utf-8",
    )
    (advert,) = taken_in(path)
    assert advert.canonical_url == "tv://ben-tre-tv/2026-03-05T20:15/vien-khop-hoa-mai"
    assert (advert.platform, advert.kind, advert.seller) == ("television", Kind.AD, "Công ty Hoa Mai")
    assert advert.text == "Khỏi hẳn đau khớp"
    assert advert.observed_at == datetime(2026, 3, 5, 13, 15, tzinfo=UTC)
