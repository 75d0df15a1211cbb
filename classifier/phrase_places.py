"""Where phrases stand in a text whose words were read; only for phrases that may stand there at all."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import Generic, NamedTuple, TypeVar

from classifier.phrase import NUMBER, Row
from classifier.text import SENTENCE, View
from classifier.unmarked import form_of, key_of
from classifier.word_rows import Wanted, WordRow

Key = TypeVar("Key", bound=Hashable)
# Alone in a part of a phrase, these are not looked for without marks; they have three and more common readings.
_VAGUE = frozenset(("gia", "lao", "hoi", "thu", "no", "so", "ma", "la", "do"))
Event = tuple[WordRow, int, int, bool]
"""A row that was seen, where it begins and ends, and whether with all marks."""
Ends = Mapping[int, Sequence[tuple[int, bool]]]
"""By the word with which a part begins: where it ends, longest first, and whether with all marks."""


class Hit(NamedTuple):
    """Words ``first`` up to, not with, ``end`` of a view."""

    first: int
    end: int


class Found(Generic[Key]):
    """What the phrases say of a text."""

    def __init__(self, present: int, look: Callable[[], Mapping[Key, Sequence[Hit]]]) -> None:
        self.present = present
        """Whose phrases stand in it, as bits in the order of the scanner's ``keys``."""
        self._look = look

    @cached_property
    def places(self) -> Mapping[Key, Sequence[Hit]]:
        """Where they stand, in order, for those owners to whom it matters. Looked up when somebody asks."""
        return self._look()


def parts_of(seen: Iterable[tuple[int, int, int, bool]]) -> Mapping[int, Ends]:
    """Where each part of phrases stands, by its number. ``seen``: parts as bits, begin, end, whether with all marks."""
    found: dict[int, dict[int, list[tuple[int, bool]]]] = {}
    for parts, start, end, exact in seen:
        while parts:
            lowest = parts & -parts
            parts ^= lowest
            starts = found.setdefault(lowest.bit_length() - 1, {})
            if start in starts:
                starts[start].append((end, exact))
            else:
                starts[start] = [(end, exact)]
    for starts in found.values():
        for ends in starts.values():
            if len(ends) > 1:
                ends.sort(reverse=True)
    return found


def are_near(asked: Iterable[Wanted], seen: Iterable[tuple[int, int, int, bool]], breaks: bytes) -> Sequence[Wanted]:
    """Those of the asked phrases whose parts follow each other near enough, wherever marks are; ``has_hit`` is exact.

    Places are bits of numbers here, so that all places of a part move on together.
    """
    starts: dict[int, int] = {}
    ends: dict[int, int] = {}
    for parts, start, end, _ in seen:
        while parts:
            part = parts & -parts
            parts ^= part
            number = part.bit_length() - 1
            starts[number] = starts.get(number, 0) | 1 << start
            ends[number] = ends.get(number, 0) | 1 << end
    stops, at = 0, breaks.find(SENTENCE)
    while at >= 0:
        stops |= 1 << at
        at = breaks.find(SENTENCE, at + 1)
    return [wanted for wanted in asked if _is_near(wanted, starts, ends, ~stops)]


def _is_near(wanted: Wanted, starts: Mapping[int, int], ends: Mapping[int, int], open_to: int) -> bool:
    behind = ends.get(wanted.parts[0], 0)
    for part, gap in zip(wanted.parts[1:], wanted.gaps, strict=True):
        reached = behind = behind & open_to
        for _ in range(gap):
            behind = behind << 1 & open_to
            reached |= behind
        if not reached & starts.get(part, 0):
            return False
        behind = ends[part]
    return True


def is_exact(seen: View, row: Row, start: int) -> bool:
    """Whether the words from ``start`` on are those of a row that may hold NUMBER."""
    words = seen.words[start : start + len(row)]
    return all(wanted in (NUMBER, form_of(word)) for word, wanted in zip(words, row, strict=True))


def has_hit(wanted: Wanted, parts: Mapping[int, Ends], seen: View, breaks: bytes) -> bool:
    """Whether all parts of a phrase stand near enough together somewhere."""
    first, second = parts[wanted.parts[0]], parts[wanted.parts[1]]
    gap, loose, last = wanted.gaps[0], wanted.loose, len(wanted.gaps) == 1
    for start, ends in first.items():
        for end, exact in ends:
            if not exact and (not loose or _is_vague(seen, start, end)):
                continue
            for here, stops in second.items():
                if not end <= here <= end + gap or breaks.find(SENTENCE, end, here + 1) >= 0:
                    continue
                for stop, whole in stops:
                    if not whole and (not loose or (here != end and _is_vague(seen, here, stop))):
                        continue
                    if last or _follows(parts[wanted.parts[2]], stop, wanted, seen, breaks):
                        return True
    return False


def _follows(third: Ends, end: int, wanted: Wanted, seen: View, breaks: bytes) -> bool:
    """Whether the third part stands near enough behind the second."""
    for here, stops in third.items():
        if end <= here <= end + wanted.gaps[1] and breaks.find(SENTENCE, end, here + 1) < 0:
            for stop, exact in stops:
                if exact or (wanted.loose and (here == end or not _is_vague(seen, here, stop))):
                    return True
    return False


def hits_of(wanted: Wanted, parts: Mapping[int, Ends], seen: View) -> Iterator[Hit]:
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
