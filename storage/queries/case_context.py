"""What stands beside a Case: its seller's record, and how similar Cases were decided."""

from __future__ import annotations

from collections import Counter
from datetime import datetime, timedelta

from sqlmodel import Session, col, select

from storage.actor_tables import AccountRow, SellerRow
from storage.database import Database
from storage.queue_tables import BandRow, CounterRow, FacetRow, SearchRow
from storage.records import CaseState, Record, UtcTime, Verdict
from storage.tables import ApprovalRow, CaseRow, DecisionRow, UserRow

SHOWN = 5
DECIDED = (CaseState.PENDING_APPROVAL, CaseState.ACTIONING, CaseState.MONITORING, CaseState.CLOSED)
MOST_COMPARED = 40  # Cases whose words are read: a few milliseconds at a million Cases
MOST_OF_A_FACET = 10
MOST_SHARING = 400  # Cases that share a stretch of text, decided or not
MOST_LETTERS = 4000  # of each text
MONTH, QUARTER = timedelta(days=30), timedelta(days=90)
MOST_STRIKES = 400  # rows that one box may read


class SellerBox(Record):
    """The seller of a Case: accounts, Cases by state, and violations that a second person confirmed."""

    id: int
    name: str
    accounts: int
    cases: dict[CaseState, int]
    strikes_30: int
    strikes_90: int


class SimilarDecision(Record):
    """How a like Case was decided; `differs` where most of the others shown were decided otherwise."""

    case_id: int
    title: str
    verdict: Verdict
    reason: str
    author: str
    decided_at: UtcTime
    approved: bool | None
    same_seller: bool
    likeness: float
    differs: bool = False


def seller_box(db: Database, case_id: int, now: datetime) -> SellerBox | None:
    """The record of the Case's seller; None where none is known."""
    with db.read() as session:
        seller_id = _seller_of(session, case_id)
        seller = session.get(SellerRow, int(seller_id)) if seller_id else None
        if seller is None or seller_id is None:
            return None
        accounts = session.exec(select(AccountRow.id).where(AccountRow.seller_id == seller.id)).all()
        counted = session.exec(
            select(CounterRow).where(
                CounterRow.facet == "seller_id", CounterRow.value == seller_id, CounterRow.number > 0
            )
        )
        cases = {CaseState(row.state): row.number for row in counted}
        strikes = _strikes(session, seller_id, now)
        return SellerBox(
            id=seller.id, name=seller.name, accounts=len(accounts), cases=cases,
            strikes_30=sum(at >= now - MONTH for at in strikes), strikes_90=len(strikes),
        )  # fmt: skip


def _seller_of(session: Session, case_id: int) -> str | None:
    query = select(FacetRow.value).where(FacetRow.case_id == case_id, FacetRow.facet == "seller_id")
    return session.exec(query).first()


def _strikes(session: Session, seller_id: str, now: datetime) -> list[datetime]:
    query = (
        select(ApprovalRow.approved_at)
        .join(CaseRow, col(CaseRow.decision_id) == ApprovalRow.decision_id)
        .join(DecisionRow, col(DecisionRow.id) == ApprovalRow.decision_id)
        .join(FacetRow, col(FacetRow.case_id) == CaseRow.id)
        .where(
            FacetRow.facet == "seller_id",
            FacetRow.value == seller_id,
            col(FacetRow.state).in_(DECIDED),
            DecisionRow.verdict == Verdict.VIOLATION,
            col(ApprovalRow.approved),
            ApprovalRow.approved_at >= now - QUARTER,
        )
    )
    return list(session.exec(query.limit(MOST_STRIKES)))


def similar_decisions(db: Database, case_id: int) -> tuple[SimilarDecision, ...]:
    """The five most similar Cases with a Decision in force, the most similar first."""
    with db.read() as session:
        candidates = _candidates(session, case_id)
        words = {row.case_id: _words(row) for row in session.exec(
            select(SearchRow).where(col(SearchRow.case_id).in_([case_id, *candidates]))
        )}  # fmt: skip
        own = words.get(case_id, frozenset())
        likeness = {each: _likeness(own, words.get(each, frozenset())) for each in candidates}
        nearest = sorted(likeness, key=lambda each: (-likeness[each], -each))[:SHOWN]
        seller_id = _seller_of(session, case_id)
        found = [_similar(session, each, likeness[each], seller_id) for each in nearest if likeness[each] > 0]
    usual = Counter(each.verdict for each in found).most_common(1)
    return tuple(each.model_copy(update={"differs": each.verdict != usual[0][0]}) for each in found)


def _candidates(session: Session, case_id: int) -> list[int]:
    """Decided Cases that share text, seller or rule: those that share most are asked for first."""
    # In two steps: joined, SQLite walks all decided Cases while few texts have bands (500 ms at a million Cases).
    keys = session.exec(select(BandRow.key).where(BandRow.case_id == case_id)).all()
    alike = select(BandRow.case_id).where(col(BandRow.key).in_(keys), BandRow.case_id != case_id).distinct()
    sharing = session.exec(alike.limit(MOST_SHARING)).all() if keys else ()
    decided = select(CaseRow.id).where(col(CaseRow.id).in_(sharing), col(CaseRow.state).in_(DECIDED))
    decided = decided.where(col(CaseRow.decision_id).is_not(None))
    found = dict.fromkeys(session.exec(decided.limit(MOST_COMPARED)) if sharing else ())
    shared = session.exec(
        select(FacetRow.facet, FacetRow.value).where(
            FacetRow.case_id == case_id, col(FacetRow.facet).in_(("seller_id", "rule"))
        )
    ).all()
    for facet, value in sorted(shared, reverse=True):  # seller_id before rule
        for state in DECIDED:
            query = (
                select(FacetRow.case_id)
                .where(FacetRow.facet == facet, FacetRow.value == value, FacetRow.state == state)
                .order_by(col(FacetRow.priority).desc(), col(FacetRow.case_id))
                .limit(MOST_OF_A_FACET)
            )
            found |= dict.fromkeys(session.exec(query))
        if len(found) >= MOST_COMPARED:
            break
    found.pop(case_id, None)
    few = list(found)[:MOST_COMPARED]
    has_decision = select(CaseRow.id).where(col(CaseRow.id).in_(few), col(CaseRow.decision_id).is_not(None))
    return list(session.exec(has_decision))


def _words(row: SearchRow) -> frozenset[str]:
    return frozenset(row.folded[:MOST_LETTERS].split())


def _likeness(one: frozenset[str], other: frozenset[str]) -> float:
    """Shared words among all words of both, 0 to 1."""
    return len(one & other) / len(one | other) if one and other else 0.0


def _similar(session: Session, case_id: int, likeness: float, seller_id: str | None) -> SimilarDecision:
    case = session.get_one(CaseRow, case_id)
    decision = session.get_one(DecisionRow, case.decision_id)
    approval = session.get(ApprovalRow, decision.id)
    return SimilarDecision(
        case_id=case_id, title=case.title or case.url, verdict=Verdict(decision.verdict), reason=decision.reason,
        author=session.get_one(UserRow, decision.author_id).name, decided_at=decision.decided_at,
        approved=approval.approved if approval else None, likeness=likeness,
        same_seller=seller_id is not None and _seller_of(session, case_id) == seller_id,
    )  # fmt: skip
