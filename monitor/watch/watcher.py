"""Watching: each log in a thread of its own, all feeds in another; looks and alerts go on beside them.

What can not be read is said on stderr, counted, and asked again, later each time; an alarm also goes into the outbox.
"""

from __future__ import annotations

import sys
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from crawler.ct.follow import PATIENCE, State, Step, first_state, follow
from crawler.ct.logs import Head, Log, LogError, open_log
from crawler.ct.signatures import LogKey
from crawler.domains.feed import FeedError, FeedState, read_feed
from crawler.guarded_http import GuardedHttp
from monitor.alerts.tell import tell
from monitor.watch.spotting import Name, Spotter
from monitor.workplace import Workplace
from storage.database import StorageError
from storage.ledger import lookalikes
from storage.ledger.lookalikes import Position
from storage.records import Message, SeenIn

POLL_SECONDS = 2.0  # between two looks at a log or feed that has nothing new
LONGEST_WAIT_SECONDS = 60.0
MOST_SAID = 5  # skipped lines that are named one by one; the rest of a part is only counted
STOPPED_SECONDS = 3600.0  # a log that gives no answer that long raises an alarm


@dataclass(frozen=True)
class Plan:
    """What to watch."""

    logs: Sequence[str]
    feeds: Sequence[Path]
    keys: Mapping[str, LogKey]
    start: int | None = None
    once: bool = False


class Counts:
    """What was read so far in this process."""

    def __init__(self) -> None:
        self.entries = 0
        self.spotted = 0
        self.garbage = 0
        self.incomplete = False  # with --once: something could not be read to its end
        self._lock = threading.Lock()

    def add(self, *, entries: int = 0, spotted: int = 0, garbage: int = 0) -> None:
        """Count."""
        with self._lock:
            self.entries += entries
            self.spotted += spotted
            self.garbage += garbage


def say(text: str) -> None:
    """A line for the person at the terminal; what came from outside is made harmless."""
    harmless = "".join(each if each.isprintable() else "�" for each in text)
    sys.stderr.write(f"watch: {harmless[:600]}\n")


class LogWatcher:
    """Follows one log."""

    def __init__(
        self, workplace: Workplace, spotter: Spotter, http: GuardedHttp, address: str, plan: Plan, counts: Counts
    ) -> None:
        self._workplace, self._spotter, self._http, self._counts = workplace, spotter, http, counts
        self._address = address.rstrip("/")
        self._key = plan.keys.get(self._address)
        self._start, self._once = plan.start, plan.once
        self._log: Log | None = None
        self._position = lookalikes.position_of(workplace.db, self._address) or Position(
            source=self._address, kind="ct", state={}
        )
        self._last_answer = time.monotonic()

    def run(self, stopping: threading.Event) -> bool:
        """Follow until `stopping`, or once through what there is; True when all of it was read."""
        failures = 0
        if self._key is None:
            say(f"{self._address}: no key is known for it, so its signatures are not checked (--log-list, --log-key)")
        while not stopping.is_set():
            try:
                is_settled = self._round()
                failures = 0
                if self._once:
                    return is_settled
                stopping.wait(0 if not is_settled else POLL_SECONDS)
            except (LogError, StorageError) as error:
                failures += 1
                self._note(error)
                if self._once and failures > PATIENCE + 2:
                    return False
                wait = min(0.5 * 2 ** min(failures - 1, 10), LONGEST_WAIT_SECONDS)
                stopping.wait(min(wait, 0.05) if self._once else wait)
        return True

    def _round(self) -> bool:
        if self._log is None:
            self._log = open_log(self._http, self._address, self._key)
            say(f"{self._address}: a log of kind {self._log.flavour}, {self._position.position} entries read so far")
        head = self._log.head()
        state = self._state(head)
        is_settled = False
        for step in follow(self._log, head, state):
            self._take_in(step, head)
            is_settled = step.settled
        self._last_answer = time.monotonic()
        return is_settled

    def _state(self, head: Head) -> State:
        assert self._log is not None
        if self._position.state:
            try:
                return State.from_json(self._position.state)
            except ValueError as error:
                say(f"{self._address}: {error}; it is read again from its start")
                return State()
        return first_state(self._log, head, self._start)

    def _take_in(self, step: Step, head: Head) -> None:
        bad = [entry for entry in step.entries if entry.problem]
        for entry in bad[:MOST_SAID]:
            say(f"{self._address}: entry {entry.index} makes no sense ({entry.problem}); skipped")
        for note in step.notes:
            say(note)
        names = [
            Name(host, entry.at, self._address, entry.certificate) for entry in step.entries for host in entry.names
        ]
        before = self._position
        after = replace_position(
            before, position=step.state.position, size=max(head.size, before.size if not step.settled else 0),
            state=step.state.as_json(), entries=before.entries + len(step.entries),
            garbage=before.garbage + len(bad), problem="" if step.settled else before.problem,
            alarm=step.alarm or ("" if step.settled else before.alarm),
        )  # fmt: skip
        if after == before and not names:
            return
        with self._workplace.db.write():
            spotted = self._spotter.take_in(names, SeenIn.CT, after)
            if step.alarm and step.alarm != before.alarm:
                tell(self._workplace, alarm(step.alarm))
        if step.alarm and step.alarm != before.alarm:
            say(f"ALARM: {step.alarm}")
        elif before.alarm and step.settled:
            say(f"{self._address}: all its entries are there again and add up")
        self._position = after
        self._counts.add(entries=len(step.entries), spotted=spotted, garbage=len(bad))

    def _note(self, error: LogError | StorageError) -> None:
        """Say what went wrong; nothing of it was kept, so it is read again from where the database knows us to be."""
        try:
            if isinstance(error, LogError):
                self._write_problem(error)
            else:
                say(f"{self._address}: {error}; read again")
        except StorageError as further:
            say(f"{self._address}: {further}")

    def _write_problem(self, error: LogError) -> None:
        say(f"{error}; asked again")
        before = self._position
        state = dict(before.state)
        if error.is_garbage and state:
            state["failures"] = int(str(state.get("failures", 0))) + 1
        silent = time.monotonic() - self._last_answer
        text = before.alarm
        if silent > STOPPED_SECONDS and not text:
            text = f"{self._address}: it has not answered for an hour"
            tell(self._workplace, alarm(text))
            say(f"ALARM: {text}")
        after = replace_position(
            before, state=state, garbage=before.garbage + int(error.is_garbage), problem=str(error)[:500], alarm=text
        )
        lookalikes.move_position(self._workplace.db, after, self._workplace.clock())
        self._position = after
        self._counts.add(garbage=int(error.is_garbage))


