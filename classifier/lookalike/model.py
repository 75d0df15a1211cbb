"""What weighs the measures of a hit: a linear model, which rules most hits out, and support vectors for the others."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from math import exp
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

DATA = Path(__file__).parent.parent / "data"
WEIGHTS, VECTORS = DATA / "lookalike_weights.json", DATA / "lookalike_vectors.npz"
GAMMA = 0.1  # of the kernel, exp(-gamma * squared distance)
FLOOR = -1.5  # log-odds of the linear model; a hit below it is none, whatever the vectors would say
COPIED = 0.999  # score of a copied address or a whole disguised name, which need no weighing
# Chosen by cross-validation (docs/lookalike.md): what the log-odds add to what the vectors say; what .vn, with its many
# honest dealers, takes off; and how steeply the sum becomes a score.
_LINEAR, _VN, _STEEP = 0.2, 0.6, 2.0

Numbers = NDArray[np.float32]


class Vectors:
    """The support vectors of a kernel machine (scikit-learn's SVC)."""

    def __init__(self, names: Sequence[str], measures: Numbers, says: Numbers, offset: float) -> None:
        """`measures`: a row a vector, a column a name; `says`: what each vector says; `offset` is added to the sum."""
        self.measures, self.says, self.offset = measures, says, offset
        self._column = {name: at for at, name in enumerate(names)}
        self._by_name = np.ascontiguousarray(measures.T)
        self._squares = (measures**2).sum(axis=1)

    def say(self, measured: Mapping[str, float]) -> float:
        """The decision for one hit: above 0 it speaks for an imitation."""
        known = {self._column[name]: value for name, value in measured.items() if value and name in self._column}
        row = np.array(list(known.values()), dtype=np.float32)
        # Most measures are 0. A product of matrices would wake threads that use more time than it saves.
        shared = (self._by_name[list(known)] * row[:, None]).sum(axis=0)
        return float((np.exp(GAMMA * (2 * shared - self._squares - (row**2).sum())) * self.says).sum()) + self.offset


@dataclass(frozen=True, slots=True)
class Model:
    """Both models over the named measures, and the scores from which a match counts and alerts. A measure unknown to
    the training has no weight. `vectors` None: the linear one alone."""

    bias: float
    by_feature: dict[str, float]
    vectors: Vectors | None
    review: float
    alert: float

    def odds(self, measured: Mapping[str, float]) -> float:
        """The log-odds of one hit by the linear model."""
        total, weight_of = self.bias, self.by_feature.get
        for name, value in measured.items():
            if value:
                total += weight_of(name, 0.0) * value
        return total

    def rules_out(self, measured: Mapping[str, float]) -> bool:
        """Does the linear model alone say that a hit is none? It may be asked before the hit's `crossing` is measured,
        which speaks against a hit only."""
        return not measured.get("disguised") and self.odds(measured) < FLOOR

    def score(self, measured: Mapping[str, float]) -> float:
        """The score of one hit, 0 to 1, by both models together; 0 for one that is ruled out."""
        if measured.get("disguised"):
            return COPIED
        odds = self.odds(measured)
        if odds < FLOOR:
            return 0.0
        said = _LINEAR * odds + (self.vectors.say(measured) if self.vectors else 0.0)
        if measured.get("suffix_vn") or measured.get("suffix_open"):
            said -= _VN
        return 1 / (1 + exp(-_STEEP * said))


@cache
def shipped_model() -> Model:
    """The shipped model, which `benchmarks/train_lookalike.py` writes. Raises OSError where a file is missing."""
    body = json.loads(WEIGHTS.read_text(encoding="utf-8"))
    with np.load(VECTORS, allow_pickle=False) as stored:
        vectors = Vectors([*body["by_feature"]], stored["measures"], stored["says"], float(stored["offset"]))
    return Model(body["bias"], body["by_feature"], vectors, body["review"], body["alert"])


def save(model: Model) -> None:
    """Write a model into the package."""
    body = {"bias": model.bias, "by_feature": model.by_feature, "review": model.review, "alert": model.alert}
    WEIGHTS.write_text(json.dumps(body, indent=1) + "\n", encoding="utf-8")
    if model.vectors is not None:
        of = model.vectors
        np.savez_compressed(VECTORS, measures=of.measures, says=of.says, offset=np.float64(of.offset))
