"""The labels of many names in one text: what stands around a place in it."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

_NEWLINE, _DOT = 10, 46
_IS_LETTER = np.ones(256, dtype=bool)
_IS_LETTER[list(b"\n.-_0123456789")] = False
_CUTS = b"-_"

Numbers = NDArray[np.int64]
Flags = NDArray[np.bool_]


class Labels:
    """The labels of a text (bytes, and the same as numbers) in which every name stands between newlines."""

    def __init__(self, text: bytes, letters: NDArray[np.uint8]) -> None:
        self._text, self.codes = text, letters
        self._edges = np.flatnonzero((letters == _DOT) | (letters == _NEWLINE))
        self.breaks = self._edges[letters[self._edges] == _NEWLINE]
        self._letters = np.cumsum(_IS_LETTER[letters], dtype=np.int64)

    def lines(self, places: Numbers) -> Numbers:
        """The line of each place."""
        return line_of(self.breaks, places)

    def inner_dots(self) -> Numbers:
        """The dots that are followed by another one in their line."""
        is_dot = self.codes[self._edges] == _DOT
        dots: Numbers = self._edges[:-1][is_dot[:-1] & is_dot[1:]]
        return dots

    def letters(self, places: Numbers) -> Numbers:
        """How many letters the label at each place has."""
        starts, ends = self._around(places)
        counts: Numbers = self._letters[ends] - self._letters[starts - 1]
        return counts

    def are_before_suffix(self, places: Numbers) -> Flags:
        """Is the label at each place another one than the last of its name?"""
        found: Flags = self.codes[self._around(places)[1]] != _NEWLINE
        return found

    def read(self, places: Numbers, others: Numbers) -> Iterator[tuple[str, int, int]]:
        """The label at each place without hyphens, the place in it, and the number given with it."""
        starts, ends = self._around(places)
        for place, start, end, other in zip(
            places.tolist(), starts.tolist(), ends.tolist(), others.tolist(), strict=True
        ):
            before = self._text[start:place].translate(None, _CUTS)
            label = before + self._text[place:end].translate(None, _CUTS)
            yield label.decode("ascii", "replace"), len(before), other

    def _around(self, places: Numbers) -> tuple[Numbers, Numbers]:
        """Where the label at each place starts and ends."""
        at = np.searchsorted(self._edges, places)
        return self._edges[at - 1] + 1, self._edges[at]


def line_of(breaks: Numbers, places: Numbers) -> Numbers:
    """The line of each place in a text that begins with a newline."""
    return np.maximum(np.searchsorted(breaks, places, side="right") - 1, 0)
