"""What the queue is found by: the copied columns, the facets and the search words of a Case, and its place.

Facets take their state and priority from the Case by trigger, counters from the facets by trigger: whatever path moves
a Case, the queue's pages and numbers follow in the same transaction.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from functools import lru_cache

from sqlmodel import Session, col, select

from storage.deadlines import local_day
from storage.near_duplicates import Offer, bands, word_runs
from storage.queue_tables import PAIR, BandRow, CounterRow, FacetRow, SearchRow, pair
from storage.records import CaseState, Finding, Severity
from storage.search_text import index_text
from storage.tables import CaseRow, ObservationRow, OfficeRow, SubjectRow

CANDIDATES = 64  # texts whose words are kept at hand, half a megabyte at most each: one advert meets the same ones
HARM = {Severity.LOW: 0, Severity.MEDIUM: 1, Severity.HIGH: 2, Severity.CRITICAL: 3}
REPEAT = 40  # points for each Case of the same seller that was acted on
MOST_REPEATS = 3
REACH = 10  # points for each further address of the group
MOST_REACH = 6
# Points that time adds: once a Case has waited so long, and once so little is left of its deadline.
WAITED = ((timedelta(days=7), 20), (timedelta(days=30), 20))
LEFT = ((timedelta(days=30), 50), (timedelta(days=7), 50))
# A violation that stands may be fined for one year from its discovery, some for two (Luật XLVPHC Đ6): the shorter.
LIMITATION = timedelta(days=365)
# States in which a Case was upheld by two people.
UPHELD = (CaseState.ACTIONING, CaseState.MONITORING)


def priority(findings: Sequence[Finding], repeats: int = 0) -> int:
    """Place in the queue, 0 to 720 with `reach` and `waiting`, higher first; of equal ones the older Case comes first.

    Expected harm, (1 + harm of the rule, 0 to 3) x score in percent, of the worst finding; and 40 points for each Case
    of the same seller that two people upheld, three at most. `reach` adds the size of the group, `waiting` age and
    deadline.
    """
    harm = max(round((1 + HARM[finding.severity]) * finding.score * 100) for finding in findings)
    return harm + REPEAT * min(repeats, MOST_REPEATS)


def reach(members: int) -> int:
    """Points that a group's further addresses add to its place, six of them at most."""
    return REACH * min(members, MOST_REACH)


def waiting(opened_at: datetime, due_at: datetime, now: datetime) -> tuple[int, datetime | None]:
    """(points that time has added by now, when it adds the next ones; None when it has added all).

    In steps, so that a Case is written four times in its life and not daily.
    """
    steps = [(opened_at + age, points) for age, points in WAITED] + [(due_at - left, points) for left, points in LEFT]
    to_come = [moment for moment, _ in steps if moment > now]
    return sum(points for moment, points in steps if moment <= now), min(to_come, default=None)


def let_wait(case: CaseRow, now: datetime) -> None:
    """Give a Case the points that time has added by now; its deadline is its limitation's unless one is earlier."""
    case.due_at = case.due_at or case.opened_at + LIMITATION
    points, case.step_at = waiting(case.opened_at, case.due_at, now)
    case.priority += points - case.waiting_points
    case.waiting_points = points


def repeats_of(session: Session, seller_id: int | None) -> int:
    """How many Cases of this Seller stand upheld, under whatever account."""
    if seller_id is None:
        return 0
    query = select(CounterRow.number).where(
        CounterRow.facet == "seller_id", CounterRow.value == str(seller_id), col(CounterRow.state).in_(UPHELD)
    )
    return sum(session.exec(query))


def index_member(
    session: Session, case: CaseRow, observation: ObservationRow, rules: Sequence[tuple[str, str]],
    seller_id: int | None,
) -> None:  # fmt: skip
    """Let a Case be found by one more address of its group too; its line still shows the first."""
    subject = session.get_one(SubjectRow, observation.subject_id)
    case.policies = sorted({*case.policies, *(policy for policy, _ in rules)})
    session.add(case)
    session.flush()
    wanted = {("host", subject.host), ("platform", subject.platform)}
    _add_facets(session, case, observation, wanted, rules, seller_id)


