from __future__ import annotations

import json
import sqlite3
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from loopback import Done, rasoat

from storage.database import Database, sqlite_url
from storage.ledger import events

NO_BROWSER = "/nowhere/chromium"  # the doctor asks for it at once, and the suite stays quick
CHECKS = [
    "database", "integrity", "events", "clock", "leases", "evidence", "unscored", "vault", "disk", "backup", "key",
    "model", "browser",
]  # fmt: skip


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """An office with one capture: an imported file."""
    folder = tmp_path / "data"
    arguments = ("init", "--name", "Sở A", "--province", "Hà Tĩnh", "--admin", "quản trị", "--password-stdin")
    assert rasoat(folder, *arguments, stdin="mat-khau-dai-1\n").code == 0
    (tmp_path / "links.jsonl").write_text('{"url": "http://a.example/1", "title": "Trà", "text": "Trà"}\n')
    assert rasoat(folder, "import", str(tmp_path / "links.jsonl")).code == 0
    return folder


def tamper(data: Path, change: str) -> None:
    """What somebody with the rights of the database's owner can do."""
    log = sqlite3.connect(data / "rasoat.db")
    for (name,) in log.execute("SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'events'"):
        log.execute(f"DROP TRIGGER IF EXISTS {name}")
    log.execute(change)
    log.commit()
    log.close()


def doctor(data: Path) -> tuple[Done, dict[str, str]]:
    done = rasoat(data, "doctor", browser=NO_BROWSER)
    return done, {row["check"]: row["status"] for row in done.rows}


def test_a_checkpoint_kept_outside_finds_a_cut_off_tail(data: Path, tmp_path: Path) -> None:
    kept = tmp_path / "checkpoint.json"
    assert rasoat(data, "audit", "checkpoint", "--out", str(kept)).code == 0
    signed = json.loads(kept.read_text())
    assert (signed["office"], signed["events"]) == ("Sở A", signed["seq"])
    good = rasoat(data, "verify", "audit", "--checkpoint", str(kept))
    assert (good.code, good.rows[0]["chain"], good.rows[0]["first_bad_event"]) == (0, "holds", None)
    tamper(data, "DELETE FROM events WHERE seq > 1")
    assert rasoat(data, "verify", "audit").rows == [{"chain": "holds", "first_bad_event": None}]
    bad = rasoat(data, "verify", "audit", "--checkpoint", str(kept))
    assert (bad.code, bad.rows[0]["chain"], bad.rows[0]["first_bad_event"]) == (1, "broken", 2)
    assert (bad.rows[0]["checkpoint"], bad.rows[0]["agrees"]) == (str(kept), False)


def test_each_checkpoint_gets_its_own_line(data: Path, tmp_path: Path) -> None:
    first, second = tmp_path / "1.json", tmp_path / "2.json"
    rasoat(data, "audit", "checkpoint", "--out", str(first))
    rasoat(data, "audit", "checkpoint", "--out", str(second))
    after_first = json.loads(first.read_text())["seq"] + 1
    tamper(data, f"DELETE FROM events WHERE seq = {after_first}")
    done = rasoat(data, "verify", "audit", "--checkpoint", str(first), "--checkpoint", str(second))
    assert [(row["agrees"], row["first_bad_event"]) for row in done.rows] == [(True, after_first), (False, after_first)]
    assert done.code == 1


def test_a_file_that_is_no_checkpoint_is_told_in_one_line(data: Path, tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("Kính gửi")
    done = rasoat(data, "verify", "audit", "--checkpoint", str(tmp_path / "letter.txt"))
    assert (done.code, len(done.lines_said)) == (1, 1)
    assert "is no checkpoint" in done.said


def test_a_backup_is_restored_into_another_folder_and_works_there(data: Path, tmp_path: Path) -> None:
    made = rasoat(data, "backup", "--out", str(tmp_path / "b.zip"))
    assert made.code == 0
    assert made.rows[0].items() >= {"path": str(tmp_path / "b.zip"), "with_key": False, "missing": []}.items()
    back = rasoat(tmp_path / "new", "restore", str(tmp_path / "b.zip"))
    assert (back.code, back.rows[0]["office"], back.rows[0]["events"]) == (0, "Sở A", made.rows[0]["events"])
    assert doctor(tmp_path / "new")[1]["evidence"] == "ok"
    again = rasoat(data, "restore", str(tmp_path / "b.zip"))
    assert again.code == 1
    assert "there already is a database" in again.said


def test_a_backup_without_a_name_goes_into_the_data_folder(data: Path) -> None:
    done = rasoat(data, "backup")
    assert [str(path) for path in (data / "backups").iterdir()] == [done.rows[0]["path"]]


@pytest.mark.parametrize("command", [("backup",), ("restore", "b.zip")])
def test_a_postgresql_address_is_sent_to_its_own_tools(tmp_path: Path, command: tuple[str, ...]) -> None:
    done = rasoat(tmp_path / "data", *command, database_url="postgresql+psycopg://office@127.0.0.1:1/rasoat")
    assert done.code == 1
    assert "pg_dump" in done.said


def test_the_doctor_finds_a_new_office_well(data: Path) -> None:
    done, found = doctor(data)
    assert (done.code, list(found)) == (0, CHECKS)
    assert {name for name, status in found.items() if status != "ok"} <= {"browser", "disk"}
    assert found["browser"] == "warning"


def test_the_doctor_names_what_is_bad(data: Path) -> None:
    rasoat(data, "audit", "checkpoint", "--out", str(data / "checkpoint.json"))
    (data / "audit.key").chmod(0o644)
    for evidence in (data / "vault").glob("*/*"):
        evidence.write_bytes(b"something else")
    tamper(data, "UPDATE events SET actor = 'x' WHERE seq = 2")
    done, found = doctor(data)
    assert done.code == 1
    assert {name for name, status in found.items() if status == "bad"} == {"events", "evidence", "key"}


def test_the_doctor_says_what_it_can_when_the_database_does_not_open(data: Path) -> None:
    (data / "rasoat.db").write_bytes(b"no database at all" * 1000)
    done, found = doctor(data)
    assert (done.code, list(found)) == (1, ["database", "vault", "disk", "backup", "key", "model", "browser"])
    assert (found["database"], found["vault"]) == ("bad", "ok")


@pytest.mark.parametrize("place", [0.25, 0.5, 0.75, 1])
def test_the_doctor_sees_a_damaged_page_wherever_it_lies(data: Path, place: float) -> None:
    pages = (data / "rasoat.db").stat().st_size // 4096
    with (data / "rasoat.db").open("r+b") as file:
        file.seek((round(pages * place) - 1) * 4096)
        file.write(b"\xff" * 4096)
    done, found = doctor(data)
    assert done.code == 1
    assert "bad" in (found.get("integrity"), found["database"])


def test_the_doctor_sees_a_clock_that_moved_and_a_run_that_is_stuck(data: Path) -> None:
    db = Database(sqlite_url(data / "rasoat.db"))
    with db.write() as session:
        events.append(session, datetime.now(UTC) + timedelta(days=1), "system:test", "note", "cases:1")
        events.append(session, datetime.now(UTC), "system:test", "note", "cases:1")
    db.close()
    tamper(
        data,
        "INSERT INTO runs (key, kind, state, attempt, due_at, lease_until, pages, observations, new_cases, error) "
        "VALUES ('x', 'crawl', 'running', 1, '2020-01-01 00:00:00.000000', '2020-01-01 00:00:00.000000', 0, 0, 0, '')",
    )
    done, found = doctor(data)
    assert (found["clock"], found["leases"], done.code) == ("warning", "warning", 0)
