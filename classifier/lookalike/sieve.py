"""A sieve over many names at once: which lines may hold a lookalike, so that only those are judged one by one.

One Aho-Corasick pass over a whole block finds keywords, copied addresses and keywords cut by a dot; a second one,
over the same block with its disguises taken off, finds the disguised ones; slips are found by halves
(`classifier/lookalike/halves.py`). It lets a few lines too many through and none too few: what passes is judged by
the same finder that judges a single name.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from itertools import product
from string import ascii_lowercase

import numpy as np
from ahocorasick_rs import BytesAhoCorasick, Implementation
from numpy.typing import NDArray

from classifier.lookalike.across import Across
from classifier.lookalike.features import suffix_of
from classifier.lookalike.find import (
    Look,
    doubled_words,
    everyday_beneath,
    is_everyday,
    is_within_a_word,
    noisy_words,
    says_nothing,
    shape_words,
    stands_clear,
    swapped,
)
from classifier.lookalike.halves import Halves
from classifier.lookalike.host import Label
from classifier.lookalike.labels import Flags, Labels, Numbers, line_of
from classifier.lookalike.lures import context_words
from classifier.lookalike.names import Names
from classifier.lookalike.reading import PAIRS, SHAPES, NotAHostError, host_of, plain, unicode_of
from classifier.lookalike.shorts import Shorts, is_short
from classifier.lookalike.suffixes import suffix_at

Bytes = NDArray[np.uint8]

_NEWLINE, _DOT, _HYPHEN, _UNDERSCORE = 10, 46, 45, 95
_STATE, _COPIED_SUFFIX = b"gov", b"com-vn"
_SHORT_DOMAIN = 9
_TOKEN_EDGES = (b"\n", b".", b"-")
_LURE_STARTS = (b"vn-", b"com-", b"my-", b"vnbank", b"vnebank", b"vnibank", b"vnbnk", b"vnib.")
_TO_SHAPE = bytes.maketrans(*(each.encode() for each in SHAPES))
_JOINT, _ODD, _CUT = 1, 2, 4
_CLASSES = np.full(256, _ODD, dtype=np.uint8)
_CLASSES[np.frombuffer(b"abcdefghijklmnopqrstuvwxyz0123456789_", dtype=np.uint8)] = 0
_CLASSES[[_DOT, _NEWLINE]] = _JOINT
_CLASSES[_HYPHEN] = _JOINT | _CUT
_CLASSES[_UNDERSCORE] = _CUT
_IS_EDGE = np.zeros(256, dtype=bool)
_IS_EDGE[[_NEWLINE, _DOT, _HYPHEN, _UNDERSCORE]] = True
_LONGEST_NAME, _LONGEST_LABEL = 253, 63
_LOOKS = tuple(map(Look, range(int(Look.ALL) + 1)))  # to make one takes microseconds


@dataclass(frozen=True, slots=True)
class Suspect:
    """A line that may hold a lookalike: its place in the block, its name, what to look for, the words that may stand in
    it with a slip; or why it is no host."""

    line: int
    text: str
    host: str
    look: Look
    slips: frozenset[str] = frozenset()
    wrong: str = ""


class Sieve:
    """The sieve of one list of names."""

    def __init__(self, names: Names) -> None:
        self._everyday = noisy_words(names)
        strong, slips = _patterns(names, self._everyday)
        rows = [(_STATE, Look.WORDS)]  # the first: each place of it is looked at
        rows += [(text, Look.WORDS) for text in strong] + [(text, Look.SLIPS) for text in slips - strong]
        rows += [(form.encode(), Look.SHAPES) for forms in doubled_words(names).values() for form in forms]
        self._looks = np.array([int(look) for _, look in rows], dtype=np.int64)
        self._words = BytesAhoCorasick([text for text, _ in rows], implementation=Implementation.DFA)
        everyday = {word.encode() for word in self._everyday}.intersection(strong)
        self._noisy = np.array([text in everyday for text, _ in rows], dtype=bool)
        self._across = Across(names)
        self._shorts = Shorts(names)
        self._context = BytesAhoCorasick([word.encode() for word in context_words()])
        shapes = _shape_patterns(names)
        self._shapes = BytesAhoCorasick(sorted(shapes), implementation=Implementation.DFA) if shapes else None
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
        # The block, then the other readings of some of its lines: decoded; without hyphens.
        more = [_reading(host) for host in hosts.values()]
        whole, owners = self._without_hyphens(low, classes, starts, ends)
        whole += [seen.translate(None, b"-_") for seen in more]
        first = b"\n" + low + b"".join(seen + b"\n" for seen in more)
        text = first + b"\n".join(whole) + b"\n"
        lines = np.concatenate((np.arange(len(ends)), np.array([*hosts, *owners, *hosts, len(ends)], dtype=np.int64)))
        looks = np.zeros(len(ends) + 1, dtype=np.int64)
        looks[[line for line, seen in zip(hosts, more, strict=True) if _STATE in seen]] = int(Look.WORDS)
        slips = self._mark(text, len(first), lines, looks, np.append(_abroad(letters, ends), False))
        for line in bad:
            looks[line] = 0
        found = []
        for line in sorted({*np.flatnonzero(looks[:-1]).tolist(), *bad}):
            raw = block[starts[line] : ends[line]]
            if line in bad:
                found.append(Suspect(line, raw.decode("utf-8", "replace"), "", Look(0), wrong=bad[line]))
            else:
                host = hosts.get(line) or raw.decode().lower()
                found.append(Suspect(line, raw.decode(), host, _LOOKS[looks[line]], frozenset(slips.get(line, ()))))
        return found

    def _mark(self, text: bytes, cut: int, lines: Numbers, looks: Numbers, abroad: Flags) -> dict[int, set[str]]:
        """Note in `looks`, for each line of the block, what to look for; and say which words it may hold with a slip.
        From `cut` on the text has no hyphens."""
        letters = np.frombuffer(text, dtype=np.uint8)
        labels = Labels(text, letters)
        self._mark_words(text, labels, lines, looks)
        # Under a country's suffix neither short words nor slips are judged.
        short, size, most = self._shorts.places(letters[:cut])
        kept = ~abroad[lines[labels.lines(short)]] & labels.are_before_suffix(short)
        short, size, most = short[kept], size[kept], most[kept]
        slip, row = self._halves.places(letters)
        kept = ~abroad[lines[labels.lines(slip)]]
        slip, row = slip[kept], row[kept]
        place = np.concatenate((short, slip))
        most = np.concatenate((most, self._halves.most_letters(row)))
        owner = labels.lines(place)
        is_sure = labels.letters(place) <= most
        kept = is_sure | self._lured(letters, labels.breaks, np.unique(owner[~is_sure]))[owner]
        of_short, of_slip = kept[: len(short)], kept[len(short) :]
        short = short[of_short]
        short = short[self._stand_apart(labels, short, short + size[of_short])]
        looks[lines[labels.lines(short)]] |= int(Look.WORDS)
        slip, row = slip[of_slip], row[of_slip]
        owner = lines[labels.lines(slip)]
        has_one_reading = np.bincount(lines)[owner] == 1  # a name with a hyphen is in the text without it, too
        kept = self._tell(labels, slip, row, has_one_reading)
        slip, row, owner = slip[kept], row[kept], owner[kept]
        looks[owner] |= int(Look.SLIPS)
        slips: dict[int, set[str]] = {}
        for line, word in zip(owner.tolist(), self._halves.words(row), strict=True):
            slips.setdefault(line, set()).add(word)
        if self._shapes is not None:
            shape = _shape_of(text)
            ends = [end - 1 for _, _, end in self._shapes.find_matches_as_indexes(shape, overlapping=True)]
            shape_breaks = np.flatnonzero(np.frombuffer(shape, dtype=np.uint8) == _NEWLINE)
            looks[lines[line_of(shape_breaks, np.array(ends, dtype=np.int64))]] |= int(Look.SHAPES)
        return slips

    def _mark_words(self, text: bytes, labels: Labels, lines: Numbers, looks: Numbers) -> None:
        """The same for the words that count wherever they stand, and for copied addresses."""
        hits = np.array(self._words.find_matches_as_indexes(text, overlapping=True), dtype=np.int64).reshape(-1, 3)
        is_state = hits[:, 0] == 0
        hits = np.concatenate((hits[~is_state], hits[is_state][_imitates_state(labels.codes, hits[is_state, 1])]))
        kept = ~self._noisy[hits[:, 0]]
        kept[~kept] = self._stand_apart(labels, hits[~kept, 1], hits[~kept, 2])
        hits = hits[kept]
        # A pattern may begin at a newline or end with one: its second and its last but one byte stand in its line.
        owner = labels.lines(np.minimum(hits[:, 1] + 1, hits[:, 2] - 1))
        np.bitwise_or.at(looks, lines[owner], self._looks[hits[:, 0]])
        looks[lines[labels.lines(self._across.places(text, labels.codes, labels.inner_dots()))]] |= int(Look.WORDS)

    def _stand_apart(self, labels: Labels, starts: Numbers, ends: Numbers) -> Flags:
        """Which words of a text are no part of an everyday one, as `lotte` is of `lottery`?"""
        kept = np.ones(len(starts), dtype=bool)
        for at, (label, start, length) in enumerate(labels.read(starts, ends - starts)):
            if label[start : start + length] in self._everyday:
                kept[at] = not is_within_a_word(label, start, start + length)
        return kept

    def _tell(self, labels: Labels, places: Numbers, rows: Numbers, uncut: Flags) -> Flags:
        """Which slips stand where one counts, and are no everyday sequence? Most are none, and the judge takes much
        longer to say so. `uncut`: which of them stand in a name without a hyphen; where another is cut is not known
        here, so the judge looks."""
        kept = np.ones(len(places), dtype=bool)
        for at, (label, place, row) in enumerate(labels.read(places, rows)):
            slip = self._halves.slip(row, label, place)
            if slip is None:
                kept[at] = False
                continue
            word, span = slip
            kept[at] = not says_nothing(label, label[slice(*span)], everyday_beneath(word)) and (
                not uncut[at] or stands_clear(Label(label, label, (), disguised=False), span, word)
            )
        return kept

    def _lured(self, letters: Bytes, breaks: Numbers, asked: Numbers) -> Flags:
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
            found[asked[line_of(part_breaks, places[~is_suffix, 0])]] = True
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


def _abroad(letters: Bytes, ends: Numbers) -> Flags:
    """Which lines of a block end in a country's suffix, as `classifier.lookalike.features.suffix_of` knows them?"""
    tails = letters[np.maximum(ends[:, None] + np.array((-3, -2, -1)), 0)]
    found: Flags = (tails[:, 0] == _DOT) & _abroad_codes()[tails[:, 1].astype(np.int64) * 256 + tails[:, 2]]
    return found


