"""Where a word stands in a text with one slip, and what kind of slip it is: some are far likelier than others."""

from __future__ import annotations

NEAR_KEYS = {
    "a": "sq",
    "b": "vn",
    "c": "xv",
    "d": "sf",
    "e": "wr",
    "f": "dg",
    "g": "fh",
    "h": "gj",
    "i": "uo",
    "j": "hk",
    "k": "jl",
    "l": "k",
    "m": "n",
    "n": "bm",
    "o": "ip",
    "p": "o",
    "q": "wa",
    "r": "et",
    "s": "ad",
    "t": "ry",
    "u": "yi",
    "v": "cb",
    "w": "qe",
    "x": "zc",
    "y": "tu",
    "z": "x",
}
# Letters that look or sound alike to Vietnamese readers.
_PAIRS = (
    "mn",
    "vw",
    "uv",
    "ij",
    "il",
    "1l",
    "gq",
    "ce",
    "bd",
    "co",
    "0o",
    "iy",
    "ck",
    "cs",
    "sx",
    "xz",
    "bp",
    "dt",
    "hp",
)
_ALIKE = frozenset(map(frozenset, _PAIRS))
_LIKELIEST = (
    "slip_doubled", "slip_swapped", "slip_missing", "slip_near", "slip_alike", "slip_digit", "slip_added", "slip_vowel",
    "slip_other",
)  # fmt: skip
_VOWELS = frozenset("aeiouy")


def slip_after(text: str, start: int, word: str) -> tuple[int, int] | None:
    """The span of `word` with one slip, its first half at `start` whole; None if there is none or no slip."""
    size = len(word)
    same = len(word) // 2
    while same < size and text[start + same : start + same + 1] == word[same]:
        same += 1
    if same == size:
        return None
    at = start + same
    if text[at : at + 2] == word[same + 1 : same + 2] + word[same] and text.startswith(word[same + 2 :], at + 2):
        return start, start + size
    if text.startswith(word[same:], at + 1):
        return start, start + size + 1
    if at < len(text) and text.startswith(word[same + 1 :], at + 1) and start + size <= len(text):
        return start, start + size
    if text.startswith(word[same + 1 :], at):
        return start, start + size - 1
    return None


def slip_before(text: str, end: int, word: str) -> tuple[int, int] | None:
    """The same with its second half whole, ending at `end`."""
    span = slip_after(text[::-1], len(text) - end, word[::-1])
    return None if span is None else (len(text) - span[1], len(text) - span[0])


def slip_of(word: str, seen: str) -> dict[str, float]:
    """The kind of the one slip that makes `seen` of `word`, by name; and is it at the first or the last letter?"""
    at, common = 0, min(len(word), len(seen))
    while at < common and word[at] == seen[at]:
        at += 1
    after = 0
    while after < common - at and word[-1 - after] == seen[-1 - after]:
        after += 1
    found = {_kind(word, seen, at, after): 1.0}
    if at == 0:
        found["slip_first"] = 1.0
    elif after == 0:
        found["slip_last"] = 1.0
    return found


def oddity(word: str, seen: str) -> int:
    """How odd the slip that makes `seen` of `word` is: 0 for the likeliest kind, more for a first letter."""
    found = slip_of(word, seen)
    return _LIKELIEST.index(next(iter(found))) + 2 * ("slip_first" in found)


def _kind(word: str, seen: str, at: int, after: int) -> str:
    if len(seen) < len(word):
        return "slip_missing"
    if len(seen) > len(word):
        return "slip_doubled" if seen[at] in (seen[at - 1 : at] + seen[at + 1 : at + 2]) else "slip_added"
    if word[at : at + 2] == seen[at : at + 2][::-1] and at + 2 == len(word) - after:
        return "slip_swapped"
    old, new = word[at : at + 1], seen[at : at + 1]
    if frozenset((old, new)) in _ALIKE:
        return "slip_alike"
    if new in NEAR_KEYS.get(old, ""):
        return "slip_near"
    if old in _VOWELS and new in _VOWELS:
        return "slip_vowel"
    return "slip_digit" if new.isdigit() else "slip_other"
