"""A removed listing is known again under another link; what follows waits for a person's word."""

from __future__ import annotations

from datetime import timedelta

import pytest
from cast import Cast, cast, finding, observation
from sqlmodel import select
from standing_clock import StandingClock

from storage.database import Database
from storage.ledger import cases, decisions, rechecks, relocations, sightings, takedowns
from storage.ledger.errors import ConflictError, LedgerError
from storage.near_duplicates import Offer, word_runs
from storage.queries import cases as case_queries
from storage.queries import relocations as queries
from storage.recheck_tables import RemovedKeyRow
from storage.records import CaseState, Check, CloseReason, Decision, TakedownRequest, Verdict, Verified
from storage.relocations import Advert, RelocationState, Tie, ties

WORDS = (
    "Trà thảo dược hái ở vườn nhà, sấy khô mỗi tuần, chữa khỏi hẳn tiểu đường, không tái phát, uống mỗi ngày ba gói "
    "trong một tháng là hết bệnh, gửi hàng tận nơi"
)
NEW = "http://shop.example/tra-moi"


def asked(db: Database, clock: StandingClock, **more: object) -> tuple[Cast, int, int]:
    """A sent request; gives who works here, the Case and the target."""
    who = cast(db, clock())
    seen = sightings.see_new(db, observation(clock(), text=WORDS, **more), [finding()], clock())
    assert seen.case_id is not None
    lease = cases.claim(db, who.an, clock(), seen.case_id)
    assert lease is not None
    judged = Decision(verdict=Verdict.VIOLATION, grounds=("TP-04",), reason="nói như thuốc")
    request = TakedownRequest(recipient="Sàn", body="Đề nghị gỡ", targets=(observation(clock()).canonical_url,))
    decisions.decide(db, seen.case_id, who.an, lease.version, judged, clock(), request)
    decisions.approve(db, seen.case_id, who.binh, "", clock())
    sent = case_queries.case(db, seen.case_id).requests[-1]
    takedowns.record_sent(db, sent.id, who.an, "Văn bản giấy", clock())
    rechecks.plan_rechecks(db, clock())
    return who, seen.case_id, sent.targets[0].id


def remove(db: Database, clock: StandingClock, target_id: int) -> None:
    for _ in range(3):
        clock.forward(hours=13)
        gone = Check(result=Verified.SUSPECTED_GONE, positive_absence=True, control_loaded=True)
        takedowns.record_check(db, target_id, gone, "test", clock())


def test_the_same_words_of_another_seller_under_another_link_are_suspected_and_reopen_the_case_when_confirmed(
    db: Database, clock: StandingClock
) -> None:
    who, case_id, target_id = asked(db, clock)
    remove(db, clock, target_id)
    again = observation(clock(), url=NEW, text=WORDS + " nhé", seller="Cô Tư", title="Trà mới")
    found = sightings.see_new(db, again, [finding()], clock())
    assert relocations.find_relocations(db, clock()) == 1
    assert relocations.find_relocations(db, clock()) == 0
    (suspected,) = queries.open_relocations(db)
    assert (suspected.old_case_id, suspected.new_case_id, suspected.new_url) == (case_id, found.case_id, NEW)
    assert case_queries.case(db, case_id).summary.state is CaseState.MONITORING
    with pytest.raises(LedgerError, match="vì sao"):
        relocations.confirm(db, suspected.id, who.an, " ", clock())
    assert relocations.confirm(db, suspected.id, who.an, "cùng lời, cùng hàng", clock()) == case_id
    old = case_queries.case(db, case_id)
    assert old.summary.state is CaseState.QUEUED
    assert [member.url for member in old.members] == [NEW]
    assert old.requests[-1].targets[0].verified is Verified.RELOCATED
    assert found.case_id is not None
    double = case_queries.case(db, found.case_id).summary
    assert (double.state, double.close_reason) == (CaseState.CLOSED, CloseReason.DUPLICATE)
    with pytest.raises(ConflictError):
        relocations.reject(db, suspected.id, who.an, "không phải", clock())
    (linked,) = queries.of_case(db, case_id)
    assert linked.state is RelocationState.CONFIRMED


def test_while_the_old_link_still_shows_the_goods_nobody_is_asked(db: Database, clock: StandingClock) -> None:
    _, _, target_id = asked(db, clock)
    clock.forward(hours=1)
    sightings.see_new(db, observation(clock(), url=NEW, text=WORDS), [finding()], clock())
    assert relocations.find_relocations(db, clock()) == 1
    assert queries.open_relocations(db) == ()
    remove(db, clock, target_id)
    assert len(queries.open_relocations(db)) == 1


def test_what_was_there_before_the_request_is_no_relocation(db: Database, clock: StandingClock) -> None:
    sightings.see_new(db, observation(clock(), url=NEW, text=WORDS, title="Khác"), [], clock())
    clock.forward(hours=1)
    asked(db, clock)
    clock.forward(hours=1)
    sightings.see_new(db, observation(clock(), url=NEW, text=WORDS + " nhé"), [finding()], clock())
    assert relocations.find_relocations(db, clock()) == 0


