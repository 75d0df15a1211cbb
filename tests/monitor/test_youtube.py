"""A source of YouTube: the real run against a server on loopback that answers as the Data API does."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from loopback import Site, rasoat

from crawler.youtube_api import Quota, day_began, left_after

KEY = "key-of-the-office"


class Api:
    """A channel with 120 uploads; remembers what was asked and with which key."""

    def __init__(self, refuses: bool = False) -> None:
        self.refuses = refuses
        self.calls: list[str] = []
        self.keys: set[str | None] = set()

    def __call__(self, handler: BaseHTTPRequestHandler) -> None:
        parts = urlsplit(handler.path)
        method, asked = parts.path.rpartition("/")[2], {key: one[0] for key, one in parse_qs(parts.query).items()}
        self.calls.append(method)
        self.keys.add(handler.headers.get("X-Goog-Api-Key"))
        status, answer = self._answer(method, asked)
        body = json.dumps(answer).encode()
        handler.send_response(status)
        handler.send_header("Content-Type", "application/json; charset=UTF-8")
        handler.send_header("Content-Length", str(len(body)))
        handler.end_headers()
        handler.wfile.write(body)

    def _answer(self, method: str, asked: dict[str, str]) -> tuple[int, dict[str, object]]:
        if self.refuses:
            return 403, {"error": {"code": 403, "message": "API key not valid.", "errors": [{"reason": "forbidden"}]}}
        if method == "channels":
            uploads = {"relatedPlaylists": {"uploads": "UUx"}}
            return 200, {"kind": "youtube#channelListResponse",
                         "items": [{"id": "UCx", "snippet": {"title": "Vui"}, "contentDetails": uploads}]}  # fmt: skip
        if method == "playlistItems":
            first = int(asked.get("pageToken", "0"))
            ids = [f"v{number}" for number in range(first, min(first + 50, 120))]
            answer = {
                "kind": "youtube#playlistItemListResponse",
                "items": [{"contentDetails": {"videoId": one}} for one in ids],
            }
            return 200, answer | ({"nextPageToken": str(first + 50)} if first + 50 < 120 else {})
        if method == "search":
            return 200, {
                "kind": "youtube#searchListResponse",
                "nextPageToken": "more",
                "items": [{"id": {"videoId": "v7"}}],
            }
        items = [{"id": one, "snippet": {"title": f"Video {one}", "channelTitle": "Vui", "description": "mô tả"}}
                 for one in asked["id"].split(",")]  # fmt: skip
        return 200, {"kind": "youtube#videoListResponse", "items": items}


def run(data: Path, api: Api, address: str, key: str = KEY, **more: str) -> tuple[int, str]:
    with Site({"*": api}) as site:
        name = f"nguon {len(api.calls)}"
        added = rasoat(data, "source", "add", name, address, "--platform", "youtube")
        assert added.code == 0
        done = rasoat(data, "source", "run", name, youtube_key=key, youtube_api=f"{site.url}youtube/v3", **more)
    return done.code, done.said


def test_a_channel_is_read_through_its_uploads_and_never_searched(tmp_path: Path) -> None:
    api = Api()
    code, said = run(tmp_path / "data", api, "https://www.youtube.com/@vui")
    assert code == 0, said
    assert sorted(api.calls) == ["channels", *["playlistItems"] * 3, *["videos"] * 3]
    assert api.keys == {KEY}
    listed = rasoat(tmp_path / "data", "source", "list").rows[0]
    assert listed["last_run"]["observations"] == 121
    kept = b"".join(path.read_bytes() for path in (tmp_path / "data").rglob("*") if path.is_file())
    assert KEY.encode() not in kept


def test_a_search_asks_one_page_only(tmp_path: Path) -> None:
    api = Api()
    run(tmp_path / "data", api, "https://www.youtube.com/results?search_query=giam+can")
    assert api.calls == ["search", "videos"]


def test_what_earlier_runs_of_the_day_asked_counts_against_the_quota() -> None:
    api = "https://www.googleapis.com/youtube/v3"
    assert left_after([f"{api}/search?q=a"] * 3 + [f"{api}/videos?id=b"] * 5) == Quota(searches=97, units=9_995)
    spent = left_after([f"{api}/search?q=a"] * 100)
    assert spent.after(f"{api}/search?q=b") is None
    assert spent.after(f"{api}/videos?id=b") == Quota(searches=0, units=9_999)


def test_the_day_of_the_quota_begins_at_midnight_in_california() -> None:
    assert day_began(datetime(2026, 3, 5, 3, 0, tzinfo=UTC)) == datetime(2026, 3, 4, 8, 0, tzinfo=UTC)
    assert day_began(datetime(2026, 7, 5, 8, 0, tzinfo=UTC)) == datetime(2026, 7, 5, 7, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("refuses", "key", "why"),
    [(True, KEY, "API key not valid"), (False, "", "RASOAT_YOUTUBE_KEY")],
)
def test_a_run_without_a_good_key_fails_and_says_why(tmp_path: Path, refuses: bool, key: str, why: str) -> None:
    code, said = run(tmp_path / "data", Api(refuses), "https://www.youtube.com/@vui", key=key)
    assert code != 0
    assert why in said
