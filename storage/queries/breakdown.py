"""The same rows once more by platform, policy, rule, recipient and kind of object."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from sqlmodel import Session, col, select

from storage.database import Database
from storage.queries.counting import CaseFacts, chunks, figure_name
from storage.queries.figures import WeeklyFigures, case_facts
from storage.tables import CaseRow, DecisionRow, FindingRow, ObservationRow, RequestRow, TargetRow

# The figures that are broken down, under the word that begins the names of their parts.
BASES = {
    "found": "found_total", "decided": "decided_total", "requested": "requested_targets",
    "period_claimed_removed": "period_claimed_removed", "period_verified_gone": "period_verified_gone",
    "period_claimed_refused": "period_claimed_refused", "period_reappeared": "period_reappeared",
    "overdue": "overdue", "indeterminate": "indeterminate",
}  # fmt: skip
BY = ("platform", "policy", "rule", "recipient", "kind")
NONE = "none"  # a case that a person brought, without a finding


@dataclass(frozen=True)
class Breakdown:
    """Rows by the name of their figure, as in ``overdue_platform_tiki``, and the values of each dimension."""

    rows: Mapping[str, Sequence[str]]
    values: Mapping[str, Sequence[str]]  # by dimension, the values that occur, the most found first


@dataclass
class _Facts:
    """What is known of the cases that the rows stand for."""

    cases: dict[int, CaseFacts]
    case_of: dict[str, int] = field(default_factory=dict)  # by row
    recipient_of: dict[str, str] = field(default_factory=dict)  # by row

    def alike(self, rows: Sequence[str]) -> Iterator[tuple[CaseFacts, str | None, list[str]]]:
        """Rows that stand under the same values: (facts, recipient or None, rows).

        A week has some hundred such groups and some ten thousand rows, each of which would be named five times.
        """
        groups: dict[tuple[object, ...], tuple[CaseFacts, str | None, list[str]]] = {}
        for row in rows:
            facts, recipient = self.cases[self.case_of[row]], self.recipient_of.get(row)
            key = (facts.platform, facts.kind, frozenset(facts.policies), frozenset(facts.rules), recipient)
            group = groups.get(key)
            if group is None:
                group = groups[key] = (facts, recipient, [])
            group[2].append(row)
        yield from groups.values()


def _values(facts: CaseFacts, recipient: str | None, by: str) -> Collection[str]:
    """Under which values of a dimension such a row stands."""
    if by == "policy":
        return facts.policies or (NONE,)
    if by == "rule":
        return facts.rules
    if by == "recipient":
        return () if recipient is None else (recipient,)
    return (facts.platform if by == "platform" else facts.kind,)


def breakdown(db: Database, figures: WeeklyFigures, end: datetime) -> Breakdown:
    """The parts of a period's figures. `end` is the period's: a finding made later does not count."""
    with db.read() as session:
        facts = _facts(session, figures, end)
    rows: dict[str, list[str]] = defaultdict(list)
    counted: dict[str, dict[str, int]] = {by: defaultdict(int) for by in BY}
    for base, figure in BASES.items():
        for known, recipient, alike in facts.alike(figures.rows[figure]):
            for by in BY:
                for value in _values(known, recipient, by):
                    name, tidy = figure_name(f"{base}_{by}_", value)
                    rows[name] += alike
                    counted[by][tidy] += len(alike)
    ranked = {by: tuple(sorted(found, key=lambda value: (-found[value], value))) for by, found in counted.items()}
    return Breakdown(rows=rows, values=ranked)


def _facts(session: Session, figures: WeeklyFigures, end: datetime) -> _Facts:
    rows = {row for base in BASES.values() for row in figures.rows[base]}
    facts = _Facts(cases=dict(figures.cases))
    facts.case_of = {row: int(row.partition(":")[2]) for row in rows if row.startswith("cases:")}
    for part in chunks([int(row.partition(":")[2]) for row in rows if row.startswith("decisions:")]):
        decisions = select(DecisionRow.id, DecisionRow.case_id).where(col(DecisionRow.id).in_(part))
        for number, case_id in session.exec(decisions):
            facts.case_of[f"decisions:{number}"] = case_id
    for part in chunks([int(row.partition(":")[2]) for row in rows if row.startswith("targets:")]):
        targets = select(TargetRow.id, RequestRow.case_id, RequestRow.recipient)
        targets = targets.join(RequestRow, col(RequestRow.id) == TargetRow.request_id)
        for number, case_id, recipient in session.exec(targets.where(col(TargetRow.id).in_(part))):
            facts.case_of[f"targets:{number}"] = case_id
            facts.recipient_of[f"targets:{number}"] = recipient
    for part in chunks(sorted(set(facts.case_of.values()) - facts.cases.keys())):
        facts.cases |= case_facts(session, end, col(CaseRow.id).in_(part))
    return facts


def top_sellers(
    db: Database, figures: WeeklyFigures, start: datetime, end: datetime, most: int = 10
) -> list[tuple[str, list[str]]]:
    """Who sells what the cases of the period are about: (name, rows), the most cases first."""
    cases: dict[str, set[int]] = defaultdict(set)
    opened = (col(CaseRow.opened_at) >= start, col(CaseRow.opened_at) < end)
    reopened = [case_id for case_id, facts in figures.cases.items() if facts.opened_at < start]
    with db.read() as session:
        for which in (opened, *((col(CaseRow.id).in_(part),) for part in chunks(reopened))):
            sellers = select(FindingRow.case_id, ObservationRow.seller).distinct()
            sellers = sellers.join(ObservationRow, col(ObservationRow.id) == FindingRow.observation_id)
            sellers = sellers.join(CaseRow, col(CaseRow.id) == FindingRow.case_id)
            sellers = sellers.where(col(FindingRow.found_at) < end, col(ObservationRow.seller).is_not(None), *which)
            for case_id, seller in session.exec(sellers):
                if seller:
                    cases[seller].add(case_id)
    ranked = sorted(cases, key=lambda seller: (-len(cases[seller]), seller))[:most]
    return [(seller, [f"cases:{number}" for number in sorted(cases[seller])]) for seller in ranked]
