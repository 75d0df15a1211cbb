"""The dashboard: what came in, what waits how long, what was removed, which rules are right, who carries what."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from fastapi import APIRouter
from starlette.responses import Response

from monitor.alerts.drift import measured, told_of
from monitor.web.desk import Reading
from monitor.web.rule_names import rule_name
from storage.queries import clearing
from storage.queries.dashboard import MONTH, Named, Rate, dashboard
from storage.queries.removal_times import Side, removal_times

router = APIRouter()

WIDTH, ROW = 420, 22  # of a chart, and of one bar in it, in its own units
LABEL, NUMBER = 150, 60  # room for the name before the bar and for the figure behind it
MOST_BARS = 12
ALARMS_SHOWN = timedelta(days=7)
SIDES = {Side.PLATFORM: "nền tảng", Side.RECIPIENT: "nơi nhận", Side.GROUND: "căn cứ"}


@dataclass(frozen=True)
class Bar:
    """One line of a chart and of the table beneath it."""

    name: str
    width: float
    figure: str


@dataclass(frozen=True)
class Chart:
    """A chart of bars; its table says the same."""

    id: str
    title: str
    note: str
    head: str  # of the column of figures
    bars: tuple[Bar, ...]

    @property
    def height(self) -> int:
        """In the chart's own units."""
        return ROW * max(len(self.bars), 1)


@router.get("/tong-quan")
def show(desk: Reading) -> Response:
    """All charts, as of now."""
    seen = dashboard(desk.workplace.db, desk.now)
    charts = (
        _counts("vao", "Vụ việc mới theo ngày", "14 ngày gần nhất", seen.inflow, len(seen.inflow)),
        _counts("ton", "Tồn theo tuổi", "chờ xử lý, đang xem xét, chờ thông tin, chuyển cấp trên", seen.backlog),
        _counts("han", "Hạn trả lời của các yêu cầu", "theo ngày đến hạn", seen.deadlines),
        _rates("go", "Tỷ lệ gỡ bỏ đã xác minh", "theo nền tảng, yêu cầu gửi trong 30 ngày", seen.removal),
        _rates("dung", "Độ đúng của từng quy định", "dấu hiệu được người chấp nhận làm căn cứ, 2.000 kết luận gần nhất",
               [each.model_copy(update={"name": f"{each.name} {rule_name(each.name)}"}) for each in seen.precision]),
        _counts("nguoi", "Kết luận theo người", "7 ngày gần nhất", seen.load),
        _counts("giu", "Vụ việc đang giữ", "theo người, ngay lúc này", seen.held),
        _rates("dong", "Người và máy cùng nhận định", "5% vụ việc giấu gợi ý, so với số còn lại",
               [seen.agreement_blind, seen.agreement_shown]),
    )  # fmt: skip
    removals = removal_times(desk.workplace.db, desk.now - MONTH, desk.now, desk.now)
    return desk.page(
        "dashboard.html",
        charts=charts,
        seen=seen,
        removals=removals,
        sides=SIDES,
        width=WIDTH,
        row=ROW,
        label=LABEL,
        overdue=seen.deadlines[0].number,
        drifts=[(each, told_of(each)) for each in measured(desk.workplace)],
        alarms=clearing.alarms(desk.workplace.db, desk.now - ALARMS_SHOWN),
    )


def _counts(name: str, title: str, note: str, rows: Sequence[Named], most: int = MOST_BARS) -> Chart:
    top = max((each.number for each in rows), default=0) or 1
    room = WIDTH - LABEL - NUMBER
    bars = tuple(Bar(each.name, room * each.number / top, f"{each.number:,}".replace(",", ".")) for each in rows[:most])
    return Chart(name, title, note, "Số vụ việc" if name not in ("nguoi", "han") else "Số lượng", bars)


def _rates(name: str, title: str, note: str, rows: Sequence[Rate]) -> Chart:
    room = WIDTH - LABEL - NUMBER
    bars = tuple(
        Bar(each.name, room * each.percent / 100, f"{each.percent}% ({each.part}/{each.whole})")
        for each in rows[:MOST_BARS]
    )
    return Chart(name, title, note, "Tỷ lệ", bars)
