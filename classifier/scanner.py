"""The one pass over the words of a text that finds every phrase of every rule at once.

All rows of words stand in one tree, by their words without marks. Each place of the text is walked down the tree as far
as it goes, which is two or three words; only a row that is found is then compared mark by mark. So the cost hardly
grows with the number of rules, and a text without marks is read by the same tree.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Hashable, Iterable, Mapping, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import Generic, NamedTuple, TypeVar

from classifier.phrase import NUMBER, Phrase, Row, parse
from classifier.respell import plain_words
from classifier.syllables import bare, without_tones
from classifier.text import SENTENCE, View

Key = TypeVar("Key", bound=Hashable)
_AROUND = 3  # words on either side that tell whether a word stands among others without marks
_Y_FOR_I = str.maketrans("yýỳỷỹỵ", "iíìỉĩị")
_MOST_KEPT = 100_000
_AFTER_DIGITS = ":"  # in the order of letters
# Alone in a part of a phrase, these are not looked for without marks; they have three and more common readings.
_VAGUE = frozenset(("gia", "lao", "hoi", "thu", "no", "so", "ma", "la", "do"))


class Hit(NamedTuple):
    """Words ``first`` up to, not with, ``end`` of a view."""

    first: int
    end: int


class _Node:
    """A place in the tree: where the next words lead, and which rows end here, each as which parts of phrases."""

    __slots__ = ("next", "one", "rows")

    def __init__(self) -> None:
        self.next: dict[str, _Node] = {}
        self.rows: dict[Row, list[int]] = {}
        self.one: dict[str, list[int]] = {}
        """The rows of one word, by that word."""


class _Owned(NamedTuple, Generic[Key]):
    """A phrase, whose it is, and its parts by their numbers: phrases with a part in common look for it once."""

    key: Key
    parts: tuple[int, ...]
    gaps: tuple[int, ...]
    loose: bool
    """May also match words without marks."""
    needs: frozenset[int]


class _Word(NamedTuple):
    """How a word is looked up (without marks, i for a last y: lý and lí are one), and compared (with marks)."""

    key: str
    form: str
    bare: bool
    """It has no marks that a program or a hasty writer leaves out; đ may stay."""


class _Words(dict[str, _Word]):
    def __missing__(self, word: str) -> _Word:
        if len(self) > _MOST_KEPT:
            self.clear()
        form = word[:-1] + word[-1].translate(_Y_FOR_I) if len(word) > 1 and word[-2] in "hklmstv" else word
        made = self[word] = _Word(bare(form), form, without_tones(form) == form)
        return made


_WORDS = _Words()


class Scanner(Generic[Key]):
    """Finds all phrases of many owners in one pass over the words of a text."""

    def __init__(
        self,
        entries: Iterable[tuple[Key, str]],
        lists: Mapping[str, Sequence[str]],
        marked_only: Iterable[tuple[Key, str]] = (),
    ) -> None:
        """``marked_only``: phrases that are not looked for in words written without Vietnamese marks."""
        self._root = _Node()
        self._parts: dict[frozenset[Row], int] = {}
        self._by_last: dict[int, list[_Owned[Key]]] = {}
        self._befores: list[set[int] | None] = []
        for key, source in entries:
            phrase = parse(source, lists)
            self._add(key, phrase, loose=not phrase.needs_marks)
        for key, source in marked_only:
            self._add(key, parse(source, lists), loose=False)

    def _add(self, key: Key, phrase: Phrase, *, loose: bool) -> None:
        parts = tuple(self._part(rows) for rows in phrase.parts)
        self._by_last.setdefault(parts[-1], []).append(_Owned(key, parts, phrase.gaps, loose, frozenset(parts)))
        self._befores[parts[0]] = None
        for before, part in pairwise(parts):
            befores = self._befores[part]
            if befores is not None:
                befores.add(before)

    def _part(self, rows: frozenset[Row]) -> int:
        """The number of a part; the first time its rows enter the tree."""
        if rows in self._parts:
            return self._parts[rows]
        number = self._parts[rows] = len(self._parts)
        self._befores.append(set())
        for row in rows:
            node = self._root
            for word in row:
                node = node.next.setdefault(_WORDS[word].key, _Node())
            forms = tuple(_WORDS[word].form for word in row)
            uses = node.rows.setdefault(forms, [])
            if len(forms) == 1:
                node.one[forms[0]] = uses
            if number not in uses:
                uses.append(number)
        return number

    def scan(self, seen: View) -> dict[Key, list[Hit]]:
        """Where each owner's phrases stand, in order; owners without a hit are left out."""
        text = _Text(seen, self._befores)
        root = self._root.next
        number = root.get(NUMBER)
        keys = text.keys
        keys.append("")
        for at, (key, form, is_bare) in enumerate(text.words):
            node = root.get(key)
            if node is not None:
                if node.one:
                    if uses := node.one.get(form):
                        text.note(uses, at, at + 1, True)
                    if is_bare:
                        text.read_without_marks(node, at, at + 1)
                after = keys[at + 1]
                if after in node.next or "" < after < _AFTER_DIGITS:
                    text.walk(node, at)
            if number is not None and key < _AFTER_DIGITS and key[0].isdigit():
                text.walk(number, at)
        return self._joined(text)

    def _joined(self, text: _Text) -> dict[Key, list[Hit]]:
        found: dict[Key, list[Hit]] = {}
        there = text.parts.keys()
        for part in there:
            for owned in self._by_last.get(part, ()):
                if there >= owned.needs and (hits := text.join(owned)):
                    found.setdefault(owned.key, []).extend(hits)
        for hits in found.values():
            hits.sort()
        return found


