"""How often a sequence of letters stands in everyday host names: a rare keyword says more than `mod` or `zing`.

classifier/data/background.txt.gz holds, for each sequence of 3 to 8 letters or digits, the number of names in 100,000
of the world and
in 3,000 of .vn that hold it, where that is at least 5 and 3. They are counts of parts; no name can be read from them
or passes by them.
"""

from __future__ import annotations

import gzip
from dataclasses import dataclass
from functools import cache
from math import log2
from pathlib import Path

FILE = Path(__file__).parent.parent / "data" / "background.txt.gz"
SHORTEST, LONGEST = 3, 8
FEWEST_WORLD, FEWEST_VN = 5, 3
_COMMON = 15


@dataclass(frozen=True, slots=True)
class Background:
    """Counts of sequences in names of the world and of .vn."""

    world: dict[str, int]
    vn: dict[str, int]

    def noise(self, text: str, *, own: int = 0) -> float:
        """log2(1 + names of the world that hold `text`), of its rarest part when it is long; `own` names are taken off
        (training)."""
        return _noise(self.world, text, own, FEWEST_WORLD)

    def noise_vn(self, text: str, *, own: int = 0) -> float:
        """The same in .vn names."""
        return _noise(self.vn, text, own, FEWEST_VN)


def _noise(counts: dict[str, int], text: str, own: int, fewest: int) -> float:
    if len(text) <= LONGEST:
        count = counts.get(text, 0) - own
    else:
        count = min(counts.get(text[at : at + LONGEST], 0) for at in range(len(text) - LONGEST + 1)) - own
    return log2(1 + count) if count >= fewest else 0.0


def is_common(text: str) -> bool:
    """Does `text`, or every part of it when it is long, stand in so many names that finding it says nothing?"""
    counts = background().world
    if len(text) <= LONGEST:
        return counts.get(text, 0) >= _COMMON
    return all(counts.get(text[at : at + LONGEST], 0) >= _COMMON for at in range(len(text) - LONGEST + 1))


@cache
def background() -> Background:
    """The shipped counts."""
    world: dict[str, int] = {}
    vn: dict[str, int] = {}
    for line in gzip.decompress(FILE.read_bytes()).decode().splitlines():
        part, in_world, in_vn = line.split(" ")
        if in_world != "0":
            world[part] = int(in_world)
        if in_vn != "0":
            vn[part] = int(in_vn)
    return Background(world, vn)
