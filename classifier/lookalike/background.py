"""How often a sequence of letters stands in everyday host names: a rare keyword says more than `mod` or `zing`.

classifier/data/background.txt.gz holds, for each sequence of 3 to 8 letters or digits, the number of names in 100,000 of the world and
in 3,000 of .vn that hold it, where that is at least 5 and 3. They are counts of parts; no name can be read from them or passes by them.
"""

from __future__ import annotations

import gzip
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from math import log2
from pathlib import Path

from classifier.lookalike.find import host_parts
from classifier.lookalike.reading import NotAHostError, host_of

FILE = Path(__file__).parent.parent / "data" / "background.txt.gz"
SHORTEST, LONGEST = 3, 8
FEWEST_WORLD, FEWEST_VN = 5, 3


@dataclass(frozen=True, slots=True)
class Background:
    """Counts of sequences in names of the world and of .vn."""

    world: dict[str, int]
    vn: dict[str, int]

    def noise(self, text: str, *, own: int = 0) -> float:
        """log2(1 + names of the world that hold `text`), of its rarest part when it is long; `own` names are taken off (training)."""
        return _noise(self.world, text, own, FEWEST_WORLD)

    def noise_vn(self, text: str, *, own: int = 0) -> float:
        """The same in .vn names."""
        return _noise(self.vn, text, own, FEWEST_VN)


def _noise(counts: dict[str, int], text: str, own: int, fewest: int) -> float:
    parts = [text[at : at + LONGEST] for at in range(max(1, len(text) - LONGEST + 1))]
    count = min((counts.get(part, 0) for part in parts), default=0) - own
    return log2(1 + count) if count >= fewest else 0.0


def sequences(name: str) -> set[str]:
    """Every sequence of the labels of a host that are counted; none for what is no host."""
    try:
        host = host_parts(host_of(name))
    except NotAHostError:
        return set()
    found = set()
    for label in host.labels if host else ():
        text = label.text
        for at in range(len(text)):
            found.update(text[at : at + size] for size in range(SHORTEST, min(LONGEST, len(text) - at) + 1))
    return found


def count(world: Iterable[str], vn: Iterable[str]) -> Background:
    """Counts over two lists of host names."""
    counted = []
    for names, fewest in ((world, FEWEST_WORLD), (vn, FEWEST_VN)):
        counts: Counter[str] = Counter()
        for name in names:
            counts.update(sequences(name))
        counted.append({part: number for part, number in counts.items() if number >= fewest})
    return Background(*counted)


def save(background: Background, path: Path) -> None:
    """Write the counts, one sequence a line; the same counts give the same bytes."""
    parts = sorted(background.world.keys() | background.vn.keys())
    lines = (f"{part} {background.world.get(part, 0)} {background.vn.get(part, 0)}\n" for part in parts)
    path.write_bytes(gzip.compress("".join(lines).encode(), mtime=0))


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
