"""Deeds around official reports: documents entered, violations handled, fields typed in, reasons given."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime

from sqlmodel import Session, col, select

from storage.database import Database
from storage.ledger import events
from storage.ledger.errors import ConflictError, LedgerError, UnknownRowError
from storage.ledger.people import DECIDERS, allowed_user
from storage.records import Verdict
from storage.report_tables import DocumentRow, EntryRow, PlacedDecisionRow, ReasonRow, ReportRow, ViolationRow
from storage.report_words import OfficialDocument, Pl1Column, Violation
from storage.tables import DecisionRow


def register_document(
    db: Database, user_id: int, document: OfficialDocument, now: datetime, *, report_id: int | None = None
) -> int:
    """Enter a document in the register; gives its id. `report_id`: the kept report that it carries.

    Raises LedgerError for a number and day that stand there already, UnknownRowError for a report that is none.
    """
    with db.write() as session:
        user = allowed_user(session, user_id, DECIDERS)
        if report_id is not None and session.get(ReportRow, report_id) is None:
            raise UnknownRowError(f"không có báo cáo {report_id}")
        same = select(DocumentRow.id).where(DocumentRow.number == document.number, DocumentRow.dated == document.dated)
        same = same.where(DocumentRow.issuer == document.issuer, col(DocumentRow.withdrawn_at).is_(None))
        if session.exec(same).first() is not None:
            raise LedgerError(
                f"văn bản {document.number} ngày {document.dated:%d/%m/%Y} của {document.issuer} đã có trong sổ"
            )
        row = DocumentRow(report_id=report_id, added_by=user.name, added_at=now, **document.model_dump())
        session.add(row)
        session.flush()
        events.append(
            session, now, user.name, "register_document", f"documents:{row.id}", report=report_id,
            document=document.model_dump(mode="json"),
        )  # fmt: skip
        return row.id


def withdraw_document(db: Database, user_id: int, document_id: int, now: datetime) -> None:
    """Take a line out of the register; it stays in the database. Raises UnknownRowError, ConflictError."""
    with db.write() as session:
        _withdraw(session, session.get(DocumentRow, document_id), user_id, now, f"documents:{document_id}")


def add_violation(db: Database, user_id: int, violation: Violation, now: datetime) -> int:
    """Enter a handled violation; gives its id. Raises LedgerError for one told in Phụ lục II without its group."""
    if violation.is_typical and violation.pl2_group is None:
        raise LedgerError("vụ việc nêu ở Phụ lục II cần có nhóm hàng hóa (I đến IX); hãy chọn nhóm")
    with db.write() as session:
        user = allowed_user(session, user_id, DECIDERS)
        row = ViolationRow(added_by=user.name, added_at=now, **violation.model_dump())
        session.add(row)
        session.flush()
        told = violation.model_dump(mode="json", exclude={"what"})
        events.append(
            session, now, user.name, "add_violation", f"violations:{row.id}",
            what_sha256=events.sha256(violation.what), **told,
        )  # fmt: skip
        return row.id


def withdraw_violation(db: Database, user_id: int, violation_id: int, now: datetime) -> None:
    """Take a line out of the book; it stays in the database. Raises UnknownRowError, ConflictError."""
    with db.write() as session:
        _withdraw(session, session.get(ViolationRow, violation_id), user_id, now, f"violations:{violation_id}")


def place_decision(
    db: Database, user_id: int, decision_id: int, column: Pl1Column, now: datetime, *, is_typical: bool = False
) -> None:
    """Say where a Decision is counted in the 389 tables. Raises UnknownRowError for one that found no violation."""
    with db.write() as session:
        user = allowed_user(session, user_id, DECIDERS)
        decision = session.get(DecisionRow, decision_id)
        if decision is None or decision.verdict != Verdict.VIOLATION:
            raise UnknownRowError(f"không có kết luận vi phạm {decision_id}")
        session.add(
            PlacedDecisionRow(
                decision_id=decision_id, pl1_column=column, is_typical=is_typical, placed_by=user.name, placed_at=now
            )
        )
        events.append(
            session, now, user.name, "place_decision", f"decisions:{decision_id}", column=column, typical=is_typical
        )


def enter(
    db: Database, user_id: int, report: str, first: date, last: date, values: Mapping[str, str], now: datetime
) -> int:
    """Keep what a person typed into fields of a report; gives how many were new. An empty value clears a field."""
    with db.write() as session:
        user = allowed_user(session, user_id, DECIDERS)
        place = (EntryRow.report == report, EntryRow.first == first, EntryRow.last == last)
        stand = {
            row.field: row.value for row in session.exec(select(EntryRow).where(*place).order_by(col(EntryRow.id)))
        }
        changed = {field: value for field, value in values.items() if stand.get(field, "") != value}
        for field, value in changed.items():
            row = EntryRow(report=report, first=first, last=last, field=field, value=value, entered_by=user.name,
                           entered_at=now)  # fmt: skip
            session.add(row)
            session.flush()
            events.append(
                session, now, user.name, "enter_figure", f"report_entries:{row.id}", report=report,
                first=first.isoformat(), last=last.isoformat(), field=field, value_sha256=events.sha256(value),
            )  # fmt: skip
        return len(changed)


def give_reason(
    db: Database, user_id: int, report: str, first: date, last: date, mismatch: str, says: str, reason: str,
    now: datetime,
) -> None:  # fmt: skip
    """Keep why a report may go out although something in it differs. Raises LedgerError for an empty reason."""
    if not reason.strip():
        raise LedgerError("hãy ghi lý do của chỗ chênh lệch")
    with db.write() as session:
        user = allowed_user(session, user_id, DECIDERS)
        row = ReasonRow(report=report, first=first, last=last, mismatch=mismatch, says=says, reason=reason.strip(),
                        given_by=user.name, given_at=now)  # fmt: skip
        session.add(row)
        session.flush()
        events.append(
            session, now, user.name, "give_reason", f"report_reasons:{row.id}", report=report, mismatch=mismatch,
            first=first.isoformat(), last=last.isoformat(), reason_sha256=events.sha256(row.reason),
        )  # fmt: skip


def _withdraw(
    session: Session, row: DocumentRow | ViolationRow | None, user_id: int, now: datetime, subject: str
) -> None:
    user = allowed_user(session, user_id, DECIDERS)
    if row is None:
        raise UnknownRowError("không có dòng này trong sổ")
    if row.withdrawn_at is not None:
        raise ConflictError(f"dòng này đã được {row.withdrawn_by} rút")
    row.withdrawn_by, row.withdrawn_at = user.name, now
    session.add(row)
    events.append(session, now, user.name, "withdraw", subject)
