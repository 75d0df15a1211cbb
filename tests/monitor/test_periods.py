"""The period rules of law/deadlines.csv: 15 to 14, weeks from Friday, due two working days after, cuts of one's own."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from monitor.periods import Cuts, Span, annual_period, due_day, is_working_day, last_closed, period_of
from monitor.reports.making.figure import Period, ReportError

CUTS = Cuts()


def days(span, day, cuts=CUTS):
    period = period_of(span, day, cuts)
    return period.first, period.last


@pytest.mark.parametrize(
    ("span", "day", "first", "last"),
    [
        (Span.WEEK, date(2026, 11, 25), date(2026, 11, 20), date(2026, 11, 26)),  # Friday to Thursday
        (Span.WEEK, date(2027, 1, 1), date(2027, 1, 1), date(2027, 1, 7)),
        (Span.WEEK, date(2026, 12, 31), date(2026, 12, 25), date(2026, 12, 31)),
        (Span.MONTH, date(2026, 3, 14), date(2026, 2, 15), date(2026, 3, 14)),
        (Span.MONTH, date(2026, 3, 15), date(2026, 3, 15), date(2026, 4, 14)),
        (Span.MONTH, date(2026, 12, 31), date(2026, 12, 15), date(2027, 1, 14)),
        (Span.QUARTER, date(2026, 1, 1), date(2025, 12, 15), date(2026, 3, 14)),
        (Span.HALF, date(2026, 6, 14), date(2025, 12, 15), date(2026, 6, 14)),
        (Span.HALF, date(2026, 6, 15), date(2026, 6, 15), date(2026, 12, 14)),
        (Span.NINE_MONTHS, date(2026, 9, 14), date(2025, 12, 15), date(2026, 9, 14)),
        (Span.YEAR, date(2026, 12, 14), date(2025, 12, 15), date(2026, 12, 14)),
        (Span.YEAR, date(2026, 12, 15), date(2026, 12, 15), date(2027, 12, 14)),
    ],
)
def test_a_period_holds_the_days_that_the_rules_give_it(span, day, first, last):
    assert days(span, day) == (first, last)


def test_nine_months_end_and_say_so():
    with pytest.raises(ReportError, match="nine_months"):
        period_of(Span.NINE_MONTHS, date(2026, 10, 1), CUTS)
    assert last_closed(Span.NINE_MONTHS, date(2026, 10, 1), CUTS).last == date(2026, 9, 14)
    assert last_closed(Span.NINE_MONTHS, date(2026, 9, 14), CUTS).last == date(2025, 9, 14)


def test_an_office_may_cut_elsewhere():
    assert days(Span.MONTH, date(2026, 2, 10), Cuts(month_starts=1)) == (date(2026, 2, 1), date(2026, 2, 28))
    assert days(Span.YEAR, date(2026, 2, 10), Cuts(month_starts=1)) == (date(2026, 1, 1), date(2026, 12, 31))
    assert days(Span.WEEK, date(2026, 11, 25), Cuts(week_starts=0))[0] == date(2026, 11, 23)
    early = annual_period(2026, Cuts(annual_closes=(30, 11)))
    assert (early.first, early.last) == (date(2025, 12, 1), date(2026, 11, 30))


@pytest.mark.parametrize("span", list(Span))
def test_periods_of_one_length_follow_each_other_without_gap(span):
    day = date(2024, 2, 29)
    while day < date(2027, 1, 1):
        closed = last_closed(span, day, CUTS)
        assert closed.last < day
        if span is not Span.NINE_MONTHS:
            assert period_of(span, day, CUTS).first == closed.last + timedelta(days=1)
        day += timedelta(days=5)


def test_the_year_before_is_the_period_before():
    year = annual_period(2026, CUTS)
    assert (year.first, year.last) == (date(2025, 12, 15), date(2026, 12, 14))
    assert year.before().last == date(2025, 12, 14)


def test_a_report_is_due_two_working_days_after_the_close_over_weekends_and_holidays():
    half = period_of(Span.HALF, date(2026, 6, 1), CUTS)  # closes on a Sunday
    assert due_day(Span.HALF, half, CUTS) == date(2026, 6, 16)
    closing = Period(first=date(2026, 3, 30), last=date(2026, 4, 29))  # then 30/4, 1/5 and a weekend
    assert due_day(Span.MONTH, closing, CUTS) == date(2026, 5, 5)
    tet = Cuts(holidays=frozenset({date(2026, 2, 16), date(2026, 2, 17)}))
    assert due_day(Span.MONTH, period_of(Span.MONTH, date(2026, 2, 14), tet), tet) == date(2026, 2, 19)
    assert not is_working_day(date(2026, 9, 2), CUTS)


def test_the_ends_of_the_calendar_are_an_answer_and_no_crash():
    for span in Span:
        for day in (date.min, date.max):
            with pytest.raises(ReportError, match="choose another day"):
                (period_of if day is date.max else last_closed)(span, day, CUTS)
