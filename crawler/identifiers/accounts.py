"""Accounts on networks and markets: from links, and from what a text says in words ("tele @shop",
"fb chấm com/shop")."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from urllib.parse import parse_qs, unquote, urlsplit

from tldextract import TLDExtract

from crawler.identifiers.phones import phone
from storage.records import Contact, ContactKind

_NETWORKS: tuple[tuple[re.Pattern[str], ContactKind], ...] = tuple(
    (re.compile(pattern), kind)
    for pattern, kind in (
        (r"(?:^|\.)zalo\.me$|(?:^|\.)zaloapp\.com$", ContactKind.ZALO),
        (r"^m\.me$|(?:^|\.)messenger\.com$", ContactKind.MESSENGER),
        (r"(?:^|\.)(?:facebook\.com|fb\.com|fb\.me)$", ContactKind.FACEBOOK),
        (r"^t\.me$|(?:^|\.)telegram\.(?:me|org)$", ContactKind.TELEGRAM),
        (r"(?:^|\.)tiktok\.com$", ContactKind.TIKTOK),
        (r"(?:^|\.)youtube\.com$", ContactKind.YOUTUBE),
        (r"(?:^|\.)shopee\.vn$", ContactKind.SHOPEE),
        (r"(?:^|\.)lazada\.vn$", ContactKind.LAZADA),
        (r"(?:^|\.)sendo\.vn$", ContactKind.SENDO),
        (r"(?:^|\.)instagram\.com$", ContactKind.INSTAGRAM),
        (r"^wa\.me$|(?:^|\.)whatsapp\.com$", ContactKind.WHATSAPP),
        (r"(?:^|\.)(?:linktr\.ee|beacons\.ai|lnk\.bio|bio\.link|taplink\.cc)$", ContactKind.LINKS),
    )
)
SHARED_HOSTS = frozenset(
    line
    for line in Path(__file__).with_name("shared_hosts.txt").read_text(encoding="utf-8").splitlines()
    if not line.startswith("#")
)
_FREE_MAIL = frozenset(
    ["gmail.com", "yahoo.com", "yahoo.com.vn", "hotmail.com", "outlook.com", "icloud.com", "live.com"]
)
_SHARING = re.compile(
    r"/(?:sharer|share|dialog|plugins|intent|tr|hashtag|groups/search|policies|legal|help)\b", re.IGNORECASE
)
_NO_ACCOUNT = {
    ContactKind.FACEBOOK: frozenset(["ads", "watch", "groups", "photo", "photo.php", "login", "story.php",
    "permalink.php", "media", "reel", "reels", "events", "marketplace", "hashtag", "stories", "share", "gaming",
    "business", "messages", "policies"]),
    ContactKind.INSTAGRAM: frozenset(["p", "reel", "reels", "explore", "stories", "accounts"]),
    ContactKind.SHOPEE: frozenset(["search", "product", "cart", "buyer", "m", "daily_discover", "mall", "flash_sale"]),
    ContactKind.ZALO: frozenset(["pc", "s", "download", "qr"]),
    ContactKind.TELEGRAM: frozenset(["s", "share", "joinchat"]),
}  # fmt: skip
_SUFFIXES = TLDExtract(suffix_list_urls=(), include_psl_private_domains=True, cache_dir=None)
_DOT = r"(?:\s*[\[({<]?\s*(?:\.|\bdot\b|\bchấm\b|\bcham\b)\s*[\])}>]?\s*)"
_AT = (
    r"(?:@| @ |\s*(?:\(at\)|\[at\]|\{at\}|\(a còng\)|\ba còng\b|\ba cong\b"
    r"|\bat\b(?=\s*(?:gmail|yahoo|hotmail|outlook)))\s*)"
)
_NEAR_DOT = r"(?:\.| \. |\s*(?:[\[({]\s*(?:\.|dot|chấm)\s*[\])}]|\bdot\b|\bchấm\b|\bcham\b)\s*)"
_EMAIL = re.compile(
    rf"(?<![\w.+\-])([\w.+\-]{{1,64}}){_AT}([\w\-]{{2,63}}(?:{_DOT}[a-z]{{2,24}}){{1,2}})(?![\w\-])", re.IGNORECASE
)
_HOSTS = (
    "zalo me|m me|facebook com|fb com|fb me|t me|telegram me|tiktok com|youtube com|shopee vn|lazada vn|sendo vn|"
    "instagram com|wa me|linktr ee|messenger com"
)
_SPELLED_LINK = re.compile(
    r"(?<![\w.])(?:https?\s*:\s*//\s*)?(?:[a-z\-]{1,8}\s?\.\s?)?"
    rf"({'|'.join(name.replace(' ', _DOT) for name in _HOSTS.split('|'))})"
    r"\s*/\s*(@?[\w.\-+%]+(?:/@?[\w.\-+%]+)?(?:\?id=\d+)?)",
    re.IGNORECASE,
)
_NAMED = re.compile(
    r"(?<!\w)(?P<network>telegram|tele|tiktok|tik ?tok|instagram|insta|ig|youtube|ytb)\s*(?:shop|channel|kênh|nhóm"
    r"|id)?\s*[:\-=>]*\s*"
    r"@(?P<name>[A-Za-z0-9_.]{3,40})",
    re.IGNORECASE,
)
_NETWORK_NAMES = {
    "tele": ContactKind.TELEGRAM, "telegram": ContactKind.TELEGRAM, "tiktok": ContactKind.TIKTOK,
    "tik tok": ContactKind.TIKTOK, "instagram": ContactKind.INSTAGRAM, "insta": ContactKind.INSTAGRAM,
    "ig": ContactKind.INSTAGRAM, "youtube": ContactKind.YOUTUBE, "ytb": ContactKind.YOUTUBE,
}  # fmt: skip
_ENDINGS = "com|vn|net|shop|store|online|info|org|xyz|top|site|asia|biz|club|vip|click|life"
_SUFFIX = re.compile(rf"(?:[.\])}}tm])\s*(?:{_ENDINGS})(?![\w\-@])")  # in small letters; behind a dot, however spelled
_DOMAIN = re.compile(
    rf"(?P<label>(?:website|web|trang web|site|tại|truy cập|đặt hàng|đặt mua|shop)\s*(?:online|chính thức"
    rf"|chính hãng)?\s*[:\-=>]*\s*)?"
    rf"(?<![\w@.\-])(?:https?://)?(?:www\.)?(?P<host>(?=[a-z0-9\-]*[a-z])[a-z0-9][a-z0-9\-]{{1,62}}(?:{_NEAR_DOT}[a-z0-9\-]{{2,63}}){{0,2}}{_NEAR_DOT}(?:{_ENDINGS}))(?![\w\-@])",
    re.IGNORECASE,
)
# Their first letters stand before what may not precede them: a search for a letter passes the others by.
_WALLET = re.compile(
    r"(?:T(?<!\wT)[1-9A-HJ-NP-Za-km-z]{33}|0x(?<!\w0x)[0-9a-fA-F]{40}|bc1(?<!\wbc1)[02-9ac-hj-np-z]{25,59})(?!\w)"
)
_AD = re.compile(r"[?&](?:view_all_page_id|advertiser_id)=(\d{6,20})|/advertiser/(AR\d{10,24})|\b(act_\d{8,20})\b")
_PAGE_NUMBER = re.compile(
    r"\b(?:page ?id|uid|id ?(?:fb|facebook|page|trang|nick))\s*[:=#]?\s*(\d{8,18})(?!\d)", re.IGNORECASE
)
_PIXEL_NUMBER = re.compile(r"\bpixel(?: id)?\s*[:=#]?\s*(\d{10,18})(?!\d)", re.IGNORECASE)
TRACKING = re.compile(
    r"(?<![\w\-])(?:(?:G|AW|DC|GT)-[A-Z0-9]{8,12}|UA-\d{6,10}-\d{1,3}|GTM-[A-Z0-9]{5,8}|(?:ca-)?pub-\d{16})(?![\w\-])"
)

TRACKING_SIGNS = ("G-", "AW-", "DC-", "GT-", "UA-", "GTM-", "pub-")  # one of them stands in each


@lru_cache(maxsize=20_000)  # the links of a shop stand on each of its pages
def account_of(address: str | None) -> Contact | None:
    """The account on a network or a market that an address leads to; None for what is none, or only a post."""
    if address is None:
        return None
    try:
        parts = urlsplit(address)
        host = (parts.hostname or "").lower()
    except ValueError:
        return None
    kind = _network_of(host)
    if kind is None or _SHARING.search(parts.path):
        return None
    path = re.sub(r"^qr/p/", "qr_", unquote(parts.path).strip("/"))
    if path.split("/")[0] in {"profile.php", "story.php", "permalink.php"}:
        path = (parse_qs(parts.query).get("id") or [""])[0]
    account = _account(kind, path)
    if not account or len(account) > 200 or account.split("/")[0].lower() in _NO_ACCOUNT.get(kind, ()):
        return None
    return Contact(kind=kind, value=phone(account) or (account if kind in _CASED else account.lower()))


@lru_cache(maxsize=5000)
def _network_of(host: str) -> ContactKind | None:
    return next((kind for pattern, kind in _NETWORKS if pattern.search(host)), None)


_CASED = frozenset({ContactKind.YOUTUBE, ContactKind.ZALO, ContactKind.WHATSAPP})
_PREFIXED = ("channel/", "c/", "user/", "g/", "pages/", "people/", "shop/")


def _account(kind: ContactKind, path: str) -> str:
    if kind in {ContactKind.YOUTUBE, ContactKind.TIKTOK} and not path.startswith(("@", "channel/", "c/", "user/")):
        return ""  # a video is no account
    if kind in {ContactKind.LAZADA, ContactKind.SENDO} and not path.startswith("shop/"):
        return ""  # a product
    if kind is ContactKind.SHOPEE and (product := re.search(r"-i\.(\d+)\.\d+$", path)):
        return f"shop/{product[1]}"
    if kind is ContactKind.FACEBOOK and path.startswith(("groups/", "people/", "pages/")):
        pieces = path.split("/")  # the number behind a page's name is what stays; a group is no account
        return "" if pieces[0] == "groups" else pieces[-1] if pieces[-1].isdigit() else ""
    return "/".join(path.split("/")[:2]) if path.startswith(_PREFIXED) else path.split("/")[0]


def registered_name(host: str) -> str | None:
    """The registered part of a host; None for one that strangers share, and for none."""
    found = _suffixes(host.lower())
    return None if found is None or found in SHARED_HOSTS or found.endswith((".gov.vn", ".edu.vn")) else found


@lru_cache(maxsize=20_000)
def _suffixes(host: str) -> str | None:
    parts = _SUFFIXES(host)
    return f"{parts.domain}.{parts.suffix}" if parts.domain and parts.suffix else None


def accounts_in(text: str) -> Iterator[tuple[int, Contact]]:
    """(place, contact) of each account, e-mail address, web site, wallet and advertiser's number in a plain text."""
    taken: list[tuple[int, int]] = []
    low = text.lower()

    def found_by(pattern: re.Pattern[str], *signs: str) -> Iterator[re.Match[str]]:
        """The matches; none in a text without any of the letters that each has: looking for those costs far less."""
        return pattern.finditer(text) if any(map(low.__contains__, signs)) else iter(())

    for found in found_by(_EMAIL, "@", "at)", "at]", "at}", "a còng", "a cong", "gmail", "yahoo", "hotmail", "outlook"):
        domain = re.sub(r"(?:\s*[\[({<]?\s*(?:\.|dot|chấm|cham)\s*[\])}>]?\s*)", ".", found[2], flags=re.IGNORECASE)
        taken.append(found.span())
        yield found.start(), Contact(kind=ContactKind.EMAIL, value=f"{found[1]}@{domain}".lower()[:200])
    for found in found_by(_SPELLED_LINK, "/"):
        host = re.sub(r"[\s\[\](){}<>]+|dot|chấm|cham", ".", found[1], flags=re.IGNORECASE)
        contact = account_of("https://" + re.sub(r"\.+", ".", host).lower() + "/" + found[2].rstrip("."))
        taken.append(found.span())
        if contact:
            yield found.start(), contact
    for found in found_by(_NAMED, "@"):
        kind = _NETWORK_NAMES[re.sub(r"\s+", " ", found["network"].lower()).replace("tik tok", "tiktok")]
        name = found["name"].rstrip(".").lower()
        at = "@" if kind in {ContactKind.TIKTOK, ContactKind.YOUTUBE} else ""
        yield found.start(), Contact(kind=kind, value=at + name)
    if _SUFFIX.search(low):
        yield from _domains(text, taken)
    for found in _WALLET.finditer(text):
        yield found.start(), Contact(kind=ContactKind.WALLET, value=found[0])
    for found in found_by(_PAGE_NUMBER, "id"):
        yield found.start(), Contact(kind=ContactKind.FACEBOOK, value=found[1])
    for found in TRACKING.finditer(text) if any(map(text.__contains__, TRACKING_SIGNS)) else ():
        yield found.start(), Contact(kind=ContactKind.TRACKING_ID, value=found[0].removeprefix("ca-"))
    for found in found_by(_PIXEL_NUMBER, "pixel"):
        yield found.start(), Contact(kind=ContactKind.TRACKING_ID, value=found[1])
    for found in found_by(_AD, "_id=", "/advertiser/", "act_"):
        yield found.start(), Contact(kind=ContactKind.AD_ID, value=found[1] or found[2] or found[3])


OWN_SITE = "trang bán hàng được nêu"


def _domains(text: str, taken: list[tuple[int, int]]) -> Iterator[tuple[int, Contact]]:
    for found in _DOMAIN.finditer(text):
        start, end = found.span("host")
        if any(begin < end and start < stop for begin, stop in taken):
            continue
        host = re.sub(r"[\s\[\](){}<>]+|(?<![a-z])(?:dot|chấm|cham)(?![a-z])", ".", found["host"], flags=re.IGNORECASE)
        name = registered_name(re.sub(r"\.+", ".", host))
        if name and name not in _FREE_MAIL:
            yield start, Contact(kind=ContactKind.DOMAIN, value=name, detail=OWN_SITE if found["label"] else "")


def is_email(text: str) -> bool:
    """Whether a text is one e-mail address and nothing else."""
    return bool(_EMAIL.fullmatch(text))
