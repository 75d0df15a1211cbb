"""The clock of reports: makes the weekly one when it is due, tells the office, reminds before others are due.

What is due is decided in the database, so that a stop loses nothing: a report whose hour passed while nobody ran is
made at the next start, and said to be late. Messages go through the outbox, which keeps them while a channel is down.
"""

from __future__ import annotations

import re
import sys
import threading
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta

from monitor.alerts.channels import channels_of
from monitor.alerts.drift import alert_of_drift
from monitor.alerts.tell import tell
from monitor.alerts.trouble import alert_of_trouble
from monitor.office_time import OFFICE_TIME
from monitor.periods import WEEKDAYS, Cuts, Span, annual_period, due_day, last_closed, period_of
from monitor.report import ReportError, find_report, make_report, mismatches_in
from monitor.report_gate import refuse_unexplained
from monitor.reports.making.content import Content, Period
from monitor.restating import restate
from monitor.settings import PUBLIC, Settings
from monitor.workplace import Workplace
from storage.database import StorageError
from storage.ledger import planned
from storage.ledger.errors import LedgerError
from storage.ledger.planned import SCHEDULE, Planned
from storage.queries import reports as kept
from storage.queries.people import office
from storage.queries.report_lines import first_record
from storage.records import Message

EVERY_SECONDS = 20.0
LATE = timedelta(hours=1)
REMIND_DAYS = (30, 14, 7, 3, 1, 0)  # before the last day on which a report is in time
TOLD = (
    ("found_total", "vụ việc phát hiện"), ("requested_targets", "đường dẫn được yêu cầu gỡ"),
    ("period_verified_gone", "đường dẫn được xác minh đã gỡ"), ("overdue", "đường dẫn quá hạn"),
)  # fmt: skip
_WHEN = re.compile(r"([a-z]{3}) (\d{1,2}):(\d{2})")


class ReportClock:
    """A thread that looks every so often; started and stopped with the process that it works for."""

    def __init__(self, workplace: Workplace) -> None:
        """Look after the reports of `workplace`."""
        self._workplace = workplace
        self._measured_on: date | None = None
        self._stopping = threading.Event()
        self._thread = threading.Thread(target=self._work, name="reports", daemon=True)

    def __enter__(self) -> ReportClock:
        self._thread.start()
        return self

    def __exit__(self, *error: object) -> None:
        self._stopping.set()
        self._thread.join(timeout=30)

    def _work(self) -> None:
        while not self._stopping.wait(EVERY_SECONDS):
            try:
                look_after_reports(self._workplace)
                self._measure_once_a_day()
            except StorageError as error:
                sys.stderr.write(f"reports: {error}\n")

    def _measure_once_a_day(self) -> None:
        """Drift is measured over whole days; again after a new start does no harm."""
        today = self._workplace.clock().astimezone(OFFICE_TIME).date()
        if self._measured_on != today:
            alert_of_drift(self._workplace)
            self._measured_on = today


def look_after_reports(workplace: Workplace) -> int:
    """Plan, make and tell what is due, remind of what will be; gives how many reports were made."""
    if office(workplace.db) is None:
        return 0
    _plan(workplace)
    count = 0
    while (each := planned.take(workplace.db, workplace.clock())) is not None:
        if not _make(workplace, each):
            break
        count += 1
    restate(workplace)
    for message in reminders(workplace):
        tell(workplace, message)
    alert_of_trouble(workplace)
    return count


def weekly_due(settings: Settings, now: datetime) -> tuple[Period, datetime] | None:
    """The week whose report was due last, and when; None where no weekly report is wanted. Raises ReportError."""
    if not settings.report_weekly:
        return None
    found = _WHEN.fullmatch(settings.report_weekly)
    if found is None or found[1] not in WEEKDAYS or int(found[2]) > 23 or int(found[3]) > 59:
        raise ReportError("RASOAT_REPORT_WEEKLY is written as: fri 15:00")
    weekday, at = WEEKDAYS.index(found[1]), time(int(found[2]), int(found[3]))
    today = now.astimezone(OFFICE_TIME).date()
    day = today - timedelta(days=(today.weekday() - weekday) % 7)
    due = datetime.combine(day, at, OFFICE_TIME)
    if due > now:
        due -= timedelta(days=7)
    return last_closed(Span.WEEK, due.date(), Cuts(week_starts=weekday)), due


def cuts_of(settings: Settings) -> Cuts:
    """Where this office cuts its periods. Raises ReportError for a day that is none."""
    day, _, month = settings.report_annual_closes.partition("/")
    try:
        closes = date(2001, int(month), int(day))
        holidays = frozenset(date.fromisoformat(each.strip()) for each in settings.report_holidays.split(",") if each)
    except ValueError:
        raise ReportError(
            "RASOAT_REPORT_ANNUAL_CLOSES is written as 14/12, RASOAT_REPORT_HOLIDAYS as 2027-02-05,2027-02-08"
        ) from None
    return Cuts(
        month_starts=settings.report_month_starts, annual_closes=(closes.day, closes.month), holidays=holidays
    )  # fmt: skip


