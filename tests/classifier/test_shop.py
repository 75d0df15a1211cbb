"""The detector of shops: badges, owner and terms."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from classifier.classify import classify, labels
from classifier.detectors.shop import badge_fault
from storage.records import Badge, Kind, Observation, Policy

DAY = date(2026, 11, 1)


def shop_page(url: str, kind: Kind = Kind.PAGE) -> Observation:
    return Observation(
        url=url,
        canonical_url=url,
        kind=kind,
        title="Shop Ví Dụ",
        text="Giỏ hàng. Giá: liên hệ.",
        badges=(Badge(image="/bct.png", href=None),),
        orders_online=True,
        observed_at=datetime(2026, 11, 1, tzinfo=UTC),
        capture_sha256=None,
    )


@pytest.mark.parametrize("url", ["https://shop.example/", "https://shop.example/?lang=vi"])
def test_a_site_is_judged_on_its_home_page(url: str) -> None:
    assert labels(classify(shop_page(url), DAY)) == (Policy.ECOMMERCE_SITE,)


@pytest.mark.parametrize(
    ("url", "kind"),
    [
        ("https://shop.example/gio-hang/", Kind.PAGE),
        ("https://shop.example/san-pham/1", Kind.LISTING),
        ("https://shop.example/tin-tuc", Kind.ARTICLE),
        ("https://shop.example/", Kind.POST),
        ("http://[", Kind.PAGE),
    ],
)
def test_no_other_page_opens_the_same_case_again(url: str, kind: Kind) -> None:
    assert classify(shop_page(url, kind), DAY) == ()


@pytest.mark.parametrize(
    "href",
    [
        "http://online.gov.vn/Home/WebDetails/123456",
        "https://www.online.gov.vn/Home/AppDetails/12",
        "http://online.gov.vn/CustomWebsiteDisplay.aspx?DocId=12345",
        "http://online.gov.vn/HomePage/CustomAppDisplay.aspx?docid=7",
    ],
)
def test_a_badge_that_leads_to_a_record_has_no_fault(href: str) -> None:
    assert badge_fault(Badge(image="/bct.png", href=href)) == ""


@pytest.mark.parametrize(
    "href",
    [
        None,
        "",
        "#",
        "https://vidu.example/da-thong-bao/123456",
        "http://online.gov.vn.vidu.example/Home/WebDetails/123456",
        "http://online.gov.vn/",
        "http://online.gov.vn/Home/WebDetails/",
        "http://online.gov.vn/Home/WebDetails/0",
        "http://online.gov.vn/CustomWebsiteDisplay.aspx?DocId=",
        "http://[",
    ],
)
def test_a_badge_that_leads_elsewhere_has_a_fault(href: str | None) -> None:
    assert badge_fault(Badge(image="/bct.png", href=href)) != ""
