"""Pages that stand in the way: a login wall, a captcha, a refusal. We record them as results and never go round them.

A platform answers them with status 200, so the words and the address must tell. A page with content of its own that
merely has a login form or a captcha at its foot is no wall.
"""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from parsel import Selector

from crawler.decoding import decode, is_html
from crawler.platforms.reading.visible import visible_texts

_LITTLE = 900  # characters; a wall says little besides itself
_HINTS = (
    "captcha", "cf-chl", "challenge-platform", "password", "login", "log in", "signin", "sign in", "đăng nhập",
    "denied", "just a moment", "checking your", "xác minh", "xác nh", "bị chặn", "bị từ ch", "kéo thanh", "kéo m",
    "unusual traffic", "human", "robot", "punish", "blocked", "verify",
)  # fmt: skip
# Looked for one by one: a pattern of them all takes ten times as long.
_HINT_BYTES = tuple(hint.encode() for hint in _HINTS)
_LOGIN_PLACE = re.compile(
    r"^/(?:login|checkpoint|signin|sign-in|accounts/login|buyer/login|user/login|member/login|dang-nhap)(?:[/.?]|$)",
    re.IGNORECASE,
)
_CAPTCHA_PLACE = re.compile(
    r"/(?:verify/(?:captcha|traffic)|_____tmd_____/punish|captcha|sorry/index|challenge)(?:[/.?]|$)", re.IGNORECASE
)
_CAPTCHA_WORDS = re.compile(
    r"captcha|verify (?:that )?you are (?:a )?human|are you (?:a )?(?:human|robot)|not a robot|just a moment|"
    r"checking your browser|slide to (?:verify|complete)|drag the slider|press (?:and|&) hold|unusual traffic|"
    r"xác (?:minh|nhận) (?:rằng )?bạn (?:không phải|là)|"
    r"kéo (?:thanh|mảnh)|trượt để (?:xác|hoàn)|lưu lượng truy cập bất thường|xác minh (?:để|bảo mật)",
    re.IGNORECASE,
)
_CAPTCHA_CODE = re.compile(
    r"cf-chl|challenge-platform|px-captcha|captcha-delivery\.com|geetest|baxia-punish|nc_1_wrapper|secsdk-captcha|"
    r"hcaptcha\.com/1/api|recaptcha/(?:api|enterprise)\.js",
    re.IGNORECASE,
)
_LOGIN_WORDS = re.compile(
    r"(?:log|sign) ?in (?:to|or sign ?up|to continue|to see|to view)|you must (?:log|sign) ?in|please (?:log|sign) ?in|"
    r"(?:vui lòng|hãy|bạn (?:cần|phải)) đăng nhập|đăng nhập (?:để|vào|hoặc|facebook|tiktok|zalo|shopee)|"
    r"see (?:more|posts) (?:from|on) .{1,80} facebook|log into facebook",
    re.IGNORECASE,
)
_BLOCKED_WORDS = re.compile(
    r"access (?:to this page )?(?:has been |is )?(?:denied|blocked)|you (?:have been|are) (?:temporarily )?blocked|"
    r"request blocked|forbidden|truy cập (?:của bạn )?(?:đã )?bị (?:chặn|từ chối)|"
    r"not available in your (?:region|country)",
    re.IGNORECASE,
)


def wall_in(url: str, body: bytes, content_type: str) -> str:
    """What stands in the way of a page answered with a 2xx: "login wall", "captcha", "blocked"; empty for a page."""
    parts = urlsplit(url)
    if _CAPTCHA_PLACE.search(parts.path):
        return "captcha"
    if not _LOGIN_PLACE.match(parts.path) and not _may_be_wall(body):
        return ""
    if not is_html(body, content_type):
        return ""
    html = decode(body, content_type)[0]
    selector = Selector(text=html, type="html")
    text = _beginning(selector)
    if len(text) > _LITTLE:
        return ""
    title = " ".join(selector.xpath("string(//title)").get("").split())[:300]
    said = f"{title}\n{text}"
    has_password = bool(selector.xpath("//input[@type='password']"))
    if _CAPTCHA_WORDS.search(said) or (len(text) < 200 and _CAPTCHA_CODE.search(html) and not has_password):
        return "captcha"
    if _LOGIN_PLACE.match(parts.path) or _LOGIN_WORDS.search(said) or (has_password and len(text) < 300):
        return "login wall"
    return "blocked" if _BLOCKED_WORDS.search(said) else ""


def _may_be_wall(body: bytes) -> bool:
    start = body[:400_000].lower()
    return any(hint in start for hint in _HINT_BYTES)


def _beginning(selector: Selector) -> str:
    """What a visitor reads, as far as it needs to be read to tell that it is much."""
    body = next(iter(selector.xpath("//body")), None)
    if body is None:
        return ""
    parts: list[str] = []
    length = 0
    for piece in visible_texts(body.root):
        parts.append(piece)
        length += len(piece.strip())
        if length > _LITTLE:
            break
    return " ".join("".join(parts).split())
