"""Reads about Captures as evidence: those of a Case, their time stamps, and the Events that hold their manifests."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from typing import TypeVar

from sqlalchemy import func, or_
from sqlmodel import Session, col, select

from storage.database import Database
from storage.ledger import events
from storage.ledger.errors import UnknownRowError
from storage.queue_tables import MemberRow
from storage.records import Capture, Event, Record, UtcTime
from storage.tables import CaptureRow, CaseRow, EventRow, ObservationRow, OutcomeRow, RequestRow, StampRow, TargetRow

PART = 500  # values to a query
T = TypeVar("T")


class StampView(Record):
    """The time stamp of a Capture."""

    id: int
    list_sha256: str
    token_sha256: str
    authority: str
    stamped_at: UtcTime


class CaptureView(Record):
    """One Capture of a Case."""

    id: int
    capture: Capture
    event_seq: int | None
    stamp: StampView | None


def captures_of_case(db: Database, case_id: int) -> tuple[CaptureView, ...]:
    """The Captures that a Case rests on, oldest first. Raises UnknownRowError.

    They are those in which its Subject or its group was seen, those of their addresses, and those of rechecks. Of the
    many that hold the very same bytes of one address, the first and the last: they show since when and until when.
    """
    with db.read() as session:
        if session.get(CaseRow, case_id) is None:
            raise UnknownRowError(f"không có vụ việc {case_id}")
        subjects = _subjects(session, case_id)
        bodies, addresses = _seen(session, subjects)
        targets = select(TargetRow.url).join(RequestRow, col(RequestRow.id) == TargetRow.request_id)
        addresses |= set(session.exec(targets.where(RequestRow.case_id == case_id)))
        looks = select(OutcomeRow.capture_sha256).join(TargetRow, col(TargetRow.id) == OutcomeRow.target_id)
        looks = looks.join(RequestRow, col(RequestRow.id) == TargetRow.request_id)
        bodies |= {sha for sha in session.exec(looks.where(RequestRow.case_id == case_id)) if sha}
        rows = {row.id: row for row in _captures(session, bodies, addresses)}
        return tuple(_view(session, row) for row in _first_and_last(rows.values()))


def are_stamped(db: Database, manifests: Sequence[str]) -> bool:
    """Whether each of these manifests has a time stamp; False for none."""
    with db.read() as session:
        done = select(func.count()).where(
            col(CaptureRow.manifest_sha256).in_(manifests), col(CaptureRow.stamp_id).is_not(None)
        )
        return bool(manifests) and session.exec(done).one() == len(manifests)


def events_of_captures(db: Database, captures: Iterable[CaptureView]) -> tuple[Event, ...]:
    """The Events that hold the hashes of these Captures' manifests, in order."""
    with db.read() as session:
        seqs = sorted({view.event_seq for view in captures if view.event_seq and view.capture.manifest_sha256})
        rows = [session.get_one(EventRow, seq) for seq in seqs]
        return tuple(Event.model_validate({name: getattr(row, name) for name in Event.model_fields}) for row in rows)


def _subjects(session: Session, case_id: int) -> list[int]:
    members = session.exec(select(MemberRow.subject_id).where(MemberRow.case_id == case_id)).all()
    return [session.get_one(CaseRow, case_id).subject_id, *members]


def _seen(session: Session, subjects: list[int]) -> tuple[set[str], set[str]]:
    """Hashes of the bodies in which these Subjects were seen, and the addresses where."""
    bodies: set[str] = set()
    addresses: set[str] = set()
    for part in _parts(subjects):
        query = select(ObservationRow.capture_sha256, ObservationRow.record).where(
            col(ObservationRow.subject_id).in_(part)
        )
        for body, record in session.exec(query):
            bodies |= {body} if body else set()
            addresses |= {record[name] for name in ("url", "canonical_url") if record.get(name)}
    return bodies, addresses


def _captures(session: Session, bodies: set[str], addresses: set[str]) -> Iterable[CaptureRow]:
    for part in _parts(bodies):
        yield from session.exec(select(CaptureRow).where(col(CaptureRow.body_sha256).in_(part)))
    for part in _parts({events.sha256(address) for address in addresses}):
        is_there = or_(col(CaptureRow.url_sha256).in_(part), col(CaptureRow.final_url_sha256).in_(part))
        yield from session.exec(select(CaptureRow).where(is_there))


def _first_and_last(rows: Iterable[CaptureRow]) -> list[CaptureRow]:
    same: dict[tuple[object, ...], list[CaptureRow]] = {}
    for row in sorted(rows, key=lambda row: row.id):
        same.setdefault((row.final_url, row.body_sha256, row.outcome, row.method, row.status), []).append(row)
    kept = {row.id: row for alike in same.values() for row in (alike[0], alike[-1])}
    return [kept[number] for number in sorted(kept)]


def _view(session: Session, row: CaptureRow) -> CaptureView:
    stamp = session.get(StampRow, row.stamp_id) if row.stamp_id else None
    shown = StampView.model_validate({name: getattr(stamp, name) for name in StampView.model_fields}) if stamp else None
    capture = Capture.model_validate({name: getattr(row, name) for name in Capture.model_fields})
    return CaptureView(id=row.id, capture=capture, event_seq=row.event_seq, stamp=shown)


def _parts(values: Collection[T]) -> Iterable[list[T]]:
    listed = sorted(values, key=str)
    return (listed[i : i + PART] for i in range(0, len(listed), PART))
