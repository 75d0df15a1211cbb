"""YouTube by its Data API v3: a channel, its uploads, their videos. Searching is for finding, and spare.

The way is channels.list → playlistItems.list of the uploads → videos.list of fifty ids: three answers for fifty videos.
What each call costs is in `crawler.youtube_api`, which asks; here is only what the answers say.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

from crawler.platforms.reading.kinds import ad_hashtag
from crawler.platforms.reading.page import Page, Parsed
from crawler.product import moment, words_of
from storage.records import Capture, Kind, Observation

name = "youtube"
API = "https://www.googleapis.com/youtube/v3"
AT_ONCE = 50  # ids a call, and entries a page: the most that the API takes
_PATH = "/youtube/v3/"


def recognises(url: str, html: str) -> bool:  # noqa: ARG001  # the seam's shape
    """No page: YouTube's own pages are read as public links."""
    return False


def parse(page: Page) -> Parsed:  # noqa: ARG001  # the seam's shape
    """Nothing: the API answers in JSON."""
    return Parsed(note="a page, no answer of the API")


def start(address: str) -> str:
    """The first call for a channel, a playlist, a video or a search of youtube.com; ValueError for another address."""
    parts = urlsplit(address)
    query = parse_qs(parts.query)
    if _PATH in parts.path:
        return address
    if not re.fullmatch(r"(?:www\.|m\.)?youtube\.com", parts.hostname or ""):
        raise ValueError(f"not an address of youtube.com: {address[:200]!r}")
    if handle := re.match(r"/(@[\w.\-]+)", parts.path):
        return _call(API, "channels", part="snippet,contentDetails", forHandle=handle[1])
    if channel := re.match(r"/channel/([\w\-]+)", parts.path):
        return _call(API, "channels", part="snippet,contentDetails", id=channel[1])
    if query.get("list"):
        return _call(API, "playlistItems", part="contentDetails", playlistId=query["list"][0], maxResults=AT_ONCE)
    if query.get("v"):
        return _call(API, "videos", part="snippet,contentDetails", id=query["v"][0])
    if query.get("search_query"):
        return _call(
            API, "search", part="id", type="video", q=query["search_query"][0], maxResults=AT_ONCE, regionCode="VN",
            relevanceLanguage="vi", order="date",
        )  # fmt: skip
    raise ValueError(f"no channel, playlist, video or search of youtube.com: {address[:200]!r}")


def reads(url: str, content_type: str, start: bytes) -> bool:  # noqa: ARG001  # the seam's shape
    """Answers of the API."""
    return _PATH in urlsplit(url).path and start.lstrip()[:1] == b"{"


def read(capture: Capture, body: bytes) -> Parsed:
    """Channels and videos as Observations; as links the calls that go on from here."""
    try:
        answer = json.loads(body)
    except (ValueError, RecursionError) as fault:
        return Parsed(note=f"the API's answer is no JSON: {fault}"[:300])
    items = [one for one in answer.get("items") or () if isinstance(one, dict)] if isinstance(answer, dict) else []
    base = capture.final_url.split(_PATH)[0] + _PATH.rstrip("/")
    match str(answer.get("kind", "")).removeprefix("youtube#") if isinstance(answer, dict) else "":
        case "channelListResponse":
            return Parsed(
                observations=tuple(_channel(item, capture) for item in items if item.get("id")),
                links=tuple(_uploads(item, base) for item in items if _uploads_of(item)),
            )
        case "playlistItemListResponse":
            ids = [words_of(_inner(item, "contentDetails").get("videoId")) for item in items]
            return Parsed(links=(*_videos(ids, base), *_next_page(answer, capture.final_url)))
        case "searchListResponse":  # one page only: a search costs a hundredth of the day's searches
            return Parsed(links=tuple(_videos([words_of(_inner(item, "id").get("videoId")) for item in items], base)))
        case "videoListResponse":
            return Parsed(observations=tuple(_video(item, capture) for item in items if item.get("id")))
    return Parsed(note=f"the API says no: {_fault(answer)}")


def _fault(answer: object) -> str:
    error = answer.get("error") if isinstance(answer, dict) else None
    return (
        str(error.get("message", "an answer of unknown kind"))[:300] if isinstance(error, dict) else "of unknown kind"
    )


def _inner(item: Mapping[str, Any], key: str) -> Mapping[str, Any]:
    value = item.get(key)
    return value if isinstance(value, dict) else {}


def _uploads_of(item: Mapping[str, Any]) -> str | None:
    return words_of(_inner(_inner(item, "contentDetails"), "relatedPlaylists").get("uploads"))


def _uploads(item: Mapping[str, Any], base: str) -> str:
    return _call(base, "playlistItems", part="contentDetails", playlistId=_uploads_of(item), maxResults=AT_ONCE)


def _videos(ids: list[str | None], base: str) -> Iterator[str]:
    known = list(dict.fromkeys(one for one in ids if one))
    for first in range(0, len(known), AT_ONCE):
        yield _call(base, "videos", part="snippet,contentDetails", id=",".join(known[first : first + AT_ONCE]))


def _next_page(answer: Mapping[str, Any], url: str) -> Iterator[str]:
    token = words_of(answer.get("nextPageToken"))
    if token:
        asked = {key: values[0] for key, values in parse_qs(urlsplit(url).query).items()} | {"pageToken": token}
        yield f"{url.split('?')[0]}?{urlencode(sorted(asked.items()))}"


def _call(base: str, method: str, **asked: object) -> str:
    return f"{base}/{method}?{urlencode(sorted((key, str(value)) for key, value in asked.items()))}"


def _channel(item: Mapping[str, Any], capture: Capture) -> Observation:
    snippet = _inner(item, "snippet")
    return _observation(
        capture, Kind.ACCOUNT, f"https://www.youtube.com/channel/{item['id']}", snippet, words_of(snippet.get("title"))
    )


def _video(item: Mapping[str, Any], capture: Capture) -> Observation:
    snippet = _inner(item, "snippet")
    return _observation(
        capture,
        Kind.VIDEO,
        f"https://www.youtube.com/watch?v={item['id']}",
        snippet,
        words_of(snippet.get("channelTitle")),
    )


def _observation(
    capture: Capture, kind: Kind, address: str, snippet: Mapping[str, Any], seller: str | None
) -> Observation:
    text = str(snippet.get("description") or "")[:100_000]
    pictures = [words_of(one.get("url")) for one in _inner(snippet, "thumbnails").values() if isinstance(one, dict)]
    return Observation(
        url=capture.final_url,
        canonical_url=address,
        kind=kind,
        title=words_of(snippet.get("title")) or "",
        text=text,
        seller=seller,
        images=tuple(one for one in pictures[-1:] if one),
        ad_label=ad_hashtag(f"{snippet.get('title')} {text}"),
        platform=name,
        published_at=moment(words_of(snippet.get("publishedAt"))),
        observed_at=capture.captured_at,
        capture_sha256=capture.body_sha256,
    )
