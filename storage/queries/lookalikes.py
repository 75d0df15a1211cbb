"""Looks at what the watch found: the ranked list, one domain with its history, how the sources are doing."""

from __future__ import annotations

from collections.abc import Mapping

from sqlmodel import Session, col, select

from storage.database import Database
from storage.ledger.errors import UnknownRowError
from storage.records import CaseState, CloseReason, Event, Life, Record, SeenIn, UtcTime
from storage.tables import CaseRow, EventRow
from storage.watch_tables import LookalikeRow, RealPageRow, WatchPositionRow


class LookalikeView(Record):
    id: int
    domain: str
    registrable: str
    target: str
    target_domain: str
    kind: str
    score: float
    tier: str
    why: str
    seen_in: SeenIn
    seen_at: UtcTime
    recorded_at: UtcTime
    life: Life
    rank: int
    certificate: Mapping[str, object]
    facts: Mapping[str, object]
    screenshot_sha256: str | None
    real_screenshot_sha256: str | None
    campaign_id: int
    case_id: int | None
    case_state: CaseState | None
    close_reason: CloseReason | None
    looks: int
    looked_at: UtcTime | None
    next_look_at: UtcTime | None


class SourceView(Record):
    source: str
    kind: str
    position: int
    size: int
    entries: int
    garbage: int
    problem: str
    alarm: str
    asked_at: UtcTime


class RealPage(Record):
    domain: str
    capture_url: str
    looks: Mapping[str, object]
    screenshot_sha256: str | None
    captured_at: UtcTime


def ranked(
    db: Database, *, life: Life | None = None, tier: str = "", place: tuple[int, int] | None = None, limit: int = 50
) -> tuple[LookalikeView, ...]:
    """The lookalikes, the most pressing first; `place` is (rank, id) of the line above."""
    with db.read() as session:
        query = select(LookalikeRow).order_by(col(LookalikeRow.rank).desc(), col(LookalikeRow.id).desc()).limit(limit)
        if life is not None:
            query = query.where(LookalikeRow.life == life)
        if tier:
            query = query.where(LookalikeRow.tier == tier)
        if place is not None:
            rank, row_id = place
            query = query.where(
                (col(LookalikeRow.rank) < rank) | ((col(LookalikeRow.rank) == rank) & (col(LookalikeRow.id) < row_id))
            )
        return tuple(_view(session, row) for row in session.exec(query).all())


def lookalike(db: Database, lookalike_id: int) -> LookalikeView:
    """One lookalike. Raises UnknownRowError."""
    with db.read() as session:
        row = session.get(LookalikeRow, lookalike_id)
        if row is None:
            raise UnknownRowError(f"không có tên miền gần giống số {lookalike_id}")
        return _view(session, row)


def of_case(db: Database, case_id: int) -> int | None:
    """The lookalike that a Case is about; None when it is about something else."""
    with db.read() as session:
        return session.exec(select(LookalikeRow.id).where(LookalikeRow.case_id == case_id).limit(1)).first()


def campaign(db: Database, campaign_id: int, limit: int = 200) -> tuple[LookalikeView, ...]:
    """The names of one campaign, the most pressing first."""
    with db.read() as session:
        query = select(LookalikeRow).where(LookalikeRow.campaign_id == campaign_id)
        rows = session.exec(query.order_by(col(LookalikeRow.rank).desc(), col(LookalikeRow.id)).limit(limit)).all()
        return tuple(_view(session, row) for row in rows)


def history(db: Database, lookalike_id: int) -> tuple[Event, ...]:
    """What happened to one lookalike, oldest first."""
    with db.read() as session:
        rows = session.exec(select(EventRow).where(EventRow.subject == f"lookalikes:{lookalike_id}"))
        return tuple(
            Event.model_validate({name: getattr(row, name) for name in Event.model_fields})
            for row in sorted(rows, key=lambda row: row.seq)
        )


def sources(db: Database) -> tuple[SourceView, ...]:
    """The logs and feeds that were ever read, by name."""
    with db.read() as session:
        rows = session.exec(select(WatchPositionRow).order_by(col(WatchPositionRow.source)))
        return tuple(
            SourceView.model_validate({name: getattr(row, name) for name in SourceView.model_fields}) for row in rows
        )


def real_page(db: Database, domain: str) -> RealPage | None:
    """The home page of a protected name as it was last captured."""
    with db.read() as session:
        row = session.get(RealPageRow, domain)
        return None if row is None else RealPage.model_validate({n: getattr(row, n) for n in RealPage.model_fields})


def _view(session: Session, row: LookalikeRow) -> LookalikeView:
    case = session.get(CaseRow, row.case_id) if row.case_id else None
    named = {
        name: getattr(row, name) for name in LookalikeView.model_fields if not name.startswith(("case_st", "close"))
    }
    return LookalikeView(
        case_state=CaseState(case.state) if case else None,
        close_reason=CloseReason(case.close_reason) if case and case.close_reason else None, **named,
    )  # fmt: skip
