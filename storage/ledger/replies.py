"""The deed of filing what a recipient wrote back; what it says of each address is noted apart (takedowns)."""

from __future__ import annotations

from datetime import datetime

from pydantic import Field

from storage.database import Database
from storage.following_tables import ReplyRow
from storage.ledger import events
from storage.ledger.cases import move_request
from storage.ledger.errors import ConflictError, LedgerError, UnknownRowError
from storage.ledger.people import DECIDERS, allowed_user
from storage.ledger.takedowns import OWED
from storage.records import SHA256, Record, RequestState, UtcTime
from storage.tables import RequestRow


class Reply(Record):
    """What a recipient wrote back."""

    received_at: UtcTime
    channel: str = Field(min_length=1, max_length=60, description="how it came: letter, e-mail, portal, telephone")
    reference: str = Field(
        default="", max_length=120, description="number and date on the paper; empty where it has none"
    )
    text: str = Field(min_length=1, max_length=20_000, description="what it says, or a summary of it")
    file_sha256: SHA256 | None = Field(default=None, description="the paper as PDF, in the vault")


def file_reply(db: Database, request_id: int, user_id: int, reply: Reply, now: datetime) -> int:
    """File a reply to a request that was sent; gives its id. A request that still waits for an answer has one now.

    Raises ConflictError for a request that was not sent, LedgerError for a time before the sending or in the future.
    """
    with db.write() as session:
        user = allowed_user(session, user_id, DECIDERS)
        request = session.get(RequestRow, request_id, with_for_update=True)
        if request is None:
            raise UnknownRowError(f"không có yêu cầu {request_id}")
        if request.sent_at is None:
            raise ConflictError("yêu cầu này chưa gửi; hãy ghi nhận đã gửi trước")
        if not request.sent_at <= reply.received_at <= now:
            raise LedgerError("lúc nhận trả lời phải sau lúc gửi và không ở tương lai")
        row = ReplyRow(request_id=request_id, filed_by=user.name, filed_at=now, **reply.model_dump())
        session.add(row)
        session.flush()
        if request.state in OWED:
            move_request(session, request, RequestState.RESPONDED, user.name, now)
        events.append(
            session, now, user.name, "file_reply", f"requests:{request_id}", reply=row.id, channel=reply.channel,
            text_sha256=events.sha256(reply.text), file_sha256=reply.file_sha256,
        )  # fmt: skip
        return row.id
