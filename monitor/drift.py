"""Whether the last seven days are unlike the four weeks before: rules that err more often, suggestions that people
follow less, suspicions that come in more or less of. Pure arithmetic; the rows are counted in `storage.queries.drift`.

A share (accepted of decided) has drifted where it moved by 15 points or more and by three standard errors of the
difference of two shares, pooled; both sides need enough decisions. An inflow has drifted where it at least doubled or
halved and moved by three standard errors of the difference of a Poisson count and the mean of four, widened by the
dispersion of those four (inflow is burstier than Poisson). The mix of policies has drifted at a population stability
index of 0.25, the customary line of "a major shift". At three standard errors a steady series alarms in fewer than one
week of a hundred (tests/monitor/test_drift.py counts it).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from math import log, sqrt

ERRORS = 3.0  # standard errors
LEAST_SHIFT = 0.15  # of a share: less is not worth a person's time
LEAST_NOW, LEAST_BEFORE = 20, 40  # decisions on either side of a share
LEAST_COUNT = 20  # cases, in one of the two, of an inflow
LEAST_FACTOR = 2.0
LEAST_WEEKS = 2  # of data before
MAJOR_SHIFT = 0.25
LEAST_MIX = 50  # cases on either side of the mix


class Measure(StrEnum):
    PRECISION = "precision"  # of one rule: accepted as a ground, of clear decisions where it was found
    AGREEMENT = "agreement"  # person and machine said the same
    INFLOW = "inflow"  # cases opened with a policy
    MIX = "mix"  # how cases spread over the policies


@dataclass(frozen=True)
class Drift:
    """One measure of the last seven days beside the four weeks before."""

    measure: Measure
    name: str  # a rule or a policy; empty for the others
    now: float  # a share, a number of cases, or the index
    before: float  # the share of the weeks before together, the mean of their numbers; 0 for the index
    weight: int  # decisions or cases of the last seven days
    has_drifted: bool


def share_drift(measure: Measure, name: str, weeks: Sequence[tuple[int, int]]) -> Drift | None:
    """`weeks`: (part, whole), the last seven days first; weeks before the first record are left out. None: too few."""
    (part, whole), before = weeks[0], weeks[1:]
    old_part, old_whole = sum(each for each, _ in before), sum(each for _, each in before)
    if len(before) < LEAST_WEEKS or whole < LEAST_NOW or old_whole < LEAST_BEFORE:
        return None
    now, then = part / whole, old_part / old_whole
    pooled = (part + old_part) / (whole + old_whole)
    error = sqrt(pooled * (1 - pooled) * (1 / whole + 1 / old_whole))
    far = abs(now - then) >= LEAST_SHIFT and abs(now - then) >= ERRORS * error
    return Drift(measure, name, now, then, whole, far)


def inflow_drift(name: str, weeks: Sequence[int]) -> Drift | None:
    """`weeks`: numbers of cases, the last seven days first. None: too few weeks or cases."""
    now, before = weeks[0], weeks[1:]
    if len(before) < LEAST_WEEKS:
        return None
    mean = sum(before) / len(before)
    if max(now, mean) < LEAST_COUNT:
        return None
    spread = sum((each - mean) ** 2 for each in before) / (len(before) - 1)
    error = sqrt(max(mean, spread, 1.0) * (1 + 1 / len(before)))
    many = now >= LEAST_FACTOR * mean or LEAST_FACTOR * now <= mean
    return Drift(Measure.INFLOW, name, now, mean, now, many and abs(now - mean) >= ERRORS * error)


def mix_drift(inflow: Mapping[str, Sequence[int]]) -> Drift | None:
    """The population stability index of the last seven days' policies against the weeks before together."""
    weeks = max((len(each) for each in inflow.values()), default=0)
    now = [each[0] for each in inflow.values()]
    then = [sum(each[1:]) for each in inflow.values()]
    if weeks - 1 < LEAST_WEEKS or sum(now) < LEAST_MIX or sum(then) < LEAST_MIX:
        return None
    index = 0.0
    for one, other in zip(now, then, strict=True):
        p, q = ((each + 0.5) / (total + 0.5 * len(now)) for each, total in ((one, sum(now)), (other, sum(then))))
        index += (p - q) * log(p / q)
    return Drift(Measure.MIX, "", index, 0.0, sum(now), index >= MAJOR_SHIFT)
