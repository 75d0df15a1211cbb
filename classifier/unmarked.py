"""When a word that is written without marks may have been meant to have some: "gia" for giả, "khoi" for khỏi.

Vietnamese words without marks are many words at once, so a phrase is found in them only where the text around shows
that marks were left out; else "hàng gia dụng" would be "hàng giả dụng".
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from classifier.respell import loan_words, plain_words
from classifier.syllables import bare, bare_syllables, without_tones
from classifier.text import View

MOST_KEPT = 100_000
_Y_FOR_I = str.maketrans("yýỳỷỹỵ", "iíìỉĩị")
_AROUND = 3  # words on either side that tell whether a word stands among others without marks

# One letter for each word of a text. Capital: with marks it would be a word that somebody looks for.
NOT_BARE = "m"  # has marks that programs and hasty writers leave out; đ may stay
NO_WORD = "n"  # a syllable that is none in use without marks: tieu, duong
FOREIGN, FOREIGN_D = "x", "d"  # no plain word: a number, a trade name; FOREIGN_D holds a đ
PLAIN, PLAIN_D = "p", "q"  # real words that carry no mark: cho, em; đi
# In a text with marks, such a word lacks some only where it is no word, or stands beside such words or among words that
# are all without marks.
_LACKING = re.compile(
    r"[NXD]|[PQ](?:(?=.?[Nn])|(?<=[Nn].)|(?<=[Nn]..))|P(?<![mdqDQ].)(?<![mdqDQ]..)(?<![mdqDQ]...)(?!.{0,2}[mdqDQ])"
)
_LACKING_IN_FEW_WORDS = re.compile(r"[NXD]|[PQ](?:(?=.?[Nn])|(?<=[Nn].)|(?<=[Nn]..))")
_BARE = re.compile(r"[A-Z]")


def form_of(word: str) -> str:
    """How a word is compared: lý and lí are one."""
    return word[:-1] + word[-1].translate(_Y_FOR_I) if len(word) > 1 and word[-2] in "hklmstv" else word


def kind_of(word: str, *, wanted: bool) -> str:
    """The letter of a word; ``wanted``: somebody looks for a word that has the same letters and more marks."""
    form = form_of(word)
    if without_tones(form) != form:
        return NOT_BARE
    if _is_no_word(word):
        kind = NO_WORD
    elif word in plain_words():
        kind = PLAIN if word.isascii() else PLAIN_D
    else:
        kind = FOREIGN if word.isascii() else FOREIGN_D
    return kind.upper() if wanted else kind


def lacking(kinds: str, *, marked: bool) -> list[int]:
    """Where words stand that may be meant as others with marks. ``marked``: the text has marks elsewhere.

    A text with marks on fewer than half of its words is read as one without: its writer left them out here and there.
    """
    if kinds.islower():
        return []
    few_marks = not marked or 2 * kinds.count(NOT_BARE) < len(kinds)
    pattern = _BARE if few_marks else _LACKING if len(kinds) > _AROUND else _LACKING_IN_FEW_WORDS
    return [hit.start() for hit in pattern.finditer(kinds)]


def may_stand_for(seen: View, at: int, word: str, expected: str, *, lacks: bool) -> bool:
    """Whether a word, in the form it is compared in, may be meant as another with more marks."""
    if lacks and _may_be(word, expected):
        return True
    return "leet" in seen.changes and _has_fewer_marks(word, expected) and seen.is_guessed(at)


@lru_cache(maxsize=MOST_KEPT)
def _may_be(word: str, expected: str) -> bool:
    """Whether a word, which without marks is ``expected``, has none itself; đ may stay, as programs leave it."""
    return without_tones(word) == word and ("đ" not in word or [x == "đ" for x in word] == [x == "đ" for x in expected])


@lru_cache(maxsize=MOST_KEPT)
def _has_fewer_marks(word: str, expected: str) -> bool:
    """Whether a word differs from the one expected only by marks that it lacks: đương and đường."""
    if len(word) != len(expected):
        return False
    for each, wanted in zip(word.replace("đ", "d"), expected.replace("đ", "d"), strict=True):
        if not set(unicodedata.normalize("NFD", each)) <= set(unicodedata.normalize("NFD", wanted)):
            return False
    return True


def _is_no_word(word: str) -> bool:
    return word in bare_syllables() and word not in plain_words() and word not in loan_words()


def key_of(form: str) -> str:
    """A form without marks: what all words that it may stand for have in common."""
    return bare(form)
