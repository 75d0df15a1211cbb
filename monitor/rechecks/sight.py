"""What one kept answer shows of a target: the reported content, other content, its absence, or nothing to go by. Pure.

When in doubt it is not gone: a wall, an error, an empty shell and a redirect say nothing, and other content is for a
person to look at.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from urllib.parse import urlsplit

from crawler.absence import Absence, absence_in
from crawler.double_look import Glance
from crawler.parse import is_readable, parse
from crawler.platforms.reading.page import Parsed
from crawler.walls import wall_in
from storage.near_duplicates import ALIKE, LIKE_TITLE, likeness, word_runs
from storage.records import CaptureOutcome, Observation
from storage.search_text import index_text

NOT_FOUND = frozenset({404, 410})
LEGAL = 451  # withheld for legal reasons here; others may see it (RFC 7725)
FEWEST_WORDS = 12  # a page that says less, and shows nothing of what was reported, is a shell
RELATED = 0.3  # share of common word runs from which a page is about the same thing


class Sight(StrEnum):
    SHOWS = "shows"  # the reported content
    OTHER = "other"  # a page, but not with what was reported
    GONE = "gone"  # 404, 410, or the platform's own words
    AWAY = "away"  # it leads to another address that is not about the target
    WALL = "wall"  # captcha, login, refusal, a block for our country
    TROUBLE = "trouble"  # an error of theirs or ours, or no answer
    EMPTY = "empty"  # a shell without content: the browser has to look


@dataclass(frozen=True)
class Known:
    """What was reported of a target: its own content, and the words that the findings quote."""

    url: str
    title: str = ""
    text: str = ""
    quotes: tuple[str, ...] = ()

    @property
    def is_bare(self) -> bool:
        """Only the address is known: a link that a person reported and that could not be read."""
        return not self.title and not self.text


@dataclass(frozen=True)
class Seen:
    """One sight, with the reason in words and what was read, where something was."""

    sight: Sight
    why: str
    observation: Observation | None = None


def see(known: Known, glance: Glance) -> Seen:
    """What a Capture shows of `known`. Never raises for what is on the page."""
    capture, body = glance.capture, glance.body
    kind = capture.headers.get("content-type", "")
    observation = _read(known, glance)
    if observation is not None and _is_about(known, observation):
        return Seen(Sight.SHOWS, "nội dung đã báo vẫn hiển thị", observation)
    outcome, status = capture.outcome, capture.status
    if outcome is CaptureOutcome.BLOCKED or status == LEGAL:
        return Seen(Sight.WALL, capture.note or f"bị chặn (HTTP {status})")
    if outcome is CaptureOutcome.HTTP_ERROR and status not in NOT_FOUND:
        return Seen(Sight.TROUBLE, f"máy chủ báo lỗi {status}")
    if outcome not in (CaptureOutcome.FETCHED, CaptureOutcome.HTTP_ERROR):
        return Seen(Sight.TROUBLE, capture.note or str(outcome))
    wall = wall_in(capture.final_url, body, kind)
    said, line = absence_in(body, kind, not_found=status in NOT_FOUND)
    if wall or said is Absence.HIDDEN:
        return Seen(Sight.WALL, f"trang báo: {line}" if line else wall)
    if status in NOT_FOUND:
        return Seen(Sight.GONE, f"HTTP {status}")
    if _is_elsewhere(known.url, capture.final_url):
        return Seen(Sight.AWAY, f"chuyển hướng đến {capture.final_url}", observation)
    if said is Absence.GONE:
        return Seen(Sight.GONE, f"trang báo: {line}", observation)
    return _of_a_page(known, observation)


def _of_a_page(known: Known, observation: Observation | None) -> Seen:
    """A page that loaded where it should and says nothing of an absence."""
    if observation is None:
        return Seen(Sight.EMPTY, "không đọc được trang")
    if len(f"{observation.title} {observation.text}".split()) < FEWEST_WORDS:
        return Seen(Sight.EMPTY, "trang không có nội dung")
    if known.is_bare:
        return Seen(Sight.SHOWS, "địa chỉ vẫn mở được", observation)
    return Seen(Sight.OTHER, "trang còn, nhưng không còn nội dung đã báo", observation)


def _read(known: Known, glance: Glance) -> Observation | None:
    """What the page shows: the Observation of the target's own address, else the page's first."""
    if not glance.body or not is_readable(glance.capture, glance.body):
        return None
    try:
        parsed: Parsed = parse(glance.capture, glance.body)
    except Exception:  # noqa: BLE001 - a page that breaks its reader says nothing; the caller tells it apart from absence
        return None
    own = [one for one in parsed.observations if one.canonical_url == known.url]
    return next(iter((*own, *parsed.observations)), None)


def _is_about(known: Known, seen: Observation) -> bool:
    """Whether a page still shows what was reported: the quoted words, on a page about the same thing.

    Without quotes (a case that a person opened) the content has to be the same by and large.
    """
    if known.is_bare:
        return False
    title, text = _folded(seen.title), _folded(seen.text)
    runs = likeness(word_runs(_folded(known.text)), word_runs(text))
    titles = likeness(frozenset(_folded(known.title).split()), frozenset(title.split()))
    if not known.quotes:
        return runs >= ALIKE or (titles == 1.0 and not known.text)
    quoted = any(quote in f" {title} {text} " for quote in map(_as_words, known.quotes) if quote.strip())
    same = (seen.title, seen.text) == (known.title, known.text)
    return same or (quoted and (runs >= RELATED or titles >= LIKE_TITLE))


def _is_elsewhere(asked: str, final: str) -> bool:
    """Whether a redirect led to another page, not only to another spelling of the address."""
    one, other = urlsplit(asked), urlsplit(final)
    host = (one.hostname or "").removeprefix("www."), (other.hostname or "").removeprefix("www.")
    return host[0] != host[1] or one.path.rstrip("/") != other.path.rstrip("/")


def _folded(text: str) -> str:
    return index_text(text)[0]


def _as_words(quote: str) -> str:
    return f" {_folded(quote)} "
