"""The two books behind official reports: the register of documents, and the violations that were handled."""

from __future__ import annotations

from datetime import date
from decimal import Decimal, InvalidOperation

from fastapi import APIRouter
from pydantic import ValidationError
from starlette.responses import RedirectResponse, Response

from monitor.office_time import OFFICE_TIME
from monitor.reports.making.asked import Ask
from monitor.reports.making.content import ReportError
from monitor.reports.making.pl1_columns import COLUMN_WORDS, suggestion
from monitor.reports.making.pl2_table import GROUPS
from monitor.web.desk import Acting, BadFormError, Desk, Fields, Reading, SentFields
from storage.ledger import official as deeds
from storage.ledger.errors import LedgerError
from storage.queries import official
from storage.report_words import Direction, OfficialDocument, Pl1Column, Violation

router = APIRouter()
MONEY = Ask(name="tien", label="Thu nộp NSNN (triệu đồng)", kind="money")
DIRECTIONS = {Direction.ISSUED: "văn bản đi", Direction.RECEIVED: "văn bản đến"}
FIELD_NAMES = {
    "kind": "Loại văn bản", "number": "Số, ký hiệu", "dated": "Ngày", "issuer": "Cơ quan ban hành",
    "subject": "Trích yếu", "what": "Hành vi", "unit": "Đơn vị", "rule_id": "Quy tắc", "cases": "Số vụ",
    "collected_vnd": "Thu nộp", "prosecuted_cases": "Số vụ khởi tố", "prosecuted_people": "Số đối tượng bị khởi tố",
    "pl2_group": "Nhóm Phụ lục II", "handled_on": "Ngày xử lý",
}  # fmt: skip


@router.get("/so-van-ban")
def show_documents(desk: Reading) -> Response:
    """The register, the newest first, and the form for one more."""
    return _documents(desk)


@router.post("/so-van-ban")
def add_document(desk: Acting, fields: SentFields) -> Response:
    """Enter a document."""
    try:
        document = OfficialDocument(
            kind=fields.one("kind"), number=fields.one("number"), dated=_day(fields.one("dated"), "Ngày"),
            issuer=fields.one("issuer") or desk.office.name, subject=fields.one("subject"),
            direction=Direction(fields.one("direction") or Direction.ISSUED),
        )  # fmt: skip
        deeds.register_document(desk.workplace.db, desk.person.user.id, document, desk.now)
    except (ValidationError, LedgerError, ReportError, ValueError) as error:
        return _documents(desk, problem=_say(error), sent=fields)
    return RedirectResponse("/so-van-ban", status_code=303)


@router.post("/so-van-ban/{document_id}/rut")
def withdraw_document(document_id: int, desk: Acting) -> Response:
    """Take a line out of the register."""
    deeds.withdraw_document(desk.workplace.db, desk.person.user.id, document_id, desk.now)
    return RedirectResponse("/so-van-ban", status_code=303)


@router.get("/so-vi-pham")
def show_violations(desk: Reading, nam: str = "") -> Response:
    """The violations handled in a year, and the form for one more."""
    return _violations(desk, nam)


@router.post("/so-vi-pham")
def add_violation(desk: Acting, fields: SentFields) -> Response:
    """Enter a handled violation. Where nobody chose a column, what its words suggest is shown and asked for."""
    try:
        what = fields.one("what")
        violation = Violation(
            handled_on=_day(fields.one("handled_on"), "Ngày xử lý"), unit=fields.one("unit"), what=what,
            rule_id=fields.one("rule_id") or None, pl1_column=_column(fields.one("pl1_column"), what),
            pl2_group=fields.one("pl2_group") or None, is_typical=fields.one("is_typical") == "1",
            cases=_count(fields, "cases", 1), collected_vnd=_money(fields.one("collected")),
            prosecuted_cases=_count(fields, "prosecuted_cases", 0),
            prosecuted_people=_count(fields, "prosecuted_people", 0),
        )  # fmt: skip
        deeds.add_violation(desk.workplace.db, desk.person.user.id, violation, desk.now)
    except (ValidationError, LedgerError, ReportError, ValueError) as error:
        return _violations(desk, problem=_say(error), sent=fields)
    return RedirectResponse(f"/so-vi-pham?nam={violation.handled_on.year}", status_code=303)


