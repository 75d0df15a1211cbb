"""Deeds about shop checks: a site put on the schedule, a check asked for, a check written down."""

from __future__ import annotations

from datetime import datetime, timedelta
from urllib.parse import urlsplit

from sqlmodel import Session, col, select

from storage.database import Database
from storage.ledger import events
from storage.ledger.errors import LedgerError, UnknownRowError
from storage.ledger.work import enqueue_in
from storage.records import SHA256, Duty, Record, RunKind, RunState, UtcTime
from storage.shop_tables import ShopCheckRow, ShopRow
from storage.tables import RunRow

MOST_DAYS = 366
CHECKER = "system:shop-check"


class ShopCheck(Record):
    """What one check of a site gave; `loaded` False: nothing could be read, and `note` says why."""

    checked_at: UtcTime
    loaded: bool
    note: str = ""
    badge_seen: bool
    duties: tuple[Duty, ...]
    capture_sha256: SHA256 | None = None


def schedule(db: Database, url: str, every_days: int, *, actor: str, now: datetime) -> int:
    """Put a site on the schedule, due at once, or change how often it is looked at (0: never by itself); gives its id.

    ``url`` is the canonical address of its home page. Raises LedgerError for a number of days beyond a year.
    """
    if not 0 <= every_days <= MOST_DAYS:
        raise LedgerError(f"số ngày giữa hai lần kiểm tra phải từ 0 đến {MOST_DAYS}")
    with db.write() as session:
        row = _row(session, url, actor, now)
        row.every_days = every_days
        row.next_check_at = now if every_days else None
        session.add(row)
        events.append(session, now, actor, "schedule_shop", f"shops:{row.id}", url=url, every_days=every_days)
        return row.id


def ask_for_checks(db: Database, now: datetime, limit: int = 100) -> int:
    """Make a run for each site whose check is due, and give how many. After downtime each falls due once."""
    with db.write() as session:
        query = select(ShopRow).where(col(ShopRow.next_check_at) <= now).order_by(col(ShopRow.next_check_at))
        due = session.exec(query.limit(limit).with_for_update(skip_locked=True)).all()
        for row in due:
            _ask(session, row, now)
            row.next_check_at = now + timedelta(days=row.every_days) if row.every_days else None
            session.add(row)
        return len(due)


def ask_for_check(db: Database, shop_id: int, now: datetime, *, actor: str) -> None:
    """Make a run that checks one site now. Raises UnknownRowError."""
    with db.write() as session:
        row = _find(session, shop_id)
        events.append(session, now, actor, "ask_for_shop_check", f"shops:{row.id}")
        _ask(session, row, now)


def record_check(
    db: Database, url: str, check: ShopCheck, *, run_id: int | None = None, case_id: int | None = None,
    actor: str = CHECKER,
) -> int:  # fmt: skip
    """Write down a check of the site at ``url``, which need not be on the schedule; gives the check's id."""
    with db.write() as session:
        row = _row(session, url, actor, check.checked_at)
        found = ShopCheckRow(
            shop_id=row.id, run_id=run_id, case_id=case_id, duties=[_plain(duty) for duty in check.duties],
            **check.model_dump(exclude={"duties"}),
        )  # fmt: skip
        session.add(found)
        session.flush()
        events.append(
            session, check.checked_at, actor, "check_shop", f"shops:{row.id}", check=found.id, loaded=check.loaded,
            case=case_id, badge_seen=check.badge_seen, capture=check.capture_sha256,
            duties={duty.obligation: duty.status for duty in check.duties},
        )  # fmt: skip
        return found.id


def _plain(duty: Duty) -> dict[str, object]:
    row = duty.model_dump(mode="json", include={"obligation", "status", "evidence"})
    return row | {"legal_basis": duty.legal.as_text()}


def _row(session: Session, url: str, actor: str, now: datetime) -> ShopRow:
    row = session.exec(select(ShopRow).where(ShopRow.url == url)).first()
    if row is None:
        row = ShopRow(url=url, host=urlsplit(url).netloc.lower(), added_by=actor, added_at=now)
        session.add(row)
        session.flush()
    return row


def _find(session: Session, shop_id: int) -> ShopRow:
    row = session.get(ShopRow, shop_id)
    if row is None:
        raise UnknownRowError(f"không có trang bán hàng số {shop_id}")
    return row


def _ask(session: Session, row: ShopRow, now: datetime) -> None:
    waiting = select(RunRow.id).where(RunRow.shop_id == row.id, col(RunRow.state).in_((RunState.DUE, RunState.RUNNING)))
    if session.exec(waiting).first() is None:
        enqueue_in(session, RunKind.SHOP, f"{row.id}:{now.isoformat()}", now, shop_id=row.id)
