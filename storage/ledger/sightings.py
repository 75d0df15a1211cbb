"""Deeds of the pipeline: keep a Capture, see a Subject, attach Findings, open or extend a Case."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from datetime import datetime
from urllib.parse import urlsplit

from sqlalchemy import case as sql_case
from sqlmodel import Session, col, select, update

from storage.database import Database
from storage.ledger import clusters, events
from storage.ledger.cases import move_case
from storage.ledger.groups import join_group, open_group_of
from storage.ledger.queue_index import index_case, index_member, let_wait, prepare, priority, repeats_of
from storage.ledger.reappearances import note_live
from storage.ledger.sellers import seller_of
from storage.lifecycle import CaseDeed
from storage.records import Capture, CaseState, Finding, Identified, Kind, Observation, Record
from storage.tables import CaptureRow, CaseRow, FindingRow, ObservationRow, SubjectRow
from storage.unscored_tables import UnscoredRow

PIPELINE = "system:pipeline"


class Sighting(Record):
    """What came of content that had not been seen before."""

    observation_id: int
    case_id: int | None
    opened: bool = False


def keep_captures(db: Database, captures: Sequence[Capture], now: datetime, *, run_id: int | None = None) -> list[int]:
    """Write down Captures whose bytes are already in the vault, their manifests' hashes in one Event; gives the ids."""
    if not captures:
        return []
    with db.write() as session:
        rows = [
            capture.model_dump()
            | {
                "run_id": run_id,
                "url_sha256": events.sha256(capture.url),
                "final_url_sha256": events.sha256(capture.final_url),
            }
            for capture in captures
        ]
        table = CaptureRow.__table__  # type: ignore[attr-defined]  # rows, not objects: a crawl keeps hundreds a second
        insert = table.insert().returning(table.c.id, sort_by_parameter_order=True)
        ids = list(session.connection().execute(insert, rows).scalars())
        manifests = {str(number): capture.manifest_sha256 for number, capture in zip(ids, captures, strict=True)}
        manifests = {number: sha256 for number, sha256 in manifests.items() if sha256}
        if manifests:
            about = f"captures:{ids[0]}" if len(ids) == 1 else f"captures:{ids[0]}-{ids[-1]}"
            seq = events.append(session, now, PIPELINE, "keep_captures", about, manifests=manifests)
            session.exec(update(CaptureRow).where(col(CaptureRow.id).in_(ids)).values(event_seq=seq))
        return ids


def keep_capture(db: Database, capture: Capture, *, run_id: int | None = None) -> int:
    """Write down one Capture; gives its id."""
    return keep_captures(db, [capture], capture.captured_at, run_id=run_id)[0]


def is_known(db: Database, observation: Observation) -> bool:
    """Whether this very content of the Subject has been seen before."""
    with db.read() as session:
        subject = session.exec(select(SubjectRow.id).where(SubjectRow.key == observation.canonical_url)).first()
        return subject is not None and _known(session, subject, content_sha256(observation)) is not None


def see_again(db: Database, observation: Observation) -> bool:
    """Whether this very content of the Subject is known; if so, only `last_seen_at` moves, and a link that was removed
    and is live again brings its Case back."""
    with db.write() as session:
        subject = session.exec(select(SubjectRow).where(SubjectRow.key == observation.canonical_url)).first()
        if subject is None or _known(session, subject.id, content_sha256(observation)) is None:
            return False
        subject.last_seen_at = max(subject.last_seen_at, observation.observed_at)
        session.add(subject)
        note_live(db, session, subject, observation, PIPELINE, observation.observed_at)
        return True


def see_new(
    db: Database, observation: Observation, findings: Sequence[Finding], now: datetime, source_id: int | None = None,
    *, unscored: str = "", identified: Identified | None = None,
) -> Sighting:  # fmt: skip
    """Write down content that is new, with its Findings, and open or extend the Subject's Case: one transaction.

    A Case that a person closed is reopened only here, by Findings on content that it has not seen: a dismissal stands
    while the content is the same. ``unscored``: why the text model said nothing; such a text is never taken for clear,
    it waits in the unscored lane. ``identified``: what ties it to its seller; by itself only the name that it bears.
    """
    who = identified or Identified(contacts=observation.contacts, account=observation.seller)
    digest = content_sha256(observation)
    if findings:
        prepare(observation.text)
    with db.write() as session:
        subject = _subject(session, observation)
        row = _known(session, subject.id, digest) or ObservationRow(
            subject_id=subject.id,
            source_id=source_id,
            content_sha256=digest,
            record=observation.model_dump(mode="json"),
            title=observation.title,
            text=observation.text,
            currency=observation.currency,
            seller=observation.seller,
            price=None if observation.price is None else str(observation.price),
            observed_at=observation.observed_at,
            capture_sha256=observation.capture_sha256,
        )
        session.add(row)
        session.flush()
        if unscored:
            session.merge(UnscoredRow(observation_id=row.id, why=unscored, since=now))
            events.append(session, now, PIPELINE, "leave_unscored", f"observations:{row.id}", why=unscored)
        clusters.note(session, subject, who, now, observation.observed_at, suspected=bool(findings))
        if not findings:
            return Sighting(observation_id=row.id, case_id=None)
        is_back = note_live(db, session, subject, observation, PIPELINE, now)
        case_id, opened = _suspect(session, row, findings, now)
        return Sighting(observation_id=row.id, case_id=case_id, opened=opened or is_back)


