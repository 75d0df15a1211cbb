"""Short keywords at the edges of tokens, in many names at once.

Two to four letters stand in every fifth name by chance, so a search for them costs more than all the rest. They count
at the edge of a token only (`classifier/lookalike/find.py`), and a name has few of those: what stands at each edge is
looked up in a table, whatever the number of keywords.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from classifier.lookalike.find import SHORT, is_everyday
from classifier.lookalike.halves import CODES, RADIX
from classifier.lookalike.host import letters_of
from classifier.lookalike.labels import Numbers
from classifier.lookalike.names import Names

_SHORTEST = 2
_LETTER, _DIGIT, _JOINT = 0, 1, 2
_CLASSES = np.full(256, _LETTER, dtype=np.uint8)
_CLASSES[48:58] = _DIGIT
_CLASSES[[ord(each) for each in "\n.-_"]] = _JOINT


def is_short(text: str, role: str) -> bool:
    """Is a keyword one of those that count at the edge of a token only?"""
    return role != "label" and len(text) <= SHORT and not is_everyday(text)


class Shorts:
    """The short keywords of one list, ready to be looked up."""

    def __init__(self, names: Names) -> None:
        # For each sequence of a length: 0, or one more than the letters of the keyword that it is.
        self._known = {size: np.zeros(RADIX**size, dtype=np.uint8) for size in range(_SHORTEST, SHORT + 1)}
        for word, keyword in names.keywords.items():
            codes = CODES[np.frombuffer(word.encode("ascii", "replace"), dtype=np.uint8)]
            if is_short(word, keyword.role) and word.isalnum() and word.isascii():
                self._known[len(word)][_keys(codes, np.zeros(1, dtype=np.int64), len(word))] = 1 + letters_of(word)

    def places(self, letters: NDArray[np.uint8]) -> tuple[Numbers, Numbers, Numbers]:
        """Where in a text (bytes, lower case, from newline to newline) a short keyword touches the edge of a token, or
        both edges if it has two letters; its length; and how many of it are letters."""
        classes = _CLASSES[letters]
        codes = np.append(CODES[letters], np.zeros(SHORT, dtype=np.uint8))
        # A token begins at a letter after a digit, and at either after a joint; it ends likewise.
        begins = np.flatnonzero(classes[1:] < classes[:-1]) + 1
        ends = np.flatnonzero(classes[1:] > classes[:-1]) + 1
        places, sizes, most = [], [], []
        for size, known in self._known.items():
            for at in (begins,) if size == _SHORTEST else (begins, ends[ends >= size] - size):
                found = known[_keys(codes, at, size)]
                hit = np.flatnonzero(found)
                if size == _SHORTEST:
                    after = at[hit] + size
                    hit = hit[classes[np.minimum(after, len(classes) - 1)] > classes[after - 1]]
                places.append(at[hit])
                sizes.append(np.full(len(hit), size))
                most.append(found[hit].astype(np.int64) - 1)
        return np.concatenate(places), np.concatenate(sizes), np.concatenate(most)


def _keys(codes: NDArray[np.uint8], at: Numbers, size: int) -> Numbers:
    """What stands at each place, as one number."""
    keys = codes[at].astype(np.int64)
    for step in range(1, size):
        keys = keys * RADIX + codes[at + step]
    return keys
