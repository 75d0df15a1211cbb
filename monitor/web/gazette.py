"""The versions of the law that wait for a named person to compare them with the gazette; the ticks, and taking back."""

from __future__ import annotations

from fastapi import APIRouter
from pydantic import ValidationError
from starlette.responses import RedirectResponse, Response

from monitor.letters.law import LawVersion, versions
from monitor.office_time import OFFICE_TIME
from monitor.web.desk import Acting, BadFormError, Desk, Reading, SentFields
from monitor.web.recipients import said
from storage.ledger import recipients as deeds
from storage.ledger.errors import LedgerError
from storage.queries import recipients
from storage.recipients import LawCheck

router = APIRouter()

MESSAGES = {"da-danh-dau": "Đã đánh dấu; thư lập từ nay dẫn theo trích dẫn này.", "da-bo": "Đã bỏ đánh dấu."}


@router.get("/cong-bao")
def show(desk: Reading, tin: str = "", tat_ca: bool = False) -> Response:
    """The versions in force today that wait, then those that were ticked; `tat_ca` shows those of the past too."""
    return _page(desk, message=MESSAGES.get(tin, ""), is_whole=tat_ca)


@router.post("/cong-bao")
def tick(desk: Acting, fields: SentFields) -> Response:
    """Note that this person compared a version with the gazette."""
    try:
        check = LawCheck(
            rule_id=fields.one("rule_id"), version=fields.one("version"), citation=fields.one("citation"),
            gazette=fields.one("gazette"),
        )  # fmt: skip
        _check_known(check)
        deeds.tick_law(desk.workplace.db, check, desk.person.user.id, desk.now)
    except (ValidationError, LedgerError, BadFormError) as error:
        return _page(desk, 400, problem=said(error))
    return RedirectResponse("/cong-bao?tin=da-danh-dau", status_code=303)


def _check_known(check: LawCheck) -> None:
    if (check.rule_id, check.version) not in {(each.rule_id, each.version) for each in versions()}:
        raise BadFormError("Không có phiên bản này; hãy tải lại trang.")


@router.post("/cong-bao/bo")
def untick(desk: Acting, fields: SentFields) -> Response:
    """Take a tick back."""
    deeds.untick_law(desk.workplace.db, fields.one("rule_id"), fields.one("version"), desk.person.user.id, desk.now)
    return RedirectResponse("/cong-bao?tin=da-bo", status_code=303)


def _page(desk: Desk, status: int = 200, *, message: str = "", problem: str = "", is_whole: bool = False) -> Response:
    ticks = recipients.law_checks(desk.workplace.db)
    today = desk.now.astimezone(OFFICE_TIME).date()
    known = {(each.rule_id, each.version): each for each in versions()}

    def waits(key: tuple[str, str], each: LawVersion) -> bool:
        return key not in ticks and (is_whole or (each.valid_from <= today <= (each.valid_to or today)))

    return desk.page(
        "gazette.html", status, waiting=[each for key, each in known.items() if waits(key, each)],
        ticked=[(known.get(key), tick) for key, tick in ticks.items()], message=message, problem=problem,
        is_whole=is_whole,
    )  # fmt: skip
