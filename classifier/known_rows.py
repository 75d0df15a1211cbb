"""The quick way to read a text: each row of characters between white is read once, apart from its text, and kept.

Most rows say the same wherever they stand. For those that do not, signs tell what must stand around them to matter
(``_AROUND``); a text in which such signs meet takes the careful way of classifier/undisguise.py as a whole, and so
does one with a row that is of itself too odd. Both ways give the same words, places and changes.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from functools import cache, cached_property, lru_cache
from itertools import accumulate, chain, compress
from typing import Any, NamedTuple

from classifier.draft import Draft
from classifier.letters import ODD_LETTERS, has_marked_letters, is_all_foreign
from classifier.quick_fold import fold_quickly
from classifier.respell import When, stands_for_itself
from classifier.tokens import CLAUSE, MOST_KEPT, PARTED_ONSETS, SENTENCE, TOKENS, TONELESS_WORDS, Token, is_short
from classifier.undisguise import (
    FOREIGN_EITHER,
    MARKED_SHARE,
    MARKED_VOWELS,
    ROUNDS,
    TO_FOLD,
    fold_letters,
    respell,
    row_up,
    spans_of,
)
from classifier.wrong_decoding import has_trace, mend

LONGEST_KEPT = 64
_ODD = 1  # not to be read apart from its text
_LETTER, _EDGE, _STOP = 2, 4, 8  # a lone letter; a row that begins or ends with one; a lone sign
_DIGIT, _AFTER_DIGIT = 16, 32  # ends with a digit; is read otherwise after one
_DOUBTFUL, _SURE = 64, 128  # signs for letters: read only where others are sure
_ONSET, _VOWEL = 256, 512  # an onset that may stand parted; begins with a marked vowel
_FOREIGN = 1024  # look-alike letters alone: read as Latin ones only in a text with marked letters
_TRACED = 2048  # looks wrongly decoded: not to be read apart where the text is
_MARKED = 4096  # carries Vietnamese marks
_ALL = 8191
_FIRST = 0x4000
_NOTHING = b"\0"
# What one sign after a plain word parts it from the next; "!" may stand for a letter.
_AFTER_STOP = {",": bytes([CLAUSE]), ":": bytes([CLAUSE])} | dict.fromkeys(".;?", bytes([SENTENCE]))


def _class(bits: int, without: int = 0) -> str:
    """A character class of the signs that have one of the bits."""
    return "[" + "".join(chr(_FIRST + each) for each in range(_ALL + 1) if each & bits and not each & without) + "]"


_AROUND = re.compile(
    f"{_class(_ODD)}|{_class(_LETTER | _EDGE)}{_class(_STOP)}?{_class(_LETTER)}{_class(_STOP)}?"
    f"{_class(_LETTER | _EDGE)}"
    f"|{_class(_DIGIT)}{_class(_AFTER_DIGIT)}|{_class(_ONSET)}{_class(_VOWEL)}"
)
_MATTERS_AMONG_OTHERS = re.compile(_class(_ODD | _LETTER | _AFTER_DIGIT | _DOUBTFUL | _ONSET | _FOREIGN | _TRACED))
_IN_DOUBT, _IS_SURE = re.compile(_class(_DOUBTFUL)), re.compile(_class(_SURE))
_EDGE_LETTER = re.compile(r"[^\W\d_](?![^\W_])|.*(?<![^\W_])[^\W\d_]$", re.DOTALL)
_IS_FOREIGN, _IS_TRACED, _IS_MARKED = (re.compile(_class(each)) for each in (_FOREIGN, _TRACED, _MARKED))
_ROWS = re.compile(r"\S+")  # the same rows as split() gives: both ask str.isspace
_NOT_APART = frozenset({"İ", *map(chr, range(0x1F1E6, 0x1F200))})
# These end one letter of a wrongly decoded text, with the white space that they read as; the last is a white letter.
_WRONG_WHITE = ("Ã\xa0", "Ä\xa0", "Æ\xa0", "\x85", "\u1680")


class Row(NamedTuple):
    """What a row of characters says: for most, one word in small letters."""

    sign: str
    """What must be known of it where rows meet."""
    text: str
    words: tuple[str, ...]
    before: int
    """What parts its first word from the one before; of a row without a word, what it parts itself."""
    after: bytes
    """What parts each of its words from the next."""
    changes: tuple[tuple[str, int], ...]
    spans: tuple[tuple[int, int], ...]
    """Where each word stands in the row as written."""


_Round = tuple[Sequence[str], Sequence["Token | None"]]


class _KnownRows(dict[str, Row]):
    """Rows as they are read in a text with marks, by how they are written."""

    def __missing__(self, written: str) -> Row:
        if len(self) > MOST_KEPT:
            self.clear()
        row = self._row(written)
        if len(written) <= LONGEST_KEPT:
            self[written] = row
        return row

    def _row(self, written: str) -> Row:
        low = written.lower()
        after = _AFTER_STOP.get(low[-1], _NOTHING)
        word = low if after == _NOTHING else low[:-1]
        if stands_for_itself(word) and word not in PARTED_ONSETS and not is_short(word):
            sign = _sign(_VOWEL * (word[0] in MARKED_VOWELS) | _marked(word))
            return Row(sign, low, (word,), 0, after, (), _whole(len(word)))
        row, rounds = _read(written, marked=True)
        return row._replace(sign=_sign(_bits_of(written, low, rounds) | _marked(rounds[0][0][0])))


class _KnownBareRows(_KnownRows):
    """Rows as they are read in a text without marks."""

    def _row(self, written: str) -> Row:
        row = _KNOWN[written]
        return _read(written, marked=False)[0] if row.changes else row


_KNOWN, _KNOWN_BARE = _KnownRows(), _KnownBareRows()


@cache
def _sign(bits: int) -> str:
    """One and the same for all rows with these bits."""
    return chr(_FIRST + bits)


def _marked(word: str) -> int:
    return _MARKED * (TONELESS_WORDS[word] != word)


def _plain(word: str) -> Row:
    return Row("", word, (word,), 0, _NOTHING, (), _whole(len(word)))


@lru_cache(maxsize=LONGEST_KEPT)
def _whole(length: int) -> tuple[tuple[int, int], ...]:
    """One and the same for all words of a length: what many rows share stays in the processor's cache."""
    return ((0, length),)


