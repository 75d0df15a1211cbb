"""Undoing gzip, deflate and brotli without letting a small answer grow into a large one."""

from __future__ import annotations

import zlib

import brotli

MOST_CODINGS = 3  # stacked ones: gzip in gzip multiplies what a bomb can do


class CodingError(Exception):
    """The body can not be decoded; `kind` is too_large or unreachable (broken or unknown)."""

    def __init__(self, text: str, kind: str = "unreachable") -> None:
        super().__init__(text)
        self.kind = kind


def decoded(body: bytes, content_encoding: str, most_bytes: int) -> bytes:
    """`body` without the codings that the header names, at most `most_bytes` long. Raises CodingError."""
    codings = [name for part in content_encoding.lower().split(",") if (name := part.strip()) not in {"", "identity"}]
    if len(codings) > MOST_CODINGS:
        raise CodingError(f"{len(codings)} content codings on top of each other", "too_large")
    for name in reversed(codings):
        if not body:
            return body
        try:
            if name in {"gzip", "x-gzip"}:
                body = _inflate(body, 31, most_bytes)
            elif name == "deflate":
                body = _inflate(body, 15 if body[0] & 0x0F == 8 else -15, most_bytes)
            elif name == "br":
                body = _brotli(body, most_bytes)
            else:
                raise CodingError(f"a content coding that we did not ask for and do not know: {name[:40]}")
        except (zlib.error, brotli.error) as error:
            raise CodingError(f"a body that is not the {name} it says it is ({error})") from None
    return body


def _inflate(body: bytes, window: int, most_bytes: int) -> bytes:
    stream = zlib.decompressobj(window)
    out = stream.decompress(body, most_bytes + 1)
    if len(out) > most_bytes:
        raise CodingError(f"a body that grows over {most_bytes // 2**20} MB when decompressed", "too_large")
    return out


def _brotli(body: bytes, most_bytes: int) -> bytes:
    stream = brotli.Decompressor()
    parts, size = [], 0
    part = stream.process(body, output_buffer_limit=most_bytes + 1)
    while part or not (stream.is_finished() or stream.can_accept_more_data()):
        parts.append(part)
        size += len(part)
        if size > most_bytes:
            raise CodingError(f"a body that grows over {most_bytes // 2**20} MB when decompressed", "too_large")
        part = stream.process(b"", output_buffer_limit=most_bytes + 1 - size)
    return b"".join(parts)
