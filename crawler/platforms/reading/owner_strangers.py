"""Firms that a shop's foot names and that do not own it: who made or hosts the site, who carries goods or money."""

from __future__ import annotations

from collections.abc import Sequence

from crawler.platforms.reading.owner_words import Words

# Stands before the name of another firm, in its line or as a line of its own.
_CREDIT = Words(
    r"(?<![^\W_])(?:(?:được )?(?:thiết kế|xây dựng|phát triển|lập trình|lưu trữ|tài trợ|bảo trợ)"
    r"(?: (?:và|&|,)? ?(?:thiết kế|xây dựng|phát triển|lưu trữ|vận hành))?"
    r"(?: (?:web(?:site)?|web site|trang web|giao diện))?(?: (?:bởi|by|trên|tại)|\s*[:：])"
    r"|(?:giải pháp|trên nền tảng|phần mềm|hosting)(?: [^\W\d_]+){0,4} (?:bởi|by|của|từ)"
    r"|(?:powered|developed|designed|hosted|built) by|design by|hosting"
    r"|(?:đối tác|đơn vị|cổng|ví|dịch vụ)(?: [^\W\d_]+){0,2} (?:thanh toán|vận chuyển|giao hàng|giao nhận|chuyển phát"
    r"|thiết kế|lưu trữ|hosting|bảo hiểm|trả góp|thi công)"
    r"|(?:đối tác|thành viên|công ty con|công ty liên kết|hệ sinh thái|đại lý|nhà phân phối)(?: [^\W\d_]+){0,3}"
    r" (?:của|gồm|bởi)|đối tác(?: [^\W\d_]+){0,3}\s*[:：])"
)
_FIRM = Words(
    r"(?<![^\W\d_])(?:công ty|c\.?\s?ty|tập đoàn|ngân hàng|chi nhánh|hộ kinh doanh|doanh nghiệp"
    r"|hợp tác xã)(?![^\W\d_])"
)
_LONGEST_CREDIT = 60  # characters of a line that only leads to the next
_MORE_OF_IT = Words(
    r"(?:mst|mã số thuế|msdn|mã số|giấy|gpkd|đkkd|địa chỉ|đ/c|trụ sở|hotline|điện thoại|đt|tel|email|website"
    r"|đại diện)"
    r"(?![^\W\d_])"
)


def own_lines(lines: Sequence[str]) -> list[str]:
    """The lines without those of firms that are named as the shop's makers, hosts and partners."""
    kept: list[str] = []
    strangers_next = inside = False
    for line in lines:
        firm = _FIRM.search(line)
        credit = _CREDIT.search(line[: firm.start()] if firm else line[:_LONGEST_CREDIT])
        if inside and firm is None and _MORE_OF_IT.match(line):
            continue
        inside = False
        if firm is not None and (credit is not None or (strangers_next and firm.start() < 4)):
            inside, strangers_next = True, False
            kept.append(line[: credit.start()] if credit else "")
            continue
        strangers_next = firm is None and credit is not None and len(line) <= _LONGEST_CREDIT
        kept.append(line)
    return [line for line in kept if line.strip()]
