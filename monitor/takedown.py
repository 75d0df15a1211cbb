"""The draft of a takedown request: who is asked, for which address, in which words.

One recipient and one address for now; grouping, routing tables and letter templates build on this seam.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from urllib.parse import urlsplit

import tldextract

from classifier.law import document_names
from classifier.rules import load
from monitor.workplace import OFFICE_TIME
from storage.queries.cases import CaseDetail
from storage.records import Kind, LegalBasis, TakedownRequest

# Cross-border platforms are asked through the ministry: NĐ 342/2025 Đ18 k1, k3 (law/forms.md section 2).
MINISTRY = "Bộ Văn hóa, Thể thao và Du lịch (Cục Phát thanh, truyền hình và thông tin điện tử)"
PLATFORMS = frozenset({
    "facebook.com", "youtube.com", "tiktok.com", "zalo.me", "telegram.org", "t.me", "instagram.com",
    "shopee.vn", "lazada.vn", "tiki.vn", "sendo.vn", "google.com", "apple.com",
})  # fmt: skip
STATE_SUFFIXES = ("gov.vn", "edu.vn")  # handed out to state bodies and schools only
WHOLE_SITE = frozenset({Kind.SITE, Kind.DOMAIN})

_split = tldextract.TLDExtract(suffix_list_urls=(), cache_dir=None, include_psl_private_domains=False)


class NeverTargetError(Exception):
    """This address can never be a target: it is a platform, a state body's site, or a home page of one."""


def registrable(url: str) -> str:
    """The registrable domain of an address, or its host where there is none (an IP address)."""
    host = urlsplit(url).hostname or ""
    return _split(host).top_domain_under_public_suffix or host


def check_target(url: str, kind: Kind) -> None:
    """Raise NeverTargetError for what DESIGN section 5 protects; one post, listing or video on a platform may pass."""
    domain = registrable(url)
    host = urlsplit(url).hostname or ""
    if any(host == suffix or host.endswith("." + suffix) for suffix in STATE_SUFFIXES):
        raise NeverTargetError(f"{host} là trang của cơ quan nhà nước hoặc trường học: không được yêu cầu gỡ")
    is_home = urlsplit(url).path in ("", "/") and not urlsplit(url).query
    if domain in PLATFORMS and (kind in WHOLE_SITE or is_home):
        raise NeverTargetError(f"{host} là một nền tảng: chỉ được yêu cầu gỡ từng bài, tin, video hoặc tài khoản")


def default_recipient(url: str) -> str:
    """Who is asked to remove `url`: the ministry for a platform, else whoever runs the site."""
    return MINISTRY if registrable(url) in PLATFORMS else f"Chủ quản trang {urlsplit(url).netloc}"


def draft_request(case: CaseDetail, office_name: str, grounds: Sequence[str], recipient: str = "") -> TakedownRequest:
    """The request that goes with a decision of violation on `grounds` (rule ids). Raises NeverTargetError."""
    url = case.summary.url
    targets = (url, *(member.url for member in case.members))
    for target in targets:
        check_target(target, Kind(case.summary.kind))
    body = "\n".join([
        f"{office_name} đề nghị gỡ bỏ nội dung quảng cáo vi phạm tại địa chỉ: {url}",
        *(f"và cùng nội dung tại: {target}" for target in targets[1:]),
        f"Tiêu đề: {on_one_line(case.observation.title)}",
        f"Người bán: {on_one_line(case.observation.seller or 'chưa xác định')}",
        "Căn cứ: " + "; ".join(dict.fromkeys(cited(legal) for legal in legal_bases(case, grounds))),
        f"Thời điểm ghi nhận: {case.observation.observed_at.astimezone(OFFICE_TIME):%H:%M ngày %d/%m/%Y}",
        f"SHA-256 của bản chụp: {case.observation.capture_sha256 or 'không có (nhập từ tệp)'}",
        "Thời hạn: 24 giờ kể từ khi nhận được yêu cầu này.",
    ])  # fmt: skip
    return TakedownRequest(recipient=recipient.strip() or default_recipient(url), body=body, targets=targets)


def legal_bases(case: CaseDetail, grounds: Sequence[str]) -> list[LegalBasis]:
    """The law behind each ground: as the finding had it, else as the rule has it on the day of the observation."""
    found = {finding.rule_id: finding.legal for finding in case.findings}
    day = case.observation.observed_at.astimezone(OFFICE_TIME).date()
    rules = load()
    return [found[rule_id] if rule_id in found else rules[rule_id].legal(day) for rule_id in grounds]


def on_one_line(text: str) -> str:
    """Crawled text as one line of a letter: no line breaks that forge lines, no marks that turn the reading order."""
    letters = (" " if unicodedata.category(letter).startswith(("C", "Z")) else letter for letter in text)
    return " ".join("".join(letters).split())


def cited(legal: LegalBasis) -> str:
    """How a letter names a law: the document alone, until a named person has checked the article (DESIGN section 7)."""
    return document_names(legal.duty)
