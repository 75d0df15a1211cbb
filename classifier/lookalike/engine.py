"""The engine that finds lookalikes of protected names. Pure; one instance per list of names, usable for any number of scans."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence

from classifier.lookalike.match import Kind, Match, Tier
from classifier.protected import ProtectedName


class NotAHostError(ValueError):
    """A line is no host name; the text says why. Raised by `LookalikeEngine.judge`."""


class LookalikeEngine:
    """Judges names against `protected`; names in `allow`, and all below them, never match."""

    def __init__(self, protected: Sequence[ProtectedName], allow: Collection[str] = ()) -> None:
        self._protected = protected
        self._allow = frozenset(allow)

    def judge(self, name: str) -> Match | None:
        """The best match of one name, or None. Raises NotAHostError."""
        for found in self.scan([name]):
            return found
        return None

    def scan(self, lines: Iterable[str]) -> Iterator[Match]:
        """The matches among many names, in order; a line that is no host name is left out."""
        raise NotImplementedError


__all__ = ["Kind", "LookalikeEngine", "Match", "NotAHostError", "Tier"]
