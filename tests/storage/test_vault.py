from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from storage.database import StorageError
from storage.vault import Vault


def test_bytes_come_back_under_their_hash_and_are_kept_once(tmp_path: Path) -> None:
    vault = Vault(tmp_path / "vault")
    sha256 = vault.keep(b"bytes")
    assert sha256 == hashlib.sha256(b"bytes").hexdigest() == vault.keep(b"bytes")
    assert vault.read(sha256) == b"bytes"
    assert len([path for path in (tmp_path / "vault").rglob("*") if path.is_file()]) == 1


def test_a_changed_or_missing_file_is_told(tmp_path: Path) -> None:
    vault = Vault(tmp_path)
    sha256 = vault.keep(b"bytes")
    (tmp_path / sha256[:2] / sha256).write_bytes(b"bytez")
    with pytest.raises(StorageError, match="changed on disk"):
        vault.read(sha256)
    with pytest.raises(StorageError, match="not in the vault"):
        vault.read("0" * 64)


@pytest.mark.parametrize("name", ["../../etc/passwd", "", "A" * 64])
def test_only_hashes_are_names(tmp_path: Path, name: str) -> None:
    with pytest.raises(StorageError, match="not a SHA-256"):
        Vault(tmp_path).read(name)
