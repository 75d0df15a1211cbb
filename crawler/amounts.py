"""Amounts of money as people write them, Vietnamese first: 1.200.000đ, 350k, 1tr2, 2,5 triệu, $15.99, 1 299,00 Kč.

A text that names several amounts gives the lowest one: a price range is judged by where it begins. "Liên hệ" (ask us)
is no amount, nor is a telephone number or a percentage.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache

from crawler.number_words import with_digits

LONGEST_TEXT = 400  # a longer text is a description, not a price
LARGEST = Decimal(10) ** 13  # beyond ten thousand billion it is an identifier, not a price

WITHOUT_MINOR_UNIT = frozenset({"VND", "KRW", "JPY", "CLP", "IDR", "ISK", "PYG", "LAK", "KHR"})  # in daily use
_THREE_DECIMALS = frozenset({"KWD", "BHD", "OMR", "JOD", "TND"})  # ISO 4217: the minor unit is a thousandth
_CODE_LINES = """
VND USD EUR GBP JPY CNY KRW TWD HKD SGD THB MYR IDR PHP INR PKR LKR NPR BDT AUD NZD CAD CHF SEK NOK DKK ISK PLN CZK
HUF RON BGN HRK RSD RUB UAH KZT TRY ILS SAR AED QAR KWD BHD OMR JOD EGP MAD TND ZAR BRL MXN CLP COP PEN ARS UYU LAK
KHR MMK MOP
"""
_CODES = frozenset(_CODE_LINES.split())
# What stands for each currency, first the code; "_" is a blank. The first code of a shared sign is its usual one.
_SIGN_TABLE = """
VND ₫ đ d vnđ đồng dong | USD $ us$ | AUD a$ au$ | CAD c$ ca$ c_$ | TWD nt$ 元 | HKD hk$ | SGD s$ | NZD nz$ | BRL r$
MXN mx$ | GBP £ | EUR € | JPY ¥ 円 | KRW ₩ 원 | INR ₹ rs rs. | PLN zł | CZK kč | RON lei | HRK kn | ILS ₪ | BGN лв лв.
USD đô đô_la đô_la_mỹ | EUR euro | CNY tệ nhân_dân_tệ rmb | JPY yên | KRW won | THB baht bạt
RUB ₽ руб руб. | KZT ₸ тг тг. | UAH ₴ грн | HUF ft | THB ฿ | MYR rm | IDR rp | PHP ₱ | SAR ر.س | AED د.إ | TRY ₺ tl
JPY ￥
"""
_SIGNS: dict[str, str | None] = {
    sign.replace("_", " "): entry.split()[0]
    for entry in _SIGN_TABLE.strip().replace("\n", "|").split("|")
    for sign in entry.split()[1:]
} | {"kr": None, "kr.": None}
_CROWNS, _RUPEES = frozenset({"SEK", "NOK", "DKK", "ISK"}), frozenset({"INR", "PKR", "LKR", "NPR"})
_SHARED_SIGNS = {  # signs that several currencies share: the hint decides
    "$": frozenset({"USD", "AUD", "CAD", "NZD", "TWD", "HKD", "SGD", "MXN", "CLP", "COP", "ARS", "UYU", "MOP"}),
    **dict.fromkeys(("kr", "kr."), _CROWNS),
    **dict.fromkeys(("rs", "rs."), _RUPEES),
    **dict.fromkeys(("¥", "￥"), frozenset({"JPY", "CNY"})),
    "元": frozenset({"TWD", "CNY", "HKD"}),
}


def _alternatives(signs: set[str]) -> str:
    """A pattern of the signs, longest first; a sign of letters must not run on into a word (199.000 đến)."""
    ordered = sorted(signs, key=len, reverse=True)
    return "|".join(re.escape(sign) + (r"(?![^\W\d_])" if sign[-1].isalpha() else "") for sign in ordered)


_SIGN = _alternatives({*_SIGNS, *(code.lower() for code in _CODES)})

_UNITS = {
    **dict.fromkeys(("tỷ", "tỉ", "ty"), Decimal(10) ** 9),
    **dict.fromkeys(("triệu", "trieu", "tr", "củ"), Decimal(10) ** 6),
    **dict.fromkeys(("nghìn", "ngàn", "nghin", "ngan", "k"), Decimal(1000)),
}
_UNIT = "|".join(sorted(_UNITS, key=len, reverse=True))
# After a unit these count goods: "1 triệu 2 hộp" is a million for two boxes.
_COUNTED = (
    r"(?!\s?(?:hộp|chai|lọ|viên|cái|chiếc|gói|bộ|set|combo|sp|sản phẩm|tháng|ngày|tuần|người|lần|đôi|cặp|kg|ml|g)\b)"
)


def _digits(name: str) -> str:
    """A pattern of one number; `name` is the group that takes its grouping sign."""
    grouped = rf"\d{{1,3}}(?P<{name}>[.,'’ ])\d{{3}}(?:(?P={name})\d{{3}})*(?!\d)(?:[.,]\d{{1,2}}(?!\d))?"
    return rf"(?:{grouped}|\d+(?:[.,]\d+)?)"


_AMOUNT = re.compile(
    rf"""
    (?<![\w.,])(?P<minus>[-−](?=\s?\S?\d))?
    (?P<before>(?:{_SIGN})\s?)?
    (?<![\d])(?P<number>{_digits("sep")})
    (?:,-|\.-|,--|,–|\.–)?
    (?:\s?(?P<unit>{_UNIT})(?=đ\b|(?![^\W\d_]))
      (?:(?:(?<!k)\s?|(?=\d(?![\dk.,])))(?P<rest>{_digits("sep2")}|rưỡi|rưởi|ruoi)(?!\d|\s?%){_COUNTED}\s?(?P<unit2>{_UNIT}\b)?)?)?
    (?P<after>\s?(?:{_SIGN}))?
    (?P<percent>\s?%)?
    (?P<per>\s?/\s?(?:\d+\s?)?(?:kg|g|gr|ml|l|lít|m|m2|m²|cm|viên|tháng|ngày|100\s?\w*)\b|
      \s?(?:tiền |phí )?(?:ship|vận chuyển)\b(?!\W*\d))?
    """,
    re.VERBOSE | re.IGNORECASE,
)
_RANGE = re.compile(r"\s*(?:[-–—~～〜]|đến|tới|to|bis|à)\s*", re.IGNORECASE)
_ASK = re.compile(r"liên hệ|lien he|\bcontact\b|\bcall\b|\bhotline\b|thỏa thuận|thoả thuận", re.IGNORECASE)
# Before an amount, these make it another thing than the present price: an old one, a saving, a fee, a gift.
_OLD = re.compile(
    r"(?:\b(?:giá )?(?:cũ|gốc|thị trường|trước đây|ban đầu)|gia (?:cu|goc)|"
    r"tiết kiệm|tiet kiem|giảm(?: (?:đến|tới|thêm|ngay|tối đa))?|was|(?:you )?save|rrp|list price|uvp|statt|"
    r"\bship(?: cod)?|phí (?:giao(?: hàng)?|lắp đặt|thu hộ)|cước|vận chuyển|cọc|trả góp|trả trước|trị giá|"
    r"quà(?: tặng)?|tặng|voucher|coupon|mã|hoàn(?: tiền)?|đã bán|lượt bán)(?:\s+chỉ)?[\s:]*$",
    re.IGNORECASE,
)
_LISTED = re.compile(r"giá niêm yết[\s:]*$", re.IGNORECASE)  # often the only price, and then the present one
_PHONE = re.compile(r"(?<![\d.,])0\d{1,3}(?:[ .-]?\d{3,4}){2}(?!\d)")


@dataclass(frozen=True)
class Amount:
    """`value` in main units (đồng, dollars), never negative; `currency` is ISO 4217, None when the text names none."""

    value: Decimal
    currency: str | None


@dataclass(frozen=True)
class _Found:
    amount: Amount
    start: int
    end: int
    named: bool  # a currency or a unit stands with it
    grouped: bool  # written with separators, as money is
    unit: Decimal | None
    aside: bool  # a list price or a price per kilo: the present one where it stands alone
    other: bool  # an old price, a saving, a fee or a gift: never the present price


def parse_amount(text: str, currency_hint: str | None = None) -> Amount | None:
    """The lowest present amount in `text`, None when it names none.

    `currency_hint` (ISO 4217) settles what the text leaves open: which dollar, which crown, and whether "1.200" has
    thousands or decimals.
    """
    return _lowest(text, currency_hint) if len(text) <= LONGEST_TEXT * 4 else None


@lru_cache(maxsize=10_000)  # a page asks for the same few texts many times, and a site for the same prices
def _lowest(text: str, currency_hint: str | None) -> Amount | None:
    plain = _plain(text)
    if not plain or len(plain) > LONGEST_TEXT:
        return None
    found = _with_shared_units(plain, list(_amounts(plain, currency_hint)))
    money = [one for one in found if one.named]
    chosen = _not_aside(money) if money else _bare(plain, found)
    if not chosen:
        return None
    lowest = min((one.amount for one in chosen), key=lambda amount: amount.value)
    currency = lowest.currency or next((one.amount.currency for one in chosen if one.amount.currency), currency_hint)
    return Amount(lowest.value, currency)


def parse_machine_amount(value: object, currency: str | None) -> Amount | None:
    """An amount from structured data, where schema.org asks for a dot as the decimal sign and no grouping.

    Shops that write "199.000" for đồng there are common; a currency without minor units reads as thousands.
    """
    if isinstance(value, bool) or value is None:
        return None
    text = str(value).strip()
    if re.fullmatch(r"\d{1,15}(\.\d{1,6})?", text) and not _groups_dong(text, value, currency):
        number = Decimal(text)
        return Amount(_tidy(number), currency) if number < LARGEST else None
    if isinstance(value, float):  # 1e6 is written so by some generators
        number = Decimal(repr(value))
        return Amount(_tidy(number), currency) if number.is_finite() and 0 <= number < LARGEST else None
    return parse_amount(text, currency)


def _groups_dong(text: str, value: object, currency: str | None) -> bool:
    return (
        isinstance(value, str) and currency in WITHOUT_MINOR_UNIT and bool(re.fullmatch(r"[1-9]\d{0,2}\.\d{3}", text))
    )


def _plain(text: str) -> str:
    """One space for every kind of space, ASCII digits for Arabic ones, no invisible characters."""
    plain = unicodedata.normalize("NFC", text[: LONGEST_TEXT * 4])
    plain = "".join(_ascii_digit(letter) for letter in plain if unicodedata.category(letter) != "Cf")
    return with_digits(_PHONE.sub(" ☎ ", " ".join(plain.replace("٬", ",").replace("٫", ".").split())))


def _ascii_digit(letter: str) -> str:
    return str(unicodedata.decimal(letter)) if not letter.isascii() and letter.isdecimal() else letter


def _amounts(text: str, hint: str | None) -> Iterator[_Found]:
    for match in _AMOUNT.finditer(text):
        if match["percent"] or match["minus"]:
            continue
        sign = (match["after"] or match["before"] or "").strip()
        currency = _currency_of(sign, hint) if sign else None
        unit = _UNITS[match["unit"].lower()] if match["unit"] else None
        value = _before_unit(match["number"], unit, currency or hint) * (unit or 1) + _rest(match, unit)
        if value >= LARGEST:
            continue
        if unit and not sign:
            currency = hint or "VND"
        yield _Found(
            amount=Amount(_tidy(value), currency),
            start=match.start(),
            end=match.end(),
            named=bool(sign or unit),
            grouped=bool(match["sep"] or re.search(r"[.,]\d\d$", match["number"])),
            unit=unit,
            aside=bool(match["per"]) or bool(_LISTED.search(text[: match.start()])),
            other=bool(_OLD.search(text[: match.start()])),
        )


def _before_unit(number: str, unit: Decimal | None, currency: str | None) -> Decimal:
    """The number before a unit. In "1,990 triệu" the comma is Vietnam's decimal sign: nobody writes 1990 million so."""
    if unit and unit >= _UNITS["triệu"] and re.fullmatch(r"\d{1,3},\d{3}", number):
        return Decimal(number.replace(",", "."))
    return _number(number, currency)


