"""The people of the office: an admin adds, shuts, gives another role, ends what is open."""

from __future__ import annotations

import secrets
from collections.abc import Callable

from fastapi import APIRouter
from starlette.responses import RedirectResponse, Response

from monitor.web.desk import AdminActing, Administering, BadFormError, Desk, SentFields
from monitor.web.passwords import hash_password
from storage.database import Database
from storage.ledger import accounts as deeds
from storage.ledger import people
from storage.ledger.errors import LedgerError
from storage.queries import audit
from storage.records import Role

router = APIRouter(prefix="/nguoi-dung")

MOST_NAME = 60
MESSAGES = {
    "khoa": "Đã khóa tài khoản; mọi phiên và khóa API của người này đã kết thúc, vụ việc trở về hàng đợi.",
    "mo": "Đã mở lại tài khoản.",
    "vai-tro": "Đã đổi vai trò; người này phải đăng nhập lại.",
    "hai-buoc": "Đã gỡ xác thực hai bước của người này.",
    "phien": "Đã kết thúc mọi phiên của người này.",
}
SIMPLE: dict[str, Callable[..., object]] = {
    "khoa": deeds.disable, "mo": deeds.enable, "hai-buoc": deeds.clear_second_factor,
    "phien": deeds.sign_out_everywhere,
}  # fmt: skip


@router.get("")
def show(desk: Administering, tin: str = "") -> Response:
    """Everybody, with what they have open."""
    return _page(desk, message=MESSAGES.get(tin, ""))


@router.post("")
def add(desk: AdminActing, fields: SentFields) -> Response:
    """Add a person with a password of the machine's, shown once."""
    name, password = fields.one("ten"), secrets.token_urlsafe(12)
    try:
        _check_name(name)
        people.add_user(
            desk.workplace.db, name, _role(fields.one("vai_tro")), hash_password(password),
            actor=desk.person.user.name, now=desk.now,
        )  # fmt: skip
    except (BadFormError, LedgerError) as error:
        return _page(desk, 400, problem=str(error))
    return _page(desk, message="Đã thêm người dùng.", name=name, password=password)


@router.post("/{user_id}/vai-tro")
def change_role(desk: AdminActing, user_id: int, fields: SentFields) -> Response:
    """Give a person another role."""
    deeds.change_role(desk.workplace.db, user_id, _role(fields.one("vai_tro")), desk.person.user.id, desk.now)
    return RedirectResponse("/nguoi-dung?tin=vai-tro", status_code=303)


@router.post("/{user_id}/mat-khau")
def give_password(desk: AdminActing, user_id: int) -> Response:
    """Show a new password, once, for somebody who lost theirs."""
    password = secrets.token_urlsafe(12)
    deeds.give_password(desk.workplace.db, user_id, hash_password(password), desk.person.user.id, desk.now)
    name = next(each.user.name for each in audit.accounts(desk.workplace.db, desk.now) if each.user.id == user_id)
    return _page(desk, message="Đã đặt mật khẩu mới.", name=name, password=password)


@router.post("/{user_id}/khoa")
def disable(desk: AdminActing, user_id: int) -> Response:
    """Shut an account in one deed."""
    return _do(desk, "khoa", user_id)


@router.post("/{user_id}/mo")
def enable(desk: AdminActing, user_id: int) -> Response:
    """Open an account again."""
    return _do(desk, "mo", user_id)


@router.post("/{user_id}/hai-buoc")
def clear_second_factor(desk: AdminActing, user_id: int) -> Response:
    """Take a lost second factor away."""
    return _do(desk, "hai-buoc", user_id)


@router.post("/{user_id}/phien")
def end_sessions(desk: AdminActing, user_id: int) -> Response:
    """Sign a person out everywhere."""
    return _do(desk, "phien", user_id)


def _do(desk: Desk, what: str, user_id: int) -> Response:
    db: Database = desk.workplace.db
    SIMPLE[what](db, user_id, desk.person.user.id, desk.now)
    return RedirectResponse(f"/nguoi-dung?tin={what}", status_code=303)


def _check_name(name: str) -> None:
    """A colon is for the parts of the system, which the Event log names ``system:…``. Raises BadFormError."""
    if not name or len(name) > MOST_NAME or not name.isprintable() or ":" in name:
        raise BadFormError(f"Tên cần 1 đến {MOST_NAME} ký tự nhìn thấy được, không có dấu hai chấm.")


def _role(text: str) -> Role:
    if text not in set(Role):
        raise BadFormError("Hãy chọn một vai trò trong danh sách.")
    return Role(text)


def _page(
    desk: Desk, status: int = 200, *, message: str = "", problem: str = "", name: str = "", password: str = ""
) -> Response:
    return desk.page(
        "users.html", status, accounts=audit.accounts(desk.workplace.db, desk.now), roles=list(Role), message=message,
        problem=problem, name=name, password=password,
    )  # fmt: skip
