"""A trusted address ties nobody, before and after it is seen; what a person said stays through every grouping."""

from __future__ import annotations

import pytest
from cast import cast
from standing_clock import StandingClock
from test_clusters import seller_of

from storage.database import Database
from storage.ledger import clusters, sightings
from storage.ledger import common_identifiers as deeds
from storage.ledger.errors import LedgerError, NotAllowedError, UnknownRowError
from storage.ledger.events import first_bad_event
from storage.queries import sellers
from storage.records import Contact, ContactKind, Identified, Kind, Observation

TOWER = Contact(kind=ContactKind.ADDRESS, value="72 Lê Thánh Tôn, P. Bến Nghé", detail="Phường Sài Gòn, Hồ Chí Minh")
PHONE = Contact(kind=ContactKind.PHONE, value="0903123456")
OWNER = Contact(kind=ContactKind.OWNER, value="Trần Văn Hai")
PICTURE = Contact(kind=ContactKind.IMAGE, value="a1b2c3d4e5f60718")
WEAK = (TOWER, OWNER, PICTURE)  # each too little, together enough


def sees(db: Database, clock: StandingClock, account: str, *contacts: Contact, post: int = 0) -> int:
    url = f"http://market.example/{account}/{post}"
    seen = Observation(
        url=url, canonical_url=url, kind=Kind.POST, title="", text=f"{account} {post}", seller=account,
        observed_at=clock(), capture_sha256=None,
    )  # fmt: skip
    who = Identified(contacts=contacts, account=account, sells=True)
    sightings.see_new(db, seen, [], clock(), identified=who)
    return seller_of(db, account)


def test_accounts_that_a_shared_number_tied_part_and_come_together_when_it_is_taken_back(
    db: Database, clock: StandingClock
) -> None:
    people = cast(db, clock())
    seller = sees(db, clock, "Ba", PHONE)
    assert sees(db, clock, "Tư", PHONE) == seller
    (tie,) = [each for each in sellers.seller(db, seller).identifiers if each.ties]
    deeds.say_common(db, tie.id, people.an, "tổng đài của chợ", clock())
    assert seller_of(db, "Ba") != seller_of(db, "Tư")
    assert sees(db, clock, "Năm", PHONE) not in (seller_of(db, "Ba"), seller_of(db, "Tư"))
    clusters.rebuild(db, clock())
    assert len({seller_of(db, name) for name in ("Ba", "Tư", "Năm")}) == 3
    (listed,) = sellers.common(db)
    assert (listed.reason, listed.accounts, listed.said_by) == ("tổng đài của chợ", 3, "An")
    deeds.take_back(db, tie.id, people.an, clock())
    assert len({seller_of(db, name) for name in ("Ba", "Tư", "Năm")}) == 1
    assert sellers.common(db) == ()
    assert first_bad_event(db) is None


def test_a_trusted_address_ties_nobody_from_the_first_and_stays_in_the_provinces_list(
    db: Database, clock: StandingClock
) -> None:
    people = cast(db, clock())
    assert sees(db, clock, "Một", *WEAK) != sees(db, clock, "Hai", TOWER)
    assert sees(db, clock, "Ba", *WEAK) == seller_of(db, "Một")
    deeds.add_common(db, TOWER, people.an, "tòa nhà văn phòng", clock())
    assert seller_of(db, "Ba") != seller_of(db, "Một")
    assert sees(db, clock, "Bốn", *WEAK) not in (seller_of(db, "Một"), seller_of(db, "Ba"))
    lines = list(sellers.register(db, "Hồ Chí Minh"))
    assert len(lines) == 4
    assert all(("address", TOWER.value, TOWER.detail) in each.identifiers for each in lines)


def test_who_says_it_gives_a_reason_and_names_what_can_tie(db: Database, clock: StandingClock) -> None:
    people = cast(db, clock())
    street = Contact(kind=ContactKind.ADDRESS, value="chợ Bến Thành", detail="Phường Bến Thành, Hồ Chí Minh")
    with pytest.raises(LedgerError, match="số nhà"):
        deeds.add_common(db, street, people.an, "chợ", clock())
    with pytest.raises(LedgerError, match="lý do"):
        deeds.add_common(db, TOWER, people.an, " ", clock())
    with pytest.raises(UnknownRowError):
        deeds.say_common(db, 99, people.an, "x", clock())
    (shown,) = sellers.seller(db, sees(db, clock, "Ba", PHONE)).identifiers
    with pytest.raises(LedgerError, match="chưa ai"):
        deeds.take_back(db, shown.id, people.an, clock())
    with pytest.raises(NotAllowedError):
        deeds.say_common(db, shown.id, people.inspector, "x", clock())
