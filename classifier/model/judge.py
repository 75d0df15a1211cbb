"""The model at work: how likely a text breaks each policy, where, and why in words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from math import exp, isfinite
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from classifier.detectors.phrases import Reading, Seen
from classifier.model.parts import SHIPPED, ModelError, Parts, Sides, read_model
from classifier.model.signs import SIGNS, Signs, features, quiet, signs_of
from classifier.model.table import POLICIES, STRETCH, Sums, Table
from classifier.model.words import has_marks
from classifier.text import SENTENCE, View
from storage.records import Finding, Observation, Policy, QuotedField

MOST_WORDS = 4000  # read by the model; a longer text is not cleared by it
FEWEST_TAUGHT = 0.5  # share of words that we know; below, it is no Vietnamese that we can judge
# Share of words that a Vietnamese syllable can be: English and hammered keys have up to a third, two fifths without
# marks; a listing full of brands and sizes half (measured on some 3,000 texts and 16,000 reviews). A few words may all
# be names.
FEWEST_SPELLED, FEWEST_SPELLED_BARE, SPELLED_FROM = 0.33, 0.45, 12
NO_MODEL, NO_NUMBER = "không có mô hình dùng được", "mô hình không cho điểm hợp lệ"
WAITS_FOR_MODEL = (NO_MODEL, NO_NUMBER)
"""Why a text is unscored that a good model can judge; other reasons lie in the text."""
_REPEATED, _REPEATS = 12, 4  # words; how often each comes, on the mean, in a text that repeats itself
_TOLD = {
    "phone": "có số điện thoại", "price": "có giá", "contact": "có lời mời liên hệ", "action": "có lời giục đặt hàng",
    "terms": "có điều kiện bán hàng", "disguised": "chữ bị ngụy trang",
}  # fmt: skip
_MOST_TOLD = 3
_NEVER = -30.0  # log-odds

Floats = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Place:
    """A stretch of a field that a suspicion rests on; ``original[start:end]`` is its quote."""

    field: QuotedField
    start: int
    end: int
    first: int  # the same in words of the view
    last: int


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the model says of one text."""

    likely: Mapping[Policy, float]  # from 0 to 1
    unscored: str  # why it says nothing; empty where it does
    signs: Signs | None = None  # that were weighed


class _Side:
    """One side of a model."""

    def __init__(self, parts: Parts, *, marked: bool) -> None:
        self.table = Table(parts.taken, parts.weights, parts.step, parts.bias, marked=marked)
        self._fewest_spelled = FEWEST_SPELLED if marked else FEWEST_SPELLED_BARE
        self._trees = parts.trees()

    def verdicts(self, texts: Sequence[Sequence[str]], signs: Sequence[Signs]) -> list[Verdict]:
        sums = self.table.score_all([_said_once(words[:MOST_WORDS]) for words in texts])
        weighed = self._weigh(features(sums.whole, sums.best, signs)).tolist()
        spelled = (sums.spelled >= self._fewest_spelled).tolist()
        rows = zip(weighed, sums.taught.tolist(), spelled, map(len, texts), signs, strict=True)
        return [_verdict(*row) for row in rows]

    def _weigh(self, rows: Floats) -> Floats:
        """The log-odds of each policy, a row for each text."""
        weighed = np.full((len(rows), len(POLICIES)), _NEVER, np.float32)
        texts, policies = np.nonzero(~quiet(rows))
        weighed[texts, policies] = self._trees.weigh(rows, texts, policies)
        return weighed


class TextModel:
    """A trained model, ready to judge."""

    def __init__(self, sides: Sides, card: Mapping[str, Any]) -> None:
        self.card = card
        self.version = str(card.get("version", ""))
        self._sides = {marked: _Side(parts, marked=marked) for marked, parts in sides.items()}

    def judge(self, observation: Observation, read: Reading, findings: Sequence[Finding]) -> Verdict:
        """How likely each policy is broken. ``findings``: what the rules found. Never raises, never gives a NaN."""
        return self.judge_all([(observation, read, findings)])[0]

    def judge_all(self, texts: Sequence[tuple[Observation, Reading, Sequence[Finding]]]) -> list[Verdict]:
        """The verdict on each of many texts, worked out together."""
        words = [_words(read) for _, read, _ in texts]
        asked: dict[bool, list[int]] = {True: [], False: []}
        for at, each in enumerate(words):
            if each:
                asked[has_marks(each)].append(at)
        verdicts = [Verdict({}, "không có chữ nào đọc được")] * len(texts)
        for marked, places in asked.items():
            if places:
                found = self._sides[marked].verdicts(
                    [words[at] for at in places], [signs_of(*texts[at]) for at in places]
                )
                for at, verdict in zip(places, found, strict=True):
                    verdicts[at] = verdict
        return verdicts

    def place(self, read: Reading, policy: Policy) -> tuple[Place, str]:
        """The stretch that speaks most for a policy, and its strongest words."""
        column = POLICIES.index(policy)
        table = self._sides[has_marks(_words(read))].table
        best: tuple[float, Seen, int, Sums] | None = None
        for seen in read.fields:
            sums = table.score(seen.view.words[:MOST_WORDS])
            if best is None or sums.best[column] > best[0]:
                best = (float(sums.best[column]), seen, int(sums.at[column]), sums)
        assert best is not None
        _, seen, first, sums = best
        brings = sums.words[:, column]
        first, last = _sentence(seen.view, brings, first, min(first + STRETCH, len(brings)))
        start, end = seen.view.original_span(first, last)
        return Place(seen.field, start, end, first, last), _strongest(seen.view, brings, first, last)


