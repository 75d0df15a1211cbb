"""Accounts become one Seller by what they show, part again when a number turns out to be a stranger's, and people's
word stands above it."""

from __future__ import annotations

import pytest
from cast import cast, observation, suspicious_case
from standing_clock import StandingClock
from test_actors import NOTHING

from storage.database import Database
from storage.ledger import cases, clusters, decisions, sellers, sightings
from storage.ledger.events import first_bad_event
from storage.ledger.retention import ERASED, erase_expired
from storage.queries import queue
from storage.queries import sellers as seller_reads
from storage.queries.queue import QueueFilter
from storage.records import CaseState, Contact, ContactKind, Identified
from storage.seller_links import confidence, group_accounts, link_of, name_link

PHONE, BANK, TAX, IMAGE = ContactKind.PHONE, ContactKind.BANK_ACCOUNT, ContactKind.TAX_CODE, ContactKind.IMAGE


def sees(db: Database, clock: StandingClock, account: str, *shown: tuple[ContactKind, str], post: int = 0) -> int:
    """One observation of an account that shows identifiers; gives the Seller it belongs to now."""
    url = f"http://market.example/{account}/{post}"
    contacts = tuple(Contact(kind=kind, value=value) for kind, value in shown)
    identified = Identified(contacts=contacts, account=account, sells=True)
    seen = observation(clock(), url, text=f"{account} {post}", seller=account, contacts=contacts)
    sightings.see_new(db, seen, [], clock(), identified=identified)
    return seller_of(db, account)


def seller_of(db: Database, account: str) -> int:
    return next(view.id for view in seller_reads.sellers(db).rows if account in {name for _, _, name in view.accounts})


def test_one_number_in_two_spellings_and_two_places_makes_one_seller(db: Database, clock: StandingClock) -> None:
    first = sees(db, clock, "Ba", (PHONE, "0903123456"))
    assert sees(db, clock, "Tư", (PHONE, "0912345678")) != first
    assert sees(db, clock, "Năm", (ContactKind.ZALO, "0903123456")) == first
    assert sees(db, clock, "Tư", (PHONE, "0903123456"), post=1) == first
    assert [each.name for each in seller_reads.seller(db, first).accounts] == ["Ba", "Tư", "Năm"]
    assert first_bad_event(db) is None


def test_a_seller_tells_by_what_it_was_joined_and_how_surely(db: Database, clock: StandingClock) -> None:
    bank = (BANK, "19035678901234")
    seller = sees(db, clock, "Ba", bank)
    sees(db, clock, "Ba", bank, post=1)
    sees(db, clock, "Tư", bank)
    view = seller_reads.seller(db, seller)
    (tie,) = [each for each in view.identifiers if each.ties]
    assert (tie.kind, tie.value, tie.accounts, tie.posts) == ("bank_account", "19035678901234", 2, 3)
    assert [each.confidence for each in view.accounts] == [0.97, 0.97]


def test_a_hotline_joins_nobody_once_it_is_seen_beside_the_numbers_of_several(
    db: Database, clock: StandingClock
) -> None:
    hotline = (PHONE, "0909999999")
    names = [f"Shop {letter}" for letter in "ABCDEF"]
    for place, name in enumerate(names):
        sees(db, clock, name, hotline, (PHONE, f"091000000{place}"))
    assert len({seller_of(db, name) for name in names}) == len(names)
    sees(db, clock, "Shop A2", (PHONE, "0910000000"), hotline)
    assert seller_of(db, "Shop A2") == seller_of(db, "Shop A")
    (shared,) = [each for each in seller_reads.seller(db, seller_of(db, "Shop A")).identifiers if each.shared]
    assert "của bên thứ ba" in shared.shared


def test_what_was_joined_by_a_hotline_parts_when_it_shows_itself_as_one(db: Database, clock: StandingClock) -> None:
    hotline = (PHONE, "0909999999")
    names = [f"Shop {letter}" for letter in "ABCD"]
    for name in names:
        sees(db, clock, name, hotline)
    assert len({seller_of(db, name) for name in names}) == 1
    for place, name in enumerate(names):
        sees(db, clock, name, (PHONE, f"091000000{place}"), post=1)
    assert len({seller_of(db, name) for name in names}) == len(names)


def test_what_thousands_show_makes_no_giant_cluster(db: Database, clock: StandingClock) -> None:
    for place in range(8):
        sees(db, clock, f"Shop {place}", (IMAGE, "00ff00ff00ff00ff"), (ContactKind.DOMAIN, "hang-chinh-hang.vn"))
    assert len({seller_of(db, f"Shop {place}") for place in range(8)}) == 8


