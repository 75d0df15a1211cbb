"""The numbers of an owner on a page: registration with its day and office, tax code."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from crawler.platforms.reading import owner_words as words
from crawler.platforms.reading.owner_words import Words

_MARK = r"\s*(?:số|no\.?)?\s*(?:[:：.–-]\s*)*"
NUMBER_LABEL = Words(rf"(?<![^\W_])(?:{words.NUMBER}){_MARK}")
# A company's ten digits, a branch's -001, a household's letter between digits (41A8012345), a cooperative's 2507D00012,
# the old 4102032159.
NUMBER = re.compile(
    r"(?<![\w.])(\d{2,4}[A-Z]\d{5,8}|\d{8,13}(?:\s?-\s?\d{3})?|\d(?:[ .-]?\d){9}(?:\s?-\s?\d{3})?)(?![\w/])"
)
TAX_LABEL = Words(rf"(?<![^\W_]){words.TAX}{_MARK}")
_MORE_LABEL = re.compile(r"^(?:[ /]*[^\W\d_]+){1,5}\s*[:：.–-]*\s*(?=\d)")  # "Mã số thuế/Mã số doanh nghiệp: 0401…"
_MONTHS = "jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec"
_DAY = Words(
    r"(?<!\d)(\d{1,2})\s*[/.-]\s*(\d{1,2})\s*[/.-]\s*(\d{4})(?!\d)"
    r"|(?<!\d)(\d{1,2})\s+tháng\s+(\d{1,2})\s*(?:năm|,)?\s+(\d{4})"
    r"|(?<!\d)(?P<year>\d{4})-(?P<month>\d{2})-(?P<day>\d{2})(?!\d)"
    rf"|(?<!\d)(\d{{1,2}})(?:st|nd|rd|th)? (?:of )?({_MONTHS})[a-z]*\.?,? (\d{{4}})"
    rf"|(?<![^\W_])({_MONTHS})[a-z]*\.? (\d{{1,2}})(?:st|nd|rd|th)?,? (\d{{4}})"
)
_LEADING_DAY = re.compile(r"^\d{1,2}[/.-]\d{1,2}[/.-]\d{4}\s*[-–,;]\s*")
_OF_ISSUE = Words(r"ngày|cấp|lần|đk|ngay|issued?|dated?|registered|\bon $|\(|[:–-]\s*$")
_LATER_CHANGE = Words(r"thay đổi|sửa đổi|cấp lại|gia hạn|điều chỉnh")
_FIRST_TIME = Words("lần đầu")
_OFFICES = r"(?:sở|phòng|ubnd|ủy ban|uỷ ban|chi cục|cục|bộ|ban)(?![^\W\d_])(?!\s*\d)"
_ISSUER = Words(
    rf"(?:{words.ISSUER})\s*[:：]\s*"
    rf"|(?:cơ quan cấp|nơi cấp|đơn vị cấp|nơi đăng ký|(?:được )?cấp bởi|do|được|tại|bởi)\s*[:：]?\s*(?={_OFFICES})"
    r"|(?:(?:issued|granted|registered) )?by (?:the )?(?=department|people|authority|ministry"
    r"|(?:[a-z]+ ){1,5}department of)"
    r"|(?:issued|granted) by (?:the )?"
    r"|by (?:the )?(?=[^,.;:]{0,40}(?:authority|committee|planning|ministry))"
    r"|^(?=(?:sở (?:kế|kh|tài)|phòng (?:đăng|đk|tài|tc|kinh tế)|ubnd|(?:ủy|uỷ) ban)[^:：]* cấp(?![^\W\d_]))"
    r"|(?:[-–,;:·|(]|\d\.|\d{4}(?= ))\s*(?=(?:sở (?:kế|kh|tài)|phòng (?:đăng|đk|tài|tc|kinh tế)|ubnd"
    r"|(?:ủy|uỷ) ban))"
)
_ISSUER_END = Words(
    r"\s+(?:cấp|ngày|lần|đăng ký lần|thay đổi)(?![^\W\d_])|[,;.]?\s*(?:cấp ngày|ngày cấp|mst"
    r"|mã số thuế|địa chỉ|(?:người )?đại diện|người chịu|điện thoại|hotline|email|tel|on \d)(?![^\W\d_])|[;|•·]"
    r"|\s[-–]\s*\(?\+?\d{3}|\s[-–]\s*(?:trụ sở|đ/c|giám đốc|chủ hộ|đt|người)|[,.]? dated? |,? on (?=[A-Z])"
    rf"|\s*(?:{words.FIELD_BEGINS})"
)
_OLD = date(1990, 1, 1)  # before the first Company Law (1990) nothing was issued


def tax_code_holds(number: str) -> bool:
    """Whether the tenth digit of a tax code checks the nine before it: a warning at most, never a proof.

    Weights 31, 29, 23, 19, 17, 13, 7, 5, 3 modulo 11 (research/crawling.md, measured on well-known numbers).
    """
    digits = [int(each) for each in number[:10] if each.isdigit()]
    if len(digits) != 10:
        return False
    total = sum(weight * digit for weight, digit in zip((31, 29, 23, 19, 17, 13, 7, 5, 3), digits, strict=False))
    return digits[9] == 10 - total % 11


def registration(lines: Sequence[str]) -> tuple[str | None, date | None, str | None]:
    """(number, first day of issue, issuer), read from the line of the number and the two behind it."""
    for at, line in enumerate(lines):
        number = number_in(line) or (
            number_in(f"{line} {lines[at + 1]}") if _is_bare_label(line) and at + 1 < len(lines) else None
        )
        if number is None:
            continue
        near = [line, *lines[at + 1 : at + 4]]
        return number, _issued_on(near), _issued_by(near)
    for at, line in enumerate(lines):  # a tax code is the company's number since 2010: its day of issue counts as well
        if tax_code_in(line):
            near = [line, *lines[at + 1 : at + 3]]
            return None, _issued_on(near), _issued_by(near)
    return None, None, None


def _is_bare_label(line: str) -> bool:
    label = NUMBER_LABEL.search(line)
    return label is not None and not line[label.end() :].strip()


def number_in(line: str) -> str | None:
    """The registration number behind a label of a line, without blanks and dots."""
    for label in NUMBER_LABEL.finditer(line):
        rest = re.sub(
            r"^(?:/\s*mst|và mã số thuế"
            r"|\(?mst\)?)\s*[:：]?\s*",
            "",
            line[label.end() :],
            flags=re.IGNORECASE,
        )
        hit = NUMBER.match(rest) or NUMBER.match(re.sub(r"^[^\d]{0,12}(?=\d)", "", rest))
        if hit:
            return _digits(hit[1])
    return None


def _digits(written: str) -> str:
    """ "0311-222-999" as 0311222999; a branch keeps its "-001"."""
    branch = re.search(r"-\s?(\d{3})$", written)
    bare = re.sub(r"[\s.-]", "", written)
    return f"{bare[:-3]}-{branch[1]}" if branch and len(bare) == 13 else bare


def tax_code_in(line: str) -> str | None:
    """The tax code behind a label of a line, "0301234567" or "0301234567-001"."""
    for label in TAX_LABEL.finditer(line):
        hit = NUMBER.match(_MORE_LABEL.sub("", line[label.end() :].lstrip(" :/")))
        if hit:
            return _digits(hit[1])
    return None


def _issued_on(lines: Sequence[str]) -> date | None:
    for line in lines:
        for hit in _DAY.finditer(line):
            before = line[max(0, hit.start() - 45) : hit.start()]
            changed = _LATER_CHANGE.search(before)
            if (changed and not _FIRST_TIME.search(before[changed.end() :])) or not _OF_ISSUE.search(before):
                continue
            found = _day_of(hit)
            if found is not None and found >= _OLD:
                return found
    return None


def _day_of(hit: re.Match[str]) -> date | None:
    if hit["year"]:
        written = (hit["year"], hit["month"], hit["day"])
    elif hit[13]:
        written = (hit[15], hit[13], hit[14])
    else:
        first = next(at for at in (1, 4, 10) if hit[at])
        written = (hit[first + 2], hit[first + 1], hit[first])
    year, month, day = written
    number = int(month) if month.isdigit() else _MONTHS.split("|").index(month[:3].lower()) + 1
    try:
        return date(int(year), number, int(day))
    except ValueError:
        return None


def _issued_by(lines: Sequence[str]) -> str | None:
    for line in lines:
        hit = _ISSUER.search(line)
        if hit is None:
            continue
        rest = line[hit.end() :]
        end = _ISSUER_END.search(rest)
        value = _LEADING_DAY.sub("", rest[: end.start()] if end else rest).strip(" ,.;:–-")
        if value.endswith(")") and value.count("(") < value.count(")"):
            value = value.rstrip(") ")
        if 3 <= len(value) <= 150:
            return value
    return None
