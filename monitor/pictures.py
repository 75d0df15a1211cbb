"""Pictures from outside are decoded in a process of their own, with little memory, little time and no files.

A decoder is the largest piece of foreign code that an enemy's bytes reach (OWASP ASVS 5.0, V5.2.6: count the pixels
before decoding). What it can do here is end its own process, which is made anew for the next picture.
"""

from __future__ import annotations

import os
import resource
import select
import struct
import subprocess
import sys
import threading
import time
from functools import cache

from classifier.likeness import picture_hash

MOST_BYTES = 20_000_000
SECONDS = 10.0  # for one picture, the start of the process included
MOST_MEMORY = 700_000_000  # address space of the process: 40 megapixels of colours, and the interpreter
_ASKED = struct.Struct(">II")  # bytes of the picture, height to look at (0: all of it)
_ANSWER = 16  # hexadecimal digits, or as many blanks


class PictureReader:
    """Asks one process for the hashes of pictures, one after another; safe to share between threads."""

    def __init__(self, seconds: float = SECONDS) -> None:
        """`seconds`: after which a picture is given up and its process killed."""
        self._seconds = seconds
        self._lock = threading.Lock()
        self._process: subprocess.Popen[bytes] | None = None

    def hash_of(self, body: bytes, height: int | None = None) -> str:
        """As `classifier.likeness.picture_hash`; empty too for a picture that is too large or breaks the decoder."""
        if not body or len(body) > MOST_BYTES:
            return ""
        with self._lock:
            try:
                return self._asked(_ASKED.pack(len(body), height or 0) + body)
            except (OSError, TimeoutError):
                self.close()
                return ""

    def close(self) -> None:
        """End the process; the next picture starts another."""
        if self._process is not None:
            self._process.kill()
            self._process.communicate()
            self._process = None

    def _asked(self, question: bytes) -> str:
        process = self._process = self._process or _started()
        assert process.stdin is not None
        assert process.stdout is not None
        ends, answer, sent = time.monotonic() + self._seconds, b"", memoryview(question)
        where_to, where_from = process.stdin.fileno(), process.stdout.fileno()
        while len(answer) < _ANSWER:
            left = ends - time.monotonic()
            readable, writable, _ = select.select([where_from], [where_to] if sent else [], [], max(left, 0))
            if not readable and not writable:
                raise TimeoutError
            if writable:
                sent = sent[os.write(where_to, sent[: select.PIPE_BUF]) :]
            if readable:
                part = os.read(where_from, _ANSWER - len(answer))
                if not part:
                    raise OSError("the process is dead")
                answer += part
        return answer.decode("ascii").strip()


@cache
def reader() -> PictureReader:
    """The one of this process."""
    return PictureReader()


def _started() -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", __name__]
    return subprocess.Popen(  # noqa: S603 - ourselves
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env={}, bufsize=0
    )


def _work() -> None:
    """Answer questions until the one who asks is gone."""
    for what, most in ((resource.RLIMIT_AS, MOST_MEMORY), (resource.RLIMIT_FSIZE, 0), (resource.RLIMIT_CORE, 0)):
        resource.setrlimit(what, (most, most))
    read, write = sys.stdin.buffer, sys.stdout.buffer
    while len(head := read.read(_ASKED.size)) == _ASKED.size:
        size, height = _ASKED.unpack(head)
        try:
            found = picture_hash(read.read(size), height or None)
        except Exception:  # noqa: BLE001 - whatever a decoder does to an enemy's bytes is "no picture"
            found = ""
        write.write(found.ljust(_ANSWER).encode("ascii"))
        write.flush()


if __name__ == "__main__":
    _work()
