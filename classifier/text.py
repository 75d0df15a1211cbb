"""A readable view of hostile text, and the way back to the original.

Sellers hide words: combining marks apart from their letters, invisible characters, fullwidth or mathematical letters,
Cyrillic look-alikes, either place of the tone mark. ``view`` undoes that and keeps, for each character of the view, the
stretch of the original it came from, so that every quote is cut from what stood on the page.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

# One printed letter: a character with what clings to it. Some sites put a space before a combining mark ("thă ́ c"),
# and then one after it too: 1,816 of 98,976 real texts hold bare combining marks.
_CLUSTER = re.compile(
    r"\s+|\S(?:[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]|[\u0300-\u036f]| [\u0300-\u036f] ?)*"
)
_INVISIBLE = re.compile(r"[\u00ad\u034f\u115f\u1160\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufe00-\ufe0f\ufeff]")
# NFKC leaves these alone: invisible characters, and marks with no letter before them.
_DISGUISE = re.compile(_INVISIBLE.pattern + r"|[\u0300-\u036f]")
_SPACED_MARK = re.compile(r" ([\u0300-\u036f]) ?")
_SPACES = re.compile(r"\s{2,}|[^\S ]")

_LOOKALIKE = str.maketrans(
    "асеорхуіјѕһԁԛԝкмтнвгαορνικτυεχ",
    "aceopxyijshdqwkmthbraopviktuex",
)
_FOREIGN = re.compile(r"[\u0370-\u052f]")
_WORD_WITH_FOREIGN = re.compile(r"\w*[\u0370-\u052f]\w*")
_LATIN = re.compile(r"[a-zà-ỹđ]")

# Tone on the second vowel at the end of a syllable (hoà, khoẻ, thuý) is moved to the first (hòa, khỏe, thúy); not
# after q, where u belongs to the consonant (quý).
_NEW_TONES = {
    new: old
    for news, olds in (
        ("oà oá oả oã oạ", "òa óa ỏa õa ọa"),
        ("oè oé oẻ oẽ oẹ", "òe óe ỏe õe ọe"),
        ("uỳ uý uỷ uỹ uỵ", "ùy úy ủy ũy ụy"),
    )
    for new, old in zip(news.split(), olds.split(), strict=True)
}
_NEW_TONE = re.compile("(?<!q)(?:" + "|".join(_NEW_TONES) + r")(?![^\W\d_])")

_MARKED = re.compile(r"[à-ãè-êìíò-õùúýăđĩũơưạ-ỹ]")
_LETTER = re.compile(r"[^\W\d_]")
_WORD = re.compile(r"\d+(?:[.,:/-]\d+)+|[^\W_]+|%")

CLAUSE, SENTENCE = 1, 2
# Titles that people cut short: their full stop ends no sentence (PGS.TS. Nguyễn Văn A khuyên).
_TITLES = frozenset({"pgs", "gs", "ts", "ths", "bs", "bscki", "bsckii", "cki", "ckii", "ds", "ks", "tp", "mr", "dr"})


@dataclass(frozen=True, slots=True)
class View:
    """Text as we read it.

    ``words[i]`` stands at ``text[spans[i][0]:spans[i][1]]``; ``breaks[i]`` says what parts it from the word before:
    0 nothing, CLAUSE a comma or the like, SENTENCE a full stop.
    """

    text: str
    starts: Sequence[int]
    ends: Sequence[int]
    words: tuple[str, ...]
    spans: tuple[tuple[int, int], ...]
    breaks: tuple[int, ...]
    marked: bool
    """False: written without Vietnamese marks, and then ``words`` are to be compared with stripped phrases."""

    def original_span(self, first_word: int, end_word: int) -> tuple[int, int]:
        """Start and end in the original text of the words from ``first_word`` up to, not with, ``end_word``."""
        return self.starts[self.spans[first_word][0]], self.ends[self.spans[end_word - 1][1] - 1]


def strip_marks(text: str) -> str:
    """The same text, as long, without Vietnamese marks; expects NFC."""
    return "".join(_bare(letter) for letter in text) if _MARKED.search(text) else text


@lru_cache(maxsize=4096)
def _bare(letter: str) -> str:
    return "d" if letter == "đ" else unicodedata.normalize("NFD", letter)[0]


@lru_cache(maxsize=16)
def view(original: str) -> View:
    """The view of a text of any length and content; never raises."""
    folded, starts, ends = _fold(original)
    if _FOREIGN.search(folded):
        folded = _WORD_WITH_FOREIGN.sub(_latinised, folded)
    folded = _NEW_TONE.sub(lambda hit: _NEW_TONES[hit[0]], folded)
    found = list(_WORD.finditer(folded))
    spans = tuple(hit.span() for hit in found)
    follows = [(folded[left[1] : right[0]], left) for left, right in pairwise(spans)]
    return View(
        text=folded,
        starts=starts,
        ends=ends,
        words=tuple(hit[0] for hit in found),
        spans=spans,
        breaks=(
            0,
            *(0 if gap == " " else _break(gap, short=_is_short(folded[start:end])) for gap, (start, end) in follows),
        )
        if spans
        else (),
        marked=_is_marked(folded),
    )


def _fold(original: str) -> tuple[str, Sequence[int], Sequence[int]]:
    """Compatibility form, lower case, one space for each run of white; with the original span of each character."""
    lowered = original.lower()
    if len(lowered) == len(original) and unicodedata.is_normalized("NFKC", lowered) and not _DISGUISE.search(lowered):
        return _fold_spaces(lowered)
    letters: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for cluster in _CLUSTER.finditer(original):
        plain = " " if cluster[0].isspace() else _fold_cluster(cluster[0])
        letters.append(plain)
        starts.extend([cluster.start()] * len(plain))
        ends.extend([cluster.end()] * len(plain))
    return "".join(letters), starts, ends


def _fold_spaces(text: str) -> tuple[str, Sequence[int], Sequence[int]]:
    if not _SPACES.search(text):
        return text, range(len(text)), range(1, len(text) + 1)
    parts: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    at = 0
    for run in _SPACES.finditer(text):
        parts.extend((text[at : run.start()], " "))
        starts.extend((*range(at, run.start()), run.start()))
        ends.extend((*range(at + 1, run.start() + 1), run.end()))
        at = run.end()
    parts.append(text[at:])
    starts.extend(range(at, len(text)))
    ends.extend(range(at + 1, len(text) + 1))
    return "".join(parts), starts, ends


@lru_cache(maxsize=8192)
def _fold_cluster(cluster: str) -> str:
    visible = _SPACED_MARK.sub(r"\1", _INVISIBLE.sub("", cluster))
    folded = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", visible).lower())
    return _SPACES.sub(" ", folded)


def _latinised(word: re.Match[str]) -> str:
    latin = word[0].translate(_LOOKALIKE)
    return latin if _LATIN.search(latin) else word[0]


@lru_cache(maxsize=4096)
def _break(gap: str, *, short: bool) -> int:
    """``short``: the full stop after the word before most likely marks an abbreviation."""
    ends_in_white = gap[-1:].isspace() or gap[-1:] in "\"'’”)»"
    if any(mark in gap for mark in ".!?;…") and ends_in_white:
        return CLAUSE if short and gap.startswith(". ") else SENTENCE
    if any(mark in gap for mark in ",:(){}[]|–—•") or " - " in gap:
        return CLAUSE
    return 0


def _is_short(word: str) -> bool:
    """An initial (ca sĩ Q. hát) or a title."""
    return len(word) == 1 or word in _TITLES


def _is_marked(folded: str) -> bool:
    """Real Vietnamese carries a mark on about every fourth letter; without any, on almost none (brand names, ₫)."""
    marks = len(_MARKED.findall(folded))
    return marks * 50 > len(_LETTER.findall(folded)) if marks else False
