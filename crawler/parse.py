"""The pure parse: from a Capture and its bytes to Observations. No network, clock, database, settings or environment.

A platform is one file under `crawler/platforms/`, found by its folder: it has a `name`, says whether it `recognises` a
page, and can `parse` it. `website` recognises every page and is asked last. A platform whose answers are no pages
(JSON, XML) also says which ones it `reads` and can `read` them; one may have a `start` that turns the address which
analysts know into the one to ask.
"""

from __future__ import annotations

import pkgutil
from functools import cache
from importlib import import_module
from typing import Protocol, runtime_checkable

from crawler import platforms
from crawler.addresses import canonicalise
from crawler.decoding import decode, is_html
from crawler.document_tree import selector_of
from crawler.duplicates import is_worth_a_visit
from crawler.platforms.reading.page import Page, Parsed
from storage.records import Capture

__all__ = ["LAST", "Page", "Parsed", "Platform", "find_platforms", "parse"]

LAST = "website"
START_BYTES = 2048  # of a document, to tell what it is


class Platform(Protocol):
    """What a file under `crawler/platforms/` offers. `name` is the file's name and what a Source says in `platform`."""

    name: str

    def recognises(self, url: str, html: str) -> bool: ...

    def parse(self, page: Page) -> Parsed: ...


@runtime_checkable
class DocumentReader(Protocol):
    """What a platform offers besides when its answers are no pages."""

    def reads(self, url: str, content_type: str, start: bytes) -> bool: ...

    def read(self, capture: Capture, body: bytes) -> Parsed: ...


@runtime_checkable
class Starter(Protocol):
    """What a platform offers when the address to ask is another than the one that analysts know."""

    def start(self, address: str) -> str: ...


@cache
def find_platforms() -> dict[str, Platform]:
    """Every platform by name, `website` last. Raises ValueError at once for a file that is no platform."""
    found: dict[str, Platform] = {}
    for module in pkgutil.iter_modules(platforms.__path__):
        if not module.ispkg:
            found[module.name] = _load(module.name)
    found[LAST] = found.pop(LAST)
    return found


def start_of(address: str, platform: str) -> str:
    """The address to ask first for a source. Raises KeyError for a platform that does not exist, ValueError for an
    address that it can not work with."""
    chosen = find_platforms()[platform]
    return chosen.start(address) if isinstance(chosen, Starter) else address


def is_readable(capture: Capture, body: bytes) -> bool:
    """Whether a kept body is a page or a document that a platform reads."""
    kind = capture.headers.get("content-type", "")
    return _document_reader(capture.final_url, kind, body) is not None or is_html(body, kind)


def _document_reader(url: str, content_type: str, body: bytes) -> DocumentReader | None:
    start = body[:START_BYTES]
    return next((one for one in _document_readers() if one.reads(url, content_type, start)), None)


@cache
def _document_readers() -> tuple[DocumentReader, ...]:
    return tuple(one for one in find_platforms().values() if isinstance(one, DocumentReader))


def parse(capture: Capture, body: bytes, platform: str | None = None) -> Parsed:
    """What `body` shows. `platform` names the reader; without it the first that recognises the page reads it.

    A body that is no page gives no observation and a note with its type. Hostile or broken pages never raise. Raises
    KeyError for a platform that does not exist, ValueError for a capture whose address is no http(s) address.
    """
    known = find_platforms()
    chosen = known[platform] if platform else None
    content_type = capture.headers.get("content-type", "")
    url = capture.final_url
    canonicalise(url)
    reader = _document_reader(url, content_type, body)
    if reader is not None:
        return reader.read(capture, body)
    if not is_html(body, content_type):
        return Parsed(note=f"no page: {content_type or 'unknown type'}, {len(body)} bytes")
    text, mended = decode(body, content_type)
    page = Page(capture=capture, url=url, html=text, selector=selector_of(text))
    parsed = (chosen or next(one for one in known.values() if one.recognises(url, text))).parse(page)
    return parsed.model_copy(
        update={
            "links": tuple(link for link in parsed.links if is_worth_a_visit(link)),
            "note": "; ".join(part for part in (mended, parsed.note) if part),
        }
    )


def _load(name: str) -> Platform:
    module = import_module(f"{platforms.__name__}.{name}")
    if getattr(module, "name", None) != name or not callable(getattr(module, "recognises", None)):
        raise ValueError(
            f"crawler/platforms/{name}.py is no platform: it needs name = {name!r}, recognises() and parse()"
        )
    platform: Platform = module
    return platform
