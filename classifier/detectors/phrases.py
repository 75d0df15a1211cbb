"""The rules that are phrases: what an offer may not say. Finds, never judges."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import NamedTuple

from classifier.phrase import Hit, Scanner
from classifier.product_kind import ProductKind, kind_words, product_kind
from classifier.rules import Detect, Rule, Stance, of_detector
from classifier.stance import Balance, quoted_stretches, signs, weigh
from classifier.text import View, view
from storage.records import Finding, Kind, Observation, QuotedField

name = "phrases"
version = "1"

NEGATION_WINDOW = 3
# Each further different phrase makes the suspicion a little stronger, never certain.
SCORE_STEP, SCORE_MOST = 0.03, 0.99


class Owner(NamedTuple):
    """Whose phrases: a rule's, by its id, or `stance`, `kind`; ``part`` and ``number`` say which of them."""

    of: str
    part: str
    number: int = 0


@dataclass(frozen=True, slots=True)
class Seen:
    """A text field with all hits of all phrases, by owner."""

    field: QuotedField
    view: View
    hits: Mapping[Owner, Sequence[Hit]]


def detect(observation: Observation, day: date) -> Iterator[Finding]:
    """At most one Finding for each rule, with its longest quote. ``day`` is the day of the act."""
    fields = [
        Seen(field, seen, _scanner().scan(seen))
        for field, seen in ((QuotedField.TEXT, view(observation.text)), (QuotedField.TITLE, view(observation.title)))
        if seen.words
    ]
    owners = {owner.of for seen in fields for owner in seen.hits}
    candidates = [rule for rule in of_detector(name) if rule.id in owners]
    if not candidates:
        return
    balance = _balance(observation, fields)
    kind = product_kind({ProductKind(o.part) for seen in fields for o in seen.hits if o.of == "kind"})
    for rule in candidates:
        if _may_speak(rule.detect, balance, kind) and _context_fits(rule, fields):
            yield from _findings(rule, observation, fields, day)


@cache
def _scanner() -> Scanner[Owner]:
    entries: list[tuple[Owner, str]] = []
    lists: dict[str, Sequence[str]] = {}
    marked: list[tuple[Owner, str]] = []
    for rule in of_detector(name):
        # Two files may call different lists by one name, so a list carries its file's name here.
        lists.update({f"{rule.policy}_{each}": words for each, words in rule.lists.items()})
        marked += [(Owner(rule.id, "phrases"), _own_lists(rule, each)) for each in rule.detect.marked_phrases]
        entries += [(owner, _own_lists(rule, each)) for owner, each in _rule_phrases(rule)]
    for weight, phrases in signs().items():
        entries += [(Owner("stance", weight, index), phrase) for index, phrase in enumerate(phrases)]
    entries += [(Owner("kind", kind), phrase) for kind, phrases in kind_words().items() for phrase in phrases]
    return Scanner(entries, lists, marked_only=marked)


def _rule_phrases(rule: Rule) -> Iterator[tuple[Owner, str]]:
    detect = rule.detect
    for part, phrases in (
        ("phrases", detect.phrases),
        ("unless", detect.unless),
        ("unless_before", detect.unless_before),
        ("missing", detect.missing),
    ):
        yield from ((Owner(rule.id, part), phrase) for phrase in phrases)
    for index, phrases in enumerate(detect.context):
        yield from ((Owner(rule.id, "context", index), phrase) for phrase in phrases)


def _own_lists(rule: Rule, phrase: str) -> str:
    return phrase.replace("{", f"{{{rule.policy}_")


def _balance(observation: Observation, fields: Sequence[Seen]) -> Balance:
    found: dict[str, set[int]] = {}
    for seen in fields:
        for owner in seen.hits:
            if owner.of == "stance":
                found.setdefault(owner.part, set()).add(owner.number)
    return weigh(observation, tuple(seen.view for seen in fields), {part: len(each) for part, each in found.items()})


def _may_speak(detect: Detect, balance: Balance, kind: ProductKind) -> bool:
    if detect.kinds and kind not in detect.kinds:
        return False
    return balance.offers if detect.stance is Stance.OFFER else not balance.reports


def _context_fits(rule: Rule, fields: Sequence[Seen]) -> bool:
    def stands(part: str, index: int = 0) -> bool:
        return any(Owner(rule.id, part, index) in seen.hits for seen in fields)

    if stands("unless") or stands("missing"):
        return False
    return all(stands("context", index) for index in range(len(rule.detect.context)))


def _findings(rule: Rule, observation: Observation, fields: Sequence[Seen], day: date) -> Iterator[Finding]:
    best: tuple[int, Seen, Hit] | None = None
    different: set[tuple[str, ...]] = set()
    for seen in fields:
        for hit in _standing(rule, seen, observation.kind):
            different.add(seen.view.words[hit.first : hit.end])
            if best is None or hit.end - hit.first > best[0]:
                best = (hit.end - hit.first, seen, hit)
    if best is None:
        return
    _, seen, hit = best
    start, end = seen.view.original_span(hit.first, hit.end)
    original = observation.title if seen.field is QuotedField.TITLE else observation.text
    yield Finding(
        policy=rule.policy,
        rule_id=rule.id,
        detector=f"{name}/{version}",
        score=min(SCORE_MOST, rule.detect.score + SCORE_STEP * (len(different) - 1)),
        field=seen.field,
        quote=original[start:end],
        start=start,
        end=end,
        legal=rule.legal(day),
    )


def _standing(rule: Rule, seen: Seen, kind: Kind) -> Iterator[Hit]:
    """The rule's hits that are neither negated nor, outside a listing or an ad, somebody else's quoted words."""
    turned = [
        *(hit for owner, hits in seen.hits.items() if owner[:2] == ("stance", "negation") for hit in hits),
        *seen.hits.get(Owner(rule.id, "unless_before"), ()),
    ]
    hits = seen.hits.get(Owner(rule.id, "phrases"), ())
    quoted = quoted_stretches(seen.view) if hits and kind not in (Kind.LISTING, Kind.AD) else ()
    for hit in hits:
        first, last = seen.view.spans[hit.first][0], seen.view.spans[hit.end - 1][1]
        if any(start <= first and last <= end for start, end in quoted):
            continue
        if not any(_turns(each, hit, seen.view) for each in turned):
            yield hit


def _turns(negation: Hit, hit: Hit, seen: View) -> bool:
    if not hit.first - NEGATION_WINDOW <= negation.end <= hit.first:
        return False
    return not any(seen.breaks[negation.end : hit.first + 1])
