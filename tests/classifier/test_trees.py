"""The trees of the model's second part: they say what the library that grew them says, and hide no broken number."""

from __future__ import annotations

import numpy as np
import pytest

from classifier.model.signs import FEATURES, QUIET, quiet
from classifier.model.table import COLUMNS, POLICIES
from classifier.model.train import fit_trees
from classifier.model.trees import DEPTH, Trees

CHANCE = np.random.default_rng(3)
ROWS = CHANCE.normal(size=(3000, 6)).astype(np.float32)
# So few texts on one side of the first question that its branch ends there: a tree that is not complete.
YES = (ROWS[:, 0] > 1.6) | (ROWS[:, 1] * ROWS[:, 2] > 0.5)


def grown_twice() -> Trees:
    """Trees of two answers: yes, and yes to the contrary."""
    arrays = zip(fit_trees(ROWS, YES).arrays, fit_trees(ROWS, ~YES).arrays, strict=True)
    return Trees(*(np.stack(each) for each in arrays))


def test_complete_trees_say_what_the_grown_ones_say() -> None:
    from sklearn.ensemble import HistGradientBoostingClassifier

    trees, texts = grown_twice(), np.arange(len(ROWS))
    grown = HistGradientBoostingClassifier(**fit_trees(ROWS, YES).settings).fit(ROWS, YES)

    said = trees.weigh(ROWS, texts, texts % 2)

    assert trees.asked.shape == (2, trees.leaves.shape[1], 2**DEPTH - 1)
    expected = grown.decision_function(ROWS)
    assert np.allclose(said[::2], expected[::2], atol=1e-4)
    assert (np.sign(said[1::2]) == -np.sign(expected[1::2])).mean() > 0.99


def test_a_row_that_holds_no_number_gets_none() -> None:
    rows = np.vstack([ROWS[:1], np.full((1, 6), np.nan, np.float32)])

    said = grown_twice().weigh(rows, np.array([0, 1, 1]), np.array([0, 0, 1]))

    assert np.isnan(said).tolist() == [False, True, True]
    assert len(grown_twice().weigh(rows, np.array([], int), np.array([], int))) == 0


@pytest.mark.parametrize("place", range(len(POLICIES)))
def test_a_text_is_quiet_where_neither_its_words_nor_a_phrase_speak(place: int) -> None:
    rows = np.full((4, FEATURES), QUIET - 1, np.float32)
    rows[:, -3 * len(POLICIES) :] = 0
    rows[1, len(COLUMNS) + place] = QUIET + 0.1
    rows[2, FEATURES - 3 * len(POLICIES) + 3 * place + 2] = 1
    rows[3, len(COLUMNS) + place] = np.nan

    assert quiet(rows)[:, place].tolist() == [True, False, False, False]
    assert quiet(rows).sum() == 4 * len(POLICIES) - 3
