"""What a letter may cite: an article only where a named person compared that version with the gazette.

Without such a tick the document's name stands alone (DESIGN section 7), whatever our own sources say.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from classifier.law import document_names
from classifier.rules import load
from storage.queries.recipients import LawCheckView
from storage.records import LegalBasis

Ticks = Mapping[tuple[str, str], LawCheckView]


@dataclass(frozen=True)
class Procedure:
    """A provision that the letter itself stands on, not the ground of a Case. It is ticked like a rule's version."""

    rule_id: str
    version: str
    what: str
    text: str
    valid_from: date


@dataclass(frozen=True)
class LawVersion:
    """One version of a law as the page of ticks shows it: `text` is what our sources say, to compare and correct."""

    rule_id: str
    version: str
    what: str
    text: str
    valid_from: date
    valid_to: date | None
    source: str


# law/forms.md section 2 and law/deadlines.csv; read in secondary sources only.
REMOVAL = Procedure(
    "QT-GO", "1", "Gỡ quảng cáo vi phạm trong 24 giờ khi có yêu cầu",
    "Luật Quảng cáo (sửa đổi bởi Luật 75/2025/QH15) Điều 23 khoản 7", date(2026, 1, 1),
)  # fmt: skip
FOCAL_POINT = Procedure(
    "QT-DAU-MOI", "1", "Yêu cầu nền tảng xuyên biên giới qua cơ quan đầu mối",
    "Nghị định 342/2025/NĐ-CP Điều 18 khoản 1, khoản 3", date(2026, 2, 15),
)  # fmt: skip
PROCEDURES = (REMOVAL, FOCAL_POINT)


def cited(legal: LegalBasis, ticks: Ticks) -> str:
    """How a letter names the law of a ground; empty for an indicator, which breaks none."""
    tick = ticks.get((legal.rule_id, legal.version))
    return tick.check.citation if tick else document_names(legal.duty)


def cited_procedure(procedure: Procedure, day: date, ticks: Ticks) -> str:
    """The same for a provision of procedure; empty before it was in force."""
    if day < procedure.valid_from:
        return ""
    tick = ticks.get((procedure.rule_id, procedure.version))
    return tick.check.citation if tick else document_names(procedure.text)


def versions() -> tuple[LawVersion, ...]:
    """Every version that a letter could cite: those of procedure, then those of the rules that may be a ground."""
    of_procedure = [
        LawVersion(each.rule_id, each.version, each.what, each.text, each.valid_from, None, "verified: stored page")
        for each in PROCEDURES
    ]
    of_rules = [
        LawVersion(rule.id, each.version, rule.name_vi, each.duty, each.valid_from, each.valid_to, each.verified)
        for rule in load().values()
        if rule.is_ground
        for each in rule.versions
    ]
    return (*of_procedure, *of_rules)
