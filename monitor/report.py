"""Writing a report: find it by name in `monitor/reports/`, build its content once, give each format asked for."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Protocol, cast

import monitor.reports
from monitor.reports.making.content import Content, Period, ReportError
from monitor.reports.making.formats import FORMATS
from monitor.workplace import Workplace

__all__ = ["Report", "ReportError", "find_reports", "write_report"]


class Report(Protocol):
    """A module of `monitor/reports/`. The forms it is written into stand in `monitor/reports/making/`."""

    name: str

    def build(self, workplace: Workplace, period: Period) -> Content:
        """All that the report says. Raises ReportError where the office is not set up."""
        ...


def find_reports() -> Mapping[str, Report]:
    """Every report by its name, which is its file's name. Raises AttributeError for a module that is none."""
    found: dict[str, Report] = {}
    for module_info in pkgutil.iter_modules(monitor.reports.__path__):
        if module_info.ispkg:
            continue
        module = importlib.import_module(f"monitor.reports.{module_info.name}")
        if module.name != module_info.name or not callable(module.build):
            raise AttributeError(f"{module.__name__}: a report has name = {module_info.name!r} and build()")
        found[module_info.name] = cast(Report, module)
    return found


def write_report(workplace: Workplace, name: str, start: date, end: date, formats: Sequence[str]) -> dict[str, bytes]:
    """The report of the days `start` to `end` (both included, Asia/Ho_Chi_Minh), a file's bytes for each format.

    Raises ReportError for a report or format that there is not, for days that make no period, and before `rasoat init`.
    """
    report = _report(name)
    for wanted in formats:
        if wanted not in FORMATS:
            raise ReportError(f"there is no format {wanted!r}; choose from: {', '.join(FORMATS)}")
    content = report.build(workplace, _period(start, end))
    templates = workplace.settings.data / "templates"
    return {wanted: FORMATS[wanted](content, templates) for wanted in formats}


def _report(name: str) -> Report:
    reports = find_reports()
    if name not in reports:
        raise ReportError(f"there is no report {name!r}; choose from: {', '.join(sorted(reports))}")
    return reports[name]


def _period(start: date, end: date) -> Period:
    if end < start:
        raise ReportError(f"the last day {end} is before the first day {start}; swap them")
    period = Period(first=start, last=end)
    try:
        period.before()
        _ = period.end
    except OverflowError:
        raise ReportError(f"{start} to {end} is not a period of a calendar in use; choose nearer days") from None
    return period
