"""A platform's word that something is gone, and what only sounds like it."""

from __future__ import annotations

import pytest

from crawler.absence import Absence, absence_in

HTML = "text/html; charset=utf-8"
GOODS = "<p>Trà thảo dược Cô Ba giúp ngủ ngon, uống mỗi tối một gói, giao hàng toàn quốc trong ba ngày.</p>"


def said(body: str, *, not_found: bool = False) -> Absence:
    return absence_in(f"<!doctype html><html><body>{body}</body></html>".encode(), HTML, not_found=not_found)[0]


@pytest.mark.parametrize(
    "line",
    [
        "Sản phẩm không tồn tại", "Rất tiếc, trang bạn tìm kiếm không tồn tại.", "Tin đăng này đã bị gỡ bỏ",
        "Bài viết này không tồn tại hoặc đã bị xóa", "Video này đã bị xóa bởi người đăng", "Không tìm thấy sản phẩm",
        "Tài khoản này đã bị khóa", "Oops! Page not found", "404", "This video has been removed by the uploader",
        "Gian hàng này đã bị đình chỉ vì vi phạm chính sách",
    ],
)  # fmt: skip
def test_plain_words_of_absence_are_found(line: str) -> None:
    assert said(f"<h1>{line}</h1>") is Absence.GONE


@pytest.mark.parametrize(
    "line",
    [
        "Nội dung này không khả dụng tại quốc gia của bạn", "This content isn't available in your country",
        "Bài viết này hiện không khả dụng", "Tài khoản riêng tư", "Website đang bảo trì, vui lòng thử lại sau",
        "Content withheld for legal reasons",
    ],
)  # fmt: skip
def test_what_others_may_see_or_comes_back_is_not_gone(line: str) -> None:
    assert said(f"<h1>{line}</h1>") is Absence.HIDDEN


def test_a_notice_for_our_country_counts_beside_words_of_absence_and_beside_a_404() -> None:
    assert said("<p>Sản phẩm không tồn tại</p><p>ở khu vực của bạn</p>") is Absence.HIDDEN
    assert said("<p>Không hiển thị ở quốc gia của bạn</p>", not_found=True) is Absence.HIDDEN


def test_courtesy_beside_a_404_takes_nothing_back() -> None:
    assert said("<p>Trang không tồn tại</p><p>Vui lòng thử lại sau</p>", not_found=True) is Absence.GONE


@pytest.mark.parametrize(
    "body",
    [
        "<p>Sản phẩm đã hết hàng</p>", "<p>Sản phẩm không tồn tại vi khuẩn có hại</p>",
        "<div hidden>Sản phẩm không tồn tại</div><p>Trà</p>", "<nav>Trang không tìm thấy</nav>" + GOODS,
        "<p>Giao tận nơi trong khu vực của bạn.</p>" + GOODS * 12,
    ],
)  # fmt: skip
def test_a_sold_out_offer_a_claim_a_hidden_notice_and_a_delivery_line_say_nothing(body: str) -> None:
    assert said(body) is Absence.NONE


def test_a_picture_says_nothing() -> None:
    assert absence_in(b"\x89PNG 404", "image/png") == (Absence.NONE, "")