def judge_late(db: Database, observation_id: int, findings: Sequence[Finding], now: datetime) -> Sighting:
    """Take a text out of the unscored lane that the model has judged now; its Findings open or extend a Case.

    Nothing happens to a text that has left the lane. What the rules found at first stays as it is.
    """
    with db.write() as session:
        waits = (col(UnscoredRow.observation_id) == observation_id, col(UnscoredRow.ended_at).is_(None))
        left = update(UnscoredRow).where(*waits).values(ended_at=now, ended_by=PIPELINE)
        if session.exec(left).rowcount != 1:
            return Sighting(observation_id=observation_id, case_id=None)
        subject = f"observations:{observation_id}"
        events.append(session, now, PIPELINE, "score_late", subject, rules=[each.rule_id for each in findings])
        if not findings:
            return Sighting(observation_id=observation_id, case_id=None)
        case_id, opened = _suspect(session, session.get_one(ObservationRow, observation_id), findings, now)
        return Sighting(observation_id=observation_id, case_id=case_id, opened=opened)


def open_by_hand(db: Database, observation: Observation, actor: str, now: datetime) -> int:
    """Open a Case on a Subject that a person brought, whatever the machine found; gives its id, or the open one's."""
    with db.write() as session:
        subject = session.exec(select(SubjectRow).where(SubjectRow.key == observation.canonical_url)).one()
        case = _case_of(session, subject.id)
        if case is None or case.state == CaseState.CLOSED:
            case = _open(session, subject.id, actor, now)
            newest = select(ObservationRow).where(ObservationRow.subject_id == subject.id)
            row = session.exec(newest.order_by(col(ObservationRow.id).desc()).limit(1)).one()
            index_case(session, case, row, [], seller_of(session, subject, row))
        return case.id


def _open(session: Session, subject_id: int, actor: str, now: datetime) -> CaseRow:
    case = CaseRow(
        subject_id=subject_id,
        state=CaseState.QUEUED,
        policies=[],
        priority=0,
        waiting_points=0,
        opened_at=now,
        moved_at=now,
    )
    let_wait(case, now)
    session.add(case)
    session.flush()
    events.append(session, now, actor, "open_case", f"cases:{case.id}", of=f"subjects:{subject_id}")
    return case


def _known(session: Session, subject_id: int, digest: str) -> ObservationRow | None:
    query = select(ObservationRow).where(
        ObservationRow.subject_id == subject_id, ObservationRow.content_sha256 == digest
    )
    return session.exec(query).first()


def content_sha256(observation: Observation) -> str:
    """Hash of what a reader would call the content: kind, title, text, price, seller, images, badges."""
    parts = observation.model_dump_json(
        include={"kind", "title", "text", "price", "currency", "seller", "images", "badges"}
    )
    return hashlib.sha256(parts.encode()).hexdigest()


def _subject(session: Session, observation: Observation) -> SubjectRow:
    key = observation.canonical_url
    row = session.exec(select(SubjectRow).where(SubjectRow.key == key)).first()
    if row is None:
        row = SubjectRow(
            key=key,
            kind=observation.kind,
            url=observation.url,
            host=urlsplit(key).netloc.lower(),
            platform=observation.platform,
            first_seen_at=observation.observed_at,
            last_seen_at=observation.observed_at,
        )
        session.add(row)
        session.flush()
    else:
        row.last_seen_at = max(row.last_seen_at, observation.observed_at)
        session.add(row)
    return row


def _suspect(
    session: Session, observation: ObservationRow, findings: Sequence[Finding], now: datetime
) -> tuple[int, bool]:
    case = _case_of(session, observation.subject_id)
    opened = case is None
    if case is None:
        # The facts of two domains read alike whatever their pages hold; what belongs together is their campaign.
        is_domain = observation.record["kind"] == Kind.DOMAIN
        joined = None if is_domain else join_group(session, observation, PIPELINE, now)
        case = joined or _open(session, observation.subject_id, PIPELINE, now)
        opened = case.subject_id == observation.subject_id
    added = _add_findings(session, case, observation, findings, now)
    if added and case.state in (CaseState.CLOSED, CaseState.MONITORING):
        opened = True
        move_case(session, case, CaseDeed.REOPEN, CaseState.QUEUED, PIPELINE, now, close_reason=None)
    return case.id, opened


def _case_of(session: Session, subject_id: int) -> CaseRow | None:
    """The Subject's open Case, its own or its group's, or else its own latest closed one."""
    closed_last = sql_case((col(CaseRow.state) == CaseState.CLOSED, 1), else_=0)
    query = select(CaseRow).where(CaseRow.subject_id == subject_id).order_by(closed_last, col(CaseRow.id).desc())
    own = session.exec(query.limit(1)).first()
    if own is not None and own.state != CaseState.CLOSED:
        return own
    return open_group_of(session, subject_id) or own


def _add_findings(
    session: Session, case: CaseRow, observation: ObservationRow, findings: Sequence[Finding], now: datetime
) -> list[str]:
    known = set(session.exec(select(FindingRow.rule_id).where(FindingRow.observation_id == observation.id)))
    fresh = [finding for finding in findings if finding.rule_id not in known]
    for finding in fresh:
        session.add(
            FindingRow(case_id=case.id, observation_id=observation.id, found_at=now, **finding.model_dump(mode="json"))
        )
    if fresh:
        seller_id = seller_of(session, session.get_one(SubjectRow, observation.subject_id), observation)
        points = priority(fresh, repeats_of(session, seller_id)) + case.waiting_points
        case.priority = max(case.priority, points)
        index = index_case if case.subject_id == observation.subject_id else index_member
        index(session, case, observation, [(finding.policy, finding.rule_id) for finding in fresh], seller_id)
        events.append(
            session,
            now,
            PIPELINE,
            "add_findings",
            f"cases:{case.id}",
            observation=observation.id,
            rules=[finding.rule_id for finding in fresh],
        )
    return [finding.rule_id for finding in fresh]
