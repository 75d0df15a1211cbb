"""What the passing of time does, once a day: Cases grow urgent, watches end, personal data goes."""

from __future__ import annotations

from monitor.retention import erase
from monitor.workplace import Workplace
from storage.ledger import cases


def end_of_day(workplace: Workplace) -> None:
    """Let time pass for everything that waits on it. Safe to do twice."""
    for deed in (cases.let_time_pass, cases.end_watch):
        while deed(workplace.db, workplace.clock()):
            pass
    erase(workplace)
