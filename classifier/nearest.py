"""Which rule of a policy a stretch of text is nearest to, where no rule's own phrases stand in it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise
from math import log

from classifier.detectors.phrases import Reading
from classifier.detectors.phrases import name as phrases
from classifier.rules import Rule, load
from classifier.text import strip_marks, view
from classifier.tokens import MOST_KEPT
from storage.records import Policy

_LEAST_SCORE = 0.5  # rules below are leads (a missing line) and no ground for a claim
_WORD = re.compile(r"[^\W_]{2,}")


@dataclass(frozen=True, slots=True)
class Known:
    """Rules of one policy and the words, alone and in pairs, of each one's phrases and flagged examples."""

    rules: tuple[Rule, ...]
    words: tuple[frozenset[str], ...]
    rarity: Mapping[str, float]


def nearest_rule(policy: Policy, read: Reading, quote: Sequence[str], context: Sequence[str]) -> Rule:
    """The rule whose phrases stand in the text, or that shares most words with the quote, then with the whole text."""
    known = _known()[policy]
    hits = {owner.of for seen in read.fields for owner in seen.hits if owner.part == "phrases"}
    near, far = known.rarity.keys() & _terms(quote), known.rarity.keys() & _terms(context)

    def closeness(place: int) -> float:
        words = known.words[place]
        shared = sum(known.rarity[term] for term in words & near) + 0.3 * sum(known.rarity[t] for t in words & far)
        return shared / log(20 + len(words))

    places = range(len(known.rules))
    return known.rules[max([at for at in places if known.rules[at].id in hits] or places, key=closeness)]


@cache
def _known() -> Mapping[Policy, Known]:
    found: dict[Policy, Known] = {}
    for policy in Policy:
        rules = tuple(
            rule for rule in load().values()
            if rule.policy is policy and rule.detector == phrases and rule.detect.score >= _LEAST_SCORE
        )  # fmt: skip
        words = tuple(frozenset(_terms(_words_of(rule))) for rule in rules)
        held = Counter(term for each in words for term in each)
        rarity = {term: log(1 + len(rules) / count) for term, count in held.items()}
        if rules:
            found[policy] = Known(rules, words, rarity)
    return found


def _words_of(rule: Rule) -> list[str]:
    texts = [str(text) for example in rule.flags for text in example.fields.values()]
    return [word for text in (rule.meaning, *rule.detect.phrases, *texts) for word in _WORD.findall(text.lower())]


@lru_cache(maxsize=MOST_KEPT)
def _term(word: str) -> str:
    return strip_marks(view(word).text)


def _terms(words: Sequence[str]) -> list[str]:
    bare = [_term(word) for word in words]
    return [*bare, *(f"{a} {b}" for a, b in pairwise(bare))]
