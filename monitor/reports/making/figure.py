"""One number of a report, the days that it is about, and how an office writes both."""

from __future__ import annotations

import unicodedata
from datetime import date, datetime, time, timedelta
from enum import StrEnum

from monitor.office_time import OFFICE_TIME
from storage.records import Record

ONE_DAY = timedelta(days=1)
NOTHING = "–"
MINUS = "−"
NIL = "Chưa phát sinh"


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

    def before(self, times: int = 1) -> Period:
        """The period of equal length, `times` lengths earlier; 1 is the one that ends where this one begins."""
        length = (self.last - self.first + ONE_DAY) * times
        return Period(first=self.first - length, last=self.last - length)

    def __str__(self) -> str:
        return f"từ ngày {self.first:%d/%m/%Y} đến hết ngày {self.last:%d/%m/%Y}"


class Unit(StrEnum):
    """What a figure measures. PERCENT is a number of hundredths: 12.5 is shown as 12,5%."""

    COUNT = "count"
    HOURS = "hours"
    PERCENT = "percent"
    MILLION_VND = "million_vnd"
    CHANGE = "change"  # a difference, shown with its sign
    PERCENT_CHANGE = "percent_change"


class Figure(Record):
    """One number. It comes from rows of the ledger through a named query, from figures, or from a person's hand."""

    name: str  # ASCII, the same in every format, one value in a report
    label: str  # what it counts, told without the table around it
    value: int | float | None  # None where there is nothing to measure
    unit: Unit = Unit.COUNT
    query: str = ""  # the query of the report's recount that gives its rows; empty when none does
    rows: str = ""  # the rows behind it, packed (storage.row_names)
    entered_by: str = ""  # who typed it in; empty when it was counted

    @property
    def shown(self) -> str:
        """As an office writes it; what was typed in carries a star."""
        text = in_vietnamese(self.value)
        if self.unit in (Unit.CHANGE, Unit.PERCENT_CHANGE) and self.value is not None:
            sign = "+" if self.value > 0 else MINUS if self.value < 0 else ""
            text = sign + in_vietnamese(abs(self.value))
        if self.unit in (Unit.PERCENT, Unit.PERCENT_CHANGE) and self.value is not None:
            text += "%"
        return text + "*" if self.entered_by else text


def in_vietnamese(number: float | None) -> str:
    """A number as an office writes it: 1.234 and 25,5; a dash for none. At most two decimals."""
    if number is None:
        return NOTHING
    text = f"{number:,.2f}".rstrip("0").removesuffix(".") if isinstance(number, float) else f"{number:,}"
    return text.translate(str.maketrans(",.", ".,")).replace("-", MINUS)


def clean(text: str) -> str:
    """Text on one line, without control and direction marks: XML can not hold them, a reader can be fooled by them."""
    text = unicodedata.normalize("NFC", text)
    if not text.isprintable():  # nearly all are: a letter by letter look at each would take most of an export's time
        text = "".join(" " if unicodedata.category(letter).startswith("C") else letter for letter in text)
    return " ".join(text.split())
