"""Personal data whose time is over is deleted: who sold, what was written, what people wrote about it.

What stays: addresses, states, times, verdicts, grounds and the Event log, which holds only hashes of such texts. So the
chain still verifies and every figure of every report stays.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import delete, exists, func, or_
from sqlmodel import Session, col, select, update
from sqlmodel.sql.expression import SelectOfScalar

from storage.actor_tables import AccountRow, ComplaintRow, ReferralRow, SellerRow
from storage.cluster_tables import IdentifierRow, PostRow, SellerPersonRow, ShownRow
from storage.correction_tables import ReversalRow
from storage.database import Database
from storage.following_tables import ReplyRow
from storage.ledger import events
from storage.queue_tables import BandRow, FacetRow, MemberRow, NoteRow, SearchRow
from storage.recheck_tables import DeadlineChangeRow
from storage.records import CaseState, Record
from storage.tables import (
    ApprovalRow,
    CaptureRow,
    CaseRow,
    DecisionRow,
    FindingRow,
    ObservationRow,
    OutcomeRow,
    RequestRow,
    TargetRow,
)
from storage.vault_names import NAMES
from storage.watch_tables import LookalikeRow

BATCH = 100  # Cases to a transaction: others write in between
RETENTION = "system:retention"
# What a Capture's files may show of people; its certificate, robots.txt and our own settings do not.
ERASED_FILES = ("body_sha256", "raw_sha256", "screenshot_sha256", "dom_sha256", "manifest_sha256")
ERASED = "(đã xóa khi hết thời hạn lưu giữ)"


class Erased(Record):
    """What one call deleted. `files` lie in the vault and are needed by no row that still stands for its bytes."""

    cases: int
    files: tuple[str, ...]


def expired(db: Database, before: datetime) -> int:
    """How many Cases closed before that time still hold personal data."""
    with db.read() as session:
        return session.exec(select(func.count()).select_from(_expired(before).subquery())).one()


def erase_expired(db: Database, before: datetime, now: datetime) -> Erased:
    """Delete the personal data of up to a hundred Cases that were closed before `before`; call until none is left.

    A Subject that also stands in a younger Case keeps its content until that one's time is over. The caller deletes
    `files` from the vault afterwards: a crash in between leaves bytes, never a row that lies about them.
    """
    with db.write() as session:
        ids = session.exec(_expired(before).order_by(col(CaseRow.id)).limit(BATCH)).all()
        if not ids:
            return Erased(cases=0, files=())
        captures = _erase_content(session, ids)
        papers = _erase_replies(session, ids)
        _erase_texts(session, ids, before)
        for case_id in ids:
            events.append(session, now, RETENTION, "erase", f"cases:{case_id}", closed_before=before.isoformat())
        return Erased(cases=len(ids), files=tuple(sorted({*_unneeded(session, captures), *papers})))


def _expired(before: datetime) -> SelectOfScalar[int]:
    """A Case's search words go with its content: those that have some are to be done."""
    has_words = exists().where(col(SearchRow.case_id) == CaseRow.id)
    return select(CaseRow.id).where(CaseRow.state == CaseState.CLOSED, col(CaseRow.moved_at) < before, has_words)


def _erase_content(session: Session, ids: Sequence[int]) -> set[str]:
    """Blank what was seen; gives the SHA-256 of the captures that it stood in."""
    of_cases = select(CaseRow.subject_id).where(col(CaseRow.id).in_(ids))
    of_members = select(MemberRow.subject_id).where(col(MemberRow.case_id).in_(ids))
    still_open = (
        select(CaseRow.subject_id)
        .join(SearchRow, col(SearchRow.case_id) == CaseRow.id)
        .where(col(CaseRow.id).not_in(ids))
    )
    theirs = select(ObservationRow).where(
        or_(col(ObservationRow.subject_id).in_(of_cases), col(ObservationRow.subject_id).in_(of_members)),
        col(ObservationRow.subject_id).not_in(still_open),
    )
    captures: set[str] = set()
    for row in session.exec(theirs).all():
        if row.capture_sha256:
            captures.add(row.capture_sha256)
        blank: dict[str, object] = {
            "title": "",
            "text": "",
            "seller": None,
            "sku": None,
            "images": [],
            "image_hashes": [],
            "badges": [],
            "contacts": [],
        }
        row.title, row.text, row.seller, row.record = "", "", None, row.record | blank
        session.add(row)
        session.flush()
        found = update(FindingRow).where(col(FindingRow.observation_id) == row.id)
        session.exec(found.values(quote="", start=0, end=0))
    return captures