@cache
def _abroad_codes() -> Flags:
    return _of_countries(lambda country: suffix_of(country).kind == "abroad")


def _of_countries(holds: Callable[[str], bool]) -> Flags:
    """By the two letters of a country, as one number: what holds of it."""
    found = np.zeros(256 * 256, dtype=bool)
    for first, second in product(ascii_lowercase, repeat=2):
        found[ord(first) * 256 + ord(second)] = holds(first + second)
    return found


def _imitates_state(letters: Bytes, places: Numbers) -> Flags:
    """At which `gov` of a text does a token begin or end that is no part of a state's suffix, as in x-gov.vn?"""
    before, after = letters[places - 1], letters[places + len(_STATE)]
    first, second, end = (letters[np.minimum(places + step, len(letters) - 1)] for step in (4, 5, 6))
    is_country = (after == _DOT) & (end == _NEWLINE) & _state_codes()[first.astype(np.int64) * 256 + second]
    is_suffix = (before == _DOT) & ((after == _NEWLINE) | is_country)
    is_edge = _IS_EDGE[before] | _IS_EDGE[after]
    found: Flags = is_edge & ~is_suffix
    return found


@cache
def _state_codes() -> Flags:
    """By the two letters of a country: is its `gov` a suffix?"""
    return _of_countries(lambda country: suffix_at(["x", "gov", country]) == 1)


