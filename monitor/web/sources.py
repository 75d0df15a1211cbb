"""The sources: where the sweep looks, how the last runs went, where it could not look."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Path
from pydantic import ValidationError
from starlette.responses import RedirectResponse, Response

from crawler.parse import find_platforms
from monitor.web.desk import Acting, Desk, Reading, SentFields
from monitor.web.queue import sweep
from storage.ledger import work as deeds
from storage.ledger.errors import LedgerError, UnknownRowError
from storage.queries import work
from storage.records import Source

router = APIRouter()

# Names on the form for the fields of a Source, so that an error names what the person sees.
FIELD_NAMES = {
    "name": "Tên",
    "platform": "Nền tảng",
    "address": "Địa chỉ",
    "every_minutes": "Chu kỳ (phút)",
    "expect_min": "Số tin tối thiểu",
    "max_pages": "Số trang tối đa",
    "delay_seconds": "Nghỉ giữa hai lần tải (giây)",
}
DEFAULTS = {name: str(Source.model_fields[name].default) for name in list(FIELD_NAMES)[3:]} | {
    "name": "", "platform": "website", "address": "",
}  # fmt: skip
MESSAGES = {"da-them": "Đã thêm nguồn; lượt rà soát đầu tiên đến hạn ngay.", "se-ra-soat": "Đã xếp lượt rà soát."}


@router.get("/nguon")
def show(desk: Reading, tin: str = "") -> Response:
    """The sources, their latest runs, and a form for a new one."""
    return _page(desk, message=MESSAGES.get(tin, ""))


@router.post("/nguon")
def add(desk: Acting, fields: SentFields) -> Response:
    """Add a source, due at once; what is wrong is said beside what was typed."""
    typed = {name: fields.one(name) for name in FIELD_NAMES}
    try:
        source = Source.model_validate(typed)
        problems = _problems(source)
        if not problems:
            deeds.add_source(desk.workplace.db, source, actor=desk.person.user.name, now=desk.now)
            return RedirectResponse("/nguon?tin=da-them", status_code=303)
    except ValidationError as error:
        problems = tuple(f"{FIELD_NAMES[str(part['loc'][0])]}: {_say(part['type'], part)}" for part in error.errors())
    except LedgerError as error:
        problems = (str(error),)
    return _page(desk, 400, problems=problems, typed=typed)


@router.post("/nguon/{source_id}/ra-soat")
def run_now(source_id: Annotated[int, Path(ge=1, le=2**31 - 1)], desk: Acting) -> Response:
    """Make a run of one source now; a worker takes it."""
    name = next((row.source.name for row in work.sources(desk.workplace.db) if row.id == source_id), None)
    if name is None:
        raise UnknownRowError("Không có nguồn này.")
    deeds.enqueue_source(desk.workplace.db, name, desk.now, actor=desk.person.user.name)
    return RedirectResponse("/nguon?tin=se-ra-soat", status_code=303)


def _page(
    desk: Desk,
    status: int = 200,
    *,
    message: str = "",
    problems: tuple[str, ...] = (),
    typed: dict[str, str] | None = None,
) -> Response:
    db = desk.workplace.db
    return desk.page(
        "sources.html",
        status,
        rows=work.sources(db),
        runs=work.runs(db, limit=30),
        sweep=sweep(db),
        message=message,
        problems=problems,
        typed=typed or DEFAULTS,
        names=FIELD_NAMES,
    )


def _problems(source: Source) -> tuple[str, ...]:
    problems = []
    if source.platform not in find_platforms():
        problems.append(f"Nền tảng: không có {source.platform!r}; chọn một trong: {', '.join(find_platforms())}")
    if not source.address.lower().startswith(("http://", "https://")):
        problems.append("Địa chỉ: phải bắt đầu bằng http:// hoặc https://")
    return tuple(problems)


def _say(kind: str, part: object) -> str:
    limits = part.get("ctx", {}) if isinstance(part, dict) else {}
    if kind == "greater_than_equal":
        return f"nhỏ nhất là {limits['ge']}"
    if kind == "less_than_equal":
        return f"lớn nhất là {limits['le']}"
    if kind in ("int_parsing", "float_parsing", "int_from_float"):
        return "phải là một con số"
    if kind == "string_too_short":
        return "không được để trống"
    if kind == "string_too_long":
        return f"dài nhất {limits['max_length']} ký tự"
    return "chỉ gồm chữ thường không dấu, chữ số và dấu gạch dưới" if kind == "string_pattern_mismatch" else kind
