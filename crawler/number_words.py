"""Vietnamese numbers in words beside a unit of money: "hai trăm nghìn" is 200 nghìn, "một triệu hai" 1 triệu 2."""

from __future__ import annotations

import re

_DIGITS = {
    "không": 0, "một": 1, "mốt": 1, "hai": 2, "ba": 3, "bốn": 4, "tư": 4, "năm": 5, "lăm": 5, "sáu": 6, "bảy": 7,
    "bẩy": 7, "tám": 8, "chín": 9,
}  # fmt: skip
_WORD = rf"(?:{'|'.join(_DIGITS)}|mười|mươi|chục|trăm|linh|lẻ)"
_UNIT = r"(?:tỷ|tỉ|triệu|nghìn|ngàn|củ)"
_BEFORE_UNIT = re.compile(rf"(?<!\w)({_WORD}(?: {_WORD}){{0,6}})(?= {_UNIT}(?!\w))", re.IGNORECASE)
_AFTER_UNIT = re.compile(
    rf"(?:(?<= (?:tỷ|tỉ|củ) )|(?<= triệu )|(?<=\dtr )){_WORD}(?!\w)(?! (?:hộp|chai|lọ|viên|cái|gói|bộ|tháng|ngày))",
    re.IGNORECASE,
)
_ROUND = re.compile(r"(?<![\w.,])(\d{1,2}) (trăm|chục)(?= (?:nghìn|ngàn))", re.IGNORECASE)
_HALF_MILLION = re.compile(r"(?<!\w)nửa triệu(?!\w)", re.IGNORECASE)


def with_digits(text: str) -> str:
    """`text` (NFC, single blanks) with such numbers in digits; others stay: "năm" alone is a year."""
    text = _HALF_MILLION.sub("500 nghìn", text)
    text = _ROUND.sub(lambda found: str(int(found[1]) * (100 if found[2].lower() == "trăm" else 10)), text)
    text = _BEFORE_UNIT.sub(lambda found: str(_value(found[0])), text)
    return _AFTER_UNIT.sub(lambda found: str(_value(found[0])), text)


def _value(words: str) -> int:
    hundreds, rest = 0, 0
    for word in words.lower().split():
        if word == "trăm":
            hundreds, rest = (rest or 1) * 100, 0
        elif word in {"mươi", "chục"}:
            rest = (rest or 1) * 10
        elif word == "mười":
            rest += 10
        elif word in _DIGITS:
            rest += _DIGITS[word]
    return hundreds + rest
