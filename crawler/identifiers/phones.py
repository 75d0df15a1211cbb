"""Numbers to call: Vietnamese ones as 0xxxxxxxxx or 1900xxxx, foreign ones as +…; old prefixes in their present form.

Which numbers exist is known by the `phonenumbers` library (Google's metadata). The eleven-digit mobile numbers were
shortened from 15/9/2018 on (Bộ TT&TT, kế hoạch chuyển mã mạng 2036/QĐ-BTTTT); shops still show them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Any

import phonenumbers

from crawler.identifiers.spelling import Group, Run

# The library also takes 30 and 31 for mobile numbers; nobody was given such, and tax codes begin so.
_MOBILE = re.compile(r"(?:3[2-9]|5[25689]|7[06-9]|8[1-9]|9\d)\d{7}")
_FACTS: Any = phonenumbers.PhoneMetadata.metadata_for_region("VN")
_LANDLINE = re.compile(_FACTS.fixed_line.national_number_pattern)
_SERVICE = re.compile(r"1[89]00\d{4,6}")
OLD_PREFIXES = {
    "120": "70", "121": "79", "122": "77", "126": "76", "128": "78",  # MobiFone
    "123": "83", "124": "84", "125": "85", "127": "81", "129": "82",  # VinaPhone
    "162": "32", "163": "33", "164": "34", "165": "35", "166": "36", "167": "37", "168": "38", "169": "39",  # Viettel
    "186": "56", "188": "58", "199": "59",  # Vietnamobile, Gmobile
}  # fmt: skip
_FOREIGN = re.compile(r"\+(?<![\w+]\+)(?!84)\d(?:[ .()\-]{0,2}\d){7,14}(?!\d)")
_MOST_DIGITS = 14
_MOST_DOUBTFUL = 6
_ASKED = re.compile(
    r"(?:zalo|zl|sdt|s\.?d\.?t|dt|dien thoai|di dong|phone|tel|call|hotline|alo|lh|lien he|goi|so)\s*[:.\-=>]*\s*$"
)


@lru_cache(maxsize=100_000)
def national(digits: str) -> str | None:
    """A number as it is dialled in Vietnam today, from its digits with 0, 84 or 0084 before them; None for none."""
    if _SERVICE.fullmatch(digits):
        return digits
    for before in ("0084", "840", "84", "0"):
        if digits.startswith(before):
            rest = digits[len(before) :]
            if len(rest) == 10 and rest[:3] in OLD_PREFIXES:
                rest = OLD_PREFIXES[rest[:3]] + rest[3:]
            if len(rest) == 9 and rest[0] == "4" and before == "0":
                rest = "2" + rest  # Hà Nội was 04 until 2017
            if _MOBILE.fullmatch(rest) or _LANDLINE.fullmatch(rest):
                return "0" + rest
    return None


def phone(text: str) -> str | None:
    """The number that a short text such as a link's is; None for what is none."""
    text = text.replace("(0)", "")
    if text.strip().startswith("+") and not re.match(r"\s*\+\s*84", text):
        return _foreign(text)
    return national(re.sub(r"\D", "", text))


def foreign_numbers(text: str) -> Iterator[tuple[int, str]]:
    """(place, number) of numbers of other countries, written with their +."""
    for found in _FOREIGN.finditer(text):
        number = _foreign(found[0])
        if number:
            yield found.start(), number


def _foreign(text: str) -> str | None:
    try:
        number = phonenumbers.parse(text, None)
    except phonenumbers.NumberParseException:
        return None
    if not phonenumbers.is_valid_number(number):
        return None
    return str(phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164))


def numbers_in(run: Run, text: str, low: str) -> Iterator[tuple[int, int, str]]:
    """(start, end, number) of each number to call in a run of digits."""
    groups = run.groups
    place = 0
    while place < len(groups):
        found = _at(groups, place, text, low)
        if found is None:
            place += 1
            continue
        taken, numbers = found
        for number in numbers:
            yield groups[place].start, groups[place + taken - 1].end, number
        place += taken


def _at(groups: Sequence[Group], place: int, text: str, low: str) -> tuple[int, tuple[str, ...]] | None:
    """(how many groups, the number) that begins at a group; two numbers where two were written in one."""
    first = groups[place]
    if len(first.digits) == 20 and (pair := (national(first.digits[:10]), national(first.digits[10:]))) and all(pair):
        return 1, tuple(number for number in pair if number)
    if place and _is_tight(text[groups[place - 1].end : first.start]) and len(first.digits) < 9:
        return None
    if not first.digits.startswith(("0", "8", "1")) and not (_lacks_zero(first, low)):
        return None
    before = "0" if _lacks_zero(first, low) else ""
    best: tuple[int, str] | None = None
    digits, doubtful = before, 0
    for taken, group in enumerate(groups[place:], start=1):
        digits += group.digits
        doubtful += group.doubtful
        if len(digits) > _MOST_DIGITS:
            break
        number = national(digits) if doubtful <= _MOST_DOUBTFUL else None
        if number is None or not _ends(groups, place + taken, text):
            continue
        best = (taken, number)
        if not number.startswith("1"):
            break
    return None if best is None else (best[0], (best[1],))


def _lacks_zero(first: Group, low: str) -> bool:
    """ "SĐT 903 123 456": said to be a number to call, and written as one without its 0."""
    return first.digits[0] in "35789" and not first.digits.startswith("84") and bool(
        _ASKED.search(low[max(0, first.start - 24) : first.start])
    )  # fmt: skip


def _ends(groups: Sequence[Group], after: int, text: str) -> bool:
    """Whether a number may end before that group: 0903.123.456.789 is none."""
    if after == len(groups):
        return True
    following = groups[after]
    return not _is_tight(text[groups[after - 1].end : following.start]) or following.digits[0] in "08"


def _is_tight(between: str) -> bool:
    return between in {"", ".", ",", "-", "_"}
