"""Writing a report: find it by name in `monitor/reports/`, build its content once, keep it, give each format asked for.

What is written is a kept snapshot with a hash. While the ledger says the same, the same snapshot is given again; once
it says something else (a late entry, a week that went on), a new version is kept, and says what changed.
"""

from __future__ import annotations

import gc
import hashlib
import importlib
import pkgutil
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date
from typing import Protocol, cast

import monitor.reports
from monitor.report_gate import refuse_unexplained
from monitor.reports.making.asked import Ask
from monitor.reports.making.audience import Audience, told_to
from monitor.reports.making.consistency import Mismatch
from monitor.reports.making.content import Change, Content, Figure, Period, ReportError
from monitor.reports.making.formats import FORMATS
from monitor.workplace import Workplace
from storage.database import StorageError
from storage.ledger import reports as ledger
from storage.queries import reports as kept

__all__ = ["Report", "ReportError", "find_reports", "kept_content", "make_report", "write_content", "write_report"]

MOST_CHANGES = 200  # that a version lists; the rest is counted


class Report(Protocol):
    """A module of `monitor/reports/`. The forms it is written into stand in `monitor/reports/making/`."""

    name: str

    def build(self, workplace: Workplace, period: Period) -> Content:
        """All that the report says. Raises ReportError where the office is not set up."""
        ...

    def recount(self, workplace: Workplace, content: Content) -> Mapping[str, tuple[int | float | None, str]]:
        """Every figure of a content again by a separate path, (value, packed rows) by name; one without rows is 0."""
        ...


def find_reports() -> Mapping[str, Report]:
    """Every report by its name, which is its file's (`report_389` is 389). Raises AttributeError for what is none."""
    found: dict[str, Report] = {}
    for module_info in pkgutil.iter_modules(monitor.reports.__path__):
        if module_info.ispkg:
            continue
        module = importlib.import_module(f"monitor.reports.{module_info.name}")
        name = module_info.name.removeprefix("report_")
        if module.name != name or not callable(module.build) or not callable(module.recount):
            raise AttributeError(f"{module.__name__}: a report has name = {name!r}, build() and recount()")
        found[name] = cast(Report, module)
    return found


def write_report(
    workplace: Workplace, name: str, start: date, end: date, formats: Sequence[str], *,
    audience: Audience = Audience.LEADER, actor: str = "system:report", filters: Mapping[str, str] | None = None,
) -> dict[str, bytes]:  # fmt: skip
    """The report of the days `start` to `end` (both included, Asia/Ho_Chi_Minh), a file's bytes for each format.

    Raises ReportError for a report or format that there is not, for days that make no period, and before `rasoat init`.
    """
    report = find_report(name)
    for wanted in formats:
        if wanted not in FORMATS:
            raise ReportError(f"there is no format {wanted!r}; choose from: {', '.join(FORMATS)}")
    with _without_collector():
        built = build_report(workplace, report, _period(start, end), filters or {})
        refuse_unexplained(workplace, built, mismatches_in(workplace, built))
        content = make_report(workplace, built, actor)
        return write_content(workplace, content, formats, audience)


def build_report(workplace: Workplace, report: Report, period: Period, filters: Mapping[str, str]) -> Content:
    """What a report says of a period, narrowed where it can be. Raises ReportError where it can not."""
    if not filters:
        return report.build(workplace, period)
    narrow = getattr(report, "build_narrowed", None)
    if narrow is None:
        raise ReportError(f"the report {report.name} takes no filter; ask for the report adhoc")
    return cast(Content, narrow(workplace, period, filters))


def asks_of(name: str) -> tuple[Ask, ...]:
    """What a report asks of people; nothing where it asks nothing. Raises ReportError for a name that is none."""
    return cast(tuple[Ask, ...], getattr(find_report(name), "asks", ()))


