"""Registers and shop checks on both databases: a list is taken in whole, replaced, searched by its keys; a check is due
once; what a badge's first day was is told from crawls and checks alike."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from standing_clock import StandingClock

from storage.database import Database
from storage.ledger import registers as deeds
from storage.ledger import shops as shop_deeds
from storage.ledger import sightings, work
from storage.ledger.errors import ConflictError, LedgerError
from storage.ledger.events import first_bad_event
from storage.queries import registers, shops
from storage.queries.work import run
from storage.records import Badge, Kind, Observation, RunKind
from storage.registers import Key, Register, RegisterEntry, RegisterKind, What


def a_list(day: date, sha256: str = "a" * 64) -> Register:
    return Register(
        kind=RegisterKind.NOTIFIED_SITE, source="online.gov.vn", as_of=day, file_name="a.csv", file_sha256=sha256
    )


def lines(*domains: str) -> list[RegisterEntry]:
    return [RegisterEntry(line=at, name=each, domains=(each,)) for at, each in enumerate(domains, 2)]


def found(db: Database, domain: str) -> list[tuple[int, str]]:
    return [(each.of.id, each.name) for each in registers.find(db, lambda: [Key(What.DOMAIN, domain)])]


def test_a_list_is_replaced_by_a_later_one_and_never_by_an_earlier_or_an_empty_one(
    db: Database, clock: StandingClock
) -> None:
    now, many = clock(), [f"shop{number}.vn" for number in range(4500)]  # more than two batches
    first = deeds.take_in(db, a_list(date(2026, 11, 1)), lines(*many), actor="An", now=now)
    assert found(db, "shop4499.vn") == [(first, "shop4499.vn")]
    with pytest.raises(ConflictError, match="đã được nhập"):
        deeds.take_in(db, a_list(date(2026, 11, 1)), lines("a.vn"), actor="An", now=now)
    with pytest.raises(ConflictError, match="mới hơn"):
        deeds.take_in(db, a_list(date(2026, 10, 1), "b" * 64), lines("a.vn"), actor="An", now=now)
    with pytest.raises(LedgerError, match="không có dòng nào"):
        deeds.take_in(db, a_list(date(2026, 11, 9), "c" * 64), [], actor="An", now=now)
    assert found(db, "shop1.vn") == [(first, "shop1.vn")]  # nothing of the refused ones is left
    later = deeds.take_in(db, a_list(date(2026, 11, 9), "d" * 64), lines("shop1.vn"), actor="An", now=now)
    assert found(db, "shop1.vn") == [(later, "shop1.vn")]
    assert found(db, "shop2.vn") == []
    assert [(each.id, each.entries, each.is_current) for each in registers.registers(db)] == [
        (later, 1, True), (first, 4500, False),
    ]  # fmt: skip
    assert first_bad_event(db) is None


def test_a_shop_falls_due_once_and_its_badge_is_first_seen_where_any_capture_shows_it(
    db: Database, clock: StandingClock
) -> None:
    url, began = "https://shop.vn/", clock()
    shop_id = shop_deeds.schedule(db, url, 7, actor="An", now=clock())
    assert shop_deeds.ask_for_checks(db, clock()) == 1
    assert shop_deeds.ask_for_checks(db, clock()) == 0
    run_id = work.take(db, clock())
    assert run_id is not None
    assert (run(db, run_id).kind, run(db, run_id).shop_id) == (RunKind.SHOP, shop_id)
    badge = Badge(image="/bct.png", href=None)
    for day, badges in ((1, ()), (2, (badge,)), (3, ())):
        at = began + timedelta(days=day)
        page = f"https://www.shop.vn/{day}"
        seen = Observation(
            url=page, canonical_url=page, kind=Kind.PAGE, title="", text="", badges=badges, observed_at=at,
            capture_sha256=None,
        )  # fmt: skip
        sightings.see_new(db, seen, [], at)
    for day, badge_seen in ((4, False), (5, True)):
        check = shop_deeds.ShopCheck(
            checked_at=began + timedelta(days=day), loaded=True, badge_seen=badge_seen, duties=()
        )
        shop_deeds.record_check(db, url, check, run_id=run_id)
    told = shops.shop(db, shop_id).seen
    assert [told.first_at, told.last_at] == [began + timedelta(days=1), began + timedelta(days=5)]
    assert [told.badge_first_at, told.badge_last_at] == [began + timedelta(days=2), began + timedelta(days=5)]
    assert shops.seen(db, "khac.vn") == shops.Seen()
