"""A local certificate log of the real protocol, growing steadily, watched by the real command that is killed twice.

Prints one JSON object last: entries, seconds, entries_per_second, alert_p95_seconds (from the entry's own time in the
log to the recorded alert), missed (lookalikes not recorded, and entries not read), kills, mails that a local SMTP sink
took, and the processor time of the watching processes, which a loaded machine does not change.
Run: python benchmarks/ct_watch.py [--rate 2000] [--seconds 120] [--static] [--no-looks]
"""

from __future__ import annotations

import argparse
import json
import os
import signal
import subprocess
import sys
import tempfile
import threading
import time
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from aiosmtpd.controller import Controller
from cryptography.hazmat.primitives import serialization

sys.path.insert(0, str(Path(__file__).parent.parent / "tests" / "watch"))
from ct_server import Server, TestLog, certificate

from classifier.lookalike.engine import LookalikeEngine, Tier
from classifier.protected import protected_names
from storage.database import Database, sqlite_url
from storage.ledger.lookalikes import position_of
from storage.queries import lookalikes

RASOAT = Path(sys.executable).with_name("rasoat")
ONE_IN = 1000  # entries to a lookalike; real streams have far fewer (10 alerts in 100,000 is the goal)


class Sink:
    """Takes every mail."""

    def __init__(self) -> None:
        self.subjects: list[str] = []

    async def handle_DATA(self, _server, _session, envelope):  # noqa: N802 - aiosmtpd's name
        self.subjects += [
            line for line in envelope.content.decode().splitlines() if line.lower().startswith("subject:")
        ]
        return "250 taken"


def made(names: list[str]) -> list[bytes]:
    return [
        certificate(name, f"www.{name}").public_bytes(serialization.Encoding.DER) for name in names
    ]  # fmt: skip


def lures(count: int) -> list[str]:
    """Names that the engine finds loud, of many targets."""
    engine = LookalikeEngine(protected_names())
    words = [name.keywords[0] for name in protected_names() if name.keywords and len(name.keywords[0]) > 6]
    found: list[str] = []
    number = 0
    while len(found) < count:
        name = f"{words[number % len(words)]}-cskh{number}.top"
        number += 1
        match = engine.judge(name)
        if match is not None and match.tier is Tier.ALERT:
            found.append(name)
    return found


def start(data: Path, server: Server, options: argparse.Namespace, mail: str) -> subprocess.Popen[bytes]:
    environment = os.environ | {"RASOAT_DATA": str(data), "RASOAT_ALERT_URLS": mail}
    command = [str(RASOAT), "lookalike", "watch", "--log", server.url, "--log-key", server.key_option]
    command += ["--allow-private", server.host, "--from", "0", *(["--no-looks"] if options.no_looks else [])]
    return subprocess.Popen(command, env=environment, stderr=subprocess.PIPE)


def main() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("--rate", type=int, default=2000)
    parser.add_argument("--seconds", type=int, default=120)
    parser.add_argument("--static", action="store_true")
    parser.add_argument("--no-looks", action="store_true")
    options = parser.parse_args()
    total = options.rate * options.seconds
    wanted = lures(total // ONE_IN)
    names = [f"may-chu-{number}.example" for number in range(total)]
    names[ONE_IN // 2 :: ONE_IN] = wanted
    sys.stderr.write(f"making {total} certificates\n")
    with ProcessPoolExecutor() as pool:
        parts = [names[at : at + 2000] for at in range(0, total, 2000)]
        ders = [der for part in pool.map(made, parts) for der in part]
    sink = Sink()
    mail_server = Controller(sink, hostname="127.0.0.1", port=0)
    mail_server.port = _free_port()
    mail_server.start()
    log = TestLog()
    with tempfile.TemporaryDirectory() as folder, Server(log, static=options.static) as server:
        mail = f"mailto://127.0.0.1:{mail_server.port}?from=rasoat@office.example&to=analyst@office.example"
        result = run(Path(folder) / "data", log, server, ders, options, mail)
        missed, waits = count_missed(Path(folder) / "data", server, wanted, total)
    mail_server.stop()
    result |= {
        "alert_p95_seconds": round(sorted(waits)[int(0.95 * (len(waits) - 1))], 2) if waits else None,
        "alerts": len(waits), "missed": missed, "mails": len(sink.subjects),
        "flavour": "static" if options.static else "rfc6962", "looks": not options.no_looks,
    }  # fmt: skip
    print(json.dumps(result))
    return 0 if missed == 0 and waits and result["alert_p95_seconds"] <= 60 else 1


def run(data: Path, log: TestLog, server: Server, ders: list[bytes], options: argparse.Namespace, mail: str) -> dict:
    """Let the log grow at its rate while the command watches; kill it twice in between."""
    process = start(data, server, options, mail)
    drain(process)
    kills, cpu, began = 0, 0.0, time.monotonic()
    step = max(1, options.rate // 20)
    for at in range(0, len(ders), step):
        for der in ders[at : at + step]:
            log.add_der(der)
        if kills < 2 and at >= (kills + 1) * len(ders) // 3:
            cpu += end(process, signal.SIGKILL)
            kills += 1
            process = start(data, server, options, mail)
            drain(process)
        time.sleep(max(0.0, began + (at + step) / options.rate - time.monotonic()))
    deadline = time.monotonic() + 300
    while not (data / "rasoat.db").exists() and time.monotonic() < deadline:
        time.sleep(0.5)
    db = Database(sqlite_url(data / "rasoat.db"))
    while time.monotonic() < deadline:
        position = position_of(db, server.url)
        if position is not None and position.position >= len(ders):
            break
        time.sleep(0.2)
    seconds = time.monotonic() - began
    db.close()
    time.sleep(30)  # for the last mails: an alert gathers its campaign's names for 20 s
    cpu += end(process, signal.SIGTERM)
    return {
        "entries": len(ders), "seconds": round(seconds, 1), "entries_per_second": round(len(ders) / seconds),
        "kills": kills, "cpu_seconds": round(cpu, 1), "entries_per_cpu_second": round(len(ders) / cpu),
    }  # fmt: skip


def end(process: subprocess.Popen[bytes], how: signal.Signals) -> float:
    """End a process; gives the processor time that it and the looks it waited for took."""
    process.send_signal(how)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    return usage.ru_utime + usage.ru_stime


def drain(process: subprocess.Popen[bytes]) -> None:
    """Pass on what the command says."""

    def read() -> None:
        assert process.stderr is not None
        for line in process.stderr:
            sys.stderr.write(line.decode("utf-8", "replace"))

    threading.Thread(target=read, daemon=True).start()


def count_missed(data: Path, server: Server, wanted: list[str], total: int) -> tuple[int, list[float]]:
    """(lookalikes that were not recorded + entries that were not read, seconds from event to alert)."""
    db = Database(sqlite_url(data / "rasoat.db"))
    rows = {row.domain: row for row in lookalikes.ranked(db, limit=10 * len(wanted) + 1000)}
    waits = [(rows[name].recorded_at - rows[name].seen_at).total_seconds() for name in wanted if name in rows]
    position = position_of(db, server.url)
    unread = total - (position.position if position else 0)
    without_case = sum(1 for name in wanted if name in rows and rows[name].case_id is None)
    db.close()
    return len(wanted) - len(waits) + unread + without_case, waits


def _free_port() -> int:
    import socket

    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


if __name__ == "__main__":
    sys.exit(main())
