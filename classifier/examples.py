"""Proof that a rule does what its examples say; without it a rule is not used."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime

from pydantic import ValidationError

from classifier.detector import Detector
from classifier.rules import Example, Rule, RuleError, Use
from storage.records import Kind, Observation

# Examples are judged under the law of this day; which law is cited does not change what is flagged.
_SEEN_AT = datetime(2026, 11, 1, tzinfo=UTC)


def check_examples(rules: Iterable[Rule], detectors: Mapping[str, Detector]) -> None:
    """Raises RuleError, with file and line, for the first example that does not behave."""
    for rule in rules:
        if rule.use is Use.MANUAL:
            continue
        if rule.detector not in detectors:
            raise _error(rule, rule.line, f"names no detector {rule.detector!r}; there are {', '.join(detectors)}")
        for example, must_flag in [*((each, True) for each in rule.flags), *((each, False) for each in rule.passes)]:
            findings = detectors[rule.detector].detect(example_observation(rule, example), _SEEN_AT.date())
            if any(finding.rule_id == rule.id for finding in findings) != must_flag:
                raise _error(rule, example.line, "flags nothing" if must_flag else "flags what it must let pass")


def example_observation(rule: Rule, example: Example) -> Observation:
    """The Observation that an example stands for: a post on a page of its own, unless it says otherwise."""
    fields = {"url": "https://vidu.example/bai", "kind": Kind.POST, "title": "", "text": ""} | dict(example.fields)
    try:
        return Observation.model_validate(
            {"canonical_url": fields["url"], "observed_at": _SEEN_AT, "capture_sha256": None} | fields
        )
    except ValidationError as error:
        raise _error(rule, example.line, f"not an Observation: {error.errors()[0]['msg']}") from error


def _error(rule: Rule, line: int, message: str) -> RuleError:
    return RuleError(f"{rule.file}:{line}: rule {rule.id}: the example {message}")
