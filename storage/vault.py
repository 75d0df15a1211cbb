"""The evidence vault: bytes under their SHA-256, written once, never changed."""

from __future__ import annotations

import hashlib
import os
import tempfile
from pathlib import Path

from storage.database import StorageError


class Vault:
    """A folder of files named by what they hold: ``ab/abcdef…``."""

    def __init__(self, folder: Path) -> None:
        """Use `folder`, made when it is missing."""
        self._folder = folder
        folder.mkdir(parents=True, exist_ok=True)

    def keep(self, body: bytes) -> str:
        """Store `body` durably (on disk when this returns) and give its SHA-256 in hex."""
        sha256 = hashlib.sha256(body).hexdigest()
        path = self._path(sha256)
        if path.exists():
            return sha256
        path.parent.mkdir(exist_ok=True)
        handle, name = tempfile.mkstemp(dir=path.parent)
        with os.fdopen(handle, "wb") as file:
            file.write(body)
            file.flush()
            os.fsync(file.fileno())
        Path(name).replace(path)
        return sha256

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

    def _path(self, sha256: str) -> Path:
        if len(sha256) != 64 or not all(letter in "0123456789abcdef" for letter in sha256):
            raise StorageError(f"not a SHA-256: {sha256!r}")
        return self._folder / sha256[:2] / sha256
