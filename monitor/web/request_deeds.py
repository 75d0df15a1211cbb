"""What a person does about an approved request: note that it was sent, what came back, ask for another look."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Annotated

from fastapi import APIRouter, Path
from starlette.responses import RedirectResponse, Response

from monitor import labels
from monitor.letters.readiness import check_ground
from monitor.office_time import OFFICE_TIME
from monitor.web.case import CaseId
from monitor.web.desk import Acting, BadFormError, SentFields
from storage.database import Database
from storage.ledger import clock, takedowns, work
from storage.ledger.errors import ConflictError, UnknownRowError
from storage.queries import cases
from storage.queries.cases import RequestView, TargetView
from storage.records import Claimed

router = APIRouter()

RowId = Annotated[int, Path(ge=1, le=2**31 - 1)]
MOST_NOTE = 2000


@router.post("/vu-viec/{case_id}/yeu-cau/{request_id}/da-gui")
def record_sent(case_id: CaseId, request_id: RowId, desk: Acting, fields: SentFields) -> Response:
    """Note that the letter left, and how; the system itself sends nothing."""
    request_of_case(desk.workplace.db, case_id, request_id)
    channel = labels.CHANNEL.get(fields.one("channel"))
    if channel is None:
        raise BadFormError("Hãy chọn cách đã gửi.")
    check_ground(desk.workplace, case_id, request_id)
    takedowns.record_sent(desk.workplace.db, request_id, desk.person.user.id, channel, desk.now)
    return _to_case(case_id, "da-gui")


@router.post("/vu-viec/{case_id}/yeu-cau/{request_id}/tiep-nhan")
def record_receipt(case_id: CaseId, request_id: RowId, desk: Acting, fields: SentFields) -> Response:
    """Note when the recipient got the request: its clock starts anew there."""
    request_of_case(desk.workplace.db, case_id, request_id)
    at = moment(fields.one("received_at"))
    clock.record_receipt(desk.workplace.db, request_id, desk.person.user.id, at, desk.now)
    return _to_case(case_id, "da-ghi")


@router.post("/vu-viec/{case_id}/yeu-cau/{request_id}/them-gio")
def extend(case_id: CaseId, request_id: RowId, desk: Acting, fields: SentFields) -> Response:
    """A leader gives the recipient more time, with a reason."""
    request_of_case(desk.workplace.db, case_id, request_id)
    until, reason = moment(fields.one("until")), fields.one("reason")[:MOST_NOTE]
    clock.extend(desk.workplace.db, request_id, desk.person.user.id, until, reason, desk.now)
    return _to_case(case_id, "da-ghi")


@router.post("/vu-viec/{case_id}/muc-tieu/{target_id}/tra-loi")
def record_claim(case_id: CaseId, target_id: RowId, desk: Acting, fields: SentFields) -> Response:
    """Note what the recipient says about one address."""
    _target(desk.workplace.db, case_id, target_id)
    claimed = fields.one("claimed")
    if claimed not in labels.CLAIMED or claimed == Claimed.NONE:
        raise BadFormError("Hãy chọn câu trả lời của nơi nhận.")
    note = fields.one("note")[:MOST_NOTE]
    takedowns.record_claim(desk.workplace.db, target_id, desk.person.user.id, Claimed(claimed), note, desk.now)
    return _to_case(case_id, "da-ghi")


@router.post("/vu-viec/{case_id}/muc-tieu/{target_id}/kiem-tra")
def check_again(case_id: CaseId, target_id: RowId, desk: Acting) -> Response:
    """Ask a worker to look at one address now."""
    request, _ = _target(desk.workplace.db, case_id, target_id)
    if request.sent_at is None:
        raise ConflictError("Yêu cầu này chưa được gửi; hãy ghi nhận việc gửi trước.")
    work.enqueue_recheck(desk.workplace.db, target_id, desk.now, actor=desk.person.user.name)
    return _to_case(case_id, "se-kiem-tra")


def moment(text: str) -> datetime:
    """A time of the office's clock, as the browser's field sends it. Raises BadFormError."""
    try:
        return datetime.fromisoformat(text).replace(tzinfo=OFFICE_TIME).astimezone(UTC)
    except (ValueError, OverflowError) as error:
        raise BadFormError("Hãy ghi đủ ngày và giờ.") from error


def request_of_case(db: Database, case_id: int, request_id: int) -> RequestView:
    """One request of this Case. Raises UnknownRowError."""
    for request in cases.case(db, case_id).requests:
        if request.id == request_id:
            return request
    raise UnknownRowError("Vụ việc này không có yêu cầu đó.")


def _target(db: Database, case_id: int, target_id: int) -> tuple[RequestView, TargetView]:
    for request in cases.case(db, case_id).requests:
        for target in request.targets:
            if target.id == target_id:
                return request, target
    raise UnknownRowError("Vụ việc này không có địa chỉ đó.")


def _to_case(case_id: int, message: str) -> Response:
    return RedirectResponse(f"/vu-viec/{case_id}?tin={message}", status_code=303)
