"""The deed of looking at personal identifiers: nothing changes but the Event log."""

from __future__ import annotations

from datetime import datetime

from storage.database import Database
from storage.ledger import events
from storage.ledger.cases import find_case
from storage.ledger.errors import LedgerError
from storage.ledger.people import DECIDERS, allowed_user

FEWEST_REASON = 5  # characters
MOST_REASON = 500


def unmask(db: Database, case_id: int, user_id: int, reason: str, now: datetime) -> None:
    """Note who looks at the identifiers of a Case, and why; the look is allowed once this is on disk.

    Raises NotAllowedError for a reading role, UnknownRowError, LedgerError for a reason too short or too long.
    """
    if not FEWEST_REASON <= len(reason.strip()) <= MOST_REASON:
        raise LedgerError(f"lý do cần {FEWEST_REASON} đến {MOST_REASON} ký tự")
    with db.write() as session:
        user = allowed_user(session, user_id, DECIDERS)
        find_case(session, case_id)
        events.append(session, now, user.name, "unmask", f"cases:{case_id}", reason=reason.strip())
