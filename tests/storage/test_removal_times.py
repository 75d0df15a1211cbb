"""Removal times: what is still online counts as longer than all others."""

from __future__ import annotations

from datetime import timedelta

from standing_clock import StandingClock
from test_relocations import asked, remove

from storage.database import Database
from storage.queries.removal_times import Side, removal_times


def test_a_removal_is_in_time_from_the_first_look_that_missed_it_and_what_stands_counts(
    db: Database, clock: StandingClock
) -> None:
    start = clock()
    _, _, target_id = asked(db, clock)
    end = start + timedelta(days=1)
    lines = removal_times(db, start, end, start + timedelta(hours=1))
    assert {(line.side, line.name) for line in lines} == {
        (Side.PLATFORM, "website"), (Side.RECIPIENT, "Sàn"), (Side.GROUND, "TP-04"),
    }  # fmt: skip
    assert {(line.asked, line.gone, line.median_hours) for line in lines} == {(1, 0, None)}
    remove(db, clock, target_id)  # missed at 13, 26 and 39 hours
    late = removal_times(db, start, end, start + timedelta(hours=30))
    assert {(line.gone, line.in_time, line.in_time_rate) for line in late} == {(0, 0, 0.0)}
    proven = removal_times(db, start, end, clock())
    assert {(line.gone, line.in_time, line.median_hours, line.in_time_rate) for line in proven} == {(1, 1, 13.0, 1.0)}
    assert removal_times(db, end, end + timedelta(days=1), clock()) == ()
