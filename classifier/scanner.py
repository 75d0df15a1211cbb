"""The one pass over the words of a text that finds every phrase of every rule at once.

What a single word says stands in one number for each word, and rows of several words are looked for together
(classifier/word_rows.py), as written; words without marks are looked at a second time where marks may be missing
(classifier/unmarked.py). Put together, these numbers say which phrases of several parts may stand in a text at all;
only for those it is looked up where their parts stand. So the cost hardly grows with the number of rules.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Hashable, Iterable, Iterator, Mapping, Sequence
from functools import partial, reduce
from itertools import chain, compress
from operator import or_
from typing import Generic, TypeVar

from classifier.phrase import MOST_GAP, MOST_GAPS, NUMBER, Phrase, Row, parse
from classifier.phrase_places import Ends, Event, Found, Hit, hits_of, is_exact
from classifier.text import View
from classifier.unmarked import MOST_KEPT, NOT_BARE, form_of, lacking, may_stand_for
from classifier.word_rows import OTHER, Finder, Letters, Wanted, WordRow, is_number

__all__ = ["Found", "Hit", "Scanner"]

Key = TypeVar("Key", bound=Hashable)
MOST_PARTS = MOST_GAPS + 1
_hit: Callable[[tuple[int, int]], Hit] = partial(tuple.__new__, Hit)  # what ``Hit._make`` does, in half the time


class Scanner(Generic[Key]):
    """Finds all phrases of many owners in one pass over the words of a text."""

    def __init__(
        self,
        entries: Iterable[tuple[Key, str]],
        lists: Mapping[str, Sequence[str]],
        marked_only: Iterable[tuple[Key, str]] = (),
        placed: Callable[[Key], bool] = lambda _: True,
    ) -> None:
        """``marked_only``: phrases that are not looked for in words written without Vietnamese marks.

        ``placed`` says of an owner whether it matters where its phrases stand, or only that one does.
        """
        self.keys: list[Key] = []
        self._number_of: dict[Key, int] = {}
        self._is_placed = placed
        self._rows: dict[Row, WordRow] = {}
        self._wanted: dict[tuple[tuple[frozenset[Row], ...], tuple[int, ...], bool], Wanted] = {}
        self._joined: list[Wanted] = []
        """The phrases of several parts."""
        for key, source in entries:
            phrase = parse(source, lists)
            self._add(key, phrase, loose=not phrase.needs_marks)
        for key, source in marked_only:
            self._add(key, parse(source, lists), loose=False)
        self._number_rows()
        rows = self._rows.values()
        letters = self._letters = Letters(rows)
        several = [row for row in rows if len(row.forms) > 1]
        self._exact, self._exact_numbered = _finders(several, letters.by_form)
        bare = [row for row in rows if row.bare_bits]
        self._bare, self._bare_numbered = _finders([row for row in bare if len(row.forms) > 1], letters.by_key)
        self._bare_alone: dict[str, list[WordRow]] = {}
        for row in bare:
            if len(row.forms) == 1 and row.forms != (NUMBER,):
                self._bare_alone.setdefault(letters.by_key(row.forms), []).append(row)
        alone_rows = {letter: tuple(alone) for letter, alone in letters.alone(rows).items()}
        whole = {letter: tuple(each for row in alone for each in row.whole) for letter, alone in alone_rows.items()}
        self._whole = {letter: wanted for letter, wanted in whole.items() if wanted}
        self._any_whole = _one_of(self._whole)
        self._meant: dict[tuple[int, tuple[str, ...], bytes], Sequence[WordRow]] = {}
        self._bits = {letter: reduce(or_, [row.bits for row in alone], 0) for letter, alone in alone_rows.items()}
        self._bits[OTHER] = 0
        self._parts = {
            letter: frozenset(part for row in alone for part in row.parts) for letter, alone in alone_rows.items()
        }
        # In words: the first two parts of a phrase begin nearer each other than this.
        self._block = MOST_GAP + max([len(row.forms) for row in rows], default=0)

    def _add(self, key: Key, phrase: Phrase, *, loose: bool) -> None:
        owner = self._number_of.setdefault(key, len(self.keys))
        if owner == len(self.keys):
            self.keys.append(key)
        if not phrase.gaps and not self._is_placed(key):
            for row in self._rows_of(phrase.parts[0]):
                row.exact |= 1 << owner
                row.loose |= loose << owner
            return
        same = (phrase.parts, phrase.gaps, loose)
        wanted = self._wanted.get(same)
        if wanted is None:
            wanted = self._wanted[same] = self._wanted_of(phrase, loose=loose)
        wanted.owners |= 1 << owner
        if self._is_placed(key):
            wanted.placed.append(owner)

    def _wanted_of(self, phrase: Phrase, *, loose: bool) -> Wanted:
        if not phrase.gaps:
            wanted = Wanted(loose)
            for row in self._rows_of(phrase.parts[0]):
                row.whole.append(wanted)
            return wanted
        first = MOST_PARTS * len(self._joined)
        wanted = Wanted(loose, phrase.gaps, tuple(range(first, first + len(phrase.parts))))
        for number, part in zip(wanted.parts, phrase.parts, strict=True):
            for row in self._rows_of(part):
                row.parts.append(number)
                if loose:
                    row.bare_parts.append(number)
        self._joined.append(wanted)
        return wanted

    def _rows_of(self, part: frozenset[Row]) -> Collection[WordRow]:
        forms = {tuple(map(form_of, words)) for words in part}
        return [self._rows.setdefault(each, WordRow(each, has_digits=any(map(is_number, each)))) for each in forms]

    def _number_rows(self) -> None:
        """What each row says, as bits: its owners, then the phrases whose first, second and third part it is."""
        count, owners = len(self._joined), len(self.keys)
        self._owners = (1 << owners) - 1
        self._of_two = sum(1 << number for number, wanted in enumerate(self._joined) if len(wanted.gaps) == 1)
        self._shifts = owners, owners + count, owners + 2 * count
        for wanted in self._joined:
            wanted.mask = self._bits_of(wanted.parts)
        for row in self._rows.values():
            row.bits = row.exact | self._bits_of(row.parts)
            row.bare_bits = row.loose | self._bits_of(row.bare_parts)
            for wanted in row.whole:
                row.bits |= wanted.owners
                row.bare_bits |= wanted.owners * wanted.loose

    def _bits_of(self, parts: Iterable[int]) -> int:
        return reduce(or_, [1 << self._shifts[part % MOST_PARTS] + part // MOST_PARTS for part in parts], 0)

    def bits(self, wanted: Callable[[Key], bool]) -> int:
        """The owners that are wanted, as bits of ``Found.present``."""
        return sum(1 << number for number, key in enumerate(self.keys) if wanted(key))

    def scan(self, seen: View) -> dict[Key, Sequence[Hit]]:
        """Where each owner's phrases stand, in order; owners without a hit are left out."""
        return dict(self.read(seen).places)

    def read(self, seen: View) -> Found[Key]:
        """All that the phrases say of a text."""
        return self.read_all([seen])[0]

    def read_all(self, views: Sequence[View]) -> list[Found[Key]]:
        """``read`` of many texts, step by step."""
        letters = ["".join(map(self._letters.__getitem__, seen.words)) for seen in views]
        events = [self._rows_in(seen, each[::3], seen.breaks) for seen, each in zip(views, letters, strict=True)]
        for seen, each, found in zip(views, letters, events, strict=True):
            lacks = lacking(each[2::3], marked=seen.marked)
            if lacks or "leet" in seen.changes:
                found += self._read_without_marks(seen, each, lacks, seen.breaks)
        return [self._found(seen, each[::3], found) for seen, each, found in zip(views, letters, events, strict=True)]

    def _found(self, seen: View, text: str, events: Sequence[Event]) -> Found[Key]:
        """What the letters of a text and the rows seen in it say together."""
        block = self._block
        bits = list(map(self._bits.__getitem__, text))
        said = [reduce(or_, bits[at : at + block]) for at in range(0, len(bits), block)]
        for row, start, _, exact in events:
            said[start // block] |= row.bits if exact else row.bare_bits
        present = reduce(or_, said, 0) & self._owners
        joined: list[tuple[Wanted, Sequence[Hit]]] = []
        asked = [each for each in self._of_bits(self._likely(said)) if each.placed or each.owners & ~present]
        if asked:
            parts = self._places_of_parts(asked, text, bits, events)
            for wanted in asked:
                if hits := hits_of(wanted, parts, seen):
                    present |= wanted.owners
                    joined.append((wanted, hits))
        return Found(present, lambda: self._places(text, events, joined))

    def _likely(self, said: Sequence[int]) -> int:
        """The phrases of several parts of which the first two begin near each other, and all stand somewhere."""
        first, second, third = self._shifts
        whole = found = following = 0
        for here in reversed(said):
            whole |= here
            found |= here >> first & (here | following) >> second
            following = here
        return found & (whole >> third | self._of_two)

    def _rows_in(self, seen: View, text: str, breaks: bytes) -> list[Event]:
        """The rows of several words that stand in a text with all their marks."""
        rows = self._exact.first
        found = [
            (rows[pattern], start, end, True)
            for pattern, start, end in self._exact.find(text)
            if not (breaks[start + 1] if end - start == 2 else any(breaks[start + 1 : end]))  # most are of two words
        ]
        if self._exact_numbered.rows and (numbered := self._letters.with_digits(text)):
            for pattern, start, end in self._exact_numbered.find(numbered):
                if not any(breaks[start + 1 : end]):
                    rows = self._exact_numbered.rows[pattern]
                    fit = [row for row in rows if not row.has_digits or is_exact(seen, row.forms, start)]
                    found += [(row, start, end, True) for row in fit]
        return found

    def _read_without_marks(self, seen: View, letters: str, lacks: Sequence[int], breaks: bytes) -> Iterator[Event]:
        """The rows that the words are but for marks. ``lacks``: the words that may lack some."""
        keys, kinds = letters[1::3], letters[2::3]
        may_lack = bytearray(len(kinds))
        for each in lacks:
            may_lack[each] = 1
        everywhere = "leet" in seen.changes
        for at in range(len(keys)) if everywhere else lacks:
            if kinds[at] != NOT_BARE and (alone := self._bare_alone.get(keys[at])):
                for row in self._meant_rows(alone, seen, at, at + 1, may_lack):
                    yield row, at, at + 1, False
        numbered = self._letters.keys_with_digits(keys) if self._bare_numbered.rows else ""
        for finder, text in ((self._bare, keys), (self._bare_numbered, numbered)):
            for pattern, start, end in finder.find(text) if everywhere else finder.find_near(text, lacks):
                if not everywhere and may_lack.find(1, start, end) < 0:
                    continue
                if any(breaks[start + 1 : end]):
                    continue
                for row in self._meant_rows(finder.rows[pattern], seen, start, end, may_lack):
                    yield row, start, end, False

    def _meant_rows(
        self, rows: Sequence[WordRow], seen: View, start: int, end: int, may_lack: bytearray
    ) -> Sequence[WordRow]:
        """Which of the rows with the letters of some words these may be meant as, some without their marks."""
        if "leet" in seen.changes:  # then what was written counts, too
            return _meant_of(rows, seen, start, may_lack)
        asked = id(rows), seen.words[start:end], bytes(may_lack[start:end])
        known = self._meant.get(asked)
        if known is None:
            if len(self._meant) > MOST_KEPT:
                self._meant.clear()
            known = self._meant[asked] = _meant_of(rows, seen, start, may_lack)
        return known

    def _places_of_parts(
        self, asked: Collection[Wanted], text: str, bits: Sequence[int], events: Iterable[Event]
    ) -> Mapping[int, Ends]:
        """Where the parts of the asked phrases stand. ``bits``: what each word says."""
        found: dict[int, dict[int, tuple[tuple[int, bool], ...]]] = {part: {} for each in asked for part in each.parts}
        needed, parts = reduce(or_, [each.mask for each in asked]), frozenset(found)
        for at in compress(range(len(bits)), map(needed.__and__, bits)):
            ends = ((at + 1, True),)
            for part in self._parts[text[at]] & parts:
                found[part][at] = ends
        for row, start, end, exact in events:
            if needed & (row.bits if exact else row.bare_bits):
                for part in parts.intersection(row.parts if exact else row.bare_parts):
                    others = found[part].get(start)
                    found[part][start] = (
                        tuple(sorted((*others, (end, exact)), reverse=True)) if others else ((end, exact),)
                    )
        return found

    def _of_bits(self, likely: int) -> Iterator[Wanted]:
        """The phrases of several parts that bits stand for."""
        while likely:
            lowest = likely & -likely
            likely ^= lowest
            yield self._joined[lowest.bit_length() - 1]

    def _places(
        self, text: str, events: Iterable[Event], joined: Iterable[tuple[Wanted, Sequence[Hit]]]
    ) -> Mapping[Key, Sequence[Hit]]:
        longest: dict[Wanted, dict[int, int]] = {}
        for row, start, end, exact in events:
            for wanted in row.whole:
                if exact or wanted.loose:
                    ends = longest.setdefault(wanted, {})
                    ends[start] = max(end, ends.get(start, 0))
        places: dict[int, list[Hit]] = {}
        for hit in self._any_whole.finditer(text):
            start, end = hit.span()
            for wanted in self._whole[hit[0]]:
                if wanted not in longest or start not in longest[wanted]:
                    for owner in wanted.placed:
                        places.setdefault(owner, []).append(_hit((start, end)))
        several = [(wanted, list(map(_hit, ends.items()))) for wanted, ends in longest.items()]
        for wanted, hits in chain(several, joined):
            for owner in wanted.placed:
                places.setdefault(owner, []).extend(hits)
        for found in places.values():
            found.sort()
        return {self.keys[owner]: found for owner, found in places.items()}


def _one_of(letters: Iterable[str]) -> re.Pattern[str]:
    """Finds each letter that is one of these."""
    return re.compile("[" + re.escape("".join(letters)) + "]" if letters else "(?!)")


def _finders(rows: Iterable[WordRow], letters: Callable[[Row], str]) -> tuple[Finder, Finder]:
    """One for rows without NUMBER, one for those with it."""
    held = list(rows)
    return (
        Finder([row for row in held if NUMBER not in row.forms], letters),
        Finder([row for row in held if NUMBER in row.forms and len(row.forms) > 1], letters),
    )


def _meant_of(rows: Iterable[WordRow], seen: View, start: int, may_lack: bytearray) -> Sequence[WordRow]:
    return [row for row in rows if _may_be_meant(seen, row.forms, start, may_lack)]


def _may_be_meant(seen: View, row: Row, start: int, may_lack: bytearray) -> bool:
    """Whether the words are those of a row, some without their marks."""
    exact = True
    for at, expected in enumerate(row, start):
        word = form_of(seen.words[at])
        if expected in (word, NUMBER):
            continue
        exact = False
        if not may_stand_for(seen, at, word, expected, lacks=may_lack[at] > 0):
            return False
    return not exact
