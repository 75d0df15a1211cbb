"""The quick way to read odd letters, for nearly all texts: whole-string steps instead of one printed letter at a time.

It gives what classifier/letters.py gives, or says that it can not: flags, joiners beside emoji, marks parted from their
letters, marks that compose to no Vietnamese letter, and runs of white are left to the careful way.
"""

from __future__ import annotations

import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import cached_property
from itertools import accumulate

from classifier.letters import EMOJI, LATIN, ODD_LETTERS
from classifier.lookalikes import VIETNAMESE

_JOINER = "\u200d"
_MARKS = frozenset("\u0300\u0301\u0302\u0303\u0306\u0309\u031b\u0323")
"""The combining marks that Vietnamese writes."""
_WHITE = frozenset(each for each in ODD_LETTERS if each.isspace())
_READ_AS = {
    letter: LATIN.get(letter, "")
    for letter in ODD_LETTERS
    if not letter.isspace() and letter.lower() == letter
    and (letter in LATIN or letter < " " or letter == "\x7f")
    and not unicodedata.combining(letter)
    and not any(map(str.isspace, LATIN.get(letter, "")))
}  # fmt: skip
_TABLE = str.maketrans(_READ_AS | dict.fromkeys(_WHITE, " "))
_QUICK = frozenset(_READ_AS) | _WHITE | _MARKS
_UNSEEN = frozenset(letter for letter, read_as in _READ_AS.items() if not read_as)
_STYLED = frozenset(_READ_AS) - _UNSEEN
# How many letters each letter becomes; a mark becomes part of the letter before it.
_LENGTHS = {letter: len(read_as) for letter, read_as in _READ_AS.items()} | dict.fromkeys(_MARKS, 0)


class Lengths:
    """Where the letters of the new text stood in the old one, worked out when somebody asks."""

    def __init__(self, old: str) -> None:
        self._old = old

    @cached_property
    def _ends(self) -> Sequence[int]:
        """Of each old letter, where what it became ends in the new text."""
        return list(accumulate(_LENGTHS.get(each, 1) for each in self._old))

    def old_start(self, at: int) -> int:
        """Where the letter at ``at`` of the new text began in the old one."""
        return bisect_right(self._ends, at)

    def old_end(self, at: int) -> int:
        """Where it ended, with the marks and unseen letters that cling to it."""
        ends = self._ends
        last = bisect_left(ends, at + 1)
        return bisect_right(ends, ends[last])


def fold_quickly(text: str) -> tuple[str, dict[str, int]] | None:
    """A text in small letters as it is read, and the changes counted; None for what takes the careful way."""
    odd = ODD_LETTERS.intersection(text)
    if not odd <= _QUICK or (_JOINER in odd and EMOJI.search(text)):
        return None
    read = text.translate(_TABLE)
    marks = _MARKS & odd
    if marks:
        if any(f" {mark}" in read for mark in marks) or read[0] in marks:
            return None
        if any(f"{unseen}{mark}" in text for unseen in _UNSEEN & odd for mark in marks):
            return None  # some of them part a mark from its letter
        plain = frozenset(read)
        read = unicodedata.normalize("NFC", read)
        now = frozenset(read)
        if not marks.isdisjoint(now) or not now - plain <= VIETNAMESE:
            return None
    if "  " in read:
        return None
    counted: dict[str, int] = {}
    for kind, letters in (("marks", marks), ("styled", _STYLED & odd), ("invisible", _UNSEEN & odd)):
        if letters:
            counted[kind] = sum(map(text.count, letters))
    return read, counted
