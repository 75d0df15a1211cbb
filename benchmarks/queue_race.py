"""Many analysts at one queue at once, and kill -9 in the middle of it; a checker that knows no code of ours judges.

usage: .venv/bin/python benchmarks/queue_race.py --analysts N --claims N --database sqlite|postgresql [--direct]
       .venv/bin/python benchmarks/queue_race.py --kills N --database sqlite|postgresql

The first starts the real server and speaks HTTP (`--direct`: threads call the ledger); the second kills two working
processes N times. Prints one JSON object last; exit 1 when anything was offered twice, lost, done twice or half done.
"""

import argparse
import http.client
import json
import os
import queue
import random
import select
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
import uuid
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Protocol

from benchmarks.databases import KINDS, fresh_address
from benchmarks.history import OK, REFUSED, UNKNOWN, History, check, is_clean, read_history, read_tables
from benchmarks.queue_scale import STARTED, fill
from monitor.api.tokens import new_secret, stored_form
from storage.database import Database
from storage.ledger import access, cases, decisions
from storage.ledger.errors import LedgerError
from storage.lifecycle import IllegalMoveError
from storage.records import Decision, TakedownRequest

LEASE_SECONDS = 600
CLAIM_P99 = 500  # milliseconds, on SQLite
RESTART_SECONDS = 5
IDLE_SECONDS = 3  # uvicorn closes a connection that was silent for five
APPROVERS = 2
WORKERS = 2  # processes that are killed together


class RefusedError(Exception):
    """The queue said no, and nothing was done."""


class Desk(Protocol):
    """One person's way to the queue. A deed that is refused raises RefusedError."""

    def claim(self) -> tuple[int, int] | None:
        """(case, lease version), or None when nothing waits."""

    def end(self, deed: str, case: int, version: int) -> None:
        """Release or skip."""

    def decide(self, case: int, version: int, verdict: str, reason: str) -> None:
        """Decide a leased case."""

    def judge(self, deed: str, case: int, reason: str) -> None:
        """Approve or return."""


@dataclass
class DirectDesk:
    """Calls the ledger."""

    db: Database
    user_id: int

    def claim(self) -> tuple[int, int] | None:
        lease = cases.claim(self.db, self.user_id, datetime.now(UTC))
        return (lease.case_id, lease.version) if lease else None

    def end(self, deed: str, case: int, version: int) -> None:
        act = {"release": cases.release, "skip": cases.skip}[deed]
        self._try(lambda: act(self.db, case, self.user_id, version, datetime.now(UTC)))

    def decide(self, case: int, version: int, verdict: str, reason: str) -> None:
        violation = verdict == "violation"
        decision = Decision(verdict=verdict, grounds=("TP-04",) if violation else (), reason=reason)
        letter = TakedownRequest(recipient="Chủ quản trang", body="Đề nghị gỡ", targets=(f"https://a.example/{case}",))
        request = letter if violation else None
        self._try(lambda: decisions.decide(self.db, case, self.user_id, version, decision, datetime.now(UTC), request))

    def judge(self, deed: str, case: int, reason: str) -> None:
        act = {"approve": decisions.approve, "return": decisions.return_case}[deed]
        self._try(lambda: act(self.db, case, self.user_id, reason, datetime.now(UTC)))

    def _try(self, act: Callable[[], object]) -> None:
        try:
            act()
        except (LedgerError, IllegalMoveError) as error:
            raise RefusedError(str(error)) from error


class HttpDesk:
    """Speaks HTTP over one connection that is kept open."""

    def __init__(self, port: int, token: str) -> None:
        self._connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
        self._used = 0.0
        self._headers = {"Authorization": f"Bearer {token}", "Content-Type": "application/json"}

    def claim(self) -> tuple[int, int] | None:
        answer = self._post("claim", {})
        return (answer["case"]["id"], answer["lease"]["version"]) if answer else None

    def end(self, deed: str, case: int, version: int) -> None:
        self._post(f"{case}/{deed}", {"lease_version": version})

    def decide(self, case: int, version: int, verdict: str, reason: str) -> None:
        grounds = ["TP-04"] if verdict == "violation" else []
        sent = {"lease_version": version, "verdict": verdict, "grounds": grounds, "reason": reason}
        self._post(f"{case}/decision", sent)

    def judge(self, deed: str, case: int, reason: str) -> None:
        self._post(f"{case}/{deed}", {"reason": reason})

    def _post(self, path: str, body: dict[str, Any]) -> Any:
        headers = self._headers | {"Idempotency-Key": uuid.uuid4().hex}
        if time.monotonic() - self._used > IDLE_SECONDS:
            self._connection.close()  # and opened anew by the request
        try:
            self._connection.request("POST", f"/api/v1/cases/{path}", json.dumps(body), headers)
            answer = self._connection.getresponse()
            content = answer.read()
            self._used = time.monotonic()
        except (OSError, http.client.HTTPException):
            self._connection.close()
            raise
        if 400 <= answer.status < 500:
            raise RefusedError(content.decode())
        if answer.status not in (200, 204):
            raise OSError(f"{answer.status}: {content[:300]!r}")
        return json.loads(content) if content else None