def mismatches_in(workplace: Workplace, content: Content) -> list[Mismatch]:
    """What does not agree in a report that can contradict itself, because people write in it."""
    look = getattr(find_report(content.report), "mismatches", None)
    return [] if look is None else cast(list[Mismatch], look(workplace, content))


@contextmanager
def _without_collector() -> Iterator[None]:
    """A report holds a million small tuples and no cycles: Python's collector would look at each again and again.

    A fifth of the time, measured on a year of a million cases.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def write_content(
    workplace: Workplace, content: Content, formats: Sequence[str], audience: Audience = Audience.LEADER
) -> dict[str, bytes]:
    """A kept content in each format, as this audience may read it."""
    told = told_to(workplace, content, audience)
    templates = workplace.settings.data / "templates"
    return {wanted: FORMATS[wanted](told, templates) for wanted in formats}


def make_report(workplace: Workplace, content: Content, actor: str) -> Content:
    """Keep a content that was built, as the next version where it says something new; gives what is kept now.

    Raises ReportError where one figure has two values.
    """
    _ = content.figures
    days = (content.period.first, content.period.last)
    try:
        before = kept.latest(workplace.db, content.report, *days)
    except StorageError as error:
        raise ReportError(str(error)) from error
    changes: tuple[Change, ...] = ()
    if before is not None:
        old = kept_content(*before)
        if _as_said(old) == _as_said(content):
            return old
        changes = tuple(_changes(old, content))[:MOST_CHANGES]
    version = 1 if before is None else before[0].version + 1
    content = content.model_copy(update={"changes": changes, "version": version})
    text = content.model_dump_json().encode()
    told = [change.model_dump() for change in changes]
    number = ledger.keep(workplace.db, content.report, *days, text, told, actor, content.generated_at)
    if number != version:
        raise ReportError("somebody else made the same report just now; ask again")
    return _named(content, hashlib.sha256(text).hexdigest())


def kept_content(report: kept.KeptReport, text: bytes) -> Content:
    """The content of a kept report, ready to be written."""
    return _named(Content.model_validate_json(text), report.sha256)


def find_report(name: str) -> Report:
    """One report by name. Raises ReportError, naming those there are."""
    reports = find_reports()
    name = name if name in reports else name.partition("_")[0]  # adhoc_3f2a90c1: narrowed to some cases
    if name not in reports:
        raise ReportError(f"there is no report {name!r}; choose from: {', '.join(sorted(reports))}")
    return reports[name]


def _named(content: Content, sha256: str) -> Content:
    days = f"{content.period.first}/{content.period.last}"
    return content.model_copy(update={"code": f"{content.report}/{days}/v{content.version}/{sha256[:16]}"})


def _as_said(content: Content) -> dict[str, object]:
    """What a content says, without when and as which version."""
    return content.model_dump(exclude={"generated_at", "version", "changes", "code"})


def _changes(old: Content, new: Content) -> Iterator[Change]:
    """The figures that differ, and whether anything else does."""
    names = dict.fromkeys([*new.figures, *old.figures])
    told = False
    for name in names:
        before, after = old.figures.get(name), new.figures.get(name)
        label = (after or before or Figure(name=name, label=name, value=None)).label
        if before is None or after is None or before.value != after.value:
            yield Change(
                label=label, before=before.shown if before else "không có", after=after.shown if after else "không có"
            )
            told = True
        elif before.rows != after.rows:
            yield Change(label=label, before="cùng số, dòng khác", after="cùng số, dòng khác")
            told = True
    if not told:
        yield Change(label="Lời văn, bảng danh sách", before="bản trước", after="đã sửa")


def _period(start: date, end: date) -> Period:
    if end < start:
        raise ReportError(f"the last day {end} is before the first day {start}; swap them")
    period = Period(first=start, last=end)
    try:
        for times in range(5):  # the mean of four periods looks that far back
            period.before(times)
        _ = period.end + (period.end - period.start)
    except OverflowError:
        raise ReportError(f"{start} to {end} is not a period of a calendar in use; choose nearer days") from None
    return period
