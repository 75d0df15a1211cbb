"""What in a text is not the seller's: words of buyers and readers, and numbers of platforms, carriers, banks, offices.

A number in such a stretch identifies somebody else. It is not read at all: a bystander's data never becomes a record.
"""

from __future__ import annotations

import re

# From a heading such as "Bình luận (12)" on, readers write.
_TALK = re.compile(
    r"^[ \t>*#•\-]*(?:(?:cac |xem )?(?:binh luan|comments?|danh gia(?: cua khach(?: hang)?| san pham)?|nhan xet"
    r"|reviews?|hoi dap|hoi & dap"
    r"|feedback(?: cua khach| khach hang)?|phan hoi cua khach(?: hang)?|y kien khach hang))\s*"
    r"(?:\(\d+\)|\d+)?\s*[:：]?[ \t]*$",
    re.MULTILINE,
)
# What a reader or a buyer says, or where goods go; a number that follows closely is theirs.
_BUYER = re.compile(
    r"^[ \t>*#•\-]*(?:binh luan|comment|cmt|review|nhan xet|danh gia|feedback|phan hoi|hoi)\b[^:\n]{0,40}:"
    r"|\b(?:nguoi (?:mua|nhan|dat|phan anh|to cao|bao tin|bi hai)|khach(?: hang)?|ben mua|nan nhan|sdt khach|ten khach)"
    r"(?: hang)?\s*(?:[:\-(]|ten\b|sdt\b|dt\b|so dien thoai\b)"
    r"|\b(?:ship|giao|gui|chuyen)(?: hang)? (?:hang )?(?:cho|den|toi|ve) (?:chi|anh|em|ban|co|chu|bac|c|a"
    r"|khach) (?!em\b|khach\b)"
    r"|\b(?:sdt|so dien thoai|so|dt|zalo) (?:cua )?(?:em|minh|toi|tui|mk|e)(?: la)?[ :]*$"
    r"|\b(?:tu van|bao gia|goi lai|lien he|nhan|inbox|ib) (?:giup |cho |lai )+(?:em|minh|toi|tui|mk)\b"
    r"|\b(?:minh|em|toi) (?:moi |da |vua )?(?:mua|dat|nhan) (?:hang )?(?:o|tai|cua) shop",
    re.MULTILINE,
)
_SELLERS = re.compile(r"\b(?:lh|lien he shop|hotline|shop oi|dat hang|mua hang)\b")
_REACH = 80  # characters that a buyer's words reach
_MARKETS = (
    r"shopee|lazada|tiki|sendo|giao hang (?:nhanh|tiet kiem)|ghn|ghtk|viettel ?post|j ?& ?t|jnt|vn ?post|vietnam post|"
    r"buu dien|buu cuc|ninja ?van|best express|spx|ahamove|lalamove|mobifone|vinaphone|nha mang|dien luc|evn|momo"
    r"|vnpay|"
    r"san thuong mai(?: dien tu)?|san tmdt|vietcombank|techcombank|vietinbank|agribank|bidv|ngan hang"
)
_OFFICES = (
    r"bo cong thuong|bo y te|so y te|so cong thuong|so van hoa|quan ly thi truong|qltt|ban chi dao 389"
    r"|duong day 389|cong an"
    r"|canh sat|"
    r"uy ban|ubnd|cuc an toan|cuc quan ly|chi cuc|tong cuc|benh vien|cap cuu|trung tam bao hanh|nha san xuat|shipper|"
    r"nguoi giao hang"
)
_CARE = (
    r"tong dai|duong day nong|hotline|cskh|cham soc khach hang|ho tro(?: khach hang)?|khieu nai|to cao|phan anh"
    r"|to giac|"
    r"call ?center"
)
_GAP = r"[^\n\d;|,/]"
_OFFICE = re.compile(
    rf"(?:{_CARE})(?: cua| san| hang| tai| toi| den)*[ :]+(?:{_MARKETS})\b{_GAP}{{0,20}}$"
    rf"|\b(?:{_MARKETS})(?: viet nam| vn| mall)?\s*[:\-(]*\s*(?:{_CARE}){_GAP}{{0,12}}$"
    rf"|(?:{_CARE}|lien he|goi|sdt|dien thoai){_GAP}{{0,25}}\b(?:{_OFFICES})\b{_GAP}{{0,30}}$"
    rf"|\b(?:{_OFFICES})\b{_GAP}{{0,30}}(?:{_CARE}|lien he|goi|sdt|dien thoai)?{_GAP}{{0,12}}$"
)


def end_of_sellers_words(low: str) -> int:
    """Where in a folded text the readers' part begins; its length when there is none."""
    found = _TALK.search(low)
    return found.start() if found else len(low)


def is_bystanders(low: str, start: int) -> bool:
    """Whether what stands at `start` of a folded text follows closely on words of a buyer or a reader."""
    begin = max(low.rfind("\n", 0, start) + 1, start - 3 * _REACH)
    said = low[begin:start]
    ends = [found.end() for found in _BUYER.finditer(said)]
    return bool(ends) and len(said) - ends[-1] <= _REACH and not _SELLERS.search(said, ends[-1])


def is_strangers_line(low: str, start: int) -> bool:
    """Whether the words just before `start` say that a platform, a carrier, a bank or an office is called there."""
    begin = max(low.rfind("\n", 0, start) + 1, start - 90)
    return bool(_OFFICE.search(low[begin:start]))


# Service numbers that the companies themselves publish; a seller who shows one shows whom to complain to.
COMMON_NUMBERS = frozenset(
    [
        "19001221",
        "19006035",
        "19001007",
        "18006092",
        "19006092",
        "1900636677",
        "1900545481",
        "19008095",
        "19001088",
        "1900886877",
        "1900561558",
        "1900545441",
        "1900545436",
        "1900555577",
        "1900545413",
        "1800588822",
        "19009247",
        "1900558868",
        "1900558818",
        "1900545426",
        "1900545415",
        "18001090",
        "18001091",
        "18008098",
        "18008168",
        "18001260",
        "19006099",
    ]  # purses, banks, telephone companies
)
