"""Training: scikit-learn fits, and what comes out is plain arrays that score without it.

Two sides, each trained for itself: texts with Vietnamese marks; and all texts with their marks taken off, since what is
learned from marked words, half of all that a marked text says, is missing in a text without them.

Each side has two parts. The linear part (table.py) learns from words what breaks a policy, what is about its matter,
and who speaks. The second part weighs those sums with the rules' hits and the signs of offer and mention, and gives a
probability. It learns from sums that the linear part made for lines of the grammar it had *not* seen, with words
blotted out and rules left out, since real texts hold words and phrases that nobody wrote down before.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from random import Random
from typing import Any

import numpy as np
import numpy.typing as npt

from classifier.corpus.generate import Text
from classifier.corpus.obfuscate import without_marks
from classifier.detectors import phrases
from classifier.model.parts import Parts, Sides
from classifier.model.signs import WIDTH, Signs, signs_of, vectors
from classifier.model.table import COLUMNS, FRAMES, POLICIES, Steps, Table, in_steps
from classifier.model.words import BITS, Lexicon, has_marks
from storage.records import Finding, Kind, Observation

DAY = date(2026, 11, 1)
FOLDS = 2
FEWEST_LINES = 2  # of the grammar that a bucket must come from to be kept
BLOTTED, RULES_LEFT_OUT = 0.15, 0.25
SOFTNESS = 2.0  # C of the linear part: 0.1 left lines of a few draws unlearnt, 3 gains nothing
SECOND_SOFTNESS = 0.05

Floats = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Read:
    """A text of the corpus, read."""

    source: Text
    words: tuple[str, ...]
    signs: Signs
    bare_signs: Signs  # as if no rule had spoken


def observation_of(text: str, kind: Kind) -> Observation:
    """A text as an Observation without an address of its own."""
    return Observation(
        url="https://unknown.invalid/", canonical_url="https://unknown.invalid/", kind=kind, title="", text=text,
        observed_at=datetime(2026, 11, 1, tzinfo=UTC), capture_sha256=None,
    )  # fmt: skip


def read_all(texts: Iterable[Text], *, marked: bool) -> list[Read]:
    """The texts of a side with their words and signs: those that carry marks; or all, without them. Texts without a
    word are left out."""
    found = []
    for each in texts:
        observation = observation_of(each.text if marked else without_marks(each.text), each.kind)
        reading = phrases.reading(observation)
        if not reading.fields or has_marks(words := reading.fields[0].view.words) is not marked:
            continue
        findings: list[Finding] = list(phrases.detect(observation, DAY))
        found.append(Read(each, words, signs_of(observation, reading, findings), signs_of(observation, reading, [])))
    return found


def train(texts: Sequence[Text]) -> Sides:
    """Fit both sides. Takes some 25 minutes and 5 GB for the shipped corpus on one core."""
    return {marked: _fit(read_all(texts, marked=marked), marked=marked) for marked in (True, False)}


def _fit(reads: list[Read], *, marked: bool) -> Parts:
    """Fit both parts of a side."""
    matrix, taken = _matrix(reads, marked=marked)
    targets = _targets(reads)
    groups = np.array([each.source.group for each in reads])
    folds = _folds(groups)
    chance = Random(7)  # noqa: S311 - which words are blotted out, no secret
    weighed = np.zeros((len(reads), len(POLICIES), WIDTH), np.float32)
    for fold in range(FOLDS):
        held = np.flatnonzero(folds == fold)
        table = Table(taken, *_fit_linear(matrix, targets, np.flatnonzero(folds != fold)), marked=marked)
        for index in held:
            read = reads[index]
            sums = table.score(_blotted(read.words, chance))
            signs = read.bare_signs if chance.random() < RULES_LEFT_OUT else read.signs
            weighed[index] = vectors(sums, signs)
    second = [_fit_second(weighed[:, place], targets[:, place]) for place in range(len(POLICIES))]
    linear = _fit_linear(matrix, targets, np.arange(len(reads)))
    return Parts(taken, *linear, *(np.stack(part).astype(np.float32) for part in zip(*second, strict=True)))


def _blotted(words: Sequence[str], chance: Random) -> list[str]:
    share = chance.choice((0.0, BLOTTED, 2 * BLOTTED))
    return [f"\x00{chance.random()}" if chance.random() < share else word for word in words]


def _matrix(reads: Sequence[Read], *, marked: bool) -> tuple[Any, npt.NDArray[np.int64]]:
    """A row for each text, a column for each bucket that several lines of the grammar lead to."""
    from scipy.sparse import csr_matrix

    lexicon = Lexicon()
    found = [lexicon.buckets_of(each.words, marked=marked).astype(np.int32) for each in reads]
    by_line: dict[int, list[npt.NDArray[np.int32]]] = {}
    for read, each in zip(reads, found, strict=True):
        by_line.setdefault(read.source.group, []).append(each)
    lines = np.zeros(1 << BITS, np.int32)
    for parts in by_line.values():
        lines[np.unique(np.concatenate(parts))] += 1
    taken = np.flatnonzero(lines >= FEWEST_LINES)
    column = np.full(1 << BITS, -1, np.int32)
    column[taken] = np.arange(len(taken), dtype=np.int32)
    data, indices, starts = [], [], [0]
    for each in found:
        kept = column[each]
        kept = kept[kept >= 0]
        indices.append(kept)
        data.append(np.full(len(kept), 1 / np.sqrt(max(1, len(each))), np.float32))
        starts.append(starts[-1] + len(kept))
    matrix = csr_matrix(
        (np.concatenate(data), np.concatenate(indices), np.array(starts)), shape=(len(found), len(taken))
    )
    matrix.sum_duplicates()
    return matrix, taken


def _targets(reads: Sequence[Read]) -> npt.NDArray[np.bool_]:
    rows = [
        [*(policy in each.source.labels for policy in POLICIES), *(policy in each.source.topics for policy in POLICIES),
         *(frame is each.source.frame for frame in FRAMES)]
        for each in reads
    ]  # fmt: skip
    return np.array(rows, bool)


def _folds(groups: npt.NDArray[np.int64]) -> npt.NDArray[np.int64]:
    """The fold of each text: all draws of one line of the grammar in the same."""
    order = np.random.default_rng(5).permutation(int(groups.max()) + 1)
    return order[groups] % FOLDS


def _fit_linear(
    matrix: Any, targets: npt.NDArray[np.bool_], rows: npt.NDArray[np.int64]
) -> tuple[Steps, Floats, Floats]:
    """Weights in steps, the steps and the bias of each column."""
    from sklearn.svm import LinearSVC

    part = matrix[rows]
    weights = np.zeros((matrix.shape[1], len(COLUMNS)), np.float32)
    bias = np.zeros(len(COLUMNS), np.float32)
    for place in range(len(COLUMNS)):
        fitted = LinearSVC(C=SOFTNESS, tol=0.01, random_state=0).fit(part, targets[rows, place])
        weights[:, place], bias[place] = fitted.coef_[0], fitted.intercept_[0]
    return *in_steps(weights), bias


def _fit_second(vectors: Floats, target: npt.NDArray[np.bool_]) -> tuple[Floats, Floats, Floats, Floats]:
    from sklearn.linear_model import LogisticRegression

    mean, scale = vectors.mean(axis=0), vectors.std(axis=0) + 1e-3
    fitted = LogisticRegression(C=SECOND_SOFTNESS, max_iter=500).fit((vectors - mean) / scale, target)
    return mean, scale, fitted.coef_[0], fitted.intercept_[0]