def _read(written: str, *, marked: bool) -> tuple[Row, list[_Round]]:
    """A row read by itself, and the tokens in each round of respelling."""
    if TO_FOLD.isdisjoint(written):
        low = written.lower()
        token = TOKENS[low]
        if token is None:
            return _plain(low), [([low], [None])]
        if token.repair is None and not token.lone:
            after = bytes((*token.breaks, token.after)) if token.words else b""
            return Row("", low, token.words, token.before, after, (), token.spans), [([low], [token])]
    draft = Draft(written)
    fold_letters(draft, careful=False, is_part=True)
    tokens = [draft.text]
    known = [TOKENS[draft.text]]
    rounds: list[_Round] = [(tokens, known)]
    if known == [None] and len(draft.text) == len(written) and not draft.changes:
        return _plain(draft.text), rounds
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
    after = bytes([*breaks[1:], around[-1]]) if words else b""
    return Row("", draft.text, tuple(words), around[1], after, tuple(draft.changes.items()), spans), rounds


def _bits_of(written: str, low: str, rounds: Sequence[_Round]) -> int:
    (first,), (token,) = rounds[0]
    if (
        not first or " " in first or not _NOT_APART.isdisjoint(written) or unicodedata.category(written[0])[0] == "M"
        or (not ODD_LETTERS.isdisjoint(low) and fold_quickly(low) is None)
    ):  # fmt: skip
        return _ODD
    bits = _bits_at_first(first, token)
    if not FOREIGN_EITHER.isdisjoint(written) and is_all_foreign(written):
        bits |= _FOREIGN
    bits |= _TRACED * has_trace(written)
    for tokens, known in rounds[1:]:
        text = " ".join(tokens)
        bits |= _DIGIT * text[-1:].isdigit() | _VOWEL * (text[:1] in MARKED_VOWELS)
        bits |= _EDGE * (_EDGE_LETTER.match(text) is not None)
        for each in known:
            if each is not None and (each.lone or _is_for_text(each)):
                bits |= _ODD
            bits |= _SURE * (_is_leet(each, When.ALWAYS))
    return _ODD if bits & _ODD else bits


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


