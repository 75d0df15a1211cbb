"""Backups: one .zip with the database, the evidence that its Captures name, and a manifest with the hash of each.

The database is copied by SQLite's online backup, so the office goes on working. Evidence is kept before its row is
written, so whatever the copied rows name is there already. A backup counts only once it has been restored for a test.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import re
import shutil
import sqlite3
import stat
import tempfile
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import IO, Annotated, Literal

from pydantic import Field, ValidationError
from sqlalchemy import func, make_url, text
from sqlalchemy.exc import DatabaseError
from sqlmodel import col, select

from storage.database import Database, StorageError, sqlite_url
from storage.ledger.events import check_chain
from storage.queries import people
from storage.records import SHA256, CaseState, Record, RunState, UtcTime
from storage.tables import CaseRow, RunRow
from storage.vault import Vault
from storage.vault_names import named

DATABASE, KEY, MANIFEST, VAULT = "rasoat.db", "audit.key", "manifest.json", "vault"
ENTRY = re.compile(r"rasoat\.db|audit\.key|manifest\.json|vault/([0-9a-f]{2})/(\1[0-9a-f]{62})")
MOST_MANIFEST_BYTES = 512 * 2**20  # some four million files
ENCRYPTED = 1  # flag bit of a zip entry
FASTEST = 1  # zlib level
DAMAGE = (OSError, sqlite3.Error, DatabaseError, zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError)


class BackupError(StorageError):
    """No backup was made, or none was restored; the text says what to do. Nothing half-done is left."""


class FileInBackup(Record):
    sha256: SHA256
    size: Annotated[int, Field(ge=0, description="bytes")]


class Manifest(Record):
    """What a backup holds. `missing` names evidence that was lost or changed before the backup, and was accepted."""

    format: Literal["rasoat-backup-1"] = "rasoat-backup-1"
    made_at: UtcTime
    office: str
    events: int = Field(ge=0)
    last_hash: SHA256
    missing: tuple[SHA256, ...] = ()
    files: dict[str, FileInBackup]


def database_file(url: str) -> Path:
    """The file of a SQLite address. Raises BackupError for another kind of database."""
    parsed = make_url(url)
    if parsed.get_backend_name() != "sqlite" or not parsed.database:
        raise BackupError(
            "this command is for SQLite; back a PostgreSQL database up with `pg_dump --format=custom`, restore it with "
            "`pg_restore`, and copy the folder vault/ of RASOAT_DATA afterwards"
        )
    return Path(parsed.database)


def make_backup(db: Database, vault: Vault, out: Path, now: datetime, *, key: Path | None, accept: bool) -> Manifest:
    """Write a backup to `out` as a whole, after a test restore. `key` also takes the signing key along.

    `accept` goes on without evidence that is lost or was changed, and lists it. Raises BackupError, leaving nothing.
    """
    source = database_file(db.url)
    if out.exists():
        raise BackupError(f"there already is {out}; name another file with --out")
    with _whole_or_not_at_all(f"can not write the backup {out}"), _folder_beside(out) as work:
        _copy_database(source, work / DATABASE)
        copy = Database(sqlite_url(work / DATABASE))
        try:
            manifest = _pack(copy, vault, work, now, key if key and key.exists() else None, accept=accept)
        finally:
            copy.close()
        restored = unpack(work / "backup.zip", work / "restored")
        if restored != manifest:
            raise BackupError(f"the test restore of {out} gave something else than was packed; check the disk")
        (work / "backup.zip").chmod(0o600)
        (work / "backup.zip").replace(out)
        _sync(out.parent)
    return manifest


def restore(file: Path, data: Path, database: Path) -> Manifest:
    """Put a backup into the data folder `data`, its database at `database`, after checking all of it elsewhere.

    Raises BackupError when there is a database or another signing key already, or the backup is not whole.
    """
    if any(Path(f"{database}{ending}").exists() for ending in ("", "-wal", "-journal")):
        raise BackupError(f"there already is a database in {database}; set RASOAT_DATA to an empty folder")
    with _whole_or_not_at_all(f"can not restore {file}"), _folder_beside(data / DATABASE) as work:
        manifest = unpack(file, work)
        if KEY in manifest.files and (data / KEY).exists():
            raise BackupError(f"there already is {data / KEY}; move it away, or restore into an empty folder")
        # The database comes last: until then the folder is no office, and restoring again goes through.
        for name in sorted(manifest.files, key=lambda name: name == DATABASE):
            place = database if name == DATABASE else data / name
            place.parent.mkdir(parents=True, exist_ok=True)
            if name == DATABASE:
                os.sync()
            shutil.move(work / name, place)
        _sync(database.parent)
    return manifest


def unpack(file: Path, folder: Path) -> Manifest:
    """Unpack a backup into an empty folder and check all: names, hashes, database, chain, evidence. BackupError."""
    with _whole_or_not_at_all(f"can not read the backup {file}"), zipfile.ZipFile(file) as archive:
        manifest = _manifest_of(archive)
        for name, wanted in manifest.files.items():
            place = folder / name
            place.parent.mkdir(parents=True, exist_ok=True)
            with archive.open(name) as packed, place.open("wb") as target:
                found = _copy(packed, target, most=wanted.size)
            if found != wanted:
                raise BackupError(f"{name} in {file} is damaged; take another backup")
        if (folder / KEY).exists():
            (folder / KEY).chmod(0o600)
    _check(folder, manifest)
    return manifest


def _check(folder: Path, manifest: Manifest) -> None:
    db = Database(sqlite_url(folder / DATABASE))
    try:
        if damage := damaged_pages(db):
            raise BackupError(f"the database in the backup is damaged ({damage}); take another backup")
        chain = check_chain(db)
        if chain.first_bad is not None:
            raise BackupError(f"the chain of Events is broken at {chain.first_bad}; see `rasoat verify audit`")
        if (chain.events, chain.last_hash) != (manifest.events, manifest.last_hash):
            raise BackupError("the Events in the backup are not those that its manifest names; take another backup")
        vault, accepted = Vault(folder / VAULT), set(manifest.missing)
        for sha256 in named(db):
            if sha256 not in accepted:
                vault.read(sha256)
    finally:
        db.close()


def _manifest_of(archive: zipfile.ZipFile) -> Manifest:
    """The manifest, once every entry has a name of ours, stands once, is a plain file, and is listed."""
    names: set[str] = set()
    for entry in archive.infolist():
        is_plain = stat.S_IFMT(entry.external_attr >> 16) in (0, stat.S_IFREG) and not entry.flag_bits & ENCRYPTED
        if entry.filename in names or not is_plain or not ENTRY.fullmatch(entry.filename):
            raise BackupError(
                f"{archive.filename} holds {entry.filename!r}, which no backup of ours does; not restored"
            )
        names.add(entry.filename)
    if MANIFEST not in names or archive.getinfo(MANIFEST).file_size > MOST_MANIFEST_BYTES:
        raise BackupError(f"{archive.filename} is no backup that `rasoat backup` wrote: it has no manifest")
    try:
        manifest = Manifest.model_validate_json(archive.read(MANIFEST))
    except ValidationError as error:
        raise BackupError(f"the manifest of {archive.filename} can not be read; take another backup") from error
    if names != {MANIFEST, *manifest.files} or DATABASE not in manifest.files:
        raise BackupError(f"{archive.filename} does not hold what its manifest lists; take another backup")
    return manifest


def _copy_database(source: Path, target: Path) -> None:
    """SQLite's online backup in one step: in WAL mode it sees one moment and keeps no writer waiting."""
    reading = sqlite3.connect(f"{source.absolute().as_uri()}?mode=ro", uri=True)
    writing = sqlite3.connect(target)
    with contextlib.closing(reading), contextlib.closing(writing):
        reading.backup(writing, pages=-1)


