"""The small pattern language of the rule files, and the one pass that looks for every phrase at once.

A phrase is a row of words, matched whole, without case, over the view of a text:

    chữa khỏi              these words in a row (no comma, no full stop between them)
    chữa|điều_trị khỏi     one of several; an underscore joins the words of one
    chữa <3> {disease}     up to three words between; {disease} stands for any entry of that list
    lãi <n> %              <n> is a number

There is no repetition beyond a counted gap, so a match costs at most a few steps for each word: nothing that a rule's
author or a seller writes can make it slow.
"""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, NamedTuple, TypeVar

from classifier.text import SENTENCE, View, strip_marks, view

MOST_GAP = 8
MOST_GAPS = 2
NUMBER = "<n>"

_OPTION = r"(?:[^\s<>{}()\[\]*+?\\^$|]+|<n>)"
_ELEMENT = re.compile(rf"<(?P<gap>\d)>|\{{(?P<name>[a-z_]+)\}}|(?P<options>{_OPTION}(?:\|{_OPTION})*)")


class PhraseError(ValueError):
    """Raised by ``parse`` for a phrase outside the language; the rule loader adds file and line."""


class Gap(NamedTuple):
    most: int


class Choice(NamedTuple):
    """One of several rows of words, by their first word; ``None`` stands for any number."""

    rows: Mapping[str, tuple[tuple[str, ...], ...]]
    number: bool


Step = Gap | Choice
Key = TypeVar("Key", bound=Hashable)


class Hit(NamedTuple):
    """Words ``first`` up to, not with, ``end`` of a view."""

    first: int
    end: int


@dataclass(frozen=True, slots=True)
class Phrase:
    source: str
    steps: tuple[Step, ...]

    def first_words(self) -> Iterable[str]:
        """The words that a match can begin with; ``#`` for a number."""
        first = self.steps[0]
        assert isinstance(first, Choice)
        return (*first.rows, "#") if first.number else first.rows


def parse(source: str, lists: Mapping[str, Sequence[str]], *, marks: bool = True) -> Phrase | None:
    """The phrase of ``source``; without ``marks``, as somebody types it who leaves out all Vietnamese marks.

    ``None`` when it must not be looked for without marks: one marked word alone ("giả" is then also "già", "giá").
    Raises PhraseError for anything outside the language, and for what matches nothing or nearly everything.
    """
    steps: list[Step] = []
    for part in source.split():
        element = _ELEMENT.fullmatch(part)
        if element is None:
            raise PhraseError(
                f"{part!r} is not a word, a|b, {{list}}, <1> to <8> or <n>: repetition and groups are not allowed"
            )
        steps.append(_step(element, lists, marks=marks))
    _check(source, steps)
    if not marks and _too_vague_without_marks(source, steps):
        return None
    return Phrase(source, tuple(steps))


def _step(element: re.Match[str], lists: Mapping[str, Sequence[str]], *, marks: bool) -> Step:
    if element["gap"]:
        return Gap(int(element["gap"]))
    if element["name"]:
        if element["name"] not in lists:
            raise PhraseError(f"there is no list {element['name']!r}")
        options: Sequence[str] = lists[element["name"]]
    else:
        options = element["options"].split("|")
    rows: dict[str, list[tuple[str, ...]]] = {}
    for option in options:
        if option == NUMBER:
            continue
        if element["name"] and set(option) & set("|<>{}"):
            raise PhraseError(f"list {element['name']!r} stands inside a phrase, so {option!r} may be words only")
        words = view(option if marks else strip_marks(view(option).text)).words
        if not words:
            raise PhraseError(f"{element[0]!r} holds an empty word, which would match everything")
        rows.setdefault(words[0], []).append(words)
    return Choice(
        {first: tuple(sorted(found, key=len, reverse=True)) for first, found in rows.items()}, NUMBER in options
    )


