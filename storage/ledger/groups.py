"""Groups: the same advert at several addresses is one Case, decided and approved once.

Only a Case that nobody has decided yet takes new members: what two people approved stays what they saw.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Subquery, func, union_all
from sqlmodel import Session, col, select

from storage.ledger import events
from storage.ledger.queue_index import offer_of, reach
from storage.queue_tables import BandRow, MemberRow
from storage.records import CaseState
from storage.tables import CaseRow, ObservationRow

JOINABLE = (CaseState.QUEUED, CaseState.NEEDS_INFO, CaseState.ESCALATED)
MOST_OF_KEY = 200  # newest Cases of one key that are counted
MOST_COMPARED = 20  # candidates, those with the most common keys first; boilerplate brings many that share one


def join_group(session: Session, observation: ObservationRow, actor: str, now: datetime) -> CaseRow | None:
    """The undecided Case that this advert repeats, joined by its Subject; None when there is none."""
    offer = offer_of(observation)
    keys = offer.keys()
    if not keys:
        return None
    sharing = _sharing(keys)
    query = (
        select(CaseRow.id, CaseRow.subject_id)
        .join(sharing, sharing.c.case_id == CaseRow.id)
        .where(col(CaseRow.state).in_(JOINABLE))
        .group_by(col(CaseRow.id), col(CaseRow.subject_id))
        .order_by(func.count().desc(), col(CaseRow.id))
    )
    candidates = session.exec(query.limit(MOST_COMPARED)).all()
    newest = _newest(session, [subject_id for _, subject_id in candidates])
    for case_id, subject_id in candidates:
        if offer.is_like(offer_of(newest[subject_id])):
            case = session.get_one(CaseRow, case_id)
            _join(session, case, observation.subject_id, actor, now)
            return case
    return None


def _sharing(keys: Sequence[str]) -> Subquery:
    """The newest Cases of each key, a row for each key that one has. Standing sentences of a shop give keys that
    hundreds of thousands share: counting all of them kept other writers waiting for seconds at a million cases."""
    newest = (
        select(BandRow.case_id).where(BandRow.key == key).order_by(col(BandRow.case_id).desc()).limit(MOST_OF_KEY)
        for key in keys
    )
    return union_all(*(select(each.subquery()) for each in newest)).subquery()


def _newest(session: Session, subject_ids: Sequence[int]) -> dict[int, ObservationRow]:
    """The newest Observation of each Subject, in one look: other writers wait while this one compares."""
    of_these = col(ObservationRow.subject_id).in_(subject_ids)
    newest = select(func.max(ObservationRow.id)).where(of_these).group_by(col(ObservationRow.subject_id))
    rows = session.exec(select(ObservationRow).where(col(ObservationRow.id).in_(newest)))
    return {row.subject_id: row for row in rows}


def _join(session: Session, case: CaseRow, subject_id: int, actor: str, now: datetime) -> None:
    session.merge(MemberRow(subject_id=subject_id, case_id=case.id, joined_at=now))
    session.flush()
    members = len(session.exec(select(MemberRow.subject_id).where(MemberRow.case_id == case.id)).all())
    case.priority += reach(members) - reach(members - 1)
    session.add(case)
    session.flush()
    events.append(session, now, actor, "join_group", f"cases:{case.id}", member=f"subjects:{subject_id}")


def open_group_of(session: Session, subject_id: int) -> CaseRow | None:
    """The Case of the group that a Subject is in, unless that Case is closed."""
    member = session.get(MemberRow, subject_id)
    if member is None:
        return None
    case = session.get_one(CaseRow, member.case_id)
    return None if case.state == CaseState.CLOSED else case
