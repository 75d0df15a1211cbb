"""Training: scikit-learn fits, and what comes out is plain arrays that score without it.

Two sides, each trained for itself: texts with Vietnamese marks; and all texts with their marks taken off, since what is
learned from marked words, half of all that a marked text says, is missing in a text without them.

Each side has two parts. The linear part (table.py) learns from words what breaks a policy, what is about its matter,
and who speaks; then once more what breaks a policy, from the stretch of each long text that speaks most for it beside
whole texts (as Andrews, Tsochantaridis and Hofmann, Support vector machines for multiple-instance learning, 2003, do
with the strongest instance of a bag): a page breaks a policy in one sentence out of ten. The second part, boosted trees
(trees.py), weighs those sums with the rules' hits and the signs of offer and mention, and gives a probability. It
learns from sums that the linear part made for lines of the grammar it had *not* seen, with words blotted out and rules
left out, since real texts hold words and phrases that nobody wrote down before.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from itertools import product
from random import Random
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from classifier.corpus.generate import Text
from classifier.corpus.obfuscate import without_marks
from classifier.detectors import phrases
from classifier.model.parts import Parts, Sides
from classifier.model.signs import FEATURES, Signs, features, signs_of
from classifier.model.table import COLUMNS, FRAMES, POLICIES, STRETCH, Table, in_steps
from classifier.model.trees import ALWAYS_LEFT, DEPTH, LEAVES, QUESTIONS
from classifier.model.words import BITS, Lexicon, has_marks
from storage.records import Finding, Kind, Observation

DAY = date(2026, 11, 1)
FOLDS = 2
FEWEST_LINES = 2  # of the grammar that a bucket must come from to be kept
BLOTTED, RULES_LEFT_OUT = 0.15, 0.25
NOISY = 2  # how often each text teaches the second part, other words of it blotted out
SOFTNESS = 2.0  # C of the linear part: 0.1 left lines of a few draws unlearnt, 3 gains nothing
TREES, PACE, FEWEST_IN_A_LEAF = 200, 0.1, 100
LONG_FROM = 30  # words of a text that teaches by its strongest stretch, too

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
    """Fit both sides. Takes some 30 minutes and 7 GB for the shipped corpus on one core."""
    return {marked: _fit(read_all(texts, marked=marked), marked=marked) for marked in (True, False)}


def _fit(reads: list[Read], *, marked: bool) -> Parts:
    """Fit both parts of a side."""
    buckets = _Buckets(reads, marked=marked)
    targets = _targets(reads)
    folds = _folds(np.array([each.source.group for each in reads]))
    first = {fold: _fit_linear(buckets.matrix, targets, np.flatnonzero(folds != fold)) for fold in range(FOLDS)}
    tables = {fold: _table(buckets, each, marked=marked) for fold, each in first.items()}
    stretches = _stretches(reads, targets, folds, tables, buckets)
    weighed = np.zeros((NOISY, len(reads), FEATURES), np.float32)
    chance = Random(7)  # noqa: S311 - which words are blotted out, no secret
    for fold, kept in first.items():
        others = [each.of(each.folds != fold) for each in stretches]
        linear = _fit_linear(buckets.matrix, targets, np.flatnonzero(folds != fold), others, kept)
        table = _table(buckets, linear, marked=marked)
        for index, draw in product(np.flatnonzero(folds == fold), range(NOISY)):
            read = reads[index]
            sums = table.score(_blotted(read.words, chance))
            signs = read.bare_signs if chance.random() < RULES_LEFT_OUT else read.signs
            weighed[draw, index] = features(sums.whole[None], sums.best[None], [signs])
    rows, answers = weighed.reshape(-1, FEATURES), np.tile(targets, (NOISY, 1))
    trees = [fit_trees(rows, answers[:, place]).arrays for place in range(len(POLICIES))]
    linear = _fit_linear(buckets.matrix, targets, np.arange(len(reads)), stretches)
    return Parts(buckets.taken, *in_steps(linear.weights), linear.bias, *map(np.stack, zip(*trees, strict=True)))


def _blotted(words: Sequence[str], chance: Random) -> list[str]:
    share = chance.choice((0.0, BLOTTED, 2 * BLOTTED))
    return [f"\x00{chance.random()}" if chance.random() < share else word for word in words]


class _Buckets:
    """The buckets that several lines of the grammar lead to, a column for each; ``matrix`` has a row for each text."""

    def __init__(self, reads: Sequence[Read], *, marked: bool) -> None:
        self._marked = marked
        self._lexicon = Lexicon()
        found = [self._buckets(each.words) for each in reads]
        by_line: dict[int, list[npt.NDArray[np.int32]]] = {}
        for read, each in zip(reads, found, strict=True):
            by_line.setdefault(read.source.group, []).append(each)
        lines = np.zeros(1 << BITS, np.int32)
        for parts in by_line.values():
            lines[np.unique(np.concatenate(parts))] += 1
        self.taken = np.flatnonzero(lines >= FEWEST_LINES)
        self._column = np.full(1 << BITS, -1, np.int32)
        self._column[self.taken] = np.arange(len(self.taken), dtype=np.int32)
        self.matrix = self._rows(found)

    def rows(self, texts: Iterable[Sequence[str]]) -> Any:
        """A row for each of other texts."""
        return self._rows(map(self._buckets, texts))

    def _buckets(self, words: Sequence[str]) -> npt.NDArray[np.int32]:
        return self._lexicon.buckets_of(words, marked=self._marked).astype(np.int32)

    def _rows(self, found: Iterable[npt.NDArray[np.int32]]) -> Any:
        from scipy.sparse import csr_matrix

        data, indices, starts = [np.zeros(0, np.float32)], [np.zeros(0, np.int32)], [0]
        for each in found:
            kept = self._column[each]
            kept = kept[kept >= 0]
            indices.append(kept)
            data.append(np.full(len(kept), 1 / np.sqrt(max(1, len(each))), np.float32))
            starts.append(starts[-1] + len(kept))
        matrix = csr_matrix(
            (np.concatenate(data), np.concatenate(indices), np.array(starts)), shape=(len(starts) - 1, len(self.taken))
        )
        matrix.sum_duplicates()
        return matrix


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


class _Linear(NamedTuple):
    """The linear part: weights, a column for each of COLUMNS, and their bias."""

    weights: Floats
    bias: Floats


class _Stretches(NamedTuple):
    """Of one policy: stretches of long texts as rows, whether their text breaks it, and its fold."""

    rows: Any
    breaks: npt.NDArray[np.bool_]
    folds: npt.NDArray[np.int64]

    def of(self, taken: npt.NDArray[np.bool_]) -> _Stretches:
        """Some of them."""
        return _Stretches(self.rows[np.flatnonzero(taken)], self.breaks[taken], self.folds[taken])


def _table(buckets: _Buckets, linear: _Linear, *, marked: bool) -> Table:
    return Table(buckets.taken, *in_steps(linear.weights), linear.bias, marked=marked)


def _stretches(
    reads: Sequence[Read], targets: npt.NDArray[np.bool_], folds: npt.NDArray[np.int64], tables: Mapping[int, Table],
    buckets: _Buckets,
) -> list[_Stretches]:  # fmt: skip
    """For each policy, of each long text the stretch that speaks most for it.

    A page of a hundred lawful words with one that is not teaches that all of them break the policy; the stretch teaches
    which. ``tables``, one for each fold, have not seen the texts that they are asked about.
    """
    found: list[list[tuple[int, Sequence[str]]]] = [[] for _ in POLICIES]
    for index, read in enumerate(reads):
        if len(read.words) < LONG_FROM:
            continue
        sums = tables[int(folds[index])].score(read.words)
        for place, at in enumerate(sums.at[: len(POLICIES)].tolist()):
            found[place].append((index, read.words[at : at + STRETCH]))
    made = []
    for place, each in enumerate(found):
        of = np.array([index for index, _ in each], np.int64)
        made.append(_Stretches(buckets.rows(words for _, words in each), targets[of, place], folds[of]))
    return made


def _fit_linear(
    matrix: Any, targets: npt.NDArray[np.bool_], rows: npt.NDArray[np.int64], stretches: Sequence[_Stretches] = (),
    kept: _Linear | None = None,
) -> _Linear:  # fmt: skip
    """``stretches``, of each policy, teach what breaks it beside whole texts; the other columns are those of ``kept``,
    which whole texts taught, if it is given."""
    from scipy.sparse import vstack

    part = matrix[rows]
    fitted: list[tuple[Floats, float]] = []
    for place in range(len(COLUMNS)):
        if place < len(stretches):
            each = stretches[place]
            breaks = np.concatenate([targets[rows, place], each.breaks])
            fitted.append(_fit_column(vstack([part, each.rows], format="csr"), breaks))
        elif kept is not None:
            fitted.append((kept.weights[:, place], float(kept.bias[place])))
        else:
            fitted.append(_fit_column(part, targets[rows, place]))
    return _Linear(np.stack([each for each, _ in fitted], axis=1), np.array([bias for _, bias in fitted], np.float32))


def _fit_column(rows: Any, target: npt.NDArray[np.bool_]) -> tuple[Floats, float]:
    from sklearn.svm import LinearSVC

    fitted = LinearSVC(C=SOFTNESS, tol=0.01, random_state=0).fit(rows, target)
    return fitted.coef_[0].astype(np.float32), float(fitted.intercept_[0])


class Grown(NamedTuple):
    """Trees as arrays, in the order of ``classifier.model.trees.Trees``, and how they were grown."""

    arrays: tuple[npt.NDArray[np.uint8], Floats, Floats, Any]
    settings: Mapping[str, Any]


def fit_trees(rows: Floats, target: npt.NDArray[np.bool_]) -> Grown:
    """The trees that tell ``target``, yes or no for each row, from rows of features; of one answer alone, always it."""
    from sklearn.ensemble import HistGradientBoostingClassifier

    settings = {
        "learning_rate": PACE, "max_iter": TREES, "max_depth": DEPTH, "max_leaf_nodes": LEAVES, "max_features": 0.4,
        "min_samples_leaf": FEWEST_IN_A_LEAF, "l2_regularization": 10, "early_stopping": False, "random_state": 0,
    }  # fmt: skip
    grown = HistGradientBoostingClassifier(**settings).fit(rows, target)
    asked = np.zeros((TREES, QUESTIONS), np.uint8)
    above = np.full((TREES, QUESTIONS), ALWAYS_LEFT, np.float32)
    leaves = np.zeros((TREES, LEAVES), np.float32)
    # The library has no public way to its trees; a test holds these against what it says itself.
    for number, (tree,) in enumerate(grown._predictors):
        at = [(tree.nodes[0], 0)]  # a node of the library, its place in the complete tree
        while at:
            node, place = at.pop()
            if place >= QUESTIONS:
                leaves[number, place - QUESTIONS] = node["value"]
            elif node["is_leaf"]:
                at.append((node, 2 * place + 1))  # a leaf high up: everything goes left, down to it
            else:
                asked[number, place], above[number, place] = node["feature_idx"], node["num_threshold"]
                at += [(tree.nodes[node["left"]], 2 * place + 1), (tree.nodes[node["right"]], 2 * place + 2)]
    return Grown((asked, above, leaves, np.float32(grown._baseline_prediction.item())), settings)
