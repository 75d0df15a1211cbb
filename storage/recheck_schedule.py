"""When a target is looked at again after its request was sent (DESIGN section 5). Pure."""

from __future__ import annotations

from datetime import datetime, timedelta

POINTS = (
    *(timedelta(hours=hours) for hours in (1, 4, 12, 24)),
    *(timedelta(days=days) for days in (2, 3, 4, 5, 6, 7, 14, 30, 60, 90)),
)
# Between the points of the last weeks an open question is settled sooner: three looks that miss a target over a day
# make it gone, and a wall may stand for an hour only.
SETTLE_GONE = timedelta(hours=13)  # so that two of them, with the look that found it missing, span more than a day
SETTLE_UNCLEAR = timedelta(days=1)
MOST_EXTRA = 3


def next_point(sent_at: datetime, after: datetime) -> datetime | None:
    """The first point of the schedule later than `after`; None when all are over."""
    return next((sent_at + point for point in POINTS if sent_at + point > after), None)


def settling(now: datetime, planned: datetime | None, *, missed: bool) -> datetime | None:
    """When to look again at what is not settled, where that is sooner than planned; None: leave the plan."""
    sooner = now + (SETTLE_GONE if missed else SETTLE_UNCLEAR)
    return sooner if planned is None or sooner < planned else None