class FeedWatcher:
    """Reads files of new domains again and again."""

    def __init__(self, workplace: Workplace, spotter: Spotter, paths: Sequence[Path], counts: Counts) -> None:
        self._workplace, self._spotter, self._counts = workplace, spotter, counts
        self._paths = [path.resolve() for path in paths]
        self._tails: dict[Path, tuple[str, ...]] = {}
        self._said: dict[Path, str] = {}

    def run(self, stopping: threading.Event, *, once: bool) -> bool:
        """Read until `stopping`, or once through; True when every feed could be read."""
        while not stopping.is_set():
            are_read = [self._tried(path) for path in self._paths]
            if once:
                return all(are_read)
            stopping.wait(POLL_SECONDS)
        return True

    def _tried(self, path: Path) -> bool:
        try:
            return self._read(path)
        except StorageError as error:
            self._say_once(path, f"{path}: {error}; read again")
            return False

    def _read(self, path: Path) -> bool:
        position = lookalikes.position_of(self._workplace.db, str(path)) or Position(source=str(path), kind="feed")
        try:
            for part in read_feed(path, _feed_state(position)):
                position = self._take_in(path, position, part.state, part.names, part.skipped, part.notes)
        except FeedError as error:
            self._say_once(path, str(error))
            lookalikes.move_position(
                self._workplace.db, replace_position(position, problem=str(error)), self._workplace.clock()
            )
            return False
        return True

    def _take_in(
        self, path: Path, position: Position, state: FeedState, names: tuple[str, ...], skipped: tuple[str, ...],
        notes: tuple[str, ...],
    ) -> Position:  # fmt: skip
        for line in (*notes, *skipped[:MOST_SAID]):
            self._say_once(path, line)
        if len(skipped) > MOST_SAID:
            say(f"{path}: {len(skipped)} lines up to line {state.lines} are no host names; skipped")
        is_tail = state == _feed_state(position)
        if is_tail and (not names or self._tails.get(path) == names):
            return position
        after = replace_position(
            position, position=state.offset, size=max(state.offset, position.size), problem="; ".join(notes),
            garbage=position.garbage + len(skipped),
            entries=position.entries + max(0, state.lines - _feed_state(position).lines),
            state={"offset": state.offset, "lines": state.lines, "head": state.head, "head_bytes": state.head_bytes},
        )  # fmt: skip
        now = self._workplace.clock()
        found = [Name(name, now, str(path)) for name in names]
        spotted = self._spotter.take_in(found, SeenIn.FEED, after)
        self._tails[path] = names if is_tail else ()
        self._counts.add(entries=after.entries - position.entries, spotted=spotted, garbage=len(skipped))
        return after

    def _say_once(self, path: Path, text: str) -> None:
        if self._said.get(path) != text:
            self._said[path] = text
            say(text)


def _feed_state(position: Position) -> FeedState:
    state = position.state
    if not state:
        return FeedState()
    return FeedState(
        int(str(state["offset"])), int(str(state["lines"])), str(state["head"]), int(str(state["head_bytes"]))
    )


def replace_position(position: Position, /, **changes: object) -> Position:
    """A Position with some fields changed."""
    return position.model_copy(update=changes)


def alarm(text: str) -> Message:
    """What the office is told when a log misbehaves."""
    return Message(
        key=f"watch_alarm:{text}"[:300], kind="watch_alarm", audience="staff", path="/ten-mien",
        subject="Nhật ký chứng chỉ có điều bất thường", body=text,
    )  # fmt: skip


def watch(workplace: Workplace, spotter: Spotter, http: GuardedHttp, plan: Plan, stopping: threading.Event) -> Counts:
    """Watch everything of `plan` until `stopping`; with `once`, until all was read. What a part raises ends it all."""
    counts = Counts()
    failed: list[Exception] = []

    def guarded(work: Callable[[], bool]) -> None:
        try:
            if not work() and not stopping.is_set():
                counts.incomplete = True
        except Exception as error:  # noqa: BLE001 - the edge of a thread: `watch` raises it to its caller
            failed.append(error)
            stopping.set()

    works: list[Callable[[], bool]] = [
        partial(LogWatcher(workplace, spotter, http, each, plan, counts).run, stopping) for each in plan.logs
    ]
    if plan.feeds:
        works.append(partial(FeedWatcher(workplace, spotter, plan.feeds, counts).run, stopping, once=plan.once))
    threads = [threading.Thread(target=guarded, args=(work,), daemon=True) for work in works]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if failed:
        raise failed[0]
    return counts
