"""The words of official reports: documents of the office, violations it handled, what people type into a report."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from pydantic import Field

from storage.records import Record

ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")
MOST_VND = 10**15  # far above any fine; keeps a slip of the keyboard out of the totals


class Pl1Column(StrEnum):
    """Where a violation is counted in Phụ lục I of the 389 report."""

    SMUGGLING = "smuggling"  # trade and transport of banned or smuggled goods
    FRAUD = "fraud"  # commercial and tax fraud
    COUNTERFEIT = "counterfeit"  # counterfeits, intellectual property
    OUTSIDE = "outside"  # handled, but no matter of 389: in the body, not in the annex


class Direction(StrEnum):
    ISSUED = "issued"  # by this office
    RECEIVED = "received"  # plans and requests that a report cites


class OfficialDocument(Record):
    """A document with its number, date and subject, as it stands on its first page."""

    kind: str = Field(min_length=1, max_length=60, description="Văn bản, Kế hoạch, Công văn, Báo cáo …")
    number: str = Field(pattern=r"^\d{1,6}(/\S{1,60})?$", description="with its symbol: 87/KH-BCĐ389")
    dated: date
    issuer: str = Field(min_length=1, max_length=200)
    subject: str = Field(min_length=1, max_length=1000)
    direction: Direction = Direction.ISSUED


class Violation(Record):
    """Violations of one act that were handled outside of takedowns, as the officer enters them. Money in VND."""

    handled_on: date
    unit: str = Field(default="", max_length=200, description="the unit that handled it; empty: the office itself")
    what: str = Field(min_length=1, max_length=2000, description="what was done, without names of people")
    rule_id: str | None = Field(default=None, max_length=20, description="the rule that was broken, where one fits")
    pl1_column: Pl1Column
    pl2_group: str | None = Field(default=None, pattern="^(I|II|III|IV|V|VI|VII|VIII|IX)$")
    is_typical: bool = Field(default=False, description="told in Phụ lục II")
    cases: int = Field(default=1, ge=0, le=100_000)
    collected_vnd: int = Field(default=0, ge=0, le=MOST_VND, description="paid into the state budget, fines included")
    prosecuted_cases: int = Field(default=0, ge=0, le=100_000)
    prosecuted_people: int = Field(default=0, ge=0, le=100_000)
