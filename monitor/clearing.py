"""The alarm when somebody clears very many Cases in a minute: they read none of them, or mean harm (F046).

Nothing is undone by it, for the person may have a reason; leaders are told and get a sample for a second look.
"""

from __future__ import annotations

from datetime import timedelta

from monitor.alerts.tell import tell
from monitor.office_time import OFFICE_TIME
from monitor.workplace import Workplace
from storage.queries import clearing
from storage.records import Message, Verdict

SPAN = timedelta(minutes=1)


def watch(workplace: Workplace, verdict: Verdict, user_id: int, name: str) -> bool:
    """Call after each Decision; True when it was one too many. One message a person and hour, with the last count."""
    if verdict not in clearing.CLEARED:
        return False
    now = workplace.clock()
    number = clearing.cleared(workplace.db, user_id, now - SPAN, now)
    if number < workplace.settings.clearing_alarm:
        return False
    hour = now.astimezone(OFFICE_TIME).replace(minute=0, second=0, microsecond=0)
    tell(workplace, Message(
        key=f"clearing:{user_id}:{hour.isoformat()}", kind=clearing.KIND, audience="leaders",
        subject=f"{name} đã kết luận không xử lý {number} vụ việc trong một phút"[:300],
        body=f"{name} đã cho qua {number} vụ việc trong một phút, đến {now.astimezone(OFFICE_TIME):%H:%M:%S %d/%m/%Y}. "
        "Không ai đọc kịp từng ấy chứng cứ. Hãy giao người khác xem lại các vụ việc được chọn mẫu; kết luận sai thì "
        "đảo lại ngay tại trang của vụ việc.",
        path=f"/xem-lai/{user_id}/{hour:%Y%m%d%H}",
    ))  # fmt: skip
    return True
