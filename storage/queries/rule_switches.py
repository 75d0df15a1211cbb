"""Which rules are switched off in this office."""

from __future__ import annotations

from sqlmodel import col, select

from storage.database import Database
from storage.records import Record, UtcTime
from storage.rule_tables import RuleSwitchRow


class RuleSwitch(Record):
    rule_id: str
    is_on: bool
    reason: str
    switched_by: str
    switched_at: UtcTime


def switches(db: Database) -> dict[str, RuleSwitch]:
    """The last switch of each rule that was ever switched."""
    with db.read() as session:
        rows = session.exec(select(RuleSwitchRow).order_by(col(RuleSwitchRow.id)))
        return {
            row.rule_id: RuleSwitch.model_validate({name: getattr(row, name) for name in RuleSwitch.model_fields})
            for row in rows
        }


def switched_off(db: Database) -> frozenset[str]:
    """The ids of the rules that make no findings in this office."""
    return frozenset(rule_id for rule_id, last in switches(db).items() if not last.is_on)
