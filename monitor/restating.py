"""Figures that were told and do not hold any more are told again: once a Decision was reversed, each kept report that
may have counted it, of whatever kind, gets a further version, which says what changed. The earlier one stays as it was.

People are told of each, since a report that was sent out has to be sent anew by hand. One that now contradicts itself
waits for a person, who mends it or writes why; it is not made without that.
"""

from __future__ import annotations

import sys
from datetime import date

from monitor.alerts.tell import tell
from monitor.office_time import OFFICE_TIME
from monitor.report import ReportError, build_report, find_report, kept_content, make_report, mismatches_in
from monitor.report_gate import refuse_unexplained
from monitor.reports.making.content import Content, Period
from monitor.workplace import Workplace
from storage.ledger import corrections as deeds
from storage.ledger.corrections import RESTATER
from storage.queries import corrections
from storage.queries import reports as kept
from storage.records import Message

TOLD_CHANGES = 10  # figures that the message names


def restate(workplace: Workplace) -> int:
    """Make the kept reports again that end on the day of a reversed Decision or later; gives how many new versions
    there are. Nothing to do when no Decision was reversed since the last time; safe to do twice."""
    decided_at = corrections.not_restated(workplace.db)
    if decided_at is None:
        return 0
    began, count = workplace.clock(), 0
    for name, first, last in corrections.kept_since(workplace.db, decided_at.astimezone(OFFICE_TIME).date()):
        try:
            count += _restated(workplace, name, Period(first=first, last=last))
        except ReportError as error:  # made by somebody else just now: the next round compares with that one
            sys.stderr.write(f"restating {name} {first} to {last}: {error}\n")
            return count
    deeds.mark_restated(workplace.db, began, workplace.clock())
    return count


def _restated(workplace: Workplace, name: str, period: Period) -> bool:
    """Whether there is a new version now. Raises ReportError, StorageError."""
    found = kept.latest(workplace.db, name, period.first, period.last)
    assert found is not None
    filters = dict(kept_content(*found).filters)
    built = build_report(workplace, find_report(name), period, filters)
    try:
        refuse_unexplained(workplace, built, mismatches_in(workplace, built))
    except ReportError as error:
        _tell(workplace, built, f"chưa lập lại được: {error}", found[0].version)
        return False
    made = make_report(workplace, built, RESTATER)
    if made.version == found[0].version:
        return False
    changes = [f"{each.label}: {each.before} → {each.after}" for each in made.changes[:TOLD_CHANGES]]
    more = [f"và {len(made.changes) - TOLD_CHANGES} chỗ khác"] if len(made.changes) > TOLD_CHANGES else []
    _tell(workplace, made, "\n".join([f"phiên bản {made.version} thay phiên bản {found[0].version}", *changes, *more]),
          made.version)  # fmt: skip
    return True


def _tell(workplace: Workplace, content: Content, what: str, version: int) -> None:
    days = f"{_day(content.period.first)} – {_day(content.period.last)}"
    tell(workplace, Message(
        key=f"restated:{content.report}:{content.period.first}:{content.period.last}:{version}", kind="report_restated",
        audience="staff", subject=f"{content.title}, kỳ {days}: tính lại do kết luận bị hủy"[:300],
        body=f"{what}\nBản đã gửi đi (nếu có) phải gửi lại."[:4000], path="/dinh-chinh",
    ))  # fmt: skip


def _day(day: date) -> str:
    return f"{day:%d/%m/%Y}"
