"""Amounts as shops write them, by table."""

import csv
from decimal import Decimal
from pathlib import Path

import pytest

from crawler.amounts import Amount, parse_amount, parse_machine_amount

WRITTEN = [
    ("1.200.000đ", None, "1200000", "VND"),
    ("199.000 ₫", None, "199000", "VND"),
    ("₫199.000", None, "199000", "VND"),
    ("199.000\u00a0VNĐ", None, "199000", "VND"),
    ("199,000 VND", None, "199000", "VND"),
    ("VND 199,000", None, "199000", "VND"),
    ("Giá: 85.000 đồng", None, "85000", "VND"),
    ("199000d", None, "199000", "VND"),
    ("350k", None, "350000", "VND"),
    ("350K/hộp", None, "350000", "VND"),
    ("chỉ 99k thôi", None, "99000", "VND"),
    ("1tr2", None, "1200000", "VND"),
    ("1tr250", None, "1250000", "VND"),
    ("1tr25", None, "1250000", "VND"),
    ("2,5 triệu", None, "2500000", "VND"),
    ("2.5 triệu đồng", None, "2500000", "VND"),
    ("1 triệu 250", None, "1250000", "VND"),
    ("1 triệu 250 nghìn", None, "1250000", "VND"),
    ("1 triệu rưỡi", None, "1500000", "VND"),
    ("3 tỷ 2", None, "3200000000", "VND"),
    ("45 nghìn", None, "45000", "VND"),
    ("45 ngàn đồng", None, "45000", "VND"),
    ("2-3 triệu", None, "2000000", "VND"),
    ("200 - 300k", None, "200000", "VND"),
    ("199.000 - 250.000đ", None, "199000", "VND"),
    ("199.000đ – 350.000đ", None, "199000", "VND"),
    ("từ 199k đến 250k", None, "199000", "VND"),
    ("199.000đ Giá cũ: 99.000đ", None, "199000", "VND"),
    ("250.000đ Tiết kiệm 50.000đ", None, "250000", "VND"),
    ("Combo 2 hộp 500.000đ", None, "500000", "VND"),
    ("199.000", "VND", "199000", "VND"),
    ("199.000", None, "199000", None),
    ("0đ", None, "0", "VND"),
    ("15.99", None, "15.99", None),
    ("15,99 €", None, "15.99", "EUR"),
    ("€15.99", None, "15.99", "EUR"),
    ("1,234.50", None, "1234.50", None),
    ("$1,234.50", None, "1234.50", "USD"),
    ("1.234,50 €", None, "1234.50", "EUR"),
    ("$1,234", None, "1234", "USD"),
    ("$ 24.990", "CLP", "24990", "CLP"),
    ("£48.99", None, "48.99", "GBP"),
    ("US$5.00 - US$10.00", None, "5", "USD"),
    ("C $11.19", None, "11.19", "CAD"),
    ("NT$ 2,320", None, "2320", "TWD"),
    ("1 299,00 Kč", None, "1299", "CZK"),
    ("1 299,- Kč", None, "1299", "CZK"),
    ("1'299.00 CHF", None, "1299", "CHF"),
    ("299 kr", "SEK", "299", "SEK"),
    ("299 kr", None, "299", None),
    ("Rs 635,000", "PKR", "635000", "PKR"),
    ("₹2,433", None, "2433", "INR"),
    ("131 990 тг.", None, "131990", "KZT"),
    ("30,000원~", None, "30000", "KRW"),
    ("R$ 1.759,99", None, "1759.99", "BRL"),
    ("270,00 Kn", None, "270", "HRK"),
    ("12.345 KWD", None, "12.345", "KWD"),
    ("8,71 € (4,35 € / 100 ml)", None, "8.71", "EUR"),
    ("٢٥٠ ر.س", None, "250", "SAR"),
    ("-20% 199.000đ", None, "199000", "VND"),
    ("Mua ngay 15", None, "15", None),
]

NO_AMOUNT = [
    "Liên hệ",
    "Liên hệ: 0909123456",
    "Giá: Liên hệ 1900 6017",
    "0909 123 456",
    "",
    "   ",
    "-20%",
    "Miễn phí",
    "hộp 30 viên 500",
    "-5,00 €",
    "x" * 5000,
    "1" * 300,
]


@pytest.mark.parametrize(("text", "hint", "value", "currency"), WRITTEN)
def test_amount_is_read_as_a_buyer_reads_it(text: str, hint: str | None, value: str, currency: str | None) -> None:
    assert parse_amount(text, hint) == Amount(Decimal(value), currency)


@pytest.mark.parametrize("text", NO_AMOUNT)
def test_text_without_an_amount_gives_none(text: str) -> None:
    assert parse_amount(text) is None


MACHINE = [
    ("15.99", "EUR", "15.99"),
    (15.99, "EUR", "15.99"),
    (199000, "VND", "199000"),
    ("199000.00", "VND", "199000"),
    ("199.000", "VND", "199000"),
    ("199.000", "EUR", "199"),
    ("1.200.000", "VND", "1200000"),
    ("1,234.50", "USD", "1234.5"),
    ("199.000 ₫", None, "199000"),
    (1e6, "VND", "1000000"),
    (0, "VND", "0"),
]


@pytest.mark.parametrize(("value", "currency", "expected"), MACHINE)
def test_amount_of_structured_data_has_a_dot_for_decimals(value: object, currency: str | None, expected: str) -> None:
    amount = parse_machine_amount(value, currency)
    assert amount is not None
    assert amount.value == Decimal(expected)


@pytest.mark.parametrize("value", [None, True, float("nan"), float("inf"), "NaN", "", "Liên hệ", 10**20])
def test_odd_value_of_structured_data_gives_none(value: object) -> None:
    assert parse_machine_amount(value, "VND") is None


def test_whole_amount_prints_without_exponent_or_decimals() -> None:
    amount = parse_amount("1.200.000,00 đ")
    assert amount is not None
    assert str(amount.value) == "1200000"


def _notations() -> list[list[str]]:
    lines = (Path(__file__).parent / "prices.tsv").read_text("utf-8").splitlines()
    rows = (line for line in lines if not line.startswith("#"))
    return list(csv.reader(rows, delimiter="\t", quoting=csv.QUOTE_NONE))


@pytest.mark.parametrize(("text", "value", "currency"), _notations())
def test_notation_of_the_table_gives_its_present_price(text: str, value: str, currency: str) -> None:
    expected = None if value == "-" else Amount(Decimal(value), currency)
    assert parse_amount(text, "VND") == expected


def test_table_of_notations_is_long_enough_to_say_something() -> None:
    assert len({text for text, _, _ in _notations()}) >= 300
