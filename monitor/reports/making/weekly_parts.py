"""The annexes of the weekly summary that are more than rows of figures: the breakdown, sellers, domains, lists."""

from __future__ import annotations

from datetime import datetime

from monitor.labels import KIND, POLICY
from monitor.office_time import OFFICE_TIME
from monitor.reports.making.content import (
    Block,
    Cell,
    Chart,
    Figure,
    HeadCell,
    Listing,
    Row,
    Series,
    Table,
    clean,
)
from monitor.reports.making.naming import platform_words, rule_words
from monitor.reports.making.spreadsheet import initials
from monitor.reports.making.weekly_lines import Lines, table, with_capital
from monitor.reports.making.weekly_words import CLAIMS, LOOKALIKES, POLICY_LINES, SEEN, SPREAD
from monitor.workplace import Workplace
from storage.queries.breakdown import BASES, Breakdown, top_sellers
from storage.queries.counting import figure_name
from storage.queries.figures import WeeklyFigures
from storage.queries.report_lines import lookalikes_seen, targets_overdue
from storage.row_names import pack

BY = {
    "platform": ("1. Theo nền tảng", "Nền tảng"), "policy": ("2. Theo nhóm dấu hiệu", "Nhóm dấu hiệu"),
    "rule": ("3. Theo quy tắc", "Quy tắc"), "recipient": ("4. Theo nơi nhận", "Nơi nhận"),
    "kind": ("5. Theo loại đối tượng", "Loại đối tượng"),
}  # fmt: skip
UNKNOWABLE = {("found", "recipient"), ("decided", "recipient")}  # nobody has been asked yet
CHARTED = 8
TIERS = {"alert": "cảnh báo", "review": "xem xét"}


def spread(parts: Breakdown) -> tuple[Block, ...]:
    """Each base figure by each dimension: platform, policy, rule, recipient, kind."""
    blocks: list[Block] = []
    for by, (title, head) in BY.items():
        values = parts.values[by] if by not in ("policy", "kind") else _closed(by)
        rows = tuple(Row(cells=(_label(by, value), *_cells(parts, by, value))) for value in values)
        heads = (HeadCell(text=head), *(HeadCell(text=SPREAD[base]) for base in BASES))
        blocks.append(
            Table(
                title=title, head=(heads,), rows=rows, widths=(3.0, *(1.0 for _ in BASES)),
                note="* tính đến hết kỳ; các cột khác: trong kỳ." if by == "platform" else "",
                is_personal=by == "recipient",
            )
        )  # fmt: skip
        if by in ("platform", "policy") and values:
            blocks.append(_chart(parts, by, tuple(values)[:CHARTED]))
    return tuple(blocks)


def _closed(by: str) -> tuple[str, ...]:
    if by == "policy":
        return tuple(figure.removeprefix("found_policy_") for figure in POLICY_LINES)
    return tuple(str(kind) for kind in KIND)


def _label(by: str, value: str) -> str:
    words: dict[str, str] = {}
    if by == "policy":
        words = {figure.removeprefix("found_policy_"): label for figure, label in POLICY_LINES.items()}
    elif by == "kind":
        words = {str(kind): label for kind, label in KIND.items()}
    told = {"rule": rule_words, "platform": platform_words}.get(by, clean)
    return with_capital(words.get(value) or told(value))


def _cells(parts: Breakdown, by: str, value: str) -> tuple[Cell, ...]:
    return tuple("" if (base, by) in UNKNOWABLE else _part(parts, base, by, value) for base in BASES)


def _part(parts: Breakdown, base: str, by: str, value: str) -> Figure:
    figure, _ = figure_name(f"{base}_{by}_", value)
    rows = parts.rows.get(figure, ())
    label = f"{SPREAD[base].removesuffix('*')}, {BY[by][1].lower()}: {_label(by, value)}"
    return Figure(name=figure, label=label, value=len(rows), query=figure, rows=pack(rows))


