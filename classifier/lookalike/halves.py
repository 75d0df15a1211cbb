"""Slips of the pen in many names at once: one letter more, less, changed, or two swapped, found by the half that is
left whole.

A slip in a word leaves its first or its second half as it was (two letters swapped across the middle are searched
for apart). So every place where a half stands is looked up by its letters next to the other half, and the letters
beyond are compared in one go for all places, in numpy.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from classifier.lookalike.find import CUT_TYPO, EDGED_TYPO, own_letters, typo_words
from classifier.lookalike.host import letters_of
from classifier.lookalike.names import Names
from classifier.lookalike.slips import slip_after, slip_before

RADIX = 37
CODES = np.zeros(256, dtype=np.uint8)
CODES[97:123] = np.arange(1, 27)
CODES[48:58] = np.arange(27, 37)
CODES[ord("?")] = 36  # a letter without a likeness; let through as if it were a digit
_CODE_TABLE = CODES.tobytes()
_MARGIN = 64  # places before and after the text that hold no letter, so that no comparison leaves it
_WIDEST = 24
_THREE, _FOUR = 3, 4  # letters that are looked up
_ANY = 1000

Codes = NDArray[np.uint8]
Places = NDArray[np.int64]


class _Row(NamedTuple):
    """A half of a word, and what stands beyond it, read away from it."""

    half: str
    beyond: str
    way: int  # 1: the first half; -1: the last
    word: str
    key: int  # up to four letters of the half next to the other one: what is looked up

    @property
    def middle(self) -> int:
        """Three of them."""
        if len(self.half) == _THREE:
            return self.key
        return self.key % RADIX**_THREE if self.way > 0 else self.key // RADIX


class _Table:
    """Rows, sorted by the letters of their half that are looked up, to be found by these."""

    def __init__(self, rows: list[_Row], letters: int, first: int) -> None:
        """``first``: the number of the first row."""
        keys = np.array([row.key for row in rows], dtype=np.int64)
        found, starts, counts = np.unique(keys, return_index=True, return_counts=True)
        self._number = np.zeros(RADIX**letters, dtype=np.int32)  # of a key; 0: no row has it
        self._number[found] = np.arange(1, len(found) + 1)
        self._counts = np.append(0, counts)
        self._starts = np.append(0, starts + first)
        # For the number of a key and a code: is it one of the first two letters beyond the half?
        self._near = np.zeros((len(found) + 1) * RADIX, dtype=bool)
        numbers = self._number[keys] * RADIX
        for letter in range(2):
            self._near[numbers + np.frombuffer(_codes("".join(row.beyond[letter] for row in rows)), dtype=np.uint8)] = (
                True
            )

    def rows(self, base: Places, keys: Places, here: Codes, ahead: Codes) -> tuple[Places, Places]:
        """Each place with each row of its key that the letters here and ahead of it may be a slip of."""
        number = self._number.take(keys)
        near = number * RADIX
        kept = np.flatnonzero(self._near.take(near + here) | self._near.take(near + ahead))
        number = number.take(kept)
        counts = self._counts.take(number)
        row = np.arange(counts.sum()) - np.repeat(np.cumsum(counts) - counts - self._starts.take(number), counts)
        return np.repeat(base.take(kept), counts), row


class _Way:
    """The rows of first halves, or of last ones, by those of their letters that stand next to the other half: three of
    a half of three, four of a longer one."""

    def __init__(self, rows: list[_Row], first: int) -> None:
        """``rows``: all of one way, those of three letters first; ``first``: the number of the first one."""
        self.way = rows[0].way if rows else 1
        short = [row for row in rows if len(row.half) == _THREE]
        self._of_three = _Table(short, _THREE, first)
        self._of_four = _Table(rows[len(short) :], _FOUR, first + len(short))
        self.begun = sorted({row.middle for row in rows})

    def rows(self, codes: Codes, keys: NDArray[np.uint16], at: Places) -> tuple[Places, Places]:
        """Where in a text the letters next to a half may be a slip, and its row. ``keys``: three letters as one number,
        by the first; ``at``: where those of this way stand."""
        three = keys.take(at).astype(np.int64)
        if self.way > 0:
            base, four = at + _THREE, three + codes.take(at - 1) * np.int64(RADIX**_THREE)
        else:
            base, four = at - 1, three * RADIX + codes.take(at + _THREE)
        beside = codes.take(base), codes.take(base + self.way)
        found = self._of_three.rows(base, three, *beside), self._of_four.rows(base, four, *beside)
        place, row = (np.concatenate(each) for each in zip(*found, strict=True))
        return place, row


class Halves:
    """The halves of one list's keywords, ready to be looked up."""

    def __init__(self, names: Names) -> None:
        rows: list[_Row] = []
        for word in typo_words(names):
            middle = len(word) // 2
            if len(word) - middle <= _WIDEST:
                first, last = word[:middle], word[middle:]
                rows.append(_Row(first, last, 1, word, _key(first[-_FOUR:])))
                rows.append(_Row(last, first[::-1], -1, word, _key(last[:_FOUR])))
        rows.sort(key=lambda row: (row.way, len(row.half) > _THREE, row.key))
        self._words = [row.word for row in rows]
        self._half = _padded([row.half[:: -row.way] for row in rows], _WIDEST + 1)  # read away from the other half
        self._beyond = _padded([row.beyond for row in rows], _WIDEST + 2)
        self._sizes = np.array([len(row.half) for row in rows], dtype=np.int64)
        self._left = np.array([len(row.beyond) for row in rows], dtype=np.int64)
        self._ways = np.array([row.way for row in rows], dtype=np.int64)
        self._edged = np.array([len(row.word) <= EDGED_TYPO for row in rows], dtype=bool)
        # The slip lies on the other side of the half. A longer word may hold a hyphen; where the hyphens are taken out,
        # the edge before it is not seen: tin-vm-express.com.
        self._free = np.array(
            [len(row.word) <= CUT_TYPO and own_letters(row.word)[0 if row.way < 0 else 1] for row in rows], dtype=bool
        )
        # A label with a slip in a short word has one letter more than it at most, unless a lure stands beside it.
        most = [letters_of(row.word) + 1 if len(row.word) <= EDGED_TYPO else _ANY for row in rows]
        self._most = np.array(most, dtype=np.int64)
        self._first, self._second, self._third = (np.ascontiguousarray(self._beyond[:, at]) for at in range(_THREE))
        last_ones = [row for row in rows if row.way < 0]
        self._tables = (_Way(last_ones, 0), _Way(rows[len(last_ones) :], len(last_ones)))
        self._begun = np.zeros(RADIX**_THREE, dtype=np.uint8)
        for bit, table in enumerate(self._tables):
            self._begun[table.begun] |= 1 << bit

    def places(self, letters: Codes) -> tuple[Places, Places]:
        """Where in a text (bytes, lower case) a half stands with a slip beyond it, and the row of that half."""
        codes = np.zeros(len(letters) + 2 * _MARGIN, dtype=np.uint8)
        codes[_MARGIN:-_MARGIN] = CODES[letters]
        wide = codes.astype(np.uint16)
        keys = (wide[:-2] * RADIX + wide[1:-1]) * RADIX + wide[2:]
        begun = self._begun[keys]
        at = np.flatnonzero(begun > 0)
        begun = begun.take(at)
        found = [
            self._near(codes, table.way, *table.rows(codes, keys, at[begun & (1 << bit) > 0]))
            for bit, table in enumerate(self._tables)
        ]
        base, row = (np.concatenate(each) for each in zip(*found, strict=True))
        for step in range(_THREE, int(self._sizes.max(initial=_THREE))):
            kept = (self._sizes[row] <= step) | (codes[base - self._ways[row] * (step + 1)] == self._half[row, step])
            base, row = base[kept], row[kept]
        base, row = self._edge(codes, base, row)
        kept = self._slips(codes, base, row)
        base, row = base[kept], row[kept]
        return np.where(self._ways[row] > 0, base - self._sizes[row], base + 1) - _MARGIN, row

    def most_letters(self, row: Places) -> Places:
        """The most letters that the label of a slip may have when no lure stands in the name."""
        return self._most[row]

    def words(self, row: Places) -> list[str]:
        """The words of these rows."""
        return [self._words[each] for each in row.tolist()]

    def slip(self, row: int, label: str, place: int) -> tuple[str, tuple[int, int]] | None:
        """The word of a row, and the span that stands for it in a label with its half at `place`; None if that is no
        slip."""
        word, is_left = self._words[row], self._ways[row] > 0
        span = slip_after(label, place, word) if is_left else slip_before(label, place + int(self._sizes[row]), word)
        return None if span is None else (word, span)

    def _near(self, codes: Codes, way: int, base: Places, row: Places) -> tuple[Places, Places]:
        """Without most of the places that no slip explains: the first two letters beyond the half and the last one are
        near their place. Before the rest of the half is compared: it leaves few. ``base``: where the letter next to the
        half stands."""
        first, second = self._first.take(row), self._second.take(row)
        here, ahead = codes.take(base), codes.take(base + way)
        kept = np.flatnonzero((here == first) | (here == second) | (ahead == first) | (ahead == second))
        row, base = row.take(kept), base.take(kept)
        first, second, third = self._first.take(row), self._second.take(row), self._third.take(row)
        here, ahead, beyond = codes.take(base), codes.take(base + way), codes.take(base + 2 * way)
        kept = ((here == first) & (ahead == second)) | (ahead == third) | (beyond == second) | (beyond == third)
        row, base = row[kept], base[kept]
        left = self._left[row]
        last, before = self._beyond[row, left - 1], self._beyond[row, left - 2]
        end = base + way * (left - 2)
        here, ahead = codes[end], codes[end + way]
        kept = (here == before) | (here == last) | (ahead == last) | (codes[end + 2 * way] == last)
        return base[kept], row[kept]

    def _edge(self, codes: Codes, base: Places, row: Places) -> tuple[Places, Places]:
        """Without the places where a short word touches no edge of a token, whatever the slip, and where none stands
        beside a slip in the few letters that tell a word from an everyday sequence."""
        way, size, left = self._ways[row], self._sizes[row], self._left[row]
        near, far = codes[base - way * (size + 1)], base + way * left
        ends = _is_edge(codes[far - 1]) | _is_edge(codes[far]) | _is_edge(codes[far + 1])
        kept = ends | ~self._free[row] & (~self._edged[row] | _is_edge(near))
        return base[kept], row[kept]

    def _slips(self, codes: Codes, base: Places, row: Places) -> NDArray[np.bool_]:
        """Which of the places have exactly one slip beyond the half."""
        way, base = self._ways[row][:, None], base[:, None]
        width = int(self._left.max(initial=1))
        left = self._left[row][:, None]
        step = np.arange(width)
        wanted, after = self._beyond[row, :width], self._beyond[row, 1 : width + 1]
        here, ahead = codes[base + way * step], codes[base + way * (step + 1)]
        inside = step < left
        same = (here == wanted) | ~inside
        # For each step: do all later letters agree as they stand, one further on, one short of it?
        aligned = _all_from(same)
        pushed = _all_from((ahead == wanted) | ~inside)
        pulled = _all_from((here == after) | (step >= left - 1))
        slip = np.argmin(same, axis=1)
        some = np.arange(len(slip))
        one = ~same[some, slip] & (here[some, slip] > 0)
        later = np.minimum(slip + 1, width)
        changed = one & aligned[some, later]
        added = one & pushed[some, slip]
        missing = ~same[some, slip] & pulled[some, slip]
        crossed = one & (here[some, slip] == after[some, slip]) & (ahead[some, slip] == wanted[some, slip])
        crossed &= aligned[some, np.minimum(slip + 2, width)] & (slip + 1 < left[:, 0])
        slipped: NDArray[np.bool_] = changed | added | missing | crossed
        return slipped


def _codes(text: str) -> bytes:
    return text.encode("ascii", "replace").translate(_CODE_TABLE)


def _padded(texts: list[str], width: int) -> NDArray[np.uint8]:
    """The codes of each text, in a row of this width."""
    rows = b"".join(_codes(text).ljust(width, b"\0") for text in texts)
    return np.frombuffer(rows, dtype=np.uint8).reshape(-1, width)


def _key(half: str) -> int:
    key = 0
    for code in _codes(half):
        key = key * RADIX + code
    return key


def _is_edge(code: NDArray[np.uint8]) -> NDArray[np.bool_]:
    edge: NDArray[np.bool_] = (code == 0) | (code > 26)
    return edge


def _all_from(agrees: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """For each row and step, whether it and all later ones agree; one column more, which is true."""
    tail = np.logical_and.accumulate(agrees[:, ::-1], axis=1)[:, ::-1]
    return np.concatenate((tail, np.ones((len(agrees), 1), dtype=bool)), axis=1)
