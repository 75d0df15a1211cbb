"""The model that weighs the measures of a hit."""

from __future__ import annotations

import numpy as np
import pytest
from sklearn.svm import SVC

from classifier.lookalike.model import FLOOR, GAMMA, Model, Vectors, shipped_model

NAMES = ["left", "right", "size", "whole", "suffix_vn"]


def made_vectors() -> tuple[SVC, Vectors, np.ndarray]:
    rows = np.random.default_rng(3).random((80, len(NAMES))).round(2) * np.array([1, 1, 2, 1, 0])
    kernel = SVC(C=5, gamma=GAMMA).fit(rows, rows[:, 0] * rows[:, 2] > 0.4)
    support, says = kernel.support_vectors_.astype(np.float32), kernel.dual_coef_[0].astype(np.float32)
    return kernel, Vectors(NAMES, support, says, float(kernel.intercept_[0])), rows


def test_the_vectors_say_what_the_machine_they_come_from_decides() -> None:
    kernel, vectors, rows = made_vectors()

    said = [vectors.say(dict(zip(NAMES, row.tolist(), strict=True))) for row in rows]

    assert said == pytest.approx(kernel.decision_function(rows), abs=1e-4)
    assert min(said) < 0 < max(said)


def test_a_measure_that_the_training_did_not_know_says_nothing() -> None:
    _, vectors, _ = made_vectors()
    model = Model(0.5, {"left": 1.0, "size": -0.5}, vectors, 0.5, 0.9)

    assert vectors.say({"left": 1, "new": 3}) == vectors.say({"left": 1})
    assert model.score({"left": 1, "new": 3}) == model.score({"left": 1})


def test_what_the_linear_model_rules_out_is_no_match_and_under_vn_more_is_asked_for() -> None:
    _, vectors, _ = made_vectors()
    model = Model(0.0, {"left": 1.0, "size": -2.0}, vectors, 0.5, 0.9)

    assert model.odds({"left": 1, "size": 2}) < FLOOR
    assert model.score({"left": 1, "size": 2}) == 0
    assert 0 < model.score({"left": 1, "suffix_open": 1}) < model.score({"left": 1}) < 1


def test_the_shipped_model_is_whole() -> None:
    model = shipped_model()

    assert model.vectors is not None
    assert model.vectors.measures.shape == (len(model.vectors.says), len(model.by_feature))
    assert 0 < model.review < model.alert < 1