class Rows:
    """A text read row by row. ``columns``: of all its rows, each field of ``Row``."""

    def __init__(self, original: str, columns: Iterable[Any], *, marked: bool) -> None:
        self.original = original
        self.marked = marked
        _, self._texts, self._words, self._before, self._after, self._changes, self._spans = columns

    @cached_property
    def _ends(self) -> Sequence[int]:
        """Of each row, how many words there are up to its end."""
        return list(accumulate(map(len, self._words)))

    @cached_property
    def _letters_before(self) -> Sequence[int]:
        """Of each row, how many characters of the original stand before it, but for one between any two rows."""
        rows = self.original.split()
        before = list(accumulate(map(len, rows), initial=0))
        if before[-1] + len(rows) - 1 == len(self.original):  # nothing else stands between
            return before
        return [row.start() - number for number, row in enumerate(_ROWS.finditer(self.original))]

    def original_span(self, first_word: int, end_word: int) -> tuple[int, int]:
        """Start and end in the original of the words from ``first_word`` up to, not with, ``end_word``."""
        return self._place(first_word)[0], self._place(end_word - 1)[1]

    def _place(self, word: int) -> tuple[int, int]:
        row = bisect_right(self._ends, word)
        start, end = self._spans[row][word - self._ends[row]]
        at = self._letters_before[row] + row
        return at + start, at + end

    def parts(self) -> tuple[str, tuple[str, ...], bytes, dict[str, int]]:
        """The text as read, its words, what parts each from the one before, and the changes counted."""
        words = tuple(chain.from_iterable(self._words))
        parted = b"".join((_NOTHING, *self._after))[:-1]
        if any(self._before):
            parted = self._with_before(bytearray(parted))
        counted: dict[str, int] = {}
        for made in filter(None, self._changes):
            for kind, count in made:
                counted[kind] = counted.get(kind, 0) + count
        text = " ".join(self._texts)
        first, last = self.original[0].isspace(), self.original[-1].isspace()
        return f"{' ' * first}{text}{' ' * last}" if first or last else text, words, parted, counted

    def _with_before(self, parted: bytearray) -> bytes:
        for at in compress(range(len(self._before)), self._before):
            place = self._ends[at] - len(self._words[at])
            if 0 < place < len(parted) and parted[place] < self._before[at]:
                parted[place] = self._before[at]
        return bytes(parted)


def read_rows(original: str) -> Rows | None:
    """A text read row by row, or None for one that takes the careful way."""
    written = original.split()
    if not written:
        return None
    columns = list(zip(*map(_KNOWN.__getitem__, written), strict=True))
    signs = "".join(columns[0])
    if _MATTERS_AMONG_OTHERS.search(signs) and not _stand_apart(signs, original):
        return None
    ascii_only = original.isascii()
    if not ascii_only and _may_be_wrongly_decoded(original):
        return None
    edges = original[0].isspace() + original[-1].isspace()
    marked = not ascii_only and _has_more(_IS_MARKED, signs, (len(written) + edges) // MARKED_SHARE)
    if not marked:
        columns = list(zip(*map(_KNOWN_BARE.__getitem__, written), strict=True))
    return Rows(original, columns, marked=marked)


def _has_more(wanted: re.Pattern[str], signs: str, most: int) -> bool:
    """Whether more than so many signs are wanted ones; looks no further than it must."""
    at = 0
    for _ in range(most + 1):
        hit = wanted.search(signs, at)
        if hit is None:
            return False
        at = hit.end()
    return True


def _stand_apart(signs: str, original: str) -> bool:
    """Whether no row of a text means something else because of the others."""
    if _AROUND.search(signs) or (_IN_DOUBT.search(signs) and _IS_SURE.search(signs)):
        return False
    if _IS_TRACED.search(signs) and mend(original):
        return False
    return not _IS_FOREIGN.search(signs) or has_marked_letters(original.lower())


def _may_be_wrongly_decoded(original: str) -> bool:
    if "\xa0" in original or "\x85" in original or "\u1680" in original:  # which are rare
        return any(each in original for each in _WRONG_WHITE)
    return False
