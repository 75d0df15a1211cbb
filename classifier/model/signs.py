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
from classifier.model.table import COLUMNS, POLICIES
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
OWN = 3  # signs of a policy: its rules' strongest finding, whether there is one, their phrases whoever says them
FEATURES = len(COLUMNS) + 2 * len(POLICIES) + len(SIGNS) + OWN * len(POLICIES)
# Below, the strongest stretch says nothing: of 68,260 pairs of a text of the sets, with and without marks, and a policy
# 43,244 are below and without a phrase of a rule; trees that were asked gave five of them more than 0.2, none 0.4.
QUIET = -1.0

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


def features(whole: Floats, best: Floats, signs: Sequence[Signs]) -> Floats:
    """All that the second part of the model weighs: a row of FEATURES for each text. ``whole`` and ``best``: what the
    words add up to (``classifier.model.table.Sums``), a row for each text."""
    common = np.array([each.common for each in signs], np.float32)
    rules = np.array([each.rules for each in signs], np.float32)
    return np.concatenate([whole, best, common, rules.reshape(len(signs), -1)], axis=1)


def quiet(rows: Floats) -> npt.NDArray[np.bool_]:
    """For each text, rows of FEATURES, and policy: do no stretch and no phrase of a rule speak for it?"""
    somewhere = rows[:, len(COLUMNS) : len(COLUMNS) + len(POLICIES)]
    phrases = rows[:, FEATURES - OWN * len(POLICIES) + OWN - 1 :: OWN]
    found: npt.NDArray[np.bool_] = (somewhere < QUIET) & (phrases == 0)
    return found
