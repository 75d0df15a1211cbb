"""What a year costs: the weekly report in every format, a year's figures checked by SQL, 100,000 cases exported.

usage: .venv/bin/python benchmarks/report_scale.py --cases 1000000 [--export 100000] [--database sqlite|postgresql]

Fills a year of cases with requests, answers and looks as an office has them, then runs the commands, each in a process
of its own. Prints one JSON object last, with what misses its line (then exit 1).
"""

import argparse
import json
import multiprocessing
import os
import resource
import subprocess
import sys
import tempfile
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import create_engine, text

from benchmarks.databases import KINDS, fresh_address
from benchmarks.queue_scale import STARTED, fill

RASOAT = Path(sys.executable).with_name("rasoat")
FORMATS = "docx,xlsx,pdf,html,json,csv"
REPORT_SECONDS, CSV_SECONDS, XLSX_SECONDS, MOST_MEGABYTES = 10, 5, 20, 200  # the lines of the issue
SECONDS_A_CASE = 25  # how far apart the filler opens cases
# A request is sent two hours after its case was opened; then the recipient answers, and we look.
SEND = """UPDATE requests SET state = 'sent', channel = 'paper', sent_at = {plus_2}, deadline_at = {plus_26}
 WHERE id % 10 <> 0"""
_INTO = """INSERT INTO outcomes
 (target_id, claimed, verified, seen, positive_absence, control_loaded, note, recorded_by, recorded_at)"""
CLAIM = (
    _INTO
    + """
 SELECT t.id, CASE t.id % 10 WHEN 1 THEN 'refused' WHEN 2 THEN 'need_more_info' ELSE 'removed' END, NULL, NULL,
 {false}, {false}, '', 'benchmark', {plus_14} FROM targets t JOIN requests r ON r.id = t.request_id
 WHERE r.sent_at IS NOT NULL AND t.id % 4 <> 0"""
)
LOOK = (
    _INTO
    + """
 SELECT t.id, NULL, CASE t.id % 8 WHEN 0 THEN 'still_online' WHEN 1 THEN 'indeterminate' WHEN 2 THEN '{second}'
 ELSE '{first}' END, 'suspected_gone', {false}, {false}, '', 'benchmark', {at}
 FROM targets t JOIN requests r ON r.id = t.request_id WHERE r.sent_at IS NOT NULL"""
)
LOOKS = ((6, "suspected_gone", "suspected_gone"), (28, "suspected_gone", "still_online"),
         (32, "verified_gone", "verified_gone"), (80, "verified_gone", "reappeared"))  # fmt: skip


def work(address: str) -> None:
    """Send the requests, let recipients answer, look at the targets."""
    engine = create_engine(address)
    is_sqlite = engine.dialect.name == "sqlite"

    def later(hours: int, of: str = "") -> str:
        if is_sqlite:
            return f"strftime('%Y-%m-%d %H:%M:%f000', {of}created_at, '+{hours} hours')"
        return f"{of}created_at + interval '{hours} hours'"

    words = {
        "false": "0" if is_sqlite else "false",
        "plus_2": later(2),
        "plus_26": later(26),
        "plus_14": later(14, "r."),
    }
    with engine.begin() as connection:
        connection.execute(text(SEND.format(**words)))
        connection.execute(text(CLAIM.format(**words)))
        for hours, first, second in LOOKS:
            look = LOOK.format(first=first, second=second, at=later(hours, "r."), **words)
            connection.execute(text(look))
        connection.execute(text("ANALYZE"))
    engine.dispose()


def fill_and_work(address: str, total: int) -> None:
    """A year of cases, a tenth of them with a request."""
    fill(address, total, total // 10, 5 * total)
    work(address)


def week_of(cases: int) -> tuple[str, str]:
    """Monday and Sunday of the last whole week that the filler reached."""
    last = (STARTED + timedelta(seconds=SECONDS_A_CASE * cases)).astimezone(ZoneInfo("Asia/Ho_Chi_Minh")).date()
    sunday = last - timedelta(days=last.weekday() + 1)
    return (sunday - timedelta(days=6)).isoformat(), sunday.isoformat()


def measure(environment: dict[str, str], *command: object) -> dict[str, Any]:
    """Seconds, CPU seconds and peak memory of one command. Raises CalledProcessError for one that fails."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    started = time.perf_counter()
    with subprocess.Popen([str(RASOAT), *map(str, command)], env=environment, stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        output = list(process.stdout)
        _, status, used = os.wait4(process.pid, 0)
        process.returncode, peak = os.waitstatus_to_exitcode(status), used.ru_maxrss
    seconds = time.perf_counter() - started
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command, b"".join(output[-5:]))
    last = json.loads(output[-1]) if output else {}
    return {"seconds": round(seconds, 2), "cpu_seconds": round(cpu, 2), "megabytes": round(peak / 1024), "said": last}


def main() -> int:
    """Fill, run, compare with the lines."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--cases", type=int, required=True)
    parser.add_argument("--export", type=int, default=100_000)
    parser.add_argument("--database", choices=KINDS, default="sqlite")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as name, fresh_address(given.database, Path(name)) as address:
        started = time.perf_counter()
        # In a process of its own: what this one has held counts as memory of every command that it starts.
        filler = multiprocessing.get_context("spawn").Process(target=fill_and_work, args=(address, given.cases))
        filler.start()
        filler.join()
        assert filler.exitcode == 0
        filled = time.perf_counter() - started
        folder = Path(name) / "out"
        environment = os.environ | {"RASOAT_DATA": name, "RASOAT_DATABASE_URL": address}
        first, last = week_of(given.cases)
        figures: dict[str, Any] = {}
        figures["report"] = measure(environment, "report", "weekly", "--from", first, "--to", last, "--out", folder,
                                    "--format", FORMATS)  # fmt: skip
        figures["verify"] = measure(environment, "verify", "report", folder / f"weekly_{first}_{last}.json")
        for ending in ("csv", "xlsx"):
            figures[ending] = measure(environment, "export", folder / f"cases.{ending}", "--most", given.export)
        sizes = {path.suffix[1:]: path.stat().st_size for path in folder.glob("weekly_*")}
    lines = {"report": REPORT_SECONDS, "csv": CSV_SECONDS, "xlsx": XLSX_SECONDS}
    missed = [f"{what}: {figures[what]['seconds']} s, not {most}" for what, most in lines.items()
              if figures[what]["seconds"] > most]  # fmt: skip
    missed += [f"{what}: {figures[what]['megabytes']} MB" for what in ("csv", "xlsx")
               if figures[what]["megabytes"] > MOST_MEGABYTES]  # fmt: skip
    print(json.dumps({
        "database": given.database, "cases": given.cases, "exported": given.export, "fill_seconds": round(filled),
        "week": [first, last], **figures, "report_bytes": sizes, "missed": missed,
        "measured_at": datetime.now(UTC).isoformat(timespec="seconds"),
    }))  # fmt: skip
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
