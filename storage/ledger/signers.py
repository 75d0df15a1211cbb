"""Deeds on the list of those who sign letters."""

from __future__ import annotations

from datetime import date, datetime

from sqlmodel import Session, select

from storage.database import Database
from storage.ledger import events
from storage.ledger.errors import ConflictError, LedgerError, UnknownRowError
from storage.ledger.people import DECIDERS, allowed_user
from storage.letters import ClerkEntry, Signer
from storage.queries.signers import signer_of
from storage.signer_tables import SignerRow


def add_signer(db: Database, signer: Signer, user_id: int, now: datetime) -> int:
    """Add who signs from a day on; gives the row's id. Raises LedgerError where they already sign on those days."""
    if signer.valid_to is not None and signer.valid_to < signer.valid_from:
        raise LedgerError("ngày cuối của người ký phải sau ngày đầu")
    with db.write() as session:
        user = allowed_user(session, user_id, DECIDERS)
        for row in session.exec(select(SignerRow).where(SignerRow.name == signer.name)):
            ends = row.valid_to or date.max
            if row.valid_from <= (signer.valid_to or date.max) and signer.valid_from <= ends:
                raise LedgerError(
                    f"{signer.name} đã ký từ {row.valid_from:%d/%m/%Y}; hãy ghi ngày cuối cho dòng đó trước"
                )
        added = SignerRow(**signer.model_dump(), added_by=user.name, added_at=now)
        session.add(added)
        session.flush()
        facts = signer.model_dump(mode="json")
        events.append(session, now, user.name, "add_signer", f"signers:{added.id}", **facts)
        assert added.id is not None
        return added.id


def end_signer(db: Database, signer_id: int, last_day: date, user_id: int, now: datetime) -> None:
    """Note the last day on which somebody signs. Raises ConflictError where one is noted already."""
    with db.write() as session:
        user = allowed_user(session, user_id, DECIDERS)
        row = session.get(SignerRow, signer_id)
        if row is None:
            raise UnknownRowError(f"không có người ký {signer_id}")
        if row.valid_to is not None:
            raise ConflictError(f"{row.name} đã có ngày cuối {row.valid_to:%d/%m/%Y}; hãy thêm một dòng mới")
        if last_day < row.valid_from:
            raise LedgerError("ngày cuối của người ký phải sau ngày đầu")
        row.valid_to = last_day
        session.add(row)
        events.append(
            session, now, user.name, "end_signer", f"signers:{signer_id}", name=row.name, valid_to=last_day.isoformat()
        )


def check_signer(session: Session, entry: ClerkEntry) -> None:
    """Raise LedgerError for a paper signed by somebody who did not sign on its day, where the office says who did."""
    rows = (signer_of(row) for row in session.exec(select(SignerRow)))
    names = sorted({signer.name for signer in rows if signer.covers(entry.dated)})
    if names and entry.signer not in names:
        raise LedgerError(f"ngày {entry.dated:%d/%m/%Y} người ký là {', '.join(names)}; hãy chọn đúng người ký")
