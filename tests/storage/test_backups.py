from __future__ import annotations

import random
import shutil
import sqlite3
import stat
import subprocess
import sys
import threading
import warnings
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from standing_clock import StandingClock

from storage.backups import BackupError, Manifest, database_file, make_backup, restore, unpack
from storage.checkpoints import key_at
from storage.database import Database, sqlite_url
from storage.ledger import events
from storage.ledger.events import check_chain
from storage.tables import CaptureRow
from storage.vault import Vault
from storage.vault_names import named

BITS = 60  # flipped one at a time, each in a backup of its own
# A disk that is full after so many bytes of a file: the kernel refuses the write, as it does when there is no space.
WITH_LIMIT = """
import resource, sys
from datetime import UTC, datetime
from pathlib import Path
from storage.backups import BackupError, make_backup
from storage.database import Database, sqlite_url
from storage.vault import Vault
data, limit = Path(sys.argv[1]), int(sys.argv[2])
db = Database(sqlite_url(data / "rasoat.db"))
resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
try:
    make_backup(db, Vault(data / "vault"), data / "out" / "b.zip", datetime.now(UTC), key=None, accept=False)
except BackupError as error:
    sys.exit(str(error))
"""


@pytest.fixture
def data(tmp_path: Path) -> Path:
    (tmp_path / "data" / "out").mkdir(parents=True)
    return tmp_path / "data"


@pytest.fixture
def vault(data: Path) -> Vault:
    return Vault(data / "vault")


@pytest.fixture
def db(data: Path, vault: Vault, clock: StandingClock) -> Iterator[Database]:
    """SQLite alone: PostgreSQL is backed up by its own tools."""
    opened = Database(sqlite_url(data / "rasoat.db"))
    for body in (b"<h1>mot</h1>", b"<h1>hai</h1>", random.Random(1).randbytes(3_000_000)):
        capture(opened, vault, clock, body)
    yield opened
    opened.close()


def capture(db: Database, vault: Vault, clock: StandingClock, body: bytes) -> None:
    with db.write() as session:
        session.add(
            CaptureRow(
                url="http://a.example/", final_url="", method="http", outcome="fetched", headers={}, note="",
                body_sha256=vault.keep(body), screenshot_sha256=vault.keep(b"png" + body[:9]), captured_at=clock(),
            )
        )  # fmt: skip
        events.append(session, clock(), "system:crawler", "capture", "captures:1", size=len(body))


@pytest.fixture
def backup(db: Database, data: Path, vault: Vault, clock: StandingClock) -> Path:
    make_backup(db, vault, data / "out" / "b.zip", clock(), key=None, accept=False)
    return data / "out" / "b.zip"


def everything_in(folder: Path) -> list[str]:
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*"))


def test_what_was_backed_up_is_there_again_after_a_restore(
    db: Database, vault: Vault, backup: Path, tmp_path: Path
) -> None:
    manifest = restore(backup, tmp_path / "new", tmp_path / "new" / "rasoat.db")
    again = Database(sqlite_url(tmp_path / "new" / "rasoat.db"))
    assert (check_chain(again), named(again)) == (check_chain(db), named(db))
    for sha256 in named(db):
        assert Vault(tmp_path / "new" / "vault").read(sha256) == vault.read(sha256)
    again.close()
    assert (manifest.events, len(manifest.files), manifest.missing) == (3, 7, ())
    assert everything_in(backup.parent) == ["b.zip"]
    assert backup.stat().st_mode & 0o777 == 0o600


def test_a_backup_is_one_moment_of_an_office_at_work(
    db: Database, data: Path, vault: Vault, clock: StandingClock, tmp_path: Path
) -> None:
    done = threading.Event()

    def work() -> None:
        number = 0
        while not done.is_set():
            number += 1
            capture(db, vault, clock, f"trang {number}".encode())

    worker = threading.Thread(target=work)
    worker.start()
    try:
        seen = [make_backup(db, vault, data / "out" / f"{n}.zip", clock(), key=None, accept=False) for n in range(4)]
    finally:
        done.set()
        worker.join()
    counts = [manifest.events for manifest in seen]
    assert counts == sorted(counts)
    assert counts[0] < counts[-1] <= check_chain(db).events
    assert restore(data / "out" / "3.zip", tmp_path / "new", tmp_path / "new" / "rasoat.db") == seen[3]


