"""The duties of a shop, judged from visits that each miss one thing."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from classifier.obligations import LEAST_WORDS, judge_site
from storage.records import (
    BadgePlace,
    BadgeSighting,
    Obligation,
    ObligationStatus,
    OwnerFacts,
    PolicyPage,
    PolicyTopic,
    ProductPage,
    RegisterRecord,
    SiteVisit,
)

DAY = date(2026, 11, 25)
RECORD = "http://online.gov.vn/Home/WebDetails/70001"
OWNER = OwnerFacts(
    name="CÔNG TY TNHH HOA MAI", address="12 Lê Lai, Cần Thơ", representative="Lê Thị Hoa", number="0398765432",
    issued_on=date(2019, 3, 5), issued_by="Sở KHĐT Cần Thơ", phone="0292 3812 345",
)  # fmt: skip
LINK = BadgeSighting(place=BadgePlace.LINK, href=RECORD, record="70001")


def good() -> SiteVisit:
    return SiteVisit(
        url="https://hoamai.example/", authority="hoamai.example", visited_at=datetime(2026, 11, 25, tzinfo=UTC),
        loaded=True, orders_online=True, owners=(OWNER,), badges=(LINK,),
        register_pages=(RegisterRecord(url=RECORD, loaded=True, domains=("www.hoamai.example",)),),
        products=tuple(
            ProductPage(url=f"https://hoamai.example/{n}", title="Bát", has_price=True, described=True)
            for n in range(5)
        ),
        policies=tuple(
            PolicyPage(topic=topic, url=f"https://hoamai.example/{topic}", loaded=True, words=LEAST_WORDS)
            for topic in PolicyTopic
        ),
    )  # fmt: skip


def status(visit: SiteVisit, obligation: Obligation) -> ObligationStatus:
    return next(duty.status for duty in judge_site(visit, DAY) if duty.obligation is obligation)


def changed(**fields: object) -> SiteVisit:
    return good().model_copy(update=fields)


def owner(**fields: object) -> tuple[OwnerFacts]:
    return (OWNER.model_copy(update=fields),)


def test_an_honest_shop_meets_every_duty_and_each_names_its_law() -> None:
    duties = judge_site(good(), DAY)
    assert [duty.obligation for duty in duties] == list(Obligation)
    assert {duty.status for duty in duties} == {ObligationStatus.MET}
    assert all(duty.legal.duty and duty.evidence["why"] for duty in duties)


def badge(place: BadgePlace, href: str | None = RECORD, record: str | None = "70001") -> tuple[BadgeSighting]:
    return (BadgeSighting(place=place, href=href, record=record),)


def policies(topic: PolicyTopic, **fields: object) -> tuple[PolicyPage, ...]:
    return tuple(page.model_copy(update=fields) if page.topic is topic else page for page in good().policies)


NO_PRICE = tuple(p.model_copy(update={"has_price": n > 1}) for n, p in enumerate(good().products))
ONE_WITHOUT = tuple(p.model_copy(update={"has_price": n > 0}) for n, p in enumerate(good().products))
UNDESCRIBED = tuple(p.model_copy(update={"described": False}) for p in good().products)
OTHER = RegisterRecord(url=RECORD, loaded=True, domains=("khac.example",))
GONE = RegisterRecord(url=RECORD, loaded=False, note="hết thời gian chờ")
SILENT = RegisterRecord(url=RECORD, loaded=True)


@pytest.mark.parametrize(
    ("visit", "obligation", "expected"),
    [
        (changed(owners=()), Obligation.OWNER_INFO, "not_met"),
        (changed(owners=owner(representative=None)), Obligation.OWNER_INFO, "not_met"),
        (changed(owners=owner(issued_on=None)), Obligation.OWNER_INFO, "not_met"),
        (changed(owners=owner(issued_on=None, tax_code="0398765432")), Obligation.OWNER_INFO, "met"),
        (changed(owners=owner(phone=None, email="a@b.example")), Obligation.OWNER_INFO, "met"),
        (changed(owners=(), owner_in_picture=True), Obligation.OWNER_INFO, "unknown"),
        (changed(owners=(OWNER, OwnerFacts(name="B", tax_code="0101"))), Obligation.OWNER_INFO, "unknown"),
        (changed(products=NO_PRICE), Obligation.PRICE_INFO, "not_met"),
        (changed(products=ONE_WITHOUT), Obligation.PRICE_INFO, "met"),
        (changed(products=()), Obligation.PRICE_INFO, "unknown"),
        (changed(products=UNDESCRIBED), Obligation.GOODS_INFO, "not_met"),
        (changed(badges=()), Obligation.NOTIFIED_BADGE, "not_met"),
        (changed(badges=(), orders_online=False), Obligation.NOTIFIED_BADGE, "not_applicable"),
        (changed(orders_online=False), Obligation.NOTIFIED_BADGE, "not_applicable"),
        (changed(badges=(), orders_online=None), Obligation.NOTIFIED_BADGE, "unknown"),
        (changed(badges=()), Obligation.BADGE_GENUINE, "not_applicable"),
        (changed(badges=badge(BadgePlace.IMAGE_ONLY, None, None)), Obligation.NOTIFIED_BADGE, "not_met"),
        (changed(badges=badge(BadgePlace.IMAGE_ONLY, None, None)), Obligation.BADGE_GENUINE, "not_met"),
        (changed(badges=badge(BadgePlace.COMMENTED_OUT)), Obligation.NOTIFIED_BADGE, "not_met"),
        (changed(badges=badge(BadgePlace.COMMENTED_OUT)), Obligation.BADGE_GENUINE, "not_applicable"),
        (changed(badges=badge(BadgePlace.NOT_AN_ANCHOR)), Obligation.NOTIFIED_BADGE, "not_met"),
        (changed(badges=badge(BadgePlace.ELSEWHERE, "https://x.example/", None)), Obligation.NOTIFIED_BADGE, "not_met"),
        (changed(register_pages=(OTHER,)), Obligation.BADGE_GENUINE, "not_met"),
        (changed(register_pages=(GONE,)), Obligation.BADGE_GENUINE, "unknown"),
        (changed(register_pages=(SILENT,)), Obligation.BADGE_GENUINE, "unknown"),
        (changed(register_pages=()), Obligation.BADGE_GENUINE, "unknown"),
        (changed(policies=policies(PolicyTopic.RETURN, words=3)), Obligation.POLICIES, "not_met"),
        (changed(policies=policies(PolicyTopic.RETURN, loaded=False, note="HTTP 404")), Obligation.POLICIES, "not_met"),
        (changed(policies=policies(PolicyTopic.RETURN, loaded=False, note="HTTP 503")), Obligation.POLICIES, "unknown"),
        (changed(policies=()), Obligation.POLICIES, "not_met"),
    ],
)
def test_what_is_missing_or_unseen_decides_the_status(visit: SiteVisit, obligation: Obligation, expected: str) -> None:
    assert status(visit, obligation) == expected


def test_a_site_that_could_not_be_read_is_unknown_in_everything() -> None:
    duties = judge_site(changed(loaded=False, note="HTTP 503"), DAY)
    assert {duty.status for duty in duties} == {ObligationStatus.UNKNOWN}
    assert all("HTTP 503" in str(duty.evidence["why"]) for duty in duties)
