"""`rasoat verify report`: a file against what was kept, and what was kept against the ledger, counted a second way."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path

from monitor.report import find_report, kept_content, write_content
from monitor.reports.making.audience import Audience, told_to
from monitor.reports.making.content import Content, Figure, ReportError
from monitor.reports.making.reading import Places, code_in, places
from monitor.workplace import Workplace
from storage.database import StorageError
from storage.queries import reports as kept
from storage.records import Record


class Difference(Record):
    """One figure that is not the same everywhere. None: it has no such place."""

    figure: str
    label: str
    file: str | None  # what the file says
    kept: str | None  # what was kept when the report was made
    ledger: str | None  # what the ledger says now, counted by SQL
    say: str


class Verified(Record):
    """What came of a check. It holds when nothing differs."""

    report: str
    period: tuple[date, date]
    version: int
    newest_version: int
    figures: int
    counted_again: int  # figures that the ledger was asked for
    entered_by_hand: int
    differences: tuple[Difference, ...]


def check_report(workplace: Workplace, path: Path) -> Verified:
    """Hold a written report against the ledger. Raises ReportError for a file that can not be checked, with why."""
    try:
        file = path.read_bytes()
    except OSError as error:
        raise ReportError(f"can not read {path}: {error.strerror}") from error
    ending = path.suffix.lower().removeprefix(".")
    name, first, last, number, digest = code_in(ending, file)
    days = date.fromisoformat(first), date.fromisoformat(last)
    try:
        found, newest = kept.version(workplace.db, name, *days, number), kept.latest(workplace.db, name, *days)
    except StorageError as error:
        raise ReportError(str(error)) from error
    if found is None or newest is None or not found[0].sha256.startswith(digest):
        raise ReportError(
            f"this office has kept no report {name} of {first} to {last}, version {number}, with the hash {digest}; "
            f"the file is another office's, or its code was changed"
        )
    content = kept_content(*found)
    in_file = list(_file_differences(workplace, ending, file, content))
    counted = find_report(content.report).recount(workplace, content)
    in_ledger = list(_ledger_differences(content, counted, newest[0].version))
    asked = [name for name, figure in content.figures.items() if not figure.entered_by or name in counted]
    by_hand = sum(1 for figure in content.figures.values() if figure.entered_by)
    return Verified(
        report=name, period=days, version=number, newest_version=newest[0].version, figures=len(content.figures),
        counted_again=len(asked), entered_by_hand=by_hand,
        differences=tuple(in_file + in_ledger),
    )  # fmt: skip


def _file_differences(workplace: Workplace, ending: str, file: bytes, content: Content) -> Iterator[Difference]:
    """Where the file does not say what was kept: as each audience gets it, whichever it is nearest to."""
    candidates = []
    for audience in Audience:
        told = told_to(workplace, content, audience)
        written = write_content(workplace, content, (ending,), audience)[ending]
        candidates.append(_unlike(places(ending, file, told), places(ending, written, told)))
    for place, now, then in min(candidates, key=len):
        figure = _figure(content, place)
        yield Difference(
            figure=figure.name if figure else place, label=figure.label if figure else "", file=now, kept=then,
            ledger=None, say=f"the file does not say what was kept ({place})",
        )  # fmt: skip


def _unlike(found: Places, wanted: Places) -> list[tuple[str, str | None, str | None]]:
    return [
        (place, found.get(place), wanted.get(place))
        for place in dict.fromkeys([*wanted, *found])
        if found.get(place) != wanted.get(place)
    ]


def _figure(content: Content, place: str) -> Figure | None:
    """The figure that a place is named after: ``found_total``, ``found_total #2``, ``found_total [Giá trị]``."""
    return content.figures.get(place) or content.figures.get(place.partition(" ")[0])


def _ledger_differences(
    content: Content, counted: Mapping[str, tuple[int | float | None, str]], newest: int
) -> Iterator[Difference]:
    """Where the ledger says something else now; what people typed is asked for where a report can."""
    later = f"; version {newest} is newer and says what changed" if newest > content.version else ""
    for name, figure in content.figures.items():
        if figure.entered_by and name not in counted:
            continue
        value, rows = counted.get(name, (0, ""))
        again = figure.model_copy(update={"value": value})
        if value != figure.value:
            yield Difference(
                figure=name, label=figure.label, file=None, kept=figure.shown, ledger=again.shown,
                say=f"the ledger says something else now{later}",
            )  # fmt: skip
        elif figure.query and rows != figure.rows:
            yield Difference(
                figure=name, label=figure.label, file=None, kept=figure.rows[:200], ledger=rows[:200],
                say=f"the same number, of other rows{later}",
            )  # fmt: skip
