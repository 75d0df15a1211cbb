"""Each way in which a badge of the Ministry stands, or seems to stand, on a page."""

from __future__ import annotations

import pytest
from parsel import Selector

from crawler.platforms.reading.badge_places import badge_places, record_of
from storage.records import BadgePlace

RECORD = "http://online.gov.vn/Home/WebDetails/70001"
PICTURE = '<img src="/img/logoSaleNoti.png" alt="Đã thông báo Bộ Công Thương">'


@pytest.mark.parametrize(
    ("body", "place", "record"),
    [
        (f'<a href="{RECORD}">{PICTURE}</a>', BadgePlace.LINK, "70001"),
        (f'<a href="{RECORD}"><img src="/svg/gov.svg"></a>', BadgePlace.LINK, "70001"),
        (
            '<a href="//online.gov.vn/CustomWebsiteDisplay.aspx?docid=9"><noscript data-img="/bct.png"></noscript></a>',
            BadgePlace.LINK,
            "9",
        ),
        (f'<a href="http://online.gov.vn/">{PICTURE}</a>', BadgePlace.LINK, None),
        (f'<a href="http://online.gov.vn/Home/WebDetails/0">{PICTURE}</a>', BadgePlace.LINK, None),
        (f'<a href="/gioi-thieu">{PICTURE}</a>', BadgePlace.ELSEWHERE, None),
        (PICTURE, BadgePlace.IMAGE_ONLY, None),
        (f'<p href="{RECORD}">{PICTURE}</p>', BadgePlace.NOT_AN_ANCHOR, "70001"),
        (f"<div onclick=\"window.open('{RECORD}')\">{PICTURE}</div>", BadgePlace.NOT_AN_ANCHOR, "70001"),
        (
            f"<a href='/'><img src='/logo.png'></a><a href='#' onclick=\"window.open('{RECORD}')\">{PICTURE}</a>",
            BadgePlace.NOT_AN_ANCHOR,
            "70001",
        ),
        (f"Hồ sơ: {RECORD}", BadgePlace.NOT_AN_ANCHOR, "70001"),
        (f'<!-- <a href="{RECORD}">{PICTURE}</a> -->', BadgePlace.COMMENTED_OUT, "70001"),
        ("<div style=\"background:url('/i/da-thong-bao-bct.png')\"></div>", BadgePlace.IMAGE_ONLY, None),
        (
            "<style>.x, .seal:hover{color:red;background:url(/i/bct.png)}</style><b class='seal'></b>",
            BadgePlace.IMAGE_ONLY,
            None,
        ),
        ("<style>.seal{background:url(/i/bct.png)}</style><a class=seal href=/></a>", BadgePlace.ELSEWHERE, None),
        (f"<a href='{RECORD}'><i style='background:url(/i/bct.png)'></i></a>", BadgePlace.LINK, "70001"),
        (f"<!-- {PICTURE} -->", BadgePlace.COMMENTED_OUT, None),
        (f'<div style="display:none"><a href="{RECORD}">{PICTURE}</a></div>', BadgePlace.COMMENTED_OUT, "70001"),
    ],
)
def test_a_badge_is_read_as_it_stands(body: str, place: BadgePlace, record: str | None) -> None:
    (sighting,) = places(body)
    assert (sighting.place, sighting.record) == (place, record)


@pytest.mark.parametrize(
    "body",
    ["<p>Hàng mới về</p>", f"<script>var x = '{RECORD}';</script>", "<!-- chân trang -->", "<img src='/logo.png'>"],
)
def test_what_is_no_badge_is_none(body: str) -> None:
    assert places(body) == ()


def test_an_address_said_twice_is_one_and_a_link_outweighs_a_comment() -> None:
    body = f'<a href="{RECORD}">{PICTURE}</a><a href="{RECORD}">x</a><!-- <a href="{RECORD}">cũ</a> -->'
    assert [sighting.place for sighting in places(body)] == [BadgePlace.LINK]


def places(body: str):
    source = f"<html><body>{body}</body></html>"
    return badge_places(source, Selector(text=source, type="html"), "https://shop.example/")


def test_numbers_of_records_are_read_from_every_form_of_address() -> None:
    assert record_of("http://online.gov.vn/HomePage/CustomAppDisplay.aspx?DocId=488") == "488"
    assert record_of("https://www.online.gov.vn/Home/AppDetails/12/") == "12"
    assert record_of("http://online.gov.vn/CustomWebsiteDisplay.aspx?DocId=") is None
    assert record_of("http://[") is None
