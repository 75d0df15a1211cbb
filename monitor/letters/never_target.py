"""What may never be asked for (DESIGN section 5): platforms, state bodies and protected names as a site or home page.

One post, listing, video or account on a platform may. A shortened or forwarding link may not: whoever gets the letter
would see another address than the one that was judged, perhaps the platform itself.
"""

from __future__ import annotations

from collections.abc import Collection
from urllib.parse import parse_qsl, urlsplit

import tldextract

from storage.records import Kind

PLATFORMS = frozenset({
    "facebook.com", "fb.com", "messenger.com", "instagram.com", "threads.net", "youtube.com", "youtu.be", "tiktok.com",
    "zalo.me", "telegram.org", "t.me", "x.com", "twitter.com", "linkedin.com", "pinterest.com", "google.com",
    "google.com.vn", "apple.com", "blogger.com", "wordpress.com", "shopee.vn", "lazada.vn", "tiki.vn", "sendo.vn",
    "chotot.com", "haravan.com", "sapo.vn", "wikipedia.org", "cloudflare.com", "github.com", "microsoft.com",
    "vnnic.vn",
})  # fmt: skip
STATE_SUFFIXES = ("gov.vn", "edu.vn")  # handed out to state bodies and schools only
SHORTENERS = frozenset({
    "bit.ly", "tinyurl.com", "t.co", "goo.gl", "is.gd", "cutt.ly", "rebrand.ly", "ow.ly", "fb.me", "shorturl.at",
    "s.id", "rb.gy", "v.gd", "buff.ly", "tiny.cc", "lnkd.in", "amzn.to", "j.mp", "bom.so", "by.com.vn", "shope.ee",
    "vt.tiktok.com", "vm.tiktok.com", "s.shopee.vn", "s.lazada.vn", "a.co",
})  # fmt: skip
FORWARDING = frozenset({"/l.php", "/url", "/sharer.php", "/sharer/sharer.php", "/redirect", "/flx/warn/", "/share"})
HOME_PAGES = frozenset({"", "home", "index", "index.html", "index.htm", "index.php", "default.aspx", "vi", "vn", "en"})
WHOLE_SITE = frozenset({Kind.SITE, Kind.DOMAIN})
HOSTED = frozenset({"blogspot.com", "wordpress.com", "haravan.com", "sapo.vn"})  # a name below these is one customer's

_split = tldextract.TLDExtract(suffix_list_urls=(), cache_dir=None, include_psl_private_domains=False)


class NeverTargetError(Exception):
    """This address can never be a target; the text says why and what to do. The web and the API answer 409."""


def registrable(url: str) -> str:
    """The registrable domain of an address, or its host where there is none (an IP address)."""
    host = _host(url)
    return _split(host).top_domain_under_public_suffix or host


def check_target(url: str, kind: Kind, protected: Collection[str] = (), platforms: Collection[str] = ()) -> None:
    """Raise NeverTargetError for what can not be asked for.

    `protected` are the official domains of protected names and those an office added; `platforms` those of its list of
    recipients, beside the ones known here.
    """
    host, domain = _host(url), registrable(url)
    if not host:
        raise NeverTargetError(f"{url[:100]} không phải địa chỉ trang: không thể yêu cầu gỡ")
    if any(host == suffix or host.endswith("." + suffix) for suffix in STATE_SUFFIXES):
        raise NeverTargetError(f"{host} là trang của cơ quan nhà nước hoặc trường học: không được yêu cầu gỡ")
    if host in SHORTENERS or domain in SHORTENERS:
        raise NeverTargetError(
            f"{host} là liên kết rút gọn: hãy mở, ghi nhận địa chỉ thật rồi kết luận trên địa chỉ đó"
        )
    is_platform = (domain in PLATFORMS or domain in platforms) and not (domain in HOSTED and host not in _own(domain))
    if is_platform and (kind in WHOLE_SITE or is_home(url)):
        raise NeverTargetError(f"{host} là một nền tảng: chỉ được yêu cầu gỡ từng bài, tin, video hoặc tài khoản")
    if is_platform and _forwards(url):
        raise NeverTargetError(f"{host} chỉ chuyển tiếp sang trang khác: hãy ghi nhận địa chỉ thật")
    owner = next((name for name in protected if host == name or host.endswith("." + name)), None)
    if owner is not None and not is_platform and (kind in WHOLE_SITE or is_home(url)):
        raise NeverTargetError(f"{host} thuộc {owner}, tên miền chính thức được bảo vệ: không được yêu cầu gỡ cả trang")


def is_home(url: str) -> bool:
    """Whether an address is a site's front page, whatever is written behind its host."""
    parts = urlsplit(url)
    return parts.path.strip("/").lower() in HOME_PAGES and not _content_query(parts.query)


def _content_query(query: str) -> bool:
    """A query that may name one item (?id=12), not one that only counts visitors."""
    names = {name.lower() for name, _ in parse_qsl(query, keep_blank_values=True)}
    return any(not name.startswith(("utm_", "fbclid", "gclid", "ref", "lang", "hl")) for name in names)


def _forwards(url: str) -> bool:
    parts = urlsplit(url)
    leads_on = any("://" in value for _, value in parse_qsl(parts.query))
    return leads_on and parts.path.lower() in FORWARDING


def _own(domain: str) -> tuple[str, str]:
    return domain, f"www.{domain}"


def _host(url: str) -> str:
    try:
        return (urlsplit(url).hostname or "").rstrip(".").lower()
    except ValueError:  # a broken IPv6 address
        return ""
