"""Every attack of tests/hostile, over HTTP and in the browser; prints one JSON object with the figures, last.

usage: .venv/bin/python benchmarks/hostile.py
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "tests" / "hostile"))

from server import hostile_server  # noqa: E402

MOST_MB = 300


def main() -> None:
    """Run all cases, one after another, and count."""
    wrong, largest, slowest = [], 0, (0.0, "")
    counts = {}
    with hostile_server() as hostile:
        for mode in ("never", "always"):
            names = [name for name in hostile.cases if name.startswith("drawn-") == (mode == "always")]
            command = [sys.executable, str(ROOT / "tests/hostile/attacked.py"), str(hostile.port), str(hostile.canary)]
            with subprocess.Popen(
                [*command, mode, *names], stdout=subprocess.PIPE, text=True, env={**os.environ, "PYTHONPATH": str(ROOT)}
            ) as process:
                assert process.stdout is not None
                for row in map(json.loads, process.stdout):
                    outcome, most = hostile.cases[row["case"]]
                    counts[row["case"]] = row["outcome"]
                    largest, slowest = max(largest, row["largest_mb"]), max(slowest, (row["seconds"], row["case"]))
                    if row["outcome"] != outcome or row["observations"] > most or row["of_start"] != 1:
                        wrong.append(row["case"])
                    print(json.dumps(row, ensure_ascii=False), file=sys.stderr)
        missing = [name for name in hostile.cases if name not in counts]
        touched, _ = hostile.end()
    result = {
        "cases": len(counts), "in_the_browser": sum(name.startswith("drawn-") for name in counts),
        "wrong": wrong + missing,
        "private_connections": len(touched), "largest_mb": largest, "slowest": slowest,
    }  # fmt: skip
    result["passed"] = not (wrong or missing or touched) and largest <= MOST_MB
    print(json.dumps(result))
    raise SystemExit(0 if result["passed"] else 1)


if __name__ == "__main__":
    main()
