"""Amounts in free text, and what a price far below its floor says of branded goods."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path

import pytest

from classifier.amounts_in_text import amounts
from classifier.detectors import prices, tax_number
from classifier.price_table import price_table
from classifier.yaml_lines import YamlError
from storage.records import Kind, Observation

DAY = date(2026, 11, 1)


def offer(text: str, price: int | None = None, title: str = "", kind: Kind = Kind.LISTING) -> Observation:
    return Observation(
        url="https://a.example/x",
        canonical_url="https://a.example/x",
        kind=kind,
        title=title,
        text=text,
        price=None if price is None else Decimal(price),
        observed_at=datetime(2026, 11, 1, tzinfo=UTC),
        capture_sha256=None,
    )


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("giá 350k nha", [350_000]),
        ("1tr2 bớt lộc", [1_200_000]),
        ("2,5 triệu", [2_500_000]),
        ("199.000 đ (gốc 250.000 đ)", [199_000]),
        ("từ 2-3 triệu", [2_000_000]),
        ("3 củ 2", [3_200_000]),
        ("1 triệu rưỡi", [1_500_000]),
        ("gọi 0900000123, size 42, năm 2026, giảm 50%", []),
        ("cọc 500k giữ chỗ", []),
        ("120k/kg", []),
    ],
)
def test_amounts_of_vietnamese_money_are_read(text: str, values: list[int]) -> None:
    assert [each.value for each in amounts(text) if not each.aside] == values


@pytest.mark.parametrize(
    ("observation", "score"),
    [
        (offer("Giày Nike Air Force 1 đủ size.", 190_000), 0.7),
        (offer("Túi Louis Vuitton da thật chỉ 450k, zalo em.", kind=Kind.POST), 0.6),
        (offer("Giày Nike chính hãng.", 2_900_000), None),
        (offer("Ốp lưng cho iPhone 15 Pro Max.", 45_000), None),
        (offer("Giày Nike cũ đi 2 lần, có xước.", 300_000), None),
        (offer("Có ai mua túi Louis Vuitton 450k chưa ạ?", kind=Kind.POST), None),
        (offer("Áo bóng đá nhận in tên, xưởng không in logo Adidas, Nike, 125k một bộ.", kind=Kind.POST), None),
        (offer("Ship không phí, giày Nike Air Force 1.", 190_000), 0.6),
    ],
)
def test_a_price_far_below_its_floor_is_an_indicator(observation: Observation, score: float | None) -> None:
    found = list(prices.detect(observation, DAY))

    assert [each.score for each in found] == ([] if score is None else [score])


def test_a_price_row_without_a_source_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "prices.yml"
    file.write_text(
        "accessories: []\nused: []\nevasive: []\nrows:\n  - {names: [a b], goods: [], floor: 5000, source: ''}\n",
        encoding="utf-8",
    )

    with pytest.raises(YamlError, match="line 5: a row needs a floor in đồng"):
        price_table(file)


@pytest.mark.parametrize(("digits", "may"), [("0100109106", True), ("0123456789", False), ("1111111111", False)])
def test_the_check_digit_of_a_tax_number(digits: str, may: bool) -> None:
    assert tax_number.may_be_issued(digits) is may
