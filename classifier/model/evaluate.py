"""How good labels are: precision, recall, F1 by policy with bootstrap intervals, and false alarms on clean texts."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from random import Random
from typing import Any

from classifier.corpus.generate import corpus
from classifier.examples import example_observation
from classifier.model.table import POLICIES
from classifier.model.train import observation_of
from classifier.rules import load
from storage.records import Observation, Policy

DRAWS = 400
FROZEN_SEED, DRAWN_EVERY = 404, 3  # another seed than any training's
_EACH_ONCE = 0.15  # of the corpus: a draw of every text, rarely a second
Labels = frozenset[Policy]


@dataclass(frozen=True, slots=True)
class Case:
    """A text with what is known of it: of ``about``, exactly ``labels`` are broken; other policies are left open."""

    observation: Observation
    labels: Labels
    about: Labels


def frozen() -> list[Case]:
    """What no newer model may do worse: the examples of all rules, written by hand and never trained on, and draws of
    the corpus that no training sees, where the rules alone are not enough.
    """
    drawn = [
        Case(observation_of(each.text, each.kind), each.labels, frozenset(POLICIES))
        for each in list(corpus(FROZEN_SEED, scale=_EACH_ONCE))[::DRAWN_EVERY]
    ]
    return drawn + [
        Case(
            example_observation(rule, example),
            frozenset({rule.policy}) if broken else frozenset(),
            frozenset({rule.policy}),
        )
        for rule in load().values()
        if rule.policy in POLICIES and rule.detect.score >= 0.5
        for broken, examples in ((True, rule.flags), (False, rule.passes))
        for example in examples
    ]


def figures(cases: Sequence[Case], predict: Callable[[Observation], Iterable[Policy]]) -> Mapping[str, Any]:
    """By policy precision, recall, F1 with its interval of 95%, and n; `macro_f1`; `false_alarms` and `clean`."""
    pairs = [(case, frozenset(predict(case.observation)) & case.about) for case in cases]
    found: dict[str, Any] = {}
    for policy in POLICIES:
        rows = [(policy in case.labels, policy in said) for case, said in pairs if policy in case.about]
        if not any(true for true, _ in rows):
            continue
        precision, recall, f1 = _prf(rows)
        low, high = _interval(rows)
        found[policy] = {
            "precision": round(precision, 3), "recall": round(recall, 3), "f1": round(f1, 3),
            "f1_interval": [round(low, 3), round(high, 3)], "n": sum(true for true, _ in rows),
        }  # fmt: skip
    clean = [said for case, said in pairs if not case.labels]
    return {
        "policies": found,
        "macro_f1": round(sum(each["f1"] for each in found.values()) / max(1, len(found)), 3),
        "false_alarms": sum(bool(said) for said in clean),
        "clean": len(clean),
    }


def _prf(rows: Sequence[tuple[bool, bool]]) -> tuple[float, float, float]:
    hits = sum(true and said for true, said in rows)
    wrong = sum(said and not true for true, said in rows)
    missed = sum(true and not said for true, said in rows)
    precision = hits / (hits + wrong) if hits + wrong else 0.0
    recall = hits / (hits + missed) if hits + missed else 0.0
    return precision, recall, 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def _interval(rows: Sequence[tuple[bool, bool]]) -> tuple[float, float]:
    chance = Random(0)  # noqa: S311 - a bootstrap, no secret
    draws = sorted(_prf(chance.choices(rows, k=len(rows)))[2] for _ in range(DRAWS))
    return draws[DRAWS // 40], draws[DRAWS - DRAWS // 40 - 1]


def worse(new: Mapping[str, Any], old: Mapping[str, Any]) -> list[str]:
    """In what the new figures are worse than the old ones; empty lets a new model pass the gate."""
    said = [
        f"{policy}: F1 {new['policies'].get(policy, {'f1': 0.0})['f1']} < {each['f1']}"
        for policy, each in old["policies"].items()
        if new["policies"].get(policy, {"f1": 0.0})["f1"] < each["f1"]
    ]
    if new["false_alarms"] > old["false_alarms"]:
        said.append(f"false alarms: {new['false_alarms']} > {old['false_alarms']} of {old['clean']}")
    return said
