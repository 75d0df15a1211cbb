"""The web queue: puts the pages together and turns what they raise into answers."""

from __future__ import annotations

import logging
import pkgutil
from collections.abc import Iterator
from importlib import import_module
from urllib.parse import quote

from fastapi import APIRouter, FastAPI, Request
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.responses import HTMLResponse, PlainTextResponse, RedirectResponse, Response
from starlette.staticfiles import StaticFiles

from monitor import web
from monitor.api.app import create_api
from monitor.takedown import NeverTargetError
from monitor.web.armour import Armour
from monitor.web.desk import (
    BadFormError,
    Desk,
    NoOfficeError,
    NotSignedInError,
    RefusedError,
    SecondFactorError,
    workplace_of,
)
from monitor.web.export_gate import ExportGate, TooManyExportsError
from monitor.web.pages import HERE, error_page
from monitor.web.passwords import nobodys_hash
from monitor.web.throttle import Throttle
from monitor.web.words import said
from monitor.workplace import Workplace
from storage.database import StorageError, Trouble
from storage.ledger.errors import ConflictError, LedgerError, NotAllowedError, UnknownRowError
from storage.lifecycle import IllegalMoveError
from storage.queries import people

log = logging.getLogger("rasoat.web")

# What a page raises, the status it becomes, and the heading; first match holds.
ANSWERS: tuple[tuple[type[Exception], int, str], ...] = (
    (UnknownRowError, 404, "Không tìm thấy"),
    (RefusedError, 403, "Không được phép"),
    (NotAllowedError, 403, "Không được phép"),
    (ConflictError, 409, "Vụ việc đã thay đổi"),
    (IllegalMoveError, 409, "Vụ việc đã thay đổi"),
    (NeverTargetError, 409, "Địa chỉ được bảo vệ"),
    (BadFormError, 400, "Chưa thực hiện được"),
    (LedgerError, 400, "Chưa thực hiện được"),
    (StorageError, 503, "Kho dữ liệu chưa sẵn sàng"),
)
TROUBLES = {
    Trouble.BUSY: "Kho dữ liệu đang bận. Thao tác chưa được thực hiện, không có gì bị mất; hãy thử lại sau ít giây.",
    Trouble.FULL: "Ổ đĩa đã đầy. Thao tác chưa được thực hiện, không có gì bị mất; vẫn xem được dữ liệu. Hãy báo người "
                  "quản trị giải phóng chỗ trống, rồi quay lại trang trước và làm lại.",
    Trouble.READ_ONLY: "Kho dữ liệu chỉ cho đọc. Thao tác chưa được thực hiện; hãy báo người quản trị kiểm tra quyền "
                       "của thư mục dữ liệu.",
    Trouble.DAMAGED: "Kho dữ liệu bị hỏng. Hãy báo người quản trị chạy lệnh rasoat doctor.",
    Trouble.OTHER: "Không đọc được kho dữ liệu hoặc kho bằng chứng. Thao tác chưa được thực hiện; hãy báo người quản "
                   "trị chạy lệnh rasoat doctor.",
}  # fmt: skip
HTTP_ANSWERS = {
    404: ("Không tìm thấy", "Không có trang này. Có thể địa chỉ sai, hoặc vụ việc không tồn tại."),
    405: ("Không được phép", "Trang này không nhận thao tác đó."),
}


def create_app(workplace: Workplace) -> FastAPI:
    """The web application over one office's data; the caller opens and closes the workplace."""
    app = FastAPI(title="Rà Soát", docs_url=None, redoc_url=None, openapi_url=None, redirect_slashes=False)
    app.state.workplace = workplace
    app.state.throttle = Throttle()
    app.state.exports = ExportGate()
    nobodys_hash()  # made now, so that the first unknown name takes no longer than the next
    app.add_middleware(Armour)
    app.mount("/static", StaticFiles(directory=HERE / "static"))
    app.mount("/api/v1", create_api(workplace))
    for router in _routers():
        app.include_router(router)
    app.add_api_route("/khoe", _healthy, methods=["GET"])
    for kind, _, _ in ANSWERS:
        app.add_exception_handler(kind, _say)
    app.add_exception_handler(TooManyExportsError, _ask_to_wait)
    app.add_exception_handler(NotSignedInError, _ask_to_sign_in)
    app.add_exception_handler(SecondFactorError, _ask_for_second_factor)
    app.add_exception_handler(NoOfficeError, _ask_for_office)
    app.add_exception_handler(RequestValidationError, _say_invalid)
    app.add_exception_handler(HTTPException, _say_http)
    return app


def _routers() -> Iterator[APIRouter]:
    """The `router` of each file of this folder that has one: a page is one file, its template and its test."""
    for found in pkgutil.iter_modules(web.__path__):
        router = getattr(import_module(f"{web.__name__}.{found.name}"), "router", None)
        if isinstance(router, APIRouter):
            yield router


def _healthy(request: Request) -> PlainTextResponse:
    people.office(workplace_of(request).db)
    return PlainTextResponse("ok")


def _error(request: Request, status: int, title: str, message: str) -> HTMLResponse:
    """What went wrong, under the menu of whoever was known to be signed in by then."""
    desk = getattr(request.state, "desk", None)
    if isinstance(desk, Desk):
        return desk.page("error.html", status, title=title, message=message)
    return error_page(status, title, message, people.office(workplace_of(request).db))


def _say(request: Request, error: Exception) -> Response:
    if isinstance(error, StorageError):  # the office's name lies in what can not be read just now
        log.warning("at %s: %s", ascii(request.url.path), error)
        why = f" ({error})" if error.trouble is Trouble.OTHER else ""
        return error_page(503, "Kho dữ liệu chưa sẵn sàng", said(TROUBLES[error.trouble]) + why)
    status, title = next((status, title) for kind, status, title in ANSWERS if isinstance(error, kind))
    return _error(request, status, title, str(error))


def _ask_to_wait(request: Request, error: Exception) -> Response:
    answer = _error(request, 429, "Chưa thực hiện được", str(error))
    if isinstance(error, TooManyExportsError):
        answer.headers["Retry-After"] = str(error.seconds)
    return answer


def _ask_to_sign_in(_request: Request, error: Exception) -> Response:
    path = error.path if isinstance(error, NotSignedInError) else "/"
    onward = "" if path == "/" else f"?tiep={quote(path, safe='/')}"
    return RedirectResponse(f"/dang-nhap{onward}", status_code=303)


def _ask_for_second_factor(_request: Request, _error: Exception) -> Response:
    return RedirectResponse("/tai-khoan?tin=can-hai-buoc", status_code=303)


def _ask_for_office(_request: Request, _error: Exception) -> Response:
    return error_page(
        503,
        "Chưa có cơ quan",
        "Dữ liệu này chưa thuộc về cơ quan nào. Người quản trị hãy chạy lệnh: rasoat init",
    )


def _say_invalid(request: Request, error: Exception) -> Response:
    places = {part["loc"][0] for part in error.errors()} if isinstance(error, RequestValidationError) else set()
    if "path" in places:
        return _error(request, 404, *HTTP_ANSWERS[404])
    return _error(request, 400, "Chưa thực hiện được", "Địa chỉ hoặc biểu mẫu có giá trị không hợp lệ.")


def _say_http(request: Request, error: Exception) -> Response:
    status = error.status_code if isinstance(error, HTTPException) else 500
    title, message = HTTP_ANSWERS.get(status, ("Chưa thực hiện được", "Yêu cầu gửi lên không hợp lệ."))
    return _error(request, status, title, message)
