"""How like a page is to another one: title, text, favicon, picture of the screen; and what it asks its visitors for.

Pure: bytes in, facts out. Likeness to the real site's page is a reason to look first, never proof.
"""

from __future__ import annotations

import hashlib
import io
import re
import unicodedata
import warnings
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass

from lxml import etree, html
from PIL import Image

MOST_HTML = 5_000_000
MOST_RUNS = 600  # hashes of three-word runs that are kept of a page
FEWEST_RUNS = 8
FORMATS = ("PNG", "ICO", "JPEG", "GIF", "WEBP")  # whose decoders an enemy's bytes may reach
MOST_PIXELS = 40_000_000  # of a favicon or screenshot; more is not decoded
SHOT_HEIGHT = 900  # the part of a screenshot that a visitor sees first
FAR_BITS = 20  # two unrelated pages differ in about 32 of 64 bits
_WORD = re.compile(r"[^\W_]+")
_OTP = re.compile(r"otp|one-?time|ma ?xac ?(thuc|minh)|verification.?code|\btoken\b|smart.?code")
_CARD = re.compile(r"card.?(number|no\b)|\bcc-?(number|csc|exp)|\bcv[vc]2?\b|so ?the\b|sothe|expir")
_PARKED = re.compile(
    r"domain (name )?(is |may be )?(available |listed )?for sale|buy this domain|this domain is parked"
    r"|parked (free|domain)"
    r"|ten mien (nay )?(dang |duoc )?(duoc )?(rao )?ban\b|mua ten mien nay|hugedomains|sedo(parking)?\.com|dan\.com"
    r"|parkingcrew|bodis|afternic|domain da duoc dang ky (tai|boi)|website (nay )?dang duoc (xay dung|cap nhat)"
)
PARKING_SERVERS = (
    "sedoparking.com", "parkingcrew.net", "bodis.com", "above.com", "parklogic.com", "afternic.com", "dan.com",
    "uniregistrymarket.link", "cashparking.com", "domaincontrol-parking.com", "namebrightdns.com",
)  # fmt: skip


@dataclass(frozen=True)
class PageLooks:
    """What a page looks like, small enough to keep. Hashes are hex; empty where there is nothing."""

    title: str = ""
    runs: tuple[int, ...] = ()
    asks_for: tuple[str, ...] = ()  # of password, otp, card
    is_parked: bool = False
    favicon_sha256: str = ""
    favicon_hash: str = ""
    screen_hash: str = ""
    text_sha256: str = ""

    def as_json(self) -> dict[str, object]:
        """For storing."""
        return {name: list(each) if isinstance(each, tuple) else each for name, each in asdict(self).items()}

    @classmethod
    def from_json(cls, stored: Mapping[str, object]) -> PageLooks:
        """As `as_json` wrote it."""
        return cls(**{name: tuple(each) if isinstance(each, list) else each for name, each in stored.items()})  # type: ignore[arg-type]


@dataclass(frozen=True)
class Likeness:
    """0 to 1 each; None where one of the two has nothing to compare. `whole` is the strongest evidence of them."""

    title: float | None
    text: float | None
    favicon: float | None
    screen: float | None

    @property
    def whole(self) -> float:
        """The mean of the two highest that there are; one alone counts half of what two would."""
        found = sorted(each for each in (self.title, self.text, self.favicon, self.screen) if each is not None)[-2:]
        return round(sum(found) / 2, 3)


def looks_of(
    body: bytes,
    screenshot: bytes | None = None,
    favicon: bytes | None = None,
    hash_of: Callable[[bytes, int | None], str] | None = None,
) -> PageLooks:
    """What a page looks like; never raises for what an enemy's page may hold.

    `hash_of` stands in for `picture_hash`, for a caller who lets pictures be decoded elsewhere.
    """
    hash_of = hash_of or picture_hash
    tree = _tree(body)
    title, text = _title(tree), _text(tree)
    folded = fold(text)
    return PageLooks(
        title=title[:300], runs=_runs(folded), asks_for=_asks_for(tree),
        is_parked=len(folded) < 6000 and bool(_PARKED.search(f"{fold(title)} {folded}")),
        favicon_sha256=hashlib.sha256(favicon).hexdigest() if favicon else "",
        favicon_hash=hash_of(favicon, None) if favicon else "",
        screen_hash=hash_of(screenshot, SHOT_HEIGHT) if screenshot else "",
        text_sha256=hashlib.sha256(folded.encode()).hexdigest() if folded.strip() else "",
    )  # fmt: skip


