"""Deeds of relocation: know a removed listing again under another link, and what a person says of it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy import case as sql_case
from sqlalchemy import func, or_
from sqlmodel import Session, col, select

from storage.database import Database
from storage.ledger import cases, decisions, events
from storage.ledger.cases import find_case, move_case
from storage.ledger.errors import ConflictError, LedgerError, UnknownRowError
from storage.ledger.people import DECIDERS, allowed_user
from storage.ledger.queue_index import index_member, offer_of
from storage.ledger.sellers import seller_of
from storage.ledger.takedowns import record_check
from storage.lifecycle import CaseDeed
from storage.near_duplicates import BANDS
from storage.queue_tables import MemberRow
from storage.recheck_tables import RelocationMarkRow, RelocationRow, RemovedKeyRow
from storage.records import CaseState, Check, Decision, Verdict, Verified
from storage.relocations import Advert, RelocationState, Tie, ties
from storage.tables import CaseRow, FindingRow, ObservationRow, RequestRow, SubjectRow, TargetRow

FINDER = "system:relocations"
ONE_PASS = 500  # Findings looked at in one transaction
MOST_COMPARED = 50
REMEMBERED = timedelta(days=365)
GONE = (Verified.SUSPECTED_GONE, Verified.VERIFIED_GONE, Verified.RELOCATED)


def remember(session: Session, target: TargetRow, observation: ObservationRow | None) -> None:
    """Note what a listing like this target would be known by."""
    if observation is None:
        return
    for key in set(_advert(session, observation).keys()):
        session.merge(RemovedKeyRow(key=key, target_id=target.id))


def find_relocations(db: Database, now: datetime) -> int:
    """Compare listings with Findings since the last pass with what was asked for; gives how many are new links.

    Only a listing first seen after the request had left may be a relocation of its target.
    """
    found = 0
    with db.write() as session:
        mark = session.get(RelocationMarkRow, 1) or RelocationMarkRow(finding_id=0)
        query = select(FindingRow.id, FindingRow.observation_id, FindingRow.case_id)
        query = query.where(col(FindingRow.id) > mark.finding_id).order_by(col(FindingRow.id)).limit(ONE_PASS)
        rows = session.exec(query).all()
        for observation_id, case_id in dict.fromkeys((row[1], row[2]) for row in rows):
            found += _find(session, session.get_one(ObservationRow, observation_id), case_id, now)
        if rows:
            mark.finding_id = rows[-1][0]
            session.add(mark)
    return found


def _find(session: Session, new: ObservationRow, case_id: int, now: datetime) -> int:
    subject = session.get_one(SubjectRow, new.subject_id)
    advert = _advert(session, new)
    if session.exec(select(TargetRow.id).where(TargetRow.url == subject.key).limit(1)).first() is not None:
        return 0  # it has been asked for itself
    best: tuple[tuple[bool, int, int], TargetRow, tuple[Tie, ...]] | None = None
    for target in _candidates(session, subject, advert, now):
        removed = reported(session, target.url)
        tied = ties(_advert(session, removed), advert) if removed is not None else ()
        rank = (target.verified in GONE, len(tied), target.id)
        if tied and (best is None or rank > best[0]):
            best = (rank, target, tied)
    if best is None:
        return 0
    known = select(RelocationRow.id).where(
        RelocationRow.subject_id == subject.id, RelocationRow.target_id == best[1].id
    )
    if session.exec(known).first() is not None:
        return 0
    row = RelocationRow(
        target_id=best[1].id, subject_id=subject.id, observation_id=new.id, case_id=case_id,
        ties=[str(tie) for tie in best[2]], state=RelocationState.SUSPECTED, found_at=now,
    )  # fmt: skip
    session.add(row)
    session.flush()
    events.append(
        session, now, FINDER, "suspect_relocation", f"relocations:{row.id}", target=row.target_id,
        of=f"cases:{case_id}", ties=row.ties,
    )  # fmt: skip
    return 1


def _candidates(session: Session, subject: SubjectRow, advert: Advert, now: datetime) -> Sequence[TargetRow]:
    """Targets that share a key, those that share most first, as standing phrases give a band to half of a platform. A
    number, an account or a picture weighs as much as all bands of a text."""
    is_strong = or_(*(col(RemovedKeyRow.key).like(f"{kind}%") for kind in ("c:", "s:", "i:", "h")))
    weight = func.sum(sql_case((is_strong, BANDS), else_=1))
    query = select(TargetRow).join(RequestRow, col(RequestRow.id) == TargetRow.request_id)
    query = query.join(RemovedKeyRow, col(RemovedKeyRow.target_id) == TargetRow.id)
    query = query.where(
        col(RemovedKeyRow.key).in_(advert.keys()), TargetRow.url != subject.key,
        col(RequestRow.sent_at) < subject.first_seen_at, col(RequestRow.sent_at) > now - REMEMBERED,
    )  # fmt: skip
    query = query.group_by(col(TargetRow.id)).order_by(weight.desc(), col(TargetRow.id).desc())
    return session.exec(query.limit(MOST_COMPARED)).all()


def confirm(db: Database, relocation_id: int, user_id: int, reason: str, now: datetime) -> int:
    """A person says that the new listing is the removed one; gives the Case that goes on with it.

    The old Case comes back to the queue with the new link in it, for a new Decision, request and clock; the Case that
    the machine opened on the new link ends as its duplicate, where nobody has it yet. While the old request still
    runs, the new listing keeps its own Case. Raises ConflictError when it was answered already.
    """
    with db.write() as session:
        user = allowed_user(session, user_id, DECIDERS)
        row = _answer(session, relocation_id, user_id, RelocationState.CONFIRMED, reason, now)
        events.append(
            session, now, user.name, "confirm_relocation", f"relocations:{row.id}", target=row.target_id,
            case=row.case_id, reason_sha256=events.sha256(reason),
        )  # fmt: skip
        new = session.get_one(ObservationRow, row.observation_id)
        subject = session.get_one(SubjectRow, row.subject_id)
        moved = Check(result=Verified.RELOCATED, capture_sha256=new.capture_sha256, note=f"sang {subject.key}"[:1000])
        record_check(db, row.target_id, moved, user.name, now)
        target = session.get_one(TargetRow, row.target_id)
        old = find_case(session, session.get_one(RequestRow, target.request_id).case_id)
        if old.id == row.case_id:
            return old.id
        if old.state in (CaseState.MONITORING, CaseState.CLOSED):
            move_case(session, old, CaseDeed.REOPEN, CaseState.QUEUED, user.name, now, close_reason=None)
        found_in = find_case(session, row.case_id)
        if old.state != CaseState.QUEUED or found_in.state != CaseState.QUEUED or found_in.subject_id != subject.id:
            return found_in.id
        _take_over(db, session, old, found_in, new, user_id, now)
        return old.id


def _take_over(
    db: Database, session: Session, old: CaseRow, found_in: CaseRow, new: ObservationRow, user_id: int, now: datetime
) -> None:
    lease = cases.claim(db, user_id, now, found_in.id)
    assert lease is not None  # named: taken, or ConflictError
    same = Decision(verdict=Verdict.DUPLICATE, grounds=(), reason=f"cùng hành vi với vụ việc {old.id}, ở liên kết mới")
    decisions.decide(db, found_in.id, user_id, lease.version, same, now)
    session.merge(MemberRow(subject_id=new.subject_id, case_id=old.id, joined_at=now))
    session.flush()
    rules = session.exec(select(FindingRow).where(FindingRow.observation_id == new.id)).all()
    seller_id = seller_of(session, session.get_one(SubjectRow, new.subject_id), new)
    index_member(session, old, new, [(rule.policy, rule.rule_id) for rule in rules], seller_id)


def reject(db: Database, relocation_id: int, user_id: int, reason: str, now: datetime) -> None:
    """A person says that the new listing is another thing. It is not asked about again."""
    with db.write() as session:
        user = allowed_user(session, user_id, DECIDERS)
        row = _answer(session, relocation_id, user_id, RelocationState.REJECTED, reason, now)
        events.append(
            session, now, user.name, "reject_relocation", f"relocations:{row.id}", target=row.target_id,
            reason_sha256=events.sha256(reason),
        )  # fmt: skip


def _answer(
    session: Session, relocation_id: int, user_id: int, state: RelocationState, reason: str, now: datetime
) -> RelocationRow:
    if not reason.strip():
        raise LedgerError("hãy ghi vì sao kết luận như vậy")
    row = session.get(RelocationRow, relocation_id, with_for_update=True)
    if row is None:
        raise UnknownRowError(f"không có nghi vấn chuyển liên kết {relocation_id}")
    if row.state != RelocationState.SUSPECTED:
        raise ConflictError("đồng nghiệp vừa trả lời nghi vấn này; hãy tải lại trang")
    row.state, row.reason, row.decided_by, row.decided_at = state, reason, user_id, now
    session.add(row)
    session.flush()
    return row


def _advert(session: Session, observation: ObservationRow) -> Advert:
    contacts: Sequence[dict[str, str]] = observation.record.get("contacts", ())
    host = session.get_one(SubjectRow, observation.subject_id).host
    policies = select(FindingRow.policy).where(FindingRow.observation_id == observation.id)
    return Advert(
        offer=offer_of(observation), identifiers=frozenset(f"{each['kind']}:{each['value']}" for each in contacts),
        account=f"{host} {observation.seller}" if observation.seller else None,
        policies=frozenset(session.exec(policies)),
    )  # fmt: skip


def reported(session: Session, url: str) -> ObservationRow | None:
    """The newest content at an address on which something was found."""
    query = select(ObservationRow).join(SubjectRow, col(SubjectRow.id) == ObservationRow.subject_id)
    query = query.join(FindingRow, col(FindingRow.observation_id) == ObservationRow.id).where(SubjectRow.key == url)
    return session.exec(query.order_by(col(ObservationRow.id).desc()).limit(1)).first()