def _erase_texts(session: Session, ids: Sequence[int], before: datetime) -> None:
    """Blank what people wrote, and what the queue is searched by."""
    decisions = select(DecisionRow.id).where(col(DecisionRow.case_id).in_(ids))
    requests = select(RequestRow.id).where(col(RequestRow.case_id).in_(ids))
    targets = select(TargetRow.id).where(col(TargetRow.request_id).in_(requests))
    session.exec(update(CaseRow).where(col(CaseRow.id).in_(ids)).values(title="", seller=None))
    session.exec(update(DecisionRow).where(col(DecisionRow.case_id).in_(ids)).values(reason=ERASED))
    session.exec(update(ApprovalRow).where(col(ApprovalRow.decision_id).in_(decisions)).values(reason=ERASED))
    session.exec(update(RequestRow).where(col(RequestRow.case_id).in_(ids)).values(body=ERASED))
    session.exec(update(OutcomeRow).where(col(OutcomeRow.target_id).in_(targets)).values(note=""))
    of_requests = col(DeadlineChangeRow.request_id).in_(requests)
    session.exec(update(DeadlineChangeRow).where(of_requests).values(reason=ERASED))
    session.exec(update(NoteRow).where(col(NoteRow.case_id).in_(ids)).values(text=ERASED))
    session.exec(delete(SearchRow).where(col(SearchRow.case_id).in_(ids)))
    session.exec(delete(BandRow).where(col(BandRow.case_id).in_(ids)))
    session.exec(delete(FacetRow).where(col(FacetRow.case_id).in_(ids), col(FacetRow.facet) == "seller"))
    session.exec(
        update(ComplaintRow).where(col(ComplaintRow.case_id).in_(ids)).values(text=ERASED, answer=ERASED, reference="")
    )
    session.exec(
        update(ReferralRow).where(col(ReferralRow.case_id).in_(ids)).values(note=ERASED, answer=ERASED, contact="")
    )
    session.exec(update(ReversalRow).where(col(ReversalRow.case_id).in_(ids)).values(authority=ERASED, reason=ERASED))
    session.flush()
    _erase_accounts(session, before)


def _erase_replies(session: Session, ids: Sequence[int]) -> set[str]:
    """Blank what recipients wrote back; gives the SHA-256 of their papers, less those that another reply stands on."""
    requests = select(RequestRow.id).where(col(RequestRow.case_id).in_(ids))
    rows = session.exec(select(ReplyRow).where(col(ReplyRow.request_id).in_(requests))).all()
    papers = {row.file_sha256 for row in rows if row.file_sha256}
    for row in rows:
        row.text, row.reference, row.file_sha256 = ERASED, "", None
        session.add(row)
    session.flush()
    stand: Any = col(ReplyRow.file_sha256)
    return papers - set(session.exec(select(stand).where(stand.in_(papers))))


def _erase_accounts(session: Session, before: datetime) -> None:
    """Take the name, and all that identifies, from accounts that were not seen since and that no Case is found by any
    more, and from their Sellers; their number stays."""
    shown = exists().where(col(FacetRow.facet) == "seller", col(FacetRow.value) == AccountRow.name)
    posts = select(PostRow.account_id).where(col(PostRow.last_seen_at) >= before)
    over = (col(AccountRow.name).not_like(f"{ERASED}%"), ~shown, col(AccountRow.id).not_in(posts))
    for account in session.exec(select(AccountRow).where(*over)).all():
        account.name, account.url, account.doubts = f"{ERASED} {account.id}", "", ""
        session.add(account)
        session.exec(delete(ShownRow).where(col(ShownRow.account_id) == account.id))
        session.exec(delete(SellerPersonRow).where(col(SellerPersonRow.account_id) == account.id))
    session.flush()
    nobodys = ~exists().where(col(ShownRow.identifier_id) == IdentifierRow.id)
    session.exec(delete(IdentifierRow).where(nobodys, col(IdentifierRow.said_by).is_(None)))
    named = exists().where(col(AccountRow.seller_id) == SellerRow.id, col(AccountRow.name).not_like(f"{ERASED}%"))
    session.exec(update(SellerRow).where(~named).values(name=ERASED))
    session.flush()


def _unneeded(session: Session, captures: set[str]) -> tuple[str, ...]:
    """Those bodies, and their pictures, in which nothing else was seen that still has its text; their Captures no
    longer point at them, so that nobody misses them in a backup."""
    files: set[str] = set()
    for sha256 in captures:
        kept = select(ObservationRow.id).where(ObservationRow.capture_sha256 == sha256, ObservationRow.text != "")
        if session.exec(kept.limit(1)).first() is not None:
            continue
        for row in session.exec(select(CaptureRow).where(CaptureRow.body_sha256 == sha256)).all():
            files |= {name for name in (getattr(row, field) for field in ERASED_FILES) if name}
            for field in ERASED_FILES:
                setattr(row, field, None)
            row.headers, row.note = {}, "erased"
            session.add(row)
    looks = update(LookalikeRow).where(col(LookalikeRow.screenshot_sha256).in_(files))
    session.exec(looks.values(screenshot_sha256=None))
    session.flush()
    for name in NAMES:
        files -= set(session.exec(select(col(name)).where(col(name).in_(files))))
    return tuple(sorted(files))
