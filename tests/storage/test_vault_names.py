"""Every column that names bytes in the vault is known; what no row names is swept after its time of grace."""

from __future__ import annotations

import os
import sys
from datetime import timedelta
from pathlib import Path

import pytest
from sqlmodel import SQLModel
from standing_clock import StandingClock

from storage.database import Database, StorageError
from storage.ledger import sightings
from storage.records import Capture, CaptureMethod, CaptureOutcome
from storage.vault import Vault
from storage.vault_names import NAMES, named, sweep

GRACE, NIGHTS = timedelta(days=7), timedelta(days=30)
# Hashes of what lies elsewhere: of words, addresses, secrets, requests and reports; and of what a Capture names too.
NO_FILES = {
    "captures.url_sha256", "captures.final_url_sha256", "observations.content_sha256", "observations.capture_sha256",
    "sessions.secret_sha256", "recovery_codes.code_sha256", "tokens.secret_sha256", "idempotency.request_sha256",
    "outcomes.capture_sha256", "shop_checks.capture_sha256", "outcomes.content_sha256", "reports.sha256",
}  # fmt: skip


def test_every_column_of_a_hash_is_known_to_name_a_file_or_not() -> None:
    tables = SQLModel.metadata.tables.values()
    columns = {f"{table.name}.{column.name}" for table in tables for column in table.columns if "sha256" in column.name}
    assert columns - NO_FILES == {f"{name.class_.__tablename__}.{name.key}" for name in NAMES}
    assert columns >= NO_FILES


def test_files_that_no_row_names_go_after_a_time_of_grace(db: Database, tmp_path: Path, clock: StandingClock) -> None:
    vault = Vault(tmp_path / "vault")
    seen, left, young = (vault.keep(body) for body in (b"seen", b"left behind", b"young"))
    url = "https://ban-hang.example/a"
    sightings.keep_capture(
        db,
        Capture(
            url=url, final_url=url, method=CaptureMethod.HTTP, outcome=CaptureOutcome.FETCHED, status=200,
            body_sha256=seen, captured_at=clock(),
        ),
    )  # fmt: skip
    half = tmp_path / "vault" / "ab" / "unfinished-x"
    half.parent.mkdir(exist_ok=True)
    half.write_bytes(b"hal")
    old = (clock() - timedelta(days=8)).timestamp()
    for path in (*(tmp_path / "vault" / sha256[:2] / sha256 for sha256 in (seen, left)), half):
        os.utime(path, (old, old))
    before = clock() - GRACE
    os.utime(tmp_path / "vault" / young[:2] / young, (clock().timestamp(),) * 2)

    assert sweep(db, vault, before - NIGHTS, before, clock()) == 2
    assert [vault.holds(sha256) for sha256 in (seen, left, young)] == [True, False, True]
    assert not half.exists()
    assert named(db) == [seen]
    with db.read() as session:
        told = session.connection().exec_driver_sql("SELECT count(*) FROM events WHERE deed = 'sweep_vault'").scalar()
    assert told == 1
    assert sweep(db, vault, before - NIGHTS, before, clock()) == 0


def test_bytes_that_are_put_again_are_young_again(tmp_path: Path, clock: StandingClock) -> None:
    vault = Vault(tmp_path / "vault")
    sha256 = vault.keep(b"body")
    path = tmp_path / "vault" / sha256[:2] / sha256
    os.utime(path, (1, 1))
    before = clock()
    vault.put(b"body")
    assert not vault.erase_older(sha256, before - timedelta(days=3650))
    assert vault.holds(sha256)


@pytest.mark.skipif(sys.platform != "linux", reason="the kernel's limit on a file's size stands for a full disk")
def test_a_full_disk_leaves_nothing_of_what_was_kept_and_says_so(tmp_path: Path) -> None:
    import resource
    import signal

    vault = Vault(tmp_path / "vault")
    was = resource.getrlimit(resource.RLIMIT_FSIZE)
    handler = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    try:
        resource.setrlimit(resource.RLIMIT_FSIZE, (1000, was[1]))
        with pytest.raises(StorageError, match="free some space"):
            vault.keep(b"x" * 5000)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, was)
        signal.signal(signal.SIGXFSZ, handler)
    assert [path for path in (tmp_path / "vault").rglob("*") if path.is_file()] == []
    assert vault.holds(vault.keep(b"x" * 5000))
