"""The words that stand before an owner's facts on Vietnamese sites, with marks, without them, and in English."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

_SEVERAL = r"(?: [^\W\d_]+| &){0,4}?"
NAME = (
    r"tên (?:đầy đủ|thương nhân|doanh nghiệp|công ty|tổ chức|đơn vị|hộ kinh doanh|hkd|chủ sở hữu|người bán"
    r"|cơ sở|hợp tác xã|htx|shop|cửa hàng|tiệm|gian hàng)|(?<!chủ )(?:shop|tiệm)(?=\s*[:：]\s*[^\W\d_]+ )"
    r"|(?<!chủ )cơ sở(?=\s*[:：]\s*(?:xưởng|cơ sở|cửa hàng|tiệm|hộ|công ty|shop|lò|nhà) )"
    r"|(?:đơn vị |cá nhân )?chủ sở hữu(?: (?:website|trang web|trang|tên miền|sàn))?|chủ website"
    r"|(?:đơn vị |cơ quan |công ty |doanh nghiệp )?chủ quản|thương nhân|pháp nhân|đơn vị (?:vận hành|sở hữu"
    r"|quản lý|kinh doanh)"
    r"|cá nhân (?:kinh doanh|bán hàng)|(?:website |trang web )?thuộc (?:quyền )?sở hữu (?:và quản lý )?(?:của|bởi)"
    r"|(?:company|business|legal|trading|registered) name|owned by|operated by"
)
ADDRESS = (
    rf"(?:(?:địa chỉ|đ/c|đc)(?! (?:e-?mail|web|ip|nhận|giao|trả|đổi|kho|bảo hành|chi nhánh)){_SEVERAL}"
    rf"|trụ sở{_SEVERAL}|địa điểm (?:kinh doanh|đăng ký)|nơi kinh doanh"
    r"|văn phòng(?: (?:chính|giao dịch|công ty|đại diện))?|vpgd|vpđd|vp|(?:registered |office |head |business "
    r"|company )?address"
    r"|add|(?:head|registered) office)"
)
# Where goods are shown or made: the address of a shop that tells no other.
PLACE_OF_GOODS = r"(?:showroom|xưởng(?: sản xuất)?|nhà máy|cửa hàng|tiệm|quầy|shop|store|cơ sở|nhà vườn|trang trại)"
SEAT = r"trụ sở|đăng ký|đkkd|head office|registered"
REPRESENTATIVE = (
    r"(?:người )?đại diện(?: (?:theo )?(?:pháp luật|pháp lý|hợp pháp|pl)| (?:doanh nghiệp|công ty|hộ kinh doanh"
    r"|hkd|htx))?(?: của [^\W\d_]+(?: [^\W\d_]+){0,2})?"
    r"|người (?:đại diện )?chịu trách nhiệm(?: quản lý)?(?: (?:nội dung|chính|thông tin))?"
    r"|chịu trách nhiệm(?: (?:(?:quản lý )?nội dung|chính|pháp lý)|(?=\s*[:：]))|người đứng (?:đầu|tên)"
    r"|(?:người )?đd(?:t)?pl"
    r"|chủ (?:hộ(?: kinh doanh)?|hkd|doanh nghiệp|dn|dntn|cửa hàng|cơ sở|cs|tiệm|shop|xưởng|vườn|nhà vườn|trại"
    r"|trang trại"
    r"|quán|nhiệm(?: htx)?)|(?:người (?:quản lý|phụ trách)|quản lý|phụ trách)(?: (?:website|trang web|trang"
    r"|chung|nội dung))?"
    r"|(?:legal |authori[sz]ed )?representative|owner|proprietor"
)
HEAD = (
    r"(?:tổng )?giám đốc(?: (?:công ty|htx|điều hành))?|t?gđ|(?:managing |general )?director|ceo"
    r"|chủ tịch(?: (?:hđqt|hđtv|hội đồng (?:quản trị|thành viên)))?(?: kiêm (?:tổng )?giám đốc)?"
)
_OF_WHAT = r"(?:hkd|htx|kdn?|dn|kinh doanh|doanh nghiệp|hộ kinh doanh|hợp tác xã)"
NUMBER = (
    r"(?:giấy\s*)?(?:(?:g?cn|gp|giấy phép|(?:giấy )?chứng nhận)\s*)?(?:[đd]k"
    r"|đăng ký)\s?" + _OF_WHAT + r"(?:\s" + _OF_WHAT
    + r")?(?: (?:hộ )?cá thể)?|hkd(?=\s*(?:số|:))|gp\s?kd|gcndn|msdn|mshkd|g?cnđk"
    r"|giấy phép (?:kinh doanh(?: (?:hộ )?cá thể)?|thành lập)|giấy phép(?= số)|(?:giấy )?chứng nhận đk ?" + _OF_WHAT
    + r"|mã số (?:doanh nghiệp|đăng ký|hộ kinh doanh|hkd|dn|htx|hợp tác xã)|mã số(?=\s*[:：]\s*\d[\dA-Z])"
    r"|quyết định thành lập"
    r"|(?:business|enterprise|company) (?:registration|licen[sc]e|code)(?: (?:certificate|code|number))?"
    r"|(?:số )?(?:giấy )?(?:chứng nhận|phép)(?=\s*(?:số\s*)?[:：]?\s*\d)|số g?cn(?=\s*[:：])"
    r"|registration (?:certificate|number|no)|(?:giấy )?chứng nhận (?:đăng ký )?(?:thuế|thành lập)(?= số)"
)  # fmt: skip
TAX = (
    r"(?:mã số thuế|mã thuế|mst|m\.s\.t|ms thuế|tax (?:code|id|number|no)|vat (?:code|number|no)"
    r"|tin(?=[ .]*(?:no\.?)?\s*:))"
)
PHONE = r"(?:số )?(?:điện thoại|đt|sđt|tel|hotline|phone)(?:[ /]+[^\W\d_/]+){0,2}?"
DAY = r"(?:ngày cấp|cấp ngày|ngày đăng ký|ngày cấp phép|(?:date of issue|issue date|issued on|date of registration))"
ISSUER = r"(?:nơi cấp|cơ quan cấp|nơi đăng ký|đơn vị cấp|issued by|place of issue|issuing (?:authority|agency|office))"
_LONG_LABEL = (
    r"(?:địa chỉ|trụ sở|văn phòng(?! phẩm)|điện thoại|hotline|tổng đài|chăm sóc khách hàng|hỗ trợ khách hàng|hộp thư"
    r"|thư điện tử|website"
    r"|mã số thuế|mã số doanh nghiệp|giấy (?:cn|chứng nhận|phép)|gpđkkd|gcnđkkd|gcnđkdn|cnđkdn|số đkkd"
    r"|số đăng ký|số gcn"
    r"|đăng ký (?:lần|thay đổi|kinh doanh)|ngày cấp|cấp ngày|nơi cấp|cơ quan cấp|đơn vị cấp|người (?:đại diện"
    r"|quản lý|chịu trách nhiệm)|đại diện"
    r"|chịu trách nhiệm|(?:tổng )?giám đốc|chủ (?:hộ|cơ sở|doanh nghiệp|nhiệm|tiệm|shop|cửa hàng)|chức vụ"
    r"|chức danh|copyright"
    r"|business registration|tax code|(?:legal )?representative|(?:head |registered )?office|address|telephone"
    r"|date of issue|issued)"
)
_SHORT_LABEL = (
    r"(?:đ/c|đc|đt|sđt|tel|phone|mobile|di động|fax|zalo|cskh|e-?mail|mail|mst|msdn|gcn|gpkd|đkkd|t?gđ|vpgd|vp"
    r"|gọi|kho|liên hệ)"
)
# Where another field of the line begins: a label with its colon, or a label behind a dash or a bar.
FIELD_BEGINS = (
    rf"(?:[,.–—-]\s*)?(?<![^\W_])(?:{_LONG_LABEL}(?![^\W\d_])[^,;:：.–—]{{0,40}}?[:：]"
    rf"|{_SHORT_LABEL}\s*(?:[/&(][^:：]{{0,25}})?\s*[:：])"
    rf"|[–—-]\s*(?:{_LONG_LABEL}|{_SHORT_LABEL})(?![^\W\d_])(?=[^:：\d,]{{0,45}}[:：\d])"
    r"|(?<=[^\W\d_]{4})\.\s+(?=[^.:：]{2,40}[:：])"
    r"|[,.]\s*(?:(?:có )?(?:mã số thuế|mst|điện thoại|hotline|email|giấy (?:cn|chứng nhận|phép)|mã số doanh nghiệp)"
    r"(?=[^:：,]{0,45}\d)|(?:người )?đại diện(?=[^:：,]{0,40} (?:là|bởi) )|(?:có )?(?:địa chỉ"
    r"|trụ sở)(?=[^:：,]{0,20} tại ))"
)


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
