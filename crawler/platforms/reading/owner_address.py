"""Where an owner sits: the address behind a label, the seat before other places; else a line that is one by itself."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from crawler.identifiers.places import place_of
from crawler.platforms.reading import owner_words as words
from crawler.platforms.reading.owner_words import Words

_COLON = r"\s*(?:\([^)]{0,40}\)|/[^:：/]{1,30})?\s*[:：]\s*"
ADDRESS_LABEL = Words(
    rf"(?<![^\W_]){words.ADDRESS}{_COLON}|(?<![^\W_])(?:địa chỉ|trụ sở)(?: chính| công ty)? (?:đặt "
    rf"|đóng )?tại\s*[:：]?\s*"
)
_SEAT = Words(words.SEAT)
_PLACE = Words(rf"(?:^|[|•·–-]\s*){words.PLACE_OF_GOODS}{_COLON}")
# An address without a label, behind an icon or alone in its line: a house or a village first, a ward in it.
_BEGINS = Words(
    r"[^\w(]{0,6}(?=(?:\d|[A-Z]{1,2}\d|(?:số|lô|tầng|tòa|căn|kiốt|ki-ốt|ngõ|ngách|hẻm|kiệt|thôn|ấp|tổ|khu|xóm"
    r"|bản|buôn|làng|plei|khối|block|chợ|tttm|kcn|khu công nghiệp|tiểu khu|phố"
    r"|khóm|km|đường|quốc lộ|cụm)(?![^\W\d_]))[^\n]*,)"
)
_UNIT = Words(r"(?<![^\W_])(?:phường|p\.|xã|quận|q\.|huyện|thị trấn|thị xã|đường|ward|district|street)(?![^\W\d_])")
_BAR = re.compile(r"[|•·]")
_LABELLED = re.compile(r"[^:：]{1,40}[:：]")
_MOST_LINES = 3  # that an address may go on over
_LONGEST = 150  # characters


def address_in(lines: Sequence[str], value_of: Callable[[str], str | None]) -> str | None:
    """The address that some lines of one owner tell, as written; `value_of` cuts a text where the next field begins."""
    labelled: list[tuple[bool, str]] = []
    for at, line in enumerate(lines):
        for hit in ADDRESS_LABEL.finditer(line):
            rest = line[hit.end() :].strip()
            for below in lines[at + 1 : at + 1 + _MOST_LINES]:
                if (rest and not rest.endswith(",")) or _LABELLED.match(below):
                    break
                rest = f"{rest} {below}"
            value = value_of(rest)
            if value and _is_address(value):
                labelled.append((_SEAT.search(hit[0]) is None, value))
    if labelled:
        return min(labelled, key=lambda found: found[0])[1]
    bare = (part for line in lines for part in (line, *_BAR.split(line)[1:]))
    return next((value for part in bare if (value := _bare(part, value_of))), None) or _of_goods(lines, value_of)


def _of_goods(lines: Sequence[str], value_of: Callable[[str], str | None]) -> str | None:
    """The only place where a shop without another address shows its goods; several are a chain's, and none is told."""
    hits = ((line, hit) for line in lines for hit in _PLACE.finditer(line))
    places = {
        value for line, hit in hits if (value := value_of(line[hit.end() :])) and _is_address(value) and "," in value
    }
    return places.pop() if len(places) == 1 else None


def _is_address(value: str) -> bool:
    return len(value) >= 10 and len(value.split()) >= 3 and "@" not in value and not value.startswith("http")


def _bare(line: str, value_of: Callable[[str], str | None]) -> str | None:
    begins = _BEGINS.match(line) if len(line) <= _LONGEST * 2 else None
    if begins is None or not _UNIT.search(line):
        return None
    value = value_of(re.sub(r"^\W+", "", line[begins.end() :]))
    if value is None or len(value) > _LONGEST or "," not in value or not _is_address(value) or not _UNIT.search(value):
        return None
    return value if place_of(value) is not None else None
