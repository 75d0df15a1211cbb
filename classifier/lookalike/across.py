"""Long keywords that run over a dot, `giao.hangtietkiem.com`, in many names at once.

A word of eight letters can be cut in seven places, which would make most of the patterns of the search for words; but a
name has few dots. So the five letters around each dot, four of them on the longer side, are looked up in a table.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from classifier.lookalike.find import ACROSS_FROM
from classifier.lookalike.halves import CODES, RADIX
from classifier.lookalike.labels import Numbers
from classifier.lookalike.names import Names

_SIZE = 262_139  # a prime; keys are looked up by their remainder first
_LONG = 4
# Where the letters of a key stand, counted from the dot: four before it and one after; one before and four after.
_SIDES = ((-4, -3, -2, -1, 1), (-1, 1, 2, 3, 4))


class Across:
    """The long keywords of one list, cut in every place."""

    def __init__(self, names: Names) -> None:
        self._known = np.zeros((len(_SIDES), _SIZE), dtype=bool)
        self._cut: tuple[dict[bytes, list[tuple[bytes, bytes]]], ...] = ({}, {})
        for text in names.keywords:
            word = text.encode()
            if len(word) >= ACROSS_FROM and word.isalnum():
                for at in range(1, len(word)):
                    before, after = word[:at], word[at:]
                    side = 0 if at >= _LONG else 1
                    key = before[-4:] + after[:1] if side == 0 else before[-1:] + after[:4]
                    self._cut[side].setdefault(key, []).append((before, after))
        for known, cut in zip(self._known, self._cut, strict=True):
            keys = np.frombuffer(b"".join(cut), dtype=np.uint8).reshape(-1, _LONG + 1)
            known[_key(keys.T)] = True

    def places(self, text: bytes, letters: NDArray[np.uint8], dots: Numbers) -> Numbers:
        """The `dots` of a text (bytes, lower case, and the same as numbers) that cut a keyword."""
        dots = dots[(dots >= _LONG) & (dots < len(letters) - _LONG)]
        found = []
        for side, offsets in enumerate(_SIDES):
            keys = _key(letters[dots[None, :] + np.array(offsets)[:, None]])
            for dot in dots[self._known[side][keys]].tolist():
                key = text[dot - _LONG : dot] + text[dot + 1 : dot + 2]
                if side == 1:
                    key = text[dot - 1 : dot] + text[dot + 1 : dot + 1 + _LONG]
                cut = self._cut[side].get(key, ())
                if any(text.endswith(before, 0, dot) and text.startswith(after, dot + 1) for before, after in cut):
                    found.append(dot)
        return np.array(found, dtype=np.int64)


def _key(letters: NDArray[np.uint8]) -> Numbers:
    """The remainder of each key, given its letters row by row."""
    keys = np.zeros(letters.shape[1], dtype=np.int64)
    for row in letters:
        keys = keys * RADIX + CODES[row]
    return keys % _SIZE
