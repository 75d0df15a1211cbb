"""A .zip in one form only: the same files always give the same bytes, so any other byte is a change.

Ordinary zip readers pass over much: a second file of the same name, bytes before, between and after the files, dates,
comments, flags. Here files are stored uncompressed (a WACZ asks for that), in the order of their names, without dates,
extras or comments; whatever differs from this is refused.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Mapping
from pathlib import Path

LOCAL, CENTRAL, END = b"PK\x03\x04", b"PK\x01\x02", b"PK\x05\x06"
LOCAL_HEAD = struct.Struct("<4s5H3I2H")
CENTRAL_HEAD = struct.Struct("<4s6H3I5H2I")
END_HEAD = struct.Struct("<4s4H2IH")
VERSION, UTF8, STORED = 20, 0x0800, 0
MIDNIGHT, FIRST_DAY = 0, 0x0021  # 1980-01-01, as far back as a zip's dates go
MOST_BYTES = 2**32 - 1  # beyond it the format has another form
MOST_FILES = 65_535


class ZipError(Exception):
    """The file is no zip of ours, or was changed; the text says where."""


def pack(files: Mapping[str, bytes]) -> bytes:
    """The zip of these files. Raises ZipError when they are too many or too large for the form."""
    local, central = [], []
    offset = 0
    for name in sorted(files):
        entry, head = _heads(name, zlib.crc32(files[name]), len(files[name]), offset)
        local += [entry, files[name]]
        central.append(head)
        offset += len(entry) + len(files[name])
    directory = b"".join(central)
    if offset + len(directory) > MOST_BYTES or len(files) > MOST_FILES:
        raise ZipError("the package is larger than 4 GB or has over 65,535 files; export fewer captures")
    return b"".join([*local, directory, _end(len(files), len(directory), offset)])


def unpack(path: Path) -> dict[str, bytes]:
    """The files in a zip of ours. Raises ZipError unless it stands there byte for byte as `pack` gives it."""
    try:
        if path.stat().st_size > MOST_BYTES:
            raise ZipError("larger than 4 GB: none of ours")
        body = path.read_bytes()
    except OSError as error:
        raise ZipError(f"can not be read: {error.strerror}") from error
    files: dict[str, bytes] = {}
    central = []
    offset = 0
    while body[offset : offset + 4] == LOCAL:
        name, data = _entry(body, offset)
        entry, head = _heads(name, zlib.crc32(data), len(data), offset)
        if body[offset : offset + len(entry)] != entry:
            raise ZipError(f"the zip's entry for {name!r} is not as it was written")
        if files and name <= next(reversed(files)):
            raise ZipError(f"{name!r} stands twice, or out of order")
        files[name] = data
        central.append(head)
        offset += len(entry) + len(data)
    directory = b"".join(central)
    if body[offset:] != directory + _end(len(files), len(directory), offset):
        raise ZipError(f"from byte {offset} on, the zip's table of contents is not as it was written")
    return files


def _entry(body: bytes, offset: int) -> tuple[str, bytes]:
    if offset + LOCAL_HEAD.size > len(body):
        raise ZipError("the zip is cut off")
    *_, size, name_size, extra_size = LOCAL_HEAD.unpack_from(body, offset)
    start = offset + LOCAL_HEAD.size + name_size + extra_size
    if start + size > len(body):
        raise ZipError("the zip is cut off")
    try:
        name = body[offset + LOCAL_HEAD.size : offset + LOCAL_HEAD.size + name_size].decode()
    except UnicodeDecodeError as error:
        raise ZipError(f"a file name at byte {offset} is no text") from error
    return name, body[start : start + size]


def _heads(name: str, crc: int, size: int, offset: int) -> tuple[bytes, bytes]:
    """The entry before the file and the one in the table of contents."""
    raw = name.encode()
    fixed = (UTF8, STORED, MIDNIGHT, FIRST_DAY, crc, size, size, len(raw), 0)
    if size > MOST_BYTES or offset > MOST_BYTES:
        raise ZipError("the package is larger than 4 GB; export fewer captures")
    local = LOCAL_HEAD.pack(LOCAL, VERSION, *fixed) + raw
    return local, CENTRAL_HEAD.pack(CENTRAL, VERSION, VERSION, *fixed, 0, 0, 0, 0, offset) + raw


def _end(number: int, size: int, offset: int) -> bytes:
    return END_HEAD.pack(END, 0, 0, number, number, size, offset, 0)