def test_a_rejected_suspicion_stays_rejected_and_links_nothing(db: Database, clock: StandingClock) -> None:
    who, case_id, target_id = asked(db, clock)
    remove(db, clock, target_id)
    sightings.see_new(db, observation(clock(), url=NEW, text=WORDS), [finding()], clock())
    relocations.find_relocations(db, clock())
    (suspected,) = queries.open_relocations(db)
    relocations.reject(db, suspected.id, who.an, "hàng của nhà sản xuất", clock())
    clock.forward(hours=1)
    sightings.see_new(db, observation(clock(), url=NEW, text=WORDS + " ạ"), [finding()], clock())
    relocations.find_relocations(db, clock())
    assert queries.open_relocations(db) == ()
    assert case_queries.case(db, case_id).summary.state is CaseState.MONITORING


def test_a_sellers_count_of_removals_is_of_addresses_that_are_proven_gone(db: Database, clock: StandingClock) -> None:
    _, _, target_id = asked(db, clock)
    start = clock()
    assert queries.confirmed_removals(db, 1, start) == 0
    remove(db, clock, target_id)
    assert queries.confirmed_removals(db, 1, start) == 1
    assert queries.confirmed_removals(db, 2, start) == 0
    assert queries.confirmed_removals(db, 1, clock() + timedelta(hours=1)) == 0


def test_what_shares_most_is_compared_however_many_newer_ones_share_a_phrase(
    db: Database, clock: StandingClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(relocations, "MOST_COMPARED", 2)
    who, case_id, target_id = asked(db, clock)
    remove(db, clock, target_id)
    own = set(_keys(db, target_id))
    others = [_another(db, clock, who, number) for number in range(4)]
    with db.write() as session:  # each of the newer ones shares a band, as a standing phrase gives one
        for number, other in enumerate(others):
            session.add(RemovedKeyRow(key=sorted(own)[number % 2], target_id=other))
    clock.forward(hours=1)
    sightings.see_new(db, observation(clock(), url=NEW, text=WORDS + " nhé", seller="Cô Tư"), [finding()], clock())
    assert relocations.find_relocations(db, clock()) == 1
    (suspected,) = queries.open_relocations(db)
    assert (suspected.old_case_id, suspected.target_id) == (case_id, target_id)


def _keys(db: Database, target_id: int) -> list[str]:
    with db.read() as session:
        return list(session.exec(select(RemovedKeyRow.key).where(RemovedKeyRow.target_id == target_id)))


def _another(db: Database, clock: StandingClock, who: Cast, number: int) -> int:
    """The target of a further request, for something that has nothing in common with the others."""
    url, goods = f"http://shop.example/{number}", (f"nồi{number}", f"chảo{number}", f"ấm{number}")
    text = " ".join(f"{word}{each}" for each in range(8) for word in goods)
    seen = sightings.see_new(
        db, observation(clock(), url=url, text=text, title=goods[0], seller=goods[1]), [finding()], clock()
    )
    assert seen.case_id is not None
    lease = cases.claim(db, who.an, clock(), seen.case_id)
    assert lease is not None
    judged = Decision(verdict=Verdict.VIOLATION, grounds=("TP-04",), reason="nói như thuốc")
    request = TakedownRequest(recipient="Sàn", body="Đề nghị gỡ", targets=(url,))
    decisions.decide(db, seen.case_id, who.an, lease.version, judged, clock(), request)
    decisions.approve(db, seen.case_id, who.binh, "", clock())
    sent = case_queries.case(db, seen.case_id).requests[-1]
    takedowns.record_sent(db, sent.id, who.an, "Văn bản giấy", clock())
    rechecks.plan_rechecks(db, clock())
    return sent.targets[0].id


def advert(text: str = WORDS, title: str = "trà thảo dược", **more: object) -> Advert:
    fields: dict[str, object] = {
        "identifiers": frozenset({"phone:0900000001"}), "account": "shop.example Cô Ba",
        "policies": frozenset({"health_claim"}),
    }  # fmt: skip
    offer = Offer(
        runs=word_runs(text.lower()), title=frozenset(title.split()), price="390000", seller="Cô Ba",
        images=frozenset({"http://shop.example/1.jpg"}), image_hashes=(),
    )  # fmt: skip
    return Advert(offer=offer, **(fields | more))  # type: ignore[arg-type]


def test_what_ties_two_listings_and_what_does_not() -> None:
    old, other = advert(), "hộp quà bánh mứt kẹo tết gói sẵn cho người thân và bạn bè gần xa"
    alone: dict[str, object] = {"identifiers": frozenset(), "account": None}
    assert Tie.TEXT in ties(old, advert(title="hàng mới", **alone))
    assert Tie.IDENTIFIER in ties(old, advert(other, account=None))
    assert ties(old, advert(other, title="nồi đất kho cá")) == ()  # the seller's other goods
    assert ties(old, advert(policies=frozenset({"counterfeit"}))) == ()  # suspected of something else
