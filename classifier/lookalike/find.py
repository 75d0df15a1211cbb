"""Where protected names stand in a host: whole, disguised, with a slip, embedded, or beside a copied suffix."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum, IntFlag
from itertools import accumulate

from ahocorasick_rs import AhoCorasick

from classifier.lookalike.names import Keyword, Names
from classifier.lookalike.reading import plain, skeleton, unicode_of
from classifier.lookalike.suffixes import suffix_at

SHORT = 4  # keywords up to here must touch the edge of a token
TYPO_FROM = 6  # a slip in a shorter one is found in every second name
EDGED_TYPO = 7  # a slip in one up to here must touch the edge of a token
ACROSS_FROM = 8  # a keyword may run over a dot from here: giao.hangtietkiem.com


class How(IntEnum):
    """How the letters agree, best first."""

    EXACT = 0
    MARKS = 1
    SHAPE = 2
    TYPO = 3
    ACROSS = 4


class Look(IntFlag):
    """What to look for in a host: whole words, disguised ones, slips."""

    WORDS = 1
    SHAPES = 2
    SLIPS = 4
    ALL = 7


@dataclass(frozen=True, slots=True)
class Label:
    """One label of a host as a reader takes it; `text` is without hyphens, `cuts` are the places in it where they stood."""

    plain: str
    text: str
    cuts: tuple[int, ...]
    disguised: bool

    def touching(self, start: int, end: int) -> tuple[bool, bool]:
        """Does a token begin at `start`, does one end at `end`: the label's end, a hyphen, or a digit beyond."""
        text = self.text
        left = start == 0 or (text[start - 1].isdigit() and not text[start].isdigit()) or start in self.cuts
        right = end == len(text) or (text[end].isdigit() and not text[end - 1].isdigit()) or end in self.cuts
        return left, right

    def is_cut(self, start: int, end: int) -> bool:
        """Did a hyphen stand within?"""
        return any(start < cut < end for cut in self.cuts)


@dataclass(frozen=True, slots=True)
class Host:
    """A host name in parts: `labels` before the public suffix (the last one was registered), `suffix`, and `registrable` as given."""

    name: str
    labels: tuple[Label, ...]
    suffix: str
    registrable: str


@dataclass(frozen=True, slots=True)
class Hit:
    """A keyword in a label: from `start` to `end` of its text."""

    keyword: Keyword
    label: int
    start: int
    end: int
    how: How


def host_parts(name: str) -> Host | None:
    """`name` (a checked host, lower case) in parts; None for a public suffix itself or a single label. Raises NotAHostError."""
    raw = name.split(".")
    at = suffix_at(raw)
    if at < 1:
        return None
    return Host(name, tuple(map(_label, raw[:at])), ".".join(raw[at:]), ".".join(raw[at - 1 :]))


def _label(raw: str) -> Label:
    if raw.isascii() and not raw.startswith("xn--"):
        shown = seen = raw
    else:
        shown = unicode_of(raw).lower()
        seen = plain(shown)
    if "-" not in seen and "_" not in seen:
        return Label(seen, seen, (), seen != shown)
    tokens = seen.replace("_", "-").split("-")
    return Label(seen, "".join(tokens), tuple(accumulate(map(len, tokens[:-1]))), seen != shown)


