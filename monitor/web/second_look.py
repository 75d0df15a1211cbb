"""A sample of the Cases that somebody cleared far too fast, for a second person to look at.

It hands out links and no leases: a Case that is closed is claimed by nobody, and reversed on its own page.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Annotated

from fastapi import APIRouter, Path
from starlette.responses import Response

from monitor.office_time import OFFICE_TIME
from monitor.web.desk import Reading, RefusedError
from monitor.web.shielding import shielded_line
from storage.ledger.errors import UnknownRowError
from storage.queries import cases, clearing, people

router = APIRouter()

SAMPLE = 20  # if a fifth of the hour's clearings is wrong, 20 show at least one in 99 times of a hundred


@router.get("/xem-lai/{user_id}/{hour}")
def show(
    user_id: Annotated[int, Path(ge=1, le=2**31 - 1)], hour: Annotated[str, Path(pattern=r"^\d{10}$")], desk: Reading
) -> Response:
    """The sample of one person's clearings of one hour, for anybody else who works here."""
    try:
        begins = datetime.strptime(hour, "%Y%m%d%H").replace(tzinfo=OFFICE_TIME)
    except ValueError:
        raise UnknownRowError("Không có giờ này.") from None
    author = next((each for each in people.users(desk.workplace.db) if each.id == user_id), None)
    if author is None:
        raise UnknownRowError("Không có người dùng này.")
    if author.id == desk.person.user.id:
        raise RefusedError("Người đã kết luận không tự xem lại; hãy để người khác làm.")
    ends = begins + timedelta(hours=1)
    drawn = clearing.sample(desk.workplace.db, user_id, begins, ends, SAMPLE)
    rows = [shielded_line(cases.case(desk.workplace.db, case_id).summary) for case_id in drawn]
    number = clearing.cleared(desk.workplace.db, user_id, begins, ends)
    return desk.page("second_look.html", author=author, begins=begins, rows=rows, number=number)
