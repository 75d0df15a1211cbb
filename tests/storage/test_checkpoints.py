from __future__ import annotations

import os
import random
import shutil
import sqlite3
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import create_engine
from standing_clock import StandingClock

from storage.checkpoints import (
    Checkpoint,
    CheckpointError,
    Verdict,
    judge,
    key_at,
    make_checkpoint,
    public_key,
    read_checkpoint,
    read_key,
)
from storage.database import Database, sqlite_url
from storage.ledger import events
from storage.ledger.events import check_chain

COLUMNS = ("seq", "at", "actor", "deed", "subject", "data", "previous_hash", "hash")
TRIALS = 1000 if "ALL_ITEMS" in os.environ else 50  # of each harm on each database: all in `make bench`
LENGTH = 12

Log = Any  # a connection or cursor: whatever executes
Harm = Callable[[Log, random.Random], int]  # gives the first Event that is bad now


def flip_a_bit(log: Log, chance: random.Random) -> int:
    seq, column = chance.randint(1, LENGTH), chance.choice(COLUMNS)
    if column == "seq":
        bit = chance.randint(4, 30)  # lower ones would give it a number that another Event has
        log.execute("UPDATE events SET seq = ? WHERE seq = ?", (seq ^ (1 << bit), seq))
        return seq
    stored = bytearray(log.execute(f"SELECT CAST({column} AS BLOB) FROM events WHERE seq = ?", (seq,)).fetchone()[0])
    stored[chance.randrange(len(stored))] ^= 1 << chance.randint(0, 7)
    log.execute(f"UPDATE events SET {column} = CAST(? AS TEXT) WHERE seq = ?", (bytes(stored), seq))
    return seq


def flip_a_bit_of_a_value(log: Log, chance: random.Random) -> int:
    """As `flip_a_bit`, where bytes can not be had: no server takes a text that is none."""
    seq, column = chance.randint(1, LENGTH), chance.choice(COLUMNS)
    if column == "seq":
        log.execute(f"UPDATE events SET seq = {seq ^ (1 << chance.randint(4, 30))} WHERE seq = {seq}")
        return seq
    if column == "at":
        log.execute(
            f"UPDATE events SET at = at + {1 << chance.randint(0, 20)} * interval '1 microsecond' WHERE seq = {seq}"
        )
        return seq
    stored = log.execute(f"SELECT {column}::text FROM events WHERE seq = {seq}").fetchone()[0]
    letters = range(2, 6) if column == "data" else range(len(stored))  # of `{"note": …`: nor does it take broken JSON
    at = chance.choice([place for place in letters if stored[place].isalnum()])
    changed = stored[:at] + chr(ord(stored[at]) ^ 1) + stored[at + 1 :]
    log.execute(f"UPDATE events SET {column} = '{changed}' WHERE seq = {seq}")
    return seq


def delete_a_row(log: Log, chance: random.Random) -> int:
    seq = chance.randint(1, LENGTH)
    log.execute(f"DELETE FROM events WHERE seq = {seq}")
    return seq


def cut_the_tail(log: Log, chance: random.Random) -> int:
    kept = chance.randint(0, LENGTH - 1)
    log.execute(f"DELETE FROM events WHERE seq > {kept}")
    return kept + 1


def swap_two_rows(log: Log, chance: random.Random) -> int:
    first, second = sorted(chance.sample(range(1, LENGTH + 1), 2))
    for old, new in ((first, -1), (second, first), (-1, second)):
        log.execute(f"UPDATE events SET seq = {new} WHERE seq = {old}")
    return first


def fill(db: Database, clock: StandingClock, to: int = LENGTH, actor: str = "An") -> None:
    for number in range(check_chain(db).events, to):
        with db.write() as session:
            events.append(
                session, clock.forward(seconds=7), actor, "note", f"cases:{number}", note=f"chữa khỏi {number}"
            )


