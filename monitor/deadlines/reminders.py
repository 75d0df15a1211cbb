"""Reminders through the outbox: requests due soon or late, with the next rung of the ladder, answers that are owed to
who complained, and limitation periods.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from functools import partial

from monitor.alerts.tell import tell
from monitor.deadlines import data
from monitor.deadlines.data import Step
from monitor.office_time import OFFICE_TIME
from monitor.workplace import Workplace
from storage.deadlines import Limitation, local_day
from storage.queries import clock, trouble
from storage.queries.clock import Late
from storage.records import Message

BEFORE_REQUEST = timedelta(hours=2)  # most requests have 24 hours in all
BEFORE_ANSWER = timedelta(days=3)


def remind(workplace: Workplace) -> int:
    """Tell what fell due; gives how many matters there are. Each is told once, however often this is called."""
    now = workplace.clock()
    rungs = data.ladder(workplace.settings.data)
    late = clock.late(workplace.db, now)
    for each in late:
        step = rung(rungs, each.hours(now))
        if step is not None:
            tell(workplace, _of_request(each, step))
    soon = clock.due_soon(workplace.db, now, BEFORE_REQUEST)
    for each in soon:
        tell(workplace, _coming(each))
    answers = clock.complaints_due(workplace.db, now + BEFORE_ANSWER)
    for complaint_id, case_id, due_at in answers:
        tell(workplace, _of_answer(complaint_id, case_id, due_at, is_over=due_at < now))
    ending = {message.key: message for message in map(partial(_of_limit, now), clock.running_out(workplace.db, now))}
    for key in sorted(ending.keys() - trouble.told(workplace.db, ending)):
        tell(workplace, ending[key])
    return len(late) + len(soon) + len(answers) + len(ending)


def rung(rungs: tuple[Step, ...], hours_late: float) -> Step | None:
    """The highest rung that a request so late has reached."""
    reached = [step for step in rungs if hours_late >= step.after_hours]
    return reached[-1] if reached else None


def _of_limit(now: datetime, ending: tuple[int, Limitation]) -> Message:
    case_id, limit = ending
    today = local_day(now)
    mark = limit.warning(today)
    left = "đã hết" if mark == 0 else f"còn {limit.left(today)} ngày"
    return Message(
        key=f"limitation:{case_id}:{limit.last_day}:{mark}", kind="deadline", audience="staff",
        subject=f"Thời hiệu xử phạt của vụ việc {case_id} {'đã hết' if mark == 0 else f'còn dưới {mark} ngày'}",
        body=f"Ngày cuối: {limit.last_day:%d/%m/%Y} ({left} khi nhắc).", path=f"/vu-viec/{case_id}",
    )  # fmt: skip


def _coming(each: Late) -> Message:
    due = f"{each.deadline_at.astimezone(OFFICE_TIME):%H:%M ngày %d/%m/%Y}"
    return Message(
        key=f"due:{each.request_id}:{each.deadline_at.isoformat()}", kind="deadline", audience="staff",
        subject=f"Yêu cầu {each.request_id} đến hạn lúc {due}",
        body=f"{each.recipient[:300]} còn {each.owed} địa chỉ chưa trả lời hoặc chưa gỡ.",
        path=f"/vu-viec/{each.case_id}",
    )  # fmt: skip


def _of_answer(complaint_id: int, case_id: int | None, due_at: datetime, *, is_over: bool) -> Message:
    due = f"{due_at.astimezone(OFFICE_TIME):%d/%m/%Y}"
    return Message(
        key=f"answer:{complaint_id}:{due_at.isoformat()}:{'over' if is_over else 'soon'}", kind="deadline",
        audience="leaders",
        subject=f"Đơn {complaint_id} {'quá hạn' if is_over else 'sắp đến hạn'} trả lời: {due}",
        body="Đơn phản ánh hoặc khiếu nại này chưa được trả lời.",
        path=f"/vu-viec/{case_id}/dinh-chinh" if case_id else "",
    )  # fmt: skip


def _of_request(late: Late, step: Step) -> Message:
    return Message(
        key=f"late:{late.request_id}:{late.deadline_at.isoformat()}:{step.number}", kind="deadline", audience="staff",
        subject=f"Yêu cầu {late.request_id} quá hạn: {step.what}"[:300],
        body=f"{late.recipient[:300]} còn {late.owed} địa chỉ chưa gỡ. Bước tiếp theo: {step.what}.",
        path=f"/vu-viec/{late.case_id}",
    )  # fmt: skip
