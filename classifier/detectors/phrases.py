"""The rules that are phrases: what an offer may not say. Finds, never judges."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache, cached_property, reduce
from operator import itemgetter, or_
from typing import NamedTuple

from classifier.price_table import price_table
from classifier.product_kind import ProductKind, kind_words, product_kind
from classifier.rules import Detect, Rule, Stance, of_detector
from classifier.scanner import Found, Hit, Scanner
from classifier.stance import Balance, intents, quoted_stretches, signs, weigh
from classifier.text import SENTENCE, View, view
from storage.records import Finding, Kind, Observation, QuotedField

name = "phrases"
version = "3"

NEGATION_WINDOW = 3
BESIDE_WINDOW = 12
REACH = 30  # words before a hit at which a phrase of a few words and gaps that is near it can begin
# What a caution does not cover: words of a result, and what turns the sentence round, with and without marks.
_RESULT = frozenset(
    ["khỏi", "dứt", "hết", "sạch", "tận", "tái", "đặc", "tan", "giảm", "khoi", "dut", "het", "sach", "dac", "giam"]
)
_CONTRAST = frozenset(["nhưng", "mà", "vẫn", "song", "nhung", "ma", "van"])
# Each further different phrase makes the suspicion a little stronger, never certain.
SCORE_STEP, SCORE_MOST = 0.03, 0.99


class Owner(NamedTuple):
    """Whose phrases: a rule's, by its id, or `stance`, `kind`, `intent`, `brand` (of the price table, by its row).

    ``part`` and ``number`` say which of them.
    """

    of: str
    part: str
    number: int = 0


@dataclass(frozen=True)
class Seen:
    """A text field with all hits of all phrases, by owner."""

    field: QuotedField
    original: str
    view: View
    found: Found[Owner]

    @property
    def hits(self) -> Mapping[Owner, Sequence[Hit]]:
        """Where phrases stand, of those owners for whom it matters."""
        return self.found.places

    @cached_property
    def negations(self) -> Sequence[Hit]:
        """The words that negate, in order."""
        return sorted([hit for owner, hits in self.hits.items() if owner.part == "negation" for hit in hits])


@dataclass(frozen=True, slots=True)
class Reading:
    """An Observation with all that the phrases say of it."""

    text: View
    title: View
    fields: Sequence[Seen]
    """Text and title, those that hold a word."""
    present: int
    """The owners of whose phrases one stands in it, as bits; ``bits`` says which."""
    balance: Balance


def detect(observation: Observation, day: date) -> Iterator[Finding]:
    """At most one Finding for each rule, with its longest quote. ``day`` is the day of the act."""
    read = reading(observation)
    there = read.present & bits(part="phrases")
    if not there:
        return
    kind = product_kind({ProductKind(owner.part) for owner in owners(read.present & bits(of="kind"))})
    for owner in owners(there):
        rule, unless, context = _rules()[owner.of]
        if read.present & unless or read.present & context != context:
            continue
        if _may_speak(rule.detect, read.balance, kind):
            yield from _findings(rule, observation, read.fields, day)


def reading(observation: Observation) -> Reading:
    """What was read of an Observation; kept for the next caller, since all detectors and the model ask for the same."""
    held = _kept.get(id(observation))
    return held[1] if held is not None and held[0] is observation else readings([observation])[0]


def readings(observations: Sequence[Observation]) -> list[Reading]:
    """``reading`` of some Observations, kept until the next are read.

    All are read step by step: the tables of one step stay in the processor's cache, those of all steps do not fit.
    """
    global _kept
    views = [(view(each.text), view(each.title)) for each in observations]
    found = iter(scanner().read_all([seen for both in views for seen in both if seen.words]))
    read = [_reading(each, both, found) for each, both in zip(observations, views, strict=True)]
    _kept = {id(each): (each, said) for each, said in zip(observations, read, strict=True)}
    return read


def _reading(observation: Observation, views: tuple[View, View], found: Iterator[Found[Owner]]) -> Reading:
    """``found``: of the views that hold a word, in order."""
    fields = [
        Seen(field, seen.original, seen, next(found))
        for field, seen in zip((QuotedField.TEXT, QuotedField.TITLE), views, strict=True)
        if seen.words
    ]
    present = reduce(or_, [seen.found.present for seen in fields], 0)
    return Reading(*views, fields, present, _balance(observation, fields, present))


_kept: Mapping[int, tuple[Observation, Reading]] = {}


def owners(present: int) -> Iterator[Owner]:
    """The owners that bits stand for."""
    keys = scanner().keys
    while present:
        lowest = present & -present
        yield keys[lowest.bit_length() - 1]
        present ^= lowest


@cache
def bits(of: str = "", part: str = "") -> int:
    """All owners ``of`` a rule or a list, or with a ``part`` of that name, as bits of ``present``."""
    return scanner().bits(lambda owner: (not of or owner.of == of) and (not part or owner.part == part))


@cache
def _rules() -> Mapping[str, tuple[Rule, int, int]]:
    """Each rule with what must not and what must stand in the same text, as bits."""
    return {
        rule.id: (rule, bits(rule.id, "unless") | bits(rule.id, "missing"), bits(rule.id, "context"))
        for rule in of_detector(name)
    }


@cache
def scanner() -> Scanner[Owner]:
    """The scanner of all phrases of all rules, and of the signs of stance and product kind."""
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
    entries += [(Owner("intent", intent), phrase) for intent, phrases in intents().items() for phrase in phrases]
    entries += [(Owner("kind", kind), phrase) for kind, phrases in kind_words().items() for phrase in phrases]
    entries += [
        (Owner("brand", "", number), each) for number, row in enumerate(price_table().rows) for each in row.names
    ]
    return Scanner(entries, lists, marked_only=marked, placed=_is_placed)


def _is_placed(owner: Owner) -> bool:
    """Whether it matters where an owner's phrases stand."""
    return owner.of == "brand" or owner.part in ("phrases", "unless_before", "unless_beside", "negation")


