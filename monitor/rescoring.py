"""The unscored lane once a good model is back: what it left is judged now, with the rules and lists of today.

A text leaves the lane by being judged or by a person's look, never by the passing of time.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from classifier.classify import judge_each
from classifier.model.judge import WAITS_FOR_MODEL
from crawler.identifiers.read import identify
from monitor.office_time import act_day
from monitor.register_match import DETECTOR, lines_of, matches_of, weighed
from monitor.textmodel import serving
from monitor.workplace import Workplace
from storage.ledger import registers, sightings
from storage.ledger.unscored import note_why
from storage.queries.rule_switches import switched_off
from storage.queries.unscored import Unscored, count_by_reason, waiting
from storage.records import Finding


@dataclass(slots=True)
class Rescored:
    judged: int = 0
    """Texts that left the lane."""
    new_cases: int = 0
    waiting: int = 0
    """Texts still in it."""


def rescore(workplace: Workplace, *, why: Collection[str] = WAITS_FOR_MODEL) -> Rescored:
    """Judge what waits in the lane for one of these reasons; all of it where none is given. Safe to do twice."""
    done = Rescored()
    model = serving(workplace.settings, aloud=False).model
    off = switched_off(workplace.db)
    after = 0
    while model is not None and (some := waiting(workplace.db, why=why, after=after)):
        after = some[-1].observation_id
        acts = [(each.observation, act_day(each.observation.observed_at)) for each in some]
        for each, judgement in zip(some, judge_each(acts, model), strict=True):
            if judgement.unscored:
                if judgement.unscored != each.why:
                    note_why(workplace.db, each.observation_id, judgement.unscored)
                continue
            done.judged += 1
            findings = [finding for finding in judgement.findings if finding.rule_id not in off]
            done.new_cases += _see_late(workplace, each, findings)
    done.waiting = sum(count_by_reason(workplace.db).values())
    return done


def left_over(workplace: Workplace) -> Iterator[dict[str, str]]:
    """What waits in the lane: address, why, since when."""
    after = 0
    while some := waiting(workplace.db, after=after):
        after = some[-1].observation_id
        for each in some:
            yield {"url": each.observation.url, "unscored": each.why, "since": each.since.isoformat()}


def _see_late(workplace: Workplace, each: Unscored, findings: list[Finding]) -> bool:
    """Whether a Case was opened for a text that was judged late."""
    db, now, observation = workplace.db, workplace.clock(), each.observation
    matches = matches_of(db, observation, identify(observation).contacts)
    kept, taken_back = weighed(observation, findings, matches, act_day(observation.observed_at))
    seen = sightings.judge_late(db, each.observation_id, list(kept), now)
    if taken_back:
        registers.note_taken_back(db, each.observation_id, lines_of(taken_back), actor=f"system:{DETECTOR}", now=now)
    return seen.opened
