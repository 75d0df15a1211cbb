from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

RACE = Path(__file__).parents[2] / "benchmarks" / "queue_race.py"


def race(server: dict[str, str], *options: str) -> dict[str, Any]:
    done = subprocess.run(
        [sys.executable, str(RACE), *options], env=os.environ | server, capture_output=True, text=True, check=False,
        timeout=120,
    )  # fmt: skip
    assert done.stdout, done.stderr
    figures: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    assert done.returncode == (0 if figures["ok"] else 1)
    return figures


@pytest.mark.parametrize("database", ["sqlite", "postgresql"])
@pytest.mark.parametrize("way", [["--direct"], []], ids=["ledger", "http"])
def test_eight_analysts_at_once_are_never_offered_one_case_twice_and_lose_no_decision(
    database: str, way: list[str], race_server: dict[str, str]
) -> None:
    claims = 100 if way else 40  # 20,000 by 50 analysts in `make bench`
    figures = race(race_server, "--analysts", "8", "--claims", str(claims), "--database", database, *way)
    harm = ("double_offers", "lost", "doubled", "invented", "half_done", "errors")
    assert {name: figures[name] for name in harm} == dict.fromkeys(harm, 0), figures
    assert figures["bad_event"] is None
    deeds = figures["deeds"]
    assert deeds["claim ok"] == claims
    assert min(deeds[name] for name in ("decide ok", "decide refused", "approve ok", "release ok", "skip ok")) > 0