def compare(page: PageLooks, real: PageLooks) -> Likeness:
    """How like `page` is to the real one."""
    return Likeness(
        title=_share(set(_WORD.findall(fold(page.title))), set(_WORD.findall(fold(real.title)))),
        text=_share(set(page.runs), set(real.runs)) if min(len(page.runs), len(real.runs)) >= FEWEST_RUNS else None,
        favicon=1.0 if page.favicon_sha256 and page.favicon_sha256 == real.favicon_sha256
        else _near(page.favicon_hash, real.favicon_hash),
        screen=_near(page.screen_hash, real.screen_hash),
    )  # fmt: skip


def picture_hash(body: bytes, height: int | None = None) -> str:
    """64-bit difference hash of a picture (of its upper `height` pixels); empty for what is no picture, or blank."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(io.BytesIO(body), formats=FORMATS) as opened:
                if opened.width * opened.height > MOST_PIXELS:
                    return ""
                part = opened.crop((0, 0, opened.width, min(opened.height, height or opened.height)))
                grey = part.convert("RGB").convert("L").resize((9, 8), Image.Resampling.LANCZOS)
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError, Image.DecompressionBombWarning):
        return ""
    shades = grey.tobytes()
    if max(shades) - min(shades) < 8:
        return ""  # one colour: alike to every other blank page
    bits = 0
    for row in range(8):
        for at in range(8):
            bits = bits << 1 | (shades[9 * row + at] < shades[9 * row + at + 1])
    return f"{bits:016x}"


def is_parking_server(servers: Sequence[str]) -> bool:
    """Whether a domain's name servers belong to a company that parks domains."""
    return any(server.endswith(known) for server in servers for known in PARKING_SERVERS)


def fold(text: str) -> str:
    """Lower case without Vietnamese marks."""
    plain = "".join(each for each in unicodedata.normalize("NFKD", text.lower()) if not unicodedata.combining(each))
    return plain.replace("đ", "d")


def _tree(body: bytes) -> html.HtmlElement | None:
    try:
        return html.document_fromstring(body[:MOST_HTML], parser=html.HTMLParser(encoding="utf-8", recover=True))
    except (etree.ParserError, etree.XMLSyntaxError, ValueError, AssertionError):
        return None


def _title(tree: html.HtmlElement | None) -> str:
    found = tree.findtext(".//title") if tree is not None else None
    return " ".join((found or "").split())


def _text(tree: html.HtmlElement | None) -> str:
    if tree is None:
        return ""
    parts = tree.xpath("//body//text()[not(parent::script or parent::style or parent::noscript or parent::template)]")
    return " ".join(" ".join(str(part) for part in parts).split())


def _runs(folded: str) -> tuple[int, ...]:
    words = _WORD.findall(folded)
    runs = {" ".join(words[at : at + 3]) for at in range(len(words) - 2)}
    hashed = sorted(int.from_bytes(hashlib.blake2b(run.encode(), digest_size=6).digest()) for run in runs)
    return tuple(hashed[:MOST_RUNS])


def _asks_for(tree: html.HtmlElement | None) -> tuple[str, ...]:
    if tree is None:
        return ()
    found = set()
    for field in tree.iter("input", "textarea"):
        kind = (field.get("type") or "text").lower()
        if kind in ("hidden", "submit", "button", "checkbox", "radio", "image", "reset"):
            continue
        said = fold(
            " ".join(field.get(name) or "" for name in ("name", "id", "placeholder", "autocomplete", "aria-label"))
        )
        if kind == "password":
            found.add("password")
        if _OTP.search(said):
            found.add("otp")
        if _CARD.search(said):
            found.add("card")
    return tuple(sorted(found))


def _share(one: set[str] | set[int], other: set[str] | set[int]) -> float | None:
    if not one or not other:
        return None
    return round(len(one & other) / len(one | other), 3)


def _near(one: str, other: str) -> float | None:
    if not one or not other:
        return None
    return round(max(0.0, 1 - (int(one, 16) ^ int(other, 16)).bit_count() / FAR_BITS), 3)
