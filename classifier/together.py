"""A long row of texts in groups: a step that many texts take one after the other keeps its tables in the cache."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

MOST_TEXTS = 512  # these and one step's tables fit into the processor's cache; 256 and 1,024 are a twentieth slower
MOST_CHARACTERS = 400_000  # so that a file of very long texts needs no more room than one of them

Item = TypeVar("Item")


def together(items: Iterable[Item], length: Callable[[Item], int]) -> Iterator[list[Item]]:
    """All items in order, in groups; ``length`` gives the characters of one. The item that fills a group ends it."""
    group: list[Item] = []
    characters = 0
    for item in items:
        group.append(item)
        characters += length(item)
        if len(group) == MOST_TEXTS or characters >= MOST_CHARACTERS:
            yield group
            group, characters = [], 0
    if group:
        yield group
