"""Certificate-transparency logs over the network, in their two flavours: RFC 6962 and the static tiled API."""

from __future__ import annotations

import base64
import binascii
import json
from dataclasses import dataclass
from typing import Any, Protocol

from crawler.ct.entries import Entry, EntryError, entries_of_tile, entry_of_leaf
from crawler.ct.merkle import Frontier, frontier_of_last_leaf, leaf_hash, node_hash
from crawler.ct.signatures import LogKey, SignatureError
from crawler.guard import RefusedError
from crawler.guarded_http import Answer, GuardedHttp, NoAnswerError

TILE = 256


class LogError(Exception):
    """A log did not answer, or answered what makes no sense (`is_garbage`); the text says which. Ask again later."""

    def __init__(self, text: str, *, is_garbage: bool) -> None:
        """Remember which of the two it was."""
        super().__init__(text)
        self.is_garbage = is_garbage


@dataclass(frozen=True)
class Head:
    """A signed tree head. `is_verified`: its signature was checked with the log's key."""

    size: int
    root: bytes
    timestamp_ms: int
    is_verified: bool


class Log(Protocol):
    """One log, whatever its flavour. Every method raises LogError."""

    address: str
    flavour: str

    def head(self) -> Head:
        """The tree as the log signs it now."""
        ...

    def entries(self, start: int, end: int, size: int) -> list[Entry]:
        """Entries from `start`, at least one, at most up to `end` (excluded), of the tree of `size`."""
        ...

    def frontier(self, size: int) -> Frontier:
        """The right edge of the tree when it had `size` leaves, at least one."""
        ...


def open_log(http: GuardedHttp, address: str, key: LogKey | None) -> Log:
    """The log at an address: a tiled one when it has a checkpoint, else one of RFC 6962. Raises LogError."""
    address = address.rstrip("/")
    tiled = TiledLog(http, address, key)
    answer = _ask(http, f"{address}/checkpoint")
    if answer.status == 200 and b"\n\n" in answer.body:
        return tiled
    classic = ClassicLog(http, address, key)
    classic.head()
    return classic


def _ask(http: GuardedHttp, url: str) -> Answer:
    try:
        return http.get(url)
    except (NoAnswerError, RefusedError) as error:
        raise LogError(f"{url}: {error}", is_garbage=False) from error


def _asked(http: GuardedHttp, url: str) -> bytes:
    answer = _ask(http, url)
    if answer.status != 200:
        raise LogError(f"{url}: it answered {answer.status}", is_garbage=False)
    return answer.body


class ClassicLog:
    """A log of RFC 6962 section 4."""

    flavour = "rfc6962"

    def __init__(self, http: GuardedHttp, address: str, key: LogKey | None) -> None:
        self.address, self._http, self._key = address, http, key

    def head(self) -> Head:
        url = f"{self.address}/ct/v1/get-sth"
        said = self._json(url)
        try:
            size, timestamp = int(said["tree_size"]), int(said["timestamp"])
            root = base64.b64decode(said["sha256_root_hash"], validate=True)
            signature = base64.b64decode(said["tree_head_signature"], validate=True)
            if size < 0 or len(root) != 32:
                raise ValueError("no tree has such a size or root")  # noqa: TRY301 - as int() and b64decode() do
            if self._key is not None:
                self._key.check(size, timestamp, root, signature)
        except SignatureError as error:
            raise LogError(f"{url}: {error}", is_garbage=True) from error
        except (KeyError, TypeError, ValueError, OverflowError) as error:
            raise LogError(f"{url}: no signed tree head ({error})", is_garbage=True) from error
        return Head(size, root, timestamp, self._key is not None)

    def entries(self, start: int, end: int, size: int) -> list[Entry]:  # noqa: ARG002 - the tiled API needs the size
        url = f"{self.address}/ct/v1/get-entries?start={start}&end={end - 1}"
        said = self._json(url)
        try:
            rows = [
                (base64.b64decode(row["leaf_input"], validate=True), base64.b64decode(row["extra_data"], validate=True))
                for row in said["entries"][: end - start]
            ]
        except (KeyError, TypeError, binascii.Error, ValueError) as error:
            raise LogError(f"{url}: no entries ({error})", is_garbage=True) from error
        if not rows:
            raise LogError(f"{url}: it gave no entry at all", is_garbage=True)
        return [entry_of_leaf(start + at, leaf, extra) for at, (leaf, extra) in enumerate(rows)]

    def frontier(self, size: int) -> Frontier:
        url = f"{self.address}/ct/v1/get-entry-and-proof?leaf_index={size - 1}&tree_size={size}"
        said = self._json(url)
        try:
            leaf = base64.b64decode(said["leaf_input"], validate=True)
            path = [base64.b64decode(each, validate=True) for each in said["audit_path"]]
            return frontier_of_last_leaf(size, leaf_hash(leaf), path)
        except (KeyError, TypeError, binascii.Error, ValueError) as error:
            raise LogError(f"{url}: no proof ({error})", is_garbage=True) from error

    def _json(self, url: str) -> dict[str, Any]:
        try:
            said = json.loads(_asked(self._http, url))
        except (ValueError, RecursionError) as error:
            raise LogError(f"{url}: its answer is no JSON ({str(error)[:100]})", is_garbage=True) from error
        if not isinstance(said, dict):
            raise LogError(f"{url}: its answer is no JSON object", is_garbage=True)
        return said