class Finder:
    """Finds the keywords of one list in hosts."""

    def __init__(self, names: Names) -> None:
        self.names = names
        self._keywords = list(names.keywords.values())
        self._exact = AhoCorasick([each.text for each in self._keywords])
        self._shapes = [(shape, each) for shape, each in names.by_skeleton.items() if len(shape) >= SHORT]
        self._shape = AhoCorasick([shape for shape, _ in self._shapes])
        self._swapped = list(swapped(names).items())
        self._swaps = AhoCorasick([text for text, _ in self._swapped])
        self._halves: dict[str, list[tuple[Keyword, bool]]] = {}
        for word, each in typo_words(names).items():
            half = len(word) // 2
            self._halves.setdefault(word[:half], []).append((each, True))
            self._halves.setdefault(word[half:], []).append((each, False))
        self._half_sizes = sorted({len(half) for half in self._halves})

    def hits(self, host: Host, look: Look = Look.ALL) -> list[Hit]:
        """Every keyword that stands in the host; of hits at the same place the longest and plainest."""
        found: list[Hit] = []
        for at, label in enumerate(host.labels):
            found += self._whole(at, label)
            if look & Look.SHAPES:
                found += self._shaped(at, label)
            if look & Look.SLIPS:
                found += self._slips(at, label)
        if len(host.labels) > 1:
            found += self._across(host)
        return _strongest(found)

    def _whole(self, at: int, label: Label) -> list[Hit]:
        how = How.MARKS if label.disguised else How.EXACT
        found = []
        for pattern, start, end in self._exact.find_matches_as_indexes(label.text, overlapping=True):
            keyword = self._keywords[pattern]
            touching = sum(label.touching(start, end))
            if len(keyword.text) <= SHORT and label.cuts and label.is_cut(start, end):
                continue
            needed = 2 if keyword.role == "label" or len(keyword.text) == 2 else len(keyword.text) <= SHORT
            if touching >= needed:
                found.append(Hit(keyword, at, start, end, how))
        return found

    def _shaped(self, at: int, label: Label) -> list[Hit]:
        shape, starts = skeleton(label.text)
        found = []
        for pattern, start, end in self._shape.find_matches_as_indexes(shape, overlapping=True):
            keyword = self._shapes[pattern][1]
            first, last = starts[start], starts[end]
            seen = label.text[first:last]
            is_whole = last - first == len(label.text)
            if seen == keyword.text or not (is_whole or (len(keyword.text) > SHORT and keyword.role != "label")):
                continue
            same_letters = "".join(dict.fromkeys(seen)) == "".join(dict.fromkeys(keyword.text))
            found.append(Hit(keyword, at, first, last, How.TYPO if same_letters else How.SHAPE))
        return found

    def _slips(self, at: int, label: Label) -> list[Hit]:
        text, found = label.text, []
        for pattern, start, end in self._swaps.find_matches_as_indexes(text, overlapping=True):
            found.append(Hit(self._swapped[pattern][1], at, start, end, How.TYPO))
        for size in self._half_sizes:
            for start in range(len(text) - size + 1):
                for keyword, is_left in self._halves.get(text[start : start + size], ()):
                    span = (
                        _slip_after(text, start, keyword.text)
                        if is_left
                        else _slip_before(text, start + size, keyword.text)
                    )
                    if span is None:
                        continue
                    is_edged = len(keyword.text) <= EDGED_TYPO
                    if not is_edged or (any(label.touching(*span)) and not label.is_cut(*span)):
                        found.append(Hit(keyword, at, *span, How.TYPO))
        return found

    def _across(self, host: Host) -> list[Hit]:
        text = "".join(label.text for label in host.labels)
        ends, length = [], 0
        for label in host.labels:
            length += len(label.text)
            ends.append(length)
        found = []
        for pattern, start, end in self._exact.find_matches_as_indexes(text, overlapping=True):
            at = next(at for at, edge in enumerate(ends) if start < edge)
            if end > ends[at] and end - start >= ACROSS_FROM:
                found.append(Hit(self._keywords[pattern], at, 0, len(host.labels[at].text), How.ACROSS))
        return found


def typo_words(names: Names) -> dict[str, Keyword]:
    """The keywords that are searched for with a slip."""
    return {text: each for text, each in names.keywords.items() if len(text) >= TYPO_FROM and each.role != "label"}


def swapped(names: Names) -> dict[str, Keyword]:
    """Those keywords with two letters swapped across the middle, which leaves neither half whole."""
    found = {}
    for word, each in typo_words(names).items():
        half = len(word) // 2
        if word[half - 1] != word[half]:
            found[word[: half - 1] + word[half] + word[half - 1] + word[half + 1 :]] = each
    return found


def _slip_after(text: str, start: int, word: str) -> tuple[int, int] | None:
    """The span of `word` with one slip, its first half at `start` whole; None if there is none or no slip."""
    size = len(word)
    same = len(word) // 2
    while same < size and text[start + same : start + same + 1] == word[same]:
        same += 1
    if same == size:
        return None
    at = start + same
    if text[at : at + 2] == word[same + 1 : same + 2] + word[same] and text.startswith(word[same + 2 :], at + 2):
        return start, start + size
    if text.startswith(word[same:], at + 1):
        return start, start + size + 1
    if at < len(text) and text.startswith(word[same + 1 :], at + 1) and start + size <= len(text):
        return start, start + size
    if text.startswith(word[same + 1 :], at):
        return start, start + size - 1
    return None


def _slip_before(text: str, end: int, word: str) -> tuple[int, int] | None:
    """The same with its second half whole, ending at `end`."""
    span = _slip_after(text[::-1], len(text) - end, word[::-1])
    return None if span is None else (len(text) - span[1], len(text) - span[0])


def _strongest(hits: list[Hit]) -> list[Hit]:
    """Without those that stand within a longer one, or at the same place as a plainer one."""
    ranked = sorted(set(hits), key=lambda hit: (hit.label, hit.how == How.TYPO, hit.start - hit.end, hit.how))
    kept: list[Hit] = []
    for hit in ranked:
        if not any(hit.label == other.label and other.start <= hit.start and hit.end <= other.end for other in kept):
            kept.append(hit)
    return kept
