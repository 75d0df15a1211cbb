"""The words by which a platform says that something is gone, and those that only sound like it.

"Sản phẩm không tồn tại" is evidence of absence. "Nội dung này hiện không khả dụng" is none: platforms answer so for a
page that is private, blocked in one country, or meant for members only. A sold-out offer is still an offer.
"""

from __future__ import annotations

import re
from enum import StrEnum

from crawler.decoding import decode, is_html
from crawler.document_tree import selector_of
from crawler.platforms.reading.visible import readable_text

LITTLE = 900  # characters; a page that is not shown says little besides; a shop's "in your region" stands among much
LONGEST_LINE = 160  # characters; a notice is a line of its own, a description of goods is longer

_THING = (
    r"(?:sản phẩm|mặt hàng|bài viết|bài đăng|tin đăng|tin rao|tin|video|clip|trang|nội dung|liên kết|tài khoản|"
    r"gian hàng|shop|cửa hàng|website|quảng cáo|dữ liệu|đường dẫn|"
    r"(?:the |this )?(?:product|item|post|listing|page|video|content|account|shop|store|ad|link|site|website))"
)
_GONE = (
    r"(?:không (?:còn )?tồn tại|không còn nữa|không được tìm thấy|không tìm thấy|"
    r"đã (?:bị |được )?(?:xóa|xoá|gỡ(?: bỏ| xuống)?|hủy|huỷ)|đã bị (?:khóa|khoá|đình chỉ|chấm dứt)|"
    r"(?:does|do)(?: no|n['’]|n)t (?:exist|be found)|does not exist|"
    r"(?:was|has been|is|were) (?:removed|deleted|taken down|terminated|suspended)|"
    r"(?:was|could) not (?:be )?found|not found|no longer exists?)"
)
_BETWEEN = (
    r"(?: (?:này|đó|bạn (?:đang )?(?:tìm(?: kiếm)?|xem|yêu cầu)|mà bạn tìm|you(?: a|['’])re looking for|"
    r"you requested))*"
)
_SORRY = r"(?:(?:rất tiếc|xin lỗi|ôi|oops|sorry|lỗi|404|error)(?: quý khách)?[\s,.!:–-]*)*"
# After it the sentence ends or gives a reason: "không tồn tại vi khuẩn" is a claim about goods.
_THEN = r"(?=\s*$|\s*[.,!;:()–-]|\s+(?:hoặc|trên|khỏi|bởi|do|vì|theo|or|by|due|from|on|because|for|in)\b)"
_TOMBSTONE = re.compile(
    rf"^{_SORRY}(?:{_THING}{_BETWEEN}(?: (?:hiện|đã|có thể|vừa))? {_GONE}{_THEN}|"
    rf"(?:không (?:thể )?tìm thấy|couldn['’]t find) {_THING}{_BETWEEN}{_THEN}|(?:error )?404(?: not found)?$)",
    re.IGNORECASE,
)
# What looks like absence from here but may be seen by others: from another country, or by those who sign in.
_ELSEWHERE = re.compile(
    r"(?:ở|tại|trong|cho) (?:quốc gia|khu vực|vùng|nước|địa phương)(?: của bạn| này| bạn)|"
    r"in your (?:country|region|location|area)|quốc gia của bạn|khu vực của bạn|giới hạn (?:địa lý|khu vực|độ tuổi)|"
    r"riêng tư|is private|chỉ (?:dành cho )?(?:thành viên|người theo dõi|bạn bè)|members only|"
    r"bạn không có quyền|don['’]t have permission|legal reasons|lý do pháp lý",
    re.IGNORECASE,
)
# What a site in trouble says of anything. Beside an outright 404 it is courtesy.
_FOR_NOW = re.compile(
    r"(?:hiện |tạm thời )?không (?:khả dụng|hiển thị|xem được|truy cập được)|"
    r"(?:isn['’]t|is not|not currently) available|(?:is|are) (?:currently )?unavailable|"
    r"bảo trì|maintenance|thử lại sau|try again later|gián đoạn|quá tải",
    re.IGNORECASE,
)


class Absence(StrEnum):
    """What the lines of a page say about the thing that was asked for."""

    NONE = "none"
    GONE = "gone"  # the platform's own plain words that it is no more
    HIDDEN = "hidden"  # not shown to us; others may see it


def absence_in(body: bytes, content_type: str, *, not_found: bool = False) -> tuple[Absence, str]:
    """(what the page says, the line that says so). Never raises; a body that is no page says nothing.

    `not_found`: it was answered 404 or 410, so that "try again later" takes nothing back.
    """
    if not body or not is_html(body, content_type):
        return Absence.NONE, ""
    selector = selector_of(decode(body, content_type)[0])
    title = " ".join(selector.xpath("string(//title)").get("").split())
    text = readable_text(selector, whole=False)[0]
    lines = [line for line in (title, *text.split("\n")) if len(line) <= LONGEST_LINE]
    gone = next((line for line in lines if _TOMBSTONE.match(line)), "")
    if gone or not_found or len(text) <= LITTLE:
        for line in lines:
            if _ELSEWHERE.search(line) or (not not_found and _FOR_NOW.search(line)):
                return Absence.HIDDEN, line
    return (Absence.GONE, gone) if gone else (Absence.NONE, "")
