"""Near-duplicate texts: MinHash over runs of three folded words, found by bands (Broder 1997; Leskovec et al., ch. 3).

Hostile sellers post one text under many addresses with a word, a mark or a price changed; folding undoes the marks.
"""

from __future__ import annotations

import hashlib

ALIKE = 0.7  # share of common word runs from which two texts are one advert; measured in tests/storage/test_groups.py
FEWEST_WORDS = 8  # "Còn hàng ạ" under two addresses proves nothing
RUN = 3
BANDS, ROWS = 16, 3  # finds a pair of likeness 0.7 with 1 - (1 - 0.7^3)^16 = 99.8 %, one of 0.3 with 35 %
_PRIME = (1 << 61) - 1
_HASHES = tuple(
    (int.from_bytes(digest[:7]), int.from_bytes(digest[8:15]))
    for digest in (hashlib.sha256(f"near-duplicates {number}".encode()).digest() for number in range(BANDS * ROWS))
)


def word_runs(folded: str) -> frozenset[str]:
    """The runs of three words of a folded text; empty when it is too short to compare."""
    words = folded.split()
    if len(words) < FEWEST_WORDS:
        return frozenset()
    return frozenset(" ".join(words[at : at + RUN]) for at in range(len(words) - RUN + 1))


def likeness(one: frozenset[str], other: frozenset[str]) -> float:
    """Share of common runs, 0 to 1 (Jaccard)."""
    return len(one & other) / len(one | other) if one and other else 0.0


def bands(runs: frozenset[str]) -> list[str]:
    """The keys of a text, one for each band; two texts that share one are worth comparing."""
    if not runs:
        return []
    values = [int.from_bytes(hashlib.blake2b(run.encode(), digest_size=7).digest()) for run in runs]
    least = [min((factor * value + shift) % _PRIME for value in values) for factor, shift in _HASHES]
    return [
        f"{number}:{hashlib.blake2b(repr(rows).encode(), digest_size=9).hexdigest()}"
        for number, rows in enumerate(least[at : at + ROWS] for at in range(0, len(least), ROWS))
    ]
