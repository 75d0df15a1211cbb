#!/usr/bin/env python3
"""The text model's features on ViSpamReviews, a public set of Vietnamese shop reviews (arXiv 2207.14636).

usage: vispam.py --train CSV --dev CSV --test CSV        (columns Rating, Comment, Label, SpamLabel)

Prints last one JSON object, macro-F1 in percent on the test file: {"binary": 87.1, "four_class": 77.2}. The set's
licence is for research alone: nothing that is learned here goes into what is shipped. Settings were chosen on train
and dev.

Words come from `classifier.text.view` and `classifier.model.words`, as in the shipped model; the reviews' rating and
the shape of a text (how many of its words are Vietnamese syllables, runs of one letter, …) stand beside them. Linear
models look at whole texts and at each clause (a review of the seller alone has no clause about the goods), trees at the
words that tell most and at the texts' main directions, the nearest neighbours are asked; a linear model and a forest
weigh what they say, out of fold.
"""

from __future__ import annotations

import argparse
import csv
import json
import math
import re
import sys
import time
from collections import Counter
from itertools import product
from pathlib import Path
from typing import Any

import numpy as np
from scipy.sparse import csr_matrix, diags, hstack
from sklearn.decomposition import TruncatedSVD
from sklearn.ensemble import ExtraTreesClassifier, HistGradientBoostingClassifier, VotingClassifier
from sklearn.feature_extraction.text import CountVectorizer, TfidfTransformer, TfidfVectorizer
from sklearn.feature_selection import chi2
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import StratifiedKFold
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler, normalize
from sklearn.svm import LinearSVC

from classifier.model.words import Lexicon
from classifier.text import strip_marks, view

CLASSES = 4  # no spam, fake review, review of the brand alone, no review
FOLDS = 5
DRAWS = 3  # of the folds; the weights of the classes hang on some two hundred fake reviews
GOOD = 20  # of 108 weights
TELLING = 700  # words that the trees look at
DIRECTIONS = 150
CLAUSE = 12  # words; longer ones are cut into pieces of PIECE
PIECE = 8
_STOPS = re.compile(r"[.,;!?\n\r:()…]+|\s-\s|(?<=\s)(?:nhưng|mà|và|còn|tuy|nên)(?=\s)")
_SYLLABLE = re.compile(
    r"(?:ngh|ng|nh|gh|gi|kh|ph|th|tr|ch|qu|[bcdđghklmnpqrstvx])?"
    r"[aăâeêioôơuưyàáảãạằắẳẵặầấẩẫậèéẻẽẹềếểễệìíỉĩịòóỏõọồốổỗộờớởỡợùúủũụừứửữựỳýỷỹỵ]{1,3}(?:ch|ng|nh|[cmnpt])?"
)
_RUN = re.compile(r"(.)\1*", re.DOTALL)
_HARD = re.compile(r"[bcdfghjklmnpqrstvwxz]{5,}")


