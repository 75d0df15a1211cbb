"""The linear part of the model: a weight for each bucket and column, added up over the words of a text.

Columns: for each policy whether a text breaks it, for each policy whether a text is about its matter at all (an offer
and a warning both are), and for each frame whether the text speaks in it. The sums over stretches of a text find the
place that a suspicion rests on.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import chain, islice
from threading import Lock
from typing import Any

import numpy as np
import numpy.typing as npt

from classifier.corpus.grammar import Frame
from classifier.model.words import BITS, HASHES, Hashes, buckets, hashes_in_rows, places_of_rows, word_hashes
from classifier.syllables import bare as bare_syllable
from classifier.syllables import bare_syllables
from storage.records import Policy

POLICIES = (
    Policy.HEALTH_CLAIM, Policy.COUNTERFEIT, Policy.ENDORSEMENT, Policy.ILLEGAL_SERVICE, Policy.ADVERTISING,
)  # fmt: skip
FRAMES = tuple(Frame)
COLUMNS = (*(f"breaks {each}" for each in POLICIES), *(f"about {each}" for each in POLICIES), *FRAMES)
STRETCH = 12  # words: about a sentence of an advert
_MOST_WORDS_KEPT = 100_000

Floats = npt.NDArray[np.float32]
Steps = npt.NDArray[np.int8]


@dataclass(frozen=True, slots=True)
class Sums:
    """What the words of a text add up to."""

    whole: Floats  # one for each column
    best: Floats  # of the strongest stretch, for the columns of policies
    at: npt.NDArray[np.int64]  # where that stretch begins, in words
    words: Floats  # what each word brings, by column
    taught: float  # share of words that the corpus holds, by their letters without marks
    spelled: float  # share of words that a Vietnamese syllable, or a number, can be


@dataclass(frozen=True, slots=True)
class ManySums:
    """The same for many texts, a row for each; not by word."""

    whole: Floats
    best: Floats
    taught: Floats
    spelled: Floats


def in_steps(weights: Floats) -> tuple[Steps, Floats]:
    """Weights as whole numbers of steps, from -127 to 127 of each column's largest, and the step of each column.

    A quarter of the size in the file and in memory, and no score moves by more than a few thousandths.
    """
    step = np.abs(weights).max(axis=0) / 127
    step[step == 0] = 1
    return np.round(weights / step).astype(np.int8), step.astype(np.float32)


class Table:
    """Weights by bucket. Keeps what single words bring, so that a word is taken apart once in the life of a process."""

    def __init__(
        self, taken: npt.NDArray[np.int64], weights: Steps, step: Floats, bias: Floats, *, marked: bool
    ) -> None:
        """``taken``: the buckets that have a weight; ``weights``: a row for each of them, of ``in_steps``; ``marked``:
        words count as they are written too, not only without marks."""
        self._marked = marked
        self._row_of = np.zeros(1 << BITS, np.int32)
        self._row_of[taken] = np.arange(1, len(taken) + 1, dtype=np.int32)
        # Row 0 is of what nobody taught us, the last of what is no feature at all. The last column counts: each
        # feature, known or not, makes a text longer.
        self._weights = np.zeros((len(taken) + 2, len(COLUMNS) + 1), np.int8)
        self._weights[1:-1, :-1] = weights
        self._weights[:-1, -1] = 1
        self._step = np.append(step, 1).astype(np.float32)
        self._bias = bias.astype(np.float32)
        self._turn = Lock()  # the worker and the pages ask at the same time
        self._forget()

    def _forget(self) -> None:
        self._known, self._learned = _Numbers(), 0  # of the words that have a number, those whose rows are filled
        size = 4096
        self._hashes = np.zeros((size, HASHES), np.uint64)
        self._brings = np.zeros((size, len(COLUMNS) + 1), np.float32)  # in steps
        self._taught = np.zeros((size, 2), np.float32)  # held by the corpus, spelled as Vietnamese

    def score(self, words: Sequence[str]) -> Sums:
        """The sums of a text of at least one word."""
        count = len(words)
        brings, hashes, known = self._of_words(words, count)
        if count > 1:
            places, lengths = places_of_rows(hashes, marked=self._marked)
            found = self._weights.take(self._row_of.take(places), axis=0)
            begin = 0
            for length in lengths:
                brings[:length] += found[begin : begin + length]
                begin += length
        brings *= self._step
        total = np.add.reduce(brings, axis=0)
        whole = total[:-1] / np.sqrt(total[-1]) + self._bias
        taught, spelled = (known.sum(axis=0) / count).tolist()
        return Sums(whole, *self._best(brings, whole), brings, taught, spelled)

    def score_all(self, texts: Sequence[Sequence[str]]) -> ManySums:
        """``score`` of many texts together: a step for all of them costs hardly more than for one."""
        counts = np.array(list(map(len, texts)))
        ends = counts.cumsum()
        starts = ends - counts
        brings, hashes, known = self._of_words(chain.from_iterable(texts), int(ends[-1]))
        if len(brings) > 1:
            self._add_rows(brings, hashes, np.repeat(ends, counts))
        total = np.add.reduceat(brings, starts, axis=0)
        whole: Floats = (total[:, :-1] * self._step[:-1] / np.sqrt(total[:, -1:]) + self._bias).astype(
            np.float32, copy=False
        )
        taught = np.add.reduceat(known, starts, axis=0) / counts[:, None]
        return ManySums(whole, self._best_of_all(brings, whole, starts, counts), taught[:, 0], taught[:, 1])

    def _add_rows(self, brings: Floats, hashes: Hashes, ends: npt.NDArray[np.int64]) -> None:
        """Add what pairs and triples bring, in steps. ``ends``: for each word, where its text ends."""
        left = ends - np.arange(1, len(ends) + 1)  # words that follow in the same text
        places, lengths = places_of_rows(hashes, marked=self._marked)
        taken = self._row_of.take(places)
        begin = 0
        for length, span in zip(lengths, (2, 2, 3, 3) if self._marked else (2, 3, 3), strict=False):
            inside = left[:length] >= span - 1
            brings[:length] += self._weights.take(np.where(inside, taken[begin : begin + length], -1), axis=0)
            begin += length

    def _best_of_all(
        self, brings: Floats, whole: Floats, starts: npt.NDArray[np.int64], counts: npt.NDArray[np.int64]
    ) -> Floats:
        policies = 2 * len(POLICIES)
        if len(brings) < STRETCH:
            return whole[:, :policies]
        stretches = _sums_of_stretches(np.concatenate([brings[:, :policies], brings[:, -1:]], axis=1))
        sums = np.full((len(brings), policies), -np.inf, np.float32)
        np.divide(stretches[:, :policies], np.sqrt(stretches[:, policies:]), out=sums[: len(stretches)])
        for end, count in zip((starts + counts).tolist(), counts.tolist(), strict=True):
            sums[max(end - count, end - STRETCH + 1) : end] = -np.inf
        best = np.maximum.reduceat(sums, starts, axis=0) * self._step[:policies] + self._bias[:policies]
        return np.where((counts > STRETCH)[:, None], best, whole[:, :policies])

    def _best(self, brings: Floats, whole: Floats) -> tuple[Floats, npt.NDArray[np.int64]]:
        policies = 2 * len(POLICIES)
        if len(brings) <= STRETCH:
            return whole[:policies], np.zeros(policies, np.int64)
        added = np.add.accumulate(brings, axis=0)
        stretches = added[STRETCH - 1 :].copy()
        stretches[1:] -= added[:-STRETCH]
        sums = stretches[:, :policies] / np.sqrt(stretches[:, -1:])
        at = sums.argmax(axis=0)
        return sums[at, _POLICY_COLUMNS] + self._bias[:policies], at

    def _of_words(self, words: Iterable[str], count: int) -> tuple[Floats, Hashes, Floats]:
        """A row for each of ``count`` words: what it brings by itself, in steps; its ``hashes_in_rows``; whether the
        corpus holds it and whether it is spelled as Vietnamese. Words not met before are learned together."""
        with self._turn:
            if len(self._known) > _MOST_WORDS_KEPT:
                self._forget()
            numbers = np.fromiter(map(self._known.__getitem__, words), np.int64, count)
            if len(self._known) > self._learned:
                self._learn(list(islice(self._known, self._learned, None)))
            return (
                self._brings.take(numbers, axis=0), self._hashes.take(numbers, axis=0),
                self._taught.take(numbers, axis=0),
            )  # fmt: skip

    def _learn(self, words: Sequence[str]) -> None:
        """Take words apart and fill their rows, the next ones."""
        hashed = list(map(word_hashes, words))
        sizes = np.array([2 + len(rows) for *_, rows in hashed])
        hashes = np.fromiter(chain.from_iterable((seen, bare, *rows) for seen, bare, rows in hashed), np.uint64)
        firsts = sizes.cumsum() - sizes
        found = self._row_of[buckets(hashes)]
        spelled = [not word.isalpha() or bare_syllable(word) in bare_syllables() for word in words]
        taught = np.array([found[firsts + 1] > 0, spelled], np.float32).T
        if not self._marked:
            found[firsts] = -1  # the word as written is no feature
        brings = np.add.reduceat(self._weights[found].astype(np.float32), firsts, axis=0)
        rows = slice(self._learned, self._learned + len(words))
        self._hashes = _with_room(self._hashes, rows.stop)
        self._hashes[rows] = hashes_in_rows(hashes[firsts], hashes[firsts + 1])
        self._taught = _with_room(self._taught, rows.stop)
        self._taught[rows] = taught
        self._brings = _with_room(self._brings, rows.stop)
        self._brings[rows] = brings
        self._learned = rows.stop


def _with_room(rows: npt.NDArray[Any], number: int) -> npt.NDArray[Any]:
    """The array, with so many rows at least: twice as many as before where there are too few."""
    if number <= len(rows):
        return rows
    return np.concatenate([rows, np.zeros((max(number, 2 * len(rows)) - len(rows), rows.shape[1]), rows.dtype)])


def _sums_of_stretches(brings: Floats) -> Floats:
    """What each STRETCH of words brings: twice as many at each step, then eight and four."""
    two = brings[:-1] + brings[1:]
    four = two[:-2] + two[2:]
    found: Floats = four[:-8] + four[4:-4]
    found += four[8:]
    return found


class _Numbers(dict[str, int]):
    """The row of each known word in the arrays above; a new word gets the next one."""

    def __missing__(self, word: str) -> int:
        number = self[word] = len(self)
        return number


_POLICY_COLUMNS = np.arange(2 * len(POLICIES))
