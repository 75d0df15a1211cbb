"""Deadlines and limitation periods of Vietnamese law as arithmetic. Pure: times in, times out; the law itself is data.

A term in hours runs through nights, weekends and holidays. A term in days ends with the last minute of its last day in
Vietnam; where that is a day off, with the next working day's (Bộ luật Dân sự 2015 Điều 147 và 148). Vietnam has had one
offset, UTC+7, without summer time, since 1975; leap seconds do not exist in these times.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from pydantic import Field

from storage.records import Record

VIETNAM = ZoneInfo("Asia/Ho_Chi_Minh")
WARNINGS = (timedelta(days=60), timedelta(days=30), timedelta(days=7))  # before a limitation period ends
SATURDAY = 5


class UnknownCalendarError(Exception):
    """Nobody has entered the days off of that year: add them, a deadline is never guessed."""


class Unit(StrEnum):
    HOURS = "hours"
    DAYS = "days"
    WORKING_DAYS = "working_days"


class Channel(StrEnum):
    """What kind of request it is, in the law's eyes."""

    ADVERT = "advert"  # of an authority, about advertising
    CONTENT = "content"  # of an authority, about content on a network
    USER = "user"  # a user's complaint
    URGENT = "urgent"  # national security
    OBJECTION = "objection"  # of a seller against a Decision: how long the office has to answer


class Term(Record):
    """How long a recipient has, under one law, from its first to its last day in force."""

    code: str = Field(pattern=r"^[a-z0-9_]+$")
    channel: Channel
    amount: int = Field(ge=1, le=366)
    unit: Unit
    valid_from: date
    valid_to: date | None = None
    basis: str = Field(min_length=3)

    def holds_on(self, day: date) -> bool:
        """Whether it is in force on a day."""
        return self.valid_from <= day and (self.valid_to is None or day <= self.valid_to)


class DaysOff(Record):
    """Days that are off although they are weekdays, or worked although they are not."""

    first: date
    last: date
    is_off: bool
    what: str


class Calendar:
    """The days off of the years that somebody has entered."""

    def __init__(self, entries: Sequence[DaysOff]) -> None:
        """`entries` may overlap; a day that is said to be worked is worked."""
        self._off, self._worked = set[date](), set[date]()
        for entry in entries:
            days = {entry.first + timedelta(days=each) for each in range((entry.last - entry.first).days + 1)}
            (self._off if entry.is_off else self._worked).update(days)
        self._years = {entry.last.year for entry in entries}

    def is_working(self, day: date) -> bool:
        """Whether offices work. Raises UnknownCalendarError for a year without entries."""
        if day.year not in self._years:
            raise UnknownCalendarError(f"chưa có ngày nghỉ lễ năm {day.year}; hãy bổ sung danh mục ngày nghỉ")
        return day in self._worked or (day.weekday() < SATURDAY and day not in self._off)

    def working_from(self, day: date) -> date:
        """This day, or the next on which offices work."""
        while not self.is_working(day):
            day += timedelta(days=1)
        return day


def term_on(terms: Sequence[Term], channel: Channel, day: date) -> Term:
    """The term in force on a day, the latest to have come into force. Raises LookupError when none is."""
    found = [term for term in terms if term.channel is channel and term.holds_on(day)]
    if not found:
        raise LookupError(f"không có thời hạn nào cho {channel} vào ngày {day:%d/%m/%Y}; hãy bổ sung danh mục thời hạn")
    return max(found, key=lambda term: term.valid_from)


def deadline(amount: int, unit: Unit, start: datetime, calendar: Calendar) -> datetime:
    """When a term that began at `start` ends, in UTC."""
    if unit is Unit.HOURS:
        return (start + timedelta(hours=amount)).astimezone(UTC)
    day = local_day(start)
    if unit is Unit.DAYS:
        return end_of(calendar.working_from(day + timedelta(days=amount)))
    for _ in range(amount):
        day = calendar.working_from(day + timedelta(days=1))
    return end_of(day)


def local_day(moment: datetime) -> date:
    """The day in Vietnam."""
    return moment.astimezone(VIETNAM).date()


def end_of(day: date) -> datetime:
    """The end of a day in Vietnam, in UTC: the first moment that is no longer in it."""
    return datetime.combine(day + timedelta(days=1), time(), VIETNAM).astimezone(UTC)


class Limitation(Record):
    """Until when an act may be fined, and why."""

    last_day: date
    years: int
    starts_on: date
    is_continuing: bool

    def left(self, today: date) -> int:
        """Whole days left; negative when it is over."""
        return (self.last_day - today).days

    def warning(self, today: date) -> int | None:
        """The narrowest of 60, 30 and 7 days that is reached; None before, 0 when it is over."""
        left = self.left(today)
        if left < 0:
            return 0
        return min((each.days for each in WARNINGS if left <= each.days), default=None)


# Two years: fakes, banned goods, trade in goods, intellectual property, press (Luật XLVPHC Đ6; NĐ 98/2020 Đ5).
TWO_YEARS = frozenset({"counterfeit", "illegal_service", "ecommerce_site"})


def limitation(policies: Sequence[str], found_at: datetime, ended_at: datetime | None) -> Limitation:
    """The limitation period of an act: from its end where it has ended, from its discovery while it goes on.

    One year, two where every policy of the Case has two: the shorter one is the one not to miss.
    """
    years = 2 if policies and set(policies) <= TWO_YEARS else 1
    starts_on = local_day(found_at if ended_at is None else ended_at)
    return Limitation(
        last_day=years_later(starts_on, years), years=years, starts_on=starts_on, is_continuing=ended_at is None
    )


def years_later(day: date, years: int) -> date:
    """The same day so many years later; the last of February where there is no 29th."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return day.replace(year=day.year + years, day=28)
