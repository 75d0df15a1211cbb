"""What a report says, built once; every format draws from this and adds no number of its own."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from monitor.workplace import OFFICE_TIME
from storage.records import Record, UtcTime

ONE_DAY = timedelta(days=1)
NOTHING = "–"
MINUS = "−"


class ReportError(Exception):
    """The report was not written; the text says what to ask for instead."""


class Period(Record):
    """Whole days in Asia/Ho_Chi_Minh, both ends included."""

    first: date
    last: date

    @property
    def start(self) -> datetime:
        """The first moment of the first day."""
        return datetime.combine(self.first, time(), OFFICE_TIME)

    @property
    def end(self) -> datetime:
        """The moment after the last day: a period is half-open in time."""
        return datetime.combine(self.last + ONE_DAY, time(), OFFICE_TIME)

    def before(self) -> Period:
        """The period of equal length that ends where this one begins."""
        length = self.last - self.first + ONE_DAY
        return Period(first=self.first - length, last=self.first - ONE_DAY)

    def __str__(self) -> str:
        return f"từ ngày {self.first:%d/%m/%Y} đến hết ngày {self.last:%d/%m/%Y}"


class Line(Record):
    """One figure with its label, and what it was in the period before."""

    name: str  # ASCII, the same in every report and every format
    label: str
    value: int | float | None  # None where there is nothing to measure
    previous: int | float | None
    is_part: bool = False  # a share of the line above that is no part itself

    @property
    def change(self) -> str:
        """The difference as a signed number; a dash where one of the two is missing. Never a division."""
        if self.value is None or self.previous is None:
            return NOTHING
        difference = round(self.value - self.previous, 1)
        sign = "+" if difference > 0 else MINUS if difference < 0 else ""
        return sign + in_vietnamese(abs(difference))


class Section(Record):
    """Lines under one heading. Without lines it reads "Chưa phát sinh"."""

    title: str
    lines: tuple[Line, ...]
    note: str = ""


class Gap(Record):
    """A source that was not, or not wholly, looked at."""

    source: str
    what: str


class Content(Record):
    """A whole report."""

    report: str  # name of the plug-in
    title: str
    office: str
    province: str
    period: Period
    previous_period: Period
    generated_at: UtcTime
    opening: tuple[str, ...]  # what stands above the tables, a paragraph each
    main: Section
    beside: tuple[Section, ...]  # short tables on the leader's page
    annex: tuple[Section, ...]
    coverage: str  # how much was looked at
    gaps: tuple[Gap, ...]

    @property
    def lines(self) -> tuple[Line, ...]:
        """Every figure once, in reading order."""
        return tuple(line for section in (self.main, *self.beside, *self.annex) for line in section.lines)

    @property
    def written_on(self) -> datetime:
        """When it was made, on the office's clock."""
        return self.generated_at.astimezone(OFFICE_TIME)


def in_vietnamese(number: float | None) -> str:
    """A number as an office writes it: 1.234 and 25,5; a dash for none."""
    if number is None:
        return NOTHING
    return f"{number:,.1f}".removesuffix(".0").translate(str.maketrans(",.", ".,"))