def main() -> None:
    """Train on one file, choose on the other, print the figures of the third."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    for name in ("train", "dev", "test"):
        parser.add_argument(f"--{name}", type=Path, required=True)
    args = parser.parse_args()
    started = time.process_time()
    train, dev, test = (_read(path) for path in (args.train, args.dev, args.test))
    learn = train + dev
    truth = np.array([int(row["SpamLabel"]) for row in learn])
    binary, four = _predict(learn, truth, test)
    asked = np.array([int(row["SpamLabel"]) for row in test])
    asked_binary = np.array([int(row["Label"]) for row in test])
    sys.stderr.write(f"{time.process_time() - started:.0f} s of processor time\n")
    print(json.dumps({
        "binary": round(macro_f1(asked_binary, binary, 2), 2), "four_class": round(macro_f1(asked, four, CLASSES), 2),
    }))  # fmt: skip


def _read(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def macro_f1(truth: Any, said: Any, classes: int) -> float:
    """Macro-F1 in percent."""
    table = np.bincount(truth * classes + said, minlength=classes * classes).reshape(classes, classes)
    return float(100 * np.mean(2 * np.diag(table) / np.maximum(1, table.sum(0) + table.sum(1))))


def _predict(learn: list[dict[str, str]], truth: Any, ask: list[dict[str, str]]) -> tuple[Any, Any]:
    known, features = len(learn), Features(learn, learn + ask)
    rows, asked = np.arange(known), np.arange(known, known + len(ask))
    first = np.zeros((known + len(ask), 0))
    for inner, held in StratifiedKFold(FOLDS, shuffle=True, random_state=0).split(rows, truth):
        said = features.first_layer(inner, held, truth)
        if not first.shape[1]:
            first = np.zeros((known + len(ask), said.shape[1]))
        first[held] = said
        sys.stderr.write(f"fold of {len(held)}\n")
    first[asked] = features.first_layer(rows, asked, truth)
    layer = np.hstack([first, features.shape])
    held_out = np.zeros((known, CLASSES))
    for draw in range(1, DRAWS + 1):
        for inner, held in StratifiedKFold(FOLDS, shuffle=True, random_state=draw).split(rows, truth):
            held_out[held] += _second_layer().fit(layer[inner], truth[inner]).predict_proba(layer[held]) / DRAWS
    weights, threshold = _tuned(held_out, truth)
    likely = _second_layer().fit(layer[rows], truth).predict_proba(layer[asked])
    sys.stderr.write(
        f"out of fold on train + dev: binary {macro_f1((truth > 0) * 1, (1 - held_out[:, 0] > threshold) * 1, 2):.2f}, "
        f"four classes {macro_f1(truth, (held_out * weights).argmax(1), CLASSES):.2f}\n"
    )
    return (1 - likely[:, 0] > threshold) * 1, (likely * weights).argmax(1)


class Features:
    """What the first layer looks at: a row for each text."""

    def __init__(self, learn: list[dict[str, str]], rows: list[dict[str, str]]) -> None:
        """Vocabularies and weights are those of ``learn``; the rows that are asked teach nothing."""
        known = len(learn)
        texts = [row["Comment"] for row in rows]
        views = [view(text) for text in texts]
        low, words = [each.text for each in views], [" ".join(each.words) for each in views]
        self.shape = np.array([_shape(row, each) for row, each in zip(rows, views, strict=True)], float)
        buckets = _buckets(views)
        taken = np.flatnonzero(np.diff(buckets[:known].tocsc().indptr) >= 2)
        buckets = buckets[:, taken]
        tokens = TfidfVectorizer(ngram_range=(1, 3), min_df=2, sublinear_tf=True, token_pattern=r"\S+").fit(
            words[:known]
        )
        inside = TfidfVectorizer(analyzer="char_wb", ngram_range=(2, 5), min_df=3, sublinear_tf=True).fit(low[:known])
        across = TfidfVectorizer(
            analyzer="char", ngram_range=(1, 6), min_df=4, sublinear_tf=True, lowercase=False
        ).fit(texts[:known])  # fmt: skip
        of_tokens, of_letters = tokens.transform(words), inside.transform(low)
        ours = TfidfTransformer(sublinear_tf=True).fit(buckets[:known]).transform(buckets)
        scaled = np.clip(StandardScaler().fit(self.shape[:known]).transform(self.shape), -4, 4) * 0.3
        self._all = hstack([of_tokens, of_letters, across.transform(texts), ours, csr_matrix(scaled)]).tocsr()
        self._near = normalize(hstack([of_tokens, of_letters])).tocsr()
        counts = CountVectorizer(ngram_range=(1, 3), min_df=2, binary=True, token_pattern=r"\S+").fit(words[:known])
        letters = CountVectorizer(analyzer="char", ngram_range=(2, 5), min_df=4, binary=True).fit(low[:known])
        self._there = hstack([counts.transform(words), letters.transform(low)]).tocsr().astype(np.float32)
        telling = CountVectorizer(ngram_range=(1, 2), min_df=10, binary=True, token_pattern=r"\S+").fit(words[:known])
        self._telling = telling.transform(words).tocsc()
        pairs = TfidfVectorizer(ngram_range=(1, 2), min_df=2, sublinear_tf=True, token_pattern=r"\S+").fit(
            words[:known]
        )
        self._main = TruncatedSVD(DIRECTIONS, random_state=0).fit(pairs.transform(words[:known]))
        self._main = self._main.transform(pairs.transform(words))
        self._clauses = Clauses(low, known)

    def first_layer(self, learn: Any, ask: Any, truth: Any) -> Any:
        """What models that learned the rows ``learn`` say of the rows ``ask``."""
        y, x, asked = truth[learn], self._all[learn], self._all[ask]
        said = [LinearSVC(C=0.1, class_weight="balanced", tol=1e-3, random_state=0).fit(x, y).decision_function(asked)]
        model = LogisticRegression(C=4, solver="liblinear", class_weight="balanced", tol=1e-3, random_state=0).fit(
            x, y > 0
        )
        said.append(model.decision_function(asked)[:, None])
        there = self._there[learn]
        for number in range(1, CLASSES):  # naive Bayes weights, then a margin (Wang and Manning 2012)
            of_class, others = (np.asarray(there[part].sum(0)).ravel() + 0.5 for part in (y == number, y != number))
            ratio = diags(np.log((of_class / of_class.sum()) / (others / others.sum())).astype(np.float32))
            model = LinearSVC(C=1, class_weight="balanced", tol=1e-3, random_state=0).fit(
                normalize(there @ ratio), y == number
            )
            said.append(model.decision_function(normalize(self._there[ask] @ ratio))[:, None])
        said += [self._neighbours(learn, ask, truth), self._clauses.said(learn, ask, truth)]
        words = self._telling[learn]
        tells = sum(np.sqrt(np.nan_to_num(chi2(words, y == number)[0])) for number in range(CLASSES))
        words = self._telling[:, np.argsort(-tells)[:TELLING]].toarray()
        said += [_trees(np.hstack([seen, self.shape]), learn, ask, truth) for seen in (words, self._main)]
        return np.hstack(said)

    def _neighbours(self, learn: Any, ask: Any, truth: Any) -> Any:
        """How the twenty nearest texts are labelled, how near the nearest is, how many are nearly the same."""
        found = np.zeros((len(ask), 2 * CLASSES + 2))
        labels, learned = truth[learn], self._near[learn].T.tocsr()
        for start in range(0, len(ask), 200):
            close = (self._near[ask[start : start + 200]] @ learned).toarray()
            top = np.argpartition(-close, 20, axis=1)[:, :20]
            for row, best in enumerate(top):
                best = best[np.argsort(-close[row, best])]
                weight = close[row, best] ** 2 + 1e-9
                out = found[start + row]
                out[:CLASSES] = np.bincount(labels[best], weights=weight, minlength=CLASSES) / weight.sum()
                out[CLASSES] = close[row, best[0]]
                out[CLASSES + 1 + labels[best[0]]] = close[row, best[0]]
                out[-1] = (close[row] > 0.8).sum()
        return found


class Clauses:
    """The clauses of each text, judged one by one."""

    def __init__(self, texts: list[str], known: int) -> None:
        """Vocabularies and weights are those of the first ``known`` texts."""
        cut = [_clauses_of(text) for text in texts]
        self._owner = np.repeat(np.arange(len(texts)), [len(each) for each in cut])
        clauses = [clause for each in cut for clause in each]
        first = clauses[: int(np.searchsorted(self._owner, known))]
        tokens = TfidfVectorizer(ngram_range=(1, 3), min_df=2, sublinear_tf=True, token_pattern=r"\S+").fit(first)
        inside = TfidfVectorizer(analyzer="char_wb", ngram_range=(2, 5), min_df=3, sublinear_tf=True).fit(first)
        self._all = hstack([tokens.transform(clauses), inside.transform(clauses)]).tocsr()

    def said(self, learn: Any, ask: Any, truth: Any) -> Any:
        """For each text of ``ask`` (ascending) and each class: what its clauses say at most, at least, on average,
        first and last; and how many there are. By models that learned each clause of ``learn`` as its text is labelled.
        """
        taught, asked = np.isin(self._owner, learn), np.isin(self._owner, ask)
        labels, count = truth[self._owner[taught]], np.bincount(self._owner)
        weights, of = CLASSES / count[self._owner[taught]], self._owner[asked]
        x, y = self._all[taught], self._all[asked]
        models = [
            LogisticRegression(C=3, solver="liblinear", class_weight="balanced", tol=1e-3, random_state=0).fit(
                x, labels == number, weights
            )
            for number in range(CLASSES)
        ]
        scores = np.column_stack([model.decision_function(y) for model in models])
        starts = np.searchsorted(of, ask)
        several = count[ask][:, None]
        most, least, summed = (each.reduceat(scores, starts) for each in (np.maximum, np.minimum, np.add))
        return np.hstack([most, least, summed / several, scores[starts], scores[starts + several[:, 0] - 1], several])


def _clauses_of(text: str) -> list[str]:
    found = []
    for part in _STOPS.split(text):
        words = part.split()
        size = PIECE if len(words) > CLAUSE else CLAUSE
        found += [" ".join(words[at : at + size]) for at in range(0, len(words), size)]
    return found or [""]


def _trees(seen: Any, learn: Any, ask: Any, truth: Any) -> Any:
    model = HistGradientBoostingClassifier(
        learning_rate=0.08, max_leaf_nodes=16, min_samples_leaf=15, l2_regularization=5, max_iter=150, max_features=0.2,
        random_state=0,
    )  # fmt: skip
    return np.log(model.fit(seen[learn], truth[learn]).predict_proba(seen[ask]) + 1e-4)


def _buckets(views: list[Any]) -> Any:
    """The shipped model's features of each text: hashed words, letter rows, pairs and triples, marked and bare."""
    lexicon = Lexicon()
    found = [lexicon.buckets_of(each.words, marked=each.marked) for each in views]
    columns, back = np.unique(np.concatenate(found), return_inverse=True)
    starts = np.cumsum([0, *(len(each) for each in found)])
    return csr_matrix((np.ones(len(back), np.float32), back, starts), shape=(len(found), len(columns)))