def _rule_phrases(rule: Rule) -> Iterator[tuple[Owner, str]]:
    detect = rule.detect
    for part, phrases in (
        ("phrases", detect.phrases),
        ("unless", detect.unless),
        ("unless_before", detect.unless_before),
        ("unless_beside", detect.unless_beside),
        ("missing", detect.missing),
    ):
        yield from ((Owner(rule.id, part), phrase) for phrase in phrases)
    for index, phrases in enumerate(detect.context):
        yield from ((Owner(rule.id, "context", index), phrase) for phrase in phrases)


def _own_lists(rule: Rule, phrase: str) -> str:
    return phrase.replace("{", f"{{{rule.policy}_")


def _balance(observation: Observation, fields: Sequence[Seen], present: int) -> Balance:
    found = {weight: (present & bits("stance", weight)).bit_count() for weight in signs()}
    return weigh(observation, tuple(seen.view for seen in fields), found)


def _may_speak(detect: Detect, balance: Balance, kind: ProductKind) -> bool:
    if detect.kinds and kind not in detect.kinds:
        return False
    return balance.offers if detect.stance is Stance.OFFER else not balance.reports


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
    yield Finding(
        policy=rule.policy,
        rule_id=rule.id,
        detector=f"{name}/{version}",
        severity=rule.severity,
        score=round(min(SCORE_MOST, rule.detect.score + SCORE_STEP * (len(different) - 1)), 2),
        field=seen.field,
        quote=seen.original[start:end],
        start=start,
        end=end,
        legal=rule.legal(day),
    )


def _standing(rule: Rule, seen: Seen, kind: Kind) -> Iterator[Hit]:
    """The rule's hits that are neither negated, nor named in a caution, nor, outside a listing or an ad, quoted."""
    hits = seen.hits.get(Owner(rule.id, "phrases"), ())
    if not hits:
        return
    before = seen.hits.get(Owner(rule.id, "unless_before"), ())
    turned = sorted([*seen.negations, *before]) if before else seen.negations
    cautions = seen.hits.get(Owner(rule.id, "unless_beside"), ())
    quoted = quoted_stretches(seen.view) if kind not in (Kind.LISTING, Kind.AD) else ()
    for hit in hits:
        if quoted and _is_quoted(hit, seen.view, quoted):
            continue
        if cautions and any(_warns(each, hit, seen) for each in _near(cautions, hit)):
            continue
        if not turned or not is_turned(hit, turned, seen.view):
            yield hit


def is_turned(hit: Hit, turned: Sequence[Hit], seen: View) -> bool:
    """Does one of ``turned``, which are in order, end up to NEGATION_WINDOW words before a hit, without a stop?"""
    return any(_turns(each, hit, seen) for each in _near(turned, hit))


def _is_quoted(hit: Hit, seen: View, quoted: Sequence[tuple[int, int]]) -> bool:
    first, last = seen.spans[hit.first][0], seen.spans[hit.end - 1][1]
    stretch = bisect_right(quoted, first, key=itemgetter(0)) - 1
    return stretch >= 0 and last <= quoted[stretch][1]


def _near(others: Sequence[Hit], hit: Hit) -> Sequence[Hit]:
    """Those of ``others``, which are in order, that begin near a hit: no more, so that a long text stays linear."""
    start = bisect_left(others, hit.first - REACH, key=itemgetter(0))
    return others[start : bisect_right(others, hit.end + BESIDE_WINDOW, key=itemgetter(0))]


def _warns(caution: Hit, hit: Hit, seen: Seen) -> bool:
    """Whether a hit names a treatment in the sentence of a caution ("người đang điều trị … nên hỏi ý kiến bác sĩ").

    A promised result is a claim all the same, and so is what follows a "nhưng": the mandatory line heals no claim.
    """
    first, last = (hit, caution) if hit.first < caution.first else (caution, hit)
    words = seen.view.words
    if _RESULT.intersection(words[hit.first : hit.end]) or _CONTRAST.intersection(words[first.end : last.first]):
        return False
    if last.first - first.end > BESIDE_WINDOW:
        return False
    if SENTENCE in seen.view.breaks[first.first + 1 : last.end]:
        return False
    start, end = seen.view.original_span(first.first, last.end)
    return "\n" not in seen.original[start:end]


def _turns(negation: Hit, hit: Hit, seen: View) -> bool:
    if not hit.first - NEGATION_WINDOW <= negation.end <= hit.first:
        return False
    return not any(seen.breaks[negation.end : hit.first + 1])
