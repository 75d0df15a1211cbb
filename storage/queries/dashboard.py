"""What the dashboard shows. Whatever can be is read from the counters that triggers keep, so that a million Cases cost
what ten do; the rest looks at the newest Decisions or at one month."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date, datetime, timedelta

from sqlalchemy import func
from sqlmodel import Session, col, select

from storage.blind import is_blind
from storage.database import Database
from storage.deadlines import local_day
from storage.queue_tables import CounterRow
from storage.records import CaseState, Record, Verdict, Verified
from storage.tables import CaseRow, DecisionRow, FindingRow, RequestRow, TargetRow, UndoRow, UserRow

BACKLOG = (CaseState.QUEUED, CaseState.IN_REVIEW, CaseState.NEEDS_INFO, CaseState.ESCALATED)
NEWEST = 2000  # Decisions that precision and agreement look at
WEEK, MONTH = timedelta(days=7), timedelta(days=30)
DAYS = 14
AGES = ((0, "hôm nay"), (3, "1–3 ngày"), (7, "4–7 ngày"), (30, "8–30 ngày"), (10**6, "lâu hơn"))
DUE = ("quá hạn", "hôm nay", "ngày mai", "sau đó")
CHUNK = 800  # values in one IN: SQLite took 999 for long


class Named(Record):
    """One bar: a name and a number."""

    name: str
    number: int


class Rate(Record):
    """A share: `part` of `whole`."""

    name: str
    part: int
    whole: int

    @property
    def percent(self) -> int:
        """Rounded; 0 of nothing."""
        return round(100 * self.part / self.whole) if self.whole else 0


class Dashboard(Record):
    opened_today: int
    inflow: tuple[Named, ...]  # by day, oldest first
    backlog: tuple[Named, ...]  # by age
    deadlines: tuple[Named, ...]
    removal: tuple[Rate, ...]  # verified gone of asked, by platform, last 30 days
    precision: tuple[Rate, ...]  # accepted of decided, by rule, newest Decisions
    load: tuple[Named, ...]  # Decisions by person, last 7 days
    held: tuple[Named, ...]  # Cases that each person holds now
    agreement_blind: Rate
    agreement_shown: Rate


def dashboard(db: Database, now: datetime) -> Dashboard:
    """All figures of the page, as of now."""
    today = local_day(now)
    with db.read() as session:
        opened = _days(session, "opened", None)
        recent = [today - timedelta(days=back) for back in reversed(range(DAYS))]
        decisions = _newest(session)
        found = found_in(session, [each.case_id for each in decisions])
        return Dashboard(
            opened_today=opened[today],
            inflow=tuple(Named(name=f"{day:%d/%m}", number=opened[day]) for day in recent),
            backlog=_by_age(_days(session, "opened", BACKLOG), today),
            deadlines=_by_deadline(_days(session, "deadline", None), today),
            removal=_removal(session, now - MONTH),
            precision=precision_of(decisions, found),
            load=_load(session, now - WEEK),
            held=_held(session),
            agreement_blind=agreement_of("gợi ý được giấu", decisions, found, blind=True),
            agreement_shown=agreement_of("gợi ý hiện sẵn", decisions, found, blind=False),
        )


def _days(session: Session, facet: str, states: Sequence[CaseState] | None) -> Counter[date]:
    query = select(CounterRow.value, CounterRow.number).where(
        CounterRow.facet == facet, CounterRow.number > 0, func.length(CounterRow.value) == 10
    )
    if states is not None:
        query = query.where(col(CounterRow.state).in_(states))
    counted: Counter[date] = Counter()
    for day, number in session.exec(query):
        counted[date.fromisoformat(day)] += number
    return counted


def _by_age(opened: Counter[date], today: date) -> tuple[Named, ...]:
    ages: Counter[str] = Counter()
    for day, number in opened.items():
        ages[next(name for most, name in AGES if (today - day).days <= most)] += number
    return tuple(Named(name=name, number=ages[name]) for _, name in AGES)


def _by_deadline(due: Counter[date], today: date) -> tuple[Named, ...]:
    found: Counter[str] = Counter()
    for day, number in due.items():
        ahead = (day - today).days
        found[DUE[0] if ahead < 0 else DUE[min(ahead + 1, 3)]] += number
    return tuple(Named(name=name, number=found[name]) for name in DUE)


def _removal(session: Session, since: datetime) -> tuple[Rate, ...]:
    query = (
        select(CaseRow.platform, TargetRow.verified, func.count())
        .join(RequestRow, col(RequestRow.id) == TargetRow.request_id)
        .join(CaseRow, col(CaseRow.id) == RequestRow.case_id)
        .where(col(RequestRow.sent_at) >= since)
        .group_by(CaseRow.platform, TargetRow.verified)
    )
    asked: Counter[str] = Counter()
    gone: Counter[str] = Counter()
    for platform, verified, number in session.exec(query):
        asked[platform] += number
        gone[platform] += number if verified == Verified.VERIFIED_GONE else 0
    return tuple(Rate(name=name, part=gone[name], whole=whole) for name, whole in asked.most_common())


def _newest(session: Session) -> list[DecisionRow]:
    undone = select(UndoRow.decision_id)
    query = select(DecisionRow).where(col(DecisionRow.id).not_in(undone))
    return list(session.exec(query.order_by(col(DecisionRow.id).desc()).limit(NEWEST)))


def found_in(session: Session, case_ids: Sequence[int]) -> dict[int, set[str]]:
    """The rules found in each Case."""
    found: dict[int, set[str]] = {}
    for start in range(0, len(case_ids), CHUNK):
        query = select(FindingRow.case_id, FindingRow.rule_id)
        for case_id, rule in session.exec(query.where(col(FindingRow.case_id).in_(case_ids[start : start + CHUNK]))):
            found.setdefault(case_id, set()).add(rule)
    return found


def precision_of(decisions: Sequence[DecisionRow], found: dict[int, set[str]]) -> tuple[Rate, ...]:
    """Of each rule: how often a person accepted it as a ground, among clear decisions on Cases where it was found."""
    whole: Counter[str] = Counter()
    part: Counter[str] = Counter()
    for each in decisions:
        if each.verdict not in (Verdict.VIOLATION, Verdict.NO_VIOLATION):
            continue
        rules = found.get(each.case_id, set())
        whole.update(rules)
        part.update(rules & set(each.grounds) if each.verdict == Verdict.VIOLATION else ())
    return tuple(Rate(name=rule, part=part[rule], whole=number) for rule, number in whole.most_common())


def agreement_of(name: str, decisions: Sequence[DecisionRow], found: dict[int, set[str]], *, blind: bool) -> Rate:
    """How often person and machine said the same: a violation on a ground that was found."""
    part = whole = 0
    for each in decisions:
        rules = found.get(each.case_id, set())
        if is_blind(each.case_id) is not blind or not rules:
            continue
        if each.verdict in (Verdict.VIOLATION, Verdict.NO_VIOLATION):
            whole += 1
            part += each.verdict == Verdict.VIOLATION and bool(rules & set(each.grounds))
    return Rate(name=name, part=part, whole=whole)


def _load(session: Session, since: datetime) -> tuple[Named, ...]:
    query = (
        select(UserRow.name, func.count())
        .join(DecisionRow, col(DecisionRow.author_id) == UserRow.id)
        .where(DecisionRow.decided_at >= since)
        .group_by(UserRow.name)
        .order_by(func.count().desc())
    )
    return tuple(Named(name=name, number=number) for name, number in session.exec(query))


def _held(session: Session) -> tuple[Named, ...]:
    query = (
        select(UserRow.name, func.count())
        .join(CaseRow, col(CaseRow.leased_by) == UserRow.id)
        .where(CaseRow.state == CaseState.IN_REVIEW)
        .group_by(UserRow.name)
        .order_by(func.count().desc())
    )
    return tuple(Named(name=name, number=number) for name, number in session.exec(query))
