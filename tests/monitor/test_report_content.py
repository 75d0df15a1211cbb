"""The pieces that reports are made of: periods, lines, numbers, spreadsheet cells."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from monitor.reports.making.content import Content, Figure, Paragraph, Period, ReportError, Unit, in_vietnamese
from monitor.reports.making.spreadsheet import as_text
from storage.row_names import count, pack, unpack

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
    change = Figure(name="x@change", label="x", value=-2, unit=Unit.CHANGE)
    assert change.shown == "−2"
    assert change.model_copy(update={"value": 3.5}).shown == "+3,5"
    assert change.model_copy(update={"value": None}).shown == "–"
    share = Figure(name="x", label="x", value=12.5, unit=Unit.PERCENT_CHANGE)
    assert (share.shown, share.model_copy(update={"entered_by": "lan"}).shown) == ("+12,5%", "+12,5%*")


def test_a_figure_has_one_value_in_a_report() -> None:
    one, other = (Figure(name="x", label="x", value=number) for number in (3, 1))
    content = Content(
        report="weekly", title="t", office="o", province="p", period=Period(first=MONDAY, last=SUNDAY),
        previous_period=None, generated_at=datetime(2026, 11, 23, tzinfo=UTC),
        body=(Paragraph(parts=("Thân ghi ", one)), Paragraph(parts=("phụ lục ghi ", other))),
    )  # fmt: skip
    with pytest.raises(ReportError, match="x is 3 in one place of the report and 1 in another"):
        _ = content.figures


def test_many_rows_have_a_short_text_and_come_back_whole() -> None:
    rows = [f"cases:{number}" for number in (5, 1, 2, 3, 9)] + ["targets:7"]
    assert pack(rows) == "cases:1-3,5,9 targets:7"
    assert sorted(f"{table}:{number}" for table, number in unpack(pack(rows))) == sorted(rows)
    assert (count(pack(rows)), pack([]), count("")) == (6, "", 0)
