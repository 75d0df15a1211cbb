"""What a shop must show: its owner, its prices and terms, and a badge that leads to a real record.

These are duties of the site, and every page of it carries the same foot: the site is judged once, on its home page.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from urllib.parse import parse_qs, urlsplit

from classifier.detectors.phrases import reading
from classifier.rules import of_detector
from classifier.text import View
from storage.records import Badge, Finding, Kind, Observation, QuotedField

name = "shop"
version = "3"

# Law: NĐ 52/2013 Điều 29, from 01/7/2026 NĐ 248/2026 Điều 4. Words as real footers write them (samples of real shops).
_OWNER = re.compile(r"\b(?:công ty|hộ kinh doanh|doanh nghiệp tư nhân|hợp tác xã|hkd|cty|chủ sở hữu)\b")
_REGISTERED = re.compile(
    r"\b(?:mst|mã số thuế|mã số doanh nghiệp|msdn|gpkd|gcn ?đk\w+|giấy cnđk\w*|cnđkdn|số đkkd|đkkd|giấy phép kinh doanh"
    r"|giấy chứng nhận (?:đăng ký|đkkd))\b"
)
_ADDRESS = re.compile(r"\b(?:địa chỉ|trụ sở|đ/c|đc)\b")
_OWNER_FACTS = {"tên thương nhân": _OWNER, "mã số thuế hoặc số đăng ký": _REGISTERED, "địa chỉ": _ADDRESS}

_TERMS = {
    "vận chuyển": re.compile(r"\b(?:vận chuyển|giao hàng|ship)\b"),
    "đổi trả": re.compile(r"\b(?:đổi trả|đổi hàng|trả hàng|hoàn tiền)\b"),
    "thanh toán": re.compile(r"\b(?:thanh toán|chuyển khoản|cod)\b"),
}
_PRIVACY = re.compile(r"\b(?:bảo mật|dữ liệu cá nhân|thông tin cá nhân|quyền riêng tư|privacy)\b")
_PRICE_HIDDEN = re.compile(
    r"\b(?:giá\s*:?\s*liên hệ|liên hệ (?:để )?(?:báo|biết|nhận) giá|(?:ib|inbox|check ib) giá)\b"
)

# Others sell here too: then the site is a platform and must be registered, not only notified (NĐ 52/2013 Điều 36).
_PLATFORM = re.compile(
    r"\b(?:đăng ký gian hàng|mở gian hàng|trở thành (?:nhà|người) bán(?: hàng)?|kênh người bán|mở shop miễn phí"
    r"|bán hàng cùng chúng tôi|sàn (?:giao dịch|đấu giá|thương mại điện tử)|đấu giá trực tuyến)\b"
)
# Facts that must stand beside a product before one orders: any one of these words shows that the seller tells some.
_GOODS_FACTS = re.compile(
    r"\b(?:xuất xứ|nguồn gốc|sản xuất|made in|thương hiệu|nhà cung cấp|thành phần|chất liệu|kích thước|kích cỡ|size"
    r"|dung tích|trọng lượng|khối lượng|thông số|công suất|bảo hành|hạn sử dụng|hsd|quy cách|model|màu)\b"
)

_REGISTER = "online.gov.vn"
_SHOP_KINDS = (Kind.PAGE, Kind.SITE)
_HOME_KINDS = (*_SHOP_KINDS, Kind.LISTING)  # a shop of one thing sells it on its home page


def detect(observation: Observation, day: date) -> Iterator[Finding]:
    """Suspicions about a shop on its home page and a product on its own; little where one cannot order."""
    if observation.kind is Kind.LISTING and observation.orders_online and observation.price is not None:
        yield from _missing_goods_facts(observation, day)
    if not _is_home(observation):
        return
    seen = reading(observation).text
    is_platform = bool(_PLATFORM.search(seen.text))
    doubtful = next((badge for badge in observation.badges if badge_fault(badge)), None)
    if doubtful is not None:
        yield from _finding("TM-08" if is_platform else "TM-07", observation, day)
    if observation.orders_online is not True:
        return
    if not observation.badges and observation.kind in _SHOP_KINDS:
        yield from _finding("TM-02" if is_platform else "TM-01", observation, day)
    if observation.kind in _SHOP_KINDS:
        yield from _missing_parts(observation, seen, day)
    elif observation.kind is Kind.LISTING and observation.price is None and (hidden := _PRICE_HIDDEN.search(seen.text)):
        start, end = seen.starts[hidden.start()], seen.ends[hidden.end() - 1]
        yield from _finding("TM-05", observation, day, (QuotedField.TEXT, start, end))


def _missing_goods_facts(observation: Observation, day: date) -> Iterator[Finding]:
    read = reading(observation)
    if not _GOODS_FACTS.search(f"{read.title.text} {read.text.text}"):
        yield from _finding("TM-04", observation, day)


def _is_home(observation: Observation) -> bool:
    if observation.kind not in _HOME_KINDS:
        return False
    try:
        path = urlsplit(observation.canonical_url).path
    except ValueError:
        return False
    return observation.kind is Kind.SITE or path in {"", "/"}


def badge_fault(badge: Badge) -> str:
    """Why a badge proves nothing, in Vietnamese; empty when it leads to the address of a record.

    Real records: /Home/WebDetails/80445, /Home/AppDetails/1, /CustomWebsiteDisplay.aspx?DocId=17011.
    """
    if not badge.href:
        return "biểu tượng chỉ là ảnh, không có liên kết"
    try:
        link = urlsplit(badge.href)
        host = (link.hostname or "").removeprefix("www.")
    except ValueError:
        return "liên kết của biểu tượng không đọc được"
    if host != _REGISTER:
        return "biểu tượng dẫn tới trang khác, không phải online.gov.vn"
    numbers = [*parse_qs(link.query.lower()).get("docid", ()), link.path.rstrip("/").rpartition("/")[2]]
    if not any(number.isdigit() and int(number) > 0 for number in numbers):
        return "liên kết không có số hồ sơ"
    return ""


def _missing_parts(observation: Observation, seen: View, day: date) -> Iterator[Finding]:
    owner = [fact for fact, words in _OWNER_FACTS.items() if not words.search(seen.text)]
    if owner:
        # One fact may stand in a picture or on another page of the site; none of them is another matter.
        share = len(owner) / len(_OWNER_FACTS)
        yield from _finding("TM-03", observation, day, weight=1.0 if share == 1 else 0.5)
    if len([term for term, words in _TERMS.items() if not words.search(seen.text)]) == len(_TERMS):
        yield from _finding("TM-06", observation, day)
    if not _PRIVACY.search(seen.text):
        yield from _finding("TM-09", observation, day)


def _finding(
    rule_id: str,
    observation: Observation,
    day: date,
    quoted: tuple[QuotedField, int, int] | None = None,
    *,
    weight: float = 1.0,
) -> Iterator[Finding]:
    """One rule's finding. What is missing cannot be quoted: the page's title, or else its address, stands in."""
    rule = next(each for each in of_detector(name) if each.id == rule_id)
    field, start, end = quoted or _page_itself(observation)
    yield Finding(
        policy=rule.policy,
        rule_id=rule.id,
        detector=f"{name}/{version}",
        severity=rule.severity,
        score=round(rule.detect.score * weight, 2),
        field=field,
        quote=_field(observation, field)[start:end],
        start=start,
        end=end,
        legal=rule.legal(day),
    )


def _page_itself(observation: Observation) -> tuple[QuotedField, int, int]:
    if observation.title.strip():
        return QuotedField.TITLE, 0, len(observation.title)
    return QuotedField.URL, 0, len(observation.url)


def _field(observation: Observation, field: QuotedField) -> str:
    return {
        QuotedField.TEXT: observation.text,
        QuotedField.TITLE: observation.title,
        QuotedField.URL: observation.url,
    }[field]