def _pack(copy: Database, vault: Vault, work: Path, now: datetime, key: Path | None, *, accept: bool) -> Manifest:
    chain, office = check_chain(copy), people.office(copy)
    if chain.first_bad is not None:
        raise BackupError(f"the chain of Events is broken at {chain.first_bad}; see `rasoat verify audit`")
    shas = named(copy)
    copy.close()  # what stands in its write-ahead log goes into the file
    files: dict[str, FileInBackup] = {}
    missing: list[str] = []
    with zipfile.ZipFile(work / "backup.zip", "w", zipfile.ZIP_DEFLATED, compresslevel=FASTEST) as archive:
        for name, path in [(DATABASE, work / DATABASE), *([(KEY, key)] if key else [])]:
            with path.open("rb") as file, archive.open(_entry(name), "w", force_zip64=True) as target:
                files[name] = _copy(file, target)
        for sha256 in shas:
            try:
                body = vault.read(sha256)
            except StorageError as error:
                if not accept:
                    raise BackupError(f"{error}; or make the backup without it: --accept-damage") from error
                missing.append(sha256)
                continue
            name = f"{VAULT}/{sha256[:2]}/{sha256}"
            archive.writestr(_entry(name), body)
            files[name] = FileInBackup(sha256=sha256, size=len(body))
        manifest = Manifest(
            made_at=now, office=office.name if office else "", events=chain.events, last_hash=chain.last_hash,
            missing=tuple(missing), files=files,
        )  # fmt: skip
        archive.writestr(_entry(MANIFEST), json.dumps(manifest.model_dump(mode="json"), ensure_ascii=False))
    with (work / "backup.zip").open("rb") as done:
        os.fsync(done.fileno())
    return manifest


