"""The way in: one Observation, one day, its suspicions."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date
from functools import cache

from classifier.detector import Detector, find_detectors
from classifier.examples import check_examples
from classifier.rules import load
from storage.records import Finding, Observation, Policy

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


def classify(observation: Observation, day: date) -> tuple[Finding, ...]:
    """The findings of an Observation, strongest first, at most one for each rule.

    ``day`` is the day of the act: it chooses the version of the law that a finding cites. Pure; never raises for what
    an Observation may hold. The first call reads and proves the rules, and raises RuleError for a bad one.
    """
    best: dict[str, Finding] = {}
    for detector in _ready_detectors():
        for finding in detector.detect(observation, day):
            held = best.get(finding.rule_id)
            if held is None or (finding.score, len(finding.quote)) > (held.score, len(held.quote)):
                best[finding.rule_id] = finding
    return tuple(sorted(best.values(), key=lambda finding: (-finding.score, finding.rule_id)))


def labels(findings: Collection[Finding]) -> tuple[Policy, ...]:
    """The policies of findings at or above the operating threshold, in the order of the closed list."""
    reached = {each.policy for each in findings if each.score >= OPERATING_THRESHOLD[each.policy]}
    return tuple(policy for policy in Policy if policy in reached)


@cache
def _ready_detectors() -> tuple[Detector, ...]:
    detectors = find_detectors()
    check_examples(load().values(), detectors)
    return tuple(detectors.values())
