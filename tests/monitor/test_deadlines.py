"""Deadline arithmetic: properties across year end, Tết and the days on which one law follows another."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from monitor.deadlines import data
from storage.deadlines import (
    VIETNAM,
    Channel,
    Unit,
    UnknownCalendarError,
    deadline,
    end_of,
    limitation,
    local_day,
    term_on,
    years_later,
)  # fmt: skip

CALENDAR, TERMS = data.calendar(), data.terms()
ZONES = st.sampled_from((UTC, VIETNAM))
MOMENTS = st.datetimes(datetime(2025, 1, 1), datetime(2027, 10, 1), timezones=ZONES)  # noqa: DTZ001 - bounds
DAYS = st.dates(date(2025, 1, 1), date(2027, 12, 1))
fast = settings(max_examples=200, deadline=None)
TET = datetime(2026, 2, 16, 23, 59, 59, tzinfo=VIETNAM)
NEW_YEAR = datetime(2025, 12, 31, 23, 30, tzinfo=VIETNAM)
LEAP_SECOND = datetime(2016, 12, 31, 23, 59, 59, tzinfo=UTC)


@fast
@given(MOMENTS, st.sampled_from((6, 24, 48)))
@example(TET, 24)
@example(NEW_YEAR, 24)
@example(LEAP_SECOND, 24)
def test_hours_run_through_nights_and_holidays(start: datetime, hours: int) -> None:
    end = deadline(hours, Unit.HOURS, start, CALENDAR)
    assert (end - start) == timedelta(hours=hours)
    assert end.tzinfo is UTC
    assert end.astimezone(VIETNAM).utcoffset() == timedelta(hours=7)
    assert end.astimezone(VIETNAM).time() == (start.astimezone(VIETNAM) + timedelta(hours=hours)).time()


@fast
@given(MOMENTS, st.integers(1, 10))
@example(TET, 2)
@example(NEW_YEAR, 7)
def test_a_term_in_working_days_ends_with_a_working_day_and_has_as_many_in_it(start: datetime, amount: int) -> None:
    end = deadline(amount, Unit.WORKING_DAYS, start, CALENDAR)
    last = local_day(end - timedelta(seconds=1))
    first = local_day(start)
    between = [first + timedelta(days=each) for each in range(1, (last - first).days + 1)]
    assert sum(CALENDAR.is_working(day) for day in between) == amount
    assert CALENDAR.is_working(last)
    assert end == end_of(last)


@fast
@given(MOMENTS, st.integers(1, 30))
def test_a_term_in_days_never_ends_early_nor_on_a_day_off(start: datetime, amount: int) -> None:
    end = deadline(amount, Unit.DAYS, start, CALENDAR)
    last, nominal = local_day(end - timedelta(seconds=1)), local_day(start) + timedelta(days=amount)
    assert last >= nominal
    assert CALENDAR.is_working(last)
    assert not any(CALENDAR.is_working(nominal + timedelta(days=each)) for each in range((last - nominal).days))


@fast
@given(MOMENTS, MOMENTS, st.integers(1, 9), st.sampled_from(Unit))
def test_who_starts_later_never_ends_earlier(one: datetime, other: datetime, amount: int, unit: Unit) -> None:
    first, second = sorted((one, other))
    assert deadline(amount, unit, first, CALENDAR) <= deadline(amount, unit, second, CALENDAR)


@fast
@given(DAYS, st.sampled_from(Channel))
@example(date(2025, 12, 31), Channel.ADVERT)
@example(date(2026, 1, 1), Channel.ADVERT)
def test_each_day_has_one_term_a_channel_and_the_change_over_is_at_midnight_in_vietnam(
    day: date, channel: Channel
) -> None:
    if channel is Channel.URGENT and day < date(2026, 1, 1):
        with pytest.raises(LookupError, match="thời hạn"):
            term_on(TERMS, channel, day)
        return
    term = term_on(TERMS, channel, day)
    assert term.valid_from <= day
    assert term.valid_to is None or day <= term.valid_to
    if channel is Channel.ADVERT:
        assert (term.code == "takedown_ad") == (day >= date(2026, 1, 1))


def test_the_day_turns_at_midnight_in_vietnam_not_in_greenwich() -> None:
    assert local_day(datetime(2025, 12, 31, 16, 59, 59, tzinfo=UTC)) == date(2025, 12, 31)
    assert local_day(datetime(2025, 12, 31, 17, 0, tzinfo=UTC)) == date(2026, 1, 1)


def test_two_working_days_over_tet_end_after_it() -> None:
    friday = datetime(2026, 2, 13, 16, 0, tzinfo=VIETNAM)
    assert deadline(2, Unit.WORKING_DAYS, friday, CALENDAR) == end_of(date(2026, 2, 24))
    assert deadline(1, Unit.WORKING_DAYS, datetime(2026, 8, 21, 9, tzinfo=VIETNAM), CALENDAR) == end_of(
        date(2026, 8, 22)  # a Saturday that is worked for the Monday before the holiday
    )


def test_a_year_without_entries_is_refused_and_never_guessed() -> None:
    with pytest.raises(UnknownCalendarError, match="2031"):
        deadline(2, Unit.WORKING_DAYS, datetime(2031, 1, 1, tzinfo=UTC), CALENDAR)


@fast
@given(MOMENTS, st.one_of(st.none(), st.integers(0, 400)))
@example(datetime(2024, 2, 29, 3, tzinfo=UTC), None)
def test_a_limitation_period_runs_from_the_right_day_and_warns_once_at_each_mark(
    found: datetime, ended_after: int | None
) -> None:
    ended = None if ended_after is None else found + timedelta(days=ended_after)
    one, two = limitation(("health_claim",), found, ended), limitation(("counterfeit",), found, ended)
    assert one.starts_on == local_day(found if ended is None else ended)
    assert (one.years, two.years) == (1, 2)
    assert limitation(("counterfeit", "health_claim"), found, ended) == one
    assert 364 <= (one.last_day - one.starts_on).days <= 366
    assert two.last_day == years_later(one.starts_on, 2)
    seen = [one.warning(one.last_day - timedelta(days=left)) for left in range(70, -2, -1)]
    assert [each for at, each in enumerate(seen) if at == 0 or each != seen[at - 1]] == [None, 60, 30, 7, 0]


def test_the_ladder_rises_and_thresholds_are_dated() -> None:
    rungs = data.ladder()
    assert [step.number for step in rungs] == list(range(1, len(rungs) + 1))
    assert [step.after_hours for step in rungs] == sorted(step.after_hours for step in rungs)
    assert data.lock_thresholds(None, date(2024, 12, 24)) == ()
    assert [(each.requests, each.days) for each in data.lock_thresholds(None, date(2026, 1, 1))] == [(5, 30), (10, 90)]


def test_an_offices_own_file_stands_instead_and_a_bad_row_is_named(tmp_path: Path) -> None:
    (tmp_path / "deadlines").mkdir()
    own = tmp_path / "deadlines" / "ladder.csv"
    own.write_text("step,after_hours,asks,what\n1,5,recipient,Gọi điện\n", encoding="utf-8")
    assert [step.what for step in data.ladder(tmp_path)] == ["Gọi điện"]
    own.write_text("step,after_hours,asks,what\n1,năm,recipient,Gọi điện\n", encoding="utf-8")
    with pytest.raises(data.BadDeadlineDataError, match=r"ladder\.csv, dòng 2"):
        data.ladder(tmp_path)
