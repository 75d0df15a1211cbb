"""The rules as people meet them on screen: by name, and as grounds that a person may choose."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import zip_longest

from classifier.rules import Rule, RuleError, load
from storage.queries.cases import CaseDetail
from storage.records import Policy

MOST_CHOICES = 9  # one digit each


def rule_name(rule_id: str) -> str:
    """The rule's Vietnamese name; its id where the rule is no longer shipped."""
    rule = _rules().get(rule_id)
    return rule.name_vi if rule else rule_id


def rule_of(rule_id: str) -> Rule | None:
    """The rule itself; None where it is no longer shipped."""
    return _rules().get(rule_id)


def grounds_by_policy() -> dict[Policy, dict[str, str]]:
    """Every rule that a person may name as a ground, whatever the machine found: id and name, by policy."""
    grounds: dict[Policy, dict[str, str]] = {}
    for rule in _rules().values():
        if not rule.is_ground:
            continue
        grounds.setdefault(rule.policy, {})[rule.id] = rule.name_vi
    return grounds


def choices(found: Sequence[str], policies: Sequence[Policy]) -> tuple[str, ...]:
    """The grounds that the digits 1 to 9 stand for: what was found, strongest first, then others of the policies in
    turn; without any policy, of all.
    """
    grounds = grounds_by_policy()
    lists = [list(grounds.get(policy, {})) for policy in dict.fromkeys(policies or Policy)]
    others = (rule for row in zip_longest(*lists) for rule in row if rule)
    return tuple(dict.fromkeys((*found, *others)))[:MOST_CHOICES]


def may_be_ground(rule_id: str) -> bool:
    """False for an indicator, which supports other grounds and breaks no law by itself; unknown ids stay allowed."""
    rule = _rules().get(rule_id)
    return rule is None or rule.is_ground


def grounds_of(case: CaseDetail) -> set[str]:
    """The rule ids that a decision on this case may name: what was found in it, and every ground of the pack."""
    found = {finding.rule_id for finding in case.findings if may_be_ground(finding.rule_id)}
    return found.union(*grounds_by_policy().values())


def _rules() -> Mapping[str, Rule]:
    try:
        return load()
    except RuleError:  # the pipeline says what is wrong with the file; a page about old findings still opens
        return {}
