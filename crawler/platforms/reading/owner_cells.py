"""Tables and lists of an owner's facts: the label in one cell, its value in the next; made one line each."""

from __future__ import annotations

import re
from collections.abc import Sequence

from crawler.platforms.reading import owner_words as words
from crawler.platforms.reading.owner_words import Words

# A label that fills its line.
_BARE_LABEL = Words(
    rf"(?:{words.NAME}|{words.ADDRESS}|{words.REPRESENTATIVE}|(?:số )?(?:{words.NUMBER})|{words.TAX}"
    rf"|{words.PHONE}|{words.DAY}|{words.ISSUER}|(?:số )?(?:giấy )?(?:chứng nhận|phép)|số g?cn|{words.HEAD}"
    rf"|(?:số )?(?:gcn đkdn|giấy phép(?: kinh doanh)?)"
    rf"|e-?mail)(?: số)?(?:\s*[/&]\s*[^\W\d_]+(?: [^\W\d_]+){{0,3}})?\s*[:：]?"
)
_COLON = re.compile(r"[:：]")
_LONGEST_LABEL = 60  # characters
# A row of a table whose two cells came as one line, without a colon: the value must look like what the label promises.
_A_NAME = r"(?-i:(?:[Ôô]ng |[Bb]à )?[^\W\d_a-zà-ỹ]\w*(?: [^\W\d_a-zà-ỹ]\w*){1,5}\b)"
_ROW = Words(
    r"(?:địa chỉ(?: (?:trụ sở(?: chính)?|đăng ký(?: kinh doanh)?|công ty|kinh doanh|liên hệ))?|trụ sở(?: chính)?)"
    r"(?= (?:(?:số|tầng|lô|tòa|căn|phòng|thôn|ấp|tổ|khu|ngõ|km|p\.)\s*)?[^\W_]{0,2}\d[^:：]*,)"
    r"|(?:người đại diện(?: theo pháp luật| pháp luật| hợp pháp)?|đại diện(?: theo)? pháp luật"
    r"|chủ (?:hộ(?: kinh doanh)?|cơ sở|doanh nghiệp)"
    rf"|chịu trách nhiệm nội dung|người chịu trách nhiệm(?: quản lý)?(?: nội dung)?)(?= {_A_NAME})"
    r"|(?:ngày cấp|cấp ngày)(?= \d)"
    r"|(?:nơi cấp|cơ quan cấp)(?= (?:sở|phòng|ubnd|ủy ban|uỷ ban|chi cục|cục|bộ|ban)\b)"
)


def cells_joined(lines: Sequence[str]) -> list[str]:
    """Lines with each bare label ("Trụ sở") and the line behind it as one: tables keep the two in two cells."""
    joined: list[str] = []
    after_label = False
    for raw in lines:
        row = None if _COLON.search(raw[:_LONGEST_LABEL]) else _ROW.match(raw)
        line = f"{row[0]}: {raw[row.end() :].strip()}" if row else raw
        is_label = len(line) <= _LONGEST_LABEL and _BARE_LABEL.fullmatch(line) is not None
        if after_label and not is_label:
            joined[-1] = f"{joined[-1].rstrip(' :：')}: {line}"
        else:
            joined.append(line)
        after_label = is_label
    return joined
