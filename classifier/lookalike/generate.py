"""Names that somebody may register to imitate one protected name: what to look for, and what to register first."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

from classifier.lookalike.match import Kind
from classifier.lookalike.names import own_label
from classifier.lookalike.slips import NEAR_KEYS
from classifier.lookalike.suffixes import suffix_at
from classifier.protected import ProtectedName

SUFFIXES = (
    "com",
    "net",
    "org",
    "info",
    "top",
    "xyz",
    "vip",
    "online",
    "site",
    "shop",
    "club",
    "cc",
    "life",
    "app",
    "com.vn",
    "net.vn",
    "vn",
)
_LIKELY = ("com", "top", "vip", "xyz", "online", "vn")
_LURES = {
    "bank": (
        "vay the tindung hanmuc nanghanmuc uudai diem cskh khcn online vn app 24h xacthuc dangnhap nhanqua hotro vip "
        "card visa digi"
    ),
    "government": "vn gov online tracuu dangky dinhdanh hotro xacthuc nopphat capnhat thongbao app",
    "ecommerce": "vn vip ctv shop mall tuyendung sukien nhanqua uudai khuyenmai online app 24h",
    "game": "nap napthe giftcode sukien vongquay kimcuong qua vn nhanqua shop membership event",
    "news": "bao vn 24h tin online news",
    "": "vn online app shop vip 24h cskh tuyendung sukien nhanqua uudai hotro store khuyenmai pro group",
}
_SAME_LURES = {
    "wallet": "bank",
    "finance": "bank",
    "payment": "bank",
    "securities": "bank",
    "insurance": "bank",
    "province": "government",
    "retail": "ecommerce",
    "social": "game",
    "media": "news",
}
_SHAPES = (
    ("o", "0"),
    ("i", "1"),
    ("l", "1"),
    ("e", "3"),
    ("a", "4"),
    ("s", "5"),
    ("b", "8"),
    ("m", "rn"),
    ("w", "vv"),
    ("d", "cl"),
)
_MARKS = {"a": "ạ", "e": "ẹ", "i": "ị", "o": "ọ", "u": "ụ", "y": "ỵ", "d": "đ"}
_STATE = ("government", "province")


def likely_names(target: ProtectedName) -> Iterator[tuple[str, Kind]]:
    """Likely registrations that imitate `target`, each once, the most used ways first; punycode where letters are not
    ASCII."""
    seen = set(target.domains)
    for name, kind in _ways(target):
        encoded = _encoded(name)
        if encoded is not None and encoded not in seen:
            seen.add(encoded)
            yield encoded, kind


def campaign_names(target: ProtectedName, random: Random, number: int) -> list[str]:
    """`number` names drawn as campaigns on Vietnamese users form them, for training: words and suffixes that
    `likely_names` leaves out too."""
    lures = lures_of(target)
    found = []
    for _ in range(number):
        word = random.choice(_words(target))
        if random.random() < 0.2 and len(word) >= 6:
            word = random.choice(list(_slips(word)))
        parts = [word]
        for _ in range(random.choice((0, 1, 1, 1, 2, 2))):
            parts.insert(random.randint(0, len(parts)), random.choice((*lures, str(random.randint(1, 999)))))
        if target.sector == "bank" and random.random() < 0.15:
            middle = "".join(random.choice("abdeghilnorty") for _ in range(random.randint(2, 6)))
            parts = [
                word[:4] if word.endswith("bank") else word,
                middle,
                random.choice(("bink", "brnk", "bonk", "bauk", "bnk")),
            ]
        joint = random.choice(("", "", "-"))
        suffix = random.choice((*SUFFIXES, "com", "com", "com"))
        name = f"{joint.join(parts)}.{suffix}"
        if random.random() < 0.12:
            parent = random.choice(("vn-", "the-", "khachhang", "cskh-", "online-")) + random.choice(lures)
            name = f"{word}.{parent}.{suffix}"
        found.append(name)
    return found


def lures_of(target: ProtectedName) -> tuple[str, ...]:
    """The words that campaigns set beside a name of this sector."""
    return tuple(_LURES[_SAME_LURES.get(target.sector, target.sector if target.sector in _LURES else "")].split())


def _ways(target: ProtectedName) -> Iterator[tuple[str, Kind]]:
    words = _words(target)
    hyphened = target.domain.replace(".", "-")
    for word in words:
        yield from ((f"{word}.{suffix}", Kind.TLD_SWAP) for suffix in SUFFIXES)
    for word in words:
        for lure in lures_of(target):
            for suffix in _LIKELY:
                for name in (f"{word}{lure}", f"{word}-{lure}", f"{lure}{word}", f"{lure}-{word}"):
                    yield f"{name}.{suffix}", Kind.COMBO
    for suffix in _LIKELY:
        yield f"{hyphened}.{suffix}", Kind.EMBEDDED
        yield f"{target.domain}-login.{suffix}", Kind.EMBEDDED
    if target.sector in _STATE:
        for word in words:
            yield from (
                (f"{word}{form}", Kind.SUFFIX_TRICK)
                for form in ("gov.vn", "-gov.vn", "-gov-vn.com", ".gov-vn.com", ".govn.com")
            )
    for word in words:
        for slip in _slips(word):
            yield from ((f"{slip}.{suffix}", Kind.TYPO) for suffix in _LIKELY)
        for disguise in _disguises(word):
            yield from ((f"{disguise}.{suffix}", Kind.HOMOGLYPH) for suffix in _LIKELY)


def _words(target: ProtectedName) -> tuple[str, ...]:
    label = own_label(target.domain)
    return tuple(
        dict.fromkeys((*((label,) if len(label) > 2 else ()), *(word for word in target.keywords if len(word) > 2)))
    )


def _slips(word: str) -> Iterator[str]:
    if len(word) < 5:
        yield f"{word}{word[-1]}"
        return
    for at, letter in enumerate(word):
        yield word[:at] + word[at + 1 :]
        yield word[:at] + letter + word[at:]
        if at and word[at - 1] != letter:
            yield word[: at - 1] + letter + word[at - 1] + word[at + 1 :]
        for near in NEAR_KEYS.get(letter, ""):
            yield word[:at] + near + word[at + 1 :]


def _disguises(word: str) -> Iterator[str]:
    for letter, shape in _SHAPES:
        if letter in word and len(word) > 3:
            yield word.replace(letter, shape, 1)
    for at, letter in enumerate(word):
        if letter in _MARKS:
            yield word[:at] + _MARKS[letter] + word[at + 1 :]


def _encoded(name: str) -> str | None:
    labels = [label if label.isascii() else f"xn--{label.encode('punycode').decode()}" for label in name.split(".")]
    if any(len(label) > 63 for label in labels) or suffix_at(labels) == 0:
        return None
    return ".".join(labels)
