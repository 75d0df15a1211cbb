"""Coverage by platform: fetched, brought by a file, or nothing, which is said."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from test_web_office import WebOffice, open_office

from monitor.platform_coverage import OTHERS, by_platform, platform_of
from storage.ledger import sightings, work
from storage.queries.places_seen import hosts_seen
from storage.records import Capture, CaptureMethod, CaptureOutcome, Role, Source


@pytest.fixture
def office(tmp_path: Path) -> Iterator[WebOffice]:
    office = open_office(tmp_path)
    yield office
    office.db.close()


def test_hosts_belong_to_their_platform_by_whole_labels() -> None:
    assert platform_of("www.shopee.vn") == "Shopee"
    assert platform_of("m.facebook.com:443") == "Facebook"
    assert platform_of("notshopee.vn") == platform_of("shopee.vn.example") == OTHERS


def test_what_was_fetched_imported_or_never_seen_is_told_apart(office: WebOffice) -> None:
    office.add_case()
    body = hashlib.sha256(b"x;y").hexdigest()
    sightings.keep_capture(office.db, Capture(
        url="file:sendo.xlsx", final_url="file:sendo.xlsx", method=CaptureMethod.IMPORT, body_sha256=body,
        outcome=CaptureOutcome.FETCHED, captured_at=office.clock(),
    ))  # fmt: skip
    for place, sha256 in (("https://www.sendo.vn/a", body), ("https://shopee.vn/b", None)):
        office.add_case(url=place, canonical_url=place, capture_sha256=sha256)
    address = "https://www.lazada.vn/tag"
    source = Source(name="lazada", platform="website", address=address, every_minutes=60, expect_min=1)
    work.add_source(office.db, source, actor="test", now=office.clock())
    rows = {each.name: each for each in by_platform(hosts_seen(office.db), [source])}
    assert {name: each.state for name, each in rows.items() if each.state != "none"} == {
        "Shopee": "imported", "Sendo": "imported", "Lazada": "planned", OTHERS: "seen",
    }  # fmt: skip
    assert (rows["Sendo"].imported, rows["Sendo"].seen, rows[OTHERS].seen) == (1, 0, 1)
    page = office.person("Lan", Role.ANALYST).get("/do-phu").text
    assert page.count("chưa có dữ liệu") == len(rows) - 4
    assert re.search(r"Sendo</bdi></td><td><span class=\"tag\">chỉ có số liệu nhập từ tệp", page)
