"""What leaves the office shows no bystander, and keeps what the case is about."""

from __future__ import annotations

import pytest

from monitor.evidence.masking import identifiers, masked, masked_page

KEPT = identifiers(["Shop Cô Ba 0900 000 001", "gọi +84 900.000.002 ngay", "ban@shop.example"])


@pytest.mark.parametrize(
    "text",
    ["0911222333", "0911.222.333", "0911 222 333", "+84 911 222 333", "ĐT0911222333", "(024) 3825 1234", "a.b+c@thu.vn",
     "079123456789", "1903 5678 9012 34", "tel:0911222333", "0911-222-333"],
)  # fmt: skip
def test_identifiers_of_others_become_stars(text: str) -> None:
    shown, count = masked(f"liên hệ {text}.", KEPT)
    assert count == 1
    assert not any(digit in shown for digit in "12345")
    assert len(shown) == len(f"liên hệ {text}.")


@pytest.mark.parametrize(
    "text",
    ["0900 000 001", "0900.000.001", "+84 900 000 001", "0900000002", "Ban@shop.example", "1.250.000.000 đ",
     "99.000.000đ", "24/11/2026", "24-11-2026", "2026-11-24", "giá 390k", "100%", "1234567"],
)  # fmt: skip
def test_what_the_case_rests_on_prices_and_days_stay(text: str) -> None:
    assert masked(text, KEPT) == (text, 0)


def test_blocks_of_comments_and_hidden_data_are_taken_out_and_what_is_around_them_stays() -> None:
    page = (
        "<html><body><p>trước</p><div class='product-reviews'><b>Trần Thị C</b> khen</div>sau khối"
        "<ul id=comments><li>Lê D</li></ul><script>var phone='0911222333'</script><!-- Lê E -->"
        "<input type=hidden value='Lê F'><p>Chữa khỏi, gọi 0900000001</p><a href='tel:0911222333'>gọi</a></body></html>"
    )
    body, count = masked_page(page, KEPT)
    shown = body.decode()
    assert count == 3
    for hidden in ("Trần Thị C", "Lê D", "Lê E", "Lê F", "0911222333"):
        assert hidden not in shown
    for kept in ("trước", "sau khối", "Chữa khỏi, gọi 0900000001", "[đã che]"):
        assert kept in shown


@pytest.mark.parametrize("page", ["", "chỉ chữ", "<div class=comment>", "<html>" + "<div>" * 5000, "\0\ud800"])
def test_odd_pages_do_not_break_it(page: str) -> None:
    assert masked_page(page, KEPT)[0].startswith(b"<!doctype html>")
