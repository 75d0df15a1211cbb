"""Trees of questions, added up, as gradient boosting grows them (Friedman, Greedy function approximation, 2001).

Every tree is complete, DEPTH questions deep, so that many texts walk down all trees together in DEPTH steps, in numpy
and without the library that grew them.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

DEPTH = 4
QUESTIONS, LEAVES = 2**DEPTH - 1, 2**DEPTH
ALWAYS_LEFT = np.finfo(np.float32).max  # above which no feature is: a question that is none

Floats = npt.NDArray[np.float32]
Numbers = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Trees:
    """The trees of some answers, yes or no each. Question ``i`` is followed by ``2i + 1`` (left) and ``2i + 2``."""

    asked: npt.NDArray[np.uint8]  # (answers, trees, QUESTIONS): which feature
    above: Floats  # (answers, trees, QUESTIONS): right is where the feature is above it
    leaves: Floats  # (answers, trees, LEAVES)
    start: Floats  # (answers,)

    def weigh(self, rows: Floats, texts: Numbers, answers: Numbers) -> Floats:
        """The log-odds of yes for each pair of a text and an answer; not a number where the text's row holds one.

        ``rows``: features, a row for each text; ``texts`` and ``answers``: of each pair, its row and its answer.
        """
        trees = self.asked.shape[1]
        number = (answers[:, None] * trees + np.arange(trees)).astype(np.int32)
        flat, first = rows.ravel(), (texts[:, None] * rows.shape[1]).astype(np.int32)
        asked, above = self.asked.ravel(), self.above.ravel()
        root, at = number * QUESTIONS, np.zeros_like(number)
        for _ in range(DEPTH):
            question = root + at
            at *= 2
            at += 1
            at += flat.take(first + asked.take(question)) > above.take(question)
        at += number * LEAVES - QUESTIONS
        total: Floats = self.leaves.ravel().take(at).sum(axis=1) + self.start[answers]
        total[~np.isfinite(rows[texts]).all(axis=1)] = np.nan
        return total
