"""Following a log: from where we were, through every entry, to what it signs now; nothing is passed over in silence.

The hashes of all entries read are added up, so the signed root proves that these are the log's entries and all of them.
A log that shows less than before (roll-back) or adds up to another root (fork) raises an alarm, and what may be new in
it is read again.
"""

from __future__ import annotations

import base64
import binascii
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, replace

from crawler.ct.entries import Entry, unreadable
from crawler.ct.logs import Head, Log, LogError
from crawler.ct.merkle import Frontier

BATCH = 256  # entries asked for at once: a data tile; many logs of RFC 6962 give no more either
AHEAD = 4  # questions in flight
MOST_FROM_START = 1_000_000  # entries: a new log up to this size is read from its start, a larger one from its end
PATIENCE = 5  # garbage answers in a row for one place, then it is read entry by entry


@dataclass(frozen=True)
class State:
    """How far a log was read. `frontier` None: the tree up to here could not be checked."""

    position: int = 0
    size: int = 0  # the largest tree that it signed
    root: bytes = b""  # of that tree, once its entries were seen to add up to it
    frontier: Frontier | None = None
    low: int | None = None  # the smallest tree shown since a roll-back
    failures: int = 0  # garbage answers in a row at this position

    def as_json(self) -> dict[str, object]:
        """For storing."""
        edge = None if self.frontier is None else [base64.b64encode(each).decode() for each in self.frontier.hashes]
        return {
            "position": self.position, "size": self.size, "root": self.root.hex(), "frontier": edge, "low": self.low,
            "failures": self.failures,
        }  # fmt: skip

    @classmethod
    def from_json(cls, stored: Mapping[str, object]) -> State:
        """As `as_json` wrote it. Raises ValueError when it was damaged."""
        try:
            edge = stored["frontier"]
            position = int(str(stored["position"]))
            hashes = [base64.b64decode(each) for each in edge] if isinstance(edge, list) else None
            return cls(
                position=position, size=int(str(stored["size"])), root=bytes.fromhex(str(stored["root"])),
                frontier=None if hashes is None else Frontier(position, hashes),
                low=None if stored["low"] is None else int(str(stored["low"])), failures=int(str(stored["failures"])),
            )  # fmt: skip
        except (KeyError, TypeError, binascii.Error) as error:
            raise ValueError(f"the stored position is damaged: {error!r}") from error


@dataclass(frozen=True)
class Step:
    """Entries in order, the state after them, and what people must be told."""

    state: State
    entries: list[Entry] = field(default_factory=list)
    notes: tuple[str, ...] = ()
    alarm: str = ""
    settled: bool = False  # all that the log signed was read and adds up


def first_state(log: Log, head: Head, start: int | None = None) -> State:
    """Where a log that was never read is begun: `start`, or by its size. Raises LogError."""
    if start is None:
        start = 0 if head.size <= MOST_FROM_START else head.size
    start = min(start, head.size)
    return State(position=start, frontier=_edge(log, start))


def follow(log: Log, head: Head, state: State) -> Iterator[Step]:
    """Read on to `head`. Raises LogError; what was yielded before it stands."""
    if head.size < state.size:
        low = head.size if state.low is None else min(state.low, head.size)
        alarm = f"{log.address}: it rolled back from {state.size} to {head.size} entries"
        yield Step(replace(state, low=low), alarm=alarm)
        return
    if head.size == state.size and state.root and head.root != state.root:
        yield from _begin_again(
            log, head, state, f"{log.address}: it signed two different trees of {head.size} entries"
        )
        return
    for step in _read(log, head, state):
        state = step.state
        yield step
    if state.frontier is not None and state.frontier.root() != head.root:
        text = f"{log.address}: its {head.size} entries do not add up to the root that it signed"
        yield from _begin_again(log, head, state, text)
        return
    yield _settled(log, head, state)


def _settled(log: Log, head: Head, state: State) -> Step:
    edge = state.frontier
    if edge is None and head.size:
        edge = _edge(log, head.size)
        if edge.root() != head.root:
            raise LogError(f"{log.address}: its own edge does not add up to its root", is_garbage=True)
    return Step(replace(state, size=head.size, root=head.root, frontier=edge, low=None), settled=True)


def _begin_again(log: Log, head: Head, state: State, alarm: str) -> Iterator[Step]:
    """After a fork: read again whatever may be new, then take the log's new tree as it is."""
    start = state.low if state.low is not None else max(0, head.size - MOST_FROM_START)
    start = min(start, head.size)
    state = State(position=start, frontier=None if start else Frontier())
    yield Step(state, alarm=alarm, notes=(f"{log.address}: reading again from entry {start}",))
    for step in _read(log, head, state):
        state = step.state
        yield step
    if state.frontier is not None and state.frontier.root() != head.root:
        state = replace(state, frontier=None)
    yield _settled(log, head, state)


def _edge(log: Log, size: int) -> Frontier:
    return log.frontier(size) if size else Frontier()


def _read(log: Log, head: Head, state: State) -> Iterator[Step]:
    if state.failures >= PATIENCE and state.position < head.size:
        for step in _read_singly(log, head, state):
            state = step.state
            yield step
    with ThreadPoolExecutor(AHEAD) as pool:
        ends = [min(head.size, end) for end in range(_next(state.position), head.size + BATCH, BATCH)]
        starts = [state.position, *ends[:-1]] if ends else []
        spans = [(start, end) for start, end in zip(starts, ends, strict=True) if start < end]
        waiting = [pool.submit(_span, log, start, end, head.size) for start, end in spans[:AHEAD]]
        for at in range(len(spans)):
            entries = waiting.pop(0).result()
            if at + AHEAD < len(spans):
                waiting.append(pool.submit(_span, log, *spans[at + AHEAD], head.size))
            state = _after(state, entries)
            yield Step(state, entries)


def _read_singly(log: Log, head: Head, state: State) -> Iterator[Step]:
    """One batch entry by entry: what stays garbage is left out, by name and counted, so that the rest goes on."""
    for index in range(state.position, min(_next(state.position), head.size)):
        note: tuple[str, ...] = ()
        try:
            entries = _span(log, index, index + 1, head.size)
        except LogError as error:
            if not error.is_garbage:
                raise
            entries = [unreadable(index, str(error))]
            note = (f"{log.address}: entry {index} is left out, it stayed garbage: {error}",)
        state = _after(state, entries)
        yield Step(state, entries, notes=note, alarm=note[0] if note else "")


def _next(position: int) -> int:
    return (position // BATCH + 1) * BATCH


def _span(log: Log, start: int, end: int, size: int) -> list[Entry]:
    found: list[Entry] = []
    while start + len(found) < end:
        found += log.entries(start + len(found), end, size)
    return found


def _after(state: State, entries: list[Entry]) -> State:
    edge = None if state.frontier is None else state.frontier.copy()
    leaves = [entry.leaf for entry in entries]
    if edge is not None and None not in leaves:
        edge.add(leaf for leaf in leaves if leaf is not None)
    else:
        edge = None
    return replace(state, position=state.position + len(entries), frontier=edge, failures=0)