@dataclass
class Race:
    """What the people of one race share."""

    history: History
    left: int
    started: float = field(default_factory=time.monotonic)
    pending: "queue.Queue[int]" = field(default_factory=queue.Queue)
    over: threading.Event = field(default_factory=threading.Event)
    results: Counter[str] = field(default_factory=Counter)
    claim_seconds: list[float] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    lock: threading.Lock = field(default_factory=threading.Lock)

    def take(self) -> bool:
        """Whether one more claim is to be made."""
        with self.lock:
            self.left -= 1
            return self.left >= 0

    def do(self, who: str, deed: str, case: int, version: int, act: Callable[[], object], token: str = "") -> bool:
        """Do one deed and write it down; whether it was done."""
        sent, result = time.monotonic(), OK
        try:
            act()
        except RefusedError:
            result = REFUSED
        except Exception as error:  # noqa: BLE001  whatever broke, nobody knows whether the deed was done
            result = UNKNOWN
            self.errors.append(f"{deed}: {error!r}"[:300])
        self.history.write(who=who, deed=deed, case=case, version=version, token=token, sent=sent,
                           done=time.monotonic(), result=result)  # fmt: skip
        with self.lock:
            self.results[f"{deed} {result}"] += 1
        return result == OK

    def claim(self, who: str, desk: Desk) -> tuple[int, int] | None:
        """Claim and write it down."""
        sent = time.monotonic()
        try:
            leased = desk.claim()
        except Exception as error:  # noqa: BLE001
            self.errors.append(f"claim: {error!r}"[:300])
            return None
        done = time.monotonic()
        with self.lock:
            self.claim_seconds.append(done - sent)
            self.results["claim ok" if leased else "claim nothing"] += 1
        if leased:
            self.history.write(who=who, deed="claim", case=leased[0], version=leased[1], token="", sent=sent, done=done,
                               result=OK, until=sent + LEASE_SECONDS)  # fmt: skip
        return leased


def analyst(race: Race, who: str, desk: Desk, twin: Desk, seed: int) -> None:
    """Claim until the race is over; `twin` is the same person in a second window."""
    chance = random.Random(seed)
    while race.take():
        leased = race.claim(who, desk)
        if leased is not None:
            handle(race, who, (desk, twin), *leased, chance)


def handle(race: Race, who: str, desks: tuple[Desk, Desk], case: int, version: int, chance: random.Random) -> None:
    """What becomes of one leased case: mostly decided, some put back, some forgotten."""
    desk, twin = desks
    dice = chance.random()
    if dice < 0.05:
        return  # silent: the lease runs out in ten minutes
    if dice < 0.3:
        deed = "release" if dice < 0.18 else "skip"
        race.do(who, deed, case, version, lambda: desk.end(deed, case, version))
        if chance.random() < 0.2:
            late(race, who, desk, case, version)
        return
    if chance.random() < 0.1:
        late(race, who, desk, case, version - 1)
    verdict = "violation" if chance.random() < 0.5 else "no_violation"

    def decide(at: Desk) -> bool:
        token = uuid.uuid4().hex
        return race.do(who, "decide", case, version, lambda: at.decide(case, version, verdict, token), token)

    done = False
    if chance.random() < 0.1:  # the same lease from two windows at once
        other = threading.Thread(target=lambda: decide(twin))
        other.start()
        decide(desk)
        other.join()
        done = True
    else:
        done = decide(desk)
        if chance.random() < 0.1:
            late(race, who, desk, case, version)
    if done and verdict == "violation":
        for _ in range(2 if chance.random() < 0.3 else 1):  # now and then two leaders take up the same case
            race.pending.put(case)


def late(race: Race, who: str, desk: Desk, case: int, version: int) -> None:
    """A decision on a lease that is over: it has to be refused."""
    token = uuid.uuid4().hex
    race.do(who, "decide", case, version, lambda: desk.decide(case, version, "no_violation", token), token)


def approver(race: Race, who: str, desk: Desk, seed: int) -> None:
    """Approve or return what analysts decided, until they have gone and nothing is left."""
    chance = random.Random(seed)
    while True:
        try:
            case = race.pending.get(timeout=0.1)
        except queue.Empty:
            if race.over.is_set():
                return
            continue
        deed, token = ("approve" if chance.random() < 0.8 else "return"), uuid.uuid4().hex
        race.do(who, deed, case, 0, lambda deed=deed, case=case, token=token: desk.judge(deed, case, token), token)


