"""What is measured of a hit before it is judged: numbers by name, the same in training and in use."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache, lru_cache
from pathlib import Path
from typing import NamedTuple

from classifier.lookalike.background import LONGEST, SHORTEST, background
from classifier.lookalike.find import SHORT, TINY, Hit, How
from classifier.lookalike.host import Host, letters_of
from classifier.lookalike.lures import cover, lures
from classifier.lookalike.slips import slip_of
from classifier.protected import ProtectedName

_SUFFIX_KINDS = Path(__file__).parent.parent / "data" / "suffix_kinds.txt"
_FARTHEST, _BITS_OF_A_LETTER = 4, 4.2  # letters outside a hit that are looked at; what one of them says by chance
_NOISE_OF_TINY = 8.0  # no counts are kept of two letters; they stand everywhere
_STRONG = ("money", "account", "state", "work")
_MONEYED = frozenset({"bank", "finance", "wallet", "payment", "securities", "insurance"})
# Groups of lures that fit an organisation of a sector: a copy of a bank speaks of cards, one of a paper of news.
_FITTING = {
    **dict.fromkeys(("bank", "wallet", "finance", "payment"), ("money", "bank")),
    **dict.fromkeys(("securities", "insurance"), ("bank",)),
    **dict.fromkeys(("government", "province"), ("state",)),
    **dict.fromkeys(("game", "social"), ("play",)),
    **dict.fromkeys(("news", "media"), ("press",)),
    **dict.fromkeys(("telecom", "retail", "ecommerce", "airline", "post", "pharmacy", "utility"), ("trade",)),
    "brand": ("work", "bank"),
}


class Rest(NamedTuple):
    """What stands around a hit: lure words, letters that no word explains, digits, all characters."""

    words: tuple[str, ...]
    left_over: int
    digits: int
    size: int

    def letters_in(self, *groups: str) -> int:
        """The letters of its words of these groups."""
        if not self.words:
            return 0
        known = lures()
        return sum([len(word) for word in self.words if known[word] in groups])


class Suffix(NamedTuple):
    """How a public suffix reads."""

    kind: str  # cheap, open (.vn for anybody), vn, com, org, abroad (a country's), other
    is_closed: bool  # of a state or of schools abroad


def rest_of(host: Host, hit: Hit) -> Rest:
    """What stands before and after the hit in its own label."""
    text = host.labels[hit.label].text
    first, last = text[: hit.start], text[hit.end :]
    before, after = cover(first), cover(last)
    return Rest((*before[0], *after[0]), before[1] + after[1], _digits(first) + _digits(last), len(first) + len(last))


def elsewhere(host: Host, hit: Hit) -> Rest:
    """The same of the other labels of the host."""
    others = [label.text for at, label in enumerate(host.labels) if at != hit.label and label.text != "www"]
    if not others:
        return Rest((), 0, 0, 0)
    read = [cover(text) for text in others]
    words = tuple(word for found, _ in read for word in found)
    return Rest(words, sum(left for _, left in read), sum(map(_digits, others)), sum(map(len, others)))


def features(
    host: Host, hit: Hit, target: ProtectedName, *, has_lure: bool, own: int = 0, own_vn: int = 0
) -> dict[str, float]:
    """The measures of one hit by name (one that is missing is 0), but for its `crossing`. `own`, `own_vn`: how often
    the host itself is in the background (training)."""
    label = host.labels[hit.label]
    near, far = rest_of(host, hit), elsewhere(host, hit)
    suffix = suffix_of(host.suffix)
    left, right = label.touching(hit.start, hit.end)
    whole = hit.end - hit.start == len(label.text)
    registered = hit.label == len(host.labels) - 1
    strong = near.letters_in(*_STRONG)
    found = {
        **_of_word(hit.keyword.text, hit.keyword.role, hit.how, target.sector, suffix, own, own_vn),
        **_of_place(host, hit, whole=whole, registered=registered, edges=(left, right)),
        "left_over": min(near.left_over, 10) / 5, "strong": min(strong, 12) / 6, "has_strong": strong >= 3,
        "no_left_over": near.left_over == 0, "digits": 0 < near.digits <= 4,
        "only_digits": not whole and near.digits == near.size, "one_more": near.size == 1 and not near.digits,
        "few_more": 2 <= near.size <= 3 and not near.digits,
        "fitting": min((near.letters_in(*_FITTING.get(target.sector, ())) if near.words else 0), 10) / 5,
        "lure": has_lure,
        "bankish": left and target.sector in _MONEYED and _ends_like_bank(label.text[hit.end :]),
    }  # fmt: skip
    if near.words:
        found |= {
            "bank": min(near.letters_in("bank"), 8) / 4, "play": min(near.letters_in("play"), 8) / 4,
            "web": min(near.letters_in("web"), 6) / 3, "trade": min(near.letters_in("trade"), 8) / 4,
            "press": min(near.letters_in("press"), 6) / 3, "vn_word": "vn" in near.words or "vietnam" in near.words,
        }  # fmt: skip
    if far.size:
        far_strong = far.letters_in(*_STRONG)
        found |= {
            "far_left_over": min(far.left_over, 10) / 5, "far_strong": min(far_strong, 12) / 6,
            "far_bank": min(far.letters_in("bank"), 8) / 4,
            "far_web": min(far.letters_in("web", "play", "trade"), 6) / 3,
            "far_vn": "vn" in far.words,
        }  # fmt: skip
    found |= _of_beside(label.text, hit, found.get("noise", 0), own)
    if hit.how is How.TYPO:
        found |= slip_of(hit.keyword.text, label.text[hit.start : hit.end])
    if hit.how in (How.MARKS, How.SHAPE) and whole and registered:
        found["disguised"] = hit.how is How.MARKS or suffix.kind != "abroad"
    _add_pairs(found)
    return found


def crossing(host: Host, hit: Hit, own: int = 0) -> dict[str, float]:
    """How much an everyday sequence says that runs over an edge of a short hit or of a slip, as `teach` does over
    `achonline` in activeteachonline: bits beyond what its letters inside, and chance outside, explain. It speaks
    against the hit, so it need not be asked of one that is too weak without it."""
    text, start, end = host.labels[hit.label].text, hit.start, hit.end
    is_slip = hit.how is How.TYPO
    if not is_slip and end - start > SHORT:
        return {}
    noise, most = background().noise, 0.0
    for inside in range(SHORTEST, min(end - start, LONGEST - 1) + 1):
        first, last = text[start : start + inside], text[end - inside : end]
        for outside in range(1, min(_FARTHEST, LONGEST - inside, max(start, len(text) - end)) + 1):
            chance = outside * _BITS_OF_A_LETTER
            if outside <= start and (found := noise(text[start - outside : start] + first, own=own)):
                most = max(most, found - noise(first) + chance)
            if end + outside <= len(text) and (found := noise(last + text[end : end + outside], own=own)):
                most = max(most, found - noise(last) + chance)
    return {"slip_crossed" if is_slip else "short_crossed": most / 4} if most else {}


@lru_cache(maxsize=10_000)  # a list's words, by how they are met and under which kind of suffix
def _of_word(word: str, role: str, how: How, sector: str, suffix: Suffix, own: int, own_vn: int) -> Mapping[str, float]:
    """What a keyword, its organisation and the suffix say wherever they stand."""
    size = len(word)
    found: dict[str, float] = {
        _HOW[how]: 1, f"role_{role}": 1, "size": min(size, 12) / 10,
        "size3": size <= 3, "size4": size == 4, "size5": size == 5, "size8": size >= 8, "size12": size >= 12,
        "short": size <= SHORT, f"suffix_{suffix.kind}": 1, "state_abroad": suffix.is_closed,
        "moneyed": sector in _MONEYED, f"sector_{sector}": 1,
    }  # fmt: skip
    if size <= TINY:
        found |= {"noise": _NOISE_OF_TINY / 4, "noise_vn": _NOISE_OF_TINY / 4}
    else:
        noise = background().noise(word, own=own)
        noise_vn = background().noise_vn(word, own=own_vn)
        found |= {"noise": noise / 4, "noise_vn": noise_vn / 2, "rarity": max(0.0, 1 - noise / 5)}
    return {name: value for name, value in found.items() if value}


def _of_place(host: Host, hit: Hit, *, whole: bool, registered: bool, edges: tuple[bool, bool]) -> dict[str, float]:
    label = host.labels[hit.label]
    return {
        "left": edges[0], "right": edges[1], "both": all(edges) and not whole, "whole": whole, "registered": registered,
        "whole_host": whole and registered and len(host.labels) == 1, "whole_sub": whole and not registered,
        "depth": min(len(host.labels), 4) - 1, "hyphens": min(len(label.cuts), 3),
        "length": min(len(label.text), 30) / 10,
        "cut": bool(label.cuts) and label.is_cut(hit.start, hit.end),
    }  # fmt: skip


def _of_beside(text: str, hit: Hit, noise: float, own: int) -> dict[str, float]:
    """How common what stands for a word in slip or disguise is, or a word with the letter beside it."""
    if len(hit.keyword.text) <= TINY:
        return {}
    counts, found = background(), {}
    if hit.how in (How.TYPO, How.SHAPE):
        found["noise_span"] = counts.noise(text[hit.start : hit.end], own=own) / 4
    if noise and hit.how is How.EXACT:
        if hit.start:
            found["noise_left"] = counts.noise(text[hit.start - 1 : hit.end], own=own) / 4
        if hit.end < len(text):
            found["noise_right"] = counts.noise(text[hit.start : hit.end + 1], own=own) / 4
    return found


# Each measure, and those that it is taken together with.
_TOGETHER = {
    "short": (
        "has_strong",
        "left_over",
        "far_strong",
        "suffix_cheap",
        "suffix_abroad",
        "whole",
        "both",
        "suffix_vn",
        "suffix_open",
        "noise",
        "only_digits",
    ),
    "how_typo": (
        "left_over",
        "whole",
        "strong",
        "web",
        "size8",
        "size12",
        "suffix_abroad",
        "suffix_cheap",
        "noise_span",
        "cut",
        "suffix_com",
        "suffix_vn",
    ),
    "how_shape": ("whole", "cut", "left_over", "suffix_vn"),
    "whole_host": (
        "suffix_cheap",
        "suffix_com",
        "suffix_abroad",
        "suffix_org",
        "suffix_vn",
        "suffix_open",
        "role_label",
        "noise",
        "sector_province",
        "noise_vn",
    ),
    "size8": ("has_strong",),
    "suffix_vn": ("has_strong", "left_over", "noise_vn"),
    "suffix_open": ("left_over",),
    "rarity": (
        "whole",
        "left_over",
        "suffix_abroad",
        "only_digits",
        "few_more",
        "one_more",
        "suffix_vn",
        "size8",
        "suffix_cheap",
        "suffix_com",
        "registered",
    ),
    "noise": ("left_over", "suffix_abroad", "fitting", "strong"),
    "whole_sub": ("far_strong", "far_left_over", "suffix_cheap"),
    "role_stem": ("left_over", "has_strong"),
}


_PAIRS = [(one, [(two, f"{one}*{two}") for two in others]) for one, others in _TOGETHER.items()]
_HOW = {how: f"how_{how.name.lower()}" for how in How}


def _add_pairs(found: dict[str, float]) -> None:
    """Add the measures that say more in pairs than alone."""
    for one, pairs in _PAIRS:
        if first := found.get(one):
            for two, name in pairs:
                if second := found.get(two):
                    found[name] = first * second


@cache
def suffix_of(suffix: str) -> Suffix:
    """How the suffix reads (classifier/data/suffix_kinds.txt)."""
    known, last = _suffix_kinds(), suffix.rsplit(".", 1)[-1]
    if last == "vn":
        kind = "open" if suffix in known["open"] else "vn"
    elif last in known["cheap"]:
        kind = "cheap"
    elif last in ("com", "net", "org"):
        kind = "com" if last == "com" else "org"
    else:
        kind = "abroad" if len(last) == 2 and last not in known["worldwide"] else "other"
    return Suffix(kind, any(part in ("gov", "edu", "ac", "go", "gob", "mil") for part in suffix.split(".")))


@cache
def _suffix_kinds() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for line in _SUFFIX_KINDS.read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            kind, *suffixes = line.split()
            found.setdefault(kind, set()).update(suffixes)
    return {kind: frozenset(suffixes) for kind, suffixes in found.items()}


def _digits(text: str) -> int:
    return len(text) - letters_of(text)


def _ends_like_bank(rest: str) -> bool:
    """`bank` with a letter changed, left out or put in, as generated campaign names end: bink, brnk, bnk, bing."""
    tail = rest[-4:]
    return rest[-3:] in ("bnk", "bak") or (len(tail) == 4 and tail[0] == "b" and (tail[3] == "k" or tail[2:] == "ng"))
