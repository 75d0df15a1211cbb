"""The words that stand before an owner's facts on Vietnamese sites, with marks, without them, and in English."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

_SEVERAL = r"(?: [^\W\d_]+| &){0,4}?"
NAME = (
    r"tên (?:đầy đủ|thương nhân|doanh nghiệp|công ty|tổ chức|đơn vị|hộ kinh doanh|hkd|chủ sở hữu|người bán"
    r"|cơ sở|hợp tác xã|htx)"
    r"|(?:đơn vị |cá nhân )?chủ sở hữu(?: (?:website|trang web|trang|tên miền|sàn))?|chủ website"
    r"|(?:đơn vị|cơ quan|công ty|doanh nghiệp) chủ quản|thương nhân|đơn vị (?:vận hành|sở hữu)"
    r"|(?:website |trang web )?thuộc (?:quyền )?sở hữu của|company name|owned by|operated by"
)
ADDRESS = (
    rf"(?:(?:địa chỉ|đ/c|đc)(?! (?:e-?mail|web|ip|nhận|giao|trả|đổi|kho|bảo hành|chi nhánh)){_SEVERAL}"
    rf"|trụ sở{_SEVERAL}|địa điểm kinh doanh|nơi kinh doanh"
    r"|văn phòng(?: (?:chính|giao dịch|công ty|đại diện))?|vpgd|vpđd|vp|(?:registered |office |head )?address"
    r"|add|head office)"
)
SEAT = r"trụ sở|đăng ký|đkkd|head office|registered"
REPRESENTATIVE = (
    r"(?:người )?đại diện(?: (?:theo )?(?:pháp luật|pháp lý|hợp pháp)| (?:doanh nghiệp|công ty|hộ kinh doanh"
    r"|hkd|htx))?(?: của [^\W\d_]+(?: [^\W\d_]+){0,2})?"
    r"|người (?:đại diện )?chịu trách nhiệm(?: quản lý)?(?: (?:nội dung|chính|thông tin))?"
    r"|chịu trách nhiệm (?:(?:quản lý )?nội dung|chính|pháp lý)|người đứng (?:đầu|tên)|(?:người )?đd(?:t)?pl"
    r"|chủ (?:hộ(?: kinh doanh)?|hkd|doanh nghiệp|dn|dntn|cửa hàng|cơ sở|tiệm|shop|nhiệm(?: htx)?)"
    r"|(?:legal )?representative"
)
HEAD = r"(?:tổng )?giám đốc(?: (?:công ty|htx|điều hành))?|t?gđ|(?:managing )?director"
_OF_WHAT = r"(?:hkd|htx|kdn?|dn|kinh doanh|doanh nghiệp|hộ kinh doanh|hợp tác xã)"
NUMBER = (
    r"(?:giấy\s*)?(?:(?:g?cn|gp|giấy phép|(?:giấy )?chứng nhận)\s*)?(?:đk"
    r"|đăng ký)\s?" + _OF_WHAT + r"(?:\s" + _OF_WHAT
    + r")?(?: (?:hộ )?cá thể)?|hkd(?=\s*(?:số|:))|gp\s?kd|gcndn|msdn|mshkd|g?cnđk"
    r"|giấy phép (?:kinh doanh|thành lập)|giấy phép(?= số)|(?:giấy )?chứng nhận đk ?" + _OF_WHAT
    + r"|mã số (?:doanh nghiệp|đăng ký|hộ kinh doanh|hkd|dn|htx|hợp tác xã)|quyết định thành lập"
    r"|(?:business|enterprise|company) (?:registration|license|code)(?: (?:certificate|code|number))?"
)  # fmt: skip
TAX = r"(?:mã số thuế|mã thuế|mst|m\.s\.t|ms thuế|tax (?:code|id|number|no))"
PHONE = r"(?:số )?(?:điện thoại|đt|sđt|tel|hotline|phone)(?:[ /]+[^\W\d_/]+){0,2}?"
DAY = r"ngày cấp|cấp ngày|ngày đăng ký"
ISSUER = r"nơi cấp|cơ quan cấp|nơi đăng ký|đơn vị cấp"


class Words:
    """A pattern over Vietnamese words, case left aside; a line without any mark ("DIA CHI") is read without them.

    Where a line has marks the pattern needs them: without, "do sở" and "do số" are one.
    """

    def __init__(self, pattern: str) -> None:
        self._marked = re.compile(pattern, re.IGNORECASE)
        self._bare = re.compile(_without_marks(pattern), re.IGNORECASE)

    def _for(self, text: str) -> re.Pattern[str]:
        bare = text.isascii() or not any(letter > "\x7f" and letter.isalpha() for letter in text)
        return self._bare if bare else self._marked

    def search(self, text: str) -> re.Match[str] | None:
        return self._for(text).search(text)

    def match(self, text: str) -> re.Match[str] | None:
        return self._for(text).match(text)

    def fullmatch(self, text: str) -> re.Match[str] | None:
        return self._for(text).fullmatch(text)

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        return self._for(text).finditer(text)

    def sub(self, by: str, text: str) -> str:
        return self._for(text).sub(by, text)


def _without_marks(pattern: str) -> str:
    apart = unicodedata.normalize("NFD", pattern.replace("đ", "d").replace("Đ", "D"))
    return "".join(letter for letter in apart if not unicodedata.combining(letter))