def reminders(workplace: Workplace) -> Iterator[Message]:
    """What is to be said today of reports that are due soon or late and are not kept yet."""
    settings, now = workplace.settings, workplace.clock()
    today = now.astimezone(OFFICE_TIME).date()
    for name, words, period, due in _owed(settings, today):
        left = (due - today).days
        days = f"{period.first:%d/%m/%Y} – {period.last:%d/%m/%Y}"
        began = first_record(workplace.db)
        if began is None or began >= period.end or left > REMIND_DAYS[0]:
            continue
        if kept.latest(workplace.db, name, period.first, period.last) is not None:
            continue
        step = min((each for each in REMIND_DAYS if each >= left), default=0) if left >= 0 else -1
        said = f"còn {left} ngày" if left > 0 else "hôm nay là ngày cuối" if left == 0 else "đã quá hạn"
        yield Message(
            key=f"report_due:{name}:{period.first}:{period.last}:{step}", kind="report_due", audience="staff",
            subject=f"{words} kỳ {days}: {said}",
            body=f"{words} kỳ {days} phải gửi chậm nhất ngày {due:%d/%m/%Y}; chưa lập bản nào.",
            path=f"/nhap-bao-cao?loai={name}&tu={period.first}&den={period.last}",
        )  # fmt: skip


def _owed(settings: Settings, today: date) -> Iterator[tuple[str, str, Period, date]]:
    """The reports whose due days are near: kind, name, days, last day in time."""
    cuts = cuts_of(settings)
    for year in (today.year, today.year + 1):
        period = annual_period(year, cuts)
        last = min(period.last, date(year, 12, 14)) if period.last.month == 12 else period.last
        if abs((last - today).days) <= REMIND_DAYS[0]:
            yield "annual", f"Báo cáo năm {year} gửi Sở Công Thương", period, last  # before 15/12: QĐ 1543 Điều 8
    for word in settings.report_spans.split():
        if word not in list(Span):
            raise ReportError(f"RASOAT_REPORT_SPANS has {word!r}; there are: {', '.join(Span)}")
        span = Span(word)
        for period in {last_closed(span, today, cuts), _now(span, today, cuts)}:
            yield "389", "Báo cáo 389", period, due_day(span, period, cuts)


def _now(span: Span, today: date, cuts: Cuts) -> Period:
    try:
        return period_of(span, today, cuts)
    except ReportError:
        return last_closed(span, today, cuts)


def _plan(workplace: Workplace) -> None:
    due = weekly_due(workplace.settings, workplace.clock())
    began = first_record(workplace.db)
    if due is not None and began is not None and began < due[1]:  # nothing is late that was due before the office was
        period, at = due
        planned.plan(workplace.db, "weekly", period.first, period.last, at, workplace.clock())


def _make(workplace: Workplace, each: Planned) -> bool:
    period = Period(first=each.first, last=each.last)
    try:
        built = find_report(each.name).build(workplace, period)
        refuse_unexplained(workplace, built, mismatches_in(workplace, built))
        content = make_report(workplace, built, SCHEDULE)
        report_id = _number_of(workplace, content)
        planned.made(workplace.db, each, report_id, workplace.clock())
    except (ReportError, LedgerError, StorageError, OverflowError, ValueError) as error:
        planned.failed(workplace.db, each, str(error), workplace.clock())
        tell(workplace, _failed(each, str(error)))
        return False
    ready = _ready(each, content, report_id, workplace.clock())
    tell(workplace, ready)
    if channels_of(workplace.settings, PUBLIC):
        tell(workplace, ready.model_copy(update={"key": f"report_public:{each.id}", "kind": "report_public",
                                                 "audience": PUBLIC}))  # fmt: skip
    return True


def _number_of(workplace: Workplace, content: Content) -> int:
    """The number of a report that was kept just now."""
    found = kept.version(workplace.db, content.report, content.period.first, content.period.last, content.version)
    if found is None:
        raise ReportError("the report was made and is not there")
    return found[0].id


def _ready(each: Planned, content: Content, report_id: int, now: datetime) -> Message:
    numbers = "; ".join(
        f"{content.figures[figure].shown} {words}" for figure, words in TOLD if figure in content.figures
    )
    is_late = now - each.due_at > LATE
    late = f" Báo cáo lập muộn, hạn {each.due_at.astimezone(OFFICE_TIME):%H:%M %d/%m/%Y}." if is_late else ""
    gaps = f" {len(content.gaps)} nguồn chưa được quét đầy đủ." if content.gaps else ""
    return Message(
        key=f"report:{each.id}", kind="report_late" if is_late else "report", audience="leaders",
        subject=f"{content.title} {content.period}"[:300], body=f"{numbers}.{gaps}{late}", path=f"/bao-cao/{report_id}",
    )  # fmt: skip


def _failed(each: Planned, why: str) -> Message:
    return Message(
        key=f"report_failed:{each.id}", kind="report_failed", audience="admins",
        subject=f"Báo cáo {each.name} kỳ {each.first:%d/%m/%Y} – {each.last:%d/%m/%Y} chưa lập được",
        body=f"{why[:1000]}\nHệ thống sẽ thử lại.", path="/bao-cao",
    )  # fmt: skip
