"""The clock of a sent request: receipts, more time, reminders through the outbox, the limitation period of a Case."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from sent_request import Asked, asked_to_remove
from standing_clock import StandingClock

from monitor.deadlines.reminders import remind
from monitor.jobs import RunTable
from storage.deadlines import local_day
from storage.ledger import clock as deeds
from storage.ledger import outsiders, takedowns
from storage.ledger.errors import ConflictError, LedgerError, NotAllowedError
from storage.queries import cases, outbox
from storage.queries import clock as queries
from storage.records import Claimed, Complaint, ComplaintKind, ComplaintState, RequestState


@pytest.fixture
def asked(tmp_path: Path, clock: StandingClock) -> Iterator[Asked]:
    with asked_to_remove(tmp_path / "data", clock, browser="/nonexistent") as made:
        yield made


def told(asked: Asked) -> list[str]:
    return [row.message.subject for row in outbox.messages(asked.workplace.db, asked.analyst, 50)]


def test_the_clock_starts_anew_at_the_recorded_receipt_and_only_once(asked: Asked) -> None:
    db, sent = asked.workplace.db, asked.clock()
    asked.clock.forward(hours=5)
    with pytest.raises(LedgerError, match="sau lúc gửi"):
        deeds.record_receipt(db, 1, asked.analyst, sent - timedelta(minutes=1), asked.clock())
    with pytest.raises(LedgerError, match="tương lai"):
        deeds.record_receipt(db, 1, asked.analyst, asked.clock() + timedelta(hours=1), asked.clock())
    due = deeds.record_receipt(db, 1, asked.analyst, sent + timedelta(hours=3), asked.clock())
    request = cases.case(db, asked.case_id).requests[-1]
    assert request.deadline_at == due == sent + timedelta(hours=27)
    assert request.state is RequestState.ACKNOWLEDGED
    with pytest.raises(ConflictError, match="đã có ghi nhận"):
        deeds.record_receipt(db, 1, asked.analyst, sent + timedelta(hours=4), asked.clock())


def test_only_a_leader_gives_more_time_with_a_reason_and_never_less(asked: Asked) -> None:
    db, until = asked.workplace.db, asked.clock() + timedelta(hours=72)
    with pytest.raises(NotAllowedError):
        deeds.extend(db, 1, asked.analyst, until, "sàn xin thêm", asked.clock())
    with pytest.raises(LedgerError, match="lý do"):
        deeds.extend(db, 1, asked.approver, until, " ", asked.clock())
    with pytest.raises(LedgerError, match="sau hạn cũ"):
        deeds.extend(db, 1, asked.approver, asked.clock() + timedelta(hours=1), "x", asked.clock())
    deeds.extend(db, 1, asked.approver, until, "sàn xin thêm", asked.clock())
    asked.clock.forward(hours=71)
    assert queries.late(db, asked.clock()) == ()


def test_what_is_late_is_told_once_a_rung_and_not_when_it_was_answered(asked: Asked) -> None:
    asked.clock.forward(hours=21)
    assert remind(asked.workplace) == 0
    asked.clock.forward(hours=2)
    for _ in range(2):
        assert remind(asked.workplace) == 1
    assert [subject.partition(" lúc ")[0] for subject in told(asked)] == ["Yêu cầu 1 đến hạn"]
    asked.clock.forward(hours=2)
    for _ in range(2):
        assert remind(asked.workplace) == 1
    assert [subject for subject in told(asked) if "quá hạn" in subject] == ["Yêu cầu 1 quá hạn: Nhắc nơi nhận"]
    asked.clock.forward(hours=24)
    RunTable(asked.workplace).tick()
    assert len([subject for subject in told(asked) if "quá hạn" in subject]) == 2
    takedowns.record_claim(asked.workplace.db, asked.target.id, asked.analyst, Claimed.REMOVED, "", asked.clock())
    assert queries.late(asked.workplace.db, asked.clock()) == ()


def test_an_answer_that_is_owed_is_told_three_days_before_and_when_it_is_late(asked: Asked) -> None:
    due = asked.clock() + timedelta(days=30)
    said = Complaint(
        kind=ComplaintKind.OBJECTION, case_id=asked.case_id, channel="thư", text="Không đúng",
        received_at=asked.clock(), due_at=due,
    )  # fmt: skip
    number = outsiders.register_complaint(asked.workplace.db, asked.analyst, said, asked.clock())
    for days in (26, 2, 3):
        asked.clock.forward(days=days)
        remind(asked.workplace)
        remind(asked.workplace)
    subjects = [subject.partition(" trả lời")[0] for subject in told(asked) if subject.startswith("Đơn")]
    assert sorted(subjects) == ["Đơn 1 quá hạn", "Đơn 1 sắp đến hạn"]
    answer = (ComplaintState.REJECTED, "Quảng cáo còn nguyên")
    outsiders.answer_complaint(asked.workplace.db, number, asked.approver, *answer, asked.clock())
    assert queries.complaints_due(asked.workplace.db, asked.clock()) == ()


def test_a_limitation_period_warns_at_sixty_thirty_and_seven_days_and_when_it_is_over(asked: Asked) -> None:
    limit = queries.limitation_of(asked.workplace.db, asked.case_id)
    assert (limit.years, limit.is_continuing) == (1, True)
    for days in (300, 10, 28, 25, 10):
        asked.clock.forward(days=days)
        remind(asked.workplace)
        remind(asked.workplace)
    subjects = [subject for subject in told(asked) if "Thời hiệu" in subject]
    assert [subject.rpartition("1 ")[2] for subject in reversed(subjects)] == [
        "còn dưới 60 ngày", "còn dưới 30 ngày", "còn dưới 7 ngày", "đã hết",
    ]  # fmt: skip


def test_a_period_that_was_over_long_ago_is_told_no_more_and_hides_no_other(asked: Asked) -> None:
    asked.clock.forward(days=366 + 10)
    over = queries.running_out(asked.workplace.db, asked.clock())
    assert [case_id for case_id, _ in over] == [asked.case_id]
    asked.clock.forward(days=10)
    assert queries.running_out(asked.workplace.db, asked.clock()) == ()
    assert queries.limitation_of(asked.workplace.db, asked.case_id).warning(local_day(asked.clock())) == 0
