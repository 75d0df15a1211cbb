"""When a message may go out: not in quiet hours, and with a digest only at its times."""

from __future__ import annotations

import re
from datetime import datetime, time, timedelta

from monitor.office_time import OFFICE_TIME

GATHER = timedelta(seconds=20)  # so that the names of one campaign, seen within seconds, go out in one message
_HOURS = re.compile(r"(\d{1,2}):(\d{2})-(\d{1,2}):(\d{2})")


def quiet_hours(text: str) -> tuple[time, time] | None:
    """The quiet hours as written (`22:00-06:30`, Vietnam time); None for none. Raises ValueError."""
    if not text:
        return None
    match = _HOURS.fullmatch(text.strip())
    if match is None:
        raise ValueError("quiet hours are written as 22:00-06:30")
    first, last = time(int(match[1]), int(match[2])), time(int(match[3]), int(match[4]))
    return None if first == last else (first, last)


def due_at(now: datetime, quiet: tuple[time, time] | None, digest_minutes: int) -> datetime:
    """When a message written now goes out: at the next digest, or after a short gathering; after quiet hours."""
    local = now.astimezone(OFFICE_TIME)
    if digest_minutes:
        midnight = local.replace(hour=0, minute=0, second=0, microsecond=0)
        step = timedelta(minutes=digest_minutes)
        local = midnight + step * ((local - midnight) // step + 1)
    else:
        local += GATHER
    if quiet is not None and _is_quiet(local.time(), *quiet):
        _, last = quiet
        morning = local.replace(hour=last.hour, minute=last.minute, second=0, microsecond=0)
        local = morning if morning > local else morning + timedelta(days=1)
    return local.astimezone(now.tzinfo)


def _is_quiet(moment: time, first: time, last: time) -> bool:
    return first <= moment < last if first < last else moment >= first or moment < last