def test_people_outrank_the_machine_and_their_word_persists(db: Database, clock: StandingClock) -> None:
    people = cast(db, clock())
    number = (PHONE, "0903123456")
    first = sees(db, clock, "Ba", number)
    assert sees(db, clock, "Tư", number) == first
    tu = next(each.id for each in seller_reads.seller(db, first).accounts if each.name == "Tư")
    apart = sellers.split(db, tu, people.an, "hai người, cùng thuê một số", clock())
    assert sees(db, clock, "Tư", number, (BANK, "19035678901234"), post=1) == apart
    assert sees(db, clock, "Ba", (BANK, "19035678901234"), post=1) == first
    other = sees(db, clock, "Sáu", (PHONE, "0977000111"))
    sellers.merge(db, first, other, people.an, "khai nhận là một", clock())
    for post in range(1, 4):
        sees(db, clock, "Sáu", (PHONE, f"097700022{post}"), post=post)
    assert seller_of(db, "Sáu") == first
    assert clusters.rebuild(db, clock()) == 0
    sellers.merge(db, first, apart, people.an, "đã xác minh lại", clock())
    assert seller_of(db, "Tư") == first
    assert clusters.rebuild(db, clock()) == 0
    assert first_bad_event(db) is None


def test_cases_are_found_by_their_seller_after_the_machine_joins_and_parts(db: Database, clock: StandingClock) -> None:
    case = suspicious_case(db, clock(), "http://market.example/Ba/9", seller="Ba")
    sees(db, clock, "Tư", (PHONE, "0903123456"))
    seller = sees(db, clock, "Ba", (PHONE, "0903123456"))

    def cases_of(seller_id: int) -> list[int]:
        return [
            row.id for row in queue.page(db, QueueFilter(states=tuple(CaseState), facets={"seller_id": str(seller_id)}))
        ]

    assert cases_of(seller) == [case]
    assert cases_of(3 - seller) == []
    assert seller_reads.seller(db, 3 - seller).merged_into == seller


def test_identifiers_go_when_their_time_is_over(db: Database, clock: StandingClock) -> None:
    sees(db, clock, "Ba", (PHONE, "0903123456"))
    sees(db, clock, "Tư", (PHONE, "0903123456"))
    case = suspicious_case(db, clock(), "http://market.example/Ba/9", seller="Ba")
    people = cast(db, clock())
    lease = cases.claim(db, people.an, clock(), case)
    assert lease is not None
    decisions.decide(db, case, people.an, lease.version, NOTHING, clock())
    erase_expired(db, clock.forward(days=1), clock())
    view = seller_reads.seller(db, 1)
    assert view.identifiers == ()
    assert [each.name.startswith(ERASED) for each in view.accounts] == [True, True]


@pytest.mark.parametrize(
    ("kind", "value", "detail", "link"),
    [
        (ContactKind.ZALO, "0903123456", "", ("phone", "0903123456")),
        (ContactKind.PHONE, "19006017", "", ("service_number", "19006017")),
        (ContactKind.MESSENGER, "kem.vy", "", ("facebook", "kem.vy")),
        (ContactKind.EMAIL, "ha.vy+ban@gmail.com", "", ("email", "havy@gmail.com")),
        (ContactKind.TAX_CODE, "0310874914-001", "", ("tax_code", "0310874914")),
        (ContactKind.DOMAIN, "kemvy.vn", "", ("mention", "kemvy.vn")),
        (ContactKind.DOMAIN, "127.0.0.1", "", None),
        (ContactKind.DOMAIN, "[2001:db8::1]", "official", None),
        (ContactKind.ADDRESS, "Số 12 Lê Lợi, P. 5", "Phường Sài Gòn, Hồ Chí Minh",
         ("address", "so 12 le loi | phuong sai gon ho chi minh")),
        (ContactKind.ADDRESS, "chợ Bến Thành", "Phường Bến Thành, Hồ Chí Minh", None),
        (ContactKind.PAYMENT, "COD", "", None),
    ],
)  # fmt: skip
def test_a_contact_makes_the_link_of_what_it_really_is(
    kind: ContactKind, value: str, detail: str, link: tuple[str, str] | None
) -> None:
    assert link_of(Contact(kind=kind, value=value, detail=detail)) == link


def test_weak_signs_join_only_together_and_never_against_the_law() -> None:
    assert name_link("Kem Hạ Vy") is not None
    assert name_link("Lan") is None
    assert confidence(["address", "name"]) < 0.8 < confidence(["address", "name", "image"])
    kinds = {1: "address", 2: "image", 3: "name", 4: "tax_code", 5: "tax_code"}
    weak = {1: [1, 2], 2: [1, 2], 3: [1, 2]}
    assert group_accounts([1, 2], {1: [1, 2], 2: [1, 2]}, kinds).group[2] == 2
    assert len(set(group_accounts([1, 2], weak, kinds).group.values())) == 1
    assert len(set(group_accounts([1, 2], weak | {4: [1], 5: [2]}, kinds).group.values())) == 2
