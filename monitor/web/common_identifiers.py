"""Trusted addresses and other identifiers that many share honestly: they tie no accounts (office towers, markets, the
registered address of an honest firm, the hotline of a carrier)."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Path
from starlette.responses import RedirectResponse, Response

from crawler.identifiers.read import identifiers_in
from monitor.labels import CONTACT
from monitor.web.desk import Acting, BadFormError, Desk, Reading, SentFields
from monitor.web.sellers import hidden
from storage.ledger import common_identifiers as deeds
from storage.ledger.errors import LedgerError
from storage.queries import sellers
from storage.seller_links import link_of

router = APIRouter()

IdentifierId = Annotated[int, Path(ge=1, le=2**31 - 1)]
MESSAGES = {"da-ghi": "Đã ghi; các tài khoản liên quan được xếp lại.", "da-bo": "Đã bỏ; máy xét lại như cũ."}


@router.get("/dia-chi-tin-cay")
def show(desk: Reading, tin: str = "") -> Response:
    """What people said is shared, and a form for more."""
    return _page(desk, message=MESSAGES.get(tin, ""))


@router.post("/dia-chi-tin-cay")
def add(desk: Acting, fields: SentFields) -> Response:
    """Say that an address, a number or an account is shared, whether anybody has shown it yet or not."""
    typed = fields.one("value")[:300]
    try:
        found = [each for each in identifiers_in(f"Địa chỉ: {typed}\n{typed}") if link_of(each) is not None]
        if not found:
            raise BadFormError(  # noqa: TRY301 - said on the same page as what the ledger refuses
                "Không đọc ra định danh nào: địa chỉ phải có số nhà, đường và xã, phường; số điện thoại phải đủ số."
            )
        deeds.add_common(desk.workplace.db, found[0], desk.person.user.id, fields.one("reason"), desk.now)
    except (BadFormError, LedgerError) as error:
        return _page(desk, 400, problem=str(error), typed=typed)
    return RedirectResponse("/dia-chi-tin-cay?tin=da-ghi", status_code=303)


@router.post("/dia-chi-tin-cay/{identifier_id}")
def say(identifier_id: IdentifierId, desk: Acting, fields: SentFields) -> Response:
    """Say it of an identifier that stands on a seller's page, and come back there."""
    try:
        deeds.say_common(desk.workplace.db, identifier_id, desk.person.user.id, fields.one("reason"), desk.now)
    except LedgerError as error:
        return _page(desk, 400, problem=str(error))
    return RedirectResponse(f"/nguoi-ban/{fields.number('nguoi_ban')}?tin=khong-noi", status_code=303)


@router.post("/dia-chi-tin-cay/{identifier_id}/bo")
def take_back(identifier_id: IdentifierId, desk: Acting) -> Response:
    """Leave it to the machine again."""
    try:
        deeds.take_back(desk.workplace.db, identifier_id, desk.person.user.id, desk.now)
    except LedgerError as error:
        return _page(desk, 400, problem=str(error))
    return RedirectResponse("/dia-chi-tin-cay?tin=da-bo", status_code=303)


def _page(desk: Desk, status: int = 200, *, message: str = "", problem: str = "", typed: str = "") -> Response:
    return desk.page(
        "common_identifiers.html", status, rows=sellers.common(desk.workplace.db), contact=CONTACT, hidden=hidden,
        message=message, problem=problem, typed=typed,
    )  # fmt: skip
