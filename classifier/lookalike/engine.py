"""The engine that finds lookalikes of protected names. Pure; one instance per list of names, usable for any number of
scans."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import islice

from classifier.lookalike.judge import Asked, Judge
from classifier.lookalike.match import Kind, Match, Tier
from classifier.lookalike.model import shipped_model
from classifier.lookalike.names import names_of
from classifier.lookalike.reading import NotAHostError, host_of
from classifier.lookalike.sieve import Sieve
from classifier.protected import ProtectedName

_BATCH = 5_000  # lines judged in one go: 80 kB of text stay in the processor's cache

__all__ = ["BadLine", "Kind", "LookalikeEngine", "Match", "NotAHostError", "Tier"]


@dataclass(frozen=True, slots=True)
class BadLine:
    """A line that is no host name: its number (from 1) and why, for the person who made the file."""

    number: int
    why: str


class LookalikeEngine:
    """Judges names against `protected`; names in `allow`, and all below them, never match."""

    def __init__(self, protected: Sequence[ProtectedName], allow: Collection[str] = ()) -> None:
        self._names = names_of(protected, allow)
        self._judge = Judge(self._names, shipped_model())

    @cached_property
    def _sieve(self) -> Sieve:
        return Sieve(self._names)

    def judge(self, name: str) -> Match | None:
        """The best match of one name, or None. Raises NotAHostError."""
        return self._judge.of([Asked(name, host_of(name))])[0]

    def scan(self, lines: Iterable[str]) -> Iterator[Match]:
        """The matches among many names, in order; a line that is no host name is left out (`sift` reports it)."""
        source = iter(lines)
        while batch := list(islice(source, _BATCH)):
            block = "".join(f"{' '.join(line.splitlines())}\n" for line in batch).encode("utf-8", "replace")
            yield from (found for found in self.sift(block) if isinstance(found, Match))

    def sift(self, block: bytes, first: int = 1) -> Iterator[Match | BadLine]:
        """The matches and the bad lines of `block`, in order; its lines are numbered from `first`; the last may lack
        its newline."""
        if block and not block.endswith(b"\n"):
            block += b"\n"
        suspects = self._sieve.suspects(block)
        asked = [Asked(each.text.strip(), each.host, each.look, each.slips) for each in suspects if not each.wrong]
        matches = iter(self._judge.of(asked))
        for suspect in suspects:
            if suspect.wrong:
                yield BadLine(first + suspect.line, suspect.wrong)
            elif match := next(matches):
                yield match
