"""A very long text in windows that overlap, so that reading it needs no more room than reading a page."""

from __future__ import annotations

from collections.abc import Iterator

LONG = 100_000  # characters; a longer text is read in windows
WINDOW, OVERLAP = 50_000, 3_000  # what stands together, a phrase and its caution, is shorter than the overlap


def windows(text: str) -> Iterator[tuple[int, str]]:
    """Where each window begins and what stands in it. Cut at white space where there is some."""
    start = 0
    while True:
        end = _white(text, start + WINDOW)
        yield start, text[start:end]
        if end == len(text):
            return
        start = max(start + 1, _white(text, end - OVERLAP))


def _white(text: str, at: int) -> int:
    """The next white space near a place, or the place itself; the end where that is not far."""
    if at + OVERLAP // 2 >= len(text):
        return len(text)
    for near in range(at, at + OVERLAP // 2):
        if text[near].isspace():
            return near
    return at
