"""Slips of the pen in many names at once: one letter more, less, changed, or two swapped, found by the half that is left whole.

A slip in a word leaves its first or its second half as it was (two letters swapped across the middle are searched for apart). So every place
where a half stands is looked up by its first three letters, and the letters beyond are compared in one go for all places, in numpy.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from classifier.lookalike.find import EDGED_TYPO, typo_words
from classifier.lookalike.names import Names

_RADIX = 37
_CODES = np.zeros(256, dtype=np.uint8)
_CODES[97:123] = np.arange(1, 27)
_CODES[48:58] = np.arange(27, 37)
_MARGIN = 32  # places before and after the text that hold no letter, so that no comparison leaves it
_WIDEST = 24

Places = NDArray[np.int64]


class Halves:
    """The halves of one list's keywords, ready to be looked up."""

    def __init__(self, names: Names) -> None:
        rows = []
        for word in typo_words(names):
            half = len(word) // 2
            if len(word) - half <= _WIDEST:
                # (half as it stands, letters beyond it in reading direction, direction)
                rows.append((word[:half], word[half:], 1, word))
                rows.append((word[half:], word[:half][::-1], -1, word))
        rows.sort(key=lambda row: _key(row[0]))
        count = len(rows)
        self._half = np.zeros((count, _WIDEST + 1), dtype=np.uint8)
        self._beyond = np.zeros((count, _WIDEST + 2), dtype=np.uint8)
        self._sizes = np.array([len(row[0]) for row in rows], dtype=np.int64)
        self._left = np.array([len(row[1]) for row in rows], dtype=np.int64)
        self._ways = np.array([row[2] for row in rows], dtype=np.int64)
        self._edged = np.array([len(row[3]) <= EDGED_TYPO for row in rows], dtype=bool)
        for at, (half, beyond, _, _) in enumerate(rows):
            self._half[at, : len(half)] = _codes(half)
            self._beyond[at, : len(beyond)] = _codes(beyond)
        keys = [_key(row[0]) for row in rows]
        size = _RADIX**3
        self._first = np.searchsorted(np.array(keys, dtype=np.int64), np.arange(size + 1)).astype(np.int64)
        self._known = np.diff(self._first) > 0

    def places(self, letters: NDArray[np.uint8]) -> Places:
        """Where in a text (bytes, lower case) a half stands with a slip beyond it."""
        codes = np.zeros(len(letters) + 2 * _MARGIN, dtype=np.uint8)
        codes[_MARGIN:-_MARGIN] = _CODES[letters]
        wide = codes.astype(np.uint16)
        keys = (wide[:-2] * _RADIX + wide[1:-1]) * _RADIX + wide[2:]
        at = np.flatnonzero(self._known[keys])
        first = self._first[keys[at]]
        counts = self._first[keys[at].astype(np.int64) + 1] - first
        place = np.repeat(at, counts)
        row = np.arange(len(place)) - np.repeat(np.cumsum(counts) - counts, counts) + np.repeat(first, counts)
        for step in range(3, int(self._sizes.max(initial=3))):
            kept = (self._sizes[row] <= step) | (codes[place + step] == self._half[row, step])
            place, row = place[kept], row[kept]
        place, row = self._edge(codes, place, row)
        return place[self._slips(codes, place, row)] - _MARGIN

    def _edge(self, codes: NDArray[np.uint8], place: Places, row: Places) -> tuple[Places, Places]:
        """Without the places where a short word touches no edge of a token, whatever the slip."""
        way, size, left = self._ways[row], self._sizes[row], self._left[row]
        near = codes[np.where(way > 0, place - 1, place + size)]
        far = np.where(way > 0, place + size + left, place - 1 - left)
        kept = (
            ~self._edged[row]
            | _is_edge(near)
            | _is_edge(codes[far - 1])
            | _is_edge(codes[far])
            | _is_edge(codes[far + 1])
        )
        return place[kept], row[kept]

    def _slips(self, codes: NDArray[np.uint8], place: Places, row: Places) -> NDArray[np.bool_]:
        """Which of the places have exactly one slip beyond the half."""
        way, size = self._ways[row][:, None], self._sizes[row][:, None]
        base = np.where(way > 0, place[:, None] + size, place[:, None] - 1)
        width = int(self._left.max(initial=1))
        left = self._left[row][:, None]
        step = np.arange(width)
        wanted, after = self._beyond[row, :width], self._beyond[row, 1 : width + 1]
        here, ahead = codes[base + way * step], codes[base + way * (step + 1)]
        inside = step < left
        same = (here == wanted) | ~inside
        # For each step: do all later letters agree as they stand, one further on, one short of it?
        aligned = _all_from(same)
        pushed = _all_from((ahead == wanted) | ~inside)
        pulled = _all_from((here == after) | (step >= left - 1))
        slip = np.argmin(same, axis=1)
        some = np.arange(len(slip))
        one = ~same[some, slip] & (here[some, slip] > 0)
        later = np.minimum(slip + 1, width)
        changed = one & aligned[some, later]
        added = one & pushed[some, slip]
        missing = ~same[some, slip] & pulled[some, slip]
        crossed = one & (here[some, slip] == after[some, slip]) & (ahead[some, slip] == wanted[some, slip])
        crossed &= aligned[some, np.minimum(slip + 2, width)] & (slip + 1 < left[:, 0])
        return changed | added | missing | crossed


def _codes(text: str) -> NDArray[np.uint8]:
    return _CODES[np.frombuffer(text.encode("ascii", "replace"), dtype=np.uint8)]


def _key(half: str) -> int:
    first, second, third = (int(code) for code in _codes(half[:3]))
    return (first * _RADIX + second) * _RADIX + third


def _is_edge(code: NDArray[np.uint8]) -> NDArray[np.bool_]:
    return (code == 0) | (code > 26)


def _all_from(agrees: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """For each row and step, whether it and all later ones agree; one column more, which is true."""
    tail = np.logical_and.accumulate(agrees[:, ::-1], axis=1)[:, ::-1]
    return np.concatenate((tail, np.ones((len(agrees), 1), dtype=bool)), axis=1)
