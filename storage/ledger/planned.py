"""Reports that the schedule asked for: planned once, made by one process at a time, tried again when they fail."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from sqlalchemy import update
from sqlmodel import col, select

from storage.database import Database
from storage.ledger import events
from storage.records import Record, UtcTime
from storage.report_tables import PlannedReportRow

SCHEDULE = "system:schedule"
LEASE = timedelta(minutes=30)  # far above the making of any report; whoever died in it leaves it to the next
FIRST_WAIT, LONGEST_WAIT = timedelta(minutes=5), timedelta(hours=1)


class Planned(Record):
    """One report to be made."""

    id: int
    name: str
    first: date
    last: date
    due_at: UtcTime
    attempts: int


def plan(db: Database, name: str, first: date, last: date, due_at: datetime, now: datetime) -> bool:
    """Ask for a report of these days; gives whether it was new."""
    with db.write() as session:
        same = select(PlannedReportRow.id).where(PlannedReportRow.name == name)
        same = same.where(PlannedReportRow.first == first, PlannedReportRow.last == last)
        if session.exec(same).first() is not None:
            return False
        row = PlannedReportRow(
            name=name, first=first, last=last, due_at=due_at, state="waiting", try_at=due_at, error=""
        )
        session.add(row)
        session.flush()
        events.append(session, now, SCHEDULE, "plan_report", f"planned_reports:{row.id}", name=name)
        return True


def take(db: Database, now: datetime) -> Planned | None:
    """Lease the planned report that is due the longest; None when none is."""
    with db.write() as session:
        query = select(PlannedReportRow).where(PlannedReportRow.state == "waiting", col(PlannedReportRow.try_at) <= now)
        row = session.exec(query.order_by(col(PlannedReportRow.due_at)).limit(1)).first()
        if row is None:
            return None
        mine = update(PlannedReportRow).where(
            col(PlannedReportRow.id) == row.id, col(PlannedReportRow.attempts) == row.attempts,
            col(PlannedReportRow.state) == "waiting",
        )  # fmt: skip
        attempts = row.attempts + 1
        taken = Planned(id=row.id, name=row.name, first=row.first, last=row.last, due_at=row.due_at, attempts=attempts)
        changed = session.connection().execute(mine.values(attempts=attempts, try_at=now + LEASE)).rowcount
        return taken if changed == 1 else None


def made(db: Database, planned: Planned, report_id: int, now: datetime) -> None:
    """Note that a planned report was made."""
    with db.write() as session:
        row = session.get_one(PlannedReportRow, planned.id)
        row.state, row.report_id, row.made_at, row.error = "made", report_id, now, ""
        session.add(row)
        events.append(
            session, now, SCHEDULE, "make_report", f"planned_reports:{row.id}", report=report_id,
            attempts=planned.attempts,
        )  # fmt: skip


def failed(db: Database, planned: Planned, error: str, now: datetime) -> None:
    """Note why a planned report was not made; it is tried again, later each time."""
    with db.write() as session:
        row = session.get_one(PlannedReportRow, planned.id)
        wait = min(FIRST_WAIT * 2 ** min(planned.attempts - 1, 6), LONGEST_WAIT)
        row.error, row.try_at = error[:2000], now + wait
        session.add(row)
        events.append(
            session, now, SCHEDULE, "fail_report", f"planned_reports:{row.id}", attempts=planned.attempts,
            error_sha256=events.sha256(error),
        )  # fmt: skip
