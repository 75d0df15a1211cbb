"""The words of a text as numbers: what the linear part of the model adds up, word by word.

A word stands for itself as written, for itself without marks, for the letters it is made of (three and four in a row,
without marks), and, with the words around it, for pairs and triples. Letter rows never cross a word, so that all that
a word brings by itself can be kept ready; only pairs and triples are worked out for each text, by a few sums over whole
arrays. research/text.md section 4b measured why: 80 words cost some 50 µs this way, 2.5 ms by the usual vectoriser.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from hashlib import blake2b

import numpy as np
import numpy.typing as npt

from classifier.text import strip_marks

Hashes = npt.NDArray[np.uint64]
Indices = npt.NDArray[np.int64]

BITS = 23  # 8 million buckets, of which one in seven is taken: an unknown word rarely meets a known one
_SHIFT = np.uint64(64 - BITS)
_MIX = np.uint64(0x9E3779B97F4A7C15)
_FIRST, _SECOND, _THIRD, _SKIP = (np.uint64(each) for each in (
    0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9, 0xD6E8FEB86659FD93, 0xA0761D6478BD642F))  # fmt: skip
_DIGITS = re.compile(r"\d{2,}")
_MARKED_SHARE = 0.4
_LONG_NUMBER = 8  # digits of a telephone number or more


def has_marks(words: Sequence[str]) -> bool:
    """Are the words of a text written with Vietnamese marks? Two of three carry some then; of a text whose writer left
    most of them out, fewer than two of five do."""
    return len(words) - sum(map(str.isascii, words)) > _MARKED_SHARE * len(words)


def shape(word: str) -> str:
    """The word, with every number of its digits alike: "350k" and "89k" say the same, "0900000123" is a phone."""
    if word.isalpha():
        return word
    return _DIGITS.sub(lambda hit: "##########" if len(hit[0]) >= _LONG_NUMBER else "##", word)


def letter_rows(bare: str) -> list[str]:
    """Three and four letters in a row, with the ends of the word marked."""
    marked = f"<{bare[:40]}>"
    return [marked[at : at + size] for size in (3, 4) for at in range(len(marked) - size + 1)]


def hash_text(text: str) -> int:
    """64 bits that are the same in every process, unlike hash()."""
    return int.from_bytes(blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "little")


def buckets(hashes: Hashes) -> Indices:
    """The bucket of each hash."""
    return ((hashes * _MIX) >> _SHIFT).astype(np.int64)


def word_hashes(word: str) -> tuple[int, int, list[int]]:
    """Of a word as written, of it without marks, and of its letter rows."""
    seen = shape(word)
    bare = strip_marks(seen)
    return hash_text("w" + seen), hash_text("b" + bare), list(map(_hash_row, letter_rows(bare)))


@lru_cache(maxsize=50_000)  # syllables share them
def _hash_row(letters: str) -> int:
    return hash_text("c" + letters)


def rows_of_words(marked: Hashes, bare: Hashes) -> list[tuple[Hashes, int]]:
    """Pairs and triples of a text, each with how many words it spans; ``marked`` is empty for text without marks."""
    rows: list[tuple[Hashes, int]] = []
    if len(bare) > 1:
        if len(marked):
            rows.append((marked[:-1] * _FIRST + marked[1:] * _SECOND, 2))
        rows.append((bare[:-1] * _FIRST + bare[1:] * _SECOND, 2))
    if len(bare) > 2:
        rows.append((bare[:-2] * _FIRST + bare[1:-1] * _SECOND + bare[2:] * _THIRD, 3))
        rows.append((bare[:-2] * _SKIP + bare[2:] * _SECOND, 3))
    return rows


HASHES = 6
"""How many numbers ``hashes_in_rows`` gives for a word."""


def hashes_in_rows(marked: Hashes, bare: Hashes) -> Hashes:
    """What words' two hashes bring to the bucket of each row of words that they stand in, by their place in there: a
    row of HASHES numbers for each word.

    Sums over these, taken modulo 2**64, are those of ``rows_of_words`` times the multiplier of ``buckets``.
    """
    with np.errstate(over="ignore"):
        return _MIX * np.stack(
            [marked * _FIRST, marked * _SECOND, bare * _FIRST, bare * _SECOND, bare * _THIRD, bare * _SKIP], axis=1
        )


def places_of_rows(hashes: Hashes, *, marked: bool) -> tuple[Indices, list[int]]:
    """The buckets of the pairs and triples of a text of two words or more, in the order of ``rows_of_words``.

    ``hashes`` are the words' ``hashes_in_rows``. Also how many of each kind there are.
    """
    count = len(hashes)
    lengths = ([count - 1] if marked else []) + [count - 1] + ([count - 2] * 2 if count > 2 else [])
    sums = np.empty(sum(lengths), np.uint64)
    begin = 0
    if marked:
        np.add(hashes[:-1, 0], hashes[1:, 1], out=sums[: count - 1])
        begin = count - 1
    np.add(hashes[:-1, 2], hashes[1:, 3], out=sums[begin : begin + count - 1])
    begin += count - 1
    if count > 2:
        triples = sums[begin : begin + count - 2]
        np.add(hashes[:-2, 2], hashes[1:-1, 3], out=triples)
        np.add(triples, hashes[2:, 4], out=triples)
        np.add(hashes[:-2, 5], hashes[2:, 3], out=sums[begin + count - 2 :])
    return (sums >> _SHIFT).view(np.int64), lengths


class Lexicon:
    """Hashes of every word seen so far, each worked out once. For training, where time is plenty."""

    def __init__(self) -> None:
        self._known: dict[str, tuple[int, int, Hashes]] = {}

    def buckets_of(self, words: Sequence[str], *, marked: bool) -> Indices:
        """The bucket of everything that the words of one text bring, each as often as it comes."""
        found = [self._known.get(word) or self._add(word) for word in words]
        as_written = np.array([each[0] for each in found] if marked else [], dtype=np.uint64)
        bare = np.array([each[1] for each in found], dtype=np.uint64)
        parts = [as_written, bare, *(each[2] for each in found)]
        with np.errstate(over="ignore"):
            parts += [hashes for hashes, _ in rows_of_words(as_written, bare)]
            return buckets(np.concatenate(parts)) if parts else np.zeros(0, np.int64)

    def _add(self, word: str) -> tuple[int, int, Hashes]:
        seen, bare, rows = word_hashes(word)
        self._known[word] = (seen, bare, np.array(rows, dtype=np.uint64))
        return self._known[word]
