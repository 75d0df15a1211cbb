"""Deeds of the pipeline: keep a Capture, see a Subject, attach Findings, open or extend a Case."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from datetime import datetime
from urllib.parse import urlsplit

from sqlalchemy import case as sql_case
from sqlmodel import Session, col, select

from storage.database import Database
from storage.ledger import events
from storage.ledger.cases import move_case
from storage.lifecycle import CaseDeed
from storage.records import Capture, CaseState, Finding, Observation, Record, Severity
from storage.tables import CaptureRow, CaseRow, FindingRow, ObservationRow, SubjectRow

PIPELINE = "system:pipeline"
HARM = {Severity.LOW: 0, Severity.MEDIUM: 1, Severity.HIGH: 2, Severity.CRITICAL: 3}


class Sighting(Record):
    """What `see` found out. Findings are wanted only for content that is new."""

    observation_id: int
    is_new_content: bool


def keep_capture(db: Database, capture: Capture, *, run_id: int | None = None) -> int:
    """Write down a Capture whose bytes are already in the vault; gives its id."""
    with db.write() as session:
        row = CaptureRow(run_id=run_id, **capture.model_dump())
        session.add(row)
        session.flush()
        return row.id


def see(db: Database, observation: Observation, *, source_id: int | None = None) -> Sighting:
    """Note that a Subject was seen. Unchanged content only moves its `last_seen_at`."""
    digest = content_sha256(observation)
    with db.write() as session:
        subject = _subject(session, observation)
        row = session.exec(
            select(ObservationRow).where(
                ObservationRow.subject_id == subject.id, ObservationRow.content_sha256 == digest
            )
        ).first()
        if row is not None:
            return Sighting(observation_id=row.id, is_new_content=False)
        row = ObservationRow(
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
        return Sighting(observation_id=row.id, is_new_content=True)


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


def suspect(db: Database, observation_id: int, findings: Sequence[Finding], now: datetime) -> tuple[int, bool] | None:
    """Attach Findings to the Subject's Case: (case id, whether it is new or was reopened); None without Findings.

    A Case that a person closed is reopened only by Findings on content that it has not seen: a dismissal stands.
    """
    if not findings:
        return None
    with db.write() as session:
        observation = session.get_one(ObservationRow, observation_id)
        case = _case_of(session, observation.subject_id)
        opened = case is None
        if case is None:
            case = CaseRow(
                subject_id=observation.subject_id, state=CaseState.QUEUED, priority=0, opened_at=now, moved_at=now
            )
            session.add(case)
            session.flush()
            events.append(session, now, PIPELINE, "open_case", f"cases:{case.id}", of=f"subjects:{case.subject_id}")
        added = _add_findings(session, case, observation_id, findings, now)
        if added and case.state in (CaseState.CLOSED, CaseState.MONITORING):
            opened = True
            move_case(session, case, CaseDeed.REOPEN, CaseState.QUEUED, PIPELINE, now, close_reason=None)
        return case.id, opened


def _case_of(session: Session, subject_id: int) -> CaseRow | None:
    """The Subject's open Case, or else its latest closed one."""
    closed_last = sql_case((col(CaseRow.state) == CaseState.CLOSED, 1), else_=0)
    query = select(CaseRow).where(CaseRow.subject_id == subject_id).order_by(closed_last, col(CaseRow.id).desc())
    return session.exec(query.limit(1)).first()


def _add_findings(
    session: Session, case: CaseRow, observation_id: int, findings: Sequence[Finding], now: datetime
) -> list[str]:
    known = set(session.exec(select(FindingRow.rule_id).where(FindingRow.observation_id == observation_id)))
    fresh = [finding for finding in findings if finding.rule_id not in known]
    for finding in fresh:
        session.add(
            FindingRow(case_id=case.id, observation_id=observation_id, found_at=now, **finding.model_dump(mode="json"))
        )
    if fresh:
        case.priority = max(case.priority, priority(fresh))
        session.add(case)
        session.flush()
        events.append(
            session,
            now,
            PIPELINE,
            "add_findings",
            f"cases:{case.id}",
            observation=observation_id,
            rules=[finding.rule_id for finding in fresh],
        )
    return [finding.rule_id for finding in fresh]


def priority(findings: Sequence[Finding]) -> int:
    """Place in the queue, 0 to 399, higher first: harm of a rule (0 to 3) times 100, plus its score in percent."""
    return max(HARM[finding.severity] * 100 + round(finding.score * 99) for finding in findings)
