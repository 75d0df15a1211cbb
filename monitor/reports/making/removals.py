"""How long removals took, beside what recipients say: by platform, recipient and ground, for the weekly summary."""

from __future__ import annotations

from datetime import datetime

from monitor.reports.making.content import Block, Figure, HeadCell, Row, Table, Unit, clean
from monitor.reports.making.naming import platform_words, rule_words
from monitor.reports.making.weekly_lines import with_capital
from monitor.workplace import Workplace
from storage.queries.counting import figure_name
from storage.queries.removal_times import RemovalTime, Side, removal_times
from storage.row_names import pack_ids

SIDES = {Side.PLATFORM: "nền tảng", Side.RECIPIENT: "nơi nhận", Side.GROUND: "căn cứ"}
HEADS = {
    "asked": "Yêu cầu gỡ", "claimed": "Báo đã gỡ", "gone": "Xác minh đã gỡ", "median": "Trung vị giờ đến khi gỡ",
    "in_time": "Đúng hạn",
}  # fmt: skip
NOTE = (
    "Yêu cầu gửi trong kỳ, tính đến hết kỳ. Đường dẫn còn tồn tại tính là lâu hơn mọi đường dẫn đã gỡ: dấu gạch là quá "
    "nửa còn tồn tại. Đúng hạn: tỷ lệ trong số đã đến hạn hoặc đã gỡ, theo kết quả xác minh."
)


def removals(workplace: Workplace, start: datetime, end: datetime, now: datetime) -> tuple[Block, ...]:
    """A table a side, of the requests sent in ``[start, end)``, as they stood at its end."""
    lines = removal_times(workplace.db, start, end, min(end, now), now)
    return tuple(_table(number, side, lines) for number, side in enumerate(SIDES, start=1))


def _table(number: int, side: Side, lines: tuple[RemovalTime, ...]) -> Table:
    rows = tuple(_row(line) for line in lines if line.side is side)
    heads = (HeadCell(text=with_capital(SIDES[side])), *(HeadCell(text=head) for head in HEADS.values()))
    return Table(
        title=f"{number}. Thời gian gỡ theo {SIDES[side]}", head=(heads,), rows=rows, widths=(3.2, 1, 1, 1, 1.2, 1),
        note=NOTE if number == 1 else "", is_personal=side is Side.RECIPIENT,
    )  # fmt: skip


def _row(line: RemovalTime) -> Row:
    base, tidy = figure_name(f"removal_{line.side}_", line.name)
    words = {Side.GROUND: rule_words, Side.PLATFORM: platform_words}.get(line.side, clean)
    name = words(tidy)
    told = {
        "asked": (line.asked, line.asked_ids, Unit.COUNT),
        "claimed": (len(line.claimed_ids), line.claimed_ids, Unit.COUNT),
        "gone": (line.gone, line.gone_ids, Unit.COUNT), "median": (line.median_hours, line.gone_ids, Unit.HOURS),
        "in_time": (round(100 * line.in_time / line.due, 1) if line.due else None, line.in_time_ids, Unit.PERCENT),
    }  # fmt: skip
    figures = (
        Figure(
            name=f"{base}_{what}", label=f"{HEADS[what]}, {SIDES[line.side]}: {name}", value=value, unit=unit,
            query=f"{base}_{what}", rows=pack_ids({"targets": set(ids)}),
        )
        for what, (value, ids, unit) in told.items()
    )  # fmt: skip
    return Row(cells=(with_capital(name), *figures))
