"""Alerts of sources that failed and of addresses that came back, through the same outbox as all others."""

from __future__ import annotations

from datetime import timedelta

from monitor.alerts.tell import tell
from monitor.office_time import OFFICE_TIME
from monitor.workplace import Workplace
from storage.queries import trouble
from storage.records import Message

LOOKS_BACK = timedelta(days=7)  # a process that was down for longer has recorded nothing either


def alert_of_trouble(workplace: Workplace) -> int:
    """Tell what nobody was told of yet; gives how many messages. A source is told of once a day, a target once."""
    since = workplace.clock() - LOOKS_BACK
    messages: dict[str, Message] = {}
    for run in trouble.failed_runs(workplace.db, since):
        day = run.finished_at.astimezone(OFFICE_TIME).date()
        message = Message(
            key=f"source_failed:{run.source}:{day}"[:300], kind="source_failed", audience="staff",
            subject=f"Nguồn {run.source} quét không đủ ngày {day:%d/%m/%Y}"[:300],
            body=f"{run.error[:1000]}\nNguồn này chưa được quét đầy đủ; không có nghĩa là không có vi phạm.",
            path="/nguon",
        )  # fmt: skip
        messages.setdefault(message.key, message)
    for target in trouble.came_back(workplace.db, since):
        key = f"reappeared:{target.target_id}"
        messages[key] = Message(
            key=key, kind="reappeared", audience="staff",
            subject=f"Vụ việc {target.case_id}: đường dẫn đã gỡ xuất hiện trở lại",
            body="Lượt kiểm tra lại thấy nội dung đã gỡ có trở lại trên đường dẫn đã yêu cầu gỡ.",
            path=f"/vu-viec/{target.case_id}",
        )  # fmt: skip
    new = messages.keys() - trouble.told(workplace.db, messages)
    for key in sorted(new):
        tell(workplace, messages[key])
    return len(new)
