"""Times as officials read them: Asia/Ho_Chi_Minh, dd/MM/yyyy, 24 hours."""

from __future__ import annotations

from datetime import datetime, timedelta

from monitor.office_time import OFFICE_TIME


def local(moment: datetime | None) -> str:
    """dd/MM/yyyy HH:mm; a dash for no time."""
    return "–" if moment is None else moment.astimezone(OFFICE_TIME).strftime("%d/%m/%Y %H:%M")


def local_clock(moment: datetime) -> str:
    """HH:mm:ss of the day, for what ends within minutes."""
    return moment.astimezone(OFFICE_TIME).strftime("%H:%M:%S")


def span(length: timedelta) -> str:
    """A length of time in its largest unit: "3 giờ", "12 phút"; the sign is dropped."""
    minutes = int(abs(length).total_seconds() // 60)
    if minutes >= 48 * 60:
        return f"{minutes // (24 * 60)} ngày"
    if minutes >= 60:
        return f"{minutes // 60} giờ"
    return f"{minutes} phút" if minutes else "dưới 1 phút"
