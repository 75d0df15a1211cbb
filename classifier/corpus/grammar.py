"""The small grammar that the corpus is written in, and the text of one draw from it.

A file holds lists (``= name``, then one entry a line) and blocks of texts (``> frame ; labels ; topics``, then one text
a line). ``{name}`` stands for any entry of that list, ``(a|b|)`` for one of several, ``{#2-15}`` for a number; an entry
may hold all of these in turn. ``#`` begins a comment line.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from random import Random

from storage.records import Policy

_SLOT = re.compile(r"\{(?:#(?P<low>\d+)-(?P<high>\d+)|(?P<name>[a-z_0-9]+))\}")
_CHOICE = re.compile(r"\(([^()]*\|[^()]*)\)")
_DEEPEST = 12


class GrammarError(ValueError):
    """Raised by ``read_grammar`` for a file that we do not understand; says file and line. Mend the file."""


class Frame(StrEnum):
    """What a text does with the matter it names."""

    OFFER = "offer"  # a seller sells, lawfully or not
    REPORT = "report"  # news, warning, law, medicine, research
    ASK = "ask"  # a buyer or a worried person asks
    COMPLAIN = "complain"  # complaint, review, story, satire, figure of speech


@dataclass(frozen=True, slots=True)
class Block:
    """Texts of one frame; ``topics`` are the policies whose matter they name, ``labels`` those they break."""

    frame: Frame
    labels: frozenset[Policy]
    topics: frozenset[Policy]
    texts: tuple[str, ...]
    file: str
    line: int


@dataclass(frozen=True, slots=True)
class Grammar:
    lists: Mapping[str, Sequence[str]]
    blocks: tuple[Block, ...]

    def draws_from(self, text: str) -> bool:
        """Whether a text has a slot that a list fills."""
        return any(slot["name"] in self.lists for slot in _SLOT.finditer(text))

    def expand(self, text: str, chance: Random) -> str:
        """One draw: every slot and choice of ``text`` filled."""
        for _ in range(_DEEPEST):
            filled = _CHOICE.sub(lambda hit: chance.choice(hit[1].split("|")), text)
            filled = _SLOT.sub(lambda hit: self._fill(hit, chance), filled)
            if filled == text:
                return text
            text = filled
        return text

    def _fill(self, slot: re.Match[str], chance: Random) -> str:
        if slot["low"]:
            return str(chance.randint(int(slot["low"]), int(slot["high"])))
        if slot["name"] in MADE:
            return MADE[slot["name"]](chance)
        return chance.choice(self.lists[slot["name"]])


def _price(chance: Random, low: int, high: int) -> str:
    """An amount of so many thousand đồng, as sellers write it."""
    thousands = chance.choice((1, 5, 10)) * chance.randint(low, high) // 5 or low
    if thousands >= 1000:
        whole, rest = divmod(thousands // 100, 10)
        return chance.choice(
            (f"{whole}tr{rest or ''}", f"{whole},{rest} triệu", f"{whole}.{rest}00.000đ", f"{whole}tr")
        )
    return chance.choice(
        (f"{thousands}k", f"{thousands}k", f"{thousands}.000đ", f"{thousands}.000 đồng", f"{thousands}K")
    )


def _phone(chance: Random) -> str:
    """A number of the block 0900 000 xxx, which nobody holds."""
    last = f"{chance.randint(0, 999):03}"
    return chance.choice((f"0900000{last}", f"0900 000 {last}", f"0900.000.{last}", f"09000 00 {last}"))


MADE: Mapping[str, Callable[[Random], str]] = {
    "price": lambda chance: _price(chance, 15, 900),
    "cheap": lambda chance: _price(chance, 3, 60),
    "big": lambda chance: f"{chance.randint(1, 60)}{chance.choice(('tr', ' triệu', 'tr5', ',5 triệu', '.000.000đ'))}",
    "phone": _phone,
    "day": lambda chance: f"{chance.randint(1, 28)}/{chance.randint(1, 12)}{chance.choice(('', '/2026', '/2025'))}",
    "year": lambda chance: str(chance.randint(2023, 2029)),
}


def read_grammar(folder: Path = Path(__file__).parent) -> Grammar:
    """All ``*.txt`` of a folder. Raises GrammarError for a list twice, a slot without a list, an unknown label, a
    head without a text."""
    lists: dict[str, list[str]] = {}
    blocks: list[Block] = []
    for file in sorted(folder.glob("*.txt")):
        current: list[str] | None = None
        heads: list[tuple[int, str, list[str]]] = []
        for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1):
            if line.startswith("= "):
                if line[2:] in lists:
                    raise GrammarError(f"{file.name}:{number}: the list {line[2:]!r} stands twice")
                current = lists.setdefault(line[2:], [])
            elif line.startswith("> "):
                current = []
                heads.append((number, line[2:], current))
            elif line and not line.startswith("# "):
                if current is None:
                    raise GrammarError(f"{file.name}:{number}: a text before any list or block")
                current.append(line.replace("\\n", "\n"))
        blocks += [_block(file, number, head, texts) for number, head, texts in heads]
    grammar = Grammar(lists, tuple(blocks))
    _check(grammar)
    return grammar


def _block(file: Path, line: int, head: str, texts: Sequence[str]) -> Block:
    if not texts:
        raise GrammarError(f"{file.name}:{line}: no text stands below {head!r}")
    frame, labels, *topics = (part.strip() for part in head.split(";"))
    try:
        found = [
            frozenset(Policy(name) for name in part.split() if name != "-")
            for part in (labels, (topics or [labels])[0])
        ]
        return Block(Frame(frame), found[0], found[1], tuple(texts), file.name, line)
    except ValueError as error:
        raise GrammarError(f"{file.name}:{line}: {error}") from error


def _check(grammar: Grammar) -> None:
    entries = [(name, entry) for name, each in grammar.lists.items() for entry in each]
    entries += [(f"{block.file}:{block.line}", text) for block in grammar.blocks for text in block.texts]
    for where, entry in entries:
        for slot in _SLOT.finditer(entry):
            if slot["name"] and slot["name"] not in grammar.lists and slot["name"] not in MADE:
                raise GrammarError(f"{where}: {entry!r} asks for a list {slot['name']!r} that there is not")
