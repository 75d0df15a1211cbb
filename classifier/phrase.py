"""The small pattern language of the rule files.

A phrase is a row of words, matched whole, without case, over the view of a text (classifier/scanner.py):

    chữa khỏi              these words in a row (no comma, no full stop between them)
    chữa|điều_trị khỏi     one of several; an underscore joins the words of one
    chữa <3> {disease}     up to three words between; {disease} stands for any entry of that list
    lãi <n> %              <n> is a number

There is no repetition beyond a counted gap, so a match costs at most a few steps for each word: nothing that a rule's
author or a seller writes can make it slow.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import product

from classifier.text import view

MOST_GAP = 8
MOST_GAPS = 2
NUMBER = "<n>"

MOST_ROWS = 5_000  # of words that one part of a phrase may stand for

_OPTION = r"(?:[^\s<>{}()\[\]*+?\\^$|]+|<n>)"
_ELEMENT = re.compile(rf"<(?P<gap>\d)>|\{{(?P<name>[a-z_]+)\}}|(?P<options>{_OPTION}(?:\|{_OPTION})*)")

Row = tuple[str, ...]
"""Words one after the other, NUMBER for any number."""


class PhraseError(ValueError):
    """Raised by ``parse`` for a phrase outside the language; the rule loader adds file and line."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """``parts[i]`` is one of several rows of words; up to ``gaps[i]`` words stand between it and the next part."""

    source: str
    parts: tuple[frozenset[Row], ...]
    gaps: tuple[int, ...]

    @property
    def needs_marks(self) -> bool:
        """Whether it means too much else without marks: one marked word alone ("giả" is then also "già", "giá")."""
        return not self.source.isascii() and sum(min(map(len, rows)) for rows in self.parts) < 2


def parse(source: str, lists: Mapping[str, Sequence[str]]) -> Phrase:
    """The phrase of ``source``.

    Raises PhraseError for anything outside the language, and for what matches nothing or nearly everything.
    """
    runs: list[list[frozenset[Row]]] = [[]]
    gaps: list[int] = []
    for part in source.split():
        element = _ELEMENT.fullmatch(part)
        if element is None:
            raise PhraseError(
                f"{part!r} is not a word, a|b, {{list}}, <1> to <8> or <n>: repetition and groups are not allowed"
            )
        if element["gap"]:
            gaps.append(int(element["gap"]))
            runs.append([])
        else:
            runs[-1].append(_choice(element, lists))
    _check(source, runs, gaps)
    return Phrase(source, tuple(map(_rows, runs)), tuple(gaps))


def _choice(element: re.Match[str], lists: Mapping[str, Sequence[str]]) -> frozenset[Row]:
    """The rows of words that one element stands for."""
    if element["name"]:
        if element["name"] not in lists:
            raise PhraseError(f"there is no list {element['name']!r}")
        options: Sequence[str] = lists[element["name"]]
    else:
        options = element["options"].split("|")
    rows: set[Row] = set()
    for option in options:
        if option == NUMBER:
            rows.add((NUMBER,))
            continue
        if element["name"] and set(option) & set("|<>{}"):
            raise PhraseError(f"list {element['name']!r} stands inside a phrase, so {option!r} may be words only")
        words = _words(option)
        if not words:
            raise PhraseError(f"{element[0]!r} holds an empty word, which would match everything")
        rows.add(words)
    return frozenset(rows)


@cache
def _words(option: str) -> Row:
    """The words of one option, worked out once: a few thousand stand in all rules, some in a hundred phrases."""
    return view(option.replace("_", " ")).words


def _check(source: str, runs: Sequence[Sequence[frozenset[Row]]], gaps: Sequence[int]) -> None:
    if not source.split():
        raise PhraseError("an empty phrase would match everything")
    if not runs[0] or not runs[-1]:
        raise PhraseError(f"{source!r} begins or ends with a gap")
    if not all(runs):
        raise PhraseError(f"{source!r} has two gaps side by side; write one")
    if any(not 1 <= gap <= MOST_GAP for gap in gaps) or len(gaps) > MOST_GAPS:
        raise PhraseError(f"{source!r}: at most {MOST_GAPS} gaps, each of 1 to {MOST_GAP} words")
    fixed = [choice for run in runs for choice in run if (NUMBER,) not in choice]
    if sum(min(sum(map(len, row)) for row in choice) for choice in fixed) < 2:
        raise PhraseError(f"{source!r} holds fewer than two letters and would match nearly everything")


def _rows(run: Sequence[frozenset[Row]]) -> frozenset[Row]:
    count = 1
    for choice in run:
        count *= len(choice)
    if count > MOST_ROWS:
        raise PhraseError(f"{count} rows of words in one part; at most {MOST_ROWS}, so write two phrases or put a gap")
    return frozenset(tuple(word for row in rows for word in row) for rows in product(*run))
