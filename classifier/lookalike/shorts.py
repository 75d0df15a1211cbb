"""Short keywords at the edges of tokens, in many names at once.

Two to four letters stand in every fifth name by chance, so a search for them costs more than all the rest. They count
at the edge of a token only (`classifier/lookalike/find.py`), and a name has few of those: what stands at each edge is
looked up in a table, whatever the number of keywords.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from classifier.lookalike.find import ANY, SHORT, is_everyday, most_letters
from classifier.lookalike.halves import CODES, RADIX
from classifier.lookalike.labels import Numbers
from classifier.lookalike.names import Names

_SHORTEST = 2
_LETTER, _DIGIT, _JOINT = 0, 1, 2
_CLASSES = np.full(256, _LETTER, dtype=np.uint8)
_CLASSES[48:58] = _DIGIT
_CLASSES[[ord(each) for each in "\n.-_"]] = _JOINT


def is_short(text: str, role: str) -> bool:
    """Is a keyword one of those that count at the edge of a token only?"""
    return role != "label" and len(text) <= SHORT


class Shorts:
    """The short keywords of one list, ready to be looked up."""

    def __init__(self, names: Names) -> None:
        # For each sequence of a length: 0, or one more than the letters that a label may have in which the keyword
        # that it is counts without a lure.
        self._known = {size: np.zeros(RADIX**size, dtype=np.uint8) for size in range(_SHORTEST, SHORT + 1)}
        for word, keyword in names.keywords.items():
            if is_short(word, keyword.role) and word.isalnum() and word.isascii():
                most = 0 if is_everyday(word) else most_letters(word)
                self._known[len(word)][_key(word)] = 1 + most

    def places(self, letters: NDArray[np.uint8]) -> tuple[Numbers, Numbers, Numbers]:
        """Where in a text (bytes, lower case, from newline to newline) a short keyword touches the edge of a token, or
        both edges if it has two letters; its length; and how many letters its label may have in which it
        counts without a lure: any number if it is a token of its own."""
        classes = _CLASSES[letters]
        codes = np.append(CODES[letters], np.zeros(SHORT, dtype=np.uint8))
        # A token begins at a letter after a digit, and at either after a joint; it ends likewise.
        begins = np.flatnonzero(classes[1:] < classes[:-1]) + 1
        ends = np.flatnonzero(classes[1:] > classes[:-1]) + 1
        ends = ends[ends >= SHORT]
        places, sizes, most = [], [], []
        from_begin, from_end = codes[begins].astype(np.int64), codes[ends - 1].astype(np.int64)
        for size in range(_SHORTEST, SHORT + 1):
            from_begin = from_begin * RADIX + codes[begins + size - 1]
            from_end += codes[ends - size].astype(np.int64) * RADIX ** (size - 1)
            looked_up = [(begins, from_begin)] if size == _SHORTEST else [(begins, from_begin), (ends - size, from_end)]
            for at, keys in looked_up:
                found = self._known[size][keys]
                hit = np.flatnonzero(found)
                after = at[hit] + size
                is_ended = classes[np.minimum(after, len(classes) - 1)] > classes[after - 1]
                if size == _SHORTEST:
                    hit, is_ended = hit[is_ended], np.zeros(np.count_nonzero(is_ended), dtype=bool)
                allowed = found[hit].astype(np.int64) - 1
                is_token = is_ended & (allowed > 0) & (classes[at[hit]] < classes[np.maximum(at[hit] - 1, 0)])
                places.append(at[hit])
                sizes.append(np.full(len(hit), size))
                most.append(np.where(is_token, ANY, allowed))
        return np.concatenate(places), np.concatenate(sizes), np.concatenate(most)


def _key(word: str) -> int:
    """A word as one number."""
    key = 0
    for code in CODES[np.frombuffer(word.encode("ascii"), dtype=np.uint8)].tolist():
        key = key * RADIX + code
    return key
