"""Tables and lists of an owner's facts: the label in one cell, its value in the next; made one line each."""

from __future__ import annotations

import re
from collections.abc import Sequence

# A label that fills its line.
_BARE_LABEL = re.compile(
    r"(?:tên (?:thương nhân|doanh nghiệp|công ty|tổ chức|đơn vị|hộ kinh doanh|chủ sở hữu|người bán)"
    r"|(?:đơn vị )?chủ sở hữu(?: (?:website|trang web))?|chủ website|(?:đơn vị|cơ quan) chủ quản|thương nhân"
    r"|địa chỉ(?: (?:trụ sở(?: chính)?|đăng ký(?: kinh doanh)?|công ty|kinh doanh|liên hệ))?|trụ sở(?: chính)?"
    r"|(?:người )?đại diện(?: theo pháp luật| pháp luật| hợp pháp)?|người chịu trách nhiệm(?: quản lý)?(?: nội dung)?"
    r"|chủ hộ(?: kinh doanh)?|ngày cấp|cấp ngày|nơi cấp|cơ quan cấp|mã số thuế|mst|mã số doanh nghiệp"
    r"|số (?:đăng ký (?:kinh doanh|doanh nghiệp)|đkkd|gcn đkdn|giấy phép(?: kinh doanh)?)|giấy phép kinh doanh"
    r"|(?:số )?điện thoại|hotline|email|e-mail)\s*[:：]?",
    re.IGNORECASE,
)
# A row of a table whose two cells came as one line, without a colon: the value must look like what the label promises.
_A_NAME = r"(?-i:(?:[Ôô]ng |[Bb]à )?[^\W\d_a-zà-ỹ]\w*(?: [^\W\d_a-zà-ỹ]\w*){1,5}\b)"
_ROW = re.compile(
    r"(?:địa chỉ(?: (?:trụ sở(?: chính)?|đăng ký(?: kinh doanh)?|công ty|kinh doanh|liên hệ))?|trụ sở(?: chính)?)"
    r"(?= (?:(?:số|tầng|lô|tòa|căn|phòng|thôn|ấp|tổ|khu|ngõ|km|p\.)\s*)?[^\W_]{0,2}\d[^:：]*,)"
    r"|(?:người đại diện(?: theo pháp luật| pháp luật| hợp pháp)?|đại diện(?: theo)? pháp luật|chủ hộ(?: kinh doanh)?"
    rf"|người chịu trách nhiệm(?: quản lý)?(?: nội dung)?)(?= {_A_NAME})"
    r"|(?:ngày cấp|cấp ngày)(?= \d)"
    r"|(?:nơi cấp|cơ quan cấp)(?= (?:sở|phòng|ubnd|ủy ban|uỷ ban|chi cục|cục|bộ|ban)\b)",
    re.IGNORECASE,
)


def cells_joined(lines: Sequence[str]) -> list[str]:
    """Lines with each bare label ("Trụ sở") and the line behind it as one: tables keep the two in two cells."""
    joined: list[str] = []
    for raw in lines:
        row = _ROW.match(raw)
        line = f"{row[0]}: {raw[row.end() :].strip()}" if row else raw
        if joined and _BARE_LABEL.fullmatch(joined[-1]) and not _BARE_LABEL.fullmatch(line):
            joined[-1] = f"{joined[-1].rstrip(' :：')}: {line}"
        else:
            joined.append(line)
    return joined
