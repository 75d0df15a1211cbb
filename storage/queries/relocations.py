"""Reads for relocations: suspicions that wait for a person, what a Case is linked with, a seller's removals."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import exists, func, or_
from sqlmodel import Session, col, select

from storage.correction_tables import ReversalRow
from storage.database import Database
from storage.queue_tables import FacetRow
from storage.recheck_tables import RelocationRow
from storage.records import Record, UtcTime, Verified
from storage.relocations import RelocationState, Tie
from storage.tables import ObservationRow, OutcomeRow, RequestRow, SubjectRow, TargetRow

MISSED = (Verified.SUSPECTED_GONE, Verified.VERIFIED_GONE, Verified.INDETERMINATE, Verified.REAPPEARED)


class Relocation(Record):
    """A new listing beside the removed one that it may be."""

    id: int
    target_id: int
    old_case_id: int
    old_url: str
    verified: Verified
    new_case_id: int
    new_url: str
    new_title: str
    ties: tuple[Tie, ...]
    state: RelocationState
    found_at: UtcTime
    reason: str


def open_relocations(db: Database, limit: int = 200) -> tuple[Relocation, ...]:
    """Suspicions that wait for a person, oldest first: of targets that are missed where they were.

    While the old link still shows the goods, a second one is for a Case of its own and not for this list.
    """
    with db.read() as session:
        query = select(RelocationRow).join(TargetRow, col(TargetRow.id) == RelocationRow.target_id)
        query = query.where(RelocationRow.state == RelocationState.SUSPECTED, col(TargetRow.verified).in_(MISSED))
        return _views(session, session.exec(query.order_by(col(RelocationRow.id)).limit(limit)).all())


def of_case(db: Database, case_id: int) -> tuple[Relocation, ...]:
    """All links of one Case with another, whichever of the two it is."""
    with db.read() as session:
        query = select(RelocationRow).join(TargetRow, col(TargetRow.id) == RelocationRow.target_id)
        query = query.join(RequestRow, col(RequestRow.id) == TargetRow.request_id)
        query = query.where(or_(col(RelocationRow.case_id) == case_id, col(RequestRow.case_id) == case_id))
        return _views(session, session.exec(query.order_by(col(RelocationRow.id))).all())


def _views(session: Session, rows: Sequence[RelocationRow]) -> tuple[Relocation, ...]:
    views = []
    for row in rows:
        target = session.get_one(TargetRow, row.target_id)
        views.append(Relocation(
            id=row.id, target_id=target.id, old_case_id=session.get_one(RequestRow, target.request_id).case_id,
            old_url=target.url, verified=Verified(target.verified), new_case_id=row.case_id,
            new_url=session.get_one(SubjectRow, row.subject_id).key,
            new_title=session.get_one(ObservationRow, row.observation_id).title,
            ties=tuple(Tie(tie) for tie in row.ties), state=RelocationState(row.state), found_at=row.found_at,
            reason=row.reason,
        ))  # fmt: skip
    return tuple(views)


def state_of(db: Database, target_id: int) -> Verified:
    """What we verified of one target by now."""
    with db.read() as session:
        return Verified(session.get_one(TargetRow, target_id).verified)


def confirmed_removals(db: Database, seller_id: int, since: datetime) -> int:
    """How often an address of a Seller was removed as two people had asked: proven gone, or known again elsewhere by a
    person's word, since then. A link that came back counts again once it was decided on, and removed, again."""
    with db.read() as session:
        cases = select(FacetRow.case_id).where(FacetRow.facet == "seller_id", FacetRow.value == str(seller_id))
        proven = (Verified.VERIFIED_GONE, Verified.RELOCATED)
        stands = ~exists().where(col(ReversalRow.decision_id) == col(RequestRow.decision_id))
        query = select(RequestRow.decision_id, TargetRow.url).distinct()
        query = query.join(TargetRow, col(TargetRow.request_id) == RequestRow.id)
        query = query.join(OutcomeRow, col(OutcomeRow.target_id) == TargetRow.id)
        query = query.where(
            col(RequestRow.case_id).in_(cases), col(OutcomeRow.verified).in_(proven),
            col(OutcomeRow.recorded_at) >= since, stands,
        )  # fmt: skip
        return session.exec(select(func.count()).select_from(query.subquery())).one()
