"""Switching a rule off and on again: a deed of those who approve, with a reason."""

from __future__ import annotations

from datetime import datetime

from storage.database import Database
from storage.ledger import events
from storage.ledger.errors import LedgerError
from storage.ledger.people import APPROVERS, allowed_user
from storage.rule_tables import RuleSwitchRow

MOST_REASON = 2000


def switch(db: Database, rule_id: str, user_id: int, reason: str, now: datetime, *, is_on: bool) -> None:
    """Note that a rule speaks no more here, or again. Raises NotAllowedError, LedgerError without a reason."""
    reason = reason.strip()[:MOST_REASON]
    if not reason:
        raise LedgerError("hãy ghi lý do tắt hoặc bật lại quy định")
    with db.write() as session:
        user = allowed_user(session, user_id, APPROVERS)
        row = RuleSwitchRow(rule_id=rule_id, is_on=is_on, reason=reason, switched_by=user.name, switched_at=now)
        session.add(row)
        session.flush()
        events.append(
            session, now, user.name, "switch_rule_on" if is_on else "switch_rule_off", f"rules:{rule_id}",
            reason_sha256=events.sha256(reason),
        )  # fmt: skip
