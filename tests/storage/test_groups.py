from __future__ import annotations

import random
import unicodedata

import pytest
from cast import REQUEST, VIOLATION, cast, suspicious_case
from standing_clock import StandingClock

from storage.database import Database
from storage.ledger import cases, decisions, groups
from storage.near_duplicates import ALIKE, bands, likeness, word_runs
from storage.queries import cases as queries
from storage.queries import queue
from storage.queries.queue import QueueFilter
from storage.records import CaseState
from storage.search_text import index_text

ADVERT = (
    "Trà An Khang nhà làm từ chín vị lá rừng, chữa khỏi hẳn tiểu đường, không tái phát, uống hai tháng là bỏ được thuốc"
    " tây. Cam kết hoàn tiền nếu không khỏi, giao tận nhà, liên hệ Cô Ba để được tư vấn"
)
OTHER = (
    "Cao dán Thiên Mộc gia truyền ba đời, dứt điểm đau lưng, thoát vị đĩa đệm sau một liệu trình, mua ba tặng một trong"
    " hôm nay, nhắn tin cho nhà thuốc để đặt hàng, giao toàn quốc"
)


def runs(text: str) -> frozenset[str]:
    return word_runs(index_text(text)[0])


@pytest.mark.parametrize(
    "other",
    [
        ADVERT.upper(),
        unicodedata.normalize("NFD", ADVERT),
        ADVERT.replace("ấ", "a").replace("ă", "a"),
        ADVERT.replace("Cô Ba", "Chị Tư"),
        f"{ADVERT}. Còn hàng!",
        ADVERT.replace("hai tháng", "3 tháng"),
    ],
)
def test_small_changes_leave_two_texts_alike_and_within_reach_of_each_other(other: str) -> None:
    assert likeness(runs(ADVERT), runs(other)) >= ALIKE
    assert set(bands(runs(ADVERT))) & set(bands(runs(other)))


def test_different_adverts_are_not_alike_and_short_ones_are_never_compared() -> None:
    assert likeness(runs(ADVERT), runs(OTHER)) < 0.1
    assert runs("Còn hàng ạ, ib em nhé") == frozenset()


def test_bands_find_almost_every_alike_pair() -> None:
    chance = random.Random(7)
    words = ADVERT.split()
    found = pairs = 0
    for _ in range(200):
        changed = [chance.choice(OTHER.split()) if chance.random() < 0.06 else word for word in words]
        other = runs(" ".join(changed))
        if likeness(runs(ADVERT), other) >= ALIKE:
            pairs += 1
            found += bool(set(bands(runs(ADVERT))) & set(bands(other)))
    assert pairs > 50
    assert found / pairs >= 0.98


def test_the_same_advert_at_other_addresses_is_one_case_shown_with_its_differences(
    db: Database, clock: StandingClock
) -> None:
    first = suspicious_case(db, clock(), "http://a.example/1", text=ADVERT, seller="Cô Ba")
    again = suspicious_case(db, clock(), "http://b.example/9", text=f"{ADVERT} nhé", seller="Chị Tư", price=410000)
    other = suspicious_case(db, clock(), "http://c.example/5", text=OTHER)
    assert again == first != other
    detail = queries.case(db, first)
    (member,) = detail.members
    assert (member.url, member.seller, member.differs_in) == (
        "http://b.example/9",
        "Chị Tư",
        ("text", "price", "seller"),
    )
    assert detail.summary.url == "http://a.example/1"
    found = queue.page(db, QueueFilter(states=(CaseState.QUEUED,), facets={"seller": "Chị Tư"}))
    assert [row.id for row in found] == [first]
    assert queue.counts(db)[CaseState.QUEUED] == 2


def test_the_advert_that_is_repeated_is_found_behind_many_that_share_some_sentences(
    db: Database, clock: StandingClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(groups, "MOST_COMPARED", 5)
    half = " ".join(ADVERT.split()[:24])
    others = [f"{half} {' '.join(f'{word}{number}' for word in OTHER.split()[:14])}" for number in range(15)]
    assert all(0.3 < likeness(runs(ADVERT), runs(other)) < ALIKE for other in others)
    cases_of = [suspicious_case(db, clock(), f"http://{n}.example/", text=other) for n, other in enumerate(others)]
    advert = suspicious_case(db, clock(), "http://a.example/1", text=ADVERT)
    assert advert not in cases_of
    monkeypatch.setattr(groups, "MOST_OF_KEY", 3)  # what hundreds of thousands share is not counted to its end
    assert suspicious_case(db, clock(), "http://b.example/9", text=f"{ADVERT} nhé") == advert
    for number in range(5):
        suspicious_case(db, clock(), f"http://m{number}.example/", text=f"{half} {number} " + "mới về " * 12)
    assert suspicious_case(db, clock(), "http://c.example/9", text=f"{ADVERT} ạ") == advert


def test_new_content_of_a_member_stays_in_its_group_while_the_case_is_open(db: Database, clock: StandingClock) -> None:
    first = suspicious_case(db, clock(), "http://a.example/1", text=ADVERT)
    suspicious_case(db, clock(), "http://b.example/9", text=ADVERT)
    assert suspicious_case(db, clock(), "http://b.example/9", text="Giá mới, chữa khỏi hẳn") == first
    assert len(queries.case(db, first).members) == 1


def test_a_case_that_was_decided_takes_no_new_members(db: Database, clock: StandingClock) -> None:
    people = cast(db, clock())
    first = suspicious_case(db, clock(), "http://a.example/1", text=ADVERT)
    lease = cases.claim(db, people.an, clock())
    assert lease is not None
    decisions.decide(db, first, people.an, lease.version, VIOLATION, clock(), REQUEST)
    decisions.approve(db, first, people.binh, "", clock())
    second = suspicious_case(db, clock(), "http://b.example/9", text=ADVERT)
    assert second != first
    assert queries.case(db, first).members == ()


def test_a_larger_group_stands_higher_in_the_queue(db: Database, clock: StandingClock) -> None:
    suspicious_case(db, clock(), "http://c.example/5", text=OTHER)
    grouped = suspicious_case(db, clock(), "http://a.example/1", text=ADVERT)
    suspicious_case(db, clock(), "http://b.example/9", text=ADVERT)
    assert queue.page(db, QueueFilter(states=(CaseState.QUEUED,)))[0].id == grouped


PICTURE = "https://cdn.example/anh/tra-123.jpg"
HASH = "f0e1d2c3b4a59687"


@pytest.mark.parametrize(
    ("other", "joins"),
    [
        ({"images": (f"{PICTURE}?v=2",), "seller": "Chị Tư"}, True),  # picture and price
        ({"images": (PICTURE,), "price": 1}, True),  # picture and seller
        ({"images": (PICTURE,), "price": 1, "seller": "Chị Tư"}, False),  # a stock picture
        ({"images": (PICTURE,), "title": "Máy bơm nước tưới vườn"}, False),
        ({"images": ("https://cdn.example/anh/khac.jpg",)}, False),
        ({"image_hashes": ("f0e1d2c3b4a59684",)}, True),  # the same picture, saved again elsewhere
        ({"image_hashes": ("0f1e2d3c4b5a6978",)}, False),
    ],
)
def test_adverts_of_few_words_are_one_case_by_picture_and_price_or_seller(
    db: Database, clock: StandingClock, other: dict[str, object], joins: bool
) -> None:
    first = suspicious_case(db, clock(), "http://a.example/1", images=(PICTURE,), image_hashes=(HASH,))
    again = suspicious_case(db, clock(), "http://b.example/2", **{"images": (), "image_hashes": ()} | other)
    assert (again == first) == joins
