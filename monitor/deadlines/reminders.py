"""Reminders through the outbox: requests that are late, with the next rung of the ladder, and limitation periods."""

from __future__ import annotations

from monitor.alerts.tell import tell
from monitor.deadlines import data
from monitor.deadlines.data import Step
from monitor.workplace import Workplace
from storage.deadlines import local_day
from storage.queries import clock
from storage.queries.clock import Late
from storage.records import Message


def remind(workplace: Workplace) -> int:
    """Tell what fell due; gives how many matters there are. Each is told once, however often this is called."""
    now = workplace.clock()
    rungs = data.ladder(workplace.settings.data)
    late = clock.late(workplace.db, now)
    for each in late:
        step = rung(rungs, each.hours(now))
        if step is not None:
            tell(workplace, _of_request(each, step))
    ending = clock.running_out(workplace.db, now)
    for case_id, limit in ending:
        mark = limit.warning(local_day(now))
        left = "đã hết" if mark == 0 else f"còn {limit.left(local_day(now))} ngày"
        tell(workplace, Message(
            key=f"limitation:{case_id}:{limit.last_day}:{mark}", kind="deadline", audience="staff",
            subject=f"Thời hiệu xử phạt của vụ việc {case_id} {'đã hết' if mark == 0 else f'còn dưới {mark} ngày'}",
            body=f"Ngày cuối: {limit.last_day:%d/%m/%Y} ({left} khi nhắc).", path=f"/vu-viec/{case_id}",
        ))  # fmt: skip
    return len(late) + len(ending)


def rung(rungs: tuple[Step, ...], hours_late: float) -> Step | None:
    """The highest rung that a request so late has reached."""
    reached = [step for step in rungs if hours_late >= step.after_hours]
    return reached[-1] if reached else None


def _of_request(late: Late, step: Step) -> Message:
    return Message(
        key=f"late:{late.request_id}:{late.deadline_at.isoformat()}:{step.number}", kind="deadline", audience="staff",
        subject=f"Yêu cầu {late.request_id} quá hạn: {step.what}"[:300],
        body=f"{late.recipient[:300]} còn {late.owed} địa chỉ chưa gỡ. Bước tiếp theo: {step.what}.",
        path=f"/vu-viec/{late.case_id}",
    )  # fmt: skip
