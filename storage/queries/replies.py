"""Reads of the replies that were filed to a Case."""

from __future__ import annotations

from sqlmodel import col, select

from storage.database import Database
from storage.following_tables import ReplyRow
from storage.ledger.errors import UnknownRowError
from storage.records import Record, UtcTime
from storage.tables import RequestRow


class ReplyView(Record):
    """One reply; whose request it answers stands in `request_id`."""

    id: int
    request_id: int
    received_at: UtcTime
    channel: str
    reference: str
    text: str
    file_sha256: str | None
    filed_by: str
    filed_at: UtcTime


def replies(db: Database, case_id: int) -> tuple[ReplyView, ...]:
    """The replies to the requests of one Case, the oldest first."""
    query = select(ReplyRow).join(RequestRow, col(RequestRow.id) == ReplyRow.request_id)
    query = query.where(RequestRow.case_id == case_id).order_by(col(ReplyRow.received_at), col(ReplyRow.id))
    with db.read() as session:
        return tuple(_view(row) for row in session.exec(query))


def reply_of_case(db: Database, case_id: int, reply_id: int) -> ReplyView:
    """One of them. Raises UnknownRowError for one of another Case."""
    found = next((each for each in replies(db, case_id) if each.id == reply_id), None)
    if found is None:
        raise UnknownRowError(f"vụ việc {case_id} không có văn bản trả lời {reply_id}")
    return found


def _view(row: ReplyRow) -> ReplyView:
    return ReplyView.model_validate({name: getattr(row, name) for name in ReplyView.model_fields})
