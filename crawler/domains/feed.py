"""Files of newly registered domains: growing, replaced or cut in the middle, plain or gzip; one name a line.

A line counts once its end is there: a file that is being written, or was cut, is read on when the rest comes. Columns
behind the first (date, registrar) are left aside.
"""

from __future__ import annotations

import gzip
import hashlib
import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

CHUNK_BYTES = 1 << 20
HEAD_BYTES = 4096  # by which a file that was replaced is told from one that grew
LONGEST_LINE = 64 * 1024
_FIELD_END = re.compile(r"[,;\t ]")
_LABEL = r"[^\s.\x00-\x20\x7f/\\@:,;'\"<>()\[\]{}|^`~!#$%&*+=?]{1,63}"
_HOST = re.compile(rf"{_LABEL}(?:\.{_LABEL})+\.?")


class FeedError(Exception):
    """A feed can not be read now; the text says why. It is looked at again later."""


@dataclass(frozen=True)
class FeedState:
    """How far a feed was read: bytes and lines (of the plain text), and the hash of its first bytes."""

    offset: int = 0
    lines: int = 0
    head: str = ""
    head_bytes: int = 0


@dataclass(frozen=True)
class FeedPart:
    """Some whole lines of a feed: names, and what was skipped, by line."""

    state: FeedState
    names: tuple[str, ...]
    skipped: tuple[str, ...]
    notes: tuple[str, ...] = ()


def host_of_line(line: str) -> str:
    """The host name in a line, lower case, without ``*.`` and the last dot. Raises ValueError with the reason."""
    name = _FIELD_END.split(line.strip(), maxsplit=1)[0].strip('"').lower().removeprefix("*.").rstrip(".")
    if len(name) > 253:
        raise ValueError(f"{name[:40]}… is longer than any host name (253)")
    if not _HOST.fullmatch(name):
        raise ValueError(f"{name[:80]!a} is not a host name")
    return name


def read_feed(path: Path, state: FeedState) -> Iterator[FeedPart]:
    """What stands behind `state`, in parts. Raises FeedError when the file can not be opened."""
    try:
        head = _head(path, state.head_bytes)
        notes: tuple[str, ...] = ()
        if state.head_bytes and hashlib.sha256(head).hexdigest() != state.head:
            notes = (f"{path}: another file stands here now; it is read from its start",)
            state = FeedState()
        if state.head_bytes < HEAD_BYTES:
            head = _head(path, HEAD_BYTES)
            state = FeedState(state.offset, state.lines, hashlib.sha256(head).hexdigest(), len(head))
        if notes:
            yield FeedPart(state, (), (), notes)
        with _open(path) as file:
            yield from _parts(path, file, state)
    except OSError as error:
        raise FeedError(f"{path}: {error.strerror or error}") from error


def _open(path: Path) -> BinaryIO:
    return gzip.open(path) if path.suffix == ".gz" else path.open("rb")  # type: ignore[return-value]  # reads alike


def _head(path: Path, size: int) -> bytes:
    with path.open("rb") as file:
        return file.read(size)


def _parts(path: Path, file: BinaryIO, state: FeedState) -> Iterator[FeedPart]:
    file.seek(state.offset)
    if file.tell() < state.offset:  # gzip stops at the end without a word
        yield FeedPart(FeedState(head=state.head, head_bytes=state.head_bytes), (), (), (f"{path}: it shrank",))
        return
    rest, dropped = b"", 0
    while True:
        try:
            chunk = file.read(CHUNK_BYTES)
        except (EOFError, zlib.error) as error:
            yield FeedPart(state, (), (), (f"{path}: cut off after line {state.lines} ({error}); the rest is awaited",))
            return
        if not chunk:
            break
        *lines, rest = (rest + chunk).split(b"\n")
        if lines:
            state, part = _part(path, state, lines, dropped)
            dropped = 0
            yield part
        if len(rest) > LONGEST_LINE:
            dropped += len(rest) - LONGEST_LINE
            rest = rest[:LONGEST_LINE]
    if rest.strip():
        yield FeedPart(state, _tail(rest), (), ())


def _part(path: Path, state: FeedState, lines: list[bytes], dropped: int) -> tuple[FeedState, FeedPart]:
    names, skipped = [], []
    for number, line in enumerate(lines, start=state.lines + 1):
        text = line.decode("utf-8", "replace").strip()
        if not text or text.startswith("#"):
            continue
        try:
            names.append(host_of_line(text))
        except ValueError as error:
            skipped.append(f"{path}, line {number}: {error}; skipped")
    after = FeedState(
        state.offset + dropped + sum(len(line) + 1 for line in lines), state.lines + len(lines), state.head,
        state.head_bytes,
    )  # fmt: skip
    return after, FeedPart(after, tuple(names), tuple(skipped))


def _tail(line: bytes) -> tuple[str, ...]:
    """A last line without its end: judged as it is, and again with what may follow. The state does not move over it."""
    try:
        return (host_of_line(line.decode("utf-8", "replace")),)
    except ValueError:
        return ()
