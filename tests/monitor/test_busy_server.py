"""A real server under strain: stopped while a hundred people work, and left without files to open."""

from __future__ import annotations

import resource
import socket
import subprocess
import threading
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from datetime import UTC, datetime
from pathlib import Path

import httpx
from loopback import RASOAT
from sqlmodel import select
from test_web_office import PASSWORD, TITLE, found, password_hash

from storage.access_tables import SessionRow
from storage.database import Database, sqlite_url
from storage.ledger import cases, people, sightings
from storage.ledger.events import check_chain
from storage.records import Kind, Observation, Role
from storage.tables import DecisionRow

PEOPLE = 100
LEASE = 2  # version of a Case that was opened and claimed
FEWEST_FILES = 60  # that a server is left with: it has some forty open when it begins


@contextmanager
def server(data: Path, most_files: int | None = None) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """`rasoat web` on this folder, and where it answers."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    process = subprocess.Popen(
        [str(RASOAT), "web", "--port", str(port)], stderr=subprocess.PIPE, text=True,
        env={"RASOAT_DATA": str(data), "PATH": "/usr/bin:/bin"}, cwd=data,
    )  # fmt: skip
    assert process.stderr is not None
    assert "http://" in process.stderr.readline()
    drain = threading.Thread(target=process.stderr.read)
    drain.start()
    if most_files is not None:
        resource.prlimit(process.pid, resource.RLIMIT_NOFILE, (most_files, most_files))
    try:
        yield process, f"http://127.0.0.1:{port}"
    finally:
        process.kill()
        process.wait()
        drain.join()
        process.stderr.close()


def open_office(data: Path, number: int) -> Database:
    """An office of so many analysts, each with one Case that is theirs to decide."""
    data.mkdir()
    db, now = Database(sqlite_url(data / "rasoat.db")), datetime.now(UTC)
    people.open_office(db, "Sở mẫu", "Cần Thơ", is_demo=False, now=now)
    for each in range(number):
        user = people.add_user(db, f"Người {each}", Role.ANALYST, password_hash(), actor="test", now=now)
        url = f"https://ban-hang.example/{each}"
        text = f"Cam kết chữa khỏi hoàn toàn {each}"
        seen = Observation(
            url=url, canonical_url=url, kind=Kind.LISTING, title=TITLE, text=text, observed_at=now, capture_sha256=None
        )
        case_id = sightings.see_new(db, seen, [found(text, seen)], now).case_id
        lease = cases.claim(db, user, now, case_id)
        assert (user, case_id, lease.version if lease else 0) == (each + 1, each + 1, LEASE)
    return db


def test_a_server_stopped_while_a_hundred_people_work_loses_nothing_and_keeps_them_signed_in(tmp_path: Path) -> None:
    db = open_office(tmp_path / "data", PEOPLE)
    answers: dict[int, int] = {}
    with ExitStack() as stack:
        trust = httpx.create_ssl_context()  # reading the world's certificates a hundred times takes seconds
        browsers = [stack.enter_context(httpx.Client(timeout=60, verify=trust)) for _ in range(PEOPLE)]
        with server(tmp_path / "data") as (process, address):
            for number, browser in enumerate(browsers):
                form = {"ten": f"Người {number}", "mat_khau": PASSWORD}
                assert browser.post(f"{address}/dang-nhap", data=form).status_code == 303
            with db.read() as session:
                tokens = {row.user_id: row.csrf for row in session.exec(select(SessionRow))}

            def decide(number: int) -> None:
                form = {
                    "csrf": tokens[number + 1], "lease_version": str(LEASE), "verdict": "no_violation",
                    "reason": f"Đã xem. Bản {number}",
                }  # fmt: skip
                try:
                    path = f"{address}/vu-viec/{number + 1}/ket-luan"
                    answers[number] = browsers[number].post(path, data=form).status_code
                except httpx.HTTPError:
                    answers[number] = 0

            at_work = [threading.Thread(target=decide, args=(number,)) for number in range(PEOPLE)]
            for each in at_work:
                each.start()
            while len(answers) < PEOPLE // 10:
                time.sleep(0.01)
            process.terminate()
            process.wait(timeout=90)  # it gives itself 30 s; the machine of the tests may be slow
            for each in at_work:
                each.join()
        assert set(answers.values()) <= {303, 0}
        with db.read() as session:
            decided = {row.case_id for row in session.exec(select(DecisionRow))}
        assert {number + 1 for number, status in answers.items() if status} <= decided
        assert check_chain(db).first_bad is None

        with server(tmp_path / "data") as (_, address):
            assert {browser.get(f"{address}/tro-giup").status_code for browser in browsers} == {200}
    db.close()


def test_without_files_the_server_neither_spins_nor_dies(tmp_path: Path) -> None:
    open_office(tmp_path / "data", 1).close()
    with server(tmp_path / "data", most_files=FEWEST_FILES) as (process, address):
        host, port = address.removeprefix("http://").split(":")
        held = [socket.create_connection((host, int(port))) for _ in range(2 * FEWEST_FILES)]
        time.sleep(1)
        before = cpu_seconds(process.pid)
        time.sleep(3)
        assert cpu_seconds(process.pid) - before < 1  # of three
        for each in held:
            each.close()
        assert httpx.get(f"{address}/khoe", timeout=20).text == "ok"
        assert process.poll() is None


def cpu_seconds(process: int) -> float:
    """What a process has used of a core until now."""
    used = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[11:13]
    return sum(map(int, used)) / 100
