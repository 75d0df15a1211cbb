"""Deeds of sending: a letter leaves once, whatever dies in between.

A try has two halves. Until `begin_handover` nothing can have been accepted (RFC 5321 4.1.1.4: a server that has not
seen the end of the data throws them away), so a dead sender's letter is taken up again. From there until the server's
answer is written down it may have arrived: whoever finds it so makes it `uncertain`, and a person asks.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta

from sqlalchemy import and_, or_
from sqlmodel import Session, col, select

from storage.database import Database
from storage.ledger import events
from storage.ledger.cases import move_request
from storage.ledger.errors import ConflictError, LedgerError
from storage.ledger.letters import SENDABLE, check_approved, find_letter, move_letter, requests_of_letter
from storage.ledger.people import DECIDERS, allowed_user
from storage.ledger.takedowns import mark_sent
from storage.letter_tables import LetterAttemptRow, LetterRow
from storage.letters import LetterState, Parcel
from storage.records import CaseState, RequestState
from storage.tables import CaseRow, RequestRow

POSTMAN = "system:postman"
LEASE = timedelta(minutes=10)  # longer than a whole try may take (monitor.letters.mail: each answer 60 s at most)
MOST_ATTEMPTS = 5  # DESIGN section 5: then a person
FIRST_WAIT = timedelta(minutes=2)  # doubled each time
MAIL = "Thư điện tử"


class LostLeaseError(LedgerError):
    """Another sender has the letter by now; nothing may be handed over."""


def queue_letter(
    db: Database, letter_id: int, message_sha256: str, message_id: str, user_id: int, now: datetime
) -> None:
    """Let a numbered letter go by mail. Raises ConflictError for one without an address or without a signer."""
    with db.write() as session:
        user = allowed_user(session, user_id, DECIDERS)
        row = find_letter(session, letter_id)
        if not row.email:
            raise ConflictError(
                "nơi nhận chưa có địa chỉ thư điện tử; hãy bổ sung ở trang Nơi nhận hoặc gửi văn bản giấy"
            )
        if not (row.number and row.dated and row.signer):
            raise ConflictError("văn bản chưa có số, ngày và người ký: hãy ghi sau khi văn thư cấp")
        for request in requests_of_letter(session, letter_id):
            check_approved(session, request)
        move_letter(
            session, row, LetterState.WAITING, message_sha256=message_sha256, message_id=message_id, attempts=0,
            handing_over=False, due_at=now, lease_until=None,
        )  # fmt: skip
        events.append(
            session, now, user.name, "queue_letter", f"letters:{letter_id}", email=row.email, message_id=message_id,
            message_sha256=message_sha256,
        )  # fmt: skip


def take_due(db: Database, now: datetime) -> Parcel | None:
    """Lease the next letter; what a dead sender left is taken up again, or made uncertain. None: nothing due."""
    with db.write() as session:
        _settle_the_dead(session, now)
        left = and_(
            col(LetterRow.state) == LetterState.SENDING, col(LetterRow.lease_until) <= now,
            col(LetterRow.handing_over).is_(False),
        )  # fmt: skip
        free = or_(and_(col(LetterRow.state) == LetterState.WAITING, col(LetterRow.due_at) <= now), left)
        for row in session.exec(select(LetterRow).where(free).order_by(col(LetterRow.due_at), col(LetterRow.id))).all():
            requests = requests_of_letter(session, row.id)
            gone = [each.id for each in requests if not _may_still_leave(session, each)]
            if gone:
                move_letter(session, row, LetterState.FAILED, lease_until=None)
                _note(session, row, "stopped", f"yêu cầu {gone} đã rút, đã gửi hoặc đã đổi: không gửi nữa", now)
                continue
            for request in requests:
                if request.state != RequestState.SENDING:
                    move_request(session, request, RequestState.SENDING, POSTMAN, now)
            attempt = row.attempts + 1
            move_letter(session, row, LetterState.SENDING, attempts=attempt, lease_until=now + LEASE)
            _note(session, row, "try", "", now)
            assert row.message_sha256 is not None
            return Parcel(
                letter_id=row.id, attempt=attempt, message_sha256=row.message_sha256, message_id=row.message_id,
                email=row.email,
            )  # fmt: skip
        return None


def _may_still_leave(session: Session, request: RequestRow) -> bool:
    """Whether nobody took back the request, or opened its Case anew, since the letter was let go."""
    case = session.get_one(CaseRow, request.case_id)
    stands = case.state == CaseState.ACTIONING and case.decision_id == request.decision_id
    return stands and RequestState(request.state) in SENDABLE | {RequestState.SENDING}


def _settle_the_dead(session: Session, now: datetime) -> None:
    handed = select(LetterRow).where(
        LetterRow.state == LetterState.SENDING, col(LetterRow.lease_until) <= now, col(LetterRow.handing_over)
    )
    for row in session.exec(handed).all():
        _make_uncertain(session, row, "bên gửi ngừng giữa lúc giao thư; không rõ máy chủ thư đã nhận hay chưa", now)


def begin_handover(db: Database, parcel: Parcel, now: datetime) -> None:
    """Write down, on disk when this returns, that the next byte may make the server accept. Raises LostLeaseError."""
    with db.write() as session:
        row = _leased(session, parcel)
        row.handing_over = True
        session.add(row)
        _note(session, row, "hand_over", "", now)


def record_accepted(db: Database, parcel: Parcel, said: str, now: datetime) -> None:
    """Note that the mail server took the letter; the clock of each of its requests starts.

    That it was taken is no proof that it was read: the recipient's own answer is noted apart.
    """
    with db.write() as session:
        row = _leased(session, parcel)
        _sent(session, row, MAIL, said, POSTMAN, now)


def record_refused(db: Database, parcel: Parcel, said: str, now: datetime, *, for_good: bool) -> None:
    """Note that the letter was certainly not taken. It waits for another try, five at most, or for a person."""
    with db.write() as session:
        row = _leased(session, parcel)
        for request in requests_of_letter(session, row.id):
            move_request(session, request, RequestState.SEND_FAILED, POSTMAN, now)
        _note(session, row, "refused", said, now)
        if for_good or row.attempts >= MOST_ATTEMPTS:
            move_letter(session, row, LetterState.FAILED, handing_over=False, lease_until=None)
            events.append(session, now, POSTMAN, "letter_failed", f"letters:{row.id}", said=said[:500])
            return
        due_at = now + FIRST_WAIT * 2 ** (row.attempts - 1)
        move_letter(session, row, LetterState.WAITING, handing_over=False, lease_until=None, due_at=due_at)


def record_lost_answer(db: Database, parcel: Parcel, said: str, now: datetime) -> None:
    """Note that the letter was handed over and no answer came: it may have arrived. A person asks and says which."""
    with db.write() as session:
        _make_uncertain(session, _leased(session, parcel), said, now)


def settle(db: Database, letter_id: int, user_id: int, note: str, now: datetime, *, arrived: bool) -> None:
    """A person's word on an uncertain letter: it arrived (it is sent), or it did not (it may be sent again)."""
    if not note.strip():
        raise LedgerError("hãy ghi đã hỏi ai, thấy gì (hộp thư lưu, điện thoại nơi nhận, nhật ký máy chủ thư)")
    with db.write() as session:
        user = allowed_user(session, user_id, DECIDERS)
        row = find_letter(session, letter_id)
        if row.state != LetterState.UNCERTAIN:
            raise ConflictError("văn bản này không chờ xác nhận; hãy tải lại trang")
        if arrived:
            _sent(session, row, MAIL, note, user.name, now)
            return
        for request in requests_of_letter(session, row.id):
            move_request(session, request, RequestState.SEND_FAILED, user.name, now)
        _note(session, row, "not_arrived", note, now)
        move_letter(session, row, LetterState.FAILED, handing_over=False, lease_until=None)
        events.append(session, now, user.name, "letter_failed", f"letters:{row.id}", said=note[:500])


