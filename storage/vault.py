"""The evidence vault: bytes under their SHA-256, written once, never changed."""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from pathlib import Path
from typing import BinaryIO
from uuid import uuid4

from storage.database import StorageError, Trouble

UNFINISHED = "unfinished-"  # begins the name of a file that is being written
_SHA256 = re.compile(r"[0-9a-f]{64}")
SYNC_THREADS = 8  # a file system writes its journal once for all that wait for it at the same moment


class Vault:
    """A folder of files named by what they hold: ``ab/abcdef…``."""

    def __init__(self, folder: Path) -> None:
        """Use `folder`, made when it is missing."""
        self._folder = folder
        self._unsynced: dict[Path, None] = {}
        folder.mkdir(parents=True, exist_ok=True)

    def keep(self, body: bytes) -> str:
        """Store `body` durably (on disk when this returns) and give its SHA-256 in hex."""
        sha256 = self.put(body)
        self.sync()
        return sha256

    def put(self, body: bytes) -> str:
        """Store `body` whole, safe from a crash of ours, and give its SHA-256; safe from a power cut after `sync`.

        Raises StorageError when the disk is full; nothing is left of it then.
        """
        sha256 = hashlib.sha256(body).hexdigest()
        path = self._path(sha256)
        if path.exists():
            # Perhaps put by another process that has not synced it yet: who names it must know that it is on disk.
            # And young again: a row is about to name it, so that no sweep may take it.
            os.utime(path)
            self._unsynced[path] = None
            return sha256
        try:
            unfinished = path.with_name(f"{UNFINISHED}{uuid4().hex}")
            try:
                with _opened_new(unfinished) as file:
                    file.write(body)
                unfinished.replace(path)
            except BaseException:
                unfinished.unlink(missing_ok=True)
                raise
        except OSError as error:
            text = f"can not keep evidence: {error.strerror}; free some space or check the disk"
            raise StorageError(text, Trouble.FULL) from error
        self._unsynced[path] = None
        return sha256

    def sync(self) -> None:
        """Make durable all that was `put` since the last call. Raises StorageError when a file was taken away."""
        files = list(self._unsynced)
        paths = [*files, *{path.parent: None for path in files}]
        try:
            if len(paths) <= SYNC_THREADS:
                _sync_all(paths)
            else:
                with ThreadPoolExecutor(SYNC_THREADS) as pool:
                    list(pool.map(_sync_all, [paths[i::SYNC_THREADS] for i in range(SYNC_THREADS)]))
        except OSError as error:
            raise StorageError(f"can not make the evidence durable: {error}; check the disk") from error
        for path in files:
            self._unsynced.pop(path, None)

    def holds(self, sha256: str) -> bool:
        """Whether bytes lie under `sha256`: what a case no longer needs may have been erased."""
        return self._path(sha256).exists()

    def read(self, sha256: str) -> bytes:
        """The bytes kept under `sha256`. Raises StorageError when they are missing or no longer those bytes."""
        try:
            body = self._path(sha256).read_bytes()
        except FileNotFoundError as error:
            raise StorageError(f"evidence {sha256} is not in the vault; restore it from a backup") from error
        if hashlib.sha256(body).hexdigest() != sha256:
            raise StorageError(f"evidence {sha256} has been changed on disk; restore it from a backup")
        return body

    def erase(self, sha256: str) -> None:
        """Delete the bytes for good; nothing happens when they are gone already."""
        self._path(sha256).unlink(missing_ok=True)

    def names(self, after: datetime, before: datetime) -> set[str]:
        """The SHA-256 of the files that were put, or put again, between two times."""
        return {
            path.name for path in self._files()
            if not path.name.startswith(UNFINISHED) and after.timestamp() <= _age(path) < before.timestamp()
        }  # fmt: skip

    def erase_older(self, sha256: str, before: datetime) -> bool:
        """Erase the bytes unless they were put again since `before`; whether it was done."""
        path = self._path(sha256)
        if not _age(path) < before.timestamp():
            return False
        path.unlink(missing_ok=True)
        return True

    def erase_unfinished(self, before: datetime) -> int:
        """Erase what processes that died had begun to write before that time; gives how many files."""
        dead = [
            path for path in self._files()
            if path.name.startswith(UNFINISHED) and _age(path) < before.timestamp()
        ]  # fmt: skip
        for path in dead:
            path.unlink(missing_ok=True)
        return len(dead)

    def _files(self) -> Iterator[Path]:
        for folder in sorted(self._folder.iterdir()):
            if folder.is_dir():
                yield from folder.iterdir()

    def _path(self, sha256: str) -> Path:
        if not _SHA256.fullmatch(sha256):
            raise StorageError(f"not a SHA-256: {sha256!r}")
        return self._folder / sha256[:2] / sha256


def _opened_new(path: Path) -> BinaryIO:
    """A new file for us alone, in a folder that is made when it is missing: most of the 256 are there soon."""
    try:
        return open(path, "xb", opener=_private)
    except FileNotFoundError:
        path.parent.mkdir(exist_ok=True)
        return open(path, "xb", opener=_private)


def _private(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)


def _age(path: Path) -> float:
    """When the file was last put, in seconds since 1970; the end of time when it is gone."""
    try:
        return path.stat().st_mtime
    except FileNotFoundError:
        return float("inf")


def _sync_all(paths: Sequence[Path]) -> None:
    for path in paths:
        handle = os.open(path, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
