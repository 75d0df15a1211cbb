"""Rows of words as short strings of an alphabet of our own, so that one automaton finds thousands of them at once.

ahocorasick_rs reads 80 words in some 5 µs, however many rows there are.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from ahocorasick_rs import AhoCorasick

from classifier.phrase import NUMBER, Row
from classifier.unmarked import MOST_KEPT, form_of, key_of, kind_of

DIGITS = "#"
"""The letter of any number."""
OTHER = "!"
"""The letter of a word that stands in no row."""
_FIRST_LETTER = 0x100


@dataclass(slots=True, eq=False)
class Wanted:
    """A phrase and who looks for it; up to ``gaps[i]`` words stand between part i and the next."""

    loose: bool
    """May also match words without marks."""
    gaps: tuple[int, ...] = ()
    parts: tuple[int, ...] = ()
    """Of a phrase of several parts, their numbers."""
    mask: int = 0
    """The same as in ``WordRow.bits``."""
    owners: int = 0
    """As bits."""
    placed: list[int] = field(default_factory=list)
    """The numbers of those owners to whom it matters where it stands."""


@dataclass(slots=True, eq=False)
class WordRow:
    """A row of words and what it stands for."""

    forms: Row
    exact: int = 0
    loose: int = 0
    """As bits, the owners who only ask whether it is there; ``loose`` are those content with words without marks."""
    whole: list[Wanted] = field(default_factory=list)
    """Phrases of this row alone whose places matter."""
    parts: list[int] = field(default_factory=list)
    bare_parts: list[int] = field(default_factory=list)
    """Which parts of phrases of several parts it is, and which it may be without marks."""
    bits: int = 0
    bare_bits: int = 0
    """All of this in one number (classifier/scanner.py), as written and without marks."""
    has_digits: bool = False
    """Besides NUMBER, numbers of its own stand in it."""


class Letters(dict[str, str]):
    """Three letters for each word: for its form, for the form without marks, and its kind (classifier/unmarked.py)."""

    def __init__(self, rows: Iterable[WordRow]) -> None:
        super().__init__()
        forms = sorted({form for row in rows for form in row.forms} - {NUMBER})
        self._of_form = {form: chr(_FIRST_LETTER + number) for number, form in enumerate(forms)} | {NUMBER: DIGITS}
        self._of_key = {
            key: chr(_FIRST_LETTER + number) for number, key in enumerate(dict.fromkeys(map(key_of, forms)))
        } | {NUMBER: DIGITS}
        self._forms_of_key: dict[str, set[str]] = {}
        for form in forms:
            self._forms_of_key.setdefault(key_of(form), set()).add(form)
        self._digits, self._key_digits = (
            re.compile("[" + "".join(letter for form, letter in each.items() if is_number(form)) + DIGITS + "]")
            for each in (self._of_form, self._of_key)
        )

    def __missing__(self, word: str) -> str:
        if len(self) > MOST_KEPT:
            self.clear()
        form = form_of(word)
        key = key_of(form)
        other = DIGITS if is_number(key) else OTHER
        wanted = not self._forms_of_key.get(key, set()) <= {form}
        made = self._of_form.get(form, other) + self._of_key.get(key, other) + kind_of(word, wanted=wanted)
        self[word] = made
        return made

    def by_form(self, forms: Row) -> str:
        """A row as it is found with all its marks."""
        letters = "".join(map(self._of_form.__getitem__, forms))
        return self.with_digits(letters) if NUMBER in forms else letters

    def by_key(self, forms: Row) -> str:
        """A row as it is found in words without marks."""
        letters = "".join(self._of_key[each if each == NUMBER else key_of(each)] for each in forms)
        return self.keys_with_digits(letters) if NUMBER in forms else letters

    def with_digits(self, letters: str) -> str:
        """Letters of forms with DIGITS for every number; empty when there is none."""
        return self._digits.sub(DIGITS, letters) if self._digits.search(letters) else ""

    def keys_with_digits(self, letters: str) -> str:
        """The same for letters of forms without marks."""
        return self._key_digits.sub(DIGITS, letters) if self._key_digits.search(letters) else ""

    def alone(self, rows: Iterable[WordRow]) -> dict[str, list[WordRow]]:
        """The rows of a single word, by each letter that a word of a text may have but OTHER."""
        found: dict[str, list[WordRow]] = {letter: [] for letter in self._of_form.values()}
        for row in rows:
            if row.forms == (NUMBER,):
                for form, letter in self._of_form.items():
                    if is_number(form) or form == NUMBER:
                        found[letter].append(row)
            elif len(row.forms) == 1:
                found[self._of_form[row.forms[0]]].append(row)
        return found


def is_number(key: str) -> bool:
    """Whether a word is what NUMBER stands for."""
    return "" < key < ":" and key[0].isdigit()


class Finder:
    """``rows[i]`` are those with the same letters."""

    def __init__(self, rows: Iterable[WordRow], letters: Callable[[Row], str]) -> None:
        by_letters: dict[str, list[WordRow]] = {}
        for row in rows:
            by_letters.setdefault(letters(row.forms), []).append(row)
        self.rows = list(by_letters.values())
        self.first = [each[0] for each in self.rows]
        self._automaton = AhoCorasick(list(by_letters)) if by_letters else None
        self._reach = max(map(len, by_letters), default=1) - 1

    def find(self, text: str) -> Sequence[tuple[int, int, int]]:
        """Which of ``rows`` stand in a text, and where."""
        return self._automaton.find_matches_as_indexes(text, overlapping=True) if self._automaton else ()

    def find_near(self, text: str, places: Sequence[int]) -> Iterator[tuple[int, int, int]]:
        """As ``find``, for what touches one of ``places``, which are in order; some that touch none are told, too."""
        at = 0
        while at < len(places):
            begin = max(0, places[at] - self._reach)
            end = places[at] + self._reach + 1
            at += 1
            while at < len(places) and places[at] - self._reach <= end:
                end = places[at] + self._reach + 1
                at += 1
            for row, first, last in self.find(text[begin:end]):
                yield row, begin + first, begin + last
