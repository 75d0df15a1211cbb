"""The words that lure, by group, and how much of a text they cover (classifier/data/lures.txt)."""

from __future__ import annotations

from functools import cache, lru_cache
from pathlib import Path

from ahocorasick_rs import AhoCorasick

_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_FILE = Path(__file__).parent.parent / "data" / "lures.txt"
GROUPS = ("money", "account", "bank", "state", "work", "play", "web", "trade", "press")


@cache
def lures() -> dict[str, str]:
    """Word → group; the first group that names a word keeps it. Raises ValueError for an unknown group."""
    found: dict[str, str] = {}
    group = ""
    for line in _FILE.read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            group = line.strip("[]")
            if group not in GROUPS:
                raise ValueError(f"{_FILE.name}: unknown group {group!r}; the groups are {', '.join(GROUPS)}")
        elif not line.startswith("#"):
            for word in line.split():
                found.setdefault(word, group)
    return found


@lru_cache(maxsize=50_000)  # www, mail, shop: a scan asks for the same labels again and again
def cover(text: str) -> tuple[tuple[str, ...], int]:
    """The lure words of the best reading of `text` (letters and digits only), and how many letters they leave unread.

    The best reading leaves the fewest letters over, then uses the fewest words. Digits count as read. A short word with
    unread letters on both sides is none: `phi` in `dolphinreef`.
    """
    if not text:
        return (), 0
    words, automaton = _automaton()
    ending: dict[int, list[tuple[int, str]]] = {}
    for pattern, start, end in automaton.find_matches_as_indexes(text, overlapping=True):
        ending.setdefault(end, []).append((start, words[pattern]))
    if not ending:
        return (), sum(not letter.isdigit() for letter in text)
    best: list[tuple[int, int, tuple[tuple[int, str], ...]]] = [(0, 0, ())]
    for end, letter in enumerate(text, start=1):
        left, count, read = best[end - 1]
        choice = (left + (not letter.isdigit()), count, read)
        for start, word in ending.get(end, ()):
            left, count, read = best[start]
            if (left, count + 1) < choice[:2]:
                choice = (left, count + 1, (*read, (start, word)))
        best.append(choice)
    left, _, read = best[-1]
    if not left:
        return tuple(word for _, word in read), 0
    starts, ends = {start for start, _ in read}, {start + len(word) for start, word in read}
    kept = []
    for start, word in read:
        end = start + len(word)
        touches_before = start == 0 or start in ends or text[start - 1].isdigit()
        if touches_before or end == len(text) or end in starts or text[end].isdigit() or len(word) > _LONE:
            kept.append(word)
        else:
            left += len(word)
    return tuple(kept), left


# Lures that say nothing beside a short word: parts of suffixes and the commonest English words.
_EMPTY = frozenset(
    [
        "com",
        "net",
        "org",
        "edu",
        "the",
        "top",
        "one",
        "first",
        "best",
        "max",
        "new",
        "asia",
        "world",
        "global",
        "free",
        "data",
        "phone",
    ]
)
_SHORTEST = 3
_LONE = 3  # a word up to here needs the edge of the text, a digit or another word beside it
# How `bank` ends up in generated campaign names: a letter changed, left out or put in (vcbdigbink, vcbgirbrnk).
_BENT_BANK = tuple(
    [f"b{a}{b}k" for a in _LETTERS for b in _LETTERS] + [f"b{a}n{b}" for a in _LETTERS for b in "gk"] + ["bnk", "bak"]
)


@cache
def context_words() -> tuple[str, ...]:
    """The lures that make a short protected word beside them worth a judgement, and `bank` with a slip at the end of a
    label."""
    words = [word for word in lures() if len(word) >= _SHORTEST and word not in _EMPTY and not word.isdigit()]
    return (*words, "vn", *(f"{word}." for word in _BENT_BANK))


def has_context(text: str) -> bool:
    """Does such a word stand in `text`: the labels before the suffix, each ended by a dot?"""
    return bool(_context().find_matches_as_indexes(text))


@cache
def _context() -> AhoCorasick:
    return AhoCorasick(context_words())


@cache
def _automaton() -> tuple[list[str], AhoCorasick]:
    words = list(lures())
    return words, AhoCorasick(words)
