"""One's own account: password, second factor, recovery codes, signed-in browsers. Inspectors have one too."""

from __future__ import annotations

from fastapi import APIRouter, Request
from starlette.responses import RedirectResponse, Response

from monitor.web.desk import BadFormError, Desk, Reading, SentFields, Verified, address_of
from monitor.web.one_time_code import (
    enrolment_address,
    matching_step,
    new_recovery_codes,
    new_secret,
    recovery_sha256,
    spaced,
)
from monitor.web.passwords import MOST, hash_password, problem_with, verify_password
from monitor.web.throttle import Throttle
from storage.ledger import people as people_deeds
from storage.ledger import sessions as deeds
from storage.queries import people

router = APIRouter(prefix="/tai-khoan")

MESSAGES = {
    "can-hai-buoc": "Cơ quan yêu cầu vai trò của anh/chị đăng nhập bằng hai bước. Hãy thiết lập bên dưới rồi tiếp tục.",
    "mat-khau": "Đã đổi mật khẩu; các trình duyệt khác đã bị đăng xuất.",
    "phien": "Đã kết thúc phiên đăng nhập.",
    "da-tat": "Đã tắt xác thực hai bước.",
}


@router.get("")
def show(desk: Reading, tin: str = "") -> Response:
    """What this person can change about their own account."""
    return _page(desk, message=MESSAGES.get(tin, ""))


@router.post("/mat-khau")
def change_password(request: Request, desk: Verified, fields: SentFields) -> Response:
    """Take a new password in the place of the old one; sessions elsewhere end."""
    _check_password(request, desk, fields)
    new = fields.values.get("moi", ("",))[0]
    if problem := problem_with(new, desk.person.user.name):
        return _page(desk, 400, problem=problem)
    user = desk.person.user
    people_deeds.set_password(
        desk.workplace.db, user.id, hash_password(new), actor=user.name, now=desk.now, but=desk.person.secret_sha256
    )
    return RedirectResponse("/tai-khoan?tin=mat-khau", status_code=303)


@router.post("/phien")
def end_session(desk: Verified, fields: SentFields) -> Response:
    """End one session of this person by its handle, or all but this one without."""
    user = desk.person.user
    if handle := fields.one("phien"):
        deeds.end_session(desk.workplace.db, user.id, handle, user.name, desk.now)
    else:
        deeds.end_other_sessions(desk.workplace.db, user.id, desk.person.secret_sha256, user.name, desk.now)
    return RedirectResponse("/tai-khoan?tin=phien", status_code=303)


@router.post("/hai-buoc")
def prepare(request: Request, desk: Verified, fields: SentFields) -> Response:
    """Show a new secret to be put into an authenticator app; it counts once a code of it came back."""
    _check_password(request, desk, fields)
    deeds.prepare_second_factor(desk.workplace.db, desk.person.user.id, new_secret(), desk.now)
    return _page(desk)


@router.post("/hai-buoc/xac-nhan")
def confirm(desk: Verified, fields: SentFields) -> Response:
    """Let the secret count and show the recovery codes, once."""
    db, user = desk.workplace.db, desk.person.user
    factor = people.second_factor(db, user.id)
    step = matching_step(factor.secret, fields.one("ma"), desk.now) if factor is not None else None
    if step is None:
        return _page(desk, 400, problem="Mã chưa đúng. Hãy kiểm tra giờ trên điện thoại và nhập mã đang hiện.")
    codes = new_recovery_codes()
    hashes = [recovery_sha256(code) for code in codes]
    deeds.confirm_second_factor(db, user.id, step, hashes, desk.person.secret_sha256, desk.now)
    return _page(desk, message="Đã bật xác thực hai bước.", codes=codes)


@router.post("/hai-buoc/ma-du-phong")
def replace_codes(request: Request, desk: Verified, fields: SentFields) -> Response:
    """Show new recovery codes, once; the old ones are dead."""
    _check_password(request, desk, fields)
    if not desk.person.has_second_factor:
        raise BadFormError("Chưa bật xác thực hai bước.")
    codes = new_recovery_codes()
    deeds.new_recovery_codes(
        desk.workplace.db, desk.person.user.id, [recovery_sha256(code) for code in codes], desk.now
    )  # fmt: skip
    return _page(desk, message="Các mã dự phòng cũ không còn dùng được.", codes=codes)


@router.post("/hai-buoc/tat")
def turn_off(request: Request, desk: Verified, fields: SentFields) -> Response:
    """Take the second factor away, after the password was given once more."""
    _check_password(request, desk, fields)
    user = desk.person.user
    deeds.remove_second_factor(desk.workplace.db, user.id, user.name, desk.now, but=desk.person.secret_sha256)
    return RedirectResponse("/tai-khoan?tin=da-tat", status_code=303)


def _check_password(request: Request, desk: Desk, fields: SentFields) -> None:
    """Ask for the present password again, throttled as at sign-in. Raises BadFormError."""
    throttle: Throttle = request.app.state.throttle
    user, sent = desk.person.user, fields.values.get("mat_khau", ("",))[0]
    if wait := throttle.begin(user.name, address_of(request)):
        raise BadFormError(f"Đã thử sai nhiều lần. Hãy đợi {wait:.0f} giây rồi thử lại.")
    if len(sent) > MOST or not verify_password(user.password_hash, sent):
        raise BadFormError("Mật khẩu hiện tại không đúng; chưa có gì thay đổi.")
    throttle.succeed(user.name, address_of(request))


def _page(
    desk: Desk, status: int = 200, *, message: str = "", problem: str = "", codes: tuple[str, ...] = ()
) -> Response:
    db, user = desk.workplace.db, desk.person.user
    factor = people.second_factor(db, user.id)
    pending = factor.secret if factor is not None and not factor.is_confirmed else ""
    return desk.page(
        "account.html", status, message=message, problem=problem, codes=codes,
        factor=factor if factor is not None and factor.is_confirmed else None, secret=spaced(pending),
        address=enrolment_address(pending, user.name, desk.office.name) if pending else "",
        sessions=people.open_sessions(db, user.id, desk.now), mine=desk.person.secret_sha256[: people.HANDLE],
    )  # fmt: skip
