"""What official reports ask of people: the fields of a form, reasons for what does not agree, a file back from Word."""

from __future__ import annotations

from datetime import date

from fastapi import APIRouter, Request
from starlette.datastructures import UploadFile
from starlette.responses import RedirectResponse, Response

from monitor.report import ReportError, asks_of, find_report, mismatches_in
from monitor.report_gate import Weighed, weigh
from monitor.reports.making.asked import Ask
from monitor.reports.making.consistency import Mismatch, find_mismatches
from monitor.reports.making.content import Content, Period
from monitor.reports.making.draft import of_docx
from monitor.reports.making.official import typed_into
from monitor.web.desk import Acting, BadFormError, Desk, Reading, SentFields
from monitor.web.report_words import REPORT_NAMES
from storage.ledger import official as deeds
from storage.queries.official import documents

router = APIRouter()
LARGEST = 10_000_000  # bytes of a file back from Word
MESSAGES = {"da-luu": "Đã lưu số liệu.", "da-ghi": "Đã ghi lý do."}


@router.get("/nhap-bao-cao")
def show(desk: Reading, loai: str = "389", tu: str = "", den: str = "", tin: str = "") -> Response:
    """The form of one report of some days, with what stands in it and what does not agree."""
    return _page(desk, loai, _days(tu, den), message=MESSAGES.get(tin, ""))


@router.post("/nhap-bao-cao")
def enter(desk: Acting, fields: SentFields) -> Response:
    """Keep what was typed; a field that can not be read keeps nothing at all."""
    loai, period = fields.one("loai"), _days(fields.one("tu"), fields.one("den"))
    values, problems = {}, []
    for ask in _asks(loai):
        if ask.name in fields.values:
            try:
                values[ask.name] = ask.read(fields.one(ask.name))
            except ReportError as error:
                problems.append(str(error))
    if problems:
        return _page(desk, loai, period, problem="; ".join(problems), sent={
            ask.name: fields.one(ask.name) for ask in _asks(loai)
        })  # fmt: skip
    deeds.enter(desk.workplace.db, desk.person.user.id, loai, period.first, period.last, values, desk.now)
    return _back(loai, period, "da-luu")


@router.post("/nhap-bao-cao/ly-do")
def explain(desk: Acting, fields: SentFields) -> Response:
    """Keep why the report may go out although something in it differs."""
    loai, period = fields.one("loai"), _days(fields.one("tu"), fields.one("den"))
    found = {each.mismatch.key: each.mismatch for each in _weighed(desk, loai, period)[1]}
    mismatch = found.get(fields.one("chenh"))
    if mismatch is None:
        raise BadFormError("Chỗ chênh lệch này không còn nữa; hãy tải lại trang.")
    deeds.give_reason(
        desk.workplace.db, desk.person.user.id, loai, period.first, period.last, mismatch.key, mismatch.says,
        fields.one("ly_do"), desk.now,
    )  # fmt: skip
    return _back(loai, period, "da-ghi")


@router.post("/nhap-bao-cao/kiem-tra")
async def check(request: Request, desk: Acting) -> Response:
    """Look through a report that came back from Word; nothing is kept."""
    form = await request.form()
    loai, period = str(form.get("loai", "")), _days(str(form.get("tu", "")), str(form.get("den", "")))
    file = form.get("tep")
    body = await file.read(LARGEST + 1) if isinstance(file, UploadFile) else b""
    if len(body) > LARGEST:
        raise BadFormError("Tệp lớn hơn 10 MB; hãy bớt hình rồi lưu lại.")
    try:
        draft = of_docx(body)
    except ReportError as error:
        return _page(desk, loai, period, problem=str(error))
    register = [each.document for each in documents(desk.workplace.db, date(1900, 1, 1), period.last)]
    found = find_mismatches(draft, names=(desk.office.name, desk.office.province), register=register)
    return _page(desk, loai, period, in_file=found)


def _page(
    desk: Desk, loai: str, period: Period, *, message: str = "", problem: str = "",
    sent: dict[str, str] | None = None, in_file: list[Mismatch] | None = None,
) -> Response:  # fmt: skip
    asks = _asks(loai)
    typed = typed_into(desk.workplace, loai, asks, period)
    content, weighed = _weighed(desk, loai, period)
    shown = sent or {ask.name: ask.shown(typed.text(ask.name)) for ask in asks}
    return desk.page(
        "report_form.html", 400 if problem else 200, loai=loai, names=REPORT_NAMES, period=period, asks=asks,
        shown=shown, weighed=weighed, content=content, message=message, problem=problem, in_file=in_file,
    )  # fmt: skip


def _weighed(desk: Desk, loai: str, period: Period) -> tuple[Content, list[Weighed]]:
    try:
        content = find_report(loai).build(desk.workplace, period)
        return content, weigh(desk.workplace, content, mismatches_in(desk.workplace, content))
    except (ReportError, OverflowError) as error:
        raise BadFormError(str(error)) from error


def _asks(loai: str) -> tuple[Ask, ...]:
    try:
        asks = asks_of(loai)
    except ReportError as error:
        raise BadFormError(str(error)) from error
    if not asks:
        raise BadFormError("Báo cáo này không có số liệu nhập tay.")
    return asks


def _days(start: str, end: str) -> Period:
    try:
        period = Period(first=date.fromisoformat(start), last=date.fromisoformat(end))
    except ValueError:
        raise BadFormError("Hãy chọn ngày đầu và ngày cuối của kỳ báo cáo.") from None
    if period.last < period.first or period.first.year < 1900 or period.last.year > 9000:
        raise BadFormError("Ngày cuối không trước ngày đầu, và năm phải từ 1900.")
    return period


def _back(loai: str, period: Period, message: str) -> Response:
    where = f"/nhap-bao-cao?loai={loai}&tu={period.first}&den={period.last}&tin={message}"
    return RedirectResponse(where, status_code=303)