@router.post("/so-vi-pham/{violation_id}/rut")
def withdraw_violation(violation_id: int, desk: Acting) -> Response:
    """Take a line out of the book."""
    deeds.withdraw_violation(desk.workplace.db, desk.person.user.id, violation_id, desk.now)
    return RedirectResponse("/so-vi-pham", status_code=303)


@router.post("/so-vi-pham/ket-luan/{decision_id}")
def place_decision(decision_id: int, desk: Acting, fields: SentFields) -> Response:
    """Say where a Decision is counted in the 389 tables."""
    if fields.one("pl1_column") not in list(Pl1Column):
        raise BadFormError("Hãy chọn cột của Phụ lục I.")
    deeds.place_decision(
        desk.workplace.db, desk.person.user.id, decision_id, Pl1Column(fields.one("pl1_column")), desk.now,
        is_typical=fields.one("is_typical") == "1",
    )  # fmt: skip
    return RedirectResponse("/so-vi-pham", status_code=303)


def _documents(desk: Desk, problem: str = "", sent: Fields | None = None) -> Response:
    rows = official.newest_documents(desk.workplace.db)
    return desk.page(
        "documents.html", 400 if problem else 200, rows=rows, problem=problem, sent=sent or Fields(),
        directions=DIRECTIONS,
    )  # fmt: skip


def _violations(desk: Desk, year: str = "", problem: str = "", sent: Fields | None = None) -> Response:
    today = desk.now.astimezone(OFFICE_TIME).date()
    wanted = int(year) if year.isascii() and year.isdecimal() and 1900 <= int(year) <= 9000 else today.year
    rows = official.violations(desk.workplace.db, date(wanted, 1, 1), date(wanted, 12, 31))
    return desk.page(
        "violations.html", 400 if problem else 200, rows=rows, year=wanted, problem=problem, sent=sent or Fields(),
        columns=COLUMN_WORDS, groups=GROUPS,
    )  # fmt: skip


def _day(text: str, label: str) -> date:
    kept = Ask(name="day", label=label, kind="date").read(text)
    if not kept:
        raise ReportError(f"{label}: hãy chọn ngày")
    return date.fromisoformat(kept)


def _column(chosen: str, what: str) -> Pl1Column:
    """The column that a person chose. Raises ReportError with what the act suggests where nobody did."""
    if chosen:
        return Pl1Column(chosen)
    likely = suggestion(None, what)
    told = f" Gợi ý theo hành vi: {COLUMN_WORDS[likely]}." if likely else ""
    raise ReportError(f"Hãy chọn cột của Phụ lục I.{told}")


def _money(text: str) -> int:
    """Millions of VND as typed, in VND."""
    try:
        return int(Decimal(MONEY.read(text) or 0) * 1_000_000)
    except InvalidOperation:
        raise ReportError(f"{MONEY.label}: không phải là số") from None


def _count(fields: Fields, name: str, empty: int) -> int:
    kept = Ask(name=name, label=FIELD_NAMES[name], kind="count").read(fields.one(name))
    return int(kept) if kept else empty


def _say(error: Exception) -> str:
    if not isinstance(error, ValidationError):
        return str(error)
    first = error.errors()[0]
    where = FIELD_NAMES.get(str(first["loc"][0]), str(first["loc"][0]))
    if first["type"] == "string_pattern_mismatch":
        return f"{where}: hãy ghi như 87/KH-BCĐ389" if first["loc"][0] == "number" else f"{where}: không đúng dạng"
    return f"{where}: {'không được để trống' if first['type'] == 'string_too_short' else 'không đúng'}"
