"""The demo: an office of its own in `data-demo`, two people, and the bundled market as its sources."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from classifier.protected import ProtectedName
from monitor.settings import Settings
from monitor.watch.names import entry_of
from monitor.web.passwords import hash_password
from monitor.workplace import Workplace
from storage.ledger import people, protected, work
from storage.ledger.errors import LedgerError
from storage.queries import people as people_queries
from storage.queries import work as work_queries
from storage.records import Role, Source

FOLDER = Path("data-demo")
# At least these many Observations come from each site of the market; fewer is a failed run.
SITES = {"cho": ("Chợ Bến Nước (mẫu)", 30), "shop-a": ("Cửa hàng A (mẫu)", 3), "shop-b": ("Cửa hàng B (mẫu)", 3)}
# The market's bank, whose name a lender there wears; `.example` leads nowhere (RFC 2606).
BANK = ProtectedName(
    name="Ngân hàng TMCP Sông Mơ Mẫu", domain="nganhangsongmo.example", domains=("nganhangsongmo.example",),
    sector="bank", keywords=("nganhangsongmo",),
)  # fmt: skip


@dataclass(frozen=True)
class Person:
    """Somebody who can sign in to the demo."""

    name: str
    role: Role
    password: str


def demo_settings(settings: Settings, market_hosts: tuple[str, ...]) -> Settings:
    """The settings with a data folder beside the office's, and the market's addresses allowed."""
    return settings.model_copy(
        update={
            "data": settings.data.parent / FOLDER,
            "database_url": "",
            "allow_private": ",".join(market_hosts),
        }
    )


def refuse_real_office(workplace: Workplace) -> None:
    """Raise LedgerError when the database is a real office's: no demo data goes there."""
    office = people_queries.office(workplace.db)
    if office is not None and not office.is_demo:
        raise LedgerError(
            f"{workplace.settings.data} holds a real office's data; the demo never writes there; move it elsewhere"
        )


def fill_demo(workplace: Workplace, addresses: Mapping[str, str]) -> tuple[Person, ...]:
    """Make the demo office, its people (new passwords each time), its sources and its protected name where missing."""
    db, now = workplace.db, workplace.clock()
    if people_queries.office(db) is None:
        people.open_office(db, "Sở mẫu (bản dùng thử)", "Tỉnh mẫu", is_demo=True, now=now)
    protected.load_shipped(db, [entry_of(BANK)], now)
    demo_people = (
        Person("chuyenvien", Role.ANALYST, secrets.token_urlsafe(9)),
        Person("lanhdao", Role.APPROVER, secrets.token_urlsafe(9)),
    )
    for person in demo_people:
        password_hash = hash_password(person.password)
        known = people_queries.user_by_name(db, person.name)
        if known is None:
            people.add_user(db, person.name, person.role, password_hash, actor="system:demo", now=now)
        else:
            people.set_password(db, known.id, password_hash, actor="system:demo", now=now)
    present = {status.source.name for status in work_queries.sources(db)}
    for site, (name, expect_min) in SITES.items():
        if name not in present:
            source = Source(
                name=name, platform="website", address=addresses[site], every_minutes=60, expect_min=expect_min,
                delay_seconds=0,
            )  # fmt: skip
            work.add_source(db, source, actor="system:demo", now=now)
    return demo_people