def index_case(
    session: Session, case: CaseRow, observation: ObservationRow, rules: Sequence[tuple[str, str]],
    seller_id: int | None,
) -> None:  # fmt: skip
    """Copy what a line of the queue shows, and add the facets, words and bands that are missing.

    `rules` are (policy, rule id) of the new findings, `seller_id` is whose the Observation is (`sellers.seller_of`).
    """
    subject = session.get_one(SubjectRow, case.subject_id)
    is_new = not case.url  # nothing to look up: every other writer waits while this one asks
    case.title, case.url, case.host = observation.title, subject.key, subject.host
    case.kind, case.platform, case.seller = subject.kind, subject.platform, observation.seller
    case.policies = sorted({*(case.policies or ()), *(policy for policy, _ in rules)})
    session.add(case)
    session.flush()
    wanted = {("all", ""), ("host", case.host), ("kind", case.kind), ("platform", case.platform)}
    day = local_day(case.opened_at).isoformat()
    wanted |= {("opened", day), ("opened", day[:7])}
    office = session.get(OfficeRow, 1)
    if office is not None:
        wanted.add(("province", office.province))
    _add_facets(session, case, observation, wanted, rules, seller_id, is_new=is_new)
    folded, marked = index_text(observation.title, observation.seller or "", observation.text)
    words = (None if is_new else session.get(SearchRow, case.id)) or SearchRow(case_id=case.id)
    words.folded, words.marked = folded, marked
    session.add(words)
    known = set() if is_new else set(session.exec(select(BandRow.key).where(BandRow.case_id == case.id)))
    for key in set(offer_of(observation).keys()) - known:
        session.add(BandRow(key=key, case_id=case.id))
    session.flush()


def offer_of(observation: ObservationRow) -> Offer:
    """What an Observation is compared by."""
    record = observation.record
    return Offer(
        runs=_runs(observation.text),
        title=_words(observation.title),
        price=observation.price,
        seller=observation.seller,
        images=frozenset(record.get("images", ())),  # rows of older versions have no hashes
        image_hashes=tuple(record.get("image_hashes", ())),
    )


def prepare(text: str) -> None:
    """Work out now what an advert of this text is compared by: before a deed, so that no other writer waits for it."""
    bands(_runs(text))


@lru_cache(CANDIDATES)
def _runs(text: str) -> frozenset[str]:
    return word_runs(index_text(text)[0])


@lru_cache(CANDIDATES)
def _words(title: str) -> frozenset[str]:
    return frozenset(index_text(title)[0].split())


def set_facet(session: Session, case: CaseRow, facet: str, value: str | None) -> None:
    """Give a Case one value of a facet instead of whatever it had; None takes it away."""
    for row in session.exec(select(FacetRow).where(FacetRow.case_id == case.id, FacetRow.facet == facet)).all():
        session.delete(row)
    session.flush()
    if value is not None:
        session.add(FacetRow(case_id=case.id, facet=facet, value=value, state=case.state, priority=case.priority))
        session.flush()


def _add_facets(
    session: Session, case: CaseRow, observation: ObservationRow, wanted: set[tuple[str, str]],
    rules: Sequence[tuple[str, str]], seller_id: int | None, *, is_new: bool = False,
) -> None:  # fmt: skip
    wanted |= {("policy", policy) for policy, _ in rules} | {("rule", rule) for _, rule in rules}
    if observation.seller:
        wanted.add(("seller", observation.seller))
    if seller_id is not None:
        wanted.add(("seller_id", str(seller_id)))
    if observation.source_id is not None:
        wanted.add(("source", str(observation.source_id)))
    asked = select(FacetRow.facet, FacetRow.value).where(FacetRow.case_id == case.id)
    known = set() if is_new else set(session.exec(asked))
    both = wanted | known
    platforms = [value for facet, value in both if facet == "platform"]
    wanted |= {(PAIR, pair(value, each)) for facet, value in both if facet == "policy" for each in platforms}
    for facet, value in sorted(wanted - known):
        session.add(FacetRow(case_id=case.id, facet=facet, value=value, state=case.state, priority=case.priority))
    session.flush()
