"""Figures that were told and do not hold any more are told again: once a Decision was reversed, each kept weekly report
that counted it gets a further version, which says what changed. The earlier version stays as it was.
"""

from __future__ import annotations

import sys

from monitor.report import ReportError, find_report, make_report
from monitor.reports.making.content import Period
from monitor.workplace import OFFICE_TIME, Workplace
from storage.ledger import corrections as deeds
from storage.ledger.corrections import RESTATER
from storage.queries import corrections


def restate(workplace: Workplace) -> int:
    """Make the kept weekly reports again that end on the day of a reversed Decision or later; gives how many new
    versions there are. Nothing to do when no Decision was reversed since the last time; safe to do twice."""
    decided_at = corrections.not_restated(workplace.db)
    if decided_at is None:
        return 0
    began, count = workplace.clock(), 0
    report = find_report(corrections.RESTATED)
    for first, last in corrections.kept_since(workplace.db, decided_at.astimezone(OFFICE_TIME).date()):
        try:
            built = report.build(workplace, Period(first=first, last=last))
            made = make_report(workplace, built, RESTATER)
        except ReportError as error:  # made by somebody else just now: the next round compares with that one
            sys.stderr.write(f"restating {first} to {last}: {error}\n")
            return count
        count += made.generated_at == built.generated_at and made.version > 1
    deeds.mark_restated(workplace.db, began, workplace.clock())
    return count
