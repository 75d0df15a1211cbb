"""Reads for rechecks: what is known of a target, which pages may be its control, which looks wait for a person."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from urllib.parse import urlsplit

from sqlmodel import Session, col, select

from storage.database import Database
from storage.ledger.errors import UnknownRowError
from storage.ledger.takedowns import OWED
from storage.recheck_tables import LookReviewRow, RecheckPlanRow, Review
from storage.records import Capture, Claimed, Observation, QuotedField, Record, UtcTime, Verified
from storage.tables import (
    CaptureRow,
    FindingRow,
    ObservationRow,
    OutcomeRow,
    RequestRow,
    SubjectRow,
    TargetRow,
)

MOST_CONTROLS = 3
CONTROL_LASTS = timedelta(days=60)  # what was not seen for longer may have gone by itself
PATIENCE = 3  # looks in a row that settled nothing before a person is asked
IN_PAGES = (QuotedField.TITLE, QuotedField.TEXT)


class KnownTarget(Record):
    """A target as it was reported."""

    id: int
    url: str
    title: str
    text: str
    quotes: tuple[str, ...]
    controls: tuple[str, ...]  # other things of the same site that were seen lately and that nobody asked to remove
    wants_picture: bool  # the deadline has passed since the last look: the report shows how the page stood


class OpenLook(Record):
    """A look that a person has to settle, and why a machine could not."""

    target_id: int
    outcome_id: int
    case_id: int
    request_id: int
    url: str
    recipient: str
    claimed: Claimed
    verified: Verified
    note: str
    capture_sha256: str | None
    looked_at: UtcTime


def known_target(db: Database, target_id: int, now: datetime) -> KnownTarget:
    """What was reported of a target. Raises UnknownRowError."""
    with db.read() as session:
        target = session.get(TargetRow, target_id)
        if target is None:
            raise UnknownRowError(f"không có đối tượng yêu cầu {target_id}")
        seen = reported(session, target.url)
        quotes: tuple[str, ...] = ()
        if seen is not None:
            fields = select(FindingRow.quote).where(
                FindingRow.observation_id == seen.id, col(FindingRow.field).in_(IN_PAGES)
            )
            quotes = tuple(dict.fromkeys(session.exec(fields.order_by(col(FindingRow.id)))))
        return KnownTarget(
            id=target_id, url=target.url, title=seen.title if seen else "", text=seen.text if seen else "",
            quotes=quotes, controls=_controls(session, target.url, now),
            wants_picture=_wants_picture(session, target, now),
        )  # fmt: skip


def _wants_picture(session: Session, target: TargetRow, now: datetime) -> bool:
    deadline = session.get_one(RequestRow, target.request_id).deadline_at
    if deadline is None or now < deadline:
        return False
    looks = select(OutcomeRow.id).where(OutcomeRow.target_id == target.id, col(OutcomeRow.seen).is_not(None))
    return session.exec(looks.where(col(OutcomeRow.recorded_at) >= deadline).limit(1)).first() is None


def reported(session: Session, url: str) -> ObservationRow | None:
    """The newest content at an address on which something was found, the newest at all when nothing was."""
    found = select(FindingRow.observation_id).where(FindingRow.observation_id == ObservationRow.id)
    query = select(ObservationRow).join(SubjectRow, col(SubjectRow.id) == ObservationRow.subject_id)
    query = query.where(SubjectRow.key == url)
    return session.exec(query.order_by(found.exists().desc(), col(ObservationRow.id).desc()).limit(1)).first()


def _controls(session: Session, url: str, now: datetime) -> tuple[str, ...]:
    """Things of the same site that were seen lately: of the same kind, where there are any, since a site may lose all
    its listings and keep its other pages."""
    parts = urlsplit(url)
    home = f"{parts.scheme}://{parts.netloc}/"
    asked = select(TargetRow.id).where(TargetRow.url == SubjectRow.key)
    query = select(SubjectRow.key, SubjectRow.kind).where(
        SubjectRow.host == parts.netloc.lower(), col(SubjectRow.key).not_in((url, home)),
        col(SubjectRow.last_seen_at) > now - CONTROL_LASTS, ~asked.exists(),
    )  # fmt: skip
    kind = session.exec(select(SubjectRow.kind).where(SubjectRow.key == url)).first()
    order = ((col(SubjectRow.kind) == kind).desc(), col(SubjectRow.last_seen_at).desc(), col(SubjectRow.id))
    rows = session.exec(query.order_by(*order).limit(MOST_CONTROLS)).all()
    same = tuple(key for key, each in rows if each == kind)
    return same or tuple(key for key, _ in rows)


def open_looks(db: Database, limit: int = 200) -> tuple[OpenLook, ...]:
    """Looks that wait for a person, the longest first: changed pages that nobody has judged, and what stays unclear.

    A changed page that shows what a person has judged already does not wait again.
    """
    with db.read() as session:
        query = select(TargetRow, RequestRow).join(RequestRow, col(RequestRow.id) == TargetRow.request_id)
        query = query.join(RecheckPlanRow, col(RecheckPlanRow.target_id) == TargetRow.id)
        unclear = (Verified.CHANGED, Verified.INDETERMINATE, Verified.SUSPECTED_GONE)
        query = query.where(col(TargetRow.verified).in_(unclear), col(RequestRow.state).in_(OWED))
        found = []
        for target, request in session.exec(query.order_by(col(RequestRow.sent_at), col(TargetRow.id)).limit(limit)):
            latest = _waiting(session, target)
            if latest is not None:
                found.append(_open(target, request, latest))
        return tuple(found)


def _waiting(session: Session, target: TargetRow) -> OutcomeRow | None:
    """The latest look at a target, where it waits for a person."""
    looks = select(OutcomeRow).where(OutcomeRow.target_id == target.id, col(OutcomeRow.seen).is_not(None))
    latest = session.exec(looks.order_by(col(OutcomeRow.id).desc()).limit(PATIENCE)).all()
    if not latest or not _is_open(latest):
        return None
    if target.verified == Verified.CHANGED:
        said = select(LookReviewRow.answer).join(OutcomeRow, col(OutcomeRow.id) == LookReviewRow.outcome_id)
        said = said.where(LookReviewRow.target_id == target.id, LookReviewRow.answer != Review.UNCLEAR)
        said = said.where(OutcomeRow.content_sha256 == latest[0].content_sha256)
        return None if session.exec(said.limit(1)).first() else latest[0]
    judged = select(LookReviewRow.id).where(LookReviewRow.outcome_id == latest[0].id)
    return None if session.exec(judged.limit(1)).first() else latest[0]


def _is_open(latest: Sequence[OutcomeRow]) -> bool:
    if latest[0].seen == Verified.CHANGED:
        return True
    same = [look for look in latest if look.seen == latest[0].seen]
    unproven = latest[0].seen == Verified.INDETERMINATE or not any(look.positive_absence for look in latest)
    return len(same) >= PATIENCE and unproven


def _open(target: TargetRow, request: RequestRow, look: OutcomeRow) -> OpenLook:
    return OpenLook(
        target_id=target.id, outcome_id=look.id, case_id=request.case_id, request_id=request.id, url=target.url,
        recipient=request.recipient, claimed=Claimed(target.claimed), verified=Verified(target.verified),
        note=look.note, capture_sha256=look.capture_sha256, looked_at=look.recorded_at,
    )  # fmt: skip


def open_look(db: Database, target_id: int) -> tuple[OpenLook, Observation | None]:
    """The latest look at one target, whether or not it waits, and what was reported. Raises UnknownRowError."""
    with db.read() as session:
        target = session.get(TargetRow, target_id)
        looks = select(OutcomeRow).where(OutcomeRow.target_id == target_id, col(OutcomeRow.seen).is_not(None))
        latest = session.exec(looks.order_by(col(OutcomeRow.id).desc()).limit(1)).first()
        if target is None or latest is None:
            raise UnknownRowError(f"địa chỉ {target_id} chưa có lần kiểm tra nào")
        seen = reported(session, target.url)
        known = Observation.model_validate(seen.record) if seen else None
        return _open(target, session.get_one(RequestRow, target.request_id), latest), known


def capture_of_look(db: Database, sha256: str) -> Capture | None:
    """The newest Capture with this body."""
    with db.read() as session:
        query = select(CaptureRow).where(CaptureRow.body_sha256 == sha256)
        row = session.exec(query.order_by(col(CaptureRow.id).desc()).limit(1)).first()
        return Capture.model_validate({name: getattr(row, name) for name in Capture.model_fields}) if row else None
