"""What is known of a row of characters between spaces: its words, and how it parts them from what stands around.

Vietnamese texts are made of few rows that come again and again, so each is worked out once and kept.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import NamedTuple

from classifier.respell import Repair, repair, stands_for_itself
from classifier.syllables import bare, without_tones

CLAUSE, SENTENCE = 1, 2
MOST_KEPT = 100_000
LONGEST_KEPT = 48
# An onset that may stand parted from its rime ("kh ỏi"). Not k, t, m, c and the like, with which people write không,
# tao, mày, chị.
PARTED_ONSETS = frozenset(
    ("b", "h", "l", "n", "r", "s", "v", "x", "g", "ch", "gh", "kh", "nh", "ph", "tr", "th", "ngh", "qu", "gi")
)

WORD = re.compile(r"\d+(?:[.,:/-]\d+)+|[^\W_]+|%")
_PLAIN = re.compile(r"(?P<before>[\"'“(]*)(?P<word>[^\W\d_]+)(?P<after>[.,;:?…)\"'”]*)")
_SENTENCE_MARK = re.compile(r"[.!?;…]")
_CLAUSE_MARK = re.compile(r"[,:(){}\[\]|–—•]")
# Titles that people cut short: their full stop ends no sentence (PGS.TS. Nguyễn Văn A khuyên).
_TITLES = frozenset({"pgs", "gs", "ts", "ths", "bs", "bscki", "bsckii", "cki", "ckii", "ds", "ks", "tp", "mr", "dr"})


class Token(NamedTuple):
    """``breaks`` are those before the second and later words; ``before`` and ``after`` part it from its neighbours."""

    repair: Repair | None
    words: tuple[str, ...]
    spans: tuple[tuple[int, int], ...]
    breaks: tuple[int, ...]
    before: int
    after: int
    lone: bool
    """A single sign or letter, or an onset: with its neighbours it may spell a word."""


class Tokens(dict[str, "Token | None"]):
    """Tokens by their text; None for one word that needs nothing, which most are."""

    def __missing__(self, text: str) -> Token | None:
        if len(self) > MOST_KEPT:
            self.clear()
        made = _token(text)
        if len(text) <= LONGEST_KEPT:
            self[text] = made
        return made


def _token(text: str) -> Token | None:
    if (plain := _PLAIN.fullmatch(text)) and stands_for_itself(plain["word"]):
        word = plain["word"]
        before = CLAUSE if _CLAUSE_MARK.search(plain["before"]) else 0
        after = _gap_break(plain["after"], short=is_short(word)) if plain["after"] else 0
        if word == text:
            return None if text not in PARTED_ONSETS else Token(None, (word,), ((0, len(word)),), (), 0, 0, lone=True)
        return Token(None, (word,), (plain.span("word"),), (), before, after, lone=False)
    found = list(WORD.finditer(text))
    repaired = repair(text)
    lone = len(text) == 1 or text in PARTED_ONSETS
    if repaired is None and not lone and len(found) == 1 and found[0][0] == text:
        return None
    if not found:
        return Token(repaired, (), (), (), _gap_break(text, alone=True), 0, lone)
    gaps = [text[left.end() : right.start()] for left, right in pairwise(found)]
    return Token(
        repair=repaired,
        words=tuple(hit[0] for hit in found),
        spans=tuple(hit.span() for hit in found),
        breaks=tuple(CLAUSE if _CLAUSE_MARK.search(gap) else _inner_sentence(gap) for gap in gaps),
        before=CLAUSE if _CLAUSE_MARK.search(text[: found[0].start()]) else 0,
        after=_gap_break(text[found[-1].end() :], short=is_short(found[-1][0])),
        lone=lone,
    )


def _inner_sentence(gap: str) -> int:
    return SENTENCE if _SENTENCE_MARK.search(gap) and gap[-1:] in "\"'’”)»" else 0


def _gap_break(gap: str, *, short: bool = False, alone: bool = False) -> int:
    """What signs before a space part. ``short``: the full stop after the word most likely marks an abbreviation."""
    if _SENTENCE_MARK.search(gap):
        return CLAUSE if short and gap == "." else SENTENCE
    return CLAUSE if _CLAUSE_MARK.search(gap) or (alone and gap == "-") else 0


def is_short(word: str) -> bool:
    """An initial (ca sĩ Q. hát) or a title."""
    return len(word) == 1 or word in _TITLES


class _Bare(dict[str, str]):
    """Words without marks, each worked out once."""

    _strip = staticmethod(bare)

    def __missing__(self, word: str) -> str:
        if len(self) > MOST_KEPT:
            self.clear()
        stripped = self._strip(word)
        if len(word) <= LONGEST_KEPT:
            self[word] = stripped
        return stripped


class _WithoutTones(_Bare):
    """Words without tones and the marks of vowels: who takes these off by program leaves đ."""

    _strip = staticmethod(without_tones)


BARE_WORDS, TONELESS_WORDS, TOKENS = _Bare(), _WithoutTones(), Tokens()
