"""What identifies the seller of a page: telephone numbers, Zalo and other accounts, bank accounts, tax codes and so on.

Sellers' identifiers only: what other visitors wrote (comments, reviews) and shelves of other goods are left out, as
`visible.readable_text` leaves them out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

from parsel import Selector

from crawler.addresses import absolute, base_address, same_host
from crawler.platforms.reading.cards import stands_in
from crawler.platforms.reading.visible import is_about_other_items, is_furniture
from storage.records import Contact, ContactKind

MOST_CONTACTS = 60
MOST_OUTLINKS = 100
_LONGEST_TEXT = 200_000
# Mobile and landline numbers of Vietnam since 2018; 1900 and 1800 are service numbers.
_PHONE = re.compile(
    r"(?<![\d.,/\-])(?:\(?(?:\+|00)?84\)?[ .\-]?(?:\(0\))?|\(?0)[ .]?(?:[35789]\d|2\d{1,2})\)?"
    r"(?:[ .\-]?\d){7}(?![\d/]|[.,\-]\d)"
    r"|(?<![\d.,/\-])1[89]00(?:[ .\-]?\d){4,6}(?![\d.,]\d|\d)"
)
_EMAIL = re.compile(r"(?<![\w.+\-])[\w.+\-]{1,64}@[\w\-]{1,63}(?:\.[\w\-]{2,24}){1,3}(?![\w\-])")
_TAX_CODE = re.compile(
    r"(?:mã số thuế|mst|mã số doanh nghiệp|msdn|giấy (?:cn|chứng nhận )(?:đk|đăng ký )(?:kd|dn|kinh doanh|doanh nghiệp)"
    r"|gpkd|số đkkd|đkkd|gcnđkdn|gcn đkdn)[^\d\n]{0,40}(\d{10}(?:-?\d{3})?)(?!\d)",
    re.IGNORECASE,
)
_BANK = re.compile(
    r"(?:số tài khoản|stk|số tk|tài khoản số|account (?:no|number))[^\d\n]{0,40}((?:\d[ .\-]?){7,18}\d)(?!\d)",
    re.IGNORECASE,
)
_ZALO_WORDS = re.compile(r"zalo[^\d\n]{0,25}((?:\+?84|0)(?:[ .\-]?\d){9})(?!\d)", re.IGNORECASE)
_TRACKING = re.compile(
    r"(?<![\w\-])(?:(?:G|AW|DC|GT)-[A-Z0-9]{8,12}|UA-\d{6,10}-\d{1,3}|GTM-[A-Z0-9]{5,8}|(?:ca-)?pub-\d{16})(?![\w\-])"
)
_PIXEL = re.compile(r"fbq\(\s*['\"]init['\"]\s*,\s*['\"](\d{10,18})['\"]|ttq\.load\(\s*['\"]([A-Z0-9]{16,24})['\"]")
_SHARING = re.compile(
    r"/(?:sharer|share|dialog|plugins|intent|tr|hashtag|groups/search|policies|legal|help)\b", re.IGNORECASE
)
_NETWORKS: tuple[tuple[re.Pattern[str], ContactKind], ...] = (
    (re.compile(r"(?:^|\.)zalo\.me$|(?:^|\.)zaloapp\.com$"), ContactKind.ZALO),
    (re.compile(r"^m\.me$|(?:^|\.)messenger\.com$"), ContactKind.MESSENGER),
    (re.compile(r"(?:^|\.)(?:facebook\.com|fb\.com|fb\.me)$"), ContactKind.FACEBOOK),
    (re.compile(r"^t\.me$|(?:^|\.)telegram\.(?:me|org)$"), ContactKind.TELEGRAM),
    (re.compile(r"(?:^|\.)tiktok\.com$"), ContactKind.TIKTOK),
    (re.compile(r"(?:^|\.)youtube\.com$"), ContactKind.YOUTUBE),
    (re.compile(r"(?:^|\.)shopee\.vn$"), ContactKind.SHOPEE),
    (re.compile(r"^wa\.me$|(?:^|\.)whatsapp\.com$"), ContactKind.WHATSAPP),
)


def find_contacts(selector: Selector, url: str, text: str, cards: frozenset[Any]) -> tuple[Contact, ...]:
    """The seller's identifiers in `text` (what a visitor reads) and in the links and scripts of the page."""
    found = [*_in_links(selector, url, cards), *_in_text(text[:_LONGEST_TEXT]), *_in_scripts(selector)]
    return tuple(dict.fromkeys(found))[:MOST_CONTACTS]


def outlinks_of(links: tuple[str, ...], url: str) -> tuple[str, ...]:
    """Those of a page's links that lead to another host."""
    return tuple(link for link in links if not same_host(link, url))[:MOST_OUTLINKS]


