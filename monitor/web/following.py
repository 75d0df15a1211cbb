"""What a person has to say about removals: looks left open by a machine, relocations, requests that are late."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Path
from starlette.responses import RedirectResponse, Response

from monitor.deadlines import data
from monitor.deadlines.reminders import rung
from monitor.letters.ladder import draft_next
from monitor.office_time import OFFICE_TIME
from monitor.web.desk import Acting, BadFormError, Reading, SentFields
from storage.ledger import ladder, rechecks, relocations
from storage.ledger.lock_switch import lock_switch, set_switch
from storage.queries import clock
from storage.queries import rechecks as looks
from storage.queries import relocations as moved
from storage.recheck_tables import Review
from storage.relocations import Tie

router = APIRouter()

RowId = Annotated[int, Path(ge=1, le=2**31 - 1)]
MOST_REASON = 2000
REVIEW = {
    Review.STILL_ONLINE: "Vẫn còn vi phạm", Review.GONE: "Không còn", Review.MENDED: "Đã sửa, hết vi phạm",
    Review.UNCLEAR: "Chưa rõ",
}  # fmt: skip
TIE = {
    Tie.TEXT: "nội dung gần như cũ",
    Tie.PICTURE: "cùng ảnh",
    Tie.IDENTIFIER: "cùng số liên hệ",
    Tie.ACCOUNT: "cùng gian",
}


@router.get("/theo-doi")
def show(desk: Reading) -> Response:
    """The three lists."""
    db, rungs = desk.workplace.db, data.ladder(desk.workplace.settings.data)
    late = [(row, rung(rungs, row.hours(desk.now))) for row in clock.late(db, desk.now)]
    return desk.page(
        "following.html", looks=looks.open_looks(db), relocations=moved.open_relocations(db), late=late, ties=TIE,
        answers=REVIEW, steps=ladder.waiting_steps(db), drafted=ladder.stepped(db), switch=lock_switch(db),
        thresholds=data.lock_thresholds(desk.workplace.settings.data, desk.now.astimezone(OFFICE_TIME).date()),
    )  # fmt: skip


@router.post("/theo-doi/buoc/{request_id}")
def next_step(request_id: RowId, desk: Acting) -> Response:
    """Draft the request of the next rung."""
    draft_next(desk.workplace, request_id, desk.person.user.id)
    return RedirectResponse("/theo-doi#buoc", status_code=303)


@router.post("/theo-doi/buoc/{request_id}/duyet")
def answer_step(request_id: RowId, desk: Acting, fields: SentFields) -> Response:
    """The second person's yes or no to it."""
    if fields.one("answer") not in ("dung", "khong"):
        raise BadFormError("Hãy chọn duyệt hay không.")
    approved = fields.one("answer") == "dung"
    ladder.answer_step(desk.workplace.db, request_id, desk.person.user.id, desk.now, approved=approved)
    return RedirectResponse("/theo-doi#buoc", status_code=303)


@router.post("/theo-doi/nguong-khoa")
def switch(desk: Acting, fields: SentFields) -> Response:
    """A leader says whether the office's requests count towards the lock of an account."""
    if fields.one("is_on") not in ("co", "khong"):
        raise BadFormError("Hãy chọn có tính hay không.")
    reason = fields.one("reason")[:MOST_REASON]
    set_switch(desk.workplace.db, desk.person.user.id, reason, desk.now, is_on=fields.one("is_on") == "co")
    return RedirectResponse("/theo-doi#nguong-khoa", status_code=303)


@router.post("/theo-doi/lan-xem/{target_id}")
def review(target_id: RowId, desk: Acting, fields: SentFields) -> Response:
    """What a person says of the latest look at one address."""
    answer = fields.one("answer")
    if answer not in set(Review):
        raise BadFormError("Hãy chọn kết quả xem.")
    rechecks.review_look(
        desk.workplace.db, target_id, fields.number("outcome"), desk.person.user.id, Review(answer),
        fields.one("reason")[:MOST_REASON], desk.now,
    )  # fmt: skip
    return RedirectResponse("/theo-doi", status_code=303)


@router.post("/theo-doi/lien-ket/{relocation_id}")
def answer_relocation(relocation_id: RowId, desk: Acting, fields: SentFields) -> Response:
    """Whether a new listing is the removed one."""
    answer = fields.one("answer")
    if answer not in ("dung", "khong"):
        raise BadFormError("Hãy chọn đúng hay không.")
    deed = relocations.confirm if answer == "dung" else relocations.reject
    deed(desk.workplace.db, relocation_id, desk.person.user.id, fields.one("reason")[:MOST_REASON], desk.now)
    return RedirectResponse("/theo-doi", status_code=303)