def run_race(race: Race, desks: list[tuple[str, Desk, Desk]]) -> float:
    """Everybody at once; the seconds that it took. The last APPROVERS of `desks` approve."""
    leaders = [
        threading.Thread(target=approver, args=(race, name, desk, 1000 + number))
        for number, (name, desk, _) in enumerate(desks[-APPROVERS:])
    ]
    analysts = [
        threading.Thread(target=analyst, args=(race, name, desk, twin, number))
        for number, (name, desk, twin) in enumerate(desks[:-APPROVERS])
    ]
    started = time.monotonic()
    for thread in leaders + analysts:
        thread.start()
    for thread in analysts:
        thread.join()
    race.over.set()
    for thread in leaders:
        thread.join()
    return time.monotonic() - started


@contextmanager
def desks_of(address: str, ids: list[int], folder: Path, *, direct: bool) -> Iterator[list[tuple[str, Desk, Desk]]]:
    """(name, desk, a second desk) of each person: on the ledger, or on a real server that is started for it."""
    db = Database(address)
    names = [f"Chuyên viên {number}" for number in range(1, len(ids) - APPROVERS + 1)]
    names += [f"Lãnh đạo {number}" for number in range(1, APPROVERS + 1)]
    try:
        if direct:
            yield [(name, DirectDesk(db, user), DirectDesk(db, user)) for name, user in zip(names, ids, strict=True)]
            return
        tokens = [new_secret() for _ in ids]
        for user, token in zip(ids, tokens, strict=True):
            access.add_token(db, user, stored_form(token), "benchmark", STARTED)
        with server(address, folder) as port:
            people = zip(names, tokens, strict=True)
            yield [(name, HttpDesk(port, token), HttpDesk(port, token)) for name, token in people]
    finally:
        db.close()


