"""The figures of a period, each as the list of the rows that it counts.

A period is half-open in UTC, ``[start, end)``. What a figure says of the *end* of a period is folded from the appended
rows (outcomes, approvals, undos, events) up to then, never from what a row says today: the report of a past week gives
the same numbers next year.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from statistics import median
from typing import Any

from sqlalchemy import String, cast, or_
from sqlmodel import Session, col, select

from storage.database import Database
from storage.lifecycle import REQUEST_MOVES, CaseDeed, is_owed
from storage.records import Claimed, Kind, Policy, Record, RunKind, RunState, Verdict, Verified
from storage.tables import (
    ApprovalRow,
    CaptureRow,
    CaseRow,
    DecisionRow,
    EventRow,
    FindingRow,
    ObservationRow,
    OutcomeRow,
    RequestRow,
    RunRow,
    SourceRow,
    SubjectRow,
    TargetRow,
    UndoRow,
)

ALWAYS_THERE = (
    "found_total", "found_new", "found_reopened",
    *(f"found_policy_{policy}" for policy in Policy), "found_policy_none",
    *(f"found_kind_{kind}" for kind in Kind),
    "decided_total", *(f"decided_{verdict}" for verdict in Verdict),
    "approved", "returned",
    "requests_sent", "requested_targets", *(f"requested_kind_{kind}" for kind in Kind),
    "period_claimed_removed", "period_claimed_refused", "period_verified_gone", "period_reappeared",
    "asked_addresses", *(f"claimed_{claim}" for claim in Claimed), *Verified, "overdue",
    "captures", "observations",
    *(f"{work}_{state}" for work in ("runs", "rechecks") for state in (RunState.DONE, RunState.FAILED)),
    "coverage_gaps",
)  # fmt: skip
TURNS = {"claimed_removed", "claimed_refused", "verified_gone", "reappeared"}  # counted as period_<turn>
FINAL = tuple(state for state, following in REQUEST_MOVES.items() if not following)


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

    @property
    def counts(self) -> dict[str, int]:
        """The figures that are counts, by name."""
        return {name: len(rows) for name, rows in self.rows.items()}


def weekly_figures(db: Database, start: datetime, end: datetime, as_of: datetime | None = None) -> WeeklyFigures:
    """The figures of ``[start, end)``. While the period still runs give the present as `as_of`, for what is overdue."""
    with db.read() as session:
        count = _Count(start, end, end if as_of is None else min(end, as_of))
        _count_found(session, count)
        _count_decided(session, count)
        _count_requested(session, count)
        hours = _count_outcomes(session, count)
        gaps = _coverage_gaps(session, count, _count_work(session, count))
    typical = round(median(hours), 1) if hours else None
    rows = {name: tuple(rows) for name, rows in count.rows.items()}
    return WeeklyFigures(rows=rows, named_after=count.named_after, median_hours_to_gone=typical, gaps=gaps)


def coverage_gaps(db: Database, start: datetime, end: datetime) -> tuple[CoverageGap, ...]:
    """The gaps that a report of ``[start, end)`` names, and nothing else."""
    with db.read() as session:
        count = _Count(start, end, end)
        return _coverage_gaps(session, count, _count_runs(session, count))


def rows_behind(db: Database, figure_name: str, start: datetime, end: datetime) -> tuple[str, ...]:
    """The rows, as ``table:id``, that one figure of the period counts. Raises UnknownFigureError."""
    rows = weekly_figures(db, start, end).rows
    if figure_name not in rows:
        raise UnknownFigureError(f"no figure {figure_name} in this period; there are: {', '.join(rows)}")
    return rows[figure_name]


@dataclass
class _Count:
    """The lists as they grow."""

    start: datetime
    end: datetime
    as_of: datetime
    rows: dict[str, list[str]] = field(default_factory=lambda: {name: [] for name in ALWAYS_THERE})
    named_after: dict[str, str] = field(default_factory=dict)

    def add(self, name: str, row: str) -> None:
        """Count a row under a figure that every period has."""
        self.rows[name].append(row)

    def add_named(self, family: str, value: str, row: str) -> None:
        """Count a row under a figure named after a value that is not from a fixed set."""
        tidy = " ".join(unicodedata.normalize("NFC", value).split())
        name = family + _ascii_name(tidy)
        self.named_after.setdefault(name, tidy)
        self.rows.setdefault(name, []).append(row)

    def within(self, column: Any) -> tuple[Any, Any]:
        """That the time in a column lies in the period."""
        return col(column) >= self.start, col(column) < self.end


def _ascii_name(value: str) -> str:
    """A name that is the same in every report; six hex digits tell apart what the letters alone would not."""
    plain = unicodedata.normalize("NFD", value.lower().replace("đ", "d")).encode("ascii", "ignore").decode()
    name = re.sub(r"[^a-z0-9]+", "_", plain).strip("_")[:40]
    if value in (name, name.replace("_", "-").upper()):
        return name
    return f"{name}_{hashlib.sha256(value.encode()).hexdigest()[:6]}".lstrip("_")


def _row(table: str, column: Any) -> Any:
    """``table:id`` in SQL, as Events name a row."""
    return table + ":" + cast(col(column), String)


def _count_found(session: Session, count: _Count) -> None:
    reopened = select(EventRow.subject).where(EventRow.deed == CaseDeed.REOPEN, *count.within(EventRow.at))
    is_ours = or_(col(CaseRow.opened_at) >= count.start, _row("cases", CaseRow.id).in_(reopened))
    ours = select(CaseRow.id).where(col(CaseRow.opened_at) < count.end, is_ours)
    findings = select(FindingRow.case_id, FindingRow.policy, FindingRow.rule_id).distinct()
    findings = findings.where(col(FindingRow.case_id).in_(ours), col(FindingRow.found_at) < count.end)
    policies, rules = defaultdict(set), defaultdict(set)
    for case_id, policy, rule_id in session.exec(findings):
        policies[case_id].add(policy)
        rules[case_id].add(rule_id)
    cases = select(CaseRow.id, CaseRow.opened_at, SubjectRow.kind, SubjectRow.platform).order_by(col(CaseRow.id))
    cases = cases.join(SubjectRow, col(SubjectRow.id) == CaseRow.subject_id).where(col(CaseRow.id).in_(ours))
    for case_id, opened_at, kind, platform in session.exec(cases):
        row = f"cases:{case_id}"
        newness = "found_new" if opened_at >= count.start else "found_reopened"
        for name in ("found_total", newness, f"found_kind_{kind}"):
            count.add(name, row)
        count.add_named("found_platform_", platform, row)
        for policy in policies[case_id] or {"none"}:
            count.add(f"found_policy_{policy}", row)
        for rule_id in rules[case_id]:
            count.add_named("found_rule_", rule_id, row)


def _count_decided(session: Session, count: _Count) -> None:
    """A decision is in force unless its author undid it or, by the end of the period, the approver returned it."""
    noes = select(ApprovalRow.decision_id).where(col(ApprovalRow.approved).is_(False))
    gone = select(UndoRow.decision_id).union(noes.where(col(ApprovalRow.approved_at) < count.end))
    decisions = select(DecisionRow.id, DecisionRow.verdict).where(*count.within(DecisionRow.decided_at))
    in_force = decisions.where(col(DecisionRow.id).not_in(gone)).order_by(col(DecisionRow.id))
    for decision_id, verdict in session.exec(in_force):
        count.add("decided_total", f"decisions:{decision_id}")
        count.add(f"decided_{verdict}", f"decisions:{decision_id}")
    words = select(ApprovalRow.decision_id, ApprovalRow.approved).where(*count.within(ApprovalRow.approved_at))
    for decision_id, approved in session.exec(words.order_by(col(ApprovalRow.decision_id))):
        count.add("approved" if approved else "returned", f"approvals:{decision_id}")


def _count_requested(session: Session, count: _Count) -> None:
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


@dataclass
class _Story:
    """One target up to the end of the period."""

    sent_at: datetime
    claimed: Claimed = Claimed.NONE
    verified: Verified = Verified.NOT_CHECKED
    is_gone: bool = False  # verified gone, and not seen since: a later blocked look does not undo it
    turns: list[tuple[str, datetime]] = field(default_factory=list)

    def hear(self, claimed: str | None, verified: str | None, at: datetime) -> None:
        """One more statement of theirs or look of ours."""
        if claimed:
            self.claimed = Claimed(claimed)
            self.turns.append((f"claimed_{claimed}", at))
        if verified:
            self._look(Verified(verified), at)

    def _look(self, verified: Verified, at: datetime) -> None:
        if verified is Verified.VERIFIED_GONE and not self.is_gone:
            self.turns.append(("verified_gone", at))
        if verified is Verified.REAPPEARED and self.verified is not Verified.REAPPEARED:
            self.turns.append(("reappeared", at))
        seen_again = verified in (Verified.STILL_ONLINE, Verified.REAPPEARED, Verified.CHANGED, Verified.RELOCATED)
        self.is_gone = verified is Verified.VERIFIED_GONE or (self.is_gone and not seen_again)
        self.verified = verified


def _count_outcomes(session: Session, count: _Count) -> list[float]:
    """Count what became of targets; gives the hours from sending to verified gone, where that came in the period."""
    query = select(TargetRow, RequestRow).join(RequestRow, col(RequestRow.id) == TargetRow.request_id)
    query = query.where(col(RequestRow.sent_at) < count.end).order_by(col(RequestRow.sent_at), col(TargetRow.id))
    sent = session.exec(query).all()
    stories = {target.id: _Story(request.sent_at) for target, request in sent if request.sent_at}
    told = select(OutcomeRow.target_id, OutcomeRow.claimed, OutcomeRow.verified, OutcomeRow.recorded_at)
    told = told.where(col(OutcomeRow.recorded_at) < count.end).order_by(col(OutcomeRow.id))
    for target_id, claimed, verified, at in session.exec(told):
        if target_id in stories:
            stories[target_id].hear(claimed, verified, at)
    hours = []
    for target_id, story in stories.items():
        turns = {turn: at for turn, at in story.turns if count.start <= at < count.end}
        for turn in TURNS & turns.keys():
            count.add(f"period_{turn}", f"targets:{target_id}")
        if "verified_gone" in turns:
            hours.append((turns["verified_gone"] - story.sent_at).total_seconds() / 3600)
    # An address asked for again (reappeared, next step of the ladder) stands once, under its latest request.
    for target, request in {target.url: (target, request) for target, request in sent}.values():
        _count_standing(session, count, target, request, stories[target.id])
    return hours


def _count_standing(session: Session, count: _Count, target: TargetRow, request: RequestRow, story: _Story) -> None:
    row = f"targets:{target.id}"
    for name in ("asked_addresses", f"claimed_{story.claimed}", story.verified):
        count.add(name, row)
    is_late = request.deadline_at is not None and request.deadline_at < count.as_of
    if (
        is_owed(story.claimed, story.verified)
        and is_late
        and not (request.state in FINAL and _had_ended(session, request, count.as_of))
    ):
        count.add("overdue", row)


def _had_ended(session: Session, request: RequestRow, at: datetime) -> bool:
    """Whether a request had reached its final state (the case given up, say) by then."""
    moves = select(EventRow.data).where(EventRow.subject == f"requests:{request.id}", col(EventRow.at) < at)
    return any(data.get("after") in FINAL for data in session.exec(moves))


def _count_work(session: Session, count: _Count) -> list[RunRow]:
    """Count captures, observations and runs; gives the crawls that finished in the period, in that order."""
    for name, row_id, moment in (
        ("captures", CaptureRow.id, CaptureRow.captured_at),
        ("observations", ObservationRow.id, ObservationRow.observed_at),
    ):
        for number in session.exec(select(row_id).where(*count.within(moment)).order_by(col(row_id))):
            count.add(name, f"{name}:{number}")
    return _count_runs(session, count)


def _count_runs(session: Session, count: _Count) -> list[RunRow]:
    """Count runs; gives the crawls among them."""
    finished = select(RunRow).where(*count.within(RunRow.finished_at)).order_by(col(RunRow.finished_at), col(RunRow.id))
    runs = session.exec(finished).all()
    for run in runs:
        count.add(f"{'runs' if run.kind == RunKind.CRAWL else 'rechecks'}_{run.state}", f"runs:{run.id}")
    return [run for run in runs if run.kind == RunKind.CRAWL]


def _coverage_gaps(session: Session, count: _Count, runs: list[RunRow]) -> tuple[CoverageGap, ...]:
    """Sources with a failed run in the period, and enabled ones, added before its end, with no run that finished."""
    added = select(EventRow.subject).where(EventRow.deed == "add_source", col(EventRow.at) < count.end)
    gaps = []
    for source in session.exec(select(SourceRow).where(_row("sources", SourceRow.id).in_(added))):
        done = [run for run in runs if run.source_id == source.id and run.state == RunState.DONE]
        failed = [run for run in runs if run.source_id == source.id and run.state == RunState.FAILED]
        if failed or (source.enabled and not done):
            count.add("coverage_gaps", f"sources:{source.id}")
            error = failed[-1].error if failed else ""
            gaps.append(CoverageGap(source=source.name, done_runs=len(done), failed_runs=len(failed), error=error))
    return tuple(sorted(gaps, key=lambda gap: gap.source))