def test_the_key_stays_at_home_unless_asked_for(
    db: Database, data: Path, vault: Vault, backup: Path, clock: StandingClock, tmp_path: Path
) -> None:
    key_at(data / "audit.key")
    assert "audit.key" not in zipfile.ZipFile(backup).namelist()
    make_backup(db, vault, data / "out" / "k.zip", clock(), key=data / "audit.key", accept=False)
    restore(data / "out" / "k.zip", tmp_path / "new", tmp_path / "new" / "rasoat.db")
    assert (tmp_path / "new" / "audit.key").read_bytes() == (data / "audit.key").read_bytes()
    assert (tmp_path / "new" / "audit.key").stat().st_mode & 0o777 == 0o600


def test_lost_evidence_stops_a_backup_until_it_is_accepted(
    db: Database, data: Path, vault: Vault, clock: StandingClock, tmp_path: Path
) -> None:
    lost, changed = named(db)[:2]
    (data / "vault" / lost[:2] / lost).unlink()
    (data / "vault" / changed[:2] / changed).write_bytes(b"something else")
    with pytest.raises(BackupError, match=f"evidence {lost} is not in the vault.*--accept-damage"):
        make_backup(db, vault, data / "out" / "b.zip", clock(), key=None, accept=False)
    assert everything_in(data / "out") == []
    manifest = make_backup(db, vault, data / "out" / "b.zip", clock(), key=None, accept=True)
    assert manifest.missing == (lost, changed)
    assert restore(data / "out" / "b.zip", tmp_path / "new", tmp_path / "new" / "rasoat.db") == manifest


def test_a_harmed_log_is_not_backed_up_as_if_it_were_whole(
    db: Database, data: Path, vault: Vault, clock: StandingClock
) -> None:
    log = sqlite3.connect(data / "rasoat.db")
    for (name,) in log.execute("SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'events'"):
        log.execute(f"DROP TRIGGER IF EXISTS {name}")
    log.execute("DELETE FROM events WHERE seq = 2")
    log.commit()
    log.close()
    with pytest.raises(BackupError, match="broken at 2"):
        make_backup(db, vault, data / "out" / "b.zip", clock(), key=None, accept=True)


def test_a_backup_never_overwrites_another(db: Database, vault: Vault, backup: Path, clock: StandingClock) -> None:
    with pytest.raises(BackupError, match="there already is"):
        make_backup(db, vault, backup, clock(), key=None, accept=False)


def test_nothing_is_restored_over_a_database(data: Path, backup: Path, tmp_path: Path) -> None:
    before = (data / "rasoat.db").stat().st_mtime_ns
    with pytest.raises(BackupError, match="there already is a database"):
        restore(backup, data, data / "rasoat.db")
    assert (data / "rasoat.db").stat().st_mtime_ns == before
    (tmp_path / "rest").mkdir()
    (tmp_path / "rest" / "rasoat.db-wal").write_bytes(b"of another database")
    with pytest.raises(BackupError, match="there already is a database"):
        restore(backup, tmp_path / "rest", tmp_path / "rest" / "rasoat.db")


def test_postgresql_is_sent_to_its_own_tools() -> None:
    with pytest.raises(BackupError, match="pg_dump"):
        database_file("postgresql+psycopg://office@db.example/rasoat")


