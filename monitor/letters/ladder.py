"""The next rung of the ladder for a late request: who it is, for which addresses, in which words."""

from __future__ import annotations

from monitor.deadlines import data
from monitor.deadlines.reminders import rung
from monitor.letters.routing import Route, further
from monitor.office_time import OFFICE_TIME
from monitor.takedown import check_targets
from monitor.workplace import Workplace
from storage.ledger import ladder
from storage.ledger.errors import ConflictError
from storage.lifecycle import is_owed
from storage.queries import access, cases, clock, people, recipients
from storage.queries.cases import RequestView
from storage.recipients import RecipientKind, in_charge
from storage.records import Kind, TakedownRequest


def draft_next(workplace: Workplace, request_id: int, user_id: int) -> int:
    """Draft the request that the ladder asks for by now; gives its id.

    Raises UnknownRowError for a request that is none, ConflictError for one in time, where the rung only reminds, where
    nobody on the list can be asked, or as the ledger does.
    """
    late = next((each for each in clock.late(workplace.db, workplace.clock()) if each.request_id == request_id), None)
    if late is None:
        access.request(workplace.db, request_id)  # raises UnknownRowError
        raise ConflictError(f"yêu cầu {request_id} không quá hạn, hoặc không còn địa chỉ nào phải gỡ")
    step = rung(data.ladder(workplace.settings.data), late.hours(workplace.clock()))
    if step is None or step.asks is None:
        raise ConflictError("bước này chỉ nhắc nơi nhận; chưa đến lúc yêu cầu nơi khác")
    detail = cases.case(workplace.db, late.case_id)
    earlier = next(each for each in detail.requests if each.id == request_id)
    targets = tuple(each.url for each in earlier.targets if is_owed(each.claimed, each.verified))
    check_targets(workplace, targets, Kind(detail.summary.kind))
    to = _who(workplace, step.asks, targets[0])
    if to is None or to.name == earlier.recipient:
        raise ConflictError(f"danh mục Nơi nhận chưa có ai cho bước «{step.what}»; hãy bổ sung rồi lập lại")
    asked = TakedownRequest(
        recipient=to.name[:300],
        recipient_id=to.recipient_id,
        targets=targets,
        body=_words(earlier, targets),
        deadline_hours=earlier.deadline_hours,  # whose words are repeated
    )
    return ladder.draft_step(workplace.db, request_id, user_id, step.number, asked, workplace.clock())


def _who(workplace: Workplace, kind: RecipientKind, url: str) -> Route | None:
    office = people.office(workplace.db)
    day, province = workplace.clock().astimezone(OFFICE_TIME).date(), office.province if office else ""
    rows = recipients.recipients(workplace.db)
    if kind in (RecipientKind.HOST, RecipientKind.REGISTRAR):
        return next((each for each in further(rows, url, day, province) if _kind(each) is kind), None)
    row = next((each for each in in_charge(rows, day, province) if each.recipient.kind is kind), None)
    return None if row is None else Route(row.recipient.name, row, row.recipient.duties)


def _kind(route: Route) -> RecipientKind | None:
    return route.row.recipient.kind if route.row else None


def _words(earlier: RequestView, targets: tuple[str, ...]) -> str:
    assert earlier.sent_at is not None
    assert earlier.deadline_at is not None
    sent, due = (at.astimezone(OFFICE_TIME) for at in (earlier.sent_at, earlier.deadline_at))
    sent_on, due_at = f"{sent:%d/%m/%Y}", f"{due:%H:%M ngày %d/%m/%Y}"
    why = (
        f"Yêu cầu này đã gửi {earlier.recipient} ngày {sent_on}, hạn {due_at}; quá hạn chưa thực hiện với các địa chỉ:"
    )
    return "\n".join([earlier.body, why, *targets])
