"""What stands in a text besides its words: signs of an offer and of a mention, rule hits, how much was disguised."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from math import log
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from classifier.detectors.phrases import Reading, bits
from classifier.model.table import FRAMES, POLICIES, ManySums, Sums
from classifier.rules import load
from classifier.stance import INTENTS, quoted_stretches
from classifier.text import View
from storage.records import Finding, Observation, Policy

_LAUGHTER = re.compile(r"\b(?:haha|hihi|kkk|hehe)")
_LINK = re.compile(r"\w\.(?:com|vn|net|vip|top)\b")
# How people write, programs store, and letters are dressed: the same words in them must get the same answer.
_HONEST_CHANGES = frozenset(("tones", "teencode", "marks", "decoding", "invisible", "styled"))

SIGNS = (
    "offer", "mention", "offers", *INTENTS, "negation", "phone", "price", "question", "laugh", "link", "quoted",
    "length", "short", "disguised",
)  # fmt: skip
# Of one policy: its rules' strongest finding, whether there is one, phrases of its rules whoever says them.
OWN = ("rule score", "rule", "rule phrases")
PRODUCTS = ("breaks", "about", "breaks somewhere", "about somewhere", "rule", "rule phrases")
WIDTH = len(POLICIES) * 4 + len(FRAMES) + len(SIGNS) + len(OWN) + len(PRODUCTS) * (len(FRAMES) + 2)

Floats = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Signs:
    """Of one text: the signs common to all policies, and the rules' part by policy."""

    common: Sequence[float]
    rules: Sequence[tuple[float, float, float]]
    """In the order of POLICIES."""


class _Masks(NamedTuple):
    """What is looked for in ``Reading.present``, as bits; and each rule's policy."""

    phrases: int
    negation: int
    intents: Sequence[int]
    policy_of: Mapping[str, Policy]


@cache
def _masks() -> _Masks:
    policy_of = {rule.id: rule.policy for rule in load().values()}
    intents = [bits("intent", each) for each in INTENTS]
    return _Masks(bits(part="phrases"), bits("stance", "negation"), intents, policy_of)


def signs_of(observation: Observation, read: Reading, findings: Sequence[Finding]) -> Signs:
    """The signs of an Observation that was read, and in which the rules found ``findings``."""
    masks = _masks()
    phrases = dict.fromkeys(POLICIES, 0)
    if read.present & masks.phrases:
        for seen in read.fields:
            for owner, hits in seen.hits.items():
                if owner.part == "phrases" and (policy := masks.policy_of.get(owner.of)) in phrases:
                    phrases[policy] += len(hits)
    negations = sum([(seen.found.present & masks.negation).bit_count() for seen in read.fields])
    views = [seen.view for seen in read.fields]
    text = views[0].text if len(views) == 1 else " ".join([each.text for each in views])
    words = sum([len(each.words) for each in views])
    quoted = sum([end - start for each in views for start, end in quoted_stretches(each)])
    common = [
        min(read.balance.offer, 8) / 4, min(read.balance.mention, 8) / 4, float(read.balance.offers),
        *[float(read.present & mask > 0) for mask in masks.intents],
        min(negations, 2), read.balance.phone,
        observation.price is not None or read.balance.price,
        "?" in text, _laughs(text), _links(text), quoted / max(1, len(text)),
        log(1 + words) / 3, words < 8,
        max(map(_disguised, views), default=0.0),
    ]  # fmt: skip
    scores = dict.fromkeys(POLICIES, 0.0)
    for finding in findings:
        if finding.policy in scores and finding.score >= 0.5:
            scores[finding.policy] = max(scores[finding.policy], finding.score)
    return Signs(common, [(scores[each], float(scores[each] > 0), log(1 + min(phrases[each], 6))) for each in POLICIES])


def _laughs(text: str) -> bool:
    if "=)" in text or ":))" in text or "🤣" in text or "😂" in text:
        return True
    # `in` is ten times as fast as an expression that finds nothing
    laughter = "haha" in text or "hihi" in text or "kkk" in text or "hehe" in text
    return laughter and _LAUGHTER.search(text) is not None


def _links(text: str) -> bool:
    if "http:" in text or "https:" in text or "www." in text:
        return True
    end = ".com" in text or ".vn" in text or ".net" in text or ".vip" in text or ".top" in text
    return end and _LINK.search(text) is not None


def _disguised(seen: View) -> float:
    """How much was undone to read a text: 0 for one that is read as it stands, 1 from one change in three words on."""
    if not seen.changes:
        return 0.0
    undone = sum(count for kind, count in seen.changes.items() if kind not in _HONEST_CHANGES)
    return min(1.0, 3 * undone / max(1, len(seen.words)))


class Weights:
    """The weights of ``vectors``, arranged so that a text is weighed without writing its vectors out."""

    def __init__(self, weights: Floats) -> None:
        """``weights``: a row for each policy."""
        count, right = len(POLICIES), len(FRAMES) + 2
        common = WIDTH - len(OWN) - len(PRODUCTS) * right
        self._shared = np.ascontiguousarray(weights[:, :common])
        self._own = np.ascontiguousarray(weights[:, common : common + len(OWN)])
        products = weights[:, common + len(OWN) :].reshape(count, len(PRODUCTS), right)
        self._products = np.ascontiguousarray(products.transpose(1, 0, 2)).reshape(-1, right)

    def weigh(self, sums: ManySums, signs: Sequence[Signs]) -> Floats:
        """The sum for each policy, a row for each text."""
        count, texts = len(POLICIES), len(signs)
        common = np.array([each.common for each in signs], np.float32)
        own = np.array([each.rules for each in signs], np.float32)
        left = np.empty((texts, len(PRODUCTS), count), np.float32)
        left[:, :2] = sums.whole[:, : 2 * count].reshape(texts, 2, count)
        left[:, 2:4] = sums.best.reshape(texts, 2, count)
        left[:, 4:] = own[:, :, 1:].transpose(0, 2, 1)
        right = np.concatenate([sums.whole[:, 2 * count :], common[:, :2]], axis=1)
        weighed: Floats = np.concatenate([sums.whole, sums.best, common], axis=1) @ self._shared.T
        weighed += (own * self._own).sum(axis=2)
        weighed += ((right @ self._products.T).reshape(left.shape) * left).sum(axis=1)
        return weighed


def vectors(sums: Sums, signs: Signs) -> Floats:
    """All that the second part of the model weighs: a row for each policy."""
    own, left, right, shared = _pieces(sums, signs)
    count = len(POLICIES)
    found = np.empty((count, WIDTH), np.float32)
    found[:, : len(shared)] = shared
    found[:, len(shared) : len(shared) + len(OWN)] = own
    found[:, len(shared) + len(OWN) :] = (left.T[:, :, None] * right).reshape(count, -1)
    return found


def _pieces(sums: Sums, signs: Signs) -> tuple[Floats, Floats, Floats, Floats]:
    """By policy what its rules say and, turned, one side of the products; the other side; what all policies share."""
    count = len(POLICIES)
    own, common = np.array(signs.rules, np.float32), np.array(signs.common, np.float32)
    left = np.empty((len(PRODUCTS), count), np.float32)
    left[:2] = sums.whole[: 2 * count].reshape(2, count)
    left[2:4] = sums.best.reshape(2, count)
    left[4:] = own[:, 1:].T
    right = np.concatenate([sums.whole[2 * count :], common[:2]])
    return own, left, right, np.concatenate([sums.whole, sums.best, common])
