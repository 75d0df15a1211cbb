"""A host name in parts, each label as a reader takes it."""

from __future__ import annotations

from itertools import accumulate
from typing import NamedTuple

from classifier.lookalike.reading import plain, unicode_of
from classifier.lookalike.suffixes import suffix_at

_NO_DIGITS = {ord(digit): None for digit in "0123456789"}


class Label(NamedTuple):
    """One label of a host as a reader takes it: `text` is without hyphens, `cuts` are the places where they stood."""

    plain: str
    text: str
    cuts: tuple[int, ...]
    disguised: bool

    def touching(self, start: int, end: int) -> tuple[bool, bool]:
        """Does a token begin at `start`, does one end at `end`: the label's end, a hyphen, or a digit beyond."""
        text = self.text
        left = start == 0 or (text[start - 1].isdigit() and not text[start].isdigit()) or start in self.cuts
        right = end == len(text) or (text[end].isdigit() and not text[end - 1].isdigit()) or end in self.cuts
        return left, right

    @property
    def letters(self) -> int:
        """How many of its characters are letters."""
        return letters_of(self.text)

    def is_cut(self, start: int, end: int) -> bool:
        """Did a hyphen stand within?"""
        return any(start < cut < end for cut in self.cuts)


class Host(NamedTuple):
    """A host name in parts: `labels` before the public suffix (the last one was registered), `suffix`, and
    `registrable` as given."""

    name: str
    labels: tuple[Label, ...]
    suffix: str
    registrable: str


def host_parts(name: str) -> Host | None:
    """`name` (a checked host, lower case) in parts; None for a public suffix itself or a single label. Raises
    NotAHostError."""
    raw = name.split(".")
    at = suffix_at(raw)
    if at < 1:
        return None
    return Host(name, tuple(map(_label, raw[:at])), ".".join(raw[at:]), ".".join(raw[at - 1 :]))


def _label(raw: str) -> Label:
    if raw.isascii() and not raw.startswith("xn--"):
        shown = seen = raw
    else:
        shown = unicode_of(raw).lower()
        seen = plain(shown)
    if "-" not in seen and "_" not in seen:
        return Label(seen, seen, (), seen != shown)
    tokens = seen.replace("_", "-").split("-")
    return Label(seen, "".join(tokens), tuple(accumulate(map(len, tokens[:-1]))), seen != shown)


def letters_of(text: str) -> int:
    """How many characters of `text` are no digits."""
    return len(text.translate(_NO_DIGITS))
