"""The one pass over the words of a text that finds every phrase of every rule at once.

All rows of words of all phrases are looked for together (classifier/word_rows.py), as written; words without marks are
looked at a second time where marks may be missing (classifier/unmarked.py). What is found is put together into phrases
of several parts only where the first two stand near each other. So the cost hardly grows with the number of rules.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import reduce
from operator import or_
from typing import Generic, NamedTuple, TypeVar

from classifier.phrase import MOST_GAP, NUMBER, Phrase, Row, parse
from classifier.text import SENTENCE, View
from classifier.unmarked import NOT_BARE, form_of, key_of, lacking, may_stand_for
from classifier.word_rows import DIGITS, OTHER, Finder, Letters, Wanted, WordRow, is_number

Key = TypeVar("Key", bound=Hashable)
# Alone in a part of a phrase, these are not looked for without marks; they have three and more common readings.
_VAGUE = frozenset(("gia", "lao", "hoi", "thu", "no", "so", "ma", "la", "do"))
_Event = tuple[WordRow, int, int, bool]
"""A row that was seen, where it begins and ends, and whether with all marks."""
_Ends = Mapping[int, Sequence[tuple[int, bool]]]
"""By the word with which a part begins: where it ends, longest first, and whether with all marks."""


class Hit(NamedTuple):
    """Words ``first`` up to, not with, ``end`` of a view."""

    first: int
    end: int


@dataclass(frozen=True, slots=True)
class Found(Generic[Key]):
    """What the phrases say of a text."""

    present: int
    """Whose phrases stand in it, as bits in the order of the scanner's ``keys``."""
    places: Mapping[Key, Sequence[Hit]]
    """Where they stand, in order, for those owners to whom it matters."""


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
        self._part_of: dict[frozenset[Row], int] = {}
        self._wanted: dict[tuple[tuple[frozenset[Row], ...], tuple[int, ...], bool], Wanted] = {}
        for key, source in entries:
            phrase = parse(source, lists)
            self._add(key, phrase, loose=not phrase.needs_marks)
        for key, source in marked_only:
            self._add(key, parse(source, lists), loose=False)
        rows = self._rows.values()
        letters = self._letters = Letters(rows)
        self._exact, self._bare = (
            Finder([row for row in rows if NUMBER not in row.forms], by) for by in (letters.by_form, letters.by_key)
        )
        self._exact_numbered, self._bare_numbered = (
            Finder([row for row in rows if NUMBER in row.forms], by) for by in (letters.by_form, letters.by_key)
        )

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
        (wanted.placed if self._is_placed(key) else wanted.asked).append(owner)

    def _wanted_of(self, phrase: Phrase, *, loose: bool) -> Wanted:
        first = self._rows_of(phrase.parts[0])
        if not phrase.gaps:
            wanted = Wanted(loose)
            for row in first:
                row.whole.append(wanted)
            return wanted
        parts = tuple(map(self._part, phrase.parts))
        wanted = Wanted(loose, parts, phrase.gaps, sum(1 << part for part in set(parts)))
        for row in first:
            row.starts.setdefault(parts[1], []).append(wanted)
            row.seconds |= 1 << parts[1]
        return wanted

    def _rows_of(self, part: frozenset[Row]) -> Collection[WordRow]:
        forms = {tuple(map(form_of, words)) for words in part}
        return [self._rows.setdefault(each, WordRow(each, has_digits=any(map(is_number, each)))) for each in forms]

    def _part(self, rows: frozenset[Row]) -> int:
        """The number of a part of phrases of several parts."""
        number = self._part_of.get(rows)
        if number is None:
            number = self._part_of[rows] = len(self._part_of)
            for row in self._rows_of(rows):
                row.mask |= 1 << number
        return number

    def bits(self, wanted: Callable[[Key], bool]) -> int:
        """The owners that are wanted, as bits of ``Found.present``."""
        return sum(1 << number for number, key in enumerate(self.keys) if wanted(key))

    def scan(self, seen: View) -> dict[Key, Sequence[Hit]]:
        """Where each owner's phrases stand, in order; owners without a hit are left out."""
        return dict(self.read(seen).places)

    def read(self, seen: View) -> Found[Key]:
        """All that the phrases say of a text."""
        letters = "".join(map(self._letters.__getitem__, seen.words))
        if not letters[1::3].strip(OTHER + DIGITS) and not self._exact_numbered.rows:
            return Found(0, {})
        text, breaks = letters[::3], bytes(seen.breaks)
        rows = self._exact.first
        events: list[_Event] = [
            (rows[pattern], start, end, True)
            for pattern, start, end in self._exact.find(text)
            if end - start == 1 or not any(breaks[start + 1 : end])
        ]
        if DIGITS in (numbered := text.translate(self._letters.numbers)):
            events += [
                (row, start, end, True)
                for pattern, start, end in self._exact_numbered.find(numbered)
                if end - start == 1 or not any(breaks[start + 1 : end])
                for row in self._exact_numbered.rows[pattern]
                if not row.has_digits or _is_exact(seen, row.forms, start)
            ]
        present = reduce(or_, [event[0].exact for event in events], 0)
        lacks = lacking(letters[2::3], marked=seen.marked)
        if lacks or "leet" in seen.changes:
            for event in self._read_without_marks(seen, letters, lacks, breaks):
                present |= event[0].loose
                events.append(event)
        return self._joined(seen, present, events)

    def _read_without_marks(self, seen: View, letters: str, lacks: Sequence[int], breaks: bytes) -> Iterator[_Event]:
        """The rows that the words are but for marks. ``lacks``: the words that may lack some."""
        keys, kinds = letters[1::3], letters[2::3]
        may_lack = bytearray(len(kinds))
        for each in lacks:
            may_lack[each] = 1
        everywhere = "leet" in seen.changes
        numbered = keys.translate(self._letters.key_numbers)
        for finder, text in ((self._bare, keys), (self._bare_numbered, numbered if DIGITS in numbered else "")):
            for pattern, start, end in finder.find(text) if everywhere else finder.find_near(text, lacks):
                if not everywhere and may_lack.find(1, start, end) < 0:
                    continue
                if any(breaks[start + 1 : end]) if end - start > 1 else kinds[start] == NOT_BARE:
                    continue
                for row in finder.rows[pattern]:
                    if _may_be_meant(seen, row.forms, start, may_lack):
                        yield row, start, end, False

    def _joined(self, seen: View, present: int, events: Sequence[_Event]) -> Found[Key]:
        """What was found, with the phrases of which all parts were seen near enough together."""
        longest: dict[Wanted, dict[int, int]] = {}
        beginning: list[tuple[WordRow, int]] = []
        blocks = [0] * (len(seen.words) // MOST_GAP + 2)  # which parts of phrases begin there
        for row, start, end, exact in events:
            if row.mask:
                blocks[start // MOST_GAP] |= row.mask
                if row.seconds:
                    beginning.append((row, end // MOST_GAP))
            if row.whole:
                for wanted in row.whole:
                    if exact or wanted.loose:
                        ends = longest.setdefault(wanted, {})
                        ends[start] = max(end, ends.get(start, 0))
        places: dict[int, list[Hit]] = {}
        for wanted, ends in longest.items():
            hits = list(map(Hit, ends.keys(), ends.values()))
            for owner in wanted.placed:
                places.setdefault(owner, []).extend(hits)
        likely = _likely(beginning, blocks)
        parts = _by_part(events, likely) if likely else {}
        for wanted in likely:
            hits = list(_hits(wanted, parts, seen))
            for owner in wanted.placed if hits else ():
                places.setdefault(owner, []).extend(hits)
            for owner in wanted.asked if hits else ():
                present |= 1 << owner
        for owner, hits in places.items():
            present |= 1 << owner
            hits.sort()
        return Found(present, {self.keys[owner]: hits for owner, hits in places.items()})


def _likely(beginning: Iterable[tuple[WordRow, int]], blocks: Sequence[int]) -> Collection[Wanted]:
    """The phrases of several parts of which the first two were seen near each other, and all somewhere.

    ``beginning``: rows with which phrases begin, and the block in which each ends.
    """
    there = 0
    for block in blocks:
        there |= block
    following = list(map(or_, blocks, blocks[1:]))
    found: dict[Wanted, None] = {}
    for row, at in beginning:
        near = row.seconds & following[at]
        while near:
            lowest = near & -near
            near ^= lowest
            for wanted in row.starts[lowest.bit_length() - 1]:
                if wanted.mask & there == wanted.mask:
                    found[wanted] = None
    return found


def _by_part(events: Iterable[_Event], likely: Iterable[Wanted]) -> Mapping[int, _Ends]:
    """Where the parts of likely phrases stand."""
    needed = 0
    for wanted in likely:
        needed |= wanted.mask
    found: dict[int, dict[int, list[tuple[int, bool]]]] = {}
    for row, start, end, exact in events:
        parts = row.mask & needed
        while parts:
            lowest = parts & -parts
            parts ^= lowest
            found.setdefault(lowest.bit_length() - 1, {}).setdefault(start, []).append((end, exact))
    for starts in found.values():
        for ends in starts.values():
            if len(ends) > 1:
                ends.sort(reverse=True)
    return found


def _is_exact(seen: View, row: Row, start: int) -> bool:
    """Whether the words from ``start`` on are those of a row that may hold NUMBER."""
    words = seen.words[start : start + len(row)]
    return all(wanted in (NUMBER, form_of(word)) for word, wanted in zip(words, row, strict=True))


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


def _hits(wanted: Wanted, parts: Mapping[int, _Ends], seen: View) -> Iterator[Hit]:
    """Where all parts of a phrase stand near enough together; one hit for each word with which it begins."""
    rows, gaps, loose, breaks = [parts[part] for part in wanted.parts], wanted.gaps, wanted.loose, seen.breaks

    def last(part: int, end: int) -> int:
        """Where the phrase ends whose parts up to ``part`` end at ``end``; 0 when the next does not follow."""
        if part == len(gaps):
            return end
        following = rows[part + 1]
        for here in range(end, min(end + gaps[part] + 1, len(breaks))):
            if breaks[here] == SENTENCE:
                return 0
            for stop, exact in following.get(here, ()):
                near = exact or (loose and (here == end or not _is_vague(seen, here, stop)))
                if near and (whole := last(part + 1, stop)):
                    return whole
        return 0

    for start, ends in rows[0].items():
        for end, exact in ends:
            if (exact or (loose and not _is_vague(seen, start, end))) and (whole := last(0, end)):
                yield Hit(start, whole)
                break


def _is_vague(seen: View, start: int, end: int) -> bool:
    """Whether a part without marks is one word that may be very many: gia is giả, giá, già and gia."""
    return end - start == 1 and key_of(form_of(seen.words[start])) in _VAGUE