def _patterns(names: Names, noisy: frozenset[str]) -> tuple[set[bytes], set[bytes]]:
    """What is searched for: patterns that count as they are, but for `noisy` words, which are looked at; words with two
    letters swapped."""
    strong = {_COPIED_SUFFIX}
    for keyword in names.keywords.values():
        word = keyword.text.encode()
        if keyword.role == "label" or is_everyday(keyword.text):
            strong |= {start + word + b"." for start in (b"\n", b".")}
        elif not is_short(keyword.text, keyword.role):
            strong.add(word)
    sure = strong - {word.encode() for word in noisy}
    for domain in names.domains:
        if domain.split(".", 1)[0].encode() in sure:
            continue  # its word is found anyway
        # A short one stands within too many: ts.com in objects.com.
        edges = _TOKEN_EDGES if len(domain) <= _SHORT_DOMAIN else (b"",)
        forms = (domain.encode(), domain.replace(".", "-").encode())
        strong |= {edge + form for edge in edges for form in forms}
    strong |= {start + lure for start in (b"\n", b".") for lure in _LURE_STARTS}
    return strong, {text.encode() for text in swapped(names)}


def _shape_patterns(names: Names) -> set[bytes]:
    shapes: set[bytes] = set()
    for shape, (_, must_fill) in shape_words(names).items():
        text = shape.encode()
        shapes |= {b"\n" + text + b".", b"." + text + b"."} if must_fill else {text}
    return shapes


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
