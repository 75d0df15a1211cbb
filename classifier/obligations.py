"""What a shop owes its buyers, judged from one visit: who it is, what it sells, for how much and on what terms, and
whether its badge of the Ministry of Industry and Trade is its own.

The duties are those of NĐ 52/2013 Điều 27-36 and, from 01/7/2026, NĐ 248/2026 (law/rules.csv TM-01 to TM-09). Pure.
What could not be seen is *unknown*, with the reason, never met.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

from classifier.rules import load
from storage.records import (
    BadgePlace,
    BadgeSighting,
    Duty,
    Obligation,
    ObligationStatus,
    OwnerFacts,
    PolicyTopic,
    RegisterRecord,
    SiteVisit,
)

ENOUGH = 0.8  # share of products that must show a price, and say something of the goods (DESIGN section 6)
LEAST_WORDS = 40  # of a policy page; a stub ("Đang cập nhật", a heading alone) has fewer
RULES: Mapping[Obligation, str] = {
    Obligation.OWNER_INFO: "TM-03",
    Obligation.GOODS_INFO: "TM-04",
    Obligation.PRICE_INFO: "TM-05",
    Obligation.NOTIFIED_BADGE: "TM-01",
    Obligation.BADGE_GENUINE: "TM-07",
    Obligation.POLICIES: "TM-06",
}
TOPICS = {
    PolicyTopic.RETURN: "đổi trả, hoàn tiền",
    PolicyTopic.SHIPPING: "vận chuyển, giao nhận",
    PolicyTopic.PAYMENT: "thanh toán",
    PolicyTopic.PRIVACY: "bảo vệ thông tin cá nhân",
}
_MET, _NOT_MET = ObligationStatus.MET, ObligationStatus.NOT_MET
_UNKNOWN, _NOT_APPLICABLE = ObligationStatus.UNKNOWN, ObligationStatus.NOT_APPLICABLE
Judged = tuple[ObligationStatus, dict[str, object]]


def judge_site(visit: SiteVisit, day: date) -> tuple[Duty, ...]:
    """Every obligation once, in the order of the closed list, with what was seen and the law of ``day``."""
    duties = []
    for obligation, judge in _JUDGES.items():
        status, evidence = judge(visit) if visit.loaded else (_UNKNOWN, {"why": _unread(visit)})
        legal = load()[RULES[obligation]].legal(day)
        duties.append(Duty(obligation=obligation, status=status, evidence=evidence, legal=legal))
    return tuple(duties)


def _unread(visit: SiteVisit) -> str:
    return f"không đọc được trang: {visit.note or 'không có trả lời'}"


def _owner(visit: SiteVisit) -> Judged:
    owners = visit.owners
    evidence: dict[str, object] = {}
    if owners:
        evidence = {name: value for name, value in owners[0].model_dump(mode="json").items() if value is not None}
    if len(owners) > 1 and _identified(owners[1]):
        others = [owner.model_dump(mode="json", exclude_none=True) for owner in owners[1:]]
        why = "trang nêu nhiều chủ sở hữu khác nhau; cần người xem xác định ai là chủ"
        return _UNKNOWN, evidence | {"others": others, "why": why}
    missing = _missing(owners[0] if owners else OwnerFacts())
    if not missing:
        return _MET, evidence | {"why": "đủ thông tin về chủ sở hữu"}
    evidence["missing"] = missing
    if visit.owner_in_picture:
        return _UNKNOWN, evidence | {"why": "chân trang là ảnh, máy không đọc được chữ trong ảnh"}
    return _NOT_MET, evidence | {"why": f"không thấy: {', '.join(missing)}"}


def _identified(owner: OwnerFacts) -> bool:
    return bool(owner.number or owner.tax_code)


def _missing(owner: OwnerFacts) -> list[str]:
    has_number = bool(owner.tax_code or (owner.number and owner.issued_on and owner.issued_by))
    wanted = {
        "tên thương nhân": owner.name,
        "địa chỉ trụ sở": owner.address,
        "người đại diện": owner.representative,
        "mã số thuế, hoặc số đăng ký kèm ngày cấp và nơi cấp": has_number,
        "điện thoại hoặc thư điện tử": owner.phone or owner.email,
    }
    return [name for name, value in wanted.items() if not value]


def _goods(visit: SiteVisit) -> Judged:
    return _share(visit, [product.described for product in visit.products], "nêu thông tin về hàng hóa")


def _prices(visit: SiteVisit) -> Judged:
    return _share(visit, [product.has_price for product in visit.products], "niêm yết giá")


def _share(visit: SiteVisit, said: list[bool], what: str) -> Judged:
    if not said:
        return _UNKNOWN, {"products": 0, "why": "không thấy trang hàng hóa nào để xem"}
    without = [product.url for product, says in zip(visit.products, said, strict=True) if not says]
    evidence = {"products": len(said), "with": sum(said), "without": without}
    why = f"{sum(said)}/{len(said)} trang hàng hóa {what}"
    return _MET if sum(said) >= ENOUGH * len(said) else _NOT_MET, evidence | {"why": why}


def _badge(visit: SiteVisit) -> Judged:
    evidence = _shown(visit)
    if visit.orders_online is False:  # the duty is of sites that take orders, badge or no badge (DESIGN section 6)
        return _NOT_APPLICABLE, evidence | {"why": "trang không có chức năng đặt hàng trực tuyến"}
    if any(each.place is BadgePlace.LINK and each.record for each in visit.badges):
        return _MET, evidence | {"why": "biểu tượng dẫn tới hồ sơ trên online.gov.vn"}
    why = _fault(visit.badges)
    if visit.orders_online is None and not visit.badges:
        return _UNKNOWN, evidence | {"why": f"{why}; chưa rõ trang có chức năng đặt hàng trực tuyến hay không"}
    return _NOT_MET, evidence | {"why": why}


def _genuine(visit: SiteVisit) -> Judged:
    evidence = _shown(visit)
    named = [each for each in visit.badges if each.record and each.place in (BadgePlace.LINK, BadgePlace.NOT_AN_ANCHOR)]
    if not named:
        shown = [each for each in visit.badges if each.place is not BadgePlace.COMMENTED_OUT]
        if shown:
            return _NOT_MET, evidence | {"why": f"biểu tượng không dẫn tới hồ sơ nào: {_fault(visit.badges)}"}
        return _NOT_APPLICABLE, evidence | {"why": "người xem không thấy biểu tượng nào"}
    read = [record for record in visit.register_pages if record.loaded]
    evidence |= {"record_domains": sorted({domain for record in read for domain in record.domains})}
    if any(_names(record, visit.authority) for record in read):
        return _MET, evidence | {"why": f"hồ sơ ghi tên miền {visit.authority}"}
    if not read:
        notes = "; ".join(record.note for record in visit.register_pages if record.note)
        return _UNKNOWN, evidence | {"why": "không mở được hồ sơ trên online.gov.vn", "register_notes": notes}
    if not any(record.domains for record in read):
        return _UNKNOWN, evidence | {"why": "hồ sơ không ghi tên miền nào mà máy đọc được"}
    others = ", ".join(sorted({domain for record in read for domain in record.domains}))
    return _NOT_MET, evidence | {"why": f"hồ sơ là của {others}, không phải của {visit.authority}"}


def _names(record: RegisterRecord, authority: str) -> bool:
    bare = authority.removeprefix("www.")
    return any(domain.removeprefix("www.") == bare for domain in record.domains)


def _shown(visit: SiteVisit) -> dict[str, object]:
    return {
        "orders_online": visit.orders_online,
        "badges": [each.model_dump(mode="json", exclude_none=True) for each in visit.badges],
    }


def _fault(badges: tuple[BadgeSighting, ...]) -> str:
    faults = {
        BadgePlace.LINK: "liên kết tới online.gov.vn không có số hồ sơ",
        BadgePlace.ELSEWHERE: "biểu tượng dẫn tới nơi khác, không phải online.gov.vn",
        BadgePlace.IMAGE_ONLY: "biểu tượng chỉ là ảnh, không có liên kết",
        BadgePlace.NOT_AN_ANCHOR: "địa chỉ hồ sơ không nằm trong liên kết bấm được",
        BadgePlace.COMMENTED_OUT: "biểu tượng chỉ nằm trong mã nguồn, người xem không thấy",
    }
    places = dict.fromkeys(badge.place for badge in badges)
    return "; ".join(faults[place] for place in places) or "không có biểu tượng đã thông báo"


def _policies(visit: SiteVisit) -> Judged:
    good = {page.topic: page.url for page in visit.policies if page.loaded and page.words >= LEAST_WORDS}
    missing = [topic for topic in PolicyTopic if topic not in good]
    evidence: dict[str, object] = {"pages": {topic.value: url for topic, url in sorted(good.items())}}
    if not missing:
        return _MET, evidence | {"why": "đủ bốn chính sách"}
    says = {topic: _why_missing(visit, topic) for topic in missing}
    evidence |= {"missing": [topic.value for topic in missing]}
    why = "; ".join(f"{TOPICS[topic]}: {text}" for topic, (text, _) in says.items())
    unseen = all(is_unseen for _, is_unseen in says.values())
    return _UNKNOWN if unseen else _NOT_MET, evidence | {"why": why}


def _why_missing(visit: SiteVisit, topic: PolicyTopic) -> tuple[str, bool]:
    """(why a topic does not count, whether it may be there all the same)."""
    pages = [page for page in visit.policies if page.topic is topic]
    if not pages:
        return "không thấy trang nào", False
    if any(page.loaded for page in pages):
        return "trang chỉ là khung, không có nội dung", False
    notes = [page.note for page in pages]
    gone = any(note in {"HTTP 404", "HTTP 410"} for note in notes)
    return f"trang không mở được ({'; '.join(dict.fromkeys(notes))})", not gone


_JUDGES: Mapping[Obligation, Callable[[SiteVisit], Judged]] = {
    Obligation.OWNER_INFO: _owner,
    Obligation.GOODS_INFO: _goods,
    Obligation.PRICE_INFO: _prices,
    Obligation.NOTIFIED_BADGE: _badge,
    Obligation.BADGE_GENUINE: _genuine,
    Obligation.POLICIES: _policies,
}
