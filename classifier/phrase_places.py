"""Where phrases stand in a text whose words were read; only for phrases that may stand there at all."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping, Sequence
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


def is_exact(seen: View, row: Row, start: int) -> bool:
    """Whether the words from ``start`` on are those of a row that may hold NUMBER."""
    words = seen.words[start : start + len(row)]
    return all(wanted in (NUMBER, form_of(word)) for word, wanted in zip(words, row, strict=True))


def hits_of(wanted: Wanted, parts: Mapping[int, Ends], seen: View) -> list[Hit]:
    """Where all parts of a phrase stand near enough together: one hit for each word with which it begins, and the first
    one alone if nobody asks where it stands."""
    found: list[Hit] = []
    for start, ends in parts[wanted.parts[0]].items():
        for end, exact in ends:
            if (exact or not _is_vague(seen, start, end)) and (whole := _end_of(wanted, 0, end, parts, seen)):
                found.append(Hit(start, whole))
                break
        if found and not wanted.placed:
            break
    return found


def _end_of(wanted: Wanted, part: int, end: int, parts: Mapping[int, Ends], seen: View) -> int:
    """Where the phrase ends whose parts up to ``part`` end at ``end``; 0 when the next does not follow."""
    if part == len(wanted.gaps):
        return end
    following, breaks = parts[wanted.parts[part + 1]], seen.breaks
    for here in range(end, min(end + wanted.gaps[part] + 1, len(breaks))):
        if breaks[here] == SENTENCE:
            return 0
        for stop, exact in following.get(here, ()):
            sure = exact or here == end or not _is_vague(seen, here, stop)
            if sure and (whole := _end_of(wanted, part + 1, stop, parts, seen)):
                return whole
    return 0


def _is_vague(seen: View, start: int, end: int) -> bool:
    """Whether a part without marks is one word that may be very many: gia is giả, giá, già and gia."""
    return end - start == 1 and key_of(form_of(seen.words[start])) in _VAGUE
