"""Pictures from outside are decoded in a process of their own, with little memory, little time and no files.

A decoder is the largest piece of foreign code that an enemy's bytes reach (OWASP ASVS 5.0, V5.2.6: count the pixels
before decoding). What it can do here is end its own process, which is made anew for the next picture.
"""

from __future__ import annotations

import atexit
import io
import os
import resource
import select
import struct
import subprocess
import sys
import threading
import time
from functools import cache

from PIL import Image

from classifier.likeness import FORMATS, MOST_PIXELS, picture_hash

MOST_BYTES = 20_000_000
SECONDS = 10.0  # for one picture, the start of the process included
MOST_MEMORY = 700_000_000  # address space of the process: 40 megapixels of colours, and the interpreter
MOST_SIDE = 16_000  # pixels of a picture that is shown: a full page at 1366 wide, eleven screens of it
_ASKED = struct.Struct(">cII")  # h: the hash, p: as PNG; height to look at (0: all of it); bytes of the picture
_ANSWERED = struct.Struct(">I")  # bytes of the answer; 0: no picture


class PictureReader:
    """Asks one process for the hashes of pictures, one after another; safe to share between threads."""

    def __init__(self, seconds: float = SECONDS) -> None:
        """`seconds`: after which a picture is given up and its process killed."""
        self._seconds = seconds
        self._lock = threading.Lock()
        self._process: subprocess.Popen[bytes] | None = None

    def hash_of(self, body: bytes, height: int | None = None) -> str:
        """As `classifier.likeness.picture_hash`; empty too for a picture that is too large or breaks the decoder."""
        return self._ask(b"h", body, height or 0).decode("ascii")

    def png_of(self, body: bytes) -> bytes:
        """The picture as a PNG of our own making, without anything but its pixels; empty as with `hash_of`."""
        return self._ask(b"p", body, 0)

    def close(self) -> None:
        """End the process; the next picture starts another."""
        if self._process is not None:
            self._process.kill()
            self._process.communicate()
            self._process = None

    def _ask(self, what: bytes, body: bytes, height: int) -> bytes:
        if not body or len(body) > MOST_BYTES:
            return b""
        with self._lock:
            try:
                process = self._process = self._process or _started()
                return _exchange(process, _ASKED.pack(what, height, len(body)) + body, self._seconds)
            except (OSError, TimeoutError):
                self.close()
                return b""


def _exchange(process: subprocess.Popen[bytes], question: bytes, seconds: float) -> bytes:
    """The answer to one question. Raises TimeoutError, and OSError when the process is dead."""
    assert process.stdin is not None
    assert process.stdout is not None
    where_to, where_from = process.stdin.fileno(), process.stdout.fileno()
    ends, sent, got, size = time.monotonic() + seconds, memoryview(question), b"", _ANSWERED.size
    while len(got) < size:
        wanted = [where_to] if sent else []
        readable, writable, _ = select.select([where_from], wanted, [], max(ends - time.monotonic(), 0))
        if not readable and not writable:
            raise TimeoutError
        if writable:
            sent = sent[os.write(where_to, sent[: select.PIPE_BUF]) :]
        if readable:
            part = os.read(where_from, size - len(got))
            if not part:
                raise OSError("the process is dead")
            got += part
            if len(got) == _ANSWERED.size == size:
                size += min(_ANSWERED.unpack(got)[0], 10 * MOST_BYTES)
    return got[_ANSWERED.size :]


@cache
def reader() -> PictureReader:
    """The one of this process; it ends with it."""
    made = PictureReader()
    atexit.register(made.close)
    return made


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
        what, height, size = _ASKED.unpack(head)
        body = read.read(size)
        try:
            found = _png(body) if what == b"p" else picture_hash(body, height or None).encode("ascii")
        except Exception:  # noqa: BLE001 - whatever a decoder does to an enemy's bytes is "no picture"
            found = b""
        write.write(_ANSWERED.pack(len(found)) + found)
        write.flush()


def _png(body: bytes) -> bytes:
    with Image.open(io.BytesIO(body), formats=FORMATS) as opened:
        if opened.width * opened.height > MOST_PIXELS:
            return b""
        shown = opened.crop((0, 0, min(opened.width, MOST_SIDE), min(opened.height, MOST_SIDE))).convert("RGB")
    made = io.BytesIO()
    shown.save(made, "PNG", compress_level=3)
    return made.getvalue()


if __name__ == "__main__":
    _work()
