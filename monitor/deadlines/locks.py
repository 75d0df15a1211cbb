"""Whether a Seller has reached the thresholds from which an account may be locked (NĐ 147/2024): only once a leader
confirmed that the office's requests count, and then only a count beside the law's number. Nothing is asked for by it.
"""

from __future__ import annotations

from datetime import timedelta

from monitor.deadlines import data
from monitor.office_time import OFFICE_TIME
from monitor.workplace import Workplace
from storage.ledger.lock_switch import lock_switch
from storage.queries.relocations import confirmed_removals
from storage.records import Record


class LockMark(Record):
    """One threshold, and how far the Seller has come."""

    removals: int  # confirmed, in the last `days`
    requests: int  # from which an account may be locked
    days: int
    basis: str

    @property
    def is_reached(self) -> bool:
        """Whether it may be asked for."""
        return self.removals >= self.requests


def lock_marks(workplace: Workplace, seller_id: int) -> tuple[LockMark, ...]:
    """The thresholds in force today; empty while the switch is off."""
    switch, now = lock_switch(workplace.db), workplace.clock()
    if switch is None or not switch.is_on:
        return ()
    today = now.astimezone(OFFICE_TIME).date()
    return tuple(
        LockMark(
            removals=confirmed_removals(workplace.db, seller_id, now - timedelta(days=each.days)),
            requests=each.requests, days=each.days, basis=each.basis,
        )
        for each in data.lock_thresholds(workplace.settings.data, today)
    )  # fmt: skip
