"""The same rows once more by platform, policy, rule, recipient and kind of object."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from sqlmodel import Session, col, select

from storage.database import Database
from storage.queries.counting import chunks, figure_name
from storage.queries.figures import WeeklyFigures
from storage.tables import CaseRow, DecisionRow, FindingRow, ObservationRow, RequestRow, SubjectRow, TargetRow

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

    case_of: dict[str, int] = field(default_factory=dict)  # by row
    recipient_of: dict[str, str] = field(default_factory=dict)  # by row
    kind: dict[int, str] = field(default_factory=dict)
    platform: dict[int, str] = field(default_factory=dict)
    policies: dict[int, set[str]] = field(default_factory=lambda: defaultdict(set))
    rules: dict[int, set[str]] = field(default_factory=lambda: defaultdict(set))

    def values(self, row: str, by: str) -> Sequence[str]:
        """Under which values of a dimension the row stands."""
        case_id = self.case_of[row]
        if by == "policy":
            return sorted(self.policies[case_id]) if case_id in self.policies else (NONE,)
        if by == "rule":
            return sorted(self.rules[case_id]) if case_id in self.rules else ()
        if by == "recipient":
            return (self.recipient_of[row],) if row in self.recipient_of else ()
        return ((self.platform if by == "platform" else self.kind)[case_id],)


def breakdown(db: Database, figures: WeeklyFigures, end: datetime) -> Breakdown:
    """The parts of a period's figures. `end` is the period's: a finding made later does not count."""
    with db.read() as session:
        facts = _facts(session, {row for base in BASES.values() for row in figures.rows[base]}, end)
    rows: dict[str, list[str]] = defaultdict(list)
    counted: dict[str, dict[str, int]] = {by: defaultdict(int) for by in BY}
    for base, figure in BASES.items():
        for row in figures.rows[figure]:
            for by in BY:
                for value in facts.values(row, by):
                    name, tidy = figure_name(f"{base}_{by}_", value)
                    rows[name].append(row)
                    counted[by][tidy] += 1
    ranked = {by: tuple(sorted(found, key=lambda value: (-found[value], value))) for by, found in counted.items()}
    return Breakdown(rows=rows, values=ranked)


def _facts(session: Session, rows: set[str], end: datetime) -> _Facts:
    facts = _Facts()
    facts.case_of = {row: int(row.partition(":")[2]) for row in rows if row.startswith("cases:")}
    for part in chunks([int(row.partition(":")[2]) for row in rows if row.startswith("decisions:")]):
        decisions = select(DecisionRow.id, DecisionRow.case_id).where(col(DecisionRow.id).in_(part))
        for number, case_id in session.exec(decisions):
            facts.case_of[f"decisions:{number}"] = case_id
    for part in chunks([int(row.partition(":")[2]) for row in rows if row.startswith("targets:")]):
        targets = select(TargetRow.id, RequestRow.case_id, RequestRow.recipient)
        targets = targets.join(RequestRow, col(RequestRow.id) == TargetRow.request_id).where(
            col(TargetRow.id).in_(part)
        )
        for number, case_id, recipient in session.exec(targets):
            facts.case_of[f"targets:{number}"] = case_id
            facts.recipient_of[f"targets:{number}"] = recipient
    for part in chunks(sorted(set(facts.case_of.values()))):
        cases = select(CaseRow.id, SubjectRow.kind, SubjectRow.platform)
        cases = cases.join(SubjectRow, col(SubjectRow.id) == CaseRow.subject_id).where(col(CaseRow.id).in_(part))
        for case_id, kind, platform in session.exec(cases):
            facts.kind[case_id], facts.platform[case_id] = kind, platform
        findings = select(FindingRow.case_id, FindingRow.policy, FindingRow.rule_id).distinct()
        findings = findings.where(col(FindingRow.case_id).in_(part), col(FindingRow.found_at) < end)
        for case_id, policy, rule_id in session.exec(findings):
            facts.policies[case_id].add(policy)
            facts.rules[case_id].add(rule_id)
    return facts


def top_sellers(db: Database, figures: WeeklyFigures, end: datetime, most: int = 10) -> list[tuple[str, list[str]]]:
    """Who sells what the cases of the period are about: (name, rows), the most cases first."""
    cases: dict[str, set[int]] = defaultdict(set)
    with db.read() as session:
        for part in chunks([int(row.partition(":")[2]) for row in figures.rows["found_total"]]):
            sellers = select(FindingRow.case_id, ObservationRow.seller).distinct()
            sellers = sellers.join(ObservationRow, col(ObservationRow.id) == FindingRow.observation_id)
            sellers = sellers.where(col(FindingRow.case_id).in_(part), col(FindingRow.found_at) < end)
            for case_id, seller in session.exec(sellers.where(col(ObservationRow.seller).is_not(None))):
                if seller:
                    cases[seller].add(case_id)
    ranked = sorted(cases, key=lambda seller: (-len(cases[seller]), seller))[:most]
    return [(seller, [f"cases:{number}" for number in sorted(cases[seller])]) for seller in ranked]
