"""Counts by week for the measures of drift: decisions by rule, agreement, cases opened by policy."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy import func
from sqlmodel import Session, col, select

from storage.database import Database
from storage.queries.dashboard import NEWEST, Rate, agreement_of, found_in, precision_of
from storage.queries.report_lines import first_record
from storage.queue_tables import FacetRow
from storage.records import Policy, Record, RunKind, RunState
from storage.tables import CaseRow, DecisionRow, RunRow, UndoRow

WEEK = timedelta(days=7)
WEEKS = 5  # the last seven days and four before


class DriftCounts(Record):
    """Each series: the last seven days first, then the weeks before as far as there are data."""

    rules: dict[str, tuple[tuple[int, int], ...]]  # (accepted as a ground, decided where it was found)
    agreement: tuple[tuple[int, int], ...]  # where the suggestion was shown and where it was hidden, together
    inflow: dict[str, tuple[int, ...]]  # cases opened, by policy
    failed_runs: int  # crawls of the last seven days: fewer cases may be fewer looks


def drift_counts(db: Database, until: datetime) -> DriftCounts:
    """The counts of the five weeks that end at `until`; of a busy week, its `NEWEST` decisions."""
    began = first_record(db)
    spans = [(until - (back + 1) * WEEK, until - back * WEEK) for back in range(WEEKS)]
    spans = [each for place, each in enumerate(spans) if place == 0 or (began is not None and began <= each[0])]
    with db.read() as session:
        decided = [_decided(session, *span) for span in spans]
        found = [found_in(session, [each.case_id for each in week]) for week in decided]
        precision = [
            {rate.name: rate for rate in precision_of(week, rules)} for week, rules in zip(decided, found, strict=True)
        ]
        agreed = [
            [agreement_of("", week, rules, blind=blind) for blind in (True, False)]
            for week, rules in zip(decided, found, strict=True)
        ]
        names = {name for week in precision for name in week}
        none = Rate(name="", part=0, whole=0)
        return DriftCounts(
            rules={
                name: tuple((week.get(name, none).part, week.get(name, none).whole) for week in precision)
                for name in sorted(names)
            },
            agreement=tuple((sum(each.part for each in two), sum(each.whole for each in two)) for two in agreed),
            inflow=_inflow(session, spans),
            failed_runs=_failed(session, *spans[0]),
        )


def _decided(session: Session, start: datetime, end: datetime) -> list[DecisionRow]:
    undone = select(UndoRow.decision_id)
    query = select(DecisionRow).where(col(DecisionRow.decided_at) >= start, col(DecisionRow.decided_at) < end)
    newest = query.where(col(DecisionRow.id).not_in(undone)).order_by(col(DecisionRow.id).desc()).limit(NEWEST)
    return list(session.exec(newest))


def _inflow(session: Session, spans: Sequence[tuple[datetime, datetime]]) -> dict[str, tuple[int, ...]]:
    counted: dict[str, Counter[int]] = defaultdict(Counter)
    for place, (start, end) in enumerate(spans):
        opened = select(CaseRow.id).where(col(CaseRow.opened_at) >= start, col(CaseRow.opened_at) < end)
        # Written so that the database goes from the week's Cases to their facets, not through the facets of all years.
        is_policy = col(FacetRow.facet) + "" == "policy"
        query = select(FacetRow.value, func.count()).where(is_policy, col(FacetRow.case_id).in_(opened))
        for policy, number in session.exec(query.group_by(FacetRow.value)):
            counted[policy][place] = number
    return {str(policy): tuple(counted[policy][place] for place in range(len(spans))) for policy in Policy}


def _failed(session: Session, start: datetime, end: datetime) -> int:
    query = (
        select(func.count()).select_from(RunRow).where(RunRow.kind == RunKind.CRAWL, RunRow.state == RunState.FAILED)
    )
    return session.exec(query.where(col(RunRow.finished_at) >= start, col(RunRow.finished_at) < end)).one()
