"""The periods that offices report on, and when a report is due. Days are those of Asia/Ho_Chi_Minh.

Month, quarter, half, nine months and year run from the 15th to the 14th: NĐ 09/2019 Điều 12, as QĐ 01/2023/QĐ-UBND of
Khánh Hòa Điều 4 gives it; that decision also gives two working days after the close. An office may cut elsewhere.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum

from monitor.reports.making.figure import Period, ReportError

ONE_DAY = timedelta(days=1)
WORKING_DAYS_TO_SEND = 2  # QĐ 01/2023/QĐ-UBND Khánh Hòa Điều 4
HOLIDAYS = frozenset({(1, 1), (30, 4), (1, 5), (2, 9)})  # (day, month) of every year; Tết and Giỗ Tổ follow the moon
WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


class Span(StrEnum):
    """How long a period is."""

    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    HALF = "half"
    NINE_MONTHS = "nine_months"
    YEAR = "year"


MONTHS = {Span.MONTH: 1, Span.QUARTER: 3, Span.HALF: 6, Span.NINE_MONTHS: 9, Span.YEAR: 12}
SPAN_WORDS = {
    Span.WEEK: "tuần", Span.MONTH: "tháng", Span.QUARTER: "quý", Span.HALF: "6 tháng", Span.NINE_MONTHS: "9 tháng",
    Span.YEAR: "năm",
}  # fmt: skip


@dataclass(frozen=True)
class Cuts:
    """Where an office cuts its periods."""

    week_starts: int = 4  # Friday: last week's Friday to this week's Thursday, so that Friday's report is of whole days
    month_starts: int = 15  # 1: calendar months
    annual_closes: tuple[int, int] = (14, 12)  # (day, month): the year of e-commerce, due before 15/12 (QĐ 1543 Điều 8)
    holidays: frozenset[date] = field(default_factory=frozenset)  # days off that move: Tết, Giỗ Tổ


def period_of(span: Span, day: date, cuts: Cuts) -> Period:
    """The period of that length that holds `day`. Nine months run from the start of the year; later days have none.

    Raises ReportError where the calendar ends, and for a day after the nine months.
    """
    try:
        if span is Span.WEEK:
            first = day - timedelta(days=(day.weekday() - cuts.week_starts) % 7)
            return Period(first=first, last=first + timedelta(days=6))
        for period in _periods(span, day, cuts):
            if period.first <= day <= period.last:
                return period
    except (OverflowError, ValueError):
        pass
    raise ReportError(f"there is no {span} period around {day}; choose another day")


def last_closed(span: Span, day: date, cuts: Cuts) -> Period:
    """The last period of that length that was over before `day`. Raises ReportError where the calendar ends."""
    try:
        if span is Span.WEEK:
            return period_of(span, period_of(span, day, cuts).first - ONE_DAY, cuts)
        closed = [period for period in _periods(span, day, cuts) if period.last < day]
        return max(closed, key=lambda period: period.last)
    except (OverflowError, ValueError):
        raise ReportError(f"there is no {span} period before {day}; choose another day") from None


def annual_period(year: int, cuts: Cuts) -> Period:
    """The year that the annual report to Sở Công Thương is about: from the day after the last close to the close."""
    day, month = cuts.annual_closes
    return Period(first=date(year - 1, month, day) + ONE_DAY, last=date(year, month, day))


def due_day(span: Span, period: Period, cuts: Cuts) -> date:
    """The last day on which the report of a period is in time: a week's the day after, others two working days."""
    return period.last + ONE_DAY if span is Span.WEEK else working_days_after(period.last, WORKING_DAYS_TO_SEND, cuts)


def working_days_after(day: date, number: int, cuts: Cuts) -> date:
    """The day that lies so many working days after another."""
    while number:
        day += ONE_DAY
        number -= is_working_day(day, cuts)
    return day


def is_working_day(day: date, cuts: Cuts) -> bool:
    """Whether offices are open: Monday to Friday, no holiday."""
    return day.weekday() < 5 and (day.day, day.month) not in HOLIDAYS and day not in cuts.holidays


def _periods(span: Span, day: date, cuts: Cuts) -> Iterator[Period]:
    """The periods of the working year of `day`, of the one before and of the one after."""
    months = MONTHS[span]
    for year in (day.year - 1, day.year, day.year + 1):
        for start in (0,) if span in (Span.YEAR, Span.NINE_MONTHS) else range(0, 12, months):
            yield Period(
                first=_cut(year, start, cuts.month_starts), last=_cut(year, start + months, cuts.month_starts) - ONE_DAY
            )


def _cut(year: int, months: int, starts: int) -> date:
    """The first day of a year's month, counted from 0; the year begins in December where months are cut inside."""
    months += 12 * year - (starts > 1)
    return date(months // 12, months % 12 + 1, starts)
