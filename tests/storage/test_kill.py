from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

RACE = Path(__file__).parents[2] / "benchmarks" / "queue_race.py"
KILLS = 6  # 200 in `make bench`


@pytest.mark.parametrize("database", ["sqlite", "postgresql"])
def test_no_acknowledged_deed_is_lost_or_done_twice_when_its_process_is_killed(
    database: str, race_server: dict[str, str]
) -> None:
    done = subprocess.run(
        [sys.executable, str(RACE), "--kills", str(KILLS), "--database", database],
        env=os.environ | race_server, capture_output=True, text=True, check=False, timeout=120,
    )  # fmt: skip
    assert done.stdout, done.stderr
    figures = json.loads(done.stdout.splitlines()[-1])
    harm = ("double_offers", "lost", "doubled", "invented", "half_done")
    assert {name: figures[name] for name in harm} == dict.fromkeys(harm, 0), figures
    assert figures["bad_event"] is None
    assert figures["kills"] == KILLS
    assert figures["acknowledged"] > 0
    assert figures["restart_seconds_max"] <= 5
