"""The addresses that wait for their turn: breadth-first within each host, hosts in rotation, traps left out."""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from urllib.parse import urlsplit

# A link 100 clicks from the start belongs to a calendar, a session id or a maze; real shops stay under 40, their
# longest pagination apart, whose lists show farther pages too.
MOST_DEPTH = 100
MOST_REPEATS = 3  # of one part of a path: /a/b/a/b/a/b comes from relative links that stack up
MOST_PATH_PARTS = 25


@dataclass(frozen=True)
class Waiting:
    """An address to fetch, so many clicks from a start."""

    url: str
    depth: int


class Frontier:
    """Takes each address once."""

    def __init__(self, starts: Iterable[str], most: int) -> None:
        """Begin with `starts` and stay on their hosts; `most` bounds how many addresses are taken in at all."""
        self._queues: dict[str, deque[Waiting]] = {}
        self._depths: dict[str, int] = {}
        self._done: set[str] = set()
        self._most = most
        self.hosts: set[str] = set()
        self.left_out: Counter[str] = Counter()
        for url in starts:
            self.hosts.add(urlsplit(url).netloc)
            self._put(url, 0)

    def add(self, links: Iterable[str], depth: int) -> None:
        """Queue what is new, on our hosts and no trap; `depth` is that of the page the links stand on."""
        for url in links:
            if url in self._depths or urlsplit(url).netloc not in self.hosts:
                continue
            why = trap(url, depth + 1)
            if not why and len(self._depths) >= self._most:
                why = "more addresses than the budget can hold"
            if why:
                self.left_out[why] += 1
            else:
                self._put(url, depth + 1)

    def add_chosen(self, links: Iterable[str], depth: int) -> None:
        """Queue what a guide chose, on whatever host."""
        chosen = tuple(links)
        self.hosts.update(urlsplit(url).netloc for url in chosen)
        self.add(chosen, depth)

    def mark(self, url: str) -> None:
        """Never queue `url` from now on: its page has been seen under another address."""
        self._depths.setdefault(url, 0)

    def finish(self, url: str) -> None:
        """Do not hand out `url` any more: it was fetched before this process began."""
        self._done.add(url)

    def depth_of(self, url: str) -> int:
        """Clicks from a start; 0 for an address that was never queued."""
        return self._depths.get(url, 0)

    def take(self, is_free: Callable[[str], bool]) -> Waiting | None:
        """The next address of the next host that `is_free`; None when no host is."""
        for host in tuple(self._queues):
            if not is_free(host):
                continue
            queue = self._queues.pop(host)
            while queue and queue[0].url in self._done:
                queue.popleft()
            if queue:
                waiting = queue.popleft()
                self._queues[host] = queue  # at the end of the rotation
                return waiting
        return None

    def drop(self, host: str) -> int:
        """Forget what waits for a host; gives how many that were."""
        return len(self._queues.pop(host, ()))

    def _put(self, url: str, depth: int) -> None:
        self._depths[url] = depth
        self._queues.setdefault(urlsplit(url).netloc, deque()).append(Waiting(url, depth))


def trap(url: str, depth: int) -> str:
    """Why an address looks like one of endlessly many; empty when it does not."""
    if depth > MOST_DEPTH:
        return f"more than {MOST_DEPTH} clicks from the start"
    parts = [part for part in urlsplit(url).path.split("/") if part]
    if len(parts) > MOST_PATH_PARTS:
        return f"a path of more than {MOST_PATH_PARTS} parts"
    if len(parts) > MOST_REPEATS and max(Counter(parts).values()) > MOST_REPEATS:
        return f"a path that repeats a part more than {MOST_REPEATS} times"
    return ""
