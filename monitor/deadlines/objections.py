"""By when a seller's objection is answered: a term of the dated data, so that an office may set its own."""

from __future__ import annotations

from datetime import datetime

from monitor.deadlines import data
from monitor.workplace import Workplace
from storage.deadlines import Channel, Term, UnknownCalendarError, deadline, local_day, term_on


def answer_term(workplace: Workplace, received_at: datetime) -> Term | None:
    """The term in force on that day; None where the office's own data has none. Raises BadDeadlineDataError."""
    try:
        return term_on(data.terms(workplace.settings.data), Channel.OBJECTION, local_day(received_at))
    except LookupError:
        return None


def answer_due(workplace: Workplace, received_at: datetime) -> datetime | None:
    """When the answer is due; None without a term, or where nobody has entered the days off of that year."""
    term = answer_term(workplace, received_at)
    if term is None:
        return None
    try:
        return deadline(term.amount, term.unit, received_at, data.calendar(workplace.settings.data))
    except UnknownCalendarError:
        return None
