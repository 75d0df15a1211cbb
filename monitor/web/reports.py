"""Reports: make one, look at what was kept, take it away in any format, and see the rows behind each figure."""

from __future__ import annotations

from datetime import date, timedelta

from fastapi import APIRouter
from starlette.responses import RedirectResponse, Response

from monitor.office_time import OFFICE_TIME
from monitor.report import (
    ReportError,
    build_report,
    find_report,
    kept_content,
    make_report,
    mismatches_in,
    write_content,
    write_report,
)
from monitor.report_gate import refuse_unexplained
from monitor.reports.making.audience import Audience
from monitor.reports.making.content import Content, Period
from monitor.reports.making.counted import until
from monitor.reports.making.naming import PLATFORMS
from monitor.web.desk import Acting, BadFormError, Desk, Fields, Reading, RefusedError, SentFields
from monitor.web.export_gate import Gate
from monitor.web.report_words import REPORT_NAMES, report_name
from storage.ledger.errors import UnknownRowError
from storage.ledger.exports import log_named_report
from storage.queries import reports as kept
from storage.queries.adhoc import FILTERS
from storage.queries.recount import recount, statement
from storage.queries.report_rows import rows_shown
from storage.row_names import count

router = APIRouter()

MOST_FILTER = 200  # letters
MOST_ROWS = 200  # on one page; the json file has all
MEDIA_TYPES = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "pdf": "application/pdf",
    "html": "text/html; charset=utf-8",
    "json": "application/json",
    "csv": "text/csv; charset=utf-8",
}


@router.get("/bao-cao")
def show(desk: Reading) -> Response:
    """The form, with last week filled in, and what was kept."""
    monday = _last_monday(desk)
    return _page(desk, monday.isoformat(), (monday + timedelta(days=6)).isoformat())


@router.get("/bao-cao/tuan")
def download(desk: Reading, tu: str = "", den: str = "", dang: str = "", loai: str = "weekly") -> Response:
    """A report of the days `tu` to `den`, both included, the weekly one by default; a file, never shown as a page."""
    days = _days(tu, den)
    if days is None:
        return _page(desk, tu, den, problem="Hãy chọn ngày đầu và ngày cuối.")
    if dang not in MEDIA_TYPES:
        return _page(desk, tu, den, problem="Hãy chọn một dạng tệp.")
    try:
        body = write_report(desk.workplace, loai, *days, (dang,), actor=desk.person.user.name)[dang]
    except ReportError as error:
        return _page(desk, tu, den, problem=str(error))
    return _file(body, f"bao-cao-{'tuan' if loai == 'weekly' else loai}_{days[0]}_{days[1]}", dang)


@router.post("/bao-cao/lap")
def make(desk: Acting, fields: SentFields) -> Response:
    """Make and keep a report (the weekly one by default), then show it; an ad hoc one may be narrowed."""
    loai = fields.one("loai") or "weekly"
    tu, den = fields.one("tu"), fields.one("den")
    days = _days(tu, den)
    if days is None or days[1] < days[0]:
        return _page(desk, tu, den, problem="Hãy chọn ngày đầu và ngày cuối; ngày cuối không trước ngày đầu.")
    try:
        period = Period(first=days[0], last=days[1])
        built = build_report(desk.workplace, find_report(loai), period, _filters(fields))
        refuse_unexplained(desk.workplace, built, mismatches_in(desk.workplace, built))
        content = make_report(desk.workplace, built, desk.person.user.name)
    except (ReportError, OverflowError) as error:
        return _page(desk, tu, den, problem=str(error))
    found = kept.version(desk.workplace.db, content.report, *days, content.version)
    if found is None:
        raise UnknownRowError("không tìm thấy báo cáo vừa lập; hãy lập lại")
    return RedirectResponse(f"/bao-cao/{found[0].id}", 303)


@router.get("/bao-cao/{report_id}")
def read(desk: Reading, report_id: int) -> Response:
    """One kept report on the screen; each figure leads to its rows."""
    view, content = _kept(desk, report_id)
    versions = [each for each in kept.newest(desk.workplace.db, 500) if _is_same(each, view)]
    links = {
        name: f"/bao-cao/{report_id}/so/{name}"
        for name, figure in content.figures.items()
        if figure.query or "@" in name
    }
    return desk.page("kept_report.html", view=view, content=content, versions=versions, links=links, kinds=MEDIA_TYPES)