def _words(read: Reading) -> Sequence[str]:
    """The title before the text, as a reader sees them."""
    if len(read.fields) == 1:
        return read.fields[0].view.words
    fields = sorted(read.fields, key=lambda seen: seen.field is not QuotedField.TITLE)
    return [word for seen in fields for word in seen.view.words]


def _said_once(words: Sequence[str]) -> Sequence[str]:
    """The different words alone where a text says a few again and again: "ok ok ok …" is no stronger than "ok"."""
    if len(words) < _REPEATED or len(set(words)) * _REPEATS > len(words):
        return words
    return tuple(dict.fromkeys(words))


def _verdict(weighed: Sequence[float], taught: float, spelled: bool, words: int, signs: Signs) -> Verdict:
    if not all(map(isfinite, weighed)):
        return Verdict({}, NO_NUMBER)
    if words > MOST_WORDS:
        return Verdict({}, "văn bản quá dài")
    if taught < FEWEST_TAUGHT or (not spelled and words >= SPELLED_FROM):
        return Verdict({}, "không nhận ra tiếng Việt")
    return Verdict(dict(zip(POLICIES, map(_likelihood, weighed), strict=True)), "", signs)


def _likelihood(weighed: float) -> float:
    return 1 / (1 + exp(-max(_NEVER, min(-_NEVER, weighed))))


def reasons(words: str, signs: Signs | None) -> str:
    """The strongest features in words, for a reviewer."""
    common = signs.common if signs is not None else [0.0] * len(SIGNS)
    told = [text for name, text in _TOLD.items() if common[SIGNS.index(name)] > 0]
    return "; ".join((f"từ ngữ: {words}" if words else "", *told)).strip("; ")


def _sentence(seen: View, brings: np.ndarray[Any, Any], first: int, end: int) -> tuple[int, int]:
    """The part of a stretch around its strongest word that no full stop cuts."""
    peak = first + int(brings[first:end].argmax())
    while first < peak and SENTENCE in seen.breaks[first + 1 : peak + 1]:
        first += 1
    while end - 1 > peak and SENTENCE in seen.breaks[peak + 1 : end]:
        end -= 1
    return first, end


def _strongest(seen: View, brings: np.ndarray[Any, Any], first: int, end: int) -> str:
    """Up to three rows of neighbouring words that bring most."""
    floor = brings[first:end].max() * 0.35
    rows: list[tuple[float, int, int]] = []
    at = first
    while at < end:
        to = at
        while to < end and brings[to] >= max(floor, 1e-6):
            to += 1
        if to > at:
            rows.append((float(brings[at:to].sum()), at, min(to + 1, end)))
        at = to + 1
    rows.sort(reverse=True)
    return ", ".join(f"“{' '.join(seen.words[a:b])}”" for _, a, b in sorted(rows[:_MOST_TOLD], key=lambda row: row[1]))


@dataclass(frozen=True, slots=True)
class Chosen:
    """The best model at hand; ``alarms`` name each better one that could not be used, for a person to read."""

    model: TextModel | None
    alarms: tuple[str, ...]
    folder: Path | None


def choose(*folders: Path) -> Chosen:
    """The first of these models that is whole, then the shipped one. A folder that is not there is passed over."""
    alarms: list[str] = []
    for folder in (*folders, SHIPPED):
        if folder != SHIPPED and not folder.exists():
            continue
        try:
            model = shipped() if folder == SHIPPED else TextModel(*read_model(folder))
        except ModelError as error:
            alarms.append(str(error))
        else:
            return Chosen(model, tuple(alarms), folder)
    return Chosen(None, tuple(alarms), None)


@cache
def shipped() -> TextModel:
    """The model that comes with the program. Raises ModelError."""
    return TextModel(*read_model(SHIPPED))
