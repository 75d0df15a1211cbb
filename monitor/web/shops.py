"""Shop sites: which are checked again and again, what was found, and since when."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Path
from starlette.responses import RedirectResponse, Response

from crawler.addresses import canonicalise
from monitor.labels import OBLIGATION
from monitor.office_time import OFFICE_TIME
from monitor.web.desk import Acting, BadFormError, Desk, Reading, SentFields
from storage.ledger import shops as deeds
from storage.ledger.errors import LedgerError
from storage.queries import shops
from storage.records import ObligationStatus

router = APIRouter()

ShopId = Annotated[int, Path(ge=1, le=2**31 - 1)]
DAYS = 30
STATUS_WORDS = {
    ObligationStatus.MET: "đạt", ObligationStatus.NOT_MET: "chưa đạt", ObligationStatus.UNKNOWN: "chưa rõ",
    ObligationStatus.NOT_APPLICABLE: "không áp dụng",
}  # fmt: skip
FLAGS = {ObligationStatus.NOT_MET: "flag bad", ObligationStatus.UNKNOWN: "flag"}
MESSAGES = {
    "da-ghi": "Đã ghi lịch kiểm tra.", "se-kiem": "Đã xếp lượt kiểm tra; kết quả hiện ở đây khi xong.",
}  # fmt: skip


@router.get("/trang-ban-hang")
def show(desk: Reading, tin: str = "") -> Response:
    """The sites with their latest verdicts, and a form for a new one."""
    return _page(desk, message=MESSAGES.get(tin, ""))


@router.post("/trang-ban-hang")
def schedule(desk: Acting, fields: SentFields) -> Response:
    """Put a site on the schedule, or change how often it is checked."""
    try:
        shop_id = deeds.schedule(
            desk.workplace.db, canonicalise(fields.one("url")[:2000]), fields.number("days"),
            actor=desk.person.user.name, now=desk.now,
        )  # fmt: skip
    except (BadFormError, LedgerError) as error:
        return _page(desk, 400, problem=str(error), typed=fields.one("url"))
    except ValueError:
        problem = "Địa chỉ này không đọc được; hãy chép cả dòng, bắt đầu bằng http:// hoặc https://"
        return _page(desk, 400, problem=problem, typed=fields.one("url"))
    return RedirectResponse(f"/trang-ban-hang/{shop_id}?tin=da-ghi", status_code=303)


@router.get("/trang-ban-hang/{shop_id}")
def show_one(shop_id: ShopId, desk: Reading, tin: str = "") -> Response:
    """One site: each duty, its evidence, since when, and every check."""
    return desk.page(
        "shop.html", shop=shops.shop(desk.workplace.db, shop_id), obligations=OBLIGATION, words=STATUS_WORDS,
        flags=FLAGS, today=desk.now.astimezone(OFFICE_TIME).date(), message=MESSAGES.get(tin, ""),
    )  # fmt: skip


@router.post("/trang-ban-hang/{shop_id}/kiem-tra")
def check_now(shop_id: ShopId, desk: Acting) -> Response:
    """Make a run that checks it now; a worker takes it."""
    deeds.ask_for_check(desk.workplace.db, shop_id, desk.now, actor=desk.person.user.name)
    return RedirectResponse(f"/trang-ban-hang/{shop_id}?tin=se-kiem", status_code=303)


def _page(desk: Desk, status: int = 200, *, message: str = "", problem: str = "", typed: str = "") -> Response:
    return desk.page(
        "shops.html", status, rows=shops.shops(desk.workplace.db), obligations=OBLIGATION, words=STATUS_WORDS,
        flags=FLAGS, days=DAYS, message=message, problem=problem, typed=typed[:2000],
    )  # fmt: skip
