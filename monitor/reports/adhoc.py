"""An ad hoc report (QĐ 1543, Điều 8 khoản 3b): any days, and any part of the cases (policy, platform, kind, rule)."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping

from monitor.labels import KIND, POLICY
from monitor.office_time import OFFICE_TIME
from monitor.reports.making.asked import Ask, Typed
from monitor.reports.making.consistency import Mismatch
from monitor.reports.making.content import (
    Annex,
    Block,
    Content,
    Figure,
    HeadCell,
    Heading,
    Listing,
    Paragraph,
    Period,
    ReportError,
    Row,
    Table,
    clean,
)
from monitor.reports.making.counted import Ledger, until
from monitor.reports.making.official import FORM_ASKS, Counted, issued_documents, typed_into
from monitor.reports.making.owed import content_of, mismatches_of, recount_of
from monitor.reports.making.weekly_lines import with_capital
from monitor.reports.making.weekly_words import MAIN, POLICY_LINES
from monitor.workplace import Workplace
from storage.queries.adhoc import FILTERS, NARROWED, fitting_cases, narrowed
from storage.queries.counting import CaseFacts, figure_name
from storage.queries.recount_adhoc import recount_narrowed
from storage.records import Kind, Policy
from storage.row_names import pack

name = "adhoc"
asks: tuple[Ask, ...] = (
    Ask(name="request", label="Văn bản yêu cầu báo cáo", kind="line", part="Căn cứ"),
    Ask(name="about", label="Báo cáo về việc", kind="line", hint="kết quả rà soát quảng cáo thực phẩm chức năng"),
    Ask(name="overview", label="Nhận xét chung", part="Lời văn"),
    Ask(name="proposals", label="Kiến nghị, đề xuất"),
    *FORM_ASKS,
)
WORDS = {"policy": "nhóm dấu hiệu", "platform": "nền tảng", "kind": "loại đối tượng", "rule": "quy tắc"}
_BOOKS = ("documents_issued",)
ABOUT = "kết quả rà soát, gỡ bỏ quảng cáo có dấu hiệu vi phạm"


def build(workplace: Workplace, period: Period) -> Content:
    """The report of `period`. Raises ReportError before the office was set up."""
    return build_narrowed(workplace, period, {})


def build_narrowed(workplace: Workplace, period: Period, filters: Mapping[str, str]) -> Content:
    """The same of the cases that every filter fits. Raises ReportError for a filter that is none."""
    filters = dict(sorted(filters.items()))
    _check(filters)
    now = workplace.clock()
    typed, ledger = typed_into(workplace, _kept_name(filters), asks, period), Ledger(workplace, period, now)
    part = f" ({_told(filters)})" if filters else ""
    title = f"{with_capital(typed.text('about') or ABOUT)}{part}"
    end = until(period, now)
    facts = fitting_cases(workplace.db, ledger.lines.present, filters, end)
    rows = narrowed(workplace.db, ledger.lines.present, facts)
    annex = Annex(number="", title="Danh sách vụ việc phát hiện trong kỳ", blocks=(_list(rows["found_total"], facts),))
    whole = (ledger.main(), ledger.by_policy(), ledger.by_platform())
    figures = tuple(_narrow_tables(rows, facts)) if filters else whole
    body = _body(workplace, period, typed, (*figures, *ledger.not_looked_at()))
    return content_of(
        workplace, _kept_name(filters), title, period, typed, body, ledger, (annex,), filters=tuple(filters.items())
    )


def mismatches(workplace: Workplace, content: Content) -> list[Mismatch]:
    """What does not agree in the report."""
    return mismatches_of(workplace, content)


def recount(workplace: Workplace, content: Content) -> Counted:
    """Every figure again by SQL alone."""
    found = recount_of(workplace, content, content.report, asks)
    if not content.filters:
        return found
    period, now, filters = content.period, content.generated_at, dict(content.filters)
    counted = recount_narrowed(workplace.db, period.start, until(period, now), now, filters)
    return {each: told for each, told in found.items() if each in _BOOKS or "@" in each} | {
        each: (one.value, one.rows) for each, one in counted.items()
    }


def _check(filters: Mapping[str, str]) -> None:
    closed = {"policy": [str(each) for each in Policy], "kind": [str(each) for each in Kind]}
    for each, value in filters.items():
        if each not in FILTERS:
            raise ReportError(f"there is no filter {each!r}; choose from: {', '.join(FILTERS)}")
        if value not in closed.get(each, [value]):
            raise ReportError(f"there is no {each} {value!r}; choose from: {', '.join(closed[each])}")


def _kept_name(filters: Mapping[str, str]) -> str:
    """What the report is kept under: each choice of filters has versions of its own."""
    if not filters:
        return name
    return f"{name}_{hashlib.sha256(repr(sorted(filters.items())).encode()).hexdigest()[:8]}"


def _told(filters: Mapping[str, str]) -> str:
    names: dict[str, dict[str, str]] = {
        "policy": {str(each): label for each, label in POLICY.items()},
        "kind": {str(each): label for each, label in KIND.items()},
    }
    return "; ".join(
        f"{WORDS[each]}: {clean(names.get(each, {}).get(value, value))}" for each, value in filters.items()
    )


def _narrow_tables(rows: Mapping[str, tuple[str, ...]], facts: Mapping[int, CaseFacts]) -> Iterator[Block]:
    yield _table("", [
        (label, Figure(name=figure, label=label, value=len(rows[figure]), query=figure, rows=pack(rows[figure])))
        for figure in NARROWED
        for label in (MAIN.get(figure, figure).removeprefix("- "),)
    ])  # fmt: skip
    found = [int(row.partition(":")[2]) for row in rows["found_total"]]
    parts: dict[str, dict[str, tuple[str, list[int]]]] = {"policy": {}, "platform": {}}
    for case_id in found:
        name_of, platform = figure_name("found_platform_", facts[case_id].platform)
        parts["platform"].setdefault(name_of, (clean(platform), []))[1].append(case_id)
        for policy in facts[case_id].policies:
            figure = f"found_policy_{policy}"
            parts["policy"].setdefault(figure, (POLICY_LINES[figure], []))[1].append(case_id)
    for title, by in (("Theo nhóm dấu hiệu", "policy"), ("Theo nền tảng", "platform")):
        ranked = sorted(parts[by].items(), key=lambda each: (-len(each[1][1]), each[0]))
        yield _table(title, [
            (label, Figure(name=each, label=label, value=len(ids), query=each, rows=pack(f"cases:{n}" for n in ids)))
            for each, (label, ids) in ranked
        ])  # fmt: skip


def _table(title: str, lines: list[tuple[str, Figure]]) -> Table:
    head = (HeadCell(text="Chỉ tiêu"), HeadCell(text="Số liệu"))
    rows = tuple(Row(cells=line) for line in lines)
    return Table(title=title, head=(head,), rows=rows, widths=(4, 1))


def _list(rows: tuple[str, ...], facts: Mapping[int, CaseFacts]) -> Listing:
    """The cases by number, day and labels; no title, no address."""
    ids = sorted(int(row.partition(":")[2]) for row in rows)
    told = tuple(
        (
            number, f"{facts[number].opened_at.astimezone(OFFICE_TIME):%d/%m/%Y}", KIND[Kind(facts[number].kind)],
            clean(facts[number].platform), "; ".join(sorted(POLICY[Policy(each)] for each in facts[number].policies)),
        )
        for number in ids
    )  # fmt: skip
    return Listing(
        name="vu_viec", title="", head=("Vụ việc số", "Ngày phát hiện", "Loại", "Nền tảng", "Nhóm dấu hiệu"), rows=told,
        widths=(1, 1.2, 1.2, 1.4, 3), is_personal=False,
    )  # fmt: skip


def _body(workplace: Workplace, period: Period, typed: Typed, figures: tuple[Block, ...]) -> Iterator[Block]:
    because = f"Thực hiện {typed.text('request')}, cơ quan" if typed.text("request") else "Cơ quan"
    yield Paragraph(parts=(f"{because} báo cáo {typed.text('about') or ABOUT} {period} như sau:",))
    yield Heading(text="I. KẾT QUẢ")
    yield from figures
    yield from typed.paragraphs("overview")
    yield Heading(text="II. VĂN BẢN ĐÃ BAN HÀNH")
    yield from issued_documents(workplace, period)
    if typed.text("proposals"):
        yield Heading(text="III. KIẾN NGHỊ, ĐỀ XUẤT")
        yield from typed.paragraphs("proposals")
    yield Paragraph(parts=("Trên đây là báo cáo, kính báo cáo./.",))
