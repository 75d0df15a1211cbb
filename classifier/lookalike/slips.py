"""What kind of slip parts a word from what stands in a name: some are far likelier than others."""

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
