"""Where protected names stand in a host: whole, disguised, with a slip, embedded, or beside a copied suffix."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from enum import IntEnum, IntFlag
from functools import cached_property, lru_cache
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick

from classifier.lookalike.background import background, is_common
from classifier.lookalike.host import Host, Label, letters_of
from classifier.lookalike.lures import cover, has_context
from classifier.lookalike.names import Keyword, Names
from classifier.lookalike.reading import skeleton
from classifier.lookalike.slips import oddity, slip_after, slip_before

_LURING_STARTS = ("com-", "vn-", "my-")  # com-scb.xyz looks like the end of a real address
TINY = 2  # a keyword of two letters counts among lures only
SHORT = 4  # keywords up to here must touch the edge of a token
_EVERYDAY = 6.0  # log2 of the names in 100,000: a short keyword of so many counts whole or among lures only
_FEW, ANY = 3, 63  # letters beside a keyword of four that say nothing: aeonmy.com; and as many as a label has
TYPO_FROM = 6  # a slip in a shorter one is found in every second name
EDGED_TYPO = 7  # a slip in one up to here must touch the edge of a token
CUT_TYPO = 8  # a hyphen in a slip of one up to here parts two words: van-group is no vingroup
_OWN = 3  # letters beside an everyday sequence in a word
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


# An & of flags takes a microsecond, of numbers a twentieth.
_WORDS, _SHAPES, _SLIPS = int(Look.WORDS), int(Look.SHAPES), int(Look.SLIPS)


class Hit(NamedTuple):
    """A keyword in a label: from `start` to `end` of its text."""

    keyword: Keyword
    label: int
    start: int
    end: int
    how: How


class Finder:
    """Finds the keywords of one list in hosts."""

    def __init__(self, names: Names) -> None:
        self.names = names
        self._keywords = list(names.keywords.values())
        self._exact = AhoCorasick([each.text for each in self._keywords])
        self._noisy = noisy_words(names)
        self._everyday = frozenset(text for text in self._noisy if is_everyday(text))
        self._shapes = list(shape_words(names).items())
        self._shape = AhoCorasick([shape for shape, _ in self._shapes])
        self._doubled = doubled_words(names)
        self._swapped = list(swapped(names).items())
        self._swaps = AhoCorasick([text for text, _ in self._swapped])

    @cached_property
    def _halves(self) -> tuple[AhoCorasick, list[list[tuple[Keyword, bool, str, str]]]]:
        """The halves of words, and of each: its keywords; is it the first half? and the two letters beyond: one of them
        is near after one slip. A scan, which knows the words, does without."""
        halves: dict[str, list[tuple[Keyword, bool, str, str]]] = {}
        for word, each in typo_words(self.names).items():
            half = len(word) // 2
            halves.setdefault(word[:half], []).append((each, True, word[half], word[half + 1]))
            halves.setdefault(word[half:], []).append((each, False, word[half - 1], word[half - 2]))
        return AhoCorasick(list(halves)), list(halves.values())

    def hits(self, host: Host, look: Look = Look.ALL, slips: frozenset[str] | None = None) -> list[Hit]:
        """Every keyword that stands in the host; of hits at the same place the longest and plainest. `slips`: the words
        that slips are looked for in; None for all."""
        wanted = int(look)
        found = self._whole(host) if wanted & _WORDS else []
        for at, label in enumerate(host.labels):
            if wanted & _SHAPES:
                found += self._shaped(at, label)
            if wanted & _SLIPS:
                found += self._slips(host, at, slips)
        return _strongest(host, found)

    def _whole(self, host: Host) -> list[Hit]:
        """Whole words, and long ones that run over a dot."""
        labels, found = host.labels, []
        text = labels[0].text if len(labels) == 1 else "".join([label.text for label in labels])
        for pattern, start, end in self._exact.find_matches_as_indexes(text, overlapping=True):
            keyword, at = self._keywords[pattern], 0
            while start >= len(labels[at].text):
                start, end, at = start - len(labels[at].text), end - len(labels[at].text), at + 1
            label = labels[at]
            if end > len(label.text):
                if end - start >= ACROSS_FROM:
                    found.append(Hit(keyword, at, 0, len(label.text), How.ACROSS))
            elif self._counts(keyword, host, at, start, end):
                found.append(Hit(keyword, at, start, end, How.MARKS if label.disguised else How.EXACT))
        return found

    def _counts(self, keyword: Keyword, host: Host, at: int, start: int, end: int) -> bool:
        """Does a whole word count where it stands?"""
        label, word = host.labels[at], keyword.text
        if keyword.role == "label":
            return end - start == len(label.text) and at == len(host.labels) - 1
        if word in self._noisy and is_within_a_word(label.text, start, end):
            return False
        if end - start > SHORT:
            return True
        if word in self._everyday:
            return end - start == len(label.text) or (is_among_lures(label, start, end) and not _stands_alone(host))
        touching = sum(label.touching(start, end))
        if end - start == TINY:
            return touching == 2 and is_among_lures(label, start, end) and not _stands_alone(host)
        if not touching or (label.cuts and label.is_cut(start, end)):
            return False
        if touching == 2:
            return True
        return label.letters <= most_letters(word) or not _stands_alone(host)

    def _shaped(self, at: int, label: Label) -> list[Hit]:
        shape, starts = skeleton(label.text)
        found = []
        for pattern, start, end in self._shape.find_matches_as_indexes(shape, overlapping=True):
            keyword, must_fill = self._shapes[pattern][1]
            first, last = starts[start], starts[end]
            seen, word = label.text[first:last], keyword.text
            is_doubled = any(form in seen for form in self._doubled.get(word, ())) and is_among_lures(
                label, first, last
            )
            if seen == word or is_common(seen) or (must_fill and not is_doubled and last - first != len(label.text)):
                continue
            if "".join(dict.fromkeys(seen)) != "".join(dict.fromkeys(word)):
                found.append(Hit(keyword, at, first, last, How.SHAPE))
            elif is_doubled or (
                len(word) > SHORT and (stands_clear(label, (first, last), word) or is_among_lures(label, first, last))
            ):
                found.append(Hit(keyword, at, first, last, How.TYPO))
        return found

    def _slips(self, host: Host, at: int, words: frozenset[str] | None) -> list[Hit]:
        label = host.labels[at]
        text, found = label.text, []
        for pattern, start, end in self._swaps.find_matches_as_indexes(text, overlapping=True):
            found.append(Hit(self._swapped[pattern][1], at, start, end, How.TYPO))
        for keyword, span in self._slipped(text) if words is None else self._slipped_of(text, words):
            word = keyword.text
            if not stands_clear(label, span, word):
                continue
            if len(word) <= EDGED_TYPO and label.letters > letters_of(word) + 1 and _stands_alone(host):
                continue
            if not says_nothing(text, text[slice(*span)], everyday_beneath(word)):
                found.append(Hit(keyword, at, *span, How.TYPO))
        return found

    def _slipped(self, text: str) -> Iterator[tuple[Keyword, tuple[int, int]]]:
        """The words that stand in a text with one slip, and where."""
        automaton, keywords = self._halves
        for half, start, end in automaton.find_matches_as_indexes(text, overlapping=True):
            before, after = text[max(0, start - 2) : start], text[end : end + 2]
            for keyword, is_first, one, two in keywords[half]:
                seen = after if is_first else before
                if one not in seen and two not in seen:
                    continue
                word = keyword.text
                span = slip_after(text, start, word) if is_first else slip_before(text, end, word)
                if span is not None:
                    yield keyword, span

    def _slipped_of(self, text: str, words: frozenset[str]) -> Iterator[tuple[Keyword, tuple[int, int]]]:
        """The same of some words."""
        for word in sorted(words):
            half = len(word) // 2
            first, last = word[:half], word[half:]
            spans = [slip_after(text, at, word) for at in _places(text, first)]
            spans += [slip_before(text, at + len(last), word) for at in _places(text, last)]
            for span in spans:
                if span is not None:
                    yield self.names.keywords[word], span


def noisy_words(names: Names) -> frozenset[str]:
    """The keywords that stand in everyday names."""
    counts = background()
    return frozenset(text for text in names.keywords if counts.noise(text) > 0)


def is_within_a_word(text: str, start: int, end: int) -> bool:
    """Does the keyword with the letter before or after it stand in many names, as `lotter` does?"""
    return (start > 0 and is_common(text[start - 1 : end])) or (end < len(text) and is_common(text[start : end + 1]))


@lru_cache(maxsize=10_000)
def most_letters(word: str) -> int:
    """How many letters a label may have in which a short keyword counts without a lure: any number if the keyword
    stands in no everyday name, or its own if it has three letters, or three more than its four: aeonmy.com. Two
    letters count among lures only."""
    if len(word) == TINY:
        return 0
    if background().noise(word) == 0:
        return ANY
    return letters_of(word) + (_FEW if len(word) == SHORT else 0)


def is_among_lures(label: Label, start: int, end: int) -> bool:
    """Does a keyword touch the edge of a token, and the rest of its label consist of lures, as in tindungshb?"""
    if label.is_cut(start, end) or not any(label.touching(start, end)):
        return False
    return cover(label.text[:start])[1] + cover(label.text[end:])[1] == 0


def is_everyday(word: str) -> bool:
    """Is a short keyword in so many names (`mod`) that it counts as a whole label or among lures only?"""
    return len(word) <= SHORT and background().noise(word) >= _EVERYDAY


def typo_words(names: Names) -> dict[str, Keyword]:
    """The keywords that are searched for with a slip."""
    return {text: each for text, each in names.keywords.items() if len(text) >= TYPO_FROM and each.role == "keyword"}


@lru_cache(maxsize=10_000)
def own_letters(word: str) -> tuple[bool, bool]:
    """Is a word an everyday sequence but for up to three letters before it, or after it, as `ltnews` and `newslt`?"""
    few = range(1, min(_OWN, len(word) - SHORT) + 1)
    return any(is_common(word[count:]) for count in few), any(is_common(word[:-count]) for count in few)


def _stands_alone(host: Host) -> bool:
    """Does nothing in a host make a short word beside it worth a judgement?"""
    for label in host.labels:
        if label.plain.startswith(_LURING_STARTS):
            return False
    return not has_context(".".join([*[label.text for label in host.labels], ""]))


def stands_clear(label: Label, span: tuple[int, int], word: str) -> bool:
    """Does a slip in a short word touch the edge of a token, and does no hyphen cut it? And where it lies in the few
    letters that tell its word from an everyday sequence, does a token begin or end there? Else `paneleshop` would be
    `lvshop`."""
    if len(word) > CUT_TYPO and not any(own_letters(word)):
        return True
    left, right = label.touching(*span)
    if len(word) <= CUT_TYPO and label.is_cut(*span):
        return False
    if len(word) <= EDGED_TYPO and not (left or right):
        return False
    before, after = own_letters(word)
    is_late = label.text.startswith(word[: len(word) // 2], span[0])
    return (right or not after) if is_late else (left or not before)


def says_nothing(label: str, seen: str, beneath: Sequence[str]) -> bool:
    """Is a slip an everyday sequence, or does it hold one of those beneath its word, as `garena` does `arena`?

    An everyday one counts beside nothing but digits: shoppe17.
    """
    if any(each in seen for each in beneath):
        return True
    return is_common(seen) and (letters_of(label) > letters_of(seen) or len(label) == len(seen))


@lru_cache(maxsize=10_000)  # most words of a list are never asked for
def everyday_beneath(word: str) -> tuple[str, ...]:
    """The everyday sequences that a word is when it loses one letter: `mobile` of emobile."""
    less = (word[:at] + word[at + 1 :] for at in range(len(word)))
    return tuple(dict.fromkeys(each for each in less if is_common(each)))


def shape_words(names: Names) -> dict[str, tuple[Keyword, bool]]:
    """Skeleton → its keyword, and whether it must fill its label: short ones, and those whose skeleton is an everyday
    sequence."""
    return {
        shape: (each, len(shape) <= SHORT + 1 or each.role == "label" or is_common(shape))
        for shape, each in names.by_skeleton.items()
        if len(each.text) >= SHORT
    }


def doubled_words(names: Names) -> dict[str, tuple[str, str]]:
    """The keywords of four letters that count among lures with an inner letter doubled, as in tikkishop, and these
    forms. With its first or last letter doubled a keyword stands there whole."""
    return {
        each.text: (each.text[:2] + each.text[1:], each.text[:3] + each.text[2:])
        for each in names.by_skeleton.values()
        if len(each.text) == SHORT and each.role == "keyword" and not is_everyday(each.text)
    }


def swapped(names: Names) -> dict[str, Keyword]:
    """Those keywords with two letters swapped across the middle, which leaves neither half whole."""
    found = {}
    for word, each in typo_words(names).items():
        half = len(word) // 2
        if word[half - 1] != word[half]:
            found[word[: half - 1] + word[half] + word[half - 1] + word[half + 1 :]] = each
    return found


def _places(text: str, part: str) -> Iterator[int]:
    """Where a part stands in a text."""
    at = text.find(part)
    while at >= 0:
        yield at
        at = text.find(part, at + 1)


def _strongest(host: Host, hits: list[Hit]) -> list[Hit]:
    """Without those that stand within a longer one, or at the same place as a plainer one or a likelier slip."""
    if len(hits) < 2:
        return hits
    kept: list[Hit] = []
    for hit in sorted(set(hits), key=lambda hit: _rank(host, hit)):
        if not any(hit.label == other.label and other.start <= hit.start and hit.end <= other.end for other in kept):
            kept.append(hit)
    return kept


def _rank(host: Host, hit: Hit) -> tuple[int, bool, int, int, int, int, str]:
    is_slip = hit.how == How.TYPO
    odd = oddity(hit.keyword.text, host.labels[hit.label].text[hit.start : hit.end]) if is_slip else 0
    return hit.label, is_slip, hit.start - hit.end, hit.how, odd, hit.start, hit.keyword.text
