"""What a platform is given and what it hands back."""

from __future__ import annotations

from dataclasses import dataclass

from parsel import Selector
from pydantic import Field

from storage.records import Capture, Observation, Record


@dataclass(frozen=True)
class Page:
    """One HTML page, decoded. `url` is where it was seen, after redirects; `selector` holds the whole document."""

    capture: Capture
    url: str
    html: str
    selector: Selector


class Parsed(Record):
    """What a pure parse makes of one Capture."""

    observations: tuple[Observation, ...] = ()
    links: tuple[str, ...] = Field(default=(), description="absolute and canonical, of all hosts, in document order")
    needs_browser: bool = Field(default=False, description="the page as sent is the empty shell of an app")
    note: str = Field(default="", description="what was mended or left out; empty when nothing was")
