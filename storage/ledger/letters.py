"""Deeds on letters before they leave: letterhead, drawing up, number and date, withdrawal."""

from __future__ import annotations

from datetime import datetime

from sqlmodel import Session, col, delete, select, update

from storage.correction_tables import LetterCorrectionRow
from storage.database import Database
from storage.ledger import events
from storage.ledger.corrections import check_correctable
from storage.ledger.errors import ConflictError, LedgerError, UnknownRowError
from storage.ledger.people import DECIDERS, allowed_user
from storage.ledger.signers import check_signer
from storage.letter_tables import LetterheadRow, LetterRequestRow, LetterRow
from storage.letters import LETTER_MOVES, ClerkEntry, LetterDraft, Letterhead, LetterKind, LetterState
from storage.lifecycle import IllegalMoveError
from storage.records import RequestState
from storage.tables import ApprovalRow, RequestRow

SENDABLE = frozenset({RequestState.APPROVED, RequestState.SEND_FAILED})


def set_letterhead(db: Database, head: Letterhead, user_id: int, now: datetime) -> None:
    """Note what stands on every letter from now on."""
    with db.write() as session:
        user = allowed_user(session, user_id, DECIDERS)
        session.merge(LetterheadRow(id=1, changed_by=user.name, changed_at=now, **head.model_dump()))
        events.append(session, now, user.name, "set_letterhead", "letterheads:1", **head.model_dump())


def draw_up(db: Database, draft: LetterDraft, user_id: int, now: datetime) -> int:
    """Enter a paper; gives its id. Its requests are its own from now on.

    Raises ConflictError for a request that another letter carries or that was not approved by a second person; for a
    correction, for one that was not sent, stands, or is corrected already.
    """
    if (draft.kind is LetterKind.REFERRAL) == bool(draft.request_ids):
        raise LedgerError("công văn phải có ít nhất một yêu cầu gỡ")
    carries = LetterCorrectionRow if draft.kind is LetterKind.CORRECTION else LetterRequestRow
    with db.write() as session:
        user = allowed_user(session, user_id, DECIDERS)
        if draft.kind is LetterKind.CORRECTION:
            check_correctable(session, draft.request_ids)
        else:
            for request_id in draft.request_ids:
                _check_free(session, request_id)
        fields = draft.model_dump(exclude={"request_ids"})
        row = LetterRow(state=LetterState.DRAWN, made_by=user.name, made_at=now, **fields)
        session.add(row)
        session.flush()
        for request_id in draft.request_ids:
            session.add(carries(request_id=request_id, letter_id=row.id))
        events.append(
            session, now, user.name, "draw_up_letter", f"letters:{row.id}", kind=draft.kind, recipient=draft.recipient,
            requests=list(draft.request_ids), docx_sha256=draft.docx_sha256, annex_sha256=draft.annex_sha256,
        )  # fmt: skip
        return row.id


def _check_free(session: Session, request_id: int) -> None:
    request = session.get(RequestRow, request_id)
    if request is None:
        raise UnknownRowError(f"không có yêu cầu {request_id}")
    taken = session.get(LetterRequestRow, request_id)
    if taken is not None:
        raise ConflictError(f"yêu cầu {request_id} đã nằm trong văn bản {taken.letter_id}")
    check_approved(session, request)


def check_approved(session: Session, request: RequestRow) -> None:
    """Raise ConflictError unless a request has a Decision that a second person approved and has not left."""
    approval = session.get(ApprovalRow, request.decision_id)
    if approval is None or not approval.approved:
        raise ConflictError(f"yêu cầu {request.id} chưa được người thứ hai duyệt: không thể rời hệ thống")
    if RequestState(request.state) not in SENDABLE:
        raise ConflictError(f"yêu cầu {request.id} đang ở trạng thái {request.state}: không thể gửi")


