"""The figures of a period, each as the list of the rows that it counts.

A period is half-open in UTC, ``[start, end)``. What a figure says of the *end* of a period is folded from the appended
rows (outcomes, approvals, undos, events) up to then, never from what a row says today: the report of a past week gives
the same numbers next year; only a Decision that was reversed since, and what it asked for, counts no more (a kept
report stays beside the one that is made again). `storage.queries.recount` derives the same figures by plain SQL, to
check these.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import datetime
from statistics import median
from typing import Any

from sqlalchemy import ColumnElement, Row, and_, func, literal_column
from sqlalchemy import select as select_columns
from sqlmodel import Session, col, select

from storage.actor_tables import ComplaintRow
from storage.correction_tables import ReversalRow
from storage.database import Database
from storage.queries.counting import ALWAYS_THERE, NEVER_OVER, CaseFacts, Count, chunks
from storage.queries.target_stories import Stories, reversed_by
from storage.records import Record, RunKind, RunState
from storage.tables import (
    ApprovalRow,
    CaptureRow,
    CaseRow,
    DecisionRow,
    EventRow,
    FindingRow,
    ObservationRow,
    RequestRow,
    RunRow,
    SourceRow,
    SubjectRow,
    TargetRow,
    UndoRow,
)
from storage.watch_tables import LookalikeRow

__all__ = ["ALWAYS_THERE", "CoverageGap", "UnknownFigureError", "WeeklyFigures", "weekly_figures"]


class UnknownFigureError(LookupError):
    """There is no figure of that name in the period; the text names those there are."""


class CoverageGap(Record):
    """A Source that was not, or not wholly, looked at in the period. It never reads as "no violations"."""

    source: str
    done_runs: int
    failed_runs: int
    error: str  # of the last failed run; empty when none failed


class WeeklyFigures(Record):
    """Every count with the rows behind it, as ``table:id``; a figure is the length of its list."""

    rows: Mapping[str, tuple[str, ...]]
    named_after: Mapping[str, str]  # the platform, rule or recipient in its own spelling, by figure name
    median_hours_to_gone: float | None  # from sending to verified gone, of targets that got there in the period
    gaps: tuple[CoverageGap, ...]
    counts: Mapping[str, int]  # the figures that are counts, by name
    cases: Mapping[int, CaseFacts]  # those found in the period; like `rows`, empty for a period only compared with


def weekly_figures(db: Database, start: datetime, end: datetime, as_of: datetime | None = None) -> WeeklyFigures:
    """The figures of ``[start, end)``. While the period still runs give the present as `as_of`, for what is overdue."""
    return figures_of_periods(db, [(start, end)], as_of)[0]


def figures_of_periods(
    db: Database, periods: Sequence[tuple[datetime, datetime]], as_of: datetime | None = None
) -> tuple[WeeklyFigures, ...]:
    """The figures of several periods, the earliest first; only the last with the rows behind them.

    What became of targets is read once for all of them.
    """
    found = []
    with db.read() as session:
        known = NEVER_OVER if as_of is None else as_of
        stories = Stories(session, periods[0][0], known)
        for start, end in periods:
            moment = end if as_of is None else min(end, as_of)
            count = Count(start, end, moment, known, is_whole=(start, end) == periods[-1])
            (_count_found if count.is_whole else _number_found)(session, count)
            _count_decided(session, count)
            _count_requested(session, count)
            hours = stories.count(session, count)
            _count_due(session, count)
            _count_lookalikes(session, count)
            gaps = _coverage_gaps(session, count, _count_work(session, count))
            # Put together here from what was counted here: to look at each of a million names again takes seconds.
            figures = WeeklyFigures.model_construct(
                rows={name: tuple(rows) for name, rows in count.rows.items()} if count.is_whole else {},
                named_after=count.named_after, median_hours_to_gone=round(median(hours), 1) if hours else None,
                gaps=gaps, counts=count.numbers, cases=count.cases,
            )  # fmt: skip
            found.append(figures)
    return tuple(found)


def coverage_gaps(db: Database, start: datetime, end: datetime) -> tuple[CoverageGap, ...]:
    """The gaps that a report of ``[start, end)`` names, and nothing else."""
    with db.read() as session:
        count = Count(start, end, end)
        return _coverage_gaps(session, count, _count_runs(session, count))


def rows_behind(db: Database, figure_name: str, start: datetime, end: datetime) -> tuple[str, ...]:
    """The rows, as ``table:id``, that one figure of the period counts. Raises UnknownFigureError."""
    rows = weekly_figures(db, start, end).rows
    if figure_name not in rows:
        raise UnknownFigureError(f"no figure {figure_name} in this period; there are: {', '.join(rows)}")
    return rows[figure_name]


def _reopened(session: Session, count: Count) -> list[int]:
    """Cases from before the period that were opened again in it."""
    # The word stands in the SQL itself, so that the small index over these events is taken and not the whole log read.
    again = select(EventRow.subject).where(literal_column("events.deed") == literal_column("'reopen'"))
    subjects = session.exec(again.where(*count.within(EventRow.at))).all()
    ids = sorted({int(subject.partition(":")[2]) for subject in subjects})
    old: list[int] = []
    for part in chunks(ids):
        cases = select(CaseRow.id).where(col(CaseRow.id).in_(part), col(CaseRow.opened_at) < count.start)
        old += session.exec(cases)
    return sorted(old)


def _count_found(session: Session, count: Count) -> None:
    """Cases opened in the period, and older ones that were opened again in it."""
    found = case_facts(session, count.end, col(CaseRow.opened_at) >= count.start, col(CaseRow.opened_at) < count.end)
    for part in chunks(_reopened(session, count)):
        found |= case_facts(session, count.end, col(CaseRow.id).in_(part))
    for case_id in sorted(found):
        facts = found[case_id]
        row = f"cases:{case_id}"
        for name in ("found_total", "found_new" if facts.opened_at >= count.start else "found_reopened"):
            count.add(name, row)
        count.add(f"found_kind_{facts.kind}", row)
        count.add_named("found_platform_", facts.platform, row)
        for policy in facts.policies or {"none"}:
            count.add(f"found_policy_{policy}", row)
        for rule_id in facts.rules:
            count.add_named("found_rule_", rule_id, row)
    count.cases = found


def case_facts(session: Session, end: datetime, *which: ColumnElement[bool]) -> dict[int, CaseFacts]:
    """What was known by `end` of the cases that `which` names."""
    cases = select_columns(col(CaseRow.id), col(CaseRow.opened_at), col(SubjectRow.kind), col(SubjectRow.platform))
    cases = cases.join(SubjectRow, col(SubjectRow.id) == CaseRow.subject_id).where(*which)
    found = {
        case_id: CaseFacts(opened_at, kind, platform, set(), set())
        for case_id, opened_at, kind, platform in session.connection().execute(cases)
    }
    findings = select_columns(col(FindingRow.case_id), col(FindingRow.policy), col(FindingRow.rule_id))
    findings = findings.join(CaseRow, col(CaseRow.id) == FindingRow.case_id).where(
        col(FindingRow.found_at) < end, *which
    )
    for case_id, policy, rule_id in session.connection().execute(findings):
        found[case_id].policies.add(policy)
        found[case_id].rules.add(rule_id)
    return found


def _number_found(session: Session, count: Count) -> None:
    """The same as `_count_found` where only the numbers are asked for."""
    opened = and_(col(CaseRow.opened_at) >= count.start, col(CaseRow.opened_at) < count.end)
    again = _reopened(session, count)
    for which in (opened, *(col(CaseRow.id).in_(part) for part in chunks(again))):
        cases = select_columns(col(SubjectRow.kind), col(SubjectRow.platform), func.count())
        cases = cases.join(CaseRow, col(SubjectRow.id) == CaseRow.subject_id).where(which)
        total = 0
        for kind, platform, number in session.execute(cases.group_by(col(SubjectRow.kind), col(SubjectRow.platform))):
            total += number
            count.add_number(f"found_kind_{kind}", number)
            count.add_named_number("found_platform_", platform, number)
        count.add_number("found_total", total)
        count.add_number("found_new" if which is opened else "found_reopened", total)
        distinct = func.count(col(FindingRow.case_id).distinct())
        ours = (col(CaseRow.id) == FindingRow.case_id, col(FindingRow.found_at) < count.end, which)
        suspected = session.execute(select_columns(distinct).where(*ours)).scalar_one()
        count.add_number("found_policy_none", total - suspected)
        policies = select_columns(col(FindingRow.policy), distinct).where(*ours).group_by(col(FindingRow.policy))
        for policy, number in session.execute(policies):
            count.add_number(f"found_policy_{policy}", number)
        rules = select_columns(col(FindingRow.rule_id), distinct).where(*ours).group_by(col(FindingRow.rule_id))
        for rule_id, number in session.execute(rules):
            count.add_named_number("found_rule_", rule_id, number)


def _count_decided(session: Session, count: Count) -> None:
    """A decision is in force unless its author undid it, the approver returned it by the end of the period, or it was
    reversed since."""
    noes = select(ApprovalRow.decision_id).where(col(ApprovalRow.approved).is_(False))
    noes = noes.where(col(ApprovalRow.approved_at) < count.end, ApprovalRow.decision_id == DecisionRow.id)
    undone = select(UndoRow.decision_id).where(UndoRow.decision_id == DecisionRow.id)
    decisions = select(DecisionRow.id, DecisionRow.verdict).where(*count.within(DecisionRow.decided_at))
    gone = reversed_by(count.known).where(ReversalRow.decision_id == DecisionRow.id)
    in_force = decisions.where(~undone.exists(), ~noes.exists(), ~gone.exists()).order_by(col(DecisionRow.id))
    for decision_id, verdict in session.exec(in_force):
        count.add("decided_total", f"decisions:{decision_id}")
        count.add(f"decided_{verdict}", f"decisions:{decision_id}")
    words = select(ApprovalRow.decision_id, ApprovalRow.approved).where(*count.within(ApprovalRow.approved_at))
    for decision_id, approved in session.exec(words.order_by(col(ApprovalRow.decision_id))):
        count.add("approved" if approved else "returned", f"approvals:{decision_id}")
    for number in session.exec(select(ReversalRow.id).where(*count.within(ReversalRow.recorded_at)).order_by("id")):
        count.add("reversed", f"reversals:{number}")


def _count_requested(session: Session, count: Count) -> None:
    targets = (
        select(TargetRow.id, RequestRow.id, RequestRow.recipient, SubjectRow.kind)
        .join(RequestRow, col(RequestRow.id) == TargetRow.request_id)
        .join(CaseRow, col(CaseRow.id) == RequestRow.case_id)
        .join(SubjectRow, col(SubjectRow.id) == CaseRow.subject_id)
        .where(*count.within(RequestRow.sent_at))
    )
    requests = set()
    for target_id, request_id, recipient, kind in session.exec(targets.order_by(col(TargetRow.id))):
        requests.add(request_id)
        row = f"targets:{target_id}"
        count.add("requested_targets", row)
        count.add(f"requested_kind_{kind}", row)
        count.add_named("requested_recipient_", recipient, row)
    for request_id in sorted(requests):
        count.add("requests_sent", f"requests:{request_id}")


def _count_due(session: Session, count: Count) -> None:
    """Complaints to be answered in the period after this one, of those that had come by its end."""
    later = count.end + (count.end - count.start)
    due = select(ComplaintRow.id).where(col(ComplaintRow.received_at) < count.end)
    due = due.where(col(ComplaintRow.due_at) >= count.end, col(ComplaintRow.due_at) < later)
    due = due.where(col(ComplaintRow.answered_at).is_(None) | (col(ComplaintRow.answered_at) >= count.end))
    for number in session.exec(due.order_by(col(ComplaintRow.id))):
        count.add("due_complaints", f"complaints:{number}")


def _count_lookalikes(session: Session, count: Count) -> None:
    seen = select(LookalikeRow.id, LookalikeRow.tier, LookalikeRow.target)
    seen = seen.where(*count.within(LookalikeRow.recorded_at)).order_by(col(LookalikeRow.id))
    for number, tier, target in session.exec(seen):
        count.add("lookalikes", f"lookalikes:{number}")
        if tier == "alert":
            count.add("lookalikes_alert", f"lookalikes:{number}")
        count.add_named("lookalike_target_", target, f"lookalikes:{number}")


def _count_work(session: Session, count: Count) -> Sequence[Row[Any]]:
    """Count captures, observations and runs; gives the crawls that finished in the period, in that order."""
    for name, row_id, moment in (
        ("captures", CaptureRow.id, CaptureRow.captured_at),
        ("observations", ObservationRow.id, ObservationRow.observed_at),
    ):
        if not count.is_whole:
            count.add_number(name, session.exec(select(func.count()).where(*count.within(moment))).one())
            continue
        for number in session.exec(select(row_id).where(*count.within(moment)).order_by(col(row_id))):
            count.add(name, f"{name}:{number}")
    return _count_runs(session, count)


def _count_runs(session: Session, count: Count) -> Sequence[Row[Any]]:
    """Count runs; gives the crawls among them."""
    columns = (RunRow.id, RunRow.kind, RunRow.state, RunRow.source_id, RunRow.error)
    finished = select_columns(*(col(column) for column in columns))
    finished = finished.where(*count.within(RunRow.finished_at)).order_by(col(RunRow.finished_at), col(RunRow.id))
    runs = session.execute(finished).all()
    for run in runs:
        count.add(f"{'runs' if run.kind == RunKind.CRAWL else 'rechecks'}_{run.state}", f"runs:{run.id}")
    return [run for run in runs if run.kind == RunKind.CRAWL]


def _coverage_gaps(session: Session, count: Count, runs: Sequence[Row[Any]]) -> tuple[CoverageGap, ...]:
    """Sources with a failed run in the period, and enabled ones, added before its end, with no run that finished."""
    of_source: dict[int, list[Row[Any]]] = defaultdict(list)
    for run in runs:
        of_source[run.source_id].append(run)
    sources = {f"sources:{source.id}": source for source in session.exec(select(SourceRow))}
    added: set[str] = set()
    for part in chunks(list(sources)):
        events = select(EventRow.subject).where(col(EventRow.subject).in_(part), EventRow.deed == "add_source")
        added |= set(session.exec(events.where(col(EventRow.at) < count.end)))
    gaps = []
    for row in sorted(added, key=lambda name: sources[name].id):
        source = sources[row]
        done = [run for run in of_source[source.id] if run.state == RunState.DONE]
        failed = [run for run in of_source[source.id] if run.state == RunState.FAILED]
        if failed or (source.enabled and not done):
            count.add("coverage_gaps", row)
            error = failed[-1].error if failed else ""
            gaps.append(CoverageGap(source=source.name, done_runs=len(done), failed_runs=len(failed), error=error))
    return tuple(sorted(gaps, key=lambda gap: gap.source))
