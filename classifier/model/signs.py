"""What stands in a text besides its words: signs of an offer and of a mention, rule hits, how much was disguised."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from math import log

import numpy as np
import numpy.typing as npt

from classifier.detectors.phrases import Reading
from classifier.model.table import FRAMES, POLICIES, Sums
from classifier.rules import load
from classifier.stance import INTENTS, quoted_stretches
from classifier.text import View
from storage.records import Finding, Observation, Policy

_LAUGH = re.compile(r"=\)+|:\)\)+|🤣|😂|\b(?:haha|hihi|kkk+|hehe)")
_LINK = re.compile(r"https?:|www\.|\w\.(?:com|vn|net|vip|top)\b")
# How people write, programs store, and letters are dressed: the same words in them must get the same answer.
_HONEST_CHANGES = frozenset(("tones", "teencode", "marks", "decoding", "invisible", "styled"))
_MOST = 3  # different phrases of one intent that still add something

SIGNS = (
    "offer", "mention", "offers", *INTENTS, "negation", "phone", "price", "question", "laugh", "link", "quoted",
    "length", "short", "unmarked", "disguised",
)  # fmt: skip
# Of one policy: its rules' strongest finding, whether there is one, phrases of its rules whoever says them.
OWN = ("rule score", "rule", "rule phrases")
PRODUCTS = ("breaks", "about", "breaks somewhere", "about somewhere", "rule", "rule phrases")
WIDTH = len(POLICIES) * 4 + len(FRAMES) + len(SIGNS) + len(OWN) + len(PRODUCTS) * (len(FRAMES) + 2)

Floats = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Signs:
    """Of one text: the signs common to all policies, and the rules' part by policy."""

    common: Floats
    rules: Mapping[Policy, tuple[float, float, float]]


@cache
def _policy_of() -> Mapping[str, Policy]:
    return {rule.id: rule.policy for rule in load().values()}


def signs_of(observation: Observation, read: Reading, findings: Sequence[Finding]) -> Signs:
    """The signs of an Observation that was read, and in which the rules found ``findings``."""
    intents: dict[str, set[int]] = {}
    phrases = dict.fromkeys(POLICIES, 0)
    negations = 0
    of_rule = _policy_of()
    for seen in read.fields:
        for owner, hits in seen.hits.items():
            if owner.of == "intent":
                intents.setdefault(owner.part, set()).add(owner.number)
            elif owner.of == "stance":
                negations += owner.part == "negation"
            elif owner.part == "phrases" and (policy := of_rule.get(owner.of)) in phrases:
                phrases[policy] += len(hits)
    views = [seen.view for seen in read.fields]
    text = " ".join(each.text for each in views)
    words = sum(len(each.words) for each in views)
    quoted = sum(end - start for each in views for start, end in quoted_stretches(each))
    common = [
        min(read.balance.offer, 8) / 4, min(read.balance.mention, 8) / 4, float(read.balance.offers),
        *(min(len(intents[each]), _MOST) if each in intents else 0 for each in INTENTS),
        min(negations, 2), read.balance.phone,
        observation.price is not None or read.balance.price,
        "?" in text, _LAUGH.search(text) is not None, _LINK.search(text) is not None, quoted / max(1, len(text)),
        log(1 + words) / 3, words < 8, not any(each.marked for each in views), max(map(_disguised, views), default=0.0),
    ]  # fmt: skip
    scores = dict.fromkeys(POLICIES, 0.0)
    for finding in findings:
        if finding.policy in scores and finding.score >= 0.5:
            scores[finding.policy] = max(scores[finding.policy], finding.score)
    return Signs(
        np.array(common, np.float32),
        {each: (scores[each], float(scores[each] > 0), log(1 + min(phrases[each], 6))) for each in POLICIES},
    )


def _disguised(seen: View) -> float:
    """How much was undone to read a text: 0 for one that is read as it stands, 1 from one change in three words on."""
    undone = sum(count for kind, count in seen.changes.items() if kind not in _HONEST_CHANGES)
    return min(1.0, 3 * undone / max(1, len(seen.words)))


def vectors(sums: Sums, signs: Signs) -> Floats:
    """All that the second part of the model weighs: a row for each policy."""
    count = len(POLICIES)
    own = np.array([signs.rules[policy] for policy in POLICIES], np.float32)
    left = np.stack(
        [sums.whole[:count], sums.whole[count : 2 * count], sums.best[:count], sums.best[count:], own[:, 1], own[:, 2]],
        axis=1,
    )
    right = np.concatenate([sums.whole[2 * count :], signs.common[:2]])
    shared = np.concatenate([sums.whole, sums.best, signs.common])
    found = np.empty((count, WIDTH), np.float32)
    found[:, : len(shared)] = shared
    found[:, len(shared) : len(shared) + len(OWN)] = own
    found[:, len(shared) + len(OWN) :] = (left[:, :, None] * right).reshape(count, -1)
    return found