@router.get("/bao-cao/{report_id}/tep")
def take(desk: Reading, gate: Gate, report_id: int, dang: str = "", cong_bo: str = "", day_du: str = "") -> Response:
    """A kept report as a file, as it was; with `cong_bo` without what names people, with `day_du` with sellers' names,
    for people who work on the cases; the log says who took that."""
    view, content = _kept(desk, report_id)
    if dang not in MEDIA_TYPES:
        raise BadFormError("Hãy chọn một dạng tệp.")
    audience = Audience.PUBLIC if cong_bo else Audience.OFFICE if day_du else Audience.LEADER
    if audience is Audience.OFFICE:
        if not desk.may_act:
            raise RefusedError("Bản có tên người bán chỉ dành cho người xử lý vụ việc.")
        log_named_report(desk.workplace.db, desk.person.user.name, desk.now, code=content.code)
    try:
        with gate.passing(desk.person.user.id):
            body = write_content(desk.workplace, content, (dang,), audience)[dang]
    except ReportError as error:
        raise BadFormError(str(error)) from error
    public = {Audience.PUBLIC: "_cong-bo", Audience.OFFICE: "_noi-bo"}.get(audience, "")
    return _file(body, f"bao-cao-{view.name}_{view.first}_{view.last}_v{view.version}{public}", dang)


@router.get("/bao-cao/{report_id}/so/{figure}")
def trace(desk: Reading, report_id: int, figure: str) -> Response:
    """The rows behind one figure, and the SQL that gives them."""
    view, content = _kept(desk, report_id)
    found = content.figures.get(figure)
    if found is None:
        raise UnknownRowError("báo cáo này không có số liệu đó")
    base, _, beside = figure.partition("@")
    period = _period_of(content, beside)
    try:
        sql = statement(base if beside and period else found.query)
    except KeyError:
        sql = ""
    packed = _counted_again(desk, content, base, period) if beside and period else found.rows
    rows = rows_shown(desk.workplace.db, packed, MOST_ROWS)
    parts = [name for name in content.figures if name.partition("@")[0] == base and name != figure] if beside else []
    return desk.page(
        "report_figure.html", view=view, content=content, figure=found, rows=rows, total=count(packed), sql=sql,
        period=period or content.period, is_reckoned=bool(beside) and period is None,
        parts=[content.figures[name] for name in parts],
    )  # fmt: skip


def _filters(fields: Fields) -> dict[str, str]:
    """What an ad hoc report is narrowed to, as the form sends it: empty fields ask for all."""
    return {each: value for each in FILTERS if (value := fields.one(each)[:MOST_FILTER])}


def _period_of(content: Content, beside: str) -> Period | None:
    """The days that a figure told beside another is about; None for one reckoned from several, and where the report
    does not keep the rows of earlier days by the week's statements."""
    if content.report != "weekly":
        return None
    if beside == "previous":
        return content.period.before()
    return content.period.before(int(beside.removeprefix("before_"))) if beside.startswith("before_") else None


def _counted_again(desk: Desk, content: Content, figure: str, period: Period) -> str:
    """The rows behind a figure of earlier days: a report keeps those of its own only."""
    now = content.generated_at
    told = recount(desk.workplace.db, period.start, until(period, now), now, only_whole=True).get(figure)
    return told.rows if told else ""


def _kept(desk: Desk, report_id: int) -> tuple[kept.KeptReport, Content]:
    """One kept report. Raises UnknownRowError; StorageError where it was changed after it was kept."""
    view, text = kept.report(desk.workplace.db, report_id)
    return view, kept_content(view, text)


def _is_same(one: kept.KeptReport, other: kept.KeptReport) -> bool:
    return (one.name, one.first, one.last) == (other.name, other.first, other.last)


def _file(body: bytes, name: str, kind: str) -> Response:
    headers = {"Content-Disposition": f'attachment; filename="{name}.{kind}"'}
    return Response(body, media_type=MEDIA_TYPES[kind], headers=headers)


def _days(start: str, end: str) -> tuple[date, date] | None:
    try:
        return date.fromisoformat(start), date.fromisoformat(end)
    except ValueError:
        return None


def _page(desk: Desk, start: str, end: str, problem: str = "") -> Response:
    newest = kept.newest(desk.workplace.db, 30)
    status = 400 if problem else 200
    return desk.page(
        "reports.html", status, start=start, end=end, problem=problem, newest=newest, kinds=MEDIA_TYPES,
        names=REPORT_NAMES, name_of=report_name, platforms=PLATFORMS,
    )  # fmt: skip


def _last_monday(desk: Desk) -> date:
    today = desk.now.astimezone(OFFICE_TIME).date()
    return today - timedelta(days=today.weekday() + 7)