def _currency_of(sign: str, hint: str | None) -> str | None:
    """The currency that a sign or a code names; a shared sign takes the hint when it fits."""
    sign = sign.lower()
    if sign.upper() in _CODES:
        return sign.upper()
    if hint and hint in _SHARED_SIGNS.get(sign, ()):
        return hint
    return _SIGNS[sign]


def _rest(match: re.Match[str], unit: Decimal | None) -> Decimal:
    """What follows the unit: the 2 of 1tr2 is a fifth of a million, the 250 of "1 triệu 250" a quarter."""
    rest = match["rest"]
    if rest is None or unit is None:
        return Decimal(0)
    if not rest[0].isdigit():
        return unit / 2  # rưỡi: and a half
    if match["unit2"]:
        return _number(rest, "VND") * _UNITS[match["unit2"].lower()]
    if not rest.isdigit():
        return _number(rest, "VND")
    return Decimal(rest) * unit / Decimal(10) ** len(rest)


def _number(text: str, currency: str | None) -> Decimal:
    """The number as written, by what its separators can mean: 1.234,50 and 1,234.50 and 1 234,50 are the same."""
    text = text.replace(" ", "").replace("'", "").replace("’", "")
    last = max(text.rfind("."), text.rfind(","))
    if last < 0:
        return Decimal(text)
    sign, tail = text[last], text[last + 1 :]
    both = "." in text and "," in text
    grouping = text.count(sign) > 1 or (
        not both and len(tail) == 3 and not text.startswith("0") and _has_thousands(currency)
    )
    if grouping:
        return Decimal(re.sub(r"[.,]", "", text))
    return Decimal(re.sub(r"[.,]", "", text[:last]) + "." + tail)


