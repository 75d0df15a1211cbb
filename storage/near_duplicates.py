"""Near-duplicates: texts by MinHash over runs of three folded words, found by bands (Broder 1997; Leskovec et al., ch.
3); offers with few words by their picture, title, price and seller.

Hostile sellers post one text under many addresses with a word, a mark or a price changed; folding undoes the marks.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import urlsplit

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


@lru_cache(64)
def bands(runs: frozenset[str]) -> tuple[str, ...]:
    """The keys of a text, one for each band; two texts that share one are worth comparing."""
    if not runs:
        return ()
    values = [int.from_bytes(hashlib.blake2b(run.encode(), digest_size=7).digest()) for run in runs]
    least = [min((factor * value + shift) % _PRIME for value in values) for factor, shift in _HASHES]
    return tuple(
        f"{number}:{hashlib.blake2b(repr(rows).encode(), digest_size=9).hexdigest()}"
        for number, rows in enumerate(least[at : at + ROWS] for at in range(0, len(least), ROWS))
    )


PICTURE_BITS = 5  # of 64 that may differ: a picture saved again, smaller, with a mark in a corner
LIKE_TITLE = 0.5  # share of common title words from which the same picture, price or seller makes one offer


@dataclass(frozen=True, slots=True)
class Offer:
    """What two adverts are compared by: word runs of the text, words of the title, and the rest as shown."""

    runs: frozenset[str]
    title: frozenset[str]
    price: str | None
    seller: str | None
    images: frozenset[str]
    image_hashes: tuple[str, ...]

    def keys(self) -> list[str]:
        """The keys under which a like Offer is found; two that share none are not compared.

        A picture is found by its address, and by each quarter of its hash: up to three differing bits leave one whole.
        """
        pictures = [f"i:{hashlib.blake2b(_place(url).encode(), digest_size=9).hexdigest()}" for url in self.images]
        quarters = [f"h{at}:{each[at : at + 4]}" for each in self.image_hashes for at in range(0, 16, 4)]
        return [*bands(self.runs), *pictures, *quarters]

    def is_like(self, other: Offer) -> bool:
        """Whether two adverts are one: by their text, or by a common picture, a like title, and one price or seller."""
        if likeness(self.runs, other.runs) >= ALIKE:
            return True
        if likeness(self.title, other.title) < LIKE_TITLE or not self.shares_picture(other):
            return False
        same_price = self.price is not None and self.price == other.price
        return same_price or (self.seller is not None and self.seller == other.seller)

    def shares_picture(self, other: Offer) -> bool:
        """Whether a picture of one is a picture of the other, by address or by what it looks like."""
        if {_place(url) for url in self.images} & {_place(url) for url in other.images}:
            return True
        pairs = ((int(one, 16), int(two, 16)) for one in self.image_hashes for two in other.image_hashes)
        return any((one ^ two).bit_count() <= PICTURE_BITS for one, two in pairs)


def _place(url: str) -> str:
    """An image's address without what a shop adds to it for its size or its cache."""
    parts = urlsplit(url)
    return f"{parts.netloc}{parts.path}".lower()
