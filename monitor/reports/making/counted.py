"""What the ledger counts in a period beside the period before of equal length, for the reports that an office owes."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta

from monitor.reports.making.content import Heading, Paragraph, Period, Row, Table, clean
from monitor.reports.making.official import Counted
from monitor.reports.making.weekly_lines import Lines, table
from monitor.reports.making.weekly_words import MAIN, POLICY_LINES, RECOUNTED
from monitor.workplace import Workplace
from storage.queries.figures import figures_of_periods
from storage.queries.recount import recount
from storage.queries.report_lines import first_record

INSTANT = timedelta(microseconds=1)
HEADS = ("Chỉ tiêu", "Kỳ này", "Kỳ trước", "±")


class Ledger:
    """The figures of a period and of the one before."""

    def __init__(self, workplace: Workplace, period: Period, now: datetime) -> None:
        """Count both."""
        periods = [period.before(), period]
        before, present = figures_of_periods(workplace.db, [(each.start, until(each, now)) for each in periods], now)
        began = first_record(workplace.db)
        self.lines = Lines(present, [before if has_data(periods[0], began) else None])
        self.gaps = tuple(
            (clean(gap.source), f"hoàn thành {gap.done_runs} lượt, thất bại {gap.failed_runs} lượt")
            for gap in present.gaps
        )

    def main(self) -> Table:
        """Found, decided, asked for, verified, overdue."""
        return _compared("", self.lines.fixed(MAIN))

    def by_policy(self) -> Table:
        """Cases found, by policy."""
        return _compared("Vụ việc có dấu hiệu vi phạm theo nhóm dấu hiệu", self.lines.fixed(POLICY_LINES))

    def by_platform(self) -> Table:
        """Cases found, by platform."""
        return _compared("Vụ việc có dấu hiệu vi phạm theo nền tảng", self.lines.named("found_platform_"))

    def chosen(self, labels: Mapping[str, str]) -> Table:
        """Some of the figures, as they are called here."""
        return _compared("", self.lines.fixed(labels))

    def not_looked_at(self) -> tuple[Heading | Paragraph, ...]:
        """The sources that were not wholly looked at; nothing found where nobody looked is never "no violations"."""
        if not self.gaps:
            return ()
        said = "; ".join(f"{source} ({what})" for source, what in self.gaps[:10])
        left = f" và {len(self.gaps) - 10} nguồn khác" if len(self.gaps) > 10 else ""
        return (Paragraph(parts=(f"Nguồn chưa được quét đầy đủ (không có nghĩa là không có vi phạm): {said}{left}.",)),)


def until(period: Period, now: datetime) -> datetime:
    """The end of a period, or the moment after the present while it still runs."""
    return min(period.end, max(now + INSTANT, period.start + INSTANT))


def has_data(period: Period, began: datetime | None) -> bool:
    """Whether the office kept records before a period was over."""
    return began is not None and period.end > began


def count_ledger_again(workplace: Workplace, period: Period, now: datetime, names: Mapping[str, object]) -> Counted:
    """The same figures by SQL alone, with what stands beside those that a report tells."""
    began = first_record(workplace.db)
    weeks: list[dict[str, int | float | None] | None] = []
    found: Counted = {}
    for times, each in enumerate((period, period.before())):
        counted = recount(workplace.db, each.start, until(each, now), now)
        told = {figure: one.value for figure, one in counted.items()}
        weeks.append(told if times == 0 or has_data(each, began) else None)
        if times == 0:
            found = {figure: (one.value, one.rows) for figure, one in counted.items()}
    for name in names:
        figure, _, beside = name.partition("@")
        if beside in RECOUNTED:
            found[name] = (RECOUNTED[beside](figure, weeks), "")
    return found


def _compared(title: str, rows: tuple[Row, ...]) -> Table:
    trimmed = tuple(row.model_copy(update={"cells": row.cells[:4]}) for row in rows)
    return table(title, trimmed, heads=HEADS)
