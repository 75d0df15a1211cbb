"""What the queue is found by: the copied columns, the facets and the search words of a Case, and its place.

Facets take their state and priority from the Case by trigger, counters from the facets by trigger: whatever path moves
a Case, the queue's pages and numbers follow in the same transaction.
"""

from __future__ import annotations

from collections.abc import Sequence

from sqlmodel import Session, col, select

from storage.records import CaseState, Finding, Severity
from storage.search_text import index_text
from storage.tables import CaseRow, CounterRow, FacetRow, ObservationRow, SearchRow, SubjectRow

HARM = {Severity.LOW: 0, Severity.MEDIUM: 1, Severity.HIGH: 2, Severity.CRITICAL: 3}
REPEAT = 40  # points for each Case of the same seller that was acted on
MOST_REPEATS = 3
# States in which a Case was upheld by two people.
UPHELD = (CaseState.ACTIONING, CaseState.MONITORING)


def priority(findings: Sequence[Finding], repeats: int = 0) -> int:
    """Place in the queue, 0 to 520, higher first; of equal ones the older Case comes first.

    Expected harm, (1 + harm of the rule, 0 to 3) x score in percent, of the worst finding; and 40 points for each Case
    of the same seller that two people upheld, three at most. Reach and complaints join when there are sources for them.
    """
    harm = max(round((1 + HARM[finding.severity]) * finding.score * 100) for finding in findings)
    return harm + REPEAT * min(repeats, MOST_REPEATS)


def repeats_of(session: Session, seller: str | None) -> int:
    """How many Cases of this seller stand upheld."""
    if not seller:
        return 0
    query = select(CounterRow.number).where(
        CounterRow.facet == "seller", CounterRow.value == seller, col(CounterRow.state).in_(UPHELD)
    )
    return sum(session.exec(query))


def index_case(session: Session, case: CaseRow, observation: ObservationRow, rules: Sequence[tuple[str, str]]) -> None:
    """Copy what a line of the queue shows, and add the facets and words that are missing.

    `rules` are (policy, rule id) of the new findings.
    """
    subject = session.get_one(SubjectRow, case.subject_id)
    case.title, case.url, case.host = observation.title, subject.key, subject.host
    case.kind, case.platform, case.seller = subject.kind, subject.platform, observation.seller
    case.policies = sorted({*(case.policies or ()), *(policy for policy, _ in rules)})
    session.add(case)
    session.flush()
    wanted = {("all", ""), ("host", case.host), ("kind", case.kind), ("platform", case.platform)}
    wanted |= {("policy", policy) for policy, _ in rules} | {("rule", rule) for _, rule in rules}
    if case.seller:
        wanted.add(("seller", case.seller))
    if observation.source_id is not None:
        wanted.add(("source", str(observation.source_id)))
    known = set(session.exec(select(FacetRow.facet, FacetRow.value).where(FacetRow.case_id == case.id)))
    for facet, value in sorted(wanted - known):
        session.add(FacetRow(case_id=case.id, facet=facet, value=value, state=case.state, priority=case.priority))
    folded, marked = index_text(observation.title, observation.seller or "", observation.text)
    words = session.get(SearchRow, case.id) or SearchRow(case_id=case.id)
    words.folded, words.marked = folded, marked
    session.add(words)
    session.flush()
