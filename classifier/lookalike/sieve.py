"""A sieve over many names at once: which lines may hold a lookalike, so that only those are judged one by one.

One Aho-Corasick pass over a whole block finds keywords, copied addresses and keywords cut by a dot; a second one, over the same block with
its disguises taken off, finds the disguised ones; slips are found by halves (`classifier/lookalike/halves.py`). It lets a few lines too
many through and none too few: what passes is judged by the same finder that judges a single name.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from ahocorasick_rs import BytesAhoCorasick
from numpy.typing import NDArray

from classifier.lookalike.find import ACROSS_FROM, SHORT, Look, swapped
from classifier.lookalike.halves import Halves
from classifier.lookalike.names import Names
from classifier.lookalike.reading import PAIRS, SHAPES, NotAHostError, host_of, plain, unicode_of

Bytes = NDArray[np.uint8]
Numbers = NDArray[np.int64]

_NEWLINE, _DOT, _HYPHEN = 10, 46, 45
_EDGES = (b"\n", b".", b"-", b"_", *(b"%d" % digit for digit in range(10)))
_LURES = (b"gov-vn", b"govvn", b"govn", b"vn-gov", b"vngov", b"vietgov", b"viettgov", b"gov-viet", b"com-vn")
_LURE_STARTS = (b"vn-", b"com-", b"vnbank", b"vnebank", b"vnibank", b"vnbnk", b"vnib.")
_TO_SHAPE = bytes.maketrans(*(each.encode() for each in SHAPES))
_USUAL = np.zeros(256, dtype=bool)
_USUAL[np.frombuffer(b"abcdefghijklmnopqrstuvwxyz0123456789.-_\n", dtype=np.uint8)] = True
_LONGEST_NAME, _LONGEST_LABEL = 253, 63


@dataclass(frozen=True, slots=True)
class Suspect:
    """A line that may hold a lookalike: its place in the block, its name, what to look for; or why it is no host name."""

    line: int
    text: str
    host: str
    look: Look
    wrong: str = ""


class Sieve:
    """The sieve of one list of names."""

    def __init__(self, names: Names) -> None:
        words = [(each.text.encode(), each.role) for each in names.keywords.values()]
        patterns: dict[bytes, Look] = {}
        for word, role in words:
            if len(word) <= SHORT or role == "label":
                patterns |= dict.fromkeys((edge + word for edge in _EDGES), Look.WORDS)
                patterns |= dict.fromkeys((word + edge for edge in _EDGES), Look.WORDS)
            else:
                patterns[word] = Look.WORDS
            if len(word) >= ACROSS_FROM:
                patterns |= dict.fromkeys((word[:at] + b"." + word[at:] for at in range(1, len(word))), Look.WORDS)
        for domain in names.domains:
            patterns |= dict.fromkeys((domain.encode(), domain.replace(".", "-").encode()), Look.WORDS)
        patterns |= dict.fromkeys(_LURES, Look.WORDS)
        patterns |= dict.fromkeys((start + lure for start in (b"\n", b".") for lure in _LURE_STARTS), Look.WORDS)
        patterns |= {text.encode(): Look.SLIPS for text in swapped(names) if text.encode() not in patterns}
        self._looks = np.array([int(look) for look in patterns.values()], dtype=np.int64)
        self._words = BytesAhoCorasick(list(patterns))
        shapes: set[bytes] = set()
        for shape, keyword in names.by_skeleton.items():
            if len(keyword.text) > SHORT and keyword.role != "label":
                shapes.add(shape.encode())
            elif len(shape) >= SHORT:
                shapes |= {b"\n" + shape.encode() + b".", b"." + shape.encode() + b"."}
        self._shapes = BytesAhoCorasick(sorted(shapes)) if shapes else None
        self._halves = Halves(names)

    def suspects(self, block: bytes) -> list[Suspect]:
        """The suspects among the lines of `block` (UTF-8, each ended by a newline), in order, bad lines among them."""
        if b"\r" in block:
            block = block.replace(b"\r\n", b"\n")
        low = block.lower()
        letters = np.frombuffer(low, dtype=np.uint8)
        ends = np.flatnonzero(letters == _NEWLINE)
        starts = np.concatenate(([0], ends[:-1] + 1))
        bad, hosts = self._odd(block, letters, starts, ends)
        # The block, then the other readings of some of its lines: without hyphens; decoded.
        more, owners = self._without_hyphens(low, letters, starts, ends)
        for line, host in hosts.items():
            seen = _reading(host)
            more += [seen, seen.replace(b"-", b"").replace(b"_", b"")]
            owners += [line, line]
        text = b"\n" + low + b"\n".join(more) + b"\n"
        lines = np.concatenate((np.arange(len(ends)), np.array(owners, dtype=np.int64)))
        looks = np.zeros(len(ends) + 1, dtype=np.int64)
        self._mark(text, lines, looks)
        for line in bad:
            looks[line] = 0
        found = []
        for line in sorted({*np.flatnonzero(looks[:-1]).tolist(), *bad}):
            raw = block[starts[line] : ends[line]]
            if line in bad:
                found.append(Suspect(line, raw.decode("utf-8", "replace"), "", Look(0), bad[line]))
            else:
                host = hosts.get(line) or raw.decode().lower()
                found.append(Suspect(line, raw.decode(), host, Look(int(looks[line]))))
        return found

    def _mark(self, text: bytes, lines: Numbers, looks: Numbers) -> None:
        """Note in `looks`, for each line of the block, what to look for."""
        letters = np.frombuffer(text, dtype=np.uint8)
        breaks = np.flatnonzero(letters == _NEWLINE)
        hits = self._words.find_matches_as_indexes(text, overlapping=True)
        if hits:
            table = np.array(hits, dtype=np.int64)
            # A pattern that begins at a line's newline belongs to the line after it, so its last byte is asked for its line.
            at = lines[_line_of(breaks, np.minimum(table[:, 2] - 1, table[:, 1] + 1))]
            np.bitwise_or.at(looks, at, self._looks[table[:, 0]])
        if self._shapes is not None:
            shape = _shape_of(text)
            hits = self._shapes.find_matches_as_indexes(shape, overlapping=True)
            if hits:
                found = np.array([end - 1 for _, _, end in hits], dtype=np.int64)
                shape_breaks = np.flatnonzero(np.frombuffer(shape, dtype=np.uint8) == _NEWLINE)
                looks[lines[_line_of(shape_breaks, found)]] |= int(Look.SHAPES)
        slips = self._halves.places(letters)
        looks[lines[_line_of(breaks, slips)]] |= int(Look.SLIPS)

    def _odd(
        self, block: bytes, letters: Bytes, starts: Numbers, ends: Numbers
    ) -> tuple[dict[int, str], dict[int, str]]:
        """Lines that need a closer look: those that are no host name, with the reason; and the host of the others."""
        is_gap = (letters == _DOT) | (letters == _NEWLINE)
        is_hyphen = letters == _HYPHEN
        is_odd = ~_USUAL[letters]
        is_odd[1:] |= (is_gap[:-1] | is_hyphen[:-1]) & (is_gap[1:] | is_hyphen[1:])
        if len(letters) and letters[0] in (_DOT, _HYPHEN):
            is_odd[0] = True
        odd = set(_line_of_end(ends, np.flatnonzero(is_odd)).tolist())
        sizes = ends - starts
        last = letters[np.maximum(ends - 1, 0)]
        odd |= set(np.flatnonzero((sizes > _LONGEST_NAME) | ((last >= 48) & (last <= 57))).tolist())
        gaps = np.flatnonzero(is_gap)
        long = gaps[np.flatnonzero(np.diff(gaps, prepend=-1) > _LONGEST_LABEL + 1)]
        odd |= set(_line_of_end(ends, long).tolist())
        bad: dict[int, str] = {}
        hosts: dict[int, str] = {}
        for line in odd:
            raw = block[starts[line] : ends[line]]
            if not raw.strip():
                continue
            try:
                hosts[line] = host_of(raw.decode("utf-8"))
            except UnicodeDecodeError:
                bad[line] = "not UTF-8"
            except NotAHostError as error:
                bad[line] = str(error)
        return bad, hosts

    def _without_hyphens(
        self, low: bytes, letters: Bytes, starts: Numbers, ends: Numbers
    ) -> tuple[list[bytes], list[int]]:
        places = np.flatnonzero((letters == _HYPHEN) | (letters == 95))
        owners = np.unique(_line_of_end(ends, places))
        spans = zip(starts[owners].tolist(), ends[owners].tolist(), strict=True)
        return [low[start:end].translate(None, b"-_") for start, end in spans], owners.tolist()


def _line_of(breaks: Numbers, places: Numbers) -> Numbers:
    """The line of each place in a text that begins with a newline."""
    return np.maximum(np.searchsorted(breaks, places, side="right") - 1, 0)


def _line_of_end(ends: Numbers, places: Numbers) -> Numbers:
    """The line of each place in a block; a newline belongs to the line that it ends."""
    return np.searchsorted(ends, places, side="left")


def _reading(host: str) -> bytes:
    """The host as a reader takes it; letters without a likeness become `?`."""
    return (
        ".".join(plain(unicode_of(label)) for label in host.split(".")).encode("ascii", "replace").replace(b"\n", b"?")
    )


def _shape_of(text: bytes) -> bytes:
    """Every line's skeleton, see `classifier.lookalike.reading.skeleton`."""
    for pair, letter in PAIRS.items():
        text = text.replace(pair.encode(), letter.encode())
    letters = np.frombuffer(text.translate(_TO_SHAPE), dtype=np.uint8)
    kept = np.ones(len(letters), dtype=bool)
    kept[1:] = (letters[1:] != letters[:-1]) | (letters[1:] == _NEWLINE)
    return letters[kept].tobytes()