class TiledLog:
    """A log of the static API: a signed checkpoint, tiles of hashes and of entries."""

    flavour = "static"

    def __init__(self, http: GuardedHttp, address: str, key: LogKey | None) -> None:
        self.address, self._http, self._key = address, http, key

    def head(self) -> Head:
        url = f"{self.address}/checkpoint"
        try:
            text, _, signatures = _asked(self._http, url).decode().partition("\n\n")
            origin, size, root_text, *_ = text.split("\n")
            root = base64.b64decode(root_text, validate=True)
            if not size.isdecimal() or len(root) != 32:
                raise ValueError("no tree has such a size or root")  # noqa: TRY301 - as int() and b64decode() do
            timestamp = self._check(origin, int(size), root, signatures) if self._key is not None else 0
        except SignatureError as error:
            raise LogError(f"{url}: {error}", is_garbage=True) from error
        except (ValueError, OverflowError) as error:
            raise LogError(f"{url}: no checkpoint ({error})", is_garbage=True) from error
        return Head(int(size), root, timestamp, self._key is not None)

    def _check(self, origin: str, size: int, root: bytes, signatures: str) -> int:
        """The time that the log's own signature names. Raises SignatureError, ValueError."""
        assert self._key is not None
        for line in signatures.splitlines():
            if not line.startswith(f"— {origin} "):
                continue
            blob = base64.b64decode(line.rsplit(" ", 1)[1], validate=True)
            if blob[:4] == self._key.note_key_id(origin):
                timestamp = int.from_bytes(blob[4:12])
                self._key.check(size, timestamp, root, blob[12:])
                return timestamp
        raise SignatureError("the log's key has not signed this checkpoint")

    def entries(self, start: int, end: int, size: int) -> list[Entry]:
        tile = start // TILE
        first = tile * TILE
        width = min(TILE, size - first)
        path, body = self._tile("data", tile, width)
        try:
            found = entries_of_tile(first, body, width)
        except EntryError as error:
            raise LogError(f"{path}: no data tile ({error})", is_garbage=True) from error
        return found[start - first : end - first]

    def frontier(self, size: int) -> Frontier:
        hashes, offset = [], 0
        for bit in range(size.bit_length() - 1, -1, -1):
            if size >> bit & 1:
                hashes.append(self._subtree(offset, bit, size))
                offset += 1 << bit
        return Frontier(size, hashes)

    def _subtree(self, offset: int, bit: int, size: int) -> bytes:
        """Root of the whole subtree of ``2**bit`` leaves that begins at `offset`."""
        level, inside = divmod(bit, 8)
        first, count = offset >> (8 * level), 1 << inside
        tile, at = divmod(first, TILE)
        width = min(TILE, (size >> (8 * level)) - tile * TILE)
        path, body = self._tile(str(level), tile, width)
        row = [body[32 * each : 32 * each + 32] for each in range(at, at + count)]
        if len(row[-1]) != 32:
            raise LogError(f"{path}: the tile is cut off", is_garbage=True)
        while len(row) > 1:
            row = [node_hash(row[each], row[each + 1]) for each in range(0, len(row), 2)]
        return row[0]

    def _tile(self, level: str, number: int, width: int) -> tuple[str, bytes]:
        """(address, bytes) of a tile; a part of one that has grown whole meanwhile is cut from the whole one."""
        whole = f"{self.address}/tile/{level}/{tile_path(number)}"
        if width == TILE:
            return whole, _asked(self._http, whole)
        part = f"{whole}.p/{width}"
        answer = _ask(self._http, part)
        if answer.status == 404:
            return whole, _asked(self._http, whole)
        if answer.status != 200:
            raise LogError(f"{part}: it answered {answer.status}", is_garbage=False)
        return part, answer.body


def tile_path(number: int) -> str:
    """A tile's number as addresses write it: 1234067 is ``x001/x234/067``."""
    path = f"{number % 1000:03d}"
    while number >= 1000:
        number //= 1000
        path = f"x{number % 1000:03d}/{path}"
    return path