def _check(source: str, steps: Sequence[Step]) -> None:
    if not steps:
        raise PhraseError("an empty phrase would match everything")
    gaps = [step for step in steps if isinstance(step, Gap)]
    if isinstance(steps[0], Gap) or isinstance(steps[-1], Gap):
        raise PhraseError(f"{source!r} begins or ends with a gap")
    if any(not 1 <= gap.most <= MOST_GAP for gap in gaps) or len(gaps) > MOST_GAPS:
        raise PhraseError(f"{source!r}: at most {MOST_GAPS} gaps, each of 1 to {MOST_GAP} words")
    shortest = sum(
        min(sum(map(len, row)) for rows in step.rows.values() for row in rows)
        for step in steps
        if isinstance(step, Choice) and not step.number
    )
    if shortest < 2:
        raise PhraseError(f"{source!r} holds fewer than two letters and would match nearly everything")


def _too_vague_without_marks(source: str, steps: Sequence[Step]) -> bool:
    shortest = sum(
        min(len(row) for rows in step.rows.values() for row in rows)
        for step in steps
        if isinstance(step, Choice) and not step.number
    )
    return shortest < 2 and not source.isascii()


class Scanner(Generic[Key]):
    """Finds all phrases of many owners in one pass over the words of a text."""

    def __init__(
        self,
        entries: Iterable[tuple[Key, str]],
        lists: Mapping[str, Sequence[str]],
        marked_only: Iterable[tuple[Key, str]] = (),
    ) -> None:
        """``marked_only``: phrases that are not looked for in a text written without Vietnamese marks."""
        self._by_first: dict[bool, dict[str, list[tuple[Key, Phrase]]]] = {True: {}, False: {}}
        for key, source in entries:
            self._add(key, parse(source, lists), marks=True)
            self._add(key, parse(source, lists, marks=False), marks=False)
        for key, source in marked_only:
            self._add(key, parse(source, lists), marks=True)

    def _add(self, key: Key, phrase: Phrase | None, *, marks: bool) -> None:
        for first in phrase.first_words() if phrase else ():
            self._by_first[marks].setdefault(first, []).append((key, phrase))  # type: ignore[arg-type]

    def scan(self, seen: View) -> dict[Key, list[Hit]]:
        """Where each owner's phrases stand, in order; owners without a hit are left out."""
        by_first = self._by_first[seen.marked]
        found: dict[Key, list[Hit]] = {}
        for at, word in enumerate(seen.words):
            for key, phrase in by_first.get(word, ()):
                if end := _match(phrase.steps, 0, seen, at):
                    found.setdefault(key, []).append(Hit(at, end))
            if word[0].isdigit():
                for key, phrase in by_first.get("#", ()):
                    if end := _match(phrase.steps, 0, seen, at):
                        found.setdefault(key, []).append(Hit(at, end))
        return found


def _match(steps: Sequence[Step], number: int, seen: View, at: int) -> int:
    """The end of a match of ``steps[number:]`` at word ``at``, or 0."""
    if number == len(steps):
        return at
    step = steps[number]
    if isinstance(step, Gap):
        return _match_after_gap(steps, number, seen, at)
    if at >= len(seen.words) or (number and not isinstance(steps[number - 1], Gap) and seen.breaks[at]):
        return 0
    word = seen.words[at]
    for row in step.rows.get(word, ()):
        end = at + len(row)
        if (
            seen.words[at:end] == row
            and not any(seen.breaks[at + 1 : end])
            and (found := _match(steps, number + 1, seen, end))
        ):
            return found
    return _match(steps, number + 1, seen, at + 1) if step.number and word[0].isdigit() else 0


def _match_after_gap(steps: Sequence[Step], number: int, seen: View, at: int) -> int:
    gap = steps[number]
    assert isinstance(gap, Gap)
    for skipped in range(gap.most + 1):
        here = at + skipped
        if here >= len(seen.words) or seen.breaks[here] == SENTENCE:
            return 0
        if found := _match(steps, number + 1, seen, here):
            return found
    return 0