@pytest.fixture
def db(tmp_path: Path) -> Iterator[Database]:
    """SQLite alone: what is harmed here is a file. `test_events` harms both databases."""
    opened = Database(sqlite_url(tmp_path / "rasoat.db"))
    yield opened
    opened.close()


@pytest.fixture
def signed(db: Database, clock: StandingClock, tmp_path: Path) -> Checkpoint:
    """A log of twelve Events whose last is signed; the thirteenth is the signing itself."""
    fill(db, clock)
    return make_checkpoint(db, key_at(tmp_path / "audit.key"), clock())


def verdict(db: Database, checkpoint: Checkpoint) -> Verdict:
    return judge(check_chain(db, {checkpoint.seq}), checkpoint)


def harmed(db: Database, folder: Path, harm: Callable[[sqlite3.Connection], int]) -> tuple[int, Database]:
    """A copy of the database after somebody with all rights was at it, and which Event is bad now."""
    db.close()
    copy = folder / "harmed.db"
    shutil.copy(db.url.removeprefix("sqlite:///"), copy)
    log = sqlite3.connect(copy)
    names = log.execute("SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'events'").fetchall()
    for (name,) in names:
        log.execute(f"DROP TRIGGER IF EXISTS {name}")
    bad = harm(log)
    log.commit()
    log.close()
    return bad, Database(sqlite_url(copy))


def trials(count: int, harm: Harm, db: Database, folder: Path, checkpoint: Checkpoint) -> list[tuple[int, int | None]]:
    """(what should be named, what was) of all the trials in which the two differ."""
    missed = []
    for number in range(count):
        bad, copy = harmed(db, folder, lambda log, seed=number: harm(log, random.Random(seed)))  # type: ignore[misc]
        found = verdict(copy, checkpoint).first_bad
        copy.close()
        if found != bad:
            missed.append((bad, found))
    return missed


@pytest.mark.parametrize("harm", [flip_a_bit, delete_a_row, cut_the_tail, swap_two_rows])
def test_every_harm_is_found_and_the_first_bad_event_named(
    db: Database, tmp_path: Path, signed: Checkpoint, harm: Harm
) -> None:
    assert trials(TRIALS, harm, db, tmp_path, signed) == []


@pytest.mark.parametrize("harm", [flip_a_bit_of_a_value, delete_a_row, cut_the_tail, swap_two_rows])
def test_every_harm_to_a_server_is_found_too(
    postgresql_db: Database, clock: StandingClock, tmp_path: Path, harm: Harm
) -> None:
    fill(postgresql_db, clock)
    checkpoint = make_checkpoint(postgresql_db, key_at(tmp_path / "audit.key"), clock())
    missed, engine = [], create_engine(postgresql_db.url)
    with engine.connect() as connection, connection.connection.cursor() as log:
        log.execute("SET session_replication_role = replica")  # what guards the log sleeps
        log.execute("CREATE TABLE kept AS SELECT * FROM events")
        for seed in range(TRIALS):
            bad = harm(log, random.Random(seed))
            connection.connection.commit()
            found = verdict(postgresql_db, checkpoint).first_bad
            if found != bad:
                missed.append((seed, bad, found))
            log.execute("DELETE FROM events")
            log.execute("INSERT INTO events SELECT * FROM kept")
    engine.dispose()
    assert missed == []


def test_a_log_that_only_grew_agrees_with_its_checkpoint(
    db: Database, clock: StandingClock, signed: Checkpoint
) -> None:
    fill(db, clock, to=20)
    assert verdict(db, signed) == Verdict(agrees=True, first_bad=None, say="agrees")
    assert (signed.seq, signed.events) == (LENGTH, LENGTH)


def test_a_log_written_anew_does_not_agree_though_its_chain_holds(
    db: Database, clock: StandingClock, tmp_path: Path, signed: Checkpoint
) -> None:
    other = Database(sqlite_url(tmp_path / "other.db"))
    fill(other, clock, actor="Người khác")
    assert check_chain(other).first_bad is None
    found = verdict(other, signed)
    other.close()
    assert (found.agrees, found.first_bad) == (False, LENGTH)
    assert "written anew" in found.say