def _chart(parts: Breakdown, by: str, values: tuple[str, ...]) -> Chart:
    bases = ("found", "requested", "period_verified_gone")
    return Chart(
        title=f"Phát hiện, yêu cầu gỡ và xác minh đã gỡ {BY[by][0].partition(' ')[2].lower()}", is_sideways=True,
        categories=tuple(_label(by, value) for value in values),
        series=tuple(
            Series(name=SPREAD[base], figures=tuple(_part(parts, base, by, value) for value in values))
            for base in bases
        ),
    )  # fmt: skip


def sellers(workplace: Workplace, figures: WeeklyFigures, start: datetime, end: datetime) -> Table:
    """Who sells what the cases are about, by initials; left out of what is published."""
    rows = tuple(
        Row(cells=(
            initials(seller),
            Figure(
                name=f"top_seller_{place}", label=f"Vụ việc của người bán đứng thứ {place}", value=len(found),
                query=f"top_seller_{place}", rows=pack(found),
            ),
        ))
        for place, (seller, found) in enumerate(top_sellers(workplace.db, figures, start, end), start=1)
    )  # fmt: skip
    made = table("1. Người bán có nhiều vụ việc nhất", rows, heads=("Người bán (che tên)", "Vụ việc"), widths=(4, 1))
    return made.model_copy(update={"is_personal": True})


def domains(workplace: Workplace, lines: Lines) -> tuple[Block, ...]:
    """Lookalike domains: counts, whom they imitate, and the list."""
    seen = lookalikes_seen(workplace.db, lines.present)
    return (
        table("2. Tên miền gần giống", lines.fixed(LOOKALIKES) + lines.named("lookalike_target_", "giống ")),
        Listing(
            name="Tên miền", title="3. Tên miền gần giống ghi nhận trong kỳ", widths=(3, 3, 1, 1, 1), cap=30,
            head=("Tên miền", "Giống tên được bảo vệ", "Mức", "Điểm", "Vụ việc"),
            rows=tuple(
                (clean(each.domain), clean(each.target), TIERS[each.tier], round(each.score, 2), each.case_id)
                for each in seen
            ),
        ),
    )  # fmt: skip


def lists(workplace: Workplace, figures: WeeklyFigures, until: datetime) -> tuple[Block, ...]:
    """The cases that were found and the targets that are overdue: numbers to look them up by, no names of pages."""
    overdue = tuple(
        (
            line.case_id, line.request_id, clean(line.recipient), _day(line.sent_at), _day(line.deadline_at),
            round((until - line.deadline_at).total_seconds() / 3600), CLAIMS[line.claimed], SEEN[line.verified],
        )
        for line in targets_overdue(workplace.db, figures)
    )  # fmt: skip
    kinds = {str(kind): label for kind, label in KIND.items()}
    policies = {str(policy): label for policy, label in POLICY.items()}
    found = tuple(
        (
            case_id, _day(facts.opened_at), kinds[facts.kind], clean(facts.platform),
            "; ".join(sorted(policies[each] for each in facts.policies)), ", ".join(sorted(facts.rules)),
        )
        for case_id, facts in sorted(figures.cases.items())
    )  # fmt: skip
    return (
        Listing(
            name="Quá hạn", title="1. Đường dẫn quá hạn, lâu nhất trước", rows=overdue, cap=40,
            head=("Vụ việc", "Yêu cầu", "Nơi nhận", "Gửi", "Hạn", "Quá (giờ)", "Trả lời", "Kiểm tra"),
            widths=(1, 1, 2.4, 1.5, 1.5, 1, 1.6, 1.8),
        ),
        Listing(
            name="Vụ việc", title="2. Vụ việc phát hiện trong kỳ", rows=found, cap=40,
            head=("Vụ việc", "Ngày", "Loại", "Nền tảng", "Nhóm dấu hiệu", "Quy tắc"), widths=(1, 1.5, 1.4, 1.3, 3, 2),
        ),
    )  # fmt: skip


def _day(moment: datetime) -> str:
    return f"{moment.astimezone(OFFICE_TIME):%d/%m/%Y %H:%M}"