class _Text:
    """One text while it is scanned."""

    def __init__(self, seen: View, befores: Sequence[set[int] | None]) -> None:
        """``befores``: after which other parts a part matters at all; None for one with which a phrase begins."""
        self.seen = seen
        self._befores = befores
        self.words = [_WORDS[word] for word in seen.words]
        self.keys = [word[0] for word in self.words]
        self.forms = tuple([word[1] for word in self.words])
        self.parts: dict[int, dict[int, list[tuple[int, bool]]]] = {}
        """By part and by the word with which it begins: where it ends, longest first, and whether with all marks."""

    def note(self, parts: Sequence[int], start: int, end: int, exact: bool) -> None:
        there, befores = self.parts, self._befores
        for part in parts:
            before = befores[part]
            if before is None or not before.isdisjoint(there):
                held = there.get(part)
                if held is None:
                    there[part] = {start: [(end, exact)]}
                elif start in held:
                    held[start].insert(0, (end, exact))
                else:
                    held[start] = [(end, exact)]

    def walk(self, node: _Node, start: int) -> None:
        """Note all rows of two words and more that begin at ``start`` and whose first word led to ``node``."""
        ways = [(node, start + 1)]
        keys, breaks = self.keys, self.seen.breaks
        while ways:
            node, end = ways.pop()
            if node.rows and (end - start > 1 or not node.one or NUMBER in node.one):
                if uses := node.rows.get(self.forms[start:end]):
                    self.note(uses, start, end, True)
                self.read_without_marks(node, start, end)
            if node.next and end < len(breaks) and not breaks[end]:
                key = keys[end]
                if (following := node.next.get(key)) is not None:
                    ways.append((following, end + 1))
                if key < _AFTER_DIGITS and key[0].isdigit() and (following := node.next.get(NUMBER)) is not None:
                    ways.append((following, end + 1))

    def read_without_marks(self, node: _Node, start: int, end: int) -> None:
        """Note the rows that end at ``node`` and that the words are but for marks, or with a number in its place."""
        forms = self.forms[start:end]
        for row, uses in node.rows.items():
            if row != forms and self._matches(row, start, end):
                self.note(uses, start, end, NUMBER in row and self._is_exact(row, start, end))

    def _is_exact(self, row: Row, start: int, end: int) -> bool:
        return all(word == wanted or wanted == NUMBER for word, wanted in zip(self.forms[start:end], row, strict=True))

    def _matches(self, row: Row, start: int, end: int) -> bool:
        """Whether the words are those of a row, some perhaps without their marks."""
        for at, expected in zip(range(start, end), row, strict=True):
            _, word, is_bare = self.words[at]
            if word == expected or expected == NUMBER:
                continue
            if not is_bare and "leet" not in self.seen.changes:
                return False
            if not (_may_be(word, expected) and _lacks_marks(self.seen, at)) and not (
                _has_fewer_marks(word, expected) and self.seen.is_guessed(at)
            ):
                return False
        return True

    def join(self, owned: _Owned[Key]) -> list[Hit]:
        """Where all parts of a phrase stand near enough together; one hit for each word with which it begins."""
        gaps, loose = owned.gaps, owned.loose
        if not gaps:
            return _whole(self.parts[owned.parts[0]], loose=loose)
        rows = [self.parts[part] for part in owned.parts]
        breaks = self.seen.breaks

        def last(part: int, end: int) -> int:
            """Where the phrase ends whose parts up to ``part`` end at ``end``; 0 when the next does not follow."""
            if part == len(gaps):
                return end
            following = rows[part + 1]
            for here in range(end, min(end + gaps[part] + 1, len(breaks))):
                if breaks[here] == SENTENCE:
                    return 0
                for stop, exact in following.get(here, ()):
                    near = exact or (loose and (here == end or not self._is_vague(here, stop)))
                    if near and (whole := last(part + 1, stop)):
                        return whole
            return 0

        hits = []
        for start, ends in rows[0].items():
            for end, exact in ends:
                if not exact and not loose:
                    continue
                whole = last(0, end)
                if whole and (exact or whole == end or not self._is_vague(start, end)):
                    hits.append(Hit(start, whole))
                    break
        return hits

    def _is_vague(self, start: int, end: int) -> bool:
        """Whether a part without marks is one word that may be very many: gia is giả, giá, già and gia."""
        return end - start == 1 and self.keys[start] in _VAGUE