def leads_to_apk(link: str) -> bool:
    """Whether a link leads to an Android package outside the app stores."""
    parts = urlsplit(link)
    host = parts.hostname or ""
    return parts.path.lower().endswith(".apk") and not host.endswith(("play.google.com", "apps.apple.com"))


def phone(text: str) -> str | None:
    """A Vietnamese number as 0xxxxxxxxx or 1900xxxx; None for what is none."""
    digits = re.sub(r"\D", "", text.replace("(0)", ""))
    if digits.startswith("0084"):
        digits = "0" + digits[4:]
    elif digits.startswith("84") and len(digits) >= 11:
        digits = "0" + digits[2:].removeprefix("0")
    if re.fullmatch(r"0(?:[35789]\d{8}|2\d{9})|1[89]00\d{4,6}", digits):
        return digits
    return None


def _in_text(text: str) -> Iterator[Contact]:
    for found in _ZALO_WORDS.finditer(text):
        if number := phone(found[1]):
            yield Contact(kind=ContactKind.ZALO, value=number)
    others = [found.span(1) for pattern in (_TAX_CODE, _BANK) for found in pattern.finditer(text)]
    for found in _PHONE.finditer(text):
        if any(start < found.end() and found.start() < end for start, end in others):
            continue  # a tax code or an account can look like a number to call
        if number := phone(found[0]):
            yield Contact(kind=ContactKind.PHONE, value=number)
    for found in _EMAIL.finditer(text):
        yield Contact(kind=ContactKind.EMAIL, value=found[0].lower())
    for found in _TAX_CODE.finditer(text):
        digits = found[1].replace("-", "")
        yield Contact(kind=ContactKind.TAX_CODE, value=digits[:10] + ("-" + digits[10:] if digits[10:] else ""))
    for found in _BANK.finditer(text):
        yield Contact(kind=ContactKind.BANK_ACCOUNT, value=re.sub(r"\D", "", found[1]))


def _in_links(selector: Selector, url: str, cards: frozenset[Any]) -> Iterator[Contact]:
    base = base_address(selector, url)
    for anchor in selector.xpath("//a[@href]")[:3000]:
        href = anchor.root.get("href").strip()
        contact = _of_scheme(href) or _of_network(absolute(href, base))
        if contact is None or stands_in(anchor.root, cards):
            continue
        around = (anchor.root, *anchor.root.iterancestors())
        if not any(_is_of_others(one) for one in around):
            yield contact


def _is_of_others(element: Any) -> bool:
    """Comments and reviews belong to bystanders; a menu or a dialog may well hold the seller's own number."""
    named = " ".join((element.get("class") or "", element.get("id") or ""))
    is_talk = bool(re.search(r"comment|review|binh-?luan|danh-?gia", named, re.IGNORECASE)) and is_furniture(element)
    return is_talk or is_about_other_items(element) or element.get("itemprop") in {"comment", "review"}


def _of_scheme(href: str) -> Contact | None:
    scheme, _, rest = href.partition(":")
    value = unquote(rest).split("?")[0].strip()
    match scheme.lower():
        case "tel" | "sms" | "callto":
            number = phone(value)
            return Contact(kind=ContactKind.PHONE, value=number) if number else None
        case "mailto":
            return Contact(kind=ContactKind.EMAIL, value=value.lower()) if _EMAIL.fullmatch(value) else None
        case "viber":
            number = phone(href)
            return Contact(kind=ContactKind.VIBER, value=number) if number else None
    return None


def _of_network(address: str | None) -> Contact | None:
    if address is None:
        return None
    parts = urlsplit(address)
    host = (parts.hostname or "").lower()
    kind = next((kind for pattern, kind in _NETWORKS if pattern.search(host)), None)
    if kind is None or _SHARING.search(parts.path):
        return None
    path = unquote(parts.path).strip("/")
    if path.startswith("profile.php"):
        path = (parse_qs(parts.query).get("id") or [""])[0]
    if kind in {ContactKind.YOUTUBE, ContactKind.TIKTOK} and not path.startswith(("@", "channel/", "c/", "user/")):
        return None  # a video is no account
    account = (
        "/".join(path.split("/")[:2])
        if path.startswith(("channel/", "c/", "user/", "g/", "pages/"))
        else path.split("/")[0]
    )
    if (
        not account
        or len(account) > 200
        or (kind is ContactKind.FACEBOOK and account in {"ads", "watch", "groups", "photo", "login"})
    ):
        return None
    return Contact(kind=kind, value=phone(account) or account)


def _in_scripts(selector: Selector) -> Iterator[Contact]:
    for script in selector.xpath("//script/text() | //script/@src").getall()[:300]:
        for found in _TRACKING.finditer(script[:100_000]):
            yield Contact(kind=ContactKind.TRACKING_ID, value=found[0].removeprefix("ca-"))
        for pixel in _PIXEL.finditer(script[:100_000]):
            yield Contact(kind=ContactKind.TRACKING_ID, value=pixel[1] or pixel[2])