def _entry(name: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name)  # the zip's own date is left at 1980: the manifest says when
    entry.compress_type, entry.external_attr = zipfile.ZIP_DEFLATED, (stat.S_IFREG | 0o600) << 16
    return entry


def _copy(source: IO[bytes], target: IO[bytes], most: int | None = None) -> FileInBackup:
    """Copy and hash; stops soon after `most` bytes, so that a bomb in a zip does not fill the disk."""
    digest, size = hashlib.sha256(), 0
    while (most is None or size <= most) and (part := source.read(1 << 20)):
        digest.update(part)
        target.write(part)
        size += len(part)
    return FileInBackup(sha256=digest.hexdigest(), size=size)


def damaged_pages(db: Database, *, quick: bool = False) -> str:
    """What SQLite finds wrong with its file, at most five lines; empty when nothing is. `quick` skips the indexes.

    PostgreSQL has no such check: always empty there.
    """
    with db.read() as session:
        if session.get_bind().dialect.name != "sqlite":
            return ""
        pragma = "PRAGMA quick_check(5)" if quick else "PRAGMA integrity_check(5)"
        try:
            found = [str(row[0]) for row in session.connection().execute(text(pragma))]
        except DatabaseError as error:
            return str(error.orig)
    return "" if found == ["ok"] else "; ".join(found)


def standing(db: Database, now: datetime) -> tuple[str, int, int]:
    """Version of the tables, and how many runs and how many cases are under a lease that ran out before `now`."""
    runs = (col(RunRow.state) == RunState.RUNNING) & (col(RunRow.lease_until) < now)
    cases = (col(CaseRow.state) == CaseState.IN_REVIEW) & (col(CaseRow.lease_expires_at) < now)
    with db.read() as session:
        version = session.connection().execute(text("SELECT version_num FROM alembic_version")).scalar_one()
        stuck = session.exec(select(func.count()).select_from(RunRow).where(runs)).one()
        return version, stuck, session.exec(select(func.count()).select_from(CaseRow).where(cases)).one()


@contextmanager
def _folder_beside(path: Path) -> Iterator[Path]:
    """A folder to work in on the disk of `path`; gone afterwards."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=path.parent, prefix=".rasoat-") as name:
        yield Path(name)


@contextmanager
def _whole_or_not_at_all(what: str) -> Iterator[None]:
    try:
        yield
    except BackupError:
        raise
    except StorageError as error:
        raise BackupError(f"{what}: {error}") from error
    except DAMAGE as error:
        raise BackupError(f"{what}: {error}; nothing was left half-written; check the disk and the file") from error


def _sync(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
