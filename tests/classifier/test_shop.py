"""The detector of shops: badges, owner and terms."""

from __future__ import annotations

import pytest

from classifier.detectors.shop import badge_fault
from storage.records import Badge


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
