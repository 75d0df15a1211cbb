"""A text that is rewritten step by step and still knows where each of its letters stood at first."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple, Protocol, overload

Edit = tuple[int, int, str]
"""Start and end of a stretch, and what takes its place."""


class Layer(Protocol):
    """One rewriting: where each letter of the new text stood in the old one."""

    def old_start(self, at: int) -> int: ...

    def old_end(self, at: int) -> int: ...


class _Layer(NamedTuple):
    """The edits of one rewriting, in order: where each stands in the new text, and where it stood in the old."""

    new_starts: list[int]
    new_ends: list[int]
    old_starts: list[int]
    old_ends: list[int]

    def old_start(self, at: int) -> int:
        """Where the letter at ``at`` of the new text began in the old one."""
        edit = bisect_right(self.new_starts, at) - 1
        if edit < 0:
            return at
        if at >= self.new_ends[edit]:
            return at - self.new_ends[edit] + self.old_ends[edit]
        return self.old_starts[edit] + (at - self.new_starts[edit] if self._keeps_places(edit) else 0)

    def old_end(self, at: int) -> int:
        """Where the letter at ``at`` of the new text ended in the old one."""
        edit = bisect_right(self.new_starts, at) - 1
        if edit < 0:
            return at + 1
        if at >= self.new_ends[edit]:
            return at + 1 - self.new_ends[edit] + self.old_ends[edit]
        return (
            self.old_starts[edit] + at + 1 - self.new_starts[edit] if self._keeps_places(edit) else self.old_ends[edit]
        )

    def _keeps_places(self, edit: int) -> bool:
        return self.new_ends[edit] - self.new_starts[edit] == self.old_ends[edit] - self.old_starts[edit]


class Draft:
    """``text`` as rewritten so far, and ``changes``, how often each kind of disguise was undone."""

    def __init__(self, original: str) -> None:
        self.original = original
        self.text = original
        self.changes: Counter[str] = Counter()
        self.among_signs = False
        """Whether digits stand for letters in several words."""
        self._layers: list[Layer] = []

    def rewrite(self, edits: Iterable[Edit]) -> None:
        """Replace stretches, which are in order and apart. Letters keep their places where old and new are as long."""
        layer = _Layer([], [], [], [])
        parts: list[str] = []
        at = moved = 0
        for start, end, new in edits:
            parts.append(self.text[at:start])
            parts.append(new)
            layer.new_starts.append(start + moved)
            moved += len(new) - (end - start)
            layer.new_ends.append(end + moved)
            layer.old_starts.append(start)
            layer.old_ends.append(end)
            at = end
        parts.append(self.text[at:])
        self.text = "".join(parts)
        self.among_signs = False
        """Whether digits stand for letters in several words."""
        self._layers.append(layer)

    def become(self, text: str, layer: Layer) -> None:
        """The whole text anew; ``layer`` says where its letters stood."""
        self.text = text
        self._layers.append(layer)

    def original_span(self, start: int, end: int) -> tuple[int, int]:
        """Start and end in the original of ``text[start:end]``, which is not empty."""
        last = end - 1
        for layer in reversed(self._layers):
            start, last = layer.old_start(start), layer.old_end(last) - 1
        return start, last + 1

    def starts(self) -> Sequence[int]:
        """The start in the original of each letter."""
        return Places(self, 0)

    def ends(self) -> Sequence[int]:
        return Places(self, 1)


class Places(Sequence[int]):
    """Starts or ends in the original, worked out when they are asked for."""

    def __init__(self, draft: Draft, side: int) -> None:
        self._draft = draft
        self._side = side

    def __len__(self) -> int:
        return len(self._draft.text)

    @overload
    def __getitem__(self, at: int) -> int: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[int]: ...
    def __getitem__(self, at: int | slice) -> int | Sequence[int]:
        if isinstance(at, slice):
            return [self[each] for each in range(*at.indices(len(self)))]
        within = range(len(self))[at]
        return self._draft.original_span(within, within + 1)[self._side]
