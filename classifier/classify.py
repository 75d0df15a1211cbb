"""The way in: one Observation, one day, its suspicions. Rules find and cite, the model weighs; neither decides."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache

from classifier.detector import Detector, find_detectors
from classifier.detectors.phrases import Reading, bits, reading, readings
from classifier.examples import check_examples
from classifier.model.judge import NO_MODEL, TextModel, Verdict, choose, reasons
from classifier.model.table import POLICIES
from classifier.nearest import nearest_rule
from classifier.rules import load
from classifier.together import together
from classifier.windows import LONG, windows
from storage.records import Finding, Observation, Policy, QuotedField

# From which score on a finding puts its policy on the list of labels. Findings below stay leads for a person: a missing
# mandatory line (TP-01) is one, and does not make a health claim by itself.
OPERATING_THRESHOLD: Mapping[Policy, float] = {
    Policy.HEALTH_CLAIM: 0.5,
    Policy.COUNTERFEIT: 0.5,
    Policy.ENDORSEMENT: 0.5,
    Policy.ILLEGAL_SERVICE: 0.5,
    Policy.ADVERTISING: 0.5,
    Policy.ECOMMERCE_SITE: 0.5,
    Policy.LOOKALIKE_DOMAIN: 0.6,
}
# From which likelihood on the model speaks without a rule; chosen on written development sets (docs/model.md).
ALONE = {
    Policy.HEALTH_CLAIM: 0.65, Policy.COUNTERFEIT: 0.55, Policy.ENDORSEMENT: 0.6, Policy.ILLEGAL_SERVICE: 0.7,
    Policy.ADVERTISING: 0.5,
}  # fmt: skip
DOUBT = 0.4  # below, a rule's finding becomes a lead: the words speak of the matter and do not offer it
LEAD_MOST = 0.45
_NO_MODEL = Verdict({}, NO_MODEL)


class Band(StrEnum):
    """How much a finding's score is worth; docs/model.md gives the precision measured for each."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"
    LEAD = "lead"  # below the operating threshold: a person may follow it, it labels nothing


HIGH_FROM, MEDIUM_FROM = 0.9, 0.7


def band(finding: Finding) -> Band:
    """The confidence band of a finding."""
    if finding.score < OPERATING_THRESHOLD[finding.policy]:
        return Band.LEAD
    return Band.HIGH if finding.score >= HIGH_FROM else Band.MEDIUM if finding.score >= MEDIUM_FROM else Band.LOW


@dataclass(frozen=True, slots=True)
class Judgement:
    """All suspicions about one Observation, strongest first; ``unscored`` says why the model said nothing.

    An unscored Observation without a finding is not clear: nobody but the rules has looked at it.
    """

    findings: tuple[Finding, ...]
    unscored: str


def prepare() -> None:
    """Read and prove the rules now rather than at the first text. Raises RuleError for a bad one."""
    _ready_detectors()


def classify(observation: Observation, day: date) -> tuple[Finding, ...]:
    """The findings of ``judge`` with the shipped model."""
    return judge(observation, day, choose().model).findings


def judge(observation: Observation, day: date, model: TextModel | None) -> Judgement:
    """The findings of an Observation, strongest first, at most one for each rule.

    ``day`` is the day of the act: it chooses the version of the law that a finding cites. Pure; never raises for what
    an Observation may hold. Without a model the rules speak alone. The first call reads and proves the rules, and
    raises RuleError for a bad one.
    """
    return next(judge_each([(observation, day)], model))


def judge_each(acts: Iterable[tuple[Observation, date]], model: TextModel | None) -> Iterator[Judgement]:
    """``judge`` for each Observation and day, in order: the model works on some at a time, which is quicker."""
    for some in together(acts, lambda act: len(act[0].text)):
        yield from _judge_together(some, model)


def _judge_together(acts: Sequence[tuple[Observation, date]], model: TextModel | None) -> Iterator[Judgement]:
    short = [act for act in acts if len(act[0].text) <= LONG]
    observations = [observation for observation, _ in short]
    texts = list(zip(observations, readings(observations), _by_rules(short), strict=True))
    verdicts = iter(model.judge_all(texts) if model is not None else [_NO_MODEL] * len(texts))
    read = iter(texts)
    for observation, day in acts:
        if len(observation.text) > LONG:
            yield _judge_long(observation, day, model)
            continue
        (_, seen, by_rules), verdict = next(read), next(verdicts)
        both = by_rules
        if model is not None and not verdict.unscored:
            both = _weighed(day, model, seen, by_rules, verdict)
        yield Judgement(_strongest_first(both), verdict.unscored)