def test_harm_after_a_checkpoint_is_not_blamed_on_what_it_signed(
    db: Database, tmp_path: Path, signed: Checkpoint
) -> None:
    _, copy = harmed(db, tmp_path, lambda log: log.execute("UPDATE events SET actor = 'x' WHERE seq = 13").rowcount)
    found = verdict(copy, signed)
    copy.close()
    assert (found.agrees, found.first_bad) == (True, 13)


def test_a_broken_log_is_not_vouched_for(
    db: Database, clock: StandingClock, tmp_path: Path, signed: Checkpoint
) -> None:
    _, copy = harmed(db, tmp_path, lambda log: log.execute("DELETE FROM events WHERE seq = 5").rowcount)
    with pytest.raises(CheckpointError, match="broken at 5; nothing was signed"):
        make_checkpoint(copy, key_at(tmp_path / "audit.key"), clock())
    copy.close()


def test_an_empty_log_can_be_signed(db: Database, clock: StandingClock, tmp_path: Path) -> None:
    empty = make_checkpoint(db, key_at(tmp_path / "audit.key"), clock())
    assert (empty.seq, empty.hash) == (0, events.GENESIS)
    assert verdict(db, empty).agrees


@pytest.mark.parametrize("change", [{"seq": 11}, {"hash": "a" * 64}, {"office": "Sở B"}, {"signature": "0" * 128}])
def test_a_changed_checkpoint_is_not_believed(db: Database, signed: Checkpoint, change: dict[str, object]) -> None:
    changed = signed.model_copy(update=change)
    found = verdict(db, changed)
    assert (found.agrees, found.first_bad) == (False, None)
    assert "its signature is false" in found.say


def test_a_checkpoint_is_read_back_from_its_file_and_anything_else_refused(tmp_path: Path, signed: Checkpoint) -> None:
    path = tmp_path / "checkpoint.json"
    path.write_text(signed.model_dump_json())
    assert read_checkpoint(path) == signed
    path.write_text('{"seq": 1}')
    with pytest.raises(CheckpointError, match="is no checkpoint"):
        read_checkpoint(path)
    with pytest.raises(CheckpointError, match="can not read"):
        read_checkpoint(tmp_path / "none.json")


def test_the_key_is_made_once_for_its_owner_alone(tmp_path: Path) -> None:
    path = tmp_path / "audit.key"
    first = public_key(key_at(path))
    assert (public_key(key_at(path)), path.stat().st_mode & 0o777) == (first, 0o600)
    assert list(tmp_path.iterdir()) == [path]
    path.chmod(0o644)
    with pytest.raises(CheckpointError, match="chmod 600"):
        read_key(path)


def test_a_damaged_key_is_named(tmp_path: Path) -> None:
    path = tmp_path / "audit.key"
    path.write_text("no key")
    path.chmod(0o600)
    with pytest.raises(CheckpointError, match="is no key"):
        key_at(path)


@pytest.mark.skipif(shutil.which("openssl") is None, reason="no openssl here to ask as the third party")
def test_openssl_confirms_the_signature_without_our_code(tmp_path: Path, signed: Checkpoint) -> None:
    (tmp_path / "text").write_bytes(signed.signed_bytes())
    (tmp_path / "signature").write_bytes(bytes.fromhex(signed.signature))
    prefix = bytes.fromhex("302a300506032b6570032100")  # SubjectPublicKeyInfo of Ed25519, RFC 8410
    (tmp_path / "key.der").write_bytes(prefix + bytes.fromhex(signed.public_key))
    command = "openssl pkeyutl -verify -pubin -keyform DER -inkey key.der -rawin -in text -sigfile signature"
    assert subprocess.run(command.split(), cwd=tmp_path, capture_output=True, check=False).returncode == 0
