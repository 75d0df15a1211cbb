"""The office's clock and its days. Apart from the workplace, so that `rasoat classify` loads no database for them."""

from __future__ import annotations

from datetime import UTC, date, datetime

from storage.deadlines import VIETNAM, local_day

OFFICE_TIME = VIETNAM  # on screen, in letters, and for the day of an act; UTC inside


def system_clock() -> datetime:
    """The present time in UTC."""
    return datetime.now(UTC)


def act_day(observed_at: datetime) -> date:
    """The day whose law counts. What is still online when we see it is a continuing act: the day we saw it
    (law/forms.md section 1, rule 2)."""
    return local_day(observed_at)
