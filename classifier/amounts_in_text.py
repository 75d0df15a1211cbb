"""Amounts of Vietnamese money in free text: 350k, 1tr2, 2,5 triệu, 199.000 đ, 3 củ 2, 2-3 triệu.

Only what names its unit counts: a bare number in a post is a size, a year or a part of a telephone number. Kept apart
from the crawler's price field parser, which reads a field known to hold a price, in any currency.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

LARGEST = Decimal(10) ** 12  # beyond a thousand billion it is no price of goods

_UNITS = {
    **dict.fromkeys(("tỷ", "tỉ", "ty"), Decimal(10) ** 9),
    **dict.fromkeys(("triệu", "trieu", "tr", "củ", "cu"), Decimal(10) ** 6),
    **dict.fromkeys(("nghìn", "ngàn", "nghin", "ngan", "k", "cành", "ka"), Decimal(10) ** 3),
    **dict.fromkeys(("đ", "₫", "d", "đồng", "dong", "vnđ", "vnd"), Decimal(1)),
}
_UNIT = "|".join(sorted(_UNITS, key=len, reverse=True))
_NUMBER = r"\d{1,3}(?:[.,]\d{3})+|\d{1,9}(?:[.,]\d{1,2})?"
_AMOUNT = re.compile(
    rf"(?<![\w.,])(?:(?P<low>{_NUMBER})\s?[-–—~]\s?)?(?P<number>{_NUMBER})\s?(?P<unit>{_UNIT})"
    rf"(?:\s?(?P<rest>\d{{1,3}}(?!\d|[.,]\d|\s?(?:{_UNIT}|%))|rưỡi|ruoi))?(?![^\W\d_])(?!\s?%)"
)
# What is no price now: an old one, a saving, a compensation, a fine, a deposit, a price of a kilo.
_ASIDE_BEFORE = re.compile(
    r"(?:giá gốc|giá cũ|giá niêm yết|giá thị trường|giá hãng|gốc|tiết kiệm|giảm(?: giá| ngay| thêm| đến| tới)?|đền"
    r"|bồi thường|phạt|tặng|trị giá|cọc(?: trước)?|phí ship|ship|phụ phí|đơn từ|trên|hơn|dưới|lãi|lương|voucher)[\s:]*$"
)
_ASIDE_AFTER = re.compile(r"\s?/\s?(?:\d+\s?)?(?:kg|ký|g|gr|ml|lít|ngày|tháng|m2|người|đêm|giờ)\b")


class Amount(NamedTuple):
    """``value`` in đồng; ``start`` and ``end`` in the text that was given."""

    value: Decimal
    start: int
    end: int
    aside: bool  # an old price, a saving, a deposit or a price of some measure: not what one article costs


def amounts(text: str) -> Iterator[Amount]:
    """Every amount of a text in lower case, in order; a range gives its lower end."""
    for hit in _AMOUNT.finditer(text):
        unit = _UNITS[hit["unit"]]
        value = _plain(hit["number"], unit) * unit + _rest(hit["rest"], unit)
        if hit["low"] and (low := _plain(hit["low"], unit) * (1 if _is_grouped(hit["low"]) else unit)) < value:
            value = low
        if value >= LARGEST or value < 1000:
            continue
        aside = _ASIDE_BEFORE.search(text[max(0, hit.start() - 24) : hit.start()])
        yield Amount(value, hit.start(), hit.end(), bool(aside or _ASIDE_AFTER.match(text, hit.end())))


def _is_grouped(number: str) -> bool:
    return bool(re.fullmatch(r"\d{1,3}(?:[.,]\d{3})+", number))


def _plain(number: str, unit: Decimal) -> Decimal:
    """1.200 is one thousand two hundred, but 2,5 and 1.25 before a larger unit have decimals."""
    if _is_grouped(number) or unit == 1:
        return Decimal(re.sub(r"[.,]", "", number))
    return Decimal(number.replace(",", "."))


def _rest(rest: str | None, unit: Decimal) -> Decimal:
    """The 2 of 1tr2 is a fifth of a million, the 250 of 1tr250 a quarter; nothing follows a bare đồng."""
    if rest is None or unit < 1000:
        return Decimal(0)
    if not rest.isdigit():
        return unit / 2
    return Decimal(rest) * unit / Decimal(10) ** len(rest)
