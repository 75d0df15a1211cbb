"""The rules as people meet them on screen: by name, and as grounds that a person may choose."""

from __future__ import annotations

from collections.abc import Mapping

from classifier.rules import Rule, RuleError, load
from storage.records import Policy


def rule_name(rule_id: str) -> str:
    """The rule's Vietnamese name; its id where the rule is no longer shipped."""
    rule = _rules().get(rule_id)
    return rule.name_vi if rule else rule_id


def grounds_by_policy() -> dict[Policy, dict[str, str]]:
    """Every rule that a person may name as a ground, whatever the machine found: id and name, by policy."""
    grounds: dict[Policy, dict[str, str]] = {}
    for rule in _rules().values():
        grounds.setdefault(rule.policy, {})[rule.id] = rule.name_vi
    return grounds


def _rules() -> Mapping[str, Rule]:
    try:
        return load()
    except RuleError:  # the pipeline says what is wrong with the file; a page about old findings still opens
        return {}
