"""A sieve over many names at once: which lines may hold a lookalike, so that only those are judged one by one.

One Aho-Corasick pass over a whole block finds keywords, copied addresses and keywords cut by a dot; a second one,
over the same block with its disguises taken off, finds the disguised ones; slips are found by halves
(`classifier/lookalike/halves.py`). It lets a few lines too many through and none too few: what passes is judged by
the same finder that judges a single name.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from ahocorasick_rs import BytesAhoCorasick
from numpy.typing import NDArray

from classifier.lookalike.find import ACROSS_FROM, SHORT, Look, is_everyday, shape_words, swapped
from classifier.lookalike.halves import Halves
from classifier.lookalike.host import letters_of
from classifier.lookalike.lures import context_words
from classifier.lookalike.names import Names
from classifier.lookalike.reading import PAIRS, SHAPES, NotAHostError, host_of, plain, unicode_of

Bytes = NDArray[np.uint8]
Numbers = NDArray[np.int64]

_NEWLINE, _DOT, _HYPHEN, _UNDERSCORE = 10, 46, 45, 95
_EDGES = (b"\n", b".", b"-", b"_", *(b"%d" % digit for digit in range(10)))
_LURES = (b"gov-vn", b"govvn", b"govn", b"vn-gov", b"vngov", b"vietgov", b"viettgov", b"gov-viet", b"com-vn")
_LURE_STARTS = (b"vn-", b"com-", b"my-", b"vnbank", b"vnebank", b"vnibank", b"vnbnk", b"vnib.")
_IS_EDGE = np.zeros(256, dtype=bool)
_IS_EDGE[[edge[0] for edge in _EDGES]] = True
_TO_SHAPE = bytes.maketrans(*(each.encode() for each in SHAPES))
_JOINT, _ODD, _CUT = 1, 2, 4
_CLASSES = np.full(256, _ODD, dtype=np.uint8)
_CLASSES[np.frombuffer(b"abcdefghijklmnopqrstuvwxyz0123456789_", dtype=np.uint8)] = 0
_CLASSES[[_DOT, _NEWLINE]] = _JOINT
_CLASSES[_HYPHEN] = _JOINT | _CUT
_CLASSES[_UNDERSCORE] = _CUT
_FAR = 1 << 62  # -1 % this lies beyond every text
_LONGEST_NAME, _LONGEST_LABEL = 253, 63


@dataclass(frozen=True, slots=True)
class Suspect:
    """A line that may hold a lookalike: its place in the block, its name, what to look for; or why it is no host."""

    line: int
    text: str
    host: str
    look: Look
    wrong: str = ""


class Sieve:
    """The sieve of one list of names."""

    def __init__(self, names: Names, state_words: Iterable[str]) -> None:
        strong, weak, slips = _patterns(names, state_words)
        rows = [(text, Look.WORDS, 0) for text in strong]
        rows += [(text, Look.SLIPS, 0) for text in slips - strong]
        rows += [
            (text, Look.WORDS, letters) for text, letters in weak.items() if text not in strong and text not in slips
        ]
        self._looks = np.array([int(look) for _, look, _ in rows], dtype=np.int64)
        # Letters of a weak word: it counts when its label has no more, or when a lure stands in the name. 0: it
        # counts as it is.
        self._letters = np.array([letters for *_, letters in rows], dtype=np.int64)
        self._words = BytesAhoCorasick([text for text, *_ in rows])
        self._context = BytesAhoCorasick([word.encode() for word in context_words()])
        shapes = _shape_patterns(names)
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
        classes = _CLASSES[letters]
        bad, hosts = self._odd(block, letters, classes, starts, ends)
        # The block, then the other readings of some of its lines: without hyphens; decoded.
        more, owners = self._without_hyphens(low, classes, starts, ends)
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
        hits = np.array(self._words.find_matches_as_indexes(text, overlapping=True), dtype=np.int64).reshape(-1, 3)
        # A pattern may begin at a newline or end with one: its second and its last but one byte stand in its line.
        owner = _line_of(breaks, np.minimum(hits[:, 1] + 1, hits[:, 2] - 1))
        look, most = self._looks[hits[:, 0]], self._letters[hits[:, 0]]
        inside = hits[:, 1] + np.where(_IS_EDGE[letters[hits[:, 1]]], 1, 0)
        is_sure = most == 0
        is_sure[~is_sure] = _letters_at(text, inside[~is_sure]) <= most[~is_sure]
        slip, most_beside = self._halves.places(letters)
        is_sure_slip = _letters_at(text, slip) <= most_beside
        slip_owner = _line_of(breaks, slip)
        waiting = np.concatenate((owner[~is_sure], slip_owner[~is_sure_slip]))
        lured = self._lured(letters, breaks, np.unique(waiting))
        kept = is_sure | lured[owner]
        np.bitwise_or.at(looks, lines[owner[kept]], look[kept])
        looks[lines[slip_owner[is_sure_slip | lured[slip_owner]]]] |= int(Look.SLIPS)
        if self._shapes is not None:
            shape = _shape_of(text)
            ends = [end - 1 for _, _, end in self._shapes.find_matches_as_indexes(shape, overlapping=True)]
            shape_breaks = np.flatnonzero(np.frombuffer(shape, dtype=np.uint8) == _NEWLINE)
            looks[lines[_line_of(shape_breaks, np.array(ends, dtype=np.int64))]] |= int(Look.SHAPES)

    def _lured(self, letters: Bytes, breaks: Numbers, asked: Numbers) -> NDArray[np.bool_]:
        """For each line of the text: was it asked for, and does a lure stand in it? (In its suffix too: the judge looks
        again.)"""
        found = np.zeros(len(breaks) + 1, dtype=bool)
        is_asked = np.zeros(len(breaks) + 1, dtype=bool)
        is_asked[asked] = True
        sizes = np.diff(breaks, append=len(letters))
        # A line of the text runs from its newline to the next one; hyphens go, as they do before the judge looks.
        taken = np.repeat(is_asked[: len(breaks)], sizes) & (letters != _HYPHEN) & (letters != _UNDERSCORE)
        part = letters[taken]
        part_breaks = np.flatnonzero(part == _NEWLINE)
        hits = [(start, end) for _, start, end in self._context.find_matches_as_indexes(part.tobytes())]
        if hits:
            places = np.array(hits, dtype=np.int64)
            after = np.append(part, _NEWLINE)[places[:, 1]]
            is_suffix = (part[places[:, 0] - 1] == _DOT) & (after == _NEWLINE)
            found[asked[_line_of(part_breaks, places[~is_suffix, 0])]] = True
        return found

    def _odd(
        self, block: bytes, letters: Bytes, classes: Bytes, starts: Numbers, ends: Numbers
    ) -> tuple[dict[int, str], dict[int, str]]:
        """Lines that need a closer look: those that are no host name, with the reason; and the host of the others."""
        # Odd: a byte that no plain host name has; or a dot, hyphen or end of line beside another one.
        odd_places = np.flatnonzero((classes[1:] & classes[:-1] & _JOINT) | (classes[1:] & _ODD)) + 1
        if len(classes) and classes[0]:
            odd_places = np.append(odd_places, 0)
        odd = set(_line_of_end(ends, odd_places).tolist())
        sizes = ends - starts
        last = letters[np.maximum(ends - 1, 0)]
        odd |= set(np.flatnonzero((sizes > _LONGEST_NAME) | ((last >= 48) & (last <= 57))).tolist())
        long = np.flatnonzero(sizes > _LONGEST_LABEL).tolist()
        odd |= {line for line in long if max(map(len, block[starts[line] : ends[line]].split(b"."))) > _LONGEST_LABEL}
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
        self, low: bytes, classes: Bytes, starts: Numbers, ends: Numbers
    ) -> tuple[list[bytes], list[int]]:
        places = np.flatnonzero(classes & _CUT)
        owners = np.unique(_line_of_end(ends, places))
        spans = zip(starts[owners].tolist(), ends[owners].tolist(), strict=True)
        return [low[start:end].translate(None, b"-_") for start, end in spans], owners.tolist()


def _letters_at(text: bytes, places: Numbers) -> Numbers:
    """How many letters the label at each place of a text has."""
    found = []
    for place in places.tolist():
        start = max(text.rfind(b".", 0, place), text.rfind(b"\n", 0, place))
        end = min(text.find(b"\n", place), text.find(b".", place) % _FAR)
        found.append(len(text[start + 1 : end].translate(None, b"0123456789-_")))
    return np.array(found, dtype=np.int64)


def _patterns(names: Names, state_words: Iterable[str]) -> tuple[set[bytes], dict[bytes, int], set[bytes]]:
    """What is searched for: patterns that count as they are; weak ones, with their letters; words with two letters
    swapped."""
    strong: set[bytes] = set(_LURES)
    weak: dict[bytes, int] = {}
    for keyword in names.keywords.values():
        word = keyword.text.encode()
        if keyword.role == "label":
            strong |= {start + word + b"." for start in (b"\n", b".")}
        elif len(word) > SHORT:
            strong.add(word)
        elif is_everyday(keyword.text):
            strong |= {start + word + b"." for start in (b"\n", b".")}
        else:
            for edge in _EDGES:
                weak |= dict.fromkeys((edge + word, word + edge), letters_of(keyword.text))
        if len(word) >= ACROSS_FROM:
            strong |= {word[:at] + b"." + word[at:] for at in range(1, len(word))}
    for each in state_words:
        word = each.encode()
        strong |= {word + joint + b"gov" for joint in (b"", b"-", b".")}
        strong |= {b"gov" + joint + word for joint in (b"-", b".")}
    for domain in names.domains:
        strong |= {domain.encode(), domain.replace(".", "-").encode()}
    strong |= {start + lure for start in (b"\n", b".") for lure in _LURE_STARTS}
    return strong, weak, {text.encode() for text in swapped(names)}


def _shape_patterns(names: Names) -> set[bytes]:
    shapes: set[bytes] = set()
    for shape, (_, must_fill) in shape_words(names).items():
        text = shape.encode()
        shapes |= {b"\n" + text + b".", b"." + text + b"."} if must_fill else {text}
    return shapes


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