def _shape(row: dict[str, str], seen: Any) -> list[float]:
    text, words = row["Comment"], seen.words
    length, count = max(1, len(text)), max(1, len(words))
    bare, letters = strip_marks(seen.text), Counter(text)
    known = sum(_SYLLABLE.fullmatch(word) is not None for word in words)
    often = Counter(words).most_common(1)[0][1] if words else 0
    rating = float(row["Rating"] or 5)
    return [
        rating, float(rating < 3), math.log(length), math.log(count), known / count, math.log1p(count - known),
        -sum(each / length * math.log(each / length) for each in letters.values()),
        max((len(run[0]) for run in _RUN.finditer(text)), default=0), len(set(words)) / count,
        max((len(word) for word in words), default=0), length / count,
        sum(letter in "aeiouy" for letter in bare) / max(1, sum(map(str.isalpha, text))),
        sum(map(str.isupper, text)) / length, sum(map(str.isdigit, text)) / length,
        sum(not c.isalnum() and not c.isspace() for c in text) / length, sum(ord(c) > 0x2000 for c in text) / length,
        text.count("\n"), text.count(","), text.count("."), text.count("!"),
        float("http" in text or ".vn" in text or ".com" in text), float(seen.marked),
        sum(a != b for a, b in zip(bare, seen.text, strict=False)) / length, often / count, often,
        len(_HARD.findall(bare)),
    ]  # fmt: skip


def _second_layer() -> Any:
    linear = make_pipeline(StandardScaler(), LogisticRegression(C=0.05, max_iter=400))
    forest = ExtraTreesClassifier(400, min_samples_leaf=4, max_features=0.3, random_state=0, n_jobs=-1)
    return VotingClassifier([("linear", linear), ("forest", forest)], voting="soft")


def _tuned(likely: Any, truth: Any) -> tuple[Any, float]:
    """Weights of the classes and the threshold of the binary question that give the best macro-F1 out of fold; of the
    weights the middle of the best GOOD, since a few fake reviews more or less decide which is the best."""
    grid = np.array(list(product((1,), (1, 1.5, 2, 3, 4, 6), (0.8, 1, 1.2, 1.4, 1.6, 2), (0.8, 1, 1.3))))
    reached = [macro_f1(truth, (likely * each).argmax(1), CLASSES) for each in grid]
    weights = np.exp(np.log(grid[np.argsort(reached)[-GOOD:]]).mean(axis=0))
    spam = (truth > 0) * 1
    threshold = max(np.linspace(0.3, 0.6, 31), key=lambda each: macro_f1(spam, (1 - likely[:, 0] > each) * 1, 2))
    return weights, float(threshold)


if __name__ == "__main__":
    main()
