"""Whether work grows no faster than what it is done on, whatever the machine: two lengths compared in one run."""

from __future__ import annotations

import time
from collections.abc import Callable

TIMES = 40  # for ten times the length; square would be 100 times


def grows_no_faster_than_its_text(work: Callable[[int], Callable[[], object]], length: int) -> bool:
    """`work(length)` makes what is to be read and gives the reading. Only the reading's processor time counts, and the
    best of three: what else the process does in between is no matter of the text.
    """
    short, long = work(length // 10), work(length)
    most = TIMES * max(0.01, min(_seconds(short) for _ in range(3)))
    return any(_seconds(long) < most for _ in range(3))


def _seconds(reading: Callable[[], object]) -> float:
    began = time.process_time()
    reading()
    return time.process_time() - began
