"""Deletes the personal data of cases that were closed long enough ago: once a day, and by command."""

from __future__ import annotations

from datetime import datetime, timedelta

from monitor.workplace import Workplace
from storage.ledger.retention import erase_expired, expired


def oldest_kept(workplace: Workplace) -> datetime | None:
    """Cases closed before this time have served theirs; None when everything is kept."""
    days = workplace.settings.keep_days
    return workplace.clock() - timedelta(days=days) if days else None


def waiting(workplace: Workplace) -> int:
    """How many cases hold data whose time is over."""
    before = oldest_kept(workplace)
    return expired(workplace.db, before) if before else 0


def erase(workplace: Workplace) -> int:
    """Delete it, rows first and then bytes; gives the number of cases."""
    before, number = oldest_kept(workplace), 0
    while before is not None:
        erased = erase_expired(workplace.db, before, workplace.clock())
        for sha256 in erased.files:
            workplace.vault.erase(sha256)
        number += erased.cases
        if not erased.cases:
            break
    return number
