"""Groups: the same advert at several addresses is one Case, decided and approved once.

Only a Case that nobody has decided yet takes new members: what two people approved stays what they saw.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import func
from sqlmodel import Session, col, select

from storage.ledger import events
from storage.ledger.queue_index import reach
from storage.near_duplicates import ALIKE, bands, likeness, word_runs
from storage.queue_tables import BandRow, MemberRow
from storage.records import CaseState
from storage.search_text import index_text
from storage.tables import CaseRow, ObservationRow

JOINABLE = (CaseState.QUEUED, CaseState.NEEDS_INFO, CaseState.ESCALATED)
MOST_COMPARED = 50  # candidates that share a band; more come from boilerplate, and the first are the best placed


def join_group(session: Session, observation: ObservationRow, actor: str, now: datetime) -> CaseRow | None:
    """The undecided Case whose text this one repeats, joined by its Subject; None when there is none."""
    runs = word_runs(index_text(observation.text)[0])
    keys = bands(runs)
    if not keys:
        return None
    sharing = select(BandRow.case_id).where(col(BandRow.key).in_(keys))
    query = select(CaseRow).where(col(CaseRow.id).in_(sharing), col(CaseRow.state).in_(JOINABLE))
    candidates = session.exec(query.order_by(col(CaseRow.id)).limit(MOST_COMPARED)).all()
    texts = _newest_texts(session, [case.subject_id for case in candidates])
    for case in candidates:
        if likeness(runs, word_runs(index_text(texts[case.subject_id])[0])) >= ALIKE:
            _join(session, case, observation.subject_id, actor, now)
            return case
    return None


def _newest_texts(session: Session, subject_ids: Sequence[int]) -> dict[int, str]:
    """The newest text of each Subject, in one look: other writers wait while this one compares."""
    of_these = col(ObservationRow.subject_id).in_(subject_ids)
    newest = select(func.max(ObservationRow.id)).where(of_these).group_by(col(ObservationRow.subject_id))
    rows = session.exec(
        select(ObservationRow.subject_id, ObservationRow.text).where(col(ObservationRow.id).in_(newest))
    )
    return dict(rows.all())


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
