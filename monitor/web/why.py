"""Why a Case is suspected, as a person reads it: one entry a policy, the strongest finding first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from monitor.web.rule_names import rule_of
from storage.records import Finding, Policy


@dataclass(frozen=True)
class Why:
    """The findings of one policy: `lead` is the strongest, `others` support it."""

    policy: Policy
    lead: Finding
    meaning: str  # of the lead's rule, in plain words; empty where the rule is no longer shipped
    exclusions: str  # what is no violation of it
    others: tuple[Finding, ...]


def why(findings: Sequence[Finding]) -> tuple[Why, ...]:
    """The findings merged by policy, the policy with the strongest one first; of one rule only the strongest counts."""
    by_policy: dict[Policy, dict[str, Finding]] = {}
    for finding in sorted(findings, key=lambda each: -each.score):
        by_policy.setdefault(finding.policy, {}).setdefault(finding.rule_id, finding)
    return tuple(_entry(policy, tuple(rules.values())) for policy, rules in by_policy.items())


def _entry(policy: Policy, found: tuple[Finding, ...]) -> Why:
    lead, *others = found
    rule = rule_of(lead.rule_id)
    return Why(policy, lead, rule.meaning if rule else "", rule.exclusions if rule else "", tuple(others))
