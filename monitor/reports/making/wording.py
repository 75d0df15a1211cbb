"""Texts compared as people read them: folded letters, near spellings, documents cited by number and date."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from monitor.reports.making.draft import Draft

KINDS = (
    "Kế hoạch", "Văn bản", "Công văn", "Quyết định", "Nghị quyết", "Chỉ thị", "Thông báo", "Tờ trình", "Báo cáo",
    "Chương trình",
)  # fmt: skip
_CITED = re.compile(
    rf"\b({'|'.join(KINDS)})\s+số:?\s*(\d{{1,6}})(?:\s*/\s*([^\s,;:.()“”\"]+))?"
    r"(?:\s+(?:ban hành\s+)?ngày\s+(\d{1,2})(?:\s*[/.-]\s*|\s+tháng\s+)(\d{1,2})(?:\s*[/.-]\s*|\s+năm\s+)(\d{4}))?",
    re.IGNORECASE,
)


class Citation(NamedTuple):
    """A document as one place of a report cites it."""

    place: str
    kind: str  # "ke hoach": folded
    number: str
    symbol: str  # as written, in capitals; empty where only the number stands
    day: date | None
    words: str  # as they stand


def fold(text: str) -> str:
    """Lower-case letters without marks, đ as d."""
    plain = unicodedata.normalize("NFD", text.casefold().replace("đ", "d"))
    return unicodedata.normalize("NFC", "".join(each for each in plain if not unicodedata.combining(each)))


def squeezed(text: str) -> str:
    """Folded, doubled letters once: how ``BCDD389`` and ``BCĐ389`` become one."""
    return re.sub(r"([a-z])\1+", r"\1", fold(text))


def is_near(one: str, other: str) -> bool:
    """Whether at most one letter must be put in, taken out or changed."""
    if abs(len(one) - len(other)) > 1:
        return False
    if len(one) > len(other):
        one, other = other, one
    place = next((i for i, letter in enumerate(one) if letter != other[i]), len(one))
    return one[place + (len(one) == len(other)) :] == other[place + 1 :]


def citations(draft: Draft) -> Iterator[Citation]:
    """Every document that a report cites by number."""
    for text in draft.texts:
        for found in _CITED.finditer(unicodedata.normalize("NFC", text.text)):
            kind, number, symbol, day, month, year = found.groups()
            yield Citation(
                place=text.place, kind=fold(" ".join(kind.split())), number=str(int(number)),
                symbol=(symbol or "").upper(), day=_day(day, month, year), words=" ".join(found.group().split()),
            )  # fmt: skip


def _day(day: str | None, month: str | None, year: str | None) -> date | None:
    try:
        return date(int(year or ""), int(month or ""), int(day or ""))
    except ValueError:
        return None