@pytest.mark.parametrize(
    "name",
    [
        "../../etc/cron.d/x", "/etc/cron.d/x", "vault/../../x", "vault\\..\\x", "vault/ab/" + "c" * 64, "rasoat.db",
        "rasoat.db-wal", "vault/ab/" + "ab" * 32 + "/x", "C:/x", "vault/ab/" + "ab" * 32,
    ],
)  # fmt: skip
def test_a_hostile_entry_is_refused_and_nothing_is_written(backup: Path, tmp_path: Path, name: str) -> None:
    with warnings.catch_warnings(), zipfile.ZipFile(backup, "a") as archive:
        warnings.simplefilter("ignore")  # zipfile warns of the duplicate that we mean to write
        archive.writestr(name, b"evil")
    before = everything_in(tmp_path)
    with pytest.raises(BackupError, match=r"no backup of ours|does not hold what its manifest lists"):
        restore(backup, tmp_path / "new", tmp_path / "new" / "rasoat.db")
    assert everything_in(tmp_path) == sorted([*before, "new"])


def test_a_symbolic_link_in_a_backup_is_refused(backup: Path, tmp_path: Path) -> None:
    link = zipfile.ZipInfo("audit.key")
    link.external_attr = (stat.S_IFLNK | 0o777) << 16
    with zipfile.ZipFile(backup, "a") as archive:
        archive.writestr(link, "/etc/passwd")
    with pytest.raises(BackupError, match=r"'audit\.key', which no backup of ours does"):
        restore(backup, tmp_path / "new", tmp_path / "new" / "rasoat.db")


def test_an_entry_longer_than_its_manifest_says_is_cut_off_and_refused(backup: Path, tmp_path: Path) -> None:
    bomb = tmp_path / "bomb.zip"
    with zipfile.ZipFile(backup) as good, zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in good.namelist():
            archive.writestr(name, bytes(200_000_000) if name == "rasoat.db" else good.read(name))
    (tmp_path / "unpacked").mkdir()
    with pytest.raises(BackupError, match=r"rasoat\.db in .* is damaged"):
        unpack(bomb, tmp_path / "unpacked")
    assert (tmp_path / "unpacked" / "rasoat.db").stat().st_size < 3_000_000


def test_a_flipped_bit_anywhere_is_found_or_changes_nothing(backup: Path, tmp_path: Path) -> None:
    whole = _manifest(backup)
    for seed in range(BITS):
        chance, body = random.Random(seed), bytearray(backup.read_bytes())
        # half of them near the end, where the names and lengths stand
        start = len(body) - 3000 if seed % 2 else 0
        body[chance.randrange(start, len(body))] ^= 1 << chance.randint(0, 7)
        harmed, place = tmp_path / "harmed.zip", tmp_path / f"new-{seed}"
        harmed.write_bytes(body)
        try:
            assert restore(harmed, place, place / "rasoat.db") == whole
        except BackupError:
            assert everything_in(place) == []
        shutil.rmtree(place)


def _manifest(backup: Path) -> Manifest:
    return Manifest.model_validate_json(zipfile.ZipFile(backup).read("manifest.json"))


@pytest.mark.parametrize("kept", [0, 1, 1000, -1])
def test_half_a_backup_is_refused(backup: Path, tmp_path: Path, kept: int) -> None:
    (tmp_path / "half.zip").write_bytes(backup.read_bytes()[:kept])
    with pytest.raises(BackupError, match=r"half\.zip"):
        restore(tmp_path / "half.zip", tmp_path / "new", tmp_path / "new" / "rasoat.db")
    assert everything_in(tmp_path / "new") == []


@pytest.mark.parametrize("share", [0.2, 1.02])  # below the database's size, and between it and the zip's
def test_a_full_disk_leaves_nothing_half_written(db: Database, data: Path, share: float) -> None:
    whole = check_chain(db)
    db.close()  # all of it is in the one file now
    limit = round((data / "rasoat.db").stat().st_size * share)
    command = [sys.executable, "-W", "error", "-c", WITH_LIMIT, str(data), str(limit)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=Path(__file__).parents[2])
    assert done.returncode == 1
    assert done.stderr.startswith("can not write the backup")
    assert "nothing was left half-written" in done.stderr
    assert everything_in(data / "out") == []
    assert check_chain(db) == whole