@contextmanager
def server(address: str, folder: Path) -> Iterator[int]:
    """`rasoat web` on that database; its port. Stopped at the end of the block."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    environment = {name: text for name, text in os.environ.items() if not name.startswith("RASOAT_")}
    environment |= {"RASOAT_DATA": str(folder / "data"), "RASOAT_DATABASE_URL": address}
    command = [str(Path(sys.executable).with_name("rasoat")), "web", "--port", str(port)]
    log = folder / "server.log"
    with log.open("w") as output:
        process = subprocess.Popen(command, env=environment, stderr=subprocess.PIPE, stdout=output, text=True)
        assert process.stderr is not None
        first = process.stderr.readline()  # it says where it is once it answers
        if "http://" not in first:
            raise RuntimeError(first + process.stderr.read())
        drain = threading.Thread(target=lambda: output.writelines(process.stderr or ()))
        drain.start()
        try:
            yield port
        finally:
            process.terminate()
            process.wait(timeout=60)
            drain.join()
            process.stderr.close()


def race(kind: str, analysts: int, claims: int, *, direct: bool) -> tuple[dict[str, Any], bool]:
    """(figures, whether all is well) of one race."""
    with tempfile.TemporaryDirectory() as name, fresh_address(kind, Path(name)) as address:
        folder = Path(name)
        filled = fill(address, max(claims, 200), 0, 0, analysts=analysts)
        history = History(folder / "history.jsonl")
        running = Race(history, claims)
        with desks_of(address, filled.analysts, folder, direct=direct) as desks:
            seconds = run_race(running, desks)
        history.close()
        found = check(read_history(folder / "history.jsonl"), read_tables(address))
    ordered = sorted(running.claim_seconds)
    milliseconds = {f"p{part}": round(ordered[len(ordered) * part // 100] * 1000, 1) for part in (50, 95, 99)}
    figures = {"database": kind, "over": "ledger" if direct else "http", "analysts": analysts, "claims": claims,
               "seconds": round(seconds, 1), "claim_milliseconds": milliseconds,
               "deeds": dict(sorted(running.results.items())),
               "errors": len(running.errors), "error_examples": running.errors[:3], **found}  # fmt: skip
    slow = kind == "sqlite" and milliseconds["p99"] > CLAIM_P99
    return figures, is_clean(found) and not slow and not running.errors


# --- kill -9 -----------------------------------------------------------------------------------------------------


def work_until_killed(address: str, ids: list[int], seed: int, tell: int) -> None:
    """A process of its own: say how long opening took, then claim, decide, approve; each deed told before and after."""
    started = time.monotonic()
    db = Database(address)
    chance = random.Random(seed)
    names = [f"Chuyên viên {number}" for number in range(1, len(ids) - APPROVERS + 1)]

    def say(**line: object) -> None:
        os.write(tell, (json.dumps(line) + "\n").encode())

    def do(who: str, desk: DirectDesk, deed: str, case: int, version: int) -> None:
        token = uuid.uuid4().hex
        told = {"who": who, "deed": deed, "case": case, "version": version, "token": token, "sent": time.monotonic()}
        say(**told)
        try:
            if deed == "release":
                desk.end(deed, case, version)
            elif deed == "decide":
                desk.decide(case, version, "violation", token)
            else:
                desk.judge(deed, case, token)
            say(**told, done=time.monotonic(), result=OK)
        except RefusedError:
            say(**told, done=time.monotonic(), result=REFUSED)

    say(opened=time.monotonic() - started)
    while True:
        number = chance.randrange(len(names))
        who, desk, leader, sent = names[number], DirectDesk(db, ids[number]), DirectDesk(db, ids[-1]), time.monotonic()
        leased = desk.claim()
        if leased is None:
            return
        case, version = leased
        say(who=who, deed="claim", case=case, version=version, token="", sent=sent, done=time.monotonic(), result=OK,
            until=sent + LEASE_SECONDS)  # fmt: skip
        dice = chance.random()
        if dice < 0.15:
            do(who, desk, "release", case, version)
            continue
        do(who, desk, "decide", case, version)
        if dice < 0.9:
            do("Lãnh đạo 2", leader, "approve" if dice < 0.7 else "return", case, 0)


def killed_worker(address: str, ids: list[int], seed: int) -> tuple[int, int]:
    """Start a worker; (its process id, the pipe that it tells its deeds to)."""
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            os.close(reader)
            work_until_killed(address, ids, seed, writer)
        finally:
            os._exit(0)
    os.close(writer)
    return child, reader


def kill_once(address: str, ids: list[int], chance: random.Random) -> tuple[list[dict[str, Any]], float]:
    """Start workers, kill them at a random point; (what they told, the longest opening in seconds)."""
    workers = [killed_worker(address, ids, chance.randrange(2**31)) for _ in range(WORKERS)]
    told = dict.fromkeys((reader for _, reader in workers), b"")
    for reader in told:  # both have opened, or died
        told[reader] += os.read(reader, 65536)
    deadline = time.monotonic() + chance.uniform(0, 0.3)
    while (wait := deadline - time.monotonic()) > 0:
        for reader in select.select(list(told), [], [], wait)[0]:
            told[reader] += (more := os.read(reader, 65536))
            if not more:
                deadline = 0
    for child, _ in workers:
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
    for reader in told:
        while more := os.read(reader, 65536):
            told[reader] += more
        os.close(reader)
    lines = [json.loads(line) for text in told.values() for line in text.splitlines()]
    openings = [line["opened"] for line in lines if "opened" in line]
    if len(openings) != WORKERS:
        raise RuntimeError("a worker could not open the database")
    return [line for line in lines if "deed" in line], max(openings)


def answered(lines: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """A history of what was told: a deed without an answer is "unknown"."""
    deeds: dict[tuple[str, int, int, str], dict[str, Any]] = {}
    for line in lines:
        known = deeds.setdefault((line["deed"], line["case"], line["version"], line["token"]), line)
        known.update(line)
    return [{"done": time.monotonic(), "result": UNKNOWN} | deed for deed in deeds.values()]


def kills(kind: str, number: int) -> tuple[dict[str, Any], bool]:
    """(figures, whether all is well) of so many kills; everything is checked after each."""
    chance = random.Random(number)
    with tempfile.TemporaryDirectory() as name, fresh_address(kind, Path(name)) as address:
        ids = fill(address, max(100 * number, 400), 0, 0, analysts=6).analysts
        lines: list[dict[str, Any]] = []
        openings, found, done = [], {}, 0
        for _ in range(number):
            told, opening = kill_once(address, ids, chance)
            lines += told
            openings.append(opening)
            done += 1
            found = check(answered(lines), read_tables(address))
            if not is_clean(found):
                break
    deeds = answered(lines)
    results = Counter(deed["result"] for deed in deeds)
    figures = {"database": kind, "kills": done, "workers": WORKERS, "acknowledged": results[OK],
               "cut_off": results[UNKNOWN], "refused": results[REFUSED],
               "restart_seconds_max": round(max(openings), 2), **found}  # fmt: skip
    return figures, is_clean(found) and max(openings) <= RESTART_SECONDS


def main() -> int:
    """One race, or kills."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--analysts", type=int, default=50)
    parser.add_argument("--claims", type=int, default=20_000, help="in all")
    parser.add_argument("--database", choices=KINDS, required=True)
    parser.add_argument("--direct", action="store_true", help="call the ledger from threads, without HTTP")
    parser.add_argument("--kills", type=int, help="kill working processes so many times instead")
    given = parser.parse_args()
    if given.kills:
        figures, well = kills(given.database, given.kills)
    else:
        figures, well = race(given.database, given.analysts, given.claims, direct=given.direct)
    print(json.dumps(figures | {"ok": well}, ensure_ascii=False))
    return 0 if well else 1


if __name__ == "__main__":
    sys.exit(main())
