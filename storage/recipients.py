"""The words of routing: who may be asked, what for, since when and where; what may never be asked for."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from enum import StrEnum

from pydantic import Field, model_validator

from storage.records import Policy, Record


class RecipientKind(StrEnum):
    """What somebody can do about a target."""

    MINISTRY = "ministry"  # the focal point that asks cross-border platforms (NĐ 342/2025 Điều 18)
    PLATFORM = "platform"  # a platform that is asked directly
    SITE_OWNER = "site_owner"
    HOST = "host"
    REGISTRAR = "registrar"  # of domain names; VNNIC for .vn
    AGENCY = "agency"  # a partner that a Case is handed to (Quyết định 1543 Điều 6)


class SendBy(StrEnum):
    """How letters reach a recipient. Only e-mail is sent by us; the others are noted by hand."""

    PAPER = "paper"
    PORTAL = "portal"
    EMAIL = "email"


class Recipient(Record):
    """One who can be asked, as an office keeps it. Each row is dated, and may be for one province."""

    code: str = Field(pattern=r"^[A-Z0-9_]+$", max_length=40, description="the same for all rows of one recipient")
    name: str = Field(min_length=1, max_length=300)
    kind: RecipientKind
    province: str = Field(default="", max_length=100, description="empty: every province that has no row of its own")
    domains: tuple[str, ...] = Field(default=(), max_length=200, description="registrable domains it answers for")
    policies: tuple[Policy, ...] = Field(default=(), description="of the Cases that an agency takes")
    duties: str = Field(default="", max_length=1000)
    address: str = Field(default="", max_length=500)
    email: str = Field(default="", max_length=254, pattern=r"^([^@\s<>,;\"]+@[^@\s<>,;\"]+\.[^@\s<>,;\"]+)?$")
    focal_point: str = Field(default="", max_length=300, description="the person or desk that is spoken to")
    phone: str = Field(default="", max_length=60)
    send_by: SendBy = SendBy.PAPER
    valid_from: date | None = Field(default=None, description="first day; None: nobody noted one")
    valid_to: date | None = Field(default=None, description="last day; None: still")
    successors: tuple[str, ...] = Field(default=(), description="codes of those who took over")
    note: str = Field(default="", max_length=1000, description="where it comes from, how sure it is")

    @model_validator(mode="after")
    def _hangs_together(self) -> Recipient:
        if self.valid_from and self.valid_to and self.valid_to < self.valid_from:
            raise ValueError("ngày hết hiệu lực trước ngày bắt đầu")
        if self.send_by is SendBy.EMAIL and not self.email:
            raise ValueError("gửi bằng thư điện tử thì phải có địa chỉ thư")
        return self

    def covers(self, day: date) -> bool:
        """Whether it is in charge on that day; both days belong to it."""
        return (self.valid_from or date.min) <= day <= (self.valid_to or date.max)

    def overlaps(self, other: Recipient) -> bool:
        """Whether two rows of one recipient and province are in charge on the same day."""
        same = (self.code, self.province) == (other.code, other.province)
        starts = max(self.valid_from or date.min, other.valid_from or date.min)
        return same and starts <= min(self.valid_to or date.max, other.valid_to or date.max)


class RecipientView(Record):
    """A row of the list, at the version that a person saw."""

    id: int
    version: int
    recipient: Recipient


def in_charge(rows: Iterable[RecipientView], day: date, province: str) -> tuple[RecipientView, ...]:
    """Who is in charge in a province on a day: a row of its own stands before the one for every province."""
    on_the_day = [row for row in rows if row.recipient.covers(day) and row.recipient.province in ("", province)]
    local = {row.recipient.code for row in on_the_day if row.recipient.province}
    return tuple(row for row in on_the_day if row.recipient.province or row.recipient.code not in local)


class NeverTarget(Record):
    """A domain that an office added to those that are never asked for as a site, a domain or a home page."""

    domain: str = Field(pattern=r"^[a-z0-9_-]+(\.[a-z0-9_-]+)+$", max_length=253)
    reason: str = Field(min_length=1, max_length=500)


class LawCheck(Record):
    """A named person's word that they compared one version of a law with the gazette, and how a letter may cite it."""

    rule_id: str = Field(min_length=1, max_length=40)
    version: str = Field(min_length=1, max_length=40)
    citation: str = Field(min_length=5, max_length=1000, description="as it stands in the gazette")
    gazette: str = Field(min_length=3, max_length=300, description="number and date of the gazette, or its address")
