"""The quick way to read a text: each row of characters between white is read once, apart from its text, and kept.

Most rows say the same wherever they stand. For those that do not, signs tell what must stand around them to matter
(``_AROUND``); a text in which such signs meet takes the careful way of classifier/undisguise.py as a whole, and so
does one with a row that is of itself too odd. Both ways give the same words, places and changes.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple, cast

from classifier.draft import Draft
from classifier.letters import ODD_LETTERS
from classifier.quick_fold import fold_quickly
from classifier.respell import When, stands_for_itself
from classifier.tokens import MOST_KEPT, PARTED_ONSETS, TOKENS, TONELESS_WORDS, Token
from classifier.undisguise import (
    FOREIGN_EITHER,
    MARKED_SHARE,
    MARKED_VOWELS,
    ROUNDS,
    fold_letters,
    respell,
    row_up,
    spans_of,
)
from classifier.wrong_decoding import has_trace

LONGEST_KEPT = 64
_ODD = 1  # not to be read apart from its text
_LETTER, _EDGE, _STOP = 2, 4, 8  # a lone letter; a row that begins or ends with one; a lone sign
_DIGIT, _AFTER_DIGIT = 16, 32  # ends with a digit; is read otherwise after one
_DOUBTFUL, _SURE = 64, 128  # signs for letters: read only where others are sure
_ONSET, _VOWEL = 256, 512  # an onset that may stand parted; begins with a marked vowel
_ALL = 1023
_FIRST = 0x4000
_PLAIN = chr(_FIRST)


def _class(bits: int, without: int = 0) -> str:
    """A character class of the signs that have one of the bits."""
    return "[" + "".join(chr(_FIRST + each) for each in range(_ALL + 1) if each & bits and not each & without) + "]"


_AROUND = re.compile(
    f"{_class(_ODD)}|{_class(_LETTER | _EDGE)}{_class(_STOP)}?{_class(_LETTER)}{_class(_STOP)}?"
    f"{_class(_LETTER | _EDGE)}"
    f"|{_class(_DIGIT)}{_class(_AFTER_DIGIT)}|{_class(_ONSET)}{_class(_VOWEL)}"
)
_IN_DOUBT, _IS_SURE = re.compile(_class(_DOUBTFUL)), re.compile(_class(_SURE))
_EDGE_LETTER = re.compile(r"[^\W\d_](?![^\W_])|.*(?<![^\W_])[^\W\d_]$", re.DOTALL)
_NOT_APART = frozenset({*FOREIGN_EITHER, "İ", "\u200d", *map(chr, range(0x1F1E6, 0x1F200))})
# These end one letter of a wrongly decoded text, with the white space that they read as.
_WRONG_WHITE = ("Ã\xa0", "Ä\xa0", "Æ\xa0", "\x85")


class Row(NamedTuple):
    """What a row of characters says, where it is not simply one word in small letters."""

    text: str
    words: tuple[str, ...]
    spans: tuple[tuple[int, int], ...]
    """Where each word stands in the row as written."""
    breaks: tuple[int, ...]
    """Before the second and later words."""
    before: int
    after: int
    changes: tuple[tuple[str, int], ...]


_Round = tuple[Sequence[str], Sequence["Token | None"]]


class _Known(NamedTuple):
    """All that is to be known of a row of characters."""

    sign: str
    has_marks: bool
    read: str | Row
    """As it is read in a text with marks; and in one without."""
    read_bare: str | Row


class _Rows(dict[str, "str | Row"]):
    """What rows say by how they are written; a single word in small letters for most."""

    def __init__(self, *, marked: bool) -> None:
        super().__init__()
        self._marked = marked

    def __missing__(self, written: str) -> str | Row:
        known = _learn(written)
        return known.read if self._marked else known.read_bare


class _Signs(dict[str, str]):
    """The sign of each row: what must be known of it where rows meet."""

    def __missing__(self, written: str) -> str:
        return _learn(written).sign


class _Marked(dict[str, bool]):
    """Whether a row carries Vietnamese marks."""

    def __missing__(self, written: str) -> bool:
        return _learn(written).has_marks


_ROWS, _BARE_ROWS, _SIGNS, _MARKED = _Rows(marked=True), _Rows(marked=False), _Signs(), _Marked()


def _learn(written: str) -> _Known:
    if len(_SIGNS) > MOST_KEPT:
        forget()
    known = _known(written)
    if len(written) <= LONGEST_KEPT:
        _SIGNS[written], _MARKED[written] = known.sign, known.has_marks
        _ROWS[written], _BARE_ROWS[written] = known.read, known.read_bare
    return known


def _known(written: str) -> _Known:
    low = written.lower()
    if low not in PARTED_ONSETS and stands_for_itself(low):
        sign = chr(_FIRST + _VOWEL) if low[0] in MARKED_VOWELS else _PLAIN
        return _Known(sign, TONELESS_WORDS[low] != low, low, low)
    read, rounds = _read(written, marked=True)
    read_bare = read if isinstance(read, str) or not read.changes else _read(written, marked=False)[0]
    first = rounds[0][0][0]
    return _Known(_sign_of(written, low, rounds), TONELESS_WORDS[first] != first, read, read_bare)


def _read(written: str, *, marked: bool) -> tuple[str | Row, list[_Round]]:
    """A row read by itself, and the tokens in each round of respelling."""
    draft = Draft(written)
    fold_letters(draft, careful=False)
    tokens = [draft.text]
    known = [TOKENS[draft.text]]
    rounds: list[_Round] = [(tokens, known)]
    if known == [None] and len(draft.text) == len(written) and not draft.changes:
        return draft.text, rounds
    for _ in range(ROUNDS):
        special = [at for at, token in enumerate(known) if token is not None]
        if not respell(draft, tokens, known, special, marked=marked):
            break
        tokens = draft.text.split(" ")
        known = [TOKENS[each] for each in tokens]
        rounds.append((tokens, known))
    words, breaks = row_up(tokens, known)
    _, around = row_up(["x", *tokens, "x"], [None, *known, None])
    spans = tuple(draft.original_span(*each) for each in spans_of(draft.text))
    before, after = (around[1], around[-1]) if words else (around[1], 0)
    found = Row(draft.text, tuple(words), spans, tuple(breaks[1:]), before, after, tuple(draft.changes.items()))
    return found, rounds


def _sign_of(written: str, low: str, rounds: Sequence[_Round]) -> str:
    (first,), (token,) = rounds[0]
    if (
        not first or " " in first or not _NOT_APART.isdisjoint(written) or unicodedata.category(written[0])[0] == "M"
        or (not ODD_LETTERS.isdisjoint(low) and fold_quickly(low) is None) or has_trace(written)
    ):  # fmt: skip
        return chr(_FIRST + _ODD)
    bits = _bits_at_first(first, token)
    for tokens, known in rounds[1:]:
        text = " ".join(tokens)
        bits |= _DIGIT * text[-1:].isdigit() | _VOWEL * (text[:1] in MARKED_VOWELS)
        bits |= _EDGE * (_EDGE_LETTER.match(text) is not None)
        for each in known:
            if each is not None and (each.lone or _is_for_text(each)):
                bits |= _ODD
            bits |= _SURE * (_is_leet(each, When.ALWAYS))
    return chr(_FIRST + (_ODD if bits & _ODD else bits))


def _bits_at_first(first: str, token: Token | None) -> int:
    bits = _DIGIT * first[-1].isdigit() | _VOWEL * (first[0] in MARKED_VOWELS)
    if token is None:
        return bits
    if len(first) == 1:
        bits |= _LETTER if first.isalpha() else 0 if first.isalnum() else _STOP
    elif _EDGE_LETTER.match(first):
        bits |= _EDGE
    if token.repair is not None:
        bits |= _AFTER_DIGIT * (token.repair.when is When.NOT_AFTER_NUMBER)
        bits |= _DOUBTFUL * (token.repair.when is When.AMONG_SIGNS) | _SURE * _is_leet(token, When.ALWAYS)
    return bits | _ONSET * (first in PARTED_ONSETS)


def _is_for_text(token: Token) -> bool:
    """Whether it takes the text around to say how a token is to be read."""
    return token.repair is not None and token.repair.when in (When.NOT_AFTER_NUMBER, When.AMONG_SIGNS)


def _is_leet(token: Token | None, when: When) -> bool:
    return token is not None and token.repair is not None and token.repair.kind == "leet" and token.repair.when is when


@dataclass(frozen=True)
class Rows:
    """A text read row by row."""

    original: str
    read: Sequence[str | Row]
    marked: bool

    @cached_property
    def places(self) -> Sequence[tuple[int, int]]:
        """Where each word stands in the original."""
        found: list[tuple[int, int]] = []
        at = 0
        for row, written in zip(self.read, self.original.split(), strict=True):
            at = self.original.index(written, at)
            if isinstance(row, Row):
                found += [(at + start, at + end) for start, end in row.spans]
            else:
                found.append((at, at + len(written)))
            at += len(written)
        return found

    def text(self) -> str:
        """The text as read."""
        text = " ".join([each if isinstance(each, str) else each.text for each in self.read])
        first, last = self.original[0].isspace(), self.original[-1].isspace()
        return f"{' ' * first}{text}{' ' * last}" if first or last else text

    def words(self) -> tuple[list[str], list[int], dict[str, int]]:
        """The words, what parts each from the one before, and the changes counted."""
        plain = cast("Sequence[str]", self.read)  # those that are no Row
        words: list[str] = []
        breaks: list[int] = []
        changes: dict[str, int] = {}
        done = pending = 0
        for at, row in [(at, each) for at, each in enumerate(self.read) if isinstance(each, Row)]:
            if at > done:
                words += plain[done:at]
                breaks.append(pending)
                breaks += [0] * (at - done - 1)
                pending = 0
            done = at + 1
            if row.before > pending:
                pending = row.before
            if row.words:
                words += row.words
                breaks.append(pending)
                breaks += row.breaks
                pending = row.after
            for kind, count in row.changes:
                changes[kind] = changes.get(kind, 0) + count
        if done < len(plain):
            words += plain[done:]
            breaks.append(pending)
            breaks += [0] * (len(plain) - done - 1)
        if breaks:
            breaks[0] = 0
        return words, breaks, changes


def read_rows(original: str) -> Rows | None:
    """A text read row by row, or None for one that takes the careful way."""
    written = original.split()
    if not written:
        return None
    signs = "".join(map(_SIGNS.__getitem__, written))
    if signs.strip(_PLAIN) and (_AROUND.search(signs) or (_IN_DOUBT.search(signs) and _IS_SURE.search(signs))):
        return None
    ascii_only = original.isascii()
    if not ascii_only and any(each in original for each in _WRONG_WHITE):
        return None
    marked = not ascii_only and _are_marked(written, original)
    return Rows(original, list(map((_ROWS if marked else _BARE_ROWS).__getitem__, written)), marked)


def _are_marked(written: Sequence[str], original: str) -> bool:
    edges = original[0].isspace() + original[-1].isspace()
    return sum(map(_MARKED.__getitem__, written)) > (len(written) + edges) // MARKED_SHARE


def forget() -> None:
    """Forget all rows."""
    for each in (_ROWS, _BARE_ROWS, _SIGNS, _MARKED):
        each.clear()
