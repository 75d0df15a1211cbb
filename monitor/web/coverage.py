"""The coverage page: how well each Source was looked at, and where there are gaps, as the reports name them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from statistics import median

from fastapi import APIRouter
from starlette.responses import Response

from monitor.platform_coverage import STATE, by_platform
from monitor.web.desk import Reading
from storage.queries import work
from storage.queries.figures import CoverageGap, coverage_gaps
from storage.queries.places_seen import hosts_seen
from storage.queries.unscored import count_by_reason
from storage.queries.work import Run, SourceStatus
from storage.records import RunState

router = APIRouter()

RUNS = 30  # of each source, in its plot
PERIOD = timedelta(days=7)  # as the weekly report
WIDTH, HEIGHT, BAR = 300, 64, 10  # of a plot, and of one run in it, in its own units


@dataclass(frozen=True)
class Bar:
    """One run in a plot: the higher, the more was seen."""

    x: float
    y: float
    height: float
    is_failed: bool
    run: Run


@dataclass(frozen=True)
class Covered:
    """One Source with its latest runs."""

    status: SourceStatus
    gap: CoverageGap | None
    runs: tuple[Run, ...]
    bars: tuple[Bar, ...]
    expected_y: float  # height of the line below which a run counts as failed
    typical: int | None  # median yield of the runs that succeeded

    @property
    def health(self) -> str:
        """One word of `HEALTH`."""
        if not self.status.source.enabled:
            return "off"
        if not self.runs:
            return "never"
        if self.runs[-1].state is RunState.FAILED:
            return "failing"
        return "gap" if self.gap else "good"


HEALTH = {
    "good": "tốt", "gap": "có khoảng trống trong tuần", "failing": "lượt gần nhất không rà soát được",
    "never": "chưa chạy lần nào", "off": "đã tắt",
}  # fmt: skip


@router.get("/do-phu")
def show(desk: Reading) -> Response:
    """Each Source with its health, yields and gaps of the last seven days."""
    db = desk.workplace.db
    gaps = {gap.source: gap for gap in coverage_gaps(db, desk.now - PERIOD, desk.now + timedelta(seconds=1))}
    sources = work.sources(db)
    rows = [_covered(status, gaps.get(status.source.name), work.crawls(db, status.id, RUNS)) for status in sources]
    platforms = by_platform(hosts_seen(db), [status.source for status in sources])
    return desk.page(
        "coverage.html", rows=rows, health=HEALTH, gaps=len(gaps), width=WIDTH, plot_height=HEIGHT, bar=BAR - 2,
        platforms=platforms, platform_state=STATE, unscored=sum(count_by_reason(desk.workplace.db).values()),
    )  # fmt: skip


def _covered(status: SourceStatus, gap: CoverageGap | None, runs: tuple[Run, ...]) -> Covered:
    expected = status.source.expect_min
    most = max([expected, 1, *(run.observations for run in runs)])
    scale = (HEIGHT - 4) / most
    bars = []
    for number, run in enumerate(runs):
        height = max(run.observations * scale, 1.5)
        place = WIDTH - (len(runs) - number) * BAR
        bars.append(Bar(place, round(HEIGHT - height, 1), round(height, 1), run.state is RunState.FAILED, run))
    yields = [run.observations for run in runs if run.state is RunState.DONE]
    return Covered(
        status=status, gap=gap, runs=runs, bars=tuple(bars), expected_y=round(HEIGHT - expected * scale, 1),
        typical=round(median(yields)) if yields else None,
    )  # fmt: skip
