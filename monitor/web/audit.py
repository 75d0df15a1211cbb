"""The Event log as a page, for those who answer for the office: filters, and a check of the chain of hashes."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date, datetime, time, timedelta

from fastapi import APIRouter
from starlette.responses import Response

from monitor.office_time import OFFICE_TIME
from monitor.web.desk import BadFormError, Desk, Reading, RefusedError, Verified
from storage.ledger.events import check_chain
from storage.queries import audit
from storage.queries.audit import EventFilter
from storage.records import Role

router = APIRouter(prefix="/nhat-ky")

READERS = frozenset({Role.APPROVER, Role.ADMIN, Role.INSPECTOR})
PAGE = 100
MOST_CHECKED = 200_000  # some seconds; the whole log is checked by `rasoat verify audit`


@router.get("")
def show(
    desk: Reading, nguoi: str = "", viec: str = "", dong: str = "", tu: str = "", den: str = "", truoc: str = ""
) -> Response:
    """The newest Events that fit the filters; `truoc` is the number before which to go on."""
    _check_reader(desk)
    until = _midnight(den)
    wanted = EventFilter(
        actor=nguoi.strip()[:200], deed=viec.strip()[:100], subject=dong.strip()[:200], since=_midnight(tu),
        until=until + timedelta(days=1) if until else None, before=_seq(truoc),
    )  # fmt: skip
    return _page(desk, wanted, {"nguoi": nguoi, "viec": viec, "dong": dong, "tu": tu, "den": den})


@router.post("/kiem-tra")
def check(desk: Verified) -> Response:
    """Follow the chain over the newest Events and say whether it holds."""
    _check_reader(desk)
    number = audit.number_of_events(desk.workplace.db)
    chain = check_chain(desk.workplace.db, last=MOST_CHECKED if number > MOST_CHECKED else None)
    return _page(desk, EventFilter(), {}, checked=min(number, MOST_CHECKED), first_bad=chain.first_bad)


def _page(
    desk: Desk, wanted: EventFilter, sent: dict[str, str], *, checked: int | None = None, first_bad: int | None = None
) -> Response:
    found = audit.events(desk.workplace.db, wanted, PAGE + 1)
    shown = [(event, _line(event.data)) for event in found[:PAGE]]
    return desk.page(
        "audit.html", shown=shown, sent={name: sent.get(name, "") for name in ("nguoi", "viec", "dong", "tu", "den")},
        next_seq=found[PAGE - 1].seq if len(found) > PAGE else None, checked=checked, first_bad=first_bad,
    )  # fmt: skip


def _line(data: Mapping[str, object]) -> str:
    """What an Event says of its deed, in one line."""
    values = {
        name: each if isinstance(each, str) else json.dumps(each, ensure_ascii=False) for name, each in data.items()
    }
    return "; ".join(f"{name}: {each}" for name, each in values.items())


def _check_reader(desk: Desk) -> None:
    if desk.person.user.role not in READERS:
        raise RefusedError("Nhật ký dành cho lãnh đạo, quản trị và thanh tra.")


def _midnight(text: str) -> datetime | None:
    if not text:
        return None
    try:
        return datetime.combine(date.fromisoformat(text), time(), OFFICE_TIME)
    except ValueError:
        raise BadFormError("Ngày phải viết theo dạng năm-tháng-ngày, ví dụ 2026-11-24.") from None


def _seq(text: str) -> int | None:
    if not text:
        return None
    if not (text.isascii() and text.isdecimal() and len(text) < 16):
        raise BadFormError("Địa chỉ có một con số không hợp lệ; hãy mở lại trang nhật ký.")
    return int(text)
