"""The clock of reports: Friday 15:00, late or failed is an alert, reminders before a due day, nothing twice."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from monitor.report import write_report
from monitor.report_schedule import look_after_reports, reminders, weekly_due
from monitor.reports.making.content import ReportError
from monitor.settings import Settings
from monitor.workplace import Workplace
from storage.queries import outbox
from storage.queries import reports as kept
from tests.monitor.test_report import Desk
from tests.monitor.test_report import desk as desk

FRIDAY = datetime(2026, 11, 27, 8, tzinfo=UTC)  # 15:00 in Vietnam


def told(desk: Desk) -> list[tuple[str, str]]:
    found = outbox.messages(desk.db, desk.analyst, 50, None)
    return [(each.message.kind, each.message.subject) for each in reversed(found)]


def test_the_weekly_report_is_made_on_friday_at_three_and_only_once(desk: Desk) -> None:
    desk.now = FRIDAY - timedelta(minutes=1)
    desk.find(FRIDAY - timedelta(days=2), "a")
    look_after_reports(desk.workplace)
    before = kept.latest(desk.db, "weekly", date(2026, 11, 20), date(2026, 11, 26))
    desk.now = FRIDAY
    assert look_after_reports(desk.workplace) == 1
    assert look_after_reports(desk.workplace) == 0
    assert before is None
    assert kept.latest(desk.db, "weekly", date(2026, 11, 20), date(2026, 11, 26)) is not None
    ready = [each for each in told(desk) if each[0] == "report"]
    assert len(ready) == 1
    assert "20/11/2026" in ready[0][1]


def test_a_report_whose_hour_passed_while_nobody_ran_is_made_and_said_to_be_late(desk: Desk) -> None:
    desk.now = FRIDAY + timedelta(hours=20)
    assert look_after_reports(desk.workplace) == 1
    assert [kind for kind, _ in told(desk) if kind.startswith("report_l")] == ["report_late"]


def test_a_report_that_fails_is_an_alert_and_is_tried_again(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise ReportError("đĩa đầy")

    desk.now = FRIDAY
    with monkeypatch.context() as patched:
        patched.setattr("monitor.report_schedule.make_report", broken)
        assert look_after_reports(desk.workplace) == 0
        assert look_after_reports(desk.workplace) == 0  # it waits before the next try
    assert [kind for kind, _ in told(desk) if kind == "report_failed"] == ["report_failed"]
    desk.now = FRIDAY + timedelta(minutes=6)
    assert look_after_reports(desk.workplace) == 1


def test_the_hour_is_configured_and_a_wrong_one_is_named(tmp_path: Path) -> None:
    tuesday = weekly_due(Settings(data=tmp_path, report_weekly="tue 08:30"), FRIDAY)
    assert tuesday is not None
    assert (tuesday[0].first, tuesday[0].last) == (date(2026, 11, 17), date(2026, 11, 23))
    assert weekly_due(Settings(data=tmp_path, report_weekly=""), FRIDAY) is None
    with pytest.raises(ValueError, match="report_weekly"):
        Settings(data=tmp_path, report_weekly="freitag")


def test_reminders_come_before_a_due_day_and_end_once_the_report_is_kept(desk: Desk) -> None:
    settings = Settings(data=desk.workplace.settings.data, report_spans="month")
    place = Workplace(desk.db, desk.workplace.vault, lambda: desk.now, settings)
    desk.now = datetime(2026, 12, 7, 3, tzinfo=UTC)
    found = {message.key.split(":")[1]: message for message in reminders(place)}
    assert "còn 7 ngày" in found["annual"].subject
    assert "14/12/2026" in found["annual"].body
    assert "16/12/2026" in found["389"].body  # the month closes on Monday the 14th, two working days later
    desk.now = datetime(2026, 12, 15, 3, tzinfo=UTC)
    assert any("đã quá hạn" in message.subject for message in reminders(place))
    write_report(place, "annual", date(2025, 12, 15), date(2026, 12, 14), ("json",))
    assert not [message for message in reminders(place) if message.key.startswith("report_due:annual")]