def record_by_hand(db: Database, letter_id: int, user_id: int, channel: str, receipt: str, now: datetime) -> None:
    """Note that a numbered letter left on paper or through a portal. `receipt` says what proves it: a book, a code."""
    if not receipt.strip():
        raise LedgerError("hãy ghi căn cứ đã gửi: số bưu gửi, mã của cổng, người nhận ký")
    with db.write() as session:
        user = allowed_user(session, user_id, DECIDERS)
        row = find_letter(session, letter_id)
        requests = requests_of_letter(session, letter_id)
        for request in requests:
            check_approved(session, request)
            move_request(session, request, RequestState.SENDING, user.name, now)
        _sent(session, row, channel, receipt, user.name, now)


def _sent(session: Session, row: LetterRow, channel: str, receipt: str, actor: str, now: datetime) -> None:
    for request in requests_of_letter(session, row.id):
        mark_sent(session, request, actor, channel, now)
    _note(session, row, "sent", receipt, now)
    move_letter(
        session, row, LetterState.SENT, sent_at=now, channel=channel, receipt=receipt[:2000], handing_over=False,
        lease_until=None,
    )  # fmt: skip
    events.append(
        session, now, actor, "letter_sent", f"letters:{row.id}", channel=channel, message_id=row.message_id,
        message_sha256=row.message_sha256, receipt_sha256=events.sha256(receipt),
    )  # fmt: skip


def _make_uncertain(session: Session, row: LetterRow, said: str, now: datetime) -> None:
    _note(session, row, "uncertain", said, now)
    move_letter(session, row, LetterState.UNCERTAIN, lease_until=None)
    events.append(session, now, POSTMAN, "letter_uncertain", f"letters:{row.id}", said=said[:500])


def _leased(session: Session, parcel: Parcel) -> LetterRow:
    row = find_letter(session, parcel.letter_id)
    if row.state != LetterState.SENDING or row.attempts != parcel.attempt:
        raise LostLeaseError(f"văn bản {parcel.letter_id} không còn do lần gửi {parcel.attempt} giữ")
    return row


def _note(session: Session, row: LetterRow, what: str, said: str, now: datetime) -> None:
    session.add(LetterAttemptRow(letter_id=row.id, attempt=row.attempts, at=now, what=what, said=said[:2000]))
    session.flush()


def uncertain_letters(session: Session) -> Iterable[LetterRow]:
    """Letters that wait for a person's word."""
    return session.exec(select(LetterRow).where(LetterRow.state == LetterState.UNCERTAIN)).all()