def _has_thousands(currency: str | None) -> bool:
    """False for the dinars, whose minor unit is a thousandth (ISO 4217)."""
    return currency not in _THREE_DECIMALS


def _with_shared_units(text: str, found: list[_Found]) -> list[_Found]:
    """In "2-3 triệu" and "199 - 250.000đ" the first number shares what stands with the second."""
    shared = list(found)
    for index in range(len(found) - 2, -1, -1):
        first, second = shared[index], shared[index + 1]
        if first.named or not second.named or not _RANGE.fullmatch(text[first.end : second.start]):
            continue
        value = first.amount.value * (second.unit if second.unit and not first.grouped else 1)
        shared[index] = replace(first, amount=Amount(_tidy(value), second.amount.currency), named=True)
    return shared


def _not_aside(money: list[_Found]) -> list[_Found]:
    money = [one for one in money if not one.other]
    return [one for one in money if not one.aside] or money


def _bare(text: str, found: list[_Found]) -> list[_Found]:
    """Numbers without a currency: only where nothing else in the text could be meant."""
    if _ASK.search(text):
        return []
    money_like = [one for one in found if one.grouped] or found
    if len(money_like) == 1 or any(one.grouped for one in money_like):
        return _not_aside(money_like)
    pair = len(money_like) == 2 and _RANGE.fullmatch(text[money_like[0].end : money_like[1].start])
    return money_like if pair else []


def _tidy(value: Decimal) -> Decimal:
    """The same value without a tail of zeros and without an exponent, so that 199000.00 prints as 199000."""
    whole = value.to_integral_value()
    return whole if value == whole else value.normalize()


def is_currency(code: object) -> bool:
    """Whether `code` is an ISO 4217 code that shops in reach of us use."""
    return isinstance(code, str) and code.upper() in _CODES