def _by_rules(acts: Sequence[tuple[Observation, date]]) -> list[list[Finding]]:
    """The findings of all detectors about each of some texts, at most one for each rule."""
    found: list[dict[str, Finding]] = [{} for _ in acts]
    for detector in _ready_detectors():
        for (observation, day), best in zip(acts, found, strict=True):
            for finding in detector.detect(observation, day):
                held = best.get(finding.rule_id)
                if held is None or (finding.score, len(finding.quote)) > (held.score, len(held.quote)):
                    best[finding.rule_id] = finding
    return [list(best.values()) for best in found]


def _strongest_first(found: Collection[Finding]) -> tuple[Finding, ...]:
    if len(found) < 2:
        return tuple(found)
    return tuple(sorted(found, key=lambda finding: (-finding.score, finding.rule_id)))


def _judge_long(observation: Observation, day: date, model: TextModel | None) -> Judgement:
    """A very long text, window by window, by the rules alone: the model clears no text of that length.

    What forbids a rule to speak counts wherever it stands, and a shop lacks only what it lacks in every window.
    """
    best: dict[str, Finding] = {}
    present = count = 0
    lacking: Counter[str] = Counter()
    for start, text in windows(observation.text):
        part = observation.model_copy(update={"text": text})
        found = judge(part, day, None).findings
        present |= reading(part).present
        count += 1
        for each in found:
            moved = each
            if each.field is QuotedField.TEXT:
                moved = each.model_copy(update={"start": each.start + start, "end": each.end + start})
            elif each.policy is Policy.ECOMMERCE_SITE:
                lacking[each.rule_id] += 1
            held = best.get(each.rule_id)
            if held is None or (each.score, len(each.quote)) > (held.score, len(held.quote)):
                best[each.rule_id] = moved
    kept = [
        each
        for each in best.values()
        if not present & (bits(each.rule_id, "unless") | bits(each.rule_id, "missing"))
        and lacking.get(each.rule_id, count) == count
    ]
    return Judgement(_strongest_first(kept), "văn bản quá dài" if model is not None else _NO_MODEL.unscored)


def _weighed(day: date, model: TextModel, read: Reading, found: Sequence[Finding], verdict: Verdict) -> list[Finding]:
    """The rules' findings with the model's doubt or support, and the model's own where no rule spoke."""
    weighed = [_supported(finding, verdict) for finding in found]
    spoken = {each.policy for each in weighed if each.score >= OPERATING_THRESHOLD[each.policy]}
    for policy in POLICIES:
        if policy not in spoken and verdict.likely[policy] >= ALONE[policy]:
            own = _own_finding(day, model, read, policy, verdict)
            weighed = [each for each in weighed if each.rule_id != own.rule_id] + [own]
    return weighed


def _supported(finding: Finding, verdict: Verdict) -> Finding:
    likely = verdict.likely.get(finding.policy)
    if likely is None or finding.score < OPERATING_THRESHOLD[finding.policy]:
        return finding
    if likely < DOUBT:
        return finding.model_copy(update={"score": LEAD_MOST})
    return finding.model_copy(update={"score": round(max(0.5, likely), 2)})


def _own_finding(day: date, model: TextModel, read: Reading, policy: Policy, verdict: Verdict) -> Finding:
    place, words = model.place(read, policy)
    seen = next(each for each in read.fields if each.field is place.field)
    rule = nearest_rule(policy, read, seen.view.words[place.first : place.last], seen.view.words[:400])
    return Finding(
        policy=policy,
        rule_id=rule.id,
        detector=f"model/{model.version}",
        severity=rule.severity,
        score=round(min(0.99, max(OPERATING_THRESHOLD[policy], verdict.likely[policy])), 2),
        field=place.field,
        quote=seen.original[place.start : place.end],
        start=place.start,
        end=place.end,
        legal=rule.legal(day),
        why=reasons(words, verdict.signs),
    )


def labels(findings: Collection[Finding]) -> tuple[Policy, ...]:
    """The policies of findings at or above the operating threshold, in the order of the closed list."""
    reached = {each.policy for each in findings if each.score >= OPERATING_THRESHOLD[each.policy]}
    return tuple(policy for policy in Policy if policy in reached)


@cache
def _ready_detectors() -> tuple[Detector, ...]:
    detectors = find_detectors()
    check_examples(load().values(), detectors)
    return tuple(detectors.values())
