"""Every platform on its own saved answers: a file `CASE.expected.json` beside each says what must come out."""

from __future__ import annotations

import hashlib
import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from crawler.parse import find_platforms, parse, start_of
from crawler.platforms.reading.page import Parsed
from storage.records import Capture

FOLDER = Path(__file__).parent / "platforms"
CASES = sorted(FOLDER.glob("*/*.expected.json"))


def read(path: Path, url: str, content_type: str) -> Parsed:
    body = path.read_bytes()
    return parse(
        Capture(
            url=url, final_url=url, method="http", outcome="fetched", status=200,
            headers={"content-type": content_type}, body_sha256=hashlib.sha256(body).hexdigest(), body_bytes=len(body),
            captured_at=datetime(2026, 3, 6, tzinfo=UTC),
        ),
        body,
    )  # fmt: skip


@pytest.mark.parametrize("path", CASES, ids=lambda path: f"{path.parent.name}/{path.name.split('.')[0]}")
def test_saved_answer_reads_as_expected(path: Path) -> None:
    expected = json.loads(path.read_text("utf-8"))
    (answer,) = (one for one in path.parent.glob(path.name.replace("expected.json", "*")) if one != path)
    result = read(answer, expected["url"], expected.get("content_type", "text/html; charset=utf-8"))
    got = [one.model_dump(mode="json") for one in result.observations]
    assert len(got) == len(expected["observations"])
    for one, wanted in zip(got, expected["observations"], strict=True):
        assert {name: one[name] for name in wanted} == wanted
    assert expected.get("note_has", "") in result.note
    assert [link for link in expected.get("links_has", []) if link not in result.links] == []
    assert list(result.links) == expected.get("links_are", list(result.links))


def test_every_platform_has_a_folder_of_saved_answers() -> None:
    with_folder = {path.parent.name for path in CASES} | {"website"}  # the pages of `website` stand in pages/
    assert set(find_platforms()) == with_folder


@pytest.mark.parametrize(
    ("platform", "address", "asked"),
    [
        ("tiki", "https://tiki.vn/search?q=gi%E1%BA%A3m+c%C3%A2n",
         "https://tiki.vn/api/v2/products?limit=40&page=1&q=gi%E1%BA%A3m+c%C3%A2n"),
        ("tiki", "https://tiki.vn/thuc-pham-chuc-nang/c2327",
         "https://tiki.vn/api/personalish/v1/blocks/listings?category=2327&limit=40&page=1"),
        ("tiki", "https://tiki.vn/cua-hang/hoa-mai", "https://api.tiki.vn/v2/seller/stores/hoa-mai/products?limit=40&page=1"),
        ("youtube", "https://www.youtube.com/@nhathuocvui/videos",
         "https://www.googleapis.com/youtube/v3/channels?forHandle=%40nhathuocvui&part=snippet%2CcontentDetails"),
        ("youtube", "https://www.youtube.com/playlist?list=UUabc",
         "https://www.googleapis.com/youtube/v3/playlistItems?maxResults=50&part=contentDetails&playlistId=UUabc"),
        ("sapo", "https://shop.example.vn/", "https://shop.example.vn/"),
    ],
)  # fmt: skip
def test_address_that_analysts_know_becomes_the_one_to_ask(platform: str, address: str, asked: str) -> None:
    assert start_of(address, platform) == asked


def test_address_that_a_platform_can_not_work_with_is_refused() -> None:
    with pytest.raises(ValueError, match="youtube"):
        start_of("https://example.vn/x", "youtube")
