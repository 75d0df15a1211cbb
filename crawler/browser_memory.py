"""A limit on what one page may take of the machine: bombs unpack inside the browser, where no proxy sees them.

Chromium reserves far more address space than it uses, so the kernel's own limits do not fit; this looks at what its
processes really hold (Linux only; elsewhere it sees none) and ends the one that holds too much. Only that page is lost.
"""

from __future__ import annotations

import asyncio
import contextlib
import os
import signal
from collections import defaultdict
from pathlib import Path

MOST_PROCESS_BYTES = 700 * 1024 * 1024  # a heavy honest shop page takes 150 to 250 MB
LOOK_SECONDS = 0.25
_PROC = Path("/proc")
_PAGE_BYTES = os.sysconf("SC_PAGE_SIZE")


async def watch(most_bytes: int = MOST_PROCESS_BYTES) -> None:
    """Look until cancelled; end every descendant of ours whose own memory grows over `most_bytes`."""
    while True:
        for pid in descendants(os.getpid()):
            if own_bytes(pid) > most_bytes:
                with contextlib.suppress(ProcessLookupError, PermissionError):
                    os.kill(pid, signal.SIGKILL)
        await asyncio.sleep(LOOK_SECONDS)


def descendants(of: int) -> list[int]:
    """Process ids below `of`; empty where there is no /proc."""
    children: defaultdict[int, list[int]] = defaultdict(list)
    for entry in os.scandir(_PROC) if _PROC.is_dir() else ():
        if entry.name.isdecimal():
            with contextlib.suppress(OSError, ValueError, IndexError):
                children[int(_stat(entry.name).rpartition(b")")[2].split(None, 2)[1])].append(int(entry.name))
    found, waiting = [], [of]
    while waiting:
        below = children.pop(waiting.pop(), [])
        found += below
        waiting += below
    return found


def _stat(pid: str) -> bytes:
    """Read as plainly as can be: four times a second, of each process of the machine."""
    file = os.open(f"{_PROC}/{pid}/stat", os.O_RDONLY)
    try:
        return os.read(file, 1024)
    finally:
        os.close(file)


def own_bytes(pid: int) -> int:
    """Memory that a process shares with no file, 0 when it is gone."""
    try:
        _, resident, shared, *_ = (_PROC / str(pid) / "statm").read_text().split()
    except (OSError, ValueError):
        return 0
    return (int(resident) - int(shared)) * _PAGE_BYTES