def _whole(part: Mapping[int, Sequence[tuple[int, bool]]], *, loose: bool) -> list[Hit]:
    """The hits of a phrase of one part."""
    if loose:
        return [Hit(start, ends[0][0]) for start, ends in part.items()]
    return [Hit(start, exact[0]) for start, ends in part.items() if (exact := [end for end, whole in ends if whole])]


@lru_cache(maxsize=_MOST_KEPT)
def _may_be(word: str, expected: str) -> bool:
    """Whether a word, which without marks is ``expected``, has none itself; đ may stay, as programs leave it."""
    return without_tones(word) == word and ("đ" not in word or [x == "đ" for x in word] == [x == "đ" for x in expected])


@lru_cache(maxsize=_MOST_KEPT)
def _has_fewer_marks(word: str, expected: str) -> bool:
    """Whether a word differs from the one expected only by marks that it lacks: đương and đường."""
    if len(word) != len(expected):
        return False
    for each, wanted in zip(word.replace("đ", "d"), expected.replace("đ", "d"), strict=True):
        if not set(unicodedata.normalize("NFD", each)) <= set(unicodedata.normalize("NFD", wanted)):
            return False
    return True


def _lacks_marks(seen: View, at: int) -> bool:
    """Whether a word without marks may have been meant to have some.

    In a text without marks it may. In one with marks only where it is no word without marks ("khoi"), was put together
    from signs ("l@i"), or stands among words without marks; else "hàng gia dụng" would be "hàng giả dụng".
    """
    if not seen.marked or seen.words[at] not in plain_words() or ("leet" in seen.changes and seen.is_guessed(at)):
        return True
    around = seen.words[max(0, at - _AROUND) : at + _AROUND + 1]
    return len(around) > _AROUND and all(map(str.isascii, around))