def number_letter(db: Database, letter_id: int, entry: ClerkEntry, user_id: int, now: datetime) -> None:
    """Note the number and date that the clerk gave, and who signed. Raises ConflictError when it has them already,
    LedgerError for a signer who does not sign on that day."""
    with db.write() as session:
        user = allowed_user(session, user_id, DECIDERS)
        check_signer(session, entry)
        row = find_letter(session, letter_id)
        same = select(LetterRow).where(
            LetterRow.number == entry.number, LetterRow.dated == entry.dated, LetterRow.id != letter_id,
            LetterRow.state != LetterState.WITHDRAWN,
        )  # fmt: skip
        if (other := session.exec(same).first()) is not None:
            raise ConflictError(f"số {entry.number} ngày {entry.dated:%d/%m/%Y} đã ghi cho văn bản {other.id}")
        move_letter(session, row, LetterState.NUMBERED, **entry.model_dump())
        facts = entry.model_dump(mode="json")
        events.append(session, now, user.name, "number_letter", f"letters:{letter_id}", **facts)


def add_signed(db: Database, letter_id: int, sha256: str, user_id: int, now: datetime) -> None:
    """Keep the signed paper (a file of the vault); it goes out in place of the drawn one."""
    with db.write() as session:
        user = allowed_user(session, user_id, DECIDERS)
        row = find_letter(session, letter_id)
        if LetterState(row.state) not in (LetterState.DRAWN, LetterState.NUMBERED, LetterState.FAILED):
            raise ConflictError("văn bản này đang gửi hoặc đã gửi; không thay tệp được nữa")
        row.signed_sha256 = sha256
        session.add(row)
        events.append(session, now, user.name, "add_signed_letter", f"letters:{letter_id}", sha256=sha256)


def withdraw_letter(db: Database, letter_id: int, user_id: int, reason: str, now: datetime) -> None:
    """Take a letter back before it left; its requests may stand in another."""
    if not reason.strip():
        raise LedgerError("hãy ghi lý do hủy văn bản")
    with db.write() as session:
        user = allowed_user(session, user_id, DECIDERS)
        row = find_letter(session, letter_id)
        move_letter(session, row, LetterState.WITHDRAWN, referral_id=None)
        session.exec(delete(LetterRequestRow).where(col(LetterRequestRow.letter_id) == letter_id))
        session.exec(delete(LetterCorrectionRow).where(col(LetterCorrectionRow.letter_id) == letter_id))
        events.append(session, now, user.name, "withdraw_letter", f"letters:{letter_id}", reason=reason[:1000])


def find_letter(session: Session, letter_id: int) -> LetterRow:
    """The row of a letter. Raises UnknownRowError."""
    row = session.get(LetterRow, letter_id)
    if row is None:
        raise UnknownRowError(f"không có văn bản {letter_id}")
    return row


def move_letter(session: Session, row: LetterRow, to: LetterState, **changes: object) -> None:
    """Compare-and-set one letter. Raises IllegalMoveError, ConflictError when it moved meanwhile."""
    if to not in LETTER_MOVES[LetterState(row.state)]:
        raise IllegalMoveError(f"văn bản đang ở trạng thái {row.state}, không thể chuyển sang {to}; hãy tải lại trang")
    session.flush()
    changed = session.exec(
        update(LetterRow)
        .where(col(LetterRow.id) == row.id, col(LetterRow.state) == row.state, col(LetterRow.version) == row.version)
        .values(state=to, version=row.version + 1, **changes)
    )
    if changed.rowcount != 1:
        raise ConflictError("đồng nghiệp vừa xử lý văn bản này; hãy tải lại trang")
    session.refresh(row)


def requests_of_letter(session: Session, letter_id: int) -> list[RequestRow]:
    """The requests that a letter carries."""
    carried = select(LetterRequestRow.request_id).where(LetterRequestRow.letter_id == letter_id)
    return list(session.exec(select(RequestRow).where(col(RequestRow.id).in_(carried)).order_by(col(RequestRow.id))))
