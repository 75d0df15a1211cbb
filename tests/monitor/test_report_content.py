"""The pieces that reports are made of: periods, lines, numbers, spreadsheet cells."""

from __future__ import annotations

from datetime import UTC, date, datetime

from monitor.reports.making.content import Line, Period, in_vietnamese
from monitor.reports.making.formats import as_text

MONDAY, SUNDAY = date(2026, 11, 16), date(2026, 11, 22)


def test_a_period_lasts_from_midnight_to_midnight_in_vietnam() -> None:
    week = Period(first=MONDAY, last=SUNDAY)
    assert week.start == datetime(2026, 11, 15, 17, tzinfo=UTC)
    assert week.end == datetime(2026, 11, 22, 17, tzinfo=UTC)


def test_a_spreadsheet_runs_no_cell() -> None:
    for hostile in ("=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "＝1", "  =1", "|cmd"):
        assert as_text(hostile).startswith("'")
    assert as_text("Sở Công Thương") == "Sở Công Thương"


def test_the_period_before_is_as_long_and_ends_the_day_before() -> None:
    assert Period(first=MONDAY, last=SUNDAY).before() == Period(first=date(2026, 11, 9), last=date(2026, 11, 15))
    assert Period(first=MONDAY, last=MONDAY).before().first == date(2026, 11, 15)


def test_numbers_are_written_the_vietnamese_way() -> None:
    assert [in_vietnamese(number) for number in (1234, 25.5, 24.0, 0, None)] == ["1.234", "25,5", "24", "0", "–"]
    line = Line(name="x", label="x", value=3, previous=5)
    assert line.change == "−2"
    assert line.model_copy(update={"value": 8.5}).change == "+3,5"
    assert line.model_copy(update={"value": None}).change == "–"
